"""python -m tests.acts ACT ...: what people do in a world, each act with ids drawn from its own name.

Acts beginning with "secret" happen in one world only.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from accounts import ids  # noqa: E402
from accounts.models import User  # noqa: E402
from releases.diary.entries import DiaryEntry  # noqa: E402
from releases.diary.publishing import publish  # noqa: E402
from releases.drop_links import make, revoke  # noqa: E402
from releases.editions import now  # noqa: E402
from releases.issuing import issue, move, withdraw  # noqa: E402
from releases.models import Release  # noqa: E402
from tests.cast import addresses_of, whole_release  # noqa: E402

HOUR = datetime.timedelta(hours=1)
MONDAY = datetime.datetime(2026, 3, 2, 1, 0, tzinfo=datetime.UTC)


class Seeded(random.Random):
    """Stands in for the `secrets` module in this process, so that an act makes the same ids in every world."""

    randbits = random.Random.getrandbits


def base() -> None:
    """A public release with every part, one announced, one corrected, one withdrawn."""
    call_command("migrate", verbosity=0)
    maya = User.objects.create_user("maya@desk.example", "a long pass phrase", name="Maya")
    issue(whole_release(maya, "Kelpwright"), lift=MONDAY, override="An archive.")
    issue(
        whole_release(maya, "Mossgrave"),
        lift=datetime.datetime(2040, 1, 2, tzinfo=datetime.UTC),
        announced={"en": "A statement on harbours"},
    )
    corrected = whole_release(maya, "Fernhollow")
    issue(corrected, lift=MONDAY + HOUR, override="An archive.")
    issue(corrected, lift=MONDAY + 2 * HOUR, kind="correction", note={"en": "A date."}, override="An archive.")
    gone = whole_release(maya, "Withywind")
    issue(gone, lift=MONDAY + 3 * HOUR, override="An archive.")
    withdraw(gone, {"en": "It was wrong."})
    planned("Annual figures", public=True)


def planned(title: str, public: bool, release: Release | None = None) -> None:
    day = datetime.date(2040, 1, 3)
    publish(DiaryEntry.objects.create(title_en=title, day=day, public=public, release=release))


def called(word: str) -> Release:
    return Release.objects.get(notice_en=f"Issued for {word}.")


def maya() -> User:
    return User.objects.get(email="maya@desk.example")


def secret(word: str = "Secretarium") -> None:
    """A release with every part, under embargo and hidden; moved, changed, and a correction of a public one waiting."""
    release = whole_release(maya(), word)
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    move(release, now().replace(microsecond=0) + 5 * HOUR)
    release.refresh_from_db()
    release.headline_en = f"{word} Gauges Read the Tide Twice"
    release.save()
    issue(release, lift=now().replace(microsecond=0) + 7 * HOUR)
    planned(f"{word} in the diary", public=False, release=release)
    planned(f"{word} alone in the diary", public=False)
    waiting = called("Kelpwright")
    waiting.subheads_en = f"{word} corrects this"
    waiting.save()
    issue(waiting, lift=now().replace(microsecond=0) + 9 * HOUR, kind="correction", note={"en": f"{word} note"})
    cancelled = whole_release(maya(), f"{word}Cancelled")
    issue(cancelled, lift=now().replace(microsecond=0) + HOUR)
    withdraw(cancelled, {"en": f"{word} reason"})
    print(json.dumps(addresses_of(release) + addresses_of(cancelled) + drop_links(release)))


def drop_links(release: Release) -> list[str]:
    """One that is open and that only its agency knows; the addresses of one that ended and of one revoked."""
    make(maya(), release, "Fathom", "The final text.", now() + HOUR, "")
    over = [make(maya(), release, f"Fathom {n}", "", now() + n * HOUR, "") for n in (-1, 1)]
    revoke(over[1][0])
    return [f"/{lang}/press/drop/{token}/" for lang in ("en", "zh-hant", "zh-hans") for _link, token in over]


def secretother() -> None:
    secret("Ombrelune")


def secretlift() -> None:
    """The embargo of the secret ends now."""
    issue(called("Secretarium"))


def public() -> None:
    """Somebody else publishes a release with the very headline of the secret one."""
    release = whole_release(maya(), "Alderbright")
    release.headline_en = "Secretarium Gauges Read the Tide"
    release.save()
    issue(release, lift=MONDAY + 4 * HOUR, override="An archive.")
    print(json.dumps(addresses_of(release)))


def addresses() -> None:
    found = [a for word in ("Kelpwright", "Mossgrave", "Fernhollow", "Withywind") for a in addresses_of(called(word))]
    print(json.dumps(found))


if __name__ == "__main__":
    for act in sys.argv[1:]:
        ids.secrets = Seeded(act)  # type: ignore[assignment]
        globals()[act]()
