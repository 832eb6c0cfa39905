"""A Reading becomes a draft: companies, people and contacts are found by name or made, and nothing is made twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from companies.models import Company, CompanyAlias, Person
from companies.names import core, forms
from contacts.models import ContactEmail, ContactPhone, MediaContact
from releases.access import seen, sees
from releases.body import html_of
from releases.document import (
    Block,
    Boilerplate,
    Bullets,
    CompanyOnRelease,
    Contact,
    Figure,
    FigurePlace,
    Item,
    Language,
    Paragraph,
    Quote,
    Runs,
    Section,
    Table,
)
from releases.freezing import ABOUT, column
from releases.history import remember
from releases.importing import register
from releases.importing.reading import Reading
from releases.importing.register import company_named, person_named
from releases.made_for import connected
from releases.models import Figure as FigureRow
from releases.models import ImportedFile, Release, ReleaseCompany, ReleaseContact
from releases.models import Quote as QuoteRow
from releases.pictures import keep_picture
from releases.stored_files import BadFile


def draft_of(name: str, data: bytes, by: User | None = None) -> Release | None:
    """The release that this very file was imported as before; only one that this person finds at the desk."""
    files = seen(ImportedFile.objects.filter(sha256=hashlib.sha256(data).hexdigest()), by)
    known = files.order_by("at").first()
    return known.release if known else None


class Meanwhile(Exception):
    """Somebody else made the draft of this very file at the same moment."""


def save(
    reading: Reading, name: str, data: bytes, by: User | None = None, chosen: Mapping[str, str] | None = None
) -> Release:
    """A draft with everything that was understood. The same file again is the same draft, whatever became of it.

    `chosen`: printed name of a company -> the id of the one that it is, or "" for one that is new.
    """
    known = draft_of(name, data, by)
    if known:
        return known
    try:
        return _saved(reading, name, data, by, chosen)
    except Meanwhile:
        made = draft_of(name, data, by)
        assert made is not None
        return made


@transaction.atomic
def _saved(reading: Reading, name: str, data: bytes, by: User | None, chosen: Mapping[str, str] | None) -> Release:
    release = Release(owner=by, country=reading.country)
    refused: list[str] = []
    write_texts(release, reading)
    release.save()
    with register.importing(by, release):
        write_parts(release, reading, chosen or {}, refused)
    release.save()
    connected(release)
    if note_file(release, reading, name, data, refused, by) != release:
        raise Meanwhile
    remember(release, by, _("imported from %(name)s") % {"name": name[:80]})
    return release


def write_parts(release: Release, reading: Reading, chosen: Mapping[str, str], refused: list[str]) -> None:
    document = reading.document
    companies = write_companies(release, reading, chosen)
    quotes = {quote.id: write_quote(release, quote, n, document.language) for n, quote in enumerate(document.quotes)}
    figures = {
        figure.id: write_figure(release, figure, n, reading, refused) for n, figure in enumerate(document.figures)
    }
    for order, contact in enumerate(document.contacts):
        row = contact_for(contact, document.language, companies)
        ReleaseContact.objects.get_or_create(release=release, contact=row, defaults={"order": order})
    setattr(release, column("body", document.language), html_of(renamed(document.sections, quotes, figures)))


def note_file(
    release: Release, reading: Reading, name: str, data: bytes, refused: list[str], by: User | None
) -> Release:
    """So that this very file never makes a second draft, and what found no place is not forgotten.

    -> the release that the file is noted for: another one, if somebody made one of it meanwhile. One that this person
    does not find stays unsaid: the file is then noted for hers as well.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    unplaced = "\n".join([piece.text for piece in reading.unplaced] + refused)
    noted = {"release": release, "name": name[:200], "unplaced": unplaced}
    file, _made = ImportedFile.objects.get_or_create(sha256=sha256, apart="", defaults=noted)
    if file.release != release and not sees(by, file.release):
        file, _made = ImportedFile.objects.get_or_create(sha256=sha256, apart=release.pk, defaults=noted)
    return file.release


def write_texts(release: Release, reading: Reading) -> None:
    document = reading.document
    texts = {
        "notice": document.notice,
        "label": document.label,
        "headline": document.headline[:300],
        "subheads": "\n".join(document.subheads),
        "highlights": "\n".join(document.highlights),
        "end_mark": document.end_mark,
        "notes_heading": document.notes_heading,
        "notes": "\n\n".join(document.notes),
        "contacts_heading": document.contacts_heading,
    }
    if document.dateline:
        texts |= {"dateline": document.dateline.text, "dateline_place": document.dateline.place}
        release.dateline_date = release.dateline_date or document.dateline.date
    for field, text in texts.items():
        setattr(release, column(field, document.language), text)
    if reading.timing and reading.timing.embargo_until and release.planned_lift is None:
        release.planned_lift = reading.timing.embargo_until


def write_companies(release: Release, reading: Reading, chosen: Mapping[str, str]) -> dict[str, Company]:
    """The companies of the document and of its boilerplates, in that order. -> printed name: Company."""
    document = reading.document
    found: dict[str, Company] = {}
    for company in document.companies:
        found[company.name] = company_for(company, document.language, chosen.get(company.name))
    for boilerplate in document.boilerplates:
        if boilerplate.company and boilerplate.company not in found:
            alike = next((c for name, c in found.items() if core(name) == core(boilerplate.company)), None)
            known = alike or next((c for c in found.values() if boilerplate.company in forms(c)), None)
            named = CompanyOnRelease(boilerplate.company)
            found[boilerplate.company] = known or company_for(named, document.language, chosen.get(named.name))
    roles = {company.name: company.role for company in document.companies}
    for order, (printed, row) in enumerate(found.items()):
        ReleaseCompany.objects.get_or_create(
            release=release,
            company=row,
            defaults={"role": roles.get(printed, "partner"), "order": order, "has_boilerplate": False},
        )
    for order, boilerplate in enumerate(document.boilerplates):
        if boilerplate.company in found:
            write_boilerplate(release, found[boilerplate.company], boilerplate, document.language, order)
    return found


def company_for(company: CompanyOnRelease, language: Language, chosen: str | None = None) -> Company:
    """The company of this name, or the one that somebody says it is."""
    if chosen is None:
        row = company_named(company.name) or next(filter(None, map(company_named, company.aliases)), None)
    else:
        row = register.known(Company.objects.filter(pk=chosen)).first() if chosen else None
    row = row or Company()
    new = row._state.adding
    if not register.may_write(row):
        return row
    if chosen and company.name not in forms(row) and getattr(row, column("name", language)):
        CompanyAlias.objects.get_or_create(company=row, name=company.name)
    if not getattr(row, column("name", language)):
        setattr(row, column("name", language), company.name)
    row.save()
    if new:
        register.made(row)
    for alias in company.aliases:
        CompanyAlias.objects.get_or_create(company=row, name=alias)
    if company.aliases and not getattr(row, column("short_name", language)):
        setattr(row, column("short_name", language), company.aliases[0])
        row.save()
    return row


def write_boilerplate(
    release: Release, company: Company, boilerplate: Boilerplate, language: Language, order: int
) -> None:
    """The company's own “About” text if it has none yet; else this release's, where it differs."""
    row = ReleaseCompany.objects.get(release=release, company=company)
    row.has_boilerplate, row.order = True, order
    text, text_column = "\n\n".join(boilerplate.paragraphs), column("boilerplate", language)
    if not getattr(company, text_column) and register.may_write(company):
        setattr(company, text_column, text)
        company.save()
    elif getattr(company, text_column) != text:
        setattr(row, text_column, text)
    name = getattr(company, column("name", language)) or ""
    if boilerplate.heading and boilerplate.heading != ABOUT[language].format(name=name):
        setattr(row, column("boilerplate_heading", language), boilerplate.heading)
    row.save()


def write_quote(release: Release, quote: Quote, order: int, language: Language) -> str:
    row = QuoteRow(release=release, order=order, position=quote.position, person=person_for(quote, language))
    for field in ("speaker", "honorific", "title", "organisation", "verb", "words"):
        setattr(row, column(field, language), getattr(quote, field))
    row.save()
    return row.pk


def person_for(quote: Quote, language: Language) -> Person | None:
    if not quote.speaker:
        return None
    company = company_named(quote.organisation)
    person = person_named(quote.speaker, company) or Person(company=company)
    new = person._state.adding
    if not register.may_write(person):
        return person
    for field, text in (("name", quote.speaker), ("honorific", quote.honorific), ("title", quote.title)):
        if not getattr(person, column(field, language)):
            setattr(person, column(field, language), text)
    person.save()
    if new:
        register.made(person)
    return person


def write_figure(release: Release, figure: Figure, order: int, reading: Reading, refused: list[str]) -> str:
    row = FigureRow(release=release, order=order, number=figure.number)
    for field in ("label", "caption", "credit", "alt"):
        setattr(row, column(field, reading.document.language), getattr(figure, field))
    picture = reading.pictures.get(figure.id)
    if picture:
        try:
            row.picture = keep_picture(picture.data, picture.name or figure.label or "picture", register.by_whom())
        except BadFile as problem:
            refused.append(str(problem))
    row.save()
    return row.pk


def contact_for(contact: Contact, language: Language, companies: dict[str, Company]) -> MediaContact:
    """The contact of this name at this organisation, or one that shares an address and is not somebody else."""
    company = companies.get(contact.organisation) or company_named(contact.organisation)
    row = known_contact(contact, language, company) or MediaContact(company=company)
    fill_contact(row, contact, language, companies)
    return row


def fill_contact(row: MediaContact, contact: Contact, language: Language, companies: dict[str, Company]) -> None:
    """What this language says of a contact, where nothing is said yet."""
    new = row._state.adding
    if not register.may_write(row):
        return
    for field in ("organisation", "person", "title", "hours"):
        if not getattr(row, column(field, language)):
            setattr(row, column(field, language), getattr(contact, field))
    if contact.acts_for and row.acts_for is None:
        row.acts_for = companies.get(contact.acts_for) or company_named(contact.acts_for)
    row.save()
    if new:
        register.made(row)
    known_phones = set(row.phones.values_list("number", flat=True))
    known_emails = set(row.emails.values_list("address", flat=True))
    for order, phone in enumerate(contact.phones):
        if phone.number not in known_phones:
            ContactPhone.objects.create(contact=row, number=phone.number, kind=phone.kind, order=order)
    for order, email in enumerate(contact.emails):
        if email not in known_emails:
            ContactEmail.objects.create(contact=row, address=email, order=order)


def known_contact(contact: Contact, language: Language, company: Company | None) -> MediaContact | None:
    person, organisation = column("person", language), column("organisation", language)
    named = register.known(MediaContact.objects.all()).filter(**{f"{person}__iexact": contact.person})
    for row in named:
        if getattr(row, organisation) == contact.organisation or (company and row.company_id == company.pk):
            return row
    for row in register.known(MediaContact.objects.all()).filter(emails__address__in=contact.emails).distinct():
        if getattr(row, person) in ("", None, contact.person) and (not contact.person or not getattr(row, person)):
            return row
    return None


def renamed(sections: Iterable[Section], quotes: dict[str, str], figures: dict[str, str]) -> tuple[Section, ...]:
    """The text with the ids of the rows that were written, in place of the reading's own."""

    def runs(old: Runs) -> Runs:
        return tuple(replace(run, quote=quotes.get(run.quote, "")) for run in old)

    def item(old: Item) -> Item:
        return replace(old, runs=runs(old.runs), items=tuple(map(item, old.items)))

    def block(old: Block) -> Block:
        match old:
            case Paragraph():
                return Paragraph(runs(old.runs))
            case Bullets():
                return replace(old, items=tuple(map(item, old.items)))
            case FigurePlace():
                return FigurePlace(figures.get(old.figure, old.figure))
            case Table():
                return replace(old, rows=tuple(tuple(map(runs, row)) for row in old.rows))

    return tuple(replace(section, blocks=tuple(map(block, section.blocks))) for section in sections)
