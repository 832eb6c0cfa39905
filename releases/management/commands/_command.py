"""What our commands share: bad input ends in one sentence on stderr and exit code 2, never in a traceback."""

from __future__ import annotations

import datetime
import re
import sys
from typing import Any, NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from releases import zones
from releases.freezing import languages_of
from releases.models import Release
from releases.workflow import Refused


class Refusal(CommandError):
    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=2)


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they are for `manage.py check` and the tests; a command starts at once

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = self.refuse_usage  # type: ignore[method-assign,assignment]
        return parser

    def refuse_usage(self, message: str) -> None:
        print(message, file=sys.stderr)
        raise SystemExit(2)

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except Refused as refused:
            self.refuse("\n".join(refused.reasons))
        except (Refusal, ImproperlyConfigured) as error:
            self.refuse(str(error))
        except DatabaseError as error:
            self.refuse(database_sentence(error))

    def refuse(self, sentence: str) -> NoReturn:
        if getattr(self, "_called_from_command_line", False):
            print(sentence, file=sys.stderr)
            raise SystemExit(2)
        raise Refusal(sentence) from None


def database_sentence(error: DatabaseError) -> str:
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if "no such table" in first or "does not exist" in first:
        return "The database is not set up yet: run `python manage.py migrate` first."
    if "database is locked" in first:
        return "The database is busy with another writer. Nothing was changed; try again."
    return f"The database refused: {first}"


def release_called(pk: str) -> Release:
    try:
        return Release.objects.get(pk=pk)
    except Release.DoesNotExist:
        raise Refusal(f"There is no release {pk!r}. import_release prints the ID.") from None


def lift_given(text: str) -> datetime.datetime:
    try:
        return zones.parse(text)
    except ValueError as problem:
        raise Refusal(str(problem)) from None


def in_its_languages(line: str, release: Release) -> dict[str, str]:
    """The line under the languages of the release that it is written in: Han characters or none."""
    han = re.search(r"[\u4e00-\u9fff]", line) is not None
    languages = languages_of(release)
    fitting = [language for language in languages if language.startswith("zh") == han]
    return dict.fromkeys(fitting or languages, line.strip()) if line.strip() else {}
