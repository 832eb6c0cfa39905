"""The Word file beside a public release: the text as it is, and round it where it comes from and since when.

What is said of the edition stands in the head and foot of the page, so that the text between is the release alone and
reads back as the document it is. Pictures are there at the size of a screen: the originals have addresses of their own.
"""

from __future__ import annotations

import datetime

from django.utils import translation
from docx.document import Document

from releases.document import ReleaseDocument, Source
from releases.exporting import docx, docx_look, marks, words
from releases.exporting.html import renditions
from releases.exporting.issued import Issued, Read
from releases.zones import in_words

TYPE = docx.TYPE


def render(document: ReleaseDocument, issued: Issued, read: Read) -> bytes:
    """The same bytes whenever it is made."""

    def around(word: Document) -> None:
        with translation.override(document.language):
            _head(word, issued)
            _foot(word, document, issued)
            if issued.copy:
                marks.into_word(word, issued.copy.mark, docx.clean(words.copy_line(issued)))
        about = word.core_properties
        about.created = about.modified = issued.lift.astimezone(datetime.UTC).replace(tzinfo=None)

    return docx.render(document, on_screen(document, read), around)


def on_screen(document: ReleaseDocument, read: Read) -> Read:
    """Reads the screen's JPEG where an original is asked for."""
    shown = {f.original.name: renditions(f.sources)[1] for f in document.figures if f.original}

    def smaller(source: Source) -> bytes | None:
        instead = shown.get(source.name)
        return read(instead) if instead and instead.type == "image/jpeg" else None

    return smaller


def _head(word: Document, issued: Issued) -> None:
    """An embargo first of all; else what the version corrects, so that nobody works on an old one unawares."""
    lines = []
    if issued.embargoed:
        lines.append(" – ".join(words.timing(issued)))
    if issued.kind != "first":
        note = f"{words.kind_in_words(issued.kind)} – {in_words(issued.lift)}"
        lines += [note, *issued.note.split("\n")]
    paragraph = word.sections[0].header.paragraphs[0]
    paragraph.add_run("\n".join(docx.clean(line) for line in lines if line))


def _foot(word: Document, document: ReleaseDocument, issued: Issued) -> None:
    footer = word.sections[0].footer
    when = words.timing(issued)[1]
    place = f"{issued.site} · {issued.site_url}/{document.language}/releases/{issued.id}/"
    footer.paragraphs[0].add_run(docx.clean(when))
    last = footer.add_paragraph(style="Footer")
    last.add_run(docx.clean(place + " · "))
    number = last.add_run()
    for part in docx_look.page_number():
        number._r.append(part)
