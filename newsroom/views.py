"""The public pages. Each begins at the door, fetches frozen rows, and renders."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Least
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from newsroom import metadata
from newsroom.addresses import Cursor
from newsroom.beside import beside
from newsroom.coming import coming
from newsroom.pages import not_found, page
from releases import embargo
from releases.document import LANGUAGES
from releases.editions import Edition, EditionCompany, EditionContact, EditionText, EditionTopic
from releases.exporting import formats
from releases.exporting.changes import changes
from releases.exporting.html import HTML_LANGUAGES, Timing, article
from releases.exporting.issued import Issued
from releases.known import KnownSince

PAGE = 20
View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """A page that is read only, and whose 404 is the one that all share."""

    @require_safe
    @functools.wraps(view)
    def guarded(request: HttpRequest, lang: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, lang, *args, **kwargs)
        except Http404:
            return not_found(lang)

    return guarded


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the language that the reader's browser asks for."""
    accepted = request.headers.get("Accept-Language", "")
    response = HttpResponseRedirect(reverse("releases", args=[preferred(accepted)]))
    response["Vary"] = "Accept-Language"
    return response


def preferred(accepted: str) -> str:
    """The first language of an Accept-Language header that we have; Chinese by its script or place."""
    for code, _quality in parse_accept_lang_header(accepted.lower()[:500]):
        if code.startswith("zh"):
            return "zh-hant" if any(part in code for part in ("hant", "-tw", "-hk", "-mo")) else "zh-hans"
        if code.startswith("en"):
            return "en"
    return "en"


@public
def releases(request: HttpRequest, lang: str) -> HttpResponse:
    texts = EditionText.objects.visible_to().filter(language=lang).defer("document", "people")
    rows, older = keyset_page(texts, request)
    context = {
        "rows": [shown(text) for text in rows],
        "older": older,
        "newest": "before" not in request.GET,
        "announcements": coming(3, off=False),
        "feeds": reverse("releases", args=[lang]),
    }
    return page("releases/list.html", lang, context)


def keyset_page(rows: QuerySet[Any], request: HttpRequest) -> tuple[list[Any], str]:
    """A page of rows of a projection, newest first, and where the next one begins ("" after the last)."""
    before = request.GET.get("before")
    cursor = Cursor.read(before) if before is not None else None
    if before is not None and cursor is None:
        raise Http404
    return keyset(rows, cursor, PAGE)


def keyset(rows: QuerySet[Any], after: tuple[datetime.datetime, str] | None, size: int) -> tuple[list[Any], str]:
    bound = Least(embargo.as_of(), Value(after[0])) if after else None  # one bound, where the index range begins
    rows = rows.newest_first(bound)  # type: ignore[attr-defined]
    if after:
        rows = rows.filter(Q(listed__lt=after[0]) | Q(listed=after[0], id__lt=after[1]))
    found = list(rows.select_related("edition")[: size + 1])
    older = Cursor.write(found[size - 1].listed, found[size - 1].pk) if len(found) > size else ""
    return found[:size], older


def shown(text: EditionText) -> dict[str, Any]:
    """A row of a list."""
    return {
        "text": text,
        "edition": text.edition,
        "card": text.card,
        "html_lang": HTML_LANGUAGES[text.text_language],
        "path": release_path(text.language, text.edition),
    }


def release_path(lang: str, edition: Edition) -> str:
    slug = edition.languages.get(lang) or next(iter(edition.languages.values()), "")
    return reverse("release", args=[lang, (slug, edition.release_id)])


def paths_of(edition: Edition) -> dict[str, str]:
    return {lang: release_path(lang, edition) for lang in LANGUAGES}


@public
def release(request: HttpRequest, lang: str, address: tuple[str, str]) -> HttpResponse:
    text = EditionText.objects.visible_to().filter(edition__release_id=address[1], language=lang)
    found = text.select_related("edition").first()
    if found is None:
        return withdrawn(lang, address)
    path = release_path(lang, found.edition)
    if address[0] != (found.edition.languages.get(lang) or found.slug):
        return HttpResponsePermanentRedirect(path)
    if not found.written:
        return missing_language(lang, found)
    return page("releases/release.html", lang, release_context(found))


def issued_of(text: EditionText) -> Issued:
    """What files and links say of a public edition besides its text."""
    edition = text.edition
    return Issued(
        id=edition.release_id,
        number=edition.number,
        kind=edition.kind,
        lift=edition.lift,
        first_lift=edition.first_lift,
        url=settings.SITE_URL + release_path(text.language, edition),
        site=settings.NEWSROOM_NAME,
        site_url=settings.SITE_URL,
        note=edition.note.get(text.language, ""),
    )


def release_context(text: EditionText) -> dict[str, Any]:
    edition = text.edition
    document = text.reading
    around = beside(text, document)
    paths = {lang: release_path(lang, edition) for lang in edition.languages}
    path = release_path(text.language, edition)
    timing, pictures = Timing("public", edition.first_lift), f"{path}pictures/"
    return {
        "text": text,
        "edition": edition,
        "document": document,
        "article": article(document, text.people, timing=timing, originals=pictures, large=pictures),
        "downloads": {ending: f"{path.rstrip('/')}.{ending}" for ending in formats.offered(document, issued_of(text))},
        "earlier": [row.edition for row in around.earlier],
        "changes": changes(around.before, document) if around.before else [],
        "related": [shown(row) for row in around.related],
        "note": edition.note.get(text.language, ""),
        "metadata": metadata.of_release(text, document, paths),
        "paths": paths,
    }


def missing_language(lang: str, text: EditionText) -> HttpResponse:
    """The release exists, but not in this language: say so and show where it does."""
    written = [
        {"code": code, "html_lang": HTML_LANGUAGES[code], "path": release_path(code, text.edition)}
        for code in text.edition.languages
    ]
    context = {"text": text, "written": written, "headline_lang": HTML_LANGUAGES[text.text_language]}
    return page("releases/missing_language.html", lang, context | {"paths": paths_of(text.edition)})


def withdrawn(lang: str, address: tuple[str, str]) -> HttpResponse:
    """410 for what the public could read before; 404 for everything else, whether or not it exists."""
    edition = Edition.objects.withdrawn_from().filter(release_id=address[1]).order_by("-number").first()
    if edition is None:
        return not_found(lang)
    code = lang if lang in edition.withdrawal else next(iter(edition.withdrawal), lang)
    reason = {"text": edition.withdrawal.get(code, ""), "html_lang": HTML_LANGUAGES[code]}
    return page("releases/withdrawn.html", lang, {"edition": edition, "reason": reason}, status=410)


@public
def earlier_edition(request: HttpRequest, lang: str, address: tuple[str, str], number: int) -> HttpResponse:
    texts = EditionText.objects.once_visible_to().filter(
        edition__release_id=address[1], edition__number=number, language=lang, written=True
    )
    text = texts.select_related("edition").first()
    if text is None:
        raise Http404
    newest = EditionText.objects.visible_to().filter(edition__release_id=address[1], language=lang)
    current = newest.select_related("edition").defer("people").get()
    path = release_path(lang, current.edition)
    if current.edition_id == text.edition_id:
        return HttpResponseRedirect(path)
    context = {
        "text": text,
        "edition": text.edition,
        "document": text.reading,
        # A picture that was replaced is gone from its address; the earlier text keeps its caption.
        "article": article(text.reading, text.people, pictures=False, timing=Timing("earlier", text.edition.lift)),
        "changes": changes(text.reading, current.reading) if current.written else [],
        "current": current,
        "current_path": path,
        "paths": {code: f"{release_path(code, current.edition)}editions/{number}/" for code in text.edition.languages},
    }
    return page("releases/earlier.html", lang, context)


def newest_of_each(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of each company, topic or contact that readers can know of, the row of its newest edition.

    One look into the index for each of them, however many editions there are. `kind` names the column of `rows` too.
    """
    newest = rows.filter(**{kind: OuterRef("thing")}).newest_first().values("pk")[:1]  # type: ignore[attr-defined]
    known = KnownSince.objects.visible_to().filter(kind=kind).annotate(newest=Subquery(newest))
    return rows.model.objects.visible_to().filter(pk__in=known.values("newest"))


@public
def companies(request: HttpRequest, lang: str) -> HttpResponse:
    rows = EditionCompany.objects.visible_to().filter(language=lang).exclude(role="agency")
    found = sorted(newest_of_each("company", rows), key=lambda row: row.name.casefold())
    return page("companies/list.html", lang, {"rows": found, "paths": same_in_all("companies")})


def same_in_all(name: str) -> dict[str, str]:
    return {lang: reverse(name, args=[lang]) for lang in LANGUAGES}


@public
def company(request: HttpRequest, lang: str, address: tuple[str, str]) -> HttpResponse:
    known = newest_in_each_language(EditionCompany.objects.visible_to().filter(company=address[1]), "text_language")
    if not known:
        raise Http404
    shown_row = known.get(lang) or next(known[code] for code in LANGUAGES if code in known)
    if address[0] != shown_row.slug:
        return HttpResponsePermanentRedirect(reverse("company", args=[lang, (shown_row.slug, address[1])]))
    listed, older = keyset_page(EditionCompany.objects.visible_to().filter(company=address[1], language=lang), request)
    paths: dict[str, str] = {code: reverse("company", args=[code, (shown_row.slug, address[1])]) for code in LANGUAGES}
    context = {
        "row": shown_row,
        "row_lang": HTML_LANGUAGES[shown_row.text_language],
        "names": [known[code] for code in LANGUAGES if code in known],
        "rows": [shown(text) for text in texts_of(listed, lang, "document", "people")],
        "older": older,
        "feeds": paths[lang],
        "paths": paths,
    }
    return page("companies/company.html", lang, context)


def texts_of(listed: list[Any], lang: str, *unread: str) -> list[EditionText]:
    """The texts of rows of another projection, in their order; `unread` names columns that are not needed."""
    editions = [row.edition_id for row in listed]
    by_edition = {text.edition_id: text for text in in_editions(editions, lang).defer(*unread)}
    return [by_edition[pk] for pk in editions if pk in by_edition]


def in_editions(editions: list[str], lang: str) -> QuerySet[EditionText]:
    """The texts of these editions, found by their ids.

    PostgreSQL finds those of a small newsroom by language instead, so there a bound keeps it off what is hidden; SQLite
    would take the bound for a reason to go by language even in a large one.
    """
    texts = EditionText.objects.visible_to().filter(language=lang, edition_id__in=editions).select_related("edition")
    return texts.newest_first().order_by() if connection.vendor == "postgresql" else texts


@public
def topic(request: HttpRequest, lang: str, address: tuple[str, str]) -> HttpResponse:
    names = topic_names(address[1])
    if not names:
        raise Http404
    slug = topic_slug(names)
    paths: dict[str, str] = {code: reverse("topic", args=[code, (slug, address[1])]) for code in LANGUAGES}
    if address[0] != slug:
        return HttpResponsePermanentRedirect(paths[lang])
    rows = EditionTopic.objects.visible_to().filter(topic=address[1], language=lang)
    listed, older = keyset_page(rows, request)
    code = lang if lang in names else next(iter(names))
    context = {
        "topic": address[1],
        "name": names[code],
        "name_lang": HTML_LANGUAGES[code],
        "rows": [shown(text) for text in texts_of(listed, lang, "document", "people")],
        "older": older,
        "feeds": paths[lang],
        "paths": paths,
    }
    return page("releases/topic.html", lang, context)


def topic_names(topic: str) -> dict[str, str]:
    """Language -> the topic's name on the newest release written in it; {} if no release is about it."""
    found = newest_in_each_language(EditionTopic.objects.visible_to().filter(topic=topic))
    return {code: row.name for code, row in found.items()}


def newest_in_each_language(rows: QuerySet[Any], written: str = "") -> dict[str, Any]:
    """Language -> the newest of the rows in it. `written`: the column by which a row that stands in is told apart."""
    newest = []
    for code in LANGUAGES:
        own = rows.filter(language=code, **({written: code} if written else {}))
        newest.append(Subquery(own.newest_first().values("pk")[:1]))  # type: ignore[attr-defined]
    found = {row.language: row for row in rows.filter(pk__in=newest)}
    return {code: found[code] for code in LANGUAGES if code in found}


def topic_slug(names: dict[str, str]) -> str:
    return slugify(names.get("en", ""))


@public
def contacts(request: HttpRequest, lang: str) -> HttpResponse:
    rows = newest_of_each("contact", EditionContact.objects.visible_to().filter(language=lang))
    organisations: dict[str, list[EditionContact]] = {}
    for row in sorted(rows, key=lambda row: (row.organisation.casefold(), row.order)):
        organisations.setdefault(row.organisation, []).append(row)
    return page("contacts/list.html", lang, {"organisations": organisations, "paths": same_in_all("contacts")})
