"""The demonstration as typed, checked data: read() as written, load() with its dates set for a day.

The TOML files are written by hand, so everything that a hand gets wrong is refused with the file and the place: a
missing language, a misspelt key, a quote without its marks, a figure without a picture.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

from releases.demo import pictures

HERE = Path(__file__).parent
ZONE = ZoneInfo("Asia/Hong_Kong")

Code = Literal["en", "zh_hant", "zh_hans"]  # as the translated columns are named
CODES: tuple[Code, ...] = get_args(Code)

State = Literal[
    "published",
    "corrected",
    "updated",
    "withdrawn",
    "embargoed-hidden",
    "embargoed-announced",
    "draft",
    "in-review",
]
Role = Literal["issuer", "partner", "agency"]
PhoneKind = Literal["", "mobile", "out-of-hours", "whatsapp"]
AttachmentKind = Literal["data", "fact-sheet", "slides", "video"]
Position = Literal["before", "middle", "after"]

T = TypeVar("T")
U = TypeVar("U")


class DemoError(ValueError):
    """The content is not whole; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Each(Generic[T]):
    """One thing in each language."""

    en: T
    zh_hant: T
    zh_hans: T

    def __getitem__(self, code: Code) -> T:
        value: T = getattr(self, code)
        return value

    def items(self) -> Iterator[tuple[Code, T]]:
        return ((code, self[code]) for code in CODES)

    def map(self, change: Callable[[Code, T], U]) -> Each[U]:
        return Each(*(change(code, value) for code, value in self.items()))


Text = Each[str]


@dataclass(frozen=True, slots=True)
class Company:
    key: str
    website: str
    aliases: tuple[str, ...]
    name: Text
    short_name: Text
    slug: Text
    boilerplate: Each[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    company: str
    name: Text
    honorific: Text
    title: Text


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    name: Text
    slug: Text


@dataclass(frozen=True, slots=True)
class Phone:
    number: str  # E.164
    kind: PhoneKind


@dataclass(frozen=True, slots=True)
class Contact:
    """`person` is empty for a desk; `acts_for` is the company that an agency's contact speaks for."""

    key: str
    company: str
    acts_for: str
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    organisation: Text
    person: Text
    title: Text
    hours: Text


@dataclass(frozen=True, slots=True)
class When:
    """A moment told from the day of loading, so that the demonstration never goes stale."""

    days: int
    time: datetime.time

    def day(self, today: datetime.date) -> datetime.date:
        return today + datetime.timedelta(days=self.days)

    def at(self, today: datetime.date) -> datetime.datetime:
        return datetime.datetime.combine(self.day(today), self.time, ZONE)


@dataclass(frozen=True, slots=True)
class CompanyOnRelease:
    company: str
    role: Role


@dataclass(frozen=True, slots=True)
class Quote:
    """Who said the words marked with this key in the body. `position` is where the attribution stands."""

    key: str
    person: str
    verb: Text
    position: Each[Position]


@dataclass(frozen=True, slots=True)
class Figure:
    """`scene` is the name of a drawing in pictures.py."""

    key: str
    number: int
    scene: str
    caption: Text
    credit: Text
    alt: Text


@dataclass(frozen=True, slots=True)
class Slide:
    title: str
    bullets: tuple[str, ...]


Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """Data and fact sheets have rows (of data, the first is the heading), slides have slides, a video its url."""

    key: str
    kind: AttachmentKind
    title: Text
    rows: Each[Rows] | None = None
    slides: Each[tuple[Slide, ...]] | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseText:
    """What one language of a release says."""

    notice: str
    label: str
    headline: str
    subheads: tuple[str, ...]
    highlights: tuple[str, ...]
    dateline_place: str
    body: str
    end_mark: str
    notes: tuple[str, ...]

    def changed(self, change: Callable[[str], str]) -> ReleaseText:
        """The same with every text of it passed through `change`."""
        return ReleaseText(
            notice=change(self.notice),
            label=change(self.label),
            headline=change(self.headline),
            subheads=tuple(change(line) for line in self.subheads),
            highlights=tuple(change(line) for line in self.highlights),
            dateline_place=change(self.dateline_place),
            body=change(self.body),
            end_mark=change(self.end_mark),
            notes=tuple(change(line) for line in self.notes),
        )


@dataclass(frozen=True, slots=True)
class Revision:
    """A later edition: each old text of `replace` becomes the new one wherever it stands."""

    kind: Literal["correction", "update"]
    when: When
    note: Text
    replace: Each[tuple[tuple[str, str], ...]]

    def applied(self, texts: Each[ReleaseText]) -> Each[ReleaseText]:
        return texts.map(lambda code, text: text.changed(lambda part: self._replaced(code, part)))

    def _replaced(self, code: Code, part: str) -> str:
        for old, new in self.replace[code]:
            part = part.replace(old, new)
        return part


@dataclass(frozen=True, slots=True)
class Withdrawal:
    when: When
    reason: Text


@dataclass(frozen=True, slots=True)
class Release:
    """`text` is the first edition; `revised` the one after its correction or update. A draft's `when` only proposes."""

    key: str
    state: State
    when: When
    companies: tuple[CompanyOnRelease, ...]
    topics: tuple[str, ...]
    contacts: tuple[str, ...]
    text: Each[ReleaseText]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    attachments: tuple[Attachment, ...]
    announced: Text | None = None
    revision: Revision | None = None
    withdrawal: Withdrawal | None = None

    @property
    def revised(self) -> Each[ReleaseText] | None:
        return self.revision.applied(self.text) if self.revision else None


@dataclass(frozen=True, slots=True)
class DemoContent:
    companies: tuple[Company, ...]
    people: tuple[Person, ...]
    topics: tuple[Topic, ...]
    contacts: tuple[Contact, ...]
    releases: tuple[Release, ...]


def load(today: datetime.date | None = None) -> DemoContent:
    """Everything, checked, with the dates in the texts as they read when it is loaded on `today`."""
    day = today or datetime.datetime.now(ZONE).date()
    content = read()
    return replace(content, releases=tuple(_dated_release(release, day) for release in content.releases))


def read() -> DemoContent:
    """Everything, checked, with dates still as written: {{date +9}} and the like."""
    content = DemoContent(
        companies=tuple(_company(t) for t in _tables("companies")),
        people=tuple(_person(t) for t in _tables("people")),
        topics=tuple(_topic(t) for t in _tables("topics")),
        contacts=tuple(_contact(t) for t in _tables("contacts")),
        releases=tuple(_release(_file(path)) for path in sorted((HERE / "releases").glob("*.toml"))),
    )
    _check_references(content)
    return content


# Dates in the texts. A kind and a distance from the day of the release: days, or years for {{year}}.

_DATE = re.compile(r"\{\{(date|day|month|year) ([+-]\d+)\}\}")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def dated(text: str, code: Code, day: datetime.date) -> str:
    """{{date +9}} -> 21 October 2026, {{day +9}} -> 21 October, {{month +9}} -> October 2026, {{year -1}} -> 2025."""
    return _DATE.sub(lambda match: _written(match[1], int(match[2]), code, day), text)


def _written(kind: str, distance: int, code: Code, day: datetime.date) -> str:
    if kind == "year":
        return str(day.year + distance)
    then = day + datetime.timedelta(days=distance)
    if code == "en":
        month = _MONTHS[then.month - 1]
        return {
            "date": f"{then.day} {month} {then.year}",
            "day": f"{then.day} {month}",
            "month": f"{month} {then.year}",
        }[kind]
    return {
        "date": f"{then.year}年{then.month}月{then.day}日",
        "day": f"{then.month}月{then.day}日",
        "month": f"{then.year}年{then.month}月",
    }[kind]


def _dated_release(release: Release, today: datetime.date) -> Release:
    """Dates count from the day of the first edition, in its corrections too."""
    day = release.when.day(today)

    def lines(texts: Text) -> Text:
        return texts.map(lambda code, text: dated(text, code, day))

    def cells(code: Code, rows: Rows) -> Rows:
        return tuple(tuple(dated(cell, code, day) for cell in row) for row in rows)

    def slides(code: Code, shown: tuple[Slide, ...]) -> tuple[Slide, ...]:
        return tuple(Slide(dated(s.title, code, day), tuple(dated(b, code, day) for b in s.bullets)) for s in shown)

    def revision(given: Revision) -> Revision:
        pairs = given.replace.map(
            lambda code, swaps: tuple((dated(a, code, day), dated(b, code, day)) for a, b in swaps)
        )
        return replace(given, note=lines(given.note), replace=pairs)

    def withdrawal(given: Withdrawal) -> Withdrawal:
        return replace(given, reason=lines(given.reason))

    return replace(
        release,
        text=release.text.map(lambda code, text: text.changed(lambda part: dated(part, code, day))),
        figures=tuple(replace(f, caption=lines(f.caption), alt=lines(f.alt)) for f in release.figures),
        attachments=tuple(
            replace(
                a,
                title=lines(a.title),
                rows=a.rows.map(cells) if a.rows else None,
                slides=a.slides.map(slides) if a.slides else None,
            )
            for a in release.attachments
        ),
        announced=lines(release.announced) if release.announced else None,
        revision=revision(release.revision) if release.revision else None,
        withdrawal=withdrawal(release.withdrawal) if release.withdrawal else None,
    )


# Reading the files.


class Table:
    """A TOML table that knows where it stands, and complains of what is missing, misspelt or of the wrong kind."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, dict):
            raise DemoError(f"{where}: a table was expected")
        self.data: dict[str, Any] = data
        self.where = where

    def only(self, *names: str) -> None:
        unknown = sorted(self.data.keys() - set(names))
        if unknown:
            raise DemoError(f"{self.where}: nothing is called {unknown[0]!r} here")

    def value(self, name: str, kind: type[T], default: T | None = None) -> T:
        found = self.data.get(name, default)
        if type(found) is not kind:
            raise DemoError(f"{self.where}: {name} is missing or is not a {kind.__name__}")
        return found

    def text(self, name: str, default: str | None = None) -> str:
        return self.value(name, str, default).strip()

    def filled(self, name: str) -> str:
        text = self.text(name)
        if not text:
            raise DemoError(f"{self.where}: {name} is empty")
        return text

    def one_of(self, name: str, choices: Sequence[str]) -> Any:
        found = self.text(name)
        if found not in choices:
            raise DemoError(f"{self.where}: {name} {found!r} is none of {', '.join(map(repr, choices))}")
        return found

    def texts(self, name: str, default: list[str] | None = None) -> tuple[str, ...]:
        found = self.value(name, list, default)
        if not all(isinstance(text, str) and text.strip() for text in found):
            raise DemoError(f"{self.where}: {name} is a list of texts, none of them empty")
        return tuple(text.strip() for text in found)

    def table(self, name: str) -> Table:
        return Table(self.data.get(name), f"{self.where}.{name}")

    def tables(self, name: str) -> list[Table]:
        found = self.value(name, list, [])
        return [Table(data, f"{self.where}.{name}[{n}]") for n, data in enumerate(found)]

    def each(self, read_one: Callable[[Table], T]) -> Each[T]:
        """What `read_one` makes of the table of each language in this one."""
        return Each(*(read_one(self.table(code)) for code in CODES))

    def each_text(self, name: str, *, empty: bool = False) -> Text:
        """The same text from the table of each language: [en] name, [zh_hant] name …"""
        return self.each(lambda t: t.text(name, "") if empty else t.filled(name))

    def in_languages(self, name: str) -> Text:
        """A table with a text for each language: name = { en = …, zh_hant = …, zh_hans = … }"""
        table = self.table(name)
        table.only(*CODES)
        return Each(*(table.filled(code) for code in CODES))


def _file(path: Path) -> Table:
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except tomllib.TOMLDecodeError as error:
        raise DemoError(f"{path.name}: {error}") from None


def _tables(name: str) -> list[Table]:
    return _file(HERE / f"{name}.toml").tables(name)


def _company(t: Table) -> Company:
    t.only("key", "website", "aliases", *CODES)
    for code in CODES:
        t.table(code).only("name", "short_name", "slug", "boilerplate")
    return Company(
        key=t.filled("key"),
        website=t.filled("website"),
        aliases=t.texts("aliases"),
        name=t.each_text("name"),
        short_name=t.each_text("short_name"),
        slug=t.each_text("slug"),
        boilerplate=t.each(lambda language: language.texts("boilerplate")),
    )


def _person(t: Table) -> Person:
    t.only("key", "company", *CODES)
    return Person(
        key=t.filled("key"),
        company=t.filled("company"),
        name=t.each_text("name"),
        honorific=t.each_text("honorific"),
        title=t.each_text("title"),
    )


def _topic(t: Table) -> Topic:
    t.only("key", *CODES)
    return Topic(key=t.filled("key"), name=t.each_text("name"), slug=t.each_text("slug"))


def _contact(t: Table) -> Contact:
    t.only("key", "company", "acts_for", "phones", "emails", *CODES)
    return Contact(
        key=t.filled("key"),
        company=t.filled("company"),
        acts_for=t.text("acts_for", ""),
        phones=tuple(Phone(p.filled("number"), p.one_of("kind", get_args(PhoneKind))) for p in t.tables("phones")),
        emails=t.texts("emails"),
        organisation=t.each_text("organisation"),
        person=t.each_text("person", empty=True),
        title=t.each_text("title"),
        hours=t.each_text("hours"),
    )


def _when(t: Table) -> When:
    t.only("days", "time")
    try:
        return When(t.value("days", int), datetime.time.fromisoformat(t.filled("time")))
    except ValueError as error:
        raise DemoError(f"{t.where}: {error}") from None


def _release(t: Table) -> Release:
    t.only(
        *("key", "state", "when", "companies", "topics", "contacts", "quotes", "figures", "attachments"),
        *("announced", "correction", "update", "withdrawal", *CODES),
    )
    return Release(
        key=t.filled("key"),
        state=t.one_of("state", get_args(State)),
        when=_when(t.table("when")),
        companies=tuple(
            CompanyOnRelease(c.filled("company"), c.one_of("role", get_args(Role))) for c in t.tables("companies")
        ),
        topics=t.texts("topics"),
        contacts=t.texts("contacts"),
        text=t.each(_text),
        quotes=tuple(_quote(q) for q in t.tables("quotes")),
        figures=tuple(_figure(f) for f in t.tables("figures")),
        attachments=tuple(_attachment(a) for a in t.tables("attachments")),
        announced=t.in_languages("announced") if "announced" in t.data else None,
        revision=_revision(t),
        withdrawal=_withdrawal(t.table("withdrawal")) if "withdrawal" in t.data else None,
    )


def _text(t: Table) -> ReleaseText:
    t.only(
        *("notice", "label", "headline", "subheads", "highlights", "dateline_place", "body"),
        *("end_mark", "notes"),
    )
    return ReleaseText(
        notice=t.text("notice", ""),
        label=t.filled("label"),
        headline=t.filled("headline"),
        subheads=t.texts("subheads"),
        highlights=t.texts("highlights"),
        dateline_place=t.filled("dateline_place"),
        body=t.filled("body"),
        end_mark=t.filled("end_mark"),
        notes=t.texts("notes", []),
    )


def _quote(t: Table) -> Quote:
    t.only("key", "person", "verb", "position")
    position = t.table("position")
    return Quote(
        key=t.filled("key"),
        person=t.filled("person"),
        verb=t.in_languages("verb"),
        position=Each(*(position.one_of(code, get_args(Position)) for code in CODES)),
    )


def _figure(t: Table) -> Figure:
    t.only("key", "number", "scene", *CODES)
    return Figure(
        key=t.filled("key"),
        number=t.value("number", int),
        scene=t.filled("scene"),
        caption=t.each_text("caption"),
        credit=t.each_text("credit"),
        alt=t.each_text("alt"),
    )


def _attachment(t: Table) -> Attachment:
    t.only("key", "kind", "title", "rows", "slides", "url")
    kind: AttachmentKind = t.one_of("kind", get_args(AttachmentKind))
    rows = t.table("rows") if kind in ("data", "fact-sheet") else None
    slides = t.table("slides") if kind == "slides" else None
    return Attachment(
        key=t.filled("key"),
        kind=kind,
        title=t.in_languages("title"),
        rows=Each(*(_rows(rows, code) for code in CODES)) if rows else None,
        slides=Each(*(_slides(slides, code) for code in CODES)) if slides else None,
        url=t.filled("url") if kind == "video" else "",
    )


def _rows(t: Table, code: Code) -> Rows:
    rows = t.value(code, list)
    if not rows or len({len(row) for row in rows}) != 1:
        raise DemoError(f"{t.where}.{code}: the rows are not all of one length")
    return tuple(tuple(str(cell) for cell in row) for row in rows)


def _slides(t: Table, code: Code) -> tuple[Slide, ...]:
    return tuple(Slide(slide.filled("title"), slide.texts("bullets")) for slide in t.tables(code))


def _revision(t: Table) -> Revision | None:
    name: Literal["correction", "update"]
    for name in ("correction", "update"):
        if name in t.data:
            table = t.table(name)
            table.only("kind", "when", "note", "replace")
            swaps = table.table("replace")
            return Revision(
                kind=table.one_of("kind", (name,)),
                when=_when(table.table("when")),
                note=table.in_languages("note"),
                replace=Each(*(tuple((old, new) for old, new in swaps.value(code, list)) for code in CODES)),
            )
    return None


def _withdrawal(t: Table) -> Withdrawal:
    t.only("when", "reason")
    return Withdrawal(when=_when(t.table("when")), reason=t.in_languages("reason"))


# What must hold between the files.


def _check_references(content: DemoContent) -> None:
    companies = _keys(content.companies, "companies.toml")
    people = _keys(content.people, "people.toml")
    topics = _keys(content.topics, "topics.toml")
    contacts = _keys(content.contacts, "contacts.toml")
    _keys(content.releases, "releases")
    for person in content.people:
        _known(person.company, companies, f"person {person.key}")
    for contact in content.contacts:
        _known(contact.company, companies, f"contact {contact.key}")
        if contact.acts_for:
            _known(contact.acts_for, companies, f"contact {contact.key}")
    for release in content.releases:
        for named in release.companies:
            _known(named.company, companies, release.key)
        for topic in release.topics:
            _known(topic, topics, release.key)
        for contact_key in release.contacts:
            _known(contact_key, contacts, release.key)
        for quote in release.quotes:
            _known(quote.person, people, f"{release.key}, quote {quote.key}")
        _check_release(release)


def _keys(things: Sequence[Any], where: str) -> set[str]:
    keys = [thing.key for thing in things]
    twice = [key for key in keys if keys.count(key) > 1]
    if twice:
        raise DemoError(f"{where}: {twice[0]!r} is there twice")
    return set(keys)


def _known(key: str, keys: set[str], where: str) -> None:
    if key not in keys:
        raise DemoError(f"{where}: nothing has the key {key!r}")


_NEEDS: dict[State, str] = {
    "corrected": "correction",
    "updated": "update",
    "withdrawn": "withdrawal",
    "embargoed-announced": "announced",
}


def _check_release(release: Release) -> None:
    _keys(release.attachments, release.key)
    _check_state(release)
    if [c.role for c in release.companies].count("issuer") != 1:
        raise DemoError(f"{release.key}: a release has one issuer")
    if [f.number for f in release.figures] != list(range(1, len(release.figures) + 1)):
        raise DemoError(f"{release.key}: the figures are not numbered 1, 2, 3 …")
    for figure in release.figures:
        _known(figure.scene, set(pictures.SCENES), f"{release.key}, figure {figure.key}")
    quotes = _keys(release.quotes, release.key)
    figures = _keys(release.figures, release.key)
    for texts in filter(None, (release.text, release.revised)):
        for code, text in texts.items():
            check_body(text.body, code, quotes, figures, f"{release.key}, {code}")
    if release.revision:
        _check_replacements(release.revision, release.text, release.key)


def _check_state(release: Release) -> None:
    has = {
        "correction": release.revision is not None and release.revision.kind == "correction",
        "update": release.revision is not None and release.revision.kind == "update",
        "withdrawal": release.withdrawal is not None,
        "announced": release.announced is not None,
    }
    for part, there in has.items():
        if there != (_NEEDS.get(release.state) == part):
            verb = "has no business with" if there else "lacks"
            raise DemoError(f"{release.key}: a release that is {release.state} {verb} its {part}")
    future = release.state in ("embargoed-hidden", "embargoed-announced", "draft", "in-review")
    if (release.when.days > 0) != future:
        raise DemoError(f"{release.key}: {release.when.days} days does not go with {release.state}")
    later_ones = [part.when for part in (release.revision, release.withdrawal) if part is not None]
    for later in later_ones:
        if not (release.when.days, release.when.time) < (later.days, later.time):
            raise DemoError(f"{release.key}: what comes after the release must be later than it")
        if later.days >= 0:
            raise DemoError(f"{release.key}: what came after the release is past")


def _check_replacements(revision: Revision, texts: Each[ReleaseText], where: str) -> None:
    for code, text in texts.items():
        whole = "\n".join([text.headline, *text.subheads, *text.highlights, text.body, *text.notes])
        for old, _new in revision.replace[code]:
            if old not in whole:
                raise DemoError(f"{where}, {code}: {old!r} stands nowhere, so it cannot be replaced")


# The body: a few tags, every quote inside its quote marks.

_TAGS = frozenset(("p", "h2", "ul", "ol", "li", "strong", "em", "a", "sub", "sup", "q", "figure"))
_MARKS: dict[Code, tuple[str, str]] = {"en": ("“", "”"), "zh_hant": ("「", "」"), "zh_hans": ("“", "”")}


class Body(HTMLParser):
    """Reads a body: which quotes and figures are marked in it, in order, and whether its tags match."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where
        self.open: list[str] = []
        self.quotes: list[str] = []
        self.figures: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in _TAGS:
            raise DemoError(f"{self.where}: <{tag}> is not used in a body")
        allowed = {"a": {"href"}, "q": {"data-quote"}, "figure": {"data-figure"}}.get(tag, set())
        if given.keys() != allowed:
            raise DemoError(f"{self.where}: <{tag}> takes {sorted(allowed) or 'no attributes'}")
        if tag == "q":
            self.quotes.append(given["data-quote"] or "")
        if tag == "figure":
            self.figures.append(given["data-figure"] or "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise DemoError(f"{self.where}: </{tag}> closes what is not open")


def read_body(body: str, where: str) -> Body:
    parser = Body(where)
    parser.feed(body)
    parser.close()
    if parser.open:
        raise DemoError(f"{where}: <{parser.open[-1]}> is never closed")
    return parser


def check_body(body: str, code: Code, quotes: set[str], figures: set[str], where: str) -> None:
    found = read_body(body, where)
    if set(found.quotes) != quotes:
        raise DemoError(f"{where}: the quotes marked and those listed differ by {set(found.quotes) ^ quotes}")
    if not set(found.figures) <= figures:
        raise DemoError(f"{where}: there is no figure {(set(found.figures) - figures).pop()!r}")
    if len(found.figures) != len(set(found.figures)):
        raise DemoError(f"{where}: a figure stands in the text twice")
    opening, closing = _MARKS[code]
    for match in re.finditer(r"(.?)<q [^>]*>.*?</q>(.?)", body, re.DOTALL):
        if (match[1], match[2]) != (opening, closing):
            raise DemoError(f"{where}: {match[0][:60]}… does not stand between {opening} and {closing}")
