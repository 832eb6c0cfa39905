"""Plain text as a wire desk takes it."""

from __future__ import annotations

import dataclasses

import pytest

from releases.document import Dateline
from releases.exporting import text
from tests.exported import LANGUAGES, LIFT, WORDS, document, issued, printed

pytestmark = pytest.mark.no_database


def lines(language="en", **changes) -> list[str]:
    return text.render(document(language), issued(language, **changes)).decode().splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_there_in_its_order(language):
    said = text.render(document(language), issued(language)).decode()
    order = ["notice", "label", "headline", "subhead", "point", "dateline", "opened", "said", "part", "caption", "item",
             "inner", "harbour", "unplaced", "second", "end", "about", "makes", "note", "person", "hours", "table"]  # fmt: skip
    assert all(part.strip() in said for part in printed(language))
    del order[order.index("said")]
    place = 0
    for name in order:
        place = said.index(WORDS[name][language].strip(), place)


def test_a_paragraph_is_a_line_however_long():
    long = dataclasses.replace(document(), highlights=("word " * 500,))
    assert any(len(line) > 2400 for line in text.render(long, issued()).decode().splitlines())


def test_the_dateline_opens_the_first_paragraph():
    assert "(Hong Kong, 2 March 2026) – The gauge opened at Children’s Pier. H2O" in lines()
    assert "（香港，2026年3月2日）儀器在Children’s Pier啟用。H2O" in lines("zh-hant")
    placed = dataclasses.replace(document(), dateline=Dateline("", "Hong Kong"))
    assert "\nHong Kong The gauge" in text.render(placed, issued()).decode()


def test_it_says_since_when_it_may_be_used():
    assert "For immediate release" in lines()
    assert "Published Monday 2 March 2026, 09:00 Hong Kong = Monday 2 March 2026, 01:00 London" in lines()
    assert any(line.startswith("Embargoed until Monday 2 March") for line in lines(embargoed=True))


def test_a_correction_is_said_before_the_headline():
    said = lines(kind="correction", number=2, note="84, not 91.")
    assert said.index("84, not 91.") < said.index(WORDS["headline"]["en"])
    assert said[said.index("84, not 91.") - 1].startswith("Correction – Monday 2 March 2026")


def test_tables_lists_and_attachments_are_plain():
    said = lines()
    assert "Harbour\tMetres" in said
    assert "- an item" in said
    assert "  - an item within" in said
    assert "Heights by harbour (data table): https://newsroom.example/files/44444444444444444444/table.csv" in said


def test_it_begins_without_a_byte_order_mark_and_has_plain_line_ends():
    made = text.render(document("zh-hant"), issued("zh-hant"))
    assert not made.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in made
    assert made.endswith(b"\n")
    assert LIFT.isoformat().encode() not in made
