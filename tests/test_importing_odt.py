"""OpenDocument text: styles by name, lists, tables, changes, annotations."""

from __future__ import annotations

import json

import pytest

from releases.importing import read_here
from releases.importing.read_odt import read_odt
from releases.importing.reading import Piece
from releases.importing.seed_form import seed_form
from tests.hostile_files import zipped
from tests.shared import SAMPLES, needs_shared, scorer

pytestmark = pytest.mark.no_database

NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60


def odt(body: str, styles: str = "", **parts: bytes) -> bytes:
    content = (
        f"<office:document-content{NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    return zipped({**kind, "content.xml": content, **{f"Pictures/{name}.png": data for name, data in parts.items()}})


def pieces(body: str, styles: str = "", **parts: bytes) -> list[Piece]:
    return read_odt(odt(body, styles, **parts)).pieces


@needs_shared
@pytest.mark.parametrize("stem", ["docx_plain_en", "docx_lines_zh"])
def test_what_an_office_program_saved_reads_like_its_word_file(stem):
    truth = json.loads((SAMPLES / f"{stem}.json").read_text())
    score = scorer()
    open_one, word = (
        read_here(f"{stem}{ending}", (SAMPLES / f"{stem}{ending}").read_bytes(), truth["country"])
        for ending in (".odt", ".docx")
    )
    of = [score.overall(score.score(seed_form(reading, stem), truth)) for reading in (open_one, word)]
    assert of[0] >= of[1] - 0.005


def test_spaces_breaks_and_spans():
    body = '<text:p>Two<text:s text:c="1"/>words<text:line-break/>and <text:span>more</text:span></text:p>'
    assert [piece.text for piece in pieces(body)] == ["Two words\nand more"]


def test_headings_and_styles_by_their_names():
    styles = '<style:style style:name="T" style:family="paragraph" style:display-name="Title"/>'
    body = '<text:p text:style-name="T">A</text:p><text:h text:outline-level="2">B</text:h><text:p>C</text:p>'
    assert [(piece.style, piece.level) for piece in pieces(body, styles)] == [("title", 0), ("heading", 2), ("", 0)]


def test_bold_is_known_from_a_style_and_its_parent():
    styles = (
        '<style:style style:name="A" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="B" style:family="text" style:parent-style-name="A"/>'
    )
    (piece,) = pieces('<text:p>x<text:span text:style-name="B">y</text:span></text:p>', styles)
    assert [(run.text, run.bold) for run in piece.runs] == [("x", False), ("y", True)]


def test_nested_lists_keep_their_levels():
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('two', '')}</text:list>"
    body = f"<text:list>{item.format('one', inner)}{item.format('three', '')}</text:list>"
    assert [(piece.marker, piece.level, piece.text) for piece in pieces(body)] == [
        ("•", 1, "one"),
        ("•", 2, "two"),
        ("•", 1, "three"),
    ]


def test_cells_of_a_table():
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = f"<table:table>{row.format(cell.format('a') + cell.format('b'))}{row.format(cell.format('c') + cell.format('d'))}</table:table>"
    assert [(piece.text, piece.cell) for piece in pieces(body)][-1] == ("d", (1, 1, 1))


def test_links_keep_their_address():
    (piece,) = pieces('<text:p>See <text:a xlink:href="https://a.example/">the plan</text:a>.</text:p>')
    assert [(run.text, run.href) for run in piece.runs] == [("See ", ""), ("the plan", "https://a.example/"), (".", "")]


def test_tracked_changes_and_annotations_are_told():
    who = (
        "<office:change-info><dc:creator>Ann Li</dc:creator><dc:date>2025-03-04T05:06:07</dc:date></office:change-info>"
    )
    body = (
        f'<text:tracked-changes><text:changed-region text:id="a"><text:insertion>{who}</text:insertion></text:changed-region>'
        f'<text:changed-region text:id="b"><text:deletion>{who}<text:p>seldom</text:p></text:deletion></text:changed-region>'
        '</text:tracked-changes><text:p>Boats <text:change text:change-id="b"/><text:change-start text:change-id="a"/>often'
        '<text:change-end text:change-id="a"/> sail<office:annotation><dc:creator>Bo</dc:creator><dc:date>2025</dc:date>'
        "<text:p>Which?</text:p></office:annotation></text:p>"
    )
    contents = read_odt(odt(body))
    assert [piece.text for piece in contents.pieces] == ["Boats often sail"]
    assert [(c.kind, c.author, c.text) for c in contents.changes] == [
        ("deletion", "Ann Li", "seldom"),
        ("insertion", "Ann Li", "often"),
        ("comment", "Bo", "Which?"),
    ]


def test_pictures_and_their_words():
    frame = '<text:p><draw:frame svg:width="8cm" svg:height="5cm"><draw:image xlink:href="Pictures/{}.png"/></draw:frame></text:p>'
    found = pieces("<text:p>Text</text:p>" + frame.format("one"), one=PNG)
    assert [(piece.text, piece.picture and piece.picture.type) for piece in found] == [
        ("Text", None),
        ("", "image/png"),
    ]


def test_a_picture_from_elsewhere_is_not_fetched():
    frame = '<text:p>Text<draw:frame><draw:image xlink:href="http://127.0.0.1:9/x.png"/></draw:frame></text:p>'
    assert [piece.picture for piece in pieces(frame)] == [None]
