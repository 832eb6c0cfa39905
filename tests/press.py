"""Journalists for tests, and how one signs in: by the code in her mail, as in life."""

from __future__ import annotations

import re

from django.core import mail
from django.test import Client

from accounts.models import User
from contacts.outlets import Journalist, Outlet

CODE = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b")


def outlet(name: str = "The Harbour Ledger", **more) -> Outlet:
    return Outlet.objects.create(name_en=name, name_zh_hant=name, name_zh_hans=name, **more)


def journalist(address: str = "rosa@ledger.example", **more) -> Journalist:
    """Accredited, unless told otherwise."""
    user = User.objects.create_user(address, None, name=more.pop("name", "Rosa Imberg"))
    told = {"job_title": "Reporter", "outlet_named": "The Harbour Ledger", "state": Journalist.State.ACCREDITED}
    return Journalist.objects.create(user=user, **told | more)


def code_in_mail(address: str) -> str:
    """The newest code that went to the address."""
    letters = [m for m in mail.outbox if m.to == [address]]
    found = CODE.search(letters[-1].body)
    assert found, letters[-1].body
    return found[0]


def signed_in(address: str = "rosa@ledger.example", lang: str = "en") -> Client:
    client = Client()
    asked = client.post(f"/{lang}/press/sign-in/ask/", {"email": address})
    assert asked.status_code == 302, asked.content[:2000]
    done = client.post(f"/{lang}/press/sign-in/code/", {"code": code_in_mail(address)})
    assert done.status_code == 302, done.content[:2000]
    return client
