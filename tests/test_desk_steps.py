"""The steps: each says what will happen, does it once, and keeps everything typed where something is wrong."""

from __future__ import annotations

import datetime

import pytest

from releases.editions import Announcement, Edition, now
from releases.issuing import issue
from releases.models import Figure
from tests.desk_form import fields, opened


@pytest.fixture
def desk(client, edith):
    client.force_login(edith)
    return client


@pytest.fixture
def steps(release) -> str:
    return f"/admin/releases/release/{release.pk}/do"


LATER = {"when": "later", "lift_0": "2031-12-03", "lift_1": "00:01", "lift_2": "Asia/Hong_Kong"}


def test_issuing_under_embargo_hides_or_announces_in_each_language(desk, steps):
    form = opened(desk, f"{steps}/issue/")
    lines = {"announced_en": "A study of tides", "announced_zh-hant": "潮汐研究"}
    assert desk.post(f"{steps}/issue/", {**form, **LATER, **lines}).status_code == 302
    assert Edition.objects.get().lift.isoformat() == "2031-12-02T16:01:00+00:00"
    assert Announcement.objects.get().line == {"en": "A study of tides", "zh-hant": "潮汐研究"}


def test_a_second_click_does_nothing_twice(desk, steps, release):
    form = {**opened(desk, f"{steps}/issue/"), **LATER}
    desk.post(f"{steps}/issue/", form)
    again = desk.post(f"{steps}/issue/", form, follow=True)
    assert Edition.objects.count() == 1
    assert "Nothing was done" in again.content.decode()


def test_issuing_now_is_public_at_once(desk, steps):
    form = {**opened(desk, f"{steps}/issue/"), "when": "now", "lift_1": "nonsense"}
    assert desk.post(f"{steps}/issue/", form).status_code == 302
    assert Edition.objects.visible_to().count() == 1


def test_until_when_has_to_be_said(desk, steps):
    form = {**opened(desk, f"{steps}/issue/"), "when": "later", "announced_en": "Kept"}
    refused = desk.post(f"{steps}/issue/", form)
    assert "Say until when" in refused.content.decode()
    assert fields(refused.content)["announced_en"] == "Kept"


def test_what_stands_in_the_way_needs_a_reason(desk, steps, release):
    Figure.objects.create(release=release, caption_en="Only in English")
    form = {**opened(desk, f"{steps}/issue/"), **LATER}
    refused = desk.post(f"{steps}/issue/", form)
    assert not Edition.objects.exists()
    assert fields(refused.content)["lift_1"] == "00:01"
    desk.post(f"{steps}/issue/", {**fields(refused.content), **LATER, "override": "The partner asked for it."})
    assert Edition.objects.get().override == "The partner asked for it."


def test_a_public_release_asks_what_changed(desk, steps, release):
    issue(release)
    form = {**opened(desk, f"{steps}/issue/"), "when": "now"}
    assert "Say what this is" in desk.post(f"{steps}/issue/", form).content.decode()
    desk.post(f"{steps}/issue/", {**form, "kind": "correction", "note_en": "84, not 91."})
    assert Edition.objects.order_by("-number").first().note == {"en": "84, not 91."}


def test_moving_reads_the_old_time_back_and_keeps_what_was_typed(desk, steps, release):
    issue(release, lift=now().replace(microsecond=0) + datetime.timedelta(days=2))
    page = desk.get(f"{steps}/move/")
    assert "All languages, pictures and attachments move together." in page.content.decode()
    form = {**fields(page.content), "lift_0": "2020-01-01", "lift_1": "10:00", "reason": "The minister is late"}
    refused = desk.post(f"{steps}/move/", form)
    assert "in the past" in refused.content.decode()
    assert fields(refused.content)["reason"] == "The minister is late"
    desk.post(f"{steps}/move/", {**form, "lift_0": "2031-12-03"})
    assert Edition.objects.get().lift.year == 2031


def test_withdrawing_wants_a_reason(desk, steps, release):
    issue(release)
    form = opened(desk, f"{steps}/withdraw/")
    assert "Say why" in desk.post(f"{steps}/withdraw/", form).content.decode()
    desk.post(f"{steps}/withdraw/", {**form, "reason_en": "The figures were wrong."})
    assert not Edition.objects.visible_to().exists()


def test_submitting_then_approving(desk, steps, release):
    for name, state in (("submit", "in-review"), ("approve", "approved"), ("send_back", "draft")):
        desk.post(f"{steps}/{name}/", opened(desk, f"{steps}/{name}/"))
        release.refresh_from_db()
        assert release.state == state


def test_a_step_that_does_not_exist_is_not_there(desk, steps):
    assert desk.get(f"{steps}/explode/").status_code == 404


def test_the_officer_who_wrote_it_does_not_approve_it(client, maya, steps, release, settings):
    settings.NEWSROOM_TWO_PERSONS = True
    client.force_login(maya)
    client.post(f"{steps}/submit/", {})
    refused = client.post(f"{steps}/approve/", {})
    assert "a second person has to approve it" in refused.content.decode()
