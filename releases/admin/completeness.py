"""How much of each language is written. A part that no language has is not missing; headline and text always are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from releases.document import LANGUAGES, Language
from releases.freezing import said
from releases.models import Figure, Quote, Release

ALWAYS = ("headline", "body")
TEXTS = ("headline", "subheads", "highlights", "body", "notice", "label", "dateline", "notes")
Piece = tuple[str, tuple[Any, tuple[str, ...]]]
"""What a part is called; what it is of, and which of its texts have to be there."""
ROWS = {"quotes": ("speaker", "title"), "figures": ("caption", "alt")}


@dataclass(frozen=True, slots=True)
class Written:
    """One language: how many of its parts are there, and the names of those that are not."""

    language: Language
    done: int
    of: int
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return self.done == self.of

    @property
    def started(self) -> bool:
        return self.done > 0


def completeness(release: Release) -> list[Written]:
    wanted = [name for name in TEXTS if name in ALWAYS or _anywhere(release, (name,))]
    parts: list[Piece] = [(capfirst(_called(name)), (release, (name,))) for name in wanted]
    for relation, fields in ROWS.items():
        rows = getattr(release, relation).all() if release.pk else ()
        parts += [(_row_name(row, n), (row, fields)) for n, row in enumerate(rows, start=1)]
    return [_written(language, parts) for language in LANGUAGES]


def _called(name: str) -> str:
    return str(Release._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _written(language: Language, parts: list[Piece]) -> Written:
    missing = tuple(name for name, (thing, fields) in parts if not _has(thing, fields, language))
    return Written(language, len(parts) - len(missing), len(parts), missing)


def _has(thing: Any, fields: tuple[str, ...], language: Language) -> bool:
    """Everything that another language says of it."""
    if isinstance(thing, Release):
        return bool(said(thing, fields[0], language))
    return all(_said(thing, name, language) for name in fields if _anywhere(thing, (name,)))


def _anywhere(thing: Any, fields: tuple[str, ...]) -> bool:
    return any(_said(thing, name, language) for name in fields for language in LANGUAGES)


def _said(thing: Any, name: str, language: Language) -> str:
    own = said(thing, name, language)
    if not own and name == "speaker" and isinstance(thing, Quote) and thing.person:
        return said(thing.person, "name", language)
    return own


def _row_name(row: Quote | Figure, number: int) -> str:
    if isinstance(row, Quote):
        return _("quote of %(name)s") % {"name": str(row)}
    return _("picture %(number)s") % {"number": number}
