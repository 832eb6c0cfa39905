from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from releases.management.commands._command import Command as Base
from releases.management.commands._command import Refusal
from releases.standstill import current, thaw, waiting


class Command(Base):
    help = "End the freeze. Whatever fell due in it becomes public at once, so it is listed first: say --yes to do it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="publish what fell due, and end the freeze")

    def handle(self, *args: Any, yes: bool, **options: Any) -> None:
        due = waiting()
        for edition in due:
            self.stdout.write(f"{edition.release_id}\t{edition.lift.isoformat()}\t{edition.release}")
        if current() and due and not yes:
            raise Refusal(
                f"Ending the freeze makes {len(due)} of these public at once. "
                "Move or withdraw what must wait, then run `thaw --yes`."
            )
        thaw()
        self.stdout.write(f"The freeze has ended; {len(due)} became public by it.")
