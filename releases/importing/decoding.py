"""Bytes -> text: which encoding, or a sentence that says why not.

Officers' files come as UTF-8, as UTF-16 from Notepad, as GB18030 or Big5 from older Chinese systems, as Windows-1252
from English ones. None of them says which it is. UTF-8 proves itself; of the others the one wins whose Chinese reads
like Chinese.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from releases.importing.radicals import unified
from releases.importing.reading import UnreadableFile

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zipped"),
    (b"\xd0\xcf\x11\xe0", "old-word"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x1f\x8b", "compressed"),
)

# Characters so common that a page of real Chinese is a fifth made of them; wrongly decoded bytes hardly ever hit one.
COMMON_HAN = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動"
    "同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起"
    "小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日社义義"
    "事平形相全表间間样樣与與关關各重新线線内數数正心反你明看原又么利比或但质質气氣第向道命此变變条條只没沒"
    "及公司新月示请請香港"
)

_BAD_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x1a]")
_LIGATURES = re.compile(r"[\ufb00-\ufb06]")


def decode(data: bytes) -> str:
    """The text of a plain text file, line ends as "\\n", page breaks as "\\f". Raises UnreadableFile."""
    if not data.strip(b" \t\r\n\x00"):
        raise UnreadableFile("empty")
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise UnreadableFile("not-plain", kind=kind)
    return cleaned(_decoded(data))


def cleaned(text: str) -> str:
    """One kind of line end and of space; no invisible characters, no ligatures, no radicals (PDF fonts)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u0085\u2028\u2029\v]", "\n", text)
    text = unified(_SPACES.sub(" ", _INVISIBLE.sub("", text)))
    return _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)


def _decoded(data: bytes) -> str:
    for bom, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")):
        if data.startswith(bom):
            return _strict(data, name)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if b"\x00" in data:
        return _utf16_without_bom(data)
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise UnreadableFile("two-encodings", line=line) from None
    return _legacy(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _plain(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnreadableFile("encoding-breaks", encoding=encoding) from None


def _plain(text: str) -> str:
    """The same text, or UnreadableFile if it is full of control characters: not a text."""
    if len(_BAD_CONTROLS.findall(text[:200_000])) > len(text[:200_000]) // 1000:
        raise UnreadableFile("binary")
    return _BAD_CONTROLS.sub("", text)


def _utf16_without_bom(data: bytes) -> str:
    """Zeros stand on odd bytes in little-endian text, on even bytes in big-endian; elsewhere it is binary."""
    odd, even = data[1:4000:2].count(0), data[0:4000:2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data[: len(data) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        text = ""
    if not text or not _reads_like_text(text):
        raise UnreadableFile("binary")
    return _plain(text)


def _reads_like_text(text: str) -> bool:
    sample = text[:4000]
    good = sum(
        1 for c in sample if c.isascii() or c in COMMON_HAN or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef"
    )
    return good > len(sample) * 0.2 and not _BAD_CONTROLS.search(sample)


def _mostly_utf8(data: bytes) -> bool:
    """Many good multi-byte characters and few bad ones: somebody pasted one encoding into another."""
    text = data[:200_000].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - bad
    return good > 3 * bad


def _legacy(data: bytes) -> str:
    best, text = 0.0, ""
    for encoding in ("gb18030", "big5hkscs", "cp950"):
        try:
            candidate = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _chinese(candidate)
        if score > best:
            best, text = score, candidate
    if best >= 0.05:
        return _plain(text)
    return _western(data)


def _chinese(text: str) -> float:
    """The share of very common characters among those that are not ASCII."""
    beyond = [c for c in text[:200_000] if ord(c) > 127]
    return sum(c in COMMON_HAN for c in beyond) / len(beyond) if len(beyond) > 3 else 0.0


def _western(data: bytes) -> str:
    """Windows-1252 where letters beyond ASCII are rare, as in English."""
    if sum(byte > 127 for byte in data[:200_000]) > len(data[:200_000]) * 0.2:
        raise UnreadableFile("encoding-unknown")
    return _plain(data.decode("cp1252", "replace"))
