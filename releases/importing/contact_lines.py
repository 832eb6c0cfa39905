"""What a line of a contact block holds: telephone numbers, e-mail addresses, links, and the words around them."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[A-Za-z0-9][\w.+'-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,100}\.[A-Za-z]{2,20}")
URL = re.compile(r"(?:https?://|www\.)[^\s，。；、（）()<>「」]+", re.I)

# A run of digits and the signs used between them, at least seven digits long; letters end it.
PHONE = re.compile(
    r"(?:\(?[+＋]\s?\d{1,3}\)?|\(0?\d{1,5}\)|（0?\d{1,5}）|\d{2,5})(?:[ \t.‑–-]{0,3}(?:\(\d{1,4}\)|\d{2,8}|\d)){1,6}"
)
EXTENSION = re.compile(
    r"\s*(?:,\s*)?(?:[(（]\s*)?(?:ext(?:ension|n)?\.?|x|分機|分机|[转轉]|内线|內線"
    r"|#)\s*[:：]?\s*(\d{1,6})(?:\s*[)）])?",
    re.I,
)

PHONE_WORD = re.compile(
    r"(?:\b(?:tele?phone|tel|phone|ph|mobile|mob|cell|direct|landline|hotline|whatsapp|m|t|p|o|d|fax|f"
    r"|24[- ]hours?)\b\.?"
    r"|(?<![a-z] )\boffice\b(?=\s*[:：(])|[电電][话話]|手[机機]|座[机機]|[热熱][线線]|行[动動][电電]?[话話]?"
    r"|[专專][线線]|市[话話]|直[线線]|[传傳]真|[联聯][络絡系]?[电電][话話])\s*(?:no\.?|number)?\s*[:：]?",
    re.I,
)
EMAIL_WORD = re.compile(
    r"(?:\be-?mail(?: address)?\b\.?|\be\b(?=\s*[:：.])|[电電]子?[邮郵](?:件|箱|址)?|[邮郵]箱|信箱|[邮郵]件)\s*[:：]?",
    re.I,
)
WEB_WORD = re.compile(
    r"(?:\b(?:web ?site|website|web|url|twitter|facebook|linkedin|instagram|x)\b|[网網][址站]|官[网網]"
    r"|微信(?:[公众眾號号]*)?|微博)\s*[:：]",
    re.I,
)
OTHER_WORD = re.compile(r"^(?:address|fax|地址|[传傳]真|[邮郵][编編]|辦公時間|办公时间)\s*[:：]", re.I)

_HEADING_EN = re.compile(
    r"(?:(?:press|media|interview|news)\b[^:.@\d]{0,40}\b(?:requests?|accreditation|interviews?|queries|contacts?"
    r"|enquiries|inquiries)|(?:for|to)\b.{0,60}?\b(?:enquir|inquir|information|interview|contact|queries|details"
    r"|request)\w*.{0,60}"
    r"|(?:(?:press|media|news|pr|public relations|communications|investors?|analysts?|company|corporate|general"
    r"|agency|industry|financial|sales|editorial|comms|shareholder)(?:\s*(?:and|&|/|or)\s*)?\s*)*"
    r"(?:contacts?(?: (?:information|details|persons?|us|for (?:media|press|journalists|investors)))?|enquir(?:y"
    r"|ies)|inquir(?:y|ies)|queries|office|relations|desk|team)(?:\s*(?:and|&|/)\s*(?:interviews?|contacts?"
    r"|investors?|images?|enquiries|inquiries))?(?: contacts?| to| please contact)?"
    r"|(?:investors?|media|press|analysts?|journalists)(?:\s*(?:and|&|/)\s*(?:investors?|media|press|analysts?))?"
    r"|further information|more information|notes? and contacts?|please contact|contact(?: us)?(?: at)?)",
    re.I,
)
_HEADING_ZH = re.compile(
    r"(?:如[有需]|[欲需]?)?(?:任何)?(?:更多|[进進]一步|其他|一般)?"
    r"(?:(?:新[闻聞]|媒[体體]|[传傳]媒|公[关關]|投[资資](?:者|人)|[记記]者|采[访訪]|採訪|企[业業]|品牌|商[务務]"
    r"|活[动動]|分析[员師员师])(?:[关關][系係])?(?:[与與和及、/或])?)*"
    r"(?:垂?[查洽]?[询詢]|[询詢][问問]|[联聯][络絡系繫](?:人|方式|方法|我[们們]|窗口|[资資][料讯訊])?|洽[询詢]"
    r"|[咨諮][询詢]|[垂]?查[询詢]|[关關][系係]|[发發]言人|采[访訪]|[详詳]情|[资資][讯訊料])"
    r"(?:(?:請|请|可|敬請|敬请|歡迎|欢迎)?[，, ]?(?:[请請]|敬[请請]|[欢歡]迎)?(?:[与與]|向|致[电電]"
    r"|[联聯][络絡系繫]|洽|[垂查][询詢]|以下|下列|[联聯][络絡]|[电電][邮郵]).{0,14})?",
)


# "For interviews please contact Jane Doe on ...": the answer follows in the same sentence.
_ASKED = re.compile(
    r"(?:for|to)\b[^.:：\n]{0,100}?\b(?:please )?(?:contact|email|e-mail|call|get in touch with)\b(?::|：)?\s+(?=\S)"
    r"|(?:please )?contact\s+(?=(?:the )?[A-Z][^.\n]{2,80}(?:@|\d{3}))",
    re.I,
)
# A sentence that sends the reader to a page is text.
_ELSEWHERE = re.compile(r"^[^:：]*\b(?:visit|see|go to|follow|read|click)\b(?![^.]*(?:@|contact))", re.I)


def is_contact_heading(text: str) -> bool:
    """Whether a line is, or begins with, a heading: "For media enquiries, contact:", 傳媒查詢：, "Press office"."""
    head = heading_part(text)
    return bool(head)


def heading_part(text: str) -> str:
    """The heading at the beginning of a contact line: all of it, or what stands before a colon; "" if there is none."""
    line = text.strip().strip("【】[]*■●◆|-–— ")
    if not line or len(line) > 400 or _ELSEWHERE.search(line):
        return ""
    if asked := _ASKED.match(line):
        return asked.group()
    before = re.match(r"[^:：\n]{2,90}[:：]", line)
    for head in ([before.group()] if before else []) + ([line] if len(line) <= 90 else []):
        words = head.rstrip(":： .。").strip()
        if (_HEADING_EN.fullmatch(words) or _HEADING_ZH.fullmatch(words)) and not _only_label(words):
            return head
    return ""


def _only_label(words: str) -> bool:
    """A word such as "Office" or "Information" before a number is that number's label and no heading."""
    return words.casefold() in ("office", "team", "desk", "information", "enquiry", "relations")


def holds_contact(text: str) -> bool:
    """Whether a line gives a number or an address to be reached at."""
    if EMAIL.search(text):
        return True
    if not any(c.isdigit() for c in text):
        return False
    return any(_dialled(m.group()) for m in PHONE.finditer(text)) and bool(
        PHONE_WORD.search(text) or re.search(r"[+＋]\s?\d", text) or _mostly_number(text)
    )


def _dialled(number: str) -> bool:
    digits = sum(c.isdigit() for c in number)
    return 7 <= digits <= 16 and not re.fullmatch(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)?\d\d", number.strip())


def _mostly_number(text: str) -> bool:
    return (
        len(text) <= 60
        and sum(c.isdigit() for c in text) >= 7
        and not re.search(r"\b(?:19|20)\d\d\b|[年月日%$€£]", text)
    )
