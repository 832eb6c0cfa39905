"""What stands at the beginning of a line: bullets, numbers, and signs that a line begins something new."""

from __future__ import annotations

import re

BULLETS = "•●○◦▪▫■□◆◇◼►▶▸▹‣⁃➢➤➔→✓✔✦★☆·‧∙⚫⦁\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf06c\uf075\uf076\uf0e0\uf02d"

# Bullets need no space after them; a hyphen, an asterisk and the letter o do, or they are words.
_BULLET = re.compile(rf"([{BULLETS}]|[-–*o](?=\s))\s*(?=\S)")
_NUMBER = re.compile(
    r"(\d{1,2}[.．)）](?!\d)|\d{1,2}、|[(（]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|[①-⑳]|[(（]?(?:[a-h]|i{1,3}|iv|vi{0,3}|ix|x)[)）]|[a-h]\.(?=\s))\s*(?=\S)"
)
_CLASSES = (
    ("arabic-dot", re.compile(r"\d{1,2}[.．、]")),
    ("arabic-bracket", re.compile(r"[(（]?\d{1,2}[)）]")),
    ("han", re.compile(r"[一二三四五六七八九十]{1,3}、")),
    ("han-bracket", re.compile(r"[(（][一二三四五六七八九十]")),
    ("circle", re.compile(r"[①-⑳]")),
    ("roman", re.compile(r"[(（]?[ivx]+[.)）]")),
    ("letter", re.compile(r"[(（]?[a-h][.)）]")),
)


SHORTEST_BETWEEN_DASHES = 40  # characters; a shorter line between dashes is an end mark or a page number


def split_marker(text: str) -> tuple[str, str]:
    """("•", "words") for "• words"; ("", text) where there is no marker. An end mark such as "- 30 -" has none."""
    match = _BULLET.match(text) or _NUMBER.match(text)
    if not match:
        return "", text
    if text[0] in "-–*" and text[-1] == text[0]:  # American highlights stand between dashes, and so does an end mark
        return (match.group(1), text[match.end() : -1].rstrip()) if len(text) >= SHORTEST_BETWEEN_DASHES else ("", text)
    return match.group(1), text[match.end() :]


def marker_class(marker: str) -> str:
    """Markers of one class stand at one level: "1." and "2." are one class, "•" and "o" are two."""
    for name, pattern in _CLASSES:
        if pattern.match(marker):
            return name
    return marker


def is_number(marker: str) -> bool:
    return any(pattern.match(marker) for _, pattern in _CLASSES)


def number_of(marker: str) -> int:
    """7 for "7.", "(七)" or "⑦"; 0 for a bullet or a letter."""
    if not marker:
        return 0
    if "①" <= marker[0] <= "⑳":
        return ord(marker[0]) - ord("①") + 1
    digits = re.search(r"\d+", marker)
    return int(digits.group()) if digits else han_number("".join(re.findall("[一二三四五六七八九十]", marker)))


_HAN_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "兩": 2,
    "两": 2,
    "元": 1,
}


def han_number(text: str) -> int:
    """The number written 十二, 二十, 廿一 or, digit by digit, 二〇二五; 0 for anything else."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(c not in _HAN_DIGITS and c != "十" for c in text):
        return 0
    if "十" not in text:
        return int("".join(str(_HAN_DIGITS[c]) for c in text))
    tens, _, units = text.partition("十")
    if len(tens) > 1 or len(units) > 1:
        return 0
    return (_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[units] if units else 0)
