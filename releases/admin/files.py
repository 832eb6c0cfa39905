"""Pictures and files of the working copy, for the people at the desk alone: the folder they lie in is private."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from accounts.ids import PATTERN
from releases.access import seen
from releases.models import Picture, StoredFile
from releases.pictures import keep_picture
from releases.stored_files import BadFile, shown

SHOWN = {"image/jpeg", "image/png", "image/webp", "image/avif"}
_PUBLIC_ADDRESS = re.compile(rf"/files/(?={PATTERN}/)")


@require_safe
def thumbnail(request: HttpRequest, pk: str) -> Any:
    """The smallest rendition of a picture that every browser shows."""
    found = seen(StoredFile.objects.filter(picture=pk), request.user)  # type: ignore[arg-type]
    files = found.filter(original=False, type="image/webp").order_by("width")
    file = files.first() or found.filter(original=False).first()
    return sent(file)


@require_safe
def desk_file(request: HttpRequest, random: str, name: str) -> Any:
    found = seen(StoredFile.objects.filter(pk=random, name=name), request.user)  # type: ignore[arg-type]
    return sent(found.first())


def sent(file: StoredFile | None) -> Any:
    if file is None:
        raise Http404
    response = FileResponse(default_storage.open(file.path, "rb"))
    response["Content-Type"] = file.type
    response["Content-Disposition"] = content_disposition_header(file.type not in SHOWN, file.name) or "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def for_the_desk(html: str) -> str:
    """An article whose pictures come through the desk: their public address does not exist before the lift."""
    return _PUBLIC_ADDRESS.sub(reverse("admin:desk_files"), html)


def files_root(request: HttpRequest) -> HttpResponse:
    raise Http404


@require_POST
def upload_picture(request: HttpRequest) -> JsonResponse:
    """One picture, stored at once, so that no error elsewhere on the form can lose it."""
    file = request.FILES.get("picture")
    if file is None:
        return JsonResponse({"wrong": ""})
    try:
        picture = keep_picture(file.read(), file.name or "", request.user)  # type: ignore[arg-type]
    except BadFile as problem:
        return JsonResponse({"wrong": str(problem), "name": shown(file.name or "")})
    return JsonResponse(as_json(picture))


def as_json(picture: Picture) -> dict[str, Any]:
    return {
        "picture": picture.pk,
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "thumbnail": reverse("admin:releases_picture_thumbnail", args=[picture.pk]),
    }
