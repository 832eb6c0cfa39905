"""The release form: the text, its parts, and what may happen to it next."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.plain_text import OneLine, PlainText
from accounts.roles import Role
from releases.access import desk, named_on, restrict_to_its_people, seen, sees
from releases.admin import (
    bar,
    drop_links,
    early_access,
    files,
    guard,
    importing,
    lift,
    lists,
    parts,
    people,
    preview,
    reading,
    standstill,
    steps,
    who,
)
from releases.admin.conflict import ConflictForm
from releases.admin.editor import Body, Editor
from releases.document import LANGUAGES
from releases.freezing import column
from releases.history import remember
from releases.made_for import connected, id_of
from releases.models import Release, Topic


class ReleaseForm(ConflictForm):
    planned_lift = lift.LiftField(
        label=gettext_lazy("Planned embargo time"),
        help_text=gettext_lazy("Only a proposal until the release is issued. Empty: for immediate release."),
    )
    subjects: Any = forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )

    begins_restricted = forms.BooleanField(
        label=gettext_lazy("Only for the people named"),
        required=False,
        help_text=gettext_lazy("You and its officer, until you name others. Nobody else at the press office finds it."),
    )
    id_to_come = forms.CharField(required=False, widget=forms.HiddenInput)
    by: Any = None

    class Meta:
        model = Release
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        topics = list(instance.topics.values_list("pk", flat=True)) if instance else []
        kwargs["initial"] = {"subjects": topics, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["planned_lift"].widget.zone = lift.zone_of(self.by)
        fields["subjects"].queryset = seen(Topic.objects.all(), self.by)
        if not self.instance._state.adding:
            del fields["begins_restricted"], fields["id_to_come"]
        if self.instance.restricted and "owner" in fields:
            fields["owner"].queryset = fields["owner"].queryset.filter(pk__in=named_on(self.instance))

    def clean(self) -> dict[str, Any]:
        """A new release gets the id by which what was made for it knows it already."""
        if self.instance._state.adding:
            self.instance.restricted = bool(self.cleaned_data.get("begins_restricted"))
            pk = id_of(self.cleaned_data.get("id_to_come", ""), self.by)
            if pk and not Release.objects.filter(pk=pk).exists():
                self.instance.pk = pk
        return super().clean()

    def _save_m2m(self) -> None:
        super()._save_m2m()
        self.instance.topics.set(self.cleaned_data["subjects"])


@admin.register(Release)
class ReleaseDesk(lists.ReleaseList):
    form = ReleaseForm
    change_form_template = "admin/releases/release/change_form.html"
    inlines = (parts.Quotes, parts.Figures, parts.Attachments, parts.Companies, parts.Contacts)
    fieldsets = (
        (gettext_lazy("The text"), {"fields": ("headline", "subheads", "highlights", "body")}),
        (gettext_lazy("Topics"), {"fields": ("subjects",)}),
        (
            gettext_lazy("Above and below the text"),
            {
                "fields": (
                    "label",
                    "dateline",
                    "dateline_place",
                    "dateline_date",
                    "notice",
                    "notes",
                    "notes_heading",
                    "contacts_heading",
                    "end_mark",
                )
            },
        ),
        (gettext_lazy("Embargo"), {"fields": ("planned_lift",)}),
        (gettext_lazy("Office"), {"fields": ("owner", "country", "opened_at", "opened_with")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        name = getattr(getattr(db_field, "translated_field", db_field), "name", "")
        if name == "body":
            kwargs |= {"form_class": Body, "widget": Editor()}
        elif name == "headline":
            kwargs |= {"form_class": OneLine, "widget": forms.Textarea(attrs={"rows": 1, "class": "headline"})}
        elif isinstance(db_field, models.TextField):
            kwargs |= {"form_class": PlainText, "widget": forms.Textarea(attrs={"rows": 2})}
        elif name == "dateline_date":
            kwargs["widget"] = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "owner":
            kwargs["queryset"] = desk().exclude(role=Role.REVIEWER)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """It knows who is at the desk: her zone, and what she may find."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        who = (gettext_lazy("Who sees it"), {"fields": ("begins_restricted", "id_to_come")})
        return [*super().get_fieldsets(request, obj), *([] if obj else [who])]

    def has_view_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return super().has_view_permission(request, obj) and self.finds(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return super().has_change_permission(request, obj) and self.finds(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self.finds(request, obj)

    def finds(self, request: HttpRequest, release: Release | None) -> bool:
        return release is None or sees(request.user, release)  # type: ignore[arg-type]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Release | None:
        """On saving, held until the save is done, so that two saves come one after the other."""
        if request.method == "POST":
            found = seen(Release.objects.filter(pk=object_id), request.user)  # type: ignore[arg-type]
            list(found.select_for_update().values_list("pk"))
        return super().get_object(request, object_id, from_field)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        own = {"owner": request.user.pk, "id_to_come": guard.token_to_come(request)}
        return {**own, **super().get_changeform_initial_data(request)}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Only a save that changed something counts as one: nobody else is asked to look for nothing."""
        super().save_related(request, form, formsets, change)
        call_by_their_ids(form.instance, formsets)
        if form.instance.restricted and not change:
            restrict_to_its_people(form.instance, request.user)  # type: ignore[arg-type]
        connected(form.instance)
        changed = set(form.changed_data) - {"opened_at", "opened_with"}
        if change and (changed or any(formset.has_changed() for formset in formsets)):
            Release.objects.filter(pk=form.instance.pk).update(revision=F("revision") + 1)
        saved = Release.objects.get(pk=form.instance.pk)
        remember(saved, request.user, _("edited") if change else _("written"))  # type: ignore[arg-type]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        release = seen(Release.objects.filter(pk=object_id), request.user).first()  # type: ignore[arg-type]
        extra = bar.context(release, request.user) if release and request.method == "GET" else {}  # type: ignore[arg-type]
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """After an error the bar is needed as much as before."""
        release = kwargs.get("obj") or context.get("original")
        if release is not None and "standing" not in context:
            saved = self.fetched(request, release.pk)
            context.update(bar.context(saved, request.user))  # type: ignore[arg-type]
        if release is not None:
            context.update(who.in_short(release))
        context["bound"] = request.method == "POST"
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Release, post_url_continue: str | None = None) -> HttpResponse:
        return self.after_saving(request, obj)

    def response_change(self, request: HttpRequest, obj: Release) -> HttpResponse:
        return self.after_saving(request, obj)

    def after_saving(self, request: HttpRequest, release: Release) -> HttpResponse:
        """She stays with the release; or goes where the button that saved it leads."""
        asked = request.POST.get("_step", "")
        if asked in steps.FORMS:
            return HttpResponseRedirect(reverse("admin:releases_release_step", args=[release.pk, asked]))
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("admin:releases_release_preview", args=[release.pk]))
        if not self.finds(request, release):
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("admin:releases_release_changelist"))
        clock = timezone.localtime().strftime("%H:%M")
        messages.success(request, _("Saved at %(time)s.") % {"time": clock})
        return HttpResponseRedirect(reverse("admin:releases_release_change", args=[release.pk]))

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("freeze/", view(self.freeze), name="desk_freeze"),
            path("when/", view(lift.read_back), name="desk_when"),
            path("people/", view(self.asked(people.people)), name="desk_people"),
            path("pictures/", view(self.asked(files.upload_picture)), name="releases_picture_upload"),
            path("pictures/<str:pk>/", view(self.read_by(files.thumbnail)), name="releases_picture_thumbnail"),
            path("files/", view(files.files_root), name="desk_files"),
            path("files/<str:random>/<str:name>", view(self.read_by(files.desk_file)), name="desk_file"),
            *importing.urls(self),
            *drop_links.urls(self),
            *early_access.urls(self),
            path("<str:pk>/preview/", view(self.preview), name="releases_release_preview"),
            path("<str:pk>/preview/<str:language>/", view(self.preview_page), name="releases_release_preview_page"),
            path("<str:pk>/who/", view(self.who), name="releases_release_who"),
            path("<str:pk>/read/", view(self.read), name="releases_release_read"),
            path("<str:pk>/do/<str:name>/", view(self.step), name="releases_release_step"),
            *super().get_urls(),
        ]

    def asked(self, look: Any) -> Any:
        """A view for people who may see releases."""

        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_view_permission(request):
                raise Http404
            return look(request, *args, **kwargs)

        return allowed

    def read_by(self, look: Any) -> Any:
        """A view for partner reviewers too: of what they find, and that is for the view to ask."""

        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.may_read(request):
                raise Http404
            return look(request, *args, **kwargs)

        return allowed

    def may_read(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) or request.user.has_perm("releases.remark_release")

    def fetched(self, request: HttpRequest, pk: str, to_read: bool = False) -> Release:
        """The release, for somebody who finds it and may work on it, or read it; nothing else can be had."""
        release = seen(Release.objects.filter(pk=pk), request.user).first()  # type: ignore[arg-type]
        if release is None or not (self.may_read(request) if to_read else self.has_view_permission(request)):
            raise Http404
        return release

    def who(self, request: HttpRequest, pk: str) -> HttpResponse:
        release = self.fetched(request, pk)
        if not self.has_change_permission(request, release):
            raise Http404
        return who.page(request, release, self.admin_site, self.opts)

    def read(self, request: HttpRequest, pk: str) -> HttpResponse:
        return reading.page(request, self.fetched(request, pk, to_read=True), self.admin_site, self.opts)

    def freeze(self, request: HttpRequest) -> HttpResponse:
        return standstill.page(request, self.admin_site)

    def preview(self, request: HttpRequest, pk: str) -> HttpResponse:
        return preview.frame(request, self.fetched(request, pk), self.admin_site, self.opts)

    def preview_page(self, request: HttpRequest, pk: str, language: str) -> HttpResponse:
        return preview.page(request, self.fetched(request, pk, to_read=True), language)  # type: ignore[arg-type]

    def step(self, request: HttpRequest, pk: str, name: str) -> HttpResponse:
        release = self.fetched(request, pk)
        if name not in steps.FORMS or not self.has_change_permission(request, release):
            raise Http404
        return steps.page(request, release, name, self.admin_site, self.opts)


def call_by_their_ids(release: Release, formsets: Any) -> None:
    """New quotes and pictures stand in the text by what the form called them; now they have ids of their own."""
    ids = {
        called: pk for formset in formsets if hasattr(formset, "own_ids") for called, pk in formset.own_ids().items()
    }
    if not ids:
        return
    for language in LANGUAGES:
        name = column("body", language)
        body = getattr(release, name) or ""
        for called, pk in ids.items():
            body = body.replace(f'data-quote="{called}"', f'data-quote="{pk}"')
            body = body.replace(f'data-figure="{called}"', f'data-figure="{pk}"')
        setattr(release, name, body)
    release.save()
