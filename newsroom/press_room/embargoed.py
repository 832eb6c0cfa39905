"""A release before its lift: the terms, the page, what its countdown asks. Each request asks the door.

Whoever has no right to it gets the page that is not there. At the lift the same address leads to the public page; when
that is, the database says, never the reader's clock.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.desk import named
from accounts.ids import PATTERN
from contacts.outlets import Journalist
from newsroom.pages import not_found
from newsroom.press_room import colleagues
from newsroom.press_room.awaiting import zones_of
from newsroom.press_room.pages import language
from newsroom.views import issued_of, release_path
from releases import copies, grants, looks, terms, told
from releases.document import LANGUAGES
from releases.editions import EditionText, now
from releases.exporting.html import HTML_LANGUAGES, Timing, article
from releases.exporting.issued import Issued
from releases.grants import Holder, Reader
from releases.looks import Look

_PUBLIC_FILE = re.compile(rf"/files/(?={PATTERN}/)")
# Pages that may not be there before the lift: a company's, a topic's, following a person.
_PUBLIC_LINK = re.compile(
    r'<a [^>]*href="/(?:en|zh-hant|zh-hans)/(?:companies|topics|search|press/follow)/[^"]*"[^>]*>(.*?)</a>', re.S
)


def reader_of(request: HttpRequest) -> Reader:
    journalist: Journalist = request.journalist  # type: ignore[attr-defined]
    return Reader(journalist.pk)


def texts_of(reader: Reader, release: str) -> dict[str, EditionText]:
    """What she may read of it now, by language in the site's order."""
    rows = EditionText.objects.awaiting(reader).filter(edition__release_id=release).select_related("edition")
    found = {row.language: row for row in rows}
    return {code: found[code] for code in LANGUAGES if code in found}


def issued(text: EditionText) -> Issued:
    return replace(issued_of(text), embargoed=True)


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, pk: str) -> HttpResponseBase:
    """The text, once the terms are accepted; the terms before; the public page after."""
    reader = reader_of(request)
    grants.claim(request.journalist)  # type: ignore[attr-defined]
    texts = texts_of(reader, pk)
    holder = grants.offer(reader, pk)
    if texts and holder:
        if request.method == "POST":
            return colleagues.changed(request, reader, pk)
        return page(request, texts, holder)
    if holder:
        return accepted(request, holder) if request.method == "POST" else offered(request, holder)
    return public(pk) or not_found(language())


def public(pk: str) -> HttpResponse | None:
    """To the public page, where there is one."""
    text = EditionText.objects.visible_to().filter(edition__release_id=pk, language=language())
    found = text.select_related("edition").first()
    return HttpResponseRedirect(release_path(language(), found.edition)) if found else None


# The terms


def offered(request: HttpRequest, holder: Holder, wrong: str = "") -> HttpResponse:
    """What she accepts, before anything of the release is shown."""
    version = terms.current()
    lang = language()
    text = version.text if version else {}
    code = lang if text.get(lang) else next(iter(text), lang)
    outlet = holder.journalist.outlet if holder.journalist else None
    context = {
        "holder": holder,
        "edition": holder.grant.edition,
        "outlet": named(outlet, "name") if outlet else "",
        "terms": version,
        "text": text.get(code, ""),
        "text_lang": HTML_LANGUAGES[code],
        "zones": zones_of(holder.journalist) if holder.journalist else (),
        "wrong": wrong,
    }
    return render(request, "press/terms.html", context)


def accepted(request: HttpRequest, holder: Holder) -> HttpResponse:
    """The year's terms if they are due, and the tap for this edition, on record with the version that was shown."""
    version = terms.current()
    assert holder.journalist is not None
    if version is None or request.POST.get("terms") != version.pk:
        return offered(request, holder, _("The terms have changed since you opened this page. Please read them again."))
    due = not holder.year  # type: ignore[attr-defined]
    if due and "year" not in request.POST:
        return offered(request, holder, _("Tick the box: without the terms the release stays closed."))
    if due:
        terms.accept(holder.journalist, version, language())
        looks.record(holder, Look.What.TERMS, language(), version.pk)
    if holder.accepted is None:
        grants.accept(holder, version)
        looks.record(holder, Look.What.TAPPED, language(), version.pk)
    return HttpResponseRedirect(request.path, status=303)


# The text


def page(request: HttpRequest, texts: dict[str, EditionText], holder: Holder) -> HttpResponse:
    text = texts.get(language()) or next(iter(texts.values()))
    edition = text.edition
    seen, news = told.since_last_look(holder)
    if request.method == "GET":
        looks.record(holder, Look.What.OPENED, language())
    reader = reader_of(request)
    context: dict[str, Any] = {
        "text": text,
        "edition": edition,
        "holder": holder,
        "copy": copies.copy_of(holder),
        "zones": zones_of(holder.journalist) if holder.journalist else (),
        "seconds": seconds_left(text),
        "written": [row for row in texts.values() if row.written],
        "seen": seen,
        "news": news,
        "changes": told.difference(seen.edition, edition, language()) if seen.edition else [],
        "colleagues": colleagues.context(request, reader, edition.release_id),
    }
    if text.written:
        here = reverse("press_release", args=[edition.release_id])
        document = text.reading
        drawn = article(document, text.people, timing=Timing("embargoed", edition.lift), originals=f"{here}pictures/")
        context["article"] = for_the_press_room(drawn)
        context["downloads"] = {
            ending: reverse("press_copy", args=[edition.release_id, ending])
            for ending in copies.offered(document, issued(text))
        }
    return render(request, "press/release.html", context)


def for_the_press_room(html: str) -> SafeString:
    """An article whose files come through the press room, without links to pages that may not be there yet."""
    inside = _PUBLIC_FILE.sub(reverse("press_files"), _PUBLIC_LINK.sub(r"\1", html))
    return mark_safe(inside)  # made by the article's own template, which escapes what people wrote


def seconds_left(text: EditionText) -> int:
    """Until the lift, by the clock that decides; a part of a second counts as a whole one."""
    return max(0, -int(-(text.edition.lift - now()).total_seconds() // 1))


@require_safe
def state(request: HttpRequest, pk: str) -> HttpResponse:
    """What the countdown asks: how long yet, or where the public page is."""
    reader = reader_of(request)
    text = EditionText.objects.awaiting(reader).filter(edition__release_id=pk).select_related("edition").first()
    if text is not None:
        return JsonResponse({"seconds": seconds_left(text), "edition": text.edition_id, "lift": text.edition.lift})
    lifted = public(pk)
    return JsonResponse({"public": lifted["Location"]}) if lifted else not_found(language())


@require_safe
def files_root(request: HttpRequest) -> HttpResponse:
    return not_found(language())
