"""What waits for her: the releases that she may read early, and what has happened to them since she last looked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from contacts.outlets import Journalist
from newsroom.press_room.pages import language
from newsroom.views import release_path
from releases import grants, looks, told
from releases.editions import EditionText
from releases.exporting.html import HTML_LANGUAGES
from releases.grants import Holder, Reader


def zones_of(journalist: Journalist) -> tuple[str, ...]:
    """The newsroom's, and hers."""
    hers = journalist.user.time_zone or settings.NEWSROOM_SECOND_ZONE
    return tuple(dict.fromkeys((settings.NEWSROOM_TIME_ZONE, hers)))


def awaiting(request: HttpRequest, journalist: Journalist) -> SafeString | str:
    """A section of her own page."""
    grants.claim(journalist)
    reader = Reader(journalist.pk)
    rows = waiting(reader)
    news = notices(reader)
    if not rows and not news:
        return ""
    zones = zones_of(journalist)
    return render_to_string("press/_awaiting.html", {"rows": rows, "notices": news, "zones": zones}, request)


def waiting(reader: Reader) -> list[dict[str, Any]]:
    """One row for each release, the nearest lift first; the headline only once she has accepted the embargo."""
    lang = language()
    found = EditionText.objects.awaiting(reader).filter(language=lang).defer("document", "people", "card")
    texts = {text.edition_id: text for text in found}
    best: dict[str, Holder] = {}
    for holder in grants.offers(reader):
        edition = holder.grant.edition_id
        if edition not in best or (best[edition].accepted is None and holder.accepted):
            best[edition] = holder
    rows = [
        {"edition": holder.grant.edition, "text": texts.get(edition), "html_lang": html_lang(texts.get(edition))}
        for edition, holder in best.items()
    ]
    return sorted(rows, key=lambda row: (row["edition"].lift, row["edition"].pk))


def html_lang(text: EditionText | None) -> str:
    return HTML_LANGUAGES[text.text_language] if text else ""


def notices(reader: Reader) -> list[dict[str, Any]]:
    """What happened, each once on record as told."""
    lang = language()
    shown = []
    for notice in told.notices(reader):
        looks.told(reader.journalist, notice.edition, notice.event)
        code = lang if lang in notice.headlines else next(iter(notice.headlines), "")
        words = lang if notice.message.get(lang) else next(iter(notice.message), "")
        shown.append(
            {
                "notice": notice,
                "headline": notice.headlines.get(code, ""),
                "headline_lang": HTML_LANGUAGES.get(code, ""),
                "message": notice.message.get(words, ""),
                "message_lang": HTML_LANGUAGES.get(words, ""),
                "path": release_path(lang, notice.edition) if notice.ended and notice.kind != "withdrawn" else "",
            }
        )
    return shown
