from __future__ import annotations

import json
from typing import Any

from django.core.management.base import CommandParser

from releases import preflight
from releases.management.commands._command import Command as Base
from releases.management.commands._command import release_called


class Command(Base):
    help = "Say what is wrong with a release before it is issued."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, id: str, **options: Any) -> None:
        release = release_called(id)
        found = preflight.findings(release, release.planned_lift)
        if options["json"]:
            self.stdout.write(json.dumps([finding.as_json() for finding in found], ensure_ascii=False, indent=1))
            return
        for finding in found:
            self.stdout.write(
                f"{finding.severity.name.lower()}\t{finding.code}\t{finding.language}\t{finding.sentence}"
            )
        if not found:
            self.stdout.write("Nothing was found.")
