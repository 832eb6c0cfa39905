"""What a paragraph of an office document looks like and is called, whatever program wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["", "title", "subtitle", "heading", "caption", "list", "toc", "note"]

# Word writes its own styles' names in English whatever its language; other programs write what their menus say.
_NAMES: tuple[tuple[Kind, str], ...] = (
    ("toc", r"toc(?: heading| \d)|table of contents.*|contents heading|目录标题|目錄標題|(?:目录|目錄) ?\d"),
    (
        "subtitle",
        r"sub-?(?:title|head(?:line|ing)?)|stand-?first|strap-?line|副标题|副標題|子標題|untertitel|sous-titre",
    ),
    (
        "title",
        r"(?:main |document |release |press release )?title|(?:press release |release |main )?headline"
        r"|标题|標題|大标题|titel|titre|título|titolo",
    ),
    ("heading", r"(?:heading|header|head|标题|標題|überschrift|titre|título|titolo|kop|rubrik) ?(?P<n>\d)"),
    ("heading", r"(?:sub|cross|section )-?head(?:ing)?"),
    (
        "caption",
        r"(?:picture |photo |figure |image )?captions?|题注|題註|標號|图片说明|圖片說明|图注|圖說"
        r"|beschriftung|légende|figure|illustration",
    ),
    (
        "list",
        r"(?:list (?:bullet|number)|bullet(?:ed)?(?: list)?|bullets?|列表项目符号|列表编号|项目符号|清單項目符號"
        r"|清單號碼|項目符號) ?(?P<n>\d)?",
    ),
    ("note", r"(?:foot|end)note(?: text)?|脚注文本|註腳文字"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _NAMES)


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, or a paragraph after all its styles, says. None: says nothing."""

    kind: Kind = ""
    level: int = 0
    size: float | None = None  # points
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    align: str | None = None
    indent: int | None = None  # twips, where the text begins
    hanging: int | None = None  # twips, how far the first line stands out to the left (negative: goes in)
    before: int | None = None  # twips of space
    after: int | None = None
    numbering: tuple[str, int] | None = None  # (list id, level from 0); "0" is: none


def over(below: Look, above: Look) -> Look:
    """`below` with whatever `above` says in its place. A kind brings its own level."""
    said = {name: v for name in Look.__slots__ if (v := getattr(above, name)) is not None and name not in _NAMED}
    if above.kind:
        said |= {"kind": above.kind, "level": above.level}
    if above.numbering and not above.numbering[0] and below.numbering:
        said["numbering"] = (below.numbering[0], above.numbering[1])  # only deeper in the list that the style names
    return replace(below, **said)


_NAMED = ("kind", "level")


def kind_named(name: str) -> tuple[Kind, int]:
    """("heading", 2) for "Heading 2" or 标题 2; ("", 0) for a name that says nothing."""
    name = name.strip()
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(name):
            number = match.groupdict().get("n")
            return kind, int(number) if number else 2 if kind == "heading" else 1
    return "", 0
