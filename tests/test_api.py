"""The API tells programs what is public, refuses what it does not know by name, and keeps to its own description."""

from __future__ import annotations

import datetime
import json
import re

import jsonschema_rs
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode

from releases.editions import now
from releases.issuing import issue, withdraw
from releases.models import Release
from tests.cast import addresses_of, whole_release

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
API = "/api/v1"
HOUR = datetime.timedelta(hours=1)
LANGUAGES = ("en", "zh-hant", "zh-hans")
NEVER = "2" * 20
LISTS = ("releases", "companies", "contacts", "search?q=Kelpwright")


def ask(path: str, status: int = 200, **headers: str):
    answer = Client().get(API + path if path.startswith("/") else f"{API}/{path}", headers=headers)
    assert answer.status_code == status, answer.content[:300]
    return answer


def told(path: str, status: int = 200) -> dict:
    return json.loads(ask(path, status).content)


def plain(maya, number: int) -> Release:
    return Release.objects.create(owner=maya, headline_en=f"Plain {number}", body_en="<p>Plain.</p>")


def conforms(shape: str, value: dict) -> None:
    described = told("openapi.json")
    schema = {"$ref": f"#/components/schemas/{shape}", "components": described["components"]}
    assert [str(error) for error in jsonschema_rs.validator_for(schema).iter_errors(value)] == []


def test_a_list_tells_of_each_release_in_the_language_asked_for(maya):
    release = whole_release(maya)
    edition = issue(release)
    issue(plain(maya, 1))
    answer = told("/releases?language=zh-hant")
    conforms("Releases", answer)
    (one,) = answer["releases"]  # what was not written in it is not listed
    assert one["id"] == release.pk
    assert one["headline"] == release.headline_zh_hant
    assert one["published"] == one["updated"] == edition.lift.isoformat().replace("+00:00", "Z")
    assert one["languages"].keys() == set(LANGUAGES)
    assert "document" not in one
    assert len(told("/releases")["releases"]) == 2
    for address in (one["url"], one["api_url"], one["companies"][0]["url"], one["topics"][0]["url"],
                    one["picture"]["files"][0]["url"], *one["languages"].values()):  # fmt: skip
        assert address.startswith(f"{SITE}/")
        assert Client().get(address.removeprefix(SITE)).status_code == 200, address


def test_a_release_is_whole_in_every_language(maya):
    release = whole_release(maya)
    issue(release)
    answer = told(f"/releases/{release.pk}")
    conforms("OneRelease", answer)
    assert [one["language"] for one in answer["translations"]] == list(LANGUAGES)
    english = answer["translations"][0]
    document = english["document"]
    assert document["headline"] == release.headline_en
    assert document["quotes"][0]["words"] == "Kelpwright words,".rstrip(",")
    assert document["figures"][0]["original"]["url"].startswith(f"{SITE}/files/")
    assert "aliases" not in document["companies"][0]
    assert "Kelpwright item" in english["html"]
    (only,) = told(f"/releases/{release.pk}?language=zh-hans&fields=headline")["translations"]
    assert only == {"id": release.pk, "headline": release.headline_zh_hans}


def test_fields_choose_what_is_answered(maya):
    release = whole_release(maya)
    issue(release)
    assert told("/releases?fields=url,kind")["releases"] == [
        {"id": release.pk, "url": SITE + addresses_of(release)[0], "kind": "first"}
    ]
    (whole,) = told("/releases?fields=document")["releases"]
    assert whole["document"]["notes"]


def test_filters_narrow_the_list(maya):
    mine, other = whole_release(maya, "Kelpwright"), whole_release(maya, "Reedmark")
    issue(mine, lift=datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.UTC), override="An archive.")
    issue(other, lift=datetime.datetime(2026, 5, 2, 1, tzinfo=datetime.UTC), override="An archive.")
    company, topic = mine.companies.get().company_id, mine.topic_rows.get().topic_id

    def found(query: str) -> list[str]:
        return [one["id"] for one in told(f"/releases?{query}")["releases"]]

    assert found("") == [other.pk, mine.pk]
    assert (
        found(f"company={company}") == found(f"topic={topic}") == found(f"company={company}&topic={topic}") == [mine.pk]
    )
    assert found(f"company={company}&topic={other.topic_rows.get().topic_id}") == []
    assert found(f"company={NEVER}") == []
    assert found("from=2026-03-03") == [other.pk]
    assert found("to=2026-03-02") == [mine.pk]
    assert found("from=0001-01-01&to=9999-12-31") == [other.pk, mine.pk]
    assert found("kind=correction") == []
    assert found("kind=first") == [other.pk, mine.pk]


def test_pages_follow_one_another_and_hold_everything_once(maya):
    lift = now().replace(microsecond=0) - HOUR
    for number in range(13):
        issue(plain(maya, number), lift=lift - HOUR * (number // 4), override="An archive.")
    seen, address = [], "/releases?limit=5&kind=first"
    while address:
        answer = told(address)
        seen += [one["id"] for one in answer["releases"]]
        address = (answer["next"] or "").removeprefix(SITE + API)
    assert len(seen) == len(set(seen)) == 13


def test_companies_and_contacts_come_in_pages(maya):
    for word in ("Kelpwright", "Reedmark", "Fernhollow"):
        issue(whole_release(maya, word))
    for name, shape in (("companies", "Companies"), ("contacts", "Contacts")):
        first = told(f"/{name}?limit=2")
        conforms(shape, first)
        second = told(first["next"].removeprefix(SITE + API))
        ids = [one["id"] for one in first[name] + second[name]]
        assert ids == sorted(set(ids))
        assert len(ids) == 3
        assert second["next"] is None
    assert told("/contacts?limit=1")["contacts"][0]["phones"] == [{"number": "+85225550142", "kind": ""}]


def test_search_finds_across_scripts(maya):
    release = whole_release(maya)
    issue(release)
    answer = told("/search?q=潮汐&language=en")
    conforms("Releases", answer)
    assert [one["headline"] for one in answer["releases"]] == [release.headline_en]
    assert told("/search?q=nothingofthekind")["releases"] == []
    assert told("/search", 400)["errors"] == [{"parameter": "q", "detail": "It has to be given."}]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("page=2", "page"),
        ("language=fr", "language"),
        ("language=en&language=en", "language"),
        ("language=", "language"),
        ("company=x", "company"),
        ("topic=%00", "topic"),
        ("kind=hidden", "kind"),
        ("from=yesterday", "from"),
        ("to=2026-02-30", "to"),
        ("fields=headline,secret", "fields"),
        ("fields=", "fields"),
        ("limit=0", "limit"),
        ("limit=51", "limit"),
        ("limit=٣", "limit"),
        ("before=1-2", "before"),
    ],
)
def test_what_is_not_understood_is_400_and_named(query, parameter):
    answer = ask(f"/releases?{query}", 400)
    assert answer["Content-Type"] == "application/problem+json"
    problem = json.loads(answer.content)
    conforms("ProblemDetails", problem)
    assert problem["status"] == 400
    assert [error["parameter"] for error in problem["errors"]] == [parameter]


def test_hidden_and_never_are_the_same_404_and_withdrawn_is_410(maya):
    hidden, gone = whole_release(maya), whole_release(maya, "Reedmark")
    issue(hidden, lift=now().replace(microsecond=0) + HOUR)
    issue(gone)
    withdraw(gone, {"en": "It was wrong."})
    never = ask(f"/releases/{NEVER}", 404)
    conforms("ProblemDetails", json.loads(never.content))
    for path in (
        f"/releases/{hidden.pk}",
        f"/releases/{hidden.pk}?language=en",
        "/releases/x",
        "/nothing",
        "/releases/",
    ):
        answer = ask(path, 404)
        assert (answer.content, answer.headers) == (never.content, never.headers), path
    problem = told(f"/releases/{gone.pk}", 410)
    conforms("ProblemDetails", problem)
    assert problem["reasons"] == {"en": "It was wrong."}
    for name in LISTS:
        assert b"Kelpwright" not in ask(f"/{name}").content.replace(b"q=Kelpwright", b"")


@pytest.mark.parametrize("name", [*LISTS, "openapi.json", f"releases/{NEVER}", "nothing"])
def test_methods_conditions_and_other_origins(maya, name):
    issue(whole_release(maya, "Reedmark"))
    path, client = f"{API}/{name}", Client()
    read, head = client.get(path), client.head(path)
    assert read["Access-Control-Allow-Origin"] == "*"
    assert read["Cache-Control"] == "public, no-cache"
    assert "Vary" not in read
    assert "Set-Cookie" not in read
    assert head.content == b""
    assert head.status_code == read.status_code
    assert dict(head.headers) == dict(read.headers)
    if read.status_code == 200:
        kept = client.get(path, headers={"If-None-Match": read["ETag"]})
        assert kept.status_code == 304
        assert kept["Access-Control-Allow-Origin"] == "*"
        posted = client.post(path)
        assert posted.status_code == 405
        assert posted["Allow"] == "GET, HEAD, OPTIONS"
        conforms("ProblemDetails", json.loads(posted.content))
    before = client.options(
        path, headers={"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    )
    assert before.status_code == 204
    assert before.headers == client.options(f"{API}/releases").headers
    assert "ETag" not in before


def test_the_description_names_nothing_that_anybody_wrote(maya):
    before = ask("/openapi.json").content
    issue(whole_release(maya))
    assert ask("/openapi.json").content == before
    described = json.loads(before)
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        f"{API}/{name}" for name in ("releases", "releases/{id}", "companies", "contacts", "search")
    }
    references = set(re.findall(r'"#/components/schemas/(\w+)"', before.decode()))
    assert references <= set(described["components"]["schemas"])


@pytest.fixture
def _same_connection():
    """A request through WSGI would close the connection that the test's transaction is on."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_same_connection")
def test_schemathesis_cannot_break_the_api(maya):
    """Questions made from the description, right and wrong: no 5xx, and every answer is as described."""
    issue(whole_release(maya))
    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", get_wsgi_application())
    asked = 0
    for operation in schema.get_all_operations():
        right, wrong = (operation.ok().as_strategy(generation_mode=mode) for mode in GenerationMode)

        @settings(max_examples=40, deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(case=right | wrong)
        def answers_as_described(case):
            nonlocal asked
            asked += 1
            case.call_and_validate()

        answers_as_described()
    assert asked > 60
