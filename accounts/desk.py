"""What every page of the desk shares: the site, and forms whose texts are shown one language at a time."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.forms import Media
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline


class DeskSite(AdminSite):
    site_header = _("Press office")
    site_title = _("Press office")
    index_title = _("Press office")
    enable_nav_sidebar = False
    empty_value_display = "—"


class DeskAdmin(TranslationAdmin):
    """A form with texts in three languages: one switch for the whole page shows one of them, or all."""

    list_per_page = 50

    @property
    def media(self) -> Media:
        return super().media + Media(js=["desk/languages.js"], css={"all": ["desk/desk.css"]})


class DeskInline(TranslationStackedInline):
    extra = 0
    show_change_link = False
