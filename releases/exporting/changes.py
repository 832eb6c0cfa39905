"""What a later version of a release changed: part by part, the words taken out and the words put in.

Two documents of one language are laid side by side. Texts that say the same are left out; of those that do not, each is
paired with the one it grew from, and compared word by word in Latin, character by character in Han, numbers whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from releases.document import (
    Block,
    Bullets,
    Contact,
    Figure,
    Item,
    Paragraph,
    ReleaseDocument,
    Section,
    Table,
    text_of,
    words_of,
)
from releases.exporting.html import attribution

Part = Literal[
    "notice", "headline", "subheads", "highlights", "text", "people", "pictures", "downloads",
    "notes", "contacts", "about"
]  # fmt: skip
CONTEXT = 14  # words or characters that are shown on each side of a change
ALIKE = 0.45  # of the words of two texts that have to be the same for one to have grown from the other
MOST_PAIRS = 2_500
MOST = 4_000_000  # pairs of words that are compared; texts beyond it are shown as taken out and put in whole
_TOKEN = re.compile(
    r"(?:\d+(?:[.,:：]\d+)*%?|[A-Za-z\u00c0-\u024f]+(?:[’'\-][A-Za-z\u00c0-\u024f]+)*|[^\s])\s*", re.UNICODE
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{2}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went or came; "gap" stands for unchanged words left out."""

    kind: Literal["same", "removed", "added", "gap"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One text of a part. `replaced`: its words are the same, but the file that they belong to is another."""

    part: Part
    pieces: tuple[Piece, ...]
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A text that is compared as one, and the file that goes with it."""

    text: str
    file: str = ""


def changes(before: ReleaseDocument, after: ReleaseDocument) -> list[Change]:
    """In the order of a page. Empty if a reader would see no difference in words or files."""
    old, new = dict(parts(before)), dict(parts(after))
    return [change for part in new for change in of_part(part, old[part], new[part])]


def of_part(part: Part, before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[Change]:
    texts = [unit.text for unit in before], [unit.text for unit in after]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "equal":
            for old, new in zip(before[i1:i2], after[j1:j2], strict=True):
                if old.file != new.file:
                    yield Change(part, (Piece("same", new.text),), replaced=True)
            continue
        for was, now in paired(texts[0][i1:i2], texts[1][j1:j2]):
            yield Change(part, tuple(compared(was, now)))


# What is compared


def parts(document: ReleaseDocument) -> Iterator[tuple[Part, list[Unit]]]:
    yield "notice", plain([document.notice, document.label])
    yield "headline", plain([document.headline])
    yield "subheads", plain(document.subheads)
    yield "highlights", plain(document.highlights)
    yield "text", plain(body(document))
    yield "people", plain(people(document))
    yield "pictures", [pictured(figure) for figure in document.figures]
    yield (
        "downloads",
        [
            Unit(" – ".join(part for part in (a.title, a.description, a.url) if part), a.file.name if a.file else "")
            for a in document.attachments
        ],
    )
    yield "notes", plain(document.notes)
    yield "contacts", plain(line for contact in document.contacts for line in reached(contact))
    yield "about", plain(text for b in document.boilerplates for text in (b.heading, *b.paragraphs))


def plain(texts: Iterable[str]) -> list[Unit]:
    return [Unit(text) for text in texts if text.strip()]


def body(document: ReleaseDocument) -> Iterator[str]:
    if document.dateline:
        yield document.dateline.text or document.dateline.place
    for section in document.sections:
        yield from of_section(section)


def of_section(section: Section) -> Iterator[str]:
    yield section.heading or ""
    for block in section.blocks:
        yield from of_block(block)


def of_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield text_of(block.runs)
        case Bullets():
            yield from items(block.items)
        case Table():
            yield from (" | ".join(text_of(cell) for cell in row) for row in block.rows)


def items(rows: Iterable[Item]) -> Iterator[str]:
    for item in rows:
        yield text_of(item.runs)
        yield from items(item.items)


def people(document: ReleaseDocument) -> Iterator[str]:
    """Who is quoted, once each; and words that stand nowhere in the text."""
    named = [attribution(document.language, q.speaker, q.honorific, q.title, q.organisation) for q in document.quotes]
    yield from dict.fromkeys(named)
    yield from (words_of(document, quote) for quote in document.quotes if quote.words)


def pictured(figure: Figure) -> Unit:
    said = (figure.label, figure.caption, figure.credit, figure.rights)
    return Unit(" ".join(part for part in said if part), figure.original.name if figure.original else "")


def reached(contact: Contact) -> Iterator[str]:
    yield contact.organisation
    yield ", ".join(part for part in (contact.person, contact.title, contact.acts_for) if part)
    yield from (phone.number for phone in contact.phones)
    yield from contact.emails
    yield contact.hours


# Which text grew from which


def paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(old, new) in order, "" where there is none: the pairing in which most words stay."""
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    if len(before) * len(after) > MOST_PAIRS:  # written anew
        yield from ((was, "") for was in before)
        yield from (("", now) for now in after)
        return
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    alike = [[likeness(was, now) for now in after] for was in before]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            kept = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(kept, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(before) or j < len(after):
        both = i < len(before) and j < len(after) and alike[i][j] >= ALIKE
        if both and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield before[i], after[j]
            i, j = i + 1, j + 1
        elif i < len(before) and (j == len(after) or best[i + 1][j] >= best[i][j + 1]):
            yield before[i], ""
            i += 1
        else:
            yield "", after[j]
            j += 1


def likeness(was: str, now: str) -> float:
    """From 0 to 1, whatever the order: near enough to choose by, and quick."""
    return SequenceMatcher(None, words(was), words(now), autojunk=False).quick_ratio()


# Word by word


def tokens(text: str) -> list[str]:
    """Words of Latin, single Han characters, whole numbers and marks, each with the space that follows it."""
    return _TOKEN.findall(text)


def words(text: str) -> list[str]:
    return [token.strip() for token in tokens(text)]


def compared(was: str, now: str) -> Iterator[Piece]:
    old, new = tokens(was), tokens(now)
    if len(old) * len(new) > MOST or not old or not new:
        codes = [("replace", 0, len(old), 0, len(new))]
    else:
        keys = [token.strip() for token in old], [token.strip() for token in new]
        codes = joined(SequenceMatcher(None, *keys, autojunk=False).get_opcodes(), old, new)
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            yield from shortened(new[j1:j2], first=place == 0, last=place == len(codes) - 1)
            continue
        yield from closed("removed", "".join(old[i1:i2]))
        yield from closed("added", "".join(new[j1:j2]))


def closed(kind: Literal["removed", "added"], text: str) -> Iterator[Piece]:
    """The words, and the space after them apart: a line through a space looks like a mistake."""
    if text:
        yield Piece(kind, text.rstrip())
        if text != text.rstrip():
            yield Piece("same", " ")


Code = tuple[str, int, int, int, int]


def joined(codes: Iterable[Code], old: Sequence[str], new: Sequence[str]) -> list[Code]:
    """Changes with next to nothing between them are one: scattered letters are no help to a reader."""
    out: list[Code] = []
    for code in codes:
        between = out[-1] if len(out) > 1 else None
        if code[0] != "equal" and between and between[0] == "equal" and slight("".join(new[between[3] : between[4]])):
            first = out[-2]
            out[-2:] = [("replace", first[1], code[2], first[3], code[4])]
        else:
            out.append(code)
    return out


def slight(text: str) -> bool:
    """A mark, one or two characters, or one short word."""
    text = text.strip()
    return len(text) <= 2 or (len(tokens(text)) == 1 and bool(_LATIN.match(text)) and len(text) <= 4)


def shortened(same: Sequence[str], first: bool, last: bool) -> Iterator[Piece]:
    """Unchanged words near a change; the rest is a gap."""
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if len(same) <= head + tail + 4:
        yield Piece("same", "".join(same))
        return
    if head:
        yield Piece("same", "".join(same[:head]))
    yield Piece("gap")
    if tail:
        yield Piece("same", "".join(same[-tail:]))
