"""RSS 2.0, with the full text, media and paging that its modules add."""

from __future__ import annotations

import datetime
from email.utils import format_datetime

from lxml import etree
from lxml.builder import ElementMaker

from newsroom.feeds.entries import Entry, Feed, Picture

TYPE = "application/rss+xml; charset=utf-8"
_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
E = ElementMaker(nsmap=_SPACES)
ATOM, CONTENT, DC, MEDIA = (ElementMaker(namespace=space, nsmap=_SPACES) for space in _SPACES.values())


def render(feed: Feed) -> bytes:
    channel = E.channel(
        E.title(feed.title),
        E.link(feed.page),
        E.description(feed.description),
        E.language(feed.language),
        ATOM.link(rel="self", type="application/rss+xml", href=feed.here),
        ATOM.link(rel="first", type="application/rss+xml", href=feed.address),
    )
    if feed.older:
        channel.append(ATOM.link(rel="next", type="application/rss+xml", href=feed.older))
    if feed.updated:
        channel.append(E.lastBuildDate(date(feed.updated)))
    channel.extend(item(entry) for entry in feed.entries)
    return etree.tostring(E.rss(channel, version="2.0"), xml_declaration=True, encoding="utf-8")


def item(entry: Entry) -> etree._Element:
    made = E.item(
        E.title(entry.title),
        E.link(entry.address),
        E.guid(entry.id, isPermaLink="false"),
        E.pubDate(date(entry.published)),
        ATOM.updated(entry.updated.astimezone(datetime.UTC).isoformat()),
        *(DC.creator(author) for author in entry.authors),
        *(E.category(name) for _id, name in entry.topics),
        E.description(entry.lead),
        CONTENT.encoded(entry.html),
    )
    for first in entry.pictures[:1]:  # RSS knows one; the others are media
        made.append(E.enclosure(url=first.address, length=str(first.bytes), type=first.type))
    made.extend(media(picture) for picture in entry.pictures)
    return made


def media(picture: Picture) -> etree._Element:
    made = MEDIA.content(
        url=picture.address,
        type=picture.type,
        medium="image",
        fileSize=str(picture.bytes),
        width=str(picture.width),
        height=str(picture.height),
    )
    if picture.caption:
        made.append(MEDIA.description(picture.caption, type="plain"))
    if picture.credit:
        made.append(MEDIA.credit(picture.credit, role="photographer", scheme="urn:ebu"))
    return made


def date(instant: datetime.datetime) -> str:
    return format_datetime(instant.astimezone(datetime.UTC), usegmt=True)
