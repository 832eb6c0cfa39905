"""The working copy of what is coming. Nothing public reads it: see `published`."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField
from companies.models import any_language
from releases import zones
from releases.models import Release


class State(models.TextChoices):
    PROVISIONAL = "provisional", _("provisional")
    CONFIRMED = "confirmed", _("confirmed")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class DiaryEntry(models.Model):
    """Something that will be published, on a day or at a time of the newsroom's zone.

    Without a day it is postponed, and the new one is not known yet.
    """

    id = RandomIdField()
    title = models.CharField(
        _("title of the entry"), max_length=200, blank=True, help_text=_("What readers see of it.")
    )
    day = models.DateField(_("day"), null=True, blank=True)
    time = models.TimeField(
        _("time"),
        null=True,
        blank=True,
        help_text=_("By 24 hours, in the newsroom's zone. Empty: only the day is known."),
    )
    state = models.CharField(_("how sure it is"), max_length=12, choices=State, default=State.PROVISIONAL)
    public = models.BooleanField(
        _("readers see it under “Upcoming”"),
        default=False,
        help_text=_("What readers have seen stays: cancel it rather than take it away."),
    )
    reason = models.CharField(
        _("reason for this change"),
        max_length=300,
        blank=True,
        help_text=_("Readers see it, with the date. Needed when a day they know moves or the entry is cancelled."),
    )
    release = models.OneToOneField(
        Release,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="diary_entry",
        verbose_name=_("press release"),
        help_text=_("When it is issued with an announcement, the announcement takes the place of this entry."),
    )
    reference = models.CharField(
        _("reference"),
        max_length=80,
        blank=True,
        help_text=_("Your own, from the spreadsheet: importing it again finds the entry by it."),
    )
    changed = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("diary entry")
        verbose_name_plural = _("diary entries")
        ordering = ["day", "time", "id"]

    def __str__(self) -> str:
        return any_language(self, "title")

    @property
    def starts(self) -> datetime.datetime | None:
        """The instant, where a time is known. Raises zones.NoSuchTime where daylight saving skips or repeats it."""
        if self.day is None or self.time is None:
            return None
        return zones.instant(datetime.datetime.combine(self.day, self.time), settings.NEWSROOM_TIME_ZONE)

    def titles(self) -> dict[str, str]:
        return in_languages(self, "title")

    def reasons(self) -> dict[str, str]:
        return in_languages(self, "reason")


def in_languages(entry: DiaryEntry, field: str) -> dict[str, str]:
    """Language -> the text, where it is written in it."""
    codes = {"en": "en", "zh-hant": "zh_hant", "zh-hans": "zh_hans"}
    found = {code: (getattr(entry, f"{field}_{suffix}") or "").strip() for code, suffix in codes.items()}
    return {code: text for code, text in found.items() if text}
