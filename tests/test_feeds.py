"""Feeds: whole texts in one language, ids that never change, pages that follow one another, and well-formed always."""

from __future__ import annotations

import datetime
import json
import re

import feedparser
import pytest
from django.test import Client
from lxml import etree

from releases.editions import EditionFile, now
from releases.issuing import issue, move, withdraw
from releases.models import Release
from tests.cast import FEEDS, addresses_of, whole_release

pytestmark = pytest.mark.django_db
LANGUAGES = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}
SITE = "http://127.0.0.1:8000"
ATOM = "{http://www.w3.org/2005/Atom}"
HOUR = datetime.timedelta(hours=1)


def get(address: str):
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer


def parsed(address: str) -> feedparser.FeedParserDict:
    answer = get(address)
    feed = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def items(address: str) -> list[dict]:
    return json.loads(get(address).content)["items"]


def entries_of(address: str) -> list[tuple[str, str]]:
    """(id, title) of a feed in any of the three formats."""
    if "feed.json" in address:
        return [(item["id"], item["title"]) for item in items(address)]
    return [(entry.id, entry.title) for entry in parsed(address).entries]


def html_of(form: str) -> str:
    """The full text as the feed has it, before any reader makes it safe."""
    content = get(f"/en/feed.{form}").content
    if form == "json":
        return json.loads(content)["items"][0]["content_html"]
    tag = {"rss": "{http://purl.org/rss/1.0/modules/content/}encoded", "atom": f"{ATOM}content"}[form]
    return next(etree.fromstring(content).iter(tag)).text


@pytest.mark.parametrize("form", FEEDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_holds_the_headline_in_its_language_and_names_the_language(maya, lang, form):
    release = whole_release(maya)
    issue(release)
    answer = get(f"/{lang}/feed.{form}")
    suffix = lang.replace("-", "_")
    assert [title for _id, title in entries_of(f"/{lang}/feed.{form}")] == [getattr(release, f"headline_{suffix}")]
    assert answer["Content-Language"] == LANGUAGES[lang]
    assert LANGUAGES[lang] in answer.content.decode()
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["ETag"]
    assert "Vary" not in answer
    assert Client().get(f"/{lang}/feed.{form}", headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feedparser_reads_the_whole_of_a_release(maya, form):
    release = whole_release(maya)
    edition = issue(release)
    feed = parsed(f"/en/feed.{form}")
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert feed.feed.title == "Newsroom"
    assert feed.feed.language == "en"
    assert feed.feed.link == f"{SITE}/en/"
    (entry,) = feed.entries
    assert entry.link == SITE + addresses_of(release)[0]
    lift = edition.lift.utctimetuple()
    assert tuple(entry.published_parsed)[:6] == tuple(entry.updated_parsed)[:6] == tuple(lift)[:6]
    assert entry.author == "Kelpwright Instruments Limited"
    assert [tag.get("label") or tag.term for tag in entry.tags] == ["Kelpwright tides"]
    assert entry.summary == "Kelpwright opened. “Kelpwright words,” said Ada Fenn."
    (content,) = [c for c in entry.content if c.type == "text/html"]
    for words in ("Kelpwright item", "Kelpwright part", "Kelpwright makes gauges.", "Kelpwright note"):
        assert words in content.value
    (enclosure,) = entry.enclosures
    stored = EditionFile.objects.visible_to().get(type="image/jpeg", download=False)
    assert enclosure.href == f"{SITE}/files/{stored.random}/{stored.name}"
    assert enclosure.type == "image/jpeg"
    assert int(enclosure.length) == stored.bytes


def test_json_feed_has_what_version_1_1_asks_for(maya):
    release = whole_release(maya)
    issue(release)
    answer = get("/en/feed.json")
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/en/feed.json"
    assert feed["home_page_url"] == f"{SITE}/en/"
    (item,) = feed["items"]
    assert isinstance(item["id"], str)
    assert item["url"] == SITE + addresses_of(release)[0]
    assert item["image"].endswith(".jpg")
    assert item["attachments"][0]["mime_type"] == "image/jpeg"
    assert datetime.datetime.fromisoformat(item["date_published"]).tzinfo
    assert item["tags"] == ["Kelpwright tides"]


def test_rss_keeps_the_rules_of_its_modules(maya):
    issue(whole_release(maya))
    root = etree.fromstring(get("/zh-hant/feed.rss").content)
    channel = root.find("channel")
    for required in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(required), required
    assert [(a.get("rel"), a.get("href")) for a in channel.findall(f"{ATOM}link")] == [
        ("self", f"{SITE}/zh-hant/feed.rss"),
        ("first", f"{SITE}/zh-hant/feed.rss"),
    ]
    item = channel.find("item")
    assert item.find("guid").get("isPermaLink") == "false"
    assert len(item.findall("enclosure")) == 1
    assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", item.findtext("pubDate"))


def test_atom_keeps_the_rules_of_rfc_4287(maya):
    for word in ("Kelpwright", "Reedmark"):
        issue(whole_release(maya, word))
    root = etree.fromstring(get("/en/feed.atom").content)
    for element in [root, *root.findall(f"{ATOM}entry")]:
        for once in ("id", "title", "updated"):
            assert len(element.findall(ATOM + once)) == 1
        alternates = [
            (a.get("type"), a.get("hreflang")) for a in element.findall(f"{ATOM}link") if a.get("rel") == "alternate"
        ]
        assert len(alternates) == len(set(alternates)) > 0
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == 2
    assert root.findtext(f"{ATOM}author/{ATOM}name")


@pytest.mark.parametrize("form", FEEDS)
def test_every_address_in_a_feed_is_absolute_and_nothing_is_a_button(maya, form):
    release = whole_release(maya)
    issue(release)
    html = html_of(form)
    found = re.findall(r'(?:href|src|srcset)="([^"]*)"', html)
    assert found
    assert not [address for address in found if not re.match(r"https?://|mailto:|tel:", address)]
    for word in ("data-copy", 'class="tools"', "On this page", "<h1", "<script", "<source"):
        assert word not in html


def test_an_id_outlives_a_correction_and_a_new_headline(maya):
    release = whole_release(maya)
    first = issue(release, lift=now().replace(microsecond=0) - HOUR, override="An archive.")
    before = {form: entries_of(f"/en/feed.{form}")[0][0] for form in FEEDS}
    assert len(set(before.values())) == 1
    release.refresh_from_db()
    release.headline_en = "A Wholly Other Headline"
    release.save()
    second = issue(release, kind="correction", note={"en": "A headline."})
    for form in FEEDS:
        assert entries_of(f"/en/feed.{form}") == [(before[form], "A Wholly Other Headline")]
    (item,) = items("/en/feed.json")
    assert datetime.datetime.fromisoformat(item["date_published"]) == first.lift
    assert datetime.datetime.fromisoformat(item["date_modified"]) == second.lift > first.lift
    assert {entries_of(f"/{lang}/feed.json")[0][0] for lang in LANGUAGES} > {before["json"]}


@pytest.mark.parametrize("form", FEEDS)
def test_the_feed_of_a_company_and_of_a_topic_hold_theirs_alone(maya, form):
    mine, other = whole_release(maya, "Kelpwright"), whole_release(maya, "Reedmark")
    issue(mine)
    issue(other)
    own = [a for a in addresses_of(mine) if a.endswith(f"feed.{form}")]
    assert len(own) == 6
    for address in own:
        titles = [title for _id, title in entries_of(address)]
        assert len(titles) == 1
        assert titles[0].startswith("Kelpwright")


@pytest.mark.parametrize("form", FEEDS)
def test_the_pages_of_a_feed_follow_one_another_and_hold_every_release_once(maya, form):
    lift = now().replace(microsecond=0) - 3 * HOUR
    for number in range(45):  # five share each lift
        release = plain(maya, number)
        issue(release, lift=lift - HOUR * (number // 5), override="An archive.")
    seen, address, pages = [], f"/en/feed.{form}", 0
    while address:
        seen += [id for id, _title in entries_of(address)]
        address, pages = next_of(address, form), pages + 1
    assert pages == 3
    assert len(seen) == len(set(seen)) == 45


def plain(maya, number: int) -> Release:
    return Release.objects.create(owner=maya, headline_en=f"Plain {number}", body_en="<p>Plain.</p>")


def next_of(address: str, form: str) -> str:
    content = get(address).content
    if form == "json":
        older = json.loads(content).get("next_url", "")
    else:
        links = [a for a in etree.fromstring(content).iter(f"{ATOM}link") if a.get("rel") == "next"]
        older = links[0].get("href") if links else ""
    return older.removeprefix(SITE)


@pytest.mark.parametrize("form", FEEDS)
def test_a_feed_lists_only_what_was_written_in_its_language(maya, form):
    issue(plain(maya, 1))
    assert len(entries_of(f"/en/feed.{form}")) == 1
    assert entries_of(f"/zh-hans/feed.{form}") == []


@pytest.mark.parametrize("form", FEEDS)
def test_an_embargo_a_move_and_a_withdrawal_hold_in_every_feed(maya, form):
    release = whole_release(maya)
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    own = [a for a in addresses_of(release) if a.endswith(f"feed.{form}")]
    before = get(f"/en/feed.{form}").content
    assert entries_of(f"/en/feed.{form}") == []
    assert {Client().get(a).status_code for a in own} == {404}
    move(release, now().replace(microsecond=0) + 2 * HOUR)
    assert get(f"/en/feed.{form}").content == before
    issue(release)
    assert len(entries_of(f"/en/feed.{form}")) == 1
    withdraw(release, {"en": "It was wrong."})
    assert get(f"/en/feed.{form}").content == before
    assert {Client().get(a).status_code for a in own} == {404}


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_characters_that_no_xml_may_hold_are_left_out(maya, form):
    release = whole_release(maya)
    release.headline_en = "Kelp\x0b & <Tide> ]]> \ufffe\x1b “done”"
    release.body_en = "<p>Ends\x0c with ]]&gt; and \ud83c\udf0a\x08.</p>".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    )
    release.save()
    issue(release)
    (entry,) = parsed(f"/en/feed.{form}").entries
    assert entry.title.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") == "Kelp & <Tide> ]]>  “done”"
    assert "🌊" in entry.content[-1].value


def test_a_wrong_slug_leads_to_the_right_feed_and_a_forged_cursor_to_none(maya):
    release = whole_release(maya)
    issue(release)
    for kind in ("companies", "topics"):
        right = next(a for a in addresses_of(release) if a.startswith(f"/en/{kind}/") and a.endswith("rss"))
        wrong = re.sub(rf"/{kind}/.*-", f"/{kind}/other-", right)
        answer = Client().get(wrong)
        assert (answer.status_code, answer["Location"]) == (301, right)
        assert Client().get(right + "?before=x").status_code == 404
    assert Client().get("/en/feed.rss?before=1-2").status_code == 404
    assert Client().post("/en/feed.rss").status_code == 405


def test_a_topic_page_lists_its_releases_and_names_its_feeds(maya):
    release = whole_release(maya)
    issue(release)
    address = next(a for a in addresses_of(release) if a.startswith("/zh-hant/topics/") and a.endswith("/"))
    page = get(address).content.decode()
    assert "<h1" in page
    assert "Kelpwright潮汐" in page
    assert release.headline_zh_hant in page
    for form, kind in (
        ("rss", "application/rss+xml"),
        ("atom", "application/atom+xml"),
        ("json", "application/feed+json"),
    ):
        assert re.search(rf'<link rel="alternate" type="{re.escape(kind)}"[^>]*href="{SITE}{address}feed.{form}"', page)
    release_page = next(a for a in addresses_of(release) if a.startswith("/zh-hant/releases/"))
    assert f'href="{address}"' in get(release_page).content.decode()
