"""The date of a release, from the first of its places that gives one: dateline, date line, end of the text, embargo."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace

from releases.document import Dateline
from releases.importing import signs
from releases.importing.dateline import date_in_body, find_dateline, own_line
from releases.importing.dates import find_date
from releases.importing.reading import Piece, Timing
from releases.importing.zones import Zones

_ISSUED = re.compile(
    r"(?:issued|released) at\b.*|香港時間.*|NNNN|\d{1,2}[:時时]\d{0,2}分?|[（(]?(?:星期|週|周)[一二三四五六日][)）]?",
    re.I,
)


@dataclass
class Dated:
    """`dateline` with the pieces it was read from; `cut` characters of the lead belong to it. `why` for the officer."""

    dateline: Dateline | None = None
    pieces: list[Piece] = field(default_factory=list)
    cut: int = 0
    sure: float = 0.0
    why: str = ""


def date_release(zones: Zones, timed: Timing | None, country: str) -> Dated:
    """Find the dateline, and take the lines that date the release out of `unplaced`."""
    year = _year(zones, timed, country)
    dated = _in_lead(zones, country, year) or Dated()
    lines = _date_lines(zones, country)
    if dated.dateline is None or dated.dateline.date is None:
        for piece, found in lines:
            if found.date and dated.dateline is None:
                dated = Dated(found, [piece], 0, 0.9, "a date on a line of its own")
            elif found.date and dated.dateline and dated.dateline.date is None:
                dated = replace(dated, dateline=replace(dated.dateline, date=found.date), pieces=[*dated.pieces, piece])
    _put_away(zones, lines, dated)
    if dated.dateline is None:
        return _elsewhere(zones, timed, year, country)
    day = _day_of_timing(timed, country)
    if day is None and timed and timed.embargo_until:
        day = _local_day(timed.embargo_until)
    if dated.dateline.date is None and day:
        dated = replace(dated, dateline=replace(dated.dateline, date=day))
    return dated


def _year(zones: Zones, timed: Timing | None, country: str) -> int:
    """The year that a date without one is in: that of the embargo, a date line, or the first year printed."""
    if timed and timed.embargo_until:
        return timed.embargo_until.year
    for _, found in _date_lines(zones, country):
        if found.date:
            return found.date.year
    text = " ".join(p.text for p in (*zones.head, *zones.highlights, *zones.body[:12]))
    printed = re.search(r"(?<![\d$€£.,-])(20[0-4]\d)(?![\d,])", text)
    return int(printed.group(1)) if printed else 0


def _in_lead(zones: Zones, country: str, year: int) -> Dated | None:
    if not zones.body:
        return None
    lead = zones.body[0]
    found = find_dateline(lead.text, country, year)
    if found is None:
        return None
    sure = 0.95 if found.dateline.date and found.dateline.place else 0.8
    return Dated(found.dateline, [lead], found.end, sure, "at the head of the lead paragraph")


def _date_lines(zones: Zones, country: str) -> list[tuple[Piece, Dateline]]:
    """Lines that are nothing but a date, or a date behind 完／ or "Published": (piece, dateline)."""
    lines = []
    for piece in (*zones.dateline, *zones.end_mark, *zones.unplaced, *zones.discarded):
        text = piece.text.strip()
        inner = (
            re.sub(r"^[-–—\s]*(?:完|ends?)[-–—\s]*[/／]\s*", "", text, flags=re.I) if piece in zones.end_mark else text
        )
        inner = signs.date_meta(inner) or inner
        inner = re.sub(r"^[发發]稿(?:日期|[时時][间間])\s*[:：]\s*", "", inner)
        found = own_line(inner, country) if inner else None
        if found:
            lines.append((piece, replace(found.dateline, text=inner)))
    return lines


def _put_away(zones: Zones, lines: list[tuple[Piece, Dateline]], dated: Dated) -> None:
    """Date lines and times of issue are understood, used or not."""
    known = [piece for piece, _ in lines]
    for piece in list(zones.unplaced):
        if piece in known or _ISSUED.fullmatch(piece.text.strip()):
            zones.unplaced.remove(piece)
            if piece not in dated.pieces:
                zones.discarded.append(piece)
    for piece in zones.dateline:
        if piece not in dated.pieces and piece not in zones.discarded:
            zones.discarded.append(piece)
    zones.discarded = [p for p in zones.discarded if p not in dated.pieces]


def _elsewhere(zones: Zones, timed: Timing | None, year: int, country: str) -> Dated:
    """Government and university style: "today (Thursday 3 July)", or only the embargo's day."""
    for piece in zones.body[:3]:
        date = date_in_body(piece.text, year, country)
        if date:
            return Dated(Dateline("", "", date), [piece], 0, 0.6, "the day called today in the text")
    if day := _day_of_timing(timed, country):
        return Dated(Dateline("", "", day), zones.timing, 0, 0.8, "the day in the line that releases the text")
    if timed and timed.embargo_until:
        return Dated(
            Dateline("", "", _local_day(timed.embargo_until)), zones.timing, 0, 0.5, "the day on which the embargo ends"
        )
    return Dated()


def _day_of_timing(timed: Timing | None, country: str) -> datetime.date | None:
    """ "FOR IMMEDIATE RELEASE: Tuesday, Feb. 10, 2026"."""
    found = find_date(timed.text, country) if timed and timed.kind == "immediate" else None
    return found.date() if found and found.year else None


def _local_day(instant: datetime.datetime) -> datetime.date:
    return instant.date()
