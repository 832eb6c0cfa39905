"""The versions of one release in several languages: which files they are, and which of their parts belong together.

`align` pairs the parts of one language with those of another: first by what they share (numbers, addresses, Latin
names), what is left by order. A pairing only ever joins parts; none is dropped, none is in two pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from releases.document import LANGUAGES, Language, ReleaseDocument
from releases.importing import facts
from releases.importing.facts import Facts, likeness

T = TypeVar("T")
Row = dict[Language, T]

MOST = 40_000  # pairs that are compared: a release has a few dozen parts, a hostile file may have thousands
ENOUGH = 2.0  # likeness from which two parts belong together wherever they stand
SAME_RELEASE = 0.6
EVIDENCE = 5  # weight of the signs without which nothing is said at all


def align(rows: Sequence[Facts], added: Sequence[Facts], by_order: bool = True) -> list[int | None]:
    """For each of `added` the row that it belongs to, or None for a new one; no row twice."""
    if len(rows) * len(added) > MOST:
        return [n if by_order and n < len(rows) else None for n in range(len(added))]
    pairs = sorted(
        (-likeness(row, part), abs(_at(i, rows) - _at(j, added)), i, j)
        for i, row in enumerate(rows)
        for j, part in enumerate(added)
    )
    found: list[int | None] = [None] * len(added)
    taken: set[int] = set()
    for like, _, i, j in pairs:
        if -like >= ENOUGH and i not in taken and found[j] is None:
            found[j] = i
            taken.add(i)
    for i, j in _in_order(rows, added, taken, found) if by_order else ():
        found[j] = i
    return found


def _at(n: int, of: Sequence[object]) -> float:
    """Where in its list, from 0 to 1."""
    return (n + 0.5) / len(of)


def _in_order(
    rows: Sequence[Facts], added: Sequence[Facts], taken: set[int], found: list[int | None]
) -> list[tuple[int, int]]:
    """Pairs of those left over, neither list's order broken: as many as can be, and of those the nearest."""
    left = [i for i in range(len(rows)) if i not in taken]
    right = [j for j, row in enumerate(found) if row is None]
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}

    def value(i: int, j: int) -> float:
        like = likeness(rows[left[i]], added[right[j]])
        return -1.0 if like < 0 else 1.0 + like / 100 - abs(_at(left[i], rows) - _at(right[j], added))

    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if not i or not j:
                best[i, j] = (0.0, [])
                continue
            options = [best[i - 1, j], best[i, j - 1]]
            worth = value(i - 1, j - 1)
            if worth > 0:
                total, pairs = best[i - 1, j - 1]
                options.append((total + worth, [*pairs, (left[i - 1], right[j - 1])]))
            best[i, j] = max(options, key=lambda option: option[0])
    return best[len(left), len(right)][1]


def joined_rows(parts: Mapping[Language, Sequence[T]], facts_of: Callable[[Language, T], Facts]) -> list[Row[T]]:
    """The parts of every language in rows, one of each language at most. The order of the mapping does not matter."""
    rows: list[Row[T]] = []
    known: list[Facts] = []
    for language in LANGUAGES:
        said = [facts_of(language, part) for part in parts.get(language, ())]
        for part, said_of, at in zip(parts.get(language, ()), said, align(known, said), strict=True):
            if at is None:
                rows.append({language: part})
                known.append(said_of)
            else:
                rows[at][language] = part
                known[at] = known[at] | said_of
    return rows


# Which files are one release?


def sameness(one: ReleaseDocument, other: ReleaseDocument) -> float:
    """How sure it is that two documents are one release, from 0 to 1: its date, its numbers, its contacts, its form."""
    signs = list(_signs(one, other))
    weight = sum(w for w, _ in signs)
    return sum(w * value for w, value in signs) / weight if weight >= EVIDENCE else 0.0


def _signs(one: ReleaseDocument, other: ReleaseDocument) -> Iterator[tuple[float, float]]:
    """(weight, from 0 to 1) for everything that both documents speak of."""
    if one.dateline and other.dateline and one.dateline.date and other.dateline.date:
        yield 3, float(one.dateline.date == other.dateline.date)
    texts = facts.of_text(one), facts.of_text(other)
    for weight, kind in ((4, "n:"), (2, "l:") if one.language != other.language else (4, "l:"), (4, "h:")):
        both = [frozenset(fact for fact in said if fact.startswith(kind)) for said in texts]
        if min(map(len, both)) >= 2:
            yield weight, len(both[0] & both[1]) / min(map(len, both))
    reach = [_reach(one), _reach(other)]
    if all(reach):
        yield 3, len(reach[0] & reach[1]) / min(map(len, reach))
    if any(_form(one)) and any(_form(other)):
        yield 2, sum(a == b for a, b in zip(_form(one), _form(other), strict=True)) / len(_form(one))


def _reach(document: ReleaseDocument) -> set[str]:
    return {fact for contact in document.contacts for fact in facts.of_contact(contact) if fact.startswith("reach!")}


def _form(document: ReleaseDocument) -> tuple[int, ...]:
    return (
        len(document.quotes),
        len(document.figures),
        len(document.sections),
        len(document.highlights),
        len(document.boilerplates),
        len(document.contacts),
    )


@dataclass(frozen=True, slots=True)
class Pair:
    score: float
    one: int
    other: int


def together(documents: Sequence[ReleaseDocument]) -> list[int]:
    """For each document the number of its release, from 0: at most one document of a language in each."""
    pairs = [
        Pair(score, a, b)
        for a, one in enumerate(documents)
        for b, other in enumerate(documents[a + 1 :], a + 1)
        if one.language != other.language and (score := sameness(one, other)) >= SAME_RELEASE
    ]
    groups: list[set[int]] = [{n} for n in range(len(documents))]
    for pair in sorted(pairs, key=lambda pair: (-pair.score, _order(documents, pair))):
        one = next(group for group in groups if pair.one in group)
        other = next(group for group in groups if pair.other in group)
        languages = [documents[n].language for n in one | other]
        if one is not other and len(set(languages)) == len(languages):
            one |= other
            groups.remove(other)
    groups.sort(key=min)
    return [next(k for k, group in enumerate(groups) if n in group) for n in range(len(documents))]


def _order(documents: Sequence[ReleaseDocument], pair: Pair) -> tuple[tuple[str, str], ...]:
    """Pairs of one score in an order that does not depend on that of the files."""
    return tuple(sorted((documents[n].language, documents[n].headline) for n in (pair.one, pair.other)))
