"""The production server: what has to be true before it starts, and how it is started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from newsroom.catalogues import compile_all
from releases.demo.sign_ins import loaded

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def prepare(bind: str) -> tuple[str, int]:
    """Check address and database, gather the static files. -> (host, port)."""
    host, _sep, port = bind.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ImproperlyConfigured(f"{bind!r} is not an address to serve on; write it like 127.0.0.1:8000.")
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise ImproperlyConfigured("The database is not up to date: run `python manage.py migrate` first.")
        if host.strip("[]") not in LOOPBACK and loaded():
            raise ImproperlyConfigured(
                "This database holds demonstration sign-ins, so it is served on this machine alone: "
                "bind to 127.0.0.1, or use another database."
            )
    except DatabaseError as error:
        first = str(error).strip().splitlines()[0]
        raise ImproperlyConfigured(f"The database cannot be reached: {first}") from None
    finally:
        connection.close()
    compile_all()
    gather_static()
    return host.strip("[]"), int(port)


def gather_static() -> None:
    """Only when something changed, so that a server starts at once."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    sources = [path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*")]
    lock = Path(settings.BASE_DIR) / "requirements.lock"
    newest = max((path.stat().st_mtime for path in [*sources, lock] if path.exists()), default=0.0)
    if not manifest.exists() or manifest.stat().st_mtime < newest:
        call_command("collectstatic", interactive=False, verbosity=0)
        manifest.touch()


def replace_process(host: str, port: int, workers: int) -> None:
    """Become granian: signals reach it directly, and this process is gone from memory."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers",
        "newsroom.wsgi:application",
    ]  # fmt: skip
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    os.chdir(settings.BASE_DIR)
    sys.stdout.flush()
    os.execv(command[0], command)
