"""Rich text: code pages, Unicode, lists, tables, links, tracked changes."""

from __future__ import annotations

import json

import pytest

from releases.importing import read_here
from releases.importing.read_rtf import read_rtf
from releases.importing.seed_form import seed_form
from tests.shared import SAMPLES, needs_shared, scorer

pytestmark = pytest.mark.no_database


def rtf(body: str, head: str = "\\ansi\\ansicpg1252") -> bytes:
    return f"{{\\rtf1{head} {body}}}".encode("latin-1")


def texts(body: str, **options: str) -> list[str]:
    return [piece.text for piece in read_rtf(rtf(body, **options)).pieces if not piece.furniture]


def escaped(text: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


@needs_shared
@pytest.mark.parametrize("stem", ["docx_plain_en", "docx_lines_zh"])
def test_what_an_office_program_saved_reads_like_its_word_file(stem):
    truth = json.loads((SAMPLES / f"{stem}.json").read_text())
    score = scorer()
    rich, word = (
        read_here(f"{stem}{ending}", (SAMPLES / f"{stem}{ending}").read_bytes(), truth["country"])
        for ending in (".rtf", ".docx")
    )
    of = [score.overall(score.score(seed_form(reading, stem), truth)) for reading in (rich, word)]
    assert of[0] >= of[1] - 0.005


def test_paragraphs_line_breaks_and_quotes():
    assert texts("One\\line two\\par\\ldblquote Three\\rdblquote\\par") == ["One\ntwo", "“Three”"]


def test_unicode_with_and_without_stand_ins():
    assert texts("\\u26032?\\uc2\\u28207\\'b4\\'e4!\\uc0\\u-10179\\u-8704\\par") == ["新港!😀"]


@pytest.mark.parametrize(
    ("charset", "encoding", "text"), [(136, "big5", "新聞稿"), (134, "gbk", "新闻稿"), (204, "cp1251", "да")]
)
def test_code_pages_of_fonts(charset, encoding, text):
    fonts = f"{{\\fonttbl{{\\f0\\fcharset0 Arial;}}{{\\f1\\fcharset{charset} X;}}}}"
    assert texts(f"{fonts}\\f1 {escaped(text, encoding)}\\par") == [text]


def test_the_code_page_of_the_file():
    assert texts(f"{escaped('即時發佈', 'big5')}\\par", head="\\ansi\\ansicpg950") == ["即時發佈"]


def test_looks_are_kept():
    (piece,) = read_rtf(rtf("\\qc\\b Head\\b0\\i ing\\par")).pieces
    assert piece.centred
    assert [(run.text, run.bold, run.italic) for run in piece.runs] == [("Head", True, False), ("ing", False, True)]


def test_style_names_say_what_a_paragraph_is():
    sheet = "{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 Title;}}"
    found = read_rtf(rtf(f"{sheet}\\pard\\s2 A\\par\\pard\\s1 B\\par\\pard\\s0 C\\par")).pieces
    assert [piece.style for piece in found] == ["title", "heading", ""]


def test_list_markers_are_taken_from_where_they_are_kept():
    found = read_rtf(rtf("{\\listtext\\'b7\\tab}\\ilvl0 one\\par{\\listtext 1.\\tab}\\ilvl1 two\\par")).pieces
    assert [(piece.marker, piece.level, piece.text) for piece in found] == [("·", 1, "one"), ("1.", 2, "two")]


def test_cells_of_a_table():
    found = read_rtf(
        rtf("\\trowd\\intbl Year\\cell Boats\\cell\\row\\intbl 2024\\cell 12\\cell\\row\\pard After\\par")
    ).pieces
    assert [(piece.text, piece.cell) for piece in found] == [
        ("Year", (1, 0, 0)), ("Boats", (1, 0, 1)), ("2024", (1, 1, 0)), ("12", (1, 1, 1)), ("After", None),
    ]  # fmt: skip


def test_a_link_keeps_its_address():
    field = '{\\field{\\*\\fldinst{HYPERLINK "https://a.example/x"}}{\\fldrslt here}} and there\\par'
    assert [(run.text, run.href) for run in read_rtf(rtf(field)).pieces[0].runs] == [
        ("here", "https://a.example/x"),
        (" and there", ""),
    ]


def test_tracked_changes_are_told():
    body = "{\\*\\revtbl{Unknown;}{Ann Li;}}Boats {\\deleted\\revauthdel1 seldom }{\\revised\\revauth1 often }sail\\par"
    contents = read_rtf(rtf(body))
    assert contents.pieces[0].text == "Boats often sail"
    assert [(c.kind, c.author, c.text) for c in contents.changes] == [
        ("deletion", "Ann Li", "seldom "),
        ("insertion", "Ann Li", "often "),
    ]


def test_comments_are_told():
    contents = read_rtf(
        rtf("Boats{\\*\\atnid AL}{\\*\\atnauthor Ann Li}\\chatn{\\*\\annotation Which ones?} sail\\par")
    )
    assert contents.pieces[0].text == "Boats sail"
    assert [(c.kind, c.author, c.text) for c in contents.changes] == [("comment", "Ann Li", "Which ones?")]


def test_headers_and_machinery_are_no_text():
    body = "{\\info{\\author X}}{\\*\\generator Y;}{\\header Running head\\par}{\\colortbl;\\red0;}Text\\par"
    found = read_rtf(rtf(body)).pieces
    assert [(piece.text, piece.furniture) for piece in found] == [("Text", False), ("Running head", True)]


def test_a_picture_is_taken_out():
    png = (b"\x89PNG\r\n\x1a\n" + b"\x00" * 60).hex()
    (text, picture) = read_rtf(rtf(f"Text\\par{{\\pict\\pngblip\\picwgoal4000\\pichgoal3000 {png}}}\\par")).pieces
    assert (text.text, picture.picture and picture.picture.type) == ("Text", "image/png")
