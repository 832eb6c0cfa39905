"""Plain text -> Pieces: decoded, page furniture set apart, wrapped lines joined, markers taken off."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from releases.document import Run
from releases.importing import signs
from releases.importing.decoding import decode
from releases.importing.markers import BULLETS, split_marker
from releases.importing.reading import Piece, Place, UnreadableFile
from releases.importing.wrapping import Layout, Line, begins_anew, continues, glue, is_row, layout_of, lines_of

LONGEST = 1_000_000  # characters: looked at no further, so that a hostile file costs little
MARGIN = 2  # lines at the top and at the foot of a page that may be a running header or footer


def read_txt(data: bytes) -> list[Piece]:
    """The paragraphs of a plain text file in reading order. Raises UnreadableFile with a sentence."""
    text = decode(data)
    if len(text) > LONGEST:
        raise UnreadableFile("endless", characters=len(text))
    lines = _bullets_rejoined(lines_of(text))
    furniture = _furniture(lines)
    body = [line for line in lines if line.number not in furniture]
    pieces = _paragraphs(body, layout_of(body))
    pieces += [_piece([line], furniture=True) for line in lines if line.number in furniture]
    return sorted(pieces, key=lambda piece: piece.place.line)


def _bullets_rejoined(lines: list[Line]) -> list[Line]:
    """A bullet that the extractor left alone on its line goes back before its words."""
    out: list[Line] = []
    for line in lines:
        if out and len(out[-1].text) == 1 and (out[-1].text in BULLETS or out[-1].text == "o"):
            bullet = out.pop()
            line = Line(
                line.number, f"{bullet.text} {line.text}", bullet.indent, bullet.gap, bullet.page, line.trailing
            )
        out.append(line)
    return out


def _furniture(lines: list[Line]) -> set[int]:
    """Numbers of the lines that belong to the page and not to the text: running headers, footers, page numbers."""
    found = {line.number for line in lines if signs.is_furniture(line.text) and not signs.is_end_mark(line.text)}
    if lines and lines[-1].page > 1:
        found |= _running(lines)
    return found | _beside_page_numbers(lines, found)


def _beside_page_numbers(lines: list[Line], numbers: set[int]) -> set[int]:
    """Running heads of a file that lost its page breaks: short lines that stand beside page numbers again and again."""
    beside: dict[str, list[int]] = {}
    for before, after in itertools.pairwise(lines):
        for number, line in ((before, after), (after, before)):
            if number.number in numbers and line.number not in numbers and len(line.text) <= 80:
                beside.setdefault(_masked(line.text), []).append(line.number)
    return {n for places in beside.values() if len(places) > 1 for n in places[:None]}


def _running(lines: list[Line]) -> set[int]:
    """Lines at page edges that come back on other pages, digits aside. A label keeps its first place."""
    edges: list[Line] = []
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        edges += page[:MARGIN] + [line for line in page[-MARGIN:] if line not in page[:MARGIN]]
    seen = Counter(_masked(line.text) for line in edges)
    first: set[str] = set()
    found = set()
    for line in edges:
        mask = _masked(line.text)
        keeps = mask not in first and (signs.label_of(line.text) != "")
        first.add(mask)
        if seen[mask] > 1 and len(line.text) <= 120 and not keeps:
            found.add(line.number)
    return found


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _paragraphs(lines: list[Line], layout: Layout) -> list[Piece]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and continues(groups[-1][-1], line, layout, bool(split_marker(groups[-1][0].text)[0])):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_piece(part) for group in groups for part in _heads_apart(group, layout)]


def _heads_apart(group: list[Line], layout: Layout) -> list[list[Line]]:
    """A full headline swallows the sub-headline below it; as no sentence ends there, they are parted again."""
    if not 1 < len(group) < 5 or signs.ends_sentence(group[-1].text) or split_marker(group[0].text)[0]:
        return [group]
    for n in range(1, len(group)):
        if begins_anew(group[n - 1], group[n], layout):
            return [group[:n], *_heads_apart(group[n:], layout)]
    return [group]


def _piece(lines: list[Line], furniture: bool = False) -> Piece:
    text = ""
    for line in lines:
        text = glue(text, line.text)
    marker, rest = split_marker(text)
    if not is_row(text):
        rest = re.sub(r"[ \t]{2,}", " ", rest)
    return Piece(
        runs=(Run(rest),),
        place=Place(lines[0].number, lines[-1].number),
        marker=marker,
        indent=lines[0].indent,
        gap=lines[0].gap,
        furniture=furniture,
    )
