"""What the API answers with. A dataclass is the shape, its annotations are the schema; every field is always there.

The text itself is the ReleaseDocument that every surface draws, with absolute addresses for its files.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import reverse

from newsroom.feeds.entries import absolute
from newsroom.metadata import instant
from releases.document import (
    Block,
    Bullets,
    CompanyOnRelease,
    FigurePlace,
    Paragraph,
    ReleaseDocument,
    Source,
    Table,
)

Language = Literal["en", "zh-hant", "zh-hans"]
Kind = Literal["first", "correction", "update", "addition"]
BLOCKS: dict[type, str] = {Paragraph: "paragraph", Bullets: "bullets", FigurePlace: "figure", Table: "table"}
NOT_TOLD = {(CompanyOnRelease, "aliases")}  # how an importer knows a company; no page shows them


@dataclass(frozen=True, slots=True)
class File:
    url: str
    type: str
    bytes: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    alt: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A company or topic, and its page."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Release:
    """A release in one language. Published: when it first became public; updated: when this version did."""

    id: str
    language: Language
    url: str
    api_url: str
    ninjs_url: str
    number: int
    kind: Kind
    published: datetime.datetime
    updated: datetime.datetime
    headline: str
    subhead: str
    lead: str
    note: str
    languages: dict[str, str]
    companies: tuple[Named, ...]
    topics: tuple[Named, ...]
    picture: Picture | None
    html: str = ""
    document: ReleaseDocument | None = None


@dataclass(frozen=True, slots=True)
class Releases:
    releases: tuple[Release, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class OneRelease:
    id: str
    translations: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class Company:
    id: str
    language: Language
    name: str
    short_name: str
    url: str
    about: tuple[str, ...]
    websites: tuple[str, ...]
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Companies:
    companies: tuple[Company, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Phone:
    """Kind: office (empty), mobile, out-of-hours, whatsapp, wechat or fax. Number: E.164, with ";ext=" where it has."""

    number: str
    kind: str


@dataclass(frozen=True, slots=True)
class Contact:
    id: str
    language: Language
    organisation: str
    person: str
    title: str
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    hours: str
    acts_for: str


@dataclass(frozen=True, slots=True)
class Contacts:
    contacts: tuple[Contact, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class WrongParameter:
    parameter: str
    detail: str


@dataclass(frozen=True, slots=True)
class ProblemDetails:
    """RFC 9457. `errors` where parameters are wrong, `reasons` by language where a release was withdrawn."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[WrongParameter, ...] = ()
    reasons: dict[str, str] = dataclasses.field(default_factory=dict)


def file_of(source: Source) -> File:
    return File(absolute(f"/files/{source.name}"), source.type, source.bytes, source.width, source.height)


def named(kind: Literal["company", "topic"], lang: str, row: dict[str, str]) -> Named:
    return Named(row["id"], row["name"], absolute(reverse(kind, args=[lang, (row["slug"], row["id"])])))


def plain(value: Any) -> Any:
    """As JSON has it; every field is there, whether or not it is empty."""
    if isinstance(value, Source):
        value = file_of(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = {"type": BLOCKS[type(value)]} if type(value) in BLOCKS else {}
        return kind | {name: plain(getattr(value, name)) for name in told_fields(type(value))}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return instant(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def told_fields(cls: type) -> list[str]:
    return [field.name for field in dataclasses.fields(cls) if (cls, field.name) not in NOT_TOLD]


def schemas(*shapes: type) -> dict[str, dict[str, Any]]:
    """The JSON Schema of these shapes and of everything in them, by name."""
    found: dict[str, dict[str, Any]] = {}
    for shape in shapes:
        schema(shape, found)
    return dict(sorted(found.items()))


def schema(hint: Any, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    hint = File if hint is Source else hint
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return _reference(typing.cast(type, hint), found)
    if hint == Block:
        return {"oneOf": [_reference(block, found) for block in BLOCKS]}
    if origin is tuple:
        return {"type": "array", "items": schema(args[0], found)}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema(args[1], found)}
    if origin is Literal:
        return {"type": "string", "enum": list(args)}
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [schema(one, found) for one in args]}
    return dict(_SIMPLE[hint])


_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    datetime.datetime: {"type": "string", "format": "date-time"},
    datetime.date: {"type": "string", "format": "date"},
}


def _reference(cls: type, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    name = name_of(cls)
    if name not in found:
        found[name] = {}  # so that a shape may hold itself
        hints = typing.get_type_hints(cls)
        properties = {field: schema(hints[field], found) for field in told_fields(cls)}
        if cls in BLOCKS:
            properties = {"type": {"const": BLOCKS[cls]}, **properties}
        about = " ".join((cls.__doc__ or "").split())
        found[name] = {
            "type": "object",
            "properties": properties,
            "required": required(cls, list(properties)),
            "additionalProperties": False,
            # A dataclass without a docstring has its signature for one.
            **({} if about.startswith(f"{cls.__name__}(") else {"description": about}),
        }
    return {"$ref": f"#/components/schemas/{name}"}


def required(cls: type, properties: list[str]) -> list[str]:
    """All, but where a reader chooses the fields, and of a problem what the standard does not know."""
    if cls is Release:
        return ["id"]
    if cls is ProblemDetails:
        return ["type", "title", "status", "detail"]
    return properties


def name_of(cls: type) -> str:
    """Contact and Phone are both a shape of ours and a part of the document."""
    return f"Document{cls.__name__}" if cls.__module__ == "releases.document" else cls.__name__
