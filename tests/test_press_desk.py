"""The press room at the desk: who may be invited before the time is decided there, and told to her in her language."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from contacts.outlets import Journalist
from releases.editions import now
from releases.embargo import clock
from tests.press import journalist, outlet, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/contacts/journalist/"


@pytest.fixture
def desk(edith) -> Client:
    client = Client()
    client.force_login(edith)
    return client


def decision(person: Journalist, **said) -> dict[str, str]:
    told = {"kind": person.kind, "job_title": person.job_title, "phone": "", "beats": "", "outlet": "", "note": ""}
    return told | {"state": person.state, "refusal": "", "suspended_until_0": "", "suspended_until_1": ""} | said


def test_an_application_is_shown_beside_the_outlet_of_its_address(desk):
    outlet(domains="ledger.example")
    person = journalist(state="applied")
    assert "Rosa Imberg" in desk.get(LIST + "?state__exact=applied").content.decode()
    assert "Rosa Imberg" not in desk.get(LIST + "?state__exact=refused").content.decode()
    page = desk.get(f"{LIST}{person.pk}/change/").content.decode()
    assert "rosa@ledger.example" in page
    assert "The Harbour Ledger" in page


def test_an_editor_accredits_to_an_outlet_and_she_is_told_in_her_language(desk, edith):
    person, ledger = journalist(state="applied"), outlet()
    User.objects.filter(pk=person.user_id).update(language="zh-hant")
    assert (
        desk.post(f"{LIST}{person.pk}/change/", decision(person, state="accredited", outlet=ledger.pk)).status_code
        == 302
    )
    person.refresh_from_db()
    assert (person.state, person.outlet, person.accredited_by) == ("accredited", ledger, edith)
    assert person.in_good_standing(clock())
    letter = mail.outbox[-1]
    assert letter.to == ["rosa@ledger.example"]
    assert "採訪資格" in letter.body
    assert "/zh-hant/press/" in letter.body


def test_a_refusal_needs_a_reason_and_she_reads_it(desk):
    person = journalist(state="applied")
    page = desk.post(f"{LIST}{person.pk}/change/", decision(person, state="refused"))
    assert "Say why" in page.content.decode()
    desk.post(f"{LIST}{person.pk}/change/", decision(person, state="refused", refusal="We could not reach your desk."))
    assert "We could not reach your desk." in mail.outbox[-1].body
    assert "We could not reach your desk." in signed_in().get("/en/press/").content.decode()


def test_a_suspension_acts_at_once_and_ends_by_itself(desk):
    ledger = outlet()
    person = journalist(outlet=ledger)
    hour = datetime.timedelta(hours=1)
    for row in (person, ledger):
        for until, good in ((None, True), (now() + hour, False), (now() - hour, True)):
            row.suspended_until = until
            row.save()
            assert person.in_good_standing(clock()) is good
    assert (
        desk.post(
            f"{LIST}{person.pk}/change/",
            decision(person, outlet=ledger.pk, suspended_until_0="2099-01-02", suspended_until_1="09:00"),
        ).status_code
        == 302
    )
    assert not person.in_good_standing(clock())
    assert "Rosa Imberg" in desk.get(LIST + "?suspended=1").content.decode()


def test_somebody_invited_signs_in_with_a_code_and_needs_no_password(desk):
    told = {"name": "Ben Osei", "email": "Ben@ministry.example", "language": "en", "kind": "official",
            "job_title": "Director", "phone": "", "outlet": "", "note": ""}  # fmt: skip
    assert desk.post(LIST + "add/", told).status_code == 302
    person = Journalist.objects.get(user__email="ben@ministry.example")
    assert person.in_good_standing(clock())
    assert signed_in("ben@ministry.example").get("/en/press/").status_code == 200
    again = desk.post(LIST + "add/", told)
    assert "There is somebody with this address already." in again.content.decode()


def test_an_officer_looks_and_decides_nothing_and_a_reviewer_sees_nothing(db):
    person = journalist(state="applied")
    for role, seen in (("officer", 200), ("reviewer", 403)):
        user = User.objects.create_user(f"{role}@desk.example", "x", name=role, is_staff=True, role=role)
        client = Client()
        client.force_login(user)
        assert client.get(LIST).status_code == seen
        assert client.post(f"{LIST}{person.pk}/change/", decision(person, state="accredited")).status_code == 403


def test_nothing_of_what_sign_in_keeps_is_at_the_desk(desk):
    for name in ("account/emailaddress", "mfa/authenticator", "accounts/presssession", "accounts/attempts"):
        assert desk.get(f"/admin/{name}/").status_code == 404
