"""What kind of picture some bytes are, by what they begin with and never by what they are called."""

from __future__ import annotations

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\x01\x00\x00\x00", "image/emf"),
    (b"\xd7\xcd\xc6\x9a", "image/wmf"),
)


def image_type(data: bytes) -> str:
    """ "image/png" and so on; "" for bytes that are no picture."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1"):
        return "image/heic"
    return next((type for beginning, type in _BEGINNINGS if data.startswith(beginning)), "")
