"""The words of a contact block: which is the person, which the title, which the organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from releases.importing import words_zh
from releases.importing.names_en import (
    clean_name,
    has_title,
    is_name,
    looks_like_organisation,
    name_at_start,
    split_honorific,
    title_and_organisation,
)
from releases.importing.names_zh import split_name
from releases.importing.offices_zh import title_and_organisation as office_of
from releases.importing.organisations import Organisations, short_name

Kind = Literal["person", "title", "organisation"]


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    kind: Kind


_HAN = re.compile(r"[\u4e00-\u9fff]")
_LABEL = re.compile(
    r"^(?:(?:media |press |pr |main )?contact(?: person| name)?|name|company|organi[sz]ation|spokesperson"
    r"|[联聯][系絡络繫]人|姓名|[单單]位|公司|[机機][构構]|[职職][务務位][称稱]?|新[闻聞][联聯][系絡络]人"
    r"|媒[体體][联聯][系絡络]人|部[门門])\s*[:：]\s*"
    r"|^(?:公[关關](?:代理商?|公司|[顾顧][问問])|代理公司)\s+(?=\S)|^(?:e-?mail|telephone|phone|tel|mobile|fax)$",
    re.I,
)
_ACTS_FOR = re.compile(
    r"\s*[(（](?:代表|[为為]|on behalf of|for|acting for|representing|agency for)\s*(?P<a>[^()（）]{2,60})[)）]"
    r"|,?\s*\bon behalf of\s+(?P<b>[A-Z][^,;|()]{2,60})",
    re.I,
)
_NOISE = re.compile(
    r"[(（][^()（）]{0,40}[)）]|\b(?:out[- ]of[- ]hours|after hours|24[- ]hours?|office hours|mobile|landline"
    r"|direct|switchboard|whatsapp|ext(?:ension)?)\b\s*:?|[时時][间間]外|微信同[号號]|同微信|[办辦]公[时時][间間]內?",
    re.I,
)
_SENTENCE = re.compile(
    r"\b(?:please|contact|call|email|e-mail|telephone|phone|via|reach|on|at|or|and|by|the|with|through|in"
    r"|get in touch)\s*$|^\s*(?:please|or|and|contact|call|on|at|via|by|email|e-mail|the|also|is|are"
    r"|can be reached)\b\s*",
    re.I,
)
_ADDRESS = re.compile(
    r"^\d+[A-Za-z]?[,/ ]|\b(?:street|road|avenue|floor|suite|building|house|tower|lane|square|p\.?o\.? box"
    r"|boulevard|drive|terrace|quay)\b.*\d|\d.*\b(?:street|road|avenue|floor|tower|building|quay)\b"
    r"|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\d.*(?:[号號樓楼室]|路|街|大[廈厦])|(?:路|街|道|大[廈厦]).*\d",
    re.I,
)
_DESK = re.compile(
    r"\b(?:press|media|news|communications?|public (?:relations|affairs)|corporate (?:communications|affairs)|pr"
    r"|marketing|external (?:relations|affairs)|investor relations|comms)\b(?:\s+(?:&|and)\s+\w+)?\s*(?:office|team"
    r"|desk|department|dept|unit|centre|center|relations|enquiries|inquiries|line|room|division|group|affairs|bureau)?$"
    r"|(?:公[关關共]|[党黨]委宣[传傳]|宣[传傳]"
    r"|媒[体體]|新[闻聞]|[传傳][播讯訊]|公共事[务務]|市[场場]|品牌"
    r"|[联聯][络絡])[\u4e00-\u9fff]{0,4}(?:部[门門]?|室|[处處]|[组組]|中心|科|[办辦]公室)$",
    re.I,
)


# "Minister Carrick – Jane Doe": whose office the person answers for
_OFFICE_HOLDER = re.compile(
    r"(?:(?i:(?:the )?office of ).{3,80}|(?:(?:Assistant |Deputy |Prime |Shadow )?"
    r"(?:Minister|Premier|Treasurer|Senator|Mayor"
    r"|Attorney-General|Governor|Secretary|Commissioner|Councillor|Cr|Cllr|President))\s+(?:[A-Z][\w’'-]+\s+)?"
    r"[A-Z][\w’'-]+?(?:[’']s? (?:office|team))?)",
)


def is_desk(text: str) -> bool:
    """ "Press Office", 公關部: a part of an organisation and not its name."""
    return bool(_DESK.fullmatch(text.strip()))


def acts_for(text: str) -> tuple[str, str]:
    """("Example Ltd", rest) for an agency's line that says whom it acts for."""
    match = _ACTS_FOR.search(text)
    if not match:
        return "", text
    return (match.group("a") or match.group("b")).strip(), text[: match.start()] + " " + text[match.end() :]


def words_of(text: str, emails: list[str], known: Organisations, sentence: bool) -> list[Word]:
    """The names in what is left of a line. `sentence`: a number stood in it, so that prepositions are left over."""
    text = _LABEL.sub("", _NOISE.sub(" ", text).strip())
    text = re.sub(r"^(?:issued|released) by (?:the )?", "", text, flags=re.I)
    for _ in range(4 if sentence else 0):
        text = _SENTENCE.sub("", text.strip(" ,.;:：，、/|–—-"))
    text = _trimmed(text)
    if not text or (len(text) > 130) or _ADDRESS.search(text) or not re.search(r"[^\W\d_]", text):
        return []
    found: list[Word] = []
    for phrase in _phrases(text, known):
        found += _classified(phrase, emails, known)
    return _fields_joined(_one_name_each(found))


def _one_name_each(found: list[Word]) -> list[Word]:
    """賀詠姿 Vanessa Ho is one person: of a Chinese and a Latin name side by side, the first stands."""
    out: list[Word] = []
    for word in found:
        beside = out[-1] if out and out[-1].kind == word.kind == "person" else None
        if not (beside and beside.text.isascii() != word.text.isascii()):
            out.append(word)
    return out


def _fields_joined(found: list[Word]) -> list[Word]:
    """ "Vice President, Investor Relations": a desk right behind a title is its field."""
    out: list[Word] = []
    for word in found:
        desk = word.kind == "organisation" and word.text.isascii() and is_desk(word.text)
        if out and out[-1].kind == "title" and desk:
            out[-1] = Word(f"{out[-1].text}, {word.text}", "title")
        else:
            out.append(word)
    return out


def _trimmed(text: str) -> str:
    """Less the separators at its ends; "Inc." keeps its stop."""
    text = text.strip(" ,;:：，、/|｜–—-").lstrip(".")
    return text if re.search(r"\b(?:Inc|Ltd|Corp|Co)\.$", text) else text.rstrip(" .")


def _phrases(text: str, known: Organisations) -> list[str]:
    """Cut at separators and commas, and at spaces between Chinese words; an "Inc." stays with its company."""
    if text in known.forms():
        return [text]
    parts = re.split(
        r"\s*[|｜;；\t／]\s*|\s{2,}|\s+/\s+|\s+[–—-]\s+|[，、]\s*|,\s+(?!(?:Inc|Ltd|LLC|Limited|PLC|Corp|Co)\b)"
        r"|:\s+|：",
        text,
    )
    out: list[str] = []
    for part in (
        p.strip(" ,.:：") + ("." if re.search(r"\b(?:Inc|Ltd|Corp|Co)\.$", p.strip()) else "")
        for p in parts
        if p and p.strip(" ,.:：")
    ):
        out += _spaced(part) if _HAN.search(part) else [part]
    return out


def _spaced(text: str) -> list[str]:
    """Chinese words at spaces; Latin words stay together."""
    out: list[str] = []
    for word in text.split():
        if out and not _HAN.search(word) and not _HAN.search(out[-1]):
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out


def _classified(phrase: str, emails: list[str], known: Organisations) -> list[Word]:
    if phrase in known.forms():
        return [Word(phrase, "organisation")]
    return _chinese(phrase, known) if _HAN.search(phrase) else _english(phrase, emails, known)


def _english(phrase: str, emails: list[str], known: Organisations) -> list[Word]:
    honorific, rest = split_honorific(phrase)
    name = clean_name(rest)
    if is_name(name, single=bool(honorific)) and (
        honorific or not is_place_of(name, emails) or is_person_of(name, emails)
    ):
        return [Word(name, "person")]
    if _OFFICE_HOLDER.fullmatch(phrase):
        return [Word(phrase, "organisation")]
    if re.match(r"(?:for|on behalf of)\s+[A-Z]", phrase, re.I):
        return [Word(re.sub(r"^(?:for|on behalf of)\s+(?:the\s+)?", "", phrase, flags=re.I), "organisation")]
    person, more = name_at_start(rest)
    inside = re.match(r"(?:at|of|from|in|with)\s+(?:the\s+)?(?P<org>[A-Z].*)", more)
    if person and inside:
        return [Word(person, "person"), Word(inside.group("org"), "organisation")]
    if person and more and has_title(more) and not has_title(person):
        return [Word(person, "person"), Word(more, "title")]
    if has_title(phrase) and not is_desk(phrase):
        title, organisation = title_and_organisation(phrase, known)
        return [
            Word(title or phrase, "title"),
            *([Word(organisation, "organisation")] if organisation and title else []),
        ]
    phrase = re.sub(r"^(?:the|our)\s+", "", phrase, flags=re.I)
    if not phrase[:1].isupper() and not phrase[:1].isdigit() and not is_desk(phrase):
        return []
    if is_desk(phrase) and not looks_like_organisation(
        re.sub(r"(?i)\b(?:press|media|office|team|communications|relations)\b", "", phrase)
    ):
        return [Word(phrase, "organisation")]
    return [Word(phrase.rstrip(":"), "organisation")]


def is_person_of(name: str, emails: list[str]) -> bool:
    """Whether an address begins with a part of the name."""
    parts = [p.casefold() for p in re.findall(r"[^\W\d_]+", name) if len(p) > 2]
    return any(part in email.partition("@")[0] for email in emails for part in parts)


def is_place_of(name: str, emails: list[str]) -> bool:
    """Whether an address is at a domain made of the name: then it is an organisation's."""
    parts = [p.casefold() for p in re.findall(r"[^\W\d_]+", name) if len(p) > 2]
    return bool(parts) and any(all(part in email.partition("@")[2] for part in parts) for email in emails)


_TITLE_ZH = re.compile("(?:" + "|".join(words_zh.TITLES) + ")$")
_TITLE_ONLY_ZH = re.compile("(?:" + "|".join(words_zh.TITLES) + "|承[办辦]人|科[员員])")
_ORG_ZH = re.compile("(?:" + "|".join(words_zh.ORG_ENDS) + ")$")
_HONORIFIC_ZH = re.compile("(?:" + "|".join(words_zh.HONORIFICS) + ")$")


# Fields of work that begin with a character which is also a surname: 文化专员, 項目經理, 高級經理
_FIELD_ZH = re.compile(
    r"文化|高[级級]|常[务務]|安全|[项項]目|金融|平[台臺]|[华華][东東南北中]|[党黨]委|[国國][际際]|商[务務]|[广廣]告|[农農][业業]|管理"
    r"|[应應]用|都市|游[戏戲]|包[装裝]|[时時]尚|[温溫]室|利[润潤]|[权權]益|[从從]业|[单單]位|[计計][划劃]|[边邊][检檢]|[车車][务務]"
)
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,8}[处處科室局署厅廳组組部]")  # 文化处, though 文 is a surname


def _chinese(phrase: str, known: Organisations) -> list[Word]:
    if is_desk(phrase) or _OFFICE.fullmatch(phrase) or re.search("公[关關][顾顧][问問](?:公司)?$", phrase):
        return [Word(phrase, "organisation")]
    for length in (3, 2, 1) if phrase[0] in words_zh.SURNAMES else ():  # 石佩珊組長, 溫科長
        if _TITLE_ONLY_ZH.fullmatch(phrase[length:]) and not _FIELD_ZH.fullmatch(phrase[:length]):
            return [Word(phrase[:length], "person"), Word(phrase[length:], "title")]
    honorific = _HONORIFIC_ZH.search(phrase)
    bare = phrase[: honorific.start()] if honorific and honorific.start() else phrase
    if _TITLE_ZH.search(bare) and not _name_only(bare, bool(honorific and bare != phrase)):
        return _title(bare, known)
    if _name_only(bare, bare != phrase):
        return [Word(bare, "person")]
    if bare == phrase and (
        (words_zh.STRONG_ENDS.search(phrase[-8:]) and _ORG_ZH.search(phrase))
        or is_desk(phrase)
        or phrase in known.forms()
    ):
        return [Word(phrase, "organisation")]
    ahead, name = split_name(bare, bare != phrase)
    if name and ahead and (bare != phrase or _TITLE_ZH.search(ahead)):
        return [*_chinese_ahead(ahead, known), Word(name, "person")]
    return [Word(phrase, "organisation")]


def _chinese_ahead(text: str, known: Organisations) -> list[Word]:
    return _title(text, known) if _TITLE_ZH.search(text) else [Word(text, "organisation")]


def _title(text: str, known: Organisations) -> list[Word]:
    title, organisation = office_of(text, known)
    if organisation and not is_desk(organisation) and len(organisation) > 3:
        return [Word(organisation, "organisation"), Word(title, "title")]
    return [Word(text, "title")]


def _name_only(text: str, certain: bool) -> bool:
    """Whether the whole text is a Chinese name: two to four characters that begin with a surname."""
    if re.search("[·‧・•]", text):
        return True
    if not re.fullmatch(r"[\u4e00-\u9fff]{1,4}", text) or (len(text) == 1 and not certain):
        return False
    if _TITLE_ZH.search(text) and not certain:
        return False
    compound = text[:2] in words_zh.COMPOUND_SURNAMES
    if (len(text) == 4 and not compound) or (len(text) == 3 and text[-1] in "处處部科室局署厅廳系组組"):
        return False  # 文化处 is an office, though 文 is a surname
    return (text[0] in words_zh.SURNAMES or compound) and not (_ORG_ZH.search(text) and len(text) != 3)


def told_apart(names: list[Word], emails: list[str]) -> list[Word]:
    """Of several words that look like people, the one in the e-mail address is; the others are what they work for."""
    people = [w for w in names if w.kind == "person"]
    if not people:
        return _named_behind_organisation(names)
    if len(people) < 2 or people[0].text.isascii() != people[1].text.isascii():
        return names
    person = next((w for w in people if is_person_of(w.text, emails)), people[0])
    return [w if w is person or w.kind != "person" else Word(w.text, "organisation") for w in names]


def _named_behind_organisation(names: list[Word]) -> list[Word]:
    """云岭古道 木清扬: two or three characters behind an organisation are a person, however rare the surname."""
    for n, word in enumerate(names):
        ahead = any(w.kind == "organisation" and _HAN.search(w.text) for w in names[:n])
        if ahead and word.kind == "organisation" and _short_name_zh(word.text):
            return [*names[:n], Word(word.text, "person"), *names[n + 1 :]]
    return names


def _short_name_zh(text: str) -> bool:
    office = any(p.search(text) for p in (_ORG_ZH, _TITLE_ZH, _FIELD_ZH, _OFFICE)) or is_desk(text)
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,3}", text)) and not office


def organisation_at(domains: list[str], known: Organisations) -> str:
    """The known organisation that a domain is made of, by its words or its initials; "" if none is."""
    for domain in domains:
        letters = re.sub(r"[^a-z0-9]", "", domain.rpartition(".")[0].casefold() or domain)
        for form in known.forms():
            parts = [w.casefold() for w in re.findall(r"[A-Za-z0-9]+", short_name(form))]
            initials = "".join(p[0] for p in parts)
            if parts and (
                (all(p in letters for p in parts if len(p) > 3) and any(len(p) > 3 for p in parts))
                or (len(initials) > 2 and initials in letters)
            ):
                return known.full_name(form)
    return ""
