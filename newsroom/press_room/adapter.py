"""What django-allauth asks of a newsroom. Whether an address has an account shows in the mailbox of that address alone.

Sign-up, sign-in, a code and a new password are answered with the same bytes and the same work for every address: known
and unknown, of a journalist and of the press office, suspended and closed. One mail goes out each time.
"""

from __future__ import annotations

import ipaddress
import smtplib
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts import mails
from newsroom.press_room import cookies
from newsroom.press_room.pages import mail_failed

LETTERS = {
    "account/email/login_code": lambda told: mails.sign_in_code(told["code"]),
    "account/email/email_confirmation_signup": lambda told: mails.confirm_address(told["code"]),
    "account/email/email_confirmation": lambda told: mails.confirm_address(told["code"]),
    "account/email/password_reset_code": lambda told: mails.new_password_code(told["code"]),
    "account/email/unknown_account": lambda told: mails.no_account(),
    "account/email/account_already_exists": lambda told: mails.account_exists(),
    "account/email/password_changed": lambda told: mails.password_changed(),
    "account/email/password_set": lambda told: mails.password_changed(),
    "account/email/password_reset": lambda told: mails.password_changed(),
    "account/email/email_changed": lambda told: mails.address_changed(told["from_email"], told["to_email"]),
    "mfa/email/webauthn_added": lambda told: mails.passkeys_changed(),
    "mfa/email/webauthn_removed": lambda told: mails.passkeys_changed(),
}


class Accounts(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "Address and password do not belong together. A code by mail works too."
        ),
        "incorrect_code": gettext_lazy("This is not the code of the newest mail. Compare it, or ask for another one."),
        "too_many_login_attempts": gettext_lazy(
            "That was tried too often. Wait a quarter of an hour, or sign in another way."
        ),
        "duplicate_email": gettext_lazy("This is your address already."),
        "email_taken": gettext_lazy("This address cannot be used for your account."),
        "enter_current_password": gettext_lazy("This is not your present password."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            LETTERS[template_prefix](context).to(email).send()
        except (OSError, smtplib.SMTPException):
            raise ImmediateHttpResponse(mail_failed(self.request)) from None

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Only errors are said on the next page: what went well is on the page itself."""
        if kwargs.get("message"):
            super().add_message(*args, **kwargs)

    def is_safe_url(self, url: str) -> bool:
        return cookies.is_a_place(url)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Asked for a passkey's challenge alone: no other page has a second form that tells more."""
        return request.resolver_match is not None and request.resolver_match.url_name == "mfa_login_webauthn"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return cookies.place(request) or reverse("press_home")

    get_signup_redirect_url = get_login_redirect_url

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("press_details")

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return reverse("account_email")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        return HttpResponse(status=303, headers={"Location": reverse("account_login")})

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ours is `entrance.fresh`: allauth asks nothing of who has no password."""
        return False

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.name = form.cleaned_data["name"]
        user.language = request.LANGUAGE_CODE  # type: ignore[attr-defined]
        return super().save_user(request, user, form, commit)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """By the code that was sent to whoever is signing up: the password of this account is hers."""
        request.signing_up = True  # type: ignore[attr-defined]
        return super().confirm_email(request, email_address)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Who has just signed up has signed in with the code that confirmed her address."""
        super().login(request, user)
        if not get_authentication_records(request, user):
            record_authentication(request, user, method="code")

    def pre_login(self, request: HttpRequest, user: Any, **told: Any) -> HttpResponse | None:
        """An account made at the desk has no confirmed address yet; a code that was mailed there confirms it."""
        records = get_authentication_records(request, user)
        if (
            records
            and records[-1]["method"] in ("code", "password_reset")
            and (told["email"] or "").lower() == user.email
        ):
            EmailAddress.objects.update_or_create(
                user=user, email=user.email, defaults={"verified": True, "primary": True}
            )
        return super().pre_login(request, user, **told)


@receiver(email_confirmed)
def forget_what_a_stranger_set(request: HttpRequest, email_address: EmailAddress, **kwargs: Any) -> None:
    """Somebody may have opened an account with another's address, and waits with a password that she does not know.

    When its owner confirms the address otherwise than by that sign-up, the password goes.
    """
    user: Any = email_address.user
    if not getattr(request, "signing_up", False) and user.last_login is None and not user.is_staff:
        user.set_unusable_password()
        user.save(update_fields=["password"])


class Passkeys(DefaultMFAAdapter):
    """A passkey is a way to sign in, not a second lock: who lost it still has the code by mail."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This passkey is not known here. Sign in another way."),
    }

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        return False

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        return _("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": settings.NEWSROOM_NAME}


def passkeys_possible() -> bool:
    """They are bound to a name: at a bare number browsers refuse them."""
    site = urlsplit(settings.SITE_URL)
    try:
        ipaddress.ip_address(site.hostname or "")
    except ValueError:
        return site.scheme == "https" or site.hostname == "localhost"
    return False
