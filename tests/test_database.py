"""The suite runs on the database that it says it runs on."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_this_run_is_on_the_database_that_was_chosen():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert connection.vendor == os.environ["NEWSROOM_TEST_VENDOR"]
