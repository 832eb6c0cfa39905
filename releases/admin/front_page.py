"""The desk's first page: what lifts next, what waits for me, what I am writing, what has just become public."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from releases.access import seen
from releases.admin.lists import chips, for_lists, languages_of_row, release_link, title_of
from releases.broken import Breach, why_not_confirm
from releases.editions import Edition, now_at_the_door
from releases.models import Release
from releases.workflow import reasons_why_not
from releases.zones import in_words

MOST = 8
WORKING = (Release.State.DRAFT, Release.State.IN_REVIEW, Release.State.APPROVED)


def front_page(request: HttpRequest) -> dict[str, Any]:
    if not request.user.has_perm("releases.view_release"):
        return {}
    moment = now_at_the_door()
    by: User = request.user  # type: ignore[assignment]
    releases = for_lists(seen(Release.objects.all(), by))
    mine = releases.filter(owner=request.user.pk, state__in=WORKING).order_by("-changed")
    review = releases.filter(state__in=(Release.State.IN_REVIEW, Release.State.APPROVED)).order_by("changed")
    return {
        "next_lifts": [lift_row(edition, moment) for edition in next_lifts(by, moment)],
        "planned": rows(planned(releases, moment), moment),
        "review": [
            {**row(release, moment), "mine_to_do": mine_to_do(release, request.user)} for release in review[:MOST]
        ],
        "mine": rows(mine, moment),
        "recent": [lift_row(edition, moment) for edition in recently_public(by, moment)],
        "to_confirm": to_confirm(by),
    }


def to_confirm(by: User) -> list[dict[str, str]]:
    """Embargoes that somebody else ended alone."""
    if not by.has_perm("releases.add_grant"):
        return []
    breaches = seen(Breach.objects.filter(urgent=True, confirmed=None), by).select_related("edition__release")
    return [
        {
            "title": title_of(breach.edition.release),
            "link": reverse("admin:releases_release_broken", args=[breach.edition.release_id]),
        }
        for breach in breaches
        if not why_not_confirm(breach, by)
    ]


def mine_to_do(release: Release, user: Any) -> str:
    """What this person can do for it; empty if it waits for somebody else."""
    step = "approve" if release.state == Release.State.IN_REVIEW else "issue"
    return "" if reasons_why_not(step, release, user) else step


def planned(releases: QuerySet[Release], moment: Any) -> QuerySet[Release]:
    return releases.filter(state__in=WORKING, planned_lift__gt=moment).order_by("planned_lift")


def standing_editions(by: User) -> QuerySet[Edition]:
    """For the people at the desk, who may see what waits; the public door is elsewhere."""
    found = seen(Edition.objects.filter(until=None), by)
    return found.select_related("release").prefetch_related("announcement")


def next_lifts(by: User, moment: Any) -> QuerySet[Edition]:
    return standing_editions(by).filter(lift__gt=moment).order_by("lift")[:MOST]


def recently_public(by: User, moment: Any) -> QuerySet[Edition]:
    return standing_editions(by).filter(lift__lte=moment).order_by("-lift")[:MOST]


def rows(releases: QuerySet[Release], moment: Any) -> list[dict[str, Any]]:
    return [row(release, moment) for release in releases[:MOST]]


def row(release: Release, moment: Any) -> dict[str, Any]:
    return {
        "release": release,
        "title": title_of(release),
        "link": release_link(release),
        "chips": chips(release, moment),
        "languages": languages_of_row(release),
        "lift": release.planned_lift,
        "times": in_words(release.planned_lift).split(" = ") if release.planned_lift else [],
    }


def lift_row(edition: Edition, moment: Any) -> dict[str, Any]:
    return {
        "title": title_of(edition.release),
        "link": release_link(edition.release),
        "lift": edition.lift,
        "times": in_words(edition.lift).split(" = "),
        "announced": hasattr(edition, "announcement"),
        "kind": edition.get_kind_display() if edition.number > 1 else "",
        "pk": edition.release_id,
    }
