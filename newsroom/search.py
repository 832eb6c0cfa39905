"""Search over what is public, in all three languages at once, newest first."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from accounts.ids import PATTERN
from newsroom.finding import matching
from newsroom.pages import page
from newsroom.suggest import near
from newsroom.views import PAGE, public, release_path
from releases.document import LANGUAGES
from releases.editions import EditionText
from releases.exporting.html import HTML_LANGUAGES
from releases.search_index import TOPKEY, mark
from releases.search_words import Query, folded, query

KINDS = ("first", "correction", "update", "addition")
_ID = re.compile(PATTERN)
SNIPPET = 160


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for. Anything that is not one of these choices is left out, never an error on a page."""

    text: str = ""
    company: str = ""
    topic: str = ""
    kind: str = ""
    language: str = ""
    pictures: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None
    below: int | None = None
    unknown: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def read(cls, given: QueryDict) -> Asked:
        return cls(
            text=" ".join(given.get("q", "").split())[:200],
            company=_fitting(given.get("company", ""), _ID),
            topic=_fitting(given.get("topic", ""), _ID),
            kind=given.get("kind", "") if given.get("kind") in KINDS else "",
            language=given.get("language", "") if given.get("language") in LANGUAGES else "",
            pictures=given.get("pictures") == "1",
            since=_date(given.get("from", "")),
            until=_date(given.get("to", "")),
            below=int(given.get("before", "")) if re.fullmatch(r"\d{1,19}", given.get("before", "")) else None,
        )

    def query(self) -> Query:
        filters = {"company": self.company, "topic": self.topic, "kind": self.kind, "language": self.language}
        marks = [mark(name, value) for name, value in filters.items() if value]
        return query(self.text, tuple(marks + ([mark("pictures", "yes")] if self.pictures else [])))


def _fitting(value: str, form: re.Pattern[str]) -> str:
    return value if form.fullmatch(value) else ""


def _date(value: str) -> datetime.date | None:
    """A day of the years that releases can have; anything else narrows nothing."""
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return None
    return day if 1970 < day.year < 2200 else None


def midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), ZoneInfo(settings.NEWSROOM_TIME_ZONE))


def bounds(asked: Asked) -> tuple[int, int]:
    """The keys between which the answers lie: the days asked for, in the newsroom's zone, and the page before."""
    low = int(midnight(asked.since).timestamp()) << 31 if asked.since else 0
    high = int(midnight(asked.until + datetime.timedelta(days=1)).timestamp()) << 31 if asked.until else TOPKEY
    return max(0, low), min(max(0, high), asked.below if asked.below is not None else TOPKEY, TOPKEY)


def find(asked: Asked, lang: str, limit: int = PAGE) -> tuple[list[EditionText], int | None]:
    """A page of texts in the language, newest first, and the key below which the next page begins."""
    wanted = asked.query()
    return matching(wanted, lang, *bounds(asked), limit) if wanted else ([], None)


@public
def search(request: HttpRequest, lang: str) -> HttpResponse:
    asked = Asked.read(request.GET)
    texts, following = find(asked, lang)
    wanted = asked.query()
    context = {
        "asked": asked,
        "rows": [result(text, wanted) for text in texts],
        "older": next_page(request.GET, following) if following else "",
        "searched": bool(wanted),
        "question": _kept(request.GET),
        "near": [result(text, wanted) for text in near(asked.text, lang)] if wanted and not texts else [],
        "companies": choices(texts, "companies", asked.company),
        "topics": choices(texts, "topics", asked.topic),
        "kinds": KINDS,
        "codes": LANGUAGES,
        "paths": {code: f"{reverse('search', args=[code])}{_kept(request.GET)}" for code in LANGUAGES},
    }
    return page("releases/search.html", lang, context)


def choices(texts: list[EditionText], named: str, chosen: str) -> list[tuple[str, str, str]]:
    """(id, name, language) of the companies or topics of these results, to narrow them by; the chosen one first."""
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        for one in text.card.get(named, []):
            found.setdefault(one["id"], (one["name"], HTML_LANGUAGES[text.text_language]))
    if chosen:
        found.setdefault(chosen, ("", ""))
    return sorted(((pk, *name) for pk, name in found.items()), key=lambda one: (one[0] != chosen, one[1].casefold()))


def _kept(given: QueryDict) -> str:
    """The question goes along to another language; anything we do not know is dropped."""
    known = ("q", "company", "topic", "kind", "language", "pictures", "from", "to")
    kept = QueryDict(mutable=True)
    for name in known:
        if given.get(name):
            kept[name] = given.get(name, "")[:200]
    return f"?{kept.urlencode()}" if kept else ""


def next_page(given: QueryDict, following: int) -> str:
    kept = _kept(given)
    return f"{kept}{'&' if kept else '?'}before={following}"


def result(text: EditionText, wanted: Query) -> dict[str, Any]:
    return {
        "text": text,
        "edition": text.edition,
        "card": text.card,
        "html_lang": HTML_LANGUAGES[text.text_language],
        "path": release_path(text.language, text.edition),
        "headline": highlighted(text.headline, wanted),
        "snippet": snippet(text, wanted),
    }


def snippet(text: EditionText, wanted: Query) -> SafeString:
    """The first place that has what was asked for, with a little round it; else how the release begins."""
    for part in passages(text.document or {}):
        where = first_place(part, wanted)
        if where >= 0:
            start = max(0, where - SNIPPET // 3)
            cut = part[start : start + SNIPPET]
            return mark_safe(
                ("…" if start else "") + highlighted(cut, wanted) + ("…" if len(part) > start + SNIPPET else "")
            )
    return mark_safe(escape(text.lead[:SNIPPET]) + ("…" if len(text.lead) > SNIPPET else ""))


def passages(document: dict[str, Any]) -> list[str]:
    """Texts of the stored JSON, in reading order, without making the whole document of it."""
    found = [*document.get("subheads", []), *document.get("highlights", [])]
    for section in document.get("sections", []):
        found += [section.get("heading") or ""]
        for block in section.get("blocks", []):
            found += _block_texts(block)
    found += [figure.get("caption", "") for figure in document.get("figures", [])]
    found += [f"{q.get('speaker', '')}, {q.get('title', '')}" for q in document.get("quotes", [])]
    return found + [p for boilerplate in document.get("boilerplates", []) for p in boilerplate.get("paragraphs", [])]


def _block_texts(block: dict[str, Any]) -> list[str]:
    own = ["".join(run["text"] for run in block["runs"])] if block.get("runs") else []
    return own + [text for item in block.get("items", []) for text in _block_texts(item)]


def first_place(part: str, wanted: Query) -> int:
    plain = folded(part)
    if len(plain) != len(part):
        return -1  # folding changed its length, so a place in one is not a place in the other
    return min((at for shown in wanted.shown if (at := plain.find(shown)) >= 0), default=-1)


def highlighted(text: str, wanted: Query) -> SafeString:
    """The text with what was asked for marked, whatever its script or case."""
    plain = folded(text)
    if len(plain) != len(text) or not wanted.shown:
        return mark_safe(escape(text))
    form = "|".join(re.escape(shown) for shown in sorted(wanted.shown, key=len, reverse=True))
    out, last = [], 0
    for match in re.finditer(form, plain):
        out += [escape(text[last : match.start()]), "<mark>", escape(text[match.start() : match.end()]), "</mark>"]
        last = match.end()
    return mark_safe("".join([*out, escape(text[last:])]))
