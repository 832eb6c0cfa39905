"""What the limits on sign-in count, in rows that all servers share: how often an address or a network tried.

A cache of Django's for the limits alone. Its rows are JSON, since nothing that one surface may write should be able to
run as code in another, and their number is bounded.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, models, transaction
from django.utils import timezone

MOST = 200_000
SWEEP = 500
"""Every so many new rows the ended ones are swept out."""


class Attempts(models.Model):
    """One counter. The key is hashed, so the table says of nobody that she tried to sign in."""

    key = models.CharField(max_length=64, primary_key=True)
    counted = models.TextField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "attempts"
        verbose_name_plural = "attempts"

    def __str__(self) -> str:
        return self.key[:8]


class Limits(BaseCache):
    """`location` and parameters as Django gives them; only what JSON holds can be kept."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._new = 0

    def _row(self, key: str, version: int | None) -> str:
        return hashlib.sha256(self.make_and_validate_key(key, version=version).encode()).hexdigest()

    def _until(self, timeout: Any) -> datetime.datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return timezone.now() + datetime.timedelta(seconds=86_400 if seconds is None else seconds)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = Attempts.objects.filter(pk=self._row(key, version), until__gt=timezone.now()).first()
        return default if row is None else json.loads(row.counted)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        told = {"counted": json.dumps(value), "until": self._until(timeout)}
        Attempts.objects.update_or_create(pk=self._row(key, version), defaults=told)
        self._sweep()

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """False if the key is there already. One of two that ask at once is told so, by the database."""
        pk, told = self._row(key, version), {"counted": json.dumps(value), "until": self._until(timeout)}
        if Attempts.objects.filter(pk=pk, until__lte=timezone.now()).update(**told):
            return True
        try:
            with transaction.atomic():
                Attempts.objects.create(pk=pk, **told)
        except IntegrityError:
            return False
        return True

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(Attempts.objects.filter(pk=self._row(key, version)).update(until=self._until(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(Attempts.objects.filter(pk=self._row(key, version)).delete()[0])

    def clear(self) -> None:
        Attempts.objects.all().delete()

    def _sweep(self) -> None:
        self._new += 1
        if self._new % SWEEP == 0:
            forget_ended()


def forget_ended() -> None:
    """Drop what has ended; and where a flood left more than `MOST`, those that end first."""
    Attempts.objects.filter(until__lte=timezone.now()).delete()
    beyond = Attempts.objects.order_by("-until").values_list("until", flat=True)[MOST : MOST + 1]
    for until in list(beyond):
        Attempts.objects.filter(until__lte=until).delete()
