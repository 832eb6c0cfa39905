"""Text to the words that are indexed and asked for, the same way on both databases.

Latin words are folded and stemmed; runs of Han become overlapping pairs in Simplified form, so that a Traditional query
finds Simplified text and a word of two characters is found inside a longer run. Nothing here looks at any other text:
there are no statistics that a hidden release could change.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import opencc
import snowballstemmer

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_PIECE = re.compile(rf"([{_HAN}]+)|([^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)*)")
_PHRASE = re.compile(r"[\"“”„«»「『](.+?)[\"“”«»」』]")
LONGEST_QUERY = 200


@functools.cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@functools.cache
def _simplified() -> dict[int, str]:
    """Each Traditional character to its Simplified one, by itself: a text keeps its length."""
    ranges = [(0x3400, 0x4DC0), (0x4E00, 0xA000)]
    characters = [chr(code) for start, end in ranges for code in range(start, end)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(a): b for a, b in pairs if a != b and len(b) == 1}


def folded(text: str) -> str:
    """As words are compared: one width, one case, no accents, Simplified characters."""
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_simplified())
    bare = unicodedata.normalize("NFD", wide)
    return unicodedata.normalize("NFC", "".join(c for c in bare if not unicodedata.combining(c)))


def pieces(text: str) -> Iterator[list[str]]:
    """The words of a text, piece by piece: a Latin word is a list of one, a run of Han its pairs in order."""
    for han, latin in _PIECE.findall(folded(text)):
        if latin:
            yield [_stemmer().stemWord(re.sub("['’]s$", "", latin).replace("'", "").replace("’", ""))]
        elif len(han) == 1:
            yield [han]
        else:
            yield [han[n : n + 2] for n in range(len(han) - 1)] + [han[-1]]


def words(text: str) -> list[str]:
    return [word for piece in pieces(text) for word in piece]


def title_words(text: str) -> list[str]:
    """As somebody types them, letter by letter: Latin words whole, runs of Han as pairs."""
    found: list[str] = []
    for han, latin in _PIECE.findall(folded(text)):
        found += [latin] if latin else [han] if len(han) == 1 else [han[n : n + 2] for n in range(len(han) - 1)]
    return found


@dataclass(frozen=True, slots=True)
class Query:
    """All of `phrases` must stand in the text, each as words in a row; a last word with "*" is a beginning."""

    phrases: tuple[tuple[str, ...], ...]
    shown: tuple[str, ...] = ()  # what to highlight, folded

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def matches(self, indexed: str) -> bool:
        """Against the words of one text, joined by spaces, as the databases would decide."""
        padded = f" {indexed} "
        return all(
            (f" {' '.join(p)}".removesuffix("*") if p[-1].endswith("*") else f" {' '.join(p)} ") in padded
            for p in self.phrases
        )


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these has to match, and one of the words `within`: what somebody follows, in what she reads."""

    queries: tuple[Query, ...]
    within: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.queries and self.within)

    def matches(self, indexed: str) -> bool:
        padded = f" {indexed} "
        return any(f" {word} " in padded for word in self.within) and any(q.matches(indexed) for q in self.queries)


def query(text: str, marks: tuple[str, ...] = ()) -> Query:
    """What a reader typed: words in any order, "phrases" in quote marks; `marks` are filters, which are words too."""
    text = text[:LONGEST_QUERY]
    found: list[tuple[str, ...]] = []
    shown: list[str] = []
    for phrase in _PHRASE.findall(text):
        row = [word for piece in pieces(phrase) for word in asked(piece)]
        found += [tuple(row)] if row else []
        shown.append(folded(phrase).strip())
    for piece in pieces(_PHRASE.sub(" ", text)):
        found.append(tuple(asked(piece)))
    shown += [han or latin for han, latin in _PIECE.findall(folded(_PHRASE.sub(" ", text)))]
    return Query(tuple(dict.fromkeys(found)) + tuple((mark,) for mark in marks), tuple(filter(None, shown)))


def asked(piece: list[str]) -> list[str]:
    """A run of Han is asked for by its pairs alone, as it may go on in the text; one character by how pairs begin."""
    if len(piece) > 1:
        return piece[:-1]
    return [piece[0] + "*"] if re.fullmatch(f"[{_HAN}]", piece[0]) else piece


def as_fts5(query: Query | AnyOf) -> str:
    """For SQLite. Every word is quoted, so nothing typed is an operator."""
    if isinstance(query, AnyOf):
        return (
            f"({' OR '.join(f'({as_fts5(q)})' for q in query.queries)}) AND ({' OR '.join(map(_quoted, query.within))})"
        )
    return " AND ".join(_fts5_phrase(phrase) for phrase in query.phrases)


def _fts5_phrase(phrase: tuple[str, ...]) -> str:
    beginning = phrase[-1].endswith("*")
    plain = " ".join(word.rstrip("*") for word in phrase).replace('"', "")
    return _quoted(plain) + ("*" if beginning else "")


def _quoted(word: str) -> str:
    return f'"{word}"'


def as_tsquery(query: Query | AnyOf) -> str:
    """For PostgreSQL. Every word is quoted, so nothing typed is an operator.

    A phrase is asked for by its neighbouring pairs, which are indexed too: the index knows at once where they are,
    while to see whether common words stand in a row it would read every text that has them. See `in_a_row`.
    """
    if isinstance(query, AnyOf):
        return (
            f"({' | '.join(f'({as_tsquery(q)})' for q in query.queries)}) & ({' | '.join(map(_lexeme, query.within))})"
        )
    return " & ".join("(" + " & ".join(_pairs(phrase)) + ")" for phrase in query.phrases)


def _pairs(phrase: tuple[str, ...]) -> list[str]:
    if len(phrase) == 1 or any(word.endswith("*") for word in phrase):
        return [" <-> ".join(_lexeme(word) for word in phrase)]
    return [_lexeme(f"{one} {two}") for one, two in itertools.pairwise(phrase)]


def in_a_row(query: Query | AnyOf) -> str:
    """What is left to look at in a text that has all the pairs: whether longer phrases stand in it as a whole."""
    queries = query.queries if isinstance(query, AnyOf) else (query,)
    if len(queries) > 1:
        return ""  # to say which of several it was is not worth reading the text
    long = [phrase for q in queries for phrase in q.phrases if len(phrase) > 2]
    return " & ".join("(" + " <-> ".join(_lexeme(word) for word in phrase) + ")" for phrase in long)


def _lexeme(word: str) -> str:
    plain = word.rstrip("*").replace("'", "").replace("\\", "")
    return f"'{plain}'" + (":*" if word.endswith("*") else "")


def as_tsvector(indexed: list[str]) -> str:
    """Words with their positions as PostgreSQL writes them, and pairs of neighbours without.

    It keeps positions up to 16383 and 256 of each word.
    """
    plain = [word.replace("'", "").replace("\\", "") for word in indexed]
    places: dict[str, list[int]] = {}
    for position, word in enumerate(plain, 1):
        places.setdefault(word, []).append(min(position, 16383))
    pairs = {f"'{one} {two}'" for one, two in itertools.pairwise(plain) if one and two and "|" not in (one, two)}
    return " ".join([f"'{word}':{','.join(map(str, at[:255]))}" for word, at in places.items() if word] + sorted(pairs))
