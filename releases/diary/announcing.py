"""A diary entry whose release is announced: the announcement goes on under the entry's id, with its history."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from releases.diary.entries import DiaryEntry, State
from releases.diary.history import line
from releases.diary.published import UpcomingEntry
from releases.editions import Announcement, Edition


def take_over(announcement: Announcement, moment: datetime.datetime) -> None:
    """Of a new announcement, before it is saved. Readers' calendars see one event that goes on."""
    known = entry_of(announcement.edition)
    if known is None or known.superseded:
        return
    announcement.uid, announcement.sequence = known.uid, known.sequence + 1
    told = [*known.history]
    if known.state == State.CANCELLED:
        told.append(line("back-on", moment, known.day, known.starts))
    told += moved(known.day, known.starts, known.undated, announcement.edition.lift, moment)
    if known.state != State.CONFIRMED:
        told.append(line("confirmed", moment, known.day, known.starts))
    announcement.history = told
    known.superseded = True
    known.save(update_fields=["superseded"])


def moved(
    day: datetime.date,
    starts: datetime.datetime | None,
    undated: bool,
    lift: datetime.datetime,
    moment: datetime.datetime,
) -> list[dict[str, Any]]:
    """The line of history, if any, when what was planned so gets this embargo time."""
    if undated:
        return [line("redated", moment, day, starts)]
    if starts == lift:
        return []
    if starts is None and day == local_day(lift):
        return [line("timed", moment, day, starts)]
    later = lift > starts if starts else local_day(lift) > day
    return [line("postponed" if later else "brought-forward", moment, day, starts)]


def move(announcement: Announcement, before: datetime.datetime, moment: datetime.datetime) -> None:
    """The embargo of what is announced has moved: one step up in calendars, one line of history. Not saved yet."""
    told = moved(local_day(before), before, False, announcement.edition.lift, moment)
    announcement.history = [*announcement.history, *told]
    announcement.sequence += 1
    announcement.changed = moment


def give_back(edition: Edition, reason: dict[str, str], moment: datetime.datetime) -> None:
    """The announced edition is withdrawn ahead of its lift: the entry says that it is cancelled, and why."""
    known = entry_of(edition)
    announcement = Announcement._base_manager.filter(edition=edition).first()
    if known is None or announcement is None or not known.superseded:
        return
    day = local_day(edition.lift)
    known.superseded, known.state, known.undated = False, State.CANCELLED, False
    known.day, known.starts, known.until = day, edition.lift, edition.lift
    known.sequence, known.changed = announcement.sequence + 1, moment
    known.history = [*announcement.history, line("cancelled", moment, day, edition.lift, reason)]
    known.save()
    clock = edition.lift.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE)).time()
    DiaryEntry.objects.filter(pk=known.entry_id).update(state=State.CANCELLED, day=day, time=clock)


def entry_of(edition: Edition) -> UpcomingEntry | None:
    return UpcomingEntry._base_manager.filter(entry__release=edition.release_id).first()


def local_day(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE)).date()
