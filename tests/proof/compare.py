"""One history through the three worlds. After each step outsiders ask, and every world must answer alike."""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import dataclass, field
from typing import Any

from accounts.ids import PATTERN
from tests.proof import catalogue
from tests.proof.catalogue import Request
from tests.proof.histories import DRAFTS, History, Step
from tests.proof.worlds import MIDNIGHT, SECRETS, Worlds

SAMPLE = 12
NEIGHBOUR = 8
"""Steps by which two requests may differ: each search in a tree may end at another neighbour. To look at a row and pass
it over costs more than that."""
_OWN = re.compile(PATTERN)
PUBLIC_WORDS = ("Kelpwright", "Mossgrave", "Fernhollow", "Withywind", "Bracken")


@dataclass
class Run:
    """What a history came to."""

    asked: int = 0
    """Pairs of answers compared."""
    answered: int = 0
    """Answers of 200: a floor of them is wanted, or the comparison proves nothing."""
    steps: int = 0
    difference: str = ""
    seen: set[str] = field(default_factory=set)


class Differs(Exception):
    pass


@dataclass
class Asker:
    worlds: Worlds
    run: Run
    whole: bool = True

    def history(self, steps: History, seed: str) -> Run:
        """Run it from the kept base. The first difference ends it and is told in `difference`."""
        self.worlds.all(do="restore")
        self.addresses = self.known()
        try:
            hours = 0
            for number, step in enumerate(steps):
                hours = self.take(step, f"{seed} {number}", hours)
                self.run.steps += 1
                self.ask(catalogue.sentinels())
                self.ask(catalogue.sample(catalogue.all_addresses(self.addresses), f"{seed} {number}", SAMPLE))
                self.compare_stores(f"after {step['name']}")
            self.addresses = self.known()
            if self.whole:
                self.ask(catalogue.whole(catalogue.all_addresses(self.addresses)))
                self.compare_stores("at the end")
            self.search_sinks()
        except Differs as found:
            self.run.difference = str(found)
        return self.run

    def take(self, step: Step, seed: str, hours: int) -> int:
        """A step that the product refuses is as good as another: it must be refused alike."""
        if step["name"] == "clock":
            hours += step["given"]["hours"]
            self.worlds.all(do="clock", to=(MIDNIGHT + datetime.timedelta(hours=hours)).isoformat())
        elif step["who"] == "all":
            said = self.worlds.all(do="act", name=step["name"], seed=seed, given=step["given"])
            if said[1:] != said[:-1]:
                raise Differs(f"{step} was answered {said}")
        else:
            self.worlds.secret(do="act", name=step["name"], seed=seed, given=step["given"])
        return hours

    def known(self) -> list[str]:
        """The addresses of everything: of what is public in all worlds, and of each world's secret."""
        found = self.addresses_in("without", [*PUBLIC_WORDS])
        for world, word in SECRETS.items():
            found += self.addresses_in(world, [word])
            for draft in DRAFTS:
                found += self.addresses_in(world, [f"{word}{draft}"])
        return list(dict.fromkeys(found))

    def addresses_in(self, world: str, words: list[str]) -> list[str]:
        said = self.worlds[world].do(do="act", name="addresses", seed="addresses", given={"words": words})
        return said.get("said") or []

    def ask(self, requests: list[Request]) -> None:
        """In every world; the first that differs is shown whole."""
        answers = [answer["answers"] for answer in self.worlds.all(do="ask", requests=requests)]
        self.run.asked += len(requests) * (len(answers) - 1)
        for request, *given in zip(requests, *answers, strict=True):
            self.run.answered += given[0][1] == 200
            if any(not self.alike(request, given[0], one) for one in given[1:]):
                raise Differs(f"{request}: {self.told(request)}")

    def alike(self, request: Request, one: list[Any], other: list[Any]) -> bool:
        """The same bytes by the same statements, and as many rows touched.

        Whoever names an id by its 95 random bits makes the database look that one row up, so for addresses that have
        one, rows are not counted; everywhere else they are, up to where a search in the tree ends.
        """
        if one[:3] != other[:3]:
            return False
        return bool(_OWN.search(request["path"])) or abs(one[3] - other[3]) <= NEIGHBOUR

    def told(self, request: Request) -> str:
        shown = self.worlds.all(do="show", request=request)
        for one, world in zip(shown[1:], SECRETS, strict=True):
            if one["status"] != shown[0]["status"]:
                return f"status {shown[0]['status']}, with {world} {one['status']}"
            if one["headers"] != shown[0]["headers"]:
                return f"headers {shown[0]['headers']}, with {world} {one['headers']}"
            if one["body"] != shown[0]["body"]:
                return f"body with {world} {around(shown[0]['body'], one['body'])}"
            if one["statements"] != shown[0]["statements"]:
                pairs = zip(shown[0]["statements"], one["statements"], strict=False)
                first = next(((a, b) for a, b in pairs if a != b), ("fewer", "more"))
                return f"statements with {world}: {first}"
            if one["steps"] != shown[0]["steps"]:
                return f"rows touched: {costly(shown[0], one)}, in the world with {world}"
        return "differed once, and not when asked again"

    def search_sinks(self) -> None:
        """No canary in a log, a mail, a folder or the page store, unless everybody's own request put it there."""
        found = [set(world["found"]) for world in self.worlds.all(do="sinks")]
        own = [sinks - found[0] for sinks in found[1:]]
        if any(own):
            raise Differs(f"written: {own}")

    def compare_stores(self, when: str) -> None:
        stores = self.worlds.all(do="store")
        if any(store != stores[0] for store in stores[1:]):
            raise Differs(f"the page store {when}: {[s['counts'] + [s['generation']] for s in stores]}")


def costly(one: dict[str, Any], other: dict[str, Any]) -> str:
    """The statement that took more work in one world than in the other."""
    for number, statement in enumerate(one["statements"]):
        took = [shown["steps"][number + 1] - shown["steps"][number] for shown in (one, other)]
        if took[0] != took[1]:
            return f"{took[0]} and {took[1]} steps for {statement}"
    return f"{one['steps'][:1]} and {other['steps'][:1]} steps before the first statement"


def around(one: str, other: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, at - 60) : at + 80]!r} / {other[max(0, at - 60) : at + 80]!r}"


def run(worlds: Worlds, steps: History, seed: str, whole: bool = True) -> Run:
    return Asker(worlds, Run(), whole).history(steps, seed)


def seeds(start: int, count: int) -> list[str]:
    return [str(random.Random(start + n).getrandbits(48)) for n in range(count)]


def facts(run: Run) -> dict[str, Any]:
    return {"pairs": run.asked, "answered": run.answered, "steps": run.steps, "difference": run.difference}
