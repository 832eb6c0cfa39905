"""The timing line: what it says, and what it leaves to doubt."""

from __future__ import annotations

import pytest

from releases.importing.timing import read_timing

pytestmark = pytest.mark.no_database

CLEAR = [
    ("EMBARGOED UNTIL 00:01 GMT Thursday 4 December 2025", "GB", "2025-12-04T00:01:00+00:00"),
    ("STRICTLY EMBARGOED TO 0001 HRS BST, FRIDAY 5 JULY 2024", "GB", "2024-07-05T00:01:00+01:00"),
    ("NOT FOR RELEASE BEFORE 6:00 a.m. PDT / 9:00 a.m. EDT, Tuesday, Sept. 9, 2025", "US", "2025-09-09T06:00:00-07:00"),
    ("EMBARGOED FOR RELEASE until 4 p.m. ET, Jan. 5, 2026", "US", "2026-01-05T16:00:00-05:00"),
    ("EMBARGOED FOR RELEASE until 4 p.m. ET, July 6, 2026", "US", "2026-07-06T16:00:00-04:00"),
    ("Embargoed until 12:01 a.m. Eastern Time on March 5, 2026", "US", "2026-03-05T00:01:00-05:00"),
    ("EMBARGO: 10:00 AEST 5 July 2025 (00:00 UTC)", "AU", "2025-07-05T10:00:00+10:00"),
    ("Embargo: 12 July 2021, 15:00 CEST", "BE", "2021-07-12T15:00:00+02:00"),
    ("Embargoed until noon Hong Kong time, 3 March 2026", "HK", "2026-03-03T12:00:00+08:00"),
    ("EMBARGO until 9am SGT, 14 May 2026", "SG", "2026-05-14T09:00:00+08:00"),
    ("禁發期至2025年7月3日（星期四）上午9時正（香港時間）", "HK", "2025-07-03T09:00:00+08:00"),
    ("禁发期至：2025年7月3日14:00（北京时间）", "CN", "2025-07-03T14:00:00+08:00"),
]
DOUBTFUL = [
    ("EMBARGOED UNTIL 00.01 ON MONDAY 4 MAY 2026", "GB", "2026-05-04T00:01:00+01:00", "no time zone"),
    ("請於2025年7月3日上午10時後發佈", "HK", "2025-07-03T10:00:00+08:00", "no time zone"),
    ("请于2025年7月3日14:00后刊发", "CN", "2025-07-03T14:00:00+08:00", "no time zone"),
    ("不得早於2025年11月6日中午12時正發放", "HK", "2025-11-06T12:00:00+08:00", "no time zone"),
    ("解禁时间：二〇二五年七月三日零时", "CN", "2025-07-03T00:00:00+08:00", "no time zone"),
    ("限時發布：民國114年9月18日（週四）上午10點", "TW", "2025-09-18T10:00:00+08:00", "no time zone"),
    ("Embargoed until 00:01 BST 4 December 2025", "GB", "2025-12-04T00:01:00+01:00", "BST is not in use"),
    ("Embargoed until 00:01 GMT Friday 4 December 2025", "GB", "2025-12-04T00:01:00+00:00", "is a Thursday"),
    (
        "NOT FOR RELEASE BEFORE 6:00 a.m. PDT / 10:00 a.m. EDT, Sept. 9, 2025",
        "US",
        "2025-09-09T06:00:00-07:00",
        "same instant",
    ),
    ("Embargoed until midnight GMT, 4 December 2025", "GB", "2025-12-04T00:00:00+00:00", "beginning or the end"),
    ("Embargoed until 4 December 2025", "GB", "2025-12-04T00:00:00+00:00", "no time of day"),
]


@pytest.mark.parametrize(("text", "country", "instant"), CLEAR)
def test_a_clear_embargo_is_read_without_doubt(text, country, instant):
    timing = read_timing(text, country)
    assert timing
    assert timing.kind == "embargo"
    assert timing.embargo_until
    assert timing.embargo_until.isoformat() == instant
    assert timing.doubt == ""


@pytest.mark.parametrize(("text", "country", "instant", "doubt"), DOUBTFUL)
def test_what_an_embargo_leaves_to_guess_is_said(text, country, instant, doubt):
    timing = read_timing(text, country)
    assert timing
    assert timing.embargo_until
    assert timing.embargo_until.isoformat() == instant
    assert doubt in timing.doubt


@pytest.mark.parametrize(
    "text",
    [
        "FOR IMMEDIATE RELEASE",
        "For immediate use",
        "For release: immediate",
        "即時發佈",
        "即时发布",
        "实时发布",
        "供即时发布",
        "請即發放",
    ],
)
def test_a_release_for_use_at_once(text):
    timing = read_timing(text, "HK")
    assert timing
    assert (timing.kind, timing.embargo_until) == ("immediate", None)


@pytest.mark.parametrize("text", ["PRESS RELEASE", "新聞稿", "The museum will release 40 newts", "本公司今日發布業績"])
def test_other_lines_are_no_timing(text):
    assert read_timing(text, "HK") is None
