"""What is taken away: through the door, the same bytes each time, and nothing of it before its time."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import zipfile

import pypdfium2
import pytest
import typst
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image, IptcImagePlugin

from accounts.ids import ALPHABET
from releases.editions import Edition, now
from releases.embargo import ProjectionQuerySet
from releases.exporting import fonts, formats
from releases.issuing import issue, withdraw
from releases.models import Release
from tests.cast import whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
LANGUAGES = ("en", "zh-hant", "zh-hans")
ENDINGS = list(formats.TYPES)


@pytest.fixture
def public(maya) -> Release:
    release = whole_release(maya)
    issue(release, maya)
    return release


def stem(release: Release, lang: str = "en") -> str:
    return f"/{lang}/releases/{release.editions.latest('issued').languages[lang]}-{release.pk}"


def get(address: str, **headers):
    return Client().get(address, headers=headers)


def body(address: str) -> bytes:
    response = get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content) if response.streaming else response.content


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as kit:
        assert kit.testzip() is None
        return {name: kit.read(name) for name in kit.namelist()}


def pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as opened:
        return "".join(opened[n].get_textpage().get_text_bounded() for n in range(len(opened)))


# The door


@pytest.mark.parametrize("ending", ENDINGS)
def test_before_the_lift_and_after_a_withdrawal_before_it_a_file_is_the_404_of_what_never_was(maya, ending):
    hidden = whole_release(maya)
    issue(hidden, maya, lift=now().replace(microsecond=0) + HOUR)
    never = get(f"/en/releases/kelpwright-gauges-read-the-tide-{'2' * 20}.{ending}")
    assert get(f"{stem(hidden)}.{ending}").content == never.content
    assert never.status_code == 404
    withdraw(hidden, {"en": "Not after all."})
    assert get(f"{stem(hidden)}.{ending}").content == never.content


@pytest.mark.parametrize("rest", [*(f".{ending}" for ending in ENDINGS), "/pictures/FIGURE.jpg", "/pictures/FIGURE/"])
def test_a_planted_way_round_the_door_would_be_seen(maya, monkeypatch, rest):
    """That every file above is 404 proves something only because a door left open gives it away."""
    hidden = whole_release(maya)
    issue(hidden, maya, lift=now().replace(microsecond=0) + HOUR)
    monkeypatch.setattr(ProjectionQuerySet, "visible_to", lambda rows, reader=None, at=None: rows.all())
    assert get(stem(hidden) + rest.replace("FIGURE", hidden.figures.get().pk)).status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_of_what_was_withdrawn_is_gone_with_its_reason_like_its_page(public, ending):
    withdraw(public, {"en": "It was wrong."})
    response = get(f"{stem(public)}.{ending}")
    assert response.status_code == 410
    assert b"It was wrong." in response.content


def test_a_picture_for_print_obeys_the_same_rules(maya):
    release = whole_release(maya)
    figure = release.figures.get()
    issue(release, maya, lift=now().replace(microsecond=0) + HOUR)
    address = f"{stem(release)}/pictures/{figure.pk}.jpg"
    assert get(address).status_code == 404
    issue(release, maya)
    assert get(address).status_code == 200
    assert get(f"{stem(release)}/pictures/{'2' * 20}.jpg").status_code == 404
    withdraw(release, {"en": "It was wrong."})
    assert get(address).status_code == 410


@pytest.mark.parametrize("rest", [".pdf", ".zip", "/pictures/FIGURE.jpg"])
def test_a_wrong_slug_leads_to_the_right_one(public, rest):
    rest = rest.replace("FIGURE", public.figures.get().pk)
    response = get(f"/en/releases/an-old-headline-{public.pk}{rest}")
    assert response.status_code == 301
    assert response["Location"] == stem(public) + rest


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_language_not_written_has_no_files(maya, ending):
    release = Release.objects.create(owner=maya, headline_en="In English Only", body_en="<p>Only in English.</p>")
    issue(release, maya)
    assert get(f"/en/releases/in-english-only-{release.pk}.{ending}").status_code == 200
    assert get(f"/zh-hant/releases/in-english-only-{release.pk}.{ending}").status_code == 404


def test_a_waiting_correction_is_in_no_file_until_its_lift(public, maya):
    before = {ending: body(f"{stem(public)}.{ending}") for ending in ENDINGS}
    public.refresh_from_db()
    public.subheads_en = "Secretarium corrects this"
    public.save()
    waiting = issue(public, maya, lift=now().replace(microsecond=0) + HOUR, kind="correction", note={"en": "84."})
    assert {ending: body(f"{stem(public)}.{ending}") for ending in ENDINGS} == before
    lifted = now().replace(microsecond=0)
    Edition.objects.filter(pk=waiting.pk).update(lift=lifted)
    Edition.objects.filter(release=public, number=1).update(until=lifted)
    said = body(f"{stem(public)}.txt").decode()
    assert "Secretarium corrects this" in said
    assert said.index("84.") < said.index("Kelpwright Gauges")
    assert json.loads(body(f"{stem(public)}.json"))["version"] == "2"


# The answer


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_file_comes_whole_with_its_type_its_name_and_its_tag(public, lang, ending):
    response = get(f"{stem(public, lang)}.{ending}")
    content = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200
    assert response["Content-Type"] == formats.TYPES[ending]
    assert response["Content-Length"] == str(len(content))
    assert response["ETag"] == f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    assert response["Cache-Control"] == "public, no-cache"
    assert response["Content-Disposition"].startswith('attachment; filename="kelpwright')
    assert "Set-Cookie" not in response
    assert "Vary" not in response
    again = get(f"{stem(public, lang)}.{ending}", if_none_match=response["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert "Last-Modified" not in again


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_is_the_same_bytes_whoever_asks_and_whenever(public, ending, maya):
    address = f"{stem(public)}.{ending}"
    signed_in = Client()
    signed_in.force_login(maya)
    other = signed_in.get(address, headers={"Accept-Language": "zh-TW"})
    content = b"".join(other.streaming_content) if other.streaming else other.content
    assert content == body(address)


@pytest.mark.parametrize("rest", [".pdf", ".txt", ".json", ".zip", "/pictures/FIGURE.jpg"])
def test_a_download_asks_the_database_three_times_at_most(public, rest):
    address = stem(public) + rest.replace("FIGURE", public.figures.get().pk)
    with CaptureQueriesContext(connection) as asked:
        body(address)
    assert len(asked) <= 3


def test_the_page_offers_what_there_is(public):
    page = get(f"{stem(public)}/").content.decode()
    for ending in ENDINGS:
        assert f'href="{stem(public)}.{ending}"' in page
    assert 'href="#take-away"' in page
    assert f'href="{stem(public)}/pictures/{public.figures.get().pk}.jpg"' in page


def test_without_a_font_the_page_offers_no_pdf_and_there_is_none(public, monkeypatch):
    own = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(fonts, "installed", lambda: own)
    monkeypatch.setattr(fonts, "families", lambda: frozenset(own.families()))
    monkeypatch.setattr(fonts, "_drawn", {})
    page = get(f"{stem(public, 'zh-hant')}/").content.decode()
    assert ".pdf" not in page
    assert f"{stem(public, 'zh-hant')}.zip" in page
    assert get(f"{stem(public, 'zh-hant')}.pdf").status_code == 404
    assert get(f"{stem(public)}.pdf").status_code == 200
    names = unpacked(body(f"{stem(public)}.zip"))
    assert {name.split("/")[1] for name in names if name.endswith(".pdf")} == {"en"}


# What is in it


def test_a_picture_for_print_knows_what_it_shows_in_the_language_it_was_taken_in(public):
    figure = public.figures.get().pk
    for lang, words in (("en", "A Kelpwright gauge."), ("zh-hans", "Kelpwright仪器。")):
        taken = Image.open(io.BytesIO(body(f"{stem(public, lang)}/pictures/{figure}.jpg")))
        assert IptcImagePlugin.getiptcinfo(taken)[2, 120].decode() == words
        assert taken.info["xmp"].count("儀器。".encode()) >= 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pdf_holds_the_release(public, lang):
    headline = {"en": "Gauges Read the Tide", "zh-hant": "儀器讀懂潮汐", "zh-hans": "仪器读懂潮汐"}[lang]
    assert headline in pdf_text(body(f"{stem(public, lang)}.pdf")).replace("\r\n", " ")


def test_the_press_kit_holds_everything_in_all_languages(public):
    files = unpacked(body(f"{stem(public)}.zip"))
    name = "kelpwright-gauges-read-the-tide"
    wanted = {"README.txt", "SHA256SUMS", "captions.csv", "pictures/01-kelpwright.jpg", "attachments/kelpwright.csv"}
    for lang in LANGUAGES:
        wanted |= {f"{lang}/{name}.{ending}" for ending in ENDINGS if ending != "zip"}
        wanted |= {f"{lang}/captions.txt", f"{lang}/contacts.txt", f"{lang}/contacts.vcf"}
    assert set(files) == {f"{name}/{path}" for path in wanted}
    assert files[f"{name}/attachments/kelpwright.csv"] == b"Kelpwright,1\n"
    readme = files[f"{name}/README.txt"].decode()
    for words in ("Press kit", "傳媒資料套", "媒体资料包"):
        assert words in readme


def test_the_press_kit_is_the_same_in_every_language_and_dated_with_the_lift(public):
    content = body(f"{stem(public)}.zip")
    assert body(f"{stem(public, 'zh-hans')}.zip") == content
    lift = public.editions.get().lift
    with zipfile.ZipFile(io.BytesIO(content)) as kit:
        for entry in kit.infolist():
            assert datetime.datetime(*entry.date_time, tzinfo=datetime.UTC) == lift.replace(second=lift.second // 2 * 2)


def test_its_checksums_are_those_of_its_files(public):
    files = unpacked(body(f"{stem(public)}.zip"))
    root = next(iter(files)).split("/")[0]
    lines = files.pop(f"{root}/SHA256SUMS").decode().splitlines()
    assert dict(line.split("  ")[::-1] for line in lines) == {
        name.removeprefix(f"{root}/"): hashlib.sha256(content).hexdigest() for name, content in files.items()
    }


def test_its_captions_and_contacts_can_be_taken_in_by_other_programs(public):
    files = unpacked(body(f"{stem(public)}.zip"))
    root = next(iter(files)).split("/")[0]
    table = list(csv.DictReader(io.StringIO(files[f"{root}/captions.csv"].decode("utf-8-sig"))))
    assert [(row["language"], row["caption"]) for row in table][1] == ("zh-hant", "Kelpwright儀器。")
    card = files[f"{root}/en/contacts.vcf"].decode()
    assert card.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert "TEL;TYPE=WORK,VOICE:+852 2555 0142\r\n" in card
    assert all(len(line.encode()) <= 75 for line in card.split("\r\n"))


# A selection


def chosen(*ids: str, lang: str = "en"):
    return get(f"/{lang}/releases/selection.zip?" + "&".join(f"id={id}" for id in ids))


def test_a_selection_holds_the_texts_of_what_is_public_and_nothing_of_what_is_not(public, maya):
    other, hidden = whole_release(maya, "Alderbright"), whole_release(maya, "Secretarium")
    issue(other, maya)
    issue(hidden, maya, lift=now().replace(microsecond=0) + HOUR)
    answer = b"".join(chosen(other.pk, hidden.pk, public.pk, other.pk).streaming_content)
    assert answer == b"".join(chosen(other.pk, "2" * 20, public.pk).streaming_content)
    files = unpacked(answer)
    assert {name.split("/")[1].split("-")[0] for name in files} == {"alderbright", "kelpwright"}
    assert any(name.endswith(".pdf") for name in files)
    assert not any("/pictures/" in name for name in files)


def test_two_releases_of_one_headline_stand_apart_in_a_selection(public, maya):
    twin = whole_release(maya)
    issue(twin, maya)
    files = unpacked(b"".join(chosen(public.pk, twin.pk).streaming_content))
    name = "kelpwright-gauges-read-the-tide"
    assert {path.split("/")[1] for path in files} == {name, f"{name}-2"}


def test_a_long_headline_makes_no_path_too_long_for_windows(maya):
    release = whole_release(maya)
    release.headline_en = "A Very Long Headline That Goes On About the Tide " * 3
    release.save()
    issue(release, maya)
    assert max(len(name) for name in unpacked(body(f"{stem(release)}.zip"))) < 120


def test_a_selection_of_nothing_or_of_too_much_says_what_to_do_and_one_of_nonsense_is_not_found(public):
    assert chosen("2" * 20).status_code == 404
    assert chosen(public.pk, "x").status_code == 404
    nothing, much = chosen(), chosen(public.pk, *(letter * 20 for letter in ALPHABET[:20]))
    assert (nothing.status_code, much.status_code) == (400, 400)
    assert "Select one or more press releases" in nothing.content.decode()
    assert "Select up to 20 press releases" in much.content.decode()


@pytest.mark.parametrize("where", ["", "search/?q=Kelpwright"])
def test_lists_let_a_reader_select_what_is_written_in_her_language(public, maya, where):
    english = Release.objects.create(owner=maya, headline_en="Kelpwright Only", body_en="<p>Kelpwright.</p>")
    issue(english, maya)
    page = get(f"/zh-hant/{where}").content.decode()
    assert page.count('type="checkbox" name="id"') == 1
    assert f'value="{public.pk}"' in page
    assert 'action="/zh-hant/releases/selection.zip"' in page


def test_a_page_beyond_the_last_says_so(public):
    page = get("/en/?before=1-" + "2" * 20).content.decode()
    assert "There are no older press releases." in page
    assert 'href="/en/"' in page


def test_a_selection_asks_the_database_three_times_at_most(public, maya):
    other = whole_release(maya, "Alderbright")
    issue(other, maya)
    with CaptureQueriesContext(connection) as asked:
        chosen(other.pk, public.pk)
    assert len(asked) <= 3
