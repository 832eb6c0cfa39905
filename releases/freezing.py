"""From the working copy to ReleaseDocuments, and from those to the rows of an Edition.

The language is an argument everywhere. A text that one issued language has and another lacks is named, never borrowed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from django.db import models
from django.utils.text import slugify

from companies.models import Company
from contacts.models import MediaContact
from releases.body import sections_of
from releases.document import (
    LANGUAGES,
    Attachment,
    Boilerplate,
    CompanyOnRelease,
    Contact,
    Dateline,
    Figure,
    FigurePlace,
    Language,
    Paragraph,
    Phone,
    Quote,
    ReleaseDocument,
    Source,
    TopicOnRelease,
    quote_parts,
    text_of,
)
from releases.models import Release, ReleaseCompany, StoredFile

ABOUT = {"en": "About {name}", "zh-hant": "關於{name}", "zh-hans": "关于{name}"}
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()（）「」『』“”，。；、]+", re.IGNORECASE)


def said(thing: models.Model, field: str, language: Language) -> str:
    """A text of the working copy in exactly this language."""
    return (getattr(thing, column(field, language)) or "").strip()


def column(field: str, language: Language) -> str:
    return f"{field}_{language.replace('-', '_')}"


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip())


def languages_of(release: Release) -> tuple[Language, ...]:
    """The languages that can be issued: those with a headline and a text."""
    return tuple(
        lang
        for lang in LANGUAGES
        if said(release, "headline", lang)
        and (sections_of(said(release, "body", lang)) or said(release, "highlights", lang))
    )


def started_languages(release: Release) -> tuple[Language, ...]:
    """The languages in which anything has been written."""
    return tuple(
        lang
        for lang in LANGUAGES
        if any(said(release, field, lang) for field in ("headline", "subheads", "highlights", "body", "notes"))
    )


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that a language to be issued lacks: which thing, which column."""

    thing: str
    field: str
    language: Language


def missing_texts(release: Release, languages: Iterable[Language]) -> list[MissingText]:
    """Names and captions that would stand empty on a page, because only another language has them."""
    languages = tuple(languages)
    found: list[MissingText] = []

    def look(thing: models.Model, *fields: str) -> None:
        for field in fields:
            empty = [lang for lang in languages if not said(thing, field, lang)]
            if len(empty) < len(languages):
                found.extend(MissingText(str(thing), column(field, lang), lang) for lang in empty)

    for row in release.companies.select_related("company"):
        look(row.company, "name")
    for topic in release.topic_rows.select_related("topic"):
        look(topic.topic, "name")
    for quote in release.quotes.all():
        look(quote, "speaker", "title")
    for figure in release.figures.all():
        look(figure, "caption", "alt")
    for contact in release.contacts.select_related("contact", "contact__company"):
        look(contact.contact, "person", *([] if contact.contact.company else ["organisation"]))
    return found


def document_of(release: Release, language: Language) -> ReleaseDocument:
    """The working copy as it would be issued in this language."""
    sections = sections_of(said(release, "body", language))
    placed = quote_parts(sections)
    figures = tuple(_figures(release, language))
    known = {figure.id for figure in figures}
    sections = tuple(
        replace(s, blocks=tuple(b for b in s.blocks if not isinstance(b, FigurePlace) or b.figure in known))
        for s in sections
    )
    return ReleaseDocument(
        language=language,
        headline=said(release, "headline", language),
        notice=said(release, "notice", language),
        label=said(release, "label", language),
        subheads=lines(said(release, "subheads", language)),
        highlights=lines(said(release, "highlights", language)),
        dateline=_dateline(release, language),
        sections=sections,
        quotes=tuple(q for q in _quotes(release, language, placed) if q.words or q.id in placed),
        figures=figures,
        attachments=tuple(_attachments(release, language)),
        end_mark=said(release, "end_mark", language),
        boilerplates=tuple(_boilerplates(release, language)),
        notes_heading=said(release, "notes_heading", language),
        notes=paragraphs(said(release, "notes", language)),
        contacts_heading=said(release, "contacts_heading", language),
        contacts=tuple(
            contact_of(row.contact, language) for row in release.contacts.select_related("contact__company")
        ),
        companies=tuple(_companies(release, language)),
        topics=tuple(
            TopicOnRelease(row.topic_id, said(row.topic, "name", language), slugify(said(row.topic, "name", "en")))
            for row in release.topic_rows.select_related("topic")
        ),
    )


def _dateline(release: Release, language: Language) -> Dateline | None:
    text, place = said(release, "dateline", language), said(release, "dateline_place", language)
    return Dateline(text, place, release.dateline_date) if text or place else None


def _quotes(release: Release, language: Language, placed: dict[str, list[str]]) -> Iterator[Quote]:
    for row in release.quotes.select_related("person"):
        person = row.person
        yield Quote(
            id=row.id,
            speaker=said(row, "speaker", language) or (said(person, "name", language) if person else ""),
            honorific=said(row, "honorific", language),
            title=said(row, "title", language),
            organisation=said(row, "organisation", language),
            verb=said(row, "verb", language),
            position=cast(Any, row.position),
            words="" if row.id in placed else said(row, "words", language),
            person=row.person_id or "",
        )


def _figures(release: Release, language: Language) -> Iterator[Figure]:
    for row in release.figures.select_related("picture").prefetch_related("picture__files"):
        files = list(row.picture.files.all()) if row.picture else []
        yield Figure(
            id=row.id,
            number=row.number,
            label=said(row, "label", language),
            caption=said(row, "caption", language),
            credit=said(row, "credit", language),
            alt=said(row, "alt", language),
            rights=said(row, "rights", language),
            sources=tuple(source_of(f) for f in sorted(files, key=lambda f: (f.type, f.width)) if not f.original),
            original=next((source_of(f) for f in files if f.original), None),
        )


def source_of(file: StoredFile) -> Source:
    return Source(f"{file.id}/{file.name}", file.type, file.bytes, file.width, file.height)


def _attachments(release: Release, language: Language) -> Iterator[Attachment]:
    """Those with a title in the language: a table of Chinese words is no use on the English page."""
    for row in release.attachments.select_related("file"):
        if said(row, "title", language):
            yield Attachment(
                id=row.id,
                kind=cast(Any, row.kind),
                title=said(row, "title", language),
                description=said(row, "description", language),
                file=source_of(row.file) if row.file else None,
                url=row.url,
            )


def _boilerplates(release: Release, language: Language) -> Iterator[Boilerplate]:
    for row in release.companies.select_related("company"):
        text = said(row, "boilerplate", language) or said(row.company, "boilerplate", language)
        if row.has_boilerplate and text:
            yield Boilerplate(
                heading=_boilerplate_heading(row, language),
                company=said(row.company, "name", language),
                paragraphs=paragraphs(text),
                urls=addresses(text) or ((row.company.website,) if row.company.website else ()),
                company_id=row.company_id,
            )


def _boilerplate_heading(row: ReleaseCompany, language: Language) -> str:
    own = said(row, "boilerplate_heading", language) or said(row.company, "boilerplate_heading", language)
    return own or ABOUT[language].format(name=said(row.company, "name", language))


def addresses(text: str) -> tuple[str, ...]:
    """The web addresses in a text, without the stop that ends the sentence."""
    return tuple(match.rstrip(".,;:!?") for match in _ADDRESS.findall(text))


def _companies(release: Release, language: Language) -> Iterator[CompanyOnRelease]:
    for row in release.companies.select_related("company").prefetch_related("company__aliases"):
        company = row.company
        yield CompanyOnRelease(
            name=said(company, "name", language),
            role=cast(Any, row.role),
            short_name=said(company, "short_name", language),
            aliases=tuple(alias.name for alias in company.aliases.all()),
            id=company.id,
            slug=company_slug(company),
        )


def company_slug(company: Company) -> str:
    english, hant, hans = (said(company, "name", language) for language in LANGUAGES)
    return slug_of(english, hant or hans, "company")


def contact_of(contact: MediaContact, language: Language) -> Contact:
    company = contact.company
    return Contact(
        organisation=said(contact, "organisation", language) or (said(company, "name", language) if company else ""),
        person=said(contact, "person", language),
        title=said(contact, "title", language),
        phones=tuple(Phone(phone.number, phone.kind) for phone in contact.phones.all()),
        emails=tuple(email.address for email in contact.emails.all()),
        hours=said(contact, "hours", language),
        acts_for=said(contact.acts_for, "name", language) if contact.acts_for else "",
        id=contact.id,
    )


def slug_of(latin: str, other: str, empty: str) -> str:
    """A readable part of an address: Latin where there is any, as Chinese becomes percent signs when sent on."""
    return whole_words(slugify(latin), 70) or slugify(other, allow_unicode=True)[:40].strip("-") or empty


def whole_words(slug: str, longest: int) -> str:
    """No more than so many characters, cut between two words."""
    if len(slug) <= longest:
        return slug.strip("-")
    return (slug[: longest + 1].rpartition("-")[0] or slug[:longest]).strip("-")


def lead_of(document: ReleaseDocument) -> str:
    """The first paragraph, or the first key point of a release without one."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                return text_of(block.runs).replace("\n", " ")
    return document.highlights[0] if document.highlights else ""


def card_of(document: ReleaseDocument) -> dict[str, Any]:
    """What a list shows of a release besides its headline."""
    figure = next((f for f in document.figures if f.sources), None)
    return {
        "subhead": document.subheads[0] if document.subheads else "",
        "companies": [{"id": c.id, "name": c.short_name or c.name, "slug": c.slug} for c in document.companies],
        "topics": [{"id": t.id, "name": t.name, "slug": t.slug} for t in document.topics],
        "picture": figure and {"alt": figure.alt, "sources": [dataclasses.asdict(source) for source in figure.sources]},
        "place": document.dateline.place if document.dateline else "",
    }


def people_in(documents: dict[Language, ReleaseDocument]) -> list[dict[str, Any]]:
    """Everyone quoted, once, with name, title and organisation in each language side by side.

    -> [{"person": id or "", "quotes": [ids], "forms": {language: {"name", "honorific", "title", "organisation"}}}]
    """
    people: dict[str, dict[str, Any]] = {}
    for language, document in documents.items():
        for quote in document.quotes:
            key = quote.person or next(
                (k for k, p in people.items() if quote.id in p["quotes"]), quote.speaker or quote.id
            )
            person = people.setdefault(key, {"person": quote.person, "quotes": [], "forms": {}})
            if quote.id not in person["quotes"]:
                person["quotes"].append(quote.id)
            form = {
                "name": quote.speaker,
                "honorific": quote.honorific,
                "title": quote.title,
                "organisation": quote.organisation,
            }
            person["forms"].setdefault(language, form)
    return list(people.values())


def release_slugs(documents: dict[Language, ReleaseDocument]) -> dict[str, str]:
    """Language -> slug: of its own headline if that is Latin, else of the English one, else in its own script."""
    english = documents["en"].headline if "en" in documents else ""
    return {
        lang: slug_of(slugify(doc.headline) if _mostly_latin(doc.headline) else english, doc.headline, "release")
        for lang, doc in documents.items()
    }


def _mostly_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isascii() for c in letters) > len(letters) / 2


def snapshot(release: Release) -> dict[str, Any]:
    """Every language that has been started, as JSON: what history keeps."""
    return {lang: document_of(release, lang).to_json() for lang in started_languages(release)}
