"""Plain text as a wire desk takes it: UTF-8, a line for a paragraph and never wrapped, the parts in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from contacts.phones import readable
from releases.document import (
    Attachment,
    Block,
    Bullets,
    Contact,
    Figure,
    FigurePlace,
    Item,
    Paragraph,
    ReleaseDocument,
    Table,
    text_of,
)
from releases.exporting import words
from releases.exporting.html import QUOTE_MARKS, attribution
from releases.exporting.issued import Issued
from releases.zones import in_words


def render(document: ReleaseDocument, issued: Issued) -> bytes:
    with translation.override(document.language):
        return ("\n\n".join(part for part in _parts(document, issued) if part) + "\n").encode()


def _parts(document: ReleaseDocument, issued: Issued) -> Iterator[str]:
    yield document.notice
    yield "\n".join(part for part in (document.label, *words.timing(issued)) if part)
    yield correction(issued)
    yield document.headline
    yield "\n".join(document.subheads)
    yield headed(_("Key points"), "\n".join(f"- {point}" for point in document.highlights))
    yield from body(document)
    yield document.end_mark
    yield from (headed(b.heading, "\n\n".join(b.paragraphs)) for b in document.boilerplates)
    notes = "\n".join(f"{n}. {note}" for n, note in enumerate(document.notes, 1))
    yield headed(document.notes_heading or _("Notes to editors"), notes)
    yield headed(document.contacts_heading or _("Media enquiries"), contacts(document.contacts))
    yield headed(_("Downloads"), "\n".join(attached(a, issued) for a in document.attachments))
    yield f"{issued.site}\n{issued.url}"


def correction(issued: Issued) -> str:
    """What a later version changed, before anything that it says."""
    if issued.kind == "first":
        return ""
    return headed(f"{words.kind_in_words(issued.kind)} – {in_words(issued.lift)}", issued.note) or ""


def headed(heading: str, text: str) -> str:
    """A part under its heading; nothing where there is no text."""
    return f"{heading}\n{text}" if text else ""


def body(document: ReleaseDocument, pictures: bool = True) -> Iterator[str]:
    """The text part by part, captions where the pictures stand."""
    figures = {figure.id: figure for figure in document.figures if pictures}
    placed = {b.figure for s in document.sections for b in s.blocks if isinstance(b, FigurePlace)}
    line = (document.dateline.text or document.dateline.place) if document.dateline else ""
    for section in document.sections:
        yield section.heading or ""
        for block in section.blocks:
            text = "\n".join(lines(block, figures))
            if line and isinstance(block, Paragraph):
                text, line = opening(line) + text, ""
            yield text
    yield from (unplaced(document, quote.id) for quote in document.quotes if quote.words)
    yield from (picture(figure) for id, figure in figures.items() if id not in placed)


def opening(line: str) -> str:
    """The dateline as it stands before the first words, as newspapers set it."""
    return line if line[-1] in "）】」—" else f"{line} "


def lines(block: Block, figures: dict[str, Figure]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield text_of(block.runs)
        case Bullets():
            yield from items(block.items, block.ordered)
        case Table():
            yield from ("\t".join(text_of(cell).replace("\n", " ") for cell in row) for row in block.rows)
        case FigurePlace() if block.figure in figures:
            yield picture(figures[block.figure])


def items(rows: Iterable[Item], ordered: bool, indent: str = "") -> Iterator[str]:
    for n, item in enumerate(rows, 1):
        mark = f"{n}." if ordered else "-"
        yield f"{indent}{mark} {text_of(item.runs)}"
        yield from items(item.items, item.ordered, indent + "  ")


def picture(figure: Figure) -> str:
    text = " ".join(part for part in (figure.label, figure.caption, words.credit(figure), figure.rights) if part)
    return f"[{text}]" if text else ""


def unplaced(document: ReleaseDocument, id: str) -> str:
    quote = next(q for q in document.quotes if q.id == id)
    who = attribution(document.language, quote.speaker, quote.honorific, quote.title, quote.organisation)
    dash = "—" if document.language == "en" else "——"
    return f"{QUOTE_MARKS[document.language].format(quote.words)}\n{dash} {who}"


def contacts(people: Iterable[Contact]) -> str:
    return "\n\n".join("\n".join([*words.contact_lines(contact), *reach(contact)]) for contact in people)


def reach(contact: Contact) -> list[str]:
    colon = _("%(name)s: %(value)s")
    pairs = [(words.phone_kind(phone.kind), readable(phone.number)) for phone in contact.phones]
    pairs += [(_("e-mail"), address) for address in contact.emails]
    pairs += [(_("hours"), contact.hours)] if contact.hours else []
    return [colon % {"name": name, "value": value} for name, value in pairs]


def attached(attachment: Attachment, issued: Issued) -> str:
    address = f"{issued.site_url}/files/{attachment.file.name}" if attachment.file else attachment.url
    return f"{attachment.title} ({words.attachment_kind(attachment.kind)}): {address}"
