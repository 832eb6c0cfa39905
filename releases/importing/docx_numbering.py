"""Word's automatic bullets and numbers: the marker that a paragraph shows, which is nowhere in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from releases.importing.docx_package import Element, W, value

_HAN = "零一二三四五六七八九"
_HAN_FORMATS = (
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanCounting",
)


@dataclass(frozen=True, slots=True)
class Level:
    format: str = "decimal"
    text: str = "%1."  # what is printed, %n for the number of level n
    start: int = 1
    indent: int | None = None  # twips


@dataclass
class Numbering:
    """List id -> its levels; and, as paragraphs pass, where each list has come to."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)  # lists of one definition count on from each other
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)  # lists that start anew and have done so
    restarts: set[str] = field(default_factory=set)

    def level(self, id: str, depth: int) -> Level | None:
        return self.levels.get(id, {}).get(depth)

    def marker(self, id: str, depth: int) -> str:
        """The marker of the next paragraph of a list: "•" for any bullet, a number as printed; "" for none."""
        level = self.level(id, depth)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return "•" if not level.text.strip() or level.text[0] >= "\ue000" else level.text.strip()[:2]
        counts = self._advanced(id, depth, level)

        def printed(match: re.Match[str]) -> str:
            n = int(match.group(1)) - 1
            other = self.level(id, n) or level
            return number_in(counts.get(n, other.start), other.format)

        return re.sub(r"%(\d)", printed, level.text).strip()

    def _advanced(self, id: str, depth: int, level: Level) -> dict[int, int]:
        key = self.abstract.get(id, id)
        if id in self.restarts and id not in self.started:
            self.started.add(id)
            self.counters[key] = {}
        counts = self.counters.setdefault(key, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [n for n in counts if n > depth]:
            del counts[deeper]
        return counts


def numbering_of(root: Element | None) -> Numbering:
    numbering = Numbering()
    if root is None:
        return numbering
    definitions = {
        value(a, "abstractNumId"): {int(value(n, "ilvl") or 0): _level(n) for n in a.findall(f"{W}lvl")}
        for a in root.findall(f"{W}abstractNum")
    }
    for num in root.findall(f"{W}num"):
        id = value(num, "numId")
        numbering.abstract[id] = value(num.find(f"{W}abstractNumId"))
        levels = dict(definitions.get(numbering.abstract[id], {}))
        for override in num.findall(f"{W}lvlOverride"):
            numbering.restarts.add(id)
            if (own := override.find(f"{W}lvl")) is not None:
                levels[int(value(override, "ilvl") or 0)] = _level(own)
        numbering.levels[id] = levels
    return numbering


def _level(element: Element) -> Level:
    start = value(element.find(f"{W}start"))
    left = value(element.find(f"{W}pPr/{W}ind"), "left") or value(element.find(f"{W}pPr/{W}ind"), "start")
    text = element.find(f"{W}lvlText")
    return Level(
        value(element.find(f"{W}numFmt")) or "decimal",
        value(text) if text is not None else "%1.",
        int(start) if start.isdigit() else 1,
        int(left) if left.lstrip("-").isdigit() else None,
    )


def number_in(number: int, format: str) -> str:
    """7 as "7", "g", "vii", 七 or ⑦."""
    if format in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if format == "lowerLetter" else letter.upper()
    if format in ("lowerRoman", "upperRoman"):
        return _roman(number) if format == "lowerRoman" else _roman(number).upper()
    if format in _HAN_FORMATS:
        return _han(number)
    if format.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return f"{number:02}" if format == "decimalZero" else str(number)


def _roman(number: int) -> str:
    out = ""
    for amount, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= amount:
            out, number = out + letters, number - amount
    return out


def _han(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, units = divmod(number, 10)
    return ("十" if tens == 1 else _HAN[tens] + "十" if tens else "") + (_HAN[units] if units or not tens else "")
