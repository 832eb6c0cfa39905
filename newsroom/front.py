"""The page store: public pages as ready-made bytes, in front of Django.

A public page depends on its path, an allowed query and the generation of what is public (`pulse`). So it is rendered
once per generation, however many ask, and kept with its compressed forms. What Django is asked for is scrubbed: the
canonical host, no cookie, no header of the reader's, the allowed query alone. What it answers is kept only if it is a
plain public page, and only if the generation is the same after rendering as before.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import brotli
import zstandard

from newsroom.pulse import Generation, Pulse

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = list[tuple[str, str]]

_LANG = r"/(?:en|zh-hant|zh-hans)/"
KEPT: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(_LANG), frozenset({"before"})),
    (re.compile(_LANG + r"releases/[^/]+/(?:editions/\d{1,4}/|pictures/[^/]+/)?"), frozenset()),
    (re.compile(_LANG + r"(?:companies|topics)/[^/]+/"), frozenset({"before"})),
    (re.compile(_LANG + r"(?:companies/|contacts/|upcoming/(?:[^/]+/)?|upcoming\.ics)"), frozenset()),
    (re.compile(_LANG + r"(?:(?:companies|topics)/[^/]+/)?feed\.(?:rss|atom|json)"), frozenset({"before"})),
    (re.compile(_LANG + r"releases/[^/]+\.(?:pdf|docx|txt|json)"), frozenset()),
    (re.compile(r"/(?:sitemap\.xml|sitemaps/[^/]+\.xml|robots\.txt|api/v1/openapi\.json)"), frozenset()),
    (re.compile(_LANG + r"opensearch\.xml"), frozenset()),
)
"""What is kept, and the query that counts for it. Everything else goes to Django as it is."""
HOURLY = frozenset({"/news-sitemap.xml"})
"""Kept too, until the next full hour: what it tells is counted from there, so that it is the same bytes in between."""

REFUSED = {"set-cookie", "www-authenticate", "location", "content-encoding"}
VARIANTS = ("br", "zstd", "gzip")
LONGEST_PATH = 600
TRIES = 3


@dataclass(slots=True)
class Page:
    """A rendered page of one generation, with each encoding made when it is first asked for."""

    generation: Generation
    status: str
    headers: Headers
    body: bytes
    etag: str
    compressible: bool = True
    forms: dict[str, tuple[Headers, bytes]] = field(default_factory=dict)

    def form(self, encoding: str) -> tuple[Headers, bytes]:
        if encoding not in self.forms:
            self.forms[encoding] = self._made(encoding)
        return self.forms[encoding]

    def _made(self, encoding: str) -> tuple[Headers, bytes]:
        body = ENCODERS[encoding](self.body)
        named = f'"{self.etag}-{encoding}"' if encoding else f'"{self.etag}"'
        own: Headers = [*self.headers, ("Vary", "Accept-Encoding"), ("ETag", named), ("Content-Length", str(len(body)))]
        return ([*own, ("Content-Encoding", encoding)] if encoding else own), body

    @property
    def size(self) -> int:
        """Bytes with all its forms, near enough: the three compressed ones together are about as long as the page."""
        return 2 * len(self.body) + 1000


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "": lambda body: body,
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "br": lambda body: brotli.compress(body, quality=5),
    "zstd": lambda body: zstandard.ZstdCompressor(level=6).compress(body),
}


class Store:
    """Pages by key, within a number of bytes; the one that nobody has asked for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.pages: OrderedDict[str, Page] = OrderedDict()
        self.bytes = 0
        self._lock = threading.Lock()

    def get(self, key: str) -> Page | None:
        return self.pages.get(key)

    def used(self, key: str) -> None:
        """Told now and then, not at each hit: order among the often used matters little."""
        with self._lock:
            if key in self.pages:
                self.pages.move_to_end(key)

    def put(self, key: str, page: Page) -> None:
        with self._lock:
            old = self.pages.pop(key, None)
            self.bytes += page.size - (old.size if old else 0)
            self.pages[key] = page
            while self.bytes > self.most_bytes and len(self.pages) > 1:
                self.bytes -= self.pages.popitem(last=False)[1].size


class Front:
    """A WSGI application before another."""

    def __init__(
        self, inner: Application, site_url: str, hosts: list[str], most_bytes: int, pulse: Pulse | None = None
    ) -> None:
        self.inner = inner
        self.pulse = pulse or Pulse()
        self.store = Store(most_bytes)
        self.site = urlsplit(site_url)
        self.hosts = {host.lower() for host in hosts} | {self.site.hostname or ""}
        self.hits = self.misses = self.renders = 0
        self._rendering: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method != "GET" and method != "HEAD":
            return self.inner(environ, start_response)
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        page = self.store.pages.get(path) if not query else None
        if page is None:
            key = key_of(path, query)
            if key is None:
                return self.inner(environ, start_response)
            page = self.store.pages.get(key)
        else:
            key = path
        if not self.host_is_ours(environ.get("HTTP_HOST", "")):
            return self.inner(environ, start_response)
        generation = self.pulse.current()
        if generation is None:
            return unavailable(start_response)
        if page is None or page.generation != generation:
            self.misses += 1
            page = self.rendered(key, generation)
            if page is None:
                return self.inner(environ, start_response)
        else:
            self.hits += 1
            if self.hits & 255 == 0:
                self.store.used(key)
        return answer(page, environ, method, start_response)

    def host_is_ours(self, host: str) -> bool:
        name = host.lower()
        return name in self.hosts or name.rpartition(":")[0] in self.hosts

    def rendered(self, key: str, generation: Generation) -> Page | None:
        """The page of the generation, rendered by the first who asks while the others wait. None: not one to keep."""
        with self._lock:
            lock = self._rendering.setdefault(key, threading.Lock())
        with lock:
            try:
                page = self.store.get(key)
                if page is not None and page.generation == self.pulse.current():
                    return page
                return self.render(key)
            finally:
                with self._lock:
                    self._rendering.pop(key, None)

    def render(self, key: str) -> Page | None:
        """Kept only if nothing became public or ended while it was made; else made anew, and at last not kept."""
        for _try in range(TRIES):
            before = self.pulse.now()
            if before is None:
                return None
            self.renders += 1
            page = self.asked_of_django(key, before)
            if page is None:
                return None
            if self.pulse.now() == before:
                self.store.put(key, page)
                return page
        return None

    def asked_of_django(self, key: str, generation: Generation) -> Page | None:
        path, _sep, query = key[key.index("/") :].partition("?")
        got: dict[str, Any] = {}

        def start(status: str, headers: Headers, exc_info: Any = None) -> None:
            got["status"], got["headers"] = status, headers

        result = self.inner(self.scrubbed(path, query), start)
        try:
            body = b"".join(result)
        finally:
            close = getattr(result, "close", None)
            if close:
                close()
        if not keepable(got["status"], got["headers"]):
            return None
        kept = [(n, v) for n, v in got["headers"] if n.lower() not in ("etag", "content-length", "vary")]
        return Page(generation, got["status"], kept, body, hashlib.sha256(body).hexdigest()[:32], is_text(kept))

    def scrubbed(self, path: str, query: str) -> Environ:
        """The request as everybody might have made it."""
        secure = self.site.scheme == "https"
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": self.site.hostname or "localhost",
            "SERVER_PORT": str(self.site.port or (443 if secure else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.site.netloc,
            "HTTP_X_FORWARDED_PROTO": self.site.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self.site.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


def key_of(path: str, query: str) -> str | None:
    """The path with the part of its query that counts; None for what is not kept."""
    if len(path) > LONGEST_PATH:
        return None
    if path in HOURLY:
        return f"{int(time.time()) // 3600}{path}"
    for form, allowed in KEPT:
        if form.fullmatch(path):
            kept = (
                [(n, v) for n, v in parse_qsl(query, keep_blank_values=True) if n in allowed]
                if allowed and query
                else []
            )
            return f"{path}?{urlencode(kept)}" if kept else path
    return None


def keepable(status: str, headers: Headers) -> bool:
    """A whole public page, the same for everyone."""
    if not status.startswith("200"):
        return False
    given = {name.lower(): value for name, value in headers}
    if REFUSED & given.keys() or given.get("vary", "").lower() not in ("", "accept-encoding"):
        return False
    return given.get("cache-control", "") == "public, no-cache" and "nonce-" not in given.get(
        "content-security-policy", ""
    )


def is_text(headers: Headers) -> bool:
    """A PDF or picture is compressed already."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    return kind.startswith("text/") or "json" in kind or "xml" in kind


def answer(page: Page, environ: Environ, method: str, start_response: StartResponse) -> Iterable[bytes]:
    encoding = chosen(environ.get("HTTP_ACCEPT_ENCODING", "")) if page.compressible else ""
    headers, body = page.form(encoding)
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and (page.etag in asked or asked.strip() == "*"):
        start_response("304 Not Modified", [h for h in headers if h[0] not in ("Content-Length", "Content-Encoding")])
        return (b"",)
    start_response(page.status, headers)
    return (b"",) if method == "HEAD" else (body,)


_CHOSEN: dict[str, str] = {}


def chosen(accepted: str) -> str:
    """Brotli, zstd, gzip or none, as the reader accepts. Browsers send few different lines: each is read once."""
    known = _CHOSEN.get(accepted)
    if known is None:
        known = _read_accepted(accepted)
        if len(_CHOSEN) < 1000:
            _CHOSEN[accepted] = known
    return known


def _read_accepted(accepted: str) -> str:
    wanted: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _sep, quality = part.strip().partition(";q=")
        try:
            wanted[name.strip()] = float(quality or 1)
        except ValueError:
            wanted[name.strip()] = 0.0
    return next((name for name in VARIANTS if wanted.get(name, 0.0) > 0), "")


def unavailable(start_response: StartResponse) -> Iterable[bytes]:
    """Without the database's clock nothing may be shown."""
    body = b"The newsroom cannot be reached at the moment. Please try again in a minute.\n"
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Retry-After", "5"),
    ]
    start_response("503 Service Unavailable", headers)
    return (body,)
