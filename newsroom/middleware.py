"""Who may look at what of a request, by its path.

A public page depends on its path and an allowed query alone. So the cookie-reading middleware of Django acts only where
somebody is signed in: under /admin/ and /<lang>/press/.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, InvalidTokenFormat
from django.utils import translation
from django.utils.cache import patch_vary_headers

from accounts.backends import at_the_press_room
from newsroom.press_room import cookies

Respond = Callable[[HttpRequest], HttpResponse]
_PRIVATE = re.compile(r"/(?:admin|(?:en|zh-hant|zh-hans)/press)(?:/|$)")
_LANGUAGE = re.compile(r"/(en|zh-hant|zh-hans)(?:/|$)")


def is_private(request: HttpRequest) -> bool:
    return _PRIVATE.match(request.path_info) is not None


class _Private:
    """Mixed into a middleware of Django: on a public path it is not there."""

    get_response: Respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_private(request):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)


class PrivateSession(_Private, SessionMiddleware):
    """Desk and press room each have a cookie and a table of their own."""

    def process_request(self, request: HttpRequest) -> None:
        if at_the_press_room(request):
            cookies.open_session(request)
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not at_the_press_room(request):
            return super().process_response(request, response)
        cookies.keep_session(request, response)
        patch_vary_headers(response, ("Cookie",))
        return response


class PrivateAuthentication(_Private, AuthenticationMiddleware):
    pass


class PrivateMessages(_Private, MessageMiddleware):
    pass


class PrivateCsrf(_Private, CsrfViewMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        """A cookie that is no token is as good as none: a page without a form answers it with no new one."""
        with contextlib.suppress(InvalidTokenFormat):
            secret = self._get_secret(request)
            if secret is not None:
                request.META["CSRF_COOKIE"] = secret

    def process_view(self, request: HttpRequest, callback: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        return super().process_view(request, callback, args, kwargs) if is_private(request) else None


class PrivatePolicy(_Private, CSPMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """In one order: left alone, it is another in each process."""
        response = super().process_response(request, response)
        if policy := response.get(self.HEADER):
            response[self.HEADER] = "; ".join(sorted(part.strip() for part in policy.split(";")))
        return response

    HEADER = "Content-Security-Policy"


class LanguageOfPath:
    """The interface speaks the language that the address names."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match = _LANGUAGE.match(request.path_info)
        with translation.override(match[1] if match else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
            return self.get_response(request)


class LanguageOfUser:
    """The desk speaks the language of the person at it; before she signs in, that of her browser."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        language = request.user.language if request.user.is_authenticated else _browser_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            return self.get_response(request)


def _browser_language(request: HttpRequest) -> str:
    return translation.get_language_from_request(request)


class PublicHeaders:
    """What every answer says of keeping it: private ones are kept by nobody, public ones are asked about each time."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_private(request):
            response["Cache-Control"] = "no-store, private"
            # A clock and a sum over a form's token, by which two answers that are alike would differ.
            del response["Expires"], response["ETag"]
            return response
        if "Cache-Control" not in response:
            response["Cache-Control"] = "public, no-cache"
        if "Content-Security-Policy" not in response:
            response["Content-Security-Policy"] = settings.PUBLIC_POLICY
        if request.path_info.startswith("/api/"):  # here, so that a 304 says it too
            response["Access-Control-Allow-Origin"] = "*"
        return response
