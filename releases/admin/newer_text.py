"""The paragraphs of a newer text beside those of the draft, and a text of what was chosen of both."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from releases.body import html_of
from releases.document import Language, ReleaseDocument
from releases.freezing import column
from releases.importing.differences import Unit, sections_of_units, steps, text_of_unit, units_of
from releases.importing.reading import Reading
from releases.importing.save import renamed, write_quote
from releases.models import Release


def key_of(part: str, old: str, new: str) -> str:
    """Names what the officer saw: the part, what the draft said and what the document says. In a draft that somebody
    changed meanwhile the part has another key, so that a page opened before never takes what it did not show."""
    return f"{part}-{hashlib.sha256(f'{old}{chr(0)}{new}'.encode()).hexdigest()[:16]}"


@dataclass
class Difference:
    """One part that the newer document says otherwise, and what taking it does."""

    part: str
    name: str
    old: str
    new: str
    take: Callable[[], None] = lambda: None
    edited: bool = False  # somebody changed the draft since the earlier document
    words: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        return key_of(self.part, self.old, self.new)


@dataclass
class Both:
    """The draft and the newer document in its language, and which of their parts are the same."""

    release: Release
    reading: Reading
    draft: ReleaseDocument
    earlier: ReleaseDocument | None
    quotes: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    @property
    def new(self) -> ReleaseDocument:
        return self.reading.document

    @property
    def language(self) -> Language:
        return self.new.language


def of_body(two: Both) -> Iterator[Difference]:
    """Taken all together at the end: see take_body."""
    old, new = units_of(two.draft.sections), units_of(two.new.sections)
    before = {text_of_unit(unit) for unit in units_of(two.earlier.sections)} if two.earlier else None
    for was, now in unit_steps(old, new):
        one, other = texts_of(was, now)
        if one == other or (before and other and other in before):
            continue
        if before and not other and one not in before:
            continue  # somebody wrote it at the desk: the document never had it
        name = _("text") if was and now else _("new in the text") if now else _("gone from the text")
        yield Difference("body", name, one, other, edited=bool(before and one and one not in before))


def texts_of(was: Unit | None, now: Unit | None) -> tuple[str, str]:
    return (text_of_unit(was) if was else ""), (text_of_unit(now) if now else "")


def unit_steps(old: list[Unit], new: list[Unit]) -> list[tuple[Unit | None, Unit | None]]:
    found = steps([text_of_unit(unit) for unit in old], [text_of_unit(unit) for unit in new])
    return [
        (old[step.old] if step.old is not None else None, new[step.new] if step.new is not None else None)
        for step in found
    ]


def take_body(two: Both, keys: set[str]) -> None:
    """The text with the chosen paragraphs in place of the old ones; the others, and their quotes, stay as they are."""
    units: list[Unit] = []
    taken: list[bool] = []
    for was, now in unit_steps(units_of(two.draft.sections), units_of(two.new.sections)):
        chosen = key_of("body", *texts_of(was, now)) in keys
        unit = now if chosen else was
        if unit is not None:
            units.append(unit)
            taken.append(chosen)
    if not any(key.startswith("body-") for key in keys):
        return
    add_quotes(two, [unit for unit, new in zip(units, taken, strict=True) if new])
    own = {id: id for id in (quote.id for quote in two.draft.quotes)}
    places = {figure.id: figure.id for figure in two.draft.figures}
    made: list[Unit] = []
    for unit, new in zip(units, taken, strict=True):
        names = (two.quotes, two.figures) if new else (own, places)
        sections = renamed(sections_of_units([unit]), *names)
        made += units_of(sections)
    setattr(two.release, column("body", two.language), html_of(sections_of_units(made)))


def add_quotes(two: Both, units: list[Unit]) -> None:
    """Rows for the quotes that only the newer text has."""
    inside = html_of(sections_of_units(units))
    most = two.release.quotes.count()
    for n, quote in enumerate(two.new.quotes):
        if quote.id not in two.quotes and f'data-quote="{quote.id}"' in inside:
            two.quotes[quote.id] = write_quote(two.release, quote, most + n, two.language)
