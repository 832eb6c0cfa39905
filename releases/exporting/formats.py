"""The files that stand beside a release's page: <address>.<ending>."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from releases.document import ReleaseDocument
from releases.exporting import docx_issued, ninjs, pdf, text
from releases.exporting.issued import Issued, Read

TYPES = {
    "pdf": "application/pdf",
    "docx": docx_issued.TYPE,
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
}
KIT = "zip"
"""The press kit is written to a file as it is made, by press_kit, and not returned as bytes."""

_RENDER: dict[str, Callable[[ReleaseDocument, Issued, Read], bytes]] = {
    "pdf": pdf.render,
    "docx": docx_issued.render,
    "txt": lambda document, issued, read: text.render(document, issued),
    "json": lambda document, issued, read: ninjs.render(
        document, issued, {ending: TYPES[ending] for ending in offered(document, issued)}
    ),
}


def offered(document: ReleaseDocument, issued: Issued) -> list[str]:
    """The endings there are for this text: all, but no PDF where a font is missing."""
    return [ending for ending in TYPES if ending != "pdf" or pdf.offered(document, issued)]


def made(ending: str, document: ReleaseDocument, issued: Issued, read: Read) -> bytes:
    """Raises pdf.NotDrawn for a PDF that is not offered."""
    return _RENDER[ending](document, issued, read)


def all_made(document: ReleaseDocument, issued: Issued, read: Read) -> Iterator[tuple[str, bytes]]:
    """(ending, bytes) of every file but the kit itself."""
    for ending in offered(document, issued):
        if ending != KIT:
            yield ending, made(ending, document, issued, read)
