"""Companies, people, contacts and topics that came into being for a release, and who finds them.

Where a thing comes from is noted whenever it is made in the course of a release, restricted or not; `access` reads the
notes. So a release can be restricted after its import, and what was made for it goes out of sight with it, while what
was everybody's before stays. Three rules keep that true, here and nowhere else:

    what everybody finds never refers to what not everybody finds          `reasons_against`
    what a release or a thing refers to is found by those who find it      `connected`
    deleting what others still use, unseen, takes it out of one's sight    `delete`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.ids import random_id
from accounts.models import User
from releases.access import MadeFor, releases_of, seen
from releases.models import Release

KINDS = ("companies.Company", "companies.Person", "contacts.MediaContact", "releases.Topic")


def is_thing(model: type[models.Model]) -> bool:
    return model._meta.label in KINDS


def notes_on(thing: models.Model) -> Any:
    return MadeFor.objects.filter(kind=thing._meta.label, thing=thing.pk)


def note(thing: models.Model, release: str, by: User | None) -> None:
    """The thing was made for the release of this id."""
    MadeFor.objects.get_or_create(
        kind=thing._meta.label, thing=thing.pk, release=release, defaults={"by": by.pk if by else ""}
    )


def circle(thing: models.Model) -> set[str] | None:
    """The releases that let one find it; None if everybody finds it."""
    if isinstance(thing, Release):
        return {thing.pk} if thing.restricted else None
    releases = set(notes_on(thing).values_list("release", flat=True))
    if not releases or Release.objects.filter(pk__in=releases, restricted=False).exists():
        return None
    return releases


def reasons_against(holder: models.Model, thing: models.Model) -> list[str]:
    """Why the holder cannot refer to the thing; empty if it can."""
    if not is_thing(type(thing)) or circle(thing) is None or circle(holder) is not None:
        return []
    reason = _("“%(name)s” is kept to the people of a restricted release. Here everybody would see it.")
    return [reason % {"name": thing}]


def things_on(holder: models.Model) -> Iterator[models.Model]:
    """What a release or a thing refers to."""
    if not isinstance(holder, Release):
        yield from _referred(holder)
        return
    for rows in (holder.companies, holder.topic_rows, holder.contacts, holder.quotes):
        for row in rows.all():
            yield from _referred(row)


def _referred(row: models.Model) -> Iterator[models.Model]:
    for field in row._meta.concrete_fields:
        model = field.related_model
        if isinstance(model, type) and is_thing(model) and (thing := getattr(row, field.name)) is not None:
            yield thing


def connected(holder: models.Model) -> None:
    """After saving: those who find the holder find what it refers to, now and whatever becomes of other releases."""
    for thing in things_on(holder):
        notes = notes_on(thing)
        if not notes.exists():
            continue
        if isinstance(holder, Release):
            note(thing, holder.pk, None)
        elif own := list(notes_on(holder)):
            for one in own:
                MadeFor.objects.get_or_create(
                    kind=thing._meta.label, thing=thing.pk, release=one.release, defaults={"by": one.by}
                )
        elif circle(thing) is None:
            notes.delete()
        connected(thing)


def open_to_all(thing: models.Model) -> None:
    """From now on everybody finds it, and what it refers to."""
    notes_on(thing).delete()
    for one in _referred(thing):
        open_to_all(one)


# A release that is not saved yet: its id, signed for the one who writes it.


def id_to_come(by: User) -> str:
    return _signer(by).sign(random_id())


def id_of(token: str, by: User) -> str:
    """The id of a release that she writes or finds, from what a form of hers says; empty for anything else."""
    if Release.objects.filter(pk=token, pk__in=releases_of(by).values("pk")).exists():
        return token
    try:
        return _signer(by).unsign(token)
    except BadSignature:
        return ""


def _signer(by: User) -> Signer:
    return Signer(salt=f"releases.made_for:{by.pk}")


# Deleting.


def _relations(thing: models.Model) -> Iterator[Any]:
    return (r for r in thing._meta.related_objects if not r.many_to_many)


def used_unseen(thing: models.Model, by: User) -> set[str]:
    """The releases by which others use a thing where this person does not see it."""
    releases: set[str] = set()
    for relation in _relations(thing):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: thing})
        for row in rows.exclude(pk__in=seen(rows, by).values("pk")):
            releases |= _releases_behind(row)
    return releases


def _releases_behind(row: models.Model) -> set[str]:
    if is_thing(type(row)):
        return set(notes_on(row).values_list("release", flat=True))
    release = getattr(row, "release_id", "")
    return {release} if release else set()


@transaction.atomic
def delete(thing: models.Model, by: User) -> None:
    """Gone for this person, and for everybody unless others use it where she does not see it."""
    kept_by = used_unseen(thing, by) if is_thing(type(thing)) else set()
    if not kept_by:
        if is_thing(type(thing)):
            notes_on(thing).delete()
        if isinstance(thing, Release):
            _let_go(thing)
        thing.delete()
        return
    notes_on(thing).delete()
    MadeFor.objects.bulk_create(
        MadeFor(kind=thing._meta.label, thing=thing.pk, release=release) for release in sorted(kept_by)
    )
    for relation in _relations(thing):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: thing})
        hers = relation.related_model._base_manager.filter(pk__in=list(seen(rows, by).values_list("pk", flat=True)))
        if relation.on_delete is models.PROTECT and hers.exists():
            raise models.ProtectedError("in use", set(hers))
        if relation.on_delete is models.SET_NULL:
            hers.update(**{relation.field.name: None})
        else:
            hers.delete()


def _let_go(release: Release) -> None:
    """What was made for a release that everybody found stays everybody's without it; the rest stays out of sight."""
    if release.restricted:
        return
    for made in MadeFor.objects.filter(release=release.pk):
        MadeFor.objects.filter(kind=made.kind, thing=made.thing).delete()


def delete_all(things: Iterable[models.Model], by: User) -> None:
    for thing in things:
        delete(thing, by)
