"""What differs between two texts of one release: which paragraphs answer to which, and which words changed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from releases.document import Block, Bullets, FigurePlace, Item, Paragraph, Section, Table, text_of

# Latin words and numbers whole, everything else by the character: in Chinese a character is what one changes.
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.,-]*[A-Za-z0-9]|[A-Za-z0-9]|\s+|.", re.S)
MOST = 10_000  # pairs of paragraphs that are compared in one stretch
ALIKE = 0.4  # share of words from which one paragraph counts as the other, changed


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int


Unit = Heading | Block


@dataclass(frozen=True, slots=True)
class Step:
    """A unit that both have (`same` or not), that only the old text has, or only the new one."""

    old: int | None
    new: int | None
    same: bool = False


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def marked_words(old: str, new: str) -> list[tuple[str, str]]:
    """("", text) for what stayed, ("del", text) and ("ins", text) for what went and came."""
    before, after = words(old), words(new)
    out: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            out.append(("", "".join(before[a:b])))
            continue
        out += [("del", "".join(before[a:b]))] if b > a else []
        out += [("ins", "".join(after[c:d]))] if d > c else []
    return out


def units_of(sections: Sequence[Section]) -> list[Unit]:
    """Headings and blocks in one row, as one reads them."""
    units: list[Unit] = []
    for section in sections:
        if section.heading is not None:
            units.append(Heading(section.heading, section.level))
        units += section.blocks
    return units


def sections_of_units(units: Sequence[Unit]) -> tuple[Section, ...]:
    done: list[Section] = [Section(None)]
    for unit in units:
        if isinstance(unit, Heading):
            done.append(Section(unit.text, (), unit.level))
        else:
            last = done[-1]
            done[-1] = Section(last.heading, (*last.blocks, unit), last.level)
    return tuple(section for section in done if section.heading is not None or section.blocks)


def text_of_unit(unit: Unit) -> str:
    match unit:
        case Heading():
            return unit.text
        case Paragraph():
            return text_of(unit.runs)
        case Bullets():
            return "\n".join(_lines(unit.items))
        case Table():
            return "\n".join("   ".join(map(text_of, row)) for row in unit.rows)
        case FigurePlace():
            return ""


def _lines(items: Sequence[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield "  " * depth + "• " + text_of(item.runs)
        yield from _lines(item.items, depth + 1)


def steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """From one row of texts to the other. Every text of either is in exactly one step."""
    out: list[Step] = []
    for kind, a, b, c, d in SequenceMatcher(None, list(old), list(new), autojunk=False).get_opcodes():
        if kind == "equal":
            out += [Step(a + n, c + n, same=True) for n in range(b - a)]
        else:
            out += _answering(old, new, a, b, c, d)
    return out


def _answering(old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int) -> list[Step]:
    """In a stretch that changed: the most alike pair, and again on either side of it."""
    few = (b - a) * (d - c) <= MOST
    best = max(
        ((_alike(old[i], new[j]), -abs((i - a) - (j - c)), i, j) for i in range(a, b) for j in range(c, d) if few),
        default=(0.0, 0, 0, 0),
    )
    if best[0] < ALIKE:
        return [*(Step(i, None) for i in range(a, b)), *(Step(None, j) for j in range(c, d))]
    _, _, i, j = best
    return [*_answering(old, new, a, i, c, j), Step(i, j), *_answering(old, new, i + 1, b, j + 1, d)]


def _alike(one: str, other: str) -> float:
    first, second = set(words(one.casefold())), set(words(other.casefold()))
    return len(first & second) / max(len(first | second), 1)
