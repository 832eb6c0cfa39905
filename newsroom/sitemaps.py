"""What search engines are told: which pages there are, what is news, and where to search.

A part of the site map is a month of lifts, in UTC. A month with nothing public in it has no part and no address.
"""

from __future__ import annotations

import datetime
from typing import cast

from django.conf import settings
from django.db.models import Subquery
from django.db.models.functions import TruncHour
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from lxml import etree
from lxml.builder import ElementMaker

from newsroom.feeds.entries import absolute, clean
from newsroom.metadata import instant
from newsroom.views import newest_of_each, public, release_path, topic_slug
from releases import embargo
from releases.document import LANGUAGES
from releases.editions import Edition, EditionCompany, EditionText, EditionTopic
from releases.exporting.html import HTML_LANGUAGES

XML = "application/xml; charset=utf-8"
MOST = 50_000  # addresses in one file, by the protocol
MOST_NEWS = 1_000
NEWS = datetime.timedelta(days=2)
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
S = ElementMaker(namespace=_SITEMAP, nsmap={None: _SITEMAP, "xhtml": _XHTML})
X = ElementMaker(namespace=_XHTML, nsmap={"xhtml": _XHTML})
N = ElementMaker(namespace=_NEWS, nsmap={"news": _NEWS})
D = ElementMaker(namespace=_OPENSEARCH, nsmap={None: _OPENSEARCH})
NEWS_LANGUAGES = {"en": "en", "zh-hant": "zh-tw", "zh-hans": "zh-cn"}  # as Google News wants them
SUGGESTIONS = "application/x-suggestions+json"
LISTS = ("releases", "companies", "contacts", "upcoming")


def answer(root: etree._Element, content_type: str = XML) -> HttpResponse:
    return HttpResponse(etree.tostring(root, xml_declaration=True, encoding="utf-8"), content_type=content_type)


@public
def index(request: HttpRequest, lang: str) -> HttpResponse:
    parts = [S.sitemap(S.loc(absolute(reverse("sitemap_pages"))))]
    for month, newest in months().items():
        address = absolute(reverse("sitemap_month", args=[month]))
        parts.append(S.sitemap(S.loc(address), S.lastmod(instant(newest))))
    return answer(S.sitemapindex(*parts))


def months() -> dict[str, datetime.datetime]:
    """ "2026-03" -> the last lift in that month, for every month that has one; the newest first.

    Each month is one look into the index, so it takes two queries and no walk over what is there. Every edition has a
    row in every language, so one language knows of all.
    """
    rows = EditionText.objects.visible_to().filter(language="en")
    first = rows.filter(listed__lte=embargo.as_of()).order_by("listed", "id").values_list("listed", flat=True)[:1]
    span = rows.newest_first().annotate(first=Subquery(first)).values_list("first", "listed").first()
    if span is None or None in span:
        return {}
    looks = {
        f"m{month:%Y_%m}": Subquery(lifted_in(rows, month).newest_first().values("listed")[:1])
        for month in each_month(*cast(tuple[datetime.datetime, datetime.datetime], span))
    }
    found = rows.newest_first().annotate(**looks).values(*looks).first() or {}
    return {name[1:].replace("_", "-"): found[name] for name in reversed(looks) if found.get(name)}


def each_month(first: datetime.datetime, last: datetime.datetime) -> list[datetime.datetime]:
    month, found = month_of(first), []
    while month <= last:
        found.append(month)
        month = month_of(month + datetime.timedelta(days=31))
    return found


def month_of(instant: datetime.datetime) -> datetime.datetime:
    return instant.astimezone(datetime.UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def lifted_in(rows: embargo.ProjectionQuerySet, month: datetime.datetime) -> embargo.ProjectionQuerySet:
    return rows.filter(listed__gte=month, listed__lt=month_of(month + datetime.timedelta(days=31)))


@public
def of_month(request: HttpRequest, lang: str, month: str) -> HttpResponse:
    try:
        start = datetime.datetime.strptime(month, "%Y-%m").replace(tzinfo=datetime.UTC)
        rows = lifted_in(EditionText.objects.visible_to().filter(language__in=LANGUAGES, written=True), start)
    except (ValueError, OverflowError):
        raise Http404 from None
    texts = rows.newest_first().select_related("edition").defer("document", "people", "card")
    pages = [url({code: release_path(code, t.edition) for code in t.edition.languages}, t.language, t.edition.lift)
             for t in texts[:MOST]]  # fmt: skip
    if not pages:
        raise Http404
    return answer(S.urlset(*pages))


@public
def pages(request: HttpRequest, lang: str) -> HttpResponse:
    """The lists, and the pages of companies and topics."""
    companies = EditionCompany.objects.visible_to().filter(language="en").exclude(role="agency")
    found: list[tuple[dict[str, str], datetime.datetime | None]] = [(in_all(name), None) for name in LISTS]
    rows = sorted(newest_of_each("company", companies), key=lambda row: (row.name, row.pk))
    found += [(in_all("company", row.address), row.listed) for row in rows]
    found += [(in_all("topic", address), lift) for address, lift in topics()]
    return answer(S.urlset(*(url(paths, code, lift) for paths, lift in found for code in LANGUAGES)))


def topics() -> list[tuple[tuple[str, str], datetime.datetime]]:
    """Address and last lift of every topic."""
    found: dict[str, tuple[str, datetime.datetime]] = {}
    rows = EditionTopic.objects.visible_to()
    newest = [newest_of_each("topic", rows.filter(language=code)) for code in LANGUAGES]
    for row in newest[0].union(*newest[1:], all=True):
        slug, lift = found.get(row.topic, ("", row.listed))
        found[row.topic] = (topic_slug({row.language: row.name}) or slug, max(lift, row.listed))
    return [((slug, topic), lift) for topic, (slug, lift) in sorted(found.items())]


def in_all(name: str, address: tuple[str, str] | None = None) -> dict[str, str]:
    return {code: reverse(name, args=[code, address] if address else [code]) for code in LANGUAGES}


def url(paths: dict[str, str], lang: str, lift: datetime.datetime | None) -> etree._Element:
    """A page in one language, with its address in each."""
    made = S.url(S.loc(absolute(paths[lang])))
    if lift:
        made.append(S.lastmod(instant(lift)))
    if len(paths) > 1:
        made.extend(X.link(rel="alternate", hreflang=HTML_LANGUAGES[c], href=absolute(p)) for c, p in paths.items())
    return made


@public
def news(request: HttpRequest, lang: str) -> HttpResponse:
    """What was first published in the last two days, counted from the full hour: the same bytes all through it."""
    since = TruncHour(embargo.as_of(), tzinfo=datetime.UTC) - NEWS
    fresh = Edition.objects.visible_to().filter(lift__gte=since, first_lift__gte=since).order_by("-lift")
    editions = list(fresh.values_list("pk", flat=True)[:MOST_NEWS])
    texts = EditionText.objects.visible_to().filter(edition_id__in=editions, written=True)
    recent = texts.newest_first().select_related("edition").defer("document", "people", "card")[:MOST_NEWS]
    return answer(S.urlset(*(S.url(S.loc(absolute(release_path(t.language, t.edition))), piece(t)) for t in recent)))


def piece(text: EditionText) -> etree._Element:
    publication = N.publication(N.name(clean(settings.NEWSROOM_NAME)), N.language(NEWS_LANGUAGES[text.language]))
    return N.news(publication, N.publication_date(instant(text.edition.first_lift)), N.title(clean(text.headline)))


@public
def robots(request: HttpRequest, lang: str) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        *(f"Disallow: /{code}/press/" for code in LANGUAGES),
        "",
        *(f"Sitemap: {absolute(reverse(name))}" for name in ("sitemap", "sitemap_news")),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
def opensearch(request: HttpRequest, lang: str) -> HttpResponse:
    """So that a browser can offer this newsroom as a place to search."""
    name = clean(settings.NEWSROOM_NAME)
    search = absolute(reverse("search", args=[lang]))
    described = D.OpenSearchDescription(
        D.ShortName(name[:16].strip()),
        D.LongName(name[:48].strip()),
        D.Description(_("Search the press releases of %(newsroom)s") % {"newsroom": name}),
        D.Url(type="text/html", template=f"{search}?q={{searchTerms}}"),
        D.Url(type=SUGGESTIONS, template=absolute(reverse("suggest", args=[lang])) + "?q={searchTerms}"),
        D.Url(
            type="application/opensearchdescription+xml",
            rel="self",
            template=absolute(reverse("opensearch", args=[lang])),
        ),
        D.Language(HTML_LANGUAGES[lang]),
        D.InputEncoding("UTF-8"),
    )
    return answer(described, "application/opensearchdescription+xml; charset=utf-8")
