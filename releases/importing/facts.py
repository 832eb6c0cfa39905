"""What a text says that does not change when it is translated: numbers, Latin words, addresses, how much of what.

No rule here knows a name: a fact counts because two languages print the same characters or the same amount.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

import opencc

from releases.document import (
    Boilerplate,
    CompanyOnRelease,
    Contact,
    Figure,
    Quote,
    ReleaseDocument,
    paragraphs_in,
    text_of,
    words_of,
)

Facts = frozenset[str]
_NUMBER = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s*(%|％|per cent|percent|thousand|million|billion|trillion|[百千萬万億亿]+)?", re.I
)
_SCALE = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "百": 1e2, "千": 1e3, "萬": 1e4, "万": 1e4,
    "億": 1e8, "亿": 1e8,
}  # fmt: skip
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&'’-]{2,}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)[^\s<>()（），。]+", re.I)
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@functools.lru_cache(maxsize=4096)
def facts(text: str) -> Facts:
    """ "1,200 visitors (Orla)" -> n:1200, l:visitors, l:orla; Han text gives pairs of Simplified characters, h:…"""
    plain = unicodedata.normalize("NFKC", text)
    found = {f"a:{address.rstrip('.').casefold()}" for address in _ADDRESS.findall(plain)}
    found |= {f"n:{amount}" for amount in numbers(plain)}
    found |= {f"l:{word.casefold()}" for word in _LATIN.findall(_ADDRESS.sub(" ", plain))}
    for run in _HAN.findall(_converter().convert(plain)):
        found |= {f"h:{run[n : n + 2]}" for n in range(len(run) - 1)}
    return frozenset(found)


def numbers(text: str) -> set[str]:
    """Every amount in digits, at its full size: "3.2 million", "320萬" -> 3200000."""
    found = set()
    for digits, unit in _NUMBER.findall(text):
        amount = float(digits.replace(",", "") or 0)
        for sign in [unit.casefold()] if unit.isascii() else unit:
            amount *= _SCALE.get(sign, 1)
        if amount < 1e15:
            found.add(f"{amount:.10g}")
    return found


def of_quote(document: ReleaseDocument, quote: Quote) -> Facts:
    said = facts(f"{words_of(document, quote)} {quote.speaker} {quote.title} {quote.organisation}")
    return said | _hard("person", [quote.person])


def of_figure(figure: Figure) -> Facts:
    number = [str(figure.number)] if figure.number is not None else []
    return facts(f"{figure.caption} {figure.credit}") | _hard("figure", number)


def of_contact(contact: Contact) -> Facts:
    reach = [phone.number for phone in contact.phones] + [email.casefold() for email in contact.emails]
    return facts(f"{contact.organisation} {contact.person} {contact.title}") | _hard("reach", reach)


def of_company(document: ReleaseDocument, company: CompanyOnRelease) -> Facts:
    about = [b for b in document.boilerplates if b.company == company.name]
    names = " ".join((company.name, company.short_name, *company.aliases))
    urls = {f"a:{url.casefold()}" for b in about for url in b.urls}
    texts = frozenset().union(*(facts(text) for b in about for text in b.paragraphs)) if about else frozenset()
    return facts(names) | urls | texts | _hard("company", [company.id]) | frozenset({f"role:{company.role}"})


def of_about(boilerplate: Boilerplate) -> Facts:
    return facts(" ".join((boilerplate.heading, boilerplate.company, *boilerplate.paragraphs)))


def of_text(document: ReleaseDocument) -> Facts:
    """Everything printed in the headline and the body."""
    texts = [document.headline, *document.subheads, *document.highlights]
    texts += [text_of(runs) for runs in paragraphs_in(document.sections)]
    return frozenset().union(*map(facts, texts))


def _hard(kind: str, values: Iterable[str]) -> Facts:
    """Facts that contradict when both sides have some and share none."""
    return frozenset(f"{kind}!{value}" for value in values if value)


WEIGHT = {"a": 4.0, "n": 1.5, "l": 1.0, "h": 0.25, "role": 0.5}


def likeness(one: Facts, other: Facts) -> float:
    """How much two parts share, from 0; less than 0 where they contradict each other."""
    hard = set(_kinds(one) & _kinds(other))
    for kind in hard:
        own = {f for f in one if f.startswith(f"{kind}!")}
        if not own & other:
            return -1.0
    shared = one & other
    return sum(10.0 if "!" in fact else WEIGHT.get(fact.partition(":")[0], 1.0) for fact in shared)


def _kinds(said: Facts) -> set[str]:
    return {fact.partition("!")[0] for fact in said if "!" in fact}
