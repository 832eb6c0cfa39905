"""To anyone without a right to it, a site that holds a hidden release answers like one that does not.

Three worlds behind real servers: without the secret, with it, with another. The same requests, the same bytes. And a
positive control: lifted, the same secret must change what its surfaces show, or the comparison proves nothing.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import time

import pytest

from tests.worlds import Answer, new_world

LANGUAGES = ("en", "zh-hant", "zh-hans")
GENERAL = ["/", "/en", "/healthz", "/readyz", "/nowhere", "/admin/releases/", "/files/", "/static/", "/robots.txt",
           "/en/opensearch.xml"]  # fmt: skip
PAGES = (
    "",
    "companies/",
    "contacts/",
    "upcoming/",
    "upcoming.ics",
    "feed.rss",
    "feed.atom",
    "feed.json",
    "search/?q=gauges",
    "suggest?q=secretar",
)
LISTS = [f"/{lang}/{page}" for lang in LANGUAGES for page in PAGES]
MAPS = ["/sitemaps/pages.xml", "/news-sitemap.xml", f"/sitemaps/{datetime.datetime.now(datetime.UTC):%Y-%m}.xml"]
LISTS += ["/sitemap.xml", *MAPS]
API = ["releases", "releases?language=zh-hans&fields=document,html", "companies", "contacts", "search?q=Secretarium"]
LISTS += [f"/api/v1/{question}" for question in API]
GENERAL += ["/en/press/drop/", f"/zh-hant/press/drop/{'b' * 40}/", "/en/press/drop/anything/"]
GENERAL += ["/api/", "/api/v1/openapi.json", "/api/v1/nowhere", "/api/v1/releases?language=fr&colour=red"]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    """Without the secret, with it, with another one of other words; and every address that the secret has."""
    folder = tmp_path_factory.mktemp("worlds")
    without = new_world(folder / "base")
    without.act("base")
    known = json.loads(without.act("addresses"))
    secret, other = without.copy(folder / "secret"), without.copy(folder / "other")
    hidden = json.loads(secret.act("secret"))
    hidden += json.loads(other.act("secretother"))
    for world in (without, secret, other):
        published = json.loads(world.act("public"))
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(world.served()) for world in (without, secret, other)], known + published, hidden


def variants(addresses: list[str]) -> list[tuple[str, str, dict[str, str]]]:
    """Each address as people, crawlers and attackers ask for it."""
    asked: list[tuple[str, str, dict[str, str]]] = []
    for address in addresses:
        asked += [("GET", address, {}), ("HEAD", address, {})]
    # Every eleventh, which is prime to how addresses come in threes and eights: each kind has its turn.
    for address in addresses[::11]:
        asked += [
            ("GET", address.rstrip("/"), {}),
            ("GET", address.upper(), {}),
            ("GET", address + "?utm_source=mail&page=2", {}),
            ("GET", address + "?before=1-" + "2" * 20, {}),
            ("POST", address, {"Content_Length": "0"}),
            ("OPTIONS", address, {"Origin": "https://elsewhere.example", "Access_Control_Request_Method": "GET"}),
            ("GET", address, {"Range": "bytes=0-10"}),
            ("GET", address, {"If_None_Match": "*"}),
            ("GET", address, {"If_Modified_Since": "Mon, 01 Jan 2035 00:00:00 GMT"}),
            ("GET", address, {"Accept": "application/json", "Accept_Language": "zh-TW", "Accept_Encoding": "gzip, br"}),
            ("GET", address, {"Cookie": "desk_session=x; desk_csrf=y"}),
            ("GET", address, {"X_Forwarded_Host": "elsewhere.example", "X_HTTP_Method_Override": "DELETE"}),
            ("GET", address + ".json", {}),
            ("GET", address.replace("/en/", "/zh-hans/"), {}),
            ("GET", address + "editions/2/", {}),
            ("GET", address.replace("releases/", "companies/"), {}),
        ]
    return asked


def differing(answers: list[Answer]) -> bool:
    return any(answer != answers[0] for answer in answers[1:])


def told(answers: list[Answer]) -> str:
    """What differs, in short."""
    for answer in answers[1:]:
        if answer.status != answers[0].status:
            return f"status {answers[0].status} and {answer.status}"
        if answer.headers != answers[0].headers:
            return f"headers {sorted(set(answers[0].headers) ^ set(answer.headers)) or 'in another order'}"
        if answer.body != answers[0].body:
            at = next((n for n, (a, b) in enumerate(zip(answers[0].body, answer.body, strict=False)) if a != b), 0)
            return f"body at {at}: {answers[0].body[at - 40 : at + 60]!r} and {answer.body[at - 40 : at + 60]!r}"
    return ""


@pytest.fixture(scope="module")
def asked(worlds):
    """Every request with the answers of the three, asked once for all that is to be seen of them."""
    served, known, hidden = worlds
    requests = variants(GENERAL + LISTS + known + hidden)
    return [(request, [world.ask(request[0], request[1], **request[2]) for world in served]) for request in requests]


def test_three_worlds_answer_alike_to_the_byte(asked):
    assert [(request, told(answers)) for request, answers in asked if differing(answers)] == []
    found = sum(answers[0].status == 200 for _request, answers in asked)
    assert found > 60, "too few real answers: the comparison would prove nothing"


def test_every_address_of_the_secret_is_404_in_every_world(worlds, asked):
    _served, _known, hidden = worlds
    assert len(hidden) > 40
    own = [
        (path, answers)
        for (method, path, headers), answers in asked
        if path in set(hidden) and method == "GET" and not headers
    ]
    assert len(own) >= len(set(hidden))
    assert [path for path, answers in own if {answer.status for answer in answers} != {404}] == []


def test_no_answer_holds_a_word_of_the_secret(asked):
    words = (b"Ombrelune", b"Secretarium point", "Secretarium儀器".encode(), b"secretarium@")
    for request, answers in asked:
        for answer in answers:
            assert not [word for word in words if word in answer.body], request


def test_a_request_that_cannot_be_understood_is_refused_alike(worlds):
    served, _known, hidden = worlds
    slug = hidden[0]
    for path in (
        slug + "%00",
        slug + "%2e%2e/",
        slug.replace("/", "%2f"),
        slug + "?" + "x" * 9000,
        "/files/../" + slug,
    ):
        assert not differing([world.ask("GET", path) for world in served]), path
    for headers in ({"Host": "elsewhere.example"}, {"Host": "127.0.0.1:99999"}, {"Accept_Encoding": "zstd;q=x"}):
        assert not differing([world.ask("GET", slug, **headers) for world in served]), headers


def test_lifted_the_same_secret_changes_every_surface_that_it_is_on(worlds):
    """The positive control, last of all as it changes the world."""
    served, _known, hidden = worlds
    without, secret, _other = served
    own = [path for path in hidden if "Cancelled" not in path and "cancelled" not in path]
    secret.act("secretlift")
    time.sleep(0.3)  # a stored page turns within 200 ms
    changed = [path for path in LISTS if "upcoming" not in path]
    assert set(MAPS) < set(changed)
    for path in changed:
        assert differing([without.ask("GET", path), secret.ask("GET", path)]), path
        assert path == "/sitemap.xml" or b"secretarium" in secret.ask("GET", path).body.lower()
    statuses = [secret.ask("GET", path).status for path in own if "secretarium" in path]
    assert statuses.count(200) >= 9, statuses
    taken = [path for path in own if "secretarium" in path and re.search(r"\.(pdf|txt|json|zip|jpg|docx)$", path)]
    assert sum(secret.ask("GET", path).status == 200 for path in taken) >= 15
    files = [path for path in hidden if path.startswith("/files/")]
    assert sum(secret.ask("GET", path).status == 200 for path in files) >= 6
