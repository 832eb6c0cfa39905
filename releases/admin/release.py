"""The release form: the text, its parts, and what may happen to it next."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import DeskAdmin
from releases import preflight, workflow
from releases.admin import parts, steps
from releases.admin.conflict import ConflictForm
from releases.body import clean
from releases.document import LANGUAGES
from releases.freezing import column
from releases.history import remember
from releases.models import Release


class ReleaseForm(ConflictForm):
    class Meta:
        model = Release
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for language in LANGUAGES:
            field = column("body", language)
            if cleaned.get(field):
                cleaned[field] = clean(cleaned[field])
        return cleaned


@admin.register(Release)
class ReleaseDesk(DeskAdmin):
    form = ReleaseForm
    change_form_template = "admin/releases/release/change_form.html"
    list_display = ("__str__", "state", "planned_lift", "owner", "changed")
    list_filter = ("state", "owner")
    list_select_related = ("owner",)
    search_fields = ("headline_en", "headline_zh_hant", "headline_zh_hans")
    autocomplete_fields = ("owner",)
    date_hierarchy = None
    inlines = (
        parts.Quotes,
        parts.Figures,
        parts.Companies,
        parts.Contacts,
        parts.Topics,
        parts.Attachments,
    )
    fieldsets = (
        (None, {"fields": ("opened_at", "opened_with", "headline", "subheads", "highlights", "body")}),
        (
            gettext_lazy("Above and below the text"),
            {
                "fields": (
                    "notice",
                    "label",
                    "dateline",
                    "dateline_place",
                    "dateline_date",
                    "end_mark",
                    "notes_heading",
                    "notes",
                    "contacts_heading",
                )
            },
        ),
        (gettext_lazy("Embargo"), {"fields": ("planned_lift",)}),
        (gettext_lazy("Office"), {"fields": ("owner", "country")}),
    )

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Release | None:
        """On saving, held until the save is done, so that two saves come one after the other."""
        if request.method == "POST":
            list(Release.objects.select_for_update().filter(pk=object_id).values_list("pk"))
        return super().get_object(request, object_id, from_field)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"owner": request.user.pk, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Release, form: Any, change: bool) -> None:
        obj.revision += 1 if change else 0
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        remember(form.instance, request.user, _("edited") if change else _("written"))  # type: ignore[arg-type]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        release = Release.objects.filter(pk=object_id).first()
        extra = steps.context(release, request.user) if release else {}  # type: ignore[arg-type]
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    def get_urls(self) -> list[Any]:
        return [
            path("<str:pk>/do/<str:name>/", self.admin_site.admin_view(self.step), name="releases_release_step"),
            *super().get_urls(),
        ]

    def step(self, request: HttpRequest, pk: str, name: str) -> HttpResponse:
        """One transition: a page that says what will happen, then the act."""
        release = Release.objects.filter(pk=pk).first()
        form_class = steps.FORMS.get(name)
        if release is None or form_class is None or not self.has_change_permission(request, release):
            return HttpResponseRedirect(reverse("admin:releases_release_changelist"))
        form = form_class(request.POST or None, release=release, by=request.user)
        if request.method == "POST" and form.is_valid():
            try:
                with transaction.atomic():
                    sentence = form.act()
            except workflow.Refused as refused:
                for reason in refused.reasons:
                    form.add_error(None, reason)
            else:
                messages.success(request, sentence)
                return HttpResponseRedirect(reverse("admin:releases_release_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": workflow.TRANSITIONS[name].label,
            "opts": self.opts,
            "release": release,
            "original": release,
            "form": form,
            "findings": preflight.findings(release, release.planned_lift) if name == "issue" else [],
            "reasons": workflow.reasons_why_not(name, release, request.user),  # type: ignore[arg-type]
        }
        return TemplateResponse(request, "admin/releases/release/step.html", context)
