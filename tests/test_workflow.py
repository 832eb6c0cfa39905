"""The table: what may happen in each state, who may do it, and a sentence for every no."""

from __future__ import annotations

import itertools

import pytest

from releases import workflow
from releases.issuing import issue, withdraw
from releases.models import Release
from releases.workflow import TRANSITIONS, Refused, advance, available, reasons_why_not

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "state"), itertools.product(TRANSITIONS, Release.State.values))
def test_whatever_is_not_allowed_has_a_sentence(release, maya, name, state):
    release.state = state
    release.save()
    reasons = reasons_why_not(name, release, maya)
    assert (name in available(release, maya)) == (not reasons)
    assert all(reason.endswith(".") and len(reason.split()) > 3 for reason in reasons)


def test_from_draft_to_issued(release, maya, edith):
    for name, state in [("submit", "in-review"), ("approve", "approved")]:
        advance(name, release, edith)
        assert release.state == state
    issue(release, edith)
    release.refresh_from_db()
    assert release.state == "issued"
    advance("revise", release, maya)
    assert release.state == "draft"
    withdraw(release, {"en": "Wrong."}, edith)
    release.refresh_from_db()
    assert release.state == "withdrawn"


def test_a_refused_step_changes_nothing(release, maya):
    with pytest.raises(Refused):
        advance("approve", release, maya)
    release.refresh_from_db()
    assert release.state == "draft"


def test_with_two_persons_nobody_approves_her_own_release(release, maya, edith, settings):
    settings.NEWSROOM_TWO_PERSONS = True
    advance("submit", release, maya)
    assert reasons_why_not("approve", release, maya) == [
        "You prepared this release: a second person has to approve it."
    ]
    advance("approve", release, edith)


def test_with_two_persons_only_an_approved_release_is_issued(release, maya, settings):
    settings.NEWSROOM_TWO_PERSONS = True
    with pytest.raises(Refused, match="second person"):
        issue(release, maya)
    edition = issue(release, maya, override="The chief editor said so on the telephone.")
    assert edition.override


def test_nothing_issued_cannot_be_withdrawn(release):
    assert "nothing to withdraw" in reasons_why_not("withdraw", release)[0]


def test_a_withdrawal_needs_a_reason_for_its_readers(release):
    issue(release)
    with pytest.raises(Refused, match="Say why"):
        withdraw(release, {"en": "  "})
    assert workflow.standing(release)
