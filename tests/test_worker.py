"""What follows from events: once, when due, and never needed for a page to turn."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from releases.editions import Event, now
from releases.issuing import issue
from releases.working import handle, handle_due_events

pytestmark = pytest.mark.django_db


def test_an_event_is_done_once_when_it_is_due(release):
    edition = issue(release)
    event = Event.objects.get(edition=edition)
    assert handle_due_events() == 1
    event.refresh_from_db()
    assert event.done
    assert handle(event.pk) == 0


def test_an_event_waits_for_its_lift(release):
    issue(release, lift=now().replace(microsecond=0) + datetime.timedelta(hours=1))
    assert handle_due_events() == 0


def test_with_every_worker_dead_the_page_is_public_all_the_same(release):
    edition = issue(release)
    assert Client().get(f"/en/releases/{edition.languages['en']}-{release.pk}/").status_code == 200
    assert Event.objects.get(edition=edition).done is None
