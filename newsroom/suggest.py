"""Titles to choose from while somebody types, and titles that are near where nothing was found.

They are found in the index of what has lifted, through the door, newest first: nothing is counted, and no word is
offered that stands in no public title.
"""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

from newsroom.feeds.entries import absolute
from newsroom.finding import matching
from newsroom.views import public, release_path
from releases.document import LANGUAGES
from releases.editions import EditionText
from releases.search_index import mark, title_mark
from releases.search_words import AnyOf, Query, title_words

MOST = 8
LONGEST = 100
SHORTEST = 2  # letters of a Latin word; a Han character says enough by itself
TYPE = "application/x-suggestions+json"


def beginning(text: str) -> Query:
    """Titles that have every word of the text; the last may only have been begun."""
    found = title_words(text[:LONGEST])
    if not found or (len(found[-1]) < SHORTEST and found[-1].isascii()):
        return Query(())
    return Query((*((title_mark(word),) for word in found[:-1]), (title_mark(found[-1]) + "*",)))


def titles(text: str, lang: str) -> list[EditionText]:
    wanted = beginning(text)
    return matching(wanted, lang, limit=MOST)[0] if wanted else []


def near(text: str, lang: str) -> list[EditionText]:
    """Titles with any word that begins alike: what a slip of the keyboard most often leaves right."""
    queries = [
        Query(((title_mark(stem) + "*",),)) for stem in dict.fromkeys(map(start_of, title_words(text[:LONGEST])))
    ]
    everything = tuple(mark("language", code) for code in LANGUAGES)
    return matching(AnyOf(tuple(queries), everything), lang, limit=MOST)[0] if queries else []


def start_of(word: str) -> str:
    """Of a long Latin word its first half, of others all of it: pairs of Han are short enough."""
    return word[: max(4, len(word) // 2)] if word.isascii() else word


@public
def suggest(request: HttpRequest, lang: str) -> HttpResponse:
    """As OpenSearch has it: [what was typed, titles, descriptions, addresses]."""
    typed = " ".join(request.GET.get("q", "").split())[:LONGEST]
    texts = titles(typed, lang)
    told = [typed, [t.headline for t in texts], [], [absolute(release_path(lang, t.edition)) for t in texts]]
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type=TYPE)
