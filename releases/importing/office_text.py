"""A paragraph of an office document: white space put right, lines that are paragraphs parted, markers taken off.

Offsets matter here: a tracked change must still point at its words when spaces before them have gone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from releases.document import Run, Runs, joined
from releases.importing import signs
from releases.importing.markers import split_marker
from releases.importing.office_messages import Messages, Revision
from releases.importing.reading import Place
from releases.importing.runs import cut
from releases.importing.wrapping import begins_something, cells, stands_alone

PARAGRAPH = 50  # cells: two lines of this length, the first ending a sentence, are two paragraphs
SENTENCE = 120  # cells: a tab in a text of this length parts nothing


@dataclass(frozen=True, slots=True)
class Bit:
    """Text of one look; or, with `event`, a point in the text: a comment or a deletion."""

    run: Run
    size: float = 0.0
    revision: Revision | None = None
    event: tuple[str, str] = ("", "")  # ("begin"/"end", comment id), ("deleted", words)


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of text within a Word paragraph: runs, marker, and where it was in the whole."""

    runs: Runs
    marker: str
    start: int
    end: int
    gap: bool = False  # an empty line stood before it


@dataclass
class Text:
    """The text of a paragraph, and what happens at its offsets."""

    runs: Runs = ()
    revisions: list[tuple[int, int, Revision, str]] = field(default_factory=list)  # start, end, who, words
    comments: list[tuple[str, str, int]] = field(default_factory=list)  # begin/end, id, offset


def text_of_bits(bits: list[Bit]) -> Text:
    """White space as it is read: single spaces, none beside a line break or at the ends."""
    raw = "".join(bit.run.text for bit in bits)
    new, kept = _tidied(raw)
    text = Text()
    runs: list[Run] = []
    position = 0
    for bit in bits:
        end = position + len(bit.run.text)
        runs.append(replace(bit.run, text="".join(new[position:end])))
        if bit.event[0] == "deleted" and bit.revision:
            text.revisions.append((kept[position], kept[position], bit.revision, bit.event[1]))
        elif bit.event[0]:
            text.comments.append((*bit.event, kept[position]))
        elif bit.revision and kept[end] > kept[position]:
            text.revisions.append((kept[position], kept[end], bit.revision, "".join(new[position:end])))
        position = end
    text.runs = joined(runs)
    return text


def _tidied(raw: str) -> tuple[list[str], list[int]]:
    """For each character what remains of it ("" if it goes), and for each offset the offset that it becomes."""
    new = list(raw)
    for match in re.finditer(r"[ \t]*\n[ \t]*", raw):
        for n in range(*match.span()):
            new[n] = "\n" if raw[n] == "\n" else ""
    for match in re.finditer(r"^[\s\u3000]+|[\s\u3000]+$", raw):
        for n in range(*match.span()):
            new[n] = ""
    start = 0
    for line in raw.split("\n"):
        _tidy_line(line, start, new)
        start += len(line) + 1
    kept = [0]
    for char in new:
        kept.append(kept[-1] + len(char))
    return new, kept


def _tidy_line(line: str, start: int, new: list[str]) -> None:
    """Spaces to one; a tab parts cells only in a short line, and not behind a colon or a marker."""
    parts = cells(line) <= SENTENCE and not line.rstrip().endswith(("。", "."))
    for match in re.finditer(r"[ \t]{2,}|\t", line):
        if not new[start + match.start()]:
            continue
        before = line[: match.start()].strip()
        cell = (
            parts
            and "\t" in match.group()
            and before
            and before[-1] not in ":："
            and not split_marker(before + " x")[0]
        )
        row = not cell and match.group().count(" ") >= 3 and "\t" not in match.group() and parts
        if row:
            continue
        for n in range(*match.span()):
            new[start + n] = ""
        new[start + match.start()] = "\t" if cell else " "


def parts_of(text: Text, marked: bool) -> list[Part]:
    """The paragraphs in a paragraph: people part them with line breaks. `marked`: it has a marker of its own."""
    whole = "".join(run.text for run in text.runs)
    parts: list[Part] = []
    start = 0
    group: list[str] = []
    offset, blank = 0, False
    for line in [*whole.split("\n"), None]:
        if line is None or (group and _parted(group[-1], line, blank)):
            if group:
                parts.append(_part(text.runs, start, offset - 1, marked and not parts, bool(parts) and blank))
            group, start = [], offset
        if line is None:
            break
        blank = not line.strip()
        if not blank:
            start = start if group else offset
            group.append(line)
        offset += len(line) + 1
    return parts


def _parted(above: str, below: str, blank: bool) -> bool:
    if not below.strip():
        return True
    long = cells(above) >= PARAGRAPH and cells(below) >= PARAGRAPH
    return blank or begins_something(below) or stands_alone(above) or (long and signs.ends_sentence(above))


def _part(runs: Runs, start: int, end: int, marked: bool, gap: bool) -> Part:
    text = "".join(run.text for run in runs)[start:end]
    marker, rest = ("", text) if marked else split_marker(text)
    inner = start + len(text) - len(rest)
    return Part(cut(runs, inner, end), marker, inner, end, gap)


def report(text: Text, parts: list[tuple[Part, Place]], otherwise: Place, messages: Messages) -> None:
    """Tell the messages of a paragraph: each with the piece it lies in and its offsets there."""

    def at(offset: int) -> tuple[Place, int]:
        for part, place in parts:
            if offset <= part.end:
                return place, min(max(offset, part.start), part.end) - part.start
        return (parts[-1][1], parts[-1][0].end - parts[-1][0].start) if parts else (otherwise, 0)

    happenings = [(start, 1, n) for n, (start, *_) in enumerate(text.revisions)]
    happenings += [(offset, 0 if kind == "begin" else 2, n) for n, (kind, _, offset) in enumerate(text.comments)]
    for _, order, n in sorted(happenings):
        if order == 1:
            start, end, revision, words = text.revisions[n]
            place, first = at(start)
            last = at(end)
            messages.revised(revision, words, place, first, last[1] if last[0] == place else first)
        else:
            kind, id, offset = text.comments[n]
            place, position = at(offset)
            if kind == "begin":
                messages.begin(id, place, position)
            else:
                messages.finish(id, place, position)


def hear(text: Text, messages: Messages) -> None:
    """Give every open comment the words that it is tied to."""
    whole = "".join(run.text for run in text.runs)
    begins = {id: offset for kind, id, offset in text.comments if kind == "begin"}
    ends = {id: offset for kind, id, offset in text.comments if kind == "end"}
    for id in {*messages.open, *begins}:
        words = messages.open.setdefault(id, [])
        words.append(whole[begins.get(id, 0) : ends.get(id, len(whole))])


def size_of(bits: list[Bit]) -> float:
    sizes: Counter[float] = Counter()
    for bit in bits:
        sizes[bit.size] += len(bit.run.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0.0
