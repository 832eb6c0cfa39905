"""Every address there is. A public one is <language>/..., a file, or the root; all of them begin at the door."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path, register_converter

from accounts.ids import PATTERN
from newsroom import (
    addresses,
    announced,
    calendar,
    downloads,
    drop_link,
    files,
    gallery,
    health,
    search,
    sitemaps,
    suggest,
    views,
)
from newsroom.api import openapi
from newsroom.api import views as api
from newsroom.feeds import views as feeds
from newsroom.pages import not_found
from newsroom.press_room.pages import too_many

register_converter(addresses.LanguagePart, "lang")
register_converter(addresses.NamedId, "named_id")
register_converter(addresses.RandomId, "random_id")
register_converter(addresses.Ending, "ending")
register_converter(feeds.FeedPart, "feed")

urlpatterns = [
    path("", views.root, name="root"),
    path("<lang:lang>/", views.releases, name="releases"),
    path("<lang:lang>/releases/<named_id:address>/", views.release, name="release"),
    path(
        "<lang:lang>/releases/<named_id:address>/editions/<int:number>/", views.earlier_edition, name="earlier_edition"
    ),
    path("<lang:lang>/releases/<named_id:address>.<ending:ending>", downloads.download, name="download"),
    path("<lang:lang>/releases/<named_id:address>/pictures/<random_id:figure>.jpg", downloads.picture, name="picture"),
    path("<lang:lang>/releases/<named_id:address>/pictures/<random_id:figure>/", gallery.picture, name="picture_page"),
    path("<lang:lang>/releases/selection.zip", downloads.selection, name="selection"),
    path("<lang:lang>/companies/", views.companies, name="companies"),
    path("<lang:lang>/companies/<named_id:address>/", views.company, name="company"),
    path("<lang:lang>/topics/<named_id:address>/", views.topic, name="topic"),
    path("<lang:lang>/<feed:form>", feeds.newest, name="feed"),
    path("<lang:lang>/companies/<named_id:address>/<feed:form>", feeds.of_company, name="company_feed"),
    path("<lang:lang>/topics/<named_id:address>/<feed:form>", feeds.of_topic, name="topic_feed"),
    path("<lang:lang>/contacts/", views.contacts, name="contacts"),
    path("<lang:lang>/search/", search.search, name="search"),
    path("<lang:lang>/suggest", suggest.suggest, name="suggest"),
    path("<lang:lang>/upcoming/", calendar.upcoming, name="upcoming"),
    path("<lang:lang>/upcoming/<random_id:id>/", announced.announcement, name="announcement"),
    path("<lang:lang>/upcoming.ics", calendar.upcoming_ics, name="upcoming_ics"),
    path("<lang:lang>/press/drop/<str:token>/", drop_link.drop_link, name="drop_link"),
    re_path(rf"^files/(?P<random>{PATTERN})/(?P<name>[^/]+)$", files.public_file, name="file"),
    path("<lang:lang>/opensearch.xml", sitemaps.opensearch, name="opensearch"),
    path("sitemap.xml", sitemaps.index, {"lang": "en"}, name="sitemap"),
    path("sitemaps/pages.xml", sitemaps.pages, {"lang": "en"}, name="sitemap_pages"),
    re_path(r"^sitemaps/(?P<month>\d{4}-\d{2})\.xml$", sitemaps.of_month, {"lang": "en"}, name="sitemap_month"),
    path("news-sitemap.xml", sitemaps.news, {"lang": "en"}, name="sitemap_news"),
    path("robots.txt", sitemaps.robots, {"lang": "en"}, name="robots"),
    path("api/v1/releases", api.releases, name="api_releases"),
    path("api/v1/releases/<random_id:id>", api.release, name="api_release"),
    path("api/v1/companies", api.companies, name="api_companies"),
    path("api/v1/contacts", api.contacts, name="api_contacts"),
    path("api/v1/search", api.search, name="api_search"),
    path("api/v1/openapi.json", openapi.openapi, name="api_openapi"),
    re_path(r"^api(?:/|$)", api.missing, name="api_missing"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", admin.site.urls),
    # Its addresses are looked up by name by allauth, in the language of the page.
    *i18n_patterns(path("press/", include("newsroom.press_room.urls"))),
]


def handler429(request: HttpRequest) -> HttpResponse:
    """Where allauth counts too many tries."""
    return too_many(request)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    lang = request.path_info.strip("/").partition("/")[0]
    return not_found(lang if lang in ("en", "zh-hant", "zh-hans") else "en")
