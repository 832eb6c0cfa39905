"""Random ids for everything of ours: an id says nothing about when, after what or how many."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from django.db import models

# No vowels and nothing that looks like something else: an id never spells a word and survives being read aloud.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 20  # 95 bits: a guess a microsecond would not find one in the age of the universe
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"


def random_id() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def random_bits(count: int) -> int:
    return secrets.randbits(count)


class RandomIdField(models.CharField):
    """The primary key of every model of ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(primary_key=True, max_length=LENGTH, default=random_id, editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for given in ("primary_key", "max_length", "default", "editable"):
            kwargs.pop(given, None)
        return name, path, args, kwargs
