"""What a feed says, whatever its format: entries with the full text, absolute addresses and ids that never change."""

from __future__ import annotations

import datetime
import re
import uuid
from dataclasses import dataclass
from urllib.parse import urljoin

import lxml.html
from django.conf import settings

from newsroom.views import release_path
from releases.document import ReleaseDocument
from releases.editions import EditionText
from releases.exporting.html import HTML_LANGUAGES, Timing, article, renditions

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A feed reader has a heading, addresses and buttons of its own.
_OF_THE_PAGE = ("rail", "tools", "heard")


@dataclass(frozen=True, slots=True)
class Picture:
    address: str
    type: str
    bytes: int
    width: int
    height: int
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One press release in one language."""

    id: str
    address: str
    language: str
    title: str
    lead: str
    html: str
    published: datetime.datetime
    updated: datetime.datetime
    authors: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]  # id, name
    pictures: tuple[Picture, ...]
    elsewhere: tuple[tuple[str, str], ...]  # language, address


@dataclass(frozen=True, slots=True)
class Feed:
    """`address` is that of its first page, `here` that of this one, `page` the page for people; all are absolute."""

    title: str
    description: str
    language: str
    page: str
    address: str
    here: str
    older: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime.datetime | None:
        return max((entry.updated for entry in self.entries), default=None)


def entry(text: EditionText) -> Entry:
    edition, document = text.edition, text.reading
    address = absolute(release_path(text.language, edition))
    return Entry(
        id=entry_id(edition.release_id, text.language),
        address=address,
        language=HTML_LANGUAGES[text.language],
        title=clean(text.headline),
        lead=clean(text.lead),
        html=full_text(text, document, address),
        published=edition.first_lift,
        updated=edition.lift,
        authors=tuple(clean(c.name) for c in document.companies if c.role == "issuer"),
        topics=tuple((t.id, clean(t.name)) for t in document.topics),
        pictures=tuple(pictures(document)),
        elsewhere=tuple(
            (HTML_LANGUAGES[code], absolute(release_path(code, edition)))
            for code in edition.languages
            if code != text.language
        ),
    )


def entry_id(release: str, language: str) -> str:
    """The same for ever: neither a new headline, a correction nor a move of the newsroom to another host changes it."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"release {release} {language}").urn


def absolute(path: str) -> str:
    return settings.SITE_URL + path


def clean(text: str) -> str:
    """Without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def full_text(text: EditionText, document: ReleaseDocument, address: str) -> str:
    """The article of the page, fit to be read away from it: absolute addresses, plain pictures, no buttons."""
    drawn = article(document, text.people, timing=Timing("public", text.edition.first_lift))
    tree = lxml.html.fragment_fromstring(clean(drawn))
    for part in [*tree.iter("h1"), *(e for name in _OF_THE_PAGE for e in tree.find_class(name))]:
        part.drop_tree()
    for tag in ("source", "picture", "wbr"):
        for part in list(tree.iter(tag)):
            part.drop_tag()
    tree.rewrite_links(lambda link: urljoin(address, link))
    return lxml.html.tostring(tree, encoding="unicode").strip()


def pictures(document: ReleaseDocument) -> list[Picture]:
    """Every picture once, as a file that every reader can show."""
    shown = [(figure, renditions(figure.sources)[1]) for figure in document.figures]
    return [
        Picture(
            absolute(f"/files/{file.name}"),
            file.type,
            file.bytes,
            file.width,
            file.height,
            clean(figure.caption),
            clean(figure.credit),
        )
        for figure, file in shown
        if file
    ]
