"""An entry to the public, and every change of it: dated, with its reason, and one step up in calendars."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from releases import embargo, standstill, zones
from releases.diary.entries import DiaryEntry, State
from releases.diary.history import line
from releases.diary.published import UpcomingEntry
from releases.editions import Announcement, Pulse, now
from releases.workflow import Refused

NEEDS_REASON = ("postponed", "brought-forward", "undated", "cancelled", "back-on")


def reasons_why_not(entry: DiaryEntry) -> dict[str, str]:
    """Field -> a sentence, for everything that keeps this entry from being saved as it is."""
    found: dict[str, str] = {}
    if not entry.titles():
        found["title_en"] = _("Give a title in at least one language.")
    if entry.day is None and entry.state != State.POSTPONED:
        found["day"] = _("Give the day. Only a postponed entry can be without one, until the new day is known.")
    if entry.time and not entry.day:
        found["time"] = _("Give the day as well.")
    try:
        starts = entry.starts
    except zones.NoSuchTime as problem:
        return found | {"time": problem.sentence}
    known = known_to_readers(entry)
    if wrong := reason_against_release(entry, known):
        found["release"] = wrong
    frozen = standstill.current()
    if entry.public and frozen and entry.state != State.CANCELLED and (known is None or differs(entry, known)):
        found["public"] = standstill.in_a_sentence(frozen)
    if known is None:
        if entry.public and entry.day is None:
            found["day"] = _("Readers do not know this entry yet: give the day that it is planned for.")
        return found
    if known.superseded and differs(entry, known):
        found["state"] = _("This entry has become the announcement of a press release. Move or withdraw the release.")
    if not entry.public:
        found["public"] = _("Readers have seen this entry. Cancel it and say why; it cannot be taken away.")
    if entry.state == State.POSTPONED and known.state != State.POSTPONED and same_time(entry, starts, known):
        found["day"] = _("Give the new day, or leave it empty if it is not known yet.")
    elif not found and not entry.reasons() and any(kind in NEEDS_REASON for kind in kinds_of_change(entry, known)):
        found["reason_en"] = _("Say why, in at least one language: readers see the reason.")
    return found


def reason_against_release(entry: DiaryEntry, known: UpcomingEntry | None) -> str:
    """What is announced has a line of its own: nobody should read of it twice."""
    if known and known.superseded:
        tied = DiaryEntry.objects.filter(pk=entry.pk, release=entry.release_id).exists()
        return "" if tied else _("This entry has become the announcement of its press release and stays tied to it.")
    announced = Announcement.objects.upcoming().filter(edition__release=entry.release_id)
    if entry.release_id and entry.public and announced.exists():
        return _(
            "This press release is announced already, so readers would see it twice. Leave the release empty here."
        )
    return ""


def known_to_readers(entry: DiaryEntry) -> UpcomingEntry | None:
    return UpcomingEntry._base_manager.filter(entry=entry.pk).first()


def same_time(entry: DiaryEntry, starts: datetime.datetime | None, known: UpcomingEntry) -> bool:
    return not known.undated and entry.day == known.day and starts == known.starts


def kinds_of_change(entry: DiaryEntry, known: UpcomingEntry) -> list[str]:
    """What readers are told of the step from what they know to the entry as it is."""
    found = []
    if known.state == State.CANCELLED and entry.state != State.CANCELLED:
        found.append("back-on")
    moved = time_change(entry, known)
    if entry.state == State.CANCELLED:
        return ["cancelled"] if known.state != State.CANCELLED else []
    found += [moved] if moved else []
    if entry.state == State.CONFIRMED and known.state != State.CONFIRMED:
        found.append("confirmed")
    if entry.state == State.PROVISIONAL and known.state == State.CONFIRMED:
        found.append("unconfirmed")
    return found


def time_change(entry: DiaryEntry, known: UpcomingEntry) -> str:
    if entry.day is None:
        return "" if known.undated else "undated"
    if known.undated:
        return "redated"
    if same_time(entry, entry.starts, known):
        return ""
    if entry.day == known.day and (known.starts is None or entry.starts is None):
        return "timed" if entry.starts else ""
    before, after = known.starts or start_of(known.day), entry.starts or start_of(entry.day)
    return "postponed" if after > before else "brought-forward"


def start_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), ZoneInfo(settings.NEWSROOM_TIME_ZONE))


def over_at(day: datetime.date, starts: datetime.datetime | None) -> datetime.datetime:
    """When it leaves the list: at its time, or after its day."""
    return starts or start_of(day + datetime.timedelta(days=1))


@transaction.atomic
def publish(entry: DiaryEntry) -> UpcomingEntry | None:
    """What the entry says now becomes what readers know. -> None if it is not for readers, or nothing changed.

    The reason goes into the history and is cleared on the entry. Raises Refused with every reason why not.
    """
    if wrong := reasons_why_not(entry):
        raise Refused(*wrong.values())
    if not entry.public:
        return None
    moment = now().replace(microsecond=0)
    known = UpcomingEntry._base_manager.select_for_update().filter(entry=entry.pk).first()
    if known is None:
        known = UpcomingEntry(entry=entry, changed=moment)
    elif not differs(entry, known):
        return None
    else:
        record(entry, known, moment)
    known.title, known.state, known.undated = entry.titles(), entry.state, entry.day is None
    if entry.day:
        known.day, known.starts = entry.day, entry.starts
    known.until = None if known.undated and known.state != State.CANCELLED else over_at(known.day, known.starts)
    known.changed = moment
    known.save()
    clear_reason(entry)
    embargo.raise_generation(Pulse)
    return known


def differs(entry: DiaryEntry, known: UpcomingEntry) -> bool:
    dated = (entry.day, entry.starts) if entry.day else (known.day, known.starts)
    then = (known.title, known.state, known.undated, (known.day, known.starts))
    return (entry.titles(), entry.state, entry.day is None, dated) != then


def record(entry: DiaryEntry, known: UpcomingEntry, moment: datetime.datetime) -> None:
    """The change into the history; the reason stands with the first of its lines."""
    reason = entry.reasons()
    for kind in kinds_of_change(entry, known):
        known.history = [*known.history, line(kind, moment, known.day, known.starts, reason)]
        reason = {}
    known.sequence += 1


def clear_reason(entry: DiaryEntry) -> None:
    cleared = {f"reason_{code}": "" for code in ("en", "zh_hant", "zh_hans")}
    DiaryEntry.objects.filter(pk=entry.pk).update(**cleared)
    for name, value in cleared.items():
        setattr(entry, name, value)
