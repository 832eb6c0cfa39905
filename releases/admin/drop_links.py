"""Drop links at the desk: make one, see what came through it, take it into the release, revoke it."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from accounts.desk import LANGUAGE_NAMES
from accounts.ids import random_id
from accounts.models import User
from accounts.plain_text import OneLine, PlainText
from releases.access import seen
from releases.admin import handed_in
from releases.admin.lists import local_clock, release_link, title_of
from releases.drop_links import DropLink, HandedIn, make, open_links, revoke
from releases.editions import now
from releases.importing.kept import stored
from releases.models import Release
from releases.stored_files import BadFile
from releases.zones import in_words

DAYS = (1, 3, 7, 14, 30)


def days_in_words() -> list[tuple[int, str]]:
    return [(n, ngettext("%(n)s day", "%(n)s days", n) % {"n": n}) for n in DAYS]


class DropLinkForm(forms.Form):
    whom = OneLine(
        label=gettext_lazy("For whom"),
        max_length=120,
        help_text=gettext_lazy("Only the press office sees this, such as the agency's name."),
    )
    note = PlainText(
        label=gettext_lazy("Note to the sender"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody who has the address reads this. The page shows nothing else of the release."),
    )
    days = forms.TypedChoiceField(label=gettext_lazy("Open for"), choices=days_in_words, coerce=int, initial=7)
    language = forms.ChoiceField(label=gettext_lazy("Language of the page"), choices=list(LANGUAGE_NAMES.items()))


def urls(desk: Any) -> list[Any]:
    """The addresses of drop links, for those who may add a release."""
    view = desk.admin_site.admin_view
    return [
        path("drop-links/", view(lambda request: page(request, desk)), name="releases_drop_links"),
        path(
            "drop-links/<str:pk>/preview/",
            view(lambda request, pk: preview(request, desk, pk)),
            name="releases_drop_link_preview",
        ),
        path(
            "<str:pk>/drop-links/",
            view(lambda request, pk: page(request, desk, pk)),
            name="releases_release_drop_links",
        ),
    ]


def user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def page(request: HttpRequest, desk: Any, pk: str = "") -> HttpResponse:
    """The links of a release, or hers for releases that do not exist yet."""
    release = seen(Release.objects.filter(pk=pk), user_of(request)).first() if pk else None
    if not desk.has_add_permission(request) or (pk and not (release and desk.has_change_permission(request, release))):
        raise Http404
    links = links_of(request, release)
    if request.method == "POST" and "_make" not in request.POST:
        return acted(request, links, release)
    form = DropLinkForm(request.POST or None, initial={"language": request.user.language})  # type: ignore[union-attr]
    made, address = None, ""
    if request.method == "POST" and form.is_valid():
        made, address = made_by(request, form, release)
        form = DropLinkForm(initial={"language": form.cleaned_data["language"]})
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": _("Drop links"),
        "release": release,
        "headline": title_of(release) if release else "",
        "link": release_link(release) if release else "",
        "form": form,
        "pk": random_id(),
        "made": made,
        "address": address,
        "links": [shown(link) for link in links.all()],
    }
    return TemplateResponse(request, "admin/releases/drop_links.html", context)


def links_of(request: HttpRequest, release: Release | None) -> QuerySet[DropLink]:
    return seen(DropLink.objects.filter(release=release), user_of(request)).select_related("by", "release")


def made_by(request: HttpRequest, form: DropLinkForm, release: Release | None) -> tuple[DropLink, str]:
    said = form.cleaned_data
    ends = now().replace(second=0, microsecond=0) + datetime.timedelta(days=said["days"])
    link, token = make(user_of(request), release, said["whom"], said["note"], ends, request.POST.get("pk", ""))
    return link, settings.SITE_URL + reverse("drop_link", args=[said["language"], token])


def acted(request: HttpRequest, links: QuerySet[DropLink], release: Release | None) -> HttpResponse:
    """Revoke a link, take a file, or begin the release that the link was made for."""
    here = HttpResponseRedirect(request.path)
    if "_revoke" in request.POST:
        link = links.filter(pk=request.POST["_revoke"]).first()
        if link:
            revoke(link)
            messages.success(request, _("The link for %(whom)s is revoked.") % {"whom": link.whom})
    elif "_begin" in request.POST and (link := links.filter(pk=request.POST["_begin"], release=None).first()):
        link.release = Release.objects.create(owner=user_of(request))
        link.save()
        return HttpResponseRedirect(reverse("admin:releases_release_drop_links", args=[link.release.pk]))
    elif "_take" in request.POST and release:
        take_file(request, release, HandedIn.objects.filter(pk=request.POST["_take"], link__in=links).first())
    return here


def take_file(request: HttpRequest, release: Release, row: HandedIn | None) -> None:
    if row is None:
        return
    try:
        handed_in.take(row, release, user_of(request))
    except BadFile as problem:
        messages.error(request, str(problem))
        return
    messages.success(
        request, _("“%(name)s” is in the release. Its caption is still to be written.") % {"name": row.name}
    )


def shown(link: DropLink) -> dict[str, Any]:
    """A link in the list, with what came through it."""
    is_open = DropLink.objects.filter(open_links(), pk=link.pk).exists()
    files = link.files.select_related("document__release", "taken_by", "picture")
    return {
        "pk": link.pk,
        "whom": link.whom,
        "note": link.note,
        "by": link.by.name,
        "made": local_clock(link.made),
        "ends": in_words(link.ends),
        "revoked": local_clock(link.revoked) if link.revoked else "",
        "open": is_open,
        "has_release": link.release_id is not None,
        "files": [shown_file(row) for row in files],
    }


def shown_file(row: HandedIn) -> dict[str, Any]:
    document = row.document
    waits = bool(document and document.reading and not document.release_id)
    return {
        "pk": row.pk,
        "name": row.name,
        "bytes": row.bytes,
        "at": local_clock(row.at),
        "kind": row.get_kind_display(),
        "refused": row.wrong,
        "preview": reverse("admin:releases_drop_link_preview", args=[row.pk]) if row.preview else "",
        "review": reverse("admin:releases_import_document", args=[document.drop_id, document.pk]) if waits else "",  # type: ignore[union-attr]
        "taken_in": release_link(document.release) if document and document.release else "",
        "taken": f"{local_clock(row.taken)} · {row.taken_by or ''}" if row.taken else "",
        "can_take": bool(row.path) and not row.taken,
        "unread": not row.settled,
    }


@require_safe
def preview(request: HttpRequest, desk: Any, pk: str) -> HttpResponse:
    """The small copy of a picture that was handed in."""
    row = seen(HandedIn.objects.filter(pk=pk), user_of(request)).exclude(preview="").first()
    if row is None or not desk.has_add_permission(request):
        raise Http404
    response = HttpResponse(stored(row.preview), content_type="image/jpeg")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
