"""How a reading waits at the desk until somebody makes the draft: its JSON in a row, its pictures as files beside it.

Where the pictures themselves are not wanted, the path of its file stands for the bytes of each: two that are the same
are so still, and making the reading anew (see corrections) hands the paths through.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.ids import random_id
from releases.importing.image_types import image_type
from releases.importing.reading import Picture, Reading, UnreadableFile
from releases.importing.reading_json import NotAReading, from_json, to_json
from releases.models import ImportedDocument

Stored = dict[str, Any]
"""A picture of the document: `path` in the private folder, `type`."""


def data_of(document: ImportedDocument) -> dict[str, Any]:
    """What is kept of its reading; {} for a document that could not be read."""
    return document.reading or {}


def keep(data: bytes) -> str:
    """-> the path of a new file in the private folder."""
    return default_storage.save(f"imports/{random_id()}", ContentFile(data))


def stored(path: str) -> bytes:
    with default_storage.open(path, "rb") as file:
        return file.read()


def begin(document: ImportedDocument, reading: Reading, data: bytes) -> None:
    """Keep what was understood of a file, its pictures and the file itself. Not saved yet."""
    plain, blobs = to_json(reading)
    document.path = keep(data)
    _note(document, plain, [{"path": keep(blob), "type": image_type(blob)} for blob in blobs], reading.country)


def note(document: ImportedDocument, reading: Reading) -> None:
    """Keep it made anew. Raises UnreadableFile if it names a picture that the document does not have."""
    plain, blobs = to_json(reading)
    known = {file["path"].encode(): file for file in data_of(document)["files"]}
    if not known.keys() >= set(blobs):
        raise UnreadableFile("failed")
    _note(document, plain, [known[blob] for blob in blobs], data_of(document)["guessed_country"])


def _note(document: ImportedDocument, plain: dict[str, Any], files: list[Stored], country: str) -> None:
    document.pieces = plain.pop("pieces", [])
    document.reading = {**plain, "files": files, "guessed_country": country}


def kept(document: ImportedDocument, load: bool = False) -> Reading:
    """The reading, `load`: with its pictures. Raises UnreadableFile for a row that an older newsroom kept."""
    own = {key: value for key, value in data_of(document).items() if key not in ("files", "guessed_country")}
    files: list[Stored] = data_of(document).get("files", [])
    try:
        reading = from_json({**own, "pieces": document.pieces}, [file["path"].encode() for file in files])
    except NotAReading:
        raise UnreadableFile("failed") from None
    types = {file["path"].encode(): file["type"] for file in files}

    def typed(picture: Picture) -> Picture:
        data = stored(picture.data.decode()) if load else picture.data
        return replace(picture, data=data, type=types[picture.data])

    pieces = tuple(replace(one, picture=typed(one.picture)) if one.picture else one for one in reading.pieces)
    pictures = {id: typed(picture) for id, picture in reading.pictures.items()}
    return replace(reading, pieces=pieces, pictures=pictures)


def picture_file(document: ImportedDocument, number: int) -> Stored | None:
    """The file of the picture that stands in the piece of this number."""
    picture = document.pieces[number].get("picture") if 0 <= number < len(document.pieces) else None
    return data_of(document)["files"][picture["blob"]] if picture else None


def files_of(document: ImportedDocument) -> list[str]:
    """Every file that is kept for a document."""
    pictures = [file["path"] for file in data_of(document).get("files", [])]
    return [path for path in (document.path, *pictures, *(document.pages or {}).values()) if path]
