"""Which fonts there are for a script, and whether they can draw a text: what cannot be drawn is never put in a PDF.

Latin is set in a face that comes with the typesetter, so English needs nothing installed. Han needs a font of the
system, in the shapes of its place.
"""

from __future__ import annotations

import functools
import re

import typst

LATIN = "Libertinus Serif"
PACKAGE = "fonts-noto-cjk"
HAN = {
    "zh-hant": (
        "Noto Serif CJK HK",
        "Noto Serif HK",
        "Source Han Serif HC",
        "Source Han Serif HK",
        "Noto Serif CJK TC",
        "Noto Serif TC",
        "Noto Sans CJK HK",
        "Noto Sans HK",
        "Source Han Sans HC",
        "Noto Sans CJK TC",
        "Noto Sans TC",
    ),
    "zh-hans": (
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "Source Han Serif SC",
        "Source Han Serif CN",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
    ),
}
_MISSING = re.compile(r'the text `"((?:\\.|[^"])+)"` could not be displayed')
_PROBE = b"""#set document(title: "-")
#set text(font: json(bytes(sys.inputs.fonts)))
#sys.inputs.text"""
_drawn: dict[str, bool] = {}


@functools.cache
def installed() -> typst.Fonts:
    return typst.Fonts()


@functools.cache
def families() -> frozenset[str]:
    return frozenset(installed().families())


def han(language: str) -> str:
    """The best font here for the Han script as the language's readers write it; "" if there is none."""
    return next((family for family in HAN.get(language, HAN["zh-hant"]) if family in families()), "")


def missing(language: str) -> bool:
    """Whether a PDF in this language would need a font that is not here."""
    return language in HAN and not han(language)


def undrawn(text: str) -> str:
    """The characters of a text that no font here can draw, each once."""
    characters = set(text) - _drawn.keys()
    if characters:
        failed = _tried(sorted(characters))
        _drawn.update((character, character not in failed) for character in characters)
    return "".join(sorted(character for character in set(text) if not _drawn[character]))


def _tried(characters: list[str]) -> set[str]:
    """Set each by itself and read in the refusal which have no shape: a PDF/UA may not hold an empty box."""
    try:
        typst.compile(
            _PROBE,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=0,
            font_paths=installed(),
            sys_inputs={"text": " ".join(characters), "fonts": f'["{LATIN}"]'},
        )
    except typst.TypstError as refusal:
        found = "".join(_MISSING.findall(refusal.diagnostic))
        return set(re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found))
    return set()
