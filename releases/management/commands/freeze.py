from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from releases.management.commands._command import Command as Base
from releases.standstill import freeze, in_a_sentence


class Command(Base):
    help = "Freeze the newsroom at this moment: what is not public yet stays so until `thaw`. Withdrawals still act."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reason", required=True, help="why, for whoever ends the freeze")

    def handle(self, *args: Any, reason: str, **options: Any) -> None:
        self.stdout.write(in_a_sentence(freeze(reason)))
