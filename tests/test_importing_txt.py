"""Plain text files: every encoding that officers have, wrapped lines joined, page furniture set apart."""

from __future__ import annotations

import time

import pytest

from releases.importing import read_here
from releases.importing.read_txt import read_txt
from releases.importing.reading import UnreadableFile

pytestmark = pytest.mark.no_database

TRADITIONAL = "新聞稿\n\n即時發佈\n\n海港工程署今日（七月三日）呼籲市民遠離碼頭，以免發生意外，我們會繼續留意情況。\n"
SIMPLIFIED = "新闻稿\n\n供即时发布\n\n绿径出行与星城邮政今天宣布，在本地推出首个配送网络，这是我们的第一步。\n"
ENGLISH = "PRESS RELEASE\n\nThe café – “open at last” – will serve its first guests on Monday, the owners said.\n"


def texts(data: bytes) -> list[str]:
    return [piece.text for piece in read_txt(data)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_it_reads_simplified_chinese_in_any_encoding(encoding):
    assert texts(SIMPLIFIED.encode(encoding)) == texts(SIMPLIFIED.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "big5hkscs", "gb18030"])
def test_it_reads_traditional_chinese_in_any_encoding(encoding):
    assert texts(TRADITIONAL.encode(encoding)) == texts(TRADITIONAL.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_it_reads_english_with_curly_quotes_in_any_encoding(encoding):
    assert texts(ENGLISH.encode(encoding)) == texts(ENGLISH.encode())


def test_windows_and_old_mac_line_ends_are_line_ends():
    assert texts(ENGLISH.replace("\n", "\r\n").encode()) == texts(ENGLISH.encode())
    assert texts(ENGLISH.replace("\n", "\r").encode()) == texts(ENGLISH.encode())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (bytes(range(256)) * 40, "not a text file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "Word"),
        ("新聞稿：今日公布結果，共有一百人參加。".encode() * 3 + "\n新聞".encode("big5"), "line 2"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data, says):
    with pytest.raises(UnreadableFile, match=says) as refusal:
        read_txt(data)
    assert str(refusal.value).endswith(".")


def test_an_unknown_kind_of_file_is_refused_with_the_kinds_that_are_read():
    with pytest.raises(UnreadableFile, match=r"\.txt"):
        read_here("release.dxf", b"...")


def test_a_file_above_twenty_megabytes_is_refused():
    with pytest.raises(UnreadableFile, match="20 MB"):
        read_here("release.txt", b"a" * (20 * 1024 * 1024 + 1))


def test_a_twenty_megabyte_text_is_refused_quickly():
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match="characters"):
        read_here("release.txt", b"- Jane Doe said: (x) \n" * 950_000)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "hostile",
    [
        "- " * 60_000,
        "(" * 100_000,
        "“" * 40_000,
        "A." * 60_000,
        "1 " * 60_000,
        "Jane Doe said: " * 4_000,
        "表示：" * 20_000,
        "x\n" * 4_000,
    ],
    ids=["dashes", "brackets", "quotes", "initials", "digits", "verbs", "han", "lines"],
)
def test_a_hostile_text_takes_no_time(hostile):
    started = time.monotonic()
    read_here("hostile.txt", hostile.encode())
    assert time.monotonic() - started < 10


def test_lines_wrapped_at_a_column_are_joined_and_paragraphs_are_not():
    wrapped = (
        "The lighthouse at Wick Point, which has warned ships off the reef since\n"
        "1871, will be lit by a lamp no larger than a matchbox from next month. Its\n"
        "keeper, the last in the county, has trained three apprentices to climb the\n"
        "tower and to polish a lens that nobody needs any longer but that everybody\n"
        "in the village would miss.\n"
        "\n"
        "Visitors may climb the 142 steps on the first Sunday of every month, wind\n"
        "and weather allowing, and may ring the fog bell once for luck if they give\n"
        "a pound to the lifeboat.\n"
    )
    assert [text[:14] for text in texts(wrapped.encode())] == ["The lighthouse", "Visitors may c"]


def test_chinese_lines_are_joined_without_a_space_although_blank_lines_stand_between_them():
    line = "海港城的渡輪自一九二四年起往返兩岸，每日接載乘客逾五萬人次，是本港歷史最悠久的"
    page = f"{line} \n\n {line[1:]}碼\n\n頭之一。 \n\n \n\n{line}\n\n{line[2:]}交通\n\n工具。\n"
    assert len(texts(page.encode())) == 2
    assert "的港城" in "".join(texts(page.replace(" 海", "海").encode())).replace(" ", "")


def test_a_file_with_one_paragraph_in_a_line_is_left_as_it_is():
    paragraph = (
        "The museum will open its doors again on Saturday after two years of work on the roof and the great stair."
    )
    assert texts(f"{paragraph}\n{paragraph}\n{paragraph}\n".encode()) == [paragraph] * 3


def test_running_heads_and_page_numbers_are_set_apart_even_inside_a_sentence():
    page = (
        "The river has been measured every morning since the flood of 1903, and the\n"
        "figures fill forty leather books that nobody had ever added up until a boy\n"
        "of eleven asked for them on a rainy day. He found that the river was tired\n"
        "Valley Trust news\nPage 1 of 2\n\fValley Trust news\n"
        "of its bed and had moved it by a foot in every year of his grandfather’s\n"
        "life, which the engineers have now confirmed with instruments from space.\n"
        "Page 2 of 2\n"
    )
    pieces = read_txt(page.encode())
    assert len([p for p in pieces if not p.furniture]) == 1
    assert sum(p.furniture for p in pieces) == 4


def test_a_bullet_alone_on_its_line_goes_back_before_its_words():
    pieces = read_txt("•\nfirst of the points\n•\nsecond of the points\n".encode())
    assert [(p.marker, p.text) for p in pieces] == [("•", "first of the points"), ("•", "second of the points")]


def test_radicals_and_ligatures_from_pdf_fonts_become_the_letters_they_look_like():
    assert texts("⽅法 and eﬃcient ﬁgures are written here.".encode()) == [
        "方法 and efficient figures are written here."
    ]
