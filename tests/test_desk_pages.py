"""The desk's first page, its lists and its preview: what is mine, what is next, what waits, as readers will see it."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from releases.admin.completeness import completeness
from releases.editions import now
from releases.issuing import issue
from releases.models import Figure, Quote, Release


@pytest.fixture
def desk(client, maya):
    client.force_login(maya)
    return client


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def part(page: str, heading: str) -> str:
    return page.split(f'id="{heading}"')[1].split("</section>")[0]


def test_the_first_page_answers_what_is_mine_next_and_waiting(desk, maya, edith, release):
    waiting = Release.objects.create(owner=edith, state="in-review", headline_en="Waiting for somebody")
    coming = Release.objects.create(owner=edith, headline_en="Under embargo", body_en="<p>Text</p>")
    issue(coming, lift=now().replace(microsecond=0) + datetime.timedelta(days=1))
    out = Release.objects.create(owner=edith, headline_en="Out already", body_en="<p>Text</p>")
    issue(out)
    page = text(desk, "/admin/")
    assert release.headline_en in part(page, "mine")
    assert waiting.headline_en in part(page, "review")
    assert coming.headline_en in part(page, "next-lifts")
    assert "London" in part(page, "next-lifts")
    assert out.headline_en in part(page, "recent")


@pytest.mark.parametrize(
    "query", ["", "?whose=mine", "?state__exact=draft", "?out=embargoed", "?out=never", "?q=harbour"]
)
def test_the_list_can_be_searched_and_filtered(query, desk, release):
    shown = release.headline_en in text(desk, f"/admin/releases/release/{query}")
    assert shown is (query != "?out=embargoed")


def test_the_list_asks_the_database_as_often_for_many_as_for_few(desk, maya, django_assert_max_num_queries):
    for n in range(12):
        one = Release.objects.create(owner=maya, headline_en=f"Release {n}", body_en="<p>Text</p>")
        Quote.objects.create(release=one, speaker_en="Ada Fenn")
        issue(one, lift=now().replace(microsecond=0) + datetime.timedelta(days=1))
    with django_assert_max_num_queries(20):
        text(desk, "/admin/releases/release/")


def test_names_stand_in_the_language_of_the_desk(desk, maya, release):
    maya.language = "zh-hant"
    maya.save()
    page = text(desk, "/admin/releases/release/")
    assert release.headline_zh_hant in page
    assert '<html lang="zh-hant"' in page


def test_the_preview_is_the_article_of_the_public_page(desk, release):
    base = f"/admin/releases/release/{release.pk}/preview"
    assert f"{base}/en/" in text(desk, f"{base}/")
    for language, headline in (("en", release.headline_en), ("zh-hans", release.headline_zh_hans)):
        page = text(desk, f"{base}/{language}/?as=embargoed")
        assert f'<article class="release" lang="{"en" if language == "en" else "zh-Hans"}"' in page
        assert headline in page


def test_a_preview_is_for_people_of_the_desk(client, release):
    assert client.get(f"/admin/releases/release/{release.pk}/preview/en/").status_code == 302


def test_a_release_that_is_not_there_is_404(desk):
    assert desk.get("/admin/releases/release/nowhere/preview/").status_code == 404


def test_completeness_names_what_is_missing(release):
    Figure.objects.create(release=release, caption_en="A laboratory", caption_zh_hant="實驗室")
    release.subheads_en = "Only in English"
    release.save()
    english, hant, hans = completeness(release)
    assert (english.done, english.of) == (4, 4)
    assert (hant.done, hant.missing) == (3, ("Sub-headlines",))
    assert (hans.done, hans.missing) == (2, ("Sub-headlines", "picture 1"))


def test_everyone_chooses_her_own_language(desk, maya):
    desk.post("/admin/me/", {"name": "Maya", "language": "zh-hans", "time_zone": "Europe/London"})
    maya.refresh_from_db()
    assert (maya.language, maya.time_zone) == ("zh-hans", "Europe/London")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/companies/company/", "/admin/companies/company/add/", "/admin/companies/person/",
        "/admin/companies/person/add/", "/admin/contacts/mediacontact/", "/admin/contacts/mediacontact/add/",
        "/admin/releases/topic/", "/admin/releases/topic/add/", "/admin/accounts/user/", "/admin/releases/release/add/",
    ],
)  # fmt: skip
def test_every_page_of_the_desk_opens(address, desk):
    assert "<main" in text(desk, address)


def test_only_a_script_with_the_nonce_stands_in_the_page(desk, release):
    response = desk.get(f"/admin/releases/release/{release.pk}/change/")
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    page = response.content.decode()
    inline = [tag for tag in page.split("<script")[1:] if " src=" not in tag.split(">")[0]]
    assert all("application/json" in tag or "nonce=" in tag.split(">")[0] for tag in inline)
    assert "style=" not in page
    assert "<style" not in page
