"""What she takes away before the lift: a copy marked as hers, pictures for print, files. Each on record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from newsroom import files
from newsroom.downloads import content_of, named
from newsroom.pages import not_found
from newsroom.press_room.embargoed import issued, reader_of, texts_of
from newsroom.press_room.pages import language
from releases import copies, grants, looks
from releases.document import Source
from releases.editions import EditionFile
from releases.exporting import pdf, photo
from releases.exporting.issued import Read
from releases.grants import Holder, Reader
from releases.looks import Look


@require_safe
def copy(request: HttpRequest, pk: str, ending: str) -> HttpResponseBase:
    reader = reader_of(request)
    text, holder = texts_of(reader, pk).get(language()), grants.offer(reader, pk)
    if text is None or holder is None or not text.written:
        return not_found(language())
    try:
        content = copies.made(ending, text.reading, issued(text), holder, reading(reader, text.edition_id))
    except pdf.NotDrawn:
        return not_found(language())
    on_record(request, holder, Look.What.COPY, ending)
    return sent(content, copies.ENDINGS[ending], named(text, ending))


@require_safe
def picture(request: HttpRequest, pk: str, figure: str) -> HttpResponseBase:
    """For print, with its caption and the embargo written into it."""
    reader = reader_of(request)
    texts, holder = texts_of(reader, pk), grants.offer(reader, pk)
    text = texts.get(language())
    if text is None or holder is None or not text.written:
        return not_found(language())
    original = next((f.original for f in text.reading.figures if f.id == figure), None)
    content = reading(reader, text.edition_id)(original) if original else None
    if original is None or content is None:
        return not_found(language())
    others = [other.reading for other in texts.values() if other.written]
    try:
        content = photo.render(text.reading, figure, content, issued(text), others)
    except photo.NotJPEG:
        return not_found(language())
    on_record(request, holder, Look.What.PICTURE, figure)
    return sent(content, "image/jpeg", original.name.rpartition("/")[2])


@require_safe
def file(request: HttpRequest, random: str, name: str) -> HttpResponseBase:
    """A rendition or an attachment, under the random name that it will have in public."""
    reader = reader_of(request)
    rows = EditionFile.objects.awaiting(reader).filter(random=random, name=name)
    row = rows.select_related("edition").first()
    holder = grants.offer(reader, row.edition.release_id) if row else None
    if row is None or holder is None:
        return not_found(language())
    on_record(request, holder, Look.What.FILE, random)
    response = files.sent(row)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def on_record(request: HttpRequest, holder: Holder, what: str, detail: str) -> None:
    if request.method == "GET":
        looks.record(holder, what, language(), detail)


def reading(reader: Reader, edition: str) -> Read:
    """Reads the files of an edition that she may read, once it is asked for the first."""
    rows: dict[str, str] = {}

    def read(source: Source) -> bytes | None:
        if not rows:
            found = EditionFile.objects.awaiting(reader).filter(edition=edition)
            rows.update({f"{row.random}/{row.name}": row.path for row in found})
        path = rows.get(source.name)
        return content_of(path) if path else None

    return read


def sent(content: bytes, type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
