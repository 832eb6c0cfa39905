"""Quotes: which quotations are somebody's words, whose, and which parts are one."""

from __future__ import annotations

import pytest

from releases.document import Quote, ReleaseDocument, quote_parts, words_of
from releases.importing import read_here

pytestmark = pytest.mark.no_database


def document(*paragraphs: str) -> ReleaseDocument:
    """The document of a release with this body."""
    chinese = any("\u4e00" <= c <= "\u9fff" for c in "".join(paragraphs))
    front = "新聞稿\n\n標題在此\n\n" if chinese else "PRESS RELEASE\n\nA headline about something\n\n"
    lead = (
        "海港工程署今日公布，碼頭的修復工程已於昨日完成，渡輪服務將於下星期恢復正常運作，市民可如常使用。"
        if chinese
        else "The lighthouse at Wick Point will be lit again next month, after eleven years in the dark and a long argument over paint."
    )
    text = front + lead + "\n\n" + "\n\n".join(paragraphs) + "\n\nENDS\n"
    return read_here("release.txt", text.encode(), "HK" if chinese else "GB").document


def quotes(*paragraphs: str) -> list[Quote]:
    return list(document(*paragraphs).quotes)


def who(quote: Quote) -> tuple[str, str, str, str, str, str]:
    return (quote.speaker, quote.honorific, quote.title, quote.organisation, quote.verb, quote.position)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Dr Ada Quill, Chief Engineer of the Wick Trust, said: “The lamp is smaller than the match that used "
            "to light it.”",
            ("Ada Quill", "Dr", "Chief Engineer", "Wick Trust", "said", "before"),
        ),
        (
            "“The lamp is smaller than the match that used to light it,” explained Ada Quill, Head of Lamps at "
            "Wick Trust.",
            ("Ada Quill", "", "Head of Lamps", "Wick Trust", "explained", "after"),
        ),
        (
            "“The lamp is small,” said Wick Trust chief executive Ada Quill. “It fits in a hand.”",
            ("Ada Quill", "", "chief executive", "Wick Trust", "said", "middle"),
        ),
        (
            'The Secretary for Lamps, Professor Quill Ka-wai, said, "The lamp is smaller than the match."',
            ("Quill Ka-wai", "Professor", "Secretary for Lamps", "", "said", "before"),
        ),
        (
            "According to Ada Quill, Director of Communications at Wick Trust, “nobody has counted the moths "
            "before now.”",
            ("Ada Quill", "", "Director of Communications", "Wick Trust", "According to", "before"),
        ),
        (
            "Commenting on the launch, Ada Quill, Chair of Wick Trust, said: “The lamp is smaller than the match.”",
            ("Ada Quill", "", "Chair", "Wick Trust", "said", "before"),
        ),
        (
            "維港照明公司行政總裁簡兆文先生則表示：「燈很小，路很長，我們慢慢走。」",
            ("簡兆文", "先生", "行政總裁", "維港照明公司", "表示", "before"),
        ),
        (
            "“灯很小，路很长。”项目负责人、滨海照明集团总工程师贺一舟说。",
            ("贺一舟", "", "总工程师", "滨海照明集团", "说", "after"),
        ),
        ("「燈很小，」漁民代表徐月琴笑說，「路很長。」", ("徐月琴", "", "漁民代表", "", "笑說", "middle")),
    ],
)
def test_an_attribution_is_taken_apart_wherever_it_stands(paragraph, expected):
    (quote,) = quotes(paragraph)
    assert who(quote) == expected


def test_the_marks_lie_on_exactly_the_words_inside_the_outer_quotation_marks():
    read = document("“The lamp is ‘small’,” said Ada Quill, Chair of Wick Trust. “It fits in a hand.”")
    assert quote_parts(read.sections) == {read.quotes[0].id: ["The lamp is ‘small’,", "It fits in a hand."]}
    assert words_of(read, read.quotes[0]) == "The lamp is ‘small’. It fits in a hand."


def test_a_quote_that_runs_on_over_paragraphs_is_one():
    read = document(
        "Ada Quill, Chair of Wick Trust, said: “The lamp is smaller than the match.",
        "“It fits in a hand and it can be posted.”",
    )
    assert len(read.quotes) == 1
    assert words_of(read, read.quotes[0]).endswith("It fits in a hand and it can be posted.")


def test_a_paragraph_of_quotation_after_an_attribution_goes_with_it():
    read = document(
        "“The lamp is small and bright,” said Ada Quill of Wick Trust.", "“It fits in a hand and it can be posted.”"
    )
    assert len(read.quotes) == 1


def test_a_speaker_announced_on_a_line_of_its_own_has_the_quotation_below():
    (quote,) = quotes("Lamps Minister Ada Quill said:", "“The lamp is smaller than the match, and so is the bill.”")
    assert (quote.speaker, quote.title) == ("Ada Quill", "Lamps Minister")


def test_a_block_quotation_without_marks_is_found_below_its_speaker():
    read = document("Lamps Minister Ada Quill said:", "We promised that the lamp would be lit by June, and it is lit.")
    assert words_of(read, read.quotes[0]).startswith("We promised")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dr Ada Quill, Chair of Wick Trust, said: “The lamp is very small.”", "She added: “It fits in a hand.”"),
        (
            "Dr Ada Quill, Chair of Wick Trust, said: “The lamp is very small.”",
            "“It fits in a hand,” Dr Quill continued.",
        ),
        ("維港照明公司行政總裁簡兆文先生表示：「燈很小，路很長。」", "他補充說：「我們慢慢走，總會到的。」"),
        ("維港照明公司行政總裁簡兆文先生表示：「燈很小，路很長。」", "簡先生續稱：「我們慢慢走，總會到的。」"),
        (
            "維港照明公司行政總裁簡兆文指出，燈很小，路很長。他強調：「先走一步。」",
            "他補充說：「我們慢慢走，總會到的。」",
        ),
    ],
)
def test_she_and_he_and_a_surname_are_the_person_named_before_in_full(first, second):
    found = quotes(first, second)
    assert len(found) == 2
    assert len({(q.speaker, q.title, q.organisation) for q in found}) == 1


@pytest.mark.parametrize(
    "paragraph",
    [
        "The trust’s “reef radio” project called the result “a turning point” for moths.",
        "她在名為「燈塔與海」的講座上介紹「一燈一船」計劃，並感謝「漁火」義工隊。",
        "署長表示「燈塔歸來」計劃將於明年展開。",
        "会议指出，“最后一公里”配送网络仍需完善。",
    ],
)
def test_names_and_scare_quotes_are_no_quotes(paragraph):
    assert quotes(paragraph) == []


def test_an_unnamed_spokesman_is_the_speaker_and_the_office_the_organisation():
    (english,) = quotes('A spokesman for the Harbour Office said, "The current can change within minutes."')
    assert (english.speaker, english.organisation) == ("spokesman", "Harbour Office")
    (chinese,) = quotes("海港工程署發言人說：「水流可在數分鐘內改變方向。」")
    assert (chinese.speaker, chinese.organisation) == ("發言人", "海港工程署")


def test_british_single_marks_are_quotations_and_apostrophes_are_none():
    (quote,) = quotes(
        "‘I’ve had the nurses’ lamp since Easter, and it’s never gone out,’ said Ada Quill of Wick Trust."
    )
    assert quote.speaker == "Ada Quill"


@pytest.mark.parametrize("dash", ["- ", "– ", ""])
def test_a_quotation_is_signed_below(dash):
    signed = quotes(
        "“We asked what a good lamp needs, and then we drew the tower around it.”",
        f"{dash}Dr. Ada Quill, Chief Engineer, Wick Trust",
    )
    assert [who(q)[:4] for q in signed] == [("Ada Quill", "Dr.", "Chief Engineer", "Wick Trust")]


def test_an_institution_in_brackets_is_the_speakers():
    (quote,) = quotes(
        "Professor Lars Holm (Wick University) commented: “Wax is stubborn, and so are the keepers of it.”"
    )
    assert (quote.speaker, quote.organisation) == ("Lars Holm", "Wick University")
