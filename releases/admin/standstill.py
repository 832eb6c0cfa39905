"""The desk's page that freezes the newsroom and ends the freeze, and the line on every page while it lasts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.plain_text import PlainText
from releases import standstill
from releases.access import sees
from releases.admin.lists import title_of
from releases.workflow import Refused
from releases.zones import in_words


class FreezeForm(forms.Form):
    reason = PlainText(
        label=gettext_lazy("Why?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why: whoever ends the freeze has to know.")},
    )


def notice(request: HttpRequest) -> str:
    """What stands on top of every page of the desk; empty while the clock runs."""
    lasting = standstill.current()
    return standstill.in_a_sentence(lasting) if lasting else ""


def page(request: HttpRequest, site: Any) -> HttpResponse:
    if not request.user.has_perm("releases.change_release"):
        raise PermissionDenied
    by: User = request.user  # type: ignore[assignment]
    form = FreezeForm(request.POST or None)
    if request.method == "POST":
        said = _ended(by, form) if "end" in request.POST else _begun(by, form)
        if said:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("admin:index"))
    lasting = standstill.current()
    context = {
        **site.each_context(request),
        "title": _("End the freeze") if lasting else _("Freeze the newsroom"),
        "form": form,
        "lasting": lasting,
        "why_not": standstill.why_not_thaw(lasting, by) if lasting else "",
        "due": [{"title": title_of(e.release), "when": in_words(e.lift)} for e in standstill.waiting() if sees(by, e)],
    }
    return TemplateResponse(request, "admin/desk/freeze.html", context)


def _begun(by: User, form: FreezeForm) -> str:
    if not form.is_valid():
        return ""
    standstill.freeze(form.cleaned_data["reason"], by)
    return _("The newsroom is frozen: nothing new becomes public until somebody ends the freeze.")


def _ended(by: User, form: FreezeForm) -> str:
    try:
        due = standstill.thaw(by)
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return ""
    count = len([edition for edition in due if sees(by, edition)])
    return ngettext(
        "The freeze has ended; %(count)s release became public.",
        "The freeze has ended; %(count)s releases became public.",
        count,
    ) % {"count": count}
