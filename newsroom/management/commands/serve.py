from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from newsroom import serving
from releases.management.commands._command import Command as Base
from releases.management.commands._command import Refusal


class Command(Base):
    help = "Serve the newsroom."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="HOST:PORT")
        parser.add_argument("--workers", type=int, default=1)

    def handle(self, *args: Any, bind: str, workers: int, **options: Any) -> None:
        if workers < 1:
            raise Refusal("--workers has to be at least 1.")
        host, port = serving.prepare(bind)
        self.stdout.write(f"http://{bind}/")
        serving.replace_process(host, port, workers)
