"""Zip containers (.docx, .odt): looked over before anything in them is unpacked, and XML without a door to the outside.

A zip directory says how much there is to unpack and where it would go, so a bomb is refused at the cost of reading the
directory (ASVS 5.2.3, 5.2.5, 5.3.3). XML with a document type is refused whole: no office program writes one, and it is
the only way to entities, external files and billion laughs.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib

from lxml import etree

from releases.importing.reading import UnreadableFile

MOST_ENTRIES = 2_000
MOST_UNPACKED = 100 * 1024 * 1024  # bytes, of all entries together
MOST_RATIO = 100  # unpacked to packed, of all entries together
HARMLESS = 5 * 1024 * 1024  # bytes: below this no ratio is a bomb (a page of nothing packs well)

_DOCTYPE = re.compile(rb"<\s?!\s?(?:DOCTYPE|ENTITY)", re.I)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)", re.I)


class Archive:
    """A zip file that is safe to unpack. `read` gives an entry's bytes, or None where there is no such entry."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError, UnicodeDecodeError):
            raise UnreadableFile("container") from None
        _refuse_bombs(entries, len(data))
        self._entries = {entry.filename: entry for entry in entries}
        self._folded = {name.casefold(): name for name in self._entries}

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def read(self, name: str) -> bytes | None:
        """Case aside, as Windows programs write [content_types].xml and /Word/ too. Raises UnreadableFile."""
        entry = self._entries.get(self._folded.get(name.casefold(), ""))
        if entry is None:
            return None
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise UnreadableFile("entry", name=name[:60]) from None

    def xml(self, name: str) -> etree._Element | None:
        data = self.read(name)
        return None if data is None else xml_of(data)


def _refuse_bombs(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise UnreadableFile("entries", number=len(entries))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > HARMLESS and unpacked > MOST_RATIO * packed):
        raise UnreadableFile("bomb", megabytes=unpacked // 1024 // 1024)
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise UnreadableFile("locked")
        mode = entry.external_attr >> 16
        outside = entry.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry.filename)
        if outside or (mode and stat.S_ISLNK(mode)):
            raise UnreadableFile("outside")


def xml_of(data: bytes) -> etree._Element:
    """The root of a part, parsed without entities, network or document type. Raises UnreadableFile."""
    if _DOCTYPE.search(_as_ascii(data)):
        raise UnreadableFile("doctype")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise UnreadableFile("mixed-up") from None


def _as_ascii(data: bytes) -> bytes:
    """The bytes in which a document type would be spelt in ASCII, whatever wide encoding the part is in."""
    declared = _DECLARED.match(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) or (declared and declared[1].lower() != b"utf-8"):
        return data.replace(b"\x00", b"")
    return data
