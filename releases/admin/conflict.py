"""Two people save one release: the second keeps her text, takes what only the other changed, and sees the rest.

Each form carries a digest of each of its fields as she opened it. A field that she did not touch takes what is saved
now; one that both changed is shown with the other's text beside hers, and saving again keeps hers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.guarded import GuardedForm, OwnRows
from releases.models import Release


def digest(value: Any) -> str:
    if isinstance(value, Model):
        value = value.pk
    elif isinstance(value, list | tuple | QuerySet):
        value = sorted(str(getattr(one, "pk", one)) for one in value)
    plain = "" if value in (None, False) else str(value).replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


class Opened(forms.JSONField):
    """The digests. They say how the form was opened, and are never a change by themselves."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class OpenedForm(GuardedForm):
    """Knows what each of its fields held when it was opened, and what both sides did since."""

    opened_with = Opened(required=False)
    no_conflict: tuple[str, ...] = (
        "opened_with", "opened_at", "DELETE", "id", "release", "new_id", "order", "begins_restricted", "id_to_come",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial["opened_with"] = self.digests()

    def texts(self) -> list[str]:
        return [name for name in self.fields if name not in self.no_conflict]

    def digests(self) -> dict[str, str]:
        return {name: digest(self.get_initial_for_field(self.fields[name], name)) for name in self.texts()}

    def merge(self) -> bool:
        """Take over what only the other changed; mark what both did. -> True if anything was marked."""
        opened = self.cleaned_data.get("opened_with") or {}
        self.data = self.data.copy()  # type: ignore[attr-defined]
        marked = False
        for name in self.texts():
            theirs = self.get_initial_for_field(self.fields[name], name)
            hers_now, theirs_now = digest(self.cleaned_data.get(name)), digest(theirs)
            if hers_now == theirs_now or name not in opened:
                continue
            if hers_now == opened[name]:
                self.put(name, theirs)
            elif theirs_now != opened[name] and name in self.cleaned_data:
                marked = True
                self.add_error(name, _("Saved by somebody else: %(text)s") % {"text": shown(theirs)})
        self.data[self.add_prefix("opened_with")] = json.dumps(self.digests())  # type: ignore[index]
        return marked

    def put(self, name: str, value: Any) -> None:
        widget, key = self.fields[name].widget, self.add_prefix(name)
        if isinstance(widget, forms.MultiWidget):
            for n, part in enumerate(widget.decompress(value) or ()):
                self.data[f"{key}_{n}"] = "" if part is None else str(part)  # type: ignore[index]
        elif isinstance(value, list | tuple | QuerySet):
            self.data.setlist(key, [str(getattr(one, "pk", one)) for one in value])  # type: ignore[attr-defined]
        else:
            self.data[key] = "" if value in (None, False) else value  # type: ignore[index]


def shown(value: Any) -> str:
    return Truncator(str(value)).chars(400) if value not in (None, "") else "—"


class ConflictForm(OpenedForm):
    """The release itself: it also carries the number of the save that it was opened after."""

    opened_at = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened_at"] = self.instance.revision
        self.initial["opened_with"] = self.digests()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.instance._state.adding and cleaned.get("opened_at") not in (None, self.instance.revision):
            self.instance.conflict = True
            self.look_before_saving(Release.objects.get(pk=self.instance.pk))
        return cleaned

    def look_before_saving(self, saved: Release) -> None:
        """Always an error, so that she looks before anything is saved."""
        self.merge()
        self.data[self.add_prefix("opened_at")] = str(saved.revision)  # type: ignore[index]
        sentence = _(
            "Somebody else saved this release while you were writing. Nothing of yours is lost: what only they changed "
            "has been taken over, what both of you changed shows their text beside yours. Save again to keep yours."
        )
        self.add_error(None, sentence)


class RowForm(OpenedForm):
    """A part of a release. A new row says by which id the text already calls it; once saved, the text has its own.

    It never gets the id that was sent: whether another row has that one is nobody's business.
    """

    new_id = forms.RegexField(r"^[23456789bcdfghjkmnpqrstvwxz]{20}$", required=False, widget=forms.HiddenInput)

    def has_changed(self) -> bool:
        """An order or an id alone, on a row that was only opened, is nothing to keep."""
        real = [name for name in self.changed_data if name not in ("order", "new_id")]
        return bool(real) if self.instance._state.adding else bool(self.changed_data)

    def _post_clean(self) -> None:
        if self.instance._state.adding and (called := self.cleaned_data.get("new_id")):
            self.called = called
        super()._post_clean()


class ConflictFormSet(OwnRows):
    """The rows of a release in conflict. A row that somebody else removed meanwhile is hers again, as a new one."""

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        if self.is_bound:
            self.keep_rows_that_are_gone()

    def keep_rows_that_are_gone(self) -> None:
        known = {str(pk) for pk in self.get_queryset().values_list("pk", flat=True)}
        initial, total = self.initial_form_count(), self.total_form_count()
        prefix = str(self.prefix)
        posted = [self.data.get(f"{prefix}-{n}-id", "") for n in range(initial)]
        gone = [n for n, pk in enumerate(posted) if pk not in known]
        if not gone:
            return
        order = [n for n in range(total) if n not in gone]
        first = len(posted) - len(gone)
        data = renumbered(self.data, prefix, [*order[:first], *gone, *order[first:]])
        for n, pk in enumerate((posted[n] for n in gone), start=first):
            data[f"{prefix}-{n}-id"] = ""
            data[f"{prefix}-{n}-new_id"] = pk
        data[f"{prefix}-INITIAL_FORMS"] = str(first)
        self.data = data
        del self.__dict__["management_form"]

    def own_ids(self) -> dict[str, str]:
        """What the text calls a new row -> the id that it was saved with."""
        rows = (form for form in self.forms if hasattr(form, "called") and not form.instance._state.adding)
        return {form.called: form.instance.pk for form in rows}

    def clean(self) -> None:
        super().clean()
        if getattr(self.instance, "conflict", False):
            for form in self.initial_forms:
                if isinstance(form, OpenedForm) and hasattr(form, "cleaned_data"):
                    form.merge()


def renumbered(data: Any, prefix: str, order: Iterable[int]) -> Any:
    """The same rows under other numbers: `order` lists the old numbers."""
    moved = data.copy()
    rows = {n: [key for key in data if key.startswith(f"{prefix}-{n}-")] for n in order}
    for keys in rows.values():
        for key in keys:
            del moved[key]
    for to, (n, keys) in enumerate(rows.items()):
        for key in keys:
            moved.setlist(f"{prefix}-{to}-{key.removeprefix(f'{prefix}-{n}-')}", data.getlist(key))
    return moved
