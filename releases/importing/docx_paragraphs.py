"""One Word paragraph -> its text in runs, its pictures, its text boxes and the messages between its lines.

The text is the one that a reader sees with every tracked change accepted: words put in are in, words taken out are out.
Field codes, page numbers and hidden text are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

from releases.document import Run, Runs, joined
from releases.importing.decoding import cleaned
from releases.importing.docx_changes import revision_of, words_in
from releases.importing.docx_package import MC, WP, A, Element, Package, R, Relation, W, is_on, value, web_address
from releases.importing.docx_styles import Styles, letters_of, look_of
from releases.importing.office_messages import Revision
from releases.importing.office_styles import Look, over
from releases.importing.office_text import Bit

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_VML = "{urn:schemas-microsoft-com:vml}"
_DROPPED_FIELDS = (
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "SECTION",
    "PRINTDATE",
    "TC",
    "XE",
    "RD",
    "SET",
    "ASK",
    "FILENAME",
)
_THROUGH = ("smartTag", "customXml", "sdtContent", "dir", "bdo", "rubyBase", "ins", "moveTo", "oMath", "oMathPara")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a paragraph: where in its text, and how large, in points."""

    id: str
    at: int
    width: float
    height: float
    alt: str = ""
    name: str = ""


@dataclass
class Field:
    """A field while it is open: {HYPERLINK "..."}, {PAGE}, {TOC ...}."""

    code: str = ""
    shown: bool = False  # its result has begun

    @property
    def name(self) -> str:
        return (self.code.split() or [""])[0].upper()

    @property
    def href(self) -> str:
        match = re.match(r"\s*HYPERLINK\s+(?!\\l)\"?([^\"\s]+)", self.code, re.I)
        return web_address(match.group(1)) if match else ""


@dataclass
class Read:
    """A paragraph as read."""

    look: Look
    bits: list[Bit] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    boxes: list[tuple[Element, bool]] = field(default_factory=list)  # text boxes; whether they stand above
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnotes"/"endnotes", id)
    contents: bool = False  # an entry of a table of contents
    pages: int = 0  # page breaks that Word last drew in it
    merges: bool = False  # its paragraph mark was taken out: the next paragraph goes on in it

    @property
    def text(self) -> str:
        return "".join(bit.run.text for bit in self.bits)

    @property
    def runs(self) -> Runs:
        return joined(bit.run for bit in self.bits)


class Paragraphs:
    """Reads paragraphs one after another; fields may begin in one and end in another."""

    def __init__(self, package: Package, styles: Styles, relations: dict[str, Relation]) -> None:
        self.package, self.styles, self.relations = package, styles, relations
        self.fields: list[Field] = []

    def read(self, element: Element) -> Read:
        properties = element.find(f"{W}pPr")
        style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
        read = Read(over(self.styles.of(style), look_of(properties)))
        mark = properties.find(f"{W}rPr") if properties is not None else None
        read.merges = mark is not None and mark.find(f"{W}del") is not None
        self._walk(element, read, "", None)
        return read

    def _walk(self, element: Element, read: Read, href: str, revision: Revision | None) -> None:
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = child.tag.rpartition("}")[2]
            if name == "r":
                self._run(child, read, href, revision)
            elif name == "hyperlink":
                link = self.package.link(child.get(f"{R}id", ""), self.relations)
                read.contents |= value(child, "anchor").startswith("_Toc")
                self._walk(child, read, link or href, revision)
            elif name in ("del", "moveFrom") and (deleted := revision_of(child)):
                read.bits.append(Bit(Run(""), revision=deleted, event=("deleted", words_in([child]))))
            elif name == "fldSimple":
                self.fields.append(Field(value(child, "instr"), True))
                self._walk(child, read, href, revision)
                self.fields.pop()
            elif name == "sdt":
                self._sdt(child, read, href, revision)
            elif name in ("commentRangeStart", "commentRangeEnd"):
                event = "begin" if name.endswith("Start") else "end"
                read.bits.append(Bit(Run(""), event=(event, value(child, "id"))))
            elif name == "ruby":
                self._walk(child, read, href, revision)
            elif child.tag == _MATH_TEXT:
                read.bits.append(Bit(Run(child.text or "")))
            elif child.tag == f"{MC}AlternateContent":
                self._walk(chosen_form(child), read, href, revision)
            elif name in _THROUGH or child.tag.startswith(_MATH_TEXT[:-1]):
                self._walk(child, read, href, revision_of(child) or revision)

    def _sdt(self, element: Element, read: Read, href: str, revision: Revision | None) -> None:
        """A content control: its content, unless it still shows its placeholder ("Click to enter text")."""
        content = element.find(f"{W}sdtContent")
        if content is not None and not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            self._walk(content, read, href, revision)

    # Runs

    def _run(self, run: Element, read: Read, href: str, revision: Revision | None) -> None:
        properties = run.find(f"{W}rPr")
        look = read.look
        if properties is not None:
            style = self.styles.paragraphs.get(value(properties.find(f"{W}rStyle")))
            letters = replace(style, kind="", level=0) if style else Look()
            look = over(over(look, letters), letters_of(properties))
        for text in self._texts(run, read):
            if look.hidden or not self._visible(read):
                continue
            made = Run(
                cleaned(text),
                bold=bool(look.bold),
                italic=bool(look.italic),
                position=cast(Any, _position(properties)),
                href=next((f.href for f in reversed(self.fields) if f.href), href),
            )
            read.bits.append(Bit(made, look.size or 0.0, revision))

    def _visible(self, read: Read) -> bool:
        read.contents |= any(f.name == "TOC" for f in self.fields)
        return not any(f.name in _DROPPED_FIELDS for f in self.fields)

    def _texts(self, run: Element, read: Read) -> Iterator[str]:
        """The texts of a run; what is no text is put where it belongs."""
        for child in run:
            if not isinstance(child.tag, str):
                continue
            name = child.tag.rpartition("}")[2]
            if name == "t":
                yield child.text or ""
            elif name in ("tab", "ptab"):
                yield "\t"
            elif name in ("br", "cr"):
                read.pages += value(child, "type") == "page"
                yield "" if value(child, "type") in ("page", "column") else "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "sym":
                yield _symbol(value(child, "char"))
            elif name in ("fldChar", "instrText"):
                self._field(child, name)
            elif name in ("footnoteReference", "endnoteReference"):
                read.notes.append((f"{name[:-9]}s", value(child, "id")))
            elif name == "commentReference":
                read.bits.append(Bit(Run(""), event=("end", value(child, "id"))))
            elif name == "lastRenderedPageBreak":
                read.pages += 1
            elif name in ("drawing", "pict", "object"):
                self._drawing(child, read)
            elif name == "ruby":
                base = child.find(f"{W}rubyBase")
                yield "".join(t.text or "" for t in base.iter(f"{W}t")) if base is not None else ""
            elif child.tag == f"{MC}AlternateContent":
                yield from self._texts(chosen_form(child), read)

    def _field(self, element: Element, name: str) -> None:
        if name == "instrText":
            if self.fields:
                self.fields[-1].code += element.text or ""
        elif value(element, "fldCharType") == "begin":
            self.fields.append(Field())
        elif self.fields and value(element, "fldCharType") == "separate":
            self.fields[-1].shown = True
        elif self.fields and value(element, "fldCharType") == "end":
            self.fields.pop()

    # Pictures and text boxes

    def _drawing(self, element: Element, read: Read) -> None:
        boxes = list(_outermost(element, f"{W}txbxContent"))
        above = _stands_above(element)
        read.boxes += [(box, above) for box in boxes]
        inside = {id(node) for box in boxes for node in box.iter()}
        extent = element.find(f".//{WP}extent")
        width, height = (_points(extent, side) for side in ("cx", "cy"))
        properties = element.find(f".//{WP}docPr")
        alt = "" if properties is None else (properties.get("descr") or "")[:500]
        named = "" if properties is None else (properties.get("name") or "")[:200]
        for tag, attribute in ((f"{A}blip", f"{R}embed"), (f"{_VML}imagedata", f"{R}id")):
            for blip in element.iter(tag):
                if id(blip) not in inside and (relation := blip.get(attribute)):
                    read.drawings.append(Drawing(relation, len(read.text), width, height, alt, named))


def chosen_form(alternate: Element) -> Element:
    """What a program of today shows; the fallback repeats it for old ones."""
    choice = alternate.find(f"{MC}Choice")
    if choice is not None and len(choice):
        return choice
    fallback = alternate.find(f"{MC}Fallback")
    return fallback if fallback is not None else alternate


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """Descendants of a kind, without those inside one of them and without fallbacks."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != f"{MC}Fallback":
            yield from _outermost(child, tag)


def _stands_above(element: Element) -> bool:
    """Whether a floating box stands above the paragraph that it is tied to, as letterheads do."""
    vertical = element.find(f".//{WP}positionV")
    if vertical is None:
        return False
    offset = vertical.findtext(f"{WP}posOffset") or "0"
    return vertical.get("relativeFrom") != "line" and offset.strip().lstrip("-").isdigit() and int(offset) <= 0


def _points(extent: Element | None, side: str) -> float:
    text = "" if extent is None else extent.get(side, "")
    return int(text) / 12700 if text.isdigit() else 0.0


def _position(properties: Element | None) -> str:
    vertical = value(properties.find(f"{W}vertAlign")) if properties is not None else ""
    return {"superscript": "sup", "subscript": "sub"}.get(vertical, "")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
