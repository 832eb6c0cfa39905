"""python -m tests.run: the suite on SQLite and on PostgreSQL, and at the end what was skipped and why.

Further arguments go to pytest: `python -m tests.run -k embargo`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITES = (("SQLite", "tests.on_sqlite", "not no_database"), ("PostgreSQL", "tests.on_postgres", "not one_database"))
WORKERS = str(min(4, os.cpu_count() or 1))


def main() -> int:
    totals: dict[str, int] = {}
    skipped: list[str] = []
    failed = 0
    for name, plugin, marks in SUITES:
        print(f"\n=== {name} ===", flush=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", plugin, "-m", marks, "-n", WORKERS, "--dist", "loadfile"]
        code, output = run([*command, *sys.argv[1:]])
        failed = failed or (code if code != 5 else 0)
        for count, word in re.findall(r"(\d+) (passed|failed|skipped|error)", last_line(output)):
            totals[word] = totals.get(word, 0) + int(count)
        skipped += [f"{name}: {line}" for line in output.splitlines() if line.startswith("SKIPPED")]
    print("\n=== What was skipped, and why ===")
    print("\n".join(skipped) or "Nothing.")
    failures = totals.get("failed", 0) + totals.get("error", 0)
    print(f"\n{totals.get('passed', 0)} passed, {failures} failed, {totals.get('skipped', 0)} skipped")
    return failed or (0 if totals.get("passed") else 1)


def last_line(output: str) -> str:
    return next((line for line in reversed(output.splitlines()) if re.search(r"\d+ (passed|failed|error)", line)), "")


def run(command: list[str]) -> tuple[int, str]:
    """Show the output as it comes and keep it."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        lines = []
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    return process.returncode, "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
