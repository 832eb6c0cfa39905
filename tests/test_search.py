"""Search: three languages at once, two-character words, stems, phrases, filters, and nothing of what is hidden."""

from __future__ import annotations

import datetime
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from releases.editions import now
from releases.issuing import issue, move, withdraw
from releases.models import Release
from releases.search_index import SearchPending, SearchRow, settle
from releases.search_words import as_fts5, as_tsquery, query, words
from tests.cast import whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def found(q: str, lang: str = "en", **filters: str) -> list[str]:
    page = Client().get(f"/{lang}/search/", {"q": q, **filters})
    assert page.status_code == 200
    results = page.content.decode().partition('class="rows results"')[2].partition("</ol>")[0]
    return [release.headline_en for release in Release.objects.all() if release.pk in results]


def suggested(q: str, lang: str = "en") -> list[str]:
    answer = Client().get(f"/{lang}/suggest", {"q": q})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/x-suggestions+json")
    typed, titles, descriptions, addresses = json.loads(answer.content)
    assert typed == " ".join(q.split())[:100]
    assert descriptions == []
    assert [Client().get(a.removeprefix("http://127.0.0.1:8000")).status_code for a in addresses] == [200] * len(titles)
    return titles


@pytest.fixture
def tides(maya) -> Release:
    release = Release.objects.create(
        owner=maya,
        headline_en="Robots Are Measuring the Tides",
        headline_zh_hant="機械人量度潮汐　醫學界關注",
        body_en="<p>A world-leading study by O’Hara &amp; Sons of sea levels in the harbour.</p>",
        body_zh_hant="<p>再生醫學研究在維多利亞港展開。</p>",
    )
    issue(release)
    return release


@pytest.mark.parametrize(
    "q",
    ["robot", "ROBOTS", "measure tide", "tides measured", "study", '"sea levels"', "“sea level”", "o'hara", "world leading",
     "醫學", "医学", "再生医学", "潮汐", "机械人", "機械人 潮汐", "港", "robot 医学", "維多利亞港", "Ｒｏｂｏｔ"],
)  # fmt: skip
def test_it_is_found_by(tides, q):
    for lang in ("en", "zh-hant", "zh-hans"):
        assert found(q, lang) == [tides.headline_en], lang


@pytest.mark.parametrize(
    "q", ["submarine", '"levels sea"', "医港", "學再", "robot submarine", "潮汕", "", "  ", "***", "'\"():*&|!"]
)
def test_it_is_not_found_by(tides, q):
    assert found(q) == []


@pytest.mark.parametrize(
    "q", ["r", "ro", "robots ar", "tides measuring", "MEASURIN", "ｒｏｂ", "潮汐", "醫學界", "机械人", "機"]
)
def test_titles_are_suggested_as_one_types(tides, q):
    for lang, title in (("en", tides.headline_en), ("zh-hant", tides.headline_zh_hant)):
        assert suggested(q, lang) == ([] if q == "r" else [title])


@pytest.mark.parametrize(
    "q", ["", " ", "harbour", "再生", "submarine", "robots x", "'", '"', "*", "a\0b", "漢" * 500, "%"]
)
def test_nothing_is_suggested_that_stands_in_no_title(tides, q):
    assert suggested(q) == []


def test_no_title_is_suggested_before_its_time(tides, release):
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    assert suggested("tidewat") == []
    page = Client().get("/en/search/", {"q": "Tidewatr"}).content.decode()
    assert release.headline_en not in page


def test_where_nothing_is_found_titles_that_are_near_stand_below(tides):
    page = Client().get("/en/search/", {"q": "robtos measuring"}).content.decode()
    assert found("robtos measuring") == []
    assert "Measuring</mark>" in page.partition('id="near"')[2]
    nothing = Client().get("/en/search/", {"q": "zzyzx"}).content.decode()
    assert 'id="near"' not in nothing
    assert 'href="/en/"' in nothing.partition('class="empty"')[2]


def test_results_can_be_narrowed_to_the_companies_and_topics_that_are_on_them(maya):
    release = whole_release(maya)
    issue(release)
    page = Client().get("/en/search/", {"q": "kelpwright"}).content.decode()
    for name, pk in (("company", release.companies.get().company_id), ("topic", release.topic_rows.get().topic_id)):
        assert f'<option value="{pk}"' in page.partition(f'<select name="{name}"')[2].partition("</select>")[0]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1969-12-31", "2026-02-30", "x", "2026-01-01T00:00"])
def test_an_impossible_day_narrows_nothing(tides, day):
    assert found("robot", to=day) == found("robot", **{"from": day}) == [tides.headline_en]


@pytest.mark.parametrize(
    "q",
    [
        '"',
        "a\0b",
        "AND OR NOT",
        "NEAR(a b)",
        "a:b",
        "x*",
        "' OR 1=1 --",
        "\\",
        "'",
        "漢" * 500,
        "🛥",
        "%",
        "<->",
        "a" * 9000,
    ],
)
def test_nothing_typed_is_an_operator_or_an_error(tides, q):
    found(q)


def test_what_was_asked_for_is_marked_whatever_the_script(tides):
    page = Client().get("/zh-hant/search/", {"q": "医学"}).content.decode()
    assert "<mark>醫學</mark>" in page
    assert "<mark>Robot</mark>s" in Client().get("/en/search/", {"q": "robot"}).content.decode()


def test_filters_narrow_it(maya):
    release = whole_release(maya)
    other = Release.objects.create(owner=maya, headline_en="Kelpwright without a picture", body_en="<p>Text.</p>")
    issue(release)
    issue(other)
    assert len(found("kelpwright")) == 2
    assert found("kelpwright", pictures="1") == [release.headline_en]
    assert found("kelpwright", language="zh-hant") == [release.headline_en]
    assert found("kelpwright", company=release.companies.get().company_id) == [release.headline_en]
    assert found("kelpwright", topic=release.topic_rows.get().topic_id) == [release.headline_en]
    assert found("kelpwright", kind="correction") == []
    assert found("", pictures="1") == [release.headline_en]
    today = now().date()
    assert len(found("kelpwright", **{"from": (today - 2 * HOUR * 24).isoformat()})) == 2
    assert found("kelpwright", to=(today - 48 * HOUR).isoformat()) == []


def test_what_waits_is_not_found_and_is_not_in_the_index(release):
    edition = issue(release, lift=now().replace(microsecond=0) + HOUR)
    assert found("tidewater") == []
    assert not SearchRow.objects.exists()
    assert SearchPending.objects.get().edition == edition
    move(release, now().replace(microsecond=0) + 5 * HOUR)
    assert SearchPending.objects.get().lift == release.editions.get().lift
    withdraw(release, {"en": "Called off."})
    assert not SearchPending.objects.exists()


def lifted_without_a_worker(release) -> None:
    """Its lift has passed and no worker has moved it over."""
    edition = issue(release, lift=now().replace(microsecond=0) + HOUR)
    edition.lift = now().replace(microsecond=0) - HOUR
    edition.save()
    SearchPending.objects.update(lift=edition.lift)
    edition.texts.update(listed=edition.lift)  # the copy of the lift, as every act that moves it writes it


@pytest.mark.parametrize("q", ["tidewater", "laborator", "實驗室", "实验室", '"second laboratory"', "海"])
def test_with_every_worker_dead_what_has_lifted_is_found(release, q):
    lifted_without_a_worker(release)
    waiting = found(q)
    settle(now())
    assert not SearchPending.objects.exists()
    assert waiting == found(q) == ([] if q == "laborator" else [release.headline_en])


def test_a_query_reads_only_lifted_rows_and_at_most_three_times(release, tides):
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        client.get("/en/search/", {"q": "tide"})
    assert len(asked) <= 3 + (connection.vendor == "postgresql")
    pending = [q["sql"] for q in asked if "searchpending" in q["sql"]]
    assert all('"lift" <=' in sql for sql in pending)


def test_what_is_withdrawn_or_replaced_is_found_no_more(tides):
    tides.headline_en = "Robots Measured Them"
    tides.body_en = "<p>Shorter.</p>"
    tides.headline_zh_hant = tides.body_zh_hant = ""
    tides.state = "issued"
    tides.save()
    tides.editions.update(lift=now().replace(microsecond=0) - HOUR)
    issue(tides, kind="correction")
    assert found("harbour") == []
    assert found("shorter") == [tides.headline_en]
    withdraw(tides, {"en": "Wrong."})
    assert found("shorter") == []
    assert not SearchRow.objects.filter(edition__until__isnull=True).exists()


def test_results_go_page_by_page(maya):
    for number in range(45):
        release = Release.objects.create(headline_en=f"Tide {number:02}", body_en="<p>Text.</p>")
        issue(release, lift=now().replace(microsecond=0) - HOUR * number, override="An archive.")
    seen, address = [], "/en/search/?q=tide"
    while address:
        page = Client().get(address).content.decode()
        seen += [n for n in range(45) if f"> {n:02}<" in page or f"</mark> {n:02}" in page]
        older = page.partition('rel="next" href="')[2].partition('"')[0]
        address = "/en/search/" + older.replace("&amp;", "&") if older else ""
    assert seen == list(range(45))


@pytest.mark.no_database
def test_words_are_the_same_for_both_scripts_and_stems():
    assert words("醫學") == words("医学")
    assert words("measuring") == words("measured")
    assert as_fts5(query('say "a b" AND')) == '"a b" AND "say" AND "and"'
    assert as_tsquery(query("o'hara 醫學會")) == "('ohara') & ('医学 学会')"
