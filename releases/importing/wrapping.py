"""Lines -> paragraphs: which lines of a text file were only wrapped.

Blank lines mean little: text taken from a PDF has one after every line, a mail has none. What tells is the width: a
line that was wrapped is as full as the body is wide, and the last line of a paragraph seldom is. Widths are counted in
half-width cells, two for a Chinese character.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from releases.importing import signs
from releases.importing.contact_lines import is_contact_heading
from releases.importing.dateline import find_dateline
from releases.importing.markers import BULLETS, split_marker

ITEM_INDENT = 4  # cells by which list items are narrower, where the extractor dropped their indent
FULL = 0.9  # of the body's width; measured: no wrong and no missed join on the texts we have
FRONT = 40  # lines from the top among which the lead begins
UNWRAPPED = 132  # nobody wraps wider than this, so a file with many wider lines is not wrapped


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # from 1
    text: str  # stripped
    indent: int
    gap: int  # blank lines before it
    page: int
    trailing: bool  # ended in a space: Word and PDF extraction write one at the end of a paragraph

    @property
    def width(self) -> int:
        return self.indent + cells(self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is set: the body's width in cells, the blank lines inside a paragraph."""

    width: int
    wrapped: bool
    gap: int
    trailing_tells: bool
    common: frozenset[str] = frozenset()  # words that the file writes small somewhere
    exact: bool = False  # wrapped by a program at a column: a line ends exactly where the next word had no room


def cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lines_of(text: str) -> list[Line]:
    """The lines that hold something. A form feed begins a new page."""
    lines, gap, page = [], 0, 1
    for number, raw in enumerate(text.split("\n"), 1):
        page += raw.count("\f")
        raw = raw.replace("\f", "").expandtabs(8) if raw.startswith((" ", "\t", "\f")) else raw.replace("\f", "")
        body = _untabbed(raw.strip(" \t\u3000"))
        if not body:
            gap += 1
            continue
        indent = cells(raw[: len(raw) - len(raw.lstrip(" \t\u3000"))])
        lines.append(Line(number, body, indent, gap, page, raw.endswith(" ")))
        gap = 0
    return lines


def _untabbed(text: str) -> str:
    """A tab behind a bullet or a number is its space and makes no table row of the line."""
    marker, rest = split_marker(text) if "\t" in text[:8] else ("", text)
    return f"{marker} {rest}" if marker else text


def layout_of(lines: list[Line]) -> Layout:
    """Measure the file. A file whose fullest lines nearly all end a sentence is not wrapped."""
    widths = sorted((line.width for line in lines if not is_row(line.text)), reverse=True)
    if not widths or sum(w for w in widths if w > UNWRAPPED) > sum(widths) * 0.25:
        return Layout(0, False, 0, False)
    narrow = [w for w in widths if w <= UNWRAPPED] or [0]
    width = narrow[min(len(narrow) - 1, max(2, len(narrow) // 20))]
    full = [(a, b) for a, b in itertools.pairwise(lines) if FULL * width <= a.width <= UNWRAPPED]
    running = [(a, b) for a, b in full if not signs.ends_sentence(a.text)]
    wrapped = len(running) >= 2 and len(running) >= len(full) * 0.5 and width >= 30
    gaps = Counter(b.gap for a, b in running if a.page == b.page)
    gap = gaps.most_common(1)[0][0] if gaps else 0
    trailing = sum(line.trailing for line in lines)
    tells = 0.1 * len(lines) < trailing < 0.8 * len(lines)
    if wrapped and (column := _column(lines, narrow[0])):
        return Layout(column, True, gap, tells, _small_words(lines), exact=True)
    return Layout(width, wrapped, gap, tells, _small_words(lines))


def _small_words(lines: list[Line]) -> frozenset[str]:
    return frozenset(w for line in lines for w in re.findall(r"\b[a-z]{2,}\b", line.text))


def begins_anew(line: Line, following: Line, layout: Layout) -> bool:
    """A line without a stop, and below it a capital on a word that elsewhere is small: a headline and its subhead.

    In a headline whose every word has a capital it means nothing.
    """
    first = re.match(r"[A-Z][a-z]+\b", following.text)
    words = re.findall(r"\b[A-Za-z]{4,}\b", line.text)
    titled = sum(w[0].isupper() for w in words) > 0.6 * len(words)
    if not first or not line.text[-1].isalnum():
        return False
    if not titled:
        return first.group().casefold() in layout.common
    below = re.findall(r"\b[A-Za-z]{4,}\b", following.text)
    return len(below) > 3 and sum(w[0].isupper() for w in below) <= 0.4 * len(below)


def _column(lines: list[Line], widest: int) -> int:
    """The column at which a program wrapped the file; 0 if the font decided, or nobody knows."""
    running = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if b.text[0].islower() and a.text[-1].isascii() and not signs.ends_sentence(a.text) and a.width > 0.5 * widest
    ]
    needs = sorted(a.width + _first_word(a.text, b.text) for a, b in running)
    if len(needs) < 6 or sum(need <= widest for need in needs) > len(needs) * 0.12:
        return 0
    return widest


def is_row(text: str) -> bool:
    """A row of a table: cells parted by tabs, pipes or three spaces and more."""
    return text.count("\t") >= 1 or text.count("   ") >= 2 or text.count(" | ") >= 2


def begins_something(text: str) -> bool:
    """Whether a line cannot be the continuation of the line before it."""
    marker, _ = split_marker(text)
    return bool(
        (marker and (marker[0] in BULLETS or not marker.startswith(("-", "–", "*")) or len(text) > 2))
        or signs.caption_mark(text)
        or signs.is_end_mark(text)
        or signs.label_of(text)
        or signs.is_notes_heading(text)
        or (len(text) < 50 and not text[0].islower() and is_contact_heading(text))
        or (signs.about_company(text) and len(text) < 60)
        or text.startswith(("——", "http://", "https://"))
    )


def stands_alone(text: str) -> bool:
    """Whether nothing can continue a line, however full it is."""
    return bool(signs.is_end_mark(text) or signs.label_of(text) or signs.is_notes_heading(text))


def continues(line: Line, following: Line, layout: Layout, item: bool = False) -> bool:
    """Whether `following` is the same paragraph, wrapped. `item`: the paragraph is a list item."""
    if not layout.wrapped or begins_something(following.text) or stands_alone(line.text):
        return False
    if following.number <= FRONT and _dated_lead(following.text):
        return False
    if _ends_in_address(line.text) and not following.text[0].islower():
        return False
    if is_row(line.text) or is_row(following.text) or "@" in following.text.split(" ")[0]:
        return False
    ended = signs.ends_sentence(line.text)
    if following.page == line.page and following.gap > layout.gap + (0 if ended and layout.gap == 0 else 1):
        return False
    lost = ITEM_INDENT if item and line.indent == 0 else 0
    return _full(line, following, layout, ended, line.width + lost)


def _ends_in_address(text: str) -> bool:
    """A line of a contact block is complete with its address, however full it is."""
    return bool(re.search(r"\S@\S+\.\w+$", text))


def _dated_lead(text: str) -> bool:
    """A full sub-headline may stand right above "SINGAPORE, 14 August 2025 – ..."."""
    found = find_dateline(text)
    if found is None or not found.dateline.place or found.end >= len(text):
        return False
    return bool(found.dateline.date) or (found.dateline.place.split()[0].strip(",").isupper() and found.end > 6)


def _full(line: Line, following: Line, layout: Layout, ended: bool, width: int) -> bool:
    """Whether the next word had no room on the line, or the sentence plainly goes on."""
    need = width + _first_word(line.text, following.text)
    if layout.exact and line.text[-1].isascii() and following.text[0].isascii():
        return need > layout.width - (ITEM_INDENT - 1 if width > line.width else 0)
    if ended:
        if layout.trailing_tells and line.trailing and not line.text.isascii():
            return False
        return width >= FULL * layout.width and need >= 0.97 * layout.width
    if width >= FULL * layout.width or need > 1.02 * layout.width:
        return True
    return following.text[0].islower() and width >= 0.6 * layout.width


def _first_word(left: str, right: str) -> int:
    """The room that the next word asks for: a Latin word and its space, or one Chinese character."""
    if not right[0].isascii():
        return 2
    return (1 if left[-1].isascii() else 0) + cells(right.split(" ")[0])


def glue(left: str, right: str) -> str:
    """Two lines of a paragraph as one: nothing beside Chinese or after a hyphen in a word, else a space."""
    if not left or not right:
        return left + right
    if wide(left[-1]) or wide(right[0]):
        return left + right
    if left[-1] in "-/" and len(left) > 1 and left[-2].isalnum() and right[0].isalnum():
        return left + right
    return f"{left} {right}"


def wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
