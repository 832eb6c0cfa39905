"""What every page of the desk shares: the site, and forms whose texts are shown one language at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin import AdminSite, ShowFacets, StackedInline
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from js_asset import Media
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from accounts.desk_words import words
from accounts.guarded import Guard, Guarded, GuardedAdmin, GuardedForm, OwnRows
from accounts.plain_text import PlainText

HTML_LANGUAGES = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}
LANGUAGE_NAMES = {"en": "English", "zh-hant": "繁體中文", "zh-hans": "简体中文"}
"""Each language in its own words, whatever language the desk is in."""
SHORT_NAMES = {"en": "EN", "zh-hant": "繁", "zh-hans": "简"}


class DeskSite(AdminSite):
    site_header = _("Press office")
    site_title = _("Press office")
    index_title = _("Today")
    index_template = "admin/desk/front_page.html"
    enable_nav_sidebar = False
    empty_value_display = "—"
    front_page: Callable[[HttpRequest], dict[str, Any]] | None = None
    """What the first page shows. Set by the app that knows about releases, as imports run one way."""
    guard: Guard | None = None
    """What says who finds what; set in the same way. Without it the desk shows nothing."""
    notice: Callable[[HttpRequest], str] | None = None
    """A sentence that stands on top of every page, empty if there is none; set like the first page."""

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        languages = [{"code": c.replace("-", "_"), "html": HTML_LANGUAGES[c], "name": n} for c, n in _languages()]
        notice = self.notice(request) if self.notice and self.has_permission(request) else ""
        own = {"desk_languages": languages, "desk_words": words(), "desk_notice": notice}
        return {**super().each_context(request), **own}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        today = self.front_page(request) if self.front_page else {}
        return super().index(request, {**today, **(extra_context or {})})

    def get_urls(self) -> list[Any]:
        from accounts.own_settings import own_settings

        return [path("me/", self.admin_view(own_settings), name="own_settings"), *super().get_urls()]


def _languages() -> list[tuple[str, str]]:
    return list(LANGUAGE_NAMES.items())


class Finder(AutocompleteSelect):
    """A field that finds as one types, by a small script of ours over Django's own search."""

    @property
    def media(self) -> Media:
        return Media(js=["desk/finder.js"])

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "class": "finder"}


class Written(Guarded):
    """Form fields of the desk: no text is cut off, each says its language, other objects are found by typing."""

    formfield_overrides: Any = {
        models.CharField: {"form_class": PlainText},
        models.TextField: {"form_class": PlainText},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", "")
        if field is not None and language:
            field.label = capfirst(db_field.translated_field.verbose_name)
            field.widget.attrs["lang"] = HTML_LANGUAGES[language]
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Finder(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DeskAdmin(Written, GuardedAdmin, TranslationAdmin):
    """A form with texts in three languages: one switch for the whole page shows one of them, two beside, or all."""

    change_form_template = "admin/desk/change_form.html"
    change_list_template = "admin/desk/change_list.html"
    list_per_page = 50
    show_facets = ShowFacets.NEVER

    @property
    def media(self) -> Media:
        scripts = ["desk/rows.js", "desk/form.js"]
        return Media.from_media(super().media + Media(js=scripts))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The nonce goes to the import map, which is the one script that stands in the page itself."""
        context["media"] = Media.from_media(context["media"], nonce=str(getattr(request, "csp_nonce", "")))
        return super().render_change_form(request, context, *args, **kwargs)


class Rows(Written, InlineModelAdmin):
    """Rows of a form, in the order that the officer gives them."""

    form: Any = GuardedForm
    formset: Any = OwnRows
    template = "admin/desk/rows.html"
    row_head = ""
    """A template that stands at the top of each row."""
    above = ""
    """A template that stands above the rows."""
    add_label: Any = _("Add")
    empty_label: Any = ""
    sortable = False
    extra = 0
    show_change_link = False

    @property
    def media(self) -> Media:
        """Without the scripts that Django adds rows by: ours can also sort them, and undo."""
        return Media()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.guard, formset.form.by = self.guard, request.user
        return formset


class DeskInline(Rows, TranslationStackedInline):
    pass


class PlainInline(Rows, StackedInline):
    """Rows without a text of their own."""


def named(thing: models.Model, field: str, strict: bool = False) -> str:
    """A text of a thing in the language of the desk; where it has none there, in any, unless `strict`."""
    own = (get_language() or "en").replace("-", "_")
    codes = [own] if strict else [own, "en", "zh_hant", "zh_hans"]
    return next((text for code in codes if (text := getattr(thing, f"{field}_{code}", ""))), "")


def marks(thing: models.Model, field: str) -> SafeString:
    """In which languages a text is written: a mark for each, in words for those who cannot see it."""
    return format_html_join(
        " ",
        '<span class="written written-{}" lang="{}">{}<span class="visually-hidden"> {}</span></span>',
        (
            (
                "complete" if written else "empty",
                HTML_LANGUAGES[code],
                short,
                gettext("written") if written else gettext("missing"),
            )
            for code, short in SHORT_NAMES.items()
            for written in [bool(getattr(thing, f"{field}_{code.replace('-', '_')}", ""))]
        ),
    )
