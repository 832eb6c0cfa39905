"""A saved e-mail (.eml) -> Contents of its text; if the release is attached, a sentence that says what to upload."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from pathlib import PurePath

from releases.importing.read_html import read_markup
from releases.importing.read_txt import read_txt
from releases.importing.reading import Contents, UnreadableFile

DOCUMENTS = (".docx", ".pdf", ".rtf", ".odt", ".doc", ".pages", ".txt")


def read_eml(data: bytes) -> Contents:
    """The body of a mail. Raises UnreadableFile with a sentence."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    names = [name for name in map(_name, message.walk()) if PurePath(name).suffix.casefold() in DOCUMENTS]
    if names:
        listed = ", ".join(f"“{name}”" for name in names[:5])
        raise UnreadableFile("mail", files=listed)
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        text = body.get_content() if body is not None else ""
    except (LookupError, KeyError, ValueError, AttributeError, AssertionError, TypeError):
        text = ""
    if not isinstance(text, str) or not text.strip():
        raise UnreadableFile("mail-without")
    if body is not None and body.get_content_subtype() == "html":
        return read_markup(text)
    return Contents(read_txt(text.encode()))


def _name(part: EmailMessage) -> str:
    try:
        return (part.get_filename() or "")[:200]
    except (LookupError, ValueError, AttributeError, TypeError):
        return ""
