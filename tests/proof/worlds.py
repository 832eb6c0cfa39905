"""Three newsrooms: without the secret, with it, with another. Each is a process with a database of its own."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.worlds import ROOT, SITE, address_of, run_sql

MIDNIGHT = datetime.datetime(2031, 5, 12, 2, 0, tzinfo=datetime.UTC)
"""When every history begins."""
SECRETS = {"secret": "Secretarium", "other": "Ombrelune"}


@dataclass
class World:
    """A process, asked by a line and answering by a line."""

    name: str
    folder: Path
    database: str = ""
    process: subprocess.Popen[str] = field(init=False)

    def start(self) -> None:
        kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "NEWSROOM_TEST_SERVER")}
        environment = kept | {
            "LANG": "C.UTF-8",
            "NEWSROOM_DATA": str(self.folder),
            "SITE_URL": SITE,
            "SECRET_KEY": "one key for all worlds, as they are to be alike",
            "TMPDIR": str(self.folder / "tmp"),
            **({"DATABASE_URL": self.database} if self.database else {}),
        }
        (self.folder / "tmp").mkdir(parents=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.proof.child"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(self.folder / "log").open("w"),
            text=True,
        )

    def tell(self, **order: Any) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"The world {self.name} has ended:\n{self.log()[-4000:]}")
        return json.loads(line)

    def do(self, **order: Any) -> dict[str, Any]:
        self.tell(**order)
        return self.hear()

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def end(self) -> None:
        assert self.process.stdin
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Worlds:
    """All three, told the same or each its own, working at the same time."""

    def __init__(self, worlds: dict[str, World]) -> None:
        self.worlds = worlds

    def __iter__(self) -> Iterator[World]:
        return iter(self.worlds.values())

    def __getitem__(self, name: str) -> World:
        return self.worlds[name]

    def all(self, **order: Any) -> list[dict[str, Any]]:
        for world in self:
            world.tell(**order)
        return [world.hear() for world in self]

    def secret(self, **order: Any) -> list[dict[str, Any]]:
        """The act of a secret, in the worlds that have one; each with its own word and its own chance."""
        told = [world for world in self if world.name in SECRETS]
        for world in told:
            word = SECRETS[world.name]
            given = {**order["given"], "word": f"{word}{order['given'].get('word', '')}"}
            world.tell(**{**order, "given": given, "seed": f"{order['seed']} {word}"})
        return [world.hear() for world in told]


@contextlib.contextmanager
def three_worlds(folder: Path) -> Iterator[Worlds]:
    """The worlds, with their base made and kept: alike but for a whole secret release under embargo in two of them."""
    worlds = Worlds({name: new(name, folder) for name in ("without", *SECRETS)})
    try:
        for world in worlds:
            world.start()
        worlds.all(do="act", name="base", seed="base", given={})
        worlds.secret(do="act", name="secret_whole", seed="whole", given={})
        worlds.secret(do="act", name="secret_issue", seed="issue", given={"hours": 2400})
        worlds.secret(do="act", name="secret_correction", seed="waits", given={"of": "Bracken", "hours": 2400})
        worlds.all(do="keep")
        yield worlds
    finally:
        for world in worlds:
            world.end()


def new(name: str, folder: Path) -> World:
    if os.environ["NEWSROOM_TEST_VENDOR"] == "sqlite":
        return World(name, folder / name)
    database = f"proof_{random.getrandbits(64):x}"
    run_sql(f'CREATE DATABASE "{database}"')
    return World(name, folder / name, address_of(database))
