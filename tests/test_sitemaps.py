"""What search engines learn: every public page once, in every language that it has, and nothing of what is hidden."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from lxml import etree

from releases.editions import now
from releases.issuing import issue, withdraw
from releases.models import Release
from tests.cast import addresses_of, whole_release

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
X = "{http://www.w3.org/1999/xhtml}"
N = "{http://www.google.com/schemas/sitemap-news/0.9}"
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
MARCH = datetime.datetime(2026, 3, 31, 23, 59, 59, tzinfo=datetime.UTC)
MAY = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)


def get(address: str):
    answer = Client().get(address)
    assert answer.status_code == 200, address
    assert answer["Cache-Control"] == "public, no-cache"
    return answer


def tree(address: str) -> etree._Element:
    return etree.fromstring(get(address).content)


def parts() -> list[str]:
    return [loc.text.removeprefix(SITE) for loc in tree("/sitemap.xml").iter(f"{S}loc")]


def urls(address: str) -> dict[str, etree._Element]:
    return {url.findtext(f"{S}loc").removeprefix(SITE): url for url in tree(address).iter(f"{S}url")}


def plain(maya, headline: str = "Plain") -> Release:
    return Release.objects.create(owner=maya, headline_en=headline, body_en="<p>Plain.</p>")


def pages_of(release: Release) -> list[str]:
    return [address for address in addresses_of(release) if re.fullmatch(r"/[a-z-]+/releases/[^/]+/", address)]


def test_an_empty_newsroom_has_its_lists_alone():
    assert parts() == ["/sitemaps/pages.xml"]
    assert len(urls("/sitemaps/pages.xml")) == 12
    assert Client().get("/sitemaps/2026-03.xml").status_code == 404


def test_each_month_of_lifts_is_a_part_and_a_month_without_any_is_none(maya):
    issue(plain(maya), lift=MARCH, override="An archive.")
    issue(plain(maya), lift=MAY, override="An archive.")
    assert parts() == ["/sitemaps/pages.xml", "/sitemaps/2026-05.xml", "/sitemaps/2026-03.xml"]
    assert len(urls("/sitemaps/2026-03.xml")) == len(urls("/sitemaps/2026-05.xml")) == 1
    lastmods = [e.text for e in tree("/sitemap.xml").iter(f"{S}lastmod")]
    assert lastmods == ["2026-05-01T00:00:00Z", "2026-03-31T23:59:59Z"]
    for nothing in ("2026-04", "2026-13", "0000-01", "9999-12"):
        assert Client().get(f"/sitemaps/{nothing}.xml").content == Client().get("/en/nowhere/").content


def test_a_page_names_its_address_in_every_language_that_it_is_written_in(maya):
    whole, english = whole_release(maya), plain(maya)
    for release in (whole, english):
        issue(release, lift=MARCH, override="An archive.")
    found = urls("/sitemaps/2026-03.xml")
    pages = pages_of(whole)
    assert set(pages) < set(found)
    assert len(found) == 4
    for address in pages:
        links = {a.get("hreflang"): a.get("href") for a in found[address].findall(f"{X}link")}
        assert links == dict(zip(("en", "zh-Hant", "zh-Hans"), [SITE + a for a in pages], strict=True))
        assert found[address].findtext(f"{S}lastmod") == "2026-03-31T23:59:59Z"
    (only,) = [url for address, url in found.items() if english.pk in address]
    assert only.findall(f"{X}link") == []


def test_companies_and_topics_are_in_the_map(maya):
    release = whole_release(maya)
    issue(release)
    wanted = {a for a in addresses_of(release) if ("/companies/" in a or "/topics/" in a) and a.endswith("/")}
    assert len(wanted) == 6
    assert wanted < set(urls("/sitemaps/pages.xml"))


def test_every_address_in_the_map_answers(maya):
    issue(whole_release(maya))
    for part in parts():
        for address in urls(part):
            assert Client().get(address).status_code == 200, address


def test_what_is_under_embargo_or_withdrawn_leaves_no_trace(maya):
    maps = ("/sitemap.xml", "/sitemaps/pages.xml", "/news-sitemap.xml", f"/sitemaps/{now():%Y-%m}.xml")
    before = [Client().get(address).content for address in maps]
    release = whole_release(maya)
    issue(release, lift=now().replace(microsecond=0) + 2 * HOUR)
    assert [Client().get(address).content for address in maps] == before
    issue(release)
    assert all(a != b for a, b in zip([Client().get(address).content for address in maps], before, strict=True))
    withdraw(release, {"en": "It was wrong."})
    assert [Client().get(address).content for address in maps] == before


def test_news_is_what_was_first_published_in_the_last_two_days(maya):
    fresh, old = whole_release(maya), plain(maya, "Old")
    issue(fresh, lift=now().replace(microsecond=0) - DAY, override="An archive.")
    issue(old, lift=now().replace(microsecond=0) - 3 * DAY, override="An archive.")
    issue(old, kind="correction", note={"en": "A date."})  # a correction is not news
    found = urls("/news-sitemap.xml")
    assert set(found) == set(pages_of(fresh))
    languages = {url.findtext(f"{N}news/{N}publication/{N}language") for url in found.values()}
    assert languages == {"en", "zh-tw", "zh-cn"}
    english = next(url for address, url in found.items() if address.startswith("/en/"))
    assert english.findtext(f"{N}news/{N}title") == fresh.headline_en
    assert english.findtext(f"{N}news/{N}publication/{N}name") == "Newsroom"
    assert datetime.datetime.fromisoformat(english.findtext(f"{N}news/{N}publication_date")).tzinfo


def test_robots_name_the_maps_and_keep_off_the_desk():
    text = get("/robots.txt").content.decode()
    assert "Disallow: /admin/\n" in text
    assert f"Sitemap: {SITE}/sitemap.xml\n" in text
    assert f"Sitemap: {SITE}/news-sitemap.xml\n" in text
    assert "Disallow: /\n" not in text


@pytest.mark.parametrize("lang", ["en", "zh-hant", "zh-hans"])
def test_a_browser_can_search_the_newsroom(lang):
    root = tree(f"/{lang}/opensearch.xml")
    o = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert 0 < len(root.findtext(f"{o}ShortName")) <= 16
    templates = [u.get("template") for u in root.findall(f"{o}Url")]
    assert f"{SITE}/{lang}/search/?q={{searchTerms}}" in templates
    assert f"{SITE}/{lang}/opensearch.xml" in get(f"/{lang}/").content.decode()
