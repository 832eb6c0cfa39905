"""Letters -> lines: who stands on one base line, where a space was meant, and where a gap parts two columns."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from releases.document import Run, Runs, joined
from releases.importing.decoding import cleaned
from releases.importing.markers import split_marker
from releases.importing.pdf_letters import Box, Letter
from releases.importing.wrapping import cells, wide

SPACE = 0.2  # of the font size: a wider gap between Latin letters is a space that was not written
APART = 1.2  # of the font size: a wider gap parts two columns, or a label and its answer
HALF_EMPTY_LEFT = "（「『【《〈［｛"
HALF_EMPTY_RIGHT = "，。、；：！？）」』】》〉］｝"
LABEL = 20  # cells: a longer text with a colon is no label
RAISED = 0.8  # of the line's size: smaller letters above the base line are superscript


@dataclass
class Line:
    """Letters on one base line without a wide gap: a line of text, or a part of one in a column."""

    letters: list[Letter]
    page: int = 1
    marker: str = ""  # a bullet that is drawn and not written
    column: int = 0  # which stretch of the page it was read in; lines of one stretch may continue each other
    left: float = 0.0  # the edges of that stretch
    right: float = 0.0
    cell: tuple[int, int, int] | None = None
    furniture: bool = False
    note: bool = False  # of a footnote
    caption: bool = False
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        seen = [letter for letter in self.letters if letter.text != " "] or self.letters
        self.x0, self.x1 = min(c.x0 for c in seen), max(c.x1 for c in seen)
        self.top, self.bottom = min(c.top for c in seen), max(c.bottom for c in seen)
        sizes: Counter[float] = Counter()
        for letter in seen:
            sizes[round(letter.size * 2) / 2] += 1
        self.size = sizes.most_common(1)[0][0] or 1.0
        self.base = (
            statistics.median(c.base for c in seen if not c.raised) if any(not c.raised for c in seen) else seen[0].base
        )
        self._runs: Runs | None = None

    @property
    def runs(self) -> Runs:
        if self._runs is None:
            self._runs = runs_of(self.letters)
        return self._runs

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def broken(self) -> bool:
        """Whether the last word was broken with a hyphen that only shows at a line's end."""
        return next((c.text for c in reversed(self.letters) if c.text.strip(" ")), "") == "\u00ad"

    @property
    def bold(self) -> bool:
        return all(c.bold for c in self.letters if c.text.strip())

    @property
    def italic(self) -> bool:
        return all(c.italic for c in self.letters if c.text.strip())

    @property
    def artifact(self) -> bool:
        return all(c.artifact for c in self.letters if c.text.strip())

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def starts(self) -> tuple[float, float]:
        """Where the line begins: its first glyph, and its first ink. An opening bracket's left half is empty,

        and some programs let that half stand out of the edge, as others let the right half of a full stop.
        """
        first = next(c for c in self.letters if c.text.strip())
        return (self.x0, self.x0 + 0.5 * first.size if first.text[0] in HALF_EMPTY_LEFT else self.x0)

    @property
    def end(self) -> float:
        last = next(c for c in reversed(self.letters) if c.text.strip())
        return self.x1 - 0.5 * last.size if last.text[-1] in HALF_EMPTY_RIGHT else self.x1

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def lines_of(letters: Iterable[Letter], page: int, whole: bool = False) -> list[Line]:
    """Lines from the top down, from left to right. `whole`: gaps part nothing (in a table's cell)."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda c: (c.base, c.x0)):
        row = rows[-1] if rows else None
        if row and abs(letter.base - row[-1].base) <= 0.25 * min(letter.size, row[-1].size):
            row.append(letter)
        else:
            rows.append([letter])
    out = []
    for row in _with_raised(rows):
        row = _with_rise(sorted(row, key=lambda c: c.x0))
        out += [Line(part, page) for part in ([row] if whole else _parted(row)) if _speaks(part)]
    return sorted(out, key=lambda line: (round(line.base), line.x0))


def _speaks(letters: list[Letter]) -> bool:
    return any(c.text.strip() for c in letters)


def _with_raised(rows: list[list[Letter]]) -> list[list[Letter]]:
    """Rows of small letters that stand between the words of another row go into it as sub- and superscript."""
    out: list[list[Letter]] = []
    raised: list[list[Letter]] = []
    sizes = [statistics.median(c.size for c in row) for row in rows]
    for n, row in enumerate(rows):
        near = [k for k in (n - 2, n - 1, n + 1, n + 2) if 0 <= k < len(rows) and sizes[n] < RAISED * sizes[k]]
        host = next((k for k in near if _hangs_on(row, rows[k], sizes[k])), None)
        if host is None:
            out.append(row)
        else:
            raised.append(row)
            above = row[0].base < rows[host][0].base
            rows[host].extend(replace(c, raised="sup" if above else "sub") for c in row)
    return out


def _with_rise(row: list[Letter]) -> list[Letter]:
    """Small letters that stand on the row's own base line but were lifted or sunk from it."""
    size, foot = statistics.median(c.size for c in row), statistics.median(c.bottom for c in row)
    if all(c.size >= RAISED * size for c in row):
        return row
    out = []
    for letter in row:
        small = letter.size < RAISED * size and not letter.raised and letter.text.strip()
        moved = "sup" if letter.bottom < foot - 0.15 * size else "sub" if letter.bottom > foot + 0.02 * size else ""
        out.append(replace(letter, raised=moved) if small and moved else letter)
    return out


def _hangs_on(small: list[Letter], row: list[Letter], size: float) -> bool:
    """Whether each small letter stands close behind or before a letter of the row, overlapping it in height."""
    if abs(small[0].base - row[0].base) > 0.6 * size:
        return False
    return all(
        any(
            -0.3 * size <= c.x0 - r.x1 <= 0.4 * size or 0 <= r.x0 - c.x1 <= 0.2 * size
            for r in (*row, *small)
            if r is not c
        )
        for c in small
    ) and any(-0.3 * size <= small[0].x0 - r.x1 <= 0.4 * size for r in row)


def _parted(row: list[Letter]) -> list[list[Letter]]:
    """A row cut where nothing stands for wider than words are ever apart. Words spread evenly over a line stay one."""
    words = _word_gaps(row)
    if len(words) > 1 and max(words) < 1.5 * min(words):
        return [row]
    parts: list[list[Letter]] = []
    edge = 0.0
    for letter in row:
        if letter.text == " ":
            if parts:
                parts[-1].append(letter)
            continue
        if not parts or (letter.x0 - edge > APART * letter.size and not _asks(parts[-1])):
            parts.append([])
        parts[-1].append(letter)
        end = letter.x1 - 0.5 * letter.size if letter.text[-1] in HALF_EMPTY_RIGHT else letter.x1
        edge = end if len(parts[-1]) == 1 else max(edge, end)
    return parts


def _asks(letters: list[Letter]) -> bool:
    """A bullet, a number or a label with its colon: what stands behind it belongs to it, however far off."""
    text = "".join(c.text for c in letters).strip()
    return (text.endswith((":", "：")) and cells(text) <= LABEL) or split_marker(f"{text} x")[1] == "x"


def _word_gaps(row: list[Letter]) -> list[float]:
    """The room between words that a space was written between; nothing if a gap is wide without one."""
    gaps = []
    before: Letter | None = None
    spaced = False
    for letter in row:
        if letter.text == " ":
            spaced = True
            continue
        gap = letter.x0 - before.x1 if before is not None else 0.0
        if spaced:
            gaps.append(gap)
        elif gap > APART * letter.size:
            return []
        before, spaced = letter, False
    return gaps


def runs_of(letters: list[Letter]) -> Runs:
    """The text of letters in a row, spaces put in where they were meant, with what they look like."""
    usual = _letterspacing(letters)
    said: list[tuple[Letter, list[str]]] = []  # the first letter of each look, and the texts
    before: Letter | None = None
    for letter in letters:
        if letter.text == " " and (before is None or before.text == " "):
            continue
        spaced = before is not None and " " not in (letter.text, before.text) and _space_between(before, letter, usual)
        if said and spaced:
            said[-1][1].append(" ")
        if not said or _look(said[-1][0]) != _look(letter):
            said.append((letter, []))
        said[-1][1].append(letter.text)
        before = letter
    while said and not (text := "".join(said[-1][1]).rstrip(" ")):
        said.pop()
    if said:
        said[-1] = (said[-1][0], [text])
    return joined(_run(first, cleaned("".join(texts)).replace("\n", " ")) for first, texts in said)


def _look(letter: Letter) -> tuple[bool, bool, str, str]:
    return (letter.bold, letter.italic, letter.raised, letter.href)


def _run(first: Letter, text: str) -> Run:
    return Run(text, first.bold, first.italic, first.raised, first.href)  # type: ignore[arg-type]


def _letterspacing(letters: list[Letter]) -> float:
    """How far apart letters of a word are set: nothing, but in headings set wide."""
    seen = [c for c in letters if c.text != " "]
    gaps = [b.x0 - a.x1 for a, b in pairwise(seen)]
    return max(0.0, statistics.median(gaps)) if len(gaps) > 3 else 0.0


def _space_between(left: Letter, right: Letter, usual: float) -> bool:
    """Chinese characters stand apart for many reasons and never for a space."""
    gap = right.x0 - left.x1 - usual
    han = wide(left.text[-1]) or wide(right.text[0])
    return gap > (0.7 if han else SPACE) * min(left.size, right.size)
