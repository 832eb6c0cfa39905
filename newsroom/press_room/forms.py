"""The forms of the press room. A password is typed once: who mistypes it still has the code by mail."""

from __future__ import annotations

import zoneinfo
from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    SignupForm,
)
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.plain_text import OneLine, PlainText
from contacts.outlets import Journalist


class SignUp(SignupForm):
    name = OneLine(max_length=120)
    field_order = ["name", "email", "password1"]

    def try_save(self, request: HttpRequest) -> Any:
        """The same work whether or not the address is taken: hashing a password takes long enough to be measured."""
        if self.account_already_exists and self.cleaned_data.get("password1"):
            get_user_model()().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class Forgotten(ResetPasswordForm):
    """Passwords of the press office are set at the desk: a mail is not enough for them."""

    users: list[Any]

    def clean_email(self) -> str:
        email = super().clean_email()
        self.users = [user for user in self.users if not user.is_staff]
        return email


class _TypedOnce:
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class NewPassword(_TypedOnce, SetPasswordForm):
    pass


class ChangedPassword(_TypedOnce, ChangePasswordForm):
    pass


class ResetPassword(_TypedOnce, ResetPasswordKeyForm):
    pass


def zones() -> list[tuple[str, str]]:
    """Places by which people know their time."""
    places = sorted(z for z in zoneinfo.available_timezones() if "/" in z and not z.startswith(("Etc/", "SystemV/")))
    return [("", ""), *((z, z.replace("_", " ")) for z in places)]


LANGUAGE_CHOICES = [("en", "English"), ("zh-hant", "繁體中文"), ("zh-hans", "简体中文")]


class Details(forms.ModelForm):
    """Who she is. Of somebody accredited the outlet stands: it is what the press office has confirmed."""

    name = OneLine(label=_("Name, as you write it"), max_length=120)
    language = forms.ChoiceField(label=_("Language of mails to you"), choices=LANGUAGE_CHOICES)
    time_zone = forms.ChoiceField(
        label=_("Your time zone"),
        choices=zones,
        required=False,
        help_text=_("Times stand in it beside the newsroom's."),
    )
    reads = forms.MultipleChoiceField(
        label=_("Languages you read"), choices=LANGUAGE_CHOICES, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Journalist
        fields = ("job_title", "outlet_named", "phone", "beats", "reads")
        field_classes = {"job_title": OneLine, "outlet_named": OneLine, "beats": PlainText}
        labels = {
            "job_title": _("Job title"),
            "outlet_named": _("Outlet or organisation"),
            "phone": _("phone"),
            "beats": _("What you cover"),
        }
        help_texts = {
            "phone": _("We call when an embargo moves or a release under embargo changes."),
            "beats": _("Companies, topics, places."),
        }

    field_order = ["name", "job_title", "outlet_named", "phone", "beats", "reads", "language", "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.instance.user
        self.fields["name"].initial = user.name
        self.fields["language"].initial = user.language
        self.fields["time_zone"].initial = user.time_zone or settings.NEWSROOM_TIME_ZONE
        for name in ("job_title", "outlet_named"):
            self.fields[name].required = True
        if self.instance.state == Journalist.State.ACCREDITED:
            del self.fields["outlet_named"]

    def save(self, commit: bool = True) -> Journalist:
        """With it her account's name, language and zone; who was refused applies again."""
        user = self.instance.user
        for field in ("name", "language", "time_zone"):
            setattr(user, field, self.cleaned_data[field])
        user.save(update_fields=["name", "language", "time_zone"])
        if self.instance.state == Journalist.State.REFUSED:
            self.instance.state = Journalist.State.APPLIED
        return super().save(commit)
