"""Whoever is not signed in is led to one page, from every address of the press room, whether or not anything is there.

So nothing can be learned by asking before signing in; and a link in a mail says nothing to whoever else opens it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse

from accounts.backends import at_the_press_room
from contacts.outlets import Journalist
from newsroom.press_room import cookies

ENTRANCE = {
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_signup",
    "account_email_verification_sent",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_logout",
    "mfa_login_webauthn",
    "drop_link",
    "press_feed_file",
}
"""Open to everybody; the last two by the secret in their address."""
BEFORE_APPLYING = ENTRANCE | {"press_details", "press_again"}


class PressGate:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not at_the_press_room(request):
            return self.get_response(request)
        name = name_of(request)
        if request.user.is_authenticated:
            request.journalist = Journalist.objects.filter(user=request.user).select_related("outlet", "user").first()  # type: ignore[attr-defined]
            if request.journalist is None and name not in BEFORE_APPLYING:  # type: ignore[attr-defined]
                return led_to("press_details", request)
        elif name not in ENTRANCE:
            return led_to("account_login", request)
        return self.get_response(request)


def name_of(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""


def led_to(name: str, request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(reverse(name), status=303)
    if request.method in ("GET", "HEAD"):
        cookies.remember_place(response, request.get_full_path())
    return response
