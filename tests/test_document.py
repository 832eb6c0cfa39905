"""ReleaseDocument: to JSON and back without loss, and a clear word for what is not one."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases import document
from releases.document import DocumentError, Quote, ReleaseDocument, Run, words_of
from tests.documents import documents, release_with

pytestmark = pytest.mark.no_database


@given(documents())
def test_to_json_and_back_is_the_same_document(doc):
    assert ReleaseDocument.from_json(json.loads(json.dumps(doc.to_json()))) == doc


@given(documents(), st.data())
def test_a_damaged_document_is_refused_in_a_sentence_and_never_otherwise(doc, data):
    plain = json.loads(json.dumps(doc.to_json()))
    key = data.draw(st.sampled_from(sorted(plain)))
    plain[key] = data.draw(st.sampled_from([None, 7, "x", [], {}, [1], {"a": 1}, [{"type": "nothing"}]]))
    sentence = "none was needed"
    try:
        ReleaseDocument.from_json(plain)
    except DocumentError as problem:
        sentence = str(problem)
    assert sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "a document is an object"),
        ({"schema": 99}, "schema 99 is not one that this version reads"),
        ({"schema": 1, "headline": "x"}, "language is missing"),
        ({"schema": 1, "language": "fr", "headline": "x"}, "'fr' is none of"),
        ({"schema": 1, "language": "en", "headline": "x", "wings": 2}, "unknown field 'wings'"),
        ({"schema": 1, "language": "en", "headline": 4}, "document.headline: str was expected"),
    ],
)
def test_what_is_not_a_document_is_named(data, sentence):
    with pytest.raises(DocumentError, match=sentence):
        ReleaseDocument.from_json(data)


def test_an_older_schema_is_brought_up_to_date_as_it_is_read(monkeypatch):
    monkeypatch.setattr(document, "SCHEMA", 2)
    monkeypatch.setitem(document.UPCASTS, 1, lambda data: {**data, "headline": data["headline"].upper(), "schema": 2})
    assert ReleaseDocument.from_json({"schema": 1, "language": "en", "headline": "tide"}).headline == "TIDE"


def test_a_quote_split_by_its_attribution_is_one_quote():
    quote = Quote("q", "Ada Fenn")
    doc = release_with(
        [Run("“"), Run("It rose,", quote="q"), Run("” said Ada Fenn. “"), Run("Then it fell.", quote="q"), Run("”")],
        quotes=(quote,),
    )
    assert words_of(doc, quote) == "It rose. Then it fell."


def test_a_chinese_quote_split_by_its_attribution_keeps_its_comma():
    quote = Quote("q", "范雅達")
    doc = release_with(
        [Run("「"), Run("水漲了，", quote="q"), Run("」范雅達說，「"), Run("又退了。", quote="q"), Run("」")],
        quotes=(quote,),
    )
    assert words_of(doc, quote) == "水漲了，又退了。"


def test_words_of_an_unplaced_quote_are_its_own():
    quote = Quote("q", "Ada Fenn", words="Not in the text.")
    assert words_of(release_with([Run("Nothing here.")], quotes=(quote,)), quote) == "Not in the text."


def test_the_date_of_a_dateline_is_a_date():
    data = {"schema": 1, "language": "en", "headline": "x", "dateline": {"text": "(HK)", "date": "2024-03-14"}}
    assert ReleaseDocument.from_json(data).dateline.date == datetime.date(2024, 3, 14)
