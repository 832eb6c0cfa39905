"""The working copy as readers would see it: the article of the public page, from a document frozen in memory."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from releases.admin.completeness import completeness
from releases.admin.files import for_the_desk
from releases.document import LANGUAGES, Language
from releases.editions import now
from releases.exporting.html import Timing, article
from releases.freezing import document_of, people_in, started_languages
from releases.models import Release
from releases.workflow import standing

STATES = ("embargoed", "public")


def frame(request: HttpRequest, release: Release, site: Any, opts: Any) -> HttpResponse:
    """The page round the preview: which language, which state, how wide."""
    started = started_languages(release) or LANGUAGES[:1]
    language = chosen(request.GET.get("language", ""), LANGUAGES, started[0])
    state = chosen(request.GET.get("as", ""), STATES, "embargoed" if release.planned_lift else "public")
    written = {one.language: one for one in completeness(release)}
    context = {
        **site.each_context(request),
        "title": _("Preview"),
        "opts": opts,
        "release": release,
        "language": language,
        "state": state,
        "states": [("embargoed", _("Under embargo")), ("public", _("Published"))],
        "languages": [
            {"code": c, "html": HTML_LANGUAGES[c], "name": LANGUAGE_NAMES[c], "written": written[c]} for c in LANGUAGES
        ],
    }
    return TemplateResponse(request, "admin/releases/release/preview.html", context)


def chosen(given: str, known: tuple[str, ...], otherwise: str) -> str:
    return given if given in known else otherwise


def page(request: HttpRequest, release: Release, language: Language) -> HttpResponse:
    """What stands in the frame: the public page's own templates and style sheet, and no link that leads out."""
    if language not in LANGUAGES:
        raise Http404
    state = chosen(request.GET.get("as", ""), STATES, "public")
    documents = {code: document_of(release, code) for code in started_languages(release)}
    document = documents.get(language)
    with translation.override(language):
        drawn = ""
        if document:
            drawn = for_the_desk(article(document, people_in(documents), timing=timing(release, state)))
        context = {
            "lang": language,
            "html_lang": HTML_LANGUAGES[language],
            "here": "",
            "site": settings.NEWSROOM_NAME,
            "site_url": settings.SITE_URL,
            "languages": [],
            "canonical": "",
            "article": mark_safe(drawn),  # made by the article's own template, which escapes what people wrote
        }
        body = render_to_string("admin/releases/release/preview_page.html", context)
    return HttpResponse(body)


def timing(release: Release, state: str) -> Timing:
    edition = standing(release)
    moment = edition.lift if edition else release.planned_lift
    if state == "embargoed":
        return Timing("embargoed", moment) if moment else Timing("draft")
    return Timing("public", moment or now())
