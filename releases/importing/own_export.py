"""A Word file that this newsroom made: the document that lies in it, believed while the text says the same.

The text always wins. The enclosed document is written out anew and read as the file was; only if both readings agree,
word for word and mark for mark, is it what the file says. Whoever edits a word, a heading or a link gets the reading of
what he wrote, and a forged part can claim nothing that the text does not show.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from releases.document import DocumentError, ReleaseDocument
from releases.importing.docx_package import Package
from releases.importing.reading import Picture, Piece

NAMESPACE = "urn:newsroom:release:1"
PICTURE = "figure-"
LARGEST = 4 * 1024 * 1024  # bytes of JSON


def enclosed_document(package: Package) -> ReleaseDocument | None:
    """The document in the file, if there is one that can be read."""
    for relation in package.related.values():
        if relation.kind != "customXml" or relation.external:
            continue
        root = package.part(relation.target)
        if root is None or root.tag != f"{{{NAMESPACE}}}release" or len(root.text or "") > LARGEST:
            continue
        try:
            return ReleaseDocument.from_json(json.loads(root.text or ""))
        except (DocumentError, ValueError, RecursionError):
            return None
    return None


def says_the_same(document: ReleaseDocument, pieces: Iterable[Piece]) -> bool:
    """Whether the text of a file is that of the document."""
    from releases.exporting import docx
    from releases.importing.read_docx import pieces_of

    try:
        made = docx.render(document)
    except (ValueError, KeyError, IndexError, TypeError):
        return False
    return _seen(pieces) == _seen(pieces_of(made))


def _seen(pieces: Iterable[Piece]) -> list[tuple[object, ...]]:
    """What a reader sees of pieces: pictures, gaps and sizes aside, which a program changes on saving."""
    return [(p.runs, p.style, p.level, p.marker, p.cell) for p in pieces if p.picture is None and not p.furniture]


def pictures_by_figure(pieces: Iterable[Piece], document: ReleaseDocument) -> dict[str, Picture]:
    """Figure id -> its picture, by the name that the export gave it."""
    known = {figure.id for figure in document.figures}
    found = {p.picture.name.removeprefix(PICTURE): p.picture for p in pieces if p.picture is not None}
    return {id: picture for id, picture in found.items() if id in known and picture.name.startswith(PICTURE)}
