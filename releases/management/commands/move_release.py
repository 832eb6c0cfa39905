from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from releases.issuing import move
from releases.management.commands._command import Command as Base
from releases.management.commands._command import lift_given, release_called
from releases.zones import in_words


class Command(Base):
    help = "Move the embargo of a release that is not public yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id")
        parser.add_argument("--lift", required=True, help="ISO 8601; without an offset, in the newsroom's time zone.")
        parser.add_argument("--reason", default="")

    def handle(self, *args: Any, id: str, lift: str, reason: str, **options: Any) -> None:
        edition = move(release_called(id), lift_given(lift), reason=reason)
        self.stdout.write(in_words(edition.lift))
