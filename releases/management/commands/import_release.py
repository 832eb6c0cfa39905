from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.urls import reverse

from releases.importing import LARGEST, read_file
from releases.importing.reading import Reading, UnreadableFile
from releases.importing.save import draft_of, save
from releases.importing.seed_form import seed_form
from releases.management.commands._command import Command as Base
from releases.management.commands._command import Refusal


class Command(Base):
    help = "Read a document file into a draft, or print what was understood of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="Print what was understood; touch nothing.")
        parser.add_argument("--country", default="", help="For phone numbers without a country code, like HK.")

    def handle(self, *args: Any, file: Path, json: bool, country: str, **options: Any) -> None:
        data = bytes_of(file)
        if json:
            self.stdout.write(as_json(read(file, data, country), file.stem))
            return
        release = draft_of(file.name, data) or save(read(file, data, country), file.name, data)
        self.stdout.write(
            f"{release.pk}\t{settings.SITE_URL}{reverse('admin:releases_release_change', args=[release.pk])}"
        )


def bytes_of(file: Path) -> bytes:
    """At most one byte more than is read at all: a larger file is refused without being loaded."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {error.strerror}.") from None


def read(file: Path, data: bytes, country: str) -> Reading:
    try:
        return read_file(file.name, data, country)
    except UnreadableFile as problem:
        raise Refusal(str(problem)) from None


def as_json(reading: Reading, name: str) -> str:
    return json.dumps(seed_form(reading, name), ensure_ascii=False, indent=1)
