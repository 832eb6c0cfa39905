"""A reading becomes a draft: what is known is found, what is new is made, and nothing is made twice."""

from __future__ import annotations

import dataclasses

import pytest

from companies.models import Company, CompanyAlias, Person
from companies.names import company_named, core
from contacts.models import MediaContact
from releases.document import (
    Boilerplate,
    CompanyOnRelease,
    Contact,
    Figure,
    Paragraph,
    Phone,
    Quote,
    ReleaseDocument,
    Run,
    Section,
)
from releases.importing.reading import Picture, Piece, Place, Reading
from releases.importing.save import save
from tests.cast import photo

pytestmark = pytest.mark.django_db

DOCUMENT = ReleaseDocument(
    language="en",
    headline="Otterline Ferries Orders Six Electric Boats",
    sections=(Section(None, (Paragraph((Run("“"), Run("They are quiet,", quote="a"), Run("” said Priya Lund."))),)),),
    quotes=(Quote("a", "Priya Lund", "Ms", "Captain", "Otterline Ferries", "said", "after"),),
    figures=(Figure("f", 1, "Photo 1", "A boat."),),
    boilerplates=(Boilerplate("About Otterline Ferries", "Otterline Ferries", ("It sails.",)),),
    contacts=(Contact("Otterline Ferries", "Jon Weir", "", (Phone("+85225550142"),), ("jon@otterline.example",)),),
    companies=(CompanyOnRelease("Otterline Ferries Limited", "issuer", aliases=("Otterline",)),),
)
READING = Reading(DOCUMENT, country="HK", pictures={"f": Picture(photo(), "image/jpeg", "boat.jpg")})


def test_everything_that_was_understood_is_in_the_draft(maya):
    release = save(READING, "boats.txt", b"1", maya)
    assert release.headline_en == DOCUMENT.headline
    assert release.owner == maya
    quote = release.quotes.get()
    assert (quote.speaker_en, quote.title_en, quote.position) == ("Priya Lund", "Captain", "after")
    assert f'“<q data-quote="{quote.pk}">They are quiet,</q>” said' in release.body_en
    assert release.figures.get().picture.name == "boat.jpg"
    assert release.versions.count() == 1


def test_the_same_file_again_is_the_same_draft(maya):
    first = save(READING, "boats.txt", b"1", maya)
    first.headline_en = "Edited since"
    first.save()
    assert save(READING, "renamed.txt", b"1", maya) == first
    first.refresh_from_db()
    assert first.headline_en == "Edited since"


def test_another_file_finds_the_same_company_person_and_contact(maya):
    save(READING, "boats.txt", b"1", maya)
    save(READING, "boats again.txt", b"2", maya)
    assert (Company.objects.count(), Person.objects.count(), MediaContact.objects.count()) == (1, 1, 1)
    contact = MediaContact.objects.get()
    assert (contact.phones.count(), contact.emails.count()) == (1, 1)


def test_a_company_is_found_by_alias_and_without_its_legal_form(maya):
    company = Company.objects.create(name_en="Otterline Ferries Limited")
    CompanyAlias.objects.create(company=company, name="OLF")
    for printed in ("OLF", "Otterline Ferries", "The Otterline Ferries Ltd.", "otterline ferries limited"):
        assert company_named(printed) == company
    assert company_named("Otter") is None
    assert company_named("Otterline Ferries Foundation") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lumen Tide Robotics Limited", "lumen tide robotics"),
        ("绿径出行私人有限公司", "绿径出行"),
        ("稻浪科技股份有限公司", "稻浪科技"),
        ("The Brass Pte. Ltd.", "brass"),
    ],
)
def test_the_core_of_a_name_is_without_its_legal_form(name, expected):
    assert core(name) == expected


def test_the_about_text_is_the_companys_first_and_the_releases_own_when_it_differs(maya):
    save(READING, "boats.txt", b"1", maya)
    company = Company.objects.get()
    assert company.boilerplate_en == "It sails."
    changed = dataclasses.replace(
        DOCUMENT, boilerplates=(Boilerplate("About us", "Otterline Ferries", ("It sails at night.",)),)
    )
    release = save(Reading(changed), "boats2.txt", b"3", maya)
    company.refresh_from_db()
    assert company.boilerplate_en == "It sails."
    row = release.companies.get(has_boilerplate=True)
    assert (row.boilerplate_en, row.boilerplate_heading_en) == ("It sails at night.", "About us")


def test_a_person_of_the_same_name_elsewhere_is_somebody_else(maya):
    other = Company.objects.create(name_en="Heron Bank")
    Person.objects.create(name_en="Priya Lund", company=other)
    Company.objects.create(name_en="Otterline Ferries")
    save(READING, "boats.txt", b"1", maya)
    assert Person.objects.filter(name_en="Priya Lund").count() == 2


def test_a_picture_that_cannot_be_taken_is_said_and_the_rest_is_kept(maya):
    bad = dataclasses.replace(READING, pictures={"f": Picture(b"not a picture", "image/jpeg", "boat.jpg")})
    release = save(bad, "boats.txt", b"1", maya)
    assert release.figures.get().picture is None
    assert "boat.jpg" in release.imported_files.get().unplaced


def test_lines_that_found_no_place_are_kept_for_the_officer(maya):
    lost = Piece((Run("A stray line."),), Place(9))
    release = save(dataclasses.replace(READING, unplaced=(lost,)), "boats.txt", b"1", maya)
    assert release.imported_files.get().unplaced == "A stray line."
