"""What every public page shares: rendered without the request, so that nothing of who asks can reach it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from releases.document import LANGUAGES
from releases.exporting.html import HTML_LANGUAGES

LANGUAGE_NAMES = {"en": "English", "zh-hant": "繁體", "zh-hans": "简体"}
"""Each language in its own words, whatever the page is in."""


def page(template: str, lang: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A public page in a language. `paths` in the context gives its address in the other languages."""
    paths = context.pop("paths", {code: reverse("releases", args=[code]) for code in LANGUAGES})
    with translation.override(lang):
        body = render_to_string(
            template,
            {
                "lang": lang,
                "here": template,
                "html_lang": HTML_LANGUAGES[lang],
                "site": settings.NEWSROOM_NAME,
                "site_url": settings.SITE_URL,
                "languages": [
                    {
                        "code": code,
                        "html_lang": HTML_LANGUAGES[code],
                        "name": LANGUAGE_NAMES[code],
                        "path": paths.get(code),
                        "current": code == lang,
                    }
                    for code in LANGUAGES
                ],
                "canonical": settings.SITE_URL + paths[lang] if lang in paths and status == 200 else "",
                **context,
            },
        )
    return HttpResponse(body, status=status, headers={"Content-Language": HTML_LANGUAGES[lang]})


def not_found(lang: str) -> HttpResponse:
    """The one 404 of every address: what never was and what may not be seen look alike to the byte."""
    return page("404.html", lang, {}, status=404)


def language_label(code: str) -> str:
    """A language's name in the language of the page."""
    return {"en": _("English"), "zh-hant": _("Traditional Chinese"), "zh-hans": _("Simplified Chinese")}[code]
