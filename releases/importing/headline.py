"""The headline and its subheads: a headline that runs over two lines is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from releases.importing.reading import Piece
from releases.importing.wrapping import cells, glue

_OPEN_END = re.compile(
    r"(?:\b(?:a|an|the|of|to|for|in|on|at|by|with|and|or|from|as|into|its|their|your|our|new|is|are|that|than|over"
    r"|under|after|&)|[,–—-]|[、，的和与與及])$",
    re.I,
)


@dataclass
class Head:
    headline: str = ""
    subheads: tuple[str, ...] = ()
    pieces: list[list[Piece]] = field(default_factory=list)  # of the headline, then of each subhead
    sure: float = 0.9


def read_head(pieces: list[Piece]) -> Head:
    """The lines between label and lead. A line that the file itself calls its title is the headline."""
    pieces = [p for p in pieces if p.text.strip()]
    if not pieces:
        return Head(sure=0.0)
    titled = next((n for n, p in enumerate(pieces) if p.style == "title"), 0)
    order = [pieces[titled], *pieces[:titled], *pieces[titled + 1 :]]
    groups: list[list[Piece]] = []
    for piece in order:
        if groups and _goes_on(groups, piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    texts = [_text(group) for group in groups]
    return Head(texts[0], tuple(texts[1:]), groups, 0.95 if pieces[titled].style == "title" else 0.85)


def _goes_on(groups: list[list[Piece]], piece: Piece) -> bool:
    """Whether a line is the second half of the line before: that one ends open, or both are set alike."""
    before, after = groups[-1][-1].text.strip(), piece.text.strip()
    if len(groups[-1]) > 2 or piece.marker or groups[-1][-1].style != piece.style or re.match("[—–-]{1,2}", after):
        return False
    if piece.place.line - (groups[-1][-1].place.end_line or groups[-1][-1].place.line) > piece.gap + 1:
        return False  # something else stood between them
    if piece.gap > max(1, groups[-1][0].gap) and piece.gap > 1:
        return False
    if _OPEN_END.search(before) or after[:1].islower():
        return True
    if len(groups) == 1 and _capitals(before) and _capitals(after):
        return piece.gap == 0 or cells(before) > 45
    same_size = groups[-1][-1].size == piece.size and piece.size > 1.15
    return len(groups) == 1 and same_size


def _capitals(text: str) -> bool:
    return text.isupper() and len(text) > 8


def _text(pieces: list[Piece]) -> str:
    text = ""
    for piece in pieces:
        text = glue(text, " ".join(piece.text.split("\n")).strip())
    text = re.sub(r"^[—–─-]{1,3}\s*", "", text)
    return re.sub(
        r"^(?:[标標][题題]|[主副]?[标標][题題]|headline|title|sub-?head(?:ing|line)?)\s*[:：]\s*", "", text, flags=re.I
    )
