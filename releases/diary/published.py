"""What readers know of a diary entry: written by `publishing` alone, found through the door."""

from __future__ import annotations

from django.db import models

from accounts.ids import RandomIdField, random_id
from releases import embargo
from releases.diary.entries import DiaryEntry


class UpcomingEntry(models.Model):
    """An entry as it was last published. Its id and uid are its own; `uid` never changes.

    `day` and `starts` are the last known ones: `undated` says that they are off and the new ones not known.
    `until`: when it leaves the list, which is when it was to happen; None while undated. `superseded`: the release that
    it is tied to has an announcement, which goes on in its place.
    """

    id = RandomIdField()
    entry = models.OneToOneField(DiaryEntry, models.CASCADE, related_name="published")
    uid = models.CharField(max_length=40, default=random_id, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    title = models.JSONField(default=dict)
    state = models.CharField(max_length=12)
    day = models.DateField()
    starts = models.DateTimeField(null=True)
    undated = models.BooleanField(default=False)
    until = models.DateTimeField(null=True)
    history = models.JSONField(default=list)
    superseded = models.BooleanField(default=False)
    changed = models.DateTimeField()

    objects = embargo.UpcomingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["until"], name="upcoming_until")]

    def __str__(self) -> str:
        return next(iter(self.title.values()), self.pk)
