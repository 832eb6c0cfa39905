"""The text between the editor's HTML and a document's blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.body import clean, html_of, sections_of
from releases.document import Bullets, FigurePlace, Item, Paragraph, Run, Section, paragraphs_in, text_of
from tests.documents import bodies

pytestmark = pytest.mark.no_database

TAGS = ["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "q data-quote='a1'", "figure data-figure='f1'", "table", "tr",
        "td", "th", "a href='https://x.example/'", "div", "blockquote", "br", "span style='x'", "script", "sub"]  # fmt: skip


def pieces(alphabet: str):
    tags = [f"<{tag}>" for tag in TAGS] + [f"</{tag.partition(' ')[0]}>" for tag in TAGS]
    return st.lists(st.one_of(st.sampled_from(tags), st.text(alphabet, max_size=6)), max_size=25).map("".join)


@given(bodies())
def test_blocks_to_html_and_back_are_the_same_blocks(sections):
    assert sections_of(html_of(sections)) == sections


@given(pieces("ab 香<>&\n\u00a0「"))
def test_html_read_once_is_canonical_and_reading_it_again_changes_nothing(source):
    once = clean(source)
    assert clean(once) == once


@given(pieces("ab 香\n\u00a0「"))
def test_no_word_of_the_source_is_lost(source):
    """Han characters, which no tag or entity contains, are counted before and after (script content excepted)."""
    if "<script" not in source:
        after = "".join(
            [*(s.heading or "" for s in sections_of(source)), *map(text_of, paragraphs_in(sections_of(source)))]
        )
        assert after.count("香") == source.count("香")


def test_paste_from_word_comes_out_clean():
    pasted = (
        '<p class="MsoNormal" style="margin:0"><b style="mso-x:y"><span lang="EN-GB">Bold<o:p></o:p></span></b> text</p>'
        "<style>p{}</style><!--[if gte mso 9]><xml></xml><![endif]--><p>&nbsp;</p><h1>Part</h1>"
    )
    assert clean(pasted) == "<p><strong>Bold</strong> text</p>\n<h2>Part</h2>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">a</p>',
        '<a href="javascript:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>',
        "<svg onload=x()>",
        '<iframe src="https://x.example/"></iframe>',
        '<img src=x onerror="x()">',
        "<style>*{background:url(https://x.example)}</style>",
        '<q data-quote="a b\'onclick=x">a</q>',
    ],
)
def test_nothing_that_could_act_survives(hostile):
    result = clean(hostile)
    for word in ("script", "onclick", "onload", "onerror", "javascript", "data:", "url(", "iframe", "svg"):
        assert word not in result


def test_marks_that_turn_the_direction_of_text_are_dropped():
    assert clean("<p>in\u202evoice\u202c\u200b</p>") == "<p>invoice</p>"


def test_a_quote_and_a_figure_keep_their_ids():
    source = '<p>“<q data-quote="k3">Yes</q>”</p><figure data-figure="f9"><img src="x"></figure>'
    assert sections_of(source) == (
        Section(None, (Paragraph((Run("“"), Run("Yes", quote="k3"), Run("”"))), FigurePlace("f9"))),
    )


def test_a_quote_over_bold_words_is_one_element():
    assert clean('<p><q data-quote="a">one <b>two</b> three</q></p>').count("<q ") == 1


def test_lists_nest_under_their_item():
    body = sections_of("<ul><li>one<ol><li>two</li></ol></li><li>three</li></ul>")
    one = Item((Run("one"),), (Item((Run("two"),)),), ordered=True)
    assert body == (Section(None, (Bullets((one, Item((Run("three"),)))),)),)


def test_a_line_break_stays_a_line_break():
    assert clean("<p>one<br>two</p>") == "<p>one<br>two</p>"
