"""What readers get from each public address, and what every answer says of keeping it."""

from __future__ import annotations

import datetime
import re

import icalendar
import pytest
from django.test import Client

from releases.editions import EditionFile, now
from releases.issuing import issue, move, withdraw
from tests.cast import addresses_of, whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
LANGUAGES = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}


@pytest.fixture
def reader() -> Client:
    return Client()


def path(release, lang="en") -> str:
    return next(address for address in addresses_of(release) if address.startswith(f"/{lang}/releases/"))


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_release_page_shows_every_part_in_its_language(reader, maya, lang):
    release = whole_release(maya)
    issue(release)
    page = text(reader.get(path(release, lang)))
    suffix = lang.replace("-", "_")
    assert f'<html lang="{LANGUAGES[lang]}"' in page
    for field in ("notice", "headline", "subheads", "notes"):
        assert getattr(release, f"{field}_{suffix}") in page
    figure, quote, contact = release.figures.get(), release.quotes.get(), release.contacts.get().contact
    assert getattr(figure, f"caption_{suffix}") in page
    assert getattr(quote, f"speaker_{suffix}") in page
    assert getattr(release.companies.get().company, f"boilerplate_{suffix}") in page
    assert getattr(contact, f"person_{suffix}") in page
    assert "tel:+85225550142" in page
    assert "kelpwright@press.example" in page
    assert f'id="quote-{quote.pk}"' in page


def test_people_are_shown_in_every_language_side_by_side(reader, maya):
    release = whole_release(maya)
    issue(release)
    page = text(reader.get(path(release)))
    assert "范雅達" in page
    assert "Director" in page
    assert "总监" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_under_embargo_every_address_of_it_answers_like_one_that_never_was(reader, maya, lang):
    release = whole_release(maya)
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    for address in addresses_of(release):
        never = address.replace(release.pk, "2" * 20)
        if address.startswith("/files/"):
            never = "/files/" + "2" * 20 + "/x.jpg"
        hidden, missing = reader.get(address), reader.get(never)
        assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
        assert hidden.status_code == 404
        assert dict(hidden.headers) == dict(missing.headers)
    for general in ("", "companies/", "contacts/", "upcoming/", "upcoming.ics"):
        assert "Kelpwright" not in text(reader.get(f"/{lang}/{general}"))


def test_an_announced_release_gives_its_line_and_time_and_nothing_else(reader, maya):
    release = whole_release(maya)
    lift = now().replace(microsecond=0) + HOUR
    issue(release, lift=lift, announced={"en": "A statement on the harbour", "zh-hant": "關於海港的聲明"})
    page = text(reader.get("/en/upcoming/"))
    assert "A statement on the harbour" in page
    assert "Kelpwright" not in page
    assert release.pk not in page
    assert release.editions.get().pk not in page
    assert "關於海港的聲明" in text(reader.get("/zh-hant/upcoming/"))
    # Not written in Simplified: the other Chinese stands in, and says what it is.
    assert re.search(r'lang="zh-Hant"[^>]*>\s*關於海港的聲明', text(reader.get("/zh-hans/upcoming/")))
    assert reader.get(path(release)).status_code == 404


def test_the_calendar_keeps_its_uid_and_raises_its_sequence_when_the_time_moves(reader, release):
    lift = now().replace(microsecond=0) + HOUR
    issue(release, lift=lift, announced={"en": "A statement"})

    def entry():
        calendar = icalendar.Calendar.from_ical(reader.get("/en/upcoming.ics").content)
        return next(iter(calendar.walk("VEVENT")))

    before = entry()
    move(release, lift + HOUR)
    after = entry()
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert after.decoded("dtstart") == lift + HOUR
    assert str(after["summary"]) == "A statement"


def test_an_announcement_ends_with_its_lift_or_a_withdrawal(reader, release):
    issue(release, lift=now().replace(microsecond=0) + HOUR, announced={"en": "A statement"})
    withdraw(release, {"en": "Called off."})
    assert "A statement" not in text(reader.get("/en/upcoming/"))


def test_a_withdrawn_release_says_so_with_its_reason(reader, maya):
    release = whole_release(maya)
    issue(release)
    address, files = path(release), [a for a in addresses_of(release) if a.startswith("/files/")]
    withdraw(release, {"en": "A figure was wrong.", "zh-hant": "有一個數字錯誤。"})
    gone = reader.get(address)
    assert gone.status_code == 410
    assert "A figure was wrong." in text(gone)
    assert "Kelpwright" not in text(gone)
    assert "有一個數字錯誤。" in text(reader.get(path(release, "zh-hant")))
    assert {reader.get(file).status_code for file in files} == {404}
    assert "Kelpwright" not in text(reader.get("/en/companies/"))


def test_one_withdrawn_before_its_lift_is_404_for_ever(reader, release):
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    withdraw(release, {"en": "Called off."})
    assert reader.get(path(release)).status_code == 404


def test_a_missing_language_is_said_and_never_passed_off(reader, release):
    release.headline_zh_hans = release.body_zh_hans = ""
    release.save()
    issue(release)
    listed = text(reader.get("/zh-hans/"))
    assert release.headline_en in listed
    assert 'lang="en"' in listed
    page = reader.get(f"/zh-hans/releases/{path(release).rpartition('releases/')[2]}")
    assert page.status_code == 200
    assert "noindex" in text(page)
    assert "Tidewater Array opened a second laboratory" not in text(page)
    assert path(release) in text(page)


def test_a_wrong_slug_leads_to_the_right_one(reader, release):
    issue(release)
    moved = reader.get(f"/en/releases/anything-{release.pk}/")
    assert (moved.status_code, moved["Location"]) == (301, path(release))


def test_earlier_versions_can_be_read_and_say_what_they_are(reader, release):
    issue(release, lift=now().replace(microsecond=0) - HOUR, override="It stands in for yesterday's.")
    release.refresh_from_db()
    release.headline_en = "Tidewater Array Opens Its Third Laboratory"
    release.save()
    issue(release, kind="correction", note={"en": "It is the third laboratory, not the second."})
    current = text(reader.get(path(release)))
    assert "It is the third laboratory, not the second." in current
    assert "Third Laboratory" in current
    earlier = reader.get(path(release) + "editions/1/")
    assert earlier.status_code == 200
    assert "Second Harbour Laboratory" in text(earlier)
    assert "noindex" in text(earlier)
    assert reader.get(path(release) + "editions/3/").status_code == 404
    assert reader.get(path(release) + "editions/2/").status_code == 302


def test_the_list_goes_page_by_page_and_each_release_stands_on_one(reader, maya):
    from releases.models import Release

    for number in range(45):
        release = Release.objects.create(headline_en=f"Number {number:02}", body_en="<p>Text.</p>")
        issue(release, lift=now().replace(microsecond=0) - HOUR * number, override="An archive.")
    seen, address = [], "/en/"
    while address:
        page = text(reader.get(address))
        seen += [n for n in range(45) if f"Number {n:02}" in page]
        older = page.partition("?before=")[2].partition('"')[0]
        address = f"/en/?before={older}" if older else ""
    assert seen == list(range(45))


@pytest.mark.parametrize("cursor", ["", "x", "1", "99999999999-" + "2" * 20 + "x", "-1-" + "2" * 20, "9" * 40])
def test_a_forged_cursor_is_a_page_that_does_not_exist(reader, db, cursor):
    assert reader.get("/en/", {"before": cursor}).status_code == 404


def test_the_root_leads_to_the_language_that_the_reader_asks_for(reader, db):
    for accepted, lang in [
        ("zh-HK,zh;q=0.9,en;q=0.8", "zh-hant"),
        ("zh-TW", "zh-hant"),
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("zh-Hant-HK", "zh-hant"),
        ("fr,de;q=0.5", "en"),
        ("", "en"),
        ("en-GB", "en"),
    ]:
        response = reader.get("/", headers={"accept-language": accepted})
        assert (response.status_code, response["Location"]) == (302, f"/{lang}/")
        assert response["Vary"] == "Accept-Language"


def test_public_answers_look_at_no_cookie_and_set_none(reader, maya):
    release = whole_release(maya)
    issue(release)
    visitor = Client()
    visitor.force_login(maya)
    visitor.cookies["desk_csrf"] = "x" * 32
    for address in ["/en/", path(release), "/en/companies/", "/en/contacts/", "/en/upcoming/", "/en/nowhere/"]:
        plain, signed_in = reader.get(address), visitor.get(address)
        assert (plain.status_code, plain.content) == (signed_in.status_code, signed_in.content)
        assert dict(plain.headers) == dict(signed_in.headers)
        assert not signed_in.cookies
        assert "Cookie" not in plain.get("Vary", "")


def test_public_answers_are_kept_only_after_asking(reader, release):
    issue(release)
    page = reader.get(path(release))
    assert page["Cache-Control"] == "public, no-cache"
    assert page["ETag"]
    again = reader.get(path(release), headers={"if-none-match": page["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_public_pages_allow_nothing_inline_and_nothing_from_elsewhere(reader, maya):
    release = whole_release(maya)
    issue(release)
    page = reader.get(path(release))
    policy = page["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert policy == reader.get("/en/nowhere/")["Content-Security-Policy"]
    for forbidden in (" style=", "<style", " onclick", "<script>", "csrfmiddlewaretoken"):
        assert forbidden not in text(page)


def test_a_picture_comes_through_the_door_as_what_it_is(reader, maya):
    release = whole_release(maya)
    issue(release)
    row = EditionFile.objects.get(edition__release=release, type="image/jpeg", download=False)
    response = reader.get(f"/files/{row.random}/{row.name}")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert int(response["Content-Length"]) == len(response.getvalue()) == row.bytes
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert reader.get(f"/files/{row.random}/other.jpg").status_code == 404
    kept = reader.get(f"/files/{row.random}/{row.name}", headers={"if-none-match": response["ETag"]})
    assert kept.status_code == 304


def test_nginx_sends_the_file_itself_where_it_is_told_to(reader, maya, settings):
    settings.NEWSROOM_X_ACCEL = "/private-files/"
    release = whole_release(maya)
    issue(release)
    row = EditionFile.objects.filter(edition__release=release).first()
    response = reader.get(f"/files/{row.random}/{row.name}")
    assert response["X-Accel-Redirect"] == f"/private-files/{row.path}"
    assert response.content == b""


def test_files_have_no_address_but_the_one_through_the_door(reader, maya):
    release = whole_release(maya)
    issue(release)
    row = release.figures.get().picture.files.first()
    for guess in (row.path, f"media/{row.path}", f"files/{row.path}", f"static/{row.path}", f"files/../{row.path}"):
        assert reader.get(f"/{guess}").status_code == 404


def test_a_company_page_is_what_lifted_editions_say(reader, maya):
    release = whole_release(maya)
    issue(release)
    company = release.companies.get().company
    page = reader.get(f"/en/companies/x-{company.pk}/", follow=True)
    assert "Kelpwright makes gauges." in text(page)
    assert "Kelpwright儀器有限公司" in text(page)
    assert path(release) in text(page)


def test_only_reading_is_possible(reader, release):
    issue(release)
    for address in ("/en/", path(release), "/en/upcoming.ics"):
        assert reader.post(address).status_code == 405
        assert reader.delete(address).status_code == 405
        head = reader.head(address)
        assert (head.status_code, head.content) == (200, b"")
