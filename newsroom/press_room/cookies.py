"""The two cookies of the press room: her session, and the place to go on to once she is signed in."""

from __future__ import annotations

import re

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from accounts.press_sessions import PressSessions

PLACE = "press_place"
_HOUR = 3600
# Each part ends where its slash is, or a long address could be cut into parts in more ways than there is time to try.
_SAFE = re.compile(r"/(?:en|zh-hant|zh-hans)/press/(?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?(?:\?[\w=&%+.-]*)?", re.ASCII)


def open_session(request: HttpRequest) -> None:
    request.session = PressSessions(request.COOKIES.get(settings.PRESS_SESSION_COOKIE))


def keep_session(request: HttpRequest, response: HttpResponse) -> None:
    """Save it if it changed; drop the cookie if nothing is left of it."""
    session = request.session
    if session.is_empty():
        if settings.PRESS_SESSION_COOKIE in request.COOKIES:
            response.set_cookie(
                settings.PRESS_SESSION_COOKIE, "", max_age=0, secure=settings.SECURE, httponly=True, samesite="Lax"
            )
        return
    if not session.modified or response.status_code >= 500:
        return
    try:
        session.save()
    except UpdateError:  # ended meanwhile, in another window: she is signed out, and this answer says nothing of hers
        return
    response.set_cookie(
        settings.PRESS_SESSION_COOKIE,
        session.session_key or "",
        max_age=session.get_expiry_age(),
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_a_place(path: str) -> bool:
    """Only pages of the press room are gone on to, so no address leads out of here."""
    return len(path) <= 500 and "//" not in path and _SAFE.fullmatch(path) is not None


def remember_place(response: HttpResponseBase, path: str) -> None:
    """In a cookie, so that the page to sign in at has one address and the same bytes whatever was asked for."""
    if is_a_place(path):
        response.set_cookie(PLACE, path, max_age=_HOUR, secure=settings.SECURE, httponly=True, samesite="Lax")


def place(request: HttpRequest) -> str:
    """Where she wanted to go, "" if nowhere in particular."""
    path = request.COOKIES.get(PLACE, "")
    return path if is_a_place(path) else ""


def forget_place(response: HttpResponseBase) -> None:
    response.set_cookie(PLACE, "", max_age=0, secure=settings.SECURE, httponly=True, samesite="Lax")
