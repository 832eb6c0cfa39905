"""Without a grant the press room answers like that of a newsroom without the secret: signed out, and signed in."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from django.urls import get_resolver

from accounts.limits import Attempts
from contacts.follows import FeedAddress, SavedSearch
from releases.editions import now
from releases.issuing import issue
from tests.cast import whole_release
from tests.press import journalist, signed_in

pytestmark = pytest.mark.django_db
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value=|data-options=|"challenge": )"[^"]*"')
"""What is drawn anew for each answer."""


def names() -> set[str]:
    """Of all addresses of the press room, whoever added them."""
    found = (
        p for p in get_resolver().url_patterns if "press/" in [str(q.pattern) for q in getattr(p, "url_patterns", [])]
    )
    return {p.name for resolver in found for inner in resolver.url_patterns for p in inner.url_patterns}


def catalogue(secret: dict[str, str], address: str) -> dict[str, list[str]]:
    """Every address of the press room, with the secret's own ids where an address takes one."""
    release, figure, file = secret["release"], secret["figure"], secret["file"]
    plain = {
        "press_home": "", "account_login": "sign-in/", "account_request_login_code": "sign-in/ask/",
        "account_confirm_login_code": "sign-in/code/", "mfa_login_webauthn": "sign-in/passkey/",
        "account_signup": "sign-up/", "account_email_verification_sent": "sign-up/code/", "account_logout": "sign-out/",
        "account_reset_password": "forgotten/", "account_confirm_password_reset_code": "forgotten/code/",
        "account_complete_password_reset": "forgotten/password/", "press_again": "again/", "press_details": "details/",
        "account_change_password": "details/password/", "account_set_password": "details/password/new/",
        "account_email": "details/email/", "press_passkeys": "details/passkeys/", "press_follows": "follow/",
        "press_searches": "searches/?q=Secretarium", "press_feed": "feed/", "press_files": "files/",
        "press_feed_file": f"feed/{address}.atom", "press_release": f"releases/{release}/",
        "press_state": f"releases/{release}/state", "press_copy": f"releases/{release}.pdf",
        "press_picture": f"releases/{release}/pictures/{figure}.jpg", "press_file": f"files/{file}",
    }  # fmt: skip
    known = {name: [path] for name, path in plain.items()}
    known["press_follow"] = [f"follow/{kind}/{secret[kind]}/" for kind in ("company", "person", "topic")]
    known["press_copy"].append(f"releases/{release}.docx")
    return known


def asked(client: Client, paths: list[str]) -> list[tuple]:
    """Each address by GET, HEAD and POST with the secret's words, in three languages."""
    answers = []
    for lang in ("en", "zh-hant", "zh-hans"):
        Attempts.objects.all().delete()  # a catalogue asks more often than a person
        for path in paths:
            for method in ("get", "head"):
                answer = getattr(client, method)(f"/{lang}/press/{path}")
                answers.append((lang, path, method, answer.status_code, *told(answer)))
    for path in paths:
        if path.startswith(("follow/", "releases/", "files/")):
            answer = client.post(f"/en/press/{path}", {"end": "2" * 20, "accept": "1"})
            answers.append(("en", path, "post", answer.status_code, *told(answer)))
    return answers


def told(answer) -> tuple:
    headers = sorted((k, v) for k, v in answer.headers.items())
    return headers, TOKEN.sub(b"", b"".join(answer.streaming_content) if answer.streaming else answer.content)


def test_a_secret_changes_no_answer_and_lifted_it_changes_those_that_show_it(maya):
    rosa = journalist()
    SavedSearch.objects.create(journalist=rosa, name="", question="q=Secretarium")
    address = FeedAddress.objects.create(journalist=rosa).token
    issue(whole_release(maya, "Kelpwright"))
    secret = whole_release(maya, "Secretarium")
    figure = secret.figures.get()
    ids = {
        "release": secret.pk,
        "figure": figure.pk,
        "file": "2" * 20 + "/secretarium.jpg",
        "company": secret.companies.get().company_id,
        "topic": secret.topic_rows.get().topic_id,
        "person": secret.quotes.get().person_id or "2" * 20,
    }
    known = catalogue(ids, address)
    assert names() == set(known), "an address of the press room that this test does not ask"
    paths = [path for several in known.values() for path in several]
    clients = [Client(), signed_in()]
    before = [asked(client, paths) for client in clients]
    issue(secret, lift=now().replace(microsecond=0) + datetime.timedelta(hours=1))
    for client, then in zip(clients, before, strict=True):
        for was, is_now in zip(then, asked(client, paths), strict=True):
            assert was == is_now
    for answer in before[1]:
        if answer[1].startswith(("releases/", "files/2", "follow/company", "follow/person", "follow/topic")):
            assert answer[3] in (404, 405), answer[:4]
    assert sum(answer[3] == 200 for answer in before[1]) > 50, "too few real answers"
    issue(secret)  # the embargo ends: what shows it changes, or the comparison proves nothing
    changed = {was[1] for was, is_now in zip(before[1], asked(clients[1], paths), strict=True) if was != is_now}
    assert {"", "feed/", f"feed/{address}.atom", f"follow/company/{ids['company']}/"} <= changed
