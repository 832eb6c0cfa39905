"""One form per transition: what it needs to know, and the act. The table of transitions decides what is allowed."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases import issuing, workflow, zones
from releases.document import LANGUAGES
from releases.editions import Edition
from releases.models import Release
from releases.zones import in_words


class Step(forms.Form):
    name = ""
    done = gettext_lazy("Done.")

    def __init__(self, *args: Any, release: Release, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release, self.by = release, by

    def act(self) -> str:
        workflow.advance(self.name, self.release, self.by)
        return str(self.done)


class Submit(Step):
    name, done = "submit", gettext_lazy("Submitted for review.")


class SendBack(Step):
    name, done = "send_back", gettext_lazy("Back to draft.")


class Approve(Step):
    name, done = "approve", gettext_lazy("Approved.")


class Revise(Step):
    name = "revise"
    done = gettext_lazy("The working copy is a draft again. What is public stays as it is until you issue.")


def zone_choices() -> list[tuple[str, str]]:
    first = dict.fromkeys((settings.NEWSROOM_TIME_ZONE, settings.NEWSROOM_SECOND_ZONE))
    return [(zone, zone) for zone in [*first, *sorted(zoneinfo.available_timezones() - set(first))]]


class WithLift(Step):
    """A wall time in a named zone. One that daylight saving skips or repeats is refused with the choices."""

    lift = forms.DateTimeField(
        label=gettext_lazy("embargo ends"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"),
    )
    zone = forms.ChoiceField(label=gettext_lazy("time zone"), choices=zone_choices)
    meant = forms.ChoiceField(
        label=gettext_lazy("which of the two"), required=False, choices=[], widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.by.time_zone or settings.NEWSROOM_TIME_ZONE
        self.fields["zone"].initial = zone
        planned = workflow.pending(self.release)
        lift = planned.lift if planned else self.release.planned_lift
        if lift:
            self.fields["lift"].initial = lift.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lift = cleaned.get("lift")
        if lift is None or "zone" not in cleaned:
            return cleaned
        try:
            cleaned["instant"] = zones.instant(lift.replace(tzinfo=None), cleaned["zone"])
        except zones.NoSuchTime as problem:
            chosen = next((c for c in problem.choices if c.isoformat() == self.data.get("meant")), None)
            cleaned["instant"] = chosen
            if chosen is None:
                self.ask_which(problem)
        return cleaned

    def ask_which(self, problem: zones.NoSuchTime) -> None:
        field = self.fields["meant"]
        field.widget = forms.RadioSelect()
        field.choices = [(c.isoformat(), in_words(c)) for c in problem.choices]  # type: ignore[attr-defined]
        self.add_error("lift", problem.sentence)


class Issue(WithLift):
    name = "issue"
    kind = forms.ChoiceField(label=gettext_lazy("what changed"), required=False, choices=[])
    announced = forms.CharField(
        label=gettext_lazy("announce it with this line"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Outsiders see this line and the time under “Upcoming”. Empty: they see nothing."),
    )
    override = forms.CharField(
        label=gettext_lazy("reason for issuing in spite of what was found"), required=False, widget=forms.Textarea
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lift"].help_text = _("Empty: public at once.")
        if workflow.standing(self.release) and not workflow.pending(self.release):
            kinds = [Edition.Kind.CORRECTION, Edition.Kind.UPDATE, Edition.Kind.ADDITION]
            self.fields["kind"].choices = [(k.value, k.label) for k in kinds]  # type: ignore[attr-defined]
            for language, label in settings.LANGUAGES:
                self.fields[f"note_{language}"] = forms.CharField(
                    label=_("note to readers in %(language)s") % {"language": label},
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
        else:
            del self.fields["kind"]

    def act(self) -> str:
        given = self.cleaned_data
        edition = issuing.issue(
            self.release,
            by=self.by,
            lift=given.get("instant"),
            kind=given.get("kind", ""),
            note={code: text for code in LANGUAGES if (text := given.get(f"note_{code}"))},
            announced=self.announced_lines(),
            override=given["override"],
        )
        return _("Issued: %(time)s") % {"time": in_words(edition.lift)}

    def announced_lines(self) -> dict[str, str]:
        line = self.cleaned_data["announced"].strip()
        return {self.by.language: line} if line else {}


class Move(WithLift):
    name = "move"
    reason = forms.CharField(label=gettext_lazy("reason"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lift"].required = True

    def act(self) -> str:
        edition = issuing.move(self.release, self.cleaned_data["instant"], self.by, self.cleaned_data["reason"])
        return _("Moved to %(time)s") % {"time": in_words(edition.lift)}


class Withdraw(Step):
    name = "withdraw"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language, label in settings.LANGUAGES:
            self.fields[f"reason_{language}"] = forms.CharField(
                label=_("reason in %(language)s") % {"language": label},
                required=False,
                help_text=_("Readers of its address will see it."),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def act(self) -> str:
        reason = {language: self.cleaned_data[f"reason_{language}"] for language in LANGUAGES}
        public = issuing.withdraw(self.release, reason, self.by)
        return _("Withdrawn: its address says so.") if public else _("Withdrawn before anyone could read it.")


FORMS: dict[str, type[Step]] = {form.name: form for form in (Submit, SendBack, Approve, Issue, Revise, Move, Withdraw)}


def context(release: Release, by: User) -> dict[str, Any]:
    """For the bar of the release form: the state, what may happen next, what stands in the way."""
    edition = workflow.standing(release)
    return {
        "steps": [
            {"name": name, "label": workflow.TRANSITIONS[name].label} for name in workflow.available(release, by)
        ],
        "edition": edition,
        "edition_pending": workflow.pending(release),
        "edition_words": in_words(edition.lift) if edition else "",
    }
