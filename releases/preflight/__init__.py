"""What is wrong with a release, in words an officer understands: like Django's system checks, one function each.

    @check
    def no_headline(release, lift) -> Iterator[Finding]

An ERROR stops issuing unless an override with its reason goes on record.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from importlib import import_module

from releases.models import Release


class Severity(IntEnum):
    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` never changes and is what tools match; `place` is a column or part; `sentence` says what to do."""

    code: str
    severity: Severity
    sentence: str
    place: str = ""
    language: str = ""

    def as_json(self) -> dict[str, str]:
        return {
            "code": self.code,
            "severity": self.severity.name.lower(),
            "place": self.place,
            "language": self.language,
            "message": str(self.sentence),
        }


Check = Callable[[Release, datetime.datetime | None], Iterable[Finding]]
CHECKS: list[Check] = []


def check(function: Check) -> Check:
    CHECKS.append(function)
    return function


def findings(release: Release, lift: datetime.datetime | None = None) -> list[Finding]:
    """Everything the checks find, worst first. `lift` is the time that issuing would use; None is now."""
    found = [finding for one in CHECKS for finding in one(release, lift)]
    return sorted(found, key=lambda f: -f.severity)


def errors(release: Release, lift: datetime.datetime | None = None) -> list[Finding]:
    return [finding for finding in findings(release, lift) if finding.severity == Severity.ERROR]


for _room in ("text", "embargo", "fonts"):
    import_module(f"releases.preflight.{_room}")
