"""Notes to editors: numbered or not, numbers taken off."""

from __future__ import annotations

import re

from releases.importing.markers import is_number
from releases.importing.reading import Piece


def read_notes(pieces: list[Piece]) -> list[tuple[str, list[Piece]]]:
    """Each note with its pieces. Where notes are numbered, an unnumbered paragraph goes on from the note before it."""
    numbered = sum(is_number(p.marker) for p in pieces) >= 2
    notes: list[tuple[str, list[Piece]]] = []
    for piece in pieces:
        text = re.sub(r"\s*\n\s*", " ", piece.text.strip())
        if numbered and notes and not piece.marker and piece.indent > pieces[0].indent:
            earlier, of = notes[-1]
            notes[-1] = (f"{earlier} {text}", [*of, piece])
        else:
            notes.append((text, [piece]))
    return notes
