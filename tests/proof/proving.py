"""What both forms of the proof do: run histories, lift the secret as a control, look for a planted leak."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.proof import catalogue, compare
from tests.proof.histories import History, histories
from tests.proof.worlds import Worlds

BATCH = 20


@dataclass
class Proved:
    histories: int = 0
    steps: int = 0
    asked: int = 0
    answered: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, run: compare.Run) -> None:
        self.histories += 1
        self.steps += run.steps
        self.asked += run.asked
        self.answered += run.answered
        if run.difference:
            self.differences.append(run.difference[:2000])


@dataclass
class Control:
    """Which surfaces the lift of the secret changed, and which it left as they were."""

    differ: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return len(self.differ) + len(self.same)


def made(number: int, start: int) -> list[History]:
    """So many histories, the same for the same start."""
    found: list[History] = []

    @seed(start)
    @settings(
        max_examples=number, deadline=None, phases=[Phase.generate], database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(histories())
    def collect(history: History) -> None:
        found.append(history)

    collect()
    return found


def endless(start: int) -> Iterator[History]:
    while True:
        yield from made(BATCH, start)
        start += 1


def prove(worlds: Worlds, number: int, start: int) -> Proved:
    proved = Proved()
    for n, history in enumerate(made(number, start)):
        proved.add(compare.run(worlds, history, f"{start} {n}"))
    return proved


def keep_on(worlds: Worlds, start: int, until: float) -> Proved:
    """Until `until` on the monotonic clock, or five differences."""
    proved = Proved()
    for n, history in enumerate(endless(start)):
        proved.add(compare.run(worlds, history, f"{start} {n}"))
        if time.monotonic() > until or len(proved.differences) >= 5:
            break
    return proved


CHANGED_BY_A_LIFT = (
    "releases", "companies", "contacts", "feed", "sitemap_pages", "sitemap_month", "sitemap_news", "api_releases",
    "api_companies", "api_contacts", "api_search",
)  # fmt: skip
"""Addresses that show something of every public release. A proof in which the lift changes nothing proves nothing."""


def control(worlds: Worlds) -> Control:
    """The very same secret, lifted: everything that shows releases must now differ, and its own pages must answer."""
    worlds.all(do="restore")
    worlds["secret"].do(do="act", name="lift_now", seed="lift", given={"word": "Secretarium"})
    paths = [path for name in CHANGED_BY_A_LIFT for path in catalogue.GENERAL[name] if "before=" not in path]
    paths = [path for path in paths if not re.search(r"colour|-0[1789]\.xml", path)]
    own = worlds["secret"].do(do="act", name="addresses", seed="a", given={"words": ["Secretarium"]})["said"]
    own = [path for path in own if "editions/" not in path]
    requests = catalogue.plain([*paths, *own])
    without, secret = (worlds[name].do(do="ask", requests=requests)["answers"] for name in ("without", "secret"))
    told = Control()
    for request, one, other in zip(requests, without, secret, strict=True):
        (told.differ if one[0] != other[0] else told.same).append(request["path"])
    return told


def find_leak(worlds: Worlds, name: str, start: int, most: int, whole: bool = True) -> int:
    """-> how many histories it took to find the planted leak; 0 if none of `most` did."""
    worlds.all(do="plant", leak=name)
    try:
        for n, history in enumerate(made(most, start)):
            if compare.run(worlds, history, f"{start} {n}", whole).difference:
                return n + 1
        return 0
    finally:
        worlds.all(do="plant", leak="")
