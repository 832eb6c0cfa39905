"""What a journalist follows, and her own feed: only what everybody may read, in the languages she reads."""

from __future__ import annotations

import datetime

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contacts.follows import MOST, FeedAddress, Follow, SavedSearch
from releases.editions import now
from releases.issuing import issue, withdraw
from releases.models import Release
from tests.cast import whole_release
from tests.press import journalist, signed_in

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
NOWHERE = "23456789bcdfghjkmnpq"


@pytest.fixture
def rosa(db):
    return journalist()


@pytest.fixture
def client(rosa) -> Client:
    return signed_in()


def subjects(release: Release) -> dict[str, str]:
    return {
        "company": release.companies.get().company_id,
        "topic": release.topic_rows.get().topic_id,
        "person": release.quotes.get().person_id,
    }


@pytest.mark.parametrize("kind", ["company", "topic", "person"])
def test_she_follows_what_a_public_page_leads_her_to(kind, client, rosa, maya):
    release = whole_release(maya, "Kelpwright")
    edition = issue(release)
    subject = subjects(release)[kind]
    path = f"/en/press/follow/{kind}/{subject}/"
    public = f"/en/releases/{edition.languages['en']}-{release.pk}/"
    if kind == "company":
        public = f"/en/companies/kelpwright-instruments-limited-{subject}/"
    if kind == "topic":
        public = f"/en/topics/kelpwright-tides-{subject}/"
    assert path in Client().get(public).content.decode()
    assert client.get(path).status_code == 200
    assert not Follow.objects.exists(), "a look follows nothing"
    assert client.post(path)["Location"] == "/en/press/follow/"
    assert client.post(path).status_code == 303
    assert Follow.objects.get().journalist == rosa
    for lang in ("en", "zh-hant", "zh-hans"):
        assert f"/{lang}/releases/" in client.get(f"/{lang}/press/").content.decode()
    assert "Stop following" in client.get("/en/press/follow/").content.decode()
    client.post("/en/press/follow/", {"end": Follow.objects.get().pk})
    assert not Follow.objects.exists()


@pytest.mark.parametrize("kind", ["company", "topic", "person"])
def test_what_is_hidden_cannot_be_followed_and_looks_like_what_never_was(kind, client, maya):
    release = whole_release(maya, "Secretarium")
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    hidden, never = (f"/en/press/follow/{kind}/{pk}/" for pk in (subjects(release)[kind], NOWHERE))
    for method in ("get", "post"):
        one, other = getattr(client, method)(hidden), getattr(client, method)(never)
        assert one.status_code == other.status_code == 404
        assert one.content == other.content == Client().get("/en/nowhere/").content
        assert one.headers == other.headers
    assert not Follow.objects.exists()


def test_what_she_follows_and_is_withdrawn_is_not_named_any_more(client, rosa, maya):
    release = whole_release(maya, "Kelpwright")
    issue(release)
    Follow.objects.create(journalist=rosa, kind="company", subject=subjects(release)["company"])
    withdraw(release, {"en": "Wrong."})
    page = client.get("/en/press/follow/").content.decode()
    assert "Kelpwright" not in page
    assert "Nothing public at present" in page


def test_she_keeps_a_search_from_the_search_page(client, rosa, maya):
    release = whole_release(maya, "Kelpwright")
    issue(release)
    found = Client().get("/en/search/?q=gauges&pictures=1&from=2020-01-01").content.decode()
    assert "/en/press/searches/?q=gauges&amp;pictures=1&amp;from=2020-01-01" in found
    assert "Keep this search?" in client.get("/en/press/searches/?q=gauges&pictures=1&from=2020-01-01").content.decode()
    client.post("/en/press/searches/", {"q": "gauges", "pictures": "1", "from": "2020-01-01", "nonsense": "x"})
    client.post("/en/press/searches/", {"q": "gauges", "pictures": "1"})
    assert SavedSearch.objects.get().question == "q=gauges&pictures=1"
    assert release.pk in client.get("/en/press/feed/").content.decode()
    client.post("/en/press/searches/", {"q": "", "kind": "nonsense"})
    client.post("/en/press/searches/", {"end": SavedSearch.objects.get().pk})
    assert not SavedSearch.objects.exists()


def test_nobody_ends_what_somebody_else_follows(client, maya):
    release = whole_release(maya, "Kelpwright")
    issue(release)
    other = journalist("ben@x.example")
    follow = Follow.objects.create(journalist=other, kind="company", subject=subjects(release)["company"])
    search = SavedSearch.objects.create(journalist=other, name="x", question="q=x")
    client.post("/en/press/follow/", {"end": follow.pk})
    client.post("/en/press/searches/", {"end": search.pk})
    assert Follow.objects.exists()
    assert SavedSearch.objects.exists()


def test_there_is_an_end_to_how_much_one_can_follow(client, rosa, maya):
    release = whole_release(maya, "Kelpwright")
    issue(release)
    Follow.objects.bulk_create(Follow(journalist=rosa, kind="topic", subject=f"{n:020}") for n in range(MOST))
    SavedSearch.objects.bulk_create(
        SavedSearch(journalist=rosa, name=str(n), question=f"q=word{n}") for n in range(MOST)
    )
    path = f"/en/press/follow/company/{subjects(release)['company']}/"
    assert "as many as there can be" in client.get(path).content.decode()
    client.post(path)
    client.post("/en/press/searches/", {"q": "gauges"})
    assert (Follow.objects.count(), SavedSearch.objects.count()) == (MOST, MOST)
    assert client.get("/en/press/feed/").status_code == 200
    # With everything at its limit it is still one question.
    Follow.objects.filter(subject=f"{0:020}").update(kind="company", subject=subjects(release)["company"])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert release.pk in client.get("/en/press/feed/").content.decode()
    assert len(asked) <= 14, [q["sql"][:100] for q in asked]


def test_her_feed_has_each_release_once_in_the_first_of_her_languages_and_nothing_hidden(client, rosa, maya):
    shown = whole_release(maya, "Kelpwright")
    issue(shown)
    hidden = whole_release(maya, "Secretarium")
    issue(hidden, lift=now().replace(microsecond=0) + HOUR)
    only_english = Release.objects.create(owner=maya, headline_en="Kelpwright alone", body_en="<p>Gauges.</p>")
    issue(only_english)
    for kind, subject in subjects(shown).items():
        Follow.objects.create(journalist=rosa, kind=kind, subject=subject)
    for kind, subject in subjects(hidden).items():
        Follow.objects.create(journalist=rosa, kind=kind, subject=subject)
    SavedSearch.objects.create(journalist=rosa, name="", question="q=gauges")
    client.post("/en/press/feed/", {"address": "new"})
    token = FeedAddress.objects.get().token

    def entries(lang):
        answer = Client().get(f"/{lang}/press/feed/{token}.atom")
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert not answer.cookies
        read = feedparser.parse(answer.content)
        assert not read.bozo
        return [(e.title, e.link.split("/")[3]) for e in read.entries]

    assert len(entries("en")) == 2
    assert {lang for _title, lang in entries("en")} == {"en"}
    assert {lang for _title, lang in entries("zh-hans")} == {"zh-hans", "en"}
    rosa.reads = ["zh-hant"]
    rosa.save()
    assert [lang for _title, lang in entries("zh-hans")] == ["zh-hant"]
    assert not any("Secretarium" in title for lang in ("en", "zh-hans") for title, _lang in entries(lang))
    issue(hidden)
    assert any("Secretarium" in title for title, _lang in entries("en"))


def test_an_ended_feed_address_is_one_that_never_was(client, rosa):
    client.post("/en/press/feed/", {"address": "new"})
    first = FeedAddress.objects.get().token
    client.post("/en/press/feed/", {"address": "new"})
    second = FeedAddress.objects.get().token
    assert first != second
    never = Client().get(f"/en/press/feed/{NOWHERE}.atom")
    for token, status in ((first, 404), (second, 200)):
        assert Client().get(f"/en/press/feed/{token}.atom").status_code == status
    client.post("/en/press/feed/", {"address": "none"})
    ended = Client().get(f"/en/press/feed/{second}.atom")
    assert (ended.status_code, ended.content, ended.headers) == (404, never.content, never.headers)


def test_pages_of_her_feed_follow_each_other_and_miss_nothing(client, rosa, maya, monkeypatch):
    release = whole_release(maya, "Kelpwright")
    issue(release)
    monday = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
    for n in range(25):
        one = Release.objects.create(owner=maya, headline_en=f"Gauge {n}", body_en="<p>Gauges.</p>")
        issue(one, lift=monday + n * HOUR, override="An archive.")
    SavedSearch.objects.create(journalist=rosa, name="", question="q=gauges")
    client.post("/en/press/feed/", {"address": "new"})
    path, seen = f"/en/press/feed/{FeedAddress.objects.get().token}.atom", []
    while path:
        read = feedparser.parse(Client().get(path).content)
        seen += [e.title for e in read.entries]
        path = next(
            (link.href.removeprefix("http://127.0.0.1:8000") for link in read.feed.links if link.rel == "next"), ""
        )
    assert len(seen) == len(set(seen)) == 26
    assert seen[1:] == [f"Gauge {n}" for n in reversed(range(25))]
