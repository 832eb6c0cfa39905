"""Early access at the desk: who has it, whom to give it, and take it back. What will happen is read back first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import named
from accounts.models import User
from contacts.phones import readable
from releases import grants, terms, told, workflow
from releases.access import seen
from releases.admin import breaches, calls, giving
from releases.admin.lists import local_clock, release_link, title_of
from releases.editions import Edition
from releases.grants import AccessList, Grant, Holder
from releases.models import Release
from releases.zones import in_words

MOST = 60
MAY_GIVE = "releases.add_grant"


def urls(desk: Any) -> list[Any]:
    """The addresses of early access, for those who find the release and may give access."""
    view = desk.admin_site.admin_view

    def asked(look: Any) -> Any:
        def allowed(request: HttpRequest, pk: str) -> HttpResponse:
            release = desk.fetched(request, pk)
            if not request.user.has_perm(MAY_GIVE):  # type: ignore[union-attr]
                raise Http404
            context = {**desk.admin_site.each_context(request), "opts": desk.opts, **of_release(release)}
            return look(request, release, context)  # type: ignore[no-any-return]

        return view(allowed)

    return [
        path("<str:pk>/access/", asked(page), name="releases_release_access"),
        path("<str:pk>/access/give/", asked(giving.page), name="releases_release_give"),
        path("<str:pk>/access/print/", asked(printed), name="releases_release_access_print"),
        path("<str:pk>/calls/", asked(calls.page), name="releases_release_calls"),
        path("<str:pk>/broken/", asked(breaches.page), name="releases_release_broken"),
    ]


def of_release(release: Release) -> dict[str, Any]:
    """What every page here says of the release, and the edition that early access is about."""
    edition = edition_of(release)
    pending = workflow.pending(release)
    return {
        "release": release,
        "headline": title_of(release),
        "link": release_link(release),
        "edition": edition,
        "waits": pending is not None,
        "when": in_words(pending.lift) if pending else "",
        "breaches_to_confirm": breaches.to_confirm(release),
    }


def edition_of(release: Release) -> Edition | None:
    """What waits; where nothing does, the last one that anybody had early access to."""
    pending = workflow.pending(release)
    if pending:
        return pending
    given = Grant.objects.filter(edition__release=release).order_by("-given").select_related("edition").first()
    return given.edition if given else None


# Who has it


def page(request: HttpRequest, release: Release, context: dict[str, Any]) -> HttpResponse:
    edition: Edition | None = context["edition"]
    if request.method == "POST" and edition:
        return taken_back(request, edition)
    rows = rows_of(edition) if edition else []
    shown = {
        "title": _("Early access"),
        "rows": rows,
        "sentence": in_short(rows) if edition else "",
        "terms": terms.current(),
        "list_of_lists": AccessList.objects.count(),
    }
    return TemplateResponse(request, "admin/releases/access/page.html", {**context, **shown})


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody with access as the list shows her."""

    holder: Holder
    name: str
    job_title: str
    outlet: str
    phone: str
    email: str
    stands: str
    reads: bool
    looks: str
    copies: int

    @property
    def grant(self) -> Grant:
        return self.holder.grant


def rows_of(edition: Edition) -> list[Row]:
    """Everybody who has access now; officials, partners and journalists alike."""
    found = [one for one in told.call_list(edition)[1] if not one.ended]
    standing = set(grants.live().filter(grant__edition=edition).values_list("pk", flat=True))
    rows = [row_of(one, one.holder.pk in standing) for one in found]
    return sorted(rows, key=lambda row: (row.outlet.casefold(), row.name.casefold()))


def row_of(one: told.Call, in_standing: bool) -> Row:
    person, grant = one.holder.journalist, one.holder.grant
    outlet = (person.outlet if person else None) or grant.outlet
    return Row(
        holder=one.holder,
        name=told.named_as(one.holder),
        job_title=person.job_title if person else one.holder.get_place_display(),
        outlet=named(outlet, "name") if outlet else (person.outlet_named if person else ""),
        phone=readable(person.phone) if person and person.phone else "",
        email=person.email if person else one.holder.email,
        stands=stands(one, in_standing),
        reads=one.reads,
        looks=local_clock(one.seen.last) if one.seen.last else "",
        copies=one.seen.copies,
    )


def stands(one: told.Call, in_standing: bool) -> str:
    """What lies between her and the text, if anything."""
    holder = one.holder
    if holder.journalist is None:
        return _("has no account with this address yet")
    if not in_standing:
        return _("suspended, not accredited, or of another outlet: reads nothing")
    if holder.accepted is None:
        return _("has not accepted the embargo yet")
    return _("can read it") if one.reads else _("has to accept the terms anew")


def in_short(rows: list[Row]) -> str:
    can = sum(row.reads for row in rows)
    people = ngettext("%(n)d person has access", "%(n)d people have access", len(rows)) % {"n": len(rows)}
    return _("%(people)s; %(can)d can read it at this moment.") % {"people": people, "can": can}


def taken_back(request: HttpRequest, edition: Edition) -> HttpResponse:
    """At once and without a question: what tightens never waits. -> back, with what was done in words."""
    by: User = request.user  # type: ignore[assignment]
    here = HttpResponseRedirect(request.path)
    if "_all" in request.POST:
        rows = list(edition.grants.filter(ended=None))
        grants.revoke(rows, by)
        messages.success(request, _("Access is taken back from everybody. Nobody outside can read it any more."))
        return here
    holder = grants.holders_of(edition).filter(pk=request.POST.get("_revoke", ""), ended=None).first()
    if holder is None:
        return here
    if holder.place in (Holder.Place.PERSON, Holder.Place.CONTACT):
        grants.revoke([holder.grant], by)
    else:
        grants.revoke_holder(holder)
    name = told.named_as(holder)
    if holder.place == Holder.Place.CONTACT:
        sentence = _("Access is taken back from %(name)s and everybody whom she named. They can read it no longer.")
    else:
        sentence = _("Access is taken back from %(name)s, who can read it no longer.")
    messages.success(request, sentence % {"name": name})
    return here


def printed(request: HttpRequest, release: Release, context: dict[str, Any]) -> HttpResponse:
    """The list on paper, by job title, as it goes to whoever has to know."""
    edition: Edition | None = context["edition"]
    rows = rows_of(edition) if edition else []
    shown = {
        "title": _("Early access by job title"),
        "rows": sorted(rows, key=lambda row: (row.job_title.casefold(), row.outlet.casefold(), row.name.casefold())),
    }
    return TemplateResponse(request, "admin/releases/access/print.html", {**context, **shown})


def may_be_given(release: Release, by: User) -> bool:
    """Whether the release's form leads here: something waits, or somebody had early access."""
    return (
        by.has_perm(MAY_GIVE) and seen(Release.objects.filter(pk=release.pk), by).exists() and bool(edition_of(release))
    )
