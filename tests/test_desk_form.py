"""The release form: what is saved, what is refused in a sentence, and that nothing typed or uploaded is lost."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape
from PIL import Image

from accounts.ids import random_id
from releases.models import Attachment, Figure, Picture, Quote, Release, Topic
from tests.desk_form import fields, opened


@pytest.fixture
def desk(client, maya):
    client.force_login(maya)
    return client


@pytest.fixture
def address(release) -> str:
    return f"/admin/releases/release/{release.pk}/change/"


def jpeg(size=(640, 480), mode="RGB", format="JPEG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, format)
    return out.getvalue()


def errors_in(response) -> str:
    return response.content.decode()


def test_saving_what_was_only_opened_changes_nothing(desk, address, release):
    Quote.objects.create(release=release, speaker_en="Ada Fenn")
    before = Release.objects.values().get()
    assert desk.post(address, opened(desk, address)).status_code == 302
    after = Release.objects.values().get()
    assert {k: v for k, v in after.items() if k != "changed"} == {k: v for k, v in before.items() if k != "changed"}


def test_a_change_counts_as_one_save(desk, address, release):
    desk.post(address, {**opened(desk, address), "headline_en": "Another"})
    release.refresh_from_db()
    assert (release.headline_en, release.revision) == ("Another", 2)


def test_a_new_quote_is_called_in_the_text_by_the_id_that_it_gets(desk, address, release):
    pk = random_id()
    form = opened(desk, address) | {
        "body_en": f'<p>“<q data-quote="{pk}">We read the tide.</q>”</p>',
        "quotes-TOTAL_FORMS": "1",
        "quotes-0-new_id": pk,
        "quotes-0-speaker_en": "Ada Fenn",
        "quotes-0-order": "0",
    }
    assert desk.post(address, form).status_code == 302
    release.refresh_from_db()
    assert f'data-quote="{Quote.objects.get().pk}"' in release.body_en
    assert pk not in release.body_en
    assert b"We read the tide." in desk.get(address).content.split(b'class="words"')[1]


def test_a_headline_of_2000_characters_is_refused_and_kept(desk, address):
    long = "A" * 2000
    response = desk.post(address, {**opened(desk, address), "headline_en": long})
    assert response.status_code == 200
    assert long in errors_in(response)
    assert "300" in errors_in(response)
    assert "maxlength" not in errors_in(response).split('name="headline_en"')[1].split(">")[0]


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("Tide \u202ereversed\u202c", "Tide reversed"),
        ("Two\nlines", "Two lines"),
        ("Family 👨‍👩‍👧 day", "Family 👨‍👩‍👧 day"),
    ],
)
def test_a_headline_is_plain_text_in_one_line(typed, saved, desk, address, release):
    desk.post(address, {**opened(desk, address), "headline_en": typed})
    release.refresh_from_db()
    assert release.headline_en == saved


def test_scripts_that_were_pasted_are_gone(desk, address, release):
    desk.post(address, {**opened(desk, address), "body_en": "<p onclick=x()>Safe<script>alert(1)</script></p>"})
    release.refresh_from_db()
    assert release.body_en == "<p>Safe</p>"


def test_a_picture_outlives_an_error_in_another_field(desk, address, release):
    form = opened(desk, address) | {
        "headline_en": "A" * 2000,
        "figures-TOTAL_FORMS": "1",
        "figures-0-caption_en": "A laboratory",
        "figures-0-upload": SimpleUploadedFile("lab.jpg", jpeg(), "image/jpeg"),
    }
    refused = desk.post(address, form)
    assert refused.status_code == 200
    again = fields(refused.content)
    assert again["figures-0-picture"] == Picture.objects.get().pk
    assert desk.post(address, {**again, "headline_en": "Shorter"}).status_code == 302
    assert Figure.objects.get().picture == Picture.objects.get()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(64), "HEIC"),
        ("a.jpg", b"not a picture", "not a picture"),
        ("a.jpg", jpeg((60, 40)), "60"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(name, data, word, desk):
    file = SimpleUploadedFile(name, data, "image/jpeg")
    answer = desk.post("/admin/releases/release/pictures/", {"picture": file})
    assert word in answer.json()["wrong"]
    assert not Picture.objects.exists()


@pytest.mark.parametrize(("mode", "format"), [("CMYK", "JPEG"), ("I;16", "PNG"), ("RGBA", "PNG"), ("P", "PNG")])
def test_pictures_of_print_shops_and_scanners_are_taken(mode, format, desk):
    file = SimpleUploadedFile("a.jpg", jpeg(mode=mode, format=format), "image/jpeg")
    answer = desk.post("/admin/releases/release/pictures/", {"picture": file}).json()
    shown = desk.get(answer["thumbnail"])
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]


def test_a_photo_of_60_megapixels_is_taken(desk):
    file = SimpleUploadedFile("large.jpg", jpeg((9500, 6400)), "image/jpeg")
    assert "picture" in desk.post("/admin/releases/release/pictures/", {"picture": file}).json()


def test_nobody_outside_sees_a_thumbnail(client, desk, maya):
    file = SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg")
    address = desk.post("/admin/releases/release/pictures/", {"picture": file}).json()["thumbnail"]
    desk.logout()
    assert client.get(address).status_code == 302
    maya.is_superuser = False
    maya.save()
    client.force_login(maya)
    assert client.get(address).status_code == 404


def test_an_attachment_without_a_file_says_what_it_needs(desk, address):
    form = opened(desk, address) | {
        "attachments-TOTAL_FORMS": "1",
        "attachments-0-kind": "data",
        "attachments-0-title_en": "Table 1",
    }
    assert "Choose a file" in errors_in(desk.post(address, form))
    form["attachments-0-upload"] = SimpleUploadedFile("t.csv", b"a,b\n1,2\n", "text/csv")
    assert desk.post(address, form).status_code == 302
    assert Attachment.objects.get().file is not None


def test_topics_are_ticked(desk, address, release):
    topic = Topic.objects.create(name_en="Harbours")
    desk.post(address, {**opened(desk, address), "subjects": [topic.pk]})
    assert list(release.topics.all()) == [topic]
    desk.post(address, {**opened(desk, address), "subjects": []})
    assert not release.topics.exists()


def test_the_planned_embargo_is_a_wall_time_in_a_named_zone(desk, address, release):
    form = opened(desk, address) | {
        "planned_lift_0": "2031-12-03",
        "planned_lift_1": "0:01",
        "planned_lift_2": "Asia/Hong_Kong",
    }
    assert desk.post(address, form).status_code == 302
    release.refresh_from_db()
    assert release.planned_lift.isoformat() == "2031-12-02T16:01:00+00:00"


def test_a_time_that_daylight_saving_skips_is_asked_about(desk, address, release):
    form = opened(desk, address) | {
        "planned_lift_0": "2027-03-28",
        "planned_lift_1": "01:30",
        "planned_lift_2": "Europe/London",
    }
    refused = desk.post(address, form)
    assert "does not exist in Europe/London" in errors_in(refused)
    choice = "2027-03-28T00:30:00+00:00"
    assert escape(choice) in errors_in(refused)
    assert desk.post(address, {**form, "planned_lift_3": choice}).status_code == 302
    release.refresh_from_db()
    assert release.planned_lift.isoformat() == choice


@pytest.mark.parametrize("clock", ["12:01 a.m.", "25:00", "noon", ""])
def test_only_the_24_hour_clock_is_understood(clock, desk):
    answer = desk.get("/admin/releases/release/when/", {"day": "2031-12-03", "clock": clock, "zone": "UTC"})
    assert "24-hour" in answer.json()["wrong"]


@pytest.mark.parametrize("clock", ["0:01", "0001", "００：０１", "00:01:00"])
def test_a_time_is_read_back_in_words_and_zones(clock, desk):
    answer = desk.get("/admin/releases/release/when/", {"day": "2031-12-03", "clock": clock, "zone": "Asia/Hong_Kong"})
    assert answer.json()["words"] == (
        "Wednesday 3 December 2031, 00:01 Hong Kong = Tuesday 2 December 2031, 16:01 London"
    )


def test_save_leads_where_its_button_says(desk, address, release):
    form = opened(desk, address)
    base = f"/admin/releases/release/{release.pk}"
    assert desk.post(address, {**form, "_step": "submit"})["Location"] == f"{base}/do/submit/"
    assert desk.post(address, {**form, "_preview": "1"})["Location"] == f"{base}/preview/"
    assert desk.post(address, {**form, "_save": ""})["Location"] == address
