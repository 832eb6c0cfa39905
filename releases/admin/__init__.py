"""The desk: where the working copy is edited and carried through the workflow."""

from django.contrib import admin

from releases.admin import release, topics
from releases.admin.front_page import front_page

admin.site.front_page = front_page  # type: ignore[attr-defined]

__all__ = ["release", "topics"]
