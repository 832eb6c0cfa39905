"""The mark of a personal copy: an opaque word of 20 characters that says nothing to anybody without the database.

It is carried in several ways, as each program that opens and saves a file drops another of them:

    PDF     keywords (Info and XMP) · on every page, drawn without colour · on every page, in the visible line
    Word    the visible line · a custom property · a document variable · a part of its own · bookmarks · revision ids

To find marks is the other way about: whatever in a file could be one is a candidate, and the database knows which are.
Nothing here needs Django, so that a file from anybody is searched in a limited process (releases.tracing).
"""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"  # of accounts.ids, which knows Django; a test holds them equal
LENGTH = 20
LARGEST = 64 * 1024 * 1024  # bytes of a file, and of any part of it unpacked
PAGES = 400
MOST = 20_000
"""Candidates that are looked up: a table of numbers can look like many marks."""

_MARK = re.compile(f"(?=([{ALPHABET}]{{{LENGTH}}}))")
_BETWEEN = re.compile(r"[\s\-\u00ad\u200b\u2010\u2011\u00a0]+")
_TAG = re.compile(r"<[^>]*>")
_RSID = re.compile(r'w:rsid[A-Za-z]*="([0-9A-Fa-f]{8})"|<w:rsid\w* w:val="([0-9A-Fa-f]{8})"')
_STREAM = re.compile(rb"stream\r?\n")
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OWN = "urn:newsroom:copy:1"


def grouped(mark: str) -> str:
    """As people read it aloud: four by four, in capitals."""
    return " ".join(mark[place : place + 4] for place in range(0, LENGTH, 4)).upper()


# Into a Word file


def into_word(word: Document, mark: str, line: str) -> None:
    """The visible line at the head of every page, and every carrier of the mark."""
    paragraph = word.sections[0].header.add_paragraph(style="Header")
    paragraph.add_run(line).bold = True
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, _custom(mark), word.part.package)
    word.part.package.relate_to(part, _CUSTOM_RELATION)
    own = f'<?xml version="1.0" encoding="UTF-8"?><copy xmlns="{_OWN}">{escape(mark)}</copy>'
    enclosed = Part(PackURI("/customXml/copy.xml"), "application/xml", own.encode(), word.part.package)
    word.part.relate_to(enclosed, RELATIONSHIP_TYPE.CUSTOM_XML)
    ids = rsids(mark)
    _settings(word, mark, ids)
    paragraphs = [p for p in word.element.body.iter(qn("w:p")) if p.getparent().tag == qn("w:body")]
    for place, (element, rsid) in enumerate(zip(paragraphs, itertools.cycle(ids), strict=False)):
        element.set(qn("w:rsidR"), rsid)
        element.set(qn("w:rsidRDefault"), rsid)
        if place % 6 == 0:
            _bookmark(element, 9000 + place, f"_R{place // 6}_{mark}")


def _custom(mark: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Reference">'
        f"<vt:lpwstr>{escape(mark)}</vt:lpwstr></property></Properties>"
    ).encode()


def _settings(word: Document, mark: str, ids: list[str]) -> None:
    """Variables and revision ids stand in the settings where the schema wants them: after the compatibility."""
    settings = word.settings.element
    after = settings.find(qn("w:compat"))
    variables = parse_xml(
        f'<w:docVars {nsdecls("w")}><w:docVar w:name="Reference" w:val="{escape(mark)}"/></w:docVars>'
    )
    known = parse_xml(f"<w:rsids {nsdecls('w')}>" + "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in ids) + "</w:rsids>")
    for old in (*settings.findall(qn("w:rsids")), *settings.findall(qn("w:docVars"))):
        settings.remove(old)
    for element in (known, variables):
        if after is None:
            settings.append(element)
        else:
            after.addnext(element)


def _bookmark(paragraph: Any, number: int, name: str) -> None:
    """A name that begins with an underscore is one that Word does not list."""
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (begin, end):
        element.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else 1, begin)
    paragraph.append(end)


def rsids(mark: str) -> list[str]:
    """Six revision ids that together are the mark: each a place, sixteen bits of it, and five to check them by."""
    number = 0
    for character in mark:
        number = number * len(ALPHABET) + ALPHABET.index(character)
    pieces = [(number >> (16 * place)) & 0xFFFF for place in range(6)]
    return [f"{(place + 1) << 21 | piece << 5 | _check(place, piece):08X}" for place, piece in enumerate(pieces)]


def _check(place: int, piece: int) -> int:
    return zlib.crc32(f"{place}:{piece}".encode()) & 0x1F


def from_rsids(found: Iterable[str]) -> Iterator[str]:
    """The marks that revision ids can be the pieces of."""
    pieces: list[set[int]] = [set() for _ in range(6)]
    for text in found:
        value = int(text, 16)
        place, piece = (value >> 21) - 1, (value >> 5) & 0xFFFF
        if 0 <= place < 6 and value & 0x1F == _check(place, piece):
            pieces[place].add(piece)
    for choice in itertools.islice(itertools.product(*pieces), 200):
        number = sum(piece << (16 * place) for place, piece in enumerate(choice))
        mark = ""
        while number:
            number, digit = divmod(number, len(ALPHABET))
            mark = ALPHABET[digit] + mark
        if len(mark) <= LENGTH:
            yield mark.rjust(LENGTH, ALPHABET[0])


# Out of a file


def candidates(text: str) -> list[str]:
    """Whatever in a text could be a mark, grouped or not."""
    return list(dict.fromkeys(_in_text(text)))


def all_candidates(data: bytes) -> list[str]:
    """Whatever in the file could be a mark, as often as it is there. Never raises for what is in the file."""
    found = (mark for text in texts(data[:LARGEST]) for mark in dict.fromkeys(_in_text(text)))
    return list(itertools.islice(found, MOST))


def _in_text(text: str) -> Iterator[str]:
    yield from from_rsids(one or other for one, other in _RSID.findall(text))
    for form in (text, _TAG.sub("", text)):
        yield from _MARK.findall(_BETWEEN.sub("", form.lower()))


def texts(data: bytes, depth: int = 0) -> Iterator[str]:
    """Everything readable in a file: its parts unpacked, its pages as text, and the bytes as they are."""
    if data[:4] == b"PK\x03\x04" and depth < 3:
        yield from _zipped(data, depth)
    if b"%PDF-" in data[:1024]:
        yield from _pdf(data)
    yield data.decode("latin-1")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16", "ignore")


def _zipped(data: bytes, depth: int) -> Iterator[str]:
    left = LARGEST
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return
    for entry in parts.infolist()[:4000]:
        if entry.file_size > left:
            continue
        left -= entry.file_size
        with contextlib.suppress(zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, RuntimeError):
            yield from texts(parts.read(entry), depth + 1)


def _pdf(data: bytes) -> Iterator[str]:
    import pypdfium2

    with contextlib.suppress(pypdfium2.PdfiumError):
        document = pypdfium2.PdfDocument(data)
        yield " ".join(document.get_metadata_dict().values())
        for number in range(min(len(document), PAGES)):
            with contextlib.suppress(pypdfium2.PdfiumError):
                yield document[number].get_textpage().get_text_range()
    yield from _streams(data)


def _streams(data: bytes) -> Iterator[str]:
    """XMP and whatever else is packed in the file, also where its table of contents is gone."""
    left = LARGEST
    for match in _STREAM.finditer(data):
        unpack = zlib.decompressobj()
        with contextlib.suppress(zlib.error):
            part = unpack.decompress(data[match.end() : match.end() + LARGEST], min(left, 4 * 1024 * 1024))
            left -= len(part)
            yield part.decode("latin-1")
        if left <= 0:
            return
