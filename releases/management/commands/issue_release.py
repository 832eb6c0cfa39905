from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.urls import reverse

from releases.issuing import issue
from releases.management.commands._command import Command as Base
from releases.management.commands._command import in_its_languages, lift_given, release_called
from releases.zones import in_words


class Command(Base):
    help = "Issue a release: now, or under embargo until --lift."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id")
        parser.add_argument("--lift", help="ISO 8601; without an offset, in the newsroom's time zone.")
        parser.add_argument("--announced", default="", help="The one line that outsiders see before the lift.")
        parser.add_argument("--kind", default="", choices=["correction", "update", "addition"])
        parser.add_argument("--note", default="", help="What changed, for readers of a correction or update.")
        parser.add_argument("--override", default="", help="The reason for issuing in spite of the checks.")

    def handle(self, *args: Any, id: str, **options: Any) -> None:
        release = release_called(id)
        edition = issue(
            release,
            lift=lift_given(options["lift"]) if options["lift"] else None,
            announced=in_its_languages(options["announced"], release),
            kind=options["kind"],
            note=in_its_languages(options["note"], release),
            override=options["override"],
        )
        for language, slug in edition.languages.items():
            self.stdout.write(f"{language}\t{reverse('release', args=[language, (slug, release.pk)])}")
        self.stderr.write(in_words(edition.lift))
