"""The parts of a release as lists of pieces: what the sorting fills, and every part's reader takes from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from releases.document import Run
from releases.importing.contact_lines import is_contact_heading
from releases.importing.reading import Piece


@dataclass
class Zones:
    """The pieces of each part, in order. Every piece of the file is in exactly one of the lists."""

    notice: list[Piece] = field(default_factory=list)
    label: list[Piece] = field(default_factory=list)
    timing: list[Piece] = field(default_factory=list)
    head: list[Piece] = field(default_factory=list)  # headline and subheads
    letterhead: list[Piece] = field(default_factory=list)
    highlights: list[Piece] = field(default_factory=list)
    dateline: list[Piece] = field(default_factory=list)  # a line of its own, or a date in the front or behind the end
    body: list[Piece] = field(default_factory=list)
    figures: list[Piece] = field(default_factory=list)
    end_mark: list[Piece] = field(default_factory=list)
    boilerplates: list[list[Piece]] = field(default_factory=list)  # each begins with its heading
    notes: list[Piece] = field(default_factory=list)
    notes_heading: list[Piece] = field(default_factory=list)
    contacts: list[Piece] = field(default_factory=list)
    contacts_heading: list[Piece] = field(default_factory=list)
    unplaced: list[Piece] = field(default_factory=list)
    discarded: list[Piece] = field(default_factory=list)


def with_text(piece: Piece, text: str) -> Piece:
    return replace(piece, runs=(Run(text),))


def contact_pieces(pieces: list[Piece], zones: Zones) -> None:
    """Put the pieces of a contact block away, its first heading apart."""
    for piece in pieces:
        if is_contact_heading(piece.text) and not zones.contacts_heading:
            zones.contacts_heading.append(piece)
        else:
            zones.contacts.append(piece)
