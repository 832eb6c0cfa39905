"""pytest -p tests.on_sqlite: the suite on the embedded database. Loaded before Django reads its settings."""

import os
import tempfile

os.environ.pop("DATABASE_URL", None)
os.environ["NEWSROOM_DATA"] = tempfile.mkdtemp(prefix="newsroom-sqlite-")
os.environ["NEWSROOM_TEST_VENDOR"] = "sqlite"
