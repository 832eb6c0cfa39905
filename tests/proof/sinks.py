"""Everything that is written besides answers, searched for canaries: raw, and decoded as a finder would decode it."""

from __future__ import annotations

import base64
import gzip
import html
import io
import logging
import re
import tempfile
import urllib.parse
import zipfile
import zlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import mail

CANARIES = ("secretarium", "ombrelune")


class Sinks(logging.Handler):
    """Log records of every logger, the mail sent, the page store, and folders that somebody may look into."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.bodies: list[bytes] = []
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("django.db.backends"):  # off in production: it holds parameters
            self.lines.append(self.format(record))

    def note(self, body: bytes) -> None:
        """Answers are compared as they are; what is packed inside is looked at too."""
        if body[:2] in (b"PK", b"%P", b"\x1f\x8b"):
            self.bodies.append(body)

    def clear(self) -> None:
        self.lines, self.bodies = [], []

    def found(self, front: Any) -> list[str]:
        """Where a canary stands, each as "sink: canary"."""
        everything: dict[str, bytes] = {"log": "\n".join(self.lines).encode()}
        everything |= {f"mail {n}": message.message().as_bytes() for n, message in enumerate(mail_outbox())}
        everything |= {f"page store {key}": page.body for key, page in front.store.pages.items()}
        everything |= {f"answer {n}": body for n, body in enumerate(self.bodies)}
        for folder in (Path(settings.STATIC_ROOT), Path(tempfile.gettempdir())):
            for path in folder.rglob("*") if folder.exists() else ():
                everything[f"name {path}"] = path.name.encode()
                if path.is_file() and path.stat().st_size < 5_000_000 and folder.name == "tmp":
                    everything[f"file {path}"] = path.read_bytes()
        return [f"{sink}: {canary}" for sink, data in everything.items() for canary in canaries_in(data)]


def mail_outbox() -> list[Any]:
    return getattr(mail, "outbox", [])


def canaries_in(data: bytes) -> list[str]:
    forms = list(decoded(data))
    return [canary for canary in CANARIES if any(canary in form for form in forms)]


def decoded(data: bytes, depth: int = 2) -> list[str]:
    """The data as text, and whatever is packed inside, in lower case."""
    text = data.decode("utf-8", "replace").lower()
    found = [text, html.unescape(text), urllib.parse.unquote(text), data.decode("utf-16-le", "ignore").lower()]
    if depth:
        for packed in unpacked(data):
            found += decoded(packed, depth - 1)
    return found


def unpacked(data: bytes) -> list[bytes]:
    """Members of a ZIP, gzip and PDF streams, and runs of base64."""
    found: list[bytes] = []
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found += [archive.read(name) for name in archive.namelist()]
    if data[:2] == b"\x1f\x8b":
        found.append(gzip.decompress(data))
    if data[:4] == b"%PDF":
        for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.S):
            try:
                found.append(zlib.decompress(match[1]))
            except zlib.error:
                continue
    for match in re.finditer(rb"[A-Za-z0-9+/]{40,}={0,2}", data[:200_000]):
        run = match[0]
        found.append(base64.b64decode(run[: len(run) // 4 * 4]))
    return found
