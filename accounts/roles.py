"""What each role at the desk may do: the one table. A role is the whole of what its person may do there.

A superuser may do everything that is done at the desk; a person without a role has the permissions that were given to
her one by one. No permission opens a restricted release: who finds one of those is said in `releases.access` alone.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    NONE = "", _("none: permissions given one by one")
    OFFICER = "officer", _("officer: writes, has it approved, issues")
    EDITOR = "editor", _("editor: also approves, moves, withdraws and deletes")
    REVIEWER = "reviewer", _("partner reviewer: reads and comments on the releases that name her")


_THINGS = (
    "companies.%s_company",
    "companies.%s_person",
    "contacts.%s_mediacontact",
    "releases.%s_topic",
    "releases.%s_diaryentry",
)


def _all(*acts: str) -> frozenset[str]:
    """These acts on press releases and on everything that stands in them."""
    return frozenset(name % act for act in acts for name in ("releases.%s_release", *_THINGS))


OFFICER = _all("view", "add", "change") | {
    "contacts.view_outlet",
    "contacts.view_journalist",
    "releases.submit_release",
    "releases.send_back_release",
    "releases.issue_release",
    "releases.revise_release",
    "releases.remark_release",
}
EDITOR = (
    OFFICER
    | _all("delete")
    | {
        "releases.approve_release",
        "releases.move_release",
        "releases.withdraw_release",
        *(f"contacts.{act}_{thing}" for act in ("add", "change", "delete") for thing in ("outlet", "journalist")),
        # Early access, a broken embargo, and what both rest on.
        "releases.add_grant",
        "releases.view_terms",
        "releases.add_terms",
        *(f"releases.{act}_accesslist" for act in ("view", "add", "change", "delete")),
    }
)
REVIEWER = frozenset({"releases.remark_release"})

MAY: dict[str, frozenset[str]] = {Role.OFFICER: OFFICER, Role.EDITOR: EDITOR, Role.REVIEWER: REVIEWER}
"""Role -> permissions. A step of the workflow is one of them: “releases.<step>_release”."""
