"""The parts of a Word file and how they refer to each other.

Written against the container itself and not through a library: a library reads every part on opening and gives up on a
broken relation or an unusual content type, and the files that officers have are full of both.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from releases.importing.archives import Archive, xml_of
from releases.importing.reading import UnreadableFile

Element: TypeAlias = Any  # an lxml element, which has no published type

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

# "Strict" files, which a few programs write, use other names for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_LARGEST_PICTURE = 20 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str  # the last word of its type: styles, image, hyperlink ...
    target: str  # a part's name; an address where external
    external: bool


def value(element: Element | None, name: str = "val") -> str:
    """The w:val, or another attribute, of an element that may not be there."""
    return "" if element is None else element.get(W + name, "")


def is_on(element: Element | None) -> bool:
    """A switch such as <w:b/>: on when it is there and does not say that it is off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


class Package:
    """A Word file: its main part, the parts that the main part names, and pictures by relation."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        self.main = self._main()

    def _main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.external:
                return relation.target
        for name in ("word/document.xml", "word/document2.xml"):
            if self._archive.read(name) is not None:
                return name
        raise UnreadableFile("not-word")

    @cached_property
    def body(self) -> Element:
        root = self.part(self.main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise UnreadableFile("word-without")
        return body

    def part(self, name: str) -> Element | None:
        data = self._archive.read(name)
        if data is None:
            return None
        if b"purl.oclc.org" in data[:4000]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return xml_of(data)

    def relations(self, part: str) -> dict[str, Relation]:
        """Relation id -> what it points at. A part without relations has none."""
        folder, name = posixpath.split(part)
        root = self._archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            target = element.get("Target") or ""
            external = element.get("TargetMode", "").casefold() == "external"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (element.get("Type") or "").rpartition("/")[2]
            found[element.get("Id") or ""] = Relation(kind, target, external)
        return found

    @cached_property
    def related(self) -> dict[str, Relation]:
        return self.relations(self.main)

    def first(self, kind: str) -> Element | None:
        """The main part's part of a kind: styles, numbering, comments, footnotes ..."""
        for relation in self.related.values():
            if relation.kind == kind and not relation.external:
                return self.part(relation.target)
        return None

    def picture(self, id: str, relations: dict[str, Relation] | None = None) -> tuple[str, bytes] | None:
        """(name, bytes) of a picture inside the file; one that is only linked from elsewhere is never fetched."""
        relation = (relations if relations is not None else self.related).get(id)
        if relation is None or relation.external:
            return None
        data = self._archive.read(relation.target)
        return (relation.target, data) if data and len(data) <= _LARGEST_PICTURE else None

    def link(self, id: str, relations: dict[str, Relation] | None = None) -> str:
        """The address of a hyperlink that may stand on a page; "" for anything else."""
        relation = (relations if relations is not None else self.related).get(id)
        return web_address(relation.target) if relation is not None and relation.external else ""


def web_address(target: str) -> str:
    target = target.strip()
    return target if target.casefold().startswith(("http://", "https://", "mailto:", "tel:")) else ""
