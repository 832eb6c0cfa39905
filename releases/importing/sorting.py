"""Which part of a release each piece belongs to, before any part is read closely.

A release runs front, lead and body, then captions, end mark, boilerplates, notes and contacts in an order that every
country has its own of. Headings and lines that say what they are (signs.py) open a zone; what follows belongs to it.
"""

from __future__ import annotations

from dataclasses import replace

from releases.document import Run
from releases.importing import signs
from releases.importing.front import lead_index, sort_front
from releases.importing.markers import marker_class, number_of
from releases.importing.reading import Piece
from releases.importing.rest import sort_rest
from releases.importing.wrapping import cells
from releases.importing.zones import Zones

_DASHES = ("-", "–", "—")


def zones_of(pieces: list[Piece], country: str = "") -> Zones:
    """Sort the pieces of a file into the parts of a release."""
    zones = Zones()
    pieces = signatures_kept(without_paragraph_numbers(_without_furniture(pieces, zones)))
    lead = lead_index(pieces, country)
    sort_front(pieces[:lead], zones, country)
    sort_rest(pieces[lead:], zones)
    return zones


def without_paragraph_numbers(pieces: list[Piece]) -> list[Piece]:
    """Some ministries number their paragraphs: 1., 2., 3. to the end, and no text before the first. That is no list."""
    numbered = [p for p in pieces if marker_class(p.marker) == "arabic-dot"]
    counted = [number_of(p.marker) for p in numbered] == list(range(1, len(numbered) + 1))
    if len(numbered) < 3 or not counted or sum(cells(p.text) for p in numbered) < 110 * len(numbered):
        return pieces
    before = pieces[: pieces.index(numbered[0])]
    if any(signs.ends_sentence(p.text) and cells(p.text) > 110 for p in before):
        return pieces
    return [replace(p, marker="") if p in numbered and signs.ends_sentence(p.text) else p for p in pieces]


def signatures_kept(pieces: list[Piece]) -> list[Piece]:
    """ "- Jane Doe, Chair" alone below a quotation is who said it and no list item."""
    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        beside = [p for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2]) if p.marker]
        above = pieces[n - 1].text.strip() if n else ""
        if piece.marker in _DASHES and above and above[0] in '“"「‘' and above[-1] in '”"」’' and not beside:
            piece = replace(piece, marker="", runs=(Run(f"– {piece.text}"),))
        out.append(piece)
    return out


def _without_furniture(pieces: list[Piece], zones: Zones) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        furniture = piece.furniture or (
            signs.is_furniture(piece.text) and not signs.is_end_mark(piece.text) and not piece.marker
        )
        blank = not piece.text.strip() and piece.picture is None
        (zones.discarded if furniture or blank else kept).append(piece)
    return kept
