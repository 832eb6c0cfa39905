"""The record of early access: every look and download, written once and never changed.

The database itself refuses to change or delete a row (a trigger on both; the press room's role may only add). A row
names nobody: it holds a pseudonym, and the one row that says whose it is goes with the account. What is left after an
erasure is that somebody had looked.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField, random_id
from contacts.outlets import Journalist
from releases.editions import Edition
from releases.embargo import clock
from releases.grants import Holder


class Pseudonym(models.Model):
    """Whose the rows of the record are. Erasing an account takes this row with it, and leaves the record as it is."""

    id = RandomIdField()
    journalist = models.OneToOneField(Journalist, models.CASCADE, related_name="pseudonym")

    def __str__(self) -> str:
        return self.pk


class Look(models.Model):
    """Ids only, and no foreign keys: nothing that happens to another row can ask for a change of this one."""

    class What(models.TextChoices):
        TERMS = "terms", _("accepted the terms for a year")
        TAPPED = "tapped", _("accepted the embargo")
        OPENED = "opened", _("opened the text")
        COPY = "copy", _("took a personal copy")
        PICTURE = "picture", _("took a picture for print")
        FILE = "file", _("fetched a file")
        TOLD = "told", _("was told of a change")
        NAMED = "named", _("named a colleague")
        DROPPED = "dropped", _("took a colleague back")

    id = RandomIdField()
    at = models.DateTimeField()
    pseudonym = models.CharField(max_length=20)
    holder = models.CharField(max_length=20, blank=True)
    release = models.CharField(max_length=20)
    edition = models.CharField(max_length=20)
    what = models.CharField(max_length=10, choices=What)
    language = models.CharField(max_length=10, blank=True)
    detail = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("record of early access")
        indexes = [models.Index(fields=["release", "pseudonym", "at"], name="look_at_release")]

    def __str__(self) -> str:
        return f"{self.what} {self.edition}"


TABLE = "releases_look"
REFUSAL = "the record of early access is only ever added to"
GUARD = {
    "sqlite": (
        f"CREATE TRIGGER {TABLE}_kept BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER {TABLE}_there BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ),
    "postgresql": (
        f"""CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP <> 'TRUNCATE' OR EXISTS (SELECT FROM {TABLE}) THEN
                    RAISE EXCEPTION '{REFUSAL}';
                END IF;
                RETURN NULL;
            END $$""",
        f"CREATE TRIGGER {TABLE}_kept BEFORE UPDATE OR DELETE ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
        f"CREATE TRIGGER {TABLE}_there BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    ),
}
"""What keeps the table as it is, for the migration that makes it."""
UNGUARD = {
    "sqlite": (f"DROP TRIGGER {TABLE}_kept", f"DROP TRIGGER {TABLE}_there"),
    "postgresql": (
        f"DROP TRIGGER {TABLE}_kept ON {TABLE}",
        f"DROP TRIGGER {TABLE}_there ON {TABLE}",
        f"DROP FUNCTION {TABLE}_refuse()",
    ),
}


def record(holder: Holder, what: str, language: str = "", detail: str = "") -> None:
    """One row, by the database's clock. `detail` is an id or an ending, never a word of anybody's text."""
    assert holder.journalist is not None
    edition = holder.grant.edition
    Look.objects.create(
        at=clock(),
        pseudonym=pseudonym_of(holder.journalist),
        holder=holder.pk,
        release=edition.release_id,
        edition=edition.pk,
        what=what,
        language=language,
        detail=detail,
    )


def told(journalist: str, edition: Edition, event: str) -> None:
    """She was shown what happened: one row for each event, however often she comes back to the page."""
    pseudonym = Pseudonym.objects.get_or_create(journalist_id=journalist, defaults={"id": random_id()})[0].pk
    if not Look.objects.filter(release=edition.release_id, pseudonym=pseudonym, detail=event).exists():
        Look.objects.create(
            at=clock(),
            pseudonym=pseudonym,
            release=edition.release_id,
            edition=edition.pk,
            what=Look.What.TOLD,
            detail=event,
        )


def pseudonym_of(journalist: Journalist) -> str:
    return Pseudonym.objects.get_or_create(journalist=journalist, defaults={"id": random_id()})[0].pk


@dataclass(frozen=True, slots=True)
class Seen:
    """What the record says of one person and one release."""

    first: datetime.datetime | None = None
    last: datetime.datetime | None = None
    told: datetime.datetime | None = None
    """When she last opened the text, or was shown what has changed."""
    copies: int = 0
    edition: str = ""
    """The edition whose text she opened last."""


def seen(release: str) -> dict[str, Seen]:
    """Journalist -> what she has seen of a release, for everybody whose pseudonym still has a name."""
    rows = Look.objects.filter(release=release)
    opened = Q(what=Look.What.OPENED)
    sums = rows.values("pseudonym").annotate(
        last=Max("at", filter=opened),
        told=Max("at", filter=opened | Q(what=Look.What.TOLD)),
        first=models.Min("at", filter=opened),
        copies=Count("pk", filter=Q(what=Look.What.COPY)),
    )
    found = {row["pseudonym"]: row for row in sums}
    latest = {look.pseudonym: look.edition for look in rows.filter(opened).order_by("at")}
    whose = Pseudonym.objects.filter(pk__in=found).values_list("journalist", "pk")
    return {
        journalist: Seen(
            found[pk]["first"], found[pk]["last"], found[pk]["told"], found[pk]["copies"], latest.get(pk, "")
        )
        for journalist, pk in whose
    }
