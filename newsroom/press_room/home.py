"""Her own page, made of sections. Another part of the newsroom that has something for her adds a section of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from contacts.outlets import Journalist, Outlet
from newsroom.press_room import cookies, feed
from newsroom.press_room.awaiting import awaiting
from newsroom.press_room.pages import language
from releases.embargo import clock

Section = Callable[[HttpRequest, Journalist], SafeString | str]
NEWEST = 5


def standing(request: HttpRequest, journalist: Journalist) -> SafeString:
    """Accredited or not, and until when suspended: read by the database's clock, as whatever follows from it is."""
    told = {
        "journalist": journalist,
        "good": journalist.in_good_standing(clock()),
        "outlet": named_in(journalist.outlet, language()) if journalist.outlet else "",
        "suspended_until": max(filter(None, (journalist.suspended_until, outlet_suspended(journalist))), default=None),
    }
    return render_to_string("press/_standing.html", told, request)


def named_in(outlet: Outlet, lang: str) -> str:
    """Its name in the language of the page, or as it is called in another."""
    return getattr(outlet, f"name_{lang.replace('-', '_')}") or str(outlet)


def outlet_suspended(journalist: Journalist) -> datetime.datetime | None:
    return journalist.outlet.suspended_until if journalist.outlet else None


def newest(request: HttpRequest, journalist: Journalist) -> SafeString:
    """What is new of what she follows."""
    wanted = feed.wanted(journalist)
    texts, _following = feed.matching(wanted, feed.languages(journalist, language()), limit=NEWEST)
    return render_to_string("press/_newest.html", {"rows": feed.rows(texts), "follows": bool(wanted)}, request)


SECTIONS: list[Section] = [standing, awaiting, newest]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    journalist: Journalist = request.journalist  # type: ignore[attr-defined]
    drawn = [html for section in SECTIONS if (html := section(request, journalist))]
    response = render(request, "press/home.html", {"sections": drawn})
    if cookies.PLACE in request.COOKIES:
        cookies.forget_place(response)
    return response
