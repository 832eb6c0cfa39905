"""From a document file to a draft: read (file -> Contents) -> recognise (-> Reading) -> save (-> working copy)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from releases.document import ReleaseDocument
from releases.importing.kinds import kind_of
from releases.importing.reading import Contents, Guess, Piece, Reading, UnreadableFile
from releases.importing.sandbox import read_in_sandbox

LARGEST = 20 * 1024 * 1024  # bytes
LONGEST = 400_000  # characters of text: the longest annual results are a quarter of that


READERS: dict[str, str] = {
    ".docx": "read_docx",
    ".pdf": "read_pdf",
    ".txt": "read_txt",
    ".rtf": "read_rtf",
    ".odt": "read_odt",
    ".eml": "read_eml",
    ".html": "read_html",
}
"""A file's ending -> the module that reads it, and the function in it of the same name. A new format is one line here.

They are loaded when they are needed: the process that reads a file starts anew for each, and starts faster so.
"""


def read_file(name: str, data: bytes, country: str = "") -> Reading:
    """The reading of an uploaded file, made where a hostile file can do no harm.

    `country` is the ISO code for telephone numbers without one. Raises UnreadableFile with a sentence for the officer:
    what is wrong and what to do.
    """
    _refuse_large(data)
    return read_in_sandbox(name, data, country)


def read_here(name: str, data: bytes, country: str = "") -> Reading:
    """The same in this process: for the limited process itself, and for files of our own. Raises UnreadableFile."""
    _refuse_large(data)
    kind = kind_of(name, data)
    module = import_module(f"releases.importing.{READERS[kind]}")
    reader: Callable[[bytes], Contents | list[Piece]] = getattr(module, READERS[kind])
    try:
        contents = reader(data)
    except (UnreadableFile, MemoryError):
        raise
    except Exception as problem:  # a parser met what nobody foresaw: for the officer the file is damaged
        raise UnreadableFile("failed") from problem
    if not isinstance(contents, Contents):
        contents = Contents(contents)
    _refuse_empty_and_endless(contents)
    if contents.document is not None:
        return _as_it_was(contents, contents.document)
    from releases.importing.recognise import recognise

    reading = recognise(contents.pieces, country)
    return replace(reading, changes=contents.changes, pieces=tuple(contents.pieces), sheets=contents.sheets)


def _as_it_was(contents: Contents, document: ReleaseDocument) -> Reading:
    """The reading of a file of our own whose text nobody has touched."""
    from releases.importing.own_export import pictures_by_figure

    return Reading(
        document,
        guesses=(Guess("document", 1.0, (), "made here, and its text is as it was"),),
        pictures=pictures_by_figure(contents.pieces, document),
        changes=contents.changes,
        pieces=tuple(contents.pieces),
    )


def _refuse_large(data: bytes) -> None:
    if len(data) > LARGEST:
        raise UnreadableFile("large", most=LARGEST // 1024 // 1024)


def _refuse_empty_and_endless(contents: Contents) -> None:
    if not any(piece.text.strip() for piece in contents.pieces):
        raise UnreadableFile("no-text")
    length = sum(len(piece.text) for piece in contents.pieces)
    if length > LONGEST or len(contents.pieces) > LONGEST // 50:
        raise UnreadableFile("endless", characters=length)
