"""The subject of an English verb of speech: "Dr Jane Doe, Head of Lamps at Wick Trust", "she", "a spokesman"."""

from __future__ import annotations

import re

from releases.importing.names_en import (
    clean_name,
    has_title,
    is_name,
    looks_like_organisation,
    name_at_end,
    name_at_start,
    split_honorific,
    title_and_organisation,
)
from releases.importing.organisations import Organisations
from releases.importing.speaker import Speaker
from releases.importing.words_en import NO_NAMES, POST_NOMINALS, PRONOUNS, SPOKES

_CLAUSE_AWAY = re.compile(
    r"(?<=\S)\s*,?\s+(?:who|whose|which|where|when|while|adding|speaking|following|after"
    r"|as (?:the|part|it|he|she)|during|today(?![’'])|yesterday(?![’'])"
    r"|in (?:a|an|the) (?:statement|interview|speech|release|letter|email|video|press)"
    r"|at (?:the|a|an|today[’']s|this) (?:launch|ceremony|opening|event|signing|briefing|press|media|unveiling"
    r"|meeting|conference|summit|forum|announcement|celebration)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|before|of the (?:news|deal|announcement|results|award|launch|decision))\b.*$",
    re.I | re.S,
)
_OPENING = re.compile(
    r"^(?:commenting|speaking|welcoming|announcing|reflecting|responding|reacting|asked|in|at|on|for|as|after"
    r"|following|during|describing|launching|celebrating|explaining|addressing|looking|with|meanwhile|however|also"
    r"|and|but|today|yesterday|when|while|to|by|from|under|despite|since|thanking|praising|paying|discussing"
    r"|summarising|highlighting|opening|accepting|receiving|presenting|concluding|visiting)\b",
    re.I,
)


def subject(text: str, known: Organisations) -> Speaker | None:
    """The person whom the subject of a reporting verb names; None if it names nobody."""
    text = _CLAUSE_AWAY.sub("", text.strip()).strip(" ,.;:–—-")
    text = re.sub(r"^(?:and|but|also|then|while|as)\s+(?=\S)", "", text, flags=re.I)
    text = re.sub(
        r"\s+(?:also|has|have|had|then|further|later|today|is|was|who|therefore|again|herself|himself|then)$",
        "",
        text,
        flags=re.I,
    )
    if not text or len(text) > 260:
        return None
    if text.split()[-1].casefold() in PRONOUNS and (len(text.split()) == 1 or _OPENING.match(text)):
        return Speaker("", pronoun=True)
    return _named(segments(text), known) or _spokesperson(text, known)


def segments(text: str) -> list[str]:
    """Split at commas outside brackets; "Ltd" and post-nominals stay with what they belong to."""
    text = POST_NOMINALS.sub("", text)
    parts, depth, start = [], 0, 0
    for n, char in enumerate(text):
        depth += char in "(（"
        depth -= char in ")）"
        if char == "," and depth <= 0 and not re.match(r",\s+(?:Inc|Ltd|LLC|Limited|PLC|plc|Corp)\b", text[n:]):
            parts.append(text[start:n].strip())
            start = n + 1
    parts.append(text[start:].strip())
    return [p for p in parts if p]


def _named(parts: list[str], known: Organisations) -> Speaker | None:
    for n, segment in enumerate(parts[:-1]):  # "Kayleigh, 13, from Rotherfield": all the name that a child is given
        if re.fullmatch(r"\d{1,3}", parts[n + 1]) and is_name(segment, single=True) and " " not in segment:
            return Speaker(segment, alone=True)
    for reader in (_name_alone, _name_with_place, _title_then_name, _title_then_surname, _surname):
        for n, segment in enumerate(parts):
            if n and reader is _surname and not _OPENING.match(parts[0]):
                break
            found = reader(segment, known)
            if found is not None:
                return _described(found, parts, n, known)
    return None


def _name_alone(segment: str, known: Organisations) -> Speaker | None:
    honorific, rest = split_honorific(segment)
    name = clean_name(rest)
    if is_name(name) and name not in known.forms():
        return Speaker(name, honorific)
    return None


def _name_with_place(segment: str, known: Organisations) -> Speaker | None:
    """ "Jane Doe of Example", "Dr Jane Doe from the University of Example"."""
    honorific, rest = split_honorific(segment)
    name, more = name_at_start(rest)
    match = re.match(r"(?:of|from|at|with)\s+(.+)$", more)
    if name and match and name not in known.forms():
        title, organisation = title_and_organisation(match.group(1), known)
        return Speaker(name, honorific, "", organisation or title)
    return None


def _title_then_name(segment: str, known: Organisations) -> Speaker | None:
    """ "Example chief executive Jane Doe", "the Secretary for Health Dr Jane Doe"."""
    honorific, ahead, name = "", segment, ""
    for match in re.finditer(r"\s+(?=[A-Z])", segment):
        honorific, rest = split_honorific(segment[match.end() :])
        if honorific and is_name(clean_name(rest), single=True):
            ahead, name = segment[: match.start()], clean_name(rest)
            break
    if not name:
        honorific = ""
        ahead, name = name_at_end(clean_name(segment))
    if not name or name in known.forms() or not ahead.strip():
        return None
    ahead = _OPENING.sub("", ahead, count=1).strip() if _OPENING.match(ahead) and has_title(ahead) else ahead
    if not (has_title(ahead) or re.search(r"[’']s?$", ahead) or _lower_description(ahead) or honorific):
        return None
    title, organisation = (
        title_and_organisation(re.sub(r"[’']s?$", "", ahead), known) if has_title(ahead) else _described_lower(ahead)
    )
    if honorific and not has_title(ahead) and not _lower_description(ahead):
        title, organisation = "", ""
    return Speaker(name, honorific, title, organisation)


def _title_then_surname(segment: str, known: Organisations) -> Speaker | None:
    """ "Minister Carrick": somebody whom the release names in full elsewhere."""
    title, _, surname = segment.rpartition(" ")
    words = title.split()
    if words and len(words) < 4 and all(has_title(w) for w in words) and is_name(surname, single=True):
        return Speaker(surname, "", title)
    return None


def _lower_description(text: str) -> bool:
    """ "postal worker", "retired teacher": a few small words that may be what somebody is."""
    words = text.split()
    if len(words) > 1 and words[0].istitle() and words[0].casefold() not in NO_NAMES:
        words = [words[0].casefold(), *words[1:]]  # "Stroke survivor Jane Doe" at the head of a sentence
    return (
        1 <= len(words) <= 4
        and all(w.isalpha() and w.islower() for w in words)
        and not {"led", "by", "with", "as", "to", "from", "for", "the", "of", "at", "and", "in"} & set(words)
    )


def _described_lower(text: str) -> tuple[str, str]:
    if re.search(r"[’']s?$", text):
        return "", re.sub(r"[’']s?$", "", text)
    return (text, "") if _lower_description(text) else ("", "")


def _surname(segment: str, known: Organisations) -> Speaker | None:
    """ "Dr Falk", or "Falk" alone: somebody named before."""
    honorific, rest = split_honorific(segment)
    name = clean_name(rest)
    if is_name(name, single=True) and name not in known.forms() and len(name) > 1:
        return Speaker(name, honorific)
    return None


def _described(found: Speaker, parts: list[str], n: int, known: Organisations) -> Speaker:
    """The person with title and organisation from the segments around the name."""
    in_bracket = re.search(r"[(（]([^()（）]{4,80})[)）]\s*$", parts[n])
    if in_bracket and not found.organisation and looks_like_organisation(in_bracket.group(1)):
        return Speaker(found.name, found.honorific, found.title, in_bracket.group(1))  # Jane Doe (Wick University)
    if found.title or (found.organisation and n + 1 >= len(parts)):
        rest = ", ".join(parts[n + 1 :])
        if rest and not found.organisation:
            _, organisation = title_and_organisation(re.sub(r"^of (?:the )?(?=[A-Z])", "", rest), known)
            return Speaker(found.name, found.honorific, found.title, organisation)
        return found
    behind = ", ".join(s for s in parts[n + 1 :])
    ahead = [s for s in parts[:n] if not _OPENING.match(s)]
    text = behind or ", ".join(ahead if has_title(" ".join(ahead)) or looks_like_organisation(" ".join(ahead)) else [])
    title, organisation = title_and_organisation(text, known)
    return Speaker(found.name, found.honorific, title, found.organisation or organisation)


def _spokesperson(text: str, known: Organisations) -> Speaker | None:
    """ "A Department of Example spokesman", "a spokesperson for Example"."""
    match = SPOKES.search(text)
    if not match:
        return None
    ahead, behind = text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,")
    ahead = re.sub(r"^.*,\s*", "", ahead)
    ahead = re.sub(r"^(?:a|an|the)\b\s*|[’']s?$|\s*official\s*$", "", ahead, flags=re.I).strip()
    place = re.match(r"(?:for|of|from|at)\s+(?:the\s+)?(.+)$", behind)
    organisation = place.group(1) if place else ahead if ahead[:1].isupper() else ""
    return Speaker(match.group("noun"), "", "", organisation.strip(), unnamed=True)


def full_name(surname: str, texts: list[str], known: Organisations) -> Speaker | None:
    """The person with this surname whom the text named somewhere without a verb of speech."""
    pattern = re.compile(rf"(?:[^\W\d_][\w.’'-]*\s+){{1,4}}{re.escape(surname)}\b")
    for text in texts:
        for match in pattern.finditer(text):
            found = _named_here(text, match, known)
            if found:
                return found
    return None


def _named_here(text: str, match: re.Match[str], known: Organisations) -> Speaker | None:
    """The person at the end of a match, with the title that stands before the name in the same clause."""
    _, name = name_at_end(re.sub(r"^.*\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Hon|Cr|Cllr)\b\.?\s+", "", match.group()))
    name = name or (match.group() if is_name(match.group()) else "")
    if not name or name in known.forms():
        return None
    start = max(text.rfind(c, 0, match.start()) for c in '.,;:“”"\n') + 1
    ahead = text[start : match.end() - len(name)].split()[-5:]
    for n, word in enumerate(ahead):
        if not has_title(word) and not split_honorific(f"{word} X")[0]:
            continue
        found = _title_then_name(" ".join([*ahead[n:], name]), known) or _name_alone(
            " ".join([*ahead[n:], name]), known
        )
        if found and found.name == name:
            return found
    return Speaker(name)
