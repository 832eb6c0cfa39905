"""The generation of what is public: it changes whenever any public page may change, and at no other time.

It is the counter that every change which outsiders can see at once raises, and the latest lift or end that has passed
by the database's clock. Hidden changes are in neither. A process asks at most every 200 ms, on a connection of its own.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import Any

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from releases.embargo import generation_query

EVERY = 0.2
"""Seconds between two looks: how late a page may turn after its lift."""
TOO_OLD = 1.0
"""Older than this a generation is not believed, and stored pages are not served."""

Generation = tuple[Any, ...]


class Pulse:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: BaseDatabaseWrapper | None = None
        self._known: Generation | None = None
        self._asked = float("-inf")

    def current(self) -> Generation | None:
        """The generation, at most 200 ms old; while one thread asks, the others take one up to a second old.

        None if the database cannot be asked: then nothing stored may be shown.
        """
        age = time.monotonic() - self._asked
        if age < EVERY:
            return self._known
        if self._lock.acquire(blocking=age >= TOO_OLD):
            try:
                if time.monotonic() - self._asked >= EVERY:
                    self._look()
            finally:
                self._lock.release()
        return self._known if time.monotonic() - self._asked < TOO_OLD else None

    def now(self) -> Generation | None:
        """The generation at this moment: before and after a page is rendered."""
        with self._lock:
            self._look()
            return self._known

    def _look(self) -> None:
        began = time.monotonic()
        try:
            self._known = self._ask()
            self._asked = began
        except DatabaseError:
            self._forget()
            self._known = None
            self._asked = began

    def _ask(self) -> Generation:
        if self._connection is None:
            self._connection = connections.create_connection("default")
            self._connection.inc_thread_sharing()
        sql, params = generation_query(self._connection)
        with self._connection.cursor() as cursor:
            cursor.execute(sql, params)
            return tuple(cursor.fetchone())

    def _forget(self) -> None:
        """A connection that failed once is not used again."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with contextlib.suppress(DatabaseError):
                connection.close()
