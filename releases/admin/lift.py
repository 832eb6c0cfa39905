"""An embargo time as people give it: a day, a clock time by 24 hours, and the zone they mean. -> an instant, UTC."""

from __future__ import annotations

import datetime
import unicodedata
import zoneinfo
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases import zones
from releases.editions import now
from releases.zones import city, in_words

NEAR = (
    "Asia/Hong_Kong", "Asia/Shanghai", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    "Europe/London", "Europe/Paris", "America/New_York", "America/Los_Angeles", "UTC",
)  # fmt: skip


@cache
def all_zones() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc")))


def zone_choices() -> list[Any]:
    """The newsroom's two zones, then those that offices know, then the rest of the world."""
    near = dict.fromkeys((settings.NEWSROOM_TIME_ZONE, settings.NEWSROOM_SECOND_ZONE, *NEAR))
    rest = [(zone, zone.replace("_", " ")) for zone in all_zones() if zone not in near]
    return [*((zone, city(zone)) for zone in near), (_("Other zones"), rest)]


def zone_of(user: User | None) -> str:
    return (user.time_zone if user else "") or settings.NEWSROOM_TIME_ZONE


class LiftWidget(forms.MultiWidget):
    template_name = "admin/desk/lift.html"

    def __init__(self) -> None:
        self.zone = settings.NEWSROOM_TIME_ZONE
        day = forms.DateInput({"type": "date", "aria-label": gettext_lazy("day")}, format="%Y-%m-%d")
        clock = forms.TextInput(
            {"placeholder": "00:01", "size": 8, "autocomplete": "off", "aria-label": gettext_lazy("time, by 24 hours")}
        )
        zone = forms.Select({"aria-label": gettext_lazy("time zone")})
        super().__init__([day, clock, zone, forms.HiddenInput()])

    def decompress(self, value: datetime.datetime | None) -> list[Any]:
        if value is None:
            return [None, "", self.zone, ""]
        local = value.astimezone(zoneinfo.ZoneInfo(self.zone))
        # Which of two equal wall times is meant stays with the value, so that opening and saving never moves it.
        return [local.date(), local.strftime("%H:%M:%S" if local.second else "%H:%M"), self.zone, value.isoformat()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        self.widgets[2].choices = zone_choices()  # type: ignore[attr-defined]
        return super().get_context(name, value, attrs)


class LiftField(forms.MultiValueField):
    """A wall time that daylight saving skips or repeats is refused with the instants to choose from."""

    widget = LiftWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = (
            forms.DateField(required=False),
            forms.CharField(required=False),
            forms.CharField(required=False),
            forms.CharField(required=False),
        )
        kwargs.setdefault("required", False)
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> datetime.datetime | None:
        return super().clean(value if value and any(value[:2]) else [])

    def compress(self, data_list: list[Any]) -> datetime.datetime | None:
        if not data_list:
            return None
        day, clock, zone, meant = (*data_list, "", "", "", "")[:4]
        if not day:
            raise ValidationError(_("Give the day as well."))
        wall = datetime.datetime.combine(day, clock_time(clock))
        try:
            return instant_meant(wall, known_zone(zone), meant)
        except zones.NoSuchTime as problem:
            self.widget.widgets[3] = Which(choices=choices_of(problem))  # type: ignore[index]
            raise ValidationError(problem.sentence) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != initial
        except ValidationError:
            return True


class Which(forms.RadioSelect):
    template_name = "admin/desk/which.html"


def choices_of(problem: zones.NoSuchTime) -> list[tuple[str, str]]:
    return [(choice.isoformat(), in_words(choice)) for choice in problem.choices]


def clock_time(text: str) -> datetime.time:
    """“0:01”, “0001”, “００：０１” and “00:01:30”. Never a.m. or p.m.: of midnight and noon people mean either."""
    plain = unicodedata.normalize("NFKC", text or "").strip().replace(".", ":").replace("：", ":")
    if plain.isdigit() and len(plain) in (3, 4):
        plain = f"{plain[:-2]}:{plain[-2:]}"
    for shape in ("%H:%M", "%H:%M:%S"):
        try:
            return datetime.datetime.strptime(plain, shape).time()
        except ValueError:
            continue
    raise ValidationError(_("Write the time by the 24-hour clock, like 00:01 or 16:30."))


def known_zone(zone: str) -> str:
    if zone not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone."))
    return zone


def instant_meant(wall: datetime.datetime, zone: str, meant: str) -> datetime.datetime:
    try:
        return zones.instant(wall, zone)
    except zones.NoSuchTime as problem:
        for choice in problem.choices:
            if choice.isoformat() == meant:
                return choice
        raise


def read_back(request: HttpRequest) -> JsonResponse:
    """A time as it is typed, in words: {"words"}, {"wrong"}, or {"wrong", "choices"}."""
    field = LiftField()
    given = [request.GET.get(name, "") for name in ("day", "clock", "zone", "meant")]
    try:
        lift = field.clean(given)
    except ValidationError as problem:
        which = field.widget.widgets[3]
        choices = list(which.choices) if isinstance(which, Which) else []
        return JsonResponse({"wrong": problem.messages[0], "choices": choices})
    if lift is None:
        return JsonResponse({"words": ""})
    return JsonResponse({"words": in_words(lift, zones_shown(given[2])), "past": lift <= now()})


def zones_shown(zone: str) -> tuple[str, ...]:
    """The newsroom's two zones, and the one in which the time was given."""
    return tuple(dict.fromkeys((settings.NEWSROOM_TIME_ZONE, settings.NEWSROOM_SECOND_ZONE, zone)))
