"""The guard of the desk: what its pages ask before they show, name, connect or delete anything."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.guarded import MADE_FOR
from releases.access import releases_of, seen
from releases.admin.lists import title_of
from releases.made_for import (
    circle,
    connected,
    delete,
    id_of,
    id_to_come,
    is_thing,
    note,
    open_to_all,
    reasons_against,
)

__all__ = [
    "circles", "connected", "delete", "is_thing", "made_in_course_of", "reasons_against", "seen", "settle",
]  # fmt: skip

KEPT, EVERYBODY = "kept", "everybody"
ADDING, CHANGING = "releases_release_add", "releases_release_change"


def made_in_course_of(request: HttpRequest) -> str:
    """What the address of a form beside this page says: the release whose form this is, saved or not."""
    match = request.resolver_match
    if match is None:
        return ""
    if match.url_name == CHANGING:
        return str(match.kwargs["object_id"])
    return token_to_come(request) if match.url_name == ADDING else request.GET.get(MADE_FOR, "")


def token_to_come(request: HttpRequest) -> str:
    """The id of the release that is being written, signed: the same through one request, and kept by its form."""
    if not hasattr(request, "id_to_come"):
        posted = request.POST.get("id_to_come", "")
        known = bool(posted) and bool(id_of(posted, request.user))  # type: ignore[arg-type]
        request.id_to_come = posted if known else id_to_come(request.user)  # type: ignore[attr-defined, arg-type]
    return request.id_to_come  # type: ignore[attr-defined, no-any-return]


def circles(request: HttpRequest, thing: models.Model | None) -> list[tuple[str, Any]]:
    """Who is to find a thing, where there is a choice: the present state first."""
    everybody = _("Everybody at the press office")
    if thing is not None:
        kept = circle(thing)
        if kept is None:
            return []
        names = [title_of(release) for release in _found(request).filter(pk__in=kept)]
        return [(KEPT, _only(names)), (EVERYBODY, everybody)]
    if request.GET.get(MADE_FOR):
        return []
    restricted = _found(request).filter(restricted=True)
    own = [(release.pk, _only([title_of(release)])) for release in restricted]
    return [(EVERYBODY, everybody), *own] if own else []


def _only(titles: list[str]) -> str:
    if not titles:
        return _("Only you, until its release is saved")
    return _("Only those who see %(titles)s") % {"titles": ", ".join(f"“{title}”" for title in titles)}


def _found(request: HttpRequest) -> Any:
    return releases_of(request.user).order_by("-changed")  # type: ignore[arg-type]


def settle(thing: models.Model, chosen: str | None, request: HttpRequest, new: bool) -> None:
    """After a thing is saved: who finds it, as its form or its address said."""
    by: Any = request.user
    release = id_of(request.GET.get(MADE_FOR, ""), by) if new else ""
    if not release and new and chosen:
        release = id_of(chosen, by)
    if release:
        note(thing, release, by)
    elif not new and chosen == EVERYBODY and circle(thing) is not None:
        open_to_all(thing)
