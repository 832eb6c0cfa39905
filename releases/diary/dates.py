"""A day and a time as spreadsheets write them: ISO, 3/12/2026, 3-Dec-26, 2026年12月3日, Excel's own number of days.

Each function raises ValueError with a sentence for what is no date or could be two.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from django.utils import formats
from django.utils.translation import gettext as _

from releases.importing.dates import MONTHS, find_date, weekday_in

Order = Literal["day", "month"]
_NUMBERS = re.compile(r"(?<![\d/.\-])(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?![\d/.\-])")
_NAMED = re.compile(r"(\d{1,2})[\s\-/]([A-Za-z]{3,9})\.?[\s\-/](\d{2})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.時时点點]\s?(\d{2})?(?:[:.分]\s?(\d{2}))?[分秒]?)?\s*(am|pm|a\.m\.|p\.m\.)?", re.I)
_HALF = {"上午": "am", "早上": "am", "下午": "pm", "晚上": "pm"}
_IN_ONE_CELL = re.compile(
    r"(.*?\d(?:日|號|号)?)(?:[T\s]+|(?<=[日號号]))((?:上午|下午)?\d{1,2}[:時时点點]\S*(?:\s*[ap]\.?m\.?)?)", re.I
)
EXCEL = datetime.date(1899, 12, 30)
FIRST, LAST = 2000, 2099


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def order_of(texts: Iterable[str]) -> Order | None:
    """Whether 3/12/2026 begins with the day or the month, by those that can only be one; None: nothing tells.

    Raises ValueError where some begin with the day and others with the month.
    """
    pairs = [(int(m[1]), int(m[2])) for text in texts if (m := _NUMBERS.search(plain(text)))]
    day, month = any(a > 12 for a, _b in pairs), any(b > 12 for _a, b in pairs)
    if day and month:
        raise ValueError(_("Some dates begin with the day and others with the month. Write them like 2026-12-03."))
    return "day" if day else "month" if month else None


def day_and_time(text: str, order: Order) -> tuple[datetime.date, datetime.time | None]:
    """Of a cell that holds a date, or a date and a time."""
    text = plain(text)
    both = _IN_ONE_CELL.fullmatch(text)
    if both:
        return day(both[1], order), clock(both[2])
    return day(text, order), None


def day(text: str, order: Order) -> datetime.date:
    found = _day(text, order)
    if found is None or not FIRST <= found.year <= LAST:
        raise ValueError(_("“%(text)s” is not a date. Write it like 2026-12-03.") % {"text": text[:60]})
    named = weekday_in(text)
    if named is not None and named != found.weekday():
        told = formats.date_format(found, _("l j F Y"))
        raise ValueError(
            _("“%(text)s”: the weekday does not fit, as that day is %(day)s.") % {"text": text[:60], "day": told}
        )
    return found


def _day(text: str, order: Order) -> datetime.date | None:
    try:
        if re.fullmatch(r"\d{5}(?:\.0+)?", text):
            return EXCEL + datetime.timedelta(days=int(float(text)))
        if match := _NUMBERS.search(text):
            a, b, year = (int(part) for part in match.groups())
            return datetime.date(year + 2000 if year < 100 else year, *((b, a) if order == "day" else (a, b)))
        if (
            (match := _NAMED.search(text))
            and match[2].casefold() in MONTHS
            and not re.match(r"\d", text[match.end() :])
        ):
            return datetime.date(int(match[3]) + 2000, MONTHS[match[2].casefold()], int(match[1]))
        named = find_date(text)
        return named.date() if named else None
    except ValueError:
        return None


def clock(text: str) -> datetime.time:
    """By 24 hours, or with a.m. or p.m. where nobody can mistake it: 12 o'clock is refused with either."""
    wanted = plain(text)
    half = next((mark for word, mark in _HALF.items() if wanted.startswith(word)), "")
    for word in _HALF:
        wanted = wanted.removeprefix(word).strip()
    if re.fullmatch(r"\d{4}", wanted):
        wanted = f"{wanted[:2]}:{wanted[2:]}"
    match = _CLOCK.fullmatch(wanted)
    try:
        if not match or not (match[2] or match[4] or half or re.search(r"[時时点點]", wanted)):
            raise ValueError
        hour, minute = int(match[1]), int(match[2] or 0)
        half = half or (match[4] or "").casefold().replace(".", "")
        if half and not 1 <= hour <= 11:
            raise ValueError
        return datetime.time(hour + 12 if half == "pm" else hour, minute, int(match[3] or 0))
    except ValueError:
        sentence = _("“%(text)s” is not a time. Write it by the 24-hour clock, like 00:01 or 16:30.")
        raise ValueError(sentence % {"text": text[:60]}) from None
