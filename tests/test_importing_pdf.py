"""PDF files: lines joined across line, column and page ends, page furniture set apart, pictures cut out in order."""

from __future__ import annotations

import json
import time

import pytest

from releases.importing import read_here
from releases.importing.language import language_of
from releases.importing.radicals import unified
from releases.importing.read_pdf import read_pdf
from releases.importing.reading import Piece, UnreadableFile
from releases.importing.seed_form import seed_form
from tests.hostile_files import crafted, one_page
from tests.shared import SAMPLES, SHARED, needs_shared, scorer

pytestmark = pytest.mark.no_database

OURS = ("pdf_letterhead_en", "pdf_browser_zh", "pdf_columns_en", "pdf_table_zh")


def typeset(body: str, page: str = "", language: str = "en") -> list[Piece]:
    """The pieces of a page set by a typesetter that embeds its fonts, as Word does."""
    import typst

    font = "" if language == "en" else f', lang: "{language}"'
    source = f'#set page(paper: "a4", margin: 2.5cm{page})\n#set text(size: 11pt{font})\n{body}'
    return [piece for piece in read_pdf(typst.compile(source.encode())).pieces if not piece.furniture]


def texts(body: str, **options: str) -> list[str]:
    return [piece.text for piece in typeset(body, **options)]


LONG = (
    "The ferry company will run boats every ten minutes between the old harbour and the new one from Monday, "
    "because more people asked for a seat than the present boats can carry on a fine day in the summer holidays. "
)


# Samples with their truth


@needs_shared
@pytest.mark.parametrize("stem", ["en1", "hans4"])
def test_the_shared_pdfs_read_well(stem):
    truth = json.loads((SHARED / "samples" / f"{stem}.json").read_text())
    reading = read_here(f"{stem}.pdf", (SHARED / "samples" / f"{stem}.pdf").read_bytes(), truth["country"])
    score = scorer()
    assert score.overall(score.score(seed_form(reading, stem), truth)) >= 0.95
    assert len(reading.pictures) == 3


@needs_shared
@pytest.mark.parametrize("stem", OURS)
def test_our_own_pdfs_read_well(stem):
    truth = json.loads((SAMPLES / f"{stem}.json").read_text())
    reading = read_here(f"{stem}.pdf", (SAMPLES / f"{stem}.pdf").read_bytes(), truth["country"])
    score = scorer()
    assert score.overall(score.score(seed_form(reading, stem), truth)) >= 0.95
    assert [piece.text for piece in reading.unplaced] == []


# Lines -> paragraphs


def test_wrapped_lines_are_one_paragraph_without_an_invented_or_lost_space():
    assert texts(LONG * 3) == [(LONG * 3).strip()]


def test_two_paragraphs_stay_two():
    assert texts(f"{LONG * 2}\n\n{LONG}") == [(LONG * 2).strip(), LONG.strip()]


def test_justified_lines_are_joined_too():
    assert texts(f"#set par(justify: true)\n{LONG * 3}\n\n{LONG}") == [(LONG * 3).strip(), LONG.strip()]


def test_a_paragraph_goes_on_over_a_page_end_and_its_running_header():
    page = ", header: [Example Group], footer: context [Page #counter(page).display() of 2], height: 9cm"
    found = texts(f"{LONG * 7}\n\nThe end of it.", page=page)
    assert found == [(LONG * 7).strip(), "The end of it."]


def test_words_broken_at_line_ends_are_healed():
    broken = "#set par(justify: true)\n#set text(hyphenate: true)\n#block(width: 4cm)[Refrigerators for vaccination programmes in mountainous municipalities]"
    assert texts(broken) == ["Refrigerators for vaccination programmes in mountainous municipalities"]


def test_a_typed_hyphen_at_a_line_end_stays():
    assert texts("#block(width: 3.4cm)[The three-year-old night-shift ferry crew]") == [
        "The three-year-old night-shift ferry crew"
    ]


def test_nested_bullets_keep_their_indents():
    found = typeset("- one of the boats\n  - two of the boats\n  - three of the boats\n- four of the boats")
    assert all(piece.marker for piece in found)
    assert found[1].indent == found[2].indent > found[0].indent == found[3].indent


def test_headings_are_bold_or_large_and_never_joined_to_the_text():
    found = typeset(f'#text(13pt, weight: "bold")[How it works]\n\n{LONG}')
    assert [(piece.bold, piece.size > 1.1) for piece in found] == [(True, True), (False, False)]


@pytest.mark.parametrize(("rise", "position"), [(4, "sup"), (-3, "sub")])
def test_raised_and_sunken_numbers_are_marked_and_stay_on_their_line(rise, position):
    show = (
        f"BT /F1 11 Tf 70 700 Td (The area is some 4 km) Tj /F1 6 Tf {rise} Ts (2) Tj 0 Ts /F1 11 Tf ( in all.) Tj ET"
    )
    (piece,) = read_pdf(one_page(show.encode())).pieces
    assert piece.text == "The area is some 4 km2 in all."
    assert [(run.text, run.position) for run in piece.runs if run.position] == [("2", position)]


# Columns and tables


def test_two_columns_are_read_one_after_the_other():
    first, second = LONG * 4 + "Fine.", "Another story begins here. " + LONG * 4
    found = texts(
        f'#set par(justify: true)\n#text(16pt, weight: "bold")[A headline over both]\n\n#columns(2)[{first}\n\n#colbreak()\n\n{second}]'
    )
    assert found == ["A headline over both", first.strip(), second.strip()]


def test_contacts_side_by_side_are_two():
    left = "Hattie Bellweather \\ Slow Freight \\ 01144 960122 \\ hattie\\@slowfreight.example"
    right = "Imran Sethi \\ Wexcombe Council \\ 01144 960187 \\ press\\@wexcombe.example"
    found = texts(f"{LONG}\n\n#grid(columns: (1fr, 1fr), gutter: 1cm, [{left}], [{right}])")
    assert found[1:] == [line.strip().replace("\\@", "@") for side in (left, right) for line in side.split(" \\ ")]


def test_a_label_and_its_answer_are_one_line():
    rows = "[Tel:], [2555 0142], [Mobile:], [9555 0143], [Email:], [a\\@b.example]"
    found = texts(f"{LONG}\n\n#grid(columns: (4cm, 1fr), row-gutter: 8pt, {rows})")
    assert found[1:] == ["Tel: 2555 0142", "Mobile: 9555 0143", "Email: a@b.example"]


def test_a_ruled_table_keeps_its_cells():
    found = typeset(f"{LONG}\n\n#table(columns: 3, [Year], [Boats], [Guests], [2024], [12], [8 100])")
    assert [(piece.text, piece.cell) for piece in found if piece.cell] == [
        ("Year", (1, 0, 0)), ("Boats", (1, 0, 1)), ("Guests", (1, 0, 2)),
        ("2024", (1, 1, 0)), ("12", (1, 1, 1)), ("8 100", (1, 1, 2)),
    ]  # fmt: skip


# Links, furniture, pictures


def test_a_link_is_kept_and_its_address_not_printed():
    (piece,) = typeset('See #link("https://a.example/page")[the plan] for more.')
    assert piece.text == "See the plan for more."
    assert [(run.text, run.href) for run in piece.runs if run.href] == [("the plan", "https://a.example/page")]


def test_headers_footers_and_page_numbers_are_set_apart():
    reading = read_here("x.pdf", (SAMPLES / "pdf_letterhead_en.pdf").read_bytes(), "AU")
    assert {piece.text for piece in reading.discarded if not piece.picture} == {
        "Southern Roads Institute | Research you can drive on",
        "12 Gum Court, Adelaide SA 5000 Page 1 of 2",
        "12 Gum Court, Adelaide SA 5000 Page 2 of 2",
    }


def test_text_that_comes_again_at_a_page_edge_is_still_text():
    page = ", height: 6.2cm"
    line = "Innovation Campus."
    found = texts(f"#block(width: 100%)[{LONG}]\n\n{line}\n\n#pagebreak()\n{line}\n\n{LONG}", page=page)
    assert found.count(line) == 2


@needs_shared
def test_the_logo_of_each_page_is_no_figure_and_pictures_keep_their_order():
    reading = read_here("x.pdf", (SHARED / "samples" / "hans4.pdf").read_bytes(), "SG")
    assert [figure.number for figure in reading.document.figures] == [1, 2, 3]
    assert set(reading.pictures) == {figure.id for figure in reading.document.figures}


def test_every_piece_knows_its_page_and_box():
    contents = read_pdf((SAMPLES / "pdf_table_zh.pdf").read_bytes())
    assert all(piece.place.page and piece.place.box for piece in contents.pieces)
    assert [piece.place.line for piece in contents.pieces] == list(range(1, len(contents.pieces) + 1))


# Chinese


HAN = "「海浪觀測站」將於十月一日開放公眾預約，每日設有三百個名額，導賞員由十四名退休水手擔任，最年長的八十一歲。"


def test_chinese_lines_join_without_a_space():
    assert texts(f'#set text(font: "Noto Serif CJK TC")\n#set par(justify: true)\n{HAN * 3}', language="zh") == [
        HAN * 3
    ]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("三轮⻋在⻔前", "三轮车在门前"),
        ("家⻑與居⺠", "家長與居民"),
        ("⽅⾯", "方面"),
        ("（１）Ａ", "（１）Ａ"),
        ("41万⼾发", "41万户发"),
        ("⼾籍與發", "戶籍與發"),
    ],
)
def test_radicals_become_the_characters_they_stand_for_and_nothing_else_changes(printed, meant):
    assert unified(printed) == meant


def test_a_page_from_a_browser_reads_in_its_script():
    reading = read_here("x.pdf", (SAMPLES / "pdf_browser_zh.pdf").read_bytes(), "TW")
    text = "".join(piece.text for piece in reading.pieces)
    assert language_of([text]) == "zh-hant"
    assert not any("\u2e80" <= c <= "\u2fdf" for c in text)


# Refusals


@pytest.mark.parametrize(
    ("name", "says"),
    [("scan.pdf", "scan"), ("locked.pdf", "password"), ("cut.pdf", "damaged"), ("only-head.pdf", "damaged")],
)
def test_a_pdf_that_cannot_be_read_says_why_and_what_to_do(name, says):
    with pytest.raises(UnreadableFile, match=says):
        read_here(name, crafted()[name])


def test_a_pdf_of_shapes_says_that_there_are_no_letters():
    with pytest.raises(UnreadableFile, match="drawn as shapes"):
        read_here("x.pdf", one_page(b"70 700 m 500 700 l S"))


def test_ten_pages_take_less_than_three_seconds():
    import typst

    source = "#set text(size: 11pt)\n#set par(justify: true)\n" + "\n\n".join([LONG * 3] * 60)
    data = typst.compile(source.encode())
    begun = time.process_time()
    reading = read_here("long.pdf", data)
    assert max(piece.place.page or 0 for piece in reading.pieces) >= 9
    assert time.process_time() - begun < 3
