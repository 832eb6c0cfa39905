"""The shapes that pass between the stages: what a reader gives, and what the recogniser makes of it.

A reader (read_txt, read_docx, read_pdf ...) turns a file into Pieces: whole paragraphs in reading order, lines that
were only wrapped already joined, with whatever the file says about how they look. The recogniser turns Pieces into a
Reading without knowing what kind of file they came from.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

from releases.document import Language, ReleaseDocument, Runs, text_of
from releases.importing.refusals import UnreadableFile


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: lines count from 1; `page` from 1 where there are any; `box`: x0, top, x1, bottom, points."""

    line: int
    end_line: int = 0
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in the file: its bytes and where."""

    data: bytes
    type: str  # image/jpeg, image/png ...
    name: str = ""
    alt: str = ""  # what the file says the picture shows


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, list item, table cell or picture of the file, with what the file says of it."""

    runs: Runs
    place: Place
    # As the file itself names it; "text" is an officer's word that it is a plain paragraph.
    style: Literal["", "title", "subtitle", "heading", "caption", "list", "note", "text"] = ""
    level: int = 0  # heading or list level, from 1
    marker: str = ""  # bullet or number as printed, taken off the text
    size: float = 1.0  # font size as a ratio to the body's
    bold: bool = False  # all of it
    centred: bool = False
    gap: int = 0  # blank lines (or their equal in space) before it
    indent: int = 0  # how far from the left edge it begins, in half-width cells
    furniture: bool = False  # the reader knows it for a running header, footer or page number
    cell: tuple[int, int, int] | None = None  # table, row, column
    picture: Picture | None = None

    @property
    def text(self) -> str:
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change or a comment: a message between agency, partner and officer, to accept, refuse or answer.

    The reading is that of the text with every change accepted. `start` and `end` are offsets in the text of the piece
    at `place`: the words that were put in or commented on; where they are equal, the words taken out stood there.
    """

    kind: Literal["insertion", "deletion", "move", "comment"]
    text: str  # the words put in, taken out or moved here; or the comment
    place: Place
    start: int = 0
    end: int = 0
    author: str = ""
    at: str = ""  # ISO 8601 as the file gives it, mostly local time without an offset
    about: str = ""  # the words that a comment is tied to
    answers: bool = False  # a comment that answers the one before it
    done: bool = False  # a comment that somebody has marked as settled


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader gives: the pieces in reading order, and the messages between the lines."""

    pieces: list[Piece]
    changes: tuple[Change, ...] = ()
    document: ReleaseDocument | None = None  # of a file that was made here and says what it said then
    sheets: tuple[tuple[float, float], ...] = ()  # width and height of each page in points, where places have boxes


@dataclass(frozen=True, slots=True)
class Timing:
    """The line that says when the text may be used, as printed and as understood."""

    text: str
    kind: Literal["immediate", "embargo"]
    embargo_until: datetime.datetime | None = None  # with offset
    doubt: str = ""  # a sentence, where the line contradicts itself or leaves something to guess


@dataclass(frozen=True, slots=True)
class Guess:
    """How sure we are of a part, from 0 to 1, where it came from and why.

    `part` is a path into the document: "headline", "quotes[2].speaker", "sections[1].blocks[0]".
    """

    part: str
    sure: float
    places: tuple[Place, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a file. Every piece of it ends in the document, in `unplaced` or in `discarded`."""

    document: ReleaseDocument
    timing: Timing | None = None
    country: str = ""  # ISO code used for phone numbers without one
    notice_issued_by: str = ""
    notice_on_behalf_of: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    unplaced: tuple[Piece, ...] = ()  # understood as nothing: the officer sees them
    discarded: tuple[Piece, ...] = ()  # page furniture, filing dates, rows of asterisks
    pictures: dict[str, Picture] = field(default_factory=dict)  # figure id -> its picture
    changes: tuple[Change, ...] = ()  # tracked changes and comments, for somebody to decide
    pieces: tuple[Piece, ...] = ()  # the whole of the file, in reading order
    sheets: tuple[tuple[float, float], ...] = ()  # as Contents has them


__all__ = [
    "Change",
    "Contents",
    "Guess",
    "Language",
    "Picture",
    "Piece",
    "Place",
    "Reading",
    "Timing",
    "UnreadableFile",
]
