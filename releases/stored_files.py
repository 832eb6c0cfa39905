"""Uploaded files go into the private folder under random names; only an edition's rows can ever make one public."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.ids import random_id
from accounts.models import User
from releases.models import Picture, StoredFile

MEGABYTE = 1024 * 1024
LARGEST = 50 * MEGABYTE

# What may be attached, and how such a file begins: the type is from our own table, never from the uploader.
TYPES: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".csv": ("text/csv; charset=utf-8", ()),
    ".txt": ("text/plain; charset=utf-8", ()),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (b"PK\x03\x04",)),
}


class BadFile(ValueError):
    """The file cannot be taken; the message is a sentence that says what to do."""


def safe_name(name: str, suffix: str) -> str:
    """A name that is harmless in an address and a header, whatever was uploaded: "Café 圖一.JPG" -> "cafe.jpg"."""
    stem = unicodedata.normalize("NFC", PurePath(name.replace("\\", "/").replace("\0", "")).stem)
    return (slugify(stem)[:60].strip("-") or "file") + suffix


def keep(
    data: bytes, name: str, type: str, picture: Picture | None = None, by: User | None = None, **sizes: int | bool
) -> StoredFile:
    """Write the bytes to the private folder and a row for them."""
    pk = random_id()
    path = default_storage.save(f"{pk[:2]}/{pk}", ContentFile(data))
    row = StoredFile(pk=pk, picture=picture, by=by, name=name, type=type, bytes=len(data), path=path, **sizes)
    row.save(force_insert=True)
    return row


def keep_attachment(data: bytes, name: str, by: User | None = None) -> StoredFile:
    """A data table, fact sheet or slides. Raises BadFile with a sentence."""
    suffix, type = attachable(data, name)
    return keep(data, safe_name(name, suffix), type, by=by)


def attachable(data: bytes, name: str) -> tuple[str, str]:
    """The ending and type of what may be attached. Raises BadFile with a sentence for anything else."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in TYPES:
        raise BadFile(
            _("“%(name)s” cannot be attached. Use %(types)s.") % {"name": shown(name), "types": ", ".join(TYPES)}
        )
    if not data:
        raise BadFile(_("“%(name)s” is empty.") % {"name": shown(name)})
    if len(data) > LARGEST:
        raise BadFile(_("“%(name)s” is larger than 50 MB. Make it smaller, or link to it.") % {"name": shown(name)})
    type, beginnings = TYPES[suffix]
    if beginnings and not data.startswith(beginnings):
        raise BadFile(_("“%(name)s” is not what its ending says. Save it again and retry.") % {"name": shown(name)})
    if not beginnings and b"\0" in data:
        raise BadFile(_("“%(name)s” is not a text. Save it again as UTF-8 text.") % {"name": shown(name)})
    return suffix, type


def shown(name: str) -> str:
    """A file's name as it may stand in a sentence: short, and without marks that turn the direction of text."""
    plain = re.sub(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", name)
    return plain if len(plain) <= 80 else plain[:60] + "…" + plain[-15:]
