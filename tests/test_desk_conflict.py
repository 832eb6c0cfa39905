"""Two people save one release: nobody's words are lost, nobody's words are overwritten unseen."""

from __future__ import annotations

import pytest

from releases.models import Quote, Release
from tests.desk_form import fields, opened


@pytest.fixture
def desk(client, maya):
    client.force_login(maya)
    return client


@pytest.fixture
def address(release) -> str:
    return f"/admin/releases/release/{release.pk}/change/"


def test_what_only_the_other_changed_is_taken_over(desk, address):
    mine = opened(desk, address)
    desk.post(address, {**opened(desk, address), "headline_zh_hant": "別人的標題"})
    look = desk.post(address, {**mine, "headline_en": "My headline"})
    assert look.status_code == 200
    again = fields(look.content)
    assert (again["headline_en"], again["headline_zh_hant"]) == ("My headline", "別人的標題")
    assert desk.post(address, again).status_code == 302
    saved = Release.objects.get()
    assert (saved.headline_en, saved.headline_zh_hant) == ("My headline", "別人的標題")


def test_what_both_changed_shows_the_others_text_beside_mine(desk, address):
    mine = opened(desk, address)
    desk.post(address, {**opened(desk, address), "headline_en": "Theirs"})
    look = desk.post(address, {**mine, "headline_en": "Mine"})
    assert "Saved by somebody else: Theirs" in look.content.decode()
    assert Release.objects.get().headline_en == "Theirs"
    assert desk.post(address, fields(look.content)).status_code == 302
    assert Release.objects.get().headline_en == "Mine"


def test_rows_are_merged_as_well(desk, address, release):
    quote = Quote.objects.create(release=release, speaker_en="Ada Fenn", title_en="Director")
    mine = opened(desk, address)
    desk.post(address, {**opened(desk, address), "quotes-0-title_en": "Chair"})
    look = desk.post(address, {**mine, "quotes-0-speaker_en": "Dr Ada Fenn"})
    again = fields(look.content)
    assert (again["quotes-0-speaker_en"], again["quotes-0-title_en"]) == ("Dr Ada Fenn", "Chair")
    desk.post(address, again)
    quote.refresh_from_db()
    assert (quote.speaker_en, quote.title_en) == ("Dr Ada Fenn", "Chair")


def test_a_row_that_the_other_removed_is_hers_again(desk, address, release):
    Quote.objects.create(release=release, speaker_en="Bo Quill", order=0)
    quote = Quote.objects.create(release=release, speaker_en="Ada Fenn", order=1)
    mine = opened(desk, address)
    desk.post(address, {**opened(desk, address), "quotes-1-DELETE": "on"})
    look = desk.post(address, {**mine, "quotes-1-speaker_en": "Dr Ada Fenn"})
    assert look.status_code == 200
    assert desk.post(address, fields(look.content)).status_code == 302
    assert list(release.quotes.values_list("speaker_en", flat=True)) == ["Bo Quill", "Dr Ada Fenn"]
    assert not release.quotes.filter(pk=quote.pk).exists(), "an id that was posted is never taken"


def test_two_saves_that_changed_nothing_disturb_nobody(desk, address):
    mine = opened(desk, address)
    desk.post(address, opened(desk, address))
    assert desk.post(address, {**mine, "headline_en": "Mine"}).status_code == 302
