"""How the desk's templates read a form: a text and its translations are one part, whichever language is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.db import models

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES, named

register = template.Library()
_LANGUAGE = re.compile(r"(?P<name>.+)_(?P<language>en|zh_hant|zh_hans)")
# What counts when the form says how much of a language is written.
COUNTED = {
    "headline", "subheads", "highlights", "body", "notice", "label", "dateline", "notes", "speaker", "title",
    "caption", "alt", "name", "boilerplate", "person", "organisation",
}  # fmt: skip


@dataclass
class Text:
    """One language of a part."""

    language: str
    html: str
    language_name: str
    field: Any


@dataclass
class Part:
    """One line of a form: either a plain field, or a text in every language."""

    name: str
    lines: list[Any] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        return self.name in COUNTED

    @property
    def help_text(self) -> str:
        return self.texts[0].field.field.help_text if self.texts else ""


@register.filter
def parts(fieldset: Iterable[Any]) -> Iterator[Part]:
    """The lines of a fieldset, with neighbouring translations of one text together."""
    waiting: Part | None = None
    for line in fieldset:
        fields = list(line)
        name = "" if fields[0].is_readonly else fields[0].field.name
        match = _LANGUAGE.fullmatch(name) if len(fields) == 1 else None
        if waiting and not (match and match["name"] == waiting.name):
            yield waiting
            waiting = None
        if not match:
            yield Part(name, lines=[line])
            continue
        waiting = waiting or Part(match["name"])
        code = match["language"].replace("_", "-")
        waiting.texts.append(Text(match["language"], HTML_LANGUAGES[code], LANGUAGE_NAMES[code], fields[0]))
    if waiting:
        yield waiting


@register.filter
def has_texts(adminform: Iterable[Any]) -> bool:
    """Whether a form has anything to switch languages for."""
    return any(part.texts for fieldset in adminform for part in parts(fieldset))


@register.filter
def html_language(code: str) -> str:
    return HTML_LANGUAGES.get(code, code)


@register.filter
def attribute(thing: Any, name: str) -> Any:
    return getattr(thing, name, "")


@register.filter
def key(mapping: Any, name: str) -> Any:
    return mapping.get(name, "") if mapping else ""


@register.filter
def called(thing: models.Model | None) -> str:
    """Its name in the language of the page; where it has none there, in any."""
    return named(thing, "name") if thing else ""
