"""Whom to call: everybody who had early access, those first who have not opened what has changed since."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import named
from contacts.phones import readable
from releases import told
from releases.admin.lists import local_clock
from releases.models import Release
from releases.told import Call, Notice
from releases.zones import in_words


def page(request: HttpRequest, release: Release, context: dict[str, Any]) -> HttpResponse:
    news, calls = told.call_list(context["edition"]) if context["edition"] else ([], [])
    rows = [row(call) for call in calls]
    unaware = sum(not one["knows"] for one in rows)
    shown = {
        "title": _("Call list"),
        "news": [in_a_sentence(notice) for notice in reversed(news)],
        "rows": rows,
        "unaware": unaware,
        "sentence": ngettext(
            "%(n)d person has not seen the latest change.", "%(n)d people have not seen the latest change.", unaware
        )
        % {"n": unaware},
    }
    return TemplateResponse(request, "admin/releases/access/calls.html", {**context, **shown})


def row(call: Call) -> dict[str, Any]:
    person, grant = call.holder.journalist, call.holder.grant
    outlet = (person.outlet if person else None) or grant.outlet
    return {
        "name": told.named_as(call.holder) or _("somebody whose account was erased"),
        "job_title": person.job_title if person else "",
        "outlet": named(outlet, "name") if outlet else (person.outlet_named if person else ""),
        "phone": person.phone if person else "",
        "phone_shown": readable(person.phone) if person and person.phone else "",
        "email": person.email if person else call.holder.email,
        "knows": call.knows,
        "ended": call.ended,
        "opened": local_clock(call.seen.last) if call.seen.last else "",
        "copies": call.seen.copies,
    }


def in_a_sentence(notice: Notice) -> str:
    """What happened, when, for whoever reads it out on the telephone."""
    at = local_clock(notice.at)
    if notice.kind == "withdrawn":
        return _("%(at)s: withdrawn. %(reason)s") % {"at": at, "reason": notice.reason}
    if notice.kind == "broken":
        return _("%(at)s: the embargo was broken elsewhere.") % {"at": at}
    if notice.ended:
        return _("%(at)s: the embargo ended for everyone.") % {"at": at}
    if notice.kind == "moved":
        return _("%(at)s: moved to %(time)s. %(reason)s") % {
            "at": at,
            "time": in_words(notice.lift),
            "reason": notice.reason,
        }
    return _("%(at)s: another text.") % {"at": at}
