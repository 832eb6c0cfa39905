"""The parts of public addresses: a language, and a readable slug that ends in an object's own random id."""

from __future__ import annotations

import datetime
import re

from accounts.ids import PATTERN
from releases.document import LANGUAGES
from releases.exporting import formats


class LanguagePart:
    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class NamedId:
    """ "a-readable-slug-<id>" <-> (slug, id)."""

    regex = rf"(?:[^/]+-)?{PATTERN}"
    _parts = re.compile(rf"(?:(.+)-)?({PATTERN})")

    def to_python(self, value: str) -> tuple[str, str]:
        match = self._parts.fullmatch(value)
        if not match:
            raise ValueError(value)
        return match[1] or "", match[2]

    def to_url(self, value: tuple[str, str]) -> str:
        return "-".join(part for part in value if part)


class RandomId:
    """An object's own id, bare."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Ending(RandomId):
    """Of a file that stands beside a release's page."""

    regex = "|".join(formats.TYPES)


class Cursor:
    """Where the next page begins: the instant and id of the last row shown, both of which that page told already."""

    _form = re.compile(rf"(\d{{1,11}})-({PATTERN})")

    @classmethod
    def read(cls, text: str) -> tuple[datetime.datetime, str] | None:
        match = cls._form.fullmatch(text)
        if not match or int(match[1]) > 253_402_300_799:
            return None
        return datetime.datetime.fromtimestamp(int(match[1]), datetime.UTC), match[2]

    @classmethod
    def write(cls, instant: datetime.datetime, pk: str) -> str:
        return f"{int(instant.timestamp())}-{pk}"
