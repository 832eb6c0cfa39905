from __future__ import annotations

from django.contrib import admin

from accounts.desk import DeskAdmin
from accounts.guarded import ThingForm
from releases.models import Topic


@admin.register(Topic)
class TopicDesk(DeskAdmin):
    form = ThingForm
    list_display = ("name_en", "name_zh_hant", "name_zh_hans")
    list_display_links = list_display
    search_fields = list_display
    fieldsets = ((None, {"fields": ("name",)}),)
