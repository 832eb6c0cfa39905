from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = _("Press releases")

    def import_models(self) -> None:
        """The tables of what was issued live apart from the working copy."""
        super().import_models()
        import_module("releases.diary.published")
        import_module("releases.drop_links")
        import_module("releases.access")
        import_module("releases.remarks")
        import_module("releases.editions")
        import_module("releases.known")
        import_module("releases.looks")
        import_module("releases.broken")
        import_module("releases.search_index")


class DeskConfig(AdminConfig):
    default_site = "accounts.desk.DeskSite"
