"""Chinese attributions from the end: organisation, title, name, honorific stand without a gap between them."""

from __future__ import annotations

import re

from releases.importing import words_zh
from releases.importing.organisations import Organisations
from releases.importing.speaker import Speaker

_HAN = "\u4e00-\u9fff"
_HONORIFIC = re.compile("(?:" + "|".join(words_zh.HONORIFICS) + ")$")
_LATIN_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Ir)\.?\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van"
    r"|von|bin|binti|al|der)){0,4})$"
)
_DOTTED_NAME = re.compile(rf"[{_HAN}A-Z]{{1,7}}(?:[·‧・•．][{_HAN}A-Z]{{1,8}}){{1,3}}$")
_AFTER_NAME = re.compile(r"\s*[（(][^（）()]{1,40}[)）]\s*$")
_TITLE_END = re.compile("(?:" + "|".join(words_zh.TITLES) + ")$")
_TITLE = re.compile("|".join(words_zh.TITLES))
_MODIFIER = re.compile(rf"(?:{words_zh.TITLE_MODIFIERS})$")
_ORG_END = re.compile("(?:" + "|".join(words_zh.ORG_ENDS) + ")$")
_ACADEMIC = re.compile(r"(?:教授|[讲講][师師]|研究[员員]|系主任|博士后|博士後|研究生|博士生)$")


def subject(text: str, known: Organisations) -> Speaker | None:
    """The person whom the end of a clause names, with title and organisation; None if it names nobody."""
    text = text.strip(" \t，,：:、—-")
    if not text or len(text) > 90:
        return None
    if words_zh.PRONOUN.search(text) and len(text) <= 8:
        return Speaker("", pronoun=True)
    if words_zh.SPOKES.search(text):
        return _spokesperson(text, known)
    if familiar := re.search(rf"(?:^|[的，、])(?P<name>[{_HAN}](?:太|伯|婆婆|婆|叔|姨|嬸))$", text):
        return Speaker(familiar.group("name"))
    return _title_behind(text, known) or _surname_and_title(text) or _title_before(text, known)


def _surname_and_title(text: str) -> Speaker | None:
    """霍校長, 林局长: somebody named before."""
    name, title = (text[:2], text[2:]) if text[:2] in words_zh.COMPOUND_SURNAMES else (text[:1], text[1:])
    if name[0] in words_zh.SURNAMES and _TITLE.fullmatch(title) and not _HONORIFIC.fullmatch(title):
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
    bare = re.sub(rf"(?<=[{_HAN}\w])\s*[（(][^（）()]{{1,40}}[)）](?=(?:{'|'.join(words_zh.HONORIFICS)})$)", "", bare)
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
        rf"(?P<name>[{_HAN}]{{2,4}}|[A-Z][\w. '-]+)(?P<h>先生|女士|博士"
        rf"|教授)?\s*[（(](?P<office>[^（）()]{{4,40}})[)）]",
        text,
    )
    if not match or not _TITLE.search(match.group("office")):
        return None
    title, organisation = title_and_organisation(match.group("office"), known)
    return Speaker(match.group("name"), match.group("h") or "", title, organisation)


def split_name(text: str, certain: bool) -> tuple[str, str]:
    """(what stands before, the name) at the end of a text. `certain`: an honorific followed, so there is one."""
    text = text.rstrip()
    if match := _LATIN_NAME.search(text):
        name = match.group("name")
        if " " in name or certain or _TITLE_END.search(text[: match.start()].rstrip()):
            return _with_han_name(text[: match.start()].rstrip(), name)
    if match := _DOTTED_NAME.search(text):
        return _dotted(text, match)
    return _han_name(text, certain)


def _with_han_name(ahead: str, latin: str) -> tuple[str, str]:
    """陳大文 David Chan: the Chinese name is the one printed first."""
    rest, han = _han_name(ahead, False)
    if han and (_TITLE_END.search(rest) or not rest):
        return rest, f"{han} {latin}" if len(latin.split()) == 1 else han
    return ahead, latin


def _dotted(text: str, match: re.Match[str]) -> tuple[str, str]:
    """邮差哈山·奥斯曼: a title may stand close before the transliterated name."""
    name, start = match.group(), match.start()
    first = re.split("[·‧・•．]", name)[0]
    for length in range(len(first) - 1, 0, -1):
        if _TITLE_END.search(text[: start + length]) or (_ORG_END.search(text[: start + length]) and length > 2):
            return text[: start + length], name[length:]
    return text[:start], name


def _han_name(text: str, certain: bool) -> tuple[str, str]:
    best, score = ("", ""), 0
    for length in (4, 3, 2, 1):
        ahead, name = text[:-length], text[-length:]
        if len(text) < length or not re.fullmatch(rf"[{_HAN}]+", name):
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
    titled = bool(_TITLE_END.search(ahead) or re.search(r"(?:人|[长長]|[员員]|[师師]|官|[总總])$", ahead))
    if ahead and _TITLE_END.search(ahead[-3:] + name[0]) and not _TITLE_END.search(ahead):
        return 0  # 燈師|傅劉穩: the character belongs to the title
    points = {4: 0, 3: 2, 2: 1, 1: 0}[len(name)]
    points += 3 if surname else -4
    points += 3 if titled else 0
    points += 2 if not ahead or ahead[-1] in " \u3000、，）)的" else 0
    if _TITLE.search(name) or (_ORG_END.search(name) and not titled):
        points -= 4
    if len(name) == 1:
        points = 3 if certain and surname and not ahead else 0
    return points


def title_and_organisation(text: str, known: Organisations) -> tuple[str, str]:
    """(title, organisation) of 康盛集团行政总裁及执行董事 and its like; either may be empty."""
    text = (
        re.sub(r"^.*[的之](?=[^的之]{2,14}$)", "", text)
        if not _known_prefix(text, known) and _TITLE_END.search(text)
        else text
    )
    text = text.strip(" \t、，,的")
    left, _, right = text.rpartition("、")
    if left and _TITLE_END.search(left) and _TITLE_END.search(right) and len(right) > 4:
        text = right  # 项目负责人、某某事务所合伙人
    if not text:
        return "", ""
    if quoted := re.match(r"[「“『《](?P<org>[^」”』》]{1,20})[」”』》]\s*(?P<title>.{2,24})$", text):
        return _tidied(quoted.group("org"), quoted.group("title"))
    for split in (_known_prefix, _spaced, _strong, _weak):
        found = split(text, known)
        if found:
            return _tidied(*found)
    return _by_title(text)


def _tidied(organisation: str, title: str) -> tuple[str, str]:
    title = re.sub(r"^[的之、，\s（）()]+", "", title).strip()
    academic = re.match(
        rf"(?P<place>[{_HAN}]{{2,20}}(?:[学學]?[系院所]|[实實][验驗]室|中心))(?P<title>[^院所]{{2,12}})$", title
    )
    if academic and _ACADEMIC.search(title):
        return academic.group("title"), organisation + academic.group("place")
    if re.fullmatch("(?:[学學][系院]|系|所).*(?:教授|[讲講][师師])", title):
        return title, organisation
    return title, organisation.strip()


def _known_prefix(text: str, known: Organisations) -> tuple[str, str] | None:
    for form in known.forms():
        start = text.find(form)
        if start < 0 or start > 12:
            continue
        rest = re.sub(r"^[（(][^）)]*[)）]", "", text[start + len(form) :])
        if not rest or _TITLE.search(rest) or rest[0] in " 的之、":
            longer = STRONG.match(rest)
            return (text[start : start + len(form)] + longer.group(), rest[longer.end() :]) if longer else (form, rest)
    return None


STRONG = re.compile(
    rf"[{_HAN}]{{0,6}}?(?:有限公司|基金[会會]|研究院|研究所|委[员員][会會]|事[务務][处處]|[书書]院|[医醫][学學]院"
    rf"|商[学學]院|工[学學]院)"
)


def _spaced(text: str, known: Organisations) -> tuple[str, str] | None:
    """ "Example Ltd 行政總裁": a space parts them."""
    left, _, right = text.rpartition(" ")
    if left and _TITLE_END.search(right) and not _TITLE_END.search(left):
        return left, right
    return None


def _strong(text: str, known: Organisations) -> tuple[str, str] | None:
    matches = [m for m in words_zh.STRONG_ENDS.finditer(text) if m.end() < len(text) and _TITLE.search(text[m.end() :])]
    if not matches:
        return None
    last = matches[0]
    for match in matches[1:]:  # 某某大學醫學院, 某某有限公司 go on; 某公司集團總裁 does not
        if match.start() - last.end() <= 6 and not re.search("[、及兼暨]", text[last.end() : match.start()]):
            last = match
    return text[: last.end()], text[last.end() :]


def _weak(text: str, known: Organisations) -> tuple[str, str] | None:
    """醫務衞生局局長: the office ends where its head's title begins."""
    start = _title_start(text)
    division = re.match(r"(?P<office>.{2,}?[局署])(?P<division>[^局署]{2,8})$", text[:start])
    if division and re.fullmatch("[司處处科][長长]|[总總][监監]|主任|[组組][長长]", text[start:]):
        return division.group("office"), division.group("division") + text[start:]
    for end in range(start, max(2, start - 4), -1):  # 大安市种粮大户: two characters between may be the title's field
        if start < len(text) and _ORG_END.search(text[:end]) and (end == start or start - end == 2):
            start = end
            break
    if re.search("年[级級]$", text[:start]) or re.match("[一二三四五六大研]+年?[级級]", text[start:]):
        return "", text  # 資訊系四年級學生
    if 1 < start < len(text) and _ORG_END.search(text[:start]):
        return text[:start], text[start:]
    return None


def _title_start(text: str) -> int:
    """Where the title at the end begins: its head and every modifier before it."""
    match = _TITLE_END.search(text)
    if not match:
        return len(text)
    start = match.start()
    while start:
        more = _TITLE_END.search(text[:start]) or _MODIFIER.search(text[:start])
        if not more or more.start() == start:
            break
        start = more.start()
    return start


def _by_title(text: str) -> tuple[str, str]:
    start = _title_start(text)
    if start == len(text):
        last = re.split("[的之]", text)[-1]
        if last != text and 1 < len(last) <= 8:
            return last, ""
        return ("", text) if _ORG_END.search(text) or len(text) > 8 else (text, "")
    if start in (2, 3) and not _ORG_END.search(text[:start]):
        return text, ""  # 修復建築師: the field belongs to the title
    return text[start:], text[:start]


_PREFIX = re.compile(
    "(?:" + "|".join(words_zh.TITLES) + rf")(?P<name>[{_HAN}]{{2,3}}?)(?P<h>(?:{'|'.join(words_zh.HONORIFICS)}))?"
    r"(?=今|昨|在|[于於]|出席|[视視]察|主持|致|接受|[对對]|就|[为為]|向|（|[会會]|[当當]|率|到|前往|引用|回|[总總]"
    r"|早|日前|表|先|特|透|[随隨]|感|高|激|自)"
)


_OPENS_CLAUSE = re.compile(
    "(?:" + "|".join(words_zh.TITLES) + rf")(?P<name>[{_HAN}]{{2,3}}?)(?P<h>(?:{'|'.join(words_zh.HONORIFICS)}))?"
    r"(?P<latin>\s*（[A-Z][\w .'-]{2,30}）)?(?=今年|是|[从從]|已|曾|把|[将將]|用|[担擔]任|[负負][责責]|率|[带帶]"
    r"|入行|有|也|亦|[则則]|就|正|[，、])"
)


def introduced(sentence: str, known: Organisations) -> tuple[Speaker, bool] | None:
    """Whom a sentence begins with, by title and name: 駐場的師傅劉穩今年…; True if a Latin name makes it certain."""
    match = _OPENS_CLAUSE.search(sentence[:60])
    if not match or match.group("name")[0] not in words_zh.SURNAMES or _TITLE.search(match.group("name")):
        return None
    sentence = re.sub(r"^.{0,30}?(?:由|邀?[請请])(?=.{4})", lambda m: " " * len(m.group()), sentence)
    speaker = subject(sentence[: match.end("h") if match.group("h") else match.end("name")], known)
    return (speaker, bool(match.group("latin"))) if speaker and speaker.title else None


def subject_inside(text: str, known: Organisations) -> Speaker | None:
    """海港署署長莫嘉怡今早視察後: the person named with a title before a clause of circumstance."""
    for match in _PREFIX.finditer(text):
        if match.group("name")[0] in words_zh.SURNAMES and not _TITLE.search(match.group("name")):
            return subject(text[: match.end()], known)
    return None
