"""Start from a document: drop files, look at what was understood, put it right, make the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from accounts.ids import random_id
from releases.admin import drops, newer, review
from releases.admin.files import SHOWN
from releases.admin.lists import release_link, title_of
from releases.freezing import started_languages
from releases.importing import LARGEST, READERS
from releases.importing.add import LanguageIsThere, add_language, save_together
from releases.importing.corrections import Corrections
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
        path("import/", allowed(start), name="releases_import"),
        path("import/<str:pk>/", allowed(overview), name="releases_import_review"),
        path("import/<str:pk>/<str:document>/", allowed(one), name="releases_import_document"),
        path("import/<str:pk>/<str:document>/remove/", allowed(remove), name="releases_import_remove"),
        path("import/<str:pk>/<str:document>/newer/", allowed(compare), name="releases_import_newer"),
        path("import/<str:pk>/<str:document>/pictures/<int:n>/", allowed(picture), name="releases_import_picture"),
    ]


def page_of(request: HttpRequest, desk: Any, template: str, **context: Any) -> HttpResponse:
    context = {**desk.admin_site.each_context(request), "opts": desk.opts, **context}
    return TemplateResponse(request, f"admin/releases/import/{template}.html", context)


def fetched(request: HttpRequest, pk: str) -> Import:
    """What somebody dropped is hers alone until it is a draft."""
    drop = Import.objects.filter(pk=pk, by=request.user.pk).first()
    if drop is None:
        raise Http404
    return drop


def fetched_document(request: HttpRequest, pk: str, document: str) -> ImportedDocument:
    found = fetched(request, pk).documents.filter(pk=document).select_related("drop", "release", "near").first()
    if found is None:
        raise Http404
    return found


# Dropping.


def start(request: HttpRequest, desk: Any) -> HttpResponse:
    if request.method != "POST":
        return start_page(request, desk, random_id())
    drop = drops.drop_of(request.user, request.POST.get("drop", ""))  # type: ignore[arg-type]
    taken = [drops.take(drop, name, data) for name, data in dropped(request)]
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"files": [told(request, desk, document) for document in taken]})
    if not taken and not drop.documents.exists():
        return start_page(request, desk, drop.pk, _("Choose a file, or paste the text of the release."))
    return HttpResponseRedirect(reverse("admin:releases_import_review", args=[drop.pk]))


def start_page(request: HttpRequest, desk: Any, pk: str, wrong: str = "") -> HttpResponse:
    accept = ",".join(READERS)
    context = {"drop": pk, "wrong": wrong, "accept": accept, "endings": ", ".join(READERS)}
    left = [summary(request, desk, document) for document in drops.waiting(request.user)]  # type: ignore[arg-type]
    return page_of(request, desk, "start", title=_("Start from a document"), left=left, **context)


def dropped(request: HttpRequest) -> list[tuple[str, bytes]]:
    """Name and bytes of every file, and of what was pasted."""
    files = [(file.name or "", file.read(LARGEST + 1)) for file in request.FILES.getlist("file")[: drops.MOST_FILES]]
    text = request.POST.get("text", "").strip()
    return [*files, (_("pasted text") + ".txt", text.encode())] if text else files


def told(request: HttpRequest, desk: Any, document: ImportedDocument) -> dict[str, Any]:
    """What the page says of a file that was just read."""
    about = summary(request, desk, document)
    go = reverse("admin:releases_import_review", args=[document.drop_id])
    return {"name": document.name, "wrong": about["wrong"], "said": about["said"], "known": about["draft"], "go": go}


def summary(request: HttpRequest, desk: Any, document: ImportedDocument) -> dict[str, Any]:
    """A file in a list: what it is, or why it could not be read; its draft only for those who may see it."""
    draft, said, language = "", "", ""
    waits = bool(document.reading) and not document.release_id
    if document.release and desk.has_view_permission(request, document.release):
        draft = release_link(document.release)
        said = _("Already imported: %(title)s") % {"title": title_of(document.release)}
    elif document.release_id:
        said = _("Already imported.")
    elif document.reading:
        language = document.reading["document"]["language"]
        said = document.reading["document"].get("headline") or _("(no headline yet)")
    return {
        "pk": document.pk,
        "name": document.name,
        "wrong": document.refused,
        "said": said,
        "draft": draft,
        "language": LANGUAGE_NAMES.get(language, ""),
        "html": HTML_LANGUAGES.get(language, ""),
        "waits": waits,
        "drop": document.drop_id,
        "group": f"release {document.together}" if waits else document.pk,
    }


# Looking and putting right.


def overview(request: HttpRequest, desk: Any, pk: str) -> HttpResponse:
    """Straight to the first file that can be looked at; the list alone where there is none."""
    drop = fetched(request, pk)
    first = drop.documents.filter(reading__isnull=False, release=None).first()
    if first:
        return HttpResponseRedirect(reverse("admin:releases_import_document", args=[pk, first.pk]))
    return page_of(request, desk, "nothing", title=_("Imported documents"), files=listed(request, desk, drop))


def listed(request: HttpRequest, desk: Any, drop: Import) -> list[dict[str, Any]]:
    """The versions of one release beside each other, each group where its first file stands."""
    files = [summary(request, desk, d) for d in drop.documents.select_related("release")]
    first = {file["group"]: n for n, file in reversed(list(enumerate(files)))}
    return sorted(files, key=lambda file: first[file["group"]])


def one(request: HttpRequest, desk: Any, pk: str, document: str) -> HttpResponse:
    chosen = fetched_document(request, pk, document)
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
    return page_of(request, desk, "review", title=_("Check the document"), **context)


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
    said = review.said_in(request.POST, document)
    if said.to_json() != document.corrections:
        drops.correct(document, said)
    here = reverse("admin:releases_import_document", args=[document.drop_id, document.pk])
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
        for one in group:
            one.release = release
            one.save()
    messages.success(request, _("The draft is made. Look it through, then save it."))
    if document.drop.documents.filter(reading__isnull=False, release=None).exists():
        back = reverse("admin:releases_import_review", args=[document.drop_id])
        messages.info(request, format_html('<a href="{}">{}</a>', back, _("Go on with the other documents")))
    return HttpResponseRedirect(release_link(release))


@transaction.atomic
def draft(request: HttpRequest, group: list[ImportedDocument], target: Release | None) -> Release:
    files = [
        (drops.whole_reading(one), one.name, drops.stored(one.path), Corrections.from_json(one.corrections).companies)
        for one in group
    ]
    if target is None:
        return save_together(files, request.user)  # type: ignore[arg-type]
    for kept, name, data, companies in files:
        add_language(target, kept, name, data, request.user, companies)  # type: ignore[arg-type]
    return target


def compare(request: HttpRequest, desk: Any, pk: str, document: str) -> HttpResponse:
    """A newer text of a draft: what changed, part by part, to take or to leave."""
    chosen = fetched_document(request, pk, document)
    release = chosen.near
    if not chosen.reading or release is None or not desk.has_change_permission(request, release):
        raise Http404
    if request.method == "POST":
        taken = newer.take(release, chosen, request.POST.getlist("take"), request.user)  # type: ignore[arg-type]
        messages.success(request, _("%(n)s changes were taken over.") % {"n": taken})
        return HttpResponseRedirect(release_link(release))
    context = {
        "chosen": chosen,
        "release": release,
        "headline": title_of(release),
        "link": release_link(release),
        "changes": newer.changes(release, chosen),
        "html": HTML_LANGUAGES[chosen.reading["document"]["language"]],
    }
    return page_of(request, desk, "newer", title=_("What is new in the document"), **context)


@require_POST
def remove(request: HttpRequest, desk: Any, pk: str, document: str) -> HttpResponse:
    chosen = fetched_document(request, pk, document)
    if not chosen.release_id:
        drops.forget(chosen)
        drops.sort_out(chosen.drop)
    left = chosen.drop.documents.exists()
    name, args = ("releases_import_review", [pk]) if left else ("releases_import", [])
    return HttpResponseRedirect(reverse(f"admin:{name}", args=args))


@require_safe
def picture(request: HttpRequest, desk: Any, pk: str, document: str, n: int) -> HttpResponse:
    """A picture out of the document, as it stands there: it may be anything, so nothing in it can act."""
    chosen = fetched_document(request, pk, document)
    kept = chosen.pieces[n].get("picture") if 0 <= n < len(chosen.pieces) else None
    if not kept or kept["type"] not in SHOWN or not kept.get("path"):
        raise Http404
    response = HttpResponse(drops.stored(kept["path"]), content_type=kept["type"])
    response["Content-Disposition"] = content_disposition_header(False, "picture") or "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
