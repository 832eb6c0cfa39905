"""What a journalist takes away: the release as a file, its pictures for print, the press kit, a selection.

Nothing is made ahead and nothing is kept: a file is what the door lets through at the moment it is asked for, and the
same edition is always the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterable
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from accounts.ids import PATTERN
from newsroom.pages import page
from newsroom.views import issued_of, public, release_path, withdrawn
from releases.document import LANGUAGES, Source
from releases.editions import EditionFile, EditionText
from releases.exporting import formats, pdf, photo, press_kit
from releases.exporting.html import HTML_LANGUAGES
from releases.exporting.issued import Read

MOST = 20
LONGEST_NAME = 48
_ID = re.compile(PATTERN)
_MEMORY = 4 * 1024 * 1024


@public
def download(request: HttpRequest, lang: str, address: tuple[str, str], ending: str) -> HttpResponseBase:
    texts = texts_of(address[1])
    text = texts.get(lang)
    if text is None:
        return withdrawn(lang, address)
    if not text.written:
        raise Http404
    if address[0] != text.slug:
        return HttpResponsePermanentRedirect(f"{release_path(lang, text.edition).rstrip('/')}.{ending}")
    if ending == formats.KIT:
        return sent_file(request, kit(text, texts), text, named(text, ending))
    try:
        content = formats.made(ending, text.reading, issued_of(text), reader([text]))
    except pdf.NotDrawn:
        raise Http404 from None  # it is not offered either
    return sent(request, content, formats.TYPES[ending], text, named(text, ending))


@public
def picture(request: HttpRequest, lang: str, address: tuple[str, str], figure: str) -> HttpResponseBase:
    """A picture for print, with its caption, credit and rights written into it."""
    texts = texts_of(address[1])
    text = texts.get(lang)
    if text is None:
        return withdrawn(lang, address)
    if not text.written:
        raise Http404
    if address[0] != text.slug:
        return HttpResponsePermanentRedirect(f"{release_path(lang, text.edition)}pictures/{figure}.jpg")
    original = next((f.original for f in text.reading.figures if f.id == figure), None)
    content = reader([text])(original) if original else None
    if original is None or content is None:
        raise Http404
    others = [other.reading for other in texts.values() if other.written]
    try:
        content = photo.render(text.reading, figure, content, issued_of(text), others)
    except photo.NotJPEG:
        raise Http404 from None
    return sent(request, content, "image/jpeg", text, original.name.rpartition("/")[2])


@public
def selection(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The texts of up to twenty releases in one ZIP. An id that nobody may see is as good as one that never was."""
    ids = list(dict.fromkeys(request.GET.getlist("id")))
    if not 0 < len(ids) <= MOST:
        return page("releases/nothing_ticked.html", lang, {"many": len(ids) > MOST, "most": MOST}, status=400)
    if not all(_ID.fullmatch(id) for id in ids):
        raise Http404
    rows = EditionText.objects.visible_to().filter(edition__release_id__in=ids, language=lang, written=True)
    found = {row.edition.release_id: row for row in rows.select_related("edition")}
    texts = [found[id] for id in ids if id in found]
    if not texts:
        raise Http404
    out, read = scratch(), reader(texts)
    with press_kit.opened(out) as zip:
        taken: dict[str, str] = {}
        for text in texts:
            name = press_kit.free(folder(text), taken)
            taken[name] = text.pk
            documents = {text.language: (text.reading, issued_of(text))}
            press_kit.write(zip, f"press-releases/{name}", documents, files_with(read), None)
    return sent_file(request, out, None, f"press-releases-{lang}.zip")


def texts_of(release: str) -> dict[str, EditionText]:
    """The public edition of a release by language, in the site's order."""
    rows = EditionText.objects.visible_to().filter(edition__release_id=release).select_related("edition")
    found = {row.language: row for row in rows}
    return {language: found[language] for language in LANGUAGES if language in found}


def reader(texts: Iterable[EditionText]) -> Read:
    """Reads the files of these editions, once it is asked for the first, and no others."""
    editions = {text.edition_id for text in texts}
    rows: dict[str, str] = {}

    def read(source: Source) -> bytes | None:
        if not rows:
            files = EditionFile.objects.visible_to().filter(edition__in=editions)
            rows.update({f"{file.random}/{file.name}": file.path for file in files})
        path = rows.get(source.name)
        return content_of(path) if path else None

    return read


def content_of(path: str) -> bytes:
    with default_storage.open(path, "rb") as file:
        return file.read()


def files_with(read: Read) -> press_kit.Files:
    return lambda document, issued: formats.all_made(document, issued, read)


def kit(text: EditionText, texts: dict[str, EditionText]) -> IO[bytes]:
    """The same for every language that asks for it."""
    documents = {language: (row.reading, issued_of(row)) for language, row in texts.items() if row.written}
    out, read = scratch(), reader(texts.values())
    first = next(row for row in texts.values() if row.written)
    press_kit.render(out, folder(first), documents, files_with(read), read)
    return out


def scratch() -> IO[bytes]:
    """Room for a ZIP: in memory while it is small, then in a file without a name that is gone once it is sent."""
    return tempfile.SpooledTemporaryFile(_MEMORY)


def folder(text: EditionText) -> str:
    """Short enough that what is unpacked from a folder in a folder still has a path that Windows can open."""
    slug = (
        text.slug if len(text.slug) <= LONGEST_NAME else text.slug[:LONGEST_NAME].rpartition("-")[0] or text.slug[:20]
    )
    return slug + (f"-v{text.edition.number}" if text.edition.number > 1 else "")


def named(text: EditionText, ending: str) -> str:
    """What the file is called on a reader's disk: the languages of one release, and its versions, are told apart."""
    return f"{folder(text)}.zip" if ending == formats.KIT else f"{folder(text)}-{text.language}.{ending}"


# Sending


def sent(request: HttpRequest, content: bytes, type: str, text: EditionText, name: str) -> HttpResponseBase:
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    kept = get_conditional_response(request, etag=etag)
    response = kept if kept is not None else HttpResponse(content, content_type=type)
    return headed(response, etag, text, name)


def sent_file(request: HttpRequest, out: IO[bytes], text: EditionText | None, name: str) -> HttpResponseBase:
    out.seek(0)
    digest = hashlib.sha256()
    while piece := out.read(1024 * 1024):
        digest.update(piece)
    etag = f'"{digest.hexdigest()[:32]}"'
    out.seek(0)
    kept = get_conditional_response(request, etag=etag)
    response: HttpResponseBase = kept if kept is not None else FileResponse(out, content_type=formats.TYPES["zip"])
    if kept is not None:
        out.close()
    return headed(response, etag, text, name)


def headed(response: HttpResponseBase, etag: str, text: EditionText | None, name: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    if text:
        response["Content-Language"] = HTML_LANGUAGES[text.language]
        response["Link"] = f'<{issued_of(text).url}>; rel="canonical"'
    return response
