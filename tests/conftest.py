"""The cast, and what every test may rely on."""

from __future__ import annotations

import os

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations

from accounts.models import User
from newsroom.catalogues import compile_all
from releases import looks
from releases.models import Release


def pytest_configure(config: pytest.Config) -> None:
    if "NEWSROOM_TEST_VENDOR" not in os.environ:
        raise pytest.UsageError("Choose the database: pytest -p tests.on_sqlite, or -p tests.on_postgres.")
    compile_all()
    empty_the_record_too()


def empty_the_record_too() -> None:
    """A test in a real browser leaves its rows behind; what empties the tables then must get past the record's guard."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def unguarded(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        vendor = self.connection.vendor
        flush(self, [*looks.UNGUARD[vendor], *sql_list, *looks.GUARD[vendor]])

    BaseDatabaseOperations.execute_sql_flush = unguarded


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    """Files of one test never meet those of another."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files", "base_url": None},
        },
    }


@pytest.fixture
def maya(db) -> User:
    """A communications officer."""
    user = User.objects.create_user("maya@desk.example", "a long pass phrase", name="Maya Lindqvist", is_staff=True)
    user.is_superuser = True
    user.save()
    return user


@pytest.fixture
def edith(db) -> User:
    """An editor."""
    return User.objects.create_superuser("edith@desk.example", "a long pass phrase", name="Edith Okafor")


@pytest.fixture
def release(maya) -> Release:
    """A short release in three languages, whole enough to be issued."""
    return Release.objects.create(
        owner=maya,
        headline_en="Tidewater Array Opens a Second Harbour Laboratory",
        headline_zh_hant="潮汐陣列開設第二所海港實驗室",
        headline_zh_hans="潮汐阵列开设第二所海港实验室",
        body_en="<p>Tidewater Array opened a second laboratory at the harbour today.</p>",
        body_zh_hant="<p>潮汐陣列今天在海港開設第二所實驗室。</p>",
        body_zh_hans="<p>潮汐阵列今天在海港开设第二所实验室。</p>",
    )
