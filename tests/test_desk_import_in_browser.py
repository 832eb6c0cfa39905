"""Starting from documents in a browser: dropped, read one by one, put right with a click, by keyboard, on any screen."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from releases.drop_links import HandedIn, make
from releases.editions import now
from releases.models import ImportedDocument, Release
from tests import versions
from tests.browser import browser, reader

__all__ = ["browser"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
START = "/admin/releases/release/import/"
SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="module", autouse=True)
def _playwright_runs_a_loop_of_its_own():
    """For as long as the browser runs: the database is emptied after each test, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def at_the_desk(browser, live_server):
    """-> the page on which documents are dropped, with the person signed in."""

    def sign_in(context, user):
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.goto(f"{live_server.url}/admin/login/?next={START}")
        page.fill("#id_username", user.email)
        page.fill("#id_password", "a long pass phrase")
        page.click("#login-form [type=submit]")
        page.wait_for_selector("#import-form")
        return page

    return sign_in


def given(text: str, name: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


THREE = [
    given(versions.SIMPLIFIED, "hans.txt"),
    given(versions.ENGLISH, "en.txt"),
    given(versions.TRADITIONAL, "hant.txt"),
]


def test_three_files_one_refused_become_one_draft(browser, at_the_desk, maya):
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.set_input_files("#import-file", [*THREE, given("x", "boat.heic")])
        page.wait_for_selector("#import-go:not([hidden])")
        assert page.locator(".import-files .wrong").count() == 1
        page.click("#import-go")
        page.click("button[name=_make]")
        page.wait_for_selector("#release_form")
        assert page.evaluate("desk.language") == "zh_hans"
    release = Release.objects.get()
    assert all((release.headline_en, release.headline_zh_hant, release.headline_zh_hans))


def test_a_line_is_put_right_by_keyboard_and_shows_its_part(browser, at_the_desk, maya):
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.set_input_files("#import-file", THREE[1])
        page.wait_for_selector("#review-form")
        number = page.locator(".line", has_text="The boats charge").get_attribute("data-line")
        page.focus(f'select[name="role-{number}"]')
        page.keyboard.type("heading")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#p{number}.said")
        page.wait_for_selector(f'select[name="role-{number}"]:focus')
        assert page.locator(".found.lit").count() == 1
        assert "The boats charge" in page.inner_text(".found.lit")
        page.click(".found blockquote >> nth=0")
        assert "A boat that makes no noise" in page.inner_text(".line.lit")


def test_a_line_is_put_right_on_the_page_of_a_pdf(browser, at_the_desk, maya):
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.set_input_files("#import-file", SAMPLES / "pdf_letterhead_en.pdf")
        page.wait_for_selector("#review-form")
        assert page.get_attribute(".views [value=pages]", "aria-pressed") == "true"
        box = page.locator(".sheet rect.role-heading").first
        box.click()
        assert page.locator(".line.picked").count() == 1
        assert page.locator(".found.lit").count() == 1
        page.select_option(".line.picked select", "paragraph")
        page.wait_for_selector(".line.said.picked")
        assert page.locator(".sheet rect.lit, .sheet rect.role-paragraph").count()
        page.click(".views [value=text]")
        assert page.locator(".line:visible").count() > 5


def test_a_sender_hands_in_files_and_sends_again_what_the_connection_lost(browser, live_server, maya, release):
    _link, token = make(maya, release, "Fathom", "The final text.", now() + datetime.timedelta(days=1), "")
    # Not a `reader`: of a lost connection the console complains.
    with browser.new_context(viewport={"width": 360, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/en/press/drop/{token}/")
        assert not page.is_visible("#hand-in-send")
        context.set_offline(True)
        page.set_input_files("#hand-in-files", [THREE[1], given("MZ program", "run.exe")])
        page.locator(".receipts .wrong").nth(1).wait_for()
        context.set_offline(False)
        for _ in range(2):
            page.locator(".receipts button").first.click()
        page.locator(".receipt-wrong").wait_for()
        page.locator(".receipt-good").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        result = Axe().run(page, options={"iframes": False, "preload": False}).response
        assert [v["id"] for v in result["violations"]] == []
        assert context.cookies() == []
    with reader(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/zh-hant/press/drop/{token}/")
        page.set_input_files("#hand-in-files", THREE[2])
        page.click("#hand-in-send")
        assert "已收到1個檔案" in page.inner_text("main")
    assert HandedIn.objects.count() == 3


def test_without_scripts_a_form_does_all_of_it(browser, at_the_desk, maya):
    with reader(browser, java_script_enabled=False) as context:
        page = at_the_desk(context, maya)
        page.fill("#import-text", versions.ENGLISH)
        page.click("#import-form button[type=submit]")
        number = ImportedDocument.objects.get().pieces.index(
            next(p for p in ImportedDocument.objects.get().pieces if p["runs"][0]["text"].startswith("The boats"))
        )
        page.select_option(f'select[name="role-{number}"]', "note")
        page.click("button[name=_apply]")
        page.click("button[name=_make]")
        assert "/change/" in page.url
    assert Release.objects.get().notes_en.startswith("The boats charge")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(scheme, browser, at_the_desk, maya):
    found = {}
    with reader(browser, width=1400, color_scheme=scheme) as context:
        page = at_the_desk(context, maya)

        def look(name: str) -> None:
            result = Axe().run(page, options={"iframes": False, "preload": False}).response
            found.update({(name, v["id"]): [n["html"][:160] for n in v["nodes"]][:3] for v in result["violations"]})
            for width in (320, 640, 1400):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)

        look("start")
        page.set_input_files("#import-file", THREE)
        page.wait_for_selector("#review-form")
        look("review")
        page.click("button[name=_make]")
        page.wait_for_selector("#release_form")
        page.goto(page.url.partition("/admin/")[0] + START)
        page.set_input_files("#import-file", given(versions.NEWER, "newer.txt"))
        page.click("button[name=_newer]")
        page.wait_for_selector("#newer-form")
        look("newer")
    assert found == {}
