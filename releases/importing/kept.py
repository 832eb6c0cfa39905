"""Readings as JSON: how they wait at the desk until somebody makes the draft. Pictures lie beside them as files."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import Any

from releases.document import ReleaseDocument, Run
from releases.importing.reading import Change, Guess, Picture, Piece, Place, Reading, Timing


def pieces_json(pieces: tuple[Piece, ...], paths: dict[int, str]) -> list[dict[str, Any]]:
    """`paths`: number of a piece -> where the bytes of its picture were put."""
    return [piece_json(piece, paths.get(n, "")) for n, piece in enumerate(pieces)]


def piece_json(piece: Piece, path: str = "") -> dict[str, Any]:
    plain = asdict(piece)
    plain["runs"] = [_bare(run) for run in plain["runs"]]
    plain["place"] = _bare(plain["place"])
    if piece.picture:
        plain["picture"] = {"type": piece.picture.type, "name": piece.picture.name, "alt": piece.picture.alt}
        plain["picture"]["path"] = path
    return _bare(plain)


def _bare(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", False, 0, ())}


def piece_of(data: dict[str, Any]) -> Piece:
    """The piece; its picture without bytes, under the name of its file in the private folder."""
    picture = data.get("picture")
    return Piece(
        **{key: value for key, value in data.items() if key not in ("runs", "place", "cell", "picture")},
        runs=tuple(Run(**run) for run in data.get("runs", ())),
        place=place_of(data["place"]),
        cell=tuple(data["cell"]) if data.get("cell") else None,  # type: ignore[arg-type]
        picture=Picture(b"", picture["type"], picture["name"], picture["alt"]) if picture else None,
    )


def place_of(data: dict[str, Any]) -> Place:
    box = data.get("box")
    return Place(data.get("line", 0), data.get("end_line", 0), data.get("page"), tuple(box) if box else None)


def reading_json(reading: Reading) -> dict[str, Any]:
    """Everything but the pieces, the pictures and the pieces' own lists: those are kept by number."""
    timing = reading.timing
    return {
        "document": reading.document.to_json(),
        "timing": timing
        and {
            "text": timing.text,
            "kind": timing.kind,
            "until": timing.embargo_until.isoformat() if timing.embargo_until else None,
            "doubt": timing.doubt,
        },
        "country": reading.country,
        "notice_issued_by": reading.notice_issued_by,
        "notice_on_behalf_of": list(reading.notice_on_behalf_of),
        "guesses": [
            {"part": g.part, "sure": g.sure, "why": g.why, "places": [_bare(asdict(p)) for p in g.places]}
            for g in reading.guesses
        ],
        "unplaced": [piece_json(piece) for piece in reading.unplaced],
        "discarded": [piece_json(piece) for piece in reading.discarded],
        "changes": [{**asdict(change), "place": _bare(asdict(change.place))} for change in reading.changes],
    }


def reading_of(data: dict[str, Any], pieces: list[dict[str, Any]]) -> Reading:
    timing = data["timing"]
    return Reading(
        ReleaseDocument.from_json(data["document"]),
        timing=timing and _timing(timing),
        country=data["country"],
        notice_issued_by=data["notice_issued_by"],
        notice_on_behalf_of=tuple(data["notice_on_behalf_of"]),
        guesses=tuple(
            Guess(g["part"], g["sure"], tuple(map(place_of, g["places"])), g["why"]) for g in data["guesses"]
        ),
        unplaced=tuple(map(piece_of, data["unplaced"])),
        discarded=tuple(map(piece_of, data["discarded"])),
        changes=tuple(Change(**{**change, "place": place_of(change["place"])}) for change in data["changes"]),
        pieces=tuple(map(piece_of, pieces)),
    )


def _timing(data: dict[str, Any]) -> Timing:
    until = datetime.datetime.fromisoformat(data["until"]) if data["until"] else None
    return Timing(data["text"], data["kind"], until, data["doubt"])
