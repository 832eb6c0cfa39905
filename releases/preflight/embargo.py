"""Is the embargo one that can be kept?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext as _

from releases.editions import now
from releases.models import Release
from releases.preflight import Finding, Severity, check
from releases.zones import in_words


@check
def lift_in_the_past(release: Release, lift: datetime.datetime | None) -> Iterator[Finding]:
    if lift is not None and lift < now().replace(microsecond=0):
        sentence = _("The embargo time is in the past: %(time)s. Choose a later one, or issue now.")
        yield Finding("embargo.in_the_past", Severity.ERROR, sentence % {"time": in_words(lift)}, "planned_lift")
