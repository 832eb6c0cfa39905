from __future__ import annotations

from django.contrib import admin

from accounts.desk import DeskAdmin
from companies.models import Company, CompanyAlias, Person, PersonAlias

NAMES = ("name_en", "name_zh_hant", "name_zh_hans")


class CompanyAliases(admin.TabularInline):
    model = CompanyAlias
    extra = 0


class PersonAliases(admin.TabularInline):
    model = PersonAlias
    extra = 0


@admin.register(Company)
class CompanyDesk(DeskAdmin):
    list_display = NAMES
    list_display_links = NAMES
    search_fields = (*NAMES, "short_name_en", "short_name_zh_hant", "short_name_zh_hans", "aliases__name")
    inlines = (CompanyAliases,)


@admin.register(Person)
class PersonDesk(DeskAdmin):
    list_display = (*NAMES, "title_en", "company")
    list_display_links = NAMES
    list_select_related = ("company",)
    search_fields = (*NAMES, "aliases__name")
    autocomplete_fields = ("company",)
    inlines = (PersonAliases,)
