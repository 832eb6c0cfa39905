"""Times of day and time zones as embargo lines print them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from releases.importing.markers import han_number

# Fixed offsets in minutes. A name that changes with the season, such as "ET", is in SEASONAL instead.
OFFSETS: dict[str, int] = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60,
    "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "WITA": 480,
    "ICT": 420, "WIB": 420, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "GST": 240, "SAST": 120, "CAT": 120, "EAT": 180, "WAT": 60, "PKT": 300, "NPT": 345, "BRT": -180,
    "ART": -180,
}  # fmt: skip
SEASONAL: dict[str, str] = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago", "CENTRAL": "America/Chicago",
    "MT": "America/Denver", "MOUNTAIN": "America/Denver", "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles",
    "AET": "Australia/Sydney", "NZT": "Pacific/Auckland",
    "UK": "Europe/London", "LONDON": "Europe/London", "BRITISH": "Europe/London", "PARIS": "Europe/Paris",
    "BRUSSELS": "Europe/Brussels", "BERLIN": "Europe/Berlin", "GENEVA": "Europe/Zurich", "SYDNEY": "Australia/Sydney",
    "MELBOURNE": "Australia/Melbourne", "CANBERRA": "Australia/Sydney", "NEW YORK": "America/New_York",
    "HONG KONG": "Asia/Hong_Kong", "SINGAPORE": "Asia/Singapore", "BEIJING": "Asia/Shanghai", "CHINA": "Asia/Shanghai",
    "TAIPEI": "Asia/Taipei", "TAIWAN": "Asia/Taipei", "TOKYO": "Asia/Tokyo",
    "香港": "Asia/Hong_Kong", "北京": "Asia/Shanghai", "中国": "Asia/Shanghai", "中國": "Asia/Shanghai", 
    "台灣": "Asia/Taipei",
    "臺灣": "Asia/Taipei", "台湾": "Asia/Taipei", "台北": "Asia/Taipei", "臺北": "Asia/Taipei",
    "新加坡": "Asia/Singapore",
    "澳門": "Asia/Macau", "澳门": "Asia/Macau", "上海": "Asia/Shanghai", "倫敦": "Europe/London",
    "伦敦": "Europe/London",
    "英國": "Europe/London", "英国": "Europe/London", "美東": "America/New_York", "美东": "America/New_York",
    "美國東部": "America/New_York", "美国东部": "America/New_York", "格林威治": "UTC", "格林尼治": "UTC", "世界": "UTC",
    "紐約": "America/New_York", "纽约": "America/New_York", "東京": "Asia/Tokyo", "东京": "Asia/Tokyo",
}  # fmt: skip
COUNTRY_ZONES: dict[str, str] = {
    "HK": "Asia/Hong_Kong", "CN": "Asia/Shanghai", "TW": "Asia/Taipei", "SG": "Asia/Singapore", "MO": "Asia/Macau",
    "MY": "Asia/Kuala_Lumpur", "GB": "Europe/London", "IE": "Europe/Dublin", "US": "America/New_York",
    "CA": "America/Toronto",
    "AU": "Australia/Sydney", "NZ": "Pacific/Auckland", "BE": "Europe/Brussels", "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
    "CH": "Europe/Zurich", "NL": "Europe/Amsterdam", "LU": "Europe/Luxembourg",
    "JP": "Asia/Tokyo", "IN": "Asia/Kolkata",
}  # fmt: skip

_ZONE_NAMES = "|".join(
    sorted(
        (re.escape(z) for z in (*OFFSETS, *(k for k in SEASONAL if len(k) <= 3 and k.isascii()))), key=len, reverse=True
    )
)
_PLACES = "|".join(sorted((re.escape(z) for z in SEASONAL if len(z) > 3 or not z.isascii()), key=len, reverse=True))
_ZONE = re.compile(
    rf"\b(?:GMT|UTC)\s*(?P<sign>[+−–-])\s*(?P<oh>\d{{1,2}})(?::?(?P<om>\d\d))?|\b(?P<name>{_ZONE_NAMES}|CST|IST|UK)\b"
    rf"|(?P<place>{_PLACES})(?:(?i:\s+(?:local\s+|standard\s+|daylight\s+|summer\s+)?time\b)|標準時[間间]?"
    rf"|(?:夏令)?[時时][間间])",
)
_TIME = re.compile(
    r"(?P<word>\b(?:12\s*)?(?:noon|midday|midnight)\b)"
    r"|(?<![\d:.])(?P<h12>\d{1,2})(?:[:.](?P<m12>\d\d))?(?:[:.]\d\d)?\s*(?P<ap>[ap])\.?\s?m\b\.?"
    r"|(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|午後|傍晚|晚上|晚間|晚间|深夜|午夜)?\s*(?P<hz>\d{1,2}"
    r"|[〇零一二三四五六七八九十廿]{1,3})\s*[時时點点]\s*(?:(?P<mz>\d{1,2}|[零〇一二三四五六七八九十]{1,3})\s*分"
    r"|(?P<halfhour>半))?(?P<exact>[正整])?"
    r"|(?P<half2>凌晨|清晨|早上|早晨|上午|中午|下午|午後|傍晚|晚上|晚間|晚间|深夜"
    r"|午夜)\s*(?P<hc>\d{1,2})[:：](?P<mc>\d\d)"
    r"|(?<![\d:.])(?P<h24>[01]?\d|2[0-4])[:：.hH](?P<m24>[0-5]\d)(?::[0-5]\d)?(?!\d|[:.]\d)(?!\s*(?:million|billion"
    r"|%|per cent))"
    r"|(?<![\d+])(?P<mil>(?:[01]\d|2[0-4])[0-5]\d)(?=\s*(?:hrs?|hours?|h)\b|\s+(?:GMT|BST|UTC|CET|CEST|HKT|SGT"
    r"|AE[SD]T)\b)"
    r"|(?P<zhword>正午|中午|午夜|零[時时點点])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class TimeFound:
    hour: int
    minute: int
    start: int
    end: int
    midnight: bool = False  # printed as a word, which may mean either end of the day
    noon: bool = False


@dataclass(frozen=True, slots=True)
class ZoneFound:
    """A zone as printed. `minutes` is its offset where it is fixed, `key` its IANA name where it changes."""

    name: str
    minutes: int | None
    key: str
    start: int
    end: int

    def offset(self, at: datetime.datetime) -> datetime.timedelta:
        if self.minutes is not None:
            return datetime.timedelta(minutes=self.minutes)
        return ZoneInfo(self.key).utcoffset(at) or datetime.timedelta(0)


def find_times(text: str) -> list[TimeFound]:
    return [t for t in (_time(match) for match in _TIME.finditer(text)) if t and t.hour <= 24 and t.minute < 60]


def _time(match: re.Match[str]) -> TimeFound | None:
    g, span = match.groupdict(), match.span()
    if g["word"] or g["zhword"]:
        word = (g["word"] or g["zhword"]).casefold()
        midnight = "midnight" in word or word[0] in "零" or word == "午夜"
        return TimeFound(0 if midnight else 12, 0, *span, midnight=midnight, noon=not midnight)
    if g["h12"]:
        hour = int(g["h12"]) % 12 + (12 if g["ap"].casefold() == "p" else 0)
        return TimeFound(hour, int(g["m12"] or 0), *span) if int(g["h12"]) <= 12 else None
    if g["hz"] or g["hc"]:
        hour = _number(g["hz"] or g["hc"])
        minute = 30 if g["halfhour"] else _number(g["mz"] or g["mc"] or "0")
        return TimeFound(_of_day(hour, g["half"] or g["half2"] or ""), minute, *span)
    if g["mil"]:
        return TimeFound(int(g["mil"][:2]), int(g["mil"][2:]), *span)
    return TimeFound(int(g["h24"]), int(g["m24"]), *span)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else han_number(text)


def _of_day(hour: int, half: str) -> int:
    """下午3時 is 15; 凌晨12時 is 0; 中午12時 stays 12, 中午1時 is 13."""
    if half in ("凌晨", "清晨", "午夜", "深夜", "早上", "早晨", "上午"):
        return 0 if hour == 12 and half != "上午" else hour
    if half and hour < 12 and not (half == "中午" and hour >= 11):
        return hour + 12
    return hour


def find_zones(text: str, country: str = "") -> list[ZoneFound]:
    """Every zone that the text names, in order; their places are rough. CST and IST are read for the country."""
    return [_zone(match, country) for match in _ZONE.finditer(_upper_places(text))]


def _upper_places(text: str) -> str:
    """Place names in capitals, so that "Hong Kong time" and "HONG KONG TIME" are one."""
    return re.sub(
        r"\b(?:eastern|central|mountain|pacific|london|british|paris|brussels|berlin|geneva|sydney|melbourne"
        r"|canberra|new york"
        r"|hong kong|singapore|beijing|china|taipei|taiwan|tokyo)(?=\s+(?:local |standard |daylight |summer )?time\b)"
        r"|\b(?:gmt|utc|bst)\b|\buk(?=\s+time)",
        lambda m: m.group().upper(),
        re.sub(r"(m\.?\s+(?:Eastern|Pacific|Central|Mountain))(?!\s+\w*\s?time)", r"\1 time", text),
        flags=re.I,
    )


def _zone(match: re.Match[str], country: str) -> ZoneFound:
    if match.group("sign"):
        sign = 1 if match.group("sign") == "+" else -1
        minutes = sign * (int(match.group("oh")) * 60 + int(match.group("om") or 0))
        return ZoneFound(match.group(), minutes, "", *match.span())
    name = match.group("name") or match.group("place")
    if name == "CST":
        return ZoneFound(name, 480 if country in ("CN", "TW", "HK", "MO") else -360, "", *match.span())
    if name == "IST":
        return ZoneFound(name, 60 if country == "IE" else 330, "", *match.span())
    if name in OFFSETS:
        return ZoneFound(name, OFFSETS[name], "", *match.span())
    return ZoneFound(name, None, SEASONAL[name], *match.span())
