"""Who sees a release: everybody at the press office, or the people named alone. What is said here acts at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.roles import Role
from releases.access import (
    NamedChange,
    change_people,
    desk,
    is_custodian,
    named_on,
    people_of,
    reasons_against,
    sees,
    stamp,
)
from releases.admin.lists import local_clock, release_link, title_of
from releases.issuing import locked
from releases.models import Release

WHO = (
    ("everybody", gettext_lazy("Everybody at the press office")),
    ("named", gettext_lazy("Only the people named below")),
)


class WhoForm(forms.Form):
    who = forms.ChoiceField(label=gettext_lazy("Who sees this release"), choices=WHO, widget=forms.RadioSelect)
    people: Any = forms.ModelMultipleChoiceField(
        User.objects.none(), label=gettext_lazy("The people named"), required=False
    )
    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        self.release = release
        kwargs["initial"] = {
            "who": "named" if release.restricted else "everybody",
            "people": named_on(release),
            "opened": stamp(release),
        }
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = desk()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "who" in cleaned and "people" in cleaned:
            for reason in reasons_against(self.release, self.restricted, cleaned["people"]):
                self.add_error(None, reason)
        return cleaned

    @property
    def restricted(self) -> bool:
        return bool(self.cleaned_data["who"] == "named")


def in_words(release: Release) -> str:
    """How many see it, as a sentence."""
    count = len(people_of(release))
    if release.restricted:
        sentence = ngettext(
            "%(count)s person sees this release; nobody else finds it.",
            "%(count)s people see this release; nobody else finds it.",
            count,
        )
        return sentence % {"count": count}
    sentence = ngettext(
        "Everybody at the press office sees this release: %(count)s person.",
        "Everybody at the press office sees this release: %(count)s people.",
        count,
    )
    return sentence % {"count": count}


def in_short(release: Release) -> dict[str, Any]:
    """What the release's form says of it."""
    return {"who_sees": in_words(release), "who_named": people_of(release) if release.restricted else []}


def page(request: HttpRequest, release: Release, site: Any, opts: Any) -> HttpResponse:
    by: User = request.user  # type: ignore[assignment]
    form = WhoForm(request.POST or None, release=release)
    if request.method == "POST" and acted(form, release, by, request):
        release.refresh_from_db()
        if not sees(by, release):
            messages.success(request, _("Done. You do not see it any more."))
            return HttpResponseRedirect(reverse("admin:releases_release_changelist"))
        messages.success(request, in_words(release))
        return HttpResponseRedirect(request.path)
    context = {
        **site.each_context(request),
        "title": _("Who sees it"),
        "opts": opts,
        "release": release,
        "headline": title_of(release),
        "link": release_link(release),
        "form": form,
        "said": in_words(release),
        "consequences": consequences(release),
        "groups": groups(form, release),
        "changes": [told(change) for change in NamedChange.objects.filter(release=release).select_related("by")],
    }
    return TemplateResponse(request, "admin/releases/release/who.html", context)


def acted(form: WhoForm, release: Release, by: User, request: HttpRequest) -> bool:
    """False to show the form again, with what is wrong and all that was ticked."""
    with transaction.atomic():
        now_is = locked(release)
        form.release = now_is
        if not form.is_valid():
            return False
        if form.cleaned_data["opened"] != stamp(now_is):
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["opened"] = stamp(now_is)  # type: ignore[index]
            form.add_error(None, _("Somebody else changed this meanwhile. Look at what is ticked, then save again."))
            return False
        change_people(now_is, form.restricted, form.cleaned_data["people"], by)
        return True


def consequences(release: Release) -> list[str]:
    return [
        _("Restricted, it is in nobody else's lists, searches, suggestions or matches, superusers included."),
        _("The same holds for the companies, people, contacts and topics that were made for it."),
        _("Whoever is taken off does not find it from that moment on."),
        _("A partner reviewer sees only the releases that name her, and can read them and comment."),
    ]


def groups(form: WhoForm, release: Release) -> list[dict[str, Any]]:
    """The people to choose from: the press office, then partner reviewers."""
    chosen = set(form["people"].value() or ())
    rows: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for user in desk():
        rows[user.role == Role.REVIEWER].append(
            {
                "pk": user.pk,
                "name": user.name,
                "email": user.email,
                "role": user.get_role_display().partition(":")[0].partition("：")[0] if user.role else "",
                "chosen": user.pk in chosen,
                "officer": user.pk == release.owner_id,
                "always": is_custodian(user),
            }
        )
    return [
        {"name": _("Press office"), "people": rows[False]},
        {"name": _("Partner reviewers"), "people": rows[True]},
    ]


def told(change: NamedChange) -> dict[str, str]:
    return {
        "at": local_clock(change.at),
        "by": str(change.by or "—"),
        "did": change.get_did_display(),
        "whom": change.whom,
    }
