"""Atom 1.0 (RFC 4287), in pages as RFC 5005 has them."""

from __future__ import annotations

import datetime

from django.conf import settings
from lxml import etree
from lxml.builder import ElementMaker

from newsroom.feeds.entries import Entry, Feed

TYPE = "application/atom+xml; charset=utf-8"
NOTHING_YET = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
A = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def render(feed: Feed) -> bytes:
    root = A.feed(
        {_LANGUAGE: feed.language},
        A.id(feed.address),
        A.title(feed.title),
        A.subtitle(feed.description),
        A.updated(instant(feed.updated or NOTHING_YET)),
        A.author(A.name(settings.NEWSROOM_NAME)),
        A.link(rel="alternate", type="text/html", hreflang=feed.language, href=feed.page),
        A.link(rel="self", type="application/atom+xml", href=feed.here),
        A.link(rel="first", type="application/atom+xml", href=feed.address),
    )
    if feed.older:
        root.append(A.link(rel="next", type="application/atom+xml", href=feed.older))
    root.extend(entry(one) for one in feed.entries)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def entry(one: Entry) -> etree._Element:
    return A.entry(
        {_LANGUAGE: one.language},
        A.id(one.id),
        A.title(one.title),
        A.link(rel="alternate", type="text/html", hreflang=one.language, href=one.address),
        # A reader that knows one address of an entry takes any alternate: the other languages are no alternates to it.
        *(A.link(rel="related", type="text/html", hreflang=code, href=path) for code, path in one.elsewhere),
        A.published(instant(one.published)),
        A.updated(instant(one.updated)),
        *(A.author(A.name(author)) for author in one.authors),
        *(A.category(term=id, label=name) for id, name in one.topics),
        A.summary(one.lead),
        A.content(one.html, type="html"),
        *(
            A.link(rel="enclosure", type=p.type, length=str(p.bytes), href=p.address, title=p.caption)
            for p in one.pictures
        ),
    )


def instant(when: datetime.datetime) -> str:
    return when.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
