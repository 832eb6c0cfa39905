"""WHO FINDS WHAT AT THE DESK. Everything that the desk asks the database begins at `seen(things, by)`; a test holds it.

A release is found by everybody at the desk, or, once it is restricted, by the people named on it and nobody else: no
superuser, no editor. (A setting may name custodians, who find everything.) A partner reviewer finds only what she is
named on. What stands in a release is found like it; a company, a person, a contact or a topic that was made for
releases is found by those who find one of them. For everybody else all of it is not there: the same lists, the same
matches, the same 404.

Who sees a release is changed by `change_people` alone, and every change is a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ids import RandomIdField
from accounts.models import User
from accounts.roles import Role
from releases.models import Attachment, Figure, Release

M = TypeVar("M", bound=models.Model)
Rule = Callable[[User], Q]
NOBODY = Q(pk__in=[])


class Named(models.Model):
    """A person who is named on a release: she finds it even if it is restricted."""

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="named")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("person named on a release")
        verbose_name_plural = gettext_lazy("people named on a release")
        constraints = [models.UniqueConstraint(fields=["release", "user"], name="named_once_per_release")]

    def __str__(self) -> str:
        return str(self.user)


class NamedChange(models.Model):
    """Who changed who sees a release, when and how. Never edited."""

    class Did(models.TextChoices):
        RESTRICTED = "restricted", gettext_lazy("restricted the release to the people named")
        OPENED = "opened", gettext_lazy("opened the release to everybody at the press office")
        ADDED = "added", gettext_lazy("added")
        REMOVED = "removed", gettext_lazy("took off")

    id = RandomIdField()
    release = models.ForeignKey(Release, models.CASCADE, related_name="named_changes")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    did = models.CharField(max_length=10, choices=Did)
    whom = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = gettext_lazy("change of who sees a release")
        verbose_name_plural = gettext_lazy("changes of who sees a release")
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"{self.did} {self.whom}"


class MadeFor(models.Model):
    """A company, person, contact or topic came into being for this release; see `made_for`.

    The release is an id, as it may not be saved yet, and as what was made for it stays hidden when it is deleted.
    """

    id = RandomIdField()
    kind = models.CharField(max_length=40)
    thing = models.CharField(max_length=20)
    release = models.CharField(max_length=20, db_index=True)
    by = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "thing", "release"], name="made_for_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"


class NoRule(LookupError):
    """Nobody has said who at the desk finds rows of this table: none are shown until RULES says it."""


def seen(things: QuerySet[M], by: User | None) -> QuerySet[M]:
    """Of these, what this person may find. None: the command line, which finds everything.

    Raises NoRule for a table that RULES does not know.
    """
    if by is None:
        return things
    rule = RULES.get(things.model._meta.label)
    if rule is None:
        raise NoRule(f"say in releases/access.py who at the desk finds {things.model._meta.label}")
    return things.filter(rule(by))


def sees(by: User | None, thing: models.Model) -> bool:
    return seen(type(thing)._base_manager.filter(pk=thing.pk), by).exists()


def is_custodian(by: User) -> bool:
    return by.email.casefold() in settings.NEWSROOM_CUSTODIANS


def _releases(by: User) -> Q:
    if not by.is_active or not by.is_authenticated:
        return NOBODY
    if is_custodian(by):
        return Q()
    named = Q(Exists(Named.objects.filter(release=OuterRef("pk"), user=by.pk)))
    return named if by.role == Role.REVIEWER else Q(restricted=False) | named


def releases_of(by: User) -> QuerySet[Release]:
    return Release.objects.filter(_releases(by)).order_by()


def _in_release(path: str) -> Rule:
    """Rows of a release are found like it. `path` leads from the row to the release."""
    return lambda by: Q(**{f"{path}__in": releases_of(by).values("pk")})


def _made(kind: str) -> Rule:
    """Found by everybody unless it was made for releases; then by those who find one of them.

    What was made for a release that is not there, not yet or no longer, is its maker's.
    """

    def rule(by: User) -> Q:
        if by.role == Role.REVIEWER:
            return NOBODY
        made = MadeFor.objects.filter(kind=kind, thing=OuterRef("pk"))
        hers = made.filter(by=by.pk).exclude(release__in=Release.objects.order_by().values("pk"))
        in_sight = made.filter(release__in=releases_of(by).values("pk"))
        return ~Exists(made) | Q(Exists(in_sight)) | Q(Exists(hers))

    return rule


def _part_of(path: str, label: str) -> Rule:
    """Rows of a thing are found like the thing."""

    def rule(by: User) -> Q:
        model = _model(label)
        return Q(**{f"{path}__in": model._base_manager.filter(RULES[label](by)).order_by().values("pk")})

    return rule


def _model(label: str) -> type[models.Model]:
    from django.apps import apps

    return apps.get_model(label)


def _picture(by: User) -> Q:
    """What stands in a release that she finds; and her own uploads, until they stand in one that she does not find."""
    figures = Figure.objects.filter(picture=OuterRef("pk")).order_by()
    return _standing(figures, by)


def _file(by: User) -> Q:
    attachments = Attachment.objects.filter(file=OuterRef("pk")).order_by()
    pictures = _part_of("picture", "releases.Picture")(by)
    return pictures | (Q(picture=None) & _standing(attachments, by))


def _standing(rows: QuerySet[Any], by: User) -> Q:
    in_sight = rows.filter(release__in=releases_of(by).values("pk"))
    return Q(Exists(in_sight)) | (Q(by=by.pk) & Q(~Exists(rows)))


def _import(by: User) -> Q:
    """What somebody dropped is hers; what came through a link belongs to those who find the link's release."""
    linked = Q(link__release__in=releases_of(by).values("pk"))
    return linked | (Q(by=by.pk) & (Q(link=None) | Q(link__release=None)))


def _document(by: User) -> Q:
    """Once it is a draft, whoever does not find the draft does not find the document either."""
    drops = _model("releases.Import")._base_manager.filter(_import(by)).order_by().values("pk")
    return Q(drop__in=drops) & (Q(release=None) | _in_release("release")(by))


def _drop_link(by: User) -> Q:
    return _in_release("release")(by) | Q(release=None, by=by.pk)


def _all_but_reviewers(by: User) -> Q:
    return NOBODY if by.role == Role.REVIEWER else Q()


def _diary(by: User) -> Q:
    """An entry that will be a release is found like the release."""
    return _in_release("release")(by) | (Q(release=None) & _all_but_reviewers(by))


RULES: dict[str, Rule] = {
    "releases.Release": _releases,
    **{
        f"releases.{name}": _in_release("release")
        for name in (
            "ReleaseCompany", "ReleaseTopic", "ReleaseContact", "Quote", "Figure", "Attachment", "Version",
            "ImportedFile", "Named", "NamedChange", "Remark", "Edition",
        )
    },
    **{
        f"releases.{name}": _in_release("edition__release")
        for name in (
            "EditionText", "EditionCompany", "EditionContact", "EditionTopic", "EditionFile", "Announcement", "Event",
            "Grant", "Breach",
        )
    },
    "releases.Holder": _in_release("grant__edition__release"),
    "releases.Look": _in_release("release"),
    "releases.Picture": _picture,
    "releases.StoredFile": _file,
    "releases.Import": _import,
    "releases.ImportedDocument": _document,
    "releases.DropLink": _drop_link,
    "releases.HandedIn": _part_of("link", "releases.DropLink"),
    "releases.DiaryEntry": _diary,
    "releases.UpcomingEntry": _part_of("entry", "releases.DiaryEntry"),
    "releases.Topic": _made("releases.Topic"),
    "companies.Company": _made("companies.Company"),
    "companies.Person": _made("companies.Person"),
    "companies.CompanyAlias": _part_of("company", "companies.Company"),
    "companies.PersonAlias": _part_of("person", "companies.Person"),
    "contacts.MediaContact": _made("contacts.MediaContact"),
    "contacts.ContactPhone": _part_of("contact", "contacts.MediaContact"),
    "contacts.ContactEmail": _part_of("contact", "contacts.MediaContact"),
    # What says nothing of a release.
    **dict.fromkeys(
        (
            "accounts.User", "auth.Group", "auth.Permission", "contacts.Outlet", "contacts.Journalist",
            "contacts.Follow", "contacts.SavedSearch", "contacts.FeedAddress", "releases.AccessList",
            "releases.Terms", "releases.Acceptance", "releases.Freeze",
        ),
        _all_but_reviewers,
    ),
}  # fmt: skip
"""Table -> who at the desk finds its rows."""


# Who sees a release.


def desk() -> QuerySet[User]:
    """Everybody who can sign in at the desk."""
    return User.objects.filter(is_active=True, is_staff=True)


def people_of(release: Release) -> list[User]:
    """Everybody who finds the release, custodians included."""
    named = set(Named.objects.filter(release=release).values_list("user", flat=True))
    return [user for user in desk() if is_custodian(user) or user.pk in named or _finds_open(release, user)]


def _finds_open(release: Release, user: User) -> bool:
    return not release.restricted and user.role != Role.REVIEWER


def named_on(release: Release) -> set[str]:
    return set(Named.objects.filter(release=release).values_list("user", flat=True))


def stamp(release: Release) -> str:
    """Another after every change, so that two people who change it at once do not undo each other."""
    return f"{int(release.restricted)}:{NamedChange.objects.filter(release=release).count()}"


def reasons_against(release: Release, restricted: bool, people: Iterable[User]) -> list[str]:
    """Why these people cannot be the ones who see it; empty if they can."""
    people = list(people)
    if not restricted:
        return []
    if not [user for user in people if user.role != Role.REVIEWER and user.is_active and user.is_staff]:
        return [_("Somebody who can work on the release has to see it: keep or add one person of the press office.")]
    if release.owner is not None and release.owner not in people and release.owner.is_active:
        reason = _("%(name)s is its officer. Make somebody else its officer first, then take %(name)s off.")
        return [reason % {"name": release.owner}]
    return []


@transaction.atomic
def change_people(release: Release, restricted: bool, people: Iterable[User], by: User | None) -> list[NamedChange]:
    """Say anew who sees the release, at once. -> what changed, each a row. Check `reasons_against` before."""
    list(Release.objects.select_for_update().filter(pk=release.pk).values_list("pk"))
    release.refresh_from_db(fields=["restricted"])
    before = {row.user_id: row.user for row in Named.objects.filter(release=release).select_related("user")}
    after = {user.pk: user for user in people}
    changes: list[NamedChange] = []

    def note(did: str, whom: User | None = None) -> None:
        changes.append(NamedChange.objects.create(release=release, by=by, did=did, whom=str(whom or "")))

    if release.restricted != restricted:
        release.restricted = restricted
        Release.objects.filter(pk=release.pk).update(restricted=restricted)
        note(NamedChange.Did.RESTRICTED if restricted else NamedChange.Did.OPENED)
    for pk in sorted(after.keys() - before.keys()):
        Named.objects.create(release=release, user=after[pk])
        note(NamedChange.Did.ADDED, after[pk])
    for pk in sorted(before.keys() - after.keys()):
        Named.objects.filter(release=release, user=pk).delete()
        note(NamedChange.Did.REMOVED, before[pk])
    return changes


@transaction.atomic
def restrict_to_its_people(release: Release, by: User) -> None:
    """A release that begins restricted: its officer and whoever began it."""
    if release.restricted:
        NamedChange.objects.create(release=release, by=by, did=NamedChange.Did.RESTRICTED)
    change_people(release, True, {user.pk: user for user in (release.owner, by) if user}.values(), by)
