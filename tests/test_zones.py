"""An embargo time in a named zone: never guessed, refused with the choices where a clock skips or repeats it."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from releases.zones import NoSuchTime, in_words, instant, parse

pytestmark = pytest.mark.no_database
ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Hong_Kong", "America/Santiago",
         "Asia/Tehran", "Europe/Paris", "Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu", "Europe/Dublin"]  # fmt: skip
walls = st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2035, 12, 31)).map(
    lambda d: d.replace(microsecond=0)
)


@given(walls, st.sampled_from(ZONES))
def test_every_wall_time_is_one_instant_or_is_refused_with_two_choices(wall, zone):
    choices: tuple[datetime.datetime, ...] = ()
    try:
        found = instant(wall, zone)
    except NoSuchTime as problem:
        choices = problem.choices
    if choices:
        assert len(choices) == 2
        assert choices[0] < choices[1]
    else:
        assert found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


@pytest.mark.parametrize(
    "zone", ["Europe/London", "America/New_York", "Europe/Paris", "Pacific/Auckland", "Australia/Lord_Howe"]
)
@pytest.mark.parametrize("year", [2026, 2030, 2035])
def test_every_gap_and_fold_of_a_year_is_refused(zone, year):
    """Walk the year by half hours in UTC; where the offset jumps, a wall time inside the jump must be refused."""
    tz, step = ZoneInfo(zone), datetime.timedelta(minutes=30)
    moment, seen = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC), 0
    while moment.year == year:
        before, after = moment.astimezone(tz), (moment + step).astimezone(tz)
        jump = after.utcoffset() - before.utcoffset()
        if jump:
            wall = (after.replace(tzinfo=None) - jump / 2) if jump > step * 0 else after.replace(tzinfo=None)
            with pytest.raises(NoSuchTime):
                instant(wall, zone)
            seen += 1
        moment += step
    assert seen == 2


def test_the_sentence_names_the_choices():
    with pytest.raises(NoSuchTime, match="does not exist in Europe/London") as skipped:
        instant(datetime.datetime(2027, 3, 28, 1, 30), "Europe/London")
    assert "01:30 London" not in str(skipped.value).partition("Choose")[2]
    with pytest.raises(NoSuchTime, match="comes twice in Europe/London"):
        instant(datetime.datetime(2026, 10, 25, 1, 30), "Europe/London")


def test_a_time_is_read_back_in_full_in_two_zones(settings):
    lift = datetime.datetime(2026, 12, 2, 16, 1, tzinfo=datetime.UTC)
    assert in_words(lift) == "Thursday 3 December 2026, 00:01 Hong Kong = Wednesday 2 December 2026, 16:01 London"


def test_it_is_read_back_in_chinese(settings):
    lift = datetime.datetime(2026, 12, 2, 16, 1, tzinfo=datetime.UTC)
    with translation.override("zh-hant"):
        assert "2026" in in_words(lift)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-03T00:01+08:00", "2026-12-02T16:01:00+00:00"),
        ("2026-12-03T00:01:00Z", "2026-12-03T00:01:00+00:00"),
        ("2026-12-03T00:01", "2026-12-02T16:01:00+00:00"),
        ("2026-12-03 00:01:02.300+08:00", "2026-12-02T16:01:03+00:00"),
    ],
)
def test_iso_8601_is_read_and_never_rounded_to_earlier(text, expected):
    assert parse(text).isoformat() == expected


@pytest.mark.parametrize("text", ["tomorrow", "", "2026-13-01T00:00", "03/12/2026 12:01 a.m."])
def test_what_is_no_time_is_refused_in_a_sentence(text):
    with pytest.raises(ValueError, match="is not a time"):
        parse(text)
