"""The door: public means lift <= now < until, by the database's clock, and nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, connection
from django.db.models import DateTimeField, Value
from django.test.utils import CaptureQueriesContext

from releases import embargo
from releases.editions import Edition, EditionText, now
from releases.issuing import issue, move, withdraw
from releases.workflow import Refused

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
SECOND = datetime.timedelta(seconds=1)


def at(instant: datetime.datetime) -> Value:
    return Value(instant, output_field=DateTimeField())


def soon() -> datetime.datetime:
    return now().replace(microsecond=0) + HOUR


def visible(release, instant) -> list[int]:
    """Numbers of the editions that are public at the instant."""
    editions = Edition.objects.visible_to(at=at(instant)).filter(release_id=release.pk)
    return sorted(editions.values_list("number", flat=True))


def test_it_is_hidden_until_the_second_of_its_lift_and_public_from_it(release):
    lift = soon()
    issue(release, lift=lift)
    assert visible(release, lift - datetime.timedelta(microseconds=1000)) == []
    assert visible(release, lift) == [1]
    assert visible(release, lift + 1000 * HOUR) == [1]


def test_all_languages_lift_at_the_same_instant(release):
    lift = soon()
    issue(release, lift=lift)
    texts = EditionText.objects.visible_to(at=at(lift - SECOND)).filter(edition__release_id=release.pk)
    assert not texts.exists()
    texts = EditionText.objects.visible_to(at=at(lift)).filter(edition__release_id=release.pk, written=True)
    assert sorted(texts.values_list("language", flat=True)) == ["en", "zh-hans", "zh-hant"]


def test_the_clock_is_asked_in_the_statement_and_not_by_this_process(release):
    with CaptureQueriesContext(connection) as queries:
        list(Edition.objects.visible_to())
    asked = queries[0]["sql"]
    assert ("STATEMENT_TIMESTAMP()" if connection.vendor == "postgresql" else "STRFTIME") in asked


def test_without_a_clock_nothing_is_shown(release, monkeypatch):
    issue(release)
    broken = embargo.Now()
    broken.template = "no_such_clock()"
    broken.as_sqlite = broken.as_postgresql = lambda compiler, connection, **extra: ("no_such_clock()", [])
    monkeypatch.setattr(embargo, "clock", lambda: broken)
    with pytest.raises(DatabaseError):
        list(Edition.objects.visible_to())


def test_a_correction_under_embargo_leaves_readers_the_earlier_edition_until_its_lift(release):
    issue(release)
    lift = soon()
    issue(release, lift=lift, kind="correction")
    assert visible(release, lift - SECOND) == [1]
    assert visible(release, lift) == [2]


def test_at_every_instant_at_most_one_edition_is_public(release):
    start = now()
    issue(release)
    issue(release, lift=soon(), kind="update")
    move(release, soon() + HOUR)
    issue(release, lift=soon() + 3 * HOUR)
    for minutes in range(0, 400, 7):
        assert len(visible(release, start + datetime.timedelta(minutes=minutes, seconds=5))) == 1


def test_a_move_takes_both_ends_along(release):
    issue(release)
    first, later = soon(), soon() + 5 * HOUR
    issue(release, lift=first, kind="correction")
    move(release, later)
    assert visible(release, first + SECOND) == [1]
    assert visible(release, later - SECOND) == [1]
    assert visible(release, later) == [2]


def test_one_withdrawn_before_its_lift_never_becomes_public(release):
    lift = soon()
    issue(release, lift=lift)
    assert withdraw(release, {"en": "The signing was called off."}) is False
    for later in (lift - SECOND, lift, lift + 1000 * HOUR):
        assert visible(release, later) == []
        assert not Edition.objects.withdrawn_from(at=at(later)).exists()
        assert not Edition.objects.once_visible_to(at=at(later)).exists()


def test_one_withdrawn_after_its_lift_is_gone_at_once_and_says_so(release):
    issue(release)
    assert withdraw(release, {"en": "A figure was wrong."}) is True
    assert visible(release, now() + SECOND) == []
    assert Edition.objects.withdrawn_from().filter(release_id=release.pk).exists()


def test_withdrawing_takes_back_what_is_public_and_what_waits(release):
    issue(release)
    lift = soon()
    issue(release, lift=lift, kind="correction")
    withdraw(release, {"en": "Both were wrong."})
    assert visible(release, now() + SECOND) == []
    assert visible(release, lift + SECOND) == []


def test_a_change_before_the_lift_replaces_the_text_and_keeps_number_and_lift(release):
    lift = soon()
    issue(release, lift=lift)
    release.refresh_from_db()
    release.headline_en = "A better headline"
    release.save()
    edition = issue(release, lift=lift)
    assert (edition.number, edition.kind, edition.lift) == (1, "first", lift)
    text = EditionText.objects.visible_to(at=at(lift)).get(edition__release_id=release.pk, language="en")
    assert text.headline == "A better headline"


def test_issued_again_without_a_time_what_was_embargoed_is_public_now(release):
    issue(release, lift=soon())
    edition = issue(release)
    assert edition.lift <= now()
    assert visible(release, now()) == [1]


def test_one_cancelled_before_its_lift_leaves_no_gap_in_the_numbers(release):
    issue(release, lift=soon())
    withdraw(release, {"en": "Not yet."})
    release.refresh_from_db()
    release.state = "draft"
    release.save()
    assert issue(release).number == 1


def test_a_public_release_cannot_be_moved(release):
    issue(release)
    with pytest.raises(Refused, match="public already"):
        move(release, soon())


def test_a_lift_has_whole_seconds(release):
    assert issue(release).lift.microsecond == 0


def test_hidden_rows_are_not_ordered_among_public_ones(release):
    """The bound on the ordering column keeps a list off rows whose lift is still to come, and withdrawn ones."""
    lift = soon()
    edition = issue(release, lift=lift)
    assert not EditionText.objects.filter(listed__lte=now()).exists()
    withdraw(release, {"en": "Called off."})
    assert not EditionText.objects.filter(edition=edition, listed__isnull=False).exists()
