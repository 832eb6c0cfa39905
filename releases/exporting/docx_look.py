"""How a Word file looks: faces for both scripts in every style, ink for the template's blue, marks of their width.

The template's headings take their faces from a theme that is set in Japanese, so each style names its own.
"""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from releases.document import Language

LATIN = "Georgia"
HAN: dict[Language, str] = {"en": "PMingLiU", "zh-hant": "PMingLiU", "zh-hans": "SimSun"}
"""For Han characters in a text of the language; names that Word knows, and replaces where it has better."""
TONGUES: dict[Language, tuple[str, str]] = {
    "en": ("en-GB", "zh-HK"),
    "zh-hant": ("en-GB", "zh-HK"),
    "zh-hans": ("en-GB", "zh-CN"),
}
INK, QUIET = RGBColor(0x12, 0x18, 0x1E), RGBColor(0x53, 0x60, 0x6C)
STYLES = (
    ("Title", 22, True, INK),
    ("Subtitle", 13, False, QUIET),
    ("Heading 1", 16, True, INK),
    ("Heading 2", 14, True, INK),
    ("Heading 3", 12, True, INK),
    ("Caption", 9, False, QUIET),
    ("Quote", 11, False, INK),
    ("Header", 9, False, QUIET),
    ("Footer", 9, False, QUIET),
)
_HAN_OR_ITS_MARKS = re.compile("[\u2e80-\u9fff\uf900-\uffef]|^[\u2010-\u2027]+$")


def dress(word: Document, language: Language) -> None:
    """Faces, languages and the look of the named styles."""
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _faces(defaults.find(qn("w:rFonts")), language)
    tongue = defaults.find(qn("w:lang"))
    _name_tongues(tongue, "val", language)
    _name_tongues(word.settings.element.find(qn("w:themeFontLang")), "val", language)
    word.styles["Normal"].font.size = Pt(11)
    for name, size, bold, colour in STYLES:
        style = word.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = colour
        _faces(style.element.get_or_add_rPr().get_or_add_rFonts(), language)
    _without_rule(word.styles["Title"].element)


def widen_marks(word: Document, language: Language) -> None:
    """In a Chinese text quote marks and dashes are as wide as characters: said run by run, as Word wants it."""
    if language == "en":
        return
    for run in word.element.body.iter(qn("w:r")):
        text = "".join(part.text or "" for part in run.iter(qn("w:t")))
        if _HAN_OR_ITS_MARKS.search(text):
            run.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def _faces(fonts: Any, language: Language) -> None:
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for side in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{side}"), LATIN)
    fonts.set(qn("w:eastAsia"), HAN[language])


def _name_tongues(element: Any, first: str, language: Language) -> None:
    if element is not None:
        element.set(qn(f"w:{first}"), TONGUES[language][0])
        element.set(qn("w:eastAsia"), TONGUES[language][1])


def _without_rule(style: Any) -> None:
    properties = style.get_or_add_pPr()
    rule = properties.find(qn("w:pBdr"))
    if rule is not None:
        properties.remove(rule)


def page_number() -> list[Any]:
    """The field that Word fills with the number of the page."""
    parts = []
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        parts.append(part)
    return parts
