"""OpenDocument text (.odt) -> Contents. The container is checked and its XML parsed as Word's is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, cast

from releases.document import Run
from releases.importing.archives import Archive
from releases.importing.decoding import cleaned
from releases.importing.docx_package import Element, web_address
from releases.importing.office_messages import LONGEST, Comment, Messages, Revision
from releases.importing.office_pieces import Pieces
from releases.importing.office_styles import Look, kind_named, over
from releases.importing.office_text import Bit
from releases.importing.reading import Contents, Piece, Place, UnreadableFile

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, STYLE = f"{{{_NS}text:1.0}}", f"{{{_NS}office:1.0}}", f"{{{_NS}style:1.0}}"
TABLE, DRAW = f"{{{_NS}table:1.0}}", f"{{{_NS}drawing:1.0}}"
FO, SVG = f"{{{_NS}xsl-fo-compatible:1.0}}", f"{{{_NS}svg-compatible:1.0}}"
DC, XLINK = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xlink}"

_CM = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0}  # twips
_NOT_TEXT = ("page-number", "page-count", "tracked-changes", "ruby-text")
MOST_REPEATED = 200  # spaces or cells that one element may stand for


def read_odt(data: bytes) -> Contents:
    """The paragraphs of an OpenDocument text in reading order. Raises UnreadableFile with a sentence."""
    archive = Archive(data)
    content = archive.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise UnreadableFile("odt-without")
    roots = [root for root in (archive.xml("styles.xml"), content) if root is not None]
    walk = Walk(archive, roots, body)
    walk.blocks(body)
    for note in walk.notes:
        walk.note(note)
    for text in walk.headers(roots[0]):
        walk.pieces.add(Piece((Run(text),), Place(0), furniture=True))
    return walk.pieces.contents()


@dataclass
class Styles:
    """Style name -> what it says, parents included; list style name -> level -> bullet or number format."""

    looks: dict[str, Look] = field(default_factory=dict)
    lists: dict[str, dict[int, str]] = field(default_factory=dict)
    positions: dict[str, str] = field(default_factory=dict)  # "sup" or "sub"


def styles_of(roots: list[Element]) -> Styles:
    raw: dict[tuple[str, str], Element] = {}
    styles = Styles()
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            raw[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
        for listing in root.iter(f"{TEXT}list-style"):
            styles.lists[listing.get(f"{STYLE}name", "")] = {
                int(level.get(f"{TEXT}level", "1")): _format(level)
                for level in listing
                if isinstance(level.tag, str) and level.get(f"{TEXT}level", "1").isdigit()
            }
    for family, name in raw:
        styles.looks[f"{family}:{name}"] = _resolved(family, name, raw, 12)
        properties = raw[family, name].find(f"{STYLE}text-properties")
        raised = (properties.get(f"{STYLE}text-position") or "") if properties is not None else ""
        if raised:
            styles.positions[name] = "sup" if raised.startswith("super") or raised[:1].isdigit() else "sub"
    return styles


def _format(level: Element) -> str:
    if level.tag == f"{TEXT}list-level-style-number":
        return level.get(f"{STYLE}num-format") or ""
    return "•"


def _resolved(family: str, name: str, raw: dict[tuple[str, str], Element], depth: int) -> Look:
    style = raw.get((family, name))
    if style is None or depth == 0:
        return Look()
    parent = style.get(f"{STYLE}parent-style-name", "")
    below = _resolved(family, parent, raw, depth - 1) if parent and parent != name else Look()
    shown = style.get(f"{STYLE}display-name") or re.sub("_20_", " ", name)
    own = _look(style)
    outline = style.get(f"{STYLE}default-outline-level") or ""
    kind, level = ("heading", int(outline)) if outline.isdigit() and int(outline) else kind_named(shown)
    return over(below, replace(own, kind=cast(Any, kind), level=level) if kind else own)


def _look(style: Element) -> Look:
    letters, paragraph = style.find(f"{STYLE}text-properties"), style.find(f"{STYLE}paragraph-properties")

    def of(element: Element | None, name: str) -> str:
        return "" if element is None else element.get(FO + name) or ""

    weight, slope = of(letters, "font-weight"), of(letters, "font-style")
    size = re.fullmatch(r"([\d.]+)pt", of(letters, "font-size"))
    hidden = letters is not None and letters.get(f"{TEXT}display") == "none"
    return Look(
        size=float(size[1]) if size else None,
        bold=(weight == "bold" or weight[:1] in tuple("6789")) if weight else None,
        italic=slope in ("italic", "oblique") if slope else None,
        hidden=True if hidden else None,
        align=of(paragraph, "text-align") or None,
        indent=twips(of(paragraph, "margin-left")),
        hanging=-(twips(of(paragraph, "text-indent")) or 0) if of(paragraph, "text-indent") else None,
        before=twips(of(paragraph, "margin-top")),
        after=twips(of(paragraph, "margin-bottom")),
    )


def twips(length: str) -> int | None:
    match = re.fullmatch(r"(-?[\d.]{1,12})(cm|mm|in|pt|pc)", length)
    try:
        return round(float(match[1]) * _CM[match[2]]) if match else None
    except ValueError:
        return None


class Walk:
    """Goes through the text once."""

    def __init__(self, archive: Archive, roots: list[Element], body: Element) -> None:
        self.archive, self.styles = archive, styles_of(roots)
        self.changed = _changes(body)
        self.pieces = Pieces(Messages())
        self.tables = 0
        self.notes: list[Element] = []
        self.counters: dict[tuple[str, int], int] = {}
        self.inserting: list[Revision] = []  # insertions that are open
        self.annotations = 0

    def blocks(self, element: Element, cell: tuple[int, int, int] | None = None, furniture: bool = False) -> None:
        for child in element:
            name = child.tag.removeprefix(TEXT) if isinstance(child.tag, str) else ""
            if name in ("p", "h"):
                self.paragraph(child, cell, furniture=furniture)
            elif name == "list":
                self.listing(child, 1, child.get(f"{TEXT}style-name", ""), cell)
            elif child.tag == f"{TABLE}table":
                self.table(child, cell)
            elif name in ("section", "index-body", "index-title"):
                self.blocks(child, cell, furniture)
            elif name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index"):
                self.blocks(child, cell, True)
            elif name in ("change-start", "change-end"):
                self.mark(child)

    def listing(self, element: Element, depth: int, style: str, cell: tuple[int, int, int] | None) -> None:
        style = element.get(f"{TEXT}style-name") or style
        if element.get(f"{TEXT}continue-numbering") != "true":
            self.counters[style, depth] = 0
        for item in element:
            first = True
            for child in item if isinstance(item.tag, str) else ():
                name = child.tag.removeprefix(TEXT) if isinstance(child.tag, str) else ""
                if name in ("p", "h"):
                    marker = self.marker(style, depth) if first and item.tag == f"{TEXT}list-item" else ""
                    self.paragraph(child, cell, marker, depth if marker else 0)
                    first = False
                elif name == "list":
                    self.listing(child, depth + 1, style, cell)

    def marker(self, style: str, depth: int) -> str:
        form = self.styles.lists.get(style, {}).get(depth, "•")
        if form == "•":
            return form
        self.counters[style, depth] = self.counters.get((style, depth), 0) + 1
        number = self.counters[style, depth]
        return f"{chr(96 + number) if form == 'a' and number < 27 else number}." if form else ""

    def paragraph(
        self,
        element: Element,
        cell: tuple[int, int, int] | None = None,
        marker: str = "",
        depth: int = 0,
        furniture: bool = False,
    ) -> None:
        look = self.styles.looks.get(f"paragraph:{element.get(f'{TEXT}style-name', '')}", Look())
        level = element.get(f"{TEXT}outline-level", "")
        if element.tag == f"{TEXT}h" and look.kind not in ("title", "subtitle"):
            look = replace(look, kind="heading", level=int(level) if level.isdigit() else 1)
        bits: list[Bit] = []
        frames: list[Element] = []
        self.inline(element, look, "", bits, frames)
        before = [frame for frame in frames if frame.find(f"{DRAW}image") is not None]
        for frame in before:
            self.picture(frame)
        indent = max(0, round(((look.indent or 0) - (look.hanging or 0)) / 100))
        has_text = any(bit.run.text.strip() for bit in bits)
        self.pieces.paragraph(
            bits, look, marker if has_text else "", depth, indent, cell, furniture or look.kind == "toc", not frames
        )
        for frame in frames:
            for box in frame.findall(f"{DRAW}text-box"):
                self.blocks(box)

    def inline(self, element: Element, look: Look, href: str, bits: list[Bit], frames: list[Element]) -> None:
        """Text, spaces, links, spans; frames are put aside."""

        def say(text: str | None, position: str = "") -> None:
            text = re.sub(r"[ \t\r\n]+", " ", text or "")
            if text and not look.hidden:
                run = Run(cleaned(text), bool(look.bold), bool(look.italic), position, href)  # type: ignore[arg-type]
                bits.append(Bit(run, look.size or 0.0, self.inserting[-1] if self.inserting else None))

        position = self.styles.positions.get(element.get(f"{TEXT}style-name", ""), "") if "span" in element.tag else ""
        say(element.text, position)
        for child in element:
            name = child.tag.removeprefix(TEXT) if isinstance(child.tag, str) else ""
            if name in ("span", "a", "ruby", "ruby-base", "meta", "bookmark-ref", "sequence", "text-input"):
                style = self.styles.looks.get(f"text:{child.get(f'{TEXT}style-name', '')}", Look())
                link = web_address(child.get(f"{XLINK}href", "")) if name == "a" else ""
                self.inline(child, over(look, replace(style, kind="", level=0)), link or href, bits, frames)
            elif name == "s":
                count = child.get(f"{TEXT}c", "1")
                bits.append(Bit(Run(" " * min(int(count) if count.isdigit() else 1, MOST_REPEATED))))
            elif name in ("tab", "line-break"):
                bits.append(Bit(Run("\t" if name == "tab" else "\n")))
            elif name == "note":
                self.notes += child.findall(f"{TEXT}note-body")
            elif name in ("change-start", "change-end", "change"):
                self.mark(child, bits)
            elif child.tag == f"{OFFICE}annotation":
                self.annotate(child, bits)
            elif isinstance(child.tag, str) and child.tag == f"{DRAW}frame":
                frames.append(child)
            elif name and name not in _NOT_TEXT and child.tag.startswith((TEXT, DRAW)):
                self.inline(child, look, href, bits, frames)
            say(child.tail, position)

    def mark(self, element: Element, bits: list[Bit] | None = None) -> None:
        """An insertion begins or ends; or words were taken out at this point."""
        known = self.changed.get(element.get(f"{TEXT}change-id", ""))
        if known is None:
            return
        revision, words = known
        if element.tag == f"{TEXT}change-start" and revision.kind == "insertion":
            self.inserting.append(revision)
        elif element.tag == f"{TEXT}change-end" and revision in self.inserting:
            self.inserting.remove(revision)
        elif element.tag == f"{TEXT}change" and bits is not None:
            bits.append(Bit(Run(""), revision=revision, event=("deleted", words)))

    def annotate(self, element: Element, bits: list[Bit]) -> None:
        self.annotations += 1
        id = str(self.annotations)
        text = "\n".join("".join(p.itertext()) for p in element.iter(f"{TEXT}p")).strip()
        who, when = element.findtext(f"{DC}creator") or "", element.findtext(f"{DC}date") or ""
        self.pieces.messages.comments[id] = Comment(text[:LONGEST], who[:200], when[:40])
        bits.append(Bit(Run(""), event=("end", id)))

    def table(self, table: Element, cell: tuple[int, int, int] | None) -> None:
        rows = list(table.iter(f"{TABLE}table-row"))[:500]
        width = max((len(row.findall(f"{TABLE}table-cell")) for row in rows), default=0)
        if width > 1 and cell is None:
            self.tables += 1
        number = self.tables
        for r, row in enumerate(rows):
            for c, one in enumerate(row.findall(f"{TABLE}table-cell")):
                self.blocks(one, cell or ((number, r, c) if width > 1 else None))

    def picture(self, frame: Element) -> None:
        for image in frame.findall(f"{DRAW}image")[:1]:
            name = image.get(f"{XLINK}href", "")
            data = self.archive.read(name.removeprefix("./")) if not re.match(r"[a-z]+:|/|\.\.", name) else None
            width, height = (((twips(frame.get(SVG + side, "")) or 0) / 20) for side in ("width", "height"))
            if data:
                alt = frame.findtext(f"{SVG}desc") or frame.findtext(f"{SVG}title") or ""
                self.pieces.picture(name.rpartition("/")[2], data, width, height, alt[:500])

    def note(self, body: Element) -> None:
        begun = len(self.pieces.made)
        self.blocks(body)
        self.pieces.made[begun:] = [replace(p, style="note", marker="", level=0) for p in self.pieces.made[begun:]]

    def headers(self, root: Element) -> list[str]:
        found: dict[str, None] = {}
        for side in ("header", "footer", "header-first", "footer-first", "header-left", "footer-left"):
            for element in root.iter(f"{STYLE}{side}"):
                for paragraph in element.iter(f"{TEXT}p"):
                    found[" ".join("".join(paragraph.itertext()).split())] = None
        return [text for text in found if text and not text.isdigit()]


def _changes(body: Element) -> dict[str, tuple[Revision, str]]:
    """Change id -> who did what, and the words taken out."""
    found: dict[str, tuple[Revision, str]] = {}
    for region in body.iter(f"{TEXT}changed-region"):
        for kind in ("insertion", "deletion"):
            change = region.find(TEXT + kind)
            if change is None:
                continue
            who = (change.findtext(f".//{DC}creator") or "")[:200]
            when = (change.findtext(f".//{DC}date") or "")[:40]
            words = " ".join("".join(p.itertext()) for p in change.iter(f"{TEXT}p", f"{TEXT}h"))
            id = region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            found[id] = (Revision(kind, who, when), words[:LONGEST])  # type: ignore[arg-type]
    return found
