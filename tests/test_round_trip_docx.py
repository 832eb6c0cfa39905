"""A release written to Word reads back as it was; what somebody changed in it reads as he left it."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from releases.document import Figure, FigurePlace, Paragraph, ReleaseDocument, Run, Section, Source, text_of
from releases.exporting import docx
from releases.importing import read_file, read_here
from releases.importing.seed_form import seed_form
from tests.documents import documents
from tests.shared import SAMPLES, needs_shared, scorer

pytestmark = pytest.mark.no_database

SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def read_back(data: bytes) -> ReleaseDocument:
    return read_here("release.docx", data).document


def without_the_part(data: bytes) -> bytes:
    """The same file as a program leaves it that keeps nothing but the text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "customXml/release.xml":
                new.writestr(name, old.read(name))
    return out.getvalue()


def edited(data: bytes, change) -> bytes:
    word = python_docx.Document(io.BytesIO(data))
    change(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def sample(stem: str) -> ReleaseDocument:
    truth = json.loads((SAMPLES / f"{stem}.json").read_text())
    return read_here(f"{stem}.txt", (SAMPLES / f"{stem}.txt").read_bytes(), truth["country"]).document


@SLOW
@given(documents())
def test_any_document_comes_back_equal(document):
    assert read_back(docx.render(document)) == document


@SLOW
@given(documents())
def test_the_same_document_makes_the_same_bytes(document):
    assert docx.render(document) == docx.render(document)


@needs_shared
@pytest.mark.parametrize("stem", ["ukuni1", "uswire1", "hkco1", "hkngo1", "cnco2", "hanssg1", "twco1"])
def test_the_text_alone_says_almost_everything(stem):
    """A program that drops what it does not know leaves a file that reads nearly as well."""
    truth = json.loads((SAMPLES / f"{stem}.json").read_text())
    bare = without_the_part(docx.render(sample(stem)))
    reading = read_here("release.docx", bare, truth["country"])
    score = scorer()
    result = score.score(seed_form(reading, stem), {**truth, "timing": None})
    assert score.overall(result) >= 0.9, result.log


def test_it_comes_back_through_the_limited_process_too():
    document = sample("hkco1")
    assert read_file("release.docx", docx.render(document)).document == document


def test_it_survives_being_opened_and_saved():
    document = sample("ukuni1")
    assert read_back(edited(docx.render(document), lambda word: None)) == document


def test_an_edited_word_wins():
    document = sample("ukuni1")

    def change(word):
        title = next(p for p in word.paragraphs if p.style.name == "Title")
        title.runs[0].text = "A quite different headline about garden ponds"

    assert read_back(edited(docx.render(document), change)).headline == "A quite different headline about garden ponds"


def test_an_edited_mark_wins():
    document = ReleaseDocument(
        "en",
        "A headline of the day",
        sections=(
            Section(None, (Paragraph((Run("Plain words to read, and more of them so that it reads as text."),)),)),
        ),
    )

    def change(word):
        word.paragraphs[-1].runs[0].bold = True

    runs = next(b.runs for s in read_back(edited(docx.render(document), change)).sections for b in s.blocks)
    assert runs[0].bold


def test_a_forged_part_is_not_believed():
    document = sample("ukuni1")
    forged = dataclasses.replace(document, headline="Something that the text does not say")
    parts = {}
    with zipfile.ZipFile(io.BytesIO(docx.render(document))) as honest:
        parts = {name: honest.read(name) for name in honest.namelist()}
    with zipfile.ZipFile(io.BytesIO(docx.render(forged))) as other:
        parts["customXml/release.xml"] = other.read("customXml/release.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert read_back(out.getvalue()).headline == document.headline


@pytest.mark.parametrize("nonsense", [b"", b"{", b'{"schema": 99}', b"[" * 5_000])
def test_a_damaged_part_is_passed_over(nonsense):
    document = sample("ukuni1")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx.render(document))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = f'<release xmlns="{docx.NAMESPACE}">{nonsense.decode()}</release>'.encode()
            new.writestr(name, part if name == "customXml/release.xml" else old.read(name))
    assert read_back(out.getvalue()).headline == document.headline


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "PNG")
    return out.getvalue()


def test_pictures_go_with_their_figures():
    figures = tuple(
        Figure(f"f{n}", n, f"Photo {n}", f"What is seen, part {n}", original=Source(f"file{n}", "image/png", 1))
        for n in (1, 2)
    )
    document = ReleaseDocument(
        "en",
        "A headline of the day",
        sections=(Section(None, (Paragraph((Run("Text."),)), FigurePlace("f2"), FigurePlace("f1"))),),
        figures=figures,
    )
    files = {"file1": png("red"), "file2": png("blue")}
    reading = read_here("release.docx", docx.render(document, lambda source: files[source.name]))
    assert reading.document == document
    assert {id: picture.data for id, picture in reading.pictures.items()} == {
        "f1": files["file1"],
        "f2": files["file2"],
    }


def test_styles_are_named_and_nobody_is():
    data = docx.render(sample("hkco1"))
    word = python_docx.Document(io.BytesIO(data))
    styles = {p.style.name for p in word.paragraphs}
    assert {"Title", "Subtitle", "Heading 2", "List Bullet", "Caption"} <= styles
    assert word.core_properties.author == word.core_properties.last_modified_by == ""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b'w:eastAsia="zh-HK"' in archive.read("word/styles.xml")
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_a_link_is_a_link():
    document = ReleaseDocument(
        "en",
        "A headline",
        sections=(Section(None, (Paragraph((Run("See "), Run("here", href="https://a.example/"))),)),),
    )
    bare = read_here("release.docx", without_the_part(docx.render(document)))
    runs = [run for piece in bare.pieces for run in piece.runs if run.href]
    assert [(run.text, run.href) for run in runs] == [("here", "https://a.example/")]
    assert "See here" in [text_of(piece.runs) for piece in bare.pieces]
