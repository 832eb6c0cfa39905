"""What templates and calendars say of something that is coming, and of what changed about it."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.coming import Coming, in_language
from newsroom.templatetags.newsroom import clauses, iso, two_clocks
from releases import zones
from releases.diary.history import Change

register = template.Library()


@register.filter
def state_in_words(coming: Coming) -> str:
    return {
        "embargoed": _("Under embargo"),
        "provisional": _("Provisional"),
        "confirmed": _("Confirmed"),
        "postponed": _("Postponed"),
        "undated": _("Postponed, new date to follow"),
        "cancelled": _("Cancelled"),
    }[coming.state]


@register.filter
def when(coming: Coming) -> SafeString:
    """A <time>: two clocks, or the day alone; crossed out where it is off."""
    if coming.starts:
        shown = format_html('<time datetime="{}">{}</time>', iso(coming.starts), two_clocks(coming.starts))
    else:
        shown = format_html('<time datetime="{}">{}</time>', coming.day.isoformat(), day_in_words(coming.day))
    return format_html("<s>{}</s>", shown) if coming.off else shown


def day_in_words(day: datetime.date) -> str:
    return formats.date_format(day, _("l j F Y"))


@register.filter
def month(day: datetime.date) -> str:
    return formats.date_format(day, _("F Y"))


@register.simple_tag
def titled(coming: Coming, lang: str) -> SafeString:
    """The title in the language of the page, or in the one that it was written in, which is then named."""
    text, html_lang = in_language(coming.title, lang)
    return format_html('<span lang="{}">{}</span>', html_lang, clauses(text))


@register.simple_tag
def change_shown(change: Change, lang: str) -> SafeString:
    if not change.reason:
        return format_html("{}", sentence(change))
    text, html_lang = in_language(change.reason, lang)
    return format_html(_("{}: {}"), sentence(change), format_html('<span lang="{}">{}</span>', html_lang, text))


def told(change: Change, lang: str) -> str:
    """The same as plain text, for calendars."""
    reason = in_language(change.reason, lang)[0] if change.reason else ""
    return _("{}: {}").format(sentence(change), reason) if reason else sentence(change)


def sentence(change: Change) -> str:
    """What changed and when that was made known, in the newsroom's zone."""
    known = change.when.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE))
    said = {
        "postponed": _("Postponed from %(planned)s, on %(day)s"),
        "brought-forward": _("Brought forward from %(planned)s, on %(day)s"),
        "undated": _("Postponed from %(planned)s until further notice, on %(day)s"),
        "cancelled": _("Cancelled for %(planned)s, on %(day)s"),
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
