"""An announcement's own address: the line and the time until the lift, and from then on the way to the release.

It is the address that a page asks at the lift, so the reader's own clock decides nothing. What was called off before
its lift is the 404 of what never was.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.coming import of_announcement
from newsroom.pages import page
from newsroom.views import public, shown
from releases.document import LANGUAGES
from releases.editions import Announcement, EditionText


@public
def announcement(request: HttpRequest, lang: str, id: str) -> HttpResponse:
    paths: dict[str, str] = {code: reverse("announcement", args=[code, id]) for code in LANGUAGES}
    waiting = Announcement.objects.upcoming().filter(pk=id).select_related("edition").first()
    if waiting:
        return page("releases/announcement.html", lang, {"one": of_announcement(waiting), "paths": paths})
    return released(lang, id, paths)


def released(lang: str, id: str, paths: dict[str, str]) -> HttpResponse:
    """The lift has passed. The same release may have been corrected since: the way leads to what is public now."""
    lifted = Announcement.objects.once_visible_to().filter(pk=id).select_related("edition").first()
    if lifted is None:
        raise Http404
    texts = EditionText.objects.visible_to().filter(edition__release_id=lifted.edition.release_id, language=lang)
    text = texts.select_related("edition").defer("document", "people").first()
    if text is None:
        raise Http404
    return page("releases/announcement.html", lang, {"released": shown(text), "paths": paths})
