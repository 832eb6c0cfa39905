"""What is coming: announced editions and published entries of the diary, both through the door, in order of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from releases.diary.history import Change, read
from releases.diary.published import UpcomingEntry
from releases.editions import Announcement
from releases.exporting.html import HTML_LANGUAGES

EMBARGOED = "embargoed"
CALLED_OFF = ("cancelled", "undated")


@dataclass(frozen=True, slots=True)
class Coming:
    """`state`: embargoed, provisional, confirmed, postponed, undated (postponed, no new day yet) or cancelled.

    `starts` is None where only the day is known. Of what is undated, both are what had been planned.
    """

    uid: str
    sequence: int
    changed: datetime.datetime
    title: dict[str, str]
    state: str
    day: datetime.date
    starts: datetime.datetime | None
    history: tuple[Change, ...]
    id: str = ""  # of an announcement, which has an address of its own

    @property
    def off(self) -> bool:
        return self.state in CALLED_OFF

    @property
    def order(self) -> tuple[Any, ...]:
        """By time; a day comes before its times; what has no day at the end."""
        return self.state == "undated", self.day, self.starts is not None, self.starts or self.changed, self.uid

    @property
    def newest_first(self) -> tuple[Change, ...]:
        return self.history[::-1]


def coming(most: int | None = None, off: bool = True) -> list[Coming]:
    """The next of it, in two queries however much there is; `off`: with what is cancelled or has no day."""
    announced = Announcement.objects.upcoming()[:most]
    entries = UpcomingEntry.objects.upcoming().order_by("undated", "day", "starts", "id")
    entries = (entries if off else entries.filter(undated=False).exclude(state="cancelled"))[:most]
    found = [of_announcement(one) for one in announced] + [of_entry(one) for one in entries]
    return sorted(found, key=lambda one: one.order)[:most]


def of_announcement(announcement: Announcement) -> Coming:
    lift = announcement.lift  # type: ignore[attr-defined]  # the door says it
    return Coming(
        uid=announcement.uid,
        sequence=announcement.sequence,
        changed=announcement.changed,
        title=announcement.line,
        state=EMBARGOED,
        day=lift.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE)).date(),
        starts=lift,
        history=tuple(read(announcement.history)),
        id=announcement.pk,
    )


def of_entry(entry: UpcomingEntry) -> Coming:
    return Coming(
        uid=entry.uid,
        sequence=entry.sequence,
        changed=entry.changed,
        title=entry.title,
        state="undated" if entry.undated and entry.state != "cancelled" else entry.state,
        day=entry.day,
        starts=entry.starts,
        history=tuple(read(entry.history)),
    )


def in_language(texts: dict[str, str], lang: str) -> tuple[str, str]:
    """(text, HTML language): in the language of the page, or in the nearest that it was written in."""
    near = sorted(texts, key=lambda code: (code != lang, code.partition("-")[0] != lang.partition("-")[0]))
    code = next((code for code in near if texts[code]), lang)
    return texts.get(code, ""), HTML_LANGUAGES[code]


def months(found: Iterable[Coming]) -> list[tuple[datetime.date | None, list[Coming]]]:
    """By the month that they are in, for a page with many; what has no day under None."""
    grouped: dict[datetime.date | None, list[Coming]] = {}
    for one in found:
        grouped.setdefault(None if one.state == "undated" else one.day.replace(day=1), []).append(one)
    return list(grouped.items())
