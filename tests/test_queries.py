"""How much an uncached page asks of the database, however much there is."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from releases.issuing import issue
from tests.cast import addresses_of, whole_release

pytestmark = pytest.mark.django_db


def queries(address: str) -> int:
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_release_page_takes_two_queries_however_many_editions(maya):
    release = whole_release(maya)
    issue(release)
    address = addresses_of(release)[0]
    assert queries(address) <= 2
    for _ in range(4):
        issue(release, kind="update")
    assert queries(address) <= 2


def test_a_list_takes_three_queries_however_many_releases(maya):
    for number in range(3):
        issue(whole_release(maya, f"Kelp{number}"))
    assert queries("/en/") <= 3
    for number in range(25):
        issue(whole_release(maya, f"Reed{number}"))
    assert queries("/en/") <= 3
    assert queries("/en/companies/") <= 3
    assert queries("/en/contacts/") <= 3
    assert queries("/en/upcoming/") <= 3


def test_a_topic_and_every_feed_take_three_queries_however_many_releases(maya):
    first = whole_release(maya, "Kelp0")
    issue(first)
    everywhere = [a for a in [*addresses_of(first), "/en/feed.rss"] if "feed." in a or "/topics/" in a]
    before = {address: queries(address) for address in everywhere}
    assert len(before) == 22
    assert max(before.values()) <= 3
    company, topic = first.companies.get().company, first.topic_rows.get().topic
    for number in range(1, 25):
        release = whole_release(maya, f"Kelp{number}")
        release.companies.update(company=company)
        release.topic_rows.update(topic=topic)
        issue(release)
    assert {address: queries(address) for address in everywhere} == before


def test_the_site_map_takes_three_queries_however_many_months_and_releases(maya):
    maps = ("/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/2026-03.xml", "/news-sitemap.xml", "/robots.txt")
    issue(whole_release(maya, "Kelp0"), lift=datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC), override="An archive.")
    before = {address: queries(address) for address in maps}
    assert max(before.values()) <= 3
    for month in range(1, 9):
        lift = datetime.datetime(2026, month, 3, tzinfo=datetime.UTC)
        issue(whole_release(maya, f"Kelp{month}"), lift=lift, override="An archive.")
    assert {address: queries(address) for address in maps} == before


def test_the_api_takes_three_queries_however_many_releases(maya):
    first = whole_release(maya, "Kelp0")
    issue(first)
    company, topic = first.companies.get().company_id, first.topic_rows.get().topic_id
    asked = [
        "releases", f"releases?company={company}&topic={topic}", f"releases?topic={topic}&fields=document",
        f"releases/{first.pk}", "companies", "contacts", "openapi.json",
    ]  # fmt: skip
    before = {question: queries(f"/api/v1/{question}") for question in asked}
    assert max(before.values()) <= 2
    for number in range(1, 25):
        release = whole_release(maya, f"Kelp{number}")
        release.companies.update(company=company)
        release.topic_rows.update(topic=topic)
        issue(release)
    assert {question: queries(f"/api/v1/{question}") for question in asked} == before


def test_a_file_takes_one_query(maya):
    release = whole_release(maya)
    issue(release)
    assert queries(next(a for a in addresses_of(release) if a.startswith("/files/"))) == 1
