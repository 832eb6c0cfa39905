"""States, what may happen in each, and the reason for every "no": the one table that buttons and commands share.

    draft -> in review -> approved -> issued -> (revise) draft ...        withdraw: from any state with something issued

The state is the working copy's. Whether what was issued is public yet is a fact about the clock, which `embargo` knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.editions import Edition, now_at_the_door
from releases.models import Release

State = Release.State
Rule = Callable[[Release, User | None], "str | Promise | None"]
"""What stands in the way for this person (None: the command line), as a sentence; None if nothing does."""


class Refused(Exception):
    """The reasons why not, each a sentence."""

    def __init__(self, *reasons: str | Promise) -> None:
        self.reasons = [str(reason) for reason in reasons]
        super().__init__(" ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Transition:
    label: Promise
    sources: tuple[State, ...]
    target: State | None
    """None: the state stays."""
    refusal: Promise
    rules: tuple[Rule, ...] = ()


def standing(release: Release) -> Edition | None:
    """The newest edition that is public or will be; None if nothing was issued, or all of it was withdrawn."""
    for edition in release.editions.order_by("-number", "-issued"):
        if edition.until is None:
            return edition
    return None


def pending(release: Release) -> Edition | None:
    """The edition that waits for its lift."""
    edition = standing(release)
    return edition if edition and edition.lift > now_at_the_door() else None


def has_something_issued(release: Release, by: User | None) -> Promise | None:
    return None if standing(release) else _("Nothing of this release is issued, so there is nothing to withdraw.")


def waits_for_its_lift(release: Release, by: User | None) -> Promise | None:
    if pending(release):
        return None
    if standing(release):
        return _("This release is public already: its embargo cannot be moved. Withdraw it or issue a correction.")
    return _("This release is not issued yet. Issue it with the embargo time that you want.")


def second_person(release: Release, by: User | None) -> Promise | None:
    if settings.NEWSROOM_TWO_PERSONS and by is not None and release.owner_id == by.pk:
        return _("You prepared this release: a second person has to approve it.")
    return None


def approved_by_second_person(release: Release, by: User | None) -> Promise | None:
    if settings.NEWSROOM_TWO_PERSONS and release.state != State.APPROVED:
        return _("A second person has not approved this release yet. Submit it for review first.")
    return None


TRANSITIONS: dict[str, Transition] = {
    "submit": Transition(
        _("Submit for review"), (State.DRAFT,), State.IN_REVIEW, _("Only a draft can be submitted for review.")
    ),
    "send_back": Transition(
        _("Back to draft"),
        (State.IN_REVIEW, State.APPROVED),
        State.DRAFT,
        _("Only a release in review, or an approved one, can go back to draft."),
    ),
    "approve": Transition(
        _("Approve"),
        (State.IN_REVIEW,),
        State.APPROVED,
        _("Only a release in review can be approved."),
        (second_person,),
    ),
    "issue": Transition(
        _("Issue"),
        (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.ISSUED),
        State.ISSUED,
        _("This release was withdrawn. Start a revision before you issue it again."),
        (approved_by_second_person,),
    ),
    "revise": Transition(
        _("Start a revision"),
        (State.ISSUED, State.WITHDRAWN),
        State.DRAFT,
        _("Only an issued or withdrawn release can be revised; this one can be edited as it is."),
    ),
    "move": Transition(
        _("Move the embargo"), tuple(State), None, _("The embargo cannot be moved."), (waits_for_its_lift,)
    ),
    "withdraw": Transition(
        _("Withdraw"), tuple(State), State.WITHDRAWN, _("This release cannot be withdrawn."), (has_something_issued,)
    ),
}  # fmt: skip


def reasons_why_not(name: str, release: Release, by: User | None = None) -> list[str]:
    """Empty if `name` may be done to the release now by this person."""
    transition = TRANSITIONS[name]
    if release.state not in transition.sources:
        return [str(transition.refusal)]
    if by is not None and not by.may_step(name):
        return [gettext("This step is not part of your role: ask an editor.")]
    return [str(reason) for rule in transition.rules if (reason := rule(release, by))]


def available(release: Release, by: User | None = None) -> Iterator[str]:
    return (name for name in TRANSITIONS if not reasons_why_not(name, release, by))


def why_not_end(release: Release, by: User | None, urgent: bool = False) -> list[str]:
    """Empty if this person may end the embargo of what waits, now and for everyone. `urgent`: alone, with a reason."""
    if reason := waits_for_its_lift(release, by):
        return [str(reason)]
    if settings.NEWSROOM_TWO_PERSONS and by is not None and release.owner_id == by.pk and not urgent:
        return [gettext("You prepared this release: a second person ends its embargo, or you say why it cannot wait.")]
    return []


def advance(name: str, release: Release, by: User | None = None) -> None:
    """Carry out a transition of the working copy. Raises Refused with every reason why not."""
    if reasons := reasons_why_not(name, release, by):
        raise Refused(*reasons)
    enter(name, release, by)


def enter(name: str, release: Release, by: User | None) -> None:
    target = TRANSITIONS[name].target
    if target:
        release.state = target
    if name == "approve":
        release.approved_by = by
    release.save(update_fields=["state", "approved_by", "changed"])
