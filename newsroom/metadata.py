"""What a release page says of itself to machines: schema.org's NewsArticle, and Open Graph for those who share it.

The NewsArticle is a block of data, not a script: browsers run nothing of it, so the policy of public pages stays as
strict as it is (a test in Chromium holds that none complains).
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from releases.document import ReleaseDocument, Source
from releases.editions import EditionText
from releases.exporting.html import HTML_LANGUAGES, renditions

LOCALES = {"en": "en_GB", "zh-hant": "zh_HK", "zh-hans": "zh_CN"}
# In an HTML page, "</script" and "<!--" would end the block or change how it is read.
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Image:
    address: str
    type: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Metadata:
    address: str
    locale: str
    other_locales: tuple[str, ...]
    published: str
    modified: str
    image: Image | None
    json_ld: SafeString


def of_release(text: EditionText, document: ReleaseDocument, paths: dict[str, str]) -> Metadata:
    """`paths`: of the page in every language that the release is written in."""
    edition, lang = text.edition, text.language
    return Metadata(
        address=settings.SITE_URL + paths[lang],
        locale=LOCALES[lang],
        other_locales=tuple(LOCALES[code] for code in paths if code != lang),
        published=instant(edition.first_lift),
        modified=instant(edition.lift),
        image=shared_image(text, document),
        json_ld=as_data(news_article(text, document, paths)),
    )


def shared_image(text: EditionText, document: ReleaseDocument) -> Image | None:
    """What stands beside a link to the page: its card, or else its first picture."""
    card = text.card.get("share")
    if card:
        return image(Source(**card), document.headline)
    return next((image(file, alt) for file, alt in pictures(document)), None)


def pictures(document: ReleaseDocument) -> list[tuple[Source, str]]:
    shown = [(renditions(figure.sources)[1], figure.alt or figure.caption) for figure in document.figures]
    return [(file, alt) for file, alt in shown if file]


def image(file: Source, alt: str) -> Image:
    return Image(f"{settings.SITE_URL}/files/{file.name}", file.type, file.width, file.height, alt)


def news_article(text: EditionText, document: ReleaseDocument, paths: dict[str, str]) -> dict[str, Any]:
    edition, address = text.edition, settings.SITE_URL + paths[text.language]
    issuers = [organisation(c.name) for c in document.companies if c.role == "issuer"]
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": document.headline,
        "description": text.lead,
        "inLanguage": HTML_LANGUAGES[text.language],
        "datePublished": instant(edition.first_lift),
        "dateModified": instant(edition.lift),
        "isAccessibleForFree": True,
        "publisher": organisation(settings.NEWSROOM_NAME, settings.SITE_URL),
        "author": issuers or [organisation(settings.NEWSROOM_NAME, settings.SITE_URL)],
        "image": image_objects(document),
        "keywords": [topic.name for topic in document.topics],
        "about": [{"@type": "Thing", "name": topic.name} for topic in document.topics],
        "workTranslation": [
            {"@type": "NewsArticle", "@id": settings.SITE_URL + path, "inLanguage": HTML_LANGUAGES[code]}
            for code, path in paths.items()
            if code != text.language
        ],
    }
    if edition.kind == "correction" and edition.note.get(text.language):
        article["correction"] = {"@type": "CorrectionComment", "text": edition.note[text.language]}
    if document.dateline and document.dateline.place:
        article["dateline"] = document.dateline.place
    return {name: value for name, value in article.items() if value not in ("", [])}


def image_objects(document: ReleaseDocument) -> list[dict[str, Any]]:
    files = {figure.id: renditions(figure.sources)[1] for figure in document.figures}
    return [
        {
            "@type": "ImageObject",
            "contentUrl": f"{settings.SITE_URL}/files/{file.name}",
            "url": f"{settings.SITE_URL}/files/{file.name}",
            "width": file.width,
            "height": file.height,
            "caption": figure.caption,
            **({"creditText": figure.credit} if figure.credit else {}),
        }
        for figure in document.figures
        if (file := files[figure.id])
    ]


def organisation(name: str, url: str = "") -> dict[str, str]:
    return {"@type": "Organization", "name": name, **({"url": url} if url else {})}


def as_data(value: dict[str, Any]) -> SafeString:
    return mark_safe(json.dumps(value, ensure_ascii=False).translate(_ESCAPED))


def instant(when: datetime.datetime) -> str:
    return when.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
