"""The recogniser as a whole: the parts in their places, nothing lost, and how well releases are read."""

from __future__ import annotations

import contextlib
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from releases.document import ReleaseDocument
from releases.importing import read_here, signs
from releases.importing.read_txt import read_txt
from releases.importing.reading import Reading, UnreadableFile
from releases.importing.recognise import recognise
from releases.importing.seed_form import seed_form
from tests.reading_report import pairs, read
from tests.shared import SAMPLES, SHARED, needs_shared, scorer

pytestmark = pytest.mark.no_database

OWN = sorted(SAMPLES.glob("*.txt"))


def own(stem: str) -> Reading:
    truth = json.loads((SAMPLES / f"{stem}.json").read_text())
    return read_here(f"{stem}.txt", (SAMPLES / f"{stem}.txt").read_bytes(), truth["country"])


@needs_shared
@pytest.mark.parametrize("which", ["seed", "shared", "own"])
def test_releases_are_read_as_well_as_they_were(which):
    floor = {"seed": 0.98, "shared": 0.97, "own": 0.95}[which]
    score = scorer()
    for group, file, truth in pairs():
        if group == which:
            assert score.overall(score.score(read(file, truth), truth)) >= floor, file.name


@needs_shared
def test_the_seed_is_read_as_a_whole():
    reading = read_here("seed.txt", next((SHARED / "seed").glob("*.txt")).read_bytes())
    document = reading.document
    assert document.language == "zh-hans"
    assert reading.country == "HK"
    assert len(document.quotes) == 6
    assert len(document.figures) == 4
    assert len(document.boilerplates) == 3
    assert len(document.contacts) == 4
    assert document.companies[0].role == "issuer"
    assert len(reading.notice_on_behalf_of) == 2
    assert reading.unplaced == ()


def test_the_parts_of_a_british_release():
    document = own("ukuni1").document
    assert document.label == "NEWS RELEASE"
    assert document.end_mark == "ENDS"
    assert document.notes_heading == "Notes to editors"
    assert len(document.notes) == 3
    assert [q.speaker for q in document.quotes] == ["Hester Calloway", "Idris Penhallow", "Hester Calloway"]
    assert [q.position for q in document.quotes] == ["middle", "before", "before"]


def test_an_end_mark_behind_the_contacts_as_in_america():
    document = own("uswire1").document
    assert document.end_mark == "###"
    assert [s.heading for s in document.sections] == [
        None,
        "Transaction Details",
        "Conference Call",
        "Forward-Looking Statements",
    ]
    assert [c.person for c in document.contacts] == ["Dana Okafor", "Wade Lindqvist"]


def test_companies_have_their_roles_and_short_names():
    companies = {c.name: c for c in own("hkco1").document.companies}
    assert companies["浪石醫療有限公司"].aliases == ("浪石醫療",)
    assert companies["維灣科技城"].role == "issuer"


def test_about_us_is_about_the_issuer():
    assert own("hanssg1").document.boilerplates[0].company == "一锅粥"


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.stem)
def test_a_document_goes_to_json_and_back_without_loss(file):
    document = own(file.stem).document
    assert ReleaseDocument.from_json(json.loads(json.dumps(document.to_json()))) == document


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.stem)
def test_the_country_may_be_left_out(file):
    assert read_here(file.name, file.read_bytes()).country


# Nothing is lost: every piece ends in a part, in `unplaced` or in `discarded`.


def lost(data: bytes) -> list[str]:
    """Pieces whose line is in no guess, not unplaced and not discarded."""
    pieces = read_txt(data)
    reading = recognise(pieces)
    found = {place.line for guess in reading.guesses for place in guess.places}
    found |= {piece.place.line for piece in (*reading.unplaced, *reading.discarded)}
    return [piece.text for piece in pieces if piece.place.line not in found]


def words_lost(data: bytes) -> set[str]:
    """Words of the body and of the closing parts that stand nowhere in the reading. Contacts are taken apart: left out."""
    reading = recognise(read_txt(data))
    parts = json.dumps(seed_form(reading, "x"), ensure_ascii=False)
    kept = parts + " ".join(p.text for p in (*reading.unplaced, *reading.discarded))
    pieces = [p for p in read_txt(data) if not signs.caption_mark(p.text)]
    body = [p.text for p in pieces if not re.search(r"@|\d{4}", p.text) and len(p.text) > 60]
    return {word for text in body for word in re.findall(r"\w{5,}", text) if word not in kept}


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.stem)
def test_nothing_of_a_sample_is_lost(file):
    assert lost(file.read_bytes()) == []
    assert words_lost(file.read_bytes()) == set()


LINES = st.sampled_from(
    [
        line
        for file in OWN
        for line in read_txt(file.read_bytes())
        for line in [f"{line.marker} {line.text}".strip()]
        if line
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), min_size=1, max_size=30), st.integers(1, 2))
def test_nothing_is_lost_of_lines_in_any_order(lines, gap):
    data = ("\n" * gap).join(lines).encode("utf-8", "ignore")
    with contextlib.suppress(UnreadableFile):
        assert lost(data) == []
