"""What a page of the desk may ask the database for: only what the person at it may find.

Every list, form field, look-up, row of a form, delete page and autocomplete of a GuardedAdmin goes through the site's
guard, which the app that knows about releases sets. What the guard does not show is not there: 404, and the same
answer to the byte as for an id that never was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from django import forms
from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import NestedObjects, quote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

MADE_FOR = "_for"
"""In the address of a form that opens beside another: the release in whose course a thing is made."""


class Guard(Protocol):
    def seen(self, things: QuerySet[Any], by: Any) -> QuerySet[Any]: ...
    def is_thing(self, model: type[models.Model]) -> bool: ...
    def reasons_against(self, holder: models.Model, thing: models.Model) -> list[str]: ...
    def connected(self, holder: models.Model) -> None: ...
    def delete(self, thing: models.Model, by: Any) -> None: ...
    def made_in_course_of(self, request: HttpRequest) -> str: ...
    def circles(self, request: HttpRequest, thing: models.Model | None) -> list[tuple[str, Any]]: ...
    def settle(self, thing: models.Model, chosen: str | None, request: HttpRequest, new: bool) -> None: ...


class Guarded(BaseModelAdmin):
    """Mixed into every admin and inline of the desk."""

    @property
    def guard(self) -> Guard:
        guard = getattr(self.admin_site, "guard", None)
        assert guard is not None, "the desk has no guard: nothing is shown"
        return guard

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.guard.seen(super().get_queryset(request), request.user)

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        found = super().get_field_queryset(db, db_field, request)
        if found is None:
            found = db_field.remote_field.model._default_manager.using(db).all()
        return self.guard.seen(found, request.user)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = Beside(field.widget, self.guard.made_in_course_of(request))
        return field


class Beside(RelatedFieldWidgetWrapper):
    """The form that opens beside a choice says in the course of what something is made there.

    Beside a choice stands what helps to choose; to change or delete what others use is no part of that.
    """

    def __init__(self, drawn: RelatedFieldWidgetWrapper, made_for: str) -> None:
        super().__init__(drawn.widget, drawn.rel, drawn.admin_site, can_add_related=drawn.can_add_related)
        self.can_change_related = drawn.can_change_related
        self.made_for = made_for

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.made_for:
            context["url_params"] += f"&{MADE_FOR}={self.made_for}"
        return context


class GuardedForm(forms.ModelForm):
    """Refuses to show a thing to more people than may find it."""

    guard: Guard | None = None
    parent: models.Model | None = None
    """What a row belongs to."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            things = [value] if isinstance(value, models.Model) else value if isinstance(value, QuerySet) else []
            for thing in things if self.guard else []:
                for reason in self.guard.reasons_against(self.parent or self.instance, thing):  # type: ignore[union-attr]
                    self.add_error(name, reason)
        return self.cleaned_data


class ThingForm(GuardedForm):
    """A form of what is made for releases: it says who finds it, where that is not everybody."""

    made_for = forms.ChoiceField(label=_("Who finds it"), required=False, widget=forms.RadioSelect)
    circles: list[tuple[str, Any]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.circles:
            self.fields["made_for"].choices = self.circles  # type: ignore[attr-defined]
            self.fields["made_for"].initial = self.circles[0][0]
        else:
            del self.fields["made_for"]


class OwnRows(BaseInlineFormSet):
    """Rows of one form. The id of a row of another one is as unknown here as an id that never was."""

    model: type[models.Model]
    _pk_field: models.Field[Any, Any]
    """Set by Django as it adds the fields of a row."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        field = form.fields.get(self._pk_field.name)
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = self.get_queryset() if self.instance.pk else self.model._default_manager.none()
        form.parent = self.instance


class GuardedAdmin(Guarded, ModelAdmin):
    form: Any = GuardedForm

    # What can be asked.

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:  # type: ignore[override]
        """The filters that the page offers, and no other question."""
        return lookup in {name for item in self.get_list_filter(request) for name in _parameters(item)}

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404

    # Forms.

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A class of its own for each request, so that what one person may see is never left in it for the next."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.guard = self.guard
        if issubclass(form, ThingForm):
            form.circles = self.guard.circles(request, obj)
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        found = super().get_fieldsets(request, obj)
        if self.guard.is_thing(self.model) and self.guard.circles(request, obj):
            return [*found, (_("Who finds it"), {"fields": ("made_for",)})]
        return found

    def save_related(self, request: HttpRequest, form: Any, formsets: Iterable[Any], change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if self.guard.is_thing(self.model):
            self.guard.settle(form.instance, form.cleaned_data.get("made_for"), request, not change)
            self.guard.connected(form.instance)

    # Deleting.

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with these and what holds them, as far as this person finds it."""
        collector = _Seen(self.guard, request.user, objs)
        collector.collect(objs)
        describe = self._described_for(request)
        found: dict[type[models.Model], set[models.Model]] = collector.model_objs  # type: ignore[assignment]
        counts = {model._meta.verbose_name_plural: len(rows) for model, rows in found.items()}
        needed = {
            model._meta.verbose_name
            for model, rows in found.items()
            for row in rows
            if not self._may_delete(request, model, row)
        }
        return collector.nested(describe), counts, needed, [describe(row) for row in collector.protected]

    def _may_delete(self, request: HttpRequest, model: type[models.Model], row: models.Model) -> bool:
        site = self.admin_site
        return not site.is_registered(model) or site.get_model_admin(model).has_delete_permission(request, row)

    def _described_for(self, request: HttpRequest) -> Callable[[models.Model], Any]:
        def describe(row: models.Model) -> Any:
            opts = row._meta
            called = capfirst(opts.verbose_name)
            try:
                address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[quote(row.pk)])
            except NoReverseMatch:
                return f"{called}: {row}"
            return format_html('{}: <a href="{}">{}</a>', called, address, row)

        return describe

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        self.guard.delete(obj, request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for one in list(queryset):
            self.guard.delete(one, request.user)


class _Seen(NestedObjects):
    """Follows relations only to what the person finds."""

    def __init__(self, guard: Guard, by: Any, objs: Any) -> None:
        super().__init__(using="default", origin=objs)
        self.guard, self.by = guard, by

    def related_objects(self, related_model: Any, related_fields: Any, objs: Any) -> Any:
        rows = super().related_objects(related_model, related_fields, objs)
        return rows if related_model._meta.auto_created else self.guard.seen(rows, self.by)


def _parameters(item: Any) -> Iterable[str]:
    """What a filter of a list asks with in the address."""
    if isinstance(item, type) and issubclass(item, SimpleListFilter):
        return [item.parameter_name or ""]
    name = item[0] if isinstance(item, list | tuple) else item
    return [f"{name}{ending}" for ending in ("", "__exact", "__id__exact", "__isnull", "__gte", "__lt")]
