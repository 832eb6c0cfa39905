"""Phone numbers: E.164 inside, readable outside."""

from __future__ import annotations

from typing import Any

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


def e164(written: str, country: str = "") -> str:
    """ "2555 0142" in HK -> "+85225550142"; an extension becomes ";ext=215".

    Raises ValidationError with a sentence if it cannot be a phone number. Numbers set aside for fiction are taken.
    """
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValidationError(
            _("“%(number)s” is not a phone number. Write it with its country code, like +852 2555 0142."),
            params={"number": written},
        )
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain};ext={number.extension}" if number.extension else plain


def readable(number: str) -> str:
    """ "+85225550142" -> "+852 2555 0142"; an extension is set apart as it is dialled."""
    plain, _sep, extension = number.partition(";ext=")
    try:
        parsed = phonenumbers.parse(plain, None)
    except phonenumbers.NumberParseException:
        return number
    shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return _("%(number)s ext. %(extension)s") % {"number": shown, "extension": extension} if extension else shown


def tel(number: str) -> str:
    """The address a phone dials: RFC 3966."""
    return f"tel:{number}"


class E164Field(models.CharField):
    """Takes a number as people write it, holds E.164."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return e164(text, settings.NEWSROOM_COUNTRY) if text else text

    def value_from_object(self, obj: models.Model) -> Any:
        return readable(getattr(obj, self.attname) or "")
