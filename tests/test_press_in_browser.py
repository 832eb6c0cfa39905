"""The press room in a browser: the countdown runs by the server's time, and the page turns public at the lift."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import expect

from accounts.models import User
from accounts.press_sessions import PressSessions
from releases import grants, terms
from releases.editions import Edition, now
from releases.issuing import issue, move
from tests.browser import browser, chromium
from tests.early_access import journalist, outlet, published_terms, soon

__all__ = ["browser"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module", autouse=True)
def _playwright_runs_a_loop_of_its_own():
    """For as long as the browser runs: the database is emptied after each test, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def ada():
    return journalist("Ada Fenn", outlet())


@pytest.fixture
def page(browser, live_server, ada, settings):
    chromium()
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    session = PressSessions()
    user = User.objects.get(pk=ada.user_id)
    session["_auth_user_id"], session["_auth_user_backend"] = user.pk, "accounts.backends.PressBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    context = browser.new_context()
    context.add_cookies([{"name": "press_session", "value": session.session_key, "url": live_server.url}])
    made = context.new_page()
    made.problems = []
    made.on("pageerror", lambda problem: made.problems.append(str(problem)))
    yield made
    context.close()


def test_she_accepts_reads_learns_of_a_change_and_is_led_to_the_public_page(page, live_server, release, ada):
    published_terms()
    edition = issue(release, lift=soon(2))
    grants.give(edition, None, [ada])
    page.goto(f"{live_server.url}/en/press/")
    page.get_by_role("link", name="A press release for you, before its time").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="I keep the embargo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tidewater Array")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^0[12]:\d\d:\d\d$"))
    move(release, now().replace(microsecond=0) + datetime.timedelta(seconds=20))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("alert")).to_contain_text("has just changed this release")
    page.get_by_role("link", name="Show the change").click()
    expect(page.locator(".told")).to_contain_text("Another embargo time")
    page.wait_for_url(re.compile(r"/en/releases/.+/$"), timeout=60_000)
    assert Edition.objects.visible_to().get().pk == edition.pk
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tidewater Array")
    assert page.problems == []


def test_a_reader_whose_access_is_taken_back_loses_the_page_while_she_looks(page, live_server, release, ada):
    version = published_terms()
    edition = issue(release, lift=soon(2))
    (grant,) = grants.give(edition, None, [ada])
    terms.accept(ada, version, "en")
    grants.accept(grant.holders.get(), version)
    page.goto(f"{live_server.url}/en/press/releases/{release.pk}/")
    expect(page.get_by_role("timer")).to_be_visible()
    grants.revoke([grant], None)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page does not exist")
