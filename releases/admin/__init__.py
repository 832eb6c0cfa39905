"""The desk: where the working copy is edited and carried through the workflow."""

from django.contrib import admin

from releases.admin import access_terms, diary, guard, release, topics
from releases.admin.front_page import front_page
from releases.admin.standstill import notice

admin.site.guard = guard  # type: ignore[attr-defined]
admin.site.front_page = front_page  # type: ignore[attr-defined]
admin.site.notice = notice  # type: ignore[attr-defined]

__all__ = ["access_terms", "diary", "guard", "release", "topics"]
