"""The requests: every address of the URL table, as people, crawlers and attackers ask for it.

An address of the table that nobody has thought about here fails the proof before it begins.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

Request = dict[str, Any]
LANGUAGES = ("en", "zh-hant", "zh-hans")
WORDS = ("gauges", "Secretarium", "儀器", "仪器 正", "Ombrelune", "herons -gauges", '"point one"', "x" * 90)


def everywhere(page: str) -> list[str]:
    return [f"/{lang}/{page}" for lang in LANGUAGES]


GENERAL: dict[str, list[str]] = {
    "root": ["/"],
    "releases": everywhere(""),
    "companies": everywhere("companies/"),
    "contacts": everywhere("contacts/"),
    "upcoming": everywhere("upcoming/"),
    "upcoming_ics": everywhere("upcoming.ics"),
    "feed": [f"/{lang}/feed.{form}" for lang in LANGUAGES for form in ("rss", "atom", "json")],
    "search": [f"/{lang}/search/?q={word}" for lang in LANGUAGES for word in WORDS],
    "suggest": [f"/{lang}/suggest?q={word}" for lang in LANGUAGES for word in ("gau", "Secretar", "儀")],
    "opensearch": everywhere("opensearch.xml"),
    "sitemap": ["/sitemap.xml"],
    "sitemap_pages": ["/sitemaps/pages.xml"],
    # Of this month, of those in which the embargo of a secret ends, and of one long ago.
    "sitemap_month": [f"/sitemaps/{month}.xml" for month in ("2031-05", "2031-07", "2031-08", "2031-09", "1999-01")],
    "sitemap_news": ["/news-sitemap.xml"],
    "robots": ["/robots.txt"],
    "api_releases": [
        "/api/v1/releases",
        "/api/v1/releases?language=zh-hans&fields=document,html",
        "/api/v1/releases?language=fr&colour=red",
    ],
    "api_companies": ["/api/v1/companies"],
    "api_contacts": ["/api/v1/contacts"],
    "api_search": ["/api/v1/search?q=Secretarium", "/api/v1/search?q=儀器"],
    "api_openapi": ["/api/v1/openapi.json"],
    "api_missing": ["/api/", "/api/v1/nowhere"],
    "healthz": ["/healthz"],
    "readyz": ["/readyz"],
}
"""Addresses that are the same whatever was issued, by the name of their pattern."""

OF_RELEASES = {
    "release", "earlier_edition", "company", "topic", "company_feed", "topic_feed", "file", "download", "picture",
    "selection", "api_release", "announcement", "picture_page",
}  # fmt: skip
"""Addresses that a release has: the acts know them, those of the secret included."""

NOT_THERE = ["/en", "/nowhere", "/files/", "/static/", "/en/releases/", "/en/companies/nobody-22222222222222222222/"]


def names(patterns: Iterable[Any] | None = None) -> Iterator[str]:
    """The names of all public addresses; those of the press room and the desk have observers of their own."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            route = str(pattern.pattern)
            if "admin" not in route and "press" not in route:
                yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and "press" not in str(pattern.pattern):
            yield pattern.name or str(pattern.pattern)


def unknown() -> list[str]:
    return sorted(set(names()) - GENERAL.keys() - OF_RELEASES)


def plain(addresses: Iterable[str]) -> list[Request]:
    return [{"path": path} for path in addresses]


def sentinels() -> list[Request]:
    """A few that see most of what can change, asked after every step."""
    paths = ["/en/", "/zh-hans/", "/en/companies/", "/en/contacts/", "/en/upcoming/", "/en/upcoming.ics", "/zh-hant/feed.atom",
             "/en/search/?q=gauges", "/en/search/?q=Secretarium", "/sitemap.xml", "/api/v1/releases", "/robots.txt"]  # fmt: skip
    return plain(paths)


def sample(addresses: list[str], seed: str, count: int) -> list[Request]:
    """Some addresses, each in one of the ways in which people ask."""
    chance = random.Random(seed)
    return [chance.choice(variants(chance.choice(addresses))) for _ in range(count)]


def variants(path: str) -> list[Request]:
    """One address in every way. The plain one stands more than once, as it is what most people ask."""
    alone, query = path.partition("?")[0], "&" if "?" in path else "?"
    asked = [
        *([{"path": path}] * 6),
        *[{"path": path, "method": method} for method in ("HEAD", "OPTIONS", "TRACE", "POST", "DELETE", "PROPFIND")],
        {"path": alone.rstrip("/") or "/"},
        {"path": alone + "/"},
        {"path": alone.upper()},
        {"path": alone.replace("/en/", "/zh-hans/")},
        {"path": alone.replace("/en/", "/fr/")},
        {"path": alone.replace("-", "%2d")},
        {"path": alone + ".json"},
        {"path": alone + "editions/1/"},
        {"path": alone + "editions/2/"},
        {"path": alone.replace("releases/", "companies/")},
        {"path": f"/private-files/..{alone}"},
        {"path": f"{path}{query}utm_source=mail&page=2"},
        {"path": f"{path}{query}before=1-{'2' * 20}"},
        {"path": f"{path}{query}before={'9' * 40}"},
        {"path": f"{path}{query}language=zh-hant&kind=correction&pictures=1"},
        {"path": f"{path}{query}next=//elsewhere.example"},
    ]
    headers: list[dict[str, str]] = [
        {"Range": "bytes=0-10"},
        {"Range": "bytes=0-1,5-6", "If-Range": '"x"'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"},
        {"Accept": "application/json", "Accept-Language": "zh-TW,en;q=0.3", "Accept-Encoding": "gzip, br"},
        {"Accept-Encoding": "zstd"},
        {"Cookie": "desk_session=x; press_session=y; desk_csrf=z"},
        {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"},
        {"X-Forwarded-Host": "elsewhere.example"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"X-Original-URL": "/admin/", "X-Rewrite-URL": "/admin/"},
        {"Host": "elsewhere.example"},
        {"Authorization": "Basic bWF5YTpvbmU="},
        {"User-Agent": "Twitterbot/1.0", "Purpose": "prefetch"},
    ]
    return asked + [{"path": path, "headers": given} for given in headers]


def whole(addresses: list[str]) -> list[Request]:
    """The full catalogue, asked when a history has ended: every address plainly, and every way of asking in turn."""
    asked = plain(addresses)
    for number, path in enumerate(addresses):
        ways = variants(path)
        asked.append(ways[number * 7 % len(ways)])
    return asked


def all_addresses(of_releases: list[str]) -> list[str]:
    general = [path for paths in GENERAL.values() for path in paths]
    return [*general, *NOT_THERE, *dict.fromkeys(of_releases)]
