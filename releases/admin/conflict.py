"""Two people save one release: the second keeps her text, takes what only the other changed, and sees the rest.

The form carries a digest of each field as she opened it. A field that she did not touch takes what is saved now; one
that both changed is shown with the other's text beside hers, and saving again keeps hers.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from releases.models import Release


def digest(value: Any) -> str:
    plain = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


class ConflictForm(forms.ModelForm):
    opened_at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    opened_with = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened_at"] = self.instance.revision
        self.initial["opened_with"] = {name: digest(self.initial.get(name)) for name in self.model_fields()}

    def model_fields(self) -> list[str]:
        return [name for name in self.fields if not name.startswith("opened_")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.pk and cleaned.get("opened_at") not in (None, self.instance.revision):
            self.instance.conflict = True
            self.merge(Release.objects.get(pk=self.instance.pk), cleaned)
        return cleaned

    def merge(self, saved: Release, cleaned: dict[str, Any]) -> None:
        """Always an error, so that she looks before anything is saved."""
        opened = cleaned.get("opened_with") or {}
        self.data = self.data.copy()  # type: ignore[union-attr]
        for name in self.model_fields():
            theirs = self.initial.get(name)
            hers_now, theirs_now = digest(cleaned.get(name)), digest(theirs)
            if hers_now == theirs_now:
                continue
            if hers_now == opened.get(name):
                self.data[self.add_prefix(name)] = "" if theirs is None else theirs  # type: ignore[index]
            elif theirs_now != opened.get(name) and name in self.cleaned_data:
                self.add_error(name, _("Saved by somebody else: %(text)s") % {"text": theirs or "—"})
        self.data[self.add_prefix("opened_at")] = str(saved.revision)  # type: ignore[index]
        self.data[self.add_prefix("opened_with")] = json.dumps(self.initial["opened_with"])  # type: ignore[index]
        sentence = _(
            "Somebody else saved this release while you were writing. Nothing of yours is lost: what only they changed "
            "has been taken over, what both of you changed shows their text beside yours. Save again to keep yours."
        )
        self.add_error(None, sentence)


class ConflictFormSet(BaseInlineFormSet):
    """The rows of a release in conflict: each changed field says what is saved now."""

    def clean(self) -> None:
        super().clean()
        if not getattr(self.instance, "conflict", False):
            return
        for form in self.initial_forms:
            for name in form.changed_data:
                if name in form.cleaned_data and name in form.initial:
                    theirs = form.initial.get(name)
                    form.add_error(name, _("Saved now: %(text)s") % {"text": theirs or "—"})
