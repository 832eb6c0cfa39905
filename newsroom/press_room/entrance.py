"""Signing in, up and out, passwords and the e-mail address: allauth's views in our pages.

The page to sign in at says nothing of where she wanted to go: a cookie remembers it (`cookies.PLACE`).
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Any

from allauth.account import views
from allauth.account.forms import LoginForm, RequestLoginCodeForm
from allauth.account.internal import flows
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from newsroom.press_room import cookies
from newsroom.press_room.adapter import passkeys_possible
from newsroom.press_room.pages import frame, refusal, too_many

Respond = Callable[..., HttpResponseBase]


class Framed:
    """A page of ours round a view of allauth's."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **frame(self.request)}  # type: ignore[misc]


def few_guesses(view: Respond) -> Respond:
    """Each code takes three tries, of which each session has its own; a network has so many for all of them."""

    @functools.wraps(view)
    def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        limits = settings.ACCOUNT_RATE_LIMITS
        counted = {"app": "allauth.account", "action": "press_code", "config": limits}
        if request.method == "POST" and not ratelimit.consume(request, **counted):
            return too_many(request)
        return view(request, *args, **kwargs)

    return limited


def not_at_the_press_office(view: Respond) -> Respond:
    """What opens the desk is changed at the desk: a code by mail must not be enough to come in there."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and request.user.is_staff:  # type: ignore[attr-defined]
            sentence = _("Your account is of the press office. Its address and password are changed at the desk.")
            return refusal(request, sentence, 403)
        return view(request, *args, **kwargs)

    return guarded


def fresh(view: Respond) -> Respond:
    """What opens an account is changed within a quarter of an hour of signing in, in whatever way; else after doing so
    again. Who sits at a screen left open comes no further."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
        if not records or time.time() - records[-1]["at"] > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            asked = urlencode({"next": request.path})
            return HttpResponseRedirect(f"{reverse('press_again')}?{asked}", status=303)
        return view(request, *args, **kwargs)

    return guarded


class _SignInPage(Framed):
    """Three ways to sign in on one page."""

    template_name = "press/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = super().get_context_data(**kwargs)
        own = "code_form" if isinstance(told["form"], RequestLoginCodeForm) else "password_form"
        empty = {"code_form": RequestLoginCodeForm(), "password_form": LoginForm(request=self.request)}
        return {**told, **empty, own: told["form"], "passkeys": passkeys_possible()}


class SignIn(_SignInPage, views.LoginView):
    pass


class AskForCode(_SignInPage, views.RequestLoginCodeView):
    pass


@method_decorator(few_guesses, name="dispatch")
class SignInByCode(Framed, views.ConfirmLoginCodeView):
    template_name = "press/code.html"


class SignUp(Framed, views.SignupView):
    template_name = "press/sign_up.html"


@method_decorator(few_guesses, name="dispatch")
class ConfirmAddress(Framed, views.ConfirmEmailVerificationCodeView):
    template_name = "press/code.html"


class Forgotten(Framed, views.PasswordResetView):
    template_name = "press/forgotten.html"


@method_decorator(few_guesses, name="dispatch")
class ForgottenCode(Framed, views.ConfirmPasswordResetCodeView):
    template_name = "press/code.html"


class ResetPassword(Framed, views.CompletePasswordResetView):
    template_name = "press/password.html"


@method_decorator(not_at_the_press_office, name="dispatch")
class ChangePassword(Framed, views.PasswordChangeView):
    template_name = "press/password.html"


@method_decorator((not_at_the_press_office, fresh), name="dispatch")
class SetPassword(Framed, views.PasswordSetView):
    template_name = "press/password.html"


@method_decorator((not_at_the_press_office, fresh), name="dispatch")
class Address(Framed, views.EmailView):
    template_name = "press/address.html"


class SignOut(Framed, views.LogoutView):
    template_name = "press/sign_out.html"


def again(request: HttpRequest) -> HttpResponse:
    """Out, and in again; then back to where something was to be changed."""
    if request.method != "POST":
        return render(request, "press/again.html", {"next": request.GET.get("next", "")})
    flows.logout.logout(request)
    response = HttpResponseRedirect(reverse("account_login"), status=303)
    cookies.remember_place(response, request.POST.get("next", ""))
    return response
