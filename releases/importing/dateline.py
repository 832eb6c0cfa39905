"""The dateline: where and when, at the head of the lead paragraph or on a line of its own.

(Hong Kong, 14 March 2024) – / PORTLAND, Ore., Sept. 9, 2025 (Wire) -- /
上海2025年5月20日 /通讯社/ -- / 【2025年9月18日，台北訊】
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from releases.document import Dateline
from releases.importing.dates import DateFound, find_dates

REACH = 110  # characters at the head of the paragraph in which a dateline must end

_SEPARATOR = re.compile(r"\s*(?:[–—―－─-]+|[:：|｜]|·)\s*")
_OPEN, _CLOSE = "（(【[〔", "）)】]〕"
_WIRE = re.compile(r"\s*(?:[,，]?\s*(?:/[^/\n]{2,40}/|／[^／\n]{2,30}／|[(（][^()（）\n]{2,50}[)）]))?\s*")
_WIRE_DASH = re.compile(r"\s*[–—-]+\s*[A-Z][\w. ]{1,30}?\s*[–—-]+\s*")
_WIRE_GLUED = re.compile(r"[(（/][A-Za-z ]{2,40}[)）/]\s*(?:[–—]+|--)\s*")
_ZH_TAIL = re.compile(
    r"\s*(?:[（(][^（）()\n]{2,30}[)）]\s*)?(?:[电電讯訊]|消息|[报報]道"
    r"|[报報]導)?\s*(?:[（(][^（）()\n]{2,30}[)）])?\s*"
)
_AGENCY = re.compile(r"^[\u4e00-\u9fff]{1,6}(?:社|网|網|[报報]|台|臺)(?=[\u4e00-\u9fff])")
_PLACE_EN = re.compile(r"[A-Z][\w.'’/&-]*(?:[ ,]+(?:[A-Z][\w.'’/&-]*|of|the|and|upon|on|de|la|del|le|in|&|/))*[.,]?")
_PLACE_ZH = re.compile(r"[\u4e00-\u9fff]{2,12}(?:[、/／·，, ]\s*[\u4e00-\u9fff]{2,12}){0,3}")
_NOT_A_PLACE = re.compile(
    r"\b(?:on|since|from|until|before|after|by|today|the|between|during|as|for|when|this|at"
    r"|today)\b(?!\s+(?:the\s+)?[A-Z]\w+$)|[。；！？「」“”]",
    re.I,
)
_ZH_NOT_A_PLACE = re.compile(r"[于於在自至由的是了和与與今昨]|截至|宣[布佈]|公[布佈]")


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline and where the text of the paragraph begins behind it."""

    dateline: Dateline
    end: int
    dated: DateFound | None = None  # set while the year is missing


def find_dateline(text: str, country: str = "", year: int = 0) -> Found | None:
    """The dateline at the beginning of a paragraph, or None."""
    return _with_date(text, country, year) or _without_date(text)


def _with_date(text: str, country: str, year: int) -> Found | None:
    dates = find_dates(text[:REACH], country)
    if not dates:
        return None
    date = dates[0]
    before, after = text[: date.start], text[date.end :]
    bracket = before.lstrip()[:1]
    if bracket and bracket in _OPEN:
        return _bracketed(text, date, year)
    place, end = _place_before(before), 0
    if place is None:
        return None
    if place == "":
        return _date_first(text, date, year)
    opened = before.rstrip()[-1] in _OPEN
    tail = _tail(re.sub(r"^\s*[）)】\]]", "–", after) if opened else after)
    if tail is None:
        return None
    end = date.end + tail
    return Found(_dateline(text, end, place, date, year), end, date)


def _place_before(before: str) -> str | None:
    """The place printed before the date; "" if nothing is; None if what stands there is no place."""
    words = before.strip()
    words = re.sub(r"\s*[(（]?(?:讯|訊|[电電])[)）]?$", "", words)
    words = re.sub(r"^\s*[–—-]+\s*", "", words)
    words = re.sub(r"\s*(?:/[^/]{2,40}/|[(（][^()（）]{2,40}[)）])\s*[–—-]*$", "", words)
    words = re.sub(r"(?<=\w)\s+[–—-]+\s+[A-Z][\w. ]{1,30}\s+[–—-]+$", "", words)  # HONG KONG SAR - Wire -
    words = words.rstrip(" ,，–—-:：|｜·（(【[").strip()
    if not words:
        return ""
    words = _AGENCY.sub("", words) if words != before.strip() or len(words) <= 12 else words
    if _PLACE_ZH.fullmatch(words) and len(words) <= 16 and not _ZH_NOT_A_PLACE.search(words):
        return words
    if len(words) <= 60 and _PLACE_EN.fullmatch(words) and len(words.split()) <= 7 and not _NOT_A_PLACE.search(words):
        return words
    return None


def _tail(after: str) -> int | None:
    """How much behind the date still belongs to the dateline: a wire's name and the separator. None: no dateline."""
    if not after.strip():
        return len(after)
    wire = _WIRE.match(after)
    end = wire.end() if wire else 0
    separator = _SEPARATOR.match(after, end)
    if separator and separator.end() > end:
        glued = _WIRE_GLUED.match(after, separator.end())  # --(EXAMPLE WIRE)--
        return glued.end() if glued else separator.end()
    dash = _WIRE_DASH.match(after)
    if dash:
        return dash.end()
    if wire and wire.group().strip():
        return end
    zh = _ZH_TAIL.match(after)
    if zh and re.search(r"[电電讯訊]|[报報][道導导]|消息", zh.group()):
        separator = _SEPARATOR.match(after, zh.end())
        return separator.end() if separator else zh.end()
    return None


def _bracketed(text: str, date: DateFound, year: int) -> Found | None:
    close = next((n for n in range(date.end, min(len(text), REACH)) if text[n] in _CLOSE), None)
    if close is None:
        return None
    inside = text[: date.start].lstrip()[1:] + "\x00" + text[date.end : close]
    place = _place_in(inside)
    if place is None:
        return None
    separator = _SEPARATOR.match(text, close + 1)
    end = separator.end() if separator else close + 1
    return Found(_dateline(text, end, place, date, year), end, date)


def _place_in(inside: str) -> str | None:
    """The place among what a bracket holds beside the date (marked by NUL); None if it holds a sentence."""
    parts = [p.strip(" ,，、:：–—-·|｜\t") for p in inside.split("\x00")]
    if sum(len(p) for p in parts) > 60:
        return None
    for part in parts:
        part = re.sub(r"[（(][^）)]*[)）]?", "", part)
        part = re.sub(r"\s*(?:讯|訊|[电電]|[报報][导導道])$", "", part).strip(" ,，")
        part = re.sub(r"(?:本[报報社][记記]者|[记記]者)[\u4e00-\u9fff]{2,4}[／/]?", "", part)
        if not part or re.fullmatch(r"(?:星期|[週周])[一二三四五六日]|[A-Z][a-z]+day", part):
            continue
        if _PLACE_ZH.fullmatch(part) or _PLACE_EN.fullmatch(part):
            return part
        return None
    return ""


def _date_first(text: str, date: DateFound, year: int) -> Found | None:
    """14 March 2024, London – / 2025年9月18日，台北訊 – / 2025年11月6日，香港 — ; a bare date only on its own line."""
    rest = text[date.end : REACH]
    match = re.match(
        r"[\s,，–—:：-]*(?P<place>[\u4e00-\u9fff]{2,8}?|[A-Z][\w.'’ ]+(?:, ?[A-Z][\w. ]+)?)\s*(?:讯"
        r"|訊)?\s*(?P<sep>[–—―-]+|[:：|｜])\s*",
        rest,
    )
    if match and not _ZH_NOT_A_PLACE.search(match.group("place")) and len(match.group("place").split()) <= 5:
        end = date.end + match.end()
        return Found(_dateline(text, end, match.group("place").strip(), date, year), end, date)
    if match := re.match(r"\s*(?:[–—―]+|--)\s*", rest):
        end = date.end + match.end()
        return Found(_dateline(text, end, "", date, year), end, date)
    return None


def _dateline(text: str, end: int, place: str, date: DateFound, year: int) -> Dateline:
    return Dateline(text[:end].strip(), place, date.date(year))


_ONLY_PLACE = (
    re.compile(r"[（(【\[]\s*(?P<place>[\u4e00-\u9fff]{2,8}?)\s*(?:讯|訊|[电電])\s*[)）】\]]\s*[–—―:：-]*\s*"),
    re.compile(
        r"[（(【\[]?(?:[^\n（(【\[]{0,10}?[记記]者[^\n]{1,12}?[／/])?(?P<place>[\u4e00-\u9fff]{2,4})(?:[讯訊]"
        r"|[电電]|[报報][导導])[)）】\]]?\s*[–—―:：-]+\s*"
    ),
    re.compile(
        r"(?P<place>(?:[A-Z][A-Z.'’-]+)(?:[ ,]+[A-Z][A-Za-z.'’-]+){0,4}\.?)\s*(?:[,，]?\s*(?:/[^/\n]{2,30}/"
        r"|\([^()\n]{2,40}\)))?\s+(?:[–—―]|--)+\s*"
    ),
    re.compile(r"(?P<place>[A-Z][a-z]+(?:[ ,]+[A-Z][a-z.]+){0,3})\s+(?:[–—―]|--)+\s+(?=[A-Z“\"])"),
    re.compile(  # AUSTIN, Texas--(EXAMPLE WIRE)--
        r"(?P<place>[A-Z][\w.'’-]*?(?:[ ,&]+[A-Z][\w.'’]*?){0,6})\s*(?:--|[–—])\s*[(/][A-Za-z ]{2,40}[)/]"
        r"\s*(?:--|[–—])\s*"
    ),
    re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4})\s*(?:——|--|—)\s*"),
)


def _without_date(text: str) -> Found | None:
    """（台北訊） / LONDON – / Geneva (Wire) –: a place and no date."""
    head = text[:REACH]
    for pattern in _ONLY_PLACE:
        match = pattern.match(head)
        if match and not _ZH_NOT_A_PLACE.search(match.group("place")):
            return Found(Dateline(match.group().strip(), match.group("place").strip(" ,"), None), match.end())
    return None


def own_line(text: str, country: str = "") -> Found | None:
    """A dateline alone on its line: "Brussels, 12 July 2021", "14 March 2024", 2025年7月3日（星期四）."""
    if len(text) > 110:
        return None
    dates = find_dates(text, country)
    if not dates:
        return None
    date = dates[0]
    rest = (text[: date.start] + "\x00" + text[date.end :]).strip()
    rest = re.sub(
        r"[（(]?\s*(?:星期|[週周])[一二三四五六日天]\s*[)）]?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
        r"|\b(?:香港|北京)時間.*|\d{1,2}[:.：]\d\d\s*(?:hrs|[ap]\.?m\b\.?|[A-Z]{2,4})?"
        r"|\b[A-Z][a-z]+ (?:Standard |Daylight |Summer )?Time$|\b(?:[A-Z]{2,4}T|GMT|UTC)$|於?\d{1,2}時\d{0,2}分?",
        "",
        rest,
        flags=re.I,
    )
    if sent := re.fullmatch(r"\x00\s+[–—-]\s+(?P<place>[^–—]{2,40}?)\s+[–—-]\s+[A-Z][^–—.]{3,60}", rest):
        place = sent.group("place").strip()  # May 6, 2025 – Ottawa, Ontario – Department of Example
        return Found(Dateline(text, place, date.date()), len(text), date) if _PLACE_EN.fullmatch(place) else None
    before, _, after = rest.strip(_OPEN + _CLOSE + " –—-|,，").partition("\x00")
    place = _place_in(before + after) if not (before.strip(" ,，") and after.strip(" ,，.")) else None
    if place is None:
        return None
    return Found(Dateline(text, place, date.date()), len(text), date)


def date_in_body(text: str, year: int, country: str = "") -> datetime.date | None:
    """The day called "today (June 30)" or 今日（七月三日）, in the year that the end of the release names."""
    match = re.search(r"(?:today|[今昨]日?)\s*[(（]([^)）]{2,30})[)）]", text, re.I)
    dates = find_dates(match.group(1), country) if match else []
    return dates[0].date(year) if dates else None
