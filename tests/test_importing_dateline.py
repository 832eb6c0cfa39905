"""Datelines of wires, governments and offices in three languages."""

from __future__ import annotations

import datetime

import pytest

from releases.importing import read_here
from releases.importing.dateline import find_dateline, own_line

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("text", "place", "date", "rest"),
    [
        ("(Hong Kong, 14 March 2024) – Lamps", "Hong Kong", (2024, 3, 14), "Lamps"),
        ("PORTLAND, Ore., Sept. 9, 2025 (ExampleWire) -- Lamps", "PORTLAND, Ore.", (2025, 9, 9), "Lamps"),
        ("HONG KONG, July 11, 2022 /Wire/ — Lamps", "HONG KONG", (2022, 7, 11), "Lamps"),
        ("HONG KONG SAR - Wire - 7 November 2025 – Lamps", "HONG KONG SAR", (2025, 11, 7), "Lamps"),
        ("NEW YORK, March 3, 2026--(EXAMPLE WIRE)--Lamps", "NEW YORK", (2026, 3, 3), "Lamps"),
        ("LONDON – The lamps", "LONDON", None, "The lamps"),
        ("（香港，2023 年 7 月 21 日）— 燈", "香港", (2023, 7, 21), "燈"),
        ("香港 — 2025年11月6日 — 燈", "香港", (2025, 11, 6), "燈"),
        ("上海2025年5月20日 /示例通讯社/ -- 灯", "上海", (2025, 5, 20), "灯"),
        ("示例社北京3月4日电（记者某某）灯", "北京", (2025, 3, 4), "灯"),
        ("【2025年9月18日，台北訊】燈", "台北", (2025, 9, 18), "燈"),
        ("（台北訊）燈", "台北", None, "燈"),
        ("民國114年9月18日，台北訊 — 燈", "台北", (2025, 9, 18), "燈"),
        ("新加坡，2025年3月4日——灯", "新加坡", (2025, 3, 4), "灯"),
    ],
)
def test_a_dateline_is_taken_off_the_lead(text, place, date, rest):
    found = find_dateline(text, year=2025)
    assert found
    assert found.dateline.place == place
    assert found.dateline.date == (datetime.date(*date) if date else None)
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "On 3 July 2025 the lamps were lit.",
        "The council said on 3 July 2025 that it was lit",
        "2025年3月4日，公司宣布",
        "今日（七月三日）表示",
    ],
)
def test_a_sentence_with_a_date_has_no_dateline(text):
    assert find_dateline(text) is None


def test_a_place_and_date_may_have_a_line_of_their_own():
    found = own_line("Brussels, 12 July 2021")
    assert found
    assert (found.dateline.place, found.dateline.date) == ("Brussels", datetime.date(2021, 7, 12))
    assert own_line("The 3 July 2025 festival") is None


def test_a_government_release_is_dated_behind_its_end_mark():
    text = "標題\n\n海港工程署今日（七月三日）呼籲市民遠離碼頭，以免發生意外，工程將於本月底完成。\n\n完\n2025年7月3日（星期四）\n香港時間10時00分\n"
    document = read_here("release.txt", text.encode(), "HK").document
    assert document.dateline
    assert (document.dateline.place, document.dateline.date) == ("", datetime.date(2025, 7, 3))
    assert document.end_mark == "完"
