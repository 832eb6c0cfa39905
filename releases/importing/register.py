"""The companies, people and contacts that an import may know of: those that whoever imports finds at the desk.

What it makes is noted as made for its release. An import into a restricted release writes on nothing that more people
find than the release: a name or a text that a shared company lacks would tell them what is coming.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from django.db import models
from django.db.models import QuerySet

from accounts.models import User
from companies import names
from companies.models import Company, Person
from releases import made_for
from releases.access import seen
from releases.models import Release

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class _Import:
    by: User | None = None
    release: Release | None = None


NOTHING = _Import()
_now: ContextVar[_Import] = ContextVar("import", default=NOTHING)


@contextmanager
def importing(by: User | None, release: Release | None = None) -> Iterator[None]:
    """In this block, the register is what `by` finds, and what is made is made for the release."""
    before = _now.set(_Import(by, release))
    try:
        yield
    finally:
        _now.reset(before)


def by_whom() -> User | None:
    return _now.get().by


def known(things: QuerySet[M]) -> QuerySet[M]:
    return seen(things, _now.get().by)


def company_named(name: str) -> Company | None:
    return names.company_named(name, known(Company.objects.all()))


def person_named(name: str, company: Company | None) -> Person | None:
    return names.person_named(name, company, known(Person.objects.all()))


def may_write(thing: models.Model) -> bool:
    """On what was made just now, and on what nobody finds who does not find the release."""
    release = _now.get().release
    if thing._state.adding or release is None or not release.restricted:
        return True
    return made_for.circle(thing) is not None


def made(thing: models.Model) -> None:
    at = _now.get()
    if at.release is not None:
        made_for.note(thing, at.release.pk, at.by)
