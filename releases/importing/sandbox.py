"""Reading in a process that can do no harm: little memory, little time, no network, no secrets, nothing written.

A document comes from anybody. Whatever it makes a parser do, the worst that happens is that this process ends and the
officer reads a sentence. The process starts afresh for every file (no fork of ours, so nothing of ours is in its
memory), gets the file through a pipe and hands back JSON and pictures, which are checked before they are believed.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from releases.importing.reading import Reading, UnreadableFile
from releases.importing.reading_json import NotAReading, from_bytes

WALL = 25.0  # seconds
MOST_RETURNED = 120 * 1024 * 1024  # bytes: pictures as they are in the file, and the text many times over

_ROOT = Path(__file__).resolve().parents[2]
_CHILD = Path(__file__).with_name("sandbox_child.py")

TOO_LONG = (
    "Reading the file took too long, so it was stopped. It may be damaged or hold something that is not text. "
    "Save the text by itself as .docx or .txt and choose that."
)
TOO_LARGE = (
    "Reading the file needed more memory than a document ever does, so it was stopped. "
    "Take the pictures out, save the text by itself and choose that."
)
FAILED = (
    "The file could not be read: it is damaged, or written in an unusual way. "
    "Open it in the program it came from, save it again as .docx and choose that."
)


def read_in_sandbox(name: str, data: bytes, country: str = "") -> Reading:
    """The reading of a file, made in a limited process. Raises UnreadableFile with a sentence, and nothing else."""
    order = json.dumps({"name": name[:300], "country": country[:2]}).encode()
    with tempfile.TemporaryFile() as given:
        given.write(len(order).to_bytes(4, "big") + order + data)
        given.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-X", "utf8", str(_CHILD), str(_ROOT)],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8", "PYTHONHASHSEED": "0"},
            cwd="/",
            close_fds=True,
            start_new_session=True,
        )
        try:
            answer = _answer(process)
        finally:
            _end(process)
    return _understood(answer, process.returncode)


def _answer(process: subprocess.Popen[bytes]) -> bytes:
    """What the process says until it ends. Raises UnreadableFile if it takes too long or says too much."""
    assert process.stdout is not None
    deadline = time.monotonic() + WALL
    said, length = [], 0
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not waiting.select(left):
                raise UnreadableFile(TOO_LONG)
            chunk = os.read(process.stdout.fileno(), 1 << 20)
            if not chunk:
                break
            said.append(chunk)
            length += len(chunk)
            if length > MOST_RETURNED:
                raise UnreadableFile(TOO_LARGE)
    try:
        process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise UnreadableFile(TOO_LONG) from None
    return b"".join(said)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and whatever it may have started are gone when this returns."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _understood(answer: bytes, code: int | None) -> Reading:
    """The first byte says what follows: R a reading, U a sentence, M out of memory, E an error of ours."""
    kind, rest = answer[:1], answer[1:]
    if code == 0 and kind == b"R":
        try:
            return from_bytes(rest)
        except NotAReading:
            raise UnreadableFile(FAILED) from None
    if code == 0 and kind == b"U" and len(rest) < 4_000:
        raise UnreadableFile(rest.decode("utf-8", "replace"))
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise UnreadableFile(TOO_LONG)
    raise UnreadableFile(TOO_LARGE if kind == b"M" else FAILED)
