"""A broken embargo at the desk: put it on record, decide, and tell all who hold the release in one message."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from accounts.models import User
from accounts.plain_text import OneLine, PlainText
from contacts.outlets import Outlet
from releases import broken, grants, workflow
from releases.admin.lift import LiftField, zone_of
from releases.admin.lists import local_clock
from releases.broken import Breach
from releases.document import LANGUAGES
from releases.editions import now
from releases.models import Release
from releases.zones import in_words

DECISIONS = (
    (Breach.Decision.HOLD, gettext_lazy("Hold: the embargo stands for everybody else")),
    (Breach.Decision.END, gettext_lazy("End the embargo now, for everyone")),
)
MESSAGES = {
    Breach.Decision.HOLD: gettext_lazy(
        "An outlet has broken the embargo of this release. It still stands for you. Please go on keeping it."
    ),
    Breach.Decision.END: gettext_lazy(
        "An outlet has broken the embargo of this release. It has ended for everyone: you may publish now."
    ),
}


class BreachForm(forms.Form):
    named = OneLine(label=gettext_lazy("Which outlet broke it"), max_length=200)
    link = forms.URLField(
        label=gettext_lazy("Address of what it published"), required=False, max_length=500, assume_scheme="https"
    )
    seen = LiftField(label=gettext_lazy("When it was seen"))
    note = PlainText(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("For the press office alone."),
    )  # fmt: skip
    decision = forms.ChoiceField(label=gettext_lazy("What is decided"), choices=DECISIONS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, release: Release, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release, self.by = release, by
        self.fields["seen"].widget.zone = zone_of(by)
        self.fields["seen"].initial = now().replace(microsecond=0, second=0)
        for language in LANGUAGES:
            with translation.override(language):
                field = PlainText(label=_("Message to all who hold it"), required=False)
            field.widget = forms.Textarea({"rows": 2, "lang": HTML_LANGUAGES[language]})
            self.fields[f"message_{language}"] = field
        if self.alone:
            self.fields["reason"] = PlainText(
                label=_("Why it cannot wait for a second person"),
                required=False,
                widget=forms.Textarea({"rows": 2}),
                help_text=_("Only for ending the embargo. A second person confirms it afterwards."),
            )

    @property
    def alone(self) -> bool:
        """Ending it is not for this person without the urgent lane."""
        return bool(workflow.pending(self.release)) and bool(workflow.why_not_end(self.release, self.by))

    def messages(self) -> list[dict[str, Any]]:
        return [
            {"field": self[f"message_{code}"], "html": HTML_LANGUAGES[code], "name": LANGUAGE_NAMES[code]}
            for code in LANGUAGES
        ]

    def message(self) -> dict[str, str]:
        """As written; a language left empty says the office's standing sentence."""
        said = {code: self.cleaned_data[f"message_{code}"].strip() for code in LANGUAGES}
        standing = MESSAGES[Breach.Decision(self.cleaned_data["decision"])]
        for code, text in said.items():
            if not text:
                with translation.override(code):
                    said[code] = str(standing)
        return dict(said)

    def clean_seen(self) -> Any:
        seen = self.cleaned_data.get("seen")
        if seen is None:
            raise forms.ValidationError(_("Say when it was seen."))
        return seen

    def act(self) -> Breach:
        given = self.cleaned_data
        return broken.report(
            self.release,
            self.by,
            given["named"],
            given["seen"],
            given["decision"],
            self.message(),
            link=given["link"],
            outlet=outlet_called(given["named"]),
            note=given["note"],
            reason=given.get("reason", ""),
        )


def outlet_called(name: str) -> Outlet | None:
    """The outlet of exactly this name in one of the languages."""
    rows = [Outlet.objects.filter(**{f"name_{code.replace('-', '_')}__iexact": name}).first() for code in LANGUAGES]
    return next((row for row in rows if row), None)


def page(request: HttpRequest, release: Release, context: dict[str, Any]) -> HttpResponse:
    by: User = request.user  # type: ignore[assignment]
    if request.method == "POST" and "_confirm" in request.POST:
        return confirmed(request, release, by)
    form = BreachForm(request.POST or None, release=release, by=by)
    if request.method == "POST" and form.is_valid():
        try:
            breach = form.act()
        except workflow.Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        else:
            ended = breach.decision == Breach.Decision.END
            messages.success(request, _("On record. The embargo has ended: the release is public.") if ended
                             else _("On record. The embargo stands."))  # fmt: skip
            return HttpResponseRedirect(request.path)
    shown = {
        "title": _("Embargo broken"),
        "form": form,
        "consequences": consequences(context),
        "breaches": [row(breach, by) for breach in Breach.objects.filter(edition__release=release)],
    }
    return TemplateResponse(request, "admin/releases/access/broken.html", {**context, **shown})


def consequences(context: dict[str, Any]) -> list[str]:
    """What either decision does."""
    edition = context["edition"]
    if not context["waits"] or edition is None:
        return []
    people = grants.holders_of(edition).filter(ended=None).count()
    sentence = ngettext("%(n)d person will be told.", "%(n)d people will be told, in one message.", people)
    return [
        sentence % {"n": people},
        _("Hold: nothing changes for readers. The embargo ends on %(time)s.") % {"time": context["when"]},
        _("End: the release is public at once in all languages, exactly as it was issued."),
    ]


def confirmed(request: HttpRequest, release: Release, by: User) -> HttpResponse:
    breach = Breach.objects.filter(pk=request.POST["_confirm"], edition__release=release).first()
    if breach:
        try:
            broken.confirm(breach.pk, by)
            messages.success(request, _("Confirmed, with your name and the time."))
        except workflow.Refused as refused:
            messages.error(request, " ".join(refused.reasons))
    return HttpResponseRedirect(reverse("admin:releases_release_broken", args=[release.pk]))


def to_confirm(release: Release) -> int:
    return Breach.objects.filter(edition__release=release, urgent=True, confirmed=None).count()


def row(breach: Breach, by: User) -> dict[str, Any]:
    return {
        "breach": breach,
        "seen": in_words(breach.seen),
        "at": local_clock(breach.at),
        "by": str(breach.by or "—"),
        "decision": breach.get_decision_display(),
        "waits": breach.waits_for_confirmation,
        "mine": not broken.why_not_confirm(breach, by),
        "confirmed": local_clock(breach.confirmed) if breach.confirmed else "",
        "confirmed_by": str(breach.confirmed_by or "—"),
    }
