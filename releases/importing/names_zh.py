"""Chinese attributions from the end: organisation, title, name, honorific stand without a gap between them."""

from __future__ import annotations

import re

from releases.importing import words_zh
from releases.importing.offices_zh import HAN, ORG_END, TITLE, TITLE_END, title_and_organisation
from releases.importing.organisations import Organisations
from releases.importing.speaker import Speaker

_HONORIFIC = re.compile("(?:" + "|".join(words_zh.HONORIFICS) + ")$")
_LATIN_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Ir)\.?\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van"
    r"|von|bin|binti|al|der)){0,4})$"
)
_DOTTED_NAME = re.compile(rf"[{HAN}A-Z]{{1,7}}(?:[·‧・•．][{HAN}A-Z]{{1,8}}){{1,3}}$")
_AFTER_NAME = re.compile(r"\s*[（(][^（）()]{1,40}[)）]\s*$")


def subject(text: str, known: Organisations) -> Speaker | None:
    """The person whom the end of a clause names, with title and organisation; None if it names nobody."""
    text = text.strip(" \t，,：:、—-")
    if not text or len(text) > 90:
        return None
    if words_zh.PRONOUN.search(text) and len(text) <= 8:
        return Speaker("", pronoun=True)
    if words_zh.SPOKES.search(text):
        return _spokesperson(text, known)
    if familiar := re.search(rf"(?:^|[的，、])(?P<name>[{HAN}](?:太|伯|婆婆|婆|叔|姨|嬸))$", text):
        return Speaker(familiar.group("name"))
    return _title_behind(text, known) or _surname_and_title(text) or _title_before(text, known)


def _surname_and_title(text: str) -> Speaker | None:
    """霍校長, 林局长: somebody named before."""
    name, title = (text[:2], text[2:]) if text[:2] in words_zh.COMPOUND_SURNAMES else (text[:1], text[1:])
    if name[0] in words_zh.SURNAMES and TITLE.fullmatch(title) and not _HONORIFIC.fullmatch(title):
        return Speaker(name)
    return None


def _spokesperson(text: str, known: Organisations) -> Speaker | None:
    """食物環境衞生署發言人: the office, and 發言人 as the name."""
    match = words_zh.SPOKES.search(text)
    if not match:
        return None
    organisation = re.sub(r"^.*[，、]|的$|一[名位]|有[关關]", "", text[: match.start()]).strip()
    return Speaker(match.group(), organisation=organisation, unnamed=True)


def _title_before(text: str, known: Organisations) -> Speaker | None:
    bare = _AFTER_NAME.sub("", text)
    bare = re.sub(rf"(?<=[{HAN}\w])\s*[（(][^（）()]{{1,40}}[)）](?=(?:{'|'.join(words_zh.HONORIFICS)})$)", "", bare)
    honorific = _HONORIFIC.search(bare)
    if honorific and honorific.start() > 0:
        ahead, name = split_name(bare[: honorific.start()], True)
        if name:
            title, organisation = title_and_organisation(ahead, known)
            return Speaker(name, honorific.group(), title, organisation)
    ahead, name = split_name(bare, False)
    if not name:
        return None
    title, organisation = title_and_organisation(ahead, known)
    if not title and not organisation and ahead:
        return None
    return _professor(Speaker(name, "", title, organisation))


def _professor(speaker: Speaker) -> Speaker:
    """山城大學土木工程學系教授葉培元: 教授 is how he is addressed, not his office."""
    if speaker.title in ("教授", "醫生", "医生", "律師", "律师", "博士", "老師", "老师"):
        return Speaker(speaker.name, speaker.title, "", speaker.organisation)
    return speaker


def _title_behind(text: str, known: Organisations) -> Speaker | None:
    """張三（某某公司總裁）: the office in a bracket behind the name."""
    match = re.fullmatch(
        rf"(?P<name>[{HAN}]{{2,4}}|[A-Z][\w. '-]+)(?P<h>先生|女士|博士"
        rf"|教授)?\s*[（(](?P<office>[^（）()]{{4,40}})[)）]",
        text,
    )
    if not match or not TITLE.search(match.group("office")):
        return None
    title, organisation = title_and_organisation(match.group("office"), known)
    return Speaker(match.group("name"), match.group("h") or "", title, organisation)


def split_name(text: str, certain: bool) -> tuple[str, str]:
    """(what stands before, the name) at the end of a text. `certain`: an honorific followed, so there is one."""
    text = text.rstrip()
    if match := _LATIN_NAME.search(text):
        name = match.group("name")
        if " " in name or certain or TITLE_END.search(text[: match.start()].rstrip()):
            return _with_han_name(text[: match.start()].rstrip(), name)
    if match := _DOTTED_NAME.search(text):
        return _dotted(text, match)
    return _han_name(text, certain)


def _with_han_name(ahead: str, latin: str) -> tuple[str, str]:
    """陳大文 David Chan: the Chinese name is the one printed first."""
    rest, han = _han_name(ahead, False)
    if han and (TITLE_END.search(rest) or not rest):
        return rest, f"{han} {latin}" if len(latin.split()) == 1 else han
    return ahead, latin


def _dotted(text: str, match: re.Match[str]) -> tuple[str, str]:
    """邮差哈山·奥斯曼: a title may stand close before the transliterated name."""
    name, start = match.group(), match.start()
    first = re.split("[·‧・•．]", name)[0]
    for length in range(len(first) - 1, 0, -1):
        if TITLE_END.search(text[: start + length]) or (ORG_END.search(text[: start + length]) and length > 2):
            return text[: start + length], name[length:]
    return text[:start], name


def _han_name(text: str, certain: bool) -> tuple[str, str]:
    best, score = ("", ""), 0
    for length in (4, 3, 2, 1):
        ahead, name = text[:-length], text[-length:]
        if len(text) < length or not re.fullmatch(rf"[{HAN}]+", name):
            continue
        points = _likely(ahead, name, certain)
        if points > score:
            best, score = (ahead, name), points
    return best if score >= (2 if certain else 4) else (text, "")


def _likely(ahead: str, name: str, certain: bool) -> int:
    """How much speaks for a name of this length: a surname, a title or a space before it, nothing before it at all."""
    surname = name[:2] in words_zh.COMPOUND_SURNAMES if len(name) == 4 else name[0] in words_zh.SURNAMES
    if len(name) == 3 and name[:2] in words_zh.COMPOUND_SURNAMES:
        surname = True
    if len(name) == 4 and certain and name[0] in words_zh.SURNAMES and name[1] in words_zh.SURNAMES:
        surname = True  # a married woman with her husband's name before her own
    if len(name) == 2 and name[0] == "阿":
        surname = True  # 阿朗: all the name that a child is given
    titled = bool(TITLE_END.search(ahead) or re.search(r"(?:人|[长長]|[员員]|[师師]|官|[总總])$", ahead))
    if ahead and TITLE_END.search(ahead[-3:] + name[0]) and not TITLE_END.search(ahead):
        return 0  # 燈師|傅劉穩: the character belongs to the title
    points = {4: 0, 3: 2, 2: 1, 1: 0}[len(name)]
    points += 3 if surname else -4
    points += 3 if titled else 0
    points += 2 if not ahead or ahead[-1] in " \u3000、，）)的" else 0
    if TITLE.search(name) or (ORG_END.search(name) and not titled):
        points -= 4
    if len(name) == 1:
        points = 3 if certain and surname and not ahead else 0
    return points


_COMPOUND = "|".join(words_zh.COMPOUND_SURNAMES)
_PREFIX = re.compile(
    "(?:"
    + "|".join(words_zh.TITLES)
    + rf")(?P<name>(?:{_COMPOUND})[{HAN}]{{1,2}}?|[{HAN}]{{2,3}}?)(?P<h>(?:{'|'.join(words_zh.HONORIFICS)}))?"
    r"(?=今|昨|在|[于於]|出席|[视視]察|主持|致|接受|[对對]|就|[为為]|向|（|[会會]|[当當]|率|到|前往|引用|回|[总總]"
    r"|早|日前|表|先|特|透|[随隨]|感|高|激|自)"
)


_OPENS_CLAUSE = re.compile(
    "(?:" + "|".join(words_zh.TITLES) + rf")(?P<name>[{HAN}]{{2,4}}?)(?P<h>(?:{'|'.join(words_zh.HONORIFICS)}))?"
    r"(?P<latin>\s*（[A-Z][\w .'-]{2,30}）)?(?=今年|是|[从從]|已|曾|把|[将將]|用|[担擔]任|[负負][责責]|率|[带帶]"
    r"|入行|有|也|亦|[则則]|就|正|[，、]|(?<=先生|女士|小姐|博士|教授|院士)(?![的等與与和及]))"
)


def introduced(sentence: str, known: Organisations) -> tuple[Speaker, bool] | None:
    """Whom a sentence begins with, by title and name: 駐場的師傅劉穩今年…; True if a Latin name makes it certain."""
    match = _OPENS_CLAUSE.search(sentence[:60])
    if not match or match.group("name")[0] not in words_zh.SURNAMES or TITLE.search(match.group("name")):
        return None
    sentence = re.sub(r"^.{0,30}?(?:由|邀?[請请])(?=.{4})", lambda m: " " * len(m.group()), sentence)
    speaker = subject(sentence[: match.end("h") if match.group("h") else match.end("name")], known)
    return (speaker, bool(match.group("latin"))) if speaker and speaker.title else None


def subject_inside(text: str, known: Organisations) -> Speaker | None:
    """海港署署長莫嘉怡今早視察後: the person named with a title before a clause of circumstance."""
    for match in _PREFIX.finditer(text):
        if match.group("name")[0] in words_zh.SURNAMES and not TITLE.search(match.group("name")):
            return subject(text[: match.end()], known)
    return None
