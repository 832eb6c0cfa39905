"""What an officer says a line is, where the recogniser took it for something else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, get_args

from releases.importing.reading import Piece
from releases.importing.zones import Zones

Role = Literal[
    "label", "notice", "timing", "headline", "subhead", "highlight", "dateline", "heading", "paragraph", "quote",
    "caption", "end-mark", "about-heading", "about", "notes-heading", "note", "contacts-heading", "contact", "left-out",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

# Role -> the list of the zones that it belongs to, and the style by which that list's reader tells it.
_ZONES: dict[str, str] = {
    "label": "label", "notice": "notice", "timing": "timing", "headline": "head", "subhead": "head",
    "highlight": "highlights", "dateline": "dateline", "heading": "body", "paragraph": "body", "quote": "body",
    "caption": "figures", "end-mark": "end_mark", "notes-heading": "notes_heading", "note": "notes",
    "contacts-heading": "contacts_heading", "contact": "contacts", "left-out": "discarded",
}  # fmt: skip
_STYLES: dict[str, Any] = {
    "headline": "title",
    "subhead": "subtitle",
    "heading": "heading",
    "paragraph": "text",
    "quote": "text",
}
_ALONE = ("label", "end_mark", "notes_heading", "contacts_heading")  # a release has one of each


def put_right(zones: Zones, pieces: list[Piece], roles: dict[int, Role]) -> None:
    """Move the pieces that somebody has given a role into the zone of that role, in the order of the file."""
    for number, role in sorted(roles.items()):
        if 0 <= number < len(pieces):
            _move(zones, pieces, number, role)


def _move(zones: Zones, pieces: list[Piece], number: int, role: Role) -> None:
    piece = pieces[number]
    _take_out(zones, piece)
    if role in ("about", "about-heading"):
        _put_about(zones, piece, opens=role == "about-heading")
        return
    said = replace(piece, style=_STYLES.get(role, piece.style), furniture=False)
    if role == "headline":
        zones.head[:] = [replace(p, style="subtitle") if p.style == "title" else p for p in zones.head]
    target: list[Piece] = getattr(zones, _ZONES[role])
    if _ZONES[role] in _ALONE:
        zones.unplaced += target
        target.clear()
    target.append(said)
    target.sort(key=lambda p: p.place.line)


def _take_out(zones: Zones, piece: Piece) -> None:
    """Out of every list, whole or in the halves that the sorting made of it."""
    lists = [value for value in vars(zones).values() if value is not zones.boilerplates]
    for kept in [*lists, *zones.boilerplates]:
        kept[:] = [p for p in kept if not same(p, piece)]
    zones.boilerplates[:] = [group for group in zones.boilerplates if group]


def same(one: Piece, other: Piece) -> bool:
    return one is other or (one.place == other.place and one.cell == other.cell)


def _put_about(zones: Zones, piece: Piece, opens: bool) -> None:
    """A heading opens an “About” text; any other line belongs to the one that begins before it."""
    line = piece.place.line
    before = [group for group in zones.boilerplates if group[0].place.line < line]
    if before and not opens:
        before[-1].append(piece)
        before[-1].sort(key=lambda p: p.place.line)
        return
    group = [piece]
    if before and opens:
        group += [p for p in before[-1] if p.place.line > line]
        before[-1][:] = [p for p in before[-1] if p.place.line < line]
    zones.boilerplates.append(group)
    zones.boilerplates.sort(key=lambda group: group[0].place.line)
