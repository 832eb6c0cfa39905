"""Read a release and say something of it: all that a partner reviewer can do, and what officers do with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from accounts.models import User
from accounts.plain_text import PlainText
from releases.admin.lists import local_clock, release_link, title_of
from releases.admin.standing import standing_of
from releases.document import LANGUAGES
from releases.editions import now_at_the_door
from releases.freezing import started_languages
from releases.models import Release
from releases.remarks import Remark

LONGEST = 4000


class RemarkForm(forms.Form):
    text = PlainText(
        label=gettext_lazy("Your remark"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    instead = PlainText(
        label=gettext_lazy("Words as they stand"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    proposed = PlainText(
        label=gettext_lazy("Words as you would have them"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(name, "").strip() for name in ("text", "proposed")) and not self.errors:
            self.add_error("text", _("Write a remark, or the words that you propose."))
        return cleaned


def page(request: HttpRequest, release: Release, site: Any, opts: Any) -> HttpResponse:
    by: User = request.user  # type: ignore[assignment]
    written = started_languages(release) or LANGUAGES[:1]
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else (by.language if by.language in written else written[0])
    form = RemarkForm(request.POST if "_say" in request.POST else None)
    here = HttpResponseRedirect(f"{request.path}?language={language}#remarks")
    if "_settle" in request.POST and works_on(by):
        settle(release, request.POST["_settle"], by)
        return here
    if "_say" in request.POST and by.has_perm("releases.remark_release") and form.is_valid():
        Remark.objects.create(release=release, by=by, language=language, **form.cleaned_data)
        messages.success(request, _("Thank you. The people who work on the release see it now."))
        return here
    context = {
        **site.each_context(request),
        "title": title_of(release),
        "opts": opts,
        "release": release,
        "standing": standing_of(release, now_at_the_door()),
        "state": "embargoed" if release.planned_lift else "public",
        "language": language,
        "languages": [{"code": code, "html": HTML_LANGUAGES[code], "name": LANGUAGE_NAMES[code]} for code in written],
        "form": form,
        "remarks": [told(remark) for remark in release.remarks.select_related("by", "settled_by")],
        "works_on": works_on(by),
        "link": release_link(release) if works_on(by) else "",
    }
    return TemplateResponse(request, "admin/releases/release/read.html", context)


def works_on(by: User) -> bool:
    return by.has_perm("releases.change_release")


def settle(release: Release, pk: str, by: User) -> None:
    release.remarks.filter(pk=pk, settled=None).update(settled=now_at_the_door(), settled_by=by)


def unsettled(release: Release) -> int:
    return release.remarks.filter(settled=None).count()


def told(remark: Remark) -> dict[str, Any]:
    return {
        "pk": remark.pk,
        "by": str(remark.by or "—"),
        "at": local_clock(remark.at),
        "language": LANGUAGE_NAMES.get(remark.language, ""),
        "html": HTML_LANGUAGES.get(remark.language, ""),
        "text": remark.text,
        "instead": remark.instead,
        "proposed": remark.proposed,
        "settled": local_clock(remark.settled) if remark.settled else "",
        "settled_by": str(remark.settled_by or ""),
    }
