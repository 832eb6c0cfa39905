"""No public code, template or address goes round the door, and no public query reads the working copy."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from tests.cast import everything_issued

ROOT = Path(__file__).resolve().parent.parent
PUBLIC_CODE = sorted(
    path
    for path in (ROOT / "newsroom").rglob("*.py")
    if "management" not in path.parts and path.name not in ("settings.py", "env.py", "serving.py", "catalogues.py")
)
FROZEN = {
    "Edition",
    "EditionText",
    "EditionCompany",
    "EditionContact",
    "EditionTopic",
    "EditionFile",
    "Announcement",
    "SearchRow",
    "SearchPending",
    "KnownSince",
    "UpcomingEntry",
}
WORKING_COPY = {"releases.models", "companies.models", "contacts.models", "accounts.models"}
DOOR = {"visible_to", "awaiting", "once_visible_to", "withdrawn_from", "upcoming"}
OWN = {"Authenticator", "EmailAddress", "FeedAddress", "Follow", "Journalist", "SavedSearch"}
"""In the press room: rows of the person who is signed in, none of which was frozen."""


@pytest.mark.no_database
@pytest.mark.parametrize("path", PUBLIC_CODE, ids=lambda path: path.name)
def test_public_code_does_not_import_the_working_copy(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert node.module not in WORKING_COPY, f"{path.name}:{node.lineno}"


@pytest.mark.no_database
@pytest.mark.parametrize("path", PUBLIC_CODE, ids=lambda path: path.name)
def test_public_code_asks_a_frozen_table_only_through_the_door(path):
    """Whatever follows `.objects` is a way through the door; no other manager, no raw SQL, no related rows."""
    tree = ast.parse(path.read_text())
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            if "press_room" in path.parts and isinstance(node.value, ast.Name) and node.value.id in OWN:
                continue
            above = parents[node]
            assert isinstance(above, ast.Attribute), f"{path.name}:{node.lineno}"
            assert above.attr in DOOR, f"{path.name}:{node.lineno} .objects.{above.attr}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("_base_manager", "_default_manager", "raw"), f"{path.name}:{node.lineno}"
            assert not node.attr.endswith(("_rows", "_set")), f"{path.name}:{node.lineno} .{node.attr}"
            assert node.attr not in ("texts", "editions"), f"{path.name}:{node.lineno} .{node.attr}"


@pytest.mark.no_database
def test_templates_follow_no_relation_from_an_edition():
    relations = re.compile(r"edition\.(release|texts|\w+_rows|events|announcement)\b(?!_id)")
    for path in (ROOT / "templates").rglob("*.html"):
        if "admin" not in path.parts:
            assert not relations.search(path.read_text()), path


@pytest.mark.no_database
def test_every_public_address_is_one_that_this_test_knows():
    """A new address is looked at by a person, and joins the two-world test, before it is added here."""
    known = {
        "root", "releases", "release", "earlier_edition", "companies", "company", "contacts", "search", "upcoming",
        "upcoming_ics", "file", "healthz", "readyz", "topic", "feed", "company_feed", "topic_feed",
        "opensearch", "sitemap", "sitemap_pages", "sitemap_month", "sitemap_news", "robots",
        "api_releases", "api_release", "api_companies", "api_contacts", "api_search", "api_openapi", "api_missing",
        "announcement", "download", "picture", "picture_page", "selection", "suggest", "drop_link",
    }  # fmt: skip
    found = {pattern.name for pattern in get_resolver().url_patterns if getattr(pattern, "name", None)}
    assert found == known


@pytest.mark.django_db
def test_no_public_page_reads_a_table_of_the_working_copy(maya):
    addresses = everything_issued(maya)
    working = {
        model._meta.db_table
        for label in ("accounts", "companies", "contacts", "releases", "auth", "sessions", "admin")
        for model in apps.get_app_config(label).get_models()
        if model.__name__ not in FROZEN | {"Pulse"}
    }
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert Client().get(address).status_code in (200, 302, 404, 410)
        for query in queries:
            touched = set(re.findall(r'"(\w+)"', query["sql"]))
            assert not touched & working, (address, query["sql"])
