"""What all pages of the press room share, and its refusals: each a sentence that says how to go on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as plain_csrf_failure

from accounts.backends import at_the_press_room
from newsroom.pages import LANGUAGE_NAMES
from releases.document import LANGUAGES
from releases.exporting.html import HTML_LANGUAGES


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor: what the frame round a page says. Public pages, rendered without a request, get none."""
    if not at_the_press_room(request):
        return {}
    lang = language()
    rest = request.path_info.removeprefix(f"/{lang}")
    query = request.META.get("QUERY_STRING", "") if request.method == "GET" else ""
    return {
        "lang": lang,
        "here": "press",
        "html_lang": HTML_LANGUAGES[lang],
        "site": settings.NEWSROOM_NAME,
        "site_url": settings.SITE_URL,
        "languages": [
            {
                "code": code,
                "html_lang": HTML_LANGUAGES[code],
                "name": LANGUAGE_NAMES[code],
                "path": f"/{code}{rest}{'?' + query if query else ''}",
                "current": code == lang,
            }
            for code in LANGUAGES
        ],
        "canonical": "",
        "journalist": getattr(request, "journalist", None),
    }


def language() -> str:
    """That of the address: the middleware made it the language of the page."""
    current = get_language() or "en"
    return current if current in LANGUAGES else "en"


def refusal(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "press/refused.html", {"sentence": sentence}, status=status)


def too_many(request: HttpRequest) -> HttpResponse:
    """The same for every address that was typed, whether or not somebody has it."""
    return refusal(request, _("That was tried too often. Wait a quarter of an hour, then try again."), 429)


def mail_failed(request: HttpRequest) -> HttpResponse:
    return refusal(request, _("No mail can be sent at the moment. Try again in a few minutes."), 503)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if not at_the_press_room(request):
        return plain_csrf_failure(request, reason)
    sentence = _("The page had been open too long, or your browser sends no cookies. Go back, reload it and try again.")
    return refusal(request, sentence, 403)
