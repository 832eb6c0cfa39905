"""The timing line: may the text be used at once, or when?

An embargo is stored as printed, and whatever the line leaves to guess or contradicts is said in `Timing.doubt`: no
zone, a weekday that is not that date's, BST in winter, two zones that are not the same instant.
"""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

from releases.importing.clocks import COUNTRY_ZONES, TimeFound, ZoneFound, find_times, find_zones
from releases.importing.dates import WEEKDAYS, find_date, weekday_in
from releases.importing.reading import Timing

_NOW = re.compile(
    r"\b(?:for|available for)?\s*immediate(?:ly)?\s*(?:press\s+|media\s+)?(?:release|use|publication|distribution"
    r"|broadcast|dissemination)\b"
    r"|\b(?:for )?(?:release|use|publication|embargo)\s*[:：–-]?\s*immediate(?:ly)?\b|^immediate$|\b(?:no embargo"
    r"|not (?:under )?embargo(?:ed)?)\b"
    r"|(?:即[時时刻]|实时|實時|立即)(?:對外|对外)?(?:[发發][佈布放表稿]|刊[发發登]|使用|新[闻聞]|公[佈布開开])"
    r"|[请請]即[发發][放佈布表]",
    re.I,
)
_LATER = re.compile(
    r"\bembargo|\bnot (?:for|to be) (?:release|publication|publish|broadcast|use|report"
    r"|distribut)\w*(?:[^.]{0,60}?)(?:before|until|prior|till)\b"
    r"|\bhold (?:for release )?(?:until|till)\b|\b(?:for )?release (?:at|on|after|not before|date|time)\b"
    r"|\bfor release\b(?=.*\d)|\brelease(?:d)? (?:not )?before\b"
    r"|\bunder strict\b.*\buntil\b|\bnot before\b"
    r"|禁[发發][期至於于]|解禁|不得早[於于]|限[時时][发發]|保密期|[封]锁至|新[闻聞]管制"
    r"|[请請][於于在].{4,60}?[後后].{0,6}?(?:[发發][佈布放表稿]|刊[发發登出]|播[出放]|使用|公[佈布開开])"
    r"|.{4,60}?前.{0,8}?(?:不得|[请請]勿|[严嚴]禁|禁止|切勿).{0,8}?(?:[发發][佈布放表]|刊[发發登]|播|使用"
    r"|公[佈布開开]|[报報][導道导])"
    r"|(?:[严嚴]禁|禁止|[请請]勿|切勿|不得)[於于在]?.{4,60}?前.{0,6}?(?:[发發][佈布放表]|刊[发發登]|使用"
    r"|公[佈布開开])|[发發][佈布]([時时][間间])\s*[:：].*\d+\s*[:：時时点點]",
    re.I,
)
LONGEST = 260  # characters; a longer text is a paragraph that speaks of timing, not the line


def kind_of(text: str) -> str:
    """ "immediate", "embargo", or "" for a text that is no timing line."""
    if len(text) > LONGEST or (len(text) > 120 and not re.search("embargo|禁[发發]|解禁|not for", text, re.I)):
        return ""
    if _NOW.search(text) and not re.search(r"\bembargoed (?:until|till|to)\b", text, re.I):
        return "immediate"
    return "embargo" if _LATER.search(text) else ""


def read_timing(text: str, country: str, year: int = 0) -> Timing | None:
    """The timing of a line; `country` gives the zone and `year` the year where the line names none."""
    kind = kind_of(text)
    if kind == "immediate":
        return Timing(text, "immediate")
    if kind != "embargo":
        return None
    until, doubts = _instant(text, country, year)
    return Timing(text, "embargo", until, " ".join(doubts))


def _instant(text: str, country: str, year: int) -> tuple[datetime.datetime | None, list[str]]:
    day, doubts = _day(text, country, year)
    if day is None:
        return None, [*doubts, "The line names no date: when does the embargo end?"]
    times, zones = find_times(_without_dates(text, country)), find_zones(text, country)
    if not times:
        doubts.append("The line names no time of day; the beginning of the day was taken.")
    first = times[0] if times else TimeFound(0, 0, 0, 0)
    if first.midnight and len(zones) < 2:
        doubts.append("“Midnight” may mean the beginning or the end of the day; the beginning was taken.")
    zone = zones[0] if zones else None
    until = _at(day, first, zone, country)
    if zone is None:
        doubts.append(f"The line names no time zone; {_country_zone(country)} was taken.")
    else:
        doubts += _season(until, zone)
    doubts += _second(until, day, times, zones)
    return until, doubts


def _day(text: str, country: str, year: int) -> tuple[datetime.date | None, list[str]]:
    found = find_date(text, country)
    day = found.date(year) if found else None
    if found is None or day is None:
        return None, []
    doubts = [] if found.year else [f"The line names no year; {year} was taken."]
    weekday = weekday_in(text)
    if weekday is not None and weekday != day.weekday():
        doubts.append(
            f"{day:%-d %B %Y} is a {WEEKDAYS[day.weekday()].capitalize()}, not a {WEEKDAYS[weekday].capitalize()}."
        )
    return day, doubts


def _without_dates(text: str, country: str) -> str:
    """Dates blanked out: 12.07.2021 is no time of day."""
    found = find_date(text, country)
    while found:
        text = text[: found.start] + "\x01" * (found.end - found.start) + text[found.end :]
        found = find_date(text, country)
    return text


def _at(day: datetime.date, time: TimeFound, zone: ZoneFound | None, country: str) -> datetime.datetime:
    local = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(hours=time.hour, minutes=time.minute)
    offset = zone.offset(local) if zone else ZoneInfo(_country_zone(country)).utcoffset(local)
    return local.replace(tzinfo=datetime.timezone(offset or datetime.timedelta(0)))


def _country_zone(country: str) -> str:
    return COUNTRY_ZONES.get(country, "Asia/Hong_Kong")


# A season's name and the place whose clocks decide whether it is in use.
_SEASONS = {
    "BST": "Europe/London", "GMT": "Europe/London", "CET": "Europe/Brussels", "CEST": "Europe/Brussels",
    "EST": "America/New_York",
    "EDT": "America/New_York", "CDT": "America/Chicago", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "MDT": "America/Denver", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
}  # fmt: skip


def _season(until: datetime.datetime, zone: ZoneFound) -> list[str]:
    """A sentence where the season's name does not fit the date, such as BST in December."""
    place = _SEASONS.get(zone.name)
    if not place or zone.minutes is None:
        return []
    there = ZoneInfo(place).utcoffset(until.replace(tzinfo=None))
    if there == datetime.timedelta(minutes=zone.minutes):
        return []
    if zone.name == "AEST":  # Brisbane keeps it all year
        return ["AEST on a summer date: is it Brisbane time, or was AEDT meant?"]
    return [f"{zone.name} is not in use in {place.split('/')[1].replace('_', ' ')} on that date: is the hour right?"]


def _second(until: datetime.datetime, day: datetime.date, times: list[TimeFound], zones: list[ZoneFound]) -> list[str]:
    """A sentence where a second time in a second zone is not the same instant. Its date may be a day off."""
    if len(times) < 2 or len(zones) < 2:
        return []
    for shift in (0, 1, -1):
        other = _at(day + datetime.timedelta(days=shift), times[1], zones[1], "")
        if other == until:
            return []
    return [f"The two times are not the same instant; {zones[0].name} was taken."]
