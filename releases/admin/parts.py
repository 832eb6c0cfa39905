"""The parts of a release as rows of its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import DeskInline, PlainInline, Rows
from accounts.plain_text import PlainText
from releases.access import seen
from releases.admin.conflict import ConflictFormSet, RowForm
from releases.body import sections_of
from releases.document import LANGUAGES, quote_parts
from releases.freezing import said
from releases.models import Attachment, Figure, Picture, Quote, Release, ReleaseCompany, ReleaseContact, StoredFile
from releases.pictures import keep_picture
from releases.stored_files import BadFile, keep_attachment

SMALL = {models.TextField: {"form_class": PlainText, "widget": forms.Textarea(attrs={"rows": 3})}}


class Sorted(Rows):
    formset = ConflictFormSet
    form = RowForm
    formfield_overrides: Any = {**Rows.formfield_overrides, **SMALL}
    sortable = True

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "order":
            field.required = False
            field.widget = forms.NumberInput({"class": "row-order", "min": 0})
            field.clean = lambda value: int(value) if str(value or "").isdigit() else 0  # type: ignore[method-assign]
        return field


class Part(Sorted, DeskInline):
    pass


class QuoteForm(RowForm):
    class Meta:
        model = Quote
        fields = "__all__"

    def words(self) -> list[dict[str, str]]:
        """What the person is quoted with in each language, as the text has it."""
        placed = placed_words(self.instance.release) if self.instance.release_id else {}
        return [
            {"language": language.replace("-", "_"), "words": " … ".join(placed[language].get(self.instance.pk, []))}
            for language in placed
        ]


def placed_words(release: Release) -> dict[str, dict[str, list[str]]]:
    """Language -> quote -> its words in the text; read once for all rows of a form."""
    if not hasattr(release, "placed_words"):
        release.placed_words = {  # type: ignore[attr-defined]
            language: quote_parts(sections_of(said(release, "body", language))) for language in LANGUAGES
        }
    return release.placed_words  # type: ignore[attr-defined]


class Quotes(Part):
    model = Quote
    form = QuoteForm
    row_head = "admin/releases/_quote_head.html"
    autocomplete_fields = ("person",)
    add_label = gettext_lazy("Add a quote")
    empty_label = gettext_lazy("No quotes yet. In the text, select the words that somebody said and press “Quote”.")
    verbose_name_plural = gettext_lazy("people and quotes")
    fieldsets = (
        (None, {"fields": ("person", "speaker", "title", "organisation")}),
        (
            gettext_lazy("Honorific, verb, and words not in the text"),
            {"classes": ("collapse",), "fields": ("honorific", "verb", "words")},
        ),
        (None, {"fields": ("order", "opened_with", "new_id")}),
    )


class UploadForm(RowForm):
    """A row with a file of its own. What is stored stays stored: an error elsewhere never asks for the file again."""

    upload = forms.FileField(label=gettext_lazy("file"), required=False)
    target = ""
    keep: Callable[[bytes, str, Any], Any]
    """Stores bytes under a name. -> their row. Raises BadFile with a sentence. Each kind of row has its own."""
    by: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields[self.target]
        field.queryset = seen(field.queryset, self.by)

    def clean_upload(self) -> Any:
        file = self.cleaned_data.get("upload")
        if file:
            try:
                kept = self.keep(file.read(), file.name, self.by)
            except BadFile as problem:
                raise forms.ValidationError(str(problem)) from None
            self.kept = kept
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data[self.add_prefix(self.target)] = kept.pk  # type: ignore[index]
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if getattr(self, "kept", None):
            cleaned[self.target] = self.kept
        return cleaned

    def stored(self) -> Any:
        """What the row shows: the file just uploaded, or the one that it has."""
        pk = self[self.target].value()
        return self.fields[self.target].queryset.filter(pk=pk).first() if pk else None  # type: ignore[attr-defined]


class FigureForm(UploadForm):
    target = "picture"
    keep = staticmethod(keep_picture)
    upload = forms.FileField(
        label=gettext_lazy("picture file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    picture = forms.ModelChoiceField(Picture.objects.all(), required=False, widget=forms.HiddenInput)

    class Meta:
        model = Figure
        fields = "__all__"

    def thumbnail(self) -> str:
        pk = self["picture"].value()
        return reverse("admin:releases_picture_thumbnail", args=[pk]) if pk else ""


class AttachmentForm(UploadForm):
    target = "file"
    keep = staticmethod(keep_attachment)
    upload = forms.FileField(
        label=gettext_lazy("file"),
        required=False,
        help_text=gettext_lazy("PDF, CSV, text, Word, Excel or PowerPoint, up to 50 MB."),
    )
    file = forms.ModelChoiceField(StoredFile.objects.all(), required=False, widget=forms.HiddenInput)

    class Meta:
        model = Attachment
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("file") and not cleaned.get("url") and not self.errors:
            self.add_error("upload", _("Choose a file, or give the address of a video."))
        return cleaned


class Figures(Part):
    model = Figure
    form = FigureForm
    row_head = "admin/releases/_figure_head.html"
    above = "admin/releases/_drop.html"
    add_label = gettext_lazy("Add a caption without a picture")
    empty_label = gettext_lazy("No pictures yet.")
    verbose_name = gettext_lazy("picture")
    verbose_name_plural = gettext_lazy("pictures")
    fieldsets = (
        (None, {"fields": ("caption", "alt", "credit", "upload")}),
        (
            gettext_lazy("Label, number and terms of use"),
            {"classes": ("collapse",), "fields": ("label", "number", "rights")},
        ),
        (None, {"fields": ("picture", "order", "opened_with", "new_id")}),
    )


class Attachments(Part):
    model = Attachment
    form = AttachmentForm
    row_head = "admin/releases/_attachment_head.html"
    add_label = gettext_lazy("Add an attachment")
    empty_label = gettext_lazy("No data tables, fact sheets, slides or videos yet.")
    fieldsets = (
        (None, {"fields": ("kind", "title", "upload", "url", "description")}),
        (None, {"fields": ("file", "order", "opened_with", "new_id")}),
    )


class Companies(Part):
    model = ReleaseCompany
    autocomplete_fields = ("company",)
    add_label = gettext_lazy("Add a company")
    empty_label = gettext_lazy("No companies yet. Begin with the one that issues this release.")
    verbose_name_plural = gettext_lazy("companies")
    fieldsets = (
        (None, {"fields": ("company", "role", "has_boilerplate")}),
        (
            gettext_lazy("Another “About” text for this release alone"),
            {"classes": ("collapse",), "fields": ("boilerplate_heading", "boilerplate")},
        ),
        (None, {"fields": ("order", "opened_with", "new_id")}),
    )


class Contacts(Sorted, PlainInline):
    model = ReleaseContact
    autocomplete_fields = ("contact",)
    add_label = gettext_lazy("Add a media contact")
    empty_label = gettext_lazy("No media contact yet: journalists will not know whom to call.")
    fieldsets = ((None, {"fields": ("contact", "order", "opened_with", "new_id")}),)
