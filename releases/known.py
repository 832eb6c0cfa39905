"""Since when readers can know of a company, topic or media contact: the first lift of an edition that names it.

A list of all companies would otherwise read every edition to find them, hidden ones too. A row here says only where to
look: what is told of the company comes from its newest edition, through the door.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import Min, QuerySet

from accounts.ids import RandomIdField
from releases import embargo
from releases.editions import Edition, EditionCompany, EditionContact, EditionTopic

COMPANY, TOPIC, CONTACT = "company", "topic", "contact"
TABLES: dict[str, type[models.Model]] = {COMPANY: EditionCompany, TOPIC: EditionTopic, CONTACT: EditionContact}


class KnownSince(models.Model):
    """`since` is None while nothing that names it has a lift, as after a withdrawal ahead of the lift."""

    id = RandomIdField()
    kind = models.CharField(max_length=10)
    thing = models.CharField(max_length=40, unique=True)
    since = models.DateTimeField(null=True)

    objects = embargo.KnownQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "since"], name="known_since")]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"


def note(edition: Edition) -> None:
    """After an edition's rows were written or their lift changed: find out anew for all that it names.

    The row is held before the lifts are read, in the order of the ids, so that of two people who issue at once the
    second sees what the first wrote, and neither waits for the other in a ring.
    """
    for thing, kind in sorted(named_by(edition).items()):
        KnownSince._base_manager.get_or_create(thing=thing, defaults={"kind": kind})
        held = KnownSince._base_manager.select_for_update().get(thing=thing)
        held.since = first_lift(kind, thing)
        held.save(update_fields=["since"])


def named_by(edition: Edition) -> dict[str, str]:
    found = dict.fromkeys(edition.company_rows.values_list("company", flat=True), COMPANY)
    found |= dict.fromkeys(edition.topic_rows.values_list("topic", flat=True), TOPIC)
    return found | dict.fromkeys(edition.contact_rows.values_list("contact", flat=True), CONTACT)


def first_lift(kind: str, thing: str) -> datetime.datetime | None:
    """An agency that only sent a release out is in no list of companies."""
    rows: QuerySet[Any] = TABLES[kind]._base_manager.filter(**{kind: thing})
    rows = rows.exclude(role="agency") if kind == COMPANY else rows
    return rows.aggregate(first=Min("listed"))["first"]
