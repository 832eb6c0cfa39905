"""Lines of a PDF -> paragraphs: which line goes on from which, across line ends, columns and pages.

A PDF has no paragraphs, only lines. A line was wrapped if the next word had no room left on it: that is exact where
the right edge is known, and holds for ragged text as for justified, for Latin words as for Chinese characters.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from releases.document import Run, Runs, joined, text_of
from releases.importing import signs
from releases.importing.contact_lines import holds_contact
from releases.importing.markers import BULLETS, split_marker
from releases.importing.pdf_lines import Line
from releases.importing.reading import Piece, Place
from releases.importing.runs import cut
from releases.importing.wrapping import begins_something, glue, stands_alone, wide

NEAR = 3.0  # points: edges this close are one edge
LOOSE = 1.28  # times the usual pitch: lines further apart are two paragraphs

_CLOSING = "，。、；：！？）」』”’】》〉,.;:!?)]}"
_OPENING = "（「『“‘【《〈([{"
_GOES_ON = re.compile(r"[a-z]")


@dataclass
class Setting:
    """How the text is set: its size, its edges, and how far apart lines of a paragraph are, in units of their size."""

    size: float
    left: float
    right: float
    pitch: float
    indented: bool  # paragraphs begin with an indent


@dataclass
class Paragraph:
    """Lines that were found to be one paragraph."""

    lines: list[Line] = field(default_factory=list)

    @property
    def marker(self) -> str:
        first = self.lines[0]
        return first.marker or split_marker(first.text)[0]


def setting_of(lines: list[Line], size: float) -> Setting:
    """Measure the text of a document."""
    body = [line for line in lines if abs(line.size - size) < 0.6 and line.cell is None]
    whole = [line for line in body if line.right == 0.0] or body
    left = _edge([line.starts[1] for line in whole], smallest=True)
    right = _edge([line.end for line in whole], smallest=False)
    pitch = _pitch(body, right)
    indented = _indented(whole, size, left, right)
    return Setting(size, left, right, pitch, indented)


def _indented(lines: list[Line], size: float, left: float, right: float) -> bool:
    """Whether paragraphs that run over a line begin with an indent, as they do in Chinese documents."""
    firsts = [
        b
        for a, b in pairwise(lines)
        if signs.ends_sentence(a.text) and right - a.x1 > 2 * size and right - b.x1 < 3 * size
    ]
    firsts = [line for line in firsts if not split_marker(line.text)[0]]
    return len(firsts) >= 2 and sum(1.2 < (line.x0 - left) / size < 3.2 for line in firsts) * 2 > len(firsts)


def _pitch(lines: list[Line], right: float) -> float:
    """How far apart lines are that plainly go on; of lines that may, the closest that is not rare."""
    running: Counter[float] = Counter()
    every: Counter[float] = Counter()
    for a, b in pairwise(lines):
        if a.page == b.page and a.column == b.column and b.base > a.base:
            pitch = round((b.base - a.base) / a.size, 1)
            every[pitch] += 1
            edge = a.right or right
            if edge - a.x1 < 5 * a.size and not signs.ends_sentence(a.text) and not begins_something(b.text):
                running[pitch] += 1
    if running:
        return running.most_common(1)[0][0]
    usual = [pitch for pitch, times in every.items() if times * 5 >= every.total() and pitch >= 1.0]
    return min(usual, default=1.5)


def _edge(values: list[float], smallest: bool) -> float:
    """The outermost edge: one that two lines share if one is near, else the outermost of all.

    In a long text an edge that a single line comes near is that of a line too long for the page, and is passed over.
    """
    ordered = sorted(values, reverse=not smallest)
    if not ordered:
        return 0.0
    near = 0.06 * abs(ordered[0] - ordered[-1]) + NEAR
    if len(ordered) > 12 and abs(ordered[0] - ordered[1]) > near:
        ordered = ordered[1:]
    for a, b in pairwise(ordered[:9]):
        if abs(a - ordered[0]) > near:
            break
        if abs(a - b) < NEAR:
            return a
    return ordered[0]


def paragraphs_of(lines: list[Line], setting: Setting) -> list[Paragraph]:
    """Join lines in reading order. A paragraph that a picture or a page end interrupts goes on behind it."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        before = paragraphs[-1] if paragraphs else None
        if before is not None and continues(before, line, setting):
            before.lines.append(line)
        elif (open_one := _interrupted(paragraphs, line, setting)) is not None:
            open_one.lines.append(line)
        else:
            paragraphs.append(Paragraph([line]))
    return paragraphs


def _interrupted(paragraphs: list[Paragraph], line: Line, setting: Setting) -> Paragraph | None:
    """The paragraph of the page before that a caption at the foot or the head of a page stands between."""
    if line.cell is not None or line.note:
        return None
    for paragraph in reversed(paragraphs[-4:]):
        last = paragraph.lines[-1]
        captioned = last.caption or signs.caption_mark(paragraph.lines[0].text)
        if not captioned:
            open_end = not signs.ends_sentence(last.text) and last.page == line.page - 1
            apart = paragraph is not paragraphs[-1]
            return paragraph if open_end and apart and continues(paragraph, line, setting) else None
    return None


def continues(paragraph: Paragraph, line: Line, setting: Setting) -> bool:
    """Whether a line is the next of a paragraph."""
    last = paragraph.lines[-1]
    if last.cell != line.cell or last.note != line.note or line.marker or last.furniture != line.furniture:
        return False
    if abs(last.size - line.size) > 0.07 * last.size or last.caption != line.caption:
        return False
    text, following = last.text, line.text
    if (last.page, last.column) != (line.page, line.column) and holds_contact(text) and len(text) < 60:
        return False
    if _SAID.search(text) and following[0] in '“「『"':
        return False
    if stands_alone(text) or _begins_anew(text, following):
        return False
    if not _close(last, line, setting) or not _placed_to_go_on(paragraph, line, setting):
        return False
    if _changes_weight(paragraph, line):
        return False
    return _full(last, line, setting) or _plainly_goes_on(last, line, setting)


_SAID = re.compile(r"[。！？.!?]”?[」』”\"]$")  # one speaker has finished: what another says is another paragraph
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S")


def _begins_anew(text: str, following: str) -> bool:
    """Whether a line cannot go on from the one before, wherever it stands. An address goes on only from a sentence."""
    if _ADDRESS.match(following):
        return (signs.ends_sentence(text) and text[-1] not in ":：;；") or (
            holds_contact(text) and text[-1] not in ",，、/;；"
        )
    return not following[0].islower() and begins_something(following)


def _changes_weight(paragraph: Paragraph, line: Line) -> bool:
    """Whether bold begins or ends with this line, as it does between a heading and a text."""
    last = next(c for c in reversed(paragraph.lines[-1].letters) if c.text.strip())
    first = next(c for c in line.letters if c.text.strip())
    if last.bold == first.bold:
        return False
    whole = all(one.bold for one in paragraph.lines) or line.bold
    return whole or signs.ends_sentence(paragraph.lines[-1].text)


def _close(last: Line, line: Line, setting: Setting) -> bool:
    """Not further apart than lines of a paragraph are; a new page or column proves nothing either way."""
    if last.page != line.page or line.base < last.base:
        return True
    if last.column != line.column:
        return False
    pitch = (line.base - last.base) / max(last.size, 1.0)
    # Headings are set tighter than the text, for their size; captions may be too.
    usual = setting.pitch if abs(last.size - setting.size) < 0.6 else max(setting.pitch, 1.45)
    return 0.5 < pitch <= usual * LOOSE + 0.05


def _placed_to_go_on(paragraph: Paragraph, line: Line, setting: Setting) -> bool:
    """Whether the line begins where the next line of this paragraph would."""
    last = paragraph.lines[-1]
    if _centred(last, setting) and _centred(line, setting):
        return True
    moved = _shift(last, line)
    if paragraph.marker:
        return _placed_in_item(paragraph, line, setting, moved)
    back = _nearest(line, last, moved)
    if len(paragraph.lines) == 1:
        indent = -3.4 * last.size < back <= NEAR
        return indent and not (
            setting.indented and back > -NEAR and _is_indented(line, setting, moved) and signs.ends_sentence(last.text)
        )
    return abs(back) < 2 * NEAR


def _placed_in_item(paragraph: Paragraph, line: Line, setting: Setting, moved: float) -> bool:
    """Under the words of the item; or under a marker that is one with them; or, in Chinese style, back at the edge."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    starts = [start - moved for start in line.starts]
    words = _text_start(first)
    if max(starts) >= words - 1.5 * NEAR:
        return True
    if len(paragraph.lines) > 1:
        return abs(_nearest(line, last, moved)) < 2 * NEAR
    apart = not first.marker and words - first.x0 > 0.7 * first.size + _marker_width(first)
    if not apart and any(abs(start - first.x0) < NEAR for start in starts):
        return True
    left, _ = _edges(line, setting)
    at_edge = any(abs(start + moved - left) < NEAR for start in starts) and 0.8 < (first.x0 - left) / first.size < 3.4
    return at_edge and bool(split_marker(first.text)[0]) and (setting.indented or not signs.ends_sentence(last.text))


def _marker_width(line: Line) -> float:
    marker, _ = split_marker(line.text)
    seen = [letter for letter in line.letters if letter.text.strip()]
    return seen[len(marker) - 1].x1 - line.x0 if marker and len(seen) >= len(marker) else 0.0


def _nearest(line: Line, last: Line, moved: float) -> float:
    """How far right of the last line's beginning a line begins, glyph or ink, whichever agrees better."""
    return min((a - moved - b for a in line.starts for b in last.starts), key=abs)


def _is_indented(line: Line, setting: Setting, moved: float) -> bool:
    return line.x0 - moved - setting.left > 1.2 * setting.size


def _shift(last: Line, line: Line) -> float:
    """How far the next line's column lies from the last one's."""
    return line.left - last.left if last.right and line.right and last.column != line.column else 0.0


def _text_start(first: Line) -> float:
    """Where the words of a list item begin behind its marker."""
    if first.marker:
        return first.x0
    marker, _ = split_marker(first.text)
    seen = [letter for letter in first.letters if letter.text.strip()]
    return seen[len(marker)].x0 if marker and len(seen) > len(marker) else first.x0


def _edges(line: Line, setting: Setting) -> tuple[float, float]:
    return (line.left, line.right) if line.right else (setting.left, setting.right)


def _centred(line: Line, setting: Setting) -> bool:
    left, right = _edges(line, setting)
    return abs(line.middle - (left + right) / 2) < 2 * NEAR and line.x0 > left + NEAR


def _full(last: Line, line: Line, setting: Setting) -> bool:
    """Whether the first word of `line` had no room on `last`."""
    left, right = _edges(last, setting)
    word = first_word(line)
    sides = (wide(last.text[-1]), wide(line.text[0]))
    # Word and LibreOffice set a quarter of an em between Chinese and Latin, and write no space there.
    space = 0.0 if all(sides) or last.text[-1] in "-/" else 0.22 * last.size
    need = word + space
    if word > 0.35 * (right - left) and last.x1 - last.x0 < 0.5 * (right - left):
        return False  # a long address proves nothing of a short line
    if _centred(last, setting) and _centred(line, setting):
        return (last.x1 - last.x0) + need > right - left - 1
    return last.x1 + need > right - 1


def first_word(line: Line) -> float:
    """The room that a line's beginning asks for: a Latin word, or a Chinese character with what clings to it."""
    seen = [letter for letter in line.letters if letter.text]
    seen = seen[next((n for n, c in enumerate(seen) if c.text != " "), 0) :]
    end = 0
    while end < len(seen) and seen[end].text[0] in _OPENING:
        end += 1
    if end < len(seen) and wide(seen[end].text[0]):
        end += 1
    else:
        while end < len(seen) and seen[end].text != " " and not wide(seen[end].text[0]):
            if end and seen[end].x0 - seen[end - 1].x1 > 0.2 * line.size:
                break
            end += 1
            if seen[end - 1].text in "-–—/":
                break
    while end < len(seen) and seen[end].text[0] in _CLOSING:
        end += 1
    return seen[max(end - 1, 0)].x1 - seen[0].x0 if seen else 0.0


def _plainly_goes_on(last: Line, line: Line, setting: Setting) -> bool:
    """A narrower stretch, such as a caption or a box: the sentence has not ended and goes on in small letters."""
    if signs.ends_sentence(last.text) or last.page != line.page:
        return False
    left, right = _edges(last, setting)
    if _GOES_ON.match(line.text) and last.x1 - last.x0 > 0.45 * (right - left):
        return True
    return bool(last.caption and line.caption)


def runs_of_lines(lines: list[Line]) -> Runs:
    """The text of lines that are one paragraph. Hyphens stay: no program breaks words at a line end unless told to,

    but a soft hyphen at a line's end, which only shows there, goes.
    """
    runs: list[Run] = []
    broken = False
    for line in lines:
        before = text_of(runs[-1:]) if runs else ""
        added = line.runs
        if runs and added:
            between = glue(before, added[0].text)[len(before) : -len(added[0].text) or None]
            if broken:
                between = "-" if _ADDRESS.search(text_of(runs).rpartition(" ")[2]) else ""
            elif _address_goes_on(text_of(runs).rpartition(" ")[2], runs[-1], added[0]):
                between = ""
            if between:
                runs.append(Run(between, href=runs[-1].href if runs[-1].href == added[0].href else ""))
        runs += added
        broken = line.broken
    return joined(_pressed(runs))


def _address_goes_on(word: str, last: Run, first: Run) -> bool:
    """Whether an address was broken at the line end: it ends as none does, or both halves lead to one place."""
    if not _ADDRESS.match(word):
        return False
    if word[-1] in "/_=?&-" or (word[-1] == "." and first.text[:1].isdigit()):
        return True
    return bool(last.href and last.href == first.href)


def _pressed(runs: list[Run]) -> list[Run]:
    """Several spaces as one, which justified Chinese text has beside Latin words; the gaps of a row stay."""
    return [replace(run, text=re.sub(r"(?<! ) {2}(?! )", " ", run.text)) for run in runs]


def piece_of(paragraph: Paragraph, number: int, setting: Setting, gap: int) -> Piece:
    lines = paragraph.lines
    first = lines[0]
    runs = runs_of_lines(lines)
    text = text_of(runs)
    marker, rest = split_marker(text)
    if first.marker:
        marker, rest = first.marker, text
    runs = cut(runs, len(text) - len(rest))
    left = first.left if first.right else setting.left
    same_page = [line for line in lines if line.page == first.page]
    return Piece(
        runs=runs,
        place=Place(number, page=first.page, box=_around(same_page)),
        style="caption" if first.caption else "note" if first.note else "",
        marker="•" if marker and marker in BULLETS and marker >= "\ue000" else marker,
        size=round(statistics.median(line.size for line in lines) / setting.size, 2),
        bold=all(line.bold for line in lines),
        centred=all(_centred(line, setting) for line in lines),
        gap=gap,
        indent=max(0, round((first.x0 - left) / (setting.size / 2))),
        furniture=first.furniture,
        cell=first.cell,
    )


def _around(lines: list[Line]) -> tuple[float, float, float, float]:
    boxes = [line.box for line in lines]
    return (
        round(min(b[0] for b in boxes), 1),
        round(min(b[1] for b in boxes), 1),
        round(max(b[2] for b in boxes), 1),
        round(max(b[3] for b in boxes), 1),
    )
