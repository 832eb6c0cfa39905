"""The feeds of everything, of a company and of a topic: found through the door, written texts of one language only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.feeds import atom, json_feed, rss
from newsroom.feeds.entries import Feed, absolute, clean, entry
from newsroom.views import keyset_page, public, texts_of, topic_names, topic_slug
from releases.editions import EditionCompany, EditionText, EditionTopic
from releases.exporting.html import HTML_LANGUAGES

FORMATS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "feed.rss": (rss.render, rss.TYPE),
    "feed.atom": (atom.render, atom.TYPE),
    "feed.json": (json_feed.render, json_feed.TYPE),
}


class FeedPart:
    """The last part of a feed's address, which says its format."""

    regex = "|".join(name.replace(".", r"\.") for name in FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@public
def newest(request: HttpRequest, lang: str, form: str) -> HttpResponse:
    written = EditionText.objects.visible_to().filter(language=lang, text_language=lang)
    texts, older = keyset_page(written, request)
    return answer(request, lang, form, reverse("releases", args=[lang]), texts, older)


@public
def of_company(request: HttpRequest, lang: str, address: tuple[str, str], form: str) -> HttpResponse:
    rows = EditionCompany.objects.visible_to().filter(company=address[1], language=lang)
    company = rows.newest_first().first()
    if company is None:
        raise Http404
    page = reverse("company", args=[lang, company.address])
    if address[0] != company.slug:
        return HttpResponsePermanentRedirect(page + form)
    listed, older = keyset_page(rows.filter(text_language=lang), request)
    return answer(request, lang, form, page, texts_of(listed, lang), older, company.name)


@public
def of_topic(request: HttpRequest, lang: str, address: tuple[str, str], form: str) -> HttpResponse:
    names = topic_names(address[1])
    if not names:
        raise Http404
    page = reverse("topic", args=[lang, (topic_slug(names), address[1])])
    if address[0] != topic_slug(names):
        return HttpResponsePermanentRedirect(page + form)
    rows = EditionTopic.objects.visible_to().filter(topic=address[1], language=lang)
    listed, older = keyset_page(rows, request)
    return answer(request, lang, form, page, texts_of(listed, lang), older, names.get(lang, ""))


def answer(
    request: HttpRequest, lang: str, form: str, page: str, texts: Iterable[EditionText], older: str, of: str = ""
) -> HttpResponse:
    """The feed beside the page at the path `page`, in the format that its address names."""
    render, content_type = FORMATS[form]
    first, before = absolute(page + form), request.GET.get("before")
    title = f"{of} – {settings.NEWSROOM_NAME}" if of else settings.NEWSROOM_NAME
    feed = Feed(
        title=clean(title),
        description=clean(f"{_('Press releases')} – {title}"),
        language=HTML_LANGUAGES[lang],
        page=absolute(page),
        address=first,
        here=f"{first}?before={before}" if before else first,
        older=f"{first}?before={older}" if older else "",
        entries=tuple(entry(text) for text in texts),
    )
    headers = {"Content-Language": HTML_LANGUAGES[lang]}
    return HttpResponse(render(feed), content_type=content_type, headers=headers)
