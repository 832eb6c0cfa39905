"""Two contacts printed side by side in plain text: lines cut at tabs or wide spaces, read column by column."""

from __future__ import annotations

import re

from releases.importing.contact_lines import holds_contact
from releases.importing.reading import Piece
from releases.importing.zones import with_text

_GAP = re.compile(r"\s*\t\s*|\s{3,}|\s+[|｜]\s+")


def side_by_side(pieces: list[Piece]) -> list[Piece]:
    """The pieces with every run of lines in columns turned into its columns, one below the other."""
    out: list[Piece] = []
    n = 0
    while n < len(pieces):
        end = n
        while end < len(pieces) and len(_cells(pieces[end])) > 1:
            end += 1
        rows = [_cells(piece) for piece in pieces[n:end]]
        if _are_contacts(rows):
            width = max(map(len, rows))
            out += [
                with_text(piece, row[k])
                for k in range(width)
                for piece, row in zip(pieces[n:end], rows, strict=True)
                if k < len(row) and row[k]
            ]
            n = end
        else:
            out += pieces[n : max(end, n + 1)]
            n = max(end, n + 1)
    return out


def _cells(piece: Piece) -> list[str]:
    text = piece.text.strip()
    return [text] if "\n" in text else _GAP.split(text)


def _are_contacts(rows: list[list[str]]) -> bool:
    """Whether at least two columns each hold both a name and a number or an address."""
    if len(rows) < 2:
        return False
    columns = [[row[k] for row in rows if k < len(row)] for k in range(max(map(len, rows)))]
    whole = [c for c in columns if any(map(holds_contact, c)) and not all(map(holds_contact, c))]
    return len(whole) > 1
