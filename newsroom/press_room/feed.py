"""Her own feed: what everybody may read, of what she follows and has searched for, in the languages she reads.

One question to the search index, however much she follows. Each release stands in it
once, in the first of her languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.follows import FeedAddress
from contacts.outlets import Journalist
from newsroom.feeds import atom
from newsroom.feeds.entries import Feed, absolute, clean, entry
from newsroom.pages import not_found
from newsroom.press_room.pages import language
from newsroom.search import Asked
from newsroom.views import PAGE, shown
from releases.document import LANGUAGES
from releases.editions import EditionText
from releases.exporting.html import HTML_LANGUAGES
from releases.search_index import candidates, mark, waiting
from releases.search_words import AnyOf, Query

_KEY = re.compile(r"\d{1,19}")


def wanted(journalist: Journalist) -> AnyOf:
    """All that she follows, as one question; falsy if she follows nothing."""
    followed = [Query(((mark(f.kind, f.subject),),)) for f in journalist.follows.all()]
    asked = [Asked.read(QueryDict(s.question)).query() for s in journalist.searches.all()]
    within = tuple(mark("language", code) for code in journalist.reads)
    return AnyOf(tuple(q for q in [*followed, *asked] if q), within)


def languages(journalist: Journalist, first: str) -> list[str]:
    """Those she reads; the one she is reading now before the others."""
    reads = [code for code in LANGUAGES if code in journalist.reads]
    return sorted(reads, key=lambda code: code != first)


def matching(
    question: AnyOf, reads: Sequence[str], below: int | None = None, limit: int = PAGE
) -> tuple[list[EditionText], int | None]:
    """A page of texts, newest first, and the key below which the next one begins."""
    if not question:
        return [], None
    found = _lifted(question, reads, below, limit + 1)
    if below is None and (late := waiting(question)):
        found = sorted([*_late(late, reads), *found], key=lambda pair: -pair[0])
    following = found[limit - 1][0] if len(found) > limit else None
    return [text for _key, text in found[:limit]], following


def _lifted(question: AnyOf, reads: Sequence[str], below: int | None, limit: int) -> list[tuple[int, EditionText]]:
    found: list[tuple[int, EditionText]] = []
    for batch in candidates(question, below):
        for start in range(0, len(batch), PAGE * 2):
            some = {edition: key for key, edition in batch[start : start + PAGE * 2]}
            texts = EditionText.objects.visible_to().filter(edition_id__in=list(some)).select_related("edition")
            found += sorted(((some[t.edition_id], t) for t in _once(texts, reads)), key=lambda pair: -pair[0])
            if len(found) >= limit:
                return found[:limit]
    return found


def _late(editions: list[str], reads: Sequence[str]) -> list[tuple[int, EditionText]]:
    """Lifted and not yet moved over in the index."""
    texts = EditionText.objects.visible_to().filter(edition_id__in=editions).select_related("edition")
    return [(int(text.edition.lift.timestamp()) << 31, text) for text in _once(texts, reads)]


def _once(texts: Any, reads: Sequence[str]) -> list[EditionText]:
    """Of each edition the text in the first of these languages that it was written in."""
    best: dict[str, EditionText] = {}
    for text in texts.filter(language__in=reads, written=True):
        other = best.get(text.edition_id)
        if other is None or reads.index(text.language) < reads.index(other.language):
            best[text.edition_id] = text
    return list(best.values())


def rows(texts: list[EditionText]) -> list[dict[str, Any]]:
    return [shown(text) for text in texts]


def before(request: HttpRequest) -> int | None:
    asked = request.GET.get("before", "")
    return min(int(asked), 2**63 - 1) if _KEY.fullmatch(asked) else None


def page(request: HttpRequest) -> HttpResponse:
    """What is new for her, and the secret address of the same for a feed reader."""
    journalist: Journalist = request.journalist  # type: ignore[attr-defined]
    if request.method == "POST":
        change_address(journalist, request.POST.get("address", ""))
        return HttpResponseRedirect(reverse("press_feed") + "#address", status=303)
    question = wanted(journalist)
    texts, following = matching(question, languages(journalist, language()), before(request))
    address = FeedAddress.objects.filter(journalist=journalist).first()
    told = {
        "rows": rows(texts),
        "older": following,
        "follows": bool(question),
        "address": absolute(reverse("press_feed_file", args=[address.token])) if address else "",
    }
    return render(request, "press/feed.html", told)


@transaction.atomic
def change_address(journalist: Journalist, wish: str) -> None:
    """ "new" ends the old address and makes another, "none" only ends it."""
    if wish in ("new", "none"):
        FeedAddress.objects.filter(journalist=journalist).delete()
    if wish == "new":
        FeedAddress.objects.create(journalist=journalist)


@require_safe
def file(request: HttpRequest, token: str) -> HttpResponse:
    """For feed readers, which do not sign in. An address that was ended is one that never was."""
    found = (
        FeedAddress.objects.filter(token=token, journalist__user__is_active=True).select_related("journalist").first()
    )
    lang = language()
    if found is None:
        return not_found(lang)
    texts, following = matching(wanted(found.journalist), languages(found.journalist, lang), before(request))
    first, title = absolute(request.path), f"{_('What you follow')} – {settings.NEWSROOM_NAME}"
    asked = before(request)
    feed = Feed(
        title=clean(title),
        description=clean(title),
        language=HTML_LANGUAGES[lang],
        page=absolute(reverse("press_feed")),
        address=first,
        here=f"{first}?before={asked}" if asked is not None else first,
        older=f"{first}?before={following}" if following else "",
        entries=tuple(entry(text) for text in texts),
    )
    return HttpResponse(atom.render(feed), content_type=atom.TYPE, headers={"Content-Language": HTML_LANGUAGES[lang]})
