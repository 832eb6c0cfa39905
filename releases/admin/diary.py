"""The diary at the desk: entries one by one, or a year of them from a spreadsheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.desk import DeskAdmin, marks, named
from accounts.guarded import GuardedForm
from accounts.plain_text import OneLine
from releases.admin.diary_sheet import SheetForm, lines_of, when
from releases.admin.lift import clock_time
from releases.diary import sheet as sheets
from releases.diary.entries import DiaryEntry
from releases.diary.history import Change, read
from releases.diary.published import UpcomingEntry
from releases.diary.publishing import known_to_readers, publish, reasons_why_not
from releases.diary.told import sentence


class ClockField(forms.CharField):
    """A time by 24 hours, as forgiving as that of an embargo."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return clock_time(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if hasattr(value, "strftime") else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class DiaryForm(GuardedForm):
    def _post_clean(self) -> None:
        """What keeps the entry from being saved, each beside its field; nothing typed is lost."""
        super()._post_clean()
        if not self.errors:
            for name, why in reasons_why_not(self.instance).items():
                self.add_error(name if name in self.fields else None, why)


@admin.register(DiaryEntry)
class DiaryDesk(DeskAdmin):
    form = DiaryForm
    change_form_template = "admin/releases/diary/change_form.html"
    change_list_template = "admin/releases/diary/change_list.html"
    list_display = ("called", "planned_for", "how_sure", "seen", "languages", "tied")
    list_display_links = ("called",)
    list_filter = ("state", "public")
    list_select_related = ("release", "published")
    search_fields = ("title_en", "title_zh_hant", "title_zh_hans", "reference")
    search_help_text = gettext_lazy("Title or reference")
    ordering = (F("day").asc(nulls_last=True), F("time").asc(nulls_first=True), "id")
    date_hierarchy = None
    autocomplete_fields = ("release",)
    fieldsets = (
        (None, {"fields": ("title",)}),
        (gettext_lazy("When"), {"fields": ("day", "time", "state", "reason")}),
        (gettext_lazy("Readers"), {"fields": ("public",)}),
        (gettext_lazy("Office"), {"fields": ("release", "reference")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        name = getattr(getattr(db_field, "translated_field", db_field), "name", "")
        if name in ("title", "reason"):
            kwargs |= {"form_class": OneLine, "widget": forms.Textarea(attrs={"rows": 1})}
        elif name == "day":
            kwargs["widget"] = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        elif name == "time":
            kwargs |= {"form_class": ClockField, "widget": forms.TextInput({"size": 8, "placeholder": "10:00"})}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: DiaryEntry, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        publish(obj)

    def has_delete_permission(self, request: HttpRequest, obj: DiaryEntry | None = None) -> bool:
        """What readers can see is cancelled, with a reason; it does not vanish."""
        still_seen = obj is not None and UpcomingEntry.objects.upcoming().filter(entry=obj.pk).exists()
        return not still_seen and super().has_delete_permission(request, obj)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        entry = self.get_object(request, object_id)
        known = known_to_readers(entry) if entry else None
        told = [sentence_and_reason(one) for one in reversed(read(known.history))] if known else []
        extra = {"history": told, "known": known}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    def get_urls(self) -> list[Any]:
        return [
            path("import/", self.admin_site.admin_view(self.import_sheet), name="releases_diaryentry_import"),
            *super().get_urls(),
        ]

    def import_sheet(self, request: HttpRequest) -> HttpResponse:
        """First what the sheet would do, row by row; it is saved only by a second, explicit step."""
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        form = SheetForm(request.POST or None, request.FILES or None)
        known = self.get_queryset(request)
        read_sheet = form.checked(known) if request.method == "POST" and form.is_valid() else None
        if read_sheet and "_confirm" in request.POST:
            saved = sheets.save(read_sheet)
            told = ngettext("%(n)s entry saved.", "%(n)s entries saved.", saved) % {"n": saved}
            messages.success(request, told)
            return HttpResponseRedirect(reverse("admin:releases_diaryentry_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Dates from a spreadsheet"),
            "form": form,
            "sheet": read_sheet,
            "lines": lines_of(read_sheet) if read_sheet else [],
            "right": read_sheet.count("new") + read_sheet.count("changed") if read_sheet else 0,
            "left_out": read_sheet.count("wrong") if read_sheet else 0,
        }
        return TemplateResponse(request, "admin/releases/diary/import.html", context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[DiaryEntry]:
        return super().get_queryset(request).select_related("release", "published")

    @admin.display(description=gettext_lazy("title of the entry"), ordering="title_en")
    def called(self, entry: DiaryEntry) -> str:
        return named(entry, "title")

    @admin.display(description=gettext_lazy("planned for"), ordering="day")
    def planned_for(self, entry: DiaryEntry) -> str:
        return when(entry)

    @admin.display(description=gettext_lazy("how sure it is"), ordering="state")
    def how_sure(self, entry: DiaryEntry) -> SafeString:
        return format_html('<span class="chip chip-diary-{}">{}</span>', entry.state, entry.get_state_display())

    @admin.display(description=gettext_lazy("readers see it"), ordering="public")
    def seen(self, entry: DiaryEntry) -> str:
        return _("yes") if entry.public else _("no")

    @admin.display(description=gettext_lazy("title in"))
    def languages(self, entry: DiaryEntry) -> SafeString:
        return marks(entry, "title")

    @admin.display(description=gettext_lazy("press release"))
    def tied(self, entry: DiaryEntry) -> SafeString | str:
        if entry.release is None:
            return ""
        address = reverse("admin:releases_release_change", args=[entry.release_id])
        return format_html('<a href="{}">{}</a>', address, named(entry.release, "headline") or _("(no headline yet)"))


def sentence_and_reason(change: Change) -> dict[str, str]:
    return {"sentence": sentence(change), "reason": next(iter(change.reason.values()), "")}
