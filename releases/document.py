"""ReleaseDocument: the one shape of a release in one language.

Everything passes through it: the importer makes one, freezing stores one, every surface renders one, history is a
list of them. It is immutable, knows nothing of Django or of the database, and goes to JSON and back without loss.

What is not in it: the embargo. Kind, lift and until belong to the Edition and may move after the text is frozen.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

SCHEMA = 1

Language = Literal["en", "zh-hant", "zh-hans"]
LANGUAGES: tuple[Language, ...] = ("en", "zh-hant", "zh-hans")


class DocumentError(ValueError):
    """The JSON is not a ReleaseDocument; the message says where."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text whose marks are the same throughout. A line break inside a paragraph is "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    position: Literal["", "sub", "sup"] = ""
    href: str = ""
    quote: str = ""  # id of the Quote whose words these are

    def marks(self) -> tuple[object, ...]:
        return (self.bold, self.italic, self.position, self.href, self.quote)


Runs = tuple[Run, ...]


def joined(runs: Iterable[Run]) -> Runs:
    """The same text with neighbours of equal marks merged and empty runs gone."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and out[-1].marks() == run.marks():
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """A list item; `items` are nested one level deeper, numbered if `ordered`."""

    runs: Runs
    items: tuple[Item, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where the figure with this id stands in the text. A figure without a place follows the text."""

    figure: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is a heading row if `header`."""

    rows: tuple[tuple[Runs, ...], ...]
    header: bool = False


Block = Paragraph | Bullets | FigurePlace | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading. Only the first section of a body may have no heading. Level 2 or 3."""

    heading: str | None
    blocks: tuple[Block, ...] = ()
    level: int = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """As printed up to the separator, the place as printed, and the date it names."""

    text: str
    place: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Who said the words marked with this id in the body. `words` only while the quote stands nowhere in the body."""

    id: str
    speaker: str
    honorific: str = ""
    title: str = ""
    organisation: str = ""
    verb: str = ""
    position: Literal["", "before", "after", "middle"] = ""
    words: str = ""
    person: str = ""  # id of the Person, the same in every language


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a picture or attachment: `name` is its random name under /files/."""

    name: str
    type: str
    bytes: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption. `sources` run from narrow to wide; `original` is the full size for print."""

    id: str
    number: int | None = None
    label: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    rights: str = ""
    sources: tuple[Source, ...] = ()
    original: Source | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A data table, fact sheet or slides to download, or a video to watch elsewhere (`url`)."""

    id: str
    kind: Literal["data", "fact-sheet", "slides", "video", "document"]
    title: str
    description: str = ""
    file: Source | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    heading: str
    company: str
    paragraphs: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    company_id: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """E.164, with ";ext=215" where there is an extension. Kind: "", mobile, out-of-hours, whatsapp, wechat, fax."""

    number: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    organisation: str
    person: str = ""
    title: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    hours: str = ""
    acts_for: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class CompanyOnRelease:
    name: str
    role: Literal["issuer", "partner", "agency"] = "partner"
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    id: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class TopicOnRelease:
    id: str
    name: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseDocument:
    """A release in one language, complete: every part that a reader sees, in reading order."""

    language: Language
    headline: str
    notice: str = ""
    label: str = ""
    subheads: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    dateline: Dateline | None = None
    sections: tuple[Section, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    end_mark: str = ""
    boilerplates: tuple[Boilerplate, ...] = ()
    notes_heading: str = ""
    notes: tuple[str, ...] = ()
    contacts_heading: str = ""
    contacts: tuple[Contact, ...] = ()
    companies: tuple[CompanyOnRelease, ...] = ()
    topics: tuple[TopicOnRelease, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"schema": SCHEMA, **_plain(self)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> ReleaseDocument:
        """Read any schema number up to ours; an older one is brought up to date first.

        Raises DocumentError for anything that is not a document.
        """
        if not isinstance(data, dict):
            raise DocumentError("a document is an object")
        schema = data.get("schema")
        if not isinstance(schema, int) or not 1 <= schema <= SCHEMA:
            raise DocumentError(f"schema {schema!r} is not one that this version reads (1 to {SCHEMA})")
        for number in range(schema, SCHEMA):
            data = UPCASTS[number](data)
        return _typed(cls, {k: v for k, v in data.items() if k != "schema"}, "document")


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From schema n to n + 1. A stored edition is never rewritten: it is brought up to date as it is read."""


def paragraphs_in(sections: Iterable[Section]) -> Iterator[Runs]:
    """Every run of text in the body, in reading order, whatever block holds it."""

    def of_items(items: Iterable[Item]) -> Iterator[Runs]:
        for item in items:
            yield item.runs
            yield from of_items(item.items)

    for section in sections:
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.runs
                case Bullets():
                    yield from of_items(block.items)
                case Table():
                    for row in block.rows:
                        yield from row


def words_of(document: ReleaseDocument, quote: Quote) -> str:
    """The words of a quote: its marks in the body joined, or its own where it stands nowhere in the body."""
    parts = quote_parts(document.sections).get(quote.id)
    return join_parts(parts) if parts else quote.words


def quote_parts(sections: Iterable[Section]) -> dict[str, list[str]]:
    """Quote id -> its marked parts in reading order."""
    parts: dict[str, list[str]] = {}
    for runs in paragraphs_in(sections):
        open_id = ""
        for run in runs:
            if run.quote and run.quote == open_id:
                parts[run.quote][-1] += run.text
            elif run.quote:
                parts.setdefault(run.quote, []).append(run.text)
            open_id = run.quote
    return parts


def join_parts(parts: Iterable[str]) -> str:
    """The parts of a split quote as one: a comma that only led to the attribution becomes a stop or goes."""
    out = ""
    for part in (p.strip() for p in parts if p.strip()):
        if out.endswith(",") and part[0].isupper():
            out = out[:-1] + "."
        spaced = out and out[-1].isascii() and part[0].isascii()
        out += (" " if spaced else "") + part
    return out.removesuffix(",").removesuffix("，")


# JSON in and out, driven by the annotations above, so that a new field needs no second mention.

_BLOCKS: dict[str, type] = {"paragraph": Paragraph, "bullets": Bullets, "figure": FigurePlace, "table": Table}
_BLOCK_NAMES = {cls: name for name, cls in _BLOCKS.items()}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            f.name: _plain(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if f.default is dataclasses.MISSING or getattr(value, f.name) != f.default
        }
        name = _BLOCK_NAMES.get(type(value))
        return {"type": name, **fields} if name else fields
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


T = TypeVar("T")
_HINTS: dict[type, dict[str, Any]] = {}


def _typed(cls: type[T], data: Any, where: str) -> T:
    if not isinstance(data, dict):
        raise DocumentError(f"{where}: an object was expected")
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    hints = _HINTS[cls]
    known = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = data.keys() - known.keys()
    if unknown:
        raise DocumentError(f"{where}: unknown field {sorted(unknown)[0]!r}")
    values = {}
    for name, field in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], f"{where}.{name}")
        elif field.default is dataclasses.MISSING:
            raise DocumentError(f"{where}: {name} is missing")
    return cls(**values)


def _value(hint: Any, data: Any, where: str) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint == Block:
        return _block(data, where)
    if origin is tuple:
        if not isinstance(data, list):
            raise DocumentError(f"{where}: a list was expected")
        return tuple(_value(args[0], item, f"{where}[{n}]") for n, item in enumerate(data))
    if origin is Literal:
        if data not in args:
            raise DocumentError(f"{where}: {data!r} is none of {', '.join(map(repr, args))}")
        return data
    if origin in (types.UnionType, typing.Union):
        if data is None:
            if type(None) in args:
                return None
            raise DocumentError(f"{where}: a value was expected")
        return _value(next(a for a in args if a is not type(None)), data, where)
    if dataclasses.is_dataclass(hint):
        return _typed(typing.cast(type, hint), data, where)
    if hint is datetime.date:
        try:
            return datetime.date.fromisoformat(data)
        except (TypeError, ValueError):
            raise DocumentError(f"{where}: {data!r} is not a date") from None
    if type(data) is not hint:
        raise DocumentError(f"{where}: {hint.__name__} was expected, not {data!r}")
    return data


def _block(data: Any, where: str) -> Block:
    kind = data.get("type") if isinstance(data, dict) else None
    if not isinstance(kind, str) or kind not in _BLOCKS:
        raise DocumentError(f"{where}: {kind!r} is not a kind of block")
    return _typed(_BLOCKS[kind], {k: v for k, v in data.items() if k != "type"}, where)
