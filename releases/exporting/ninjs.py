"""ninjs 3.1, the IPTC's "news in JSON": the release as a news agency's system takes it in.

A release keeps one `uri` in each language through all its versions, whatever becomes of its headline; the version is
the number of the edition. https://iptc.org/std/ninjs/
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import translation

from contacts.phones import tel
from releases.body import html_of
from releases.document import Attachment, Contact, Figure, ReleaseDocument, Source
from releases.exporting import text, words
from releases.exporting.html import HTML_LANGUAGES
from releases.exporting.issued import Issued

Part = dict[str, Any]
STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}


def render(document: ReleaseDocument, issued: Issued, files: Mapping[str, str] | None = None) -> bytes:
    """`files`: ending and type of those that stand beside the page, which are named as renditions."""
    with translation.override(document.language):
        return json.dumps(item(document, issued, files or {}), ensure_ascii=False, indent=1).encode()


def item(document: ReleaseDocument, issued: Issued, files: Mapping[str, str]) -> Part:
    """The news item; what is empty is left out."""
    issuers = ", ".join(company.name for company in document.companies if company.role == "issuer")
    state, when = words.timing(issued)
    return filled(
        {
            "uri": f"{issued.site_url}/{document.language}/releases/{issued.id}/",
            "standard": STANDARD,
            "type": "composite" if document.figures else "text",
            "representationType": "full",
            "version": str(issued.number),
            "firstCreated": instant(issued.first_lift),
            "versionCreated": instant(issued.lift),
            "contentCreated": instant(issued.first_lift),
            "embargoedUntil": instant(issued.lift) if issued.embargoed else "",
            "pubStatus": "usable",
            "language": HTML_LANGUAGES[document.language],
            "title": document.headline,
            "by": issuers,
            "copyrightHolder": issuers,
            "usageTerms": f"{state} – {when}",
            "edNote": "\n\n".join(part for part in (document.notice, text.correction(issued), *document.notes) if part),
            "located": document.dateline.place if document.dateline else "",
            "genres": [{"name": document.label}] if document.label else [],
            "headlines": list(headlines(document)),
            "descriptions": [plain("highlight", point) for point in document.highlights],
            "bodies": bodies(document),
            "people": [{"name": name, "rel": "quoted"} for name in quoted(document)],
            "organisations": [organisation(document, issued, n) for n in range(len(document.companies))],
            "subjects": [{"name": topic.name, "rel": "about", "literal": topic.id} for topic in document.topics],
            "infoSources": [source(contact) for contact in document.contacts],
            "altIds": [
                {"role": "release", "value": issued.id},
                {"role": "edition", "value": f"{issued.id}/{issued.number}"},
                {"role": "page", "value": issued.url},
            ],
            "renditions": [
                {"name": ending, "href": f"{issued.url.rstrip('/')}.{ending}", "contentType": plain_type(type)}
                for ending, type in files.items()
            ],
            "associations": [picture(figure, document, issued) for figure in document.figures if figure.original]
            + [attachment(one, document, issued) for one in document.attachments],
        }
    )


def filled(part: Part) -> Part:
    return {name: value for name, value in part.items() if value}


def instant(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def plain_type(type: str) -> str:
    return type.partition(";")[0]


def plain(role: str, value: str) -> Part:
    return {"role": role, "contentType": "text/plain", "value": value}


def headlines(document: ReleaseDocument) -> Iterator[Part]:
    yield plain("main", document.headline)
    yield from (plain("subhead", subhead) for subhead in document.subheads)


def bodies(document: ReleaseDocument) -> list[Part]:
    """The text alone, without pictures: as a wire sends it, and with its marks."""
    bare = "\n\n".join(part for part in text.body(document, pictures=False) if part)
    counted = {"charCount": len(bare)} | ({"wordCount": len(bare.split())} if document.language == "en" else {})
    marked = html_of(document.sections)
    return [
        part
        for part in (plain("text", bare) | counted, {"role": "richtext", "contentType": "text/html", "value": marked})
        if part["value"]
    ]


def quoted(document: ReleaseDocument) -> list[str]:
    return list(dict.fromkeys(quote.speaker for quote in document.quotes if quote.speaker))


def organisation(document: ReleaseDocument, issued: Issued, n: int) -> Part:
    company = document.companies[n]
    named = f"{company.slug}-{company.id}" if company.slug else company.id
    page = (
        f"{issued.site_url}/{document.language}/companies/{named}/" if company.id and company.role != "agency" else ""
    )
    return filled({"name": company.name, "rel": company.role, "uri": page})


def source(contact: Contact) -> Part:
    ways = [{"type": phone.kind or "phone", "value": tel(phone.number)} for phone in contact.phones]
    ways += [{"type": "email", "value": address} for address in contact.emails]
    name = ", ".join(words.contact_lines(contact))
    return filled({"name": name, "role": "media contact", "contactInfo": ways})


def picture(figure: Figure, document: ReleaseDocument, issued: Issued) -> Part:
    assert figure.original is not None
    sources = [("original", figure.original), *((str(s.width), s) for s in figure.sources)]
    return filled(
        {
            "name": f"figure-{figure.number}" if figure.number else figure.id,
            "rel": "picture",
            "uri": f"{issued.site_url}/files/{figure.original.name}",
            "type": "picture",
            "pubStatus": "usable",
            "language": HTML_LANGUAGES[document.language],
            "by": figure.credit,
            "usageTerms": figure.rights,
            "title": figure.label,
            "descriptions": [plain(r, v) for r, v in (("caption", figure.caption), ("alt", figure.alt)) if v],
            "renditions": [rendition(name, one, issued) for name, one in sources],
        }
    )


def attachment(one: Attachment, document: ReleaseDocument, issued: Issued) -> Part:
    address = f"{issued.site_url}/files/{one.file.name}" if one.file else one.url
    return filled(
        {
            "name": one.id,
            "rel": one.kind,
            "uri": address,
            "type": "video" if one.kind == "video" else "component",
            "language": HTML_LANGUAGES[document.language],
            "title": one.title,
            "descriptions": [plain("description", one.description)] if one.description else [],
            "renditions": [rendition("original", one.file, issued)] if one.file else [],
        }
    )


def rendition(name: str, one: Source, issued: Issued) -> Part:
    return filled(
        {
            "name": name,
            "href": f"{issued.site_url}/files/{one.name}",
            "contentType": plain_type(one.type),
            "width": one.width,
            "height": one.height,
            "sizeInBytes": one.bytes,
        }
    )
