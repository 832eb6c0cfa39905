"""A Reading as JSON and back: how the limited process hands over what it understood, and how it waits at the desk.

What comes back was made by a process that read a hostile file, so it is taken as data and checked: JSON of the shapes
that the annotations name, pictures by their number, nothing that could run.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import struct
import types
import typing
from typing import Any, Literal

from releases.document import DocumentError, ReleaseDocument
from releases.importing.image_types import image_type
from releases.importing.reading import Picture, Reading

MOST_PICTURES = 200  # places that name one; the bytes of each picture are sent once
_LENGTH = struct.Struct(">Q")


class NotAReading(ValueError):
    """The bytes are not a Reading."""


def to_json(reading: Reading) -> tuple[dict[str, Any], list[bytes]]:
    """What JSON can say of it, and the bytes of its pictures, which are named in it by their number here."""
    blobs: list[bytes] = []
    return _plain(reading, blobs, {}), blobs


def from_json(data: Any, blobs: list[bytes]) -> Reading:
    """Raises NotAReading for anything that to_json does not make."""
    try:
        made = _typed(Reading, data, blobs, "reading")
    except (ValueError, DocumentError, RecursionError) as problem:
        raise NotAReading(str(problem)[:300]) from None
    assert isinstance(made, Reading)
    return made


def to_bytes(reading: Reading) -> bytes:
    """JSON and pictures, each with its length before it."""
    data, blobs = to_json(reading)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return b"".join(_LENGTH.pack(len(part)) + part for part in (text.encode("utf-8", "replace"), *blobs))


def from_bytes(data: bytes) -> Reading:
    """Raises NotAReading for anything that to_bytes does not write."""
    parts = _parts(data)
    try:
        plain = json.loads(parts[0].decode())
    except (ValueError, RecursionError) as problem:
        raise NotAReading(str(problem)[:300]) from None
    return from_json(plain, parts[1:])


def _parts(data: bytes) -> list[bytes]:
    parts: list[bytes] = []
    position = 0
    while position < len(data):
        if position + _LENGTH.size > len(data) or len(parts) > MOST_PICTURES:
            raise NotAReading("it breaks off")
        (length,) = _LENGTH.unpack_from(data, position)
        position += _LENGTH.size
        if length > len(data) - position:
            raise NotAReading("it breaks off")
        parts.append(data[position : position + length])
        position += length
    if not parts:
        raise NotAReading("it is empty")
    return parts


def _plain(value: Any, blobs: list[bytes], numbers: dict[bytes, int]) -> Any:
    if isinstance(value, ReleaseDocument):
        return value.to_json()
    if isinstance(value, Picture):
        if value.data not in numbers:
            numbers[value.data] = len(blobs)
            blobs.append(value.data)
        return {"blob": numbers[value.data], "name": value.name, "alt": value.alt}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: _plain(getattr(value, f.name), blobs, numbers)
            for f in dataclasses.fields(value)
            if f.default is dataclasses.MISSING or getattr(value, f.name) != f.default
        }
    if isinstance(value, tuple | list):
        return [_plain(item, blobs, numbers) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, blobs, numbers) for key, item in value.items()}
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return value


_HINTS: dict[type, dict[str, Any]] = {}


def _typed(hint: Any, data: Any, blobs: list[bytes], where: str) -> Any:
    """The value of a type that JSON stands for. Raises ValueError with the place where it does not."""
    if hint is ReleaseDocument:
        return ReleaseDocument.from_json(data)
    if hint is Picture:
        return _picture(data, blobs, where)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, data, blobs, where)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return _tuple(arguments, data, blobs, where)
    if origin is dict:
        _expect(isinstance(data, dict), where)
        return {str(key): _typed(arguments[1], item, blobs, f"{where}[{key}]") for key, item in data.items()}
    if origin is Literal:
        _expect(data in arguments, where)
        return data
    if origin in (types.UnionType, typing.Union):
        if data is None:
            _expect(type(None) in arguments, where)
            return None
        return _typed(next(a for a in arguments if a is not type(None)), data, blobs, where)
    if hint is datetime.datetime:
        return datetime.datetime.fromisoformat(str(data))
    if hint is float:
        _expect(isinstance(data, int | float) and not isinstance(data, bool) and abs(data) < 1e9, where)
        return float(data)
    _expect(type(data) is hint and not (hint is int and abs(data) > 10**9), where)
    return data


def _dataclass(hint: type, data: Any, blobs: list[bytes], where: str) -> Any:
    _expect(isinstance(data, dict), where)
    if hint not in _HINTS:
        _HINTS[hint] = typing.get_type_hints(hint)
    known = {f.name for f in dataclasses.fields(hint)}
    _expect(data.keys() <= known, where)
    return hint(**{name: _typed(_HINTS[hint][name], item, blobs, f"{where}.{name}") for name, item in data.items()})


def _tuple(arguments: tuple[Any, ...], data: Any, blobs: list[bytes], where: str) -> tuple[Any, ...]:
    _expect(isinstance(data, list), where)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_typed(arguments[0], item, blobs, f"{where}[{n}]") for n, item in enumerate(data))
    _expect(len(data) == len(arguments), where)
    return tuple(
        _typed(a, item, blobs, f"{where}[{n}]") for n, (a, item) in enumerate(zip(arguments, data, strict=True))
    )


def _picture(data: Any, blobs: list[bytes], where: str) -> Picture:
    _expect(isinstance(data, dict) and data.keys() <= {"blob", "name", "alt"}, where)
    number, name, alt = data.get("blob"), data.get("name", ""), data.get("alt", "")
    _expect(type(number) is int and 0 <= number < len(blobs) and type(name) is str and type(alt) is str, where)
    return Picture(blobs[number], image_type(blobs[number]), name[:200], alt[:500])


def _expect(right: bool, where: str) -> None:
    if not right:
        raise ValueError(f"{where} is not what it ought to be")
