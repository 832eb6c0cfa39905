"""A picture for print that knows what it shows: caption, credit and rights in IPTC-IIM and in XMP.

The pixels are the very bytes of the original: segments are written before them, and nothing is encoded again. XMP
holds every language that there is; IIM has room for one, that of the document given first.

Formats: JPEG segments (ITU T.81 annex B), IPTC IIM 4.2 in Photoshop's image resources, XMP part 3, and the IPTC Photo
Metadata Standard for which field means what.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from django.utils import translation

from releases.document import Figure, ReleaseDocument
from releases.exporting import words
from releases.exporting.html import HTML_LANGUAGES
from releases.exporting.issued import Issued

XMP = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
LONGEST = 2000  # bytes in IIM, characters in XMP: with three languages a segment of 64 kB has room for all
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class NotJPEG(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class Told:
    """What is written into the picture in one language."""

    language: str
    headline: str
    caption: str
    credit: str
    rights: str
    alt: str
    source: str
    instructions: str = ""


def render(
    document: ReleaseDocument,
    figure: str,
    original: bytes,
    issued: Issued,
    others: Iterable[ReleaseDocument] = (),
) -> bytes:
    """The original of the figure with this id, captioned in the language of the document and in those of `others`.

    Raises NotJPEG for anything else, and KeyError if the document has no such figure.
    """
    known = {f.id: f for f in document.figures}
    first = told(document, known[figure])
    rest = [told(other, f) for other in others for f in other.figures if f.id == figure]
    texts = [first, *(text for text in rest if text.language != first.language)]
    if issued.embargoed:
        texts = [replace(text, instructions=embargo(document.language, issued)) for text in texts]
    return with_segments(original, [(0xED, resources(iim(texts[0], issued))), (0xE1, XMP + xmp(texts, issued))])


def embargo(language: str, issued: Issued) -> str:
    """What picture desks read under “special instructions”, first in English, which all of them do."""
    with translation.override(language):
        own = words.timing(issued)[1]
    with translation.override("en"):
        return "\n".join(dict.fromkeys((f"EMBARGOED. {words.timing(issued)[1]}", own)))


def told(document: ReleaseDocument, figure: Figure) -> Told:
    issuers = [company.name for company in document.companies if company.role == "issuer"]
    texts = (document.headline, figure.caption, figure.credit, figure.rights, figure.alt, ", ".join(issuers))
    return Told(HTML_LANGUAGES[document.language], *(_UNPRINTABLE.sub(" ", text)[:LONGEST] for text in texts))


# JPEG


def with_segments(jpeg: bytes, segments: Iterable[tuple[int, bytes]]) -> bytes:
    """The same picture with these (marker, content) segments in place of those of their kind that it had."""
    head, rest = split(jpeg)
    kept = [
        (m, c) for m, c in head if not ((m == 0xED and c.startswith(PHOTOSHOP)) or (m == 0xE1 and c.startswith(XMP)))
    ]
    # JFIF has to come first, and Exif next.
    first = next((n for n, (m, c) in enumerate(kept) if m != 0xE0 and not c.startswith(b"Exif\0")), len(kept))
    ordered = [*kept[:first], *segments, *kept[first:]]
    return b"\xff\xd8" + b"".join(segment(marker, content) for marker, content in ordered) + rest


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def split(jpeg: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """-> the segments before the first that is not metadata, and everything from it on as it is."""
    if jpeg[:3] != b"\xff\xd8\xff":
        raise NotJPEG("it does not begin like a JPEG")
    found: list[tuple[int, bytes]] = []
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and (0xE0 <= jpeg[at + 1] <= 0xEF or jpeg[at + 1] == 0xFE):
        (length,) = struct.unpack_from(">H", jpeg, at + 2)
        found.append((jpeg[at + 1], jpeg[at + 4 : at + 2 + length]))
        at += 2 + length
    if at + 4 > len(jpeg):
        raise NotJPEG("it is cut short")
    return found, jpeg[at:]


# IPTC-IIM


def iim(text: Told, issued: Issued) -> bytes:
    """Record 1 says UTF-8; the longest that each field of record 2 may be is in octets.

    Under embargo the release date and time (2:30, 2:35: not to be used before) say when it ends.
    """
    lift = issued.lift.astimezone(datetime.UTC)
    fields = (
        (30, f"{lift:%Y%m%d}" if issued.embargoed else "", 8),
        (35, f"{lift:%H%M%S}+0000" if issued.embargoed else "", 11),
        (40, text.instructions, 256),
        (105, text.headline, 256),
        (110, text.credit, 32),
        (115, text.source, 32),
        (116, text.rights, 128),
        (120, text.caption, LONGEST),
    )
    written = [dataset(1, 90, b"\x1b%G"), dataset(2, 0, b"\x00\x04")]
    written += [dataset(2, number, shortened(value, longest)) for number, value, longest in fields if value]
    return b"".join(written)


def dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def shortened(text: str, octets: int) -> bytes:
    """UTF-8 that ends between characters."""
    return text.encode()[:octets].decode(errors="ignore").encode()


def resources(content: bytes) -> bytes:
    """As Photoshop's image resource 1028, and beside it the digest by which readers see that XMP is as new."""
    return (
        PHOTOSHOP + resource(0x0404, content) + resource(0x0425, hashlib.md5(content, usedforsecurity=False).digest())
    )


def resource(number: int, content: bytes) -> bytes:
    return struct.pack(">4sHHI", b"8BIM", number, 0, len(content)) + content + b"\0" * (len(content) % 2)


# XMP

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}


def xmp(texts: list[Told], issued: Issued) -> bytes:
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{names}>{"".join(properties(texts, issued))}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def properties(texts: list[Told], issued: Issued) -> Iterator[str]:
    yield in_languages("dc:description", [(t.language, t.caption) for t in texts])
    yield in_languages("dc:rights", [(t.language, t.rights) for t in texts])
    yield in_languages("xmpRights:UsageTerms", [(t.language, t.rights) for t in texts])
    yield in_languages("Iptc4xmpCore:AltTextAccessibility", [(t.language, t.alt) for t in texts])
    yield in_one("photoshop:Headline", texts[0].headline)
    yield in_one("photoshop:Credit", texts[0].credit)
    yield in_one("photoshop:Source", texts[0].source)
    yield in_one("photoshop:Instructions", texts[0].instructions)
    yield in_one("xmpRights:WebStatement", issued.url)


def in_languages(name: str, texts: list[tuple[str, str]]) -> str:
    """A text in every language that has it; the first of them also stands for all others."""
    said = [(language, text) for language, text in texts if text]
    if not said:
        return ""
    rows = [("x-default", said[0][1]), *said]
    items = "".join(f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>' for language, text in rows)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def in_one(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""
