"""python -m tests.proof [--hours H] [--seed N]: the long form of the proof, and its certificate.

Runs random histories until the time is over (one hour by default, `make prove HOURS=2` for two), then plants every
known leak and counts how many histories find it. Ends with 1 if two worlds ever differed, if a leak was not found, or
if the positive control did not change what it must. NEWSROOM_TEST_VENDOR chooses the database: sqlite or postgresql.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_HISTORIES = 12
"""After so many a planted leak counts as not found."""


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.proof")
    asked.add_argument("--hours", type=float, default=1.0)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**31))
    given = asked.parse_args()
    vendor = os.environ.get("NEWSROOM_TEST_VENDOR", "sqlite")
    importlib.import_module("tests.on_postgres" if vendor == "postgresql" else "tests.on_sqlite")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

    import django

    django.setup()
    from tests.proof import catalogue, leaks
    from tests.proof.proving import control, find_leak, keep_on
    from tests.proof.worlds import three_worlds

    unknown = catalogue.unknown()
    if unknown:
        print(f"Addresses that the catalogue does not know: {', '.join(unknown)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="newsroom-proof-") as folder, three_worlds(Path(folder)) as worlds:
        proved = keep_on(worlds, given.seed, time.monotonic() + given.hours * 3600)
        changed = control(worlds)
        found = {name: find_leak(worlds, name, given.seed, MOST_HISTORIES) for name in leaks.LEAKS}
    missed = [name for name, histories in found.items() if not histories]

    print(f"Newsroom, two-world certificate: {commit()}, {vendor}, seed {given.seed}")
    print(f"  surfaces      {len(set(catalogue.names()))} public addresses of the URL table, every one asked")
    print("  observers     anonymous; the press room and the desk have tests of their own")
    print(f"  histories     {proved.histories} of {proved.steps} steps")
    print(f"  pairs         {proved.asked} compared, {proved.answered} requests answered with 200")
    print(f"  differences   {len(proved.differences)}")
    print(f"  control       lifted, {len(changed.differ)} of {changed.asked} surfaces changed")
    print(f"  leaks         {len(found)} planted, {len(found) - len(missed)} found")
    for name, histories in found.items():
        print(f"    row {leaks.LEAKS[name][0]:>2}  {name.replace('_', ' '):<44}{histories or 'NOT FOUND'}")
    for difference in proved.differences + [f"unchanged by the lift: {path}" for path in changed.same]:
        print(f"  DIFFERS {difference}")
    return 1 if proved.differences or missed or changed.same else 0


def commit() -> str:
    done = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "no commit"


if __name__ == "__main__":
    sys.exit(main())
