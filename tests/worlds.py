"""Two copies of one newsroom in databases of their own, each behind a real server.

The base is made once and copied, so that both worlds share every id; then only one of them gets the secret. Ids made
later come from a seed that names the public act, so the same act makes the same ids in both worlds, while secret acts
draw from elsewhere.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
SITE = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Answer:
    """Everything of an answer but its date."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass
class World:
    """A data folder and a database, with or without a server before them."""

    folder: Path
    database: str = ""
    port: int = 0
    servers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG", "NEWSROOM_TEST_SERVER")
        }
        return kept | {
            "NEWSROOM_DATA": str(self.folder),
            "SITE_URL": SITE,
            "SECRET_KEY": "one key for both worlds, as they are to be alike",
            **({"DATABASE_URL": self.database} if self.database else {}),
        }

    def act(self, *acts: str) -> str:
        """Run acts of tests/acts.py in a process of this world. -> what they print."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.acts", *acts], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()

    def copy(self, folder: Path) -> World:
        """The same database and files once more; nothing may be connected."""
        shutil.copytree(self.folder, folder)
        if not self.database:
            return World(folder)
        name = f"copy_{random.getrandbits(64):x}"
        run_sql(f'CREATE DATABASE "{name}" TEMPLATE "{urlsplit(self.database).path[1:]}"')
        return World(folder, address_of(name))

    @contextlib.contextmanager
    def served(self) -> Iterator[World]:
        self.port = free_port()
        command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{self.port}"]
        log = (self.folder / "server.log").open("wb")
        server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        try:
            self.wait_until_ready(server)
            yield self
        finally:
            server.terminate()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()

    def wait_until_ready(self, server: subprocess.Popen[bytes]) -> None:
        for _ in range(1500):
            assert server.poll() is None, (self.folder / "server.log").read_text()
            with contextlib.suppress(OSError):
                if self.ask("GET", "/readyz").status == 200:
                    return
            time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text())

    def ask(self, method: str, path: str, **headers: str) -> Answer:
        """The raw path, sent as it is, over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": "127.0.0.1", **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            body = response.read()
            shown = tuple((k.lower(), v) for k, v in response.getheaders() if k.lower() != "date")
            return Answer(response.status, shown, body)
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def new_world(folder: Path) -> World:
    """An empty world on the database that this run is about."""
    folder.mkdir(parents=True)
    if os.environ["NEWSROOM_TEST_VENDOR"] == "sqlite":
        return World(folder)
    name = f"world_{random.getrandbits(64):x}"
    run_sql(f'CREATE DATABASE "{name}"')
    return World(folder, address_of(name))


def address_of(name: str) -> str:
    server = urlsplit(os.environ["DATABASE_URL"])
    return server._replace(path=f"/{name}").geturl()


def run_sql(statement: str) -> None:
    with psycopg.connect(os.environ["NEWSROOM_TEST_SERVER"], autocommit=True) as connection:
        connection.execute(statement)
