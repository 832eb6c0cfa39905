from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import translation

from releases import looks
from releases.exporting.marks import candidates
from releases.management.commands._command import Command as Base
from releases.management.commands._command import Refusal
from releases.models import Release
from releases.told import named_as
from releases.tracing import CannotTrace, Traced, known, trace
from releases.zones import in_words


class Command(Base):
    help = "Say whose personal copy of an embargoed release a file is, by the mark that it carries."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="")
        parser.add_argument("--number", default="", help="The number in the visible line, as a photograph shows it.")

    def handle(self, *args: Any, file: str, number: str, **options: Any) -> None:
        if bool(file) == bool(number):
            raise Refusal("Name one file, or give the number of a copy with --number.")
        try:
            found = known(candidates(number)) if number else trace(Path(file))
        except CannotTrace as problem:
            raise Refusal(str(problem)) from None
        if not found:
            raise Refusal(
                f"{number or Path(file).name} carries no mark of a personal copy from this newsroom. "
                "It may be a public copy, one retyped, or one from which every mark was removed."
            )
        with translation.override("en"):
            for traced in found:
                for line in told(traced):
                    self.stdout.write(line)


def told(traced: Traced) -> list[str]:
    """Who, what and when, a line each; the grant first."""
    holder, grant = traced.holder, traced.holder.grant
    person = holder.journalist
    outlet = (person.outlet if person else None) or grant.outlet
    who = [
        named_as(holder) or "somebody whose account was erased",
        person.job_title if person else "",
        str(outlet or ""),
    ]
    seen = looks.seen(grant.edition.release_id).get(holder.journalist_id or "", looks.Seen())
    lines = [
        f"grant {grant.pk}: {', '.join(part for part in who if part)}",
        f"  release {grant.edition.release_id}: {title(grant.edition.release)}",
        f"  given {in_words(grant.given)}" + (f" by {grant.given_by}" if grant.given_by else ""),
        f"  embargo {in_words(grant.edition.lift)}",
        f"  number {holder.mark}, found in {traced.times} places of the file",
    ]
    if seen.last:
        lines.append(f"  last opened {in_words(seen.last)}; personal copies taken: {seen.copies}")
    return lines


def title(release: Release) -> str:
    return next((text for code in ("en", "zh_hant", "zh_hans") if (text := getattr(release, f"headline_{code}"))), "")
