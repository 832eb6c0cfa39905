from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser

from newsroom.serving import gather_static
from releases.management.commands._command import Command as Base
from releases.management.commands._command import Refusal

TRY = """
What to try first
  {site}/                      the public newsroom, in the language of your browser
  {site}/zh-hant/upcoming/     what is announced, and nothing else of it
  {site}/en/press/             the room for journalists
  {site}/admin/                the press office

To read a release of your own:
  .venv/bin/python manage.py import_release FILE.txt

Ctrl-C stops it; `make demo` starts it again with everything you changed.
"""


class Command(Base):
    help = "The demonstration: database, invented content, server and worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="HOST:PORT")

    def handle(self, *args: Any, bind: str, **options: Any) -> None:
        refuse_taken(bind)
        call_command("compile_catalogues", verbosity=0)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_demo")
        gather_static()
        self.stdout.write(TRY.format(site=settings.SITE_URL))
        self.stdout.flush()
        run_both(bind)


def refuse_taken(bind: str) -> None:
    host, _sep, port = bind.rpartition(":")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError:
            raise Refusal(f"Something else serves on {bind} already. Stop it, or choose another with --bind.") from None


def run_both(bind: str) -> None:
    """Server and worker until the first of them ends or we are told to stop; then neither is left behind."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    children = [subprocess.Popen([*manage, "serve", "--bind", bind]), subprocess.Popen([*manage, "runworker"])]

    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    with contextlib.suppress(KeyboardInterrupt):
        while all(child.poll() is None for child in children):
            with contextlib.suppress(subprocess.TimeoutExpired):
                children[0].wait(timeout=1)
    for child in children:
        child.terminate()
    for child in children:
        child.wait(timeout=20)
