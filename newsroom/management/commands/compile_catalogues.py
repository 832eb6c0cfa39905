"""python manage.py compile_catalogues [--collect]"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from newsroom import catalogues


class Command(BaseCommand):
    help = "Compile the Chinese interface, where it changed. --collect first adds new texts to the catalogues."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--collect", action="store_true", help="add new texts, drop unused ones, list what lacks words"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["collect"]:
            for language, texts in catalogues.collect().items():
                for text in texts:
                    self.stdout.write(f"{language}\t{text}")
        for path in catalogues.compile_all():
            self.stdout.write(f"compiled {path}")
