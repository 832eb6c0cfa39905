"""The organisations that a release names: boilerplates, notice, contacts, full names with a short form in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from releases.importing import words_en, words_zh

_ALIAS_EN = re.compile(
    r"(?P<name>(?:[A-Z0-9][\w.&’'-]*)(?:(?:,? (?=(?:Inc|Ltd|Limited|LLC|Corp)\b)| |, )(?:[A-Z0-9&][\w.&’'-]*|of|the"
    r"|for|and|in|de|on|to)){0,9})\s*"
    r"[(（](?:the\s+|hereinafter\s+"
    r"|or\s+)?[“\"‘'「]?(?:the\s+)?(?P<alias>[A-Z][\w.&’' -]{1,40}?)[”\"’'」]?(?:\s*[,;、](?:[^()（）]{0,60}))?[)）]"
)
_ALIAS_ZH = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9·・&]{4,40})\s*[（(](?:以下|下[称稱])?(?:[简簡]?[称稱]"
    r"|[为為])?[：:]?[「“\"『]?(?P<alias>[\u4e00-\u9fffA-Za-z0-9& "
    r"]{2,16}?)[」”\"』]?(?:[，,；;、][^（）()]{0,40})?[）)]"
)


@dataclass
class Organisations:
    """Names with their short forms, in the order met."""

    aliases: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, alias: str = "") -> None:
        name = name.strip(" ,，、")
        if not name:
            return
        forms = self.aliases.setdefault(name, [])
        if alias and alias != name and alias not in forms:
            forms.append(alias)

    def forms(self) -> list[str]:
        """Every known form, the longest first; also full names without their "Limited", 有限公司."""
        found: dict[str, None] = {}
        for name, aliases in self.aliases.items():
            for form in (name, *aliases, short_name(name)):
                if len(form) > 1:
                    found[form] = None
        return sorted(found, key=len, reverse=True)

    def full_name(self, form: str) -> str:
        """The full name that a form belongs to, or the form itself."""
        for name, aliases in self.aliases.items():
            if form == name or form in aliases or form == short_name(name):
                return name
        return form


def short_name(name: str) -> str:
    """Without the legal form: "Lumen Ltd" is "Lumen", 某某有限公司 is 某某."""
    return words_zh.CORPORATE.sub("", words_en.CORPORATE.sub("", name)).strip(" ,")


def aliases_in(text: str) -> list[tuple[str, str]]:
    """(full name, short form) for every "Full Name Limited (Full Name)" in a text."""
    return [*_english(text), *_chinese(text)]


def _english(text: str) -> Iterable[tuple[str, str]]:
    for window in _before_brackets(text):
        match = _ALIAS_EN.search(window)
        if not match:
            continue
        name, alias = match.group("name").removeprefix("The "), match.group("alias").strip()
        name = re.sub(r"^(?:(?:In|At|On|For|By|And|With|From|To|As|Of)\s+)+(?:the\s+)?", "", name)
        if _belongs(name, alias) and not re.search(r"\d{4}|^(?:left|right|centre|center)", alias):
            yield name, alias


def _before_brackets(text: str) -> Iterable[str]:
    """Every bracket with what stands before it: patterns that end in a bracket look no further, so they stay linear."""
    for match in re.finditer(r"[(（][^()（）]{1,100}[)）]", text):
        yield text[max(0, match.start() - 130) : match.end()]


def _belongs(name: str, alias: str) -> bool:
    """An acronym of the name, or some of its words."""
    words = re.findall(r"[A-Za-z0-9&]+", name)
    letters = "".join(w[0] for w in words).upper()
    capitals = "".join(w[0] for w in words if w[0].isupper())
    acronym = re.sub(r"[^A-Z0-9&]", "", alias)
    if len(acronym) >= 2 and alias.replace(".", "").isupper():
        return acronym in (letters, capitals) or (all(c in letters for c in acronym) and acronym[0] == letters[:1])
    return (
        alias != name
        and all(w.casefold() in name.casefold() for w in alias.split())
        and len(alias.split()) < len(words)
    )


def _chinese(text: str) -> Iterable[tuple[str, str]]:
    for window in _before_brackets(text):
        match = _ALIAS_ZH.search(window)
        if not match:
            continue
        name, alias = match.group("name"), match.group("alias").strip()
        end = words_zh.STRONG_ENDS.search(name)
        whole = _from_alias(name, alias)
        if whole and end and not re.search(r"\d", alias):
            yield whole, alias


def _from_alias(name: str, alias: str) -> str:
    """The end of `name` that begins as the alias does and holds its characters in order, without 的伙伴企业 before."""
    if alias.isascii():
        cut = re.split(r"[与與和及由在的、]|[宣公]布", name)[-1]
        return cut if alias.isupper() and words_zh.STRONG_ENDS.search(cut) else ""
    for start in (n for n, char in enumerate(name) if char == alias[0]):
        rest = iter(name[start:])
        if len(name) - start > len(alias) and all(char in rest for char in alias):
            return name[start:]
    return ""
