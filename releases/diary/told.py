"""What is said of a change, on the public page, in calendars and at the desk."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _

from releases import zones
from releases.diary.history import Change


def sentence(change: Change) -> str:
    """What changed and when that was made known, in the newsroom's zone."""
    known = change.when.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE))
    said = {
        "postponed": _("Postponed from %(planned)s, on %(day)s"),
        "brought-forward": _("Brought forward from %(planned)s, on %(day)s"),
        "undated": _("Postponed from %(planned)s until further notice, on %(day)s"),
        "cancelled": _("Cancelled on %(day)s"),
        "redated": _("New date given on %(day)s"),
        "timed": _("Time given on %(day)s"),
        "confirmed": _("Confirmed on %(day)s"),
        "unconfirmed": _("Provisional again since %(day)s"),
        "back-on": _("Planned again since %(day)s"),
    }[change.kind]
    return said % {"day": formats.date_format(known, _("j F Y")), "planned": planned(change)}


def planned(change: Change) -> str:
    was = change.planned
    if isinstance(was, datetime.datetime):
        return zones.in_words(was, (settings.NEWSROOM_TIME_ZONE,))
    return day_in_words(was) if was else ""


def day_in_words(day: datetime.date) -> str:
    return formats.date_format(day, _("l j F Y"))
