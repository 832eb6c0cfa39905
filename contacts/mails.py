"""Mails to people of the press room about their own account. None says anything of a release.

A mail is a subject and a few paragraphs, with a code or a link; text and HTML are drawn from the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    paragraphs: tuple[str, ...]
    code: str = ""
    link: str = ""
    link_text: str = ""

    def to(self, address: str) -> EmailMultiAlternatives:
        """In the language that is active."""
        lang = translation.get_language() or "en"
        told = {"letter": self, "site": settings.NEWSROOM_NAME, "site_url": settings.SITE_URL, "html_lang": lang}
        mail = EmailMultiAlternatives(self.subject, render_to_string("emails/press.txt", told), to=[address])
        mail.attach_alternative(render_to_string("emails/press.html", told), "text/html")
        return mail


def press_room() -> str:
    """The fixed address that every mail leads to."""
    return f"{settings.SITE_URL}/{translation.get_language()}/press/"


def sign_in_code(code: str) -> Letter:
    return Letter(
        _("Your sign-in code"),
        (
            _("Somebody, presumably you, is signing in to the press room of %(site)s with this address. The code is:")
            % _site(),
            _within(),
        ),
        code,
    )


def confirm_address(code: str) -> Letter:
    return Letter(
        _("Confirm your e-mail address"),
        (
            _("This address was given for an account in the press room of %(site)s. To confirm it, the code is:")
            % _site(),
            _within(),
        ),
        code,
    )


def new_password_code(code: str) -> Letter:
    return Letter(
        _("Setting a new password"),
        (
            _("A new password was asked for, for your account in the press room of %(site)s. The code is:") % _site(),
            _within(),
        ),
        code,
    )


def no_account() -> Letter:
    return Letter(
        _("About your sign-in"),
        (
            _("Somebody, perhaps you, tried to sign in to the press room of %(site)s with this address.") % _site(),
            _(
                "That was not possible. Either nobody has opened an account with it, or it is an address of the press "
                "office, whose passwords are set at its own desk."
            ),
            _("If you are a journalist, you can open an account in the press room."),
        ),
        link=f"{press_room()}sign-up/",
        link_text=_("Open an account"),
    )


def account_exists() -> Letter:
    return Letter(
        _("You have an account already"),
        (
            _("Somebody, perhaps you, tried to open an account in the press room of %(site)s with this address.")
            % _site(),
            _("There is one already. If the password is forgotten, sign in with a code by mail."),
        ),
        link=press_room(),
        link_text=_("Sign in"),
    )


def password_changed() -> Letter:
    return Letter(
        _("Your password was changed"),
        (_("The password of your account in the press room of %(site)s was changed.") % _site(), _not_you()),
        link=press_room(),
        link_text=_("Sign in"),
    )


def address_changed(old: str, new: str) -> Letter:
    return Letter(
        _("Your e-mail address was changed"),
        (
            _("Your account in the press room of %(site)s now has the address %(new)s instead of %(old)s.")
            % {**_site(), "new": new, "old": old},
            _("If that was not you, write to the press office at once."),
        ),
    )


def passkeys_changed() -> Letter:
    return Letter(
        _("Your passkeys were changed"),
        (
            _("A passkey was added to your account in the press room of %(site)s, or removed from it.") % _site(),
            _not_you(),
        ),
        link=press_room(),
        link_text=_("Sign in"),
    )


def accredited(outlet: str) -> Letter:
    first = (
        _("The press office of %(site)s has accredited you for %(outlet)s.") % {**_site(), "outlet": outlet}
        if outlet
        else _("The press office of %(site)s has accredited you.") % _site()
    )
    return Letter(
        _("You are accredited"),
        (first, _("Whatever you are invited to read before its time stands in the press room.")),
        link=press_room(),
        link_text=_("To the press room"),
    )


def refused(reason: str) -> Letter:
    return Letter(
        _("About your accreditation"),
        (
            _("The press office of %(site)s has not accredited you. It writes:") % _site(),
            reason,
            _("You can change your details in the press room and apply again."),
        ),
        link=press_room(),
        link_text=_("To the press room"),
    )


def _site() -> dict[str, str]:
    return {"site": settings.NEWSROOM_NAME}


def _within() -> str:
    return _("It holds for ten minutes, in the browser where it was asked for. If it was not you, do nothing: without "
             "the code nobody gets in.")  # fmt: skip


def _not_you() -> str:
    return _("If that was not you, sign in with a code by mail, set a new password and tell the press office.")
