"""A year of dates from a spreadsheet: first what would happen, row by row; then saved, and never twice."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from releases.diary import dates
from releases.diary.entries import DiaryEntry
from releases.diary.published import UpcomingEntry

IMPORT = "/admin/releases/diaryentry/import/"
THIRD = datetime.date(2027, 12, 3)
SHEET = "Reference,Date,Time,Status,Title,標題,Reason\nA1,3/12/2027,10:00,confirmed,Harbour survey,海港調查,\n"


@pytest.mark.no_database
@pytest.mark.parametrize(
    "text",
    ["2027-12-03", "2027/12/3", "2027.12.3", "3/12/2027", "03.12.27", "3-Dec-27", "3 December 2027", "Dec 3, 2027",
     "Fri 3 Dec 2027", "Friday, 3rd December 2027", "2027年12月3日", "2027年12月3日（星期五）", "２０２７／１２／３", "46724"],
)  # fmt: skip
def test_days_are_read_as_spreadsheets_write_them(text):
    assert dates.day_and_time(text, "day") == (THIRD, None)


@pytest.mark.no_database
@pytest.mark.parametrize(
    "text", ["31/2/2027", "soon", "12", "Thursday 3 December 2027", "3/12", "1/1/1827", "2027-13-01"]
)
def test_what_is_no_day_is_refused_in_a_sentence(text):
    with translation.override("en"), pytest.raises(ValueError, match=r"Write it like|weekday"):
        dates.day(text, "day")


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("text", "clock"),
    [("10:00", "10:00"), ("1000", "10:00"), ("9.30", "09:30"), ("10:00:00", "10:00"), ("3pm", "15:00"),
     ("3:30 p.m.", "15:30"), ("下午3時", "15:00"), ("上午10:30", "10:30"), ("10時30分", "10:30"), ("00：01", "00:01"),
     ("noon", ""), ("12 am", ""), ("25:00", ""), ("10", "")],
)  # fmt: skip
def test_times_are_read_by_24_hours_and_noon_is_refused(text, clock):
    if clock:
        assert f"{dates.clock(text):%H:%M}" == clock
    else:
        with pytest.raises(ValueError):
            dates.clock(text)


@pytest.mark.no_database
def test_whether_day_or_month_comes_first_is_told_by_those_that_can_only_be_one():
    assert dates.order_of(["3/12/2027", "25/12/2027"]) == "day"
    assert dates.order_of(["3/12/2027", "12/25/2027"]) == "month"
    assert dates.order_of(["3/12/2027", "2027-12-25"]) is None
    with pytest.raises(ValueError):
        dates.order_of(["25/12/2027", "12/25/2027"])
    assert dates.day("3/12/2027", "month") == datetime.date(2027, 3, 12)


@pytest.fixture
def desk(client, maya):
    client.force_login(maya)
    return client


def hand_in(desk, content: bytes | str, confirm: bool = False, **fields) -> str:
    data = content.encode() if isinstance(content, str) else content
    given = {"file": SimpleUploadedFile("dates.csv", data), **fields, **({"_confirm": "1"} if confirm else {})}
    answer = desk.post(IMPORT, given, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
def test_it_is_a_dry_run_first_and_saved_only_when_confirmed(desk):
    page = hand_in(desk, SHEET)
    assert "Friday 3 December 2027, 10:00" in page
    assert not DiaryEntry.objects.exists()
    text = page.partition('<textarea name="text" hidden>')[2].partition("</textarea>")[0]
    desk.post(IMPORT, {"text": text, "_confirm": "1"})
    one = DiaryEntry.objects.get()
    assert (one.day, one.time, one.state) == (THIRD, datetime.time(10), "confirmed")
    assert (one.title_en, one.title_zh_hant, one.reference, one.public) == ("Harbour survey", "海港調查", "A1", False)


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_of_real_spreadsheets(desk, encoding, separator):
    rows = [
        ["日期", "時間", "標題"],
        ["2027年12月3日", "上午10時", "海港水質調查結果公布"],
        ["2027年12月10日", "", "全年博物館入場人次統計"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    hand_in(desk, text.encode(encoding), confirm=True)
    assert [e.title_zh_hant for e in DiaryEntry.objects.all()] == ["海港水質調查結果公布", "全年博物館入場人次統計"]


@pytest.mark.django_db
def test_a_wrong_row_says_which_column_and_the_others_can_be_saved(desk):
    sheet = SHEET + (
        "A2,31/2/2027,,,Broken date,,\nA3,4/12/2027,noon,maybe,Two wrong,,\nA4,5/12/2027,,,,,\nA1,6/12/2027,,,Again,,\n"
    )
    page = hand_in(desk, sheet)
    for told in (
        "<strong>Date:</strong> “31/2/2027” is not a date",
        "<strong>Time:</strong> “noon” is not a time",
        "<strong>Status:</strong> “maybe” is none of",
        "<strong>Title:</strong> Give a title",
        "<strong>Reference:</strong> Row 2 is about the same entry",
        "4 rows are to mend",
    ):
        assert told in page, told
    hand_in(desk, sheet, confirm=True)
    assert [e.reference for e in DiaryEntry.objects.all()] == ["A1"]


@pytest.mark.django_db
def test_the_same_sheet_again_changes_entries_and_doubles_none(desk):
    hand_in(desk, SHEET, confirm=True, public="on")
    assert "as before" in hand_in(desk, SHEET)
    hand_in(desk, SHEET, confirm=True)
    assert DiaryEntry.objects.count() == 1
    later = SHEET.replace("3/12/2027", "13/12/2027")
    assert "<strong>Reason:</strong> Say why" in hand_in(desk, later)
    hand_in(desk, later.replace("海港調查,\n", "海港調查,Late samples.\n"), confirm=True)
    assert DiaryEntry.objects.get().day == datetime.date(2027, 12, 13)
    assert UpcomingEntry.objects.upcoming().get().history[0]["reason"] == {"en": "Late samples."}


@pytest.mark.django_db
def test_without_a_reference_the_title_finds_the_entry(desk):
    sheet = "Date,Title\n2027-12-03,Harbour survey\n2027-12-10,Monthly figures\n2028-01-10,Monthly figures\n"
    for _ in range(2):
        hand_in(desk, sheet, confirm=True)
    assert DiaryEntry.objects.count() == 3
    hand_in(desk, sheet.replace("2027-12-03", "2027-12-04"), confirm=True)
    assert DiaryEntry.objects.count() == 3
    assert DiaryEntry.objects.get(title_en="Harbour survey").day == datetime.date(2027, 12, 4)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Choose a file, or paste the cells"),
        (b"PK\x03\x04 workbook", "Save it as CSV"),
        (b"Colour,Size\nred,3\n", "needs a row of headings"),
        (b"Date,Title\n", "nothing below it"),
        (b"Date,Date,Title\n1,2,x\n", "are the same"),
        (b"Date,Title\n25/12/2027,x\n12/25/2027,y\n", "Some dates begin with the day"),
        (b"\x00\x01\x02\xff\xfe\x00" * 50, ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(desk, content, sentence):
    page = hand_in(desk, content)
    assert "errorlist" in page
    assert sentence in page
    assert not DiaryEntry.objects.exists()


@pytest.mark.django_db
def test_an_officer_keeps_entries_by_hand_and_nothing_typed_is_lost(desk):
    add = "/admin/releases/diaryentry/add/"
    fields = {"title_en": "Harbour survey", "day": "2099-12-03", "time": "1000", "state": "provisional", "public": "on"}
    assert desk.post(add, fields).status_code == 302
    made = DiaryEntry.objects.get()
    address = f"/admin/releases/diaryentry/{made.pk}/change/"
    page = desk.post(address, {**fields, "day": "2099-12-10"}).content.decode()
    assert "Say why, in at least one language" in page
    assert 'value="2099-12-10"' in page
    assert desk.post(address, {**fields, "day": "2099-12-10", "reason_en": "Late."}).status_code == 302
    page = desk.get(address).content.decode()
    assert "Postponed from Thursday 3 December 2099, 10:00 Hong Kong" in page
    assert desk.post(f"/admin/releases/diaryentry/{made.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "Harbour survey" in desk.get("/admin/releases/diaryentry/").content.decode()
