"""A picture of a release by itself, as large as the screen: with what it shows, whose it is and how it may be used."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from newsroom.pages import page
from newsroom.views import public, release_path, withdrawn
from releases.document import Figure, Source
from releases.editions import EditionText
from releases.exporting.html import ShownFigure, shown_figure


@public
def picture(request: HttpRequest, lang: str, address: tuple[str, str], figure: str) -> HttpResponse:
    texts = EditionText.objects.visible_to().filter(edition__release_id=address[1], language=lang)
    text = texts.select_related("edition").first()
    if text is None:
        return withdrawn(lang, address)
    if not text.written:
        raise Http404
    path = release_path(lang, text.edition)
    if address[0] != text.slug:
        return HttpResponsePermanentRedirect(f"{path}pictures/{figure}/")
    figures = {one.id: shown_figure(one, eager=True) for one in text.reading.figures}
    shown = figures.get(figure)
    if shown is None or not shown.fallback:
        raise Http404
    context = {
        "text": text,
        "shown": shown,
        "files": files_of(shown),
        "original": f"{path}pictures/{figure}.jpg" if shown.figure.original else "",
        "path": path,
        **neighbours([id for id, one in figures.items() if one.fallback], figure),
        "paths": {code: f"{release_path(code, text.edition)}pictures/{figure}/" for code in text.edition.languages},
    }
    return page("releases/picture.html", lang, context)


def neighbours(ids: list[str], here: str) -> dict[str, Any]:
    at = ids.index(here)
    return {
        "number": at + 1,
        "count": len(ids),
        "before": ids[at - 1] if at else "",
        "after": ids[at + 1] if at + 1 < len(ids) else "",
    }


def files_of(shown: ShownFigure) -> list[Source]:
    """The sizes for a web page, from wide to narrow: JPEG first, which every system takes."""
    return sorted(sources_for_the_web(shown.figure), key=lambda file: (file.type != "image/jpeg", -file.width))


def sources_for_the_web(figure: Figure) -> list[Source]:
    return [file for file in figure.sources if file.type in ("image/jpeg", "image/webp")]
