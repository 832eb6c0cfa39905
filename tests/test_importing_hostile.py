"""Whatever is uploaded, the officer gets a reading or a sentence, and the server notices nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from releases.importing import read_file, read_here, sandbox
from releases.importing.reading import UnreadableFile
from releases.importing.reading_json import NotAReading, from_bytes, to_bytes
from tests import hostile_files
from tests.hostile_drill import MOST_MEMORY, Outcome, tried
from tests.hostile_files import crafted
from tests.shared import SAMPLES

pytestmark = pytest.mark.no_database

FILES = 200
AT_ONCE = 2  # processes of the drill side by side

ROOT = Path(__file__).resolve().parent.parent


def drilled() -> list[Outcome]:
    """What came of every file, in processes that have no other children whose memory and time could be counted in."""
    command = [sys.executable, "-m", "tests.hostile_drill", str(FILES), "--quick", "--json"]
    running = [
        subprocess.Popen([*command, "--part", f"{n}/{AT_ONCE}"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for n in range(1, AT_ONCE + 1)
    ]
    said = [process.communicate(timeout=600)[0] for process in running]
    return [Outcome(**json.loads(line)) for lines in said for line in lines.splitlines()]


def test_every_hostile_file_comes_to_a_reading_or_a_sentence_within_its_limits():
    outcomes = drilled()
    assert [(o.name, o.came_to) for o in outcomes if o.came_to not in ("reading", "sentence")] == []
    assert len(outcomes) == FILES
    assert max(o.memory for o in outcomes) <= MOST_MEMORY


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("laughs.docx", "document type"),
        ("external-entity.docx", "document type"),
        ("laughs-utf16.docx", "document type"),
        ("laughs.odt", "document type"),
        ("bomb-one-part.docx", "unpack to"),
        ("bomb-ratio.docx", "unpack to"),
        ("entries.docx", "more than any document"),
        ("symlink.docx", "points outside"),
        ("documents.zip", "“release.docx”"),
        ("sheet.xlsx", "spreadsheet"),
        ("old.doc", "save it as .docx"),
        ("locked.docx", "password"),
        ("locked.pdf", "password"),
        ("photo.heic", "Upload it under Pictures"),
        ("scan.pdf", "scan"),
        ("many-pages.pdf", "No text was found"),
        ("flate-bomb.pdf", "more drawing than text"),
        ("no-body.docx", "no text in it"),
        ("../../etc/passwd", ""),
    ],
)
def test_a_refusal_says_what_is_wrong(name, says):
    outcome = tried(name, crafted()[name])
    assert says in outcome.sentence


def test_names_never_come_back_with_what_turns_them_round():
    with pytest.raises(UnreadableFile) as refused:
        read_here("\u202egnp.exe", b"some words that are no document of any kind " * 9)
    assert "\u202e" not in str(refused.value)


def test_a_program_is_refused_by_what_it_is():
    with pytest.raises(UnreadableFile, match="program"):
        read_here("release.txt", b"MZ" + b"\x00" * 900)


def test_content_decides_over_the_ending(tmp_path):
    word = (SAMPLES / "docx_plain_en.docx").read_bytes()
    assert read_here("renamed.txt", word) == read_here("release.docx", word)


def test_a_word_file_that_is_none_says_that_it_was_cut_off():
    with pytest.raises(UnreadableFile, match="not a Word document"):
        read_here("release.docx", b"not a document")


# The limited process itself


def test_the_limited_process_gives_the_same_reading_as_this_one():
    data = (SAMPLES / "docx_pictures_zh.docx").read_bytes()
    assert read_file("release.docx", data) == read_here("release.docx", data)


def test_nothing_of_the_environment_reaches_it(monkeypatch):
    seen = {}
    real = subprocess.Popen

    def watched(arguments, **options):
        seen.update(options)
        return real(arguments, **options)

    monkeypatch.setenv("NEWSROOM_SECRET_KEY", "do not tell")
    monkeypatch.setattr(subprocess, "Popen", watched)
    read_file("release.txt", b"Headline\n\n" + hostile_files.LINE.encode() * 5)
    assert set(seen["env"]) == {"LANG", "PYTHONHASHSEED"}
    assert seen["close_fds"]


def test_its_doors_are_shut(tmp_path):
    """It can open no socket, start no program, write no file and read none but its own code."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux shuts every door")
    secret = tmp_path / "secret"
    secret.write_text("secret")
    script = f"""
import json, os, socket, sys
sys.path.insert(0, {str(ROOT)!r})
from releases.importing import confinement
socket_as_it_was = socket.socket
confinement.confine([{str(ROOT / "releases")!r}, sys.prefix + "/lib"])
tried = {{
    "socket": lambda: socket_as_it_was(socket.AF_INET, socket.SOCK_STREAM),
    "fork": os.fork,
    "program": lambda: os.execv("/bin/true", ["true"]),
    "signal": lambda: os.kill(os.getppid(), 0),
}}
found = {{}}
for name, act in tried.items():
    try:
        act()
        found[name] = "open"
    except OSError as error:
        found[name] = "shut"
try:
    found["file"] = open({str(secret)!r}).read()
except OSError:
    found["file"] = "shut"
print(json.dumps(found))
"""
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    found = json.loads(done.stdout)
    kernel = tuple(int(n) for n in os.uname().release.split("-")[0].split(".")[:2])
    if kernel < (5, 13):
        found.pop("file")
    assert set(found.values()) == {"shut"}


@pytest.mark.parametrize(
    ("answer", "code", "says"),
    [
        (b"", -24, "took too long"),
        (b"", -9, "took too long"),
        (b"M", 0, "more memory"),
        (b"E", 0, "damaged"),
        (b"", 1, "damaged"),
        (b"", -11, "damaged"),
        (b"Rnonsense", 0, "damaged"),
        (b"R" + (3).to_bytes(8, "big") + b"{}x", 0, "damaged"),
        (b"X" * 9_000, 0, "damaged"),
        (b"U" * 9_000, 0, "damaged"),
    ],
)
def test_however_it_ends_there_is_a_sentence(answer, code, says):
    with pytest.raises(UnreadableFile, match=says):
        sandbox._understood(answer, code)


def test_a_reading_goes_to_bytes_and_back():
    reading = read_here("release.docx", (SAMPLES / "docx_pictures_zh.docx").read_bytes())
    assert from_bytes(to_bytes(reading)) == reading


@pytest.mark.parametrize(
    "change",
    [
        {"document": {}},
        {"document": {"schema": 1, "language": "fr", "headline": "x"}},
        {"unplaced": [{"runs": [{"text": 3}], "place": {"line": 1}}]},
        {"unplaced": [{"runs": [], "place": {"line": 1}, "picture": {"blob": 7}}]},
        {"unplaced": [{"runs": [], "place": {"line": 1}, "style": "script"}]},
        {"surprise": 1},
        {"changes": [{"kind": "virus", "text": "", "place": {"line": 1}}]},
        {"pictures": {"f1": {"blob": -1}}},
    ],
)
def test_what_is_not_a_reading_is_not_believed(change):
    data = {"document": {"schema": 1, "language": "en", "headline": "x"}, **change}
    text = json.dumps(data).encode()
    with pytest.raises(NotAReading):
        from_bytes(len(text).to_bytes(8, "big") + text)
