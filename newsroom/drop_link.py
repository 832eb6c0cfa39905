"""The page behind a drop link: an agency or partner hands in files for one release, without an account.

Whoever has the address may send and nothing else. A look at it never acts, and shows what the press office wrote for
the sender; what was sent can be read back by nobody here. An address that ended, was revoked or never was is the 404 of
every other address. The page reads no cookie and sets none, so there is nothing of the sender's that another site could
use: the address alone is the right.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from newsroom.pages import not_found, page
from releases.admin.drops import MOST_FILES
from releases.admin.handed_in import ATTACHMENTS, hand_in
from releases.document import LANGUAGES
from releases.drop_links import DropLink, link_of
from releases.importing import READERS
from releases.stored_files import LARGEST, MEGABYTE, BadFile, shown
from releases.zones import in_words

MOST_AT_ONCE = 150 * MEGABYTE
ACCEPTED = ",".join((*READERS, ".jpg", ".jpeg", ".png", ".webp", *ATTACHMENTS))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def drop_link(request: HttpRequest, lang: str, token: str) -> HttpResponse:
    link = link_of(token)
    if link is None:
        return not_found(lang)
    response = handed_in(request, lang, token, link) if request.method == "POST" else form(lang, token, link, [])
    response["Referrer-Policy"] = "no-referrer"  # the address is the secret: no link may carry it on
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def handed_in(request: HttpRequest, lang: str, token: str, link: DropLink) -> HttpResponse:
    """Every file by itself, one after the other: one that is refused takes nothing from the others."""
    with translation.override(lang):
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_AT_ONCE:
            wrong = _("That is more than can be sent at once. Send the files a few at a time.")
            receipts = [{"name": "", "wrong": wrong}]
        else:
            files = request.FILES.getlist("file")[:MOST_FILES]
            receipts = [receipt(link, shown(file.name or ""), file) for file in files]
            if not receipts:
                receipts = [{"name": "", "wrong": _("Choose at least one file.")}]
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"files": receipts})
    return form(lang, token, link, receipts)


def receipt(link: DropLink, name: str, file: Any) -> dict[str, str]:
    """What the sender is told of a file: that it came, how large and when; or why it was not taken."""
    told = {"name": name, "size": filesizeformat(file.size)}
    try:
        row = hand_in(link, name, file.read(LARGEST + 1))
    except BadFile as problem:
        return {**told, "wrong": str(problem)}
    if row.wrong:
        return {**told, "wrong": row.wrong}
    return {**told, "when": in_words(row.at.replace(second=0, microsecond=0))}


def form(lang: str, token: str, link: DropLink, receipts: list[dict[str, str]]) -> HttpResponse:
    paths = {code: reverse("drop_link", args=[code, token]) for code in LANGUAGES}
    context = {
        "note": link.note,
        "ends": link.ends,
        "receipts": receipts,
        "taken": sum("when" in one for one in receipts),
        "accept": ACCEPTED,
        "paths": paths,
        "canonical": "",
    }
    return page("press/drop_link.html", lang, context)
