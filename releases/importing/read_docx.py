"""Word files (.docx) -> Contents: paragraphs, tables, text boxes and pictures in reading order, changes and comments.

Files that officers have went through five hands and three programs: names of styles, lists and headings are used where
there are any, and where there are none the look (bold, size, centred) is passed on for the recogniser to judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from releases.document import Run, Runs, joined
from releases.importing import signs, timing
from releases.importing.docx_changes import LONGEST, Messages, comments_of, revision_of, words_in
from releases.importing.docx_numbering import numbering_of
from releases.importing.docx_package import MC, Element, Package, W, value
from releases.importing.docx_paragraphs import Drawing, Paragraphs, Read, chosen_form
from releases.importing.docx_pieces import Part, hear, parts_of, report, size_of, text_of_bits
from releases.importing.docx_styles import styles_of
from releases.importing.docx_tables import Cell, cells_of, deleted_rows, in_reading_order, use_of
from releases.importing.image_types import image_type
from releases.importing.reading import Change, Contents, Picture, Piece, Place

MOST_PICTURES = 60
MOST_PICTURE_BYTES = 60 * 1024 * 1024  # of one file together
ICON = 28.0  # points: a picture this small in both directions is decoration
LETTERHEAD = 90.0  # points: a picture this low above the first words is a logo
BLANK = 100  # twips of space between paragraphs that look like an empty line

_THROUGH = ("sdtContent", "customXml", "smartTag", "ins", "moveTo")


def read_docx(data: bytes) -> Contents:
    """The paragraphs of a Word file in reading order. Raises UnreadableFile with a sentence."""
    package = Package(data)
    walk = Walk(package)
    walk.blocks(package.body)
    if walk.paragraphs.fields:  # a field that never ends would hide the rest of the text
        walk = Walk(package, fields=False)
        walk.blocks(package.body)
    walk.footnotes()
    walk.page_furniture(walk.headers)
    return Contents(walk.finished(), walk.messages.all(Place(max(walk.line, 1))))


class Walk:
    """Goes through the body once. `line` counts the pieces: a Word file has no lines of its own."""

    def __init__(self, package: Package, fields: bool = True) -> None:
        self.package, self.fields_count = package, fields
        self.styles = styles_of(package.first("styles"))
        self.numbering = numbering_of(package.first("numbering"))
        self.paragraphs = Paragraphs(package, self.styles, package.related)
        self.messages = Messages(comments_of(package))
        self.pieces: list[Piece] = []
        self.sizes: list[float] = []  # points, of each piece
        self.line, self.page, self.gap, self.tables = 0, 1, 0, 0
        self.after = 0  # twips of space below the paragraph before
        self.contents = False  # inside a table of contents
        self.held: Read | None = None  # a paragraph that goes on in the next
        self.notes: list[tuple[str, str]] = []
        self.used: Counter[str] = Counter()  # how often each picture file stands in the text
        self.picture_bytes = 0
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
        if read.merges and len(read.bits):
            self.held = read
            return
        self.notes += read.notes
        above = [box for box, stands_above in read.boxes if stands_above]
        for box in above:
            self.box(box)
        first = [d for d in read.drawings if not read.text[: d.at].strip()]
        for drawing in first:
            self.picture(drawing, cell)
        self.text(read, cell)
        for drawing in read.drawings:
            if drawing not in first:
                self.picture(drawing, cell)
        for box, stands_above in read.boxes:
            if not stands_above:
                self.box(box)
        self.page += read.pages

    def box(self, box: Element) -> None:
        """A text box: its paragraphs stand by themselves, whatever field or table is open around it."""
        fields, self.paragraphs.fields = self.paragraphs.fields, []
        self.gap = max(self.gap, 1)
        self.blocks(box)
        self.gap = max(self.gap, 1)
        self.paragraphs.fields = fields

    # Text

    def text(self, read: Read, cell: tuple[int, int, int] | None) -> None:
        text = text_of_bits(read.bits)
        numbered = read.look.numbering if read.look.numbering and read.look.numbering[0] != "0" else None
        marker = self.numbering.marker(*numbered) if numbered and text.runs else ""
        if not marker and read.look.kind == "list" and text.runs:
            marker = "•"
        parts = parts_of(text, bool(marker))
        hear(text, self.messages)
        placed = []
        for n, part in enumerate(parts):
            self.add(self._piece(read, part, marker if n == 0 else "", numbered, cell, n), size_of(read), read, n)
            placed.append((part, self.pieces[-1].place))
        report(text, placed, Place(self.line + 1, page=self.page), self.messages)
        if not parts and not read.drawings and not read.boxes:
            self.gap += 1

    def _piece(
        self,
        read: Read,
        part: Part,
        marker: str,
        numbered: tuple[str, int] | None,
        cell: tuple[int, int, int] | None,
        n: int,
    ) -> Piece:
        look = read.look
        kind, level = look.kind, look.level
        if kind == "list" or (marker and kind == ""):
            kind, level = "list", max(look.level if kind == "list" else 0, numbered[1] + 1 if numbered else 0)
        letters = [bit for bit in read.bits if bit.run.text.strip()]
        contents = self.contents or read.contents or kind == "toc"
        return Piece(
            runs=part.runs,
            place=Place(self.line + 1, page=self.page),
            style="" if kind == "toc" or (n and kind == "list") else kind,  # type: ignore[arg-type]
            level=level if kind in ("heading", "list") else 0,
            marker=marker or part.marker,
            bold=bool(letters) and all(bit.run.bold for bit in letters),
            centred=look.align == "center",
            gap=1 if part.gap else 0,
            indent=self._indent(read, numbered, marker),
            furniture=contents,
            cell=cell,
        )

    def _indent(self, read: Read, numbered: tuple[str, int] | None, marker: str) -> int:
        """Where the first line begins, in cells of five points."""
        level = self.numbering.level(*numbered) if numbered else None
        left = read.look.indent if read.look.indent is not None else level.indent if level else 0
        first = -(read.look.hanging or 0) if not marker else 0
        return max(0, round(((left or 0) + first) / 100))

    def add(self, piece: Piece, size: float, read: Read | None = None, n: int = 0) -> None:
        spaced = read is not None and n == 0 and max(self.after, read.look.before or 0) >= BLANK
        self.pieces.append(replace(piece, gap=max(piece.gap, self.gap, int(spaced))))
        self.sizes.append(size)
        self.line += 1
        self.gap = 0
        self.after = (read.look.after or 0) if read else 0

    # Tables

    def table(self, table: Element, cell: tuple[int, int, int] | None = None) -> None:
        for row in deleted_rows(table):
            revision = revision_of(row.find(f"{W}trPr/{W}del"))
            if revision:
                self.messages.revised(revision, words_in([row])[:LONGEST], Place(self.line + 1), 0, 0)
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
        begun = len(self.pieces)
        for one in row:
            self.blocks(one.element)
        made = self.pieces[begun:]
        filled = [one for one in row if one.text]
        if len(filled) == 2 and len(made) >= 2 and len(filled[0].paragraphs) == 1:
            label, answer = made[0], made[1]
            runs: Runs = joined((*label.runs, Run(" "), *answer.runs))
            self.pieces[begun : begun + 2] = [replace(label, runs=runs)]
            del self.sizes[begun + 1]

    # Pictures

    def picture(self, drawing: Drawing, cell: tuple[int, int, int] | None) -> None:
        found = self.package.picture(drawing.id, self.paragraphs.relations)
        if found is None or sum(p.picture is not None for p in self.pieces) >= MOST_PICTURES:
            return
        name, data = found
        self.picture_bytes += len(data)
        if self.picture_bytes > MOST_PICTURE_BYTES:
            return
        self.used[name] += 1
        type = image_type(data)
        small = 0 < drawing.width < ICON and 0 < drawing.height < ICON
        above_all = not any(piece.text for piece in self.pieces) and 0 < drawing.height <= LETTERHEAD
        picture = Picture(data, type, name.rpartition("/")[2], drawing.alt)
        place = Place(self.line + 1, page=self.page)
        self.add(Piece((), place, picture=picture, furniture=small or above_all or not type), 0.0)

    # Behind the text

    def footnotes(self) -> None:
        """Footnotes and endnotes that the text refers to, in its order, behind everything."""
        for kind in ("footnotes", "endnotes"):
            wanted = [id for of, id in self.notes if of == kind]
            root = self.package.first(kind) if wanted else None
            notes = {value(n, "id"): n for n in root} if root is not None else {}
            part = next((r.target for r in self.package.related.values() if r.kind == kind), "")
            for id in wanted:
                if id in notes:
                    self.aside(notes[id], self.package.relations(part), style="note", furniture=False)

    def page_furniture(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.add(Piece((Run(text),), Place(self.line + 1), furniture=True), 0.0)

    def aside(self, element: Element, relations: dict, **as_what: object) -> None:
        """Read paragraphs of another part of the file as pieces of a kind of their own."""
        begun, paragraphs = len(self.pieces), self.paragraphs
        self.paragraphs = Paragraphs(self.package, self.styles, relations)
        self.blocks(element)
        self.paragraphs = paragraphs
        self.pieces[begun:] = [replace(piece, **as_what) for piece in self.pieces[begun:]]  # type: ignore[arg-type]

    def _headers(self) -> list[str]:
        """Lines of headers and footers. A label or embargo that stands only there is part of the text."""
        lines: dict[str, None] = {}
        for relation in self.package.related.values():
            if relation.kind in ("header", "footer") and not relation.external:
                root = self.package.part(relation.target)
                for paragraph in root.iter(f"{W}p") if root is not None else ():
                    text = " ".join("".join(t.text or "" for t in paragraph.iter(f"{W}t")).split())
                    if text and not signs.is_furniture(text):
                        lines[text] = None
        early = ["".join(t.text or "" for t in p.iter(f"{W}t")).strip() for p in self.package.body.iter(f"{W}p")][:20]
        rest = []
        for text in lines:
            alone = (signs.label_of(text) and not any(map(signs.label_of, early))) or (
                timing.kind_of(text) and not any(map(timing.kind_of, early))
            )
            if alone:
                self.add(Piece((Run(text),), Place(self.line + 1, page=1)), 0.0)
            else:
                rest.append(text)
        return rest

    def finished(self) -> list[Piece]:
        """The pieces with sizes as ratios to the body's, and pictures that come again set apart."""
        body: Counter[float] = Counter()
        for piece, size in zip(self.pieces, self.sizes, strict=True):
            body[size] += len(piece.text) if size else 0
        usual = body.most_common(1)[0][0] if body else 0.0
        out = []
        for piece, size in zip(self.pieces, self.sizes, strict=True):
            again = piece.picture is not None and self.used[f"word/media/{piece.picture.name}"] > 1
            ratio = round(size / usual, 2) if size and usual else 1.0
            out.append(replace(piece, size=ratio, furniture=piece.furniture or again))
        return out


__all__ = ["Change", "read_docx"]
