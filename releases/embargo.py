"""THE DOOR. Whether an edition is public is a fact about the clock, computed in SQL as it is read.

    public means   lift <= now < until        by the primary database's statement time, and not withdrawn

Every public surface starts at `visible_to(reader)` on one of the tables below and at nothing else; a test holds it. No
job flips anything, so there is nothing that a dead worker could leave undone. Where the clock or the database cannot
be asked, the query fails and nothing is shown. While the newsroom is frozen, the door's "now" is the moment of
freezing: what was public stays as it was, nothing else becomes public, and only a withdrawal still acts.

The querysets here know only column names, so that `editions` can hang them on its tables.
"""

from __future__ import annotations

import datetime
from typing import Any, Protocol, TypeVar, cast

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Now
from django.db.models.lookups import GreaterThan
from django.db.models.sql import Query

M = TypeVar("M", bound=models.Model)


class Reader(Protocol):
    """Somebody with rights of her own: grants has one. None is everybody."""

    def opens(self, at: Combinable, edition: str) -> Exists:
        """Whether she may read, before its lift, the edition whose id is in this column of the row asked for."""


def clock() -> Combinable:
    """The one source of "now": the statement time of the database that holds the row (SQLite: the machine's)."""
    return Now()


class AsOf(models.Func):
    """The moment of freezing where there is one, else the clock: one row, read once for each statement."""

    template = "COALESCE((SELECT frozen FROM releases_pulse WHERE id = 1), %(expressions)s)"
    output_field = models.DateTimeField()


def as_of() -> Combinable:
    """What the door takes for now."""
    return AsOf(clock())


class NotFalse(models.Func):
    """True for yes and for unknown, in one way for both: an end that is planned takes no more work than none."""

    template = "((%(expressions)s) IS NOT FALSE)"
    output_field = models.BooleanField()
    arity = 1


def not_over(at: Combinable, edition: str = "") -> Q:
    """`until` is null or still to come."""
    return Q(NotFalse(GreaterThan(F(f"{edition}until"), at)))


def is_public(at: Combinable, edition: str = "") -> Q:
    """The rule. `edition` is the path to the Edition's columns, such as "edition__".

    A withdrawal ends an edition by the clock as well; it is named here because in a freeze it acts all the same.
    """
    return Q(**{f"{edition}lift__lte": at, f"{edition}withdrawn__isnull": True}) & not_over(at, edition)


def waits(at: Combinable, edition: str = "") -> Q:
    """Under embargo, and neither replaced nor withdrawn."""
    ended = Q(**{f"{edition}until__isnull": True}) | Q(**{f"{edition}until__gt": F(f"{edition}lift")})
    return Q(**{f"{edition}lift__gt": at, f"{edition}withdrawn__isnull": True}) & ended


def was_public(at: Combinable, edition: str = "") -> Q:
    """Public at some moment up to now: one that ended before its lift never was."""
    ended = Q(**{f"{edition}until__isnull": True}) | Q(**{f"{edition}until__gt": F(f"{edition}lift")})
    return Q(**{f"{edition}lift__lte": at}) & ended


class EditionQuerySet(models.QuerySet[M]):
    """The door on Edition itself."""

    def visible_to(self, reader: Reader | None = None, at: Combinable | None = None) -> EditionQuerySet[M]:
        at = at or as_of()
        public = is_public(at)
        return self.filter(public | (waits(at) & Q(reader.opens(at, "pk"))) if reader else public)

    def awaiting(self, reader: Reader, at: Combinable | None = None) -> EditionQuerySet[M]:
        """What she may read before its lift."""
        at = at or as_of()
        return self.filter(waits(at), reader.opens(at, "pk"))

    def once_visible_to(self, reader: None = None, at: Combinable | None = None) -> EditionQuerySet[M]:
        """Earlier editions too, as long as their release still has a public one."""
        at = at or as_of()
        current = self.model._base_manager.filter(is_public(at), release_id=OuterRef("release_id"))
        return self.filter(was_public(at), withdrawn__isnull=True).filter(Exists(current))

    def withdrawn_from(self, reader: None = None, at: Combinable | None = None) -> EditionQuerySet[M]:
        """Editions that the public could read and that were then withdrawn, with nothing public in their place."""
        at = at or as_of()
        current = self.model._base_manager.filter(is_public(at), release_id=OuterRef("release_id"))
        return self.filter(was_public(at), withdrawn__isnull=False).filter(~Exists(current))


class ProjectionQuerySet(models.QuerySet[M]):
    """The door on a table written by freezing: its rows are as visible as their edition."""

    def visible_to(self, reader: Reader | None = None, at: Combinable | None = None) -> ProjectionQuerySet[M]:
        at = at or as_of()
        public = is_public(at, "edition__")
        return self.filter(public | (waits(at, "edition__") & Q(reader.opens(at, "edition_id"))) if reader else public)

    def awaiting(self, reader: Reader, at: Combinable | None = None) -> ProjectionQuerySet[M]:
        """What she may read before its lift."""
        at = at or as_of()
        return self.filter(waits(at, "edition__"), reader.opens(at, "edition_id"))

    def once_visible_to(self, reader: None = None, at: Combinable | None = None) -> ProjectionQuerySet[M]:
        at = at or as_of()
        editions = self.model._meta.get_field("edition").related_model._base_manager  # type: ignore[union-attr]
        current = editions.filter(is_public(at), release_id=OuterRef("edition__release_id"))
        return self.filter(was_public(at, "edition__"), edition__withdrawn__isnull=True).filter(Exists(current))

    def newest_first(self, at: Combinable | None = None) -> ProjectionQuerySet[M]:
        """In order of `listed`, a copy of the lift for the index. The bound keeps the scan off rows still hidden."""
        return self.filter(listed__lte=at or as_of()).order_by("-listed", "-id")


class KnownQuerySet(models.QuerySet[M]):
    """The door on what lists are made from: an index range that ends now, so that nothing hidden is touched."""

    def visible_to(self, reader: None = None, at: Combinable | None = None) -> KnownQuerySet[M]:
        return self.filter(since__lte=at or as_of())


class AnnouncementQuerySet(ProjectionQuerySet[M]):
    """The door on announcements: what outsiders may know of an announced edition, until its lift and after it."""

    def upcoming(self, at: Combinable | None = None) -> AnnouncementQuerySet[M]:
        """With `lift`, in its order. The edition is looked up for each row, never joined: a join may begin at the
        editions that wait, and would touch those that nobody was told of."""
        edition: models.ForeignKey[Any, Any] = self.model._meta.get_field("edition")  # type: ignore[assignment]
        waiting = edition.related_model._base_manager.filter(waits(at or as_of()), pk=OuterRef("edition_id"))
        lift = Subquery(waiting.values("lift")[:1])
        dated = cast("AnnouncementQuerySet[M]", self.annotate(lift=lift))
        return dated.filter(lift__isnull=False).order_by("lift", "id")


class UpcomingQuerySet(models.QuerySet[M]):
    """The door on entries of the diary that were published: what is still to come, by the clock."""

    def upcoming(self, at: Combinable | None = None) -> UpcomingQuerySet[M]:
        ahead = Q(until__isnull=True) | Q(until__gt=at or as_of())
        return self.filter(ahead, superseded=False)


def moment(pulse: type[models.Model]) -> datetime.datetime:
    """What the clock says at this moment, frozen or not; asked of the row that is always there."""
    pulse._base_manager.get_or_create(pk=1)
    return pulse._base_manager.annotate(at=clock()).values_list("at", flat=True).get()


def moment_at_the_door(pulse: type[models.Model]) -> datetime.datetime:
    """What the door takes for now: in a freeze, the moment of freezing."""
    pulse._base_manager.get_or_create(pk=1)
    return pulse._base_manager.annotate(at=as_of()).values_list("at", flat=True).get()


def raise_generation(pulse: type[models.Model]) -> None:
    """Outsiders can see a change once this transaction commits. Its last statement, as the row is contended."""
    pulse._base_manager.get_or_create(pk=1)
    pulse._base_manager.update(generation=F("generation") + 1)


def generation_query(connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
    """One statement for the pulse: the counter, the latest lift, end and calendar entry passed, by one clock.

    An edition that ended before its lift is in neither: it never was public, and passing its lift changes nothing.
    """
    compiler = Query(None).get_compiler(connection=connection)  # type: ignore[arg-type]
    at, params = compiler.compile(as_of())
    sql = f"""
        SELECT (SELECT generation FROM releases_pulse WHERE id = 1),
               (SELECT max(lift) FROM releases_edition WHERE lift <= {at} AND (until IS NULL OR until > lift)),
               (SELECT max(until) FROM releases_edition WHERE until <= {at} AND until > lift),
               (SELECT max(until) FROM releases_upcomingentry WHERE until <= {at})"""
    return sql, (*params, *params, *params)
