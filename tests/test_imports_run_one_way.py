"""newsroom -> releases -> contacts -> companies -> accounts, and inside releases one order of rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ["newsroom", "releases", "contacts", "companies", "accounts"]
# Each room may import those to its right.
ROOMS = ["broken", "issuing", "workflow", "preflight", "history", "freezing", "looks", "grants", "terms", "editions",
         "embargo", "models", "body", "document"]  # fmt: skip
TOP = {"admin", "management", "demo", "working"}  # use whatever is there; nothing inside uses them


def modules(app: str) -> Iterator[Path]:
    return (path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.no_database
@pytest.mark.parametrize("app", APPS)
def test_an_app_imports_only_those_below_it(app):
    above = APPS[: APPS.index(app)]
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(app)
        for name in imported(path)
        if name.partition(".")[0] in above
    ]
    assert wrong == []


@pytest.mark.no_database
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_releases_imports_only_those_below_it(room):
    above = {f"releases.{name}" for name in [*ROOMS[: ROOMS.index(room)], *TOP]}
    folder = ROOT / "releases" / room
    paths = list(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    wrong = [
        f"{path.name} imports {name}"
        for path in paths
        for name in imported(path)
        if name in above or name.rpartition(".")[0] in above
    ]
    assert wrong == []


@pytest.mark.no_database
def test_the_document_knows_nothing_of_django():
    names = set(imported(ROOT / "releases" / "document.py"))
    assert not [name for name in names if name.startswith("django")]


@pytest.mark.no_database
def test_no_folder_is_named_for_nothing():
    smells = {"services", "utils", "helpers", "common", "managers", "mixins"}
    found = [p for app in APPS for p in (ROOT / app).rglob("*") if p.stem in smells]
    assert found == []
