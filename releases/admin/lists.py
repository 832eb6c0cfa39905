"""The list of releases: what is mine, what waits, what comes next."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import HTML_LANGUAGES, SHORT_NAMES, DeskAdmin, named
from releases.access import seen
from releases.admin.completeness import completeness
from releases.admin.standing import standing_of
from releases.editions import Edition, now_at_the_door
from releases.embargo import as_of
from releases.models import Release, ReleaseCompany
from releases.zones import in_words


class Whose(admin.SimpleListFilter):
    title = gettext_lazy("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", _("Mine")), ("others", _("Of others"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Release]) -> QuerySet[Release]:
        if self.value() == "mine":
            return queryset.filter(owner=request.user.pk)
        return queryset.exclude(owner=request.user.pk) if self.value() == "others" else queryset


class Out(admin.SimpleListFilter):
    title = gettext_lazy("to readers")
    parameter_name = "out"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("embargoed", _("Embargoed")), ("public", _("Public")), ("never", _("Never issued"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Release]) -> QuerySet[Release]:
        standing = Edition.objects.filter(release=OuterRef("pk"), until=None)
        if self.value() == "embargoed":
            return queryset.filter(Exists(standing.filter(lift__gt=now_at_the_door())))
        if self.value() == "public":
            return queryset.filter(Exists(standing.filter(lift__lte=now_at_the_door())))
        if self.value() == "never":
            return queryset.filter(~Exists(Edition.objects.filter(release=OuterRef("pk"))))
        return queryset


class WithCompany(admin.SimpleListFilter):
    title = gettext_lazy("company")
    parameter_name = "company"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        found = seen(ReleaseCompany.objects.all(), request.user)  # type: ignore[arg-type]
        rows = found.select_related("company").order_by("company__name_en")
        names = {row.company_id: named(row.company, "name") for row in rows}
        return sorted(names.items(), key=lambda pair: pair[1])[:40]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Release]) -> QuerySet[Release]:
        return queryset.filter(companies__company=self.value()) if self.value() else queryset


class ReleaseList(DeskAdmin):
    """Columns and filters. Everything a row shows is fetched with the list."""

    list_display = ("title", "stands", "languages_written", "lifts", "owner", "last_changed")
    list_display_links = ("title",)
    list_filter = (Whose, "state", Out, WithCompany)
    list_select_related = ("owner",)
    search_fields = (
        "headline_en",
        "headline_zh_hant",
        "headline_zh_hans",
        "companies__company__name_en",
        "companies__company__name_zh_hant",
        "companies__company__name_zh_hans",
    )
    search_help_text = gettext_lazy("Headline or company, in any language")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        found = super().get_queryset(request)
        name = request.resolver_match.url_name if request.resolver_match else ""
        return for_lists(found) if name == "releases_release_changelist" else found

    @admin.display(description=gettext_lazy("headline"), ordering="headline_en")
    def title(self, release: Release) -> str:
        return title_of(release)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def stands(self, release: Release) -> SafeString:
        return chips(release, release.moment)  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("languages"))
    def languages_written(self, release: Release) -> SafeString:
        return languages_of_row(release)

    @admin.display(description=gettext_lazy("embargo time"), ordering="planned_lift")
    def lifts(self, release: Release) -> SafeString | str:
        standing = standing_of(release, release.moment)  # type: ignore[attr-defined]
        lift = standing.edition.lift if standing.edition and standing.code != "withdrawn" else release.planned_lift
        return two_lines(lift) if lift else "—"

    @admin.display(description=gettext_lazy("last changed"), ordering="changed")
    def last_changed(self, release: Release) -> str:
        return local_clock(release.changed)


def local_clock(moment: Any) -> str:
    """A day and a time by 24 hours in the newsroom's zone."""
    local = timezone.localtime(moment)
    return f"{formats.date_format(local, _('j F Y'))}, {local:%H:%M}"


def for_lists(releases: QuerySet[Release]) -> QuerySet[Release]:
    """With all that a row shows, and the moment at which it was true."""
    parts = ("editions", "editions__announcement", "quotes__person", "figures")
    return releases.select_related("owner").prefetch_related(*parts).annotate(moment=as_of())


def title_of(release: Release) -> str:
    return named(release, "headline") or _("(no headline yet)")


def two_lines(moment: Any) -> SafeString:
    first, *others = in_words(moment).split(" = ")
    rest = format_html_join("", '<span class="other-zone">= {}</span>', ((other,) for other in others))
    return format_html('<span class="zone">{}</span>{}', first, rest)


def chips(release: Release, moment: Any) -> SafeString:
    """What the clock makes of it, and where the working copy is if that is elsewhere."""
    standing = standing_of(release, moment)
    shown = format_html('<span class="chip chip-{}">{}</span>', standing.code, standing.label) if standing.code else ""
    if not standing.code or release.state not in (Release.State.ISSUED, Release.State.WITHDRAWN):
        state = format_html('<span class="chip chip-{}">{}</span>', release.state, release.get_state_display())
        return format_html("{} {}", state, shown)
    return format_html("{}", shown)


def languages_of_row(release: Release) -> SafeString:
    """A mark for each language: complete, begun or empty, in words for those who cannot see it."""
    return format_html_join(
        " ",
        '<span class="written written-{}" lang="{}" title="{}">{}<span class="visually-hidden"> {}</span></span>',
        (
            (
                "complete" if one.complete else "begun" if one.started else "empty",
                HTML_LANGUAGES[one.language],
                _("Missing: %(parts)s") % {"parts": ", ".join(one.missing)} if one.missing else _("complete"),
                SHORT_NAMES[one.language],
                _("%(done)s of %(all)s parts") % {"done": one.done, "all": one.of},
            )
            for one in completeness(release)
        ),
    )


def release_link(release: Release) -> str:
    return reverse("admin:releases_release_change", args=[release.pk])
