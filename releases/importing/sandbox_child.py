"""The limited process: started by sandbox.py as a program of its own, with the checkout's folder as its one argument.

It takes its limits upon itself before it touches the file, reads order and file from standard input and answers on
standard output. Nothing of Django is loaded, and nothing of the environment is there.
"""

from __future__ import annotations

import os
import sys
from typing import Any

MEMORY = 512 * 1024 * 1024  # bytes of address space
PROCESSOR = 9  # seconds
FILES = 64  # open at once


def main(root: str) -> None:
    _limit_resources()
    given = sys.stdin.buffer.read()
    # Code is loaded before the doors are shut; what a reader loads later comes from the same folders.
    sys.path.insert(0, root)
    from releases.importing import confinement

    # The real standard output is kept for the answer alone: whatever a library prints goes nowhere.
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    libraries = [f"{folder}/lib" for folder in (sys.prefix, sys.base_prefix, "/usr", "/usr/local", "")]
    confinement.confine([f"{root}/releases", *libraries, "/lib64", "/usr/lib64", "/usr/share/zoneinfo"])
    _say(answer, _answered(given))
    os._exit(0)  # no clean-up that a broken library could hang in


def _limit_resources() -> None:
    import resource

    for what, amount in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        try:
            resource.setrlimit(what, (amount, amount))
        except (ValueError, OSError):
            continue  # the system allows less than we ask for, or does not know the limit


def _answered(given: bytes) -> bytes:
    import json

    from releases.importing.reading import UnreadableFile

    end = 4 + int.from_bytes(given[:4], "big")
    order = json.loads(given[4:end])
    try:
        return b"R" + ORDERS[order["do"]](order, given[end:])
    except UnreadableFile as refusal:
        return b"U" + json.dumps(refusal.to_json()).encode("utf-8", "replace")
    except MemoryError:
        return b"M"
    except Exception:
        return b"E"


def read(order: dict[str, Any], data: bytes) -> bytes:
    from releases.importing import read_here
    from releases.importing.reading_json import to_bytes

    return to_bytes(read_here(order["name"], data, order["country"]))


def correct(order: dict[str, Any], data: bytes) -> bytes:
    from releases.importing.corrections import Corrections, corrected
    from releases.importing.reading_json import from_bytes, to_bytes

    old = from_bytes(data)
    new = corrected(list(old.pieces), old.changes, order["country"], Corrections.from_json(order["said"]))
    return to_bytes(new)


def draw(order: dict[str, Any], data: bytes) -> bytes:
    from releases.importing.pdf_pages import drawn

    return drawn(data, order["page"])


ORDERS = {"read": read, "correct": correct, "draw": draw}


def _say(where: int, answer: bytes) -> None:
    view = memoryview(answer)
    while view:
        view = view[os.write(where, view) :]


if __name__ == "__main__":
    main(sys.argv[1])
