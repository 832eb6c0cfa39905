"""Rich text as a stream of words: control words, groups, text in whatever code page its font has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)

CODE_PAGES = {0: "cp1252", 2: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 204: "cp1251"}
"""A font's \\fcharset -> its code page."""

_SYMBOLS = {
    "~": "\u00a0",
    "_": "-",
    "-": "",
    "\n": "\n",
    "\r": "\n",
}
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One step of the stream. Kinds: "word" (name, number), "open", "close", "text", "byte" (number), "star"."""

    kind: str
    name: str = ""
    number: int | None = None
    text: str = ""


def words_of(data: bytes) -> Iterator[Word]:
    """Go through a rich text file. Binary blobs (\\bin) are skipped."""
    source = data.decode("latin-1")
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            position += 1
            continue
        position = match.end()
        name, number, byte, symbol, brace, text = match.groups()
        if name == "bin":
            position += max(0, int(number or 0))
        elif name:
            yield Word("word", name, int(number) if number else None)
        elif byte:
            yield Word("byte", number=int(byte, 16))
        elif symbol == "*":
            yield Word("star")
        elif symbol:
            yield Word("text", text=_SYMBOLS.get(symbol, symbol))
        elif brace:
            yield Word("open" if brace == "{" else "close")
        elif text:
            yield Word("text", text=text)


def code_page(number: int) -> str:
    """The Python name of \\ansicpgN."""
    special = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman", 932: "cp932", 949: "cp949"}
    return special.get(number, f"cp{number}" if number in (1250, 1251, 1252, 1253, 1254, 437, 850, 874) else "cp1252")
