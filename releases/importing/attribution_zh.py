"""Chinese attributions: the clause before or behind a quotation that ends in a verb of speech.

O T N 先生表示：「…」 / 他强调：“…” / “…。”项目负责人、O T N说。 / 「…，」N笑說，「…」 / 發言人說：「…」
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from releases.importing import words_zh
from releases.importing.names_zh import introduced, subject, subject_inside
from releases.importing.organisations import Organisations
from releases.importing.speaker import Attribution, Mention, Speaker

_VERBS = "|".join(words_zh.VERBS)
_VERB_AT_END = re.compile(
    rf"(?P<adverbs>{words_zh.ADVERBS}{{0,4}}?)(?P<verb>{_VERBS})(?:[称稱说說道](?=[：:，,\s]*$))?$"
)
_ADVERBS_AT_END = re.compile(rf"{words_zh.ADVERBS}$")
_STOPS = "。！？；\n"
REACH = 90  # characters that an attribution may be long


def before(gap: str, known: Organisations) -> Attribution | None:
    """The attribution that leads to a quotation behind the gap."""
    end = len(gap)
    text = gap.rstrip(" \t：:，,—-")
    colon = any(c in "：:" for c in gap[len(text) :])
    comma = any(c in "，," for c in gap[len(text) :])
    clause = text[-REACH:]
    stop = max((clause.rfind(c) for c in _STOPS), default=-1)
    clause = clause[stop + 1 :]
    start = len(text) - len(clause)
    found = _clause(clause, known, colon or comma) or (_verb_inside(clause, known) if colon else None)
    if found is None and colon:
        speaker = _last_named(clause, known)
        if speaker and not speaker.pronoun and (speaker.honorific or (speaker.title and len(speaker.name) > 2)):
            return Attribution(speaker, "", start, end, True)
    return Attribution(found[0], found[1], start, end, colon) if found else None


def _clause(clause: str, known: Organisations, marked: bool) -> tuple[Speaker, str] | None:
    """The speaker and the verb of a clause that ends in one."""
    match = _verb_at_end(clause)
    if not match:
        return None
    verb, rest = match
    if not rest.strip("，, 、") and marked:
        return Speaker("", pronoun=True), verb
    if verb in words_zh.WEAK_VERBS and not marked:
        return None
    speaker = _last_named(rest, known)
    return (speaker, verb) if speaker else None


def _verb_inside(clause: str, known: Organisations) -> tuple[Speaker, str] | None:
    """他坦言收到邀請時以為是騙案：「…」: the verb stands before what was said indirectly."""
    for match in re.finditer(_VERBS, clause):
        if match.group() in words_zh.WEAK_VERBS and clause[match.end() : match.end() + 1] not in "，,":
            continue
        found = _clause(clause[: match.end()], known, True)
        if found:
            return found
    return None


def _verb_at_end(clause: str) -> tuple[str, str] | None:
    """(verb, what stands before it), the longest verb first; adverbs before it are dropped."""
    for verb in words_zh.VERBS:
        if clause.endswith(verb) and len(clause) >= len(verb):
            rest = clause[: -len(verb)]
            while match := _ADVERBS_AT_END.search(rest[-40:]):
                rest = rest[: len(rest) - (match.end() - match.start())]
            return _printed(verb), rest
    return None


def _printed(verb: str) -> str:
    """續說 is 說 with an adverb."""
    return verb[1:] if verb[0] in "续續还還" and len(verb) == 2 else verb


def _last_named(text: str, known: Organisations) -> Speaker | None:
    """The subject: the last part of the clause that names somebody, behind 對此， or a clause of circumstance."""
    parts = [p for p in re.split(r"[，,]", text) if p.strip()]
    for part in reversed(parts[-3:]):
        speaker = subject(_without_circumstance(part), known) or subject(part, known) or subject_inside(part, known)
        if speaker:
            return speaker
    return subject(text, known)


def _without_circumstance(text: str) -> str:
    """Without what may stand between subject and verb, or before the subject: 在致辭時, 對此, 而."""
    text = re.sub(
        r"^(?:[对對]此|[对對][于於][^，]{2,20}|同[时時]|此外|其中|另外|而|但|不[过過]|[会會][上后後]|[当當]天"
        r"|今[日天]|昨[日天]|[据據]|至[于於])",
        "",
        text,
    )
    return re.sub(
        r"(?:在|[于於]|接受|出席|主持|[谈談]及|[谈談]到|[针針][对對]|就|[为為]|向"
        r"|[对對])(?=[^先女教博]{3,})[^（）]{2,40}(?:[时時]|上|[后後]|中|[间間]|[讲講][话話]|致[辞辭]|[记記]者"
        r"|[采採訪访][访訪問]?)$",
        "",
        text,
    )


def after(gap: str, known: Organisations) -> Attribution | None:
    """The attribution that follows a quotation, at the beginning of the gap."""
    lead = re.match(r"[\s，,—-]*", gap)
    begin = lead.end() if lead else 0
    head = gap[begin : begin + REACH]
    stop = min((n for n in (head.find(c) for c in _STOPS) if n >= 0), default=len(head))
    sentence = head[:stop]
    for match in re.finditer(r"[，,：:]|$", sentence):
        clause = sentence[: match.start()]
        found = _clause(clause, known, True) if clause else None
        if found and not (match.group() in "：:" and match.group()):
            end = begin + match.end()
            whole = begin + stop + 1 if not sentence[match.end() :].strip() else end
            return Attribution(found[0], found[1], 0, min(whole, len(gap)))
        if found:
            return Attribution(found[0], found[1], 0, begin + match.end(), True)
    return None


def signature(text: str, known: Organisations) -> Speaker | None:
    """——某公司總裁張三, alone below a quotation."""
    if not text.startswith(("—", "－", "–")) or len(text) > 60:
        return None
    speaker = subject(text.lstrip("—－– "), known)
    return speaker if speaker and not speaker.pronoun else None


def full_name(surname: str, texts: list[str], known: Organisations) -> Speaker | None:
    """Chinese releases give the full name first; nothing to look for."""
    return None


# 居於土瓜灣的陳太, 照顧母親的韓小姐: all the name that they are given
_FAMILIAR = re.compile(
    r"(?:^|[的，。、])(?P<name>[\u4e00-\u9fff](?:太(?!太)|伯|婆婆))(?=[与與和的，說说住。])"
    r"|的(?P<surname>[\u4e00-\u9fff])(?P<honorific>小姐|先生|女士|太太)(?=[与與和的，說说住。])"
)


_GUEST = re.compile(rf"[^、。；！？\s「」“”]{{4,40}}?(?:{'|'.join(words_zh.HONORIFICS)})(?=[、等及和與与，。（])")


def mentions(text: str, known: Organisations) -> Iterator[Mention]:
    """Everybody whom a stretch of narration names: as its subject, or before a verb of speech."""
    for familiar in _FAMILIAR.finditer(text):
        name = familiar.group("name") or familiar.group("surname")
        if name[0] in words_zh.SURNAMES:
            yield Mention(Speaker(name, familiar.group("honorific") or ""), certain=True)
    for guest in _GUEST.finditer(text[:4000]):  # 旅遊局副局長程敏華女士、某聯會理事長歐家榮先生等出席
        if (speaker := subject(re.split(r"[，。；：:由與及]|邀[请請]", guest.group())[-1], known)) and speaker.title:
            yield Mention(speaker)
    for sentence in re.split(r"[。！？；\n]", text):
        if met := introduced(sentence, known):
            yield Mention(met[0], certain=met[1])
        for clause in re.split(r"[，,：:]", sentence):
            if 3 <= len(clause) <= 80 and (found := _verb_at_end(clause)):
                yield from _reported(found[1], found[0], known)


def _reported(subject_text: str, verb: str, known: Organisations) -> Iterator[Mention]:
    for reading in (_without_circumstance(subject_text), subject_text):
        speaker = subject(reading, known)
        if speaker:
            break
    speaker = speaker or subject_inside(subject_text, known)
    if speaker and not speaker.unnamed:
        yield Mention(speaker, verb)
