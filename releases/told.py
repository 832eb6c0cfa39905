"""What those with early access are told when something changes, and whom the press office still has to call.

Nothing is kept for it: the event rows say what happened, the record of looks who has seen it since. Mails resolve their
recipients from the same two.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from releases import grants, looks
from releases.broken import Breach
from releases.document import ReleaseDocument
from releases.editions import Edition, EditionText, Event, now
from releases.exporting.changes import Change, changes
from releases.grants import Holder, Reader

KINDS = (Event.Kind.MOVED, Event.Kind.CHANGED, Event.Kind.WITHDRAWN, Event.Kind.BROKEN)
KEPT = datetime.timedelta(days=14)
"""How long the press room shows what happened to an edition that waits no longer."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened to an edition. `lift` is the time it has from then on, `was` the one before."""

    event: str
    kind: str
    at: datetime.datetime
    edition: Edition
    lift: datetime.datetime
    was: datetime.datetime | None = None
    reason: str = ""
    message: dict[str, str] = field(default_factory=dict)
    headlines: dict[str, str] = field(default_factory=dict)
    """Of a withdrawal alone, and only for those who had read it: they have to know what not to use."""

    @property
    def ended(self) -> bool:
        """The embargo ended with this change."""
        return self.lift <= self.at


def happened(releases: Iterable[str], since: datetime.datetime) -> list[Notice]:
    """All that happened to editions of these releases, oldest first, whoever is told of it."""
    rows = Event.objects.filter(edition__release__in=releases, kind__in=KINDS).select_related("edition").order_by("at")
    events = [event for event in rows if event.at > since]
    breaches = {breach.pk: breach for breach in Breach.objects.filter(pk__in=[e.before.get("breach") for e in events])}
    found: list[Notice] = []
    for place, event in enumerate(events):
        later = [e for e in events[place + 1 :] if e.edition.release_id == event.edition.release_id]
        after = next((e.before["lift"] for e in later if "lift" in e.before), None)
        lift = datetime.datetime.fromisoformat(after) if after else latest(event, later)
        was = datetime.datetime.fromisoformat(event.before["lift"]) if "lift" in event.before else None
        breach = breaches.get(event.before.get("breach", ""))
        message = breach.message if breach else {}
        found.append(Notice(event.pk, event.kind, event.at, event.edition, lift, was, event.reason, message))
    return found


def latest(event: Event, later: list[Event]) -> datetime.datetime:
    """The lift that its release's embargo has now."""
    return later[-1].edition.lift if later else event.edition.lift


def notices(reader: Reader) -> list[Notice]:
    """What she is told in the press room, newest first: of what still waits what she has not seen, of what ended all.

    Whoever may read nothing at the moment is told nothing either.
    """
    moment = now()
    held = list(grants.live().filter(journalist=reader.journalist).select_related("grant__edition"))
    if not held:
        return []
    of_release = {holder.grant.edition.release_id: holder for holder in held}
    told: list[Notice] = []
    for release, holder in of_release.items():
        seen = looks.seen(release).get(reader.journalist, looks.Seen())
        for notice in happened([release], max(holder.added, moment - KEPT)):
            waiting = notice.kind in (Event.Kind.MOVED, Event.Kind.CHANGED) and not notice.ended
            if waiting and (holder.grant.edition.withdrawn or holder.grant.edition.lift <= moment):
                continue
            if waiting and seen.told and seen.told >= notice.at:
                continue
            told.append(named(notice) if notice.kind == Event.Kind.WITHDRAWN and seen.first else notice)
    return sorted(told, key=lambda notice: notice.at, reverse=True)


def named(notice: Notice) -> Notice:
    texts = EditionText.objects.filter(edition=notice.edition, written=True).values_list("language", "headline")
    return Notice(
        notice.event, notice.kind, notice.at, notice.edition, notice.lift, reason=notice.reason, headlines=dict(texts)
    )


def since_last_look(holder: Holder) -> tuple[looks.Seen, list[Notice]]:
    """What happened since she last opened it; nothing if she never has."""
    assert holder.journalist_id is not None
    release = holder.grant.edition.release_id
    seen = looks.seen(release).get(holder.journalist_id, looks.Seen())
    return seen, happened([release], seen.last) if seen.last else []


def difference(earlier: str, edition: Edition, language: str) -> list[Change]:
    """What the text says otherwise than in an earlier edition of the release, in a language that both have."""
    rows = EditionText.objects.filter(edition__in=[earlier, edition.pk], edition__release=edition.release_id)
    found = {row.edition_id: row.document for row in rows.filter(language=language, written=True)}
    old, new = found.get(earlier), found.get(edition.pk)
    if not old or not new or earlier == edition.pk:
        return []
    return changes(ReleaseDocument.from_json(old), ReleaseDocument.from_json(new))


# For the press office


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody who had early access, and whether she knows the latest."""

    holder: Holder
    seen: looks.Seen
    knows: bool
    reads: bool
    """Whether the door is open to her now."""

    @property
    def ended(self) -> bool:
        return bool(self.holder.ended or self.holder.grant.ended)


def call_list(edition: Edition) -> tuple[list[Notice], list[Call]]:
    """What happened since access was first given, and everybody who had it: first those who do not know the latest."""
    rows = Holder.objects.filter(grant__edition=edition).select_related(
        "grant__outlet", "journalist__user", "journalist__outlet"
    )
    holders = list(rows)
    if not holders:
        return [], []
    since = min(holder.added for holder in holders)
    told = happened([edition.release_id], since)
    seen = looks.seen(edition.release_id)
    reading = grants.live().filter(grants.accepted(), pk__in=[holder.pk for holder in holders])
    readers = set(reading.values_list("pk", flat=True))
    calls = [call(holder, seen, told, holder.pk in readers) for holder in holders]
    return told, sorted(calls, key=lambda one: (one.knows, one.seen.last is None, named_as(one.holder).casefold()))


def call(holder: Holder, seen: dict[str, looks.Seen], told: list[Notice], reads: bool) -> Call:
    """Whoever never opened the text has nothing to be told: she will read it as it is."""
    own = seen.get(holder.journalist_id or "", looks.Seen())
    newest = max((notice.at for notice in told if notice.at > holder.added), default=None)
    knows = newest is None or own.last is None or (own.told is not None and own.told >= newest)
    return Call(holder, own, knows, reads)


def named_as(holder: Holder) -> str:
    return holder.journalist.name if holder.journalist else holder.name or holder.email
