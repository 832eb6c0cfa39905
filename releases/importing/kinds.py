"""What kind of file some bytes are. The content decides: a .docx that somebody named .txt is a Word file."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from releases.importing.image_types import image_type
from releases.importing.reading import UnreadableFile

_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_MAIL = re.compile(
    rb"(?:(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[\w-]+)"
    rb":[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.I,
)
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S)
_TEXT_ENDINGS = (".txt", ".text", ".md", ".log", ".asc", "")


def kind_of(name: str, data: bytes) -> str:
    """The ending that a file ought to have: ".docx", ".pdf", ".txt" ... Raises UnreadableFile for what is not read."""
    named = _named(name)
    if data[:1024].lstrip(b"\x00\r\n\t \xef\xbb\xbf").startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_old(data)
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ")[:5] == b"{\\rtf":
        return ".rtf"
    _refuse_what_is_no_text(data)
    if _MAIL.match(data.lstrip()) or (named in (".eml", ".mht") and b":" in data[:200]):
        return ".eml"
    if _PAGE.match(data[:4096].lstrip(b"\xef\xbb\xbf")):
        return ".html"
    return _as_named(named, name)


def _named(name: str) -> str:
    ending = PurePath(name.replace("\\", "/")).suffix.casefold()
    return ending if _ENDING.fullmatch(ending) else ""


def _as_named(named: str, name: str) -> str:
    """Plain text is what its ending says, or nothing else that we know."""
    if named in _TEXT_ENDINGS:
        return ".txt"
    if named in (".docx", ".pdf", ".odt", ".rtf"):
        raise UnreadableFile("not-as-named", ending=named, kind=named[1:])
    if named in _REFUSED:
        raise UnreadableFile(_REFUSED[named])
    shown = re.sub(r"[\x00-\x1f\u202a-\u202e\u2066-\u2069]", "", PurePath(name).name)[:80]
    raise UnreadableFile("unknown", name=shown)


_REFUSED = {
    ".doc": "doc", ".wps": "wps", ".pages": "pages", ".heic": "heic", ".xlsx": "spreadsheet", ".pptx": "presentation",
    ".msg": "outlook", ".fodt": "flat-odt", ".xml": "xml",
}  # fmt: skip


def _zipped(data: bytes) -> str:
    """Which of the many kinds of file that are zip files this is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [entry.filename for entry in archive.infolist()[:5_000]]
            mimetype = archive.read("mimetype")[:80] if _small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, KeyError, IndexError):
        raise UnreadableFile("cut-off") from None
    folded = [name.casefold() for name in names]
    if any(name.startswith("word/") for name in folded):
        return ".docx"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text") or ("content.xml" in folded and not mimetype):
        return ".odt"
    if any((name.startswith("index/") and name.endswith(".iwa")) or name == "index.zip" for name in folded):
        raise UnreadableFile(_REFUSED[".pages"])
    if any(name.startswith("xl/") for name in folded) or b"spreadsheet" in mimetype:
        raise UnreadableFile(_REFUSED[".xlsx"])
    if any(name.startswith("ppt/") for name in folded) or b"presentation" in mimetype:
        raise UnreadableFile(_REFUSED[".pptx"])
    raise _zip_refused(names)


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size < 200


def _zip_refused(names: list[str]) -> UnreadableFile:
    inside = [PurePath(name).name for name in names if not name.endswith("/") and "__MACOSX" not in name]
    documents = [n for n in inside if PurePath(n).suffix.casefold() in (".docx", ".pdf", ".rtf", ".odt", ".txt")]
    if documents:
        listed = ", ".join(f"“{name[:60]}”" for name in documents[:4])
        return UnreadableFile("zip", files=listed)
    return UnreadableFile("zip-without")


def _refuse_old(data: bytes) -> None:
    """Files in Microsoft's old container: .doc, and new files that are locked."""
    head = data[: 4 * 1024 * 1024]
    if "EncryptedPackage".encode("utf-16-le") in head:
        raise UnreadableFile("locked")
    for part, ending in (("WordDocument", ".doc"), ("Workbook", ".xlsx"), ("PowerPoint Document", ".pptx")):
        if part.encode("utf-16-le") in head:
            raise UnreadableFile(_REFUSED[ending])
    if "__substg1.0_".encode("utf-16-le") in head:
        raise UnreadableFile(_REFUSED[".msg"])
    raise UnreadableFile(_REFUSED[".doc"])


def _refuse_what_is_no_text(data: bytes) -> None:
    kind = image_type(data)
    if kind == "image/heic":
        raise UnreadableFile(_REFUSED[".heic"])
    if kind and kind not in ("image/bmp", "image/emf"):  # two letters prove nothing
        raise UnreadableFile("picture")
    if data.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")):
        raise UnreadableFile("compressed")
    if b'progid="Word.Document"' in data[:600] or b"<w:wordDocument" in data[:2000]:
        raise UnreadableFile("word-xml")
    if b"<office:document" in data[:2000]:
        raise UnreadableFile(_REFUSED[".fodt"])
    if data.startswith((b"MZ", b"\x7fELF")):
        raise UnreadableFile("program")
