"""Media contacts: blocks of lines -> organisation, person, title, telephones, e-mail addresses.

Every office has its own order: organisation then person (Hong Kong), person, title, organisation (America), all in
one line (Taiwan), one sentence (Britain), a desk without a person. Numbers and addresses are taken out first; what is
left is told apart by what it looks like, by the organisations known from the rest of the release, and by the address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from releases.document import Contact, Phone
from releases.importing import contact_words as words
from releases.importing.contact_columns import side_by_side
from releases.importing.contact_lines import EMAIL, EMAIL_WORD, OTHER_WORD, URL, WEB_WORD, heading_part
from releases.importing.organisations import Organisations
from releases.importing.phones import phones_in
from releases.importing.reading import Piece


@dataclass
class Draft:
    """A contact while its lines are read."""

    names: list[words.Word] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    acts_for: str = ""
    pieces: list[Piece] = field(default_factory=list)
    waiting: list[words.Word] = field(default_factory=list)  # people named beside this one, whose lines are to come
    together: bool = False  # "Jane Doe / John Roe" in one line, with what each is reached at in the next

    @property
    def reachable(self) -> bool:
        return bool(self.phones or self.emails)


@dataclass
class ContactsFound:
    """`heading` of the whole part; every contact with its pieces; the pieces that said nothing."""

    heading: str = ""
    contacts: list[tuple[Contact, list[Piece]]] = field(default_factory=list)
    headings: list[Piece] = field(default_factory=list)
    unread: list[Piece] = field(default_factory=list)


def read_contacts(
    heading: list[Piece], pieces: list[Piece], known: Organisations, issuer: str, country: str
) -> ContactsFound:
    """The contacts of a release. `issuer` is whose contact a person without an organisation is."""
    found = ContactsFound()
    drafts = _blocks([*heading, *side_by_side(in_columns(pieces))], found, country, known)
    previous: Contact | None = None
    for draft in [one for several in drafts for one in _each_their_own(several)]:
        if not draft.reachable and not any(w.kind == "person" for w in draft.names):
            found.unread += draft.pieces
            continue
        contact = _contact(draft, previous, known, issuer)
        found.contacts.append((contact, draft.pieces))
        previous = contact
    return found


def in_columns(pieces: list[Piece]) -> list[Piece]:
    """A table with a contact in each column is read column by column, any other as it stands."""
    with_address = {(p.cell[0], p.cell[2]) for p in pieces if p.cell and EMAIL.search(p.text)}
    side_by_side = {table for table, _ in with_address if sum(t == table for t, _ in with_address) > 1}

    def order(entry: tuple[int, Piece]) -> tuple[int, ...]:
        n, piece = entry
        if piece.cell and piece.cell[0] in side_by_side:
            first = next(k for k, p in enumerate(pieces) if p.cell and p.cell[0] == piece.cell[0])
            return (first, piece.cell[2], piece.cell[1], n)
        return (n, 0, 0, n)

    return [piece for _, piece in sorted(enumerate(pieces), key=order)]


# Lines -> blocks


def _blocks(pieces: list[Piece], found: ContactsFound, country: str, known: Organisations) -> list[Draft]:
    drafts = [Draft()]
    for piece in pieces:
        for line in re.split(r"\n|(?<=\w)\.\s+(?=(?:Media|Press|News) (?:[Ee]nquir|[Ii]nquir|[Cc]ontact))", piece.text):
            line = line.strip()
            if not line:
                continue
            head = heading_part(line)
            if head:
                _heading(head, piece, found, drafts)
                line = line.strip("【】[]*■●◆|-–— ")[len(head) :].strip()
            if line:
                _line(line, piece, drafts, country, known)
    return _halves_joined([d for d in drafts if d.pieces])


def _halves_joined(drafts: list[Draft]) -> list[Draft]:
    """A nameless address and a nameless number, each below its own heading, are one desk's."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before and not before.names and not draft.names and not (before.phones and draft.phones):
            before.phones += draft.phones
            before.emails += draft.emails
            before.pieces += draft.pieces
        else:
            out.append(draft)
    return out


def _heading(head: str, piece: Piece, found: ContactsFound, drafts: list[Draft]) -> None:
    """The first heading is the part's; a later one begins a new block, unless only a company stands above it."""
    found.headings.append(piece)
    if not found.heading:
        found.heading = head.strip()
    if drafts[-1].reachable or any(w.kind != "organisation" for w in drafts[-1].names):
        drafts.append(Draft())


def _line(line: str, piece: Piece, drafts: list[Draft], country: str, known: Organisations) -> None:
    phones, emails, left = _taken_out(line, country)
    acts_for, left = words.acts_for(left)
    names = words.words_of(left, emails, known, sentence=bool(phones or emails))
    draft = drafts[-1]
    if _begins_block(draft, names, bool(phones)):
        draft = Draft()
        drafts.append(draft)
    elif not names and not draft.together and (person := _whose_line(draft, emails)):
        draft = _own_draft(draft, person, drafts)
    draft.names += names
    draft.together = draft.together or (sum(w.kind == "person" for w in names) > 1 and bool(_TOGETHER.search(left)))
    draft.phones += [p for p in phones if p not in draft.phones]
    draft.emails += [e for e in emails if e not in draft.emails]
    draft.acts_for = draft.acts_for or acts_for
    if not draft.pieces or draft.pieces[-1] is not piece:
        draft.pieces.append(piece)


_TOGETHER = re.compile(r"[/／&]|\s(?:and|or)\s|[或及、和]")


def _each_their_own(draft: Draft) -> list[Draft]:
    """ "Jane Doe / John Roe" above "0171 ... / 0172 ...": two people, each with their own; what is one is of both."""
    people = [w for w in draft.names if w.kind == "person"]
    if not draft.together or len(people) < 2:
        return [draft]
    others = [w for w in draft.names if w.kind != "person"]
    return [
        Draft(
            [person, *others],
            _share(draft.phones, n, len(people)),
            [e for e in draft.emails if words.is_person_of(person.text, [e])] or _share(draft.emails, n, len(people)),
            draft.acts_for,
            draft.pieces,
        )
        for n, person in enumerate(people)
    ]


def _share(what: list[Any], n: int, of: int) -> list[Any]:
    """The n-th of as many as there are people, or all of them."""
    return [what[n]] if len(what) == of else list(what)


def _whose_line(draft: Draft, emails: list[str]) -> words.Word | None:
    """Of two people named together, the one whose address stands alone on a line."""
    people = [*(w for w in draft.names if w.kind == "person"), *draft.waiting]
    people = [w for w in people if not words.is_place_of(w.text, emails)]
    if len(people) < 2 or len(emails) != 1:
        return None
    return next((w for w in people if words.is_person_of(w.text, emails)), None)


def _own_draft(draft: Draft, person: words.Word, drafts: list[Draft]) -> Draft:
    """The draft of that person alone; the others wait for their lines."""
    people = [*(w for w in draft.names if w.kind == "person"), *draft.waiting]
    others = [w for w in draft.names if w.kind != "person"]
    own = Draft([person, *others], acts_for=draft.acts_for, waiting=[w for w in people if w is not person])
    if draft.reachable:
        drafts.append(own)
        draft.waiting = []
    else:
        own.pieces = draft.pieces
        drafts[-1] = own
    return own


def _begins_block(draft: Draft, names: list[words.Word], dialled: bool) -> bool:
    """A name or an organisation behind a number is the next contact; so is "Duty press officer: 020 ..." below one."""
    if not draft.pieces or not draft.reachable:
        return False
    kinds = {n.kind for n in names}
    return bool(kinds & {"person", "organisation"}) or (dialled and kinds == {"title"} and bool(draft.phones))


def _taken_out(line: str, country: str) -> tuple[list[Phone], list[str], str]:
    """(telephones, addresses, the words left)."""
    emails = [m.group().rstrip(".").casefold() for m in EMAIL.finditer(line)]
    left = EMAIL.sub(" ; ", line)
    left = WEB_WORD.sub(" ", URL.sub(" ", left))
    if OTHER_WORD.match(left) and not re.match(r"fax|[传傳]真", left, re.I):
        return [], emails, ""
    phones, left = phones_in(left, country)
    if emails:
        left = EMAIL_WORD.sub(" ", left)
    return phones, emails, left


# A block -> a contact


def _contact(draft: Draft, previous: Contact | None, known: Organisations, issuer: str) -> Contact:
    draft.names = words.told_apart(draft.names, draft.emails)
    person = next((w.text for w in draft.names if w.kind == "person"), "")
    titles = [w.text for w in draft.names if w.kind == "title"]
    organisation = _organisation(draft)
    if not organisation or words.is_desk(organisation):
        organisation = _organisation_elsewhere(draft, previous, known) or issuer or organisation
    return Contact(
        organisation=organisation,
        person=person,
        title=", ".join(titles),
        phones=tuple(draft.phones),
        emails=tuple(draft.emails),
        acts_for=draft.acts_for,
    )


def _organisation(draft: Draft) -> str:
    named = [w.text for w in draft.names if w.kind == "organisation"]
    if len(named) < 2:
        return named[0] if named else ""
    firm = [n for n in named if not words.is_desk(n)]
    return (firm or named)[0]


def _organisation_elsewhere(draft: Draft, previous: Contact | None, known: Organisations) -> str:
    """Of the contact above, if the address is at the same place; else of whom the address belongs to."""
    domains = [e.rpartition("@")[2] for e in draft.emails]
    if previous and (
        not domains or any(e.rpartition("@")[2] in domains for e in previous.emails) or not previous.emails
    ):
        return previous.organisation
    return words.organisation_at(domains, known)
