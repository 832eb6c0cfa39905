"""The lines of a page in the order in which a person reads them: columns one after the other, rows of a table across.

A stretch of the page is in columns where several lines stand on both sides of a gutter that no line crosses. Labels and
their answers ("Tel:   +44 ...") stand so too, and are one line; a table of data keeps its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from releases.importing import signs
from releases.importing.contact_lines import EMAIL_WORD, PHONE_WORD, holds_contact
from releases.importing.pdf_letters import Letter
from releases.importing.pdf_lines import Line
from releases.importing.wrapping import cells

GUTTER = 8.0  # points: no narrower gutter parts columns
FEWEST = 2  # lines on each side; one is enough beside a long column of text
LONG_COLUMN = 8  # lines
SHORT = 26  # cells: a longer line is no table entry

Row = tuple[Line | None, list[Line]]


@dataclass
class Band:
    """A stretch of lines from the top down: whole lines, or two sides of a gutter."""

    whole: list[Line] = field(default_factory=list)
    sides: tuple[list[Line], list[Line]] | None = None


class Numbers:
    """Numbers for columns and tables of one document, so that no two share one."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        self.last += 1
        return self.last


def in_reading_order(lines: list[Line], numbers: Numbers, column: int = 0) -> list[Line]:
    """Lines of one page or column, each with its column, its column's edges and its cell set."""
    out: list[Line] = []
    for band in _bands(_from_the_top(lines)):
        if band.sides is None:
            out += _rows(band.whole, column)
        else:
            out += _beside(*band.sides, numbers, column)
    return out


def _from_the_top(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (round(line.base), line.x0))


# Where the columns are


def _bands(lines: list[Line]) -> list[Band]:
    gutter = _best_gutter(lines)
    bands: list[Band] = []
    for run, parted in _runs(lines, gutter) if gutter is not None else [(lines, False)]:
        if parted and bands and len(run) > 1 and not any(_overlap(run[0], line) for line in run[1:]):
            _add_whole(bands, [run[0]])  # the last line of a paragraph above the columns, too short to cross
            run = run[1:]
        left, right = _sides(run, gutter or 0.0)
        if parted and _are_columns(left, right):
            above, left, right, below = _trimmed(left, right)
            _add_whole(bands, above)
            bands.append(Band(sides=(left, right)))
            for band in _bands(below) if below else ():
                _add_whole(bands, band.whole) if band.sides is None else bands.append(band)
        else:
            _add_whole(bands, run)
    return bands


def _add_whole(bands: list[Band], lines: list[Line]) -> None:
    if bands and bands[-1].sides is None:
        bands[-1].whole += lines
    elif lines:
        bands.append(Band(list(lines)))


def _runs(lines: list[Line], gutter: float) -> Iterator[tuple[list[Line], bool]]:
    """Stretches that the gutter parts (True), and those of lines that cross it."""
    run: list[Line] = []
    crossing = False
    for line in lines:
        crosses = line.x0 < gutter - 1 and line.x1 > gutter + 1
        if run and crosses != crossing:
            yield run, not crossing
            run = []
        run.append(line)
        crossing = crosses
    if run:
        yield run, not crossing


def _sides(lines: Iterable[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        (left if line.x1 <= gutter + 1 else right).append(line)
    return left, right


def _best_gutter(lines: list[Line]) -> float | None:
    """The x at which most lines stand on both sides; None for one column."""
    best, most = None, 0
    for x in sorted({round(line.x0, 1) - 2 for line in lines}):
        count = 0
        for run, parted in _runs(lines, x):
            left, right = _sides(run, x)
            if parted and _are_columns(left, right):
                count += min(len(left), len(right))
        if count > most:
            best, most = x, count
    return best


def _are_columns(left: list[Line], right: list[Line]) -> bool:
    beside = [r for r in right if any(_overlap(r, line) for line in left)]
    across = [line for line in left if any(_overlap(line, r) for r in right)]
    if not beside or not across:
        return False
    edge, start = max(line.x1 for line in left), min(r.x0 for r in right)
    if start - edge < GUTTER:
        return False
    if len(beside) < FEWEST or len(across) < FEWEST:
        return len(left) >= LONG_COLUMN and _wraps(left)
    # A right-hand column begins at one edge; lines that are merely short and centred do not.
    aligned = sum(abs(r.x0 - start) < 3 for r in right)
    return aligned * 2 >= len(right)


def _overlap(a: Line, b: Line) -> bool:
    return a.top < b.bottom and b.top < a.bottom


def _wraps(lines: list[Line]) -> bool:
    """Whether lines run up to an edge of their own, as text in a narrow column does."""
    edge = max(line.x1 for line in lines)
    return sum(edge - line.x1 < 2 * line.size for line in lines) * 3 >= len(lines)


def _trimmed(left: list[Line], right: list[Line]) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """(lines above, left column, right column, lines below): what stands beside nothing belongs to no column.

    Only lines well clear of the other column are cut off; the end of an uneven column of text stays in it.
    """
    every = [*left, *right]
    clear = max(line.bottom - line.top for line in every) * 1.9
    top = max(min(line.top for line in side) for side in (left, right))
    bottom = min(max(line.bottom for line in side) for side in (left, right))
    above = [line for line in every if line.bottom <= top and _room_below(line, every) > clear]
    if above:
        last = max(line.bottom for line in above)
        above = [line for line in every if line.bottom <= last]
    below: list[Line] = []
    for side in (left, right):
        tail = _from_the_top(line for line in side if line.top >= bottom)
        for n, line in enumerate(tail):
            previous = max((one.bottom for one in side if one.bottom <= line.top + 1), default=line.top)
            if line.top - previous > clear and not (len(tail) - n > 3 and _wraps(side)):
                below += tail[n:]
                break
    gone = {id(line) for line in (*above, *below)}
    kept = [[line for line in side if id(line) not in gone] for side in (left, right)]
    return _from_the_top(above), kept[0], kept[1], _from_the_top(below)


def _room_below(line: Line, every: list[Line]) -> float:
    return min((o.top - line.bottom for o in every if o.top >= line.bottom - 1 and o is not line), default=0.0)


# What stands side by side


def _beside(left: list[Line], right: list[Line], numbers: Numbers, column: int) -> list[Line]:
    rows = _aligned(left, right)
    if rows and _labelled(rows):
        return _rows([*left, *right], column)
    if rows and _tabular(left, right, rows):
        above, rows, below = _headings_apart(rows)
        return [*_rows(above, column), *_table(rows, numbers.next()), *_rows(below, column)]
    out: list[Line] = []
    limits = (min((line.x0 for line in right), default=0.0) - GUTTER, max(line.x1 for line in (*left, *right)))
    for side, limit in zip((left, right), limits, strict=True):
        ordered = in_reading_order(side, numbers, numbers.next()) if side else []
        edges = _edges(side, limit) if side else (0.0, 0.0)
        for line in ordered:
            if line.right == 0.0:
                line.left, line.right = edges
        out += ordered
    return out


def _edges(side: list[Line], limit: float) -> tuple[float, float]:
    """Where a column begins and ends. Short lines that never reached an edge of their own had room up to the gutter."""
    left, right = min(line.starts[1] for line in side), max(line.end for line in side)
    reaching = sum(right - line.end < 2 * line.size for line in side)
    return left, right if reaching > 1 and reaching * 4 >= len(side) else max(right, limit)


def _aligned(left: list[Line], right: list[Line]) -> list[Row]:
    """Rows in which both sides share a base line; empty if the columns run independently."""
    rows: list[Row] = []
    used: set[int] = set()
    for line in left:
        beside = [r for r in right if abs(r.base - line.base) < 2.5 and id(r) not in used]
        used |= {id(r) for r in beside}
        rows.append((line, beside))
    rows += [(None, [r]) for r in right if id(r) not in used]
    rows.sort(key=lambda row: (row[0] or row[1][0]).base)
    together = sum(bool(first and rest) for first, rest in rows)
    return rows if together * 10 >= len(rows) * 6 else []


def _headings_apart(rows: list[Row]) -> tuple[list[Line], list[Row], list[Line]]:
    """(lines above, the table, lines below): a line with nothing beside it at either end is a heading and no row."""
    full = [n for n, (first, rest) in enumerate(rows) if first and rest]
    begin, end = full[0], full[-1] + 1
    above = [line for first, rest in rows[:begin] for line in ([first] if first else []) + rest]
    below = [line for first, rest in rows[end:] for line in ([first] if first else []) + rest]
    return above, rows[begin:end], below


def _labelled(rows: list[Row]) -> bool:
    labels = [first.text.strip() for first, rest in rows if first and rest]
    asking = sum(bool(re.search(r"[:：]$", t) or PHONE_WORD.fullmatch(t) or EMAIL_WORD.fullmatch(t)) for t in labels)
    return asking * 2 > len(labels)


def _tabular(left: list[Line], right: list[Line], rows: list[Row]) -> bool:
    """Short entries, no sentences; contacts side by side are columns and no table."""
    every = [*left, *right]
    if any(holds_contact(line.text) for line in left) and any(holds_contact(line.text) for line in right):
        return False
    long = [line for line in every if cells(line.text) > SHORT or signs.ends_sentence(line.text)]
    return len(long) * 5 <= len(every) and len(rows) >= 2


def _table(rows: list[Row], table: int) -> list[Line]:
    starts = sorted({round(line.x0) for first, rest in rows for line in ([first] if first else []) + rest})
    columns: list[int] = []
    for x in starts:
        if not columns or x - columns[-1] > 12:
            columns.append(x)
    out = []
    for n, (first, rest) in enumerate(rows):
        for line in sorted(([first] if first else []) + rest, key=lambda one: one.x0):
            column = max((k for k, x in enumerate(columns) if line.x0 >= x - 12), default=0)
            line.cell = (table, n, column)
            out.append(line)
    return out


def _rows(lines: list[Line], column: int) -> list[Line]:
    """Whole lines; parts of one line that only stand far apart are put together again."""
    out: list[Line] = []
    for line in _from_the_top(lines):
        above = out[-1] if out else None
        if above is not None and abs(above.base - line.base) < 2.5 and line.x0 > above.x1:
            out[-1] = _side_by_side(above, line)
        else:
            out.append(line)
        out[-1].column = column
    return out


def _side_by_side(left: Line, right: Line) -> Line:
    """One line of two parts: a label and its answer with one space, others with room that shows that they are two."""
    last = left.letters[-1]
    one = bool(re.search(r"[:：•]$", left.text.strip())) or len(left.text.strip()) < 3
    room = Letter(
        " " if one else "   ", last.x1, last.x1, last.top, last.bottom, last.base, last.size, last.bold, last.italic
    )
    whole = Line([*left.letters, room, *right.letters], left.page, left.marker)
    whole.caption = left.caption and right.caption
    return whole
