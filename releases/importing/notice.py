"""The notice, mostly before the label: who issues the release, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parties:
    issued_by: str = ""
    on_behalf_of: tuple[str, ...] = ()


_NOTICE = re.compile(
    r"(?:the )?(?:following|below|this) (?:is a )?(?:joint )?(?:press|news|media)? ?(?:release|statement"
    r"|announcement|notice).{0,40}?(?:issued|released|distributed|published|sent)\b"
    r"|(?:issued|released|distributed) (?:by .{2,80} )?on behalf of\b|issued by .{2,120} on behalf of"
    r"|(?:以下|本|此|下列)(?:新[闻聞]|媒[体體]|[传傳]媒)?(?:稿|公[报報]|通稿"
    r"|[声聲]明).{0,12}?由.{2,60}?(?:代(?:[发發表]|.{2,40}[发發][佈布放])|[发發][佈布放]|受.{1,20}委[托託])",
    re.I,
)


def is_notice(text: str) -> bool:
    """Whether a paragraph says who issues the release and for whom."""
    return len(text) <= 500 and bool(_NOTICE.search(text[:300]))


_EN = re.compile(
    r"\b(?:issued|released|distributed|published|sent)(?: out)? by (?:the )?(?P<by>.+?)(?:,)? (?:on behalf of"
    r"|for) (?P<of>.+?)(?:, (?:both|all|each|which|a|an|the|two|three|its)\b.*)?[.]?$",
    re.I | re.S,
)
_EN_SHORT = re.compile(
    r"\b(?:issued|released|distributed) by (?:the )?(?P<by>[^,.]+)|\bon behalf of (?:the )?(?P<of>[^.]+)", re.I
)
_ZH = re.compile(
    r"由(?P<by>[^，。、]{2,40}?)(?:代表?|受)(?P<of>[^。]{2,120}?)(?:委[托託])?(?:[发發][佈布出放表]|代[发發]|刊[发發])"
)
_ZH_FOR = re.compile(r"由(?P<by>[^，。、]{2,40}?)代(?:[为為])?[发發][佈布表]?[，,。]?(?P<rest>.*)", re.S)
_ZH_PARTNERS = re.compile(
    r"(?P<of>[^，。]{2,120}?)(?:均|皆|都)?[为為是](?!了).{0,30}?(?:伙伴|夥伴|成[员員]|[会會][员員]|企[业業]|公司"
    r"|客[户戶]|租[户戶])"
)


def parties(text: str) -> Parties:
    """Who issued the release and on whose behalf, as the notice says."""
    if match := _EN.search(text):
        return Parties(match.group("by").strip(), _split_en(match.group("of")))
    if match := _ZH.search(text):
        return Parties(match.group("by").strip(), _split_zh(match.group("of")))
    if match := _ZH_FOR.search(text):
        partners = _ZH_PARTNERS.search(match.group("rest"))
        return Parties(match.group("by").strip(), _split_zh(partners.group("of")) if partners else ())
    if match := _EN_SHORT.search(text):
        return Parties((match.group("by") or "").strip(), _split_en(match.group("of") or ""))
    return Parties()


def _split_en(text: str) -> tuple[str, ...]:
    parts = re.split(r",\s+(?:and\s+)?(?!(?:Inc|Ltd|LLC|Limited)\b)|\s+and\s+(?=(?:the )?[A-Z])", text.strip(" ."))
    return tuple(re.sub(r"^the\s+", "", p.strip(), flags=re.I) for p in parts if p.strip())


def _split_zh(text: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in re.split(r"[、與与和及，]", text) if p.strip())
