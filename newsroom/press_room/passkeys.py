"""Her passkeys: to add one, to take one away, and to sign in with one."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator

from newsroom.press_room.adapter import Passkeys as Sentences
from newsroom.press_room.adapter import passkeys_possible
from newsroom.press_room.entrance import Framed, fresh


def named(authenticator: Authenticator) -> str:
    """A name for a form to say which, as the row's own number would say how many there are in the newsroom."""
    return hashlib.sha256(json.dumps(authenticator.data, sort_keys=True).encode()).hexdigest()[:20]


def of(request: HttpRequest) -> list[Authenticator]:
    rows = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)  # type: ignore[misc]
    return list(rows.order_by("created_at"))


@method_decorator(fresh, name="dispatch")
class Passkeys(Framed, views.AddWebAuthnView):
    template_name = "press/passkeys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = super().get_context_data(**kwargs)
        keys = [
            {"key": named(a), "name": a.wrap().name, "since": a.created_at, "used": a.last_used_at}
            for a in of(self.request)
        ]
        options = auth.begin_registration(self.request.user, True)  # type: ignore[arg-type]
        return {**told, "keys": keys, "options": json.dumps(options), "possible": passkeys_possible()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "remove" not in request.POST:
            return super().post(request, *args, **kwargs)
        for authenticator in of(request):
            if named(authenticator) == request.POST["remove"]:
                flows.remove_authenticator(request, authenticator)
        return HttpResponseRedirect(self.get_success_url(), status=303)

    def get_success_url(self) -> str:
        return reverse("press_passkeys")


class SignInByPasskey(Framed, views.LoginWebAuthnView):
    """GET hands the browser its challenge."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """One sentence, whatever was wrong with the key."""
        get_adapter().add_message(self.request, messages.ERROR, message=str(Sentences.error_messages["incorrect_code"]))
        return HttpResponseRedirect(reverse("account_login"), status=303)
