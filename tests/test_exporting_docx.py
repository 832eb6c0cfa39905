"""The Word file beside a release: each script in its own face, where it comes from on every page, the same bytes."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from releases.exporting import docx_issued
from releases.importing import read_here
from tests.cast import photo
from tests.exported import LANGUAGES, LIFT, ORIGINAL, SCREEN, document, issued, printed, read

pytestmark = pytest.mark.no_database
HAN_FACES = {"en": "PMingLiU", "zh-hant": "PMingLiU", "zh-hans": "SimSun"}


def made(language="en", **changes) -> bytes:
    return docx_issued.render(document(language), issued(language, **changes), read)


def opened(content: bytes):
    return python_docx.Document(io.BytesIO(content))


def said(paragraphs) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_everything_that_the_release_says(language):
    word = opened(made(language))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    text = said(word.paragraphs) + "\n".join(cells)
    unsaid = {document(language).figures[0].rights}  # with the picture for print
    assert [words for words in printed(language) if words not in text and words not in unsaid] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_of_text_names_a_face_for_both_scripts(language):
    word = opened(made(language))
    for name in {paragraph.style.name for paragraph in word.paragraphs} - {"Normal", "List Bullet", "List Number"}:
        faces = word.styles[name].element.rPr.rFonts
        assert (faces.get(qn("w:ascii")), faces.get(qn("w:eastAsia"))) == ("Georgia", HAN_FACES[language]), name
        assert not [attribute for attribute in faces.attrib if "Theme" in attribute], name


def test_quote_marks_have_the_width_that_their_script_gives_them():
    hints = {
        language: [
            run.element.rPr is not None
            and run.element.rPr.rFonts is not None
            and run.element.rPr.rFonts.get(qn("w:hint")) == "eastAsia"
            for paragraph in opened(made(language)).paragraphs
            for run in paragraph.runs
            if "“" in run.text or "讀懂" in run.text
        ]
        for language in ("en", "zh-hant", "zh-hans")
    }
    assert hints["en"]
    assert not any(hints["en"])
    assert hints["zh-hant"] + hints["zh-hans"]
    assert all(hints["zh-hant"] + hints["zh-hans"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_where_it_comes_from_and_since_when(language):
    section = opened(made(language)).sections[0]
    foot = said(section.footer.paragraphs)
    assert f"https://newsroom.example/{language}/releases/{'5' * 20}/" in foot
    assert "09:00" in foot
    assert said(section.header.paragraphs) == ""


def test_a_correction_is_said_at_the_head_of_every_page():
    section = opened(made("zh-hant", kind="correction", number=2, note="應為84，而非91。")).sections[0]
    assert said(section.header.paragraphs).startswith("更正")
    assert "應為84，而非91。" in said(section.header.paragraphs)


def test_an_embargo_is_said_first_of_all():
    section = opened(made(embargoed=True, kind="correction", note="84.")).sections[0]
    assert said(section.header.paragraphs).startswith("Under embargo – Embargoed until")
    assert "Published" not in said(section.footer.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_back_as_the_document_that_it_is(language):
    assert read_here("release.docx", made(language)).document == document(language)
    corrected = made(language, kind="correction", number=2, note="84, not 91.")
    assert read_here("release.docx", corrected).document == document(language)


def test_its_pictures_are_those_of_the_screen():
    content = {SCREEN.name: photo(320, 210), ORIGINAL.name: photo(640, 420)}
    file = docx_issued.render(document(), issued(), lambda source: content.get(source.name))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert [Image.open(io.BytesIO(picture)).size for picture in pictures] == [(320, 210)]


def test_it_names_nobody_and_no_time_but_the_lift():
    word = opened(made())
    about = word.core_properties
    assert about.author == about.last_modified_by == about.comments == ""
    assert about.created == about.modified == LIFT
    assert about.created.tzinfo == datetime.UTC
    assert about.title == document().headline


def test_another_process_makes_the_same_bytes():
    script = (
        "import django, hashlib; django.setup()\n"
        "from tests.exported import document, issued, read\n"
        "from releases.exporting import docx_issued\n"
        "made = docx_issued.render(document('zh-hans'), issued('zh-hans'), read)\n"
        "print(hashlib.sha256(made).hexdigest())"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "PYTHONHASHSEED": "7"}
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(made("zh-hans")).hexdigest()
