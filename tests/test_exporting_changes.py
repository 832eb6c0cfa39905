"""What a correction changed, as a reader sees it: the words taken out and put in, part by part."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import HealthCheck, given, settings

from releases.document import Paragraph, ReleaseDocument, Run, Section
from releases.exporting.changes import changes, compared, parts
from tests.documents import documents
from tests.exported import LANGUAGES, document

pytestmark = pytest.mark.no_database
SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def marked(was: str, now: str) -> str:
    return written(compared(was, now))


def written(pieces) -> str:
    shown = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]", "gap": "…"}
    return "".join(shown[piece.kind].format(piece.text) for piece in pieces)


def told(pieces, kind: str) -> str:
    return bare("".join(piece.text for piece in pieces if piece.kind in ("same", kind)))


def bare(text: str) -> str:
    return "".join(text.split())


def of_text(*paragraphs: str, language="en") -> ReleaseDocument:
    blocks = tuple(Paragraph((Run(text),)) for text in paragraphs)
    return ReleaseDocument(language, "A headline", sections=(Section(None, blocks),))


def test_words_numbers_and_times_are_changed_whole():
    was = "It read 1,340 centimetres at 09:30, which is 91.5%, said Dr Fenn."
    now = "It read 1,910 centimetres at 09:45, which is 84%, said Dr Fenn."
    assert marked(was, now) == (
        "It read [-1,340-] [+1,910+] centimetres at [-09:30-][+09:45+], which is [-91.5%-][+84%+], said Dr Fenn."
    )


def test_han_is_changed_by_the_character_and_never_split_from_its_number():
    was, now = "研究員於3月2日錄得84厘米，為十年來最高。", "研究員於3月3日錄得191厘米，為廿年來最高。"
    assert marked(was, now) == "研究員於3月[-2-][+3+]日錄得[-84-][+191+]厘米，為[-十-][+廿+]年來最高。"


def test_changes_with_next_to_nothing_between_them_are_one():
    assert marked("Tai O in June", "Sai Kung in March") == "[-Tai O in June-][+Sai Kung in March+]"


def test_what_stayed_far_from_a_change_is_left_out():
    long = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz")
    shown = marked(f"{long} ten {long}", f"{long} nine {long}")
    assert "[-ten-] [+nine+]" in shown
    assert shown.startswith("…wordm")
    assert shown.endswith("wordn …")


def test_a_new_paragraph_is_put_in_and_the_others_are_not_compared_with_it():
    before = of_text("The gauge opened at the pier.", "It reads the tide every hour of the day.")
    after = of_text(
        "The gauge opened at the pier.",
        "A second one stands at Tai O.",
        "It reads the tide every minute of the day.",
    )
    assert [written(change.pieces) for change in changes(before, after)] == [
        "[+A second one stands at Tai O.+]",
        "It reads the tide every [-hour-] [+minute+] of the day.",
    ]


def test_each_part_is_named_in_the_order_of_the_page():
    before = document("en")
    after = dataclasses.replace(
        before,
        headline=before.headline + " Again",
        quotes=tuple(dataclasses.replace(quote, title="Chair") for quote in before.quotes),
        notes=(),
        figures=(
            dataclasses.replace(before.figures[0], original=dataclasses.replace(before.figures[0].original, name="x/y.jpg")),
            *before.figures[1:],
        ),
    )  # fmt: skip
    found = changes(before, after)
    assert [change.part for change in found] == ["headline", "people", "people", "pictures", "notes"]
    assert [change.part for change in found if change.replaced] == ["pictures"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_has_changed_nowhere(language):
    assert changes(document(language), document(language)) == []


@SLOW
@given(documents(), documents())
def test_a_change_tells_nothing_that_neither_text_says(before, after):
    old = {unit.text for part, units in parts(before) for unit in units}
    new = {unit.text for part, units in parts(after) for unit in units}
    for change in changes(before, after):
        if not any(piece.kind == "gap" for piece in change.pieces):
            assert told(change.pieces, "removed") in {bare(text) for text in old} | {""}
            assert told(change.pieces, "added") in {bare(text) for text in new} | {""}


@SLOW
@given(documents())
def test_pieces_tell_both_texts(one):
    was = one.headline
    now = was[::-1]
    pieces = list(compared(was, now))
    if not any(piece.kind == "gap" for piece in pieces):
        assert (told(pieces, "removed"), told(pieces, "added")) == (bare(was), bare(now))


def test_two_long_texts_with_nothing_in_common_take_no_longer_than_a_page_may():
    before = of_text(*(f"甲乙丙丁戊己庚辛{n}" * 60 for n in range(30)))
    after = of_text(*(f"子丑寅卯辰巳午未{n}" * 60 for n in range(30, 60)))
    began = time.process_time()
    assert changes(before, after)
    assert time.process_time() - began < 5
