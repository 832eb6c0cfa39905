from __future__ import annotations

from django.contrib import admin

from accounts.desk import DeskAdmin
from contacts.models import ContactEmail, ContactPhone, MediaContact


class Phones(admin.TabularInline):
    model = ContactPhone
    extra = 0


class Emails(admin.TabularInline):
    model = ContactEmail
    extra = 0


@admin.register(MediaContact)
class MediaContactDesk(DeskAdmin):
    list_display = ("__str__", "company", "acts_for")
    list_select_related = ("company", "acts_for")
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
