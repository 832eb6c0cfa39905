"""Where a release stands, in words: the working copy's state, and what the clock makes of what was issued."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from releases.editions import Edition
from releases.models import Release
from releases.zones import in_words

Code = Literal["embargoed", "public", "withdrawn", ""]


@dataclass(frozen=True, slots=True)
class Standing:
    """`code` for colours, `label` for people; `edition` is what is public or will be."""

    code: Code
    label: str
    when: str = ""
    edition: Edition | None = None
    announced: bool = False


def standing_of(release: Release, moment: datetime.datetime) -> Standing:
    """From the editions as they were fetched with the release: no further query."""
    editions = sorted(release.editions.all(), key=lambda e: (e.number, e.issued), reverse=True)
    edition = next((e for e in editions if e.until is None), None)
    if edition is None:
        withdrawn = next((e for e in editions if e.withdrawn), None)
        if withdrawn and withdrawn.withdrawn and release.state == Release.State.WITHDRAWN:
            return Standing("withdrawn", _("withdrawn"), in_words(withdrawn.withdrawn), withdrawn)
        return Standing("", "")
    if edition.lift > moment:
        announced = hasattr(edition, "announcement")
        label = _("embargoed, announced") if announced else _("embargoed, not announced")
        return Standing("embargoed", label, in_words(edition.lift), edition, announced)
    return Standing("public", _("public"), in_words(edition.lift), edition)
