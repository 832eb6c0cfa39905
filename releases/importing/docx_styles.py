"""Word's styles: what a paragraph is called, how large and how bold it is, its own properties over its styles'."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from releases.importing.docx_package import Element, W, is_on, value
from releases.importing.office_styles import Look, kind_named, over


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
