"""A newer text of a release: what is new in it, part by part, each to take or to leave.

Shown is what the document changed. Where the draft still says what the earlier document said, the change is chosen
beforehand; where somebody has edited it since, it is not, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases.admin import drops
from releases.admin.newer_text import Both, Difference, of_body, take_body
from releases.admin.review_words import part_name
from releases.document import Contact, Figure, Language, Quote, ReleaseDocument
from releases.freezing import column, document_of
from releases.history import remember
from releases.importing import facts
from releases.importing.add import matched
from releases.importing.differences import marked_words
from releases.importing.kept import kept, stored
from releases.importing.register import company_named, importing
from releases.importing.save import (
    contact_for,
    fill_contact,
    note_file,
    write_boilerplate,
    write_figure,
)
from releases.made_for import connected
from releases.models import Figure as FigureRow
from releases.models import ImportedDocument, Release, ReleaseCompany, ReleaseContact
from releases.models import Quote as QuoteRow

LINES = {
    "notice": "notice", "label": "label", "headline": "headline", "subheads": "subheads", "highlights": "highlights",
    "notes": "notes",
}  # fmt: skip
_JOINED = {"subheads": "\n", "highlights": "\n", "notes": "\n\n"}


def both(release: Release, document: ImportedDocument, load: bool = False) -> Both:
    reading = drops.whole_reading(document) if load else drops.reading(document)
    language = reading.document.language
    found = Both(release, reading, document_of(release, language), earlier(release, document, language))
    own = {quote.id: facts.of_quote(found.draft, quote) for quote in found.draft.quotes}
    rows = matched(own, [facts.of_quote(found.new, quote) for quote in found.new.quotes])
    found.quotes = {quote.id: row for quote, row in zip(found.new.quotes, rows, strict=True) if row}
    shown = {figure.id: facts.of_figure(figure) for figure in found.draft.figures}
    rows = matched(shown, [facts.of_figure(figure) for figure in found.new.figures])
    found.figures = {figure.id: row for figure, row in zip(found.new.figures, rows, strict=True) if row}
    return found


def earlier(release: Release, document: ImportedDocument, language: Language) -> ReleaseDocument | None:
    """The document that this language of the draft was made of."""
    before = ImportedDocument.objects.filter(release=release, reading__isnull=False).exclude(pk=document.pk)
    for one in before.order_by("-drop__at"):
        reading = kept(one)
        if reading.document.language == language:
            return reading.document
    return None


def changes(release: Release, document: ImportedDocument) -> list[Difference]:
    with importing(document.drop.by, release):
        found = list(differences(both(release, document)))
    for one in found:
        one.words = marked_words(one.old, one.new)
    return found


class ChangedMeanwhile(Exception):
    """Somebody changed the draft after the page was opened: part of what was chosen is not there any more."""


@transaction.atomic
def take(release: Release, document: ImportedDocument, keys: list[str], by: User) -> int:
    """Take over the chosen differences. -> how many; 0 where the same form was sent before.

    Raises ChangedMeanwhile, and takes nothing, where the draft no longer says what the officer saw beside her choice.
    """
    list(Release.objects.select_for_update().filter(pk=release.pk).values_list("pk"))
    release.refresh_from_db()
    with importing(by, release):
        two = both(release, document, load=True)
        chosen = [one for one in differences(two) if one.key in keys]
        if missing := set(keys) - {one.key for one in chosen}:
            if missing == set(keys) and ImportedDocument.objects.filter(pk=document.pk, release=release).exists():
                return 0
            raise ChangedMeanwhile
        for one in chosen:
            one.take()
        take_body(two, set(keys))
    release.revision += 1
    release.save()
    data = stored(document.path)
    note_file(release, two.reading, document.name, data, two.refused, by)
    ImportedDocument.objects.filter(pk=document.pk).update(release=release)
    connected(release)
    remember(release, by, _("newer text from %(name)s") % {"name": document.name[:70]})
    return len(chosen)


def differences(two: Both) -> Iterator[Difference]:
    yield from of_lines(two)
    yield from of_body(two)
    yield from of_speakers(two)
    yield from of_figures(two)
    yield from of_abouts(two)
    yield from of_contacts(two)


def of_lines(two: Both) -> Iterator[Difference]:
    for name, field_name in LINES.items():
        old, new = lines(two.draft, name), lines(two.new, name)
        before = lines(two.earlier, name) if two.earlier else None
        if old == new or new == before or not new:
            continue

        def set_text(field_name: str = field_name, new: str = new) -> None:
            setattr(two.release, column(field_name, two.language), new[:300] if field_name == "headline" else new)

        yield Difference(name, part_name(name), old, new, set_text, before not in (None, old))


def lines(document: ReleaseDocument | None, name: str) -> str:
    value: Any = getattr(document, name)
    return value if isinstance(value, str) else _JOINED[name].join(value)


def of_speakers(two: Both) -> Iterator[Difference]:
    known = {quote.id: quote for quote in two.draft.quotes}
    before = {who(quote) for quote in two.earlier.quotes} if two.earlier else set()
    for quote in two.new.quotes:
        own = known.get(two.quotes.get(quote.id, ""))
        if own is None or who(own) == who(quote) or who(quote) in before:
            continue

        def set_speaker(quote: Quote = quote, pk: str = own.id) -> None:
            row = QuoteRow.objects.get(pk=pk)
            for name in ("speaker", "honorific", "title", "organisation"):
                setattr(row, column(name, two.language), getattr(quote, name))
            row.save()

        edited = bool(before) and who(own) not in before
        yield Difference("quote", _("Who said it"), who(own), who(quote), set_speaker, edited)


def who(quote: Quote) -> str:
    return ", ".join(filter(None, (quote.honorific, quote.speaker, quote.title, quote.organisation)))


def of_figures(two: Both) -> Iterator[Difference]:
    known = {figure.id: figure for figure in two.draft.figures}
    before = {printed(figure) for figure in two.earlier.figures} if two.earlier else set()
    for figure in two.new.figures:
        own = known.get(two.figures.get(figure.id, ""))
        old, new = printed(own) if own else "", printed(figure)
        if old == new or new in before:
            continue

        def set_caption(figure: Figure = figure, pk: str = own.id if own else "") -> None:
            if not pk:
                order = two.release.figures.count()
                two.figures[figure.id] = write_figure(two.release, figure, order, two.reading, two.refused)
                return
            row = FigureRow.objects.get(pk=pk)
            for name in ("label", "caption", "credit"):
                setattr(row, column(name, two.language), getattr(figure, name))
            row.save()

        yield Difference("figure", part_name("figures"), old, new, set_caption, bool(before and old not in before))


def printed(figure: Figure) -> str:
    return "\n".join(filter(None, (figure.label, figure.caption, figure.credit)))


def of_abouts(two: Both) -> Iterator[Difference]:
    own = {about.company_id: "\n\n".join(about.paragraphs) for about in two.draft.boilerplates}
    before = {"\n\n".join(about.paragraphs) for about in two.earlier.boilerplates} if two.earlier else set()
    for n, about in enumerate(two.new.boilerplates):
        company = company_named(about.company)
        new = "\n\n".join(about.paragraphs)
        old = own.get(company.pk, "") if company else ""
        if company is None or old == new or new in before:
            continue

        def set_about(about: Any = about, company: Any = company, n: int = n) -> None:
            ReleaseCompany.objects.get_or_create(release=two.release, company=company, defaults={"order": n})
            write_boilerplate(two.release, company, about, two.language, n)

        yield Difference("about", about.heading, old, new, set_about, bool(before and old not in before))


def of_contacts(two: Both) -> Iterator[Difference]:
    known = {contact.id: facts.of_contact(contact) for contact in two.draft.contacts}
    rows = matched(known, [facts.of_contact(contact) for contact in two.new.contacts])
    own = {contact.id: reach(contact) for contact in two.draft.contacts}
    before = {reach(contact) for contact in two.earlier.contacts} if two.earlier else set()
    for contact, row in zip(two.new.contacts, rows, strict=True):
        old, new = own.get(row or "", ""), reach(contact)
        if old == new or new in before:
            continue

        def set_contact(contact: Contact = contact, row: str | None = row) -> None:
            if row:
                link = ReleaseContact.objects.select_related("contact").get(release=two.release, contact=row)
                for name in ("person", "title"):
                    setattr(link.contact, column(name, two.language), getattr(contact, name))
                fill_contact(link.contact, contact, two.language, {})
                return
            made = contact_for(contact, two.language, {})
            ReleaseContact.objects.get_or_create(
                release=two.release, contact=made, defaults={"order": two.release.contacts.count()}
            )

        edited = bool(before and old and old not in before)
        yield Difference("contact", part_name("contacts"), old, new, set_contact, edited)


def reach(contact: Contact) -> str:
    lines = [contact.organisation, contact.person, contact.title, *(phone.number for phone in contact.phones)]
    return "\n".join(filter(None, [*lines, *contact.emails]))
