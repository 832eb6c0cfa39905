"""The parameters of the API. A name that is not one of an address's own, or a value that does not fit, is refused."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from accounts.ids import PATTERN
from newsroom.addresses import Cursor
from newsroom.api.answers import wrong
from newsroom.search import KINDS
from releases.document import LANGUAGES

SHOWN = 60  # of a name that we do not know
_PLAIN = r"[^\x00-\x1f\x7f]"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`read` turns the text given into a value, or raises ValueError with the sentence that refuses it."""

    name: str
    about: str
    schema: dict[str, Any]
    read: Callable[[str], Any]
    default: Any = None
    required: bool = False


def answers_to(given: QueryDict, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """Every parameter's value, by name. Raises Problem with everything that is wrong."""
    known = {parameter.name: parameter for parameter in parameters}
    values, errors = {name: parameter.default for name, parameter in known.items()}, {}
    for name, texts in given.lists():
        if name not in known:
            errors[name[:SHOWN]] = f"There is no such parameter here. There are: {', '.join(known) or 'none'}."
        elif len(texts) != 1:
            errors[name] = "Give it once."
        else:
            try:
                values[name] = known[name].read(texts[0])
            except ValueError as refused:
                errors[name] = str(refused)
    errors |= {name: "It has to be given." for name, p in known.items() if p.required and name not in given}
    if errors:
        raise wrong(errors)
    return values


def one_of(choices: Iterable[str]) -> Callable[[str], str]:
    choices = tuple(choices)

    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(f"It is one of {', '.join(choices)}.")
        return text

    return read


def fitting(form: str, sentence: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not re.fullmatch(form, text):
            raise ValueError(sentence)
        return text

    return read


def day(text: str) -> datetime.date:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("It is a date such as 2026-03-14.")


def size(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= 50:
        raise ValueError("It is a number from 1 to 50.")
    return int(text)


def cursor(text: str) -> tuple[datetime.datetime, str]:
    found = Cursor.read(text) if text.isascii() else None
    if found is None:
        raise ValueError("It is not one of ours: take it from “next”.")
    return found


def words(text: str) -> str:
    if not 1 <= len(text) <= 200 or re.search(r"[\x00-\x1f\x7f]", text) or not text.strip():
        raise ValueError("It is from 1 to 200 characters of text.")
    return text


def fields(names: Iterable[str]) -> Parameter:
    """The names that may be asked for; `id` is always there."""
    names = tuple(names)
    name = f"(?:{'|'.join(names)})"

    def read(text: str) -> tuple[str, ...]:
        asked = tuple(text.split(","))
        if unknown := [one for one in asked if one not in names]:
            raise ValueError(f"There is no field {unknown[0][:SHOWN]!r}. There are: {', '.join(names)}.")
        return asked

    about = f"The fields to answer with, separated by commas: {', '.join(names)}."
    return Parameter("fields", about, {"type": "string", "pattern": f"^{name}(?:,{name})*$"}, read)


def id_of(name: str, about: str) -> Parameter:
    schema = {"type": "string", "pattern": f"^{PATTERN}$"}
    return Parameter(name, about, schema, fitting(PATTERN, "It is an id of 20 letters and digits."))


def language(about: str, default: str | None) -> Parameter:
    schema = {"type": "string", "enum": list(LANGUAGES), **({"default": default} if default else {})}
    return Parameter("language", about, schema, one_of(LANGUAGES), default)


COMPANY = id_of("company", "Only releases on which this company stands.")
TOPIC = id_of("topic", "Only releases about this topic.")
KIND = Parameter(
    "kind",
    "Only versions of this kind: first issue, correction, update, added language or material.",
    {"type": "string", "enum": list(KINDS)},
    one_of(KINDS),
)
FROM = Parameter("from", "Published on this day or later.", {"type": "string", "format": "date"}, day)
TO = Parameter("to", "Published on this day or earlier.", {"type": "string", "format": "date"}, day)
LIMIT = Parameter(
    "limit", "How many in an answer.", {"type": "integer", "minimum": 1, "maximum": 50, "default": 20}, size, 20
)
BEFORE = Parameter(
    "before",
    "Where the next page begins; taken from “next”.",
    {"type": "string", "pattern": rf"^[0-9]{{1,11}}-{PATTERN}$"},
    cursor,
)
AFTER = id_of("after", "Where the next page begins; taken from “next”.")
BELOW = Parameter(
    "before",
    "Where the next page begins; taken from “next”.",
    {"type": "string", "pattern": "^[0-9]{1,18}$"},
    fitting("[0-9]{1,18}", "It is not one of ours: take it from “next”."),
)
WORDS = Parameter(
    "q",
    "Words, names or a “phrase”, in any of the three languages and either Chinese script.",
    {"type": "string", "maxLength": 200, "pattern": rf"^{_PLAIN}*[^\s\x00-\x1f\x7f]{_PLAIN}*$"},
    words,
    required=True,
)
PICTURES = Parameter("pictures", "Only releases with pictures.", {"type": "string", "enum": ["yes"]}, one_of(["yes"]))
