"""How the databases go about public pages: by an index to what is shown, past everything that is hidden."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom.addresses import Cursor
from releases.diary.entries import DiaryEntry
from releases.diary.publishing import publish
from releases.editions import EditionText, now
from releases.issuing import issue, withdraw
from tests.cast import addresses_of, whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
SMALL = {"releases_pulse", "releases_announcement", "releases_upcomingentry"}
"""One row; and what everybody knows already: these may be read as a whole."""
LIFTED = {"releases_searchrow"}
"""Nothing hidden stands in it, and the newest of it are looked through."""


@pytest.fixture
def asked(maya) -> list[str]:
    """Addresses of a newsroom where more is hidden than public: waiting, called off, and withdrawn."""
    public = whole_release(maya, "Kelpwright")
    issue(public)
    for number in range(3):
        hidden = whole_release(maya, f"Secretarium{number}")
        hidden.companies.update(company=public.companies.get().company)
        hidden.topic_rows.update(topic=public.topic_rows.get().topic)
        issue(hidden, lift=now().replace(microsecond=0) + HOUR)
        if number == 2:
            withdraw(hidden, {"en": "Off."})
    publish(DiaryEntry.objects.create(title_en="Figures", day=datetime.date(2040, 1, 3), public=True))
    own = [a for a in addresses_of(public) if not a.startswith("/files/") and not re.search(r"\.(?!json)\w+$|zip\?", a)]
    first = EditionText.objects.visible_to().filter(language="en").first()
    general = [f"/en/{page}" for page in ("", f"?before={Cursor.write(first.listed, 'z' * 20)}", "companies/", "contacts/",
               "upcoming/", "upcoming.ics", "feed.rss", "search/?q=kelpwright", "search/?q=gauges&pictures=1",
               "search/?q=secretarium0", "suggest?q=kelp")]  # fmt: skip
    maps = ["/sitemap.xml", "/sitemaps/pages.xml", f"/sitemaps/{now():%Y-%m}.xml", "/news-sitemap.xml"]
    api = [f"/api/v1/{q}" for q in ("releases", "companies", "contacts", "search?q=gauges", f"releases/{public.pk}")]
    return [*general, *maps, *api, *own, *[a for a in addresses_of(public) if a.endswith("feed.rss")]]


def statements(address: str) -> list[str]:
    with CaptureQueriesContext(connection) as found:
        assert Client().get(address).status_code in (200, 302, 404)
    return [q["sql"] for q in found if q["sql"].lstrip().startswith(("SELECT", "WITH"))]


def test_no_table_is_read_as_a_whole_and_no_row_to_be_thrown_away(asked):
    look = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL enable_seqscan = off"
            )  # tables of a test are so small that it would read them whole
    wrong = [(address, told) for address in asked for sql in statements(address) for told in look(sql)]
    assert wrong == []


def on_sqlite(sql: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        for row in cursor.fetchall():
            read = re.match(r"SCAN (releases_\w+)(?! VIRTUAL TABLE)", row[3])
            if read and read[1] not in SMALL and "VIRTUAL TABLE" not in row[3]:
                yield row[3]


def on_postgresql(sql: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    for node in nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]):
        table = node.get("Relation Name", "")
        if table.startswith("releases_") and table not in SMALL:
            if node["Node Type"] == "Seq Scan" and node["Actual Loops"]:
                yield f"{table} is read as a whole: {node.get('Filter')}"
            if node.get("Rows Removed by Filter") and table not in LIFTED:
                yield f"{node['Rows Removed by Filter']} rows of {table} thrown away: {node['Filter']}"


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)
