"""Dates as releases print them: English, Chinese, Han numerals, the Republic's years; weekdays to check them by."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from releases.importing.markers import han_number

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HAN_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)\b"
_HAN = "〇零○一二三四五六七八九十廿卅"
_DATE = re.compile(
    rf"(?:(?P<roc>(?:中華)?民[國国])\s*)?(?P<yz>\d{{2,4}}|[{_HAN}]{{2,4}})\s*年\s*(?P<mz>\d{{1,2}}"
    rf"|[{_HAN}]{{1,3}})\s*月\s*(?P<dz>\d{{1,2}}|[{_HAN}]{{1,3}})\s*[日號号]?"
    rf"|(?P<mz2>\d{{1,2}}|[{_HAN}]{{1,3}})\s*月\s*(?P<dz2>\d{{1,2}}|[{_HAN}]{{1,3}})\s*[日號号]"
    rf"|{_WEEKDAY}(?<!\d)(?<![\d.]){_DAY.format('d1')}[\s-]+(?:of\s+)?{_MONTH.format('m1')}(?:[\s,-]+{_YEAR.format('y1')})?"
    rf"|{_WEEKDAY}\b{_MONTH.format('m2')}\s*{_DAY.format('d2')}(?![\d:])(?!\s*[ap]\.?m\b)(?:\s*,?\s+{_YEAR.format('y2')}|,{_YEAR.format('y2b')})?"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)"
    r"|(?<![\d/])(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>(?:19|20)\d\d)(?!\d)",
    re.I,
)
_WEEKDAY_IN = re.compile(
    r"\b(?P<en>monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun)\b"
    r"|(?:星期|[週周]|[礼禮]拜)\s*(?P<zh>[一二三四五六日天])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date and where it stands in the text. `year` is 0 where none is printed."""

    year: int
    month: int
    day: int
    start: int
    end: int

    def date(self, year: int = 0) -> datetime.date | None:
        """The date, with `year` where none is printed; None without a year, or on 31 June."""
        try:
            return datetime.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str, country: str = "") -> list[DateFound]:
    """Every date in the text in order. `country` decides 03/04/2025: month first in the US, day first elsewhere."""
    found = (_understood(match, country) for match in _DATE.finditer(text))
    return [f for f in found if f and 1 <= f.month <= 12 and 1 <= f.day <= 31]


def find_date(text: str, country: str = "") -> DateFound | None:
    dates = find_dates(text, country)
    return dates[0] if dates else None


def _understood(match: re.Match[str], country: str) -> DateFound | None:
    group = match.groupdict()
    year, month, day = _numbers(group, country)
    return DateFound(year, month, day, match.start(), match.end())


def _numbers(group: dict[str, str | None], country: str) -> tuple[int, int, int]:
    if group["yz"]:
        return _year(group["yz"], bool(group["roc"])), _number(group["mz"]), _number(group["dz"])
    if group["mz2"]:
        return 0, _number(group["mz2"]), _number(group["dz2"])
    if group["m1"]:
        return int(group["y1"] or 0), MONTHS[group["m1"].casefold()], int(group["d1"] or 0)
    if group["m2"]:
        return int(group["y2"] or group["y2b"] or 0), MONTHS[group["m2"].casefold()], int(group["d2"] or 0)
    if group["y3"]:
        return int(group["y3"]), int(group["m3"] or 0), int(group["d3"] or 0)
    first, second = int(group["a4"] or 0), int(group["b4"] or 0)
    month, day = (first, second) if (country == "US" and first <= 12) or second > 12 else (second, first)
    return int(group["y4"] or 0), month, day


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else han_number(text or "")


def _year(text: str, roc: bool) -> int:
    """2025, 二〇二五, or the Republic's 114 (1912 is 1), which may have two digits only if it says so."""
    year = _number(text)
    if roc or 99 < year < 200:
        return year + 1911
    return year if year > 1900 else year + 2000


def weekday_in(text: str) -> int | None:
    """0 for Monday, 週一, 星期一 ..., None where no weekday stands."""
    match = _WEEKDAY_IN.search(text)
    if not match:
        return None
    if match.group("zh"):
        return _HAN_WEEKDAYS[match.group("zh")]
    name = match.group("en").casefold()
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name))
