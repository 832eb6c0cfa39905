"""A Reading in the form of the seed's SCHEMA.md: what `import_release --json` prints and readings are scored in."""

from __future__ import annotations

from typing import Any

from releases.document import (
    Block,
    Boilerplate,
    Bullets,
    Contact,
    Figure,
    FigurePlace,
    Item,
    Paragraph,
    Quote,
    ReleaseDocument,
    Table,
    text_of,
    words_of,
)
from releases.importing.reading import Reading

LANGUAGES = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}


def seed_form(reading: Reading, id: str) -> dict[str, Any]:
    """The JSON object; `null` is not present, lists may be empty but are never missing."""
    document = reading.document
    return {
        "id": id,
        "language": LANGUAGES[document.language],
        "country": reading.country or None,
        "notice": _notice(reading),
        "label": document.label or None,
        "timing": _timing(reading),
        "headline": document.headline,
        "subheads": list(document.subheads),
        "highlights": list(document.highlights),
        "dateline": _dateline(document),
        "sections": [
            {"heading": s.heading, "blocks": [b for block in s.blocks for b in _blocks(block)]}
            for s in document.sections
        ],
        "quotes": [_quote(document, quote) for quote in document.quotes],
        "figures": [_figure(figure) for figure in document.figures],
        "end_mark": document.end_mark or None,
        "boilerplates": [_boilerplate(b) for b in document.boilerplates],
        "notes_heading": document.notes_heading or None,
        "notes": list(document.notes),
        "contacts_heading": document.contacts_heading or None,
        "contacts": [_contact(contact) for contact in document.contacts],
        "companies": [{"name": c.name, "aliases": list(c.aliases)} for c in document.companies if c.role != "agency"],
        "discard": [piece.text for piece in reading.discarded],
    }


def _notice(reading: Reading) -> dict[str, Any] | None:
    if not reading.document.notice:
        return None
    return {
        "text": reading.document.notice,
        "issued_by": reading.notice_issued_by or None,
        "on_behalf_of": list(reading.notice_on_behalf_of),
    }


def _timing(reading: Reading) -> dict[str, Any] | None:
    timing = reading.timing
    if timing is None:
        return None
    until = timing.embargo_until.isoformat() if timing.embargo_until else None
    return {"text": timing.text, "kind": timing.kind, "embargo_until": until}


def _dateline(document: ReleaseDocument) -> dict[str, Any] | None:
    line = document.dateline
    if line is None:
        return None
    return {"text": line.text, "place": line.place or None, "date": line.date.isoformat() if line.date else None}


def _blocks(block: Block) -> list[dict[str, Any]]:
    """Paragraphs and bullets; the form has no tables, so a row is a paragraph, and figures stand apart."""
    match block:
        case Paragraph():
            return [{"type": "paragraph", "text": text_of(block.runs)}]
        case Bullets():
            return [{"type": "bullets", "items": [_item(item) for item in block.items]}]
        case Table():
            return [{"type": "paragraph", "text": "   ".join(map(text_of, row))} for row in block.rows]
        case FigurePlace():
            return []


def _item(item: Item) -> dict[str, Any]:
    return {"text": text_of(item.runs), "items": [_item(inner) for inner in item.items]}


def _quote(document: ReleaseDocument, quote: Quote) -> dict[str, Any]:
    return {
        "text": words_of(document, quote),
        "speaker": quote.speaker,
        "honorific": quote.honorific or None,
        "title": quote.title or None,
        "organisation": quote.organisation or None,
        "verb": quote.verb or None,
        "position": quote.position or None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {"number": figure.number, "label": figure.label, "caption": figure.caption, "credit": figure.credit or None}


def _boilerplate(boilerplate: Boilerplate) -> dict[str, Any]:
    return {
        "heading": boilerplate.heading,
        "company": boilerplate.company,
        "paragraphs": list(boilerplate.paragraphs),
        "urls": list(boilerplate.urls),
    }


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "organisation": contact.organisation or None,
        "person": contact.person or None,
        "title": contact.title or None,
        "phones": [phone.number for phone in contact.phones if phone.kind != "fax"],
        "emails": list(contact.emails),
    }
