"""What the bar of the release form says: where it stands, what is in the way, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounts.desk import LANGUAGE_NAMES
from accounts.models import User
from releases import preflight, workflow
from releases.admin.completeness import completeness
from releases.admin.handed_in import waiting
from releases.admin.lists import title_of
from releases.admin.standing import standing_of
from releases.editions import now_at_the_door
from releases.models import Release

NEXT = {
    Release.State.DRAFT: ("submit", "issue"),
    Release.State.IN_REVIEW: ("approve",),
    Release.State.APPROVED: ("issue",),
    Release.State.ISSUED: ("revise",),
    Release.State.WITHDRAWN: ("revise",),
}
# A text of a part rather than of the release: the part of the form where it is written.
PLACES = {
    "speaker": "quotes", "title": "quotes", "words": "quotes", "quotes": "quotes", "caption": "figures",
    "alt": "figures", "credit": "figures", "figures": "figures", "name": "companies", "boilerplate": "companies",
    "companies": "companies", "person": "contacts", "organisation": "contacts", "contacts": "contacts",
    "topics": "topics", "attachments": "attachments",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the checks, and where on the form it is mended."""

    finding: preflight.Finding
    target: str

    @property
    def severity(self) -> str:
        return self.finding.severity.name.lower()

    @property
    def language(self) -> str:
        return self.finding.language.replace("-", "_")


def found(release: Release) -> list[Found]:
    return [Found(finding, target_of(finding)) for finding in preflight.findings(release, release.planned_lift)]


def target_of(finding: preflight.Finding) -> str:
    """The id on the form of the field, or of the part, that a finding is about."""
    place, language = finding.place, finding.language.replace("-", "_")
    base = place.removesuffix(f"_{language}") if language else place
    if base in PLACES:
        return f"part-{PLACES[base]}"
    names = {field.name for field in Release._meta.get_fields()}
    if place in names and hasattr(Release, f"{place}_en"):
        return f"id_{place}_{language or 'en'}"
    if place == "planned_lift":
        return "id_planned_lift_0"
    return f"id_{place}" if place in names else "part-text"


def context(release: Release, by: User) -> dict[str, Any]:
    names = list(workflow.available(release, by))
    first = next((name for name in NEXT[Release.State(release.state)] if name in names), None)
    findings = found(release)
    return {
        "headline": title_of(release),
        "standing": standing_of(release, now_at_the_door()),
        "findings": findings,
        "stopping": sum(1 for one in findings if one.severity == "error"),
        "next_step": step(first) if first else None,
        "more_steps": [step(name) for name in names if name != first],
        "blocked": blocked(release, by) if first is None else [],
        "written": {
            one.language.replace("-", "_"): {"done": one.done, "of": one.of, "missing": ", ".join(one.missing)}
            for one in completeness(release)
        },
        "language_names": LANGUAGE_NAMES,
        "handed_in": sum(map(waiting, release.drop_links.all())),
    }


def step(name: str) -> dict[str, Any]:
    return {"name": name, "label": workflow.TRANSITIONS[name].label}


def blocked(release: Release, by: User) -> list[str]:
    """Why the step that comes next is not for this person."""
    return workflow.reasons_why_not(NEXT[Release.State(release.state)][0], release, by)
