"""The lines of a page in the order in which a person reads them: columns one after the other, rows of a table across.

A stretch of the page is in columns where several lines stand on both sides of a gutter that no line crosses. Labels and
their answers ("Tel:   +44 ...") stand so too, and are one line; a table of data keeps its rows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from releases.importing import signs
from releases.importing.contact_lines import EMAIL_WORD, PHONE_WORD, holds_contact
from releases.importing.pdf_letters import Letter
from releases.importing.pdf_lines import Line
from releases.importing.wrapping import cells

GUTTER = 8.0  # points: no narrower gutter parts columns
FEWEST = 2  # lines on each side
SHORT = 26  # cells: a longer line is no table entry

_number = itertools.count(1)


@dataclass
class Band:
    """A stretch of lines from the top down: whole lines, or columns side by side."""

    whole: list[Line] = field(default_factory=list)
    columns: list[list[Line]] = field(default_factory=list)


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Lines of one page, each with its column, edges and cell set."""
    lines = sorted(lines, key=lambda line: (round(line.base), line.x0))
    out: list[Line] = []
    for n, band in enumerate(_bands(lines)):
        if band.columns:
            out += _columns(band.columns, n * 100)
        else:
            out += _rows(band.whole, n * 100)
    return out


def _bands(lines: list[Line]) -> list[Band]:
    gutter = _best_gutter(lines)
    if gutter is None:
        return [Band(whole=lines)]
    bands: list[Band] = []
    run: list[Line] = []

    def close() -> None:
        left, right = _sides(run, gutter)
        if _are_columns(left, right):
            above, left, right, below = _trimmed(left, right)
            bands.extend([Band(whole=above)] if above else [])
            bands.append(Band(columns=[left, right]))
            bands.extend(_bands(below) if below else [])
        elif run:
            bands.append(Band(whole=list(run)))
        run.clear()

    for line in lines:
        if line.x0 < gutter - 1 and line.x1 > gutter + 1:
            close()
            if bands and bands[-1].whole and not bands[-1].columns:
                bands[-1].whole.append(line)
            else:
                bands.append(Band(whole=[line]))
        else:
            run.append(line)
    close()
    return bands


def _sides(lines: Iterable[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left, right = [], []
    for line in lines:
        (left if line.x1 <= gutter + 1 else right).append(line)
    return left, right


def _best_gutter(lines: list[Line]) -> float | None:
    """The x at which most lines stand on both sides within stretches that no line crosses; None for one column."""
    best, most = None, 0
    for x in sorted({round(line.x0, 1) - 2 for line in lines}):
        count = 0
        run: list[Line] = []
        for line in [*lines, None]:
            if line is None or (line.x0 < x - 1 and line.x1 > x + 1):
                left, right = _sides(run, x)
                if _are_columns(left, right):
                    count += min(len(left), len(right)) * 2
                run = []
            else:
                run.append(line)
        if count > most:
            best, most = x, count
    return best


def _are_columns(left: list[Line], right: list[Line]) -> bool:
    if len(left) < FEWEST or len(right) < FEWEST:
        return False
    beside = [r for r in right if any(l.top < r.bottom and r.top < l.bottom for l in left)]
    across = [l for l in left if any(l.top < r.bottom and r.top < l.bottom for r in right)]
    if len(beside) < FEWEST or len(across) < FEWEST:
        return False
    edge = max(l.x1 for l in across)
    start = min(r.x0 for r in beside)
    # A right-hand column begins at one edge; lines that are merely short and centred do not.
    aligned = sum(abs(r.x0 - start) < 3 for r in right)
    return start - edge >= GUTTER and aligned * 2 >= len(right)


def _trimmed(left: list[Line], right: list[Line]) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """(lines above, left column, right column, lines below): what stands beside nothing belongs to no column.

    Only lines well clear of the other column are cut off; the last lines of an uneven column stay in it.
    """
    pitch = max(l.bottom - l.top for l in (*left, *right)) * 1.9
    top = max(min(l.top for l in left), min(r.top for r in right))
    bottom = min(max(l.bottom for l in left), max(r.bottom for r in right))
    above = [l for l in (*left, *right) if l.bottom <= top and _gap_below(l, left, right) > pitch]
    below: list[Line] = []
    for side in (left, right):
        tail = sorted((l for l in side if l.top >= bottom), key=lambda l: l.top)
        for n, line in enumerate(tail):
            previous = max((l.bottom for l in side if l.bottom <= line.top + 1), default=line.top)
            if line.top - previous > pitch:
                below += tail[n:]
                break
    keep = {id(l) for l in (*above, *below)}
    return (
        sorted(above, key=lambda l: l.base),
        [l for l in left if id(l) not in keep],
        [l for l in right if id(l) not in keep],
        sorted(below, key=lambda l: l.base),
    )


def _gap_below(line: Line, left: list[Line], right: list[Line]) -> float:
    return min(
        (l.top - line.bottom for l in (*left, *right) if l.top >= line.bottom - 1 and l is not line), default=0.0
    )


def _columns(columns: list[list[Line]], key: int) -> list[Line]:
    left, right = columns
    rows = _aligned(left, right)
    if rows and _labelled(rows):
        return _rows([line for column in columns for line in column], key)
    if rows and _tabular(left, right, rows):
        return _table(rows, next(_number))
    out = []
    for n, column in enumerate(columns):
        ordered = in_reading_order(column)
        edges = min(l.x0 for l in column), max(l.x1 for l in column)
        for line in ordered:
            line.column = line.column + key + 10 * (n + 1)
            if line.right == 0.0:
                line.left, line.right = edges
        out += ordered
    return out


def _aligned(left: list[Line], right: list[Line]) -> list[tuple[Line | None, list[Line]]]:
    """Rows in which both sides share a base line; empty if the columns run independently."""
    rows: list[tuple[Line | None, list[Line]]] = []
    used: set[int] = set()
    for line in left:
        beside = [r for r in right if abs(r.base - line.base) < 2.5 and id(r) not in used]
        used |= {id(r) for r in beside}
        rows.append((line, beside))
    rows += [(None, [r]) for r in right if id(r) not in used]
    together = sum(bool(l and r) for l, r in rows)
    rows.sort(key=lambda row: (row[0] or row[1][0]).base)
    return rows if together * 10 >= len(rows) * 6 else []


def _labelled(rows: list[tuple[Line | None, list[Line]]]) -> bool:
    labels = [l.text.strip() for l, r in rows if l and r]
    asking = sum(bool(re.search(r"[:：]$", t) or PHONE_WORD.fullmatch(t) or EMAIL_WORD.fullmatch(t)) for t in labels)
    return asking * 2 > len(labels)


def _tabular(left: list[Line], right: list[Line], rows: list[tuple[Line | None, list[Line]]]) -> bool:
    """Short entries, no sentences; contacts side by side are columns and no table."""
    every = [*left, *right]
    if any(holds_contact(l.text) for l in left) and any(holds_contact(r.text) for r in right):
        return False
    long = [l for l in every if cells(l.text) > SHORT or signs.ends_sentence(l.text)]
    return len(long) * 5 <= len(every) and len(rows) >= 2


def _table(rows: list[tuple[Line | None, list[Line]]], table: int) -> list[Line]:
    starts = sorted({round(l.x0) for first, rest in rows for l in ([first] if first else []) + rest})
    columns: list[int] = []
    for x in starts:
        if not columns or x - columns[-1] > 12:
            columns.append(x)
    out = []
    for n, (first, rest) in enumerate(rows):
        for line in sorted(([first] if first else []) + rest, key=lambda l: l.x0):
            column = max((k for k, x in enumerate(columns) if line.x0 >= x - 12), default=0)
            line.cell = (table, n, column)
            out.append(line)
    return out


def _rows(lines: list[Line], key: int) -> list[Line]:
    """Whole lines; parts of one line that only stand far apart are put together again."""
    out: list[Line] = []
    for line in sorted(lines, key=lambda line: (round(line.base), line.x0)):
        above = out[-1] if out else None
        if above is not None and abs(above.base - line.base) < 2.5 and line.x0 > above.x1 and above.page == line.page:
            out[-1] = _side_by_side(above, line)
        else:
            out.append(line)
        out[-1].column = key
    return out


def _side_by_side(left: Line, right: Line) -> Line:
    """One line of two parts: a label and its answer with one space, others with room that shows that they are two."""
    last = left.letters[-1]
    one = bool(re.search(r"[:：•]$", left.text.strip())) or len(left.text.strip()) < 3
    room = [Letter(" " if one else "   ", last.x1, last.x1, last.top, last.bottom, last.base, last.size, False, False)]
    whole = Line([*left.letters, *room, *right.letters], left.page)
    whole.marker = left.marker
    return whole
