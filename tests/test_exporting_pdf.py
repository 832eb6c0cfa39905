"""The PDF: every character drawn, in the shapes of its place, tagged, and the same bytes whenever it is made."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import itertools
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
import typst
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from newsroom import checks
from releases.document import Contact, Figure, FigurePlace, Paragraph, ReleaseDocument, Run, Section
from releases.exporting import fonts, pdf
from tests.exported import LANGUAGES, document, issued, printed, read

pytestmark = pytest.mark.no_database
HAN = [pytest.param(lang, marks=pytest.mark.skipif(fonts.missing(lang), reason=f"apt install {fonts.PACKAGE}"))
       for lang in LANGUAGES]  # fmt: skip


def made(language="en", **changes) -> bytes:
    return pdf.render(document(language), issued(language, **changes), read)


def said(content: bytes) -> str:
    """Every character in the file, without the spaces that setting a line adds or takes."""
    with pypdfium2.PdfDocument(content) as opened:
        pages = [opened[n].get_textpage().get_text_bounded() for n in range(len(opened))]
    return squeezed("".join(pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u200b]", "", unicodedata.normalize("NFC", text))


def catalog(content: bytes) -> dict:
    return resolve1(PDFDocument(PDFParser(io.BytesIO(content))).catalog)


def tags(content: bytes) -> list[tuple[str, dict]]:
    """(type, element) of every element of the structure, in reading order."""
    found = []

    def walk(node) -> None:
        node = resolve1(node)
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "S" in node:
                found.append((node["S"].name, node))
            walk(node.get("K"))

    walk(resolve1(catalog(content)["StructTreeRoot"])["K"])
    return found


@pytest.mark.parametrize("language", HAN)
def test_every_character_of_the_release_is_in_it(language):
    text = said(made(language))
    for part in printed(language):
        assert squeezed(part) in text
    assert "\ufffd" not in text


@pytest.mark.parametrize("language", HAN)
def test_no_glyph_is_the_empty_box(language):
    with pdfplumber.open(io.BytesIO(made(language))) as opened:
        for page in opened.pages:
            assert not [c for c in page.chars if c["text"] == "\x00" or c["text"].startswith("(cid:")]


@pytest.mark.parametrize("language", HAN)
def test_it_is_tagged_with_language_title_and_bookmarks(language):
    content = made(language)
    found = catalog(content)
    assert found["Lang"].decode() == {"en": "en-GB", "zh-hant": "zh-HK", "zh-hans": "zh-CN"}[language]
    assert resolve1(found["MarkInfo"])["Marked"] is True
    assert resolve1(found["ViewerPreferences"])["DisplayDocTitle"] is True
    assert resolve1(found["Outlines"])["Count"] != 0
    about = resolve1(found["Metadata"]).get_data().decode()
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", about)
    assert document(language).headline.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in about
    kinds = [kind for kind, _element in tags(content)]
    assert kinds.count("H1") == 1
    for kind in ("Document", "H2", "P", "L", "LI", "Table", "TH", "TD", "Figure", "Caption", "Link", "BlockQuote"):
        assert kind in kinds, kind


def test_headings_never_skip_a_level():
    levels = [int(kind[1]) for kind, _element in tags(made()) if re.fullmatch(r"H\d", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_picture_has_its_description_and_without_one_its_caption():
    figures = [element for kind, element in tags(made()) if kind == "Figure"]
    assert figures[0]["Alt"].decode() == "A brass gauge."
    bare = dataclasses.replace(document(), figures=(dataclasses.replace(document().figures[0], alt=""),))
    figures = [element for kind, element in tags(pdf.render(bare, issued(), read)) if kind == "Figure"]
    assert figures[0]["Alt"].decode() == "A gauge at the pier."


def test_a_picture_that_cannot_be_read_leaves_its_caption():
    content = pdf.render(document(), issued(), lambda source: None)
    assert squeezed("A gauge at the pier.") in said(content)


@pytest.mark.parametrize("language", HAN[1:])
def test_han_is_set_in_the_shapes_of_its_place_and_a_latin_apostrophe_in_latin(language):
    with pdfplumber.open(io.BytesIO(made(language))) as opened:
        characters = [c for page in opened.pages for c in page.chars]
    place = {"zh-hant": r"(hk|tc|hc)-", "zh-hans": r"(sc|cn)-"}[language]
    han = {c["fontname"] for c in characters if "\u4e00" <= c["text"] <= "\u9fff"}
    assert han
    assert all(re.search(place, name, re.IGNORECASE) for name in han), han
    apostrophes = {c["fontname"] for c in characters if c["text"] == "’"}
    assert all("Libertinus" in name for name in apostrophes)


def test_data_is_never_markup():
    odd = '#set page(width: 1pt) *b* _i_ $x$ `c` = h @ref <label> \\ // /* "quote" #{panic()} #import "x"'
    changed = dataclasses.replace(document(), headline=odd, subheads=(odd,), notes=(odd,), end_mark=odd)
    assert said(pdf.render(changed, issued(), read)).count(squeezed(odd)) >= 4


def test_the_same_bytes_in_another_process_and_no_time_of_making():
    code = (
        "import django; django.setup(); import hashlib; from tests.test_exporting_pdf import made;"
        "print(hashlib.sha256(made('en')).hexdigest())"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    other = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, env=environment,
                           capture_output=True, text=True)  # fmt: skip
    content = made()
    assert other.stdout.strip() == hashlib.sha256(content).hexdigest(), other.stderr
    assert not re.search(rb"(Create|Creation|Mod|Modify)Date", content)


def test_a_correction_and_an_embargo_are_on_the_first_page():
    with pypdfium2.PdfDocument(made(kind="correction", number=2, note="84, not 91.")) as opened:
        assert "84, not 91." in opened[0].get_textpage().get_text_bounded()
    with pypdfium2.PdfDocument(made(embargoed=True)) as opened:
        assert "Embargoed until Monday 2 March 2026" in opened[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("language", HAN)
def test_the_smallest_and_the_oddest_release_can_be_set(language):
    small = ReleaseDocument(language=language, headline="1", sections=(Section(None, (Paragraph((Run("2"),)),)),))
    assert said(pdf.render(small, issued(language), read)).startswith("Harbour")
    odd = dataclasses.replace(
        small,
        headline="W" * 300,
        figures=(Figure("f"),),
        contacts=(Contact("K"),),
        sections=(
            Section("x", (FigurePlace("gone"), Paragraph(())), level=3),
            Section("y", (Paragraph((Run("a\n\nb"), Run("c", position="sup", href="https://x.example"))),), level=2),
        ),
    )
    assert pdf.render(odd, issued(language), read).startswith(b"%PDF")


# Without fonts


@pytest.fixture
def bare(monkeypatch):
    """A machine with no font but those that come with the typesetter."""
    own = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(fonts, "installed", lambda: own)
    monkeypatch.setattr(fonts, "families", lambda: frozenset(own.families()))
    monkeypatch.setattr(fonts, "_drawn", {})


def test_english_needs_no_font_of_the_system(bare):
    assert pdf.offered(document(), issued())
    assert squeezed("Kelpwright’s Gauges Read the Tide") in said(made())


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_chinese_without_its_font_is_not_offered_and_never_made(bare, language):
    assert not pdf.offered(document(language), issued(language))
    with pytest.raises(pdf.NotDrawn):
        made(language)


def test_one_character_without_a_shape_is_enough(bare):
    named = dataclasses.replace(document(), subheads=("Kelpwright (潮木)",))
    assert not pdf.offered(named, issued())
    with pytest.raises(pdf.NotDrawn, match="木潮"):
        pdf.render(named, issued(), read)


def test_a_missing_font_is_said_at_start_up_with_the_package_that_has_it(bare):
    (warning,) = checks.fonts_for_every_language(None)
    assert warning.id == "newsroom.W001"
    assert "Traditional Chinese and Simplified Chinese" in warning.msg
    assert "fonts-noto-cjk" in warning.hint
    assert not warning.is_serious()


def test_nothing_is_said_where_every_font_is_there():
    if not any(fonts.missing(language) for language in LANGUAGES):
        assert checks.fonts_for_every_language(None) == []
