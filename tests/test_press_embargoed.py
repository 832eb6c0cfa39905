"""The press room for what waits: a reader with a right finds everything there, one without finds what never was."""

from __future__ import annotations

import datetime
import io
import random
import re
import zipfile

import pypdfium2
import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.utils import DatabaseError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.ids import ALPHABET, random_id
from contacts.outlets import Journalist
from releases import grants, looks, terms
from releases.editions import Edition, EditionText
from releases.grants import Reader
from releases.issuing import end_embargo, issue, move, withdraw
from releases.looks import Look
from tests.cast import whole_release
from tests.early_access import HOUR, TEXT, embargoed, granted, journalist, outlet, published_terms, soon, tapped

pytestmark = pytest.mark.django_db
WORD = "Kelpwright"


@pytest.fixture(autouse=True)
def _same_tokens(monkeypatch):
    """A form's token is masked anew in each answer; here each is the same, as what is compared is the rest."""
    monkeypatch.setattr("django.middleware.csrf.get_random_string", lambda *args, **kwargs: "k" * 32)
    monkeypatch.setattr("django.middleware.csrf._mask_cipher_secret", lambda secret: "m" * 64)


def at(person: Journalist) -> Client:
    client = Client()
    request = client.get("/en/press/sign-in/").wsgi_request
    store = type(request.session)()
    user = get_user_model().objects.get(pk=person.user_id)
    store["_auth_user_id"] = user.pk
    store["_auth_user_backend"] = "accounts.backends.PressBackend"
    store["_auth_user_hash"] = user.get_session_auth_hash()
    store.save()
    client.cookies["press_session"] = store.session_key
    return client


@pytest.fixture
def release(maya):
    return whole_release(maya, WORD)


@pytest.fixture
def edition(release) -> Edition:
    published_terms()
    return embargoed(release)


@pytest.fixture
def ada() -> Journalist:
    return journalist("Ada Fenn", outlet())


def address(edition: Edition, lang: str = "en") -> str:
    return f"/{lang}/press/releases/{edition.release_id}/"


def everything_of(edition: Edition) -> list[str]:
    """Every address that a grant opens."""
    found = []
    for lang in ("en", "zh-hant", "zh-hans"):
        page = address(edition, lang)
        found += [page, f"{page}state", page.rstrip("/") + ".pdf", page.rstrip("/") + ".docx"]
        found += [f"{page}pictures/{figure.pk}.jpg" for figure in edition.release.figures.all()]
        found += [f"/{lang}/press/files/{row.random}/{row.name}" for row in edition.file_rows.all()]
    return found


def body_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_terms_come_first_and_say_nothing_of_the_release(edition, ada):
    grants.give(edition, None, [ada])
    client = at(ada)
    for page in (client.get("/en/press/"), client.get(address(edition))):
        assert page.status_code == 200
        assert WORD not in page.content.decode()
        assert "Embargoed until" in page.content.decode()
    assert TEXT["en"] in client.get(address(edition)).content.decode()
    assert TEXT["zh-hans"] in client.get(address(edition, "zh-hans")).content.decode()
    assert client.get(f"{address(edition)}state").status_code == 404


def test_the_box_and_the_button_open_it_and_are_on_record(edition, ada):
    grants.give(edition, None, [ada])
    client, version = at(ada), terms.current()
    refused = client.post(address(edition), {"terms": version.pk})
    assert "Tick the box" in refused.content.decode()
    stale = client.post(address(edition), {"terms": random_id(), "year": "on"})
    assert "have changed" in stale.content.decode()
    assert client.post(address(edition), {"terms": version.pk, "year": "on"}).status_code == 303
    page = client.get(address(edition)).content.decode()
    assert f"{WORD} opened" in page
    assert [look.what for look in Look.objects.order_by("at")] == ["terms", "tapped", "opened"]
    assert ada.held.get().terms == version
    acceptance = terms.Acceptance.objects.get()
    assert (acceptance.outlet, acceptance.journalist, acceptance.terms) == (ada.outlet, ada, version)


def test_once_the_outlet_has_accepted_a_colleague_only_taps(edition, ada):
    granted(edition, ada)
    bo = journalist("Bo Quill", ada.outlet)
    grants.give(edition, None, [bo])
    client = at(bo)
    assert 'name="year"' not in client.get(address(edition)).content.decode()
    assert client.post(address(edition), {"terms": terms.current().pk}).status_code == 303
    assert f"{WORD} opened" in client.get(address(edition)).content.decode()


@pytest.mark.parametrize("lang", ["en", "zh-hant", "zh-hans"])
def test_everything_is_under_press_and_kept_by_nobody(edition, ada, lang):
    granted(edition, ada)
    client = at(ada)
    html = client.get(address(edition, lang)).content.decode()
    for path in re.findall(r'(?:src|href)="(/[^"#]*)"', html) + re.findall(r"(/\S+) \d+w", html):
        if path.startswith("/static/"):
            continue
        assert not path.startswith("/files/"), path
        assert "/companies/" not in path or path.endswith("/companies/"), path
    for path in everything_of(edition):
        response = client.get(path)
        assert response.status_code == 200, path
        assert "no-store" in response["Cache-Control"]
    assert "noindex" in html
    assert client.get(f"/files/{edition.file_rows.first().random}/{edition.file_rows.first().name}").status_code == 404


def test_the_embargo_stands_in_the_newsrooms_zone_and_in_hers(edition, ada):
    granted(edition, ada)
    page = at(ada).get(address(edition)).content.decode()
    assert "Hong Kong = " in page
    assert "London" in page
    assert 'class="embargo-banner"' in page


def test_the_countdown_is_told_by_the_server_and_the_page_turns_at_the_lift(edition, ada):
    granted(edition, ada)
    client = at(ada)
    state = client.get(f"{address(edition)}state").json()
    assert 7190 <= state["seconds"] <= 7201
    Edition.objects.filter(pk=edition.pk).update(lift=soon(0) - HOUR)
    lifted = client.get(f"{address(edition)}state").json()
    assert lifted["public"].startswith("/en/releases/")
    assert client.get(address(edition))["Location"] == lifted["public"]
    assert Client().get(lifted["public"]).status_code == 200


def test_a_picture_for_print_comes_with_the_embargo_in_it(edition, ada):
    granted(edition, ada)
    figure = edition.release.figures.get().pk
    response = at(ada).get(f"{address(edition)}pictures/{figure}.jpg")
    assert b"EMBARGOED" in response.content
    assert response["Content-Disposition"].startswith("attachment")


def test_copies_are_hers_and_on_record(edition, ada):
    holder = granted(edition, ada)
    client = at(ada)
    pdf = client.get(address(edition).rstrip("/") + ".pdf").content
    assert "Ada Fenn" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    word = client.get(address(edition, "zh-hant").rstrip("/") + ".docx").content
    assert holder.mark.encode() in zipfile.ZipFile(io.BytesIO(word)).read("docProps/custom.xml")
    assert [(look.what, look.detail, look.language) for look in Look.objects.order_by("at")] == [
        ("copy", "pdf", "en"),
        ("copy", "docx", "zh-hant"),
    ]


# Two worlds


def nobody_without_grant(edition, reader):
    pass


def nobody_with_another(edition, reader):
    other = whole_release(edition.release.owner, "Mossgrave")
    granted(embargoed(other), reader)


def nobody_revoked(edition, reader):
    grants.revoke([granted(edition, reader).grant], None)


def nobody_suspended(edition, reader):
    granted(edition, reader)
    Journalist.objects.filter(pk=reader.pk).update(suspended_until=soon(24))


def nobody_whose_outlet_is_suspended(edition, reader):
    granted(edition, reader)
    type(reader.outlet).objects.update(suspended_until=soon(24))


def nobody_who_was_replaced(edition, reader):
    grants.revoke_holder(granted(edition, reader))


NOBODIES = [value for name, value in sorted(globals().items()) if name.startswith("nobody_")]


@pytest.mark.parametrize("act", NOBODIES, ids=lambda act: act.__name__.removeprefix("nobody_"))
def test_without_a_right_every_address_answers_like_one_that_never_was(act, edition, ada):
    act(edition, ada)
    client, whole = at(ada), act is nobody_without_grant
    for path in everything_of(edition):
        if not whole and not path.startswith("/en/"):
            continue
        assert answers(client, path) == answers(client, never(path)), path


def never(path: str) -> str:
    """The same address with another id: of something that never was."""
    return re.sub(f"[{ALPHABET}]{{20}}", lambda found: random_id(), path)


def answers(client: Client, path: str) -> list[object]:
    """Status, headers and bytes of each method; addresses of the page itself in the language links left aside."""
    told = []
    for response in (client.get(path), client.head(path), client.post(path, {"terms": "x"}), client.options(path)):
        headers = sorted((name, value) for name, value in response.items() if name != "Set-Cookie")
        told.append((response.status_code, headers, body_of(response).replace(path.encode(), b"PATH")))
    assert told[0][0] == 404
    return told


def test_her_own_page_is_the_same_whether_or_not_there_is_a_release_for_others(edition, ada, maya):
    client = at(ada)
    before = client.get("/en/press/").content
    other = whole_release(maya, "Mossgrave")
    granted(embargoed(other), journalist("Bo Quill", outlet("The Other Paper")))
    move(other, soon(5))
    withdraw(other, {"en": "It was wrong."})
    assert client.get("/en/press/").content == before


def test_who_is_not_signed_in_is_led_to_one_page_whatever_the_address(edition, ada):
    granted(edition, ada)
    known, unknown = Client().get(address(edition)), Client().get(f"/en/press/releases/{random_id()}/")
    assert known["Location"] == unknown["Location"] == "/en/press/sign-in/"
    assert known.content == unknown.content
    assert known.status_code == unknown.status_code == 303


def test_an_address_passed_on_to_a_colleague_opens_nothing_for_her(edition, ada):
    granted(edition, ada)
    page = at(ada).get(address(edition)).content.decode()
    bo = at(journalist("Bo Quill", ada.outlet))
    for path in {address(edition), *re.findall(r'(?:src|href)="(/en/press/(?:files|releases)/[^"]+)"', page)}:
        assert bo.get(path).status_code == 404, path


def test_a_thousand_guesses_find_nothing(edition, ada):
    """Ids close to the right one, other ids of the same edition, and random ones."""
    client = at(ada)
    guess = random.Random(7)
    close = [edition.release_id[:-1] + character for character in ALPHABET if character != edition.release_id[-1]]
    others = [edition.pk, ada.pk, *(row.pk for row in edition.file_rows.all())]
    ids = ["".join(guess.choices(ALPHABET, k=20)) for _ in range(1000 - len(close) - len(others))]
    first = client.get(f"/en/press/releases/{random_id()}/state")
    for pk in [*close, *others, *ids[:60]]:
        response = client.get(f"/en/press/releases/{pk}/state")
        assert (response.status_code, response.content) == (404, first.content)
    assert not EditionText.objects.awaiting(Reader(ada.pk)).filter(edition__release_id__in=ids).exists()
    assert not EditionText.objects.visible_to(Reader(ada.pk)).filter(edition__release_id__in=ids).exists()
    assert not Look.objects.exists()


# What is told


def test_a_move_is_told_until_she_has_seen_it(edition, ada, release):
    granted(edition, ada)
    client = at(ada)
    client.get(address(edition))
    move(release, soon(30), reason="The minister is late.")
    assert "Another embargo time" in client.get("/en/press/").content.decode()
    page = client.get(address(edition)).content.decode()
    assert "Changed since you last opened it" in page
    assert "Another embargo time" in page
    assert "Changed since" not in client.get(address(edition)).content.decode()
    assert "Another embargo time" not in client.get("/en/press/").content.decode()


def test_a_changed_text_is_shown_word_by_word(edition, ada, release):
    granted(edition, ada)
    client = at(ada)
    client.get(address(edition))
    release.refresh_from_db()
    release.subheads_en = f"{WORD} in seven harbours"
    release.save()
    issue(release, lift=soon(3))
    page = client.get(address(edition)).content.decode()
    assert re.search(r"<del>.*five", page)
    assert re.search(r"<ins>.*seven", page)


def test_a_withdrawal_is_told_to_whoever_had_read_it_and_nothing_is_left_to_open(edition, ada, release):
    granted(edition, ada)
    client = at(ada)
    client.get(address(edition))
    bo = journalist("Bo Quill", outlet("The Other Paper"))
    grants.give(edition, None, [bo])
    withdraw(release, {"en": "It was wrong."})
    home = client.get("/en/press/").content.decode()
    assert "Withdrawn" in home
    assert f"{WORD} Gauges" in home
    unread = at(bo).get("/en/press/").content.decode()
    assert "Withdrawn" in unread
    assert WORD not in unread
    for path in everything_of(edition):
        assert client.get(path).status_code == 404


def test_an_embargo_that_is_ended_early_is_told_with_the_way_to_the_public_page(edition, ada, release):
    granted(edition, ada)
    end_embargo(release)
    home = at(ada).get("/en/press/").content.decode()
    assert "The embargo has ended for everyone" in home
    assert f"/en/releases/{edition.languages['en']}-{release.pk}/" in home


# Colleagues


def test_the_contact_names_a_colleague_and_is_told_the_same_whether_or_not_there_is_an_account(edition, ada):
    (grant,) = grants.give(edition, None, contacts=[(ada, 2)])
    tapped(grant.holders.get())
    client, bo = at(ada), journalist("Bo Quill", ada.outlet)
    for name, email in (("Bo", bo.email), ("Cy", "cy@press.example")):
        assert client.post(address(edition), {"name": name, "email": email}).status_code == 303
    page = client.get(address(edition)).content.decode()
    assert page.count("has not accepted the embargo yet") == 2
    full = client.post(address(edition), {"name": "Di", "email": "di@press.example"})
    assert "You have named 2 people" in full.content.decode()
    assert at(bo).get("/en/press/").content.decode().count("A press release for you") == 1
    client.post(address(edition), {"drop": grant.holders.get(journalist=bo).pk})
    assert at(bo).get(address(edition)).status_code == 404
    assert set(Look.objects.values_list("what", flat=True)) >= {"named", "dropped"}


def test_a_colleague_who_follows_the_link_comes_to_the_terms_at_once(edition, ada):
    (grant,) = grants.give(edition, None, contacts=[(ada, 2)])
    contact, bo = tapped(grant.holders.get()), journalist("Bo Quill", ada.outlet)
    assert at(bo).get(address(edition)).status_code == 404
    grants.name_colleague(contact, "Bo", bo.email)
    assert "I keep the embargo" in at(bo).get(address(edition)).content.decode()


def test_nobody_but_the_contact_names_anybody(edition, ada):
    granted(edition, ada)
    client = at(ada)
    assert "Name this person" not in client.get(address(edition)).content.decode()
    assert client.post(address(edition), {"name": "Bo", "email": "bo@press.example"}).status_code == 404


# The record


@pytest.mark.parametrize("statement", ["UPDATE releases_look SET what = 'x'", "DELETE FROM releases_look", "TRUNCATE"])
def test_the_record_refuses_to_be_changed(edition, ada, statement):
    if statement == "TRUNCATE":  # SQLite has no such word; there it empties a table by deleting all of it
        statement = (
            "TRUNCATE releases_look" if connection.vendor == "postgresql" else "DELETE FROM releases_look WHERE 1"
        )
    looks.record(granted(edition, ada), Look.What.OPENED, "en")
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="only ever added to"):
        cursor.execute(statement)


def test_an_erased_person_leaves_a_pseudonym_in_the_record(edition, ada):
    holder = granted(edition, ada)
    at(ada).get(address(edition))
    look = Look.objects.get()
    stored = {str(value) for value in Look.objects.values().get().values()}
    assert not stored & {ada.pk, ada.user_id, ada.user.email, ada.user.name}
    ada.user.delete()
    assert Look.objects.get().pseudonym == look.pseudonym
    assert not looks.Pseudonym.objects.exists()
    assert looks.seen(edition.release_id) == {}
    holder.refresh_from_db()
    assert (holder.journalist, holder.name, holder.email) == (None, "", "")


def test_the_page_takes_as_many_queries_for_one_holder_as_for_twenty(edition, ada):
    granted(edition, ada)
    client = at(ada)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(edition)).status_code == 200
        return len(queries)

    asked()
    before = asked()
    for number in range(20):
        looks.record(granted(edition, journalist(f"Reader {number}")), Look.What.OPENED, "en")
    assert asked() == before <= 20


def test_a_freeze_keeps_the_press_room_as_it_is(edition, ada, maya):
    from releases.standstill import freeze

    granted(edition, ada)
    freeze("A check.", maya)
    Edition.objects.filter(pk=edition.pk).update(lift=soon(0) + datetime.timedelta(seconds=1))
    page = at(ada).get(address(edition))
    assert page.status_code == 200
    assert f"{WORD} opened" in page.content.decode()
