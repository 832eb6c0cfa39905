"""What was understood of a document, beside the document: every part with its lines, every line with its part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES, named
from accounts.models import User
from companies.models import Company
from companies.names import company_named
from releases.access import seen
from releases.admin import drops
from releases.admin.review_words import DOUBTFUL, ROLE_GROUPS, change_word, part_name, why_in_words
from releases.document import Figure, Quote, join_parts, quote_parts
from releases.importing.corrections import (
    NO_PICTURE,
    SPEAKER,
    Corrections,
    Places,
    caption_piece,
    figure_pieces,
    quote_keys,
)
from releases.importing.reading import Guess, Reading
from releases.models import ImportedDocument
from releases.zones import in_words

# A part's path -> the role of its lines; the first that fits a line is what the line is called.
_PART_ROLES = {
    "quotes": "quote", "headline": "headline", "subheads": "subhead", "highlights": "highlight", "label": "label",
    "notice": "notice", "timing": "timing", "sections": "paragraph", "figures": "caption", "end_mark": "end-mark",
    "boilerplates": "about", "notes_heading": "notes-heading", "notes": "note", "contacts_heading": "contacts-heading",
    "contacts": "contact", "dateline": "dateline",
}  # fmt: skip


@dataclass
class Line:
    """A piece of the document: its number, what it says, what it was taken for."""

    number: int
    text: str
    role: str
    page: int | None = None
    picture: bool = False
    marker: str = ""
    heading: bool = False
    said: bool = False  # the officer chose the role
    doubtful: bool = False


@dataclass
class Found:
    """A part of the release as it was understood."""

    path: str
    name: str
    text: str
    places: list[int] = field(default_factory=list)
    doubtful: bool = False
    why: str = ""
    quote: dict[str, Any] | None = None
    figure: dict[str, Any] | None = None
    company: dict[str, Any] | None = None
    lines: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return "part-" + re.sub(r"[^a-z0-9]+", "-", self.path).strip("-")


def context(document: ImportedDocument) -> dict[str, Any]:
    reading, said = drops.reading(document), Corrections.from_json(document.corrections)
    language = reading.document.language
    lines = list(lines_of(reading, said))
    found = list(found_in(reading, said, document.drop.by))
    return {
        "lines": lines,
        "found": [(name, parts) for name, parts in grouped(found).items() if parts],
        "not_placed": [line for line in lines if line.role == "" and not line.picture],
        "left_out": [line for line in lines if line.role == "left-out" and line.text],
        "doubtful": sum(part.doubtful for part in found),
        "first_doubtful": next((part.id for part in found if part.doubtful), ""),
        "changes": list(changes_of(reading, said)),
        "language_name": LANGUAGE_NAMES[language],
        "html": HTML_LANGUAGES[language],
        "column": language.replace("-", "_"),
        "role_groups": ROLE_GROUPS,
        "paged": any(line.page and line.page > 1 for line in lines),
        "sheets": list(sheets_of(reading, lines)) if document.path else [],
    }


# The document: its lines.


def lines_of(reading: Reading, said: Corrections) -> Iterator[Line]:
    roles = roles_of(reading)
    where = Places(reading.pieces)
    doubted = {n for guess in reading.guesses if guess.sure < DOUBTFUL for n in numbers_of(guess, where)}
    page = None
    for number, piece in enumerate(reading.pieces):
        turned = piece.place.page if piece.place.page != page else None
        page = piece.place.page
        role = roles.get(number, "")
        yield Line(
            number=number,
            text=piece.text.strip(),
            role=role,
            page=turned,
            picture=piece.picture is not None,
            marker=piece.marker,
            heading=role in ("headline", "heading"),
            said=number in said.roles,
            doubtful=number in doubted,
        )


def sheets_of(reading: Reading, lines: list[Line]) -> Iterator[dict[str, Any]]:
    """The pages of a PDF with a box for every line on them, in points; none where places have no boxes."""
    for n, (width, height) in enumerate(reading.sheets, 1):
        boxes = [
            {"line": line, "x": box[0], "y": box[1], "width": box[2] - box[0], "height": box[3] - box[1]}
            for line, piece in zip(lines, reading.pieces, strict=True)
            if piece.place.page == n and (box := piece.place.box)
        ]
        yield {"number": n, "width": round(width), "height": round(height), "boxes": boxes}


def roles_of(reading: Reading) -> dict[int, str]:
    """Number of a piece -> what it was taken for; those that found no place have none."""
    order = {part: n for n, part in enumerate(_PART_ROLES)}
    found: dict[int, tuple[int, str]] = {}
    where = Places(reading.pieces)
    for guess in reading.guesses:
        part = guess.part.partition("[")[0].partition(".")[0]
        role = "heading" if guess.part.endswith(".heading") else _PART_ROLES.get(part, "")
        for first, number in enumerate(numbers_of(guess, where)):
            called = "about-heading" if role == "about" and not first else role
            found[number] = min(found.get(number, (99, "")), (order.get(part, 98), called))
    left_out = {where.number(piece.place) for piece in reading.discarded}
    roles = {n: "left-out" for n in left_out if n is not None}
    return roles | {number: role for number, (_, role) in found.items()}


def numbers_of(guess: Guess, where: Places) -> list[int]:
    numbers = [where.number(place) for place in guess.places]
    return list(dict.fromkeys(n for n in numbers if n is not None))


# The structure: its parts.


def found_in(reading: Reading, said: Corrections, by: User) -> Iterator[Found]:
    document = reading.document
    guesses = {guess.part: guess for guess in reading.guesses}
    where = Places(reading.pieces)

    def part(path: str, text: str, **more: Any) -> Found:
        guess = guesses.get(path)
        doubtful = bool(guess and guess.sure < DOUBTFUL)
        places = numbers_of(guess, where) if guess else []
        why = why_in_words(guess.why) if guess and doubtful else ""
        name = part_name(path.partition("[")[0])
        return Found(path, name, text, places, doubtful, why, **more)

    for name in ("notice", "label"):
        if getattr(document, name):
            yield part(name, getattr(document, name))
    if reading.timing:
        until = reading.timing.embargo_until
        lines = [in_words(until)] if until else []
        yield part("timing", reading.timing.text, lines=[*lines, *filter(None, [reading.timing.doubt])])
    if document.headline:
        yield part("headline", document.headline)
    for name in ("subheads", "highlights"):
        for n, text in enumerate(getattr(document, name)):
            yield part(f"{name}[{n}]", text)
    if document.dateline:
        yield part("dateline", document.dateline.text or str(document.dateline.date or ""))
    for n, section in enumerate(document.sections):
        if section.heading:
            yield part(f"sections[{n}].heading", section.heading)
    keys = quote_keys(reading, list(reading.pieces))
    words = {id: join_parts(parts) for id, parts in quote_parts(document.sections).items()}
    for n, quote in enumerate(document.quotes):
        yield part(f"quotes[{n}]", words.get(quote.id, quote.words), quote=quote_fields(quote, keys[quote.id]))
    pictures = [n for n, piece in enumerate(reading.pieces) if piece.picture]
    captions = figure_pieces(reading, list(reading.pieces))
    for n, figure in enumerate(document.figures):
        shown = figure_fields(figure, captions[figure.id], reading, pictures)
        yield part(f"figures[{n}]", " ".join(filter(None, (figure.label, figure.caption))), figure=shown)
    for n, about in enumerate(document.boilerplates):
        yield part(f"boilerplates[{n}]", about.heading, lines=list(about.paragraphs))
    for n, text in enumerate(document.notes):
        yield part(f"notes[{n}]", text)
    for n, contact in enumerate(document.contacts):
        reach = [phone.number for phone in contact.phones] + list(contact.emails)
        who = [contact.person, contact.title, *reach]
        yield part(f"contacts[{n}]", contact.organisation, lines=[line for line in who if line])
    for n, company in enumerate(document.companies):
        yield part(f"companies[{n}]", company.name, company=company_fields(company.name, n, said, by))


def grouped(found: list[Found]) -> dict[str, list[Found]]:
    """Under the headings of the page, in the order of a release."""
    headings = {
        _("Above the text"): ("notice", "label", "timing", "headline", "subheads", "highlights", "dateline"),
        _("Headings in the text"): ("sections",),
        _("Quotes"): ("quotes",),
        _("Pictures"): ("figures",),
        _("Companies"): ("companies",),
        _("“About” texts"): ("boilerplates",),
        _("Notes to editors"): ("notes",),
        _("Media contacts"): ("contacts",),
    }
    return {name: [part for part in found if part.path.partition("[")[0] in kinds] for name, kinds in headings.items()}


def quote_fields(quote: Quote, key: str) -> dict[str, Any]:
    labels = {
        "speaker": _("Who said it"),
        "honorific": _("honorific"),
        "title": _("Title"),
        "organisation": _("Organisation"),
    }
    fields = [(name, labels[name], getattr(quote, name)) for name in SPEAKER]
    return {"key": key, "fields": fields}


def figure_fields(figure: Figure, numbers: list[int], reading: Reading, pictures: list[int]) -> dict[str, Any]:
    pieces = list(reading.pieces)
    own = reading.pictures.get(figure.id)
    same = (n for n in (*numbers, *pictures) if own and (one := pieces[n].picture) and one.data == own.data)
    at = next(same, NO_PICTURE)
    return {
        "caption": caption_piece(numbers, pieces),
        "credit": figure.credit,
        "picture": at,
        "pictures": [(n, _("Picture %(n)s") % {"n": k}) for k, n in enumerate(pictures, 1)],
    }


def company_fields(name: str, n: int, said: Corrections, by: User) -> dict[str, Any]:
    """The company that it seems to be and the one that was chosen, of those that she finds."""
    known = company_named(name, seen(Company.objects.all(), by))
    chosen = seen(Company.objects.filter(pk=said.companies[name]), by).first() if said.companies.get(name) else None
    if name not in said.companies:
        chosen = known
    options = {row.pk: named(row, "name") for row in (known, chosen) if row}
    return {"n": n, "chosen": chosen.pk if chosen else "", "options": list(options.items()), "name": name}


def changes_of(reading: Reading, said: Corrections) -> Iterator[dict[str, Any]]:
    """Tracked changes and comments, each a decision."""
    where = Places(reading.pieces)
    for n, change in enumerate(reading.changes):
        yield {
            "n": n,
            "change": change,
            "word": change_word(change.kind),
            "decision": said.decisions.get(n, ""),
            "answer": said.answers.get(n, ""),
            "line": where.number(change.place),
        }


def undecided(document: ImportedDocument) -> bool:
    decisions = Corrections.from_json(document.corrections).decisions
    changes = document.reading.get("changes", ())
    return any(n not in decisions and not change.get("done") for n, change in enumerate(changes))
