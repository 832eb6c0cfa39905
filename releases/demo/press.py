"""Invented outlets and journalists for the demonstration: two accredited, one who waits for the press office."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterable

from allauth.account.models import EmailAddress

from accounts.models import User
from contacts.models import Follow, Journalist, Outlet, SavedSearch
from releases.demo.sign_ins import DOMAIN

OUTLETS = {
    "ledger": ("The Saltmarsh Ledger", "鹽沼紀事報", "盐沼纪事报"),
    "dusk": ("Lantern Evening Post", "燈影晚報", "灯影晚报"),
}
# name, job title, outlet, language, what is covered, accredited
JOURNALISTS = {
    "rosa.imberg": ("Rosa Imberg", "Science reporter", "ledger", "en", "harbours, energy, research", True),
    "kwan.yeuksi": ("關若思", "財經記者", "dusk", "zh-hant", "企業、城市", True),
    "tian.heqing": ("田禾清", "记者", "dusk", "zh-hans", "文化", False),
}


def load(topics: Iterable[str], companies: Iterable[str], moment: datetime.datetime) -> dict[str, str]:
    """-> e-mail: password. The ids are those of topics and companies that they follow."""
    outlets = {
        key: Outlet.objects.create(name_en=n[0], name_zh_hant=n[1], name_zh_hans=n[2]) for key, n in OUTLETS.items()
    }
    sign_ins: dict[str, str] = {}
    for key, (name, title, outlet, language, beats, accredited) in JOURNALISTS.items():
        email = f"{key}@{DOMAIN}"
        sign_ins[email] = secrets.token_urlsafe(9)
        user = User.objects.create_user(email, sign_ins[email], name=name, language=language)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        person = Journalist.objects.create(
            user=user,
            job_title=title,
            beats=beats,
            outlet_named=OUTLETS[outlet][0 if language == "en" else 1],
            outlet=outlets[outlet] if accredited else None,
            state=Journalist.State.ACCREDITED if accredited else Journalist.State.APPLIED,
            accredited_at=moment if accredited else None,
        )
        for kind, subjects in (("topic", topics), ("company", companies)):
            Follow.objects.bulk_create(Follow(journalist=person, kind=kind, subject=pk) for pk in subjects)
    SavedSearch.objects.create(journalist=person, name="港口", question="q=%E6%B8%AF%E5%8F%A3")
    return sign_ins


def for_the_press_room(email: str) -> bool:
    return email.partition("@")[0] in JOURNALISTS
