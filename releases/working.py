"""What follows from events, once they are due. A worker claims each by compare-and-swap, so two never do one.

Due is decided at the door: in a freeze nothing goes out.
"""

from __future__ import annotations

import datetime
import logging

from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.limits import forget_ended
from accounts.models import PressSession
from contacts.outlets import forget_unfinished
from releases import search_index
from releases.editions import Event, now, now_at_the_door
from releases.importing.forgetting import forget_old

log = logging.getLogger("newsroom.worker")
DAY = datetime.timedelta(days=1)


def handle_due_events() -> int:
    """-> how many were done. Nothing that a reader sees waits for this: pages turn by the clock alone."""
    done = 0
    for pk in list(
        Event.objects.filter(done__isnull=True, due__lte=now_at_the_door()).order_by("due").values_list("pk", flat=True)
    ):
        done += handle(pk)
    return done


@transaction.atomic
def handle(pk: str) -> int:
    moment = now_at_the_door()
    claimed = Event.objects.filter(pk=pk, done__isnull=True, due__lte=moment).update(done=moment)
    if claimed:
        event = Event.objects.get(pk=pk)
        search_index.settle(moment)
        # Ids only: a log is read by people who may not see what waits for its lift.
        log.info("event %s: %s of edition %s, due %s", pk, event.kind, event.edition_id, event.due.isoformat())
    return claimed


def keep_house() -> None:
    """Forget ended sessions and documents that became nothing; index what has lifted: search finds it either way."""
    with transaction.atomic():
        while search_index.settle(now_at_the_door()):
            pass
    for sessions in (Session, PressSession):
        sessions.objects.filter(expire_date__lt=now()).delete()
    forget_ended()
    forget_unfinished(now() - DAY)
    forget_old(now())
