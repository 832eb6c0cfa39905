"""One function per address: read the question, begin at the door, answer with a shape."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from newsroom.api import questions as ask
from newsroom.api import shapes
from newsroom.api.answers import Problem, not_allowed, not_found, preflight, sent
from newsroom.feeds.entries import absolute, full_text
from newsroom.search import Asked, find, midnight
from newsroom.views import keyset, newest_of_each, release_path, texts_of
from releases.document import LANGUAGES, ReleaseDocument, Source, words_of
from releases.editions import Edition, EditionCompany, EditionContact, EditionText, EditionTopic

Values = dict[str, Any]
LONG = ("document", "html")  # the whole text: only where it is asked for, or where one release is
FIELDS = shapes.told_fields(shapes.Release)
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Address:
    """What the description says of an address; `view` answers there."""

    name: str
    about: str
    parameters: tuple[ask.Parameter, ...]
    shape: type
    view: Callable[..., HttpResponse]


ADDRESSES: list[Address] = []


def answering(name: str, shape: type, *parameters: ask.Parameter) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view that gets its parameters' values and returns a shape; all else that HTTP asks of it is here."""

    def wrap(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, **parts: str) -> HttpResponse:
            if request.method == "OPTIONS":
                return preflight()
            try:
                if request.method not in ("GET", "HEAD"):
                    raise not_allowed()
                values = ask.answers_to(request.GET, parameters)
                return answer(view(values, **parts), values.get("fields"))
            except Problem as problem:
                return problem.answer()

        ADDRESSES.append(Address(name, (view.__doc__ or "").strip(), parameters, shape, guarded))
        return guarded

    return wrap


def answer(shape: Any, fields: Iterable[str] | None) -> HttpResponse:
    told = shapes.plain(shape)
    wanted = {"id", *fields} if fields else set(FIELDS)
    for name in ("releases", "translations"):
        if name in told:
            told[name] = [{key: value for key, value in one.items() if key in wanted} for one in told[name]]
            if name == "releases" and not fields:
                told[name] = [{key: value for key, value in one.items() if key not in LONG} for one in told[name]]
    return sent(told)


def following(name: str, values: Values, **at: str) -> str:
    """The address of the next page: the same question from another place."""
    asked = {key: told(value) for key, value in values.items() if value is not None and key not in at}
    return absolute(f"{reverse(name)}?{urlencode(asked | at)}")


def told(value: Any) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


@answering(
    "api_releases", shapes.Releases, ask.language("Releases written in this language.", "en"), ask.COMPANY, ask.TOPIC,
    ask.KIND, ask.FROM, ask.TO, ask.fields(FIELDS), ask.LIMIT, ask.BEFORE,
)  # fmt: skip
def releases(values: Values) -> shapes.Releases:
    """Public releases in one language, newest first."""
    found, older = keyset(listed_rows(values), values["before"], values["limit"])
    unread = () if {*LONG} & {*(values["fields"] or ())} else ("document", "people")
    texts = found if found and isinstance(found[0], EditionText) else texts_of(found, values["language"], *unread)
    return shapes.Releases(
        tuple(release_in(text, values["fields"] or ()) for text in texts),
        following("api_releases", values, before=older) if older else None,
    )


def listed_rows(values: Values) -> QuerySet[Any]:
    """The rows to walk, newest first: those of the company or the topic where there is one."""
    lang, company, topic = values["language"], values["company"], values["topic"]
    about = EditionTopic.objects.visible_to().filter(topic=topic, language=lang)
    rows: QuerySet[Any]
    if company:
        rows = EditionCompany.objects.visible_to().filter(company=company, language=lang, text_language=lang)
        rows = rows.filter(Exists(about.filter(edition=OuterRef("edition")))) if topic else rows
    elif topic:
        rows = about
    else:
        rows = EditionText.objects.visible_to().filter(language=lang, text_language=lang)
        rows = rows if {*LONG} & {*(values["fields"] or ())} else rows.defer("document", "people")
    if values["kind"]:
        rows = rows.filter(edition__kind=values["kind"])
    if values["from"]:
        rows = rows.filter(listed__gte=midnight(within(values["from"])))
    if values["to"]:
        rows = rows.filter(listed__lt=midnight(within(values["to"]) + DAY))
    return rows


def within(day: datetime.date) -> datetime.date:
    """A day that a database can compare with, whatever was asked for."""
    return min(max(day, datetime.date(1900, 1, 1)), datetime.date(9000, 1, 1))


@answering(
    "api_release", shapes.OneRelease, ask.language("Only in this language.", None), ask.fields(FIELDS)
)  # fmt: skip
def release(values: Values, id: str) -> shapes.OneRelease:
    """A release in every language that it is written in, with its whole text."""
    codes = [values["language"]] if values["language"] else LANGUAGES
    rows = EditionText.objects.visible_to().filter(edition__release_id=id, language__in=codes, written=True)
    by_language = {text.language: text for text in rows.select_related("edition")}
    if not by_language:
        raise gone(id) or not_found()
    texts = [by_language[code] for code in LANGUAGES if code in by_language]
    return shapes.OneRelease(id, tuple(release_in(text, values["fields"] or FIELDS) for text in texts))


def gone(release: str) -> Problem | None:
    """Told of what the public could read before it was withdrawn, and of nothing else."""
    edition = Edition.objects.withdrawn_from().filter(release_id=release).order_by("-number").first()
    if edition is None:
        return None
    return Problem(410, "This release has been withdrawn. Please do not use it.", {"reasons": edition.withdrawal})


def release_in(text: EditionText, fields: Iterable[str]) -> shapes.Release:
    """The release in the language that the row is written in, which for a row that stands in is another."""
    edition, lang, card = text.edition, text.text_language, text.card
    path = release_path(lang, edition)
    whole = text.reading if text.written and {*LONG} & {*fields} else None
    return shapes.Release(
        id=edition.release_id,
        language=lang,  # type: ignore[arg-type]
        url=absolute(path),
        api_url=absolute(reverse("api_release", args=[edition.release_id])),
        ninjs_url=absolute(f"{path.rstrip('/')}.json"),
        number=edition.number,
        kind=edition.kind,  # type: ignore[arg-type]
        published=edition.first_lift,
        updated=edition.lift,
        headline=text.headline,
        subhead=card["subhead"],
        lead=text.lead,
        note=edition.note.get(lang, ""),
        languages={code: absolute(release_path(code, edition)) for code in edition.languages},
        companies=tuple(shapes.named("company", lang, row) for row in card["companies"]),
        topics=tuple(shapes.named("topic", lang, row) for row in card["topics"]),
        picture=picture(card["picture"]),
        html=html_of(text, whole, absolute(path)) if whole and "html" in fields else "",
        document=with_words(whole) if whole else None,
    )


def picture(card: dict[str, Any] | None) -> shapes.Picture | None:
    if not card:
        return None
    return shapes.Picture(card["alt"], tuple(shapes.file_of(Source(**source)) for source in card["sources"]))


def html_of(text: EditionText, document: ReleaseDocument, address: str) -> str:
    with translation.override(text.language):
        return full_text(text, document, address)


def with_words(document: ReleaseDocument) -> ReleaseDocument:
    """Each quote with its words, wherever they stand."""
    said = (dataclasses.replace(quote, words=words_of(document, quote)) for quote in document.quotes)
    return dataclasses.replace(document, quotes=tuple(said))


@answering(
    "api_companies", shapes.Companies, ask.language("Companies as they are named in this language.", "en"),
    ask.LIMIT, ask.AFTER,
)  # fmt: skip
def companies(values: Values) -> shapes.Companies:
    """The companies that speak in public releases, in the order of their ids."""
    lang = values["language"]
    rows = EditionCompany.objects.visible_to().filter(language=lang, text_language=lang).exclude(role="agency")
    found, more = page_of(rows, "company", values)
    return shapes.Companies(
        tuple(company_of(row) for row in found),
        following("api_companies", values, after=found[-1].company) if more else None,
    )


def page_of(rows: QuerySet[Any], column: str, values: Values) -> tuple[list[Any], bool]:
    """The newest row of each, in the order of that column; and whether more follow."""
    newest = newest_of_each(column, rows)
    if values["after"]:
        newest = newest.filter(**{f"{column}__gt": values["after"]})
    found = list(newest.order_by(column)[: values["limit"] + 1])
    return found[: values["limit"]], len(found) > values["limit"]


def company_of(row: EditionCompany) -> shapes.Company:
    page = absolute(reverse("company", args=[row.language, row.address]))
    return shapes.Company(
        id=row.company,
        language=row.language,  # type: ignore[arg-type]
        name=row.name,
        short_name=row.profile.get("short_name", ""),
        url=page,
        about=tuple(row.profile.get("paragraphs", ())),
        websites=tuple(row.profile.get("urls", ())),
        feeds=tuple(f"{page}feed.{form}" for form in ("rss", "atom", "json")),
    )


@answering(
    "api_contacts", shapes.Contacts, ask.language("Contacts as they are printed in this language.", "en"),
    ask.LIMIT, ask.AFTER,
)  # fmt: skip
def contacts(values: Values) -> shapes.Contacts:
    """The media contacts of public releases, in the order of their ids."""
    rows = EditionContact.objects.visible_to().filter(language=values["language"])
    found, more = page_of(rows, "contact", values)
    return shapes.Contacts(
        tuple(contact_of(row) for row in found),
        following("api_contacts", values, after=found[-1].contact) if more else None,
    )


def contact_of(row: EditionContact) -> shapes.Contact:
    details = row.details
    return shapes.Contact(
        id=row.contact,
        language=row.language,  # type: ignore[arg-type]
        organisation=row.organisation,
        person=details.get("person", ""),
        title=details.get("title", ""),
        phones=tuple(shapes.Phone(phone["number"], phone.get("kind", "")) for phone in details.get("phones", ())),
        emails=tuple(details.get("emails", ())),
        hours=details.get("hours", ""),
        acts_for=details.get("acts_for", ""),
    )


@answering(
    "api_search", shapes.Releases, ask.WORDS, ask.language("The language to answer in, where there is one.", "en"),
    ask.COMPANY, ask.TOPIC, ask.KIND, ask.PICTURES, ask.FROM, ask.TO, ask.fields(FIELDS), ask.LIMIT, ask.BELOW,
)  # fmt: skip
def search(values: Values) -> shapes.Releases:
    """Public releases that have all these words in any language, newest first."""
    asked = Asked(
        text=values["q"],
        company=values["company"] or "",
        topic=values["topic"] or "",
        kind=values["kind"] or "",
        pictures=bool(values["pictures"]),
        since=values["from"] and within(values["from"]),
        until=values["to"] and within(values["to"]),
        below=int(values["before"]) if values["before"] else None,
    )
    texts, older = find(asked, values["language"], values["limit"])
    return shapes.Releases(
        tuple(release_in(text, values["fields"] or ()) for text in texts),
        following("api_search", values, before=str(older)) if older else None,
    )


def missing(request: HttpRequest) -> HttpResponse:
    """Every address under /api/ that is none of these."""
    if request.method == "OPTIONS":
        return preflight()
    return not_found().answer()
