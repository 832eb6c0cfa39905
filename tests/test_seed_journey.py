"""The real release this began from: from its text through import, pictures, embargo, lift, correction and withdrawal."""

from __future__ import annotations

import datetime
import html
import json
import re
import time

import pytest
from django.test import Client

from releases.document import text_of
from releases.editions import now
from releases.importing import read_file
from releases.importing.save import save
from releases.issuing import issue, move, withdraw
from releases.pictures import keep_picture
from tests.cast import photo
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.django_db, needs_shared]
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def seed() -> tuple[str, bytes, dict]:
    path = next((SHARED / "seed").glob("*.txt"))
    return path.name, path.read_bytes(), json.loads((SHARED / "seed" / "seed_truth.json").read_text())


def plain(text: str) -> str:
    """As the page is compared with the truth: no white space, no tags, no marks for words in quotes."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", text)))


def parts(truth: dict) -> list[str]:
    """Every text of the truth that a reader must find on the page."""
    found = [truth["notice"]["text"], truth["label"], truth["headline"], *truth["subheads"], *truth["highlights"]]
    for section in truth["sections"]:
        found += [section["heading"]] if section["heading"] else []
        for block in section["blocks"]:
            found += [block["text"]] if block["type"] == "paragraph" else [item["text"] for item in block["items"]]
    found += [quote["text"] for quote in truth["quotes"]]
    found += [f"{quote[key]}" for quote in truth["quotes"] for key in ("speaker", "title", "organisation")]
    found += [figure["caption"] for figure in truth["figures"]]
    for boilerplate in truth["boilerplates"]:
        found += [boilerplate["heading"], *boilerplate["paragraphs"]]
    for contact in truth["contacts"]:
        found += [contact["organisation"], contact["person"], *contact["emails"]]
    return [*found, truth["end_mark"]]


def test_the_seed_goes_from_its_text_to_a_public_page_and_back(seed, maya):
    name, data, truth = seed
    release = save(read_file(name, data), name, data, maya)
    assert save(read_file(name, data), name, data, maya) == release

    for number, figure in enumerate(release.figures.all()):
        figure.picture = keep_picture(photo(800, 500, f"#{number * 40:02x}8080"), f"figure-{number}.jpg")
        figure.alt_zh_hans = "签约仪式"
        figure.save()

    reader, lift = Client(), now().replace(microsecond=0) + HOUR
    edition = issue(release, maya, lift=lift)
    path = f"/zh-hans/releases/{edition.languages['zh-hans']}-{release.pk}/"
    files = [f"/files/{row.random}/{row.name}" for row in edition.file_rows.all()]
    assert len(files) >= 4 * 6
    assert {reader.get(address).status_code for address in [path, *files]} == {404}
    assert truth["headline"] not in reader.get("/zh-hans/").content.decode()

    move(release, lift + HOUR, maya)
    issue(release, maya)  # the embargo ends now
    page = reader.get(path)
    assert page.status_code == 200
    shown = plain(page.content.decode())
    assert [part for part in parts(truth) if plain(part) not in shown] == []
    for phone in (number for contact in truth["contacts"] for number in contact["phones"]):
        assert f"tel:{phone}" in page.content.decode()
    sources = re.findall(r'src(?:set)?="(/files/[^" ]+)', page.content.decode())
    assert len(set(sources)) >= 4
    assert {reader.get(source).status_code for source in sources} == {200}
    assert truth["headline"] in reader.get("/zh-hans/").content.decode()
    assert "简体" in reader.get(path.replace("/zh-hans/", "/en/")).content.decode()

    time.sleep(1)  # two editions are never public from the same second on
    release.refresh_from_db()
    release.headline_zh_hans = "更正后的标题"
    release.save()
    corrected = issue(release, maya, kind="correction", note={"zh-hans": "标题有误，现予更正。"})
    path = f"/zh-hans/releases/{corrected.languages['zh-hans']}-{release.pk}/"
    page = reader.get(path).content.decode()
    assert "更正后的标题" in page
    assert "标题有误，现予更正。" in page
    assert truth["headline"] in reader.get(path + "editions/1/").content.decode()

    withdraw(release, {"zh-hans": "发布方要求撤稿。"}, maya)
    gone = reader.get(path)
    assert gone.status_code == 410
    assert "发布方要求撤稿。" in gone.content.decode()
    assert {reader.get(address).status_code for address in [path + "editions/1/", *files]} == {404}


def test_the_words_of_a_quote_stand_in_the_text_alone(seed, maya):
    name, data, truth = seed
    release = save(read_file(name, data), name, data, maya)
    assert not any(quote.words_zh_hans for quote in release.quotes.all())
    text = issue(release, maya).texts.get(language="zh-hans").reading
    assert len(text.quotes) == len(truth["quotes"])
    marked = {run.quote for section in text.sections for block in section.blocks
              for run in getattr(block, "runs", ()) if run.quote}  # fmt: skip
    assert marked == {quote.id for quote in text.quotes}
    assert text_of(text.sections[0].blocks[0].runs)


@pytest.mark.parametrize("sample", ["en1", "hant3", "hans4"])
def test_each_sample_becomes_a_public_page_that_shows_every_part(sample, maya):
    truth = json.loads((SHARED / "samples" / f"{sample}.json").read_text())
    name, data = f"{sample}.txt", (SHARED / "samples" / f"{sample}.txt").read_bytes()
    release = save(read_file(name, data), name, data, maya)
    edition = issue(release, maya)
    language = {"en": "en", "zh-Hant": "zh-hant", "zh-Hans": "zh-hans"}[truth["language"]]
    page = Client().get(f"/{language}/releases/{edition.languages[language]}-{release.pk}/")
    shown = plain(page.content.decode())
    for part in [truth["headline"], *truth["subheads"], *(f["caption"] for f in truth["figures"])]:
        assert plain(part) in shown
    for quote in truth["quotes"]:
        assert quote["speaker"].replace(" ", "") in shown
