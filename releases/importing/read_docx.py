"""Word files (.docx) -> Contents: paragraphs, tables, text boxes and pictures in reading order, changes and comments.

Files that officers have went through five hands and three programs: names of styles, lists and headings are used where
there are any, and where there are none the look (bold, size, centred) is passed on for the recogniser to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from releases.document import Run
from releases.importing import signs, timing
from releases.importing.docx_changes import comments_of, revision_of, words_in
from releases.importing.docx_numbering import numbering_of
from releases.importing.docx_package import MC, Element, Package, Relation, W, value
from releases.importing.docx_paragraphs import Drawing, Paragraphs, Read, chosen_form
from releases.importing.docx_styles import styles_of
from releases.importing.docx_tables import Cell, cells_of, deleted_rows, in_reading_order, use_of
from releases.importing.office_messages import Messages
from releases.importing.office_pieces import Pieces
from releases.importing.own_export import PICTURE, enclosed_document, says_the_same
from releases.importing.reading import Contents, Piece, Place

_THROUGH = ("sdtContent", "customXml", "smartTag", "ins", "moveTo")
_EARLY = 20  # paragraphs at the beginning among which a label or an embargo would stand


def read_docx(data: bytes) -> Contents:
    """The paragraphs of a Word file in reading order. Raises UnreadableFile with a sentence."""
    package = Package(data)
    contents = _contents(package)
    enclosed = enclosed_document(package)
    if enclosed is not None and says_the_same(enclosed, contents.pieces):
        return replace(contents, document=enclosed)
    return contents


def pieces_of(data: bytes) -> list[Piece]:
    """The pieces alone, whatever document lies in the file."""
    return _contents(Package(data)).pieces


def _contents(package: Package) -> Contents:
    walk = Walk(package)
    walk.blocks(package.body)
    if walk.paragraphs.fields:  # a field that never ends would hide the rest of the text
        walk = Walk(package, fields=False)
        walk.blocks(package.body)
    walk.footnotes()
    for text in walk.headers:
        walk.pieces.add(Piece((Run(text),), Place(0), furniture=True))
    return walk.pieces.contents()


class Walk:
    """Goes through the body once."""

    def __init__(self, package: Package, fields: bool = True) -> None:
        self.package, self.fields_count = package, fields
        self.styles = styles_of(package.first("styles"))
        self.numbering = numbering_of(package.first("numbering"))
        self.paragraphs = Paragraphs(package, self.styles, package.related)
        self.pieces = Pieces(Messages(comments_of(package)))
        self.tables = 0
        self.contents = False  # inside a table of contents
        self.held: Read | None = None  # a paragraph that goes on in the next
        self.notes: list[tuple[str, str]] = []
        self.headers = self._headers()

    # Blocks

    def blocks(self, element: Element, cell: tuple[int, int, int] | None = None) -> None:
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = child.tag.rpartition("}")[2]
            if name == "p":
                self.paragraph(child, cell)
            elif name == "tbl":
                self.table(child, cell)
            elif name == "sdt":
                self.content_control(child, cell)
            elif name in _THROUGH:
                self.blocks(child, cell)
            elif child.tag == f"{MC}AlternateContent":
                self.blocks(chosen_form(child), cell)

    def content_control(self, element: Element, cell: tuple[int, int, int] | None) -> None:
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        outer, self.contents = self.contents, self.contents or value(gallery) == "Table of Contents"
        for content in element.findall(f"{W}sdtContent"):
            self.blocks(content, cell)
        self.contents = outer

    def paragraph(self, element: Element, cell: tuple[int, int, int] | None = None) -> None:
        if not self.fields_count:
            self.paragraphs.fields.clear()
        read = self.paragraphs.read(element)
        if self.held is not None:
            read = replace(read, look=self.held.look, bits=self.held.bits + read.bits)
            self.held = None
        if read.merges and read.bits:
            self.held = read
            return
        self.notes += read.notes
        for box, above in read.boxes:
            if above:
                self.box(box)
        first = [drawing for drawing in read.drawings if not read.text[: drawing.at].strip()]
        for drawing in first:
            self.picture(drawing)
        self.text(read, cell)
        for drawing in read.drawings:
            if drawing not in first:
                self.picture(drawing)
        for box, above in read.boxes:
            if not above:
                self.box(box)
        self.pieces.page += read.pages

    def box(self, box: Element) -> None:
        """A text box: its paragraphs stand by themselves, whatever field or table is open around it."""
        fields, self.paragraphs.fields = self.paragraphs.fields, []
        self.pieces.gap = max(self.pieces.gap, 1)
        self.blocks(box)
        self.pieces.gap = max(self.pieces.gap, 1)
        self.paragraphs.fields = fields

    def text(self, read: Read, cell: tuple[int, int, int] | None) -> None:
        numbered = read.look.numbering if read.look.numbering and read.look.numbering[0] != "0" else None
        marker = self.numbering.marker(*numbered) if numbered and read.text.strip() else ""
        level = self.numbering.level(*numbered) if numbered else None
        left = read.look.indent if read.look.indent is not None else level.indent if level else 0
        first = 0 if marker else -(read.look.hanging or 0)  # where the words of an item begin, not its bullet
        self.pieces.paragraph(
            read.bits,
            read.look,
            marker,
            depth=numbered[1] + 1 if numbered else 0,
            indent=max(0, round(((left or 0) + first) / 100)),  # in cells of five points
            cell=cell,
            furniture=self.contents or read.contents or read.look.kind == "toc",
            counts=not (read.drawings or read.boxes),
        )

    # Tables

    def table(self, table: Element, cell: tuple[int, int, int] | None = None) -> None:
        for row in deleted_rows(table):
            revision = revision_of(row.find(f"{W}trPr/{W}del"))
            if revision:
                self.pieces.messages.revised(revision, words_in([row]), Place(self.pieces.line + 1), 0, 0)
        rows = cells_of(table)
        use = use_of(rows)
        if cell is not None or use == "layout":
            for one in in_reading_order(rows):
                self.blocks(one.element, cell)
        elif use == "labels":
            for row in rows:
                self.labelled(row)
        else:
            self.tables += 1
            number = self.tables
            for row in rows:
                for one in row:
                    self.blocks(one.element, (number, one.row, one.column))

    def labelled(self, row: list[Cell]) -> None:
        """ "Tel:" and its answer in the next cell are one line."""
        begun = len(self.pieces.made)
        for one in row:
            self.blocks(one.element)
        filled = [one for one in row if one.text]
        if len(filled) == 2 and len(self.pieces.made) - begun >= 2 and len(filled[0].paragraphs) == 1:
            self.pieces.join_last_two(begun)

    def picture(self, drawing: Drawing) -> None:
        found = self.package.picture(drawing.id, self.paragraphs.relations)
        if found is not None:
            name, data = found
            name = drawing.name if drawing.name.startswith(PICTURE) else name.rpartition("/")[2]
            self.pieces.picture(name, data, drawing.width, drawing.height, drawing.alt)

    # Beside the text

    def footnotes(self) -> None:
        """Footnotes and endnotes that the text refers to, in its order, behind everything."""
        for kind in ("footnotes", "endnotes"):
            wanted = [id for of, id in self.notes if of == kind]
            root = self.package.first(kind) if wanted else None
            notes = {value(n, "id"): n for n in root} if root is not None else {}
            part = next((r.target for r in self.package.related.values() if r.kind == kind), "")
            for id in wanted:
                if id in notes:
                    self.note(notes[id], self.package.relations(part))

    def note(self, element: Element, relations: dict[str, Relation]) -> None:
        begun, paragraphs = len(self.pieces.made), self.paragraphs
        self.paragraphs = Paragraphs(self.package, self.styles, relations)
        self.blocks(element)
        self.paragraphs = paragraphs
        self.pieces.made[begun:] = [replace(p, style="note", marker="", level=0) for p in self.pieces.made[begun:]]

    def _headers(self) -> list[str]:
        """Lines of headers and footers. A label or embargo that stands only there is part of the text."""
        lines = list(dict.fromkeys(self._header_lines()))
        paragraphs = list(self.package.body.iter(f"{W}p"))[:_EARLY]
        early = ["".join(t.text or "" for t in p.iter(f"{W}t")).strip() for p in paragraphs]
        rest = []
        for text in lines:
            if any(says(text) and not any(map(says, early)) for says in (signs.label_of, timing.kind_of)):
                self.pieces.add(Piece((Run(text),), Place(0)))
            else:
                rest.append(text)
        return rest

    def _header_lines(self) -> Iterator[str]:
        for relation in self.package.related.values():
            if relation.kind in ("header", "footer") and not relation.external:
                root = self.package.part(relation.target)
                for paragraph in root.iter(f"{W}p") if root is not None else ():
                    text = " ".join("".join(t.text or "" for t in paragraph.iter(f"{W}t")).split())
                    if text and not signs.is_furniture(text):
                        yield text
