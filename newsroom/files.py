"""Pictures and documents of public editions, sent through the door from a private folder."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from newsroom.pages import not_found
from releases.editions import EditionFile

SHOWN_IN_PAGES = {"image/jpeg", "image/png", "image/webp", "image/avif"}


@require_safe
def public_file(request: HttpRequest, random: str, name: str) -> HttpResponseBase:
    """404 before the lift, after a withdrawal and for what never was, alike. The name has to be right too."""
    row = EditionFile.objects.visible_to().filter(random=random, name=name).first()
    if row is None:
        return not_found("en")
    etag = f'"{row.random}"'  # the bytes under a random name never change
    kept = get_conditional_response(request, etag=etag)
    response: HttpResponseBase = kept if kept is not None else sent(row)
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def sent(row: EditionFile) -> HttpResponseBase:
    response: HttpResponseBase
    if settings.NEWSROOM_X_ACCEL:
        response = HttpResponse()
        response["X-Accel-Redirect"] = f"{settings.NEWSROOM_X_ACCEL.rstrip('/')}/{row.path}"
    else:
        response = FileResponse(default_storage.open(row.path, "rb"))
    response["Content-Type"] = row.type
    response["Content-Length"] = str(row.bytes)
    attached = row.download or row.type not in SHOWN_IN_PAGES
    response["Content-Disposition"] = content_disposition_header(attached, row.name) or "inline"
    return response
