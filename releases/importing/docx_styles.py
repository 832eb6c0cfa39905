"""Word's styles and numbering: what a paragraph is called, how large and how bold it is, which bullet it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from releases.importing.docx_package import Element, W, is_on, value

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


def look_of(properties: Element | None) -> Look:
    """What a w:pPr says (its own w:rPr aside: that is the paragraph mark's)."""
    if properties is None:
        return Look()
    indent, spacing = properties.find(f"{W}ind"), properties.find(f"{W}spacing")
    align = value(properties.find(f"{W}jc")) or None
    outline = value(properties.find(f"{W}outlineLvl"))
    heading = outline.isdigit() and int(outline) < 9
    left = _number(indent, "left", "start")
    if left is None and (chars := _number(indent, "leftChars", "startChars")) is not None:
        left = chars * 21 // 10  # hundredths of a character of 10.5 points
    hanging = _number(indent, "hanging")
    first = _number(indent, "firstLine")
    return Look(
        kind="heading" if heading else "",
        level=int(outline) + 1 if heading else 0,
        align=align,
        indent=left,
        hanging=hanging if hanging is not None else -first if first is not None else None,
        before=_number(spacing, "before"),
        after=_number(spacing, "after"),
        numbering=_numbering(properties.find(f"{W}numPr")),
    )


def _numbering(element: Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    id, level = value(element.find(f"{W}numId")), value(element.find(f"{W}ilvl"))
    return (id, int(level) if level.isdigit() else 0) if id or level else None


def _number(element: Element | None, *names: str) -> int | None:
    for name in names:
        text = value(element, name)
        if re.fullmatch(r"-?\d+(?:\.\d+)?", text):
            return int(float(text))
    return None


def letters_of(properties: Element | None) -> Look:
    """What a w:rPr says of its letters."""
    if properties is None:
        return Look()
    size = value(properties.find(f"{W}sz")) or value(properties.find(f"{W}szCs"))
    bold, italic, hidden = (properties.find(W + name) for name in ("b", "i", "vanish"))
    return Look(
        size=float(size) / 2 if re.fullmatch(r"\d+(?:\.\d+)?", size) and float(size) else None,
        bold=is_on(bold) if bold is not None else None,
        italic=is_on(italic) if italic is not None else None,
        hidden=is_on(hidden) if hidden is not None else None,
    )


@dataclass
class Styles:
    """Style id -> Look, those that it is based on included."""

    paragraphs: dict[str, Look] = field(default_factory=dict)
    default: str = ""  # the id of "Normal"
    base: Look = field(default_factory=Look)

    def of(self, id: str) -> Look:
        return self.paragraphs.get(id) or self.paragraphs.get(self.default) or self.base


def styles_of(root: Element | None) -> Styles:
    """Read styles.xml; a file without it has no styles."""
    if root is None:
        return Styles(base=Look(size=10.0))
    defaults = root.find(f"{W}docDefaults")
    base = Look(size=10.0)
    if defaults is not None:
        base = over(base, letters_of(defaults.find(f"{W}rPrDefault/{W}rPr")))
        base = over(base, look_of(defaults.find(f"{W}pPrDefault/{W}pPr")))
    raw = {value(style, "styleId"): style for style in root.iter(f"{W}style")}
    styles = Styles(base=base)
    for id, style in raw.items():
        styles.paragraphs[id] = _resolved(id, raw, base, 12)
        if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
            styles.default = id
    return styles


def _resolved(id: str, raw: dict[str, Element], base: Look, depth: int) -> Look:
    """A style over the one it is based on; `depth` ends a circle of styles."""
    style = raw.get(id)
    if style is None or depth == 0:
        return base
    below_id = value(style.find(f"{W}basedOn"))
    # A character style does not carry the defaults: it lies over a paragraph that has them already.
    ground = base if value(style, "type") != "character" else Look()
    below = _resolved(below_id, raw, base, depth - 1) if below_id and below_id != id else ground
    own = over(look_of(style.find(f"{W}pPr")), letters_of(style.find(f"{W}rPr")))
    kind, level = kind_named(value(style.find(f"{W}name")) or id)
    if kind:
        own = replace(own, kind=kind, level=level)
    return over(below, own)
