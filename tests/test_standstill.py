"""The freeze: what is not public yet stays so, whatever its time; a withdrawal still acts; the end makes it all go on."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import DateTimeField, Value
from django.test import Client

from releases import embargo, standstill
from releases.editions import Event, Freeze, now
from releases.issuing import issue, move, withdraw
from releases.workflow import Refused
from releases.working import handle_due_events, keep_house
from tests.desk_form import opened

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def clock(monkeypatch):
    """Hours from the beginning; the beginning is a whole second."""
    start = now().replace(microsecond=0)
    passed = {"hours": 0.0}
    monkeypatch.setattr(embargo, "clock", lambda: Value(start + passed["hours"] * HOUR, output_field=DateTimeField()))
    return lambda hours: passed.update(hours=hours)


def address(release) -> str:
    return f"/en/releases/{release.editions.order_by('-number').first().languages['en']}-{release.pk}/"


def status(release) -> int:
    return Client().get(address(release)).status_code


def generation() -> tuple:
    sql, params = embargo.generation_query(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()


def later(hours: int) -> datetime.datetime:
    return now().replace(microsecond=0) + hours * HOUR


def test_a_lift_that_passes_in_the_freeze_shows_nothing_until_it_ends(release, clock):
    issue(release, lift=later(1))
    standstill.freeze("A wrong table.")
    frozen = generation()
    clock(2)
    assert status(release) == 404
    assert release.headline_en not in Client().get("/en/").content.decode()
    assert release.headline_en not in Client().get("/en/search/?q=harbour").content.decode()
    assert generation() == frozen
    assert [edition.release_id for edition in standstill.thaw()] == [release.pk]
    assert status(release) == 200
    assert generation() != frozen


def test_what_is_public_stays_as_it_was_though_its_correction_falls_due(release, clock):
    issue(release)
    release.headline_en = "Tidewater Array Opens a Third Harbour Laboratory"
    release.save()
    issue(release, lift=later(1), kind="correction", note={"en": "The number."})
    clock(0.5)
    standstill.freeze("Wait.")
    clock(2)
    assert "Second Harbour" in Client().get(address(release), follow=True).content.decode()
    standstill.thaw()
    assert "Third Harbour" in Client().get(address(release), follow=True).content.decode()


def test_a_withdrawal_acts_at_once(release, clock):
    issue(release)
    clock(1)
    standstill.freeze("Wait.")
    clock(2)
    withdraw(release, {"en": "It was wrong."})
    assert status(release) == 410
    standstill.thaw()
    assert status(release) == 410


def test_one_withdrawn_before_anybody_read_it_never_was(release, clock):
    issue(release, lift=later(1))
    standstill.freeze("Wait.")
    clock(2)
    assert withdraw(release, {"en": "It was wrong."}) is False
    standstill.thaw()
    clock(3)
    assert status(release) == 404


def test_nothing_is_issued_for_now_or_the_past(release, clock):
    standstill.freeze("Wait.")
    clock(2)
    for lift in (None, later(-3)):
        with pytest.raises(Refused, match="frozen"):
            issue(release, lift=lift, override="An archive.")
    issue(release, lift=later(1))
    assert status(release) == 404


def test_what_fell_due_can_still_be_moved(release, clock):
    issue(release, lift=later(1))
    standstill.freeze("Wait.")
    clock(2)
    move(release, later(3))
    standstill.thaw()
    assert status(release) == 404
    clock(6)
    assert status(release) == 200


def test_no_event_is_done_meanwhile(release, clock):
    issue(release, lift=later(1))
    standstill.freeze("Wait.")
    clock(2)
    assert handle_due_events() == 0
    keep_house()
    assert not Event.objects.filter(done__isnull=False).exists()
    standstill.thaw()
    assert handle_due_events() == 1


def test_frozen_twice_is_frozen_since_the_first_time(clock):
    first = standstill.freeze("A wrong table.")
    clock(1)
    assert standstill.freeze("Me too.") == first
    assert Freeze.objects.count() == 1


def test_the_second_person_ends_it(edith, maya, settings, clock):
    settings.NEWSROOM_TWO_PERSONS = True
    standstill.freeze("Wait.", edith)
    with pytest.raises(Refused, match="second person"):
        standstill.thaw(edith)
    assert standstill.thaw(maya) == []
    with pytest.raises(Refused, match="not frozen"):
        standstill.thaw(maya)


def test_the_desk_freezes_says_so_on_every_page_and_shows_what_the_end_publishes(release, edith, client, clock):
    client.force_login(edith)
    issue(release, lift=later(1))
    page = "/admin/releases/release/freeze/"
    assert "Say why" in client.post(page, opened(client, page)).content.decode()
    client.post(page, {**opened(client, page), "reason": "A wrong table."})
    clock(2)
    assert "A wrong table." in client.get("/admin/companies/company/").content.decode()
    assert release.headline_en in client.get(page).content.decode()
    assert "became public" in client.post(page, {"end": "1"}, follow=True).content.decode()
    assert status(release) == 200


def test_the_command_lists_what_it_would_publish_and_wants_a_yes(release, capsys, clock):
    issue(release, lift=later(1))
    call_command("freeze", "--reason", "A wrong table.")
    clock(2)
    with pytest.raises(CommandError, match="--yes"):
        call_command("thaw")
    assert release.pk in capsys.readouterr().out
    assert status(release) == 404
    call_command("thaw", "--yes")
    assert status(release) == 200
