"""The messages between the lines of a document: tracked changes and comments, for somebody to decide on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from releases.importing.reading import Change, Place

LONGEST = 2_000  # characters of one comment or change; nobody reads more, and there may be many


@dataclass(frozen=True, slots=True)
class Revision:
    """Who put words in, took them out or moved them."""

    kind: Literal["insertion", "deletion", "move"]
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Comment:
    text: str
    author: str
    at: str
    answers: bool = False
    done: bool = False


@dataclass
class Messages:
    """Collects changes while paragraphs are read. A comment's words may run over several paragraphs."""

    comments: dict[str, Comment] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    open: dict[str, list[str]] = field(default_factory=dict)  # comment id -> the words seen so far
    begun: dict[str, tuple[Place, int]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def revised(self, revision: Revision, text: str, place: Place, start: int, end: int) -> None:
        """Word cuts one change into many at every change of font: neighbours of one author are one."""
        if not text.strip():
            return
        last = self.changes[-1] if self.changes else None
        same = last and (last.kind, last.author, last.at[:10]) == (revision.kind, revision.author, revision.at[:10])
        touches = last and last.place == place and last.end == start and (start < end or last.start == last.end)
        if last and same and touches:
            self.changes[-1] = replace(last, text=(last.text + text)[:LONGEST], end=end)
        else:
            self.changes.append(Change(revision.kind, text[:LONGEST], place, start, end, revision.author, revision.at))

    def begin(self, id: str, place: Place, start: int) -> None:
        self.open.setdefault(id, [])
        self.begun[id] = (place, start)

    def hear(self, text: str) -> None:
        for words in self.open.values():
            words.append(text)

    def finish(self, id: str, place: Place, end: int) -> None:
        """A comment's range has ended, or it had none and stands at a point."""
        comment = self.comments.get(id)
        if comment is None or id in self.told:
            return
        self.told.add(id)
        about = "".join(self.open.pop(id, []))
        begun, start = self.begun.get(id, (place, end))
        self.changes.append(
            Change(
                "comment",
                comment.text,
                begun,
                start,
                end if begun == place else start + len(about),
                comment.author,
                comment.at,
                about[:LONGEST],
                comment.answers,
                comment.done,
            )
        )

    def all(self, last: Place) -> tuple[Change, ...]:
        """Every change; comments that are tied to nothing in the text come last."""
        for id in self.comments:
            self.finish(id, last, 0)
        return tuple(self.changes)
