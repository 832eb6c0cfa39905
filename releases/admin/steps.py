"""One form per transition: what it needs to know, what will happen in words, and the act.

The table of transitions decides what is allowed. A form remembers where the release stood when it was opened: a second
click, or a step that somebody else has just taken, does nothing twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from accounts.models import User
from accounts.plain_text import OneLine, PlainText
from releases import issuing, preflight, workflow
from releases.admin import bar
from releases.admin.lift import LiftField, zone_of
from releases.admin.lists import title_of
from releases.admin.standing import standing_of
from releases.document import LANGUAGES
from releases.editions import Announcement, Edition, now_at_the_door
from releases.freezing import languages_of
from releases.models import Release
from releases.zones import in_words


class Step(forms.Form):
    name = ""
    done: Any = gettext_lazy("Done.")
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, release: Release, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release, self.by = release, by
        self.fields["opened"].initial = stamp(release)

    def consequences(self) -> Iterator[str]:
        """What will happen, each a sentence."""
        yield from ()

    def act(self) -> str:
        workflow.advance(self.name, self.release, self.by)
        return str(self.done)


def planned(release: Release) -> str:
    if release.planned_lift:
        return _("Planned: public on %(time)s.") % {"time": in_words(release.planned_lift)}
    return _("Planned: for immediate release.")


def stamp(release: Release) -> str:
    """Where a release stands: another after every step."""
    edition = workflow.standing(release)
    return f"{release.state}:{edition.pk if edition else ''}:{edition.lift.isoformat() if edition else ''}"


class Submit(Step):
    name, done = "submit", gettext_lazy("Submitted for review.")

    def consequences(self) -> Iterator[str]:
        yield _("A colleague sees it under “Waiting for review” and can approve it or send it back.")
        yield _("You can go on editing. Nothing becomes public.")
        yield planned(self.release)


class SendBack(Step):
    name, done = "send_back", gettext_lazy("Back to draft.")

    def consequences(self) -> Iterator[str]:
        yield _("The release is a draft again. Nothing that was issued changes.")


class Approve(Step):
    name, done = "approve", gettext_lazy("Approved.")

    def consequences(self) -> Iterator[str]:
        yield _("The release can be issued. It is not public by this: issuing is the next step.")
        yield planned(self.release)


class Revise(Step):
    name = "revise"
    done = gettext_lazy("The working copy is a draft again. What is public stays as it is until you issue.")

    def consequences(self) -> Iterator[str]:
        yield _("The working copy becomes a draft that you can change and have reviewed.")
        yield _("What was issued stays as it is until you issue again.")


class WithLift(Step):
    lift = LiftField(label=gettext_lazy("Embargo ends"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["lift"]
        field.widget.zone = zone_of(self.by)
        planned = workflow.pending(self.release)
        field.initial = planned.lift if planned else self.release.planned_lift

    def instant(self) -> datetime.datetime | None:
        return self.cleaned_data.get("lift")


WHEN = (("later", gettext_lazy("Under embargo, until")), ("now", gettext_lazy("Now, for immediate release")))


class Issue(WithLift):
    name = "issue"
    when = forms.ChoiceField(label=gettext_lazy("When"), choices=WHEN, widget=forms.RadioSelect, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is this to readers?"), required=False, choices=[], widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].initial = "later" if self.fields["lift"].initial else "now"
        self.replaces = workflow.pending(self.release)
        self.languages = languages_of(self.release)
        self.already_public = bool(workflow.standing(self.release)) and not self.replaces
        if self.already_public:
            self.ask_what_changed()
        else:
            del self.fields["kind"]
        self.ask_announcement()
        self.findings = preflight.findings(self.release, None)
        if self.stopping():
            self.fields["override"] = PlainText(
                label=_("Reason for issuing in spite of this"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Goes on record with your name. Empty: the release is not issued while this stands."),
            )

    def stopping(self) -> bool:
        approved = not workflow.reasons_why_not("issue", self.release, self.by)
        return not approved or any(found.severity == preflight.Severity.ERROR for found in self.findings)

    def ask_what_changed(self) -> None:
        kinds = [Edition.Kind.CORRECTION, Edition.Kind.UPDATE, Edition.Kind.ADDITION]
        self.fields["kind"].choices = [(k.value, k.label) for k in kinds]  # type: ignore[attr-defined]
        for language in self.languages:
            self.fields[f"note_{language}"] = in_language(
                language, PlainText(label=_("Note to readers"), required=False, widget=forms.Textarea({"rows": 2}))
            )

    def ask_announcement(self) -> None:
        kept = Announcement.objects.filter(edition=self.replaces).first() if self.replaces else None
        for language in self.languages:
            self.fields[f"announced_{language}"] = in_language(
                language,
                OneLine(label=_("Announce it with this line"), required=False, max_length=200),
                kept.line.get(language, "") if kept else "",
            )

    def group(self, prefix: str) -> list[dict[str, Any]]:
        return [
            {
                "field": self[f"{prefix}_{language}"],
                "html": HTML_LANGUAGES[language],
                "name": LANGUAGE_NAMES[language],
            }
            for language in self.languages
            if f"{prefix}_{language}" in self.fields
        ]

    def announcements(self) -> list[dict[str, Any]]:
        return self.group("announced")

    def notes(self) -> list[dict[str, Any]]:
        return self.group("note")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        when = cleaned.get("when") or ("later" if cleaned.get("lift") else "now")
        if when == "later" and not cleaned.get("lift") and "lift" not in self.errors:
            self.add_error("lift", _("Say until when, or choose “Now”."))
        if when == "now":
            cleaned["lift"] = None
            self.errors.pop("lift", None)
        if self.already_public and not cleaned.get("kind"):
            self.add_error("kind", _("Say what this is, as readers know the release already."))
        return cleaned

    def consequences(self) -> Iterator[str]:
        names = "、".join if self.by.language != "en" else ", ".join
        if self.languages:
            yield _("Issued in %(languages)s.") % {"languages": names(LANGUAGE_NAMES[code] for code in self.languages)}
        missing = [LANGUAGE_NAMES[code] for code in LANGUAGES if code not in self.languages]
        if missing:
            yield _("Not in %(languages)s, where the text is not complete.") % {"languages": names(missing)}
        if self.replaces:
            yield _("It replaces the text under embargo. Nobody outside sees a difference.")

    def act(self) -> str:
        given = self.cleaned_data
        edition = issuing.issue(
            self.release,
            by=self.by,
            lift=self.instant(),
            kind=given.get("kind", ""),
            note=self.filled("note"),
            announced=self.filled("announced") if self.instant() else {},
            override=given.get("override", ""),
        )
        if edition.lift > now_at_the_door():
            return _("Issued under embargo. It becomes public on %(time)s.") % {"time": in_words(edition.lift)}
        return _("Issued. It is public since %(time)s.") % {"time": in_words(edition.lift)}

    def filled(self, prefix: str) -> dict[str, str]:
        values = {code: self.cleaned_data.get(f"{prefix}_{code}", "").strip() for code in self.languages}
        return {code: text for code, text in values.items() if text}


def in_language(language: str, field: forms.Field, initial: str = "") -> forms.Field:
    field.widget.attrs["lang"] = HTML_LANGUAGES[language]
    field.initial = initial
    return field


class Move(WithLift):
    name = "move"
    reason = PlainText(label=gettext_lazy("Reason"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lift"].label = _("New time")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("lift") and "lift" not in self.errors:
            self.add_error("lift", _("Give the new time."))
        return cleaned

    def consequences(self) -> Iterator[str]:
        pending = workflow.pending(self.release)
        if pending:
            yield _("Now: %(time)s.") % {"time": in_words(pending.lift)}
            yield _("All languages, pictures and attachments move together.")
            if Announcement.objects.filter(edition=pending).exists():
                yield _("The new time is shown under “Upcoming” at once.")

    def act(self) -> str:
        lift = self.instant()
        assert lift is not None
        edition = issuing.move(self.release, lift, self.by, self.cleaned_data["reason"])
        return _("Moved to %(time)s.") % {"time": in_words(edition.lift)}


class Withdraw(Step):
    name = "withdraw"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            self.fields[f"reason_{language}"] = in_language(
                language, PlainText(label=_("Reason"), required=False, widget=forms.Textarea({"rows": 2}))
            )

    def reasons(self) -> list[dict[str, Any]]:
        return [
            {"field": self[f"reason_{code}"], "html": HTML_LANGUAGES[code], "name": LANGUAGE_NAMES[code]}
            for code in LANGUAGES
        ]

    def consequences(self) -> Iterator[str]:
        if workflow.pending(self.release) == workflow.standing(self.release):
            yield _("If nobody outside could read it yet, nobody will learn that it was there.")
        yield _("What is public disappears at once; readers of its address see your reason.")

    def act(self) -> str:
        reason: dict[str, str] = {code: self.cleaned_data[f"reason_{code}"] for code in LANGUAGES}
        public = issuing.withdraw(self.release, reason, self.by)
        return _("Withdrawn: its address says so.") if public else _("Withdrawn before anyone could read it.")


FORMS: dict[str, type[Step]] = {form.name: form for form in (Submit, SendBack, Approve, Issue, Revise, Move, Withdraw)}


def page(request: HttpRequest, release: Release, name: str, site: Any, opts: Any) -> HttpResponse:
    """What will happen, in words; then the act."""
    by: User = request.user  # type: ignore[assignment]
    form = FORMS[name](request.POST if request.method == "POST" else None, release=release, by=by)
    back = HttpResponseRedirect(reverse("admin:releases_release_change", args=[release.pk]))
    if request.method == "POST":
        outcome = acted(form, name, request)
        if outcome:
            messages.add_message(request, *outcome)
            return back
    form.release.refresh_from_db()
    context = {
        **site.each_context(request),
        "title": workflow.TRANSITIONS[name].label,
        "opts": opts,
        "release": release,
        "headline": title_of(release),
        "form": form,
        "name": name,
        "standing": standing_of(release, now_at_the_door()),
        "consequences": list(form.consequences()),
        "findings": bar.found(release) if name in ("submit", "approve", "issue") else [],
        "reasons": workflow.reasons_why_not(name, release, by),
        "zones": (settings.NEWSROOM_TIME_ZONE, settings.NEWSROOM_SECOND_ZONE),
    }
    return TemplateResponse(request, "admin/releases/release/step.html", context)


def acted(form: Step, name: str, request: HttpRequest) -> tuple[int, str] | None:
    """-> what to say on the release's page; None to show the form again, with what is wrong and all that was typed."""
    try:
        with transaction.atomic():
            issuing.locked(form.release)
            form.release.refresh_from_db()
            opened = request.POST.get("opened")
            if opened and opened != stamp(form.release):
                return messages.INFO, already(form.release)
            if not form.is_valid():
                return None
            return messages.SUCCESS, form.act()
    except workflow.Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    return None


def already(release: Release) -> str:
    standing = standing_of(release, now_at_the_door())
    where = f"{standing.label}, {standing.when}" if standing.code else release.get_state_display()
    sentence = _("Nothing was done: this step was taken already, by you or somebody else. The release is %(state)s.")
    return sentence % {"state": where}
