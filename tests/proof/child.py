"""python -m tests.proof.child: one world. Reads orders as lines of JSON, answers each with a line.

    {"do": "act", "name", "seed", "given"}     an act of acts.py; its ids come from the seed -> {"said"} or {"refused"}
    {"do": "clock", "to": ISO}                 the one clock stands at that instant
    {"do": "ask", "requests": [...]}           -> a digest, a status and what was touched, for each request
    {"do": "show", "request": {...}}           -> the whole answer, for a person to read
    {"do": "keep"} / {"do": "restore"}         remember the database as it is now, go back to it
    {"do": "store"}                            keys, hits, misses and renders of the page store, and the generation
    {"do": "sinks"}                            everything written anywhere, for the canaries
    {"do": "plant", "leak": NAME or ""}        plant one known leak, or take it out

Time comes from the one clock function, which is replaced here, and chance from seeds: of the act for ids, of the
request for tokens. Nothing of this is a setting of the product.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import io
import json
import os
import random
import sqlite3
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core import mail  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402
from django.db.models import DateTimeField, Value  # noqa: E402
from django.utils import crypto, timezone  # noqa: E402

from accounts import ids  # noqa: E402
from releases import embargo  # noqa: E402
from tests.proof import acts, leaks, sinks  # noqa: E402

MIDNIGHT = datetime.datetime(2031, 5, 12, 2, 0, tzinfo=datetime.UTC)


class Chance(random.Random):
    """Stands in for `secrets`, so that the same public act or request draws the same in every world."""

    randbits = random.Random.getrandbits

    def token_bytes(self, count: int | None = None) -> bytes:
        return self.randbytes(count or 32)

    def token_urlsafe(self, count: int | None = None) -> str:
        return self.token_bytes(count).hex()

    def token_hex(self, count: int | None = None) -> str:
        return self.token_bytes(count).hex()


class Clock:
    def __init__(self) -> None:
        self.now = MIDNIGHT

    def install(self) -> None:
        embargo.clock = lambda: Value(self.now, output_field=DateTimeField())
        timezone.now = lambda: self.now


class Touched:
    """What one request asked of the database: its statements with their values, and the work they made.

    On SQLite the work is counted in steps of its virtual machine: a hidden row that was looked at and passed over costs
    steps, so the count sees quietly what a clock would see noisily.
    """

    def __init__(self) -> None:
        self.digest, self.steps = hashlib.blake2b(digest_size=12), 0
        self.statements: list[str] = []
        self.began: list[int] = []
        """The count of steps as each statement began."""

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.digest.update(f"{sql}{params!r}".encode())
        self.statements.append(f"{sql} {params!r}")
        self.began.append(self.steps)
        return execute(sql, params, many, context)

    def step(self) -> int:
        self.steps += 1
        return 0


class World:
    def __init__(self) -> None:
        self.clock = Clock()
        self.clock.install()
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        self.touched = Touched()
        self.kept: sqlite3.Connection | None = None
        connection_created.connect(self._watch)
        from newsroom import wsgi

        self.front = wsgi.application
        self.sinks = sinks.Sinks()

    def _watch(self, sender: Any, connection: Any, **kwargs: Any) -> None:
        """Of the pages' own connection; what the pulse asks is the same for every page."""
        if connection.vendor == "sqlite" and connection is connections["default"]:
            connection.connection.set_progress_handler(lambda: self.touched.step(), 1)

    # Orders

    def act(self, name: str, seed: str, given: dict[str, Any]) -> dict[str, Any]:
        ids.secrets = crypto.secrets = Chance(seed)  # type: ignore[assignment]
        try:
            return {"said": acts.ACTS[name](**given)}
        except acts.Refused as refused:
            return {"refused": str(refused)}
        finally:
            self.let_the_pulse_pass()

    def to(self, to: str) -> dict[str, Any]:
        self.clock.now = datetime.datetime.fromisoformat(to)
        self.let_the_pulse_pass()
        return {}

    def let_the_pulse_pass(self) -> None:
        self.front.pulse._asked = float("-inf")

    def ask(self, requests: list[dict[str, Any]]) -> dict[str, Any]:
        answers = []
        for request in requests:
            status, headers, body = self.answer(request)
            whole = hashlib.blake2b(f"{status}{headers!r}".encode() + body, digest_size=12).hexdigest()
            answers.append([whole, int(status[:3]), self.touched.digest.hexdigest(), self.touched.steps])
            self.sinks.note(body)
        return {"answers": answers}

    def show(self, request: dict[str, Any]) -> dict[str, Any]:
        """Made anew, not from the page store, so that one sees what it takes."""
        self.front.store.pages.clear()
        status, headers, body = self.answer(request)
        return {
            "status": status,
            "headers": headers,
            "body": body.decode("utf-8", "replace"),
            "statements": self.touched.statements,
            "steps": [*self.touched.began, self.touched.steps],
        }

    def answer(self, request: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        """The raw answer of the whole application, the page store included, to a request as it comes off the wire."""
        crypto.secrets = ids.secrets = Chance(json.dumps(request, sort_keys=True))  # type: ignore[assignment]
        got: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            got.update(status=status, headers=[(n, v) for n, v in headers if n.lower() != "date"])

        self.touched = Touched()
        with connection.execute_wrapper(lambda *args: self.touched(*args)):
            result = self.front(environ_of(request), start)
            try:
                body = b"".join(result)
            finally:
                close = getattr(result, "close", None)
                if close:
                    close()
        return got["status"], got["headers"], body

    def keep(self) -> dict[str, Any]:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            self.kept = sqlite3.connect(":memory:")
            connection.connection.backup(self.kept)
        else:
            database("keep")
        return {}

    def restore(self) -> dict[str, Any]:
        """Back to what was kept, with an empty page store and a clock at the beginning."""
        if connection.vendor == "sqlite":
            assert self.kept is not None
            connection.ensure_connection()
            self.kept.backup(connection.connection)
        else:
            self.front.pulse._forget()
            database("restore")
        self.clock.now = MIDNIGHT
        self.front.store.pages.clear()
        self.front.store.bytes = 0
        self.front.hits = self.front.misses = self.front.renders = 0
        mail.outbox = []
        self.sinks.clear()
        self.let_the_pulse_pass()
        return {}

    def store(self) -> dict[str, Any]:
        front = self.front
        counts = [front.hits, front.misses, front.renders]
        return {"keys": list(front.store.pages), "counts": counts, "generation": repr(front.pulse.now())}

    def written(self) -> dict[str, Any]:
        return {"found": self.sinks.found(self.front)}

    def plant(self, leak: str) -> dict[str, Any]:
        leaks.out()
        if leak:
            leaks.plant(leak)
        return {}


def environ_of(request: dict[str, Any]) -> dict[str, Any]:
    body = request.get("body", "").encode()
    path, _sep, query = request["path"].partition("?")
    environ = {
        "REQUEST_METHOD": request.get("method", "GET"),
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query.encode().decode("latin-1"),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if body:
        environ["CONTENT_TYPE"] = "application/x-www-form-urlencoded"
    for name, value in request.get("headers", {}).items():
        environ["HTTP_" + name.upper().replace("-", "_")] = value
    return environ


def database(what: str) -> None:
    """Keep this world's PostgreSQL database as a template beside it, or make it anew from there."""
    import psycopg

    name = connection.settings_dict["NAME"]
    made, source = (f"{name}_kept", name) if what == "keep" else (name, f"{name}_kept")
    connections.close_all()
    connection.close_pool()  # type: ignore[attr-defined]
    with psycopg.connect(os.environ["NEWSROOM_TEST_SERVER"], autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{made}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{made}" TEMPLATE "{source}" STRATEGY FILE_COPY')


def main() -> None:
    orders, answers = sys.stdin, os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever prints, prints into the log, which is a sink like others
    world = World()
    known = {"act": world.act, "clock": world.to, "ask": world.ask, "show": world.show, "keep": world.keep,
             "restore": world.restore, "store": world.store, "sinks": world.written, "plant": world.plant}  # fmt: skip
    for line in orders:
        order = json.loads(line)
        with contextlib.redirect_stdout(sys.stderr):
            answer = known[order.pop("do")](**order)
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
