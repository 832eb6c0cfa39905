"""A drop link: somebody without an account hands in files for one release, until it ends or is revoked.

The secret is the address itself. Only its hash is kept, so nobody who reads the database can use a link, and whoever
made one is shown it once. What may come through is bounded before a byte of it is looked at.
"""

from __future__ import annotations

import datetime
import hashlib

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ids import RandomIdField, random_id
from accounts.models import User
from releases.embargo import clock
from releases.importing.refusals import sentence
from releases.models import Import, ImportedDocument, Picture, Release
from releases.stored_files import MEGABYTE, BadFile, shown

MOST_FILES = 60
MOST_BYTES = 500 * MEGABYTE
MOST_A_MINUTE = 20
LONGEST = datetime.timedelta(days=30)


class DropLink(models.Model):
    """One address given to one agency or partner."""

    id = RandomIdField()
    token = models.CharField(max_length=64, unique=True, editable=False)  # its hash
    release = models.ForeignKey(Release, models.SET_NULL, null=True, related_name="drop_links")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    drop = models.OneToOneField(Import, models.CASCADE, related_name="link")
    whom = models.CharField(gettext_lazy("for whom"), max_length=120)
    note = models.TextField(gettext_lazy("note to the sender"), blank=True)
    made = models.DateTimeField(auto_now_add=True)
    ends = models.DateTimeField(gettext_lazy("ends"))
    revoked = models.DateTimeField(null=True)

    class Meta:
        verbose_name = gettext_lazy("drop link")
        verbose_name_plural = gettext_lazy("drop links")
        ordering = ["-made"]

    def __str__(self) -> str:
        return self.whom


class HandedIn(models.Model):
    """A file that came through a link: the receipt of the sender, and what became of it at the desk."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", gettext_lazy("document")
        PICTURE = "picture", gettext_lazy("picture")
        ATTACHMENT = "attachment", gettext_lazy("attachment")

    id = RandomIdField()
    link = models.ForeignKey(DropLink, models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DOCUMENT)
    path = models.CharField(max_length=200, blank=True)  # of a picture or attachment, in the private folder
    preview = models.CharField(max_length=200, blank=True)
    refused = models.TextField(blank=True)  # why it could not be taken
    document = models.ForeignKey(ImportedDocument, models.SET_NULL, null=True, related_name="handed_in")
    picture = models.ForeignKey(Picture, models.SET_NULL, null=True, related_name="+")
    taken = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("file handed in")
        verbose_name_plural = gettext_lazy("files handed in")
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["link", "sha256"], name="file_once_per_link")]

    def __str__(self) -> str:
        return self.name

    @property
    def wrong(self) -> str:
        """Why it could not be taken, in the language of the screen where it is a document; "" if it was."""
        return self.refused or (sentence(self.document.refusal) if self.document else "")

    @property
    def settled(self) -> bool:
        """Whether it was read, or refused: one that was cut off is read again when it is sent again."""
        return bool(self.refused or self.document_id or self.path or self.taken)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def open_links() -> Q:
    """By the database's clock, and only while the officer who gave it out works here."""
    return Q(revoked=None, ends__gt=clock(), by__is_active=True, by__is_staff=True)


def link_of(token: str) -> DropLink | None:
    """The link of an address, if it is open. One that ended, was revoked or never was: None."""
    return DropLink.objects.filter(open_links(), token=hashed(token)).first()


@transaction.atomic
def make(
    by: User, release: Release | None, whom: str, note: str, ends: datetime.datetime, pk: str
) -> tuple[DropLink, str]:
    """-> the link and the token of its address, which cannot be had again.

    `pk` is the id that the form made up: a second click makes the same link again, under a new address.
    """
    token = random_id() + random_id()
    known = DropLink.objects.select_for_update().filter(pk=pk, by=by, revoked=None).first()
    if known and not known.files.exists():
        known.token, known.whom, known.note, known.ends = hashed(token), whom, note, ends
        known.save()
        return known, token
    free = len(pk) == 20 and not DropLink.objects.filter(pk=pk).exists()
    link = DropLink.objects.create(
        pk=pk if free else random_id(),
        token=hashed(token),
        release=release,
        by=by,
        drop=Import.objects.create(by=by),
        whom=whom,
        note=note,
        ends=ends,
    )
    return link, token


def revoke(link: DropLink) -> None:
    """From now on its address is one that never was. What came through it stays."""
    DropLink.objects.filter(pk=link.pk, revoked=None).update(revoked=clock())


@transaction.atomic
def claimed(link: DropLink, name: str, data: bytes) -> HandedIn:
    """The row of a file, counted before the file is looked at. The same file again is the same row.

    Raises BadFile with a sentence where the link has had enough.
    """
    list(DropLink.objects.select_for_update().filter(pk=link.pk).values_list("pk"))
    sha256 = hashlib.sha256(data).hexdigest()
    known = link.files.filter(sha256=sha256).first()
    if known:
        return known
    lately = Q(at__gt=clock() - datetime.timedelta(minutes=1))
    had = link.files.aggregate(files=Count("pk"), size=Sum("bytes"), lately=Count("pk", filter=lately))
    if had["files"] >= MOST_FILES or (had["size"] or 0) + len(data) > MOST_BYTES:
        raise BadFile(_("This link has taken as many files as it can. Ask the press office for a new one."))
    if had["lately"] >= MOST_A_MINUTE:
        raise BadFile(_("That was many files in a minute. Wait a minute, then send this one again."))
    return HandedIn.objects.create(link=link, name=shown(name)[:200] or "file", bytes=len(data), sha256=sha256)
