"""Pieces -> Reading: the recogniser, whatever kind of file the pieces came from.

Zones first (which part is each piece?), then each part by its own reader, the contacts and boilerplates before the
quotes, because they tell which organisations there are. Every piece ends in the document, in `unplaced` or in
`discarded`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from releases.document import (
    Boilerplate,
    Contact,
    Figure,
    Language,
    ReleaseDocument,
    Runs,
)
from releases.importing import notice as notices
from releases.importing import signs
from releases.importing.boilerplates import company_of, is_about_us, read_boilerplate
from releases.importing.companies import companies_of, issuer_of
from releases.importing.contacts import ContactsFound, read_contacts
from releases.importing.figures import read_figures
from releases.importing.headline import read_head
from releases.importing.language import country_of, language_of
from releases.importing.notes import read_notes
from releases.importing.organisations import Organisations, aliases_in
from releases.importing.quotes import QuotesFound, find_quotes
from releases.importing.reading import Guess, Picture, Piece, Reading, Timing
from releases.importing.roles import Role, put_right
from releases.importing.runs import cut, marked, stripped
from releases.importing.sections import Built, build_sections, is_heading
from releases.importing.sorting import zones_of
from releases.importing.timing import read_timing
from releases.importing.when import Dated, date_release
from releases.importing.zones import Zones


@dataclass
class Guesses:
    """Collects what was guessed, and so which pieces have found a place."""

    all: list[Guess] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)

    def add(self, part: str, sure: float, pieces: list[Piece], why: str = "") -> None:
        self.placed |= {id(p) for p in pieces} | {p.place.line for p in pieces}
        self.all.append(Guess(part, round(sure, 2), tuple(p.place for p in pieces), why))


def recognise(pieces: list[Piece], country: str = "", roles: dict[int, Role] | None = None) -> Reading:
    """Understand the pieces of a file as a release. `country` is an ISO code; without one it is guessed.

    `roles`: what an officer said of pieces, by their number; her word stands above every sign.
    """
    zones = zones_of(pieces, country)
    put_right(zones, pieces, roles or {})
    language = language_of([p.text for p in zones.body] or [p.text for p in pieces])
    country = country or _country(pieces, zones, language)
    guesses = Guesses()

    timed = _timing(zones, country, guesses)
    dated = date_release(zones, timed, country)
    if timed and timed.kind == "embargo" and timed.embargo_until is None and dated.dateline and dated.dateline.date:
        timed = read_timing(timed.text, country, dated.dateline.date.year)
    known = _organisations(zones)
    issuer = issuer_of(zones, known)
    contacts = read_contacts(zones.contacts_heading, zones.contacts, known, issuer, country)
    issuer = issuer or next((c.organisation for c, _ in contacts.contacts if not c.acts_for), "")
    for contact, _ in contacts.contacts:
        known.add(contact.organisation)
    boilerplates = _boilerplates(zones, issuer, guesses)
    quotes, built = _body(zones, dated, known, issuer, language, guesses)
    figures, pictures = _figures(zones, guesses)
    notes = read_notes(zones.notes)

    document = replace(
        _front(zones, language, guesses),
        dateline=dated.dateline,
        sections=tuple(built.sections) if any(s.blocks or s.heading for s in built.sections) else (),
        quotes=quotes.quotes(),
        figures=figures,
        end_mark=signs.end_mark_of(zones.end_mark[0].text) if zones.end_mark else "",
        boilerplates=boilerplates,
        notes_heading=zones.notes_heading[0].text.strip().rstrip(":：") if zones.notes_heading else "",
        notes=tuple(text for text, _ in notes),
        contacts_heading=contacts.heading,
        contacts=tuple(contact for contact, _ in contacts.contacts),
    )
    document = replace(document, companies=companies_of(document, known, issuer))
    _place_rest(zones, contacts, notes, guesses)
    notice = notices.parties(document.notice)
    return Reading(
        document,
        timing=timed,
        country=country,
        notice_issued_by=notice.issued_by,
        notice_on_behalf_of=notice.on_behalf_of,
        guesses=tuple(guesses.all),
        unplaced=_unplaced(pieces, zones, guesses),
        discarded=tuple(zones.discarded),
        pictures=pictures,
    )


def _country(pieces: list[Piece], zones: Zones, language: Language) -> str:
    lead = " ".join(p.text[:120] for p in (*zones.dateline, *zones.body[:1]))
    return country_of("\n".join(p.text for p in pieces)[:200_000], lead, language)


def _timing(zones: Zones, country: str, guesses: Guesses) -> Timing | None:
    text = " ".join(p.text.strip() for p in zones.timing)
    timed = read_timing(text, country) if text else None
    if timed:
        guesses.add("timing", 0.6 if timed.doubt else 0.95, zones.timing, timed.doubt)
    return timed


def _organisations(zones: Zones) -> Organisations:
    """What the boilerplates, the notice and the brackets behind full names say of who there is."""
    known = Organisations()
    notice = notices.parties(" ".join(p.text for p in zones.notice))
    for name in (notice.issued_by, *notice.on_behalf_of):
        known.add(name)
    for pieces in zones.boilerplates:
        if not is_about_us(pieces[0].text):
            known.add(company_of(pieces[0].text))
    for piece in (*zones.body, *(p for b in zones.boilerplates for p in b[1:])):
        for name, alias in aliases_in(piece.text):
            known.add(name, alias)
    return known


def _front(zones: Zones, language: Language, guesses: Guesses) -> ReleaseDocument:
    """A document with what stands before the lead, and nothing else yet."""
    head = read_head(zones.head)
    if head.headline:
        guesses.add(
            "headline", head.sure, head.pieces[0], "the first line below the label" if zones.label else "the first line"
        )
    for n, (_, pieces) in enumerate(zip(head.subheads, head.pieces[1:], strict=True)):
        guesses.add(f"subheads[{n}]", head.sure - 0.05, pieces)
    for n, piece in enumerate(zones.highlights):
        guesses.add(f"highlights[{n}]", 0.9, [piece], "a bullet before the text")
    for part, pieces in (("notice", zones.notice), ("label", zones.label)):
        if pieces:
            guesses.add(part, 0.95, pieces)
    return ReleaseDocument(
        language=language,
        notice=" ".join(p.text.strip() for p in zones.notice),
        label=signs.label_of(zones.label[0].text) if zones.label else "",
        headline=head.headline,
        subheads=head.subheads,
        highlights=tuple(p.text.strip() for p in zones.highlights),
    )


def _boilerplates(zones: Zones, issuer: str, guesses: Guesses) -> tuple[Boilerplate, ...]:
    found = []
    for n, pieces in enumerate(zones.boilerplates):
        found.append(read_boilerplate(pieces, issuer))
        guesses.add(f"boilerplates[{n}]", 0.95 if len(pieces) > 1 else 0.6, pieces)
    return tuple(found)


def _body(
    zones: Zones, dated: Dated, known: Organisations, issuer: str, language: Language, guesses: Guesses
) -> tuple[QuotesFound, Built]:
    """The sections with the quotes marked in them."""
    pieces = list(zones.body)
    runs: list[Runs] = [p.runs for p in pieces]
    if dated.cut and pieces:
        runs[0] = stripped(cut(runs[0], dated.cut))
        if not runs[0]:
            guesses.add("dateline", dated.sure, pieces[:1], dated.why)
            pieces, runs = pieces[1:], runs[1:]
    if dated.dateline:
        guesses.add("dateline", dated.sure, dated.pieces, dated.why)
    texts = ["" if is_heading(pieces, n) else "".join(r.text for r in runs[n]) for n in range(len(pieces))]
    front = [p.text for p in (*zones.letterhead, *zones.head, *zones.highlights)]
    quotes = find_quotes(texts, language != "en", known, issuer, front, [not p.marker for p in pieces])
    runs = [marked(text, quotes.marks.get(n, [])) for n, text in enumerate(runs)]
    built = build_sections(pieces, runs)
    for (section, block), of in built.places.items():
        guesses.add(f"sections[{section}].blocks[{block}]", 0.9, of)
    for section, piece in built.headings.items():
        guesses.add(f"sections[{section}].heading", 0.95 if piece.style == "heading" else 0.8, [piece])
    _guess_quotes(quotes, pieces, guesses)
    return quotes, built


def _guess_quotes(quotes: QuotesFound, pieces: list[Piece], guesses: Guesses) -> None:
    for n, draft in enumerate(quotes.drafts):
        of = [pieces[k] for k in draft.paragraphs]
        who = draft.speaker
        sure = 0.9 if who.title and who.organisation else 0.75 if who.title or who.organisation else 0.6
        guesses.add(f"quotes[{n}]", sure, of, "" if sure > 0.8 else "title or organisation was not found")


def _figures(zones: Zones, guesses: Guesses) -> tuple[tuple[Figure, ...], dict[str, Picture]]:
    figures, pictures = [], {}
    for n, (figure, pieces) in enumerate(read_figures(zones.figures)):
        figures.append(figure)
        guesses.add(f"figures[{n}]", 0.9 if figure.caption else 0.5, pieces)
        picture = next((p.picture for p in pieces if p.picture), None)
        if picture:
            pictures[figure.id] = picture
    return tuple(figures), pictures


def _place_rest(zones: Zones, contacts: ContactsFound, notes: list[tuple[str, list[Piece]]], guesses: Guesses) -> None:
    for n, (contact, pieces) in enumerate(contacts.contacts):
        guesses.add(f"contacts[{n}]", _sure_of(contact), pieces)
    if contacts.headings:
        guesses.add("contacts_heading", 0.9, contacts.headings)
    for n, (_, pieces) in enumerate(notes):
        guesses.add(f"notes[{n}]", 0.9, pieces)
    for part, pieces in (("notes_heading", zones.notes_heading), ("end_mark", zones.end_mark)):
        if pieces:
            guesses.add(part, 0.95, pieces)


def _sure_of(contact: Contact) -> float:
    return 0.9 if contact.person and contact.organisation and contact.phones and contact.emails else 0.7


def _unplaced(pieces: list[Piece], zones: Zones, guesses: Guesses) -> tuple[Piece, ...]:
    """What no part has taken: what the readers gave back, and anything that slipped through."""
    gone = {id(p) for p in zones.discarded} | {p.place.line for p in zones.discarded}
    return tuple(
        p for p in pieces if not ({id(p), p.place.line} & guesses.placed) and not ({id(p), p.place.line} & gone)
    )
