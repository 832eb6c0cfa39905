"""The press room in a browser: a passkey from making it to signing in with it, and every template without a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import browser, reader, running

__all__ = ["browser"]
pytestmark = [pytest.mark.one_database]
CODE = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """Under a name, as passkeys are bound to one."""
    with running(tmp_path_factory.mktemp("press"), "localhost") as site:
        yield site


def newest_code(folder: Path) -> str:
    letters = sorted((folder / "mail").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    return CODE.search(letters[-1].read_text())[0]


def faults(page, where: str) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.violations_count == 0, (where, found.generate_report())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


def test_a_journalist_opens_an_account_on_her_phone_and_comes_back_with_a_passkey(browser, newsroom):
    site = newsroom.url
    with reader(browser, width=360) as phone:
        page = phone.new_page()
        devices = phone.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        own_lock = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                    "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": own_lock})
        page.goto(f"{site}/en/nowhere/")
        page.get_by_role("main").get_by_role("link", name="Sign in").click()
        page.wait_for_url("**/press/sign-in/")
        faults(page, "sign in")
        page.get_by_role("link", name="Open an account").click()
        faults(page, "open an account")
        page.get_by_label("Name, as you write it").fill("Odile Marchetti")
        page.get_by_label("E-mail address").fill("odile@ledger.example")
        page.get_by_role("button", name="Go on").click()
        faults(page, "code")
        page.get_by_label("Code").fill(newest_code(newsroom.folder))
        page.get_by_role("button", name="Go on").click()
        faults(page, "details")
        page.get_by_label("Job title").fill("Reporter")
        page.get_by_label("Outlet or organisation").fill("The Ledger")
        page.get_by_role("button", name="Send to the press office").click()
        page.get_by_text("Application received").wait_for()
        for path in ("", "feed/", "follow/", "searches/?q=tide", "details/", "details/email/", "details/password/new/", "sign-out/",
                     "again/"):  # fmt: skip
            page.goto(f"{site}/en/press/{path}")
            faults(page, path)
        page.goto(f"{site}/en/press/details/passkeys/")
        faults(page, "passkeys")
        page.get_by_role("button", name="Add a passkey").click()
        page.get_by_role("button", name="Remove").wait_for()
        faults(page, "a passkey")
        page.goto(f"{site}/en/press/sign-out/")
        page.get_by_role("main").get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.wait_for_url("**/en/press/")
        page.get_by_role("heading", name="Odile Marchetti").wait_for()


@pytest.mark.parametrize("lang", ["zh-hant", "zh-hans"])
def test_without_javascript_and_in_the_dark_the_page_to_sign_in_is_whole(browser, newsroom, lang):
    with reader(browser, width=360, java_script_enabled=False, color_scheme="dark") as phone:
        page = phone.new_page()
        page.goto(f"{newsroom.url}/{lang}/press/")
        assert page.locator("form:visible").count() >= 1
        page.locator("input[name=email]").fill("nobody@x.example")
        page.locator("button.primary").click()
        page.wait_for_url("**/sign-in/code/")
        assert page.locator("input[name=code]").is_visible()
