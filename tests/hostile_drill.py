"""Every hostile file and many mutations through the importer: `python -m tests.hostile_drill [how many]`, 2,000 by default.

Prints what each class came to, and ends with 1 if anything but a reading or a sentence came back, or if a process took
more than 512 MB or 10 seconds of the processor. It is a process of its own also in the tests: what the system says of
the memory of children counts every child that a process ever had, and each child begins with its parent's figure.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice

from releases.importing import read_file
from releases.importing.reading import UnreadableFile
from tests.hostile_files import SLOW, crafted, mutations

MOST_MEMORY = 512 * 1024  # kilobytes, resident
MOST_SECONDS = 10.0  # of the processor, per file


@dataclass
class Outcome:
    name: str
    came_to: str  # "reading", "sentence", or what went wrong
    sentence: str = ""
    seconds: float = 0.0  # of the processor
    waited: float = 0.0
    memory: int = 0  # kilobytes that the largest process so far held


def tried(name: str, data: bytes) -> Outcome:
    """Read a file as an upload is read, and say what came of it."""
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    outcome = Outcome(name, "reading")
    try:
        read_file(name, data)
    except UnreadableFile as problem:
        outcome.came_to, outcome.sentence = "sentence", str(problem)
        if not reads_as_sentence(outcome.sentence):
            outcome.came_to = f"not a sentence: {outcome.sentence[:200]!r}"
    except Exception as problem:
        outcome.came_to = f"{type(problem).__name__}: {problem}"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    outcome.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    outcome.waited = time.monotonic() - clock
    outcome.memory = after.ru_maxrss
    if outcome.seconds > MOST_SECONDS:
        outcome.came_to = f"{outcome.seconds:.1f} s of the processor"
    return outcome


def reads_as_sentence(text: str) -> bool:
    return text[:1].isupper() or (text[:1] == "“" and text.rstrip()[-1] in ".”" and "Traceback" not in text)


def files(count: int, slow: bool = True) -> Iterator[tuple[str, bytes]]:
    made = [(name, data) for name, data in crafted().items() if slow or name not in SLOW]
    yield from made[:count]
    yield from mutations(max(0, count - len(made)))


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(prog="python -m tests.hostile_drill")
    options.add_argument("count", type=int, nargs="?", default=2_000)
    options.add_argument("--part", default="1/1", help="2/3: every third file from the second on")
    options.add_argument("--quick", action="store_true", help="without those that the limit of the processor stops")
    options.add_argument("--json", action="store_true", help="one line of JSON for each file and nothing else")
    chosen = options.parse_args(arguments)
    part, parts = map(int, chosen.part.split("/"))
    outcomes = []
    for name, data in islice(files(chosen.count, not chosen.quick), part - 1, None, parts):
        outcomes.append(outcome := tried(name, data))
        if chosen.json:
            print(json.dumps(asdict(outcome)))
        elif outcome.came_to not in ("reading", "sentence"):
            print(f"{outcome.name!r}: {outcome.came_to}")
    if not chosen.json:
        _summed_up(outcomes)
    wrong = any(o.came_to not in ("reading", "sentence") for o in outcomes)
    return 1 if wrong or max(o.memory for o in outcomes) > MOST_MEMORY else 0


def _summed_up(outcomes: list[Outcome]) -> None:
    came_to = Counter(o.came_to if o.came_to in ("reading", "sentence") else "wrong" for o in outcomes)
    slowest, memory = max(outcomes, key=lambda o: o.seconds), max(o.memory for o in outcomes)
    print(f"{len(outcomes)} files: {came_to['reading']} read, {came_to['sentence']} refused, {came_to['wrong']} wrong")
    print(f"slowest {slowest.name!r}: {slowest.seconds:.1f} s of the processor; largest process {memory // 1024} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
