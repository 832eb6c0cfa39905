"""Which files are one release, and which of their parts belong together: nothing is lost, and order says nothing."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.models import Company, Person
from contacts.models import MediaContact
from releases.freezing import document_of
from releases.importing import facts, read_file
from releases.importing.add import LanguageIsThere, add_language, save_together
from releases.importing.differences import sections_of_units, steps, units_of
from releases.importing.merge import align, joined_rows, sameness, together
from tests import versions
from tests.documents import bodies

LANGUAGES = ("en", "zh-hant", "zh-hans")
TEXTS = {"en": versions.ENGLISH, "zh-hant": versions.TRADITIONAL, "zh-hans": versions.SIMPLIFIED}


def reading(text: str):
    return read_file("release.txt", text.encode())


def files(*languages: str):
    return [(reading(TEXTS[code]), f"{code}.txt", TEXTS[code].encode(), {}) for code in languages]


fact = st.sampled_from(
    ["n:14", "n:380", "l:orla", "l:vane", "a:x@y.example", "h:海港", "reach!1", "reach!2", "figure!1"]
)
part = st.frozensets(fact, max_size=4)


@pytest.mark.no_database
@given(st.lists(part, max_size=6), st.lists(part, max_size=6))
def test_every_part_is_in_one_row_and_no_row_is_taken_twice(rows, added):
    found = align(rows, added)
    taken = [row for row in found if row is not None]
    assert len(found) == len(added)
    assert len(set(taken)) == len(taken)
    assert set(taken) <= set(range(len(rows)))


@pytest.mark.no_database
@given(st.dictionaries(st.sampled_from(LANGUAGES), st.lists(part, max_size=5), max_size=3), st.randoms())
def test_merging_loses_no_part_and_does_not_depend_on_the_order_of_the_files(parts, random):
    numbered = {code: [(n, said) for n, said in enumerate(of)] for code, of in parts.items()}
    rows = joined_rows(numbered, lambda code, one: one[1])
    for code, of in numbered.items():
        assert sorted(row[code][0] for row in rows if code in row) == list(range(len(of)))
    shuffled = list(numbered.items())
    random.shuffle(shuffled)
    assert joined_rows(dict(shuffled), lambda code, one: one[1]) == rows


@pytest.mark.no_database
def test_parts_that_contradict_each_other_are_never_joined():
    assert align([frozenset({"reach!1"})], [frozenset({"reach!2"})]) == [None]
    assert align([frozenset({"figure!1"})], [frozenset({"figure!2", "h:海港"})]) == [None]


@pytest.mark.no_database
def test_shared_facts_go_before_order():
    rows = [facts.facts("Jon Weir, 2,400 boats"), facts.facts("Ada Fenn, 17 piers")]
    assert align(rows, [facts.facts("17個碼頭，Ada Fenn"), facts.facts("2,400艘船")]) == [1, 0]


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("english", "chinese"), [("HK$380 million", "3.8億港元"), ("26,500", "26,500"), ("3.2 million", "３２０萬")]
)
def test_an_amount_is_one_whatever_its_unit(english, chinese):
    assert set(facts.numbers(english)) == {f[2:] for f in facts.facts(chinese) if f.startswith("n:")}


@pytest.mark.no_database
def test_the_versions_of_one_release_are_told_from_another_of_the_same_company():
    documents = [reading(text).document for text in (*TEXTS.values(), versions.OTHER)]
    for order in itertools.permutations(range(4)):
        numbers = together([documents[n] for n in order])
        groups = [{order[n] for n in range(4) if numbers[n] == k} for k in set(numbers)]
        assert {0, 1, 2} in groups, order
        assert {3} in groups, order


@pytest.mark.no_database
def test_two_texts_of_one_language_are_never_one_draft():
    documents = [reading(versions.ENGLISH).document, reading(versions.NEWER).document]
    assert sameness(*documents) > 0.9
    assert len(set(together(documents))) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(itertools.permutations(LANGUAGES)))
def test_three_languages_become_one_draft_with_each_part_once(order, maya):
    release = save_together(files(*order), maya)
    assert release.headline_en.startswith("Marram Point Ferries Puts 14")
    assert release.headline_zh_hant.startswith("海濱角渡輪14艘")
    assert release.headline_zh_hans.startswith("海滨角渡轮14艘")
    speakers = [(q.speaker_en, q.speaker_zh_hant, q.speaker_zh_hans) for q in release.quotes.all()]
    assert speakers == [("Ottilie Vane", "韋澳蒂", "韦澳蒂"), ("Ruan Teague", "譚潤", "谭润")]
    assert [bool(f.caption_zh_hant and f.caption_zh_hans) for f in release.figures.all()] == [True, True]
    contact = release.contacts.get().contact
    assert (contact.person_en, contact.person_zh_hant) == ("Tamsin Orrell", "柯丹心")
    assert (contact.phones.count(), contact.emails.count()) == (1, 1)
    assert (MediaContact.objects.count(), Person.objects.count()) == (1, 2)
    assert release.imported_files.count() == 3


@pytest.mark.django_db
def test_each_language_of_the_draft_says_what_its_document_says(maya):
    release = save_together(files(*LANGUAGES), maya)
    for code in LANGUAGES:
        document, own = reading(TEXTS[code]).document, document_of(release, code)
        assert own.headline == document.headline
        assert [len(s.blocks) for s in own.sections] == [len(s.blocks) for s in document.sections]
        assert len(own.quotes) == len(document.quotes)
        assert len(own.contacts) == len(document.contacts)


@pytest.mark.django_db
def test_a_company_is_one_in_every_language(maya):
    save_together(files(*LANGUAGES), maya)
    company = Company.objects.get(name_en__startswith="Marram Point Ferries")
    assert company.name_zh_hant
    assert company.name_zh_hans


@pytest.mark.django_db
def test_a_missing_language_is_added_once_and_a_present_one_never_overwritten(maya):
    release = save_together(files("en"), maya)
    [(chinese, name, data, _)] = files("zh-hant")
    add_language(release, chinese, name, data, maya)
    again = add_language(release, chinese, name, data, maya)
    assert again == release
    assert release.quotes.count() == 2
    with pytest.raises(LanguageIsThere):
        add_language(release, dataclasses.replace(chinese), name, b"other bytes", maya)


@pytest.mark.no_database
@given(st.lists(st.sampled_from(["one two", "one three", "four", "five six"]), max_size=6),
       st.lists(st.sampled_from(["one two", "one three", "four", "five six"]), max_size=6))  # fmt: skip
def test_every_paragraph_of_both_texts_is_in_exactly_one_step_in_its_order(old, new):
    found = steps(old, new)
    assert [step.old for step in found if step.old is not None] == list(range(len(old)))
    assert [step.new for step in found if step.new is not None] == list(range(len(new)))


@pytest.mark.no_database
@given(bodies())
def test_a_text_taken_apart_and_put_together_is_the_same(sections):
    assert sections_of_units(units_of(sections)) == sections
