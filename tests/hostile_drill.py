"""Every hostile file and many mutations through the importer: `python -m tests.hostile_drill [how many]`, 2,000 by default.

Prints what each class came to, and ends with 1 if anything but a reading or a sentence came back, or if a process took
more than 512 MB or 10 seconds of the processor.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from releases.importing import read_file
from releases.importing.reading import UnreadableFile
from tests.hostile_files import crafted, mutations

MOST_MEMORY = 512 * 1024  # kilobytes, resident
MOST_SECONDS = 10.0  # of the processor, per file


@dataclass
class Outcome:
    name: str
    came_to: str  # "reading", "sentence", or what went wrong
    sentence: str = ""
    seconds: float = 0.0  # of the processor
    waited: float = 0.0


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
    if outcome.seconds > MOST_SECONDS:
        outcome.came_to = f"{outcome.seconds:.1f} s of the processor"
    return outcome


def reads_as_sentence(text: str) -> bool:
    return text[:1].isupper() or (text[:1] == "“" and text.rstrip()[-1] in ".”" and "Traceback" not in text)


def largest_process() -> int:
    """Kilobytes that the largest process so far held in memory."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def files(count: int) -> Iterator[tuple[str, bytes]]:
    made = crafted()
    yield from list(made.items())[:count]
    yield from mutations(max(0, count - len(made)))


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 2_000
    came_to: Counter[str] = Counter()
    slowest = Outcome("", "")
    wrong = 0
    for name, data in files(count):
        outcome = tried(name, data)
        came_to[outcome.came_to if outcome.came_to in ("reading", "sentence") else "wrong"] += 1
        slowest = max(slowest, outcome, key=lambda o: o.seconds)
        if outcome.came_to not in ("reading", "sentence"):
            wrong += 1
            print(f"{name!r}: {outcome.came_to}")
    memory = largest_process()
    print(
        f"{came_to.total()} files: {came_to['reading']} read, {came_to['sentence']} refused, {came_to['wrong']} wrong"
    )
    print(f"slowest {slowest.name!r}: {slowest.seconds:.1f} s of the processor; largest process {memory // 1024} MB")
    return 1 if wrong or memory > MOST_MEMORY else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
