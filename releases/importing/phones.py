"""Telephone numbers in a contact line: E.164, what kind, and which country's where the number does not say."""

from __future__ import annotations

import re

import phonenumbers

from releases.document import Phone
from releases.importing.contact_lines import EXTENSION, PHONE, PHONE_WORD

_KINDS = (
    ("fax", re.compile(r"\bfax\b|\bf\b\s*[:.]|[传傳]真", re.I)),
    ("out-of-hours", re.compile(r"out[- ]of[- ](?:office[- ])?hours|after[- ]hours|非[办辦]公|下班", re.I)),
    ("whatsapp", re.compile(r"whatsapp", re.I)),
    ("wechat", re.compile(r"微信|wechat", re.I)),
    ("mobile", re.compile(r"\bmob(?:ile)?\b|\bcell\b|\bm\b\s*[:.]|手[机機]|行[动動]|移[动動]", re.I)),
)
# Codes that are printed without a plus: (852) 2555 0142, 886-2-5555-0142.
_BARE_CODE = re.compile(r"^\s*[(（]?(852|853|886|86|65|44|61|64|60|81|82|91|353)[)）\s.-]")
_NATIONAL_LENGTH = {"852": 8, "853": 8, "65": 8}


def phones_in(text: str, country: str) -> tuple[list[Phone], str]:
    """The numbers of a line, and the line without them and their labels."""
    found: list[Phone] = []
    left, position, region = "", 0, country
    for match in PHONE.finditer(text):
        if match.start() < position or not _could_be(match.group(), text, match):
            continue
        extension = EXTENSION.match(text, match.end())
        number, region = _number(match.group(), region, country)
        if not number:
            continue
        end = extension.end() if extension else match.end()
        before, after = text[position : match.start()], text[end : end + 24]
        if extension:
            number += f";ext={extension.group(1)}"
        found.append(Phone(number, _kind(before, after) or _inherited_kind(before, found)))
        left += _without_label(before) + " "
        position = end
    return found, left + text[position:]


def _could_be(number: str, text: str, match: re.Match[str]) -> bool:
    digits = sum(c.isdigit() for c in number)
    if not 7 <= digits <= 16:
        return (
            digits in (5, 6)
            and text[: match.start()].rstrip().endswith((":", "："))
            and bool(PHONE_WORD.search(text[: match.start()]))
        )
    if re.fullmatch(r"\s*(?:19|20)\d\d[\s.–-]+\d{1,2}[\s.–-]+\d{1,2}\s*", number) or re.fullmatch(
        r"(?:19|20)\d\d\s*[–-]\s*(?:19|20)\d\d", number.strip()
    ):
        return False
    return text[match.end() : match.end() + 1] not in ("年", "%") and text[: match.start()].rstrip()[-1:] not in (
        "$",
        "€",
        "£",
    )


def _number(printed: str, region: str, country: str) -> tuple[str, str]:
    """(E.164, region that a second number inherits); ("", region) if it is no number."""
    printed = re.sub(r"[＋]", "+", re.sub(r"[（]", "(", re.sub(r"[）]", ")", printed)))
    digits = re.sub(r"\D", "", printed)
    if bare := _BARE_CODE.match(printed):
        code = bare.group(1)
        if len(digits) == len(code) + _NATIONAL_LENGTH.get(code, len(digits) - len(code)) and len(digits) >= 10:
            printed = "+" + printed.replace("(", "").replace(")", "").strip()
    elif digits.startswith("852") and len(digits) == 11 and "+" not in printed:
        printed = "+" + digits
    try:
        parsed = phonenumbers.parse(printed, region or country or None)
    except phonenumbers.NumberParseException:
        return "", region
    own = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    shared = own in ("ZZ", "001", "US") and parsed.country_code == 1
    return phonenumbers.format_number(
        parsed, phonenumbers.PhoneNumberFormat.E164
    ), country if shared and country == "CA" else own


def _kind(before: str, after: str) -> str:
    label = before[-40:].rsplit("\n")[-1]
    bracket = re.match(r"\s*[(（][^)）]{1,20}[)）]", after)
    for kind, pattern in _KINDS:
        if pattern.search(label) or (bracket and pattern.search(bracket.group())):
            return kind
    return ""


def _inherited_kind(before: str, found: list[Phone]) -> str:
    """A number behind a slash is of the kind of the one before, if that was fax."""
    return (
        "fax"
        if found and found[-1].kind == "fax" and not PHONE_WORD.search(before) and before.strip() in "/／,"
        else ""
    )


def _without_label(text: str) -> str:
    """What stands before a number, less "Tel:" and the separator after the number before it."""
    return re.sub(r"^\s*(?:/|／|、|,|，|\bor\b|及|或)\s*$", " ", PHONE_WORD.sub(" ", text))
