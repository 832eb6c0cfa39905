"""What templates say of times, languages, people and addresses."""

from __future__ import annotations

import datetime
import re
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils import formats
from django.utils.html import escape, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contacts.phones import readable, tel
from newsroom import pages
from releases import zones
from releases.document import Attachment, Source
from releases.editions import Edition
from releases.exporting import words
from releases.exporting.html import HTML_LANGUAGES, latin_words, renditions

_HAN = re.compile("[\u3400-\u9fff]")

register = template.Library()
register.filter("in_words", zones.in_words)
register.filter("readable", readable)
register.filter("tel", tel)
register.filter("phone_kind", words.phone_kind)
register.filter("part_in_words", words.part_in_words)
register.filter("language_label", pages.language_label)
register.filter("html_language", lambda code: HTML_LANGUAGES[code])


@register.filter
def day(instant: datetime.datetime) -> str:
    """The date in the newsroom's zone, as the page's language writes it."""
    return formats.date_format(instant.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE)), _("j F Y"))


@register.filter
def iso(instant: datetime.datetime) -> str:
    """For <time datetime>, in the newsroom's zone."""
    return instant.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE)).isoformat(timespec="seconds")


@register.filter
def two_clocks(instant: datetime.datetime) -> SafeString:
    """`in_words`, with the second zone set apart, so that it can stand back."""
    first, *others = zones.in_words(instant).split(" = ")
    apart = "".join(f' <span class="second-clock">= {escape(other)}</span>' for other in others)
    return mark_safe(f'<span class="first-clock">{escape(first)}</span>{apart}')


@register.simple_tag
def clocks() -> dict[str, str]:
    """The places whose time this newsroom tells."""
    return {"first": zones.city(settings.NEWSROOM_TIME_ZONE), "second": zones.city(settings.NEWSROOM_SECOND_ZONE)}


@register.filter
def kind_in_words(edition: Edition) -> str:
    return words.kind_in_words(edition.kind)


@register.filter
def role_in_words(role: str) -> str:
    return {"issuer": _("Issued by"), "partner": _("Partner company"), "agency": _("Media agency")}[role]


@register.filter
def attachment_kind(attachment: Attachment) -> str:
    return words.attachment_kind(attachment.kind)


@register.filter
def whatsapp(address: str) -> str:
    """ "tel:+85295550104" -> where a phone opens a conversation."""
    return "https://wa.me/" + re.sub(r"\D", "", address.partition(";")[0])


@register.filter
def ending(source: Source) -> str:
    """The format of a file as people call it: PDF, XLSX, JPEG."""
    last = source.name.rsplit(".", 1)[-1].upper()
    return {"JPG": "JPEG"}.get(last, last)


@register.filter
def mail_address(address: str) -> SafeString:
    """An address that breaks before its host, where it has to break."""
    return mark_safe(escape(address).replace("@", "<wbr>@"))


@register.filter
def host(address: str) -> str:
    return (urlsplit(address).hostname or address).removeprefix("www.")


@register.filter
def item(mapping: dict[str, Any], key: str) -> Any:
    return mapping.get(key, "")


@register.filter
def address(company: Any) -> tuple[str, str]:
    """The address part of a company, from a document or a list's card."""
    if isinstance(company, dict):
        return company["slug"], company["id"]
    return company.slug, company.id


@register.filter
def linked(text: str) -> SafeString:
    """Plain text with its web and mail addresses as links."""
    return mark_safe(latin_words(urlize(escape(text), autoescape=False)))


@register.filter
def excerpt(text: str) -> str:
    """The beginning of a text: whole words in Latin, characters in Han."""
    if _HAN.search(text):
        return Truncator(text).chars(60)
    return Truncator(text).words(24)


@register.filter
def clauses(headline: str) -> SafeString:
    """A headline that breaks where its writer set an ideographic space, as a Hong Kong headline does."""
    parts = headline.split("\u3000")
    if len(parts) == 1:
        return mark_safe(latin_words(escape(headline)))
    shown = (latin_words(escape(part)) for part in parts)
    return mark_safe('<span class="clause">' + '\u3000</span><span class="clause">'.join(shown) + "</span>")


@register.inclusion_tag("releases/_card_picture.html")
def card_picture(card: dict[str, Any], sizes: str, eager: bool = False) -> dict[str, Any]:
    """The picture of a list's card. The headline beside it says what it is of, so it has no description of its own."""
    sources = [Source(**source) for source in (card.get("picture") or {}).get("sources", [])]
    types, fallback = renditions(sources)
    return {"renditions": types, "fallback": fallback, "sizes": sizes, "eager": eager}
