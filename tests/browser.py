"""Chromium, and a newsroom of its own that runs as in production: fixtures for tests that look at pages.

A test module imports `browser` and `newsroom` from here and names them in its `__all__`.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "zh-hant", "zh-hans")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def chromium() -> str:
    """Where Chromium is. Without it a test is skipped with a word; where everything has to run, it fails."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        word = "There is no Chromium here: apt install chromium, or name one in CHROMIUM."
        if os.environ.get("CI"):
            pytest.fail(word)
        pytest.skip(word)
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@dataclass(frozen=True)
class Newsroom:
    """A running site: its address, and the paths of what `tests.browser_site` put on it."""

    url: str
    paths: dict[str, Any]
    folder: Path
    environment: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.paths[name]

    def act(self, name: str) -> None:
        """Something that happens on the site meanwhile: a function of tests.browser_site."""
        subprocess.run([sys.executable, "-m", "tests.browser_site", name], cwd=ROOT, env=self.environment, check=True)

    def pages(self, lang: str) -> dict[str, str]:
        """Every kind of public page in a language."""
        return {
            name: self.url + path.replace("LANG", lang)
            for name, path in {
                "list": "/LANG/",
                "older": "/LANG/?before=1-abcdefghjkmnpqrstvwx",
                "upcoming": "/LANG/upcoming/",
                "companies": "/LANG/companies/",
                "contacts": "/LANG/contacts/",
                "search": "/LANG/search/?q=Kelpwright",
                "nothing found": "/LANG/search/?q=xyzzy",
                "not found": "/LANG/nowhere/",
                **{key: path for key, path in self.paths.items() if isinstance(path, str)},
            }.items()
        }


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    with running(tmp_path_factory.mktemp("newsroom"), "127.0.0.1") as site:
        yield site


@contextlib.contextmanager
def running(data: Path, host: str) -> Iterator[Newsroom]:
    """A newsroom of its own under a name of this machine, its data in the folder."""
    chromium()
    port = free_port()
    url = f"http://{host}:{port}"
    environment = {
        **{key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")},
        "NEWSROOM_DATA": str(data),
        "NEWSROOM_NAME": "Tidewater Newsroom",
        "SITE_URL": url,
    }
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser_site"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    log = (data / "serve.log").open("w")
    command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT) as server:
        try:
            wait_for(url + "/healthz", server)
            yield Newsroom(url, json.loads(made.stdout.splitlines()[-1]), data, environment)
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert server.poll() is None, "the server stopped before it answered"
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=2).close()
            return
        time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@contextlib.contextmanager
def reader(browser: Browser, width: int = 1280, **options: Any) -> Iterator[BrowserContext]:
    """A reader with a browser of her own; what the pages complain of in its console is an error here."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    try:
        yield context
    finally:
        context.close()
    # That a page is gone or was never there is what some of the pages are about.
    assert [c for c in complaints if "status of 404" not in c and "status of 410" not in c] == []
