"""Known leaks, planted in the worlds of the proof to see that undirected histories find them. Patches, never settings.

Each is a mistake that some system made, by the number of its row in the list of surfaces. Most open the door for one
caller, as somebody would who forgot it there; the others say something about what waits in a header, a number, a file.
"""

from __future__ import annotations

import functools
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from django.conf import settings
from django.core import mail
from django.http import HttpResponse, HttpResponseRedirect

from newsroom import files, health, pages, search, views
from newsroom.api import views as api
from releases import embargo, issuing, search_index
from releases.editions import Edition, Pulse

LEAKS: dict[str, tuple[int, Callable[[], list[Any]]]] = {}
_planted: list[Any] = []


def leak(row: int) -> Callable[[Callable[[], list[Any]]], Callable[[], list[Any]]]:
    def known(function: Callable[[], list[Any]]) -> Callable[[], list[Any]]:
        LEAKS[function.__name__] = (row, function)
        return function

    return known


def plant(name: str) -> None:
    for patch in LEAKS[name][1]():
        patch.start()
        _planted.append(patch)


def out() -> None:
    while _planted:
        _planted.pop().stop()


def count() -> int:
    """How many editions there are, hidden ones among them: what no outsider may learn."""
    return Edition._base_manager.count()


def hidden(release: str) -> bool:
    return Edition._base_manager.filter(release_id=release).exists()


# The door left open for one caller


def open_for(*callers: str) -> list[Any]:
    """As if the function with that name had asked the table and not the door."""
    patches = []
    for queryset in (embargo.EditionQuerySet, embargo.ProjectionQuerySet, embargo.KnownQuerySet):
        for name in ("visible_to", "newest_first"):
            if hasattr(queryset, name):
                patches.append(mock.patch.object(queryset, name, _open(getattr(queryset, name), name, callers)))
    return patches


def _open(real: Any, name: str, callers: tuple[str, ...]) -> Any:
    @functools.wraps(real)
    def asked(self: Any, *args: Any, **kwargs: Any) -> Any:
        frame, depth = sys._getframe(1), 0
        while frame is not None and depth < 4:
            if frame.f_code.co_name in callers:
                return self.order_by("-listed", "-id") if name == "newest_first" else self
            frame, depth = frame.f_back, depth + 1  # type: ignore[assignment]
        return real(self, *args, **kwargs)

    return asked


def door(row: int, name: str, *callers: str) -> None:
    def planted() -> list[Any]:
        return open_for(*callers)

    planted.__name__ = name
    leak(row)(planted)


door(1, "release_page", "release")
door(6, "list", "releases")
door(7, "page_beyond", "keyset")
door(8, "topic_page", "topic", "topic_names")
door(9, "company_page", "company")
door(9, "companies", "companies")
door(10, "neighbours", "beside")
door(11, "contacts", "contacts")
door(25, "file", "public_file")
door(26, "picture_for_print", "picture")
door(28, "made_files", "texts_of")
door(37, "earlier_editions", "earlier_edition")
door(38, "feed", "newest", "of_company", "of_topic")
door(39, "map_index", "index")
door(39, "map_of_a_month", "of_month")
door(39, "news_map", "news")
door(45, "api_releases", "releases", "release")


# What is said about what waits


def answered(module: Any, name: str, change: Callable[[HttpResponse], None]) -> list[Any]:
    """The answers that the function makes, changed before they are sent."""
    real = getattr(module, name)

    @functools.wraps(real)
    def changed(*args: Any, **kwargs: Any) -> HttpResponse:
        response = real(*args, **kwargs)
        change(response)
        return response

    return [mock.patch.object(module, name, changed)]


def header(name: str, value: Callable[[], str]) -> list[Any]:
    return answered(views, "page", lambda response: response.headers.__setitem__(name, value()))


def newest() -> str:
    return str(Edition._base_manager.order_by("-issued").values_list("issued", flat=True).first())


def next_lift() -> str:
    edition = Edition._base_manager.filter(lift__gt=embargo.as_of()).order_by("lift").first()
    return f"public, max-age={int(edition.lift.timestamp()) % 9973}" if edition else "public, no-cache"


@leak(2)
def forbidden_is_not_missing() -> list[Any]:
    def withdrawn(lang: str, address: tuple[str, str]) -> HttpResponse:
        return HttpResponse(status=403) if hidden(address[1]) else pages.not_found(lang)

    return [mock.patch.object(views, "withdrawn", withdrawn)]


@leak(3)
def redirected_to_its_slug() -> list[Any]:
    def withdrawn(lang: str, address: tuple[str, str]) -> HttpResponse:
        edition = Edition._base_manager.filter(release_id=address[1]).first()
        return HttpResponseRedirect(views.release_path(lang, edition)) if edition else pages.not_found(lang)

    return [mock.patch.object(views, "withdrawn", withdrawn)]


@leak(5)
def slug_counts_on() -> list[Any]:
    real = issuing.release_slugs
    return [
        mock.patch.object(issuing, "release_slugs", lambda docs: {k: f"{v}-{count()}" for k, v in real(docs).items()})
    ]


@leak(15)
def comment() -> list[Any]:
    def commented(response: HttpResponse) -> None:
        response.content += f"<!-- {count()} -->".encode()

    return answered(views, "page", commented)


@leak(17)
def last_modified() -> list[Any]:
    return header("Last-Modified", newest)


@leak(18)
def length() -> list[Any]:
    def padded(response: HttpResponse) -> None:
        response.content += b" " * count()

    return answered(views, "page", padded)


@leak(19)
def lifetime_until_the_next_lift() -> list[Any]:
    return header("Cache-Control", next_lift)


@leak(19)
def missing_kept_until_the_next_lift() -> list[Any]:
    return answered(views, "not_found", lambda response: response.headers.__setitem__("Cache-Control", next_lift()))


@leak(20)
def timing_header() -> list[Any]:
    return header("Server-Timing", lambda: f"db;desc={count()}")


@leak(22)
def not_modified() -> list[Any]:
    return file_answers("HTTP_IF_NONE_MATCH", 304)


@leak(24)
def range_of_a_hidden_file() -> list[Any]:
    return file_answers("HTTP_RANGE", 206)


def file_answers(meta: str, status: int) -> list[Any]:
    """To one who asks in that way, the file gives itself away."""
    from releases.editions import EditionFile

    real = files.public_file

    def answer(request: Any, random: str, name: str) -> Any:
        known = EditionFile._base_manager.filter(random=random).exists()
        return HttpResponse(status=status) if known and meta in request.META else real(request, random, name)

    return [mock.patch.object(_pattern("file"), "callback", answer)]


def _pattern(name: str) -> Any:
    from newsroom.urls import urlpatterns

    return next(pattern for pattern in urlpatterns if getattr(pattern, "name", "") == name)


@leak(27)
def made_into_a_public_folder() -> list[Any]:
    def kept(edition: Any, documents: Any) -> None:
        folder = Path(settings.STATIC_ROOT)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{documents['en'].headline[:40]}.pdf").write_bytes(b"")
        real(edition, documents)

    real = issuing.write_rows
    return [mock.patch.object(issuing, "write_rows", kept)]


@leak(41)
def search_total() -> list[Any]:
    return answered(search, "page", lambda response: response.headers.__setitem__("X-Total", str(count())))


@leak(43)
def hidden_words_in_the_index() -> list[Any]:
    """Indexed as it is frozen: a query meets it before the door."""

    def add(edition: Any, documents: Any, moment: Any) -> None:
        real(edition, documents, max(moment, edition.lift))

    real = search_index.add
    return [mock.patch.object(search_index, "add", add)]


@leak(46)
def api_count() -> list[Any]:
    return answered(api, "sent", lambda response: response.headers.__setitem__("X-Total-Count", str(count())))


@leak(52)
def join_begins_at_the_editions() -> list[Any]:
    """The very query that this proof found: it touched hidden editions to find announced ones."""

    def upcoming(self: Any, at: Any = None) -> Any:
        from django.db.models import F

        moment = at or embargo.as_of()
        return self.filter(embargo.waits(moment, "edition__")).annotate(lift=F("edition__lift")).order_by("lift", "id")

    return [mock.patch.object(embargo.AnnouncementQuerySet, "upcoming", upcoming)]


@leak(52)
def generation_raised_by_hidden_changes() -> list[Any]:
    real = issuing.record

    def record(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        embargo.raise_generation(Pulse)

    return [mock.patch.object(issuing, "record", record)]


@leak(59)
def mail_as_it_is_issued() -> list[Any]:
    def written(edition: Any, documents: Any) -> None:
        real(edition, documents)
        mail.send_mail(documents["en"].headline, "It is coming.", "press@newsroom.example", ["nina@news.example"])

    real = issuing.write_rows
    return [mock.patch.object(issuing, "write_rows", written)]


@leak(67)
def headline_in_the_log() -> list[Any]:
    def written(edition: Any, documents: Any) -> None:
        real(edition, documents)
        logging.getLogger("newsroom").info("issued %s", documents["en"].headline)

    real = issuing.write_rows
    return [mock.patch.object(issuing, "write_rows", written)]


@leak(69)
def health_counts() -> list[Any]:
    class Counted(HttpResponse):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self["X-Scheduled"] = str(count())

    return [mock.patch.object(health, "HttpResponse", Counted)]


@leak(72)
def robots_names_what_waits() -> list[Any]:
    real = _pattern("robots").callback

    def robots(request: Any, lang: str) -> HttpResponse:
        response = real(request, lang)
        for edition in Edition._base_manager.filter(lift__gt=embargo.as_of()):
            response.content += f"Disallow: {views.release_path('en', edition)}\n".encode()
        return response

    return [mock.patch.object(_pattern("robots"), "callback", robots)]
