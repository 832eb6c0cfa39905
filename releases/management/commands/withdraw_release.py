from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from releases.issuing import withdraw
from releases.management.commands._command import Command as Base
from releases.management.commands._command import in_its_languages, release_called


class Command(Base):
    help = "Withdraw a release at once. What was public then says so, with the reason; what was not never was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id")
        parser.add_argument("--reason", required=True)

    def handle(self, *args: Any, id: str, reason: str, **options: Any) -> None:
        release = release_called(id)
        public = withdraw(release, in_its_languages(reason, release))
        self.stdout.write("Withdrawn: its address says so." if public else "Withdrawn before anyone could read it.")
