"""What an officer put right in a reading, kept as her few words, and the reading made anew from them.

Nothing is edited in the reading itself: it is recognised again from the same pieces with her words above every sign, so
that a line put into the text is also looked through for quotes, and a line put among the contacts for telephones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from releases.document import (
    Block,
    Bullets,
    Item,
    Paragraph,
    Quote,
    ReleaseDocument,
    Run,
    Runs,
    Section,
    quote_parts,
    text_of,
)
from releases.importing.reading import Change, Guess, Picture, Piece, Place, Reading
from releases.importing.recognise import recognise
from releases.importing.roles import Role
from releases.importing.runs import cut, marked

SPEAKER = ("speaker", "honorific", "title", "organisation")
NO_PICTURE = -1
_QUOTED = re.compile(r"[“「『\"](.+)[”」』\"]", re.S)


@dataclass
class Corrections:
    """Keys that count pieces are their numbers; "12.1" is the second quote that begins in piece 12."""

    roles: dict[int, Role] = field(default_factory=dict)
    speakers: dict[str, dict[str, str]] = field(default_factory=dict)
    unquoted: list[str] = field(default_factory=list)
    pictures: dict[int, int] = field(default_factory=dict)  # piece of the caption -> piece of the picture
    companies: dict[str, str] = field(default_factory=dict)  # printed name -> id of the company, "" for a new one
    decisions: dict[int, str] = field(default_factory=dict)  # number of a change -> accept, refuse, settled
    answers: dict[int, str] = field(default_factory=dict)  # number of a comment -> what was answered

    def to_json(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Corrections:
        """JSON has no numbers for keys: they come back as text."""
        counted = ("roles", "pictures", "decisions", "answers")
        said: dict[str, Any] = {
            key: {int(n): v for n, v in value.items()} if key in counted else value for key, value in data.items()
        }
        return cls(**said)


def corrected(pieces: list[Piece], changes: tuple[Change, ...], country: str, said: Corrections) -> Reading:
    """The reading of these pieces as the officer sees them."""
    decided = with_decisions(pieces, changes, said.decisions)
    reading = recognise(decided, country, said.roles)
    reading = without_quotes(reading, pieces, said)
    reading = with_said_quotes(reading, pieces, said)
    reading = with_speakers(reading, pieces, said)
    reading = with_pictures(reading, decided, said)
    return replace(reading, changes=changes, pieces=tuple(pieces))


# Tracked changes: the text as read has all of them accepted; a refused one is turned back.


def with_decisions(pieces: list[Piece], changes: tuple[Change, ...], decisions: dict[int, str]) -> list[Piece]:
    refused = [c for n, c in enumerate(changes) if decisions.get(n) == "refuse" and c.kind != "comment"]
    out, where = list(pieces), Places(pieces)
    # From the end of each piece to its beginning, so that the offsets before stay true.
    for change in sorted(refused, key=lambda c: -c.start):
        number = where.number(change.place)
        if number is not None:
            out[number] = replace(out[number], runs=turned_back(out[number].runs, change))
    return out


def turned_back(runs: Runs, change: Change) -> Runs:
    if change.kind == "deletion":
        return (*cut(runs, 0, change.start), Run(change.text), *cut(runs, change.start))
    return (*cut(runs, 0, change.start), *cut(runs, change.end))


class Places:
    """Where each piece stands: its number by its place, looked up at once however many there are."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.exact: dict[Place, int] = {}
        self.lines: dict[tuple[int, int | None], int] = {}
        for number, piece in enumerate(pieces):
            self.exact.setdefault(piece.place, number)
            self.lines.setdefault((piece.place.line, piece.place.page), number)

    def number(self, place: Place) -> int | None:
        """That of the piece at this place; of the first on the same line, where its box is not known."""
        return self.exact.get(place, self.lines.get((place.line, place.page)))


# Quotes.


def quote_keys(reading: Reading, pieces: list[Piece]) -> dict[str, str]:
    """Quote id -> key: the piece that it begins in, and which of the quotes there it is."""
    keys: dict[str, str] = {}
    seen: dict[int, int] = {}
    places, where = {guess.part: guess.places for guess in reading.guesses}, Places(pieces)
    for n, quote in enumerate(reading.document.quotes):
        of = places.get(f"quotes[{n}]", ())
        number = where.number(of[0]) if of else None
        number = -1 if number is None else number
        keys[quote.id] = f"{number}.{seen.get(number, 0)}"
        seen[number] = seen.get(number, 0) + 1
    return keys


def without_quotes(reading: Reading, pieces: list[Piece], said: Corrections) -> Reading:
    """Without the quotes that are none, and without those in lines that she called something else."""
    keys = quote_keys(reading, pieces)
    plain = {f"{number}." for number, role in said.roles.items() if role == "paragraph"}
    gone = {id for id, key in keys.items() if key in said.unquoted or any(key.startswith(p) for p in plain)}
    if not gone:
        return reading
    document = reading.document
    kept = [n for n, quote in enumerate(document.quotes) if quote.id not in gone]
    guesses = [g for g in reading.guesses if not g.part.startswith("quotes[")]
    old = {g.part: g for g in reading.guesses}
    for to, n in enumerate(kept):
        if f"quotes[{n}]" in old:
            guesses.append(replace(old[f"quotes[{n}]"], part=f"quotes[{to}]"))
    sections = tuple(_each_runs(document.sections, lambda runs: _unmarked(runs, gone)))
    quotes = tuple(document.quotes[n] for n in kept)
    return replace(reading, document=replace(document, sections=sections, quotes=quotes), guesses=tuple(guesses))


def _unmarked(runs: Runs, gone: set[str]) -> Runs:
    return tuple(replace(run, quote="") if run.quote in gone else run for run in runs)


def with_said_quotes(reading: Reading, pieces: list[Piece], said: Corrections) -> Reading:
    """A line called a quote in which none was found: the words between its marks, or all of it."""
    found = {int(key.partition(".")[0]) for key in quote_keys(reading, pieces).values()}
    for number in sorted(n for n, role in said.roles.items() if role == "quote" and n not in found):
        if 0 <= number < len(pieces):
            reading = _quoted(reading, pieces[number], f"said{number}")
    return reading


def _quoted(reading: Reading, piece: Piece, id: str) -> Reading:
    document, text = reading.document, piece.text.strip()
    hit = False

    def mark(runs: Runs) -> Runs:
        nonlocal hit
        if hit or not (words := text_of(runs).strip()) or words not in text:
            return runs
        hit = True
        inner = _QUOTED.search(text_of(runs))
        start, end = inner.span(1) if inner else (0, len(text_of(runs)))
        return marked(runs, [(start, end, id)])

    sections = tuple(_each_runs(document.sections, mark))
    if not hit:
        return reading
    guess = Guess(f"quotes[{len(document.quotes)}]", 1.0, (piece.place,))
    document = replace(document, sections=sections, quotes=(*document.quotes, Quote(id, "")))
    return in_reading_order(replace(reading, document=document, guesses=(*reading.guesses, guess)))


def in_reading_order(reading: Reading) -> Reading:
    """The quotes as their words stand in the text, and the guesses with their new numbers."""
    placed = list(quote_parts(reading.document.sections))
    quotes = reading.document.quotes
    order = sorted(range(len(quotes)), key=lambda n: placed.index(quotes[n].id) if quotes[n].id in placed else n)
    names = {f"quotes[{n}]": f"quotes[{to}]" for to, n in enumerate(order)}
    guesses = tuple(replace(guess, part=names.get(guess.part, guess.part)) for guess in reading.guesses)
    document = replace(reading.document, quotes=tuple(quotes[n] for n in order))
    return replace(reading, document=document, guesses=guesses)


def with_speakers(reading: Reading, pieces: list[Piece], said: Corrections) -> Reading:
    keys = quote_keys(reading, pieces)

    def with_speaker(quote: Quote) -> Quote:
        given: dict[str, Any] = {k: v for k, v in said.speakers.get(keys[quote.id], {}).items() if k in SPEAKER}
        return replace(quote, **given)

    quotes = tuple(map(with_speaker, reading.document.quotes))
    return replace(reading, document=replace(reading.document, quotes=quotes))


def _each_runs(sections: Iterable[Section], change: Any) -> Iterator[Section]:
    """The sections with every paragraph and item changed."""

    def item(old: Item) -> Item:
        return replace(old, runs=change(old.runs), items=tuple(map(item, old.items)))

    def block(old: Block) -> Block:
        if isinstance(old, Paragraph):
            return Paragraph(change(old.runs))
        return replace(old, items=tuple(map(item, old.items))) if isinstance(old, Bullets) else old

    return (replace(section, blocks=tuple(map(block, section.blocks))) for section in sections)


# Pictures.


def figure_pieces(reading: Reading, pieces: list[Piece]) -> dict[str, list[int]]:
    """Figure id -> the numbers of its pieces."""
    places, where = {guess.part: guess.places for guess in reading.guesses}, Places(pieces)
    return {
        figure.id: [n for place in places.get(f"figures[{k}]", ()) if (n := where.number(place)) is not None]
        for k, figure in enumerate(reading.document.figures)
    }


def caption_piece(numbers: list[int], pieces: list[Piece]) -> int:
    return next((n for n in numbers if pieces[n].text.strip()), numbers[0] if numbers else -1)


def with_pictures(reading: Reading, pieces: list[Piece], said: Corrections) -> Reading:
    """Captions with the pictures that she gave them. A figure that is left with neither is none."""
    if not said.pictures:
        return reading
    of = figure_pieces(reading, pieces)
    given = {id: said.pictures[n] for id, ns in of.items() if (n := caption_piece(ns, pieces)) in said.pictures}
    taken = set(given.values())
    pictures: dict[str, Picture] = {}
    for id, numbers in of.items():
        own = next((n for n in numbers if pieces[n].picture and n not in taken), NO_PICTURE)
        number = given.get(id, own)
        if 0 <= number < len(pieces) and (picture := pieces[number].picture):
            pictures[id] = picture
    document = _without_empty_figures(reading.document, pictures)
    return replace(_guesses_of_figures(reading, document), document=document, pictures=pictures)


def _without_empty_figures(document: ReleaseDocument, pictures: dict[str, Picture]) -> ReleaseDocument:
    kept = tuple(f for f in document.figures if f.caption or f.label or f.id in pictures)
    return replace(document, figures=kept)


def _guesses_of_figures(reading: Reading, document: ReleaseDocument) -> Reading:
    number = {figure.id: n for n, figure in enumerate(document.figures)}
    old = {f"figures[{n}]": figure.id for n, figure in enumerate(reading.document.figures)}
    guesses = []
    for guess in reading.guesses:
        if guess.part not in old:
            guesses.append(guess)
        elif old[guess.part] in number:
            guesses.append(replace(guess, part=f"figures[{number[old[guess.part]]}]"))
    return replace(reading, guesses=tuple(guesses))
