"""What people do in a world. Public acts are done in every world alike; a secret act where there is a secret.

A release is called by its word, which stands in every one of its texts and is found by its notice.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.test import Client

from accounts.models import User
from releases import workflow
from releases.editions import now, now_at_the_door
from releases.history import remember
from releases.issuing import issue, move, withdraw
from releases.models import Figure, Release, ReleaseTopic, Topic
from releases.pictures import keep_picture
from releases.workflow import Refused
from releases.working import handle_due_events, keep_house
from tests.cast import addresses_of, photo, said, whole_release

HOUR = datetime.timedelta(hours=1)
Act = Callable[..., Any]
ACTS: dict[str, Act] = {}


def act(function: Act) -> Act:
    ACTS[function.__name__] = function
    return function


def called(word: str) -> Release:
    release = Release.objects.filter(notice_en=f"Issued for {word}.").order_by("id").first()
    if release is None:
        raise Refused(f"There is no release for {word}.")
    return release


def maya() -> User:
    return User.objects.get(email="maya@desk.example")


def hour() -> datetime.datetime:
    return now().replace(microsecond=0)


def reworded(release: Release, text: str) -> Release:
    release.headline_en = text[:200]
    release.subheads_zh_hans = text[:200]
    release.save()
    return release


# The base, made once


@act
def base(hours: int = 0) -> None:
    """A public release with every part, one announced, one corrected, one withdrawn, one without pictures."""
    call_command("migrate", verbosity=0)
    user = User.objects.create_user("maya@desk.example", "a long pass phrase", name="Maya", is_staff=True)
    user.is_superuser = True
    user.save()
    start = hour()
    issue(whole_release(user, "Kelpwright"), lift=start - 90 * HOUR, override="An archive.")
    issue(whole_release(user, "Mossgrave"), lift=start + 30 * HOUR, announced={"en": "A statement on harbours"})
    corrected = whole_release(user, "Fernhollow")
    issue(corrected, lift=start - 80 * HOUR, override="An archive.")
    note = {"en": "A date."}
    issue(corrected, lift=start - 70 * HOUR, kind="correction", note=note, override="An archive.")
    gone = whole_release(user, "Withywind")
    issue(gone, lift=start - 60 * HOUR, override="An archive.")
    withdraw(gone, {"en": "It was wrong."})
    issue(whole_release(user, "Bracken"), lift=start - 50 * HOUR, override="An archive.")
    keep_house()


@act
def addresses(*words: str, **given: Any) -> list[str]:
    """Every public address that these releases have or would have."""
    found: list[str] = []
    for word in given.get("words", words):
        release = called(word)
        found += addresses_of(release) if release.editions.exists() else drafted(release)
    return found


def drafted(release: Release) -> list[str]:
    return [f"/{lang}/releases/{slug}-{release.pk}/" for lang in ("en", "zh-hant") for slug in ("release", "x")]


# Public acts


@act
def publish(word: str, headline: str = "") -> None:
    release = text_only(word)
    issue(reworded(release, headline) if headline else release, maya())


def text_only(word: str) -> Release:
    """A release of words, quickly made; its topic and company are those of its kind."""
    release = Release(owner=maya())
    said(
        release,
        notice=(f"Issued for {word}.", f"代{word}發布。", f"代{word}发布。"),
        headline=(f"{word} Counts the Herons", f"{word}點算鷺鳥", f"{word}点算鹭鸟"),
        body=(f"<p>{word} counted gauges.</p>", f"<p>{word}點算儀器。</p>", f"<p>{word}点算仪器。</p>"),
    )
    release.save()
    return release


@act
def correct(word: str, text: str) -> None:
    issue(reworded(called(word), text), maya(), kind="correction", note={"en": f"It said otherwise: {text}"})


@act
def update_later(word: str, text: str, hours: int) -> None:
    """Somebody plans an update that everybody sees later: to outsiders the same in every world."""
    issue(reworded(called(word), text), maya(), lift=hour() + hours * HOUR, kind="update")


@act
def withdraw_public(word: str) -> None:
    withdraw(called(word), {"en": "It was wrong.", "zh-hant": "內容有誤。"}, maya())


@act
def announce(word: str, hours: int) -> None:
    issue(text_only(word), maya(), lift=hour() + hours * HOUR, announced={"en": "A statement", "zh-hant": "一份聲明"})


@act
def move_announced(word: str, hours: int) -> None:
    move(called(word), hour() + hours * HOUR, maya())


@act
def work() -> None:
    """The worker comes round."""
    handle_due_events()
    keep_house()


# Secret acts


@act
def secret_whole(word: str) -> None:
    """A release with every part, not issued yet: part of the base of a world with a secret.

    The other secret is longer and lacks a language, so that length and language cannot hide.
    """
    release = whole_release(maya(), word)
    if word == "Ombrelune":
        release.headline_zh_hant = release.body_zh_hant = ""
        release.body_en += "<p>Ombrelune went on at length.</p>" * 40
        release.save()


@act
def secret_correction(word: str, of: str, hours: int) -> None:
    """A correction of a release that readers know, with words of the secret, waits."""
    release = reworded(called(of), f"{word} corrects this")
    kind = "" if workflow.pending(release) else "correction"
    issue(release, maya(), lift=hour() + hours * HOUR, kind=kind, note={"en": f"{word} note"})


@act
def secret_draft(word: str) -> None:
    release = text_only(word)
    topic = Topic()
    said(topic, name=(f"{word} weather", f"{word}天氣", f"{word}天气"))
    topic.save()
    ReleaseTopic.objects.create(release=release, topic=topic)


@act
def secret_issue(word: str, hours: int, announced: bool = False) -> None:
    """Under embargo and hidden; what waits is replaced, what is public gets a correction that waits."""
    release = called(word)
    public = any(e.until is None and e.lift <= now_at_the_door() for e in release.editions.all())
    kind, note = ("correction", {"en": f"{word} corrects"}) if public else ("", None)
    issue(release, maya(), lift=hour() + hours * HOUR, kind=kind, note=note)


@act
def secret_edit(word: str, text: str) -> None:
    release = reworded(called(word), f"{word} {text}")
    remember(release, maya(), "edited")


@act
def secret_picture(word: str) -> None:
    release = called(word)
    figure = Figure(release=release, number=7, picture=keep_picture(photo(900, 600, colour="maroon"), f"{word}7.jpg"))
    said(figure, caption=(f"{word} seven", f"{word}七", f"{word}七"), alt=("Seven.", "七。", "七。"))
    figure.save()


@act
def secret_move(word: str, hours: int) -> None:
    move(called(word), hour() + hours * HOUR, maya())


@act
def secret_withdraw(word: str) -> None:
    withdraw(called(word), {"en": f"{word} reason"}, maya())


@act
def secret_review(word: str, step: str) -> None:
    workflow.advance(step, called(word), maya())


@act
def secret_delete(word: str) -> None:
    release = called(word)
    if release.editions.exists():
        raise Refused("It was issued.")
    release.delete()


@act
def secret_company(word: str, text: str) -> None:
    """The boilerplate and the contact of a company that readers know are edited for what comes."""
    for row in called(word).companies.select_related("company"):
        row.company.boilerplate_en = row.company.name_en = text
        row.company.save()
    for row in called(word).contacts.select_related("contact"):
        row.contact.person_en = text
        row.contact.save()


@act
def secret_preview(word: str) -> int:
    """Somebody who may looks at it at the desk, in every language; so does a crawler right after."""
    client = Client(HTTP_HOST="127.0.0.1:8000")
    client.force_login(maya())
    pages = [client.get(f"/admin/releases/release/{called(word).pk}/preview/{lang}/") for lang in ("en", "zh-hant")]
    return pages[0].status_code


@act
def lift_now(word: str) -> None:
    """The embargo ends: what the positive control does."""
    issue(called(word), maya())
