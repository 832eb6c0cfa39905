"""What every page of the desk shares: the site, and forms whose texts are shown one language at a time."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    site_header = _("Press office")
    site_title = _("Press office")
    index_title = _("Press office")
    enable_nav_sidebar = False
    empty_value_display = "—"
