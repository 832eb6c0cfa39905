"""The parts of a release as rows of its form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.desk import DeskInline
from releases.admin.conflict import ConflictFormSet
from releases.models import Attachment, Figure, Quote, ReleaseCompany, ReleaseContact, ReleaseTopic
from releases.pictures import keep_picture
from releases.stored_files import BadFile, keep_attachment


class Companies(DeskInline):
    model = ReleaseCompany
    formset = ConflictFormSet
    autocomplete_fields = ("company",)


class Contacts(admin.TabularInline):
    model = ReleaseContact
    formset = ConflictFormSet
    extra = 0
    autocomplete_fields = ("contact",)


class Topics(admin.TabularInline):
    model = ReleaseTopic
    formset = ConflictFormSet
    extra = 0
    autocomplete_fields = ("topic",)


class Quotes(DeskInline):
    model = Quote
    formset = ConflictFormSet
    autocomplete_fields = ("person",)


class UploadForm(forms.ModelForm):
    """A row with a file of its own: what cannot be taken is refused in the row, and the rest of the form is kept."""

    upload = forms.FileField(label=_("file"), required=False)

    def clean_upload(self) -> Any:
        file = self.cleaned_data.get("upload")
        if file:
            try:
                self.kept = self.keep(file.read(), file.name)
            except BadFile as problem:
                raise forms.ValidationError(str(problem)) from None
        return file

    def keep(self, data: bytes, name: str) -> Any:
        return keep_attachment(data, name)


class FigureForm(UploadForm):
    upload = forms.FileField(label=_("upload a picture"), required=False)

    class Meta:
        model = Figure
        fields = "__all__"

    def keep(self, data: bytes, name: str) -> Any:
        return keep_picture(data, name)

    def save(self, commit: bool = True) -> Any:
        if getattr(self, "kept", None):
            self.instance.picture = self.kept
        return super().save(commit)


class AttachmentForm(UploadForm):
    class Meta:
        model = Attachment
        fields = "__all__"

    def save(self, commit: bool = True) -> Any:
        if getattr(self, "kept", None):
            self.instance.file = self.kept
        return super().save(commit)


class Figures(DeskInline):
    model = Figure
    formset = ConflictFormSet
    form = FigureForm
    exclude = ("picture",)


class Attachments(DeskInline):
    model = Attachment
    formset = ConflictFormSet
    form = AttachmentForm
    exclude = ("file",)
