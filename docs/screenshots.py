"""python docs/screenshots.py: the pictures of the README, taken of the demonstration in a browser.

It loads the demonstration into a folder of its own and serves it. Needs Chromium and the packages for tests.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SITE = "http://127.0.0.1:8909"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"NEWSROOM_DATA": folder, "SITE_URL": SITE}
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
        told = subprocess.run([*manage, "load_demo"], env=environment, check=True, capture_output=True, text=True)
        server = subprocess.Popen([*manage, "serve", "--bind", "127.0.0.1:8909"], env=environment)
        try:
            wait()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
                public(browser)
                desk(browser, *re.findall(r"(editor@\S+)\s+(\S+)", told.stdout)[0])
                browser.close()
        finally:
            server.terminate()
            server.wait()


def wait() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{SITE}/readyz")
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server did not start.")


def public(browser: Browser) -> None:
    page = opened(browser, 1280, 900, "light")
    page.goto(f"{SITE}/en/")
    keep(page, "newsroom")
    first = page.locator("main h2 a, main h3 a").first.get_attribute("href") or ""
    page.goto(SITE + first.replace("/en/", "/zh-hant/"))
    keep(page, "release-zh-hant")
    page = opened(browser, 390, 844, "dark")
    page.goto(SITE + first.replace("/en/", "/zh-hans/"))
    keep(page, "release-phone-dark")


def desk(browser: Browser, email: str, password: str) -> None:
    page = opened(browser, 1280, 900, "light")
    page.goto(f"{SITE}/admin/")
    page.fill("#id_username", email)
    page.fill("#id_password", password)
    page.click("[type=submit]")
    keep(page, "press-office")
    page.goto(f"{SITE}/admin/releases/release/")
    page.locator("tbody a[href*='/change/']").first.click()
    page.wait_for_timeout(1500)
    keep(page, "release-form")


def opened(browser: Browser, width: int, height: int, scheme: str) -> Page:
    size = {"width": width, "height": height}
    return browser.new_context(viewport=size, color_scheme=scheme).new_page()  # type: ignore[arg-type]


def keep(page: Page, name: str) -> None:
    page.wait_for_timeout(700)
    image = Image.open(io.BytesIO(page.screenshot()))
    image.convert("RGB").save(IMAGES / f"{name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
