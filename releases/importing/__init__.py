"""From a document file to a draft: read (file -> Contents) -> recognise (-> Reading) -> save (-> working copy)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from releases.importing.read_docx import read_docx
from releases.importing.read_pdf import read_pdf
from releases.importing.read_txt import read_txt
from releases.importing.reading import Contents, Reading, UnreadableFile
from releases.importing.recognise import recognise

LARGEST = 20 * 1024 * 1024  # bytes
LONGEST = 400_000  # characters of text: the longest annual results are a quarter of that


def _plain_text(data: bytes) -> Contents:
    return Contents(read_txt(data))


READERS: dict[str, Callable[[bytes], Contents]] = {
    ".txt": _plain_text,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""A file's ending -> what reads it. A new format is one line here and one module beside read_txt."""


def read_file(name: str, data: bytes, country: str = "") -> Reading:
    """The reading of an uploaded file. `country` is the ISO code for telephone numbers without one.

    Raises UnreadableFile with a sentence for the officer: what is wrong and what to do.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"The file is {len(data) // 1024 // 1024} MB; "
            f"the largest that can be read is {LARGEST // 1024 // 1024} MB. "
            "Take the pictures out and upload them by themselves."
        )
    reader = READERS.get(PurePath(name).suffix.casefold())
    if reader is None:
        known = ", ".join(READERS)
        raise UnreadableFile(
            f"“{PurePath(name).name}” is not a kind of file that can be read ({known}). Save it as one of them."
        )
    contents = reader(data)
    if not any(piece.text.strip() for piece in contents.pieces):
        raise UnreadableFile("No text was found in the file. Choose the file that holds the text of the release.")
    length = sum(len(piece.text) for piece in contents.pieces)
    if length > LONGEST or len(contents.pieces) > LONGEST // 50:
        raise UnreadableFile(
            f"The file holds {length:,} characters, more than any release. Choose the file that holds the release "
            f"alone."
        )
    return replace(recognise(contents.pieces, country), changes=contents.changes, pieces=tuple(contents.pieces))
