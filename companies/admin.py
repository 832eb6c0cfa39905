from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.desk import DeskAdmin, PlainInline, marks, named
from accounts.guarded import ThingForm
from companies.models import Company, CompanyAlias, Person, PersonAlias

NAMES = ("name_en", "name_zh_hant", "name_zh_hans")


class CompanyAliases(PlainInline):
    model = CompanyAlias
    fields = ("name",)
    add_label = _("Add another name")
    empty_label = _("Documents that are imported find the company by its other names too.")


class PersonAliases(PlainInline):
    model = PersonAlias
    fields = ("name",)
    add_label = _("Add another name")
    empty_label = _("Documents that are imported find the person by the other names too.")


@admin.register(Company)
class CompanyDesk(DeskAdmin):
    form = ThingForm
    list_display = ("called", "languages", "about", "people_count", "website")
    list_display_links = ("called",)
    search_fields = (*NAMES, "short_name_en", "short_name_zh_hant", "short_name_zh_hans", "aliases__name")
    search_help_text = _("Any name, in any language")
    inlines = (CompanyAliases,)
    fieldsets = (
        (None, {"fields": ("name", "short_name", "website")}),
        (_("“About” text"), {"fields": ("boilerplate_heading", "boilerplate")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Company]:
        found = self.guard.seen(Person.objects.all(), request.user).values("pk")
        return super().get_queryset(request).annotate(people_count=Count("people", filter=Q(people__in=found)))

    @admin.display(description=_("name"), ordering="name_en")
    def called(self, company: Company) -> str:
        return named(company, "name")

    @admin.display(description=_("name in"))
    def languages(self, company: Company) -> SafeString:
        return marks(company, "name")

    @admin.display(description=_("“About” text in"))
    def about(self, company: Company) -> SafeString:
        return marks(company, "boilerplate")

    @admin.display(description=_("people"), ordering="people_count")
    def people_count(self, company: Company) -> int:
        return company.people_count  # type: ignore[attr-defined]


@admin.register(Person)
class PersonDesk(DeskAdmin):
    form = ThingForm
    list_display = ("called", "languages", "post", "employer")
    list_display_links = ("called",)
    list_filter = (("company", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("company",)
    search_fields = (*NAMES, "aliases__name")
    search_help_text = _("Any name, in any language")
    autocomplete_fields = ("company",)
    inlines = (PersonAliases,)
    fieldsets = ((None, {"fields": ("name", "honorific", "title", "company")}),)

    @admin.display(description=_("name"), ordering="name_en")
    def called(self, person: Person) -> SafeString:
        return format_html("{} {}", named(person, "name"), named(person, "honorific", strict=True))

    @admin.display(description=_("name in"))
    def languages(self, person: Person) -> SafeString:
        return marks(person, "name")

    @admin.display(description=_("title"))
    def post(self, person: Person) -> str:
        return named(person, "title")

    @admin.display(description=_("company"), ordering="company__name_en")
    def employer(self, person: Person) -> str:
        return named(person.company, "name") if person.company else ""
