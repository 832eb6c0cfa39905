"""Paragraphs and pictures of an office document -> Pieces, counted, spaced and measured against the body's text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby

from releases.document import Run, Runs, joined
from releases.importing.image_types import image_type
from releases.importing.office_messages import Messages
from releases.importing.office_styles import Look
from releases.importing.office_text import Bit, Part, hear, parts_of, report, size_of, text_of_bits
from releases.importing.reading import Contents, Picture, Piece, Place

MOST_PICTURES = 60
MOST_PICTURE_BYTES = 60 * 1024 * 1024  # of one file together
ICON = 28.0  # points: a picture this small in both directions is decoration
LETTERHEAD = 90.0  # points: a picture this low above the first words is a logo
BLANK = 100  # twips of space between paragraphs that look like an empty line

Cell = tuple[int, int, int]


@dataclass
class Pieces:
    """Collects pieces. `line` counts them: an office document has no lines of its own."""

    messages: Messages = field(default_factory=Messages)
    made: list[Piece] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)  # points, of each piece
    line: int = 0
    page: int = 1
    gap: int = 0  # empty paragraphs since the last piece
    after: int = 0  # twips of space below the paragraph before
    used: Counter[str] = field(default_factory=Counter)  # how often each picture file stands in the text
    picture_bytes: int = 0

    def paragraph(
        self,
        bits: list[Bit],
        look: Look,
        marker: str = "",
        depth: int = 0,
        indent: int = 0,
        cell: Cell | None = None,
        furniture: bool = False,
        counts: bool = True,
    ) -> None:
        """One paragraph of the file, which may hold several of the text. `depth`: of a list, from 1.

        `counts`: whether it is an empty line where it has no text.
        """
        text = text_of_bits(bits)
        if not marker and look.kind == "list" and text.runs:
            marker = "•"
        parts = parts_of(text, bool(marker))
        hear(text, self.messages)
        placed = []
        bold = bool(text.runs) and all(bit.run.bold for bit in bits if bit.run.text.strip())
        for n, part in enumerate(parts):
            piece = _piece(look, part, marker if n == 0 else "", depth if n == 0 else 0, cell)
            spaced = n == 0 and max(self.after, look.before or 0) >= BLANK
            self.add(replace(piece, bold=bold, indent=indent, furniture=furniture), size_of(bits), spaced)
            placed.append((part, self.made[-1].place))
        if parts:
            self.after = look.after or 0
        elif counts:
            self.gap += 1
        report(text, placed, Place(self.line + 1, page=self.page), self.messages)

    def add(self, piece: Piece, size: float = 0.0, spaced: bool = False) -> None:
        self.line += 1
        place = Place(self.line, page=self.page)
        self.made.append(replace(piece, place=place, gap=max(piece.gap, self.gap, int(spaced))))
        self.sizes.append(size)
        self.gap = 0
        self.after = 0

    def picture(self, name: str, data: bytes, width: float = 0.0, height: float = 0.0, alt: str = "") -> None:
        """`width` and `height` as shown, in points; 0 where nobody says."""
        if sum(piece.picture is not None for piece in self.made) >= MOST_PICTURES:
            return
        self.picture_bytes += len(data)
        if self.picture_bytes > MOST_PICTURE_BYTES:
            return
        self.used[name] += 1
        kind = image_type(data)
        small = 0 < width < ICON and 0 < height < ICON
        above_all = not any(piece.text for piece in self.made) and 0 < height <= LETTERHEAD
        self.add(Piece((), Place(0), picture=Picture(data, kind, name, alt), furniture=small or above_all or not kind))

    def join_last_two(self, begun: int) -> None:
        """A label and its answer, made one after the other since `begun`, as one line."""
        label, answer = self.made[begun], self.made[begun + 1]
        runs: Runs = joined((*label.runs, Run(" "), *answer.runs))
        self.made[begun : begun + 2] = [replace(label, runs=runs)]
        del self.sizes[begun + 1]

    def contents(self) -> Contents:
        """The pieces with sizes as ratios to the body's, and pictures that come again set apart."""
        body: Counter[float] = Counter()
        for piece, size in zip(self.made, self.sizes, strict=True):
            body[size] += len(piece.text) if size else 0
        usual = body.most_common(1)[0][0] if body else 0.0
        out = []
        for piece, size in zip(self.made, self.sizes, strict=True):
            again = piece.picture is not None and self.used[piece.picture.name] > 1
            ratio = round(size / usual, 2) if size and usual else 1.0
            out.append(replace(piece, size=ratio, furniture=piece.furniture or again))
        return Contents(_levels_checked(out), self.messages.all(Place(max(self.line, 1))))


def _levels_checked(pieces: list[Piece]) -> list[Piece]:
    """Lists whose items all claim one level while they stand at several indents: the indent tells, so no level is said.

    People nest items with the ruler as often as with the list buttons.
    """
    out = list(pieces)
    for marked, group in groupby(range(len(pieces)), key=lambda n: bool(pieces[n].marker)):
        numbers = list(group)
        levels, indents = {pieces[n].level for n in numbers}, {pieces[n].indent for n in numbers}
        if marked and len(levels) == 1 and max(indents) - min(indents) >= 2:
            for n in numbers:
                out[n] = replace(pieces[n], level=0)
    return out


def _piece(look: Look, part: Part, marker: str, depth: int, cell: Cell | None) -> Piece:
    kind, level = look.kind, look.level
    if kind == "list" or (marker and kind == ""):
        kind, level = "list", max(look.level if kind == "list" else 0, depth)
    return Piece(
        runs=part.runs,
        place=Place(0),
        style="" if kind == "toc" or (kind == "list" and not marker) else kind,  # type: ignore[arg-type]
        level=level if kind in ("heading", "list") and (marker or kind == "heading") else 0,
        marker=marker or part.marker,
        centred=look.align in ("center", "centre"),
        gap=1 if part.gap else 0,
        cell=cell,
    )
