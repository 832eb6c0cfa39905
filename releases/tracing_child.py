"""The limited process that looks for marks: started by tracing.py, with the checkout's folder as its one argument."""

from __future__ import annotations

import json
import os
import resource
import sys

LIMITS = (
    (resource.RLIMIT_AS, 1024 * 1024 * 1024),
    (resource.RLIMIT_CPU, 50),
    (resource.RLIMIT_NOFILE, 64),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NPROC, 0),
)


def main(root: str) -> None:
    for what, amount in LIMITS:
        resource.setrlimit(what, (amount, amount))
    data = sys.stdin.buffer.read()
    sys.path.insert(0, root)
    import pypdfium2  # noqa: F401  (loaded before the doors are shut)

    from releases.exporting import marks
    from releases.importing import confinement

    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    libraries = [f"{folder}/lib" for folder in (sys.prefix, sys.base_prefix, "/usr", "/usr/local", "")]
    confinement.confine([f"{root}/releases", *libraries, "/lib64", "/usr/lib64"])
    with os.fdopen(answer, "w") as out:
        json.dump(marks.all_candidates(data), out)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
