"""What belongs to the page and not to the text: running headers, footers, page numbers. Footnotes are text apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from releases.importing import signs, timing
from releases.importing.dateline import own_line
from releases.importing.pdf_letters import Sheet
from releases.importing.pdf_lines import Line

EDGE = 0.14  # of the page's height at its top and its foot: where running lines stand
OUTER = 0.075  # where a single page's small print stands
ACROSS = 4.0  # points by which a running line may move from page to page


def set_furniture_apart(pages: list[list[Line]], sheets: list[Sheet], body: float) -> None:
    """Mark the lines of running headers and footers. `body` is the size of the text.

    A label or an embargo that stands nowhere else keeps its first place: many releases print theirs only so.
    """
    running = _running(pages, sheets)
    recurring = [
        [line for line in lines if _at_edge(line, sheet, EDGE) and _key(line, sheet) in running]
        for lines, sheet in zip(pages, sheets, strict=True)
    ]
    for lines, sheet, again in zip(pages, sheets, recurring, strict=True):
        for line in lines:
            edge = _at_edge(line, sheet, EDGE)
            number = edge and signs.is_furniture(line.text) and not signs.is_end_mark(line.text)
            small = line.size < 1.1 * body and _at_edge(line, sheet, OUTER) and _stands_off(line, lines)
            line.furniture = bool(
                line.artifact or number or small or (line in again and _stands_off(line, lines, again))
            )
    _keep_what_stands_nowhere_else(pages)


def _at_edge(line: Line, sheet: Sheet, share: float) -> bool:
    return line.bottom < share * sheet.height or line.top > (1 - share) * sheet.height


def _key(line: Line, sheet: Sheet) -> tuple[str, bool]:
    return re.sub(r"[\d一二三四五六七八九十]+", "0", re.sub(r"\s+", "", line.text)), line.top > sheet.height / 2


def _running(pages: list[list[Line]], sheets: list[Sheet]) -> set[tuple[str, bool]]:
    """Texts, digits aside, that stand at one height near the edge of two pages or more."""
    heights: dict[tuple[str, bool], list[tuple[int, float]]] = {}
    for lines, sheet in zip(pages, sheets, strict=True):
        for line in lines:
            if _at_edge(line, sheet, EDGE) and len(line.text) <= 160:
                heights.setdefault(_key(line, sheet), []).append((sheet.number, line.base + sheet.height))
    found = set()
    for key, places in heights.items():
        rounded = Counter(round(height / ACROSS) for _, height in places)
        near = max(rounded[n] + rounded.get(n + 1, 0) for n in rounded)
        if len({page for page, _ in places}) > 1 and near > 1:
            found.add(key)
    return found


def _stands_off(line: Line, lines: list[Line], beside: Sequence[Line] = ()) -> bool:
    """Whether the text ends well before a line at the foot of the page, or begins well after one at its head.

    `beside` are lines of the same kind, which may stand close. A line that the text goes on from is none.
    """
    others = [one for one in lines if one is not line and abs(one.base - line.base) > 1 and one not in beside]
    if not others:
        return True
    gaps = [line.top - o.bottom if o.base < line.base else o.top - line.bottom for o in others]
    return bool(gaps) and min(gaps) > 1.3 * line.size and len(line.text) <= 160


def _keep_what_stands_nowhere_else(pages: list[list[Line]]) -> None:
    first = pages[0] if pages else []
    texts = [line.text for line in first if not line.furniture]
    for says in (signs.label_of, timing.kind_of, own_line):
        if not any(map(says, texts)):
            line = next((line for line in first if line.furniture and says(line.text)), None)
            if line is not None:
                line.furniture = False


def body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def set_footnotes_apart(lines: list[Line], sheet: Sheet, body: float) -> None:
    """Small print below a short rule at the foot of the page, beginning with a number or a star."""
    rules = [r for r in sheet.rules if r[2] - r[0] < 0.6 * sheet.width and r[1] > 0.4 * sheet.height]
    for rule in rules:
        below = [line for line in lines if line.top >= rule[1] - 3 and not line.furniture]
        small = below and all(line.size < 0.95 * body for line in below)
        if small and re.match(r"\[?\d{1,2}\]?|[*†‡]", min(below, key=lambda line: line.base).text):
            for line in below:
                line.note = True
            return
