"""Invented outlets and people with early access, for the tests of grants and of the press room."""

from __future__ import annotations

import datetime

from accounts.models import User
from contacts.outlets import Journalist, Outlet
from releases import grants, terms
from releases.editions import Edition, now
from releases.grants import Holder, Reader
from releases.issuing import issue
from releases.models import Release

HOUR = datetime.timedelta(hours=1)
TEXT = {"en": "Keep it until the hour.", "zh-hant": "解禁前請保密。", "zh-hans": "解禁前请保密。"}


def soon(hours: float = 2) -> datetime.datetime:
    return now().replace(microsecond=0) + hours * HOUR


def outlet(name: str = "The Harbour Post", limit: int = 2) -> Outlet:
    return Outlet.objects.create(
        name_en=name, name_zh_hant=f"{name}報", name_zh_hans=f"{name}报", colleague_limit=limit
    )


def journalist(name: str, works_for: Outlet | None = None, **fields) -> Journalist:
    fields = {"kind": "journalist", "job_title": "Reporter", "phone": "+85225550188", "state": "accredited"} | fields
    address = name.lower().replace(" ", ".") + "@press.example"
    user = User.objects.create_user(address, None, name=name, time_zone="Europe/London")
    return Journalist.objects.create(user=user, outlet=works_for, **fields)


def published_terms(**options) -> terms.Terms:
    return terms.publish(TEXT, options.pop("experts", False), options.pop("anew", False), None)


def embargoed(release: Release, hours: float = 2) -> Edition:
    return issue(release, lift=soon(hours))


def tapped(holder: Holder) -> Holder:
    """She has accepted the year's terms and this edition's embargo."""
    version = terms.current() or published_terms()
    terms.accept(holder.journalist, version, "en")
    grants.accept(holder, version)
    holder.refresh_from_db()
    return holder


def granted(edition: Edition, person: Journalist) -> Holder:
    """With terms accepted: the door is open to her."""
    (grant,) = grants.give(edition, None, [person])
    return tapped(grant.holders.get())


def opens(edition: Edition, person: Journalist) -> bool:
    return Edition.objects.awaiting(Reader(person.pk)).filter(pk=edition.pk).exists()
