"""The body: headings, paragraphs, bullets in their levels, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from releases.document import Block, Bullets, Item, Paragraph, Runs, Section, Table
from releases.importing import signs
from releases.importing.markers import is_number, marker_class, number_of
from releases.importing.reading import Piece
from releases.importing.runs import cut, stripped
from releases.importing.wrapping import cells, is_row

LONGEST_HEADING = 100  # cells


@dataclass
class Built:
    """Sections, and for every block the pieces it came from: (section, block) -> pieces."""

    sections: list[Section] = field(default_factory=list)
    places: dict[tuple[int, int], list[Piece]] = field(default_factory=dict)
    headings: dict[int, Piece] = field(default_factory=dict)


def build_sections(pieces: list[Piece], runs: list[Runs]) -> Built:
    """The sections of a body. `runs` are the pieces' texts with quotes marked and the dateline gone."""
    built = Built([Section(None)])
    n = 0
    while n < len(pieces):
        if is_heading(pieces, n):
            built.headings[len(built.sections)] = pieces[n]
            built.sections.append(Section(heading_text(pieces[n]), level=3 if pieces[n].level > 2 else 2))
            n += 1
            continue
        end = _end_of_block(pieces, n)
        block = _block(pieces[n:end], runs[n:end])
        section = built.sections[-1]
        built.places[len(built.sections) - 1, len(section.blocks)] = pieces[n:end]
        built.sections[-1] = replace(section, blocks=(*section.blocks, block))
        n = end
    if not built.sections[0].blocks and len(built.sections) > 1:
        built = Built(
            built.sections[1:],
            {(s - 1, b): p for (s, b), p in built.places.items()},
            {s - 1: p for s, p in built.headings.items()},
        )
    return built


def heading_text(piece: Piece) -> str:
    text = " ".join(piece.text.split())
    return f"{piece.marker} {text}" if is_number(piece.marker) else text


def is_heading(pieces: list[Piece], n: int) -> bool:
    """A heading: named so by the file, or a short line that ends no sentence and stands above a text."""
    piece = pieces[n]
    text = piece.text.strip()
    if piece.style in ("heading", "text"):
        return piece.style == "heading"
    if piece.cell is not None or piece.picture is not None or is_row(text) or not text or n + 1 >= len(pieces):
        return False
    if piece.marker and not _numbered_heading(pieces, n):
        return False
    if (
        cells(text) > LONGEST_HEADING
        or text[-1] in ".。;；,，、:：…"
        or (text[-1] in '”」"' and signs.ends_sentence(text))
    ):
        return False
    if re.match(r"[—–-]+\s*\w", text) or "@" in text or re.fullmatch(r"(?:https?://|www\.)\S+", text):
        return False
    if text[0] in '“「"' and text[-1] in '”」"' and len(text) > 60:
        return False
    return _stands_above_text(pieces, n)


def _numbered_heading(pieces: list[Piece], n: int) -> bool:
    """ "1. Background" above a paragraph is a heading; among other items of its list it is an item."""
    piece = pieces[n]
    if not is_number(piece.marker) or n + 1 >= len(pieces) or pieces[n + 1].marker or _counts_on(pieces, n):
        return False
    below = pieces[n + 1]
    above_text = cells(below.text) > 60 or below.cell is not None or is_row(below.text)
    return cells(piece.text) <= 60 and not signs.ends_sentence(piece.text) and above_text


def _counts_on(pieces: list[Piece], n: int) -> bool:
    """Whether "3." follows "2." in one list, with nothing between them but the items below "2."."""
    kind, number = marker_class(pieces[n].marker), number_of(pieces[n].marker)
    for k in range(n - 1, -1, -1):
        if not pieces[k].marker:
            return False
        if marker_class(pieces[k].marker) == kind:
            return number_of(pieces[k].marker) == number - 1
    return False


def _stands_above_text(pieces: list[Piece], n: int) -> bool:
    following = pieces[n + 1]
    if following.marker or following.cell is not None or is_row(following.text):
        return True
    if signs.ends_sentence(following.text) or following.style == "heading":
        return True
    below = pieces[n + 2] if n + 2 < len(pieces) else None
    return cells(following.text) > cells(pieces[n].text) or (below is not None and signs.ends_sentence(below.text))


def _end_of_block(pieces: list[Piece], n: int) -> int:
    """Where the block that begins with piece n ends: a list runs to its last item, a table to its last row."""
    same = _same_list if pieces[n].marker else _same_table if _tabular(pieces[n]) else None
    end = n + 1
    while same and end < len(pieces) and same(pieces, n, end):
        end += 1
    return end


def _same_list(pieces: list[Piece], start: int, n: int) -> bool:
    return bool(pieces[n].marker) and not is_heading(pieces, n)


def _tabular(piece: Piece) -> bool:
    return piece.cell is not None or is_row(piece.text)


def _same_table(pieces: list[Piece], start: int, n: int) -> bool:
    first, piece = pieces[start], pieces[n]
    if first.cell and piece.cell:
        return first.cell[0] == piece.cell[0]
    return not first.cell and not piece.cell and is_row(piece.text)


def _block(pieces: list[Piece], runs: list[Runs]) -> Block:
    if pieces[0].marker:
        return Bullets(_items(pieces, runs), ordered=is_number(pieces[0].marker))
    if pieces[0].cell is not None:
        return _cells(pieces, runs)
    if len(pieces) > 1:
        return Table(tuple(_row(p, r) for p, r in zip(pieces, runs, strict=True)), header=True)
    return Paragraph(stripped(runs[0]))


def _cells(pieces: list[Piece], runs: list[Runs]) -> Table:
    rows: dict[int, list[Runs]] = {}
    for piece, text in zip(pieces, runs, strict=True):
        row = rows.setdefault(piece.cell[1] if piece.cell else 0, [])
        row.append(text)
    return Table(tuple(tuple(row) for row in rows.values()), header=len(rows) > 1)


def _row(piece: Piece, runs: Runs) -> tuple[Runs, ...]:
    """The cells of a row of plain text."""
    out, start = [], 0
    for match in re.finditer(r"\s*\t\s*|\s{3,}|\s+\|\s+", piece.text):
        out.append(cut(runs, start, match.start()))
        start = match.end()
    out.append(cut(runs, start))
    return tuple(cell for cell in out if cell)


# Lists: the level is the one that the file names, else that of the marker's class, in the order in which they appear.


def levels_of(pieces: list[Piece]) -> list[int]:
    """The level of every item of a list, from 1."""
    if any(p.level for p in pieces):
        return [p.level or 1 for p in pieces]
    indents = sorted({p.indent for p in pieces})
    if len(indents) > 1 and indents[-1] - indents[0] >= 2:
        return _by_indent(pieces)
    stack: list[str] = []
    levels = []
    for piece in pieces:
        kind = marker_class(piece.marker)
        if kind in stack:
            del stack[stack.index(kind) + 1 :]
        else:
            stack.append(kind)
        levels.append(len(stack))
    return levels


def _by_indent(pieces: list[Piece]) -> list[int]:
    stack: list[int] = []
    levels = []
    for piece in pieces:
        while stack and stack[-1] > piece.indent:
            stack.pop()
        if not stack or stack[-1] < piece.indent:
            stack.append(piece.indent)
        levels.append(len(stack))
    return levels


def _items(pieces: list[Piece], runs: list[Runs]) -> tuple[Item, ...]:
    entries = list(zip(levels_of(pieces), pieces, runs, strict=True))
    return _nested(entries, min(level for level, _, _ in entries))


def _nested(entries: list[tuple[int, Piece, Runs]], level: int) -> tuple[Item, ...]:
    """The items of one level, each with the deeper ones that follow it."""
    items: list[Item] = []
    n = 0
    while n < len(entries):
        runs = entries[n][2]
        end = n + 1
        while end < len(entries) and entries[end][0] > level:
            end += 1
        below = _nested(entries[n + 1 : end], min(e[0] for e in entries[n + 1 : end])) if end > n + 1 else ()
        items.append(Item(stripped(runs), below, ordered=bool(below) and is_number(entries[n + 1][1].marker)))
        n = end
    return tuple(items)
