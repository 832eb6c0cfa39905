"""How well releases are read: `python -m tests.reading_report [-v] [name ...]`.

Every field's F1 for the seed, the shared samples and our own samples, by the seed's scorer. `-v` lists every miss; names
choose files.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from releases.importing import read_here
from releases.importing.seed_form import seed_form
from tests.shared import SAMPLES, SHARED, scorer


def pairs() -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """(set, file, truth) of everything that can be scored here; one truth may be that of a text, a Word file and a PDF."""
    if SHARED.exists():
        yield (
            "seed",
            next((SHARED / "seed").glob("*.txt")),
            json.loads((SHARED / "seed" / "seed_truth.json").read_text()),
        )
    for name, folder in (("shared", SHARED / "samples"), ("own", SAMPLES)):
        for file in sorted(folder.iterdir()):
            if file.suffix in (".txt", ".docx", ".pdf", ".rtf", ".odt") and file.with_suffix(".json").exists():
                yield name, file, json.loads(file.with_suffix(".json").read_text())


def read(file: Path, truth: dict[str, Any]) -> dict[str, Any]:
    """A file in the seed's form; a truth without a country leaves it to be guessed."""
    return seed_form(read_here(file.name, file.read_bytes(), truth.get("country") or ""), file.stem)


def main(arguments: list[str]) -> None:
    if not SHARED.exists():
        print("The shared folder with the scorer is not here: absent.")
        return
    score = scorer()
    verbose, names = "-v" in arguments, [a for a in arguments if not a.startswith("-")]
    totals: dict[str, Any] = {}
    for group, file, truth in pairs():
        if names and not any(name in file.stem for name in names):
            continue
        reading = read(file, truth)
        one = score.score(reading, truth)
        print(f"{group:7} {file.name:28} {score.overall(one):.4f}")
        for line in one.log if verbose else ():
            print("       ", *line)
        score.score(reading, truth, totals.setdefault(group, score.S()))
    for group, total in totals.items():
        print(f"\n{group}")
        score.table(total)


if __name__ == "__main__":
    main(sys.argv[1:])
