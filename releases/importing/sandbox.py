"""Work on documents in a process that can do no harm: little memory, little time, no network, no secrets.

A document comes from anybody. Whatever it makes a parser do, the worst that happens is that this process ends and the
officer reads a sentence. The process starts afresh for every order (no fork of ours, so nothing of ours is in its
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
import threading
import time
from pathlib import Path
from typing import Any

from releases.importing.image_types import image_type
from releases.importing.reading import Reading, UnreadableFile
from releases.importing.reading_json import NotAReading, from_bytes, to_bytes
from releases.importing.refusals import refusal

WALL = 25.0  # seconds
MOST_RETURNED = 120 * 1024 * 1024  # bytes: pictures as they are in the file, and the text many times over
MOST_OF_A_PAGE = 4 * 1024 * 1024  # bytes

_ROOT = Path(__file__).resolve().parents[2]
_CHILD = Path(__file__).with_name("sandbox_child.py")
_DRAWING = threading.Semaphore(2)  # pages drawn at once by one server process


def read_in_sandbox(name: str, data: bytes, country: str = "") -> Reading:
    """The reading of a file. Raises UnreadableFile, and nothing else."""
    return _understood(*_done({"do": "read", "name": name[:300], "country": country[:2]}, data))


def correct_in_sandbox(reading: Reading, country: str, said: dict[str, Any]) -> Reading:
    """The reading made anew with what an officer put right (see corrections). Raises UnreadableFile."""
    return _understood(*_done({"do": "correct", "country": country[:2], "said": said}, to_bytes(reading)))


def draw_in_sandbox(data: bytes, page: int) -> bytes:
    """A page of a PDF, counted from 1, as a WebP picture. Raises UnreadableFile."""
    with _DRAWING:
        drawn = _answered(*_done({"do": "draw", "page": page}, data))
    if len(drawn) > MOST_OF_A_PAGE or image_type(drawn) != "image/webp":
        raise UnreadableFile("failed")
    return drawn


def _done(order: dict[str, Any], data: bytes) -> tuple[bytes, int | None]:
    """What a limited process answers to an order, and how it ended."""
    said = json.dumps(order).encode()
    with tempfile.TemporaryFile() as given:
        given.write(len(said).to_bytes(4, "big") + said + data)
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
    return answer, process.returncode


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
                raise UnreadableFile("slow")
            chunk = os.read(process.stdout.fileno(), 1 << 20)
            if not chunk:
                break
            said.append(chunk)
            length += len(chunk)
            if length > MOST_RETURNED:
                raise UnreadableFile("memory")
    try:
        process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise UnreadableFile("slow") from None
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
    try:
        return from_bytes(_answered(answer, code))
    except NotAReading:
        raise UnreadableFile("failed") from None


def _answered(answer: bytes, code: int | None) -> bytes:
    """The first byte says what follows: R what was ordered, U a refusal, M out of memory, E an error of ours."""
    kind, rest = answer[:1], answer[1:]
    if code == 0 and kind == b"R":
        return rest
    if code == 0 and kind == b"U" and len(rest) < 4_000:
        try:
            raise refusal(json.loads(rest))
        except (ValueError, RecursionError):
            raise UnreadableFile("failed") from None
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise UnreadableFile("slow")
    raise UnreadableFile("memory" if kind == b"M" else "failed")
