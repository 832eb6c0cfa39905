"""What readers are told of the changes of something that is coming: one line each, dated, with the reason given."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

DATED = ("postponed", "brought-forward", "undated")
"""Of these readers are told what had been planned."""
KINDS = (*DATED, "cancelled", "redated", "timed", "confirmed", "unconfirmed", "back-on")


@dataclass(frozen=True, slots=True)
class Change:
    """`at`: when it was made known. `day` or `starts`: when it had been planned for. Times are ISO 8601."""

    kind: str
    at: str
    day: str = ""
    starts: str = ""
    reason: dict[str, str] = field(default_factory=dict)

    @property
    def when(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.at)

    @property
    def planned(self) -> datetime.datetime | datetime.date | None:
        if self.starts:
            return datetime.datetime.fromisoformat(self.starts)
        return datetime.date.fromisoformat(self.day) if self.day else None


def line(
    kind: str,
    at: datetime.datetime,
    day: datetime.date,
    starts: datetime.datetime | None,
    reason: dict[str, str] | None = None,
) -> dict[str, Any]:
    """A change as it is stored; `day` and `starts` are what had been planned."""
    dated = kind in DATED
    made = Change(
        kind=kind,
        at=at.replace(microsecond=0).isoformat(),
        day=day.isoformat() if dated and not starts else "",
        starts=starts.isoformat() if dated and starts else "",
        reason=reason or {},
    )
    return {name: value for name, value in asdict(made).items() if value}


def read(stored: Iterable[dict[str, Any]]) -> list[Change]:
    return [Change(**one) for one in stored]
