"""What the press room says of times: in the newsroom's zone and in hers."""

from __future__ import annotations

import datetime

from django import template

from releases import zones

register = template.Library()


@register.filter
def minute_in_zones(moment: datetime.datetime, places: tuple[str, ...]) -> str:
    """For what has happened, where nobody needs the second."""
    return in_zones(moment.replace(second=0, microsecond=0), places) if moment else ""


@register.filter
def in_zones(moment: datetime.datetime, places: tuple[str, ...]) -> str:
    return zones.in_words(moment, tuple(places)) if moment else ""
