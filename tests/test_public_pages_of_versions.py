"""A later version says what it changed, from public texts alone; a release leads to others that are about the same."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from releases.editions import now
from releases.issuing import issue, withdraw
from releases.models import Release
from tests.cast import addresses_of, whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def page(release: Release, lang: str = "en", rest: str = "") -> str:
    address = next(a for a in addresses_of(release) if a.startswith(f"/{lang}/releases/"))
    response = Client().get(address + rest)
    assert response.status_code == 200
    return response.content.decode()


def marks(html: str) -> list[tuple[str, str]]:
    bare = re.sub(r'<span class="heard">[^<]*</span>', "", html)
    return re.findall(r"<(del|ins)>([^<]*)</\1>", bare)


@pytest.fixture
def corrected(release) -> Release:
    issue(release, lift=now().replace(microsecond=0) - HOUR, override="An archive.")
    release.refresh_from_db()
    release.headline_en = release.headline_en.replace("Second", "Third")
    release.headline_zh_hant = release.headline_zh_hant.replace("第二", "第三")
    release.save()
    issue(release, kind="correction", note={"en": "It is the third."})
    return release


def same_company(release: Release, other: Release) -> Release:
    other.companies.update(company=release.companies.get().company)
    return other


def test_a_correction_shows_the_words_taken_out_and_put_in(corrected):
    assert marks(page(corrected)) == [("del", "Second"), ("ins", "Third")]
    assert marks(page(corrected, "zh-hant")) == [("del", "二"), ("ins", "三")]
    assert marks(page(corrected, "zh-hans")) == []
    for spoken in ("taken out:", "put in:"):
        assert spoken in page(corrected)


def test_the_earlier_version_shows_what_has_changed_since(corrected):
    assert marks(page(corrected, rest="editions/1/")) == [("del", "Second"), ("ins", "Third")]


def test_a_correction_that_waits_shows_nothing_anywhere(corrected):
    before = page(corrected), page(corrected, rest="editions/1/")
    corrected.refresh_from_db()
    corrected.subheads_en = "Secretarium"
    corrected.save()
    issue(corrected, lift=now().replace(microsecond=0) + HOUR, kind="correction", note={"en": "Secretarium"})
    assert (page(corrected), page(corrected, rest="editions/1/")) == before


def test_each_version_is_compared_with_the_one_before_it(corrected):
    corrected.refresh_from_db()
    corrected.headline_en = corrected.headline_en.replace("Harbour", "Pier")
    corrected.save()
    latest = issue(corrected, kind="update", lift=now().replace(microsecond=0) + HOUR)
    type(latest).objects.filter(pk=latest.pk).update(lift=now().replace(microsecond=0))
    latest.refresh_from_db()
    corrected.editions.filter(number=2).update(lift=latest.lift - HOUR / 2, until=latest.lift)
    corrected.editions.filter(number=1).update(until=latest.lift - HOUR / 2)
    assert marks(page(corrected)) == [("del", "Harbour"), ("ins", "Pier")]
    assert ("ins", "Third Pier") in marks(page(corrected, rest="editions/1/"))


def test_a_release_leads_to_others_of_its_company_and_topic(maya):
    one, two, three = (whole_release(maya, word) for word in ("Kelpwright", "Mossgrave", "Fernhollow"))
    same_company(one, two)
    three.topic_rows.update(topic=one.topic_rows.get().topic)
    for release in (one, two, three):
        issue(release)
    related = page(one).partition('class="related"')[2]
    assert "Mossgrave Gauges" in related
    assert "Fernhollow Gauges" in related
    assert "Kelpwright Gauges" not in related
    assert 'class="related"' not in page(whole_and_issued(maya, "Alderbright"))
    withdraw(two, {"en": "Gone."})
    assert "Mossgrave" not in page(one).partition('class="related"')[2]


def whole_and_issued(maya, word: str) -> Release:
    release = whole_release(maya, word)
    issue(release)
    return release


def test_what_is_under_embargo_is_related_to_nothing(maya):
    one = whole_and_issued(maya, "Kelpwright")
    before = page(one)
    hidden = same_company(one, whole_release(maya, "Secretarium"))
    issue(hidden, lift=now().replace(microsecond=0) + HOUR)
    assert page(one) == before


def test_related_releases_and_changes_take_no_further_query(maya):
    one = whole_and_issued(maya, "Kelpwright")
    issue(one, kind="correction", note={"en": "84."})
    for number in range(12):
        issue(same_company(one, whole_release(maya, f"Reed{number}")))
    address = addresses_of(one)[0]
    with CaptureQueriesContext(connection) as asked:
        shown = Client().get(address).content.decode()
    assert len(asked) <= 2
    assert shown.partition('class="related"')[2].count("<li>") == 3
