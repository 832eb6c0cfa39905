"""English attributions: who said it, read from the words before or behind a quotation.

Dr A, T of O, said: / O chief executive A told ...: / ,” said A, T at O. / ,” she added. / According to A, T of O,
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from releases.importing.names_en import (
    clean_name,
    has_title,
    is_name,
    name_at_end,
    split_honorific,
    title_and_organisation,
)
from releases.importing.organisations import Organisations
from releases.importing.speaker import Attribution, Mention, Speaker
from releases.importing.subjects_en import full_name, segments, subject
from releases.importing.words_en import ABBREVIATIONS, VERB

_VERB = re.compile(rf"\b(?P<verb>{VERB})\b", re.I)
_ACCORDING = re.compile(r"\baccording to (?P<who>[^:“”\"]{3,160})$", re.I)
_ACCORDING_AFTER = re.compile(r"^[\s,]*according to (?P<who>[^.:;“”\"]{3,160})", re.I)
_ATTRIBUTABLE = re.compile(
    r"(?:quotes?|comments?|statement|attributable)\s+(?:(?:to be )?attribut(?:able|ed) )?(?:to|from"
    r"|by)\s+(?P<who>[^:]{4,140})[:：]",
    re.I,
)
_TAIL = re.compile(
    r"(?:\s+(?:that|of|at|on|in|to|about|today|yesterday|as|during|when|after|following|also|this|the|a|an|how|why"
    r"|it|his|her|their|for|with|upon|reporters|journalists|delegates|guests|members|staff|me"
    r"|us)\b[^:]{0,90})?\s*[,:–—-]?\s*",
    re.I,
)


# "in his opening remarks", "the notes": the word is a noun there
_NOUN_AHEAD = re.compile(
    r"\b(?:his|her|their|its|the|a|an|my|our|opening|closing|welcome|welcoming|keynote|prepared|video)\s+$", re.I
)


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of a text; "Dr." and "a.m." end none."""
    spans, start = [], 0
    for match in re.finditer(r"[.!?][”\"’)]*\s+(?=[“\"‘(]?[A-Z0-9])|\n+", text):
        if match.group().startswith(".") and ABBREVIATIONS.search(text[max(0, match.start() - 12) : match.start() + 1]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


LONGEST = 700  # characters that an attribution's sentence may be long; keeps hostile texts linear


def before(gap: str, known: Organisations) -> Attribution | None:
    """The attribution that leads to a quotation behind the gap."""
    gap = gap[-3 * LONGEST :]
    spans = sentences(gap)
    if not spans:
        return None
    start, end = spans[-1]
    start = max(start, end - LONGEST)
    sentence = gap[start:end]
    colon = sentence.rstrip().endswith((":", "：")) or sentence.rstrip().endswith((": –", ":-"))
    if match := _ATTRIBUTABLE.fullmatch(sentence.strip()):
        speaker = subject(match.group("who"), known)
        return Attribution(speaker, "", start, end, True) if speaker else None
    if match := _ACCORDING.search(sentence.rstrip(" ,:")):
        speaker = subject(match.group("who"), known)
        return Attribution(speaker, "According to", start, end, colon) if speaker else None
    verbs = [match for match in _VERB.finditer(sentence) if not _NOUN_AHEAD.search(sentence[: match.start()][-24:])]
    for n in range(len(verbs) - 1, -1, -1):
        tail = sentence[verbs[n].end() :]
        if not _TAIL.fullmatch(tail) or (len(tail.strip(" ,:–—-")) > 4 and not tail.rstrip().endswith((":", ","))):
            continue
        if sentence[: verbs[n].start()].strip(" ,").casefold() in ("", "and", "before", "but", "while"):
            return Attribution(Speaker("", pronoun=True), verbs[n].group("verb"), start, end, colon)
        for m in range(n, -1, -1):
            speaker = subject(sentence[: verbs[m].start()], known)
            if speaker:
                return Attribution(speaker, verbs[n].group("verb"), start, end, colon)
    return _without_verb(sentence, start, end, known) if colon else None


def _without_verb(sentence: str, start: int, end: int, known: Organisations) -> Attribution | None:
    """ "Jane Doe, Director of Example: “…”"""
    speaker = subject(sentence.rstrip(" :–-"), known) if len(sentence) < 160 else None
    described = speaker and (speaker.title or speaker.organisation or speaker.honorific)
    if speaker and described and not speaker.pronoun and " " in speaker.name:
        return Attribution(speaker, "", start, end, True)
    return None


def after(gap: str, known: Organisations) -> Attribution | None:
    """The attribution that follows a quotation, at the beginning of the gap."""
    gap = gap[: 3 * LONGEST]
    spans = sentences(gap)
    if not spans or not gap.strip(" ,.–—-"):
        return None
    end = min(spans[0][1], LONGEST)
    sentence = gap[:end]
    if match := _ACCORDING_AFTER.match(sentence):
        speaker = subject(match.group("who"), known)
        return Attribution(speaker, "according to", 0, end) if speaker else None
    verb = _VERB.search(sentence)
    if verb is None:
        return _signed(sentence, end, known)
    led = sentence[: verb.start()].strip(" ,–—")
    if not led:
        speaker = subject(sentence[verb.end() :].rstrip(" .,;:"), known)
    elif len(led) <= 170 and not re.search(r"[;:]", led):
        speaker = subject(led, known)
    else:
        speaker = None
    return Attribution(speaker, verb.group("verb"), 0, end) if speaker else None


def _signed(sentence: str, end: int, known: Organisations) -> Attribution | None:
    """A quotation signed with a dash: “…” – Jane Doe, Director, Example."""
    match = re.match(r"\s*[–—-]+\s*(?P<who>[^.:;]{4,140})\.?\s*$", sentence)
    speaker = subject(match.group("who"), known) if match else None
    if speaker and not speaker.pronoun and " " in speaker.name:
        return Attribution(speaker, "", 0, end)
    return None


def signature(text: str, known: Organisations) -> Speaker | None:
    """The speaker of a line such as "– Jane Doe, Director, Example" below a quotation."""
    if len(text) > 150:
        return None
    found = _signed(text, len(text), known)
    if found or "," not in text or text.rstrip()[-1] in '.:;!?”"':
        return found.speaker if found else None
    speaker = subject(text, known)  # without a dash, where name and office are plain
    plain = speaker and not speaker.pronoun and speaker.title and text.split(",")[0].strip().endswith(speaker.name)
    return speaker if plain else None


def mentions(text: str, known: Organisations) -> Iterator[Mention]:
    """Everybody whom narration names, with the verb of speech; the verb is "" for a title behind a comma."""
    for start, end in sentences(text):
        sentence = text[start : min(end, start + LONGEST)]
        verb = _VERB.search(sentence)
        speaker = subject(sentence[: verb.start()], known) if verb and verb.start() < 260 else None
        if verb and speaker and not speaker.pronoun and not speaker.unnamed:
            yield Mention(speaker, verb.group("verb"))
            continue
        for introduced in _introduced(sentence, known):
            yield Mention(introduced)


def _introduced(sentence: str, known: Organisations) -> Iterator[Speaker]:
    """ "... led by Dr Jane Doe, Director of Example, ..." """
    parts = segments(sentence[:1500])
    for segment, behind in itertools.pairwise(parts):
        honorific, rest = split_honorific(behind)
        if honorific and is_name(clean_name(rest)) and has_title(segment) and len(segment) < 120:
            title, organisation = title_and_organisation(segment, known)  # "The Director of Works, Ms Jane Doe, ..."
            yield Speaker(clean_name(rest), honorific, title, organisation)
            continue
        if not has_title(behind) or len(behind) > 160:
            continue
        _, name = name_at_end(clean_name(segment))
        if name and name not in known.forms():
            ahead = segment[: segment.rfind(name.split()[0])].rstrip()
            honorific = split_honorific(ahead.split()[-1] + " X")[0] if ahead else ""
            title, organisation = title_and_organisation(
                re.split(r"\s+(?:and|who|which|will|said)\s+(?=[a-z]|[A-Z]\w+ [A-Z])", behind)[0], known
            )
            yield Speaker(name, honorific, title, organisation)


__all__ = ["after", "before", "full_name", "mentions", "signature"]
