"""Look at what was understood of a document, put it right, make the draft of it or add it to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from releases.access import seen
from releases.admin import dropping, drops, newer, review
from releases.admin.files import SHOWN
from releases.admin.lists import release_link, title_of
from releases.admin.review_answers import said_in
from releases.drop_links import DropLink
from releases.freezing import started_languages
from releases.importing.add import LanguageIsThere, add_language, save_together
from releases.importing.corrections import Corrections
from releases.importing.forgetting import forget
from releases.importing.kept import picture_file, stored
from releases.importing.reading import UnreadableFile
from releases.importing.refusals import sentence
from releases.importing.sandbox import draw_in_sandbox
from releases.models import Import, ImportedDocument, Release


def urls(desk: Any) -> list[Any]:
    """The addresses of importing, for those who may add a release."""

    def allowed(look: Callable[..., HttpResponse]) -> Any:
        def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not desk.has_add_permission(request):
                raise Http404
            return look(request, desk, **kwargs)

        return desk.admin_site.admin_view(view)

    return [
        path("import/", allowed(dropping.start), name="releases_import"),
        path("import/<str:pk>/", allowed(overview), name="releases_import_review"),
        path("import/<str:pk>/<str:document>/", allowed(one), name="releases_import_document"),
        path("import/<str:pk>/<str:document>/remove/", allowed(remove), name="releases_import_remove"),
        path("import/<str:pk>/<str:document>/newer/", allowed(compare), name="releases_import_newer"),
        path("import/<str:pk>/<str:document>/pictures/<int:n>/", allowed(picture), name="releases_import_picture"),
        path("import/<str:pk>/<str:document>/pages/<int:n>/", allowed(sheet), name="releases_import_sheet"),
    ]


def fetched(request: HttpRequest, desk: Any, pk: str) -> Import:
    """What somebody dropped is hers alone until it is a draft; what came for a release, of all who work on it."""
    user: Any = request.user
    drop = seen(Import.objects.filter(pk=pk), user).first()
    if drop is None:
        raise Http404
    return drop


def fetched_document(request: HttpRequest, desk: Any, pk: str, document: str) -> ImportedDocument:
    user: Any = request.user
    documents = fetched(request, desk, pk).documents.filter(pk=document)
    found = seen(documents, user).select_related("drop", "release", "near").first()
    if found is None:
        raise Http404
    return found


# Looking and putting right.


def overview(request: HttpRequest, desk: Any, pk: str) -> HttpResponse:
    """Straight to the first file that can be looked at; the list alone where there is none."""
    drop = fetched(request, desk, pk)
    first = drop.documents.filter(reading__isnull=False, release=None).first()
    if first:
        return HttpResponseRedirect(reverse("admin:releases_import_document", args=[pk, first.pk]))
    return dropping.page_of(request, desk, "nothing", title=_("Imported documents"), files=listed(request, desk, drop))


def listed(request: HttpRequest, desk: Any, drop: Import) -> list[dict[str, Any]]:
    """The versions of one release beside each other, each group where its first file stands."""
    files = [dropping.summary(request, desk, d) for d in drop.documents.select_related("release")]
    first = {file["group"]: n for n, file in reversed(list(enumerate(files)))}
    return sorted(files, key=lambda file: first[file["group"]])


def one(request: HttpRequest, desk: Any, pk: str, document: str) -> HttpResponse:
    chosen = fetched_document(request, desk, pk, document)
    if not chosen.reading:
        raise Http404
    if request.method == "POST" and not chosen.release_id:
        return acted(request, desk, chosen)
    files = listed(request, desk, chosen.drop)
    own = next(file["group"] for file in files if file["pk"] == chosen.pk)
    context = {
        "files": files,
        "chosen": chosen,
        "chosen_group": own,
        "group": [file for file in files if file["group"] == own],
        "near": near(request, desk, chosen),
        "made": chosen.release if chosen.release and desk.has_view_permission(request, chosen.release) else None,
        "made_link": release_link(chosen.release) if chosen.release else "",
        **review.context(chosen),
    }
    return dropping.page_of(request, desk, "review", title=_("Check the document"), **context)


def near(request: HttpRequest, desk: Any, document: ImportedDocument) -> dict[str, Any]:
    """The draft that this seems to belong to, and what can be done with it."""
    release = document.near
    if release is None or not desk.has_change_permission(request, release):
        return {}
    language = document.reading["document"]["language"]
    written = started_languages(release)
    return {
        "title": title_of(release),
        "link": release_link(release),
        "missing": language not in written,
        "language": LANGUAGE_NAMES[language],
    }


def acted(request: HttpRequest, desk: Any, document: ImportedDocument) -> HttpResponse:
    """What she put right, and then what the button says."""
    said = said_in(request.POST, document)
    here = reverse("admin:releases_import_document", args=[document.drop_id, document.pk])
    if said.to_json() != document.corrections:
        try:
            drops.correct(document, said)
        except UnreadableFile as problem:
            messages.error(request, sentence(problem.to_json()))
            return HttpResponseRedirect(here)
    if "_apart" in request.POST:
        last = max(document.drop.documents.values_list("together", flat=True))
        ImportedDocument.objects.filter(pk=document.pk).update(together=last + 1)
    elif "_newer" in request.POST:
        return HttpResponseRedirect(reverse("admin:releases_import_newer", args=[document.drop_id, document.pk]))
    elif "_make" in request.POST or "_add" in request.POST:
        return made(request, desk, document, add="_add" in request.POST)
    line = request.POST.get("line", "")
    return HttpResponseRedirect(here + (f"#{line}" if line.isalnum() or "-" in line else ""))


def made(request: HttpRequest, desk: Any, document: ImportedDocument, add: bool) -> HttpResponse:
    """The draft of this file and of those that are the same release; made once, however often one clicks."""
    here = HttpResponseRedirect(reverse("admin:releases_import_document", args=[document.drop_id, document.pk]))
    with transaction.atomic():
        list(Import.objects.select_for_update().filter(pk=document.drop_id).values_list("pk"))
        document.refresh_from_db()
        if document.release_id:
            return HttpResponseRedirect(release_link(document.release))
        group = list(document.drop.documents.filter(together=document.together, release=None, reading__isnull=False))
        if waiting := [one.name for one in group if review.undecided(one)]:
            messages.error(
                request,
                _("Accept or refuse the tracked changes first, and answer the comments: %(files)s.")
                % {"files": ", ".join(waiting)},
            )
            return here
        target = document.near if add else None
        if add and (target is None or not desk.has_change_permission(request, target)):
            raise Http404
        try:
            release = draft(request, group, target)
        except LanguageIsThere:
            messages.error(request, _("The draft has a text in this language already. See what is new in it instead."))
            return here
        # The very files, wherever else she dropped them or they came through a link: they are done with too.
        same = ImportedDocument.objects.filter(sha256__in=[one.sha256 for one in group], release=None)
        user: Any = request.user
        seen(same, user).update(release=release)
        DropLink.objects.filter(drop=document.drop_id, release=None).update(release=release)
    messages.success(request, _("The draft is made. Look it through, then save it."))
    if document.drop.documents.filter(reading__isnull=False, release=None).exists():
        back = reverse("admin:releases_import_review", args=[document.drop_id])
        messages.info(request, format_html('<a href="{}">{}</a>', back, _("Go on with the other documents")))
    return HttpResponseRedirect(release_link(release))


@transaction.atomic
def draft(request: HttpRequest, group: list[ImportedDocument], target: Release | None) -> Release:
    files = [
        (drops.whole_reading(one), one.name, stored(one.path), Corrections.from_json(one.corrections).companies)
        for one in group
    ]
    if target is None:
        return save_together(files, request.user)  # type: ignore[arg-type]
    for kept, name, data, companies in files:
        add_language(target, kept, name, data, request.user, companies)  # type: ignore[arg-type]
    return target


def compare(request: HttpRequest, desk: Any, pk: str, document: str) -> HttpResponse:
    """A newer text of a draft: what changed, part by part, to take or to leave."""
    chosen = fetched_document(request, desk, pk, document)
    release = chosen.near
    if not chosen.reading or release is None or not desk.has_change_permission(request, release):
        raise Http404
    keys = request.POST.getlist("take")
    stale = False
    if request.method == "POST":
        try:
            taken = newer.take(release, chosen, keys, request.user)  # type: ignore[arg-type]
        except newer.ChangedMeanwhile:
            stale = True
        else:
            taken_over = ngettext("%(n)s change was taken over.", "%(n)s changes were taken over.", taken)
            messages.success(request, taken_over % {"n": taken} if taken else _("Nothing was left to take over."))
            return HttpResponseRedirect(release_link(release))
    context = {
        "chosen": chosen,
        "release": release,
        "headline": title_of(release),
        "link": release_link(release),
        "changes": newer.changes(release, chosen),
        "stale": stale,
        "keys": keys,
        "html": HTML_LANGUAGES[chosen.reading["document"]["language"]],
    }
    return dropping.page_of(request, desk, "newer", title=_("What is new in the document"), **context)


@require_POST
def remove(request: HttpRequest, desk: Any, pk: str, document: str) -> HttpResponse:
    chosen = fetched_document(request, desk, pk, document)
    if not chosen.release_id:
        forget(chosen)
        drops.sort_out(chosen.drop)
    left = chosen.drop.documents.exists()
    name, args = ("releases_import_review", [pk]) if left else ("releases_import", [])
    return HttpResponseRedirect(reverse(f"admin:{name}", args=args))


@require_safe
def picture(request: HttpRequest, desk: Any, pk: str, document: str, n: int) -> HttpResponse:
    """A picture out of the document, as it stands there: it may be anything, so nothing in it can act."""
    chosen = fetched_document(request, desk, pk, document)
    file = picture_file(chosen, n)
    if file is None or file["type"] not in SHOWN:
        raise Http404
    return harmless(stored(file["path"]), file["type"])


@require_safe
def sheet(request: HttpRequest, desk: Any, pk: str, document: str, n: int) -> HttpResponse:
    """A page of a PDF as a picture: drawn when somebody first looks at it, and kept for the next look."""
    chosen = fetched_document(request, desk, pk, document)
    if not chosen.reading or not chosen.path or not 1 <= n <= len(chosen.reading.get("sheets", ())):
        raise Http404
    if str(n) not in chosen.pages:
        try:
            drops.keep_page(chosen, n, draw_in_sandbox(stored(chosen.path), n))
        except UnreadableFile:
            raise Http404 from None
    return harmless(stored(chosen.pages[str(n)]), "image/webp")


def harmless(data: bytes, type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=type)
    response["Content-Disposition"] = content_disposition_header(False, "picture") or "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
