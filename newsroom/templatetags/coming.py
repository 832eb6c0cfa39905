"""What templates and calendars say of something that is coming, and of what changed about it."""

from __future__ import annotations

import datetime

from django import template
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.coming import Coming, in_language
from newsroom.templatetags.newsroom import clauses, iso, two_clocks
from releases.diary.history import Change
from releases.diary.told import day_in_words, sentence

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
