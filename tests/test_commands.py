"""The fixed commands: 0 on success, 2 with one clear sentence on bad input, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds import new_world

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = """PRESS RELEASE
FOR IMMEDIATE RELEASE

Otterline Orders Six Electric Boats

(Hong Kong, 14 March 2024) – Otterline Ferries Limited (Otterline) today ordered six electric boats for its harbour lines.

Captain Priya Lund of Otterline said: “They are quiet, and so are the passengers.”

###

For media enquiries, please contact:
Otterline Ferries Limited
Jon Weir
Tel: +852 2555 0142
Email: jon@otterline.example
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = new_world(tmp_path_factory.mktemp("commands") / "world")
    assert run(made, "migrate", "-v0").returncode == 0
    return made


def run(world, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=world.environment, capture_output=True, text=True
    )


@pytest.fixture
def document(tmp_path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(SAMPLE)
    return path


def test_a_document_goes_from_file_to_public_page_by_commands_alone(world, document):
    printed = run(world, "import_release", str(document)).stdout
    assert re.fullmatch(r"\S+\thttp://\S+/admin/releases/release/\S+/change/\n", printed)
    pk = printed.partition("\t")[0]
    assert run(world, "import_release", str(document)).stdout == printed

    assert run(world, "check_release", pk).returncode == 0
    issued = run(world, "issue_release", pk, "--lift", "2040-01-02T00:01+08:00", "--announced", "A word on ferries")
    assert issued.returncode == 0
    assert re.fullmatch(r"en\t/en/releases/otterline-orders-six-electric-boats-\w+/\n", issued.stdout)
    assert "00:01 Hong Kong" in issued.stderr
    moved = run(world, "move_release", pk, "--lift", "2040-01-03T00:01:00Z")
    assert (moved.returncode, "3 January 2040" in moved.stdout) == (0, True)
    withdrawn = run(world, "withdraw_release", pk, "--reason", "Not yet.")
    assert (withdrawn.returncode, withdrawn.stdout) == (0, "Withdrawn before anyone could read it.\n")
    assert run(world, "runworker", "--once").returncode == 0


def test_the_reading_is_printed_and_nothing_is_touched(world, document):
    printed = run(world, "import_release", str(document), "--json", "--country", "HK")
    assert printed.returncode == 0
    assert '"headline": "Otterline Orders Six Electric Boats"' in printed.stdout


def bad_files(folder: Path) -> dict[str, Path]:
    made = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 40,
        "large.txt": b"a" * (21 * 1024 * 1024),
        "mixed.txt": "香港".encode("big5") * 3 + "香港再生".encode() + b"\xff\xfe\x00\x81" * 9,
        "blank.txt": b" \n\n\t\n",
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in made} | {"absent.txt": folder / "absent.txt", "folder": folder}


@pytest.mark.one_database
def test_every_bad_input_gets_one_sentence_and_exit_code_2(world, tmp_path):
    wrong = [("import_release", str(path), "--json") for path in bad_files(tmp_path).values()]
    wrong += [("import_release", str(path)) for path in bad_files(tmp_path).values()]
    wrong += [
        ("import_release",),
        ("issue_release", "nobody"),
        ("issue_release",),
        ("move_release", "nobody", "--lift", "2040-01-01T00:00Z"),
        ("move_release", "nobody"),
        ("withdraw_release", "nobody", "--reason", "x"),
        ("check_release", "nobody"),
        ("serve", "--bind", "nowhere"),
        ("serve", "--workers", "many"),
    ]
    for arguments in wrong:
        done = run(world, *arguments)
        assert done.returncode == 2, (arguments, done)
        assert done.stdout == ""
        assert 10 < len(done.stderr.strip()) < 400, (arguments, done.stderr)
        assert "Traceback" not in done.stderr


@pytest.mark.one_database
def test_bad_times_are_refused_with_what_to_write(world, document):
    pk = run(world, "import_release", str(document)).stdout.partition("\t")[0]
    for lift, sentence in [("soon", "is not a time"), ("2001-01-01T00:00Z", "in the past|withdrawn")]:
        done = run(world, "issue_release", pk, "--lift", lift)
        assert done.returncode == 2
        assert re.search(sentence, done.stderr)


def test_without_a_database_a_command_says_what_to_run(tmp_path, document):
    empty = new_world(tmp_path / "empty")
    for arguments in (("import_release", str(document)), ("serve",), ("check_release", "x")):
        done = run(empty, *arguments)
        assert done.returncode == 2
        assert "python manage.py migrate" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://x", "DATABASE_URL cannot be read"),
        ("SECRET_KEY", "short", "SECRET_KEY is too short"),
        ("SITE_URL", "news.example", "SITE_URL is 'news.example'"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS is"),
        ("NEWSROOM_TIME_ZONE", "Hong Kong", "is no time zone"),
        ("DEBUG", "maybe", "DEBUG is 'maybe'"),
        ("NEWSROOM_DATA", "/proc/nowhere", "cannot be made"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence(world, name, value, sentence):
    environment = world.environment | {name: value}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_on_a_shared_database_a_missing_key_stops_the_start(tmp_path):
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://localhost/x", "NEWSROOM_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, "SECRET_KEY is missing" in done.stderr) == (2, True)
