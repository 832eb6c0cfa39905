"""Whose copy is this? A file from anybody is searched for marks in a limited process; the database knows the marks."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from releases.exporting.marks import LARGEST
from releases.grants import Holder

WALL = 60.0  # seconds
FEW = 500  # marks in one query
_ROOT = Path(__file__).resolve().parents[1]
_CHILD = Path(__file__).with_name("tracing_child.py")


class CannotTrace(ValueError):
    """The message is a sentence."""


@dataclass(frozen=True, slots=True)
class Traced:
    holder: Holder
    times: int
    """In how many ways the file carries the mark."""


def trace(path: Path) -> list[Traced]:
    """The holders whose marks are in the file. Raises CannotTrace where it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise CannotTrace(f"{path.name} is larger than 64 MB: no personal copy is.")
        data = path.read_bytes()
    except OSError as problem:
        raise CannotTrace(f"{path.name} cannot be read: {problem.strerror}.") from None
    return known(searched(data))


def known(found: Sequence[str]) -> list[Traced]:
    rows: list[Holder] = []
    distinct = list(dict.fromkeys(found))
    whole = Holder.objects.select_related(
        "grant__edition__release", "grant__outlet", "journalist__user", "journalist__outlet"
    )
    for start in range(0, len(distinct), FEW):
        rows += whole.filter(mark__in=distinct[start : start + FEW])
    return [Traced(row, found.count(row.mark)) for row in rows]


def searched(data: bytes) -> list[str]:
    """What could be a mark, found where the file can do no harm."""
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-B", "-X", "utf8", str(_CHILD), str(_ROOT)],
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"LANG": "C.UTF-8", "PYTHONHASHSEED": "0"},
                cwd="/",
                timeout=WALL,
                check=True,
            )
            return [str(mark) for mark in json.loads(done.stdout)]
        except (subprocess.SubprocessError, ValueError):
            raise CannotTrace("The file could not be searched: it is damaged, or too large once unpacked.") from None
