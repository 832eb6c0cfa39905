"""What is coming before any text is written: each change dated, with its reason, on the page and in calendars."""

from __future__ import annotations

import datetime
import re
import uuid

import icalendar
import pytest
from django.test import Client

from releases import standstill
from releases.diary.entries import DiaryEntry
from releases.diary.publishing import publish
from releases.editions import Pulse, now
from releases.issuing import issue, move, withdraw
from releases.workflow import Refused
from tests.cast import whole_release

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
TEN = datetime.time(10, 0)


def day(ahead: int) -> datetime.date:
    return now().date() + ahead * DAY


def entry(ahead: int = 30, **fields) -> DiaryEntry:
    titles = {"title_en": "Harbour survey", "title_zh_hant": "海港調查"}
    made = DiaryEntry.objects.create(**{"day": day(ahead), "public": True, **titles, **fields})
    publish(made)
    return made


def change(made: DiaryEntry, **fields) -> None:
    for name, value in fields.items():
        setattr(made, name, value)
    made.save()
    publish(made)


def page(lang: str = "en") -> str:
    return re.sub(r"<[^>]+>", "", Client().get(f"/{lang}/upcoming/").content.decode())


def events(lang: str = "en") -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(Client().get(f"/{lang}/upcoming.ics").content).walk("VEVENT")


def event(lang: str = "en") -> icalendar.Event:
    (only,) = events(lang)
    return only


def test_an_entry_is_on_the_page_and_in_the_calendar_before_there_is_any_text():
    made = entry()
    assert "Harbour survey" in page()
    assert "Provisional" in page()
    assert "海港調查" in page("zh-hans")  # in the language that it was written in, and marked so
    assert '<span lang="en">Harbour survey' in Client().get("/en/upcoming/").content.decode()
    assert event()["STATUS"] == "TENTATIVE"
    assert event().decoded("DTSTART") == made.day
    assert event()["SUMMARY"] == "Harbour survey"
    assert event("zh-hant")["SUMMARY"] == "海港調查"


def test_the_uid_stays_and_the_sequence_rises_with_every_change():
    made = entry()
    uid, sequence = event()["UID"], event()["SEQUENCE"]
    uuid.UUID(uid)
    for fields in (
        {"time": TEN},
        {"day": day(40), "reason_en": "The samples are late."},
        {"state": "confirmed"},
        {"title_en": "Harbour water survey"},
        {"day": None, "time": None, "state": "postponed", "reason_en": "The laboratory is closed."},
        {"day": day(50), "state": "provisional"},
        {"state": "cancelled", "reason_en": "There is no survey."},
    ):
        change(made, **fields)
        assert event()["UID"] == uid
        assert event()["SEQUENCE"] == sequence + 1
        sequence = event()["SEQUENCE"]
    change(made)
    assert event()["SEQUENCE"] == sequence, "saved without a change"


def test_the_time_is_an_instant_and_an_entry_without_one_a_day():
    made = entry(time=TEN)
    assert event().decoded("DTSTART") == datetime.datetime.combine(made.day, datetime.time(2, 0), datetime.UTC)
    assert b"DTSTART:" in Client().get("/en/upcoming.ics").content
    change(made, time=None)
    assert b"DTSTART;VALUE=DATE:" in Client().get("/en/upcoming.ics").content


@pytest.mark.parametrize(
    ("fields", "told", "status"),
    [
        ({"state": "confirmed"}, "Confirmed on", "CONFIRMED"),
        (
            {"day": 40, "reason_en": "Late samples."},
            "Postponed from %(planned)s, on %(today)s: Late samples.",
            "TENTATIVE",
        ),
        ({"day": 20, "reason_en": "Early."}, "Brought forward from %(planned)s, on %(today)s: Early.", "TENTATIVE"),
        (
            {"day": None, "state": "postponed", "reason_en": "Flood."},
            "Postponed from %(planned)s until further",
            "CANCELLED",
        ),
        ({"day": 40, "state": "postponed", "reason_en": "Flood."}, "Postponed from %(planned)s, on", "TENTATIVE"),
        ({"state": "cancelled", "reason_en": "Flood."}, "Cancelled on %(today)s: Flood.", "CANCELLED"),
        ({"time": TEN}, "Time given on %(today)s", "TENTATIVE"),
    ],
)
def test_each_change_is_told_with_its_date_and_its_reason(fields, told, status):
    made = entry()
    planned = f"{made.day:%A} {made.day.day} {made.day:%B %Y}"
    change(made, **{**fields, **({"day": day(fields["day"])} if fields.get("day") else {})})
    today = datetime.datetime.now(datetime.timezone(8 * datetime.timedelta(hours=1)))
    told %= {"planned": planned, "today": f"{today.day} {today:%B %Y}"}
    assert told in page()
    assert told in event()["DESCRIPTION"]
    assert event()["STATUS"] == status
    made.refresh_from_db()
    assert made.reason_en == "", "the reason stands in the history and is asked for anew"


def test_the_history_stays_and_the_reason_is_in_the_language_of_the_page():
    made = entry()
    change(made, day=day(40), reason_en="Late samples.", reason_zh_hant="樣本遲到。")
    change(made, state="confirmed")
    assert "Late samples." in page()
    assert "樣本遲到。" in page("zh-hant")
    assert page().index("Confirmed on") < page().index("Postponed from")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"day": 40}, "Say why"),
        ({"state": "cancelled"}, "Say why"),
        ({"state": "postponed", "reason_en": "x"}, "Give the new day"),
        ({"day": None}, "Only a postponed entry"),
        ({"public": False}, "it cannot be taken away"),
        ({"title_en": "", "title_zh_hant": ""}, "Give a title"),
    ],
)
def test_a_refusal_is_a_sentence_and_readers_see_what_they_saw(fields, sentence):
    made = entry()
    before = Client().get("/en/upcoming/").content
    with pytest.raises(Refused, match=sentence):
        change(made, **{**fields, **({"day": day(fields["day"])} if fields.get("day") else {})})
    assert Client().get("/en/upcoming/").content == before


def test_what_is_not_for_readers_leaves_no_trace():
    assert now()
    before = [Client().get(a).content for a in ("/en/", "/en/upcoming/", "/en/upcoming.ics")]
    generation = Pulse.objects.values_list("generation", flat=True).first()
    entry(public=False)
    assert [Client().get(a).content for a in ("/en/", "/en/upcoming/", "/en/upcoming.ics")] == before
    assert Pulse.objects.values_list("generation", flat=True).first() == generation


def test_it_leaves_the_list_when_its_time_has_come():
    made = entry(time=TEN)
    made.published.until = now() - datetime.timedelta(seconds=1)
    made.published.save()
    assert events() == []
    assert "Harbour survey" not in page()


def test_a_release_that_is_announced_goes_on_under_the_id_of_its_entry(maya):
    release = whole_release(maya)
    entry(release=release)
    uid, sequence = event()["UID"], event()["SEQUENCE"]
    lift = now().replace(microsecond=0) + 40 * DAY
    issue(release, lift=lift, announced={"en": "A study of tides"})
    one = event()
    assert (one["UID"], one["SUMMARY"], one["STATUS"]) == (uid, "A study of tides", "CONFIRMED")
    assert one["SEQUENCE"] > sequence
    assert one.decoded("DTSTART") == lift
    assert "Harbour survey" not in page()
    assert "Postponed from" in page()
    move(release, lift + DAY)
    assert event()["UID"] == uid
    assert event()["SEQUENCE"] > one["SEQUENCE"]
    withdraw(release, {"en": "There is no study."})
    gone = event()
    assert (gone["UID"], gone["STATUS"]) == (uid, "CANCELLED")
    assert gone["SEQUENCE"] > one["SEQUENCE"] + 1
    assert "There is no study." in page()


def test_a_hidden_release_changes_nothing_of_its_entry(maya):
    release = whole_release(maya)
    entry(release=release)
    before = [Client().get(a).content for a in ("/en/", "/en/upcoming/", "/en/upcoming.ics")]
    issue(release, lift=now().replace(microsecond=0) + 40 * DAY)
    move(release, now().replace(microsecond=0) + 41 * DAY)
    withdraw(release, {"en": "Off."})
    assert [Client().get(a).content for a in ("/en/", "/en/upcoming/", "/en/upcoming.ics")] == before


def test_while_the_newsroom_is_frozen_entries_only_end(maya):
    made = entry()
    standstill.freeze("A wrong figure.", maya)
    with pytest.raises(Refused, match="frozen"):
        change(made, state="confirmed")
    change(made, state="cancelled", reason_en="Off.")
    assert event()["STATUS"] == "CANCELLED"


def test_the_calendar_keeps_to_its_format():
    """RFC 5545: lines of at most 75 bytes, folded; what it must hold; the same bytes for the same calendar."""
    entry(title_en="Figures of the harbour, " * 6 + "潮" * 30, time=TEN, state="confirmed")
    entry(31)
    content = Client().get("/en/upcoming.ics").content
    assert content == Client().get("/en/upcoming.ics").content
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(content)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar.errors == []
    for one in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS"} <= set(one)
        assert one.decoded("DTSTAMP").utcoffset() == datetime.timedelta()
        assert one.errors == []
