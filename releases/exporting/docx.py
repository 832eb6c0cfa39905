"""Word: a release as an editor or a translator works on it, in named styles, the same bytes whenever it is made.

The text and its structure are what counts: styles, lists, captions, links. Beside them lies the document itself as a
part of the file, so that what was not touched comes back exactly as it went (releases.importing.own_export reads it,
and believes it only while the text says the same). Nothing here needs Django: the limited process that reads uploads
makes files with it too.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph as WordParagraph

from releases.document import (
    Block,
    Bullets,
    Contact,
    Figure,
    FigurePlace,
    Item,
    Paragraph,
    ReleaseDocument,
    Run,
    Runs,
    Source,
    Table,
)
from releases.exporting import docx_look
from releases.exporting.docx_lists import Lists
from releases.exporting.docx_words import WORDS, attachment_line, caption_of, contact_lines, opening, unplaced_quote

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAMESPACE = "urn:newsroom:release:1"
PICTURE = "figure-"  # a picture of ours is named for its figure
WIDEST = Cm(15)

Read = Callable[[Source], bytes | None]
Around = Callable[[Document], None]

_EPOCH = (1980, 1, 1, 0, 0, 0)
# What XML cannot hold and no release means to say.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PRINTED = ("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff")


def render(document: ReleaseDocument, read: Read | None = None, around: Around | None = None) -> bytes:
    """A .docx of the document. `read` gives the bytes of a figure's file; without it the captions stand alone.

    `around` writes what is said round the text, such as headers and footers.
    """
    word = docx.Document()
    _set_up(word, document)
    writer = _Writer(word, document, read)
    writer.front()
    writer.body()
    writer.closing()
    docx_look.widen_marks(word, document.language)
    if around:
        around(word)
    _enclose(word, document)
    return _settled(word)


class _Writer:
    """Writes the parts of a release one after the other."""

    def __init__(self, word: Document, document: ReleaseDocument, read: Read | None) -> None:
        self.word, self.document, self.read = word, document, read
        self.lists = Lists(word)
        self.words = WORDS[document.language]
        self.figures = {figure.id: figure for figure in document.figures}
        self.dateline = (document.dateline.text or document.dateline.place) if document.dateline else ""

    def paragraph(
        self, text: str, style: str | None = None, centred: bool = False, bold: bool = False
    ) -> WordParagraph:
        made = self.word.add_paragraph(style=style)
        made.add_run(clean(text)).bold = bold or None
        if centred:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return made

    def front(self) -> None:
        document = self.document
        for text in (document.notice, document.label):
            if text:
                self.paragraph(text, bold=text is document.label)
        self.paragraph(document.headline, "Title")
        for text in document.subheads:
            self.paragraph(text, "Subtitle")
        self.lists.begin(ordered=False)
        for text in document.highlights:
            self.lists.item(self.paragraph(text, "List Bullet"), 0)

    def body(self) -> None:
        for section in self.document.sections:
            if section.heading is not None:
                self.paragraph(section.heading, f"Heading {section.level}")
            for block in section.blocks:
                self.block(block)
        if self.dateline:
            self.paragraph(self.dateline)
            self.dateline = ""
        for quote in self.document.quotes:
            if quote.words:
                self.paragraph(unplaced_quote(quote, self.document.language), "Quote")
        placed = {b.figure for s in self.document.sections for b in s.blocks if isinstance(b, FigurePlace)}
        for figure in self.document.figures:
            if figure.id not in placed:
                self.figure(figure)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                made = self.word.add_paragraph()
                if self.dateline:
                    made.add_run(clean(opening(self.dateline)))
                    self.dateline = ""
                self.runs(made, block.runs)
            case Bullets():
                self.lists.begin(block.ordered)
                self.items(block.items, 0, block.ordered)
            case Table():
                self.table(block)
            case FigurePlace() if block.figure in self.figures:
                self.figure(self.figures[block.figure])

    def items(self, items: Iterable[Item], depth: int, ordered: bool) -> None:
        for item in items:
            made = self.word.add_paragraph(style="List Number" if ordered else "List Bullet")
            self.lists.item(made, depth, ordered)
            self.runs(made, item.runs)
            self.items(item.items, depth + 1, item.ordered)

    def table(self, table: Table) -> None:
        width = max((len(row) for row in table.rows), default=0)
        if not width:
            return
        made = self.word.add_table(len(table.rows), width, style="Table Grid")
        for row, cells in zip(made.rows, table.rows, strict=True):
            for cell, runs in zip(row.cells, cells, strict=False):
                self.runs(cell.paragraphs[0], runs)
        if table.header:
            made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.word.add_paragraph()  # Word joins two tables that nothing stands between

    def figure(self, figure: Figure) -> None:
        data = self.read(figure.original) if self.read and figure.original else None
        if data:
            self.picture(figure, data)
        caption = caption_of(figure, self.document.language)
        if caption:
            self.paragraph(caption, "Caption")

    def picture(self, figure: Figure, data: bytes) -> None:
        made = self.word.add_paragraph()
        try:
            shape = made.add_run().add_picture(io.BytesIO(data))
        except (UnrecognizedImageError, ValueError, KeyError, OSError, ZeroDivisionError):
            made._p.getparent().remove(made._p)  # a form that Word cannot show, such as WebP
            return
        if shape.width > WIDEST:
            shape.height = Emu(int(shape.height * WIDEST / shape.width))
            shape.width = WIDEST
        properties = shape._inline.docPr
        properties.set("name", clean(PICTURE + figure.id))
        properties.set("descr", clean(figure.alt))

    def closing(self) -> None:
        document = self.document
        if document.end_mark:
            self.paragraph(document.end_mark, centred=True)
        for boilerplate in document.boilerplates:
            self.paragraph(boilerplate.heading, "Heading 2")
            for text in boilerplate.paragraphs:
                self.paragraph(text)
        if document.notes:
            self.paragraph(document.notes_heading or self.words["notes"], "Heading 2")
            self.lists.begin(ordered=True)
            for text in document.notes:
                self.lists.item(self.paragraph(text, "List Number"), 0, ordered=True)
        if document.contacts:
            self.paragraph(document.contacts_heading or self.words["contacts"], "Heading 2")
        for contact in document.contacts:
            self.contact(contact)
        if document.attachments:
            self.paragraph(self.words["downloads"], "Heading 2")
            for attachment in document.attachments:
                self.paragraph(attachment_line(attachment))

    def contact(self, contact: Contact) -> None:
        self.paragraph("\n".join(contact_lines(contact, self.document.language)))

    # Runs

    def runs(self, paragraph: WordParagraph, runs: Runs) -> None:
        for run in runs:
            if run.href:
                self.link(paragraph, run)
            else:
                _marked(paragraph.add_run(clean(run.text)), run)

    def link(self, paragraph: WordParagraph, run: Run) -> None:
        id = paragraph.part.relate_to(clean(run.href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), id)
        made = paragraph.add_run(clean(run.text))
        _marked(made, run)
        made.underline = True
        link.append(made._r)
        paragraph._p.append(link)


def _marked(made: Any, run: Run) -> None:
    made.bold = run.bold or None
    made.italic = run.italic or None
    made.font.superscript = run.position == "sup" or None
    made.font.subscript = run.position == "sub" or None


def clean(text: str) -> str:
    return _UNWANTED.sub("", text)


# The file around the text


def _set_up(word: Document, document: ReleaseDocument) -> None:
    """The look of both scripts; nobody's name and no time in the file."""
    docx_look.dress(word, document.language)
    about = word.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = about.category = ""
    about.title = clean(document.headline)[:255]
    about.language = document.language


def _enclose(word: Document, document: ReleaseDocument) -> None:
    """The document as a part of its own, which Word keeps as it is."""
    text = json.dumps(document.to_json(), ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    xml = f'<?xml version="1.0" encoding="UTF-8"?><release xmlns="{NAMESPACE}">{escaped}</release>'
    part = Part(PackURI("/customXml/release.xml"), "application/xml", xml.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _settled(word: Document) -> bytes:
    """The file with one time in it, the zip format's first, and without the template's preview."""
    for id, relation in list(word.part.package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            word.part.package.rels.pop(id)
    first, out = io.BytesIO(), io.BytesIO()
    word.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(out, "w") as settled:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            settled.writestr(entry, made.read(name))
    return out.getvalue()
