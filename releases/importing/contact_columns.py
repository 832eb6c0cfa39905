"""Two contacts printed side by side in plain text: lines cut at tabs or wide spaces, read column by column."""

from __future__ import annotations

import re

from releases.importing.contact_lines import EMAIL, holds_contact
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
            columns = _columns(pieces[n:end], rows)
            while end < len(pieces) and not pieces[end].gap and holds_contact(pieces[end].text):
                _home(columns, pieces[end]).append(pieces[end])
                end += 1
            out += [piece for column in columns for piece in column]
            n = end
        else:
            out += pieces[n : max(end, n + 1)]
            n = max(end, n + 1)
    return out


def _columns(pieces: list[Piece], rows: list[list[str]]) -> list[list[Piece]]:
    return [
        [with_text(p, row[k]) for p, row in zip(pieces, rows, strict=True) if k < len(row) and row[k]]
        for k in range(max(map(len, rows)))
    ]


def _home(columns: list[list[Piece]], piece: Piece) -> list[Piece]:
    """The column that a last line alone belongs to: the first that has no address yet."""
    return next((c for c in columns if not any(EMAIL.search(p.text) for p in c)), columns[0])


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
