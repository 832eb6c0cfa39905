"""The page store: the same bytes for everyone, one render per page and generation, and never a page too early."""

from __future__ import annotations

import gzip
import io
import threading
import time

import brotli
import pytest
import zstandard
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.front import Front, chosen, key_of
from newsroom.pulse import Pulse
from releases.editions import now
from releases.embargo import generation_query
from releases.issuing import issue, move, withdraw
from tests.cast import whole_release

SITE = "http://127.0.0.1:8000"


class Heart:
    """A pulse that the test sets."""

    def __init__(self) -> None:
        self.generation = (1,)

    def current(self):
        return self.generation

    now = current


class Django:
    """Stands behind the store and counts how often it is asked."""

    def __init__(self, headers=(("Cache-Control", "public, no-cache"),), status="200 OK") -> None:
        self.asked, self.headers, self.status = [], list(headers), status
        self.body, self.wait = b"<p>a page</p>" * 50, 0.0

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        time.sleep(self.wait)
        start_response(self.status, [("Content-Type", "text/html"), *self.headers])
        return [self.body]


def ask(front, path="/en/", query="", method="GET", **headers):
    got = {}
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.input": io.BytesIO(),
        "SERVER_NAME": "x",
        "SERVER_PORT": "80",
        **headers,
    }
    body = b"".join(front(environ, lambda status, given: got.update(status=status, headers=dict(given))))
    return got["status"], {k.lower(): v for k, v in got["headers"].items()}, body


@pytest.fixture
def front():
    return Front(Django(), SITE, ["127.0.0.1"], 10**6, Heart())


def test_a_page_is_rendered_once_per_generation(front):
    for _ in range(5):
        assert ask(front)[0] == "200 OK"
    assert len(front.inner.asked) == 1
    front.pulse.generation = (2,)
    ask(front)
    assert len(front.inner.asked) == 2


def test_however_many_wait_there_is_one_render(front):
    front.inner.wait = 0.2
    readers = [threading.Thread(target=ask, args=(front,)) for _ in range(20)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(front.inner.asked) == 1


def test_a_page_made_while_something_became_public_is_not_kept(front):
    generations = iter([(1,), (2,), (2,), (2,)])
    front.pulse.now = lambda: next(generations)
    front.pulse.generation = (2,)
    ask(front)
    assert front.renders == 2
    front.pulse.now = lambda: (2,)
    ask(front)
    assert front.renders == 2


def test_django_is_asked_as_everybody_might_ask(front):
    ask(
        front,
        query="utm_source=x&before=1-" + "2" * 20,
        HTTP_COOKIE="a=b",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_ACCEPT_LANGUAGE="fr",
    )
    environ = front.inner.asked[0]
    assert environ["HTTP_HOST"] == "127.0.0.1:8000"
    assert environ["QUERY_STRING"] == "before=1-" + "2" * 20
    assert not [name for name in environ if name in ("HTTP_COOKIE", "HTTP_X_FORWARDED_HOST", "HTTP_ACCEPT_LANGUAGE")]


def test_a_campaign_link_hits(front):
    ask(front)
    ask(front, query="utm_source=mail&fbclid=1")
    assert (len(front.inner.asked), front.hits) == (1, 1)


@pytest.mark.parametrize(
    "headers",
    [
        [("Cache-Control", "public, no-cache"), ("Set-Cookie", "a=b")],
        [("Cache-Control", "public, no-cache"), ("Vary", "Cookie")],
        [("Cache-Control", "no-store")],
        [("Cache-Control", "public, no-cache"), ("Content-Security-Policy", "script-src 'nonce-x'")],
        [],
    ],
)
def test_what_is_not_a_plain_public_page_is_never_kept(headers):
    front = Front(Django(headers), SITE, ["127.0.0.1"], 10**6, Heart())
    ask(front)
    assert front.store.pages == {}


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "301 Moved Permanently", "500 Internal Server Error"])
def test_only_pages_that_are_there_are_kept(status):
    front = Front(Django(status=status), SITE, ["127.0.0.1"], 10**6, Heart())
    assert ask(front)[0] == status
    assert front.store.pages == {}


@pytest.mark.parametrize(
    ("accepted", "read"),
    [
        ("br", brotli.decompress),
        ("gzip", gzip.decompress),
        ("zstd", lambda b: zstandard.ZstdDecompressor().decompress(b, 10**6)),
        ("", bytes),
    ],
)
def test_each_encoding_is_the_same_page(front, accepted, read):
    _status, headers, body = ask(front, HTTP_ACCEPT_ENCODING=accepted)
    assert read(body) == front.inner.body
    assert headers.get("content-encoding", "") == accepted
    assert int(headers["content-length"]) == len(body)
    assert headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("line", "expected"),
    [("gzip, deflate, br, zstd", "br"), ("gzip;q=0, *", ""), ("zstd;q=0.5", "zstd"), ("x;q=y", ""), ("GZIP", "gzip")],
)
def test_an_encoding_is_chosen_that_the_reader_accepts(line, expected):
    assert chosen(line) == expected


def test_a_page_that_has_not_changed_is_not_sent_again(front):
    _status, headers, _body = ask(front)
    status, _headers, body = ask(front, HTTP_IF_NONE_MATCH=headers["etag"])
    assert (status, body) == ("304 Not Modified", b"")
    front.inner.body, front.pulse.generation = b"another", (2,)
    assert ask(front, HTTP_IF_NONE_MATCH=headers["etag"])[0] == "200 OK"


def test_head_is_the_page_without_its_body(front):
    _status, headers, body = ask(front, method="HEAD")
    assert (body, headers["content-length"]) == (b"", str(len(front.inner.body)))


def test_what_is_compressed_already_is_sent_as_it_is():
    def pdf(environ, start_response):
        start_response("200 OK", [("Cache-Control", "public, no-cache"), ("Content-Type", "application/pdf")])
        return [b"%PDF"]

    front = Front(pdf, SITE, ["127.0.0.1"], 10**6, Heart())
    _status, headers, body = ask(front, "/en/releases/a-b.pdf", HTTP_ACCEPT_ENCODING="br, gzip")
    assert (body, headers.get("content-encoding")) == (b"%PDF", None)


def test_the_store_stays_within_its_bytes(front):
    front.store.most_bytes = 20_000
    for number in range(100):
        ask(front, f"/en/releases/a-{number:020}/")
    assert front.store.bytes <= 20_000
    assert 1 < len(front.store.pages) < 30
    assert front.store.bytes == sum(page.size for page in front.store.pages.values())


def test_without_a_clock_nothing_stored_is_shown(front):
    ask(front)
    front.pulse.generation = None
    status, headers, _body = ask(front)
    assert (status, headers["cache-control"]) == ("503 Service Unavailable", "no-store")


def test_another_host_is_never_answered_from_the_store(front):
    ask(front)
    ask(front, HTTP_HOST="elsewhere.example")
    assert len(front.inner.asked) == 2


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/en/", True), ("/zh-hant/companies/", True), ("/en/releases/a-b/", True), ("/en/upcoming.ics", True),
        ("/en/releases/a-b/editions/2/", True), ("/en/feed.rss", True), ("/en/releases/a-b.pdf", True), ("/en/releases/a-b.zip", False), ("/", False), ("/admin/", False), ("/en/press/", False),
        ("/en/search/", False), ("/files/a/b.jpg", False), ("/en/press/x.css", False), ("/en/releases/a/b/", False), ("/fr/", False),
        ("/api/v1/releases", False), ("/en/releases/" + "a" * 700 + "/", False),
    ],
)  # fmt: skip
def test_only_listed_pages_are_kept(path, kept):
    assert (key_of(path, "") == path) is kept


def test_the_news_site_map_is_kept_until_the_next_full_hour(front, monkeypatch):
    monkeypatch.setattr("newsroom.front.time.time", lambda: 7199.9)
    ask(front, "/news-sitemap.xml")
    ask(front, "/news-sitemap.xml", "page=2")
    assert [environ["PATH_INFO"] for environ in front.inner.asked] == ["/news-sitemap.xml"]
    monkeypatch.setattr("newsroom.front.time.time", lambda: 7200.0)
    ask(front, "/news-sitemap.xml")
    assert len(front.inner.asked) == 2


def generation() -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(*generation_query(connection))
        return cursor.fetchone()


@pytest.mark.django_db
def test_hidden_changes_leave_the_generation_as_it_is(release):
    now()
    before = generation()
    hour = now().replace(microsecond=0, minute=59, second=59, year=2040)
    issue(release, lift=hour)
    move(release, hour.replace(year=2041))
    issue(release, lift=hour)
    withdraw(release, {"en": "Never mind."})
    assert generation() == before


@pytest.mark.django_db
def test_a_lift_that_passes_changes_the_generation_by_the_clock_alone(release):
    edition = issue(release, lift=now().replace(microsecond=0, year=2040))
    before = generation()
    type(edition).objects.filter(pk=edition.pk).update(lift=now().replace(microsecond=0))
    assert generation() != before


@pytest.mark.django_db
def test_one_cancelled_before_its_lift_never_changes_it(release):
    now()
    edition = issue(release, lift=now().replace(microsecond=0, year=2040))
    withdraw(release, {"en": "Called off."})
    before = generation()
    past = now().replace(microsecond=0, year=2025)
    type(edition).objects.filter(pk=edition.pk).update(lift=past, until=past)
    assert generation() == before


@pytest.mark.django_db(transaction=True)
def test_through_django_a_withdrawal_is_gone_at_once(maya):
    release = whole_release(maya)
    edition = issue(release)
    front = Front(get_wsgi_application(), SITE, ["127.0.0.1"], 10**6, Pulse())
    path = f"/en/releases/{edition.languages['en']}-{release.pk}/"
    assert ask(front, path)[0] == "200 OK"
    with CaptureQueriesContext(connection) as queries:
        assert ask(front, path)[0] == "200 OK"
    assert len(queries) == 0
    withdraw(release, {"en": "Wrong."}, maya)
    time.sleep(0.25)
    assert ask(front, path)[0] == "410 Gone"
    front.pulse._forget()
