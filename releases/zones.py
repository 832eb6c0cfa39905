"""An embargo time between people and the clock: a wall time in a named zone in, whole words in two zones out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class NoSuchTime(ValueError):
    """Daylight saving skips the wall time, or has it twice: `choices` are the instants that may be meant."""

    sentence: str
    choices: tuple[datetime.datetime, ...]

    def __str__(self) -> str:
        return self.sentence


def instant(wall: datetime.datetime, zone: str) -> datetime.datetime:
    """The instant of a naive wall time in a zone, UTC.

    Raises NoSuchTime, with the instants to choose from, where the clocks go over the time or pass it twice.
    """
    tz = ZoneInfo(zone)
    early, late = (wall.replace(tzinfo=tz, fold=fold).astimezone(datetime.UTC) for fold in (0, 1))
    if early == late:
        return early
    exists = early.astimezone(tz).replace(tzinfo=None) == wall
    named = {"time": wall.strftime("%H:%M"), "date": formats.date_format(wall.date()), "zone": zone}
    choices = tuple(sorted((early, late)))
    named |= {"one": in_words(choices[0], (zone,)), "two": in_words(choices[1], (zone,))}
    if exists:
        sentence = _("%(time)s on %(date)s comes twice in %(zone)s, as the clocks go back. Choose %(one)s or %(two)s.")
    else:
        sentence = _(
            "%(time)s on %(date)s does not exist in %(zone)s, as the clocks go forward. Choose %(one)s or %(two)s."
        )
    raise NoSuchTime(sentence % named, choices)


def parse(text: str, zone: str = "") -> datetime.datetime:
    """ISO 8601, with an offset or as a wall time in the zone (the newsroom's if none), as an instant in whole seconds.

    A fraction of a second is rounded up, so that nothing is ever early. Raises ValueError with a sentence.
    """
    try:
        given = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        sentence = _("“%(text)s” is not a time. Write it like 2026-12-03T00:01+08:00.")
        raise ValueError(sentence % {"text": text}) from None
    whole = given.replace(microsecond=0) + datetime.timedelta(seconds=1 if given.microsecond else 0)
    if whole.tzinfo is None:
        return instant(whole, zone or settings.NEWSROOM_TIME_ZONE)
    return whole.astimezone(datetime.UTC)


def city(zone: str) -> str:
    """The place that people name a zone by: translated for those we know, else the last part of its name."""
    known = {
        "Asia/Hong_Kong": _("Hong Kong"),
        "Asia/Shanghai": _("Beijing"),
        "Asia/Taipei": _("Taipei"),
        "Asia/Singapore": _("Singapore"),
        "Asia/Tokyo": _("Tokyo"),
        "Australia/Sydney": _("Sydney"),
        "Europe/London": _("London"),
        "Europe/Paris": _("Paris"),
        "America/New_York": _("New York"),
        "America/Los_Angeles": _("Los Angeles"),
        "UTC": _("UTC"),
    }
    return known.get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")


def in_words(moment: datetime.datetime, zones: tuple[str, ...] = (), language: str = "") -> str:
    """ "Thursday 3 December 2026, 00:01 Hong Kong = Wednesday 2 December 2026, 16:01 London"; never a.m. or p.m."""
    zones = zones or tuple(dict.fromkeys((settings.NEWSROOM_TIME_ZONE, settings.NEWSROOM_SECOND_ZONE)))
    with translation.override(language or translation.get_language()):
        return " = ".join(_one_zone(moment, zone) for zone in zones)


def _one_zone(moment: datetime.datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    clock = local.strftime("%H:%M:%S" if local.second else "%H:%M")
    day = formats.date_format(local, _("l j F Y"))
    return _("%(day)s, %(clock)s %(city)s") % {"day": day, "clock": clock, "city": city(zone)}
