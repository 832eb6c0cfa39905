"""Signing in at the press room: by code or password; nobody learns there who has an account."""

from __future__ import annotations

import datetime
import re

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.test import Client

from accounts.limits import Attempts
from accounts.models import PressSession, User
from contacts.outlets import Journalist
from newsroom.press_room.cookies import is_a_place
from releases.editions import now
from releases.working import keep_house
from tests.press import CODE, code_in_mail, journalist, outlet, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"
WRONG = "BBBB-BBBB"


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    """The work of hashing is counted here, not timed."""
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 10)


def masked(content: bytes, *addresses: str) -> bytes:
    """Without the form's token, which is new each time, and without the address that was typed."""
    content = re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", content)
    for address in addresses:
        content = content.replace(address.encode(), b"ADDRESS")
    return content


def test_a_journalist_signs_in_with_a_code():
    journalist()
    page = signed_in().get("/en/press/")
    assert page.status_code == 200
    assert "Rosa Imberg" in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"


def test_she_signs_in_with_a_password():
    person = journalist()
    person.user.set_password(PASSWORD)
    person.user.save()
    client = Client()
    done = client.post("/en/press/sign-in/", {"login": "rosa@ledger.example", "password": PASSWORD})
    if done["Location"] == "/en/press/sign-up/code/":  # the first time her address is confirmed
        done = client.post("/en/press/sign-up/code/", {"code": code_in_mail("rosa@ledger.example")})
    assert done["Location"] == "/en/press/"
    assert client.get("/en/press/").status_code == 200


def test_the_mail_is_in_the_language_of_the_page_and_its_subject_tells_no_code():
    journalist()
    for lang, word in (("en", "sign-in code"), ("zh-hant", "登入驗證碼"), ("zh-hans", "登录验证码")):
        Client().post(f"/{lang}/press/sign-in/ask/", {"email": "rosa@ledger.example"})
        letter = mail.outbox[-1]
        assert word in letter.subject
        assert not CODE.search(letter.subject)
        html = letter.alternatives[0].content
        assert CODE.search(letter.body)[0] in html


# Whoever is not signed in


@pytest.mark.parametrize(
    "path",
    [
        "",
        "details/",
        "follow/",
        "follow/company/23456789bcdfghjkmnpq/",
        "nowhere/",
        "releases/23456789bcdfghjkmnpq/",
        "feed/",
        "x",
    ],
)
def test_from_every_address_she_comes_to_one_page_with_the_same_bytes(path):
    client = Client()
    led = client.get(f"/en/press/{path}")
    assert (led.status_code, led["Location"]) == (303, "/en/press/sign-in/")
    page = client.get("/en/press/sign-in/")
    assert masked(page.content) == masked(Client().get("/en/press/sign-in/").content)
    assert "no-store" in page["Cache-Control"]


def test_and_after_signing_in_she_is_where_she_wanted_to_go():
    journalist()
    client = Client()
    client.get("/en/press/searches/?q=tides")
    client.post("/en/press/sign-in/ask/", {"email": "rosa@ledger.example"})
    done = client.post("/en/press/sign-in/code/", {"code": code_in_mail("rosa@ledger.example")})
    assert done["Location"] == "/en/press/searches/?q=tides"


@pytest.mark.no_database
def test_no_address_leads_out_of_the_press_room():
    for safe in (
        "/en/press/",
        "/zh-hant/press/releases/23456789bcdfghjkmnpq/",
        "/en/press/searches/?q=%E6%BD%AE&kind=first",
    ):
        assert is_a_place(safe)
    for other in ("https://elsewhere.example/", "//elsewhere.example/en/press/", "/en/press//elsewhere.example", "/admin/",
                  "/en/", "/en/press/../../admin/", "/en/press/\\elsewhere", "/en/press/\r\nSet-Cookie: a=b", "javascript:x",
                  "/en/pressx/", "/en/press/" + "x" * 600):  # fmt: skip
        assert not is_a_place(other), other


def test_neither_a_cookie_nor_a_parameter_sends_her_elsewhere():
    journalist()
    for bad in ("https://elsewhere.example/", "//elsewhere.example/", "/admin/"):
        client = Client()
        client.cookies["press_place"] = bad
        client.post("/en/press/sign-in/ask/", {"email": "rosa@ledger.example", "next": bad})
        code = code_in_mail("rosa@ledger.example")
        assert client.post("/en/press/sign-in/code/", {"code": code, "next": bad})["Location"] == "/en/press/"
        Attempts.objects.all().delete()


def test_a_form_of_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)
    for path in ("sign-in/", "sign-in/ask/", "sign-up/", "forgotten/", "sign-out/"):
        refused = client.post(f"/en/press/{path}", {"email": "rosa@ledger.example"})
        assert refused.status_code == 403
        assert "This was not possible" in refused.content.decode()


# Who has an account


@pytest.fixture
def everybody() -> list[str]:
    """Addresses of every kind: nobody's, an accredited journalist's, suspended, closed, refused, and of the press office."""
    later = now() + datetime.timedelta(days=3)
    journalist("known@x.example")
    journalist("suspended@x.example", suspended_until=later)
    journalist("outlet@x.example", outlet=outlet(suspended_until=later))
    journalist("refused@x.example", state=Journalist.State.REFUSED, refusal="No.")
    closed = journalist("closed@x.example").user
    closed.is_active = False
    closed.save()
    User.objects.create_user("office@x.example", PASSWORD, name="Maya", is_staff=True)
    User.objects.create_superuser("editor@x.example", PASSWORD, name="Edith")
    names = ("nobody", "known", "suspended", "outlet", "refused", "closed", "office", "editor")
    return [f"{name}@x.example" for name in names]


WAYS = {
    "sign-in": lambda a: ("sign-in/", {"login": a, "password": "not this one, surely"}),
    "code": lambda a: ("sign-in/ask/", {"email": a}),
    "sign-up": lambda a: ("sign-up/", {"name": "A Name", "email": a, "password1": "a quite long pass phrase"}),
    "sign-up without a password": lambda a: ("sign-up/", {"name": "A Name", "email": a, "password1": ""}),
    "forgotten": lambda a: ("forgotten/", {"email": a}),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_address_gets_the_same_bytes_and_one_mail(way, everybody, monkeypatch):
    """Status, headers, body, the page that follows, and what a wrong code is answered, until the tries are used up."""
    hashed: list[int] = []
    told = []
    hasher = "django.contrib.auth.hashers.PBKDF2PasswordHasher.encode"
    whole = PBKDF2PasswordHasher.encode
    monkeypatch.setattr(hasher, lambda *a, **k: (hashed.append(1), whole(*a, **k))[1])
    for address in everybody:
        Attempts.objects.all().delete()
        mail.outbox.clear()
        hashed.clear()
        client = Client()
        path, sent = WAYS[way](address)
        answers = [client.post(f"/en/press/{path}", sent)]
        work = len(hashed)
        if answers[0].status_code == 302:
            there = answers[0]["Location"]
            answers.append(client.get(there))
            for _try in range(3):
                answers.append(client.post(there, {"code": WRONG}))
                answers.append(client.get("/en/press/sign-in/"))
        letters = [(m.to, m.subject if way == "sign-in" else "") for m in mail.outbox]
        shown = [
            (a.status_code, sorted(a.headers.items()), sorted(c for c in a.cookies), masked(a.content, address))
            for a in answers
        ]
        shown = [
            (s, [(k, masked(v.encode(), address)) for k, v in h if k != "Content-Length"], c, b) for s, h, c, b in shown
        ]
        told.append((shown, len(letters), work))
    for address, one in zip(everybody, told, strict=True):
        differing = [(n, a, b) for n, (a, b) in enumerate(zip(told[0][0], one[0], strict=True)) if a != b]
        assert differing == [], address
        assert one[1:] == told[0][1:], address
    assert told[0][1] == (0 if way == "sign-in" else 1)


def test_only_the_mailbox_tells_whether_there_is_an_account(everybody):
    for address in everybody:
        Attempts.objects.all().delete()
        Client().post("/en/press/sign-in/ask/", {"email": address})
        has_code = bool(CODE.search(mail.outbox[-1].body))
        assert has_code == (address.split("@")[0] not in ("nobody", "closed")), address


def test_a_closed_account_is_a_wrong_password_even_to_the_right_one():
    user = journalist().user
    user.set_password(PASSWORD)
    user.is_active = False
    user.save()
    page = Client().post("/en/press/sign-in/", {"login": user.email, "password": PASSWORD})
    other = Client().post("/en/press/sign-in/", {"login": "nobody@x.example", "password": PASSWORD})
    assert masked(page.content, user.email) == masked(other.content, "nobody@x.example")


# Guessing


@pytest.mark.one_database
def test_a_thousand_guesses_get_nowhere():
    journalist()
    client = Client()
    client.post("/en/press/sign-in/ask/", {"email": "rosa@ledger.example"})
    code = code_in_mail("rosa@ledger.example")
    statuses = [client.post("/en/press/sign-in/code/", {"code": f"BCDF-{n:04}"}).status_code for n in range(1000)]
    assert statuses[:2] == [200, 200]
    assert 429 in statuses
    assert client.post("/en/press/sign-in/code/", {"code": code}).status_code != 200
    assert client.get("/en/press/").status_code == 303


def test_a_code_is_good_for_three_tries_and_ten_minutes_and_one_browser(monkeypatch):
    journalist()
    client, other = Client(), Client()
    client.post("/en/press/sign-in/ask/", {"email": "rosa@ledger.example"})
    code = code_in_mail("rosa@ledger.example")
    assert other.post("/en/press/sign-in/code/", {"code": code}).status_code == 302
    assert other.get("/en/press/").status_code == 303
    session = PressSession.objects.get(pk=client.cookies[settings.PRESS_SESSION_COOKIE].value)
    held = session.get_decoded()
    held["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 601
    session.session_data = PressSession.objects.encode(held)
    session.save()
    client.post("/en/press/sign-in/code/", {"code": code})
    assert client.get("/en/press/").status_code == 303


def test_codes_are_asked_for_a_few_times_and_no_more():
    journalist()
    statuses = [Client().post("/en/press/sign-in/ask/", {"email": "rosa@ledger.example"}).status_code for _ in range(7)]
    assert statuses == [302] * 5 + [200] * 2
    assert len(mail.outbox) == 5
    assert not Attempts.objects.filter(key__contains="rosa").exists()


# Two surfaces


def test_a_session_of_the_press_room_opens_nothing_at_the_desk_nor_the_other_way_round(edith):
    person = journalist()
    person.user.is_staff = person.user.is_superuser = True
    person.user.save()
    press = signed_in()
    key = press.cookies[settings.PRESS_SESSION_COOKIE].value
    assert press.get("/admin/").status_code == 302
    press.cookies[settings.SESSION_COOKIE_NAME] = key
    assert press.get("/admin/").status_code == 302
    desk = Client()
    desk.force_login(person.user)
    assert desk.get("/admin/").status_code == 200
    desk.cookies[settings.PRESS_SESSION_COOKIE] = desk.cookies[settings.SESSION_COOKIE_NAME].value
    assert desk.get("/en/press/").status_code == 303


def test_someone_of_the_press_office_is_no_journalist_for_that(maya):
    client = signed_in("maya@desk.example")
    assert client.get("/en/press/")["Location"] == "/en/press/details/"
    assert client.get("/en/press/follow/")["Location"] == "/en/press/details/"


def test_what_opens_the_desk_is_not_changed_in_the_press_room(maya):
    client = signed_in("maya@desk.example")
    before = User.objects.get(pk=maya.pk).password
    for path in ("details/password/", "details/password/new/", "details/email/"):
        told = {
            "oldpassword": PASSWORD,
            "password1": "another long pass phrase",
            "email": "m@x.example",
            "action_add": "1",
        }
        assert client.post(f"/en/press/{path}", told).status_code in (303, 403)
    Client().post("/en/press/forgotten/", {"email": "maya@desk.example"})
    assert not CODE.search(mail.outbox[-1].body)
    assert User.objects.get(pk=maya.pk).password == before


def test_public_pages_set_no_cookie_and_read_none():
    journalist()
    client = signed_in()
    page = client.get("/en/")
    assert not page.cookies
    assert page.content == Client().get("/en/").content
    assert "Cookie" not in page.get("Vary", "")


# Accounts


def test_a_journalist_opens_an_account_confirms_her_address_and_applies():
    client = Client()
    client.get("/en/press/follow/")
    told = {"name": "Odile Marchetti", "email": "odile@ledger.example", "password1": PASSWORD}
    assert client.post("/en/press/sign-up/", told)["Location"] == "/en/press/sign-up/code/"
    assert not Journalist.objects.exists()
    done = client.post("/en/press/sign-up/code/", {"code": code_in_mail("odile@ledger.example")})
    assert done["Location"] == "/en/press/follow/"
    assert client.get("/en/press/follow/")["Location"] == "/en/press/details/"
    told = {"name": "Odile Marchetti", "job_title": "Reporter", "outlet_named": "The Ledger", "phone": "+85225550142",
            "beats": "", "reads": ["en", "zh-hant"], "language": "en", "time_zone": "Europe/Paris"}  # fmt: skip
    assert client.post("/en/press/details/", told)["Location"] == "/en/press/follow/"
    person = Journalist.objects.get()
    assert (person.name, person.state, person.reads) == ("Odile Marchetti", "applied", ["en", "zh-hant"])
    assert "Application received" in client.get("/en/press/").content.decode()


def test_who_opens_an_account_with_anothers_address_never_gets_into_it():
    """The stranger waits with a password that the owner of the address does not know of."""
    stranger = Client()
    stranger.post("/en/press/sign-up/", {"name": "X", "email": "rosa@ledger.example", "password1": PASSWORD})
    signed_in("rosa@ledger.example")
    assert not User.objects.get(email="rosa@ledger.example").has_usable_password()
    stranger.post("/en/press/sign-in/", {"login": "rosa@ledger.example", "password": PASSWORD})
    assert stranger.get("/en/press/details/").status_code == 303


def test_a_forgotten_password_is_set_anew_by_code_and_she_is_told():
    journalist()
    client = Client()
    there = client.post("/en/press/forgotten/", {"email": "rosa@ledger.example"})["Location"]
    client.post(there, {"code": code_in_mail("rosa@ledger.example")})
    done = client.post("/en/press/forgotten/password/", {"password1": "another long pass phrase"})
    assert done["Location"] == "/en/press/"
    assert mail.outbox[-1].subject == "Your password was changed"
    assert User.objects.get().check_password("another long pass phrase")


def test_a_new_address_holds_once_its_code_is_entered_and_the_old_one_is_told():
    journalist()
    journalist("taken@x.example")
    client = signed_in()
    for address in ("new@ledger.example", "taken@x.example"):
        done = client.post("/en/press/details/email/", {"action_add": "1", "email": address})
        assert done["Location"] == "/en/press/sign-up/code/", done.content[-3000:]
        client.post("/en/press/sign-up/code/", {"code": code_in_mail(address)})
    assert set(User.objects.values_list("email", flat=True)) == {"new@ledger.example", "taken@x.example"}
    assert any(m.to == ["rosa@ledger.example"] and "changed" in m.subject for m in mail.outbox)


@pytest.mark.parametrize("path", ["details/password/new/", "details/email/", "details/passkeys/"])
def test_at_a_screen_left_open_nothing_is_changed_that_opens_the_account(path):
    journalist()
    client = signed_in()
    assert client.get(f"/en/press/{path}").status_code == 200
    session = PressSession.objects.get(pk=client.cookies[settings.PRESS_SESSION_COOKIE].value)
    held = session.get_decoded()
    for record in held["account_authentication_methods"]:
        record["at"] -= 16 * 60
    session.session_data = PressSession.objects.encode(held)
    session.save()
    for asked in (client.get, client.post):
        assert asked(f"/en/press/{path}")["Location"].startswith("/en/press/again/?next=")
    there = client.post("/en/press/again/", {"next": f"/en/press/{path}"})
    assert there["Location"] == "/en/press/sign-in/"
    client.post("/en/press/sign-in/ask/", {"email": "rosa@ledger.example"})
    done = client.post("/en/press/sign-in/code/", {"code": code_in_mail("rosa@ledger.example")})
    assert done["Location"] == f"/en/press/{path}"
    assert client.get(f"/en/press/{path}").status_code == 200


def test_signing_out_ends_the_session():
    journalist()
    client = signed_in()
    assert client.get("/en/press/sign-out/").status_code == 200
    client.post("/en/press/sign-out/")
    assert client.get("/en/press/").status_code == 303
    assert not any("_auth_user_id" in s.get_decoded() for s in PressSession.objects.all())


def test_what_was_begun_and_never_confirmed_is_forgotten_after_a_day(maya):
    journalist()
    User.objects.create_user("invited@x.example", None, name="Invited")
    for address in ("old@x.example", "new@x.example"):
        Client().post("/en/press/sign-up/", {"name": "X", "email": address, "password1": ""})
    User.objects.exclude(email="new@x.example").update(date_joined=now() - datetime.timedelta(days=2))
    PressSession.objects.update(expire_date=now() - datetime.timedelta(hours=1))
    keep_house()
    left = set(User.objects.values_list("email", flat=True))
    assert left == {"maya@desk.example", "rosa@ledger.example", "invited@x.example", "new@x.example"}
    assert not PressSession.objects.exists()


def test_when_no_mail_can_be_sent_everybody_is_told_so_alike(everybody, monkeypatch):
    def broken(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
    pages = [Client().post("/en/press/sign-in/ask/", {"email": address}) for address in everybody]
    assert {page.status_code for page in pages} == {503}
    assert len({masked(page.content, a) for page, a in zip(pages, everybody, strict=True)}) == 1
