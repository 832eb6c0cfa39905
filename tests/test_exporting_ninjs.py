"""ninjs 3.1: valid by the IPTC's own schema, and each fact in the field that means it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import jsonschema_rs
import pytest

from releases.document import ReleaseDocument
from releases.exporting import ninjs
from tests.exported import LANGUAGES, ORIGINAL, document, issued

pytestmark = pytest.mark.no_database
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ninjs-schema_3.1.json").read_text())
# It names the schema of GeoJSON, which we never use.
VALID = jsonschema_rs.validator_for(SCHEMA, validate_formats=True, retriever=lambda uri: {})
ENDINGS = {"pdf": "application/pdf", "txt": "text/plain; charset=utf-8"}


def made(language="en", **changes) -> dict:
    return json.loads(ninjs.render(document(language), issued(language, **changes), ENDINGS))


def wrong(item: dict) -> list[str]:
    return [f"{error.instance_path}: {error.message}" for error in VALID.iter_errors(item)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_valid(language):
    assert wrong(made(language)) == []
    assert wrong(made(language, embargoed=True, kind="correction", number=2, note="84.")) == []


def test_the_smallest_release_is_valid_and_holds_nothing_empty():
    small = json.loads(ninjs.render(ReleaseDocument("en", "H"), issued()))
    assert wrong(small) == []
    assert all(small.values())


def test_the_schema_would_say_if_it_were_not():
    assert wrong(made() | {"embargoeduntil": "2026-03-02T01:00:00Z"})
    assert wrong(made() | {"pubStatus": "embargoed"})
    assert wrong(made() | {"versionCreated": "yesterday"})


def test_embargo_version_and_times_come_from_the_edition():
    item = made(number=3, kind="update", note="More.")
    assert "embargoedUntil" not in item
    assert item["version"] == "3"
    assert item["versionCreated"] == item["firstCreated"] == "2026-03-02T01:00:00Z"
    assert "More." in item["edNote"]
    assert made(embargoed=True)["embargoedUntil"] == "2026-03-02T01:00:00Z"


def test_its_uri_stays_when_the_headline_and_so_the_address_changes():
    other = issued(url="https://newsroom.example/en/releases/another-55555555555555555555/")
    item = json.loads(ninjs.render(document(), other))
    assert item["uri"] == made()["uri"] == "https://newsroom.example/en/releases/55555555555555555555/"
    assert {"role": "page", "value": other.url} in item["altIds"]


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh-hant", "zh-Hant"), ("zh-hans", "zh-Hans")])
def test_its_language_is_a_tag_of_bcp_47(language, tag):
    item = made(language)
    assert item["language"] == tag
    assert {part["language"] for part in item["associations"]} == {tag}


def test_pictures_come_with_caption_credit_rights_and_sizes():
    picture = made()["associations"][0]
    assert picture["type"] == "picture"
    assert picture["by"] == "Ines Marr"
    assert picture["usageTerms"] == "Free for news."
    assert {"role": "caption", "contentType": "text/plain", "value": "A gauge at the pier."} in picture["descriptions"]
    assert picture["renditions"][0] == {
        "name": "original",
        "href": f"https://newsroom.example/files/{ORIGINAL.name}",
        "contentType": "image/jpeg",
        "width": 640,
        "height": 420,
        "sizeInBytes": 90_000,
    }


def test_the_files_beside_the_page_are_its_renditions():
    hrefs = {r["name"]: r["href"] for r in made()["renditions"]}
    assert set(hrefs) == set(ENDINGS)
    assert {r["contentType"] for r in made()["renditions"]} == {"application/pdf", "text/plain"}
    assert hrefs["pdf"] == f"https://newsroom.example/en/releases/kelpwright-gauges-{'5' * 20}.pdf"


def test_the_body_is_the_text_alone_and_counted():
    plain, rich = made()["bodies"]
    assert plain["charCount"] == len(plain["value"])
    assert plain["wordCount"] == len(plain["value"].split())
    assert "A gauge at the pier." not in plain["value"]
    assert '<q data-quote="q1">' in rich["value"]
    assert "wordCount" not in made("zh-hant")["bodies"][0]


def test_people_organisations_and_contacts_have_their_roles():
    item = made()
    assert item["people"] == [{"name": "Ada Fenn", "rel": "quoted"}]
    assert item["organisations"][0] == {
        "name": "Kelpwright Limited",
        "rel": "issuer",
        "uri": "https://newsroom.example/en/companies/kelpwright-c1/",
    }
    assert item["infoSources"][0]["contactInfo"][0] == {"type": "phone", "value": "tel:+85225550142"}


def test_the_same_release_is_the_same_bytes():
    assert ninjs.render(document(), issued(), ENDINGS) == ninjs.render(document(), issued(), ENDINGS)
    changed = dataclasses.replace(document(), headline="Another")
    assert ninjs.render(changed, issued()) != ninjs.render(document(), issued())
