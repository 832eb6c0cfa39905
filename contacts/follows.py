"""What a journalist follows. Only ids and questions are kept: whether there is anything behind them is for the door."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField, random_id
from contacts.outlets import Journalist

MOST = 50
"""So many follows and so many saved searches one person can have: her feed stays one query of bounded length."""


class Follow(models.Model):
    """A company, a person or a topic, by the id that public pages show: the working copy is never asked."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        PERSON = "person", _("person")
        TOPIC = "topic", _("topic")

    id = RandomIdField()
    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=10, choices=Kind)
    subject = models.CharField(max_length=40)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        ordering = ["kind", "since", "id"]
        constraints = [models.UniqueConstraint(fields=["journalist", "kind", "subject"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class SavedSearch(models.Model):
    """A question to the public search, as its address says it, without the page."""

    id = RandomIdField()
    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="searches")
    name = models.CharField(_("name"), max_length=100)
    question = models.CharField(_("question"), max_length=1000)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["since", "id"]
        constraints = [models.UniqueConstraint(fields=["journalist", "question"], name="search_saved_once")]

    def __str__(self) -> str:
        return self.name


class FeedAddress(models.Model):
    """The secret part of a private feed's address. Revoked by deleting the row; a new one has nothing of the old."""

    id = RandomIdField()
    journalist = models.OneToOneField(Journalist, models.CASCADE, related_name="feed")
    token = models.CharField(max_length=40, unique=True, default=random_id)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("feed address")
        verbose_name_plural = _("feed addresses")

    def __str__(self) -> str:
        return self.pk
