"""Start from a document: the page that takes files, and what it says of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from accounts.ids import random_id
from releases.admin import drops
from releases.admin.lists import release_link, title_of
from releases.importing import LARGEST, READERS
from releases.importing.refusals import sentence
from releases.models import ImportedDocument


def page_of(request: HttpRequest, desk: Any, template: str, **context: Any) -> HttpResponse:
    context = {**desk.admin_site.each_context(request), "opts": desk.opts, **context}
    return TemplateResponse(request, f"admin/releases/import/{template}.html", context)


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
        "wrong": sentence(document.refusal),
        "said": said,
        "draft": draft,
        "language": LANGUAGE_NAMES.get(language, ""),
        "html": HTML_LANGUAGES.get(language, ""),
        "waits": waits,
        "drop": document.drop_id,
        "group": f"release {document.together}" if waits else document.pk,
    }
