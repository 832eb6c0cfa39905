"""Chinese titles and organisations, which stand close together: 康盛集团行政总裁及执行董事."""

from __future__ import annotations

import re

from releases.importing import words_zh
from releases.importing.organisations import Organisations

HAN = "\u4e00-\u9fff"
TITLE_END = re.compile("(?:" + "|".join(words_zh.TITLES) + ")$")
TITLE = re.compile("|".join(words_zh.TITLES))
ORG_END = re.compile("(?:" + "|".join(words_zh.ORG_ENDS) + ")$")
_MODIFIER = re.compile(rf"(?:{words_zh.TITLE_MODIFIERS})$")
_ACADEMIC = re.compile(r"(?:教授|[讲講][师師]|研究[员員]|系主任|博士后|博士後|研究生|博士生)$")


def title_and_organisation(text: str, known: Organisations) -> tuple[str, str]:
    """(title, organisation) of 康盛集团行政总裁及执行董事 and its like; either may be empty."""
    text = (
        re.sub(r"^.*[的之](?=[^的之]{2,14}$)", "", text)
        if not _known_prefix(text, known) and TITLE_END.search(text)
        else text
    )
    text = text.strip(" \t、，,的")
    left, _, right = text.rpartition("、")
    if left and TITLE_END.search(left) and TITLE_END.search(right) and len(right) > 4 and _names_office(right, known):
        text = right  # 项目负责人、某某事务所合伙人
    elif left and TITLE_END.search(left) and ORG_END.search(right) and not TITLE.search(right):
        return _tidied(right, left)  # 主要研究者、某某医院
    if not text:
        return "", ""
    if quoted := re.match(r"[「“『《](?P<org>[^」”』》]{1,20})[」”』》]\s*(?P<title>.{2,24})$", text):
        return _tidied(quoted.group("org"), quoted.group("title"))
    for split in (_known_prefix, _spaced, _strong, _weak):
        found = split(text, known)
        if found:
            return _tidied(*found)
    return _by_title(text)


def _names_office(text: str, known: Organisations) -> bool:
    """Whether an organisation stands before the title: 某某事务所合伙人, but not 首席执行官."""
    named = any(form in text for form in known.forms()) or words_zh.STRONG_ENDS.search(text)
    return bool(named) or _weak(text, known) is not None


def _tidied(organisation: str, title: str) -> tuple[str, str]:
    title = re.sub(r"^[的之、，\s（）()]+", "", title).strip()
    academic = re.match(
        rf"(?P<place>[{HAN}]{{2,20}}(?:[学學]?[系院所]|[实實][验驗]室|中心))(?P<title>[^院所]{{2,12}})$", title
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
        if not rest or TITLE.search(rest) or rest[0] in " 的之、":
            longer = _STRONG.match(rest)
            return (text[start : start + len(form)] + longer.group(), rest[longer.end() :]) if longer else (form, rest)
    return None


_STRONG = re.compile(
    rf"[{HAN}]{{0,6}}?(?:有限公司|基金[会會]|研究院|研究所|委[员員][会會]|事[务務][处處]|[书書]院|[医醫][学學]院"
    rf"|商[学學]院|工[学學]院)"
)


def _spaced(text: str, known: Organisations) -> tuple[str, str] | None:
    """ "Example Ltd 行政總裁": a space parts them."""
    left, _, right = text.rpartition(" ")
    if left and TITLE_END.search(right) and not TITLE_END.search(left):
        return left, right
    return None


def _strong(text: str, known: Organisations) -> tuple[str, str] | None:
    matches = [m for m in words_zh.STRONG_ENDS.finditer(text) if m.end() < len(text) and TITLE.search(text[m.end() :])]
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
        if start < len(text) and ORG_END.search(text[:end]) and (end == start or start - end == 2):
            start = end
            break
    if re.search("年[级級]$", text[:start]) or re.match("[一二三四五六大研]+年?[级級]", text[start:]):
        return "", text  # 資訊系四年級學生
    if 1 < start < len(text) and ORG_END.search(text[:start]):
        return text[:start], text[start:]
    return None


def _title_start(text: str) -> int:
    """Where the title at the end begins: its head and every modifier before it."""
    match = TITLE_END.search(text)
    if not match:
        return len(text)
    start = match.start()
    while start:
        more = TITLE_END.search(text[:start]) or _MODIFIER.search(text[:start])
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
        return ("", text) if ORG_END.search(text) or len(text) > 8 else (text, "")
    if start in (2, 3) and not ORG_END.search(text[:start]):
        return text, ""  # 修復建築師: the field belongs to the title
    return text[start:], text[:start]
