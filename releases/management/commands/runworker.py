from __future__ import annotations

import logging
import signal
import threading
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError, close_old_connections

from releases.management.commands._command import Command as Base
from releases.working import handle_due_events, keep_house

log = logging.getLogger("newsroom.worker")
HOUSEKEEPING = 3600.0


class Command(Base):
    help = "Do what follows from events, and housekeeping, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due and stop.")
        parser.add_argument("--every", type=float, default=1.0, help="Seconds between two looks.")

    def handle(self, *args: Any, once: bool, every: float, **options: Any) -> None:
        if once:
            handle_due_events()
            keep_house()
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        since = HOUSEKEEPING
        while not stop.wait(every):
            since += every
            try:
                handle_due_events()
                if since >= HOUSEKEEPING:
                    keep_house()
                    since = 0.0
            except DatabaseError as error:
                log.warning("the database does not answer (%s); trying again", type(error).__name__)
            close_old_connections()
