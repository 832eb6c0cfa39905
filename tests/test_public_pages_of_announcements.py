"""An announcement's own address: a line and a time until the lift, the way to the release after it, and nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from releases.editions import Announcement, Edition, now
from releases.issuing import issue, move, withdraw
from releases.models import Release
from tests.cast import whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
LINE = {"en": "A statement on harbours", "zh-hant": "關於海港的聲明"}


@pytest.fixture
def coming(maya) -> Release:
    release = whole_release(maya)
    issue(release, lift=now().replace(microsecond=0) + HOUR, announced=LINE)
    return release


def get(lang: str = "en"):
    return Client().get(f"/{lang}/upcoming/{Announcement._base_manager.get().pk}/")


def lift(release: Release) -> None:
    Edition.objects.filter(release=release).update(lift=now().replace(microsecond=0), first_lift=now())


def test_before_the_lift_it_says_line_and_time_and_nothing_else(coming):
    page = get()
    html = page.content.decode()
    assert page.status_code == 200
    assert "A statement on harbours" in html
    assert " data-released>" not in html
    for word in ("Kelpwright", coming.pk, coming.editions.get().pk):
        assert word not in html
    assert "關於海港的聲明" in get("zh-hant").content.decode()
    assert f"/en/upcoming/{Announcement._base_manager.get().pk}/" in Client().get("/en/upcoming/").content.decode()


@pytest.mark.parametrize("lang", ["en", "zh-hant", "zh-hans"])
def test_from_the_lift_on_it_leads_to_the_release(coming, lang):
    lift(coming)
    html = get(lang).content.decode()
    headline = getattr(coming, f"headline_{lang.replace('-', '_')}")
    assert " data-released>" in html
    assert headline in html
    assert f"-{coming.pk}/" in html


def test_moved_it_says_the_new_time(coming):
    before = get().content
    move(coming, now().replace(microsecond=0) + 5 * HOUR)
    assert get().status_code == 200
    assert get().content != before


def test_called_off_or_withdrawn_it_is_the_404_of_what_never_was(coming):
    never = Client().get(f"/en/upcoming/{'2' * 20}/")
    withdraw(coming, {"en": "Not after all."})
    assert (get().status_code, get().content) == (404, never.content)


def test_after_a_correction_it_leads_to_what_is_public_now(coming):
    lift(coming)
    coming.refresh_from_db()
    coming.headline_en = "Mossgrave Gauges Read the Tide"
    coming.save()
    corrected = issue(coming, kind="correction", note={"en": "A name."})
    Edition.objects.filter(release=coming, number=1).update(lift=now() - HOUR, until=now())
    Edition.objects.filter(pk=corrected.pk).update(lift=now().replace(microsecond=0))
    assert "Mossgrave" in get().content.decode()
