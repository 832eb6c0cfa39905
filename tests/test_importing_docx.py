"""Word files as officers have them: tables, boxes, tracked changes, hand-made lists, pictures; nothing silently lost."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest

from releases.document import Bullets, text_of
from releases.importing import read_here
from releases.importing.read_docx import read_docx
from releases.importing.reading import Piece
from releases.importing.seed_form import seed_form
from tests.hostile_files import OFFICE, W, docx, p
from tests.shared import SAMPLES, SHARED, needs_shared, scorer

pytestmark = pytest.mark.no_database


def pieces(body: str, **parts) -> list[Piece]:
    return [piece for piece in read_docx(docx(body, **parts)).pieces if not piece.furniture]


def texts(body: str, **parts) -> list[str]:
    return [piece.text for piece in pieces(body, **parts)]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(cell) if '<' not in cell else cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def related(kind: str, target: str, external: bool = False, id: str = "x") -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


# Samples with their truth


@needs_shared
def test_the_shared_word_file_reads_well():
    truth = json.loads((SHARED / "samples" / "hans4.json").read_text())
    reading = read_here("hans4.docx", (SHARED / "samples" / "hans4.docx").read_bytes(), "SG")
    score = scorer()
    assert score.overall(score.score(seed_form(reading, "hans4"), truth)) >= 0.96
    assert len(reading.pictures) == 3


@needs_shared
@pytest.mark.parametrize("stem", ["docx_plain_en", "docx_tracked_en", "docx_pictures_zh", "docx_lines_zh"])
def test_our_own_word_files_read_well(stem):
    truth = json.loads((SAMPLES / f"{stem}.json").read_text())
    reading = read_here(f"{stem}.docx", (SAMPLES / f"{stem}.docx").read_bytes(), truth["country"])
    score = scorer()
    assert score.overall(score.score(seed_form(reading, stem), truth)) >= 0.9
    assert [piece.text for piece in reading.unplaced] == []


# Paragraphs


def test_empty_paragraphs_are_gaps_and_no_pieces():
    found = pieces(p("One") + p("") + p("Two"))
    assert [(piece.text, piece.gap) for piece in found] == [("One", 0), ("Two", 1)]


def test_a_line_break_stays_one_and_spaces_round_it_go():
    assert texts(paragraph(run("Jane Doe "), "<w:r><w:br/></w:r>", run(" Press officer"))) == [
        "Jane Doe\nPress officer"
    ]


def test_two_line_breaks_part_two_paragraphs():
    assert texts(paragraph(run("One"), "<w:r><w:br/><w:br/></w:r>", run("Two"))) == ["One", "Two"]


def test_a_tab_behind_a_colon_is_a_space():
    assert texts(paragraph(run("Tel:"), "<w:r><w:tab/></w:r>", run("2555 0142"))) == ["Tel: 2555 0142"]


def test_hidden_words_page_numbers_and_soft_hyphens_are_no_text():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    field += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph(
        run("secret", "<w:vanish/>"), run("Har\u00adbour"), "<w:r><w:softHyphen/></w:r>", run(" page "), field
    )
    assert texts(body) == ["Harbour page"]


def test_bold_italic_and_raised_letters_keep_their_marks():
    body = paragraph(
        run("H"), run("2", '<w:vertAlign w:val="subscript"/>'), run("O", "<w:b/>"), run("!", '<w:b w:val="0"/><w:i/>')
    )
    assert [(r.text, r.bold, r.italic, r.position) for r in pieces(body)[0].runs] == [
        ("H", False, False, ""),
        ("2", False, False, "sub"),
        ("O", True, False, ""),
        ("!", False, True, ""),
    ]


def test_a_link_keeps_its_address_and_a_dangerous_one_loses_it():
    rels = related("hyperlink", "https://a.example/", True, "good") + related(
        "hyperlink", "javascript:x()", True, "bad"
    )
    body = paragraph(
        f'<w:hyperlink r:id="good">{run("here")}</w:hyperlink><w:hyperlink r:id="bad">{run(" there")}</w:hyperlink>'
    )
    assert [(r.text, r.href) for r in pieces(body, rels=rels)[0].runs] == [
        ("here", "https://a.example/"),
        (" there", ""),
    ]


def test_a_link_field_keeps_its_address():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://a.example/x" </w:instrText>'
    body = paragraph(
        begin + '<w:fldChar w:fldCharType="separate"/></w:r>',
        run("here"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert pieces(body)[0].runs[0].href == "https://a.example/x"


def test_a_field_that_never_ends_hides_nothing():
    body = (
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>') + p("One") + p("Two")
    )
    assert texts(body) == ["One", "Two"]


def test_a_content_control_gives_its_content_and_not_its_placeholder():
    shown = f"<w:sdt><w:sdtContent>{p('Filled in')}</w:sdtContent></w:sdt>"
    empty = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click to enter text')}</w:sdtContent></w:sdt>"
    )
    assert texts(shown + paragraph(empty, run("Rest"))) == ["Filled in", "Rest"]


def test_a_table_of_contents_is_set_apart():
    contents = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    every = read_docx(docx(f"{contents}<w:sdtContent>{p('Chapter 1')}</w:sdtContent></w:sdt>" + p("Text"))).pieces
    assert [(piece.text, piece.furniture) for piece in every] == [("Chapter 1", True), ("Text", False)]


# Styles, lists


STYLES = (
    "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='标题'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='標題 2'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='Überschrift 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='d'><w:name w:val='My crosshead'/><w:basedOn w:val='c'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='e'><w:name w:val='题注'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='f'><w:name w:val='List Bullet 2'/></w:style>"
)


@pytest.mark.parametrize(
    ("id", "kind", "level"),
    [
        ("a", "title", 0),
        ("b", "heading", 2),
        ("c", "heading", 1),
        ("d", "heading", 1),
        ("e", "caption", 0),
        ("f", "list", 2),
    ],
)
def test_styles_are_known_by_their_names_in_any_language(id, kind, level):
    more = {"word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>"}
    (piece,) = pieces(p("Words", f'<w:pStyle w:val="{id}"/>'), rels=related("styles", "styles.xml"), more=more)
    assert (piece.style, piece.level) == (kind, level)


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def numbered(text: str, id: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>')


def test_automatic_numbers_and_bullets_are_markers_with_their_level():
    body = (
        numbered("a", 1)
        + numbered("b", 1, 1)
        + numbered("c", 1, 1)
        + numbered("d", 1)
        + numbered("e", 2)
        + numbered("f", 3)
    )
    found = pieces(body, rels=related("numbering", "numbering.xml"), more={"word/numbering.xml": NUMBERING})
    assert [(x.marker, x.level) for x in found] == [("1.", 1), ("(a)", 2), ("(b)", 2), ("2.", 1), ("•", 1), ("一、", 1)]


def test_a_hand_made_list_keeps_its_indents_for_the_levels():
    first, second = '<w:ind w:left="420" w:hanging="300"/>', '<w:ind w:left="1000" w:hanging="300"/>'
    found = pieces(p("·\tone", first) + p("o\ttwo", second) + p("- three", second))
    assert [piece.marker for piece in found] == ["·", "o", "-"]
    assert found[1].indent - found[0].indent >= 2


def test_items_nested_with_the_ruler_are_nested():
    reading = read_here("x.docx", (SAMPLES / "docx_pictures_zh.docx").read_bytes())
    lists = [block for section in reading.document.sections for block in section.blocks if isinstance(block, Bullets)]
    assert [len(item.items) for item in lists[0].items] == [2, 0, 0]


# Tables, boxes, headers, footnotes


def test_cells_know_their_table_row_and_column():
    found = pieces(table(("Year", "Visitors"), ("2024", "8,100")))
    assert [(x.text, x.cell) for x in found][-1] == ("8,100", (1, 1, 1))


def test_a_label_and_its_answer_are_one_line():
    assert texts(table(("Tel:", "2555 0142"), ("Email:", "a@b.example"))) == ["Tel: 2555 0142", "Email: a@b.example"]


def test_a_table_of_one_column_only_lays_out_the_page():
    assert [(x.text, x.cell) for x in pieces(table(("Headline",), ("Text of the release.",)))] == [
        ("Headline", None),
        ("Text of the release.", None),
    ]


def test_a_covered_cell_is_read_once():
    merged = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc>'.format(p("Both rows"))
    covered = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    body = f"<w:tbl><w:tr>{merged}<w:tc>{p('a')}</w:tc></w:tr><w:tr>{covered}<w:tc>{p('b')}</w:tc></w:tr></w:tbl>"
    assert texts(body) == ["Both rows", "a", "b"]


def test_a_text_box_is_read_once_although_the_file_holds_it_twice():
    reading = read_here("x.docx", (SAMPLES / "docx_tracked_en.docx").read_bytes())
    assert [piece.text for piece in reading.pieces].count("PRESS RELEASE") == 1
    assert reading.document.label == "PRESS RELEASE"
    assert reading.document.headline == "Pinyon Valley Library Lends Telescopes to Anyone With a Card"


HEADER = f"<w:hdr {W}>{{}}</w:hdr>"


def test_a_running_header_is_set_apart():
    every = read_docx(
        docx(p("Text"), rels=related("header", "h.xml"), more={"word/h.xml": HEADER.format(p("Example Group"))})
    )
    assert [(x.text, x.furniture) for x in every.pieces] == [("Text", False), ("Example Group", True)]


@pytest.mark.parametrize("only_there", ["PRESS RELEASE", "EMBARGOED UNTIL 00:01 GMT, 4 December 2025"])
def test_a_label_or_an_embargo_that_stands_only_in_the_header_is_text(only_there):
    more = {"word/h.xml": HEADER.format(p(only_there))}
    assert texts(p("Headline of the day"), rels=related("header", "h.xml"), more=more)[0] == only_there


def test_footnotes_come_last_and_say_what_they_are():
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("Source: harbour office.")}</w:footnote></w:footnotes>'
    body = paragraph(run("Ferries"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" sail.")) + p("End")
    found = pieces(body, rels=related("footnotes", "footnotes.xml"), more={"word/footnotes.xml": notes})
    assert [(x.text, x.style) for x in found] == [
        ("Ferries sail.", ""),
        ("End", ""),
        ("Source: harbour office.", "note"),
    ]


# Pictures


def test_pictures_stand_where_they_stand_and_take_their_captions():
    reading = read_here("x.docx", (SAMPLES / "docx_pictures_zh.docx").read_bytes())
    figures = {figure.number: figure.id for figure in reading.document.figures}
    assert set(figures) == {1, 2, 3}
    assert {id: reading.pictures[id].type for id in figures.values()} == dict.fromkeys(figures.values(), "image/jpeg")


def test_the_logo_above_the_text_is_no_figure():
    reading = read_here("x.docx", (SAMPLES / "docx_pictures_zh.docx").read_bytes())
    assert [piece.picture.type for piece in reading.discarded if piece.picture] == ["image/png"]


def test_a_picture_that_is_only_linked_is_not_fetched():
    drawing = '<w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip r:embed="x"/></w:drawing></w:r>'
    rels = related("image", "http://127.0.0.1:9/track.png", True)
    assert texts(paragraph(run("Text"), drawing), rels=rels) == ["Text"]


# Tracked changes and comments: taken as accepted for the reading, and told one by one


@pytest.fixture(scope="module")
def tracked():
    return read_here("x.docx", (SAMPLES / "docx_tracked_en.docx").read_bytes())


def test_every_change_and_comment_is_told_with_who_and_when(tracked):
    assert [(c.kind, c.author) for c in tracked.changes] == [
        ("deletion", "Priya Nand"),
        ("insertion", "Priya Nand"),
        ("deletion", "Priya Nand"),
        ("insertion", "Tom Reyes"),
        ("comment", "Ruth Okonedo"),
        ("deletion", "Tom Reyes"),
        ("deletion", "Priya Nand"),
        ("move", "Tom Reyes"),
        ("deletion", "Tom Reyes"),
    ]
    assert tracked.changes[3].at == "2025-04-02T16:40:00Z"


def test_the_reading_is_that_with_every_change_accepted(tracked):
    text = "\n".join(piece.text for piece in tracked.pieces)
    assert "for three weeks" in text
    assert "Binoculars" not in text
    assert "ukuleles" not in text
    assert text.count("students of Pinyon High School") == 1


def test_a_change_points_at_its_words(tracked):
    lines = {piece.place.line: piece.text for piece in tracked.pieces}
    for change in tracked.changes:
        if change.kind in ("insertion", "move"):
            assert lines[change.place.line][change.start : change.end].strip() == change.text.strip()
        elif change.kind == "deletion":
            assert change.start == change.end


def test_a_comment_says_what_it_is_about(tracked):
    (comment,) = [change for change in tracked.changes if change.kind == "comment"]
    assert comment.text == "Is it 40 or 42? Two came back without a lens."
    assert comment.about == "Each of the 40 telescopes"
    lines = {piece.place.line: piece.text for piece in tracked.pieces}
    assert lines[comment.place.line][comment.start : comment.end] == comment.about


def test_a_paragraph_mark_that_was_taken_out_joins_two_paragraphs():
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    assert texts(p("One ", mark) + p("and two")) == ["One and two"]


def test_a_row_that_was_taken_out_is_told_and_not_read():
    row = f'<w:tr><w:trPr><w:del w:id="1" w:author="Ann" w:date="2025-01-01"/></w:trPr><w:tc>{p("old")}</w:tc><w:tc>{p("9")}</w:tc></w:tr>'
    contents = read_docx(docx(f"<w:tbl>{row}<w:tr><w:tc>{p('new')}</w:tc><w:tc>{p('10')}</w:tc></w:tr></w:tbl>"))
    assert [piece.text for piece in contents.pieces] == ["new", "10"]
    assert [(c.kind, c.author, c.text) for c in contents.changes] == [("deletion", "Ann", "old9")]


def test_answers_and_settled_comments_say_so():
    w14, w15 = (
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    )
    comment = '<w:comment w:id="{0}" w:author="A"><w:p w14:paraId="{0}{0}"><w:r><w:t>{1}</w:t></w:r></w:p></w:comment>'
    comments = (
        f'<w:comments {W} xmlns:w14="{w14}">{comment.format(1, "Right?")}{comment.format(2, "Yes.")}</w:comments>'
    )
    extended = f'<x:commentsEx xmlns:x="{w15}"><x:commentEx x:paraId="11" x:done="1"/><x:commentEx x:paraId="22" x:paraIdParent="11"/></x:commentsEx>'
    rels = related("comments", "c.xml", id="c") + related("commentsExtended", "e.xml", id="e")
    contents = read_docx(docx(p("Text"), rels=rels, more={"word/c.xml": comments, "word/e.xml": extended}))
    assert [(c.text, c.answers, c.done) for c in contents.changes] == [("Right?", False, True), ("Yes.", True, False)]


# Strange containers


def test_a_file_in_the_strict_form_is_read():
    strict = docx(paragraph(run("Strict words")))
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    usual, other = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, other)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert [piece.text for piece in read_docx(out.getvalue()).pieces] == ["Strict words"]


def test_ten_pages_take_less_than_three_seconds():
    text = p("The harbour ferry will sail every ten minutes, the company said today. " * 8) * 60
    begun = time.process_time()
    reading = read_here("long.docx", docx(p("A headline of the day") + text))
    assert time.process_time() - begun < 3
    assert sum(len(text_of(piece.runs)) for piece in reading.pieces) > 30_000
