from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.desk import DeskAdmin, PlainInline, named
from accounts.guarded import ThingForm
from contacts import press_desk
from contacts.models import ContactEmail, ContactPhone, MediaContact
from contacts.phones import readable

__all__ = ["MediaContactDesk", "press_desk"]


class Phones(PlainInline):
    model = ContactPhone
    fields = ("number", "kind", "order")
    sortable = True
    add_label = _("Add a phone")
    empty_label = _("No phone yet.")


class Emails(PlainInline):
    model = ContactEmail
    fields = ("address", "order")
    sortable = True
    add_label = _("Add an e-mail address")
    empty_label = _("No e-mail address yet.")


@admin.register(MediaContact)
class MediaContactDesk(DeskAdmin):
    form = ThingForm
    list_display = ("called", "organisation_shown", "reached", "acts_for")
    list_display_links = ("called",)
    list_filter = (("company", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("company", "acts_for")
    search_help_text = _("Name, organisation or e-mail address")
    search_fields = (
        "person_en",
        "person_zh_hant",
        "person_zh_hans",
        "organisation_en",
        "organisation_zh_hant",
        "organisation_zh_hans",
        "company__name_en",
        "company__name_zh_hant",
        "company__name_zh_hans",
        "emails__address",
    )
    autocomplete_fields = ("company", "acts_for")
    inlines = (Phones, Emails)
    fieldsets = (
        (None, {"fields": ("company", "person", "title", "hours")}),
        (_("If it is printed otherwise"), {"fields": ("organisation", "acts_for")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MediaContact]:
        return super().get_queryset(request).prefetch_related("phones", "emails")

    @admin.display(description=_("name"), ordering="person_en")
    def called(self, contact: MediaContact) -> str:
        return named(contact, "person") or str(_("(press desk)"))

    @admin.display(description=_("organisation"), ordering="organisation_en")
    def organisation_shown(self, contact: MediaContact) -> str:
        return named(contact, "organisation") or (named(contact.company, "name") if contact.company else "")

    @admin.display(description=_("phone and e-mail"))
    def reached(self, contact: MediaContact) -> str:
        phones = [readable(phone.number) for phone in contact.phones.all()]
        return " · ".join([*phones, *(email.address for email in contact.emails.all())])
