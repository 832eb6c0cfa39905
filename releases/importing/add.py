"""A further language of a draft: what is said in another one goes into the same rows, the rest into new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from companies.models import Company
from releases.body import html_of
from releases.document import CompanyOnRelease, Contact, Figure, Language, Quote, ReleaseDocument
from releases.freezing import column, document_of, said, started_languages
from releases.history import remember
from releases.importing import facts
from releases.importing.facts import Facts
from releases.importing.merge import align
from releases.importing.reading import Reading
from releases.importing.register import by_whom, company_named, importing, may_write
from releases.importing.save import (
    company_for,
    contact_for,
    draft_of,
    fill_contact,
    note_file,
    person_for,
    renamed,
    save,
    write_boilerplate,
    write_figure,
    write_quote,
    write_texts,
)
from releases.made_for import connected
from releases.models import Figure as FigureRow
from releases.models import Quote as QuoteRow
from releases.models import Release, ReleaseCompany, ReleaseContact
from releases.pictures import keep_picture
from releases.stored_files import BadFile

T = TypeVar("T")
File = tuple[Reading, str, bytes, Mapping[str, str]]
"""A reading, the name and bytes of its file, and what was said of its companies."""


class LanguageIsThere(Exception):
    """The draft has a text in this language already."""


@transaction.atomic
def save_together(files: Iterable[File], by: User | None = None) -> Release:
    """One draft of the files of one release, each in a language of its own; their order does not matter."""
    first, *others = sorted(files, key=lambda file: _rank(file[0].document))
    release = save(first[0], first[1], first[2], by, first[3])
    for reading, name, data, chosen in others:
        add_language(release, reading, name, data, by, chosen)
    return release


def _rank(document: ReleaseDocument) -> tuple[int, str]:
    return ("en", "zh-hant", "zh-hans").index(document.language), document.headline


@transaction.atomic
def add_language(
    release: Release,
    reading: Reading,
    name: str,
    data: bytes,
    by: User | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Release:
    """Raises LanguageIsThere; the same file again changes nothing."""
    if draft_of(name, data, by) == release:
        return release
    language, document = reading.document.language, reading.document
    written = {code: document_of(release, code) for code in started_languages(release)}
    if language in written:
        raise LanguageIsThere(language)
    refused: list[str] = []
    with importing(by, release):
        companies = add_companies(release, reading, written, chosen or {})
        quotes = add_quotes(release, document, written)
        figures = add_figures(release, reading, written, refused)
        add_contacts(release, document, written, companies)
    write_texts(release, reading)
    setattr(release, column("body", language), html_of(renamed(document.sections, quotes, figures)))
    release.revision += 1
    release.save()
    note_file(release, reading, name, data, refused, by)
    connected(release)
    remember(release, by, _("language added from %(name)s") % {"name": name[:70]})
    return release


def known_rows(
    written: Mapping[Language, ReleaseDocument],
    parts_of: Callable[[ReleaseDocument], Iterable[T]],
    facts_of: Callable[[ReleaseDocument, T], Facts],
) -> dict[str, Facts]:
    """Id of a row -> what all its languages say."""
    known: dict[str, Facts] = {}
    for document in written.values():
        for part in parts_of(document):
            id = part.id  # type: ignore[attr-defined]
            known[id] = known.get(id, frozenset()) | facts_of(document, part)
    return known


def matched(known: dict[str, Facts], added: list[Facts], by_order: bool = True) -> list[str | None]:
    """For each of the added parts the id of its row, or None."""
    ids = list(known)
    return [None if at is None else ids[at] for at in align(list(known.values()), added, by_order)]


def add_quotes(
    release: Release, document: ReleaseDocument, written: Mapping[Language, ReleaseDocument]
) -> dict[str, str]:
    """Quote id of the reading -> id of its row."""
    known = known_rows(written, lambda d: d.quotes, facts.of_quote)
    rows = matched(known, [facts.of_quote(document, quote) for quote in document.quotes])
    most = release.quotes.count()
    return {
        quote.id: add_quote(QuoteRow.objects.get(pk=row), quote, document.language)
        if row
        else write_quote(release, quote, most + n, document.language)
        for n, (quote, row) in enumerate(zip(document.quotes, rows, strict=True))
    }


def add_quote(row: QuoteRow, quote: Quote, language: Language) -> str:
    for field in ("speaker", "honorific", "title", "organisation", "verb", "words"):
        setattr(row, column(field, language), getattr(quote, field))
    if row.person is None:
        row.person = person_for(quote, language)
    elif may_write(row.person) and not said(row.person, "name", language):
        for field, text in (("name", quote.speaker), ("honorific", quote.honorific), ("title", quote.title)):
            setattr(row.person, column(field, language), text)
        row.person.save()
    row.save()
    return row.pk


def add_figures(
    release: Release, reading: Reading, written: Mapping[Language, ReleaseDocument], refused: list[str]
) -> dict[str, str]:
    document = reading.document
    known = known_rows(written, lambda d: d.figures, lambda d, figure: facts.of_figure(figure))
    rows = matched(known, [facts.of_figure(figure) for figure in document.figures])
    most = release.figures.count()
    return {
        figure.id: add_figure(FigureRow.objects.get(pk=row), figure, reading, refused)
        if row
        else write_figure(release, figure, most + n, reading, refused)
        for n, (figure, row) in enumerate(zip(document.figures, rows, strict=True))
    }


def add_figure(row: FigureRow, figure: Figure, reading: Reading, refused: list[str]) -> str:
    """Its caption in this language. A second picture for one figure is said, not swallowed."""
    for field in ("label", "caption", "credit", "alt"):
        setattr(row, column(field, reading.document.language), getattr(figure, field))
    row.number = row.number if row.number is not None else figure.number
    picture = reading.pictures.get(figure.id)
    try:
        kept = keep_picture(picture.data, picture.name or figure.label or "picture", by_whom()) if picture else None
    except BadFile as problem:
        kept = None
        refused.append(str(problem))
    if row.picture is None:
        row.picture = kept
    elif kept and kept != row.picture:
        refused.append(_("“%(name)s”: the figure has a picture from another language already.") % {"name": kept.name})
    row.save()
    return row.pk


def add_companies(
    release: Release, reading: Reading, written: Mapping[Language, ReleaseDocument], chosen: Mapping[str, str]
) -> dict[str, Company]:
    """Printed name -> Company: the one that was chosen, that of this name, or its other language's."""
    document = reading.document
    listed = {company.name: company for company in document.companies}
    for boilerplate in document.boilerplates:
        if boilerplate.company and boilerplate.company not in listed:
            listed[boilerplate.company] = CompanyOnRelease(boilerplate.company)
    known = known_rows(written, lambda d: d.companies, facts.of_company)
    said_of = [facts.of_company(document, one) for one in known_ids(listed.values(), chosen)]
    # A name put on the wrong company would be wrong on every release to come: by order only where none is over.
    rows = matched(known, said_of, by_order=len(known) == len(said_of))
    found: dict[str, Company] = {}
    for (printed, company), row in zip(listed.items(), rows, strict=True):
        found[printed] = company_for(company, document.language, chosen.get(printed, row))
        ReleaseCompany.objects.get_or_create(
            release=release,
            company=found[printed],
            defaults={"role": company.role, "order": release.companies.count(), "has_boilerplate": False},
        )
    for boilerplate in document.boilerplates:
        if boilerplate.company in found:
            order = ReleaseCompany.objects.get(release=release, company=found[boilerplate.company]).order
            write_boilerplate(release, found[boilerplate.company], boilerplate, document.language, order)
    return found


def known_ids(companies: Iterable[CompanyOnRelease], chosen: Mapping[str, str]) -> Iterable[CompanyOnRelease]:
    """With the id of the company, where the name in this language is known or somebody has said whose it is."""
    for company in companies:
        row: Any = company_named(company.name)
        yield replace(company, id=chosen.get(company.name) or (row.pk if row else ""))


def add_contacts(
    release: Release,
    document: ReleaseDocument,
    written: Mapping[Language, ReleaseDocument],
    companies: dict[str, Company],
) -> None:
    known = known_rows(written, lambda d: d.contacts, lambda d, contact: facts.of_contact(contact))
    rows = matched(known, [facts.of_contact(contact) for contact in document.contacts])
    for contact, row in zip(document.contacts, rows, strict=True):
        add_contact(release, contact, row, document.language, companies)


def add_contact(
    release: Release, contact: Contact, row: str | None, language: Language, companies: dict[str, Company]
) -> None:
    if row:
        link = ReleaseContact.objects.select_related("contact").get(release=release, contact=row)
        fill_contact(link.contact, contact, language, companies)
    else:
        made = contact_for(contact, language, companies)
        ReleaseContact.objects.get_or_create(
            release=release, contact=made, defaults={"order": release.contacts.count()}
        )
