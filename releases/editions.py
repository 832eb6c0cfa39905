"""What was issued. An edition is one release in all its languages, frozen; freezing writes it and all its rows at once.

Content is never edited. Kind, lift and until are not content: they live on Edition alone, and visibility reads only
them. `listed` on other tables copies the lift for ordering, in the same transaction.
"""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField, random_id
from contacts.phones import readable, tel
from releases import embargo
from releases.document import ReleaseDocument
from releases.models import Release


class Edition(models.Model):
    class Kind(models.TextChoices):
        FIRST = "first", _("first issue")
        CORRECTION = "correction", _("correction")
        UPDATE = "update", _("update")
        ADDITION = "addition", _("added language or material")

    id = RandomIdField()
    release = models.ForeignKey(Release, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.FIRST)
    note = models.JSONField(_("what changed, by language"), default=dict)
    lift = models.DateTimeField(_("embargo ends"))
    until = models.DateTimeField(_("public until"), null=True)
    issued = models.DateTimeField(_("issued at"))
    issued_by = models.CharField(_("issued by"), max_length=40, blank=True)
    override = models.TextField(_("reason for issuing in spite of the checks"), blank=True)
    languages = models.JSONField(_("slug by language"), default=dict)
    first_lift = models.DateTimeField(_("first public"), help_text=_("The lift of the release's first public edition."))
    withdrawn = models.DateTimeField(_("withdrawn at"), null=True)
    withdrawal = models.JSONField(_("reason for the withdrawal, by language"), default=dict)

    objects = embargo.EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        indexes = [
            models.Index(fields=["lift", "until"], name="edition_by_lift"),
            models.Index(fields=["until"], name="edition_by_end"),
            models.Index(fields=["release", "lift"], name="edition_by_release"),
        ]

    def __str__(self) -> str:
        return f"{self.release} ({self.number})"


class EditionText(models.Model):
    """One language of an edition: what its page shows, in one row.

    Every site language has a row. Where the edition was not written in it, the row stands in with another language's
    headline, `written` False and no document, so that a list can say what is missing and never passes one off.
    """

    id = RandomIdField()
    # Without an index of its own: the constraint below has one that also knows the language.
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="texts", db_index=False)
    language = models.CharField(max_length=10)
    written = models.BooleanField(default=True)
    text_language = models.CharField(max_length=10)
    slug = models.CharField(max_length=120)
    headline = models.CharField(max_length=300)
    lead = models.TextField(blank=True)
    card = models.JSONField(default=dict)
    document = models.JSONField(null=True)
    people = models.JSONField(default=list)
    listed = models.DateTimeField(null=True)

    objects = embargo.ProjectionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "language"], name="text_once_per_language")]
        indexes = [
            models.Index(fields=["language", "listed", "id"], name="text_newest_first"),
            # Feeds list what was written in their language, which may be one release in a thousand.
            models.Index(fields=["text_language", "language", "listed", "id"], name="written_newest_first"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def reading(self) -> ReleaseDocument:
        return ReleaseDocument.from_json(self.document or {})


class EditionCompany(models.Model):
    """A company as it appeared on an edition: all that its public page knows of it.

    A row for every site language, like EditionText; `text_language` says in which one it is written.
    """

    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="company_rows")
    company = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    text_language = models.CharField(max_length=10)
    role = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    slug = models.CharField(max_length=120)
    profile = models.JSONField(default=dict)
    listed = models.DateTimeField(null=True)

    objects = embargo.ProjectionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["company", "language", "listed", "id"], name="company_newest_first"),
            models.Index(fields=["company", "text_language", "language", "listed", "id"], name="company_written_first"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> tuple[str, str]:
        return self.slug, self.company


class EditionContact(models.Model):
    """A media contact as printed on an edition, in one language."""

    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="contact_rows")
    contact = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    order = models.PositiveSmallIntegerField(default=0)
    organisation = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    listed = models.DateTimeField(null=True)

    objects = embargo.ProjectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["contact", "language", "listed", "id"], name="contact_newest_first")]

    def __str__(self) -> str:
        return self.organisation

    @property
    def phones(self) -> list[dict[str, str]]:
        rows = self.details.get("phones", [])
        return [{"kind": p.get("kind", ""), "shown": readable(p["number"]), "tel": tel(p["number"])} for p in rows]


class EditionTopic(models.Model):
    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="topic_rows")
    topic = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    listed = models.DateTimeField(null=True)

    objects = embargo.ProjectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["topic", "language", "listed", "id"], name="topic_newest_first")]

    def __str__(self) -> str:
        return self.name


class EditionFile(models.Model):
    """A file of an edition: its random address and where it lies in the private folder."""

    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="file_rows")
    random = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=80)
    bytes = models.PositiveIntegerField()
    path = models.CharField(max_length=200)
    download = models.BooleanField(default=False)

    objects = embargo.ProjectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["random"], name="file_by_address")]

    def __str__(self) -> str:
        return self.name


class Announcement(models.Model):
    """All that outsiders learn of an announced edition: an editor's line, and the time. Its id is its own."""

    id = RandomIdField()
    edition = models.OneToOneField(Edition, models.CASCADE, related_name="announcement")
    line = models.JSONField(_("line, by language"), default=dict)
    uid = models.CharField(max_length=40, default=random_id, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    history = models.JSONField(default=list)
    changed = models.DateTimeField()

    objects = embargo.AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")

    def __str__(self) -> str:
        return next(iter(self.line.values()), self.pk)


class Event(models.Model):
    """Something happened to an edition. The row is the outbox: a worker does what follows from it once it is due."""

    class Kind(models.TextChoices):
        ISSUED = "issued", _("issued")
        REPLACED = "replaced", _("changed before the embargo ended")
        MOVED = "moved", _("embargo moved")
        WITHDRAWN = "withdrawn", _("withdrawn")
        GRANTED = "granted", _("early access given")
        CHANGED = "changed", _("another text for those with early access")
        BROKEN = "broken", _("embargo broken")

    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    before = models.JSONField(default=dict, help_text=_("What it was until then: the lift, the id of the edition."))
    due = models.DateTimeField()
    done = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["due"], condition=models.Q(done__isnull=True), name="event_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.edition_id}"


class Pulse(models.Model):
    """One row, always there: a counter raised by every change that outsiders can see at once, and the freeze.

    `frozen` is the moment as of which the door answers while the newsroom is frozen; null: the clock runs.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    generation = models.PositiveBigIntegerField(default=0)
    frozen = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.generation)


class Freeze(models.Model):
    """A time in which nothing became public: who began it and why, who ended it."""

    id = RandomIdField()
    began = models.DateTimeField(_("frozen at"))
    began_by = models.CharField(max_length=40, blank=True)
    reason = models.TextField(_("reason"))
    ended = models.DateTimeField(_("ended at"), null=True)
    ended_by = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("freeze")
        verbose_name_plural = _("freezes")
        ordering = ["-began"]

    def __str__(self) -> str:
        return self.began.isoformat()


def now() -> datetime.datetime:
    """The clock, for what is written down. Lifts are whole seconds; the end of an edition need not be."""
    return embargo.moment(Pulse)


def now_at_the_door() -> datetime.datetime:
    """As of when the door answers, for what is decided: whether something is public already."""
    return embargo.moment_at_the_door(Pulse)
