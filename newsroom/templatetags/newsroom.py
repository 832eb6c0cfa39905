"""What templates say of times, languages and addresses."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils import formats
from django.utils.html import escape, urlize
from django.utils.safestring import SafeString, mark_safe

from contacts.phones import readable, tel
from newsroom import pages
from releases import zones
from releases.editions import Announcement
from releases.exporting.html import HTML_LANGUAGES

register = template.Library()
register.filter("in_words", zones.in_words)
register.filter("readable", readable)
register.filter("tel", tel)
register.filter("language_label", pages.language_label)
register.filter("html_language", lambda code: HTML_LANGUAGES[code])


@register.filter
def day(instant: datetime.datetime) -> str:
    """The date in the newsroom's zone, as the page's language writes it."""
    return formats.date_format(instant.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE)), "DATE_FORMAT")


@register.filter
def iso(instant: datetime.datetime) -> str:
    """For <time datetime>, in the newsroom's zone."""
    return instant.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE)).isoformat(timespec="seconds")


@register.filter
def item(mapping: dict[str, Any], key: str) -> Any:
    return mapping.get(key, "")


@register.filter
def linked(text: str) -> SafeString:
    """Plain text with its web and mail addresses as links."""
    return mark_safe(urlize(escape(text), autoescape=False))


@register.simple_tag
def announced(announcement: Announcement, lang: str) -> dict[str, str]:
    """The line in the language of the page, or in the one that it was written in, with that language."""
    line = announcement.line
    code = lang if line.get(lang) else next(iter(line), lang)
    return {"text": line.get(code, ""), "html_lang": HTML_LANGUAGES[code]}
