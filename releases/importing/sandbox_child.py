"""The limited process: started by sandbox.py as a program of its own, with the checkout's folder as its one argument.

It takes its limits upon itself before it touches the file, reads the file from standard input and answers on standard
output. Nothing of Django is loaded, and nothing of the environment is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from releases.importing.reading import Reading

MEMORY = 512 * 1024 * 1024  # bytes of address space
PROCESSOR = 9  # seconds
FILES = 64  # open at once


def main(root: str) -> None:
    _limit_resources()
    given = sys.stdin.buffer.read()
    # Code is loaded before the doors are shut; what a reader loads later comes from the same folders.
    sys.path.insert(0, root)
    from releases.importing import confinement, read_here

    # The real standard output is kept for the answer alone: whatever a library prints goes nowhere.
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    libraries = [f"{folder}/lib" for folder in (sys.prefix, sys.base_prefix, "/usr", "/usr/local", "")]
    confinement.confine([f"{root}/releases", *libraries, "/lib64", "/usr/lib64", "/usr/share/zoneinfo"])
    _say(answer, _reading(given, read_here))
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


def _reading(given: bytes, read: Callable[[str, bytes, str], Reading]) -> bytes:
    import json

    from releases.importing.reading import UnreadableFile
    from releases.importing.reading_json import to_bytes

    end = 4 + int.from_bytes(given[:4], "big")
    order = json.loads(given[4:end])
    try:
        return b"R" + to_bytes(read(order["name"], given[end:], order["country"]))
    except UnreadableFile as sentence:
        return b"U" + str(sentence).encode("utf-8", "replace")
    except MemoryError:
        return b"M"
    except Exception:
        return b"E"


def _say(where: int, answer: bytes) -> None:
    view = memoryview(answer)
    while view:
        view = view[os.write(where, view) :]


if __name__ == "__main__":
    main(sys.argv[1])
