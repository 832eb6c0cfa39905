"""What a journalist does on the public pages, in three languages, with and without JavaScript, on a phone.

The site is the production server on a database of its own (tests/browser.py).
"""

from __future__ import annotations

import datetime
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import LANGUAGES, browser, newsroom, reader

__all__ = ["browser", "newsroom"]
pytestmark = pytest.mark.one_database

HEADLINES = {
    "en": "Kelpwright Gauges Read the Tide",
    "zh-hant": "Kelpwright儀器讀懂潮汐",
    "zh-hans": "Kelpwright仪器读懂潮汐",
}
STATES = {"en": "For immediate release", "zh-hant": "即時發布", "zh-hans": "即时发布"}
CONTACTS = {"en": "Media enquiries", "zh-hant": "傳媒查詢", "zh-hans": "媒体联系人"}
COPY = {"en": "Copy", "zh-hant": "複製", "zh-hans": "复制"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_she_finds_the_release_in_the_list_and_sees_what_who_when_and_whether_embargoed(browser, newsroom, lang):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(f"{newsroom.url}/{lang}/")
        page.get_by_role("link", name=HEADLINES[lang]).click()
        assert page.get_by_role("heading", level=1).inner_text() == HEADLINES[lang]
        timing = page.locator(".timing").inner_text()
        assert STATES[lang] in timing
        assert re.search(r"\d\d:\d\d", timing)
        assert "a.m." not in timing
        assert page.locator(".notice").is_visible()
        assert page.locator(".who a").count() == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_she_searches_in_her_own_script_and_finds_it(browser, newsroom, lang):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(f"{newsroom.url}/{lang}/")
        page.locator(".masthead a[href$='/search/']").first.click()
        page.locator("main [name=q]").first.fill(
            {"en": "Kelpwright tide", "zh-hant": "讀懂潮汐", "zh-hans": "读懂潮汐"}[lang]
        )
        page.keyboard.press("Enter")
        page.get_by_role("link", name=HEADLINES[lang]).first.click()
        assert page.get_by_role("heading", level=1).inner_text() == HEADLINES[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_she_copies_a_quote_with_its_speaker_and_its_address_in_one_click(browser, newsroom, lang):
    with reader(browser, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        page.locator(".quoting").get_by_role("button").first.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        words, speaker, address = copied.split("\n")
        assert words[0] + words[-1] == {"en": "“”", "zh-hant": "「」", "zh-hans": "“”"}[lang]
        assert {
            "en": "Kelpwright Ada Fenn, Director",
            "zh-hant": "總監Kelpwright范雅達",
            "zh-hans": "总监Kelpwright范雅达",
        }[lang] in speaker
        page.goto(address)
        assert page.evaluate("document.querySelector(':target').matches('q')")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_she_copies_a_name_with_title_and_organisation_in_every_language(browser, newsroom, lang):
    with reader(browser, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        buttons = page.locator(".person .form").get_by_role("button", name=re.compile(COPY[lang]))
        copied = []
        for number in range(3):
            buttons.nth(number).click()
            copied.append(page.evaluate("navigator.clipboard.readText()"))
        assert copied == [
            "Kelpwright Ada Fenn, Director, Kelpwright Instruments",
            "Kelpwright儀器總監Kelpwright范雅達",
            "Kelpwright仪器总监Kelpwright范雅达",
        ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_she_takes_the_picture_at_the_size_for_print(browser, newsroom, lang):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        sources = page.locator(".picture source")
        assert [sources.nth(n).get_attribute("type") for n in range(2)] == ["image/avif", "image/webp"]
        shown = page.locator(".picture img").evaluate("image => image.decode().then(() => image.currentSrc)")
        assert shown.endswith(".avif")
        with page.expect_download() as download:
            page.locator(".picture-facts a").click()
        assert download.value.suggested_filename == "kelpwright.jpg"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_she_reaches_a_person_who_answers(browser, newsroom, lang):
    with reader(browser, width=390) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        page.locator(".jumps").get_by_role("link", name=re.compile(CONTACTS[lang])).click()
        contacts = page.locator(".contacts")
        assert contacts.get_by_role("link", name="+852 2555 0142").get_attribute("href") == "tel:+85225550142"
        assert contacts.get_by_role("link", name="kelpwright@press.example").is_visible()
        assert contacts.locator("a[href='https://wa.me/85295550143']").count() == 1
        assert {"en": "out of hours", "zh-hant": "手提電話", "zh-hans": "手机"}[
            lang
        ] in contacts.inner_text() or lang == "en"
        acting = {"en": "for Kelpwright", "zh-hant": "代表Kelpwright儀器", "zh-hans": "代表Kelpwright仪器"}[lang]
        assert acting in contacts.inner_text()


def test_she_reads_it_in_the_other_languages(browser, newsroom):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(newsroom.pages("en")["release"])
        for name, lang in (("繁體", "zh-hant"), ("简体", "zh-hans"), ("English", "en")):
            page.locator(".languages").get_by_role("link", name=name).click()
            assert page.get_by_role("heading", level=1).inner_text() == HEADLINES[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript_everything_is_there_but_the_copy_buttons(browser, newsroom, lang):
    with reader(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        assert page.get_by_role("heading", level=1).inner_text() == HEADLINES[lang]
        assert page.get_by_role("button").count() == 0
        assert page.locator(".person .form").count() == 3
        page.locator(".quoting .tools a").first.click()
        assert "#quote-" in page.url
        page.locator(".masthead .sections a").nth(3).click()
        assert page.locator("a[href^='tel:']").first.is_visible()


def test_by_keyboard_alone_she_skips_to_the_text_and_every_stop_shows_where_she_is(browser, newsroom):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(newsroom.pages("en")["release"])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        stops = []
        for _ in range(60):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => {
                    const it = document.activeElement, box = it.getBoundingClientRect();
                    return [it.getAttribute("href") || it.textContent, getComputedStyle(it).outlineStyle,
                            box.bottom > 0 && box.top < innerHeight && box.width > 0, it.closest("main") !== null];
                }"""
            )
            if not seen[3]:
                break
            stops.append(seen)
        assert all(outline == "solid" and visible for _name, outline, visible, _main in stops), stops
        assert any(name.startswith("tel:") for name, *_ in stops)
        assert any(name == "Copy" for name, *_ in stops)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 640])  # 640 is a window of 1280 at 200 %
def test_no_page_scrolls_sideways_on_a_phone_or_enlarged(browser, newsroom, lang, width):
    with reader(browser, width=width, device_scale_factor=2) as context:
        page = context.new_page()
        for name, address in newsroom.pages(lang).items():
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, newsroom, lang, scheme):
    with reader(browser, color_scheme=scheme) as context:
        page = context.new_page()
        for name, address in newsroom.pages(lang).items():
            page.goto(address)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{name}: {found.generate_report()}"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_comes_in(browser, newsroom, width):
    with reader(browser, width=width) as context:
        context.add_init_script(
            """window.shifts = [];
            new PerformanceObserver(list => shifts.push(...list.getEntries().map(e => e.value)))
                .observe({type: "layout-shift", buffered: true});
            window.moved = [];
            new PerformanceObserver(list => moved.push(...list.getEntries().flatMap(
                e => e.sources.map(s => (s.node && s.node.outerHTML || "").slice(0, 120)))))
                .observe({type: "layout-shift", buffered: true});"""
        )
        page = context.new_page()
        for name in ("release", "corrected", "list", "company"):
            page.goto(newsroom.pages("zh-hant")[name], wait_until="networkidle")
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            page.wait_for_timeout(200)
            # On a busy machine a face of the script can come late and move a line by a hair; a picture or box never.
            assert sum(page.evaluate("shifts")) < 0.02, (name, page.evaluate("moved"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_view_of_a_release_is_under_60_kb_and_asks_nobody_else(browser, newsroom, lang):
    with reader(browser) as context:
        page = context.new_page()
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(newsroom.pages(lang)["release"], wait_until="networkidle")
        assert {answer.url.startswith(newsroom.url) for answer in answers} == {True}
        words = [answer for answer in answers if "/files/" not in answer.url and answer.status == 200]
        assert sum(len(answer.body()) for answer in words) < 60_000  # before compression
        assert context.cookies() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_script_has_its_own_faces_and_its_own_quote_marks(browser, newsroom, lang):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        face = page.locator(".body p").first.evaluate("p => getComputedStyle(p).fontFamily")
        assert {"en": "Helvetica Neue", "zh-hant": "PingFang HK", "zh-hans": "PingFang SC"}[lang] in face
        assert page.locator("q").first.evaluate("q => getComputedStyle(q, '::before').content") == "none"
        # A Han name on an English page is set in its own script's faces.
        han = page.locator(".form:lang(zh-Hant) dt").first.evaluate("dt => getComputedStyle(dt).fontFamily")
        assert "PingFang HK" in han


def test_on_paper_there_is_the_text_and_no_navigation(browser, newsroom):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(newsroom.pages("en")["release"])
        page.emulate_media(media="print")
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.locator(".contacts").is_visible()
        for hidden in (".masthead nav", ".jumps", ".tools", ".colophon"):
            assert not page.locator(hidden).first.is_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_correction_stands_above_the_headline_and_leads_to_the_earlier_version(browser, newsroom, lang):
    with reader(browser) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["corrected"])
        note = page.locator(".note-correction")
        assert "84" in note.inner_text()
        assert note.bounding_box()["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]
        page.locator(".earlier a").click()
        assert "editions/1" in page.url
        page.locator(".note-earlier a").click()
        assert page.locator(".note-correction").is_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_empty_wrong_and_old_addresses_say_what_to_do_next(browser, newsroom, lang):
    with reader(browser) as context:
        page = context.new_page()
        for name in ("withdrawn", "not found", "older"):
            page.goto(newsroom.pages(lang)[name])
            assert page.locator("main a").first.is_visible(), name
        page.goto(newsroom.pages(lang)["in one language"])
        if lang != "en":
            page.locator(".ways a").click()
        assert page.get_by_role("heading", level=1).inner_text() == "In English Only"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_opens_large_by_keyboard_and_gives_the_focus_back(browser, newsroom, lang):
    with reader(browser, width=390) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        page.locator("a.enlarge").focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        assert dialog.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        assert dialog.locator(".picture-facts a").is_visible()
        page.keyboard.press("Escape")
        assert dialog.count() == 0
        assert page.evaluate("document.activeElement.className") == "enlarge"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript_the_picture_has_a_page_with_its_sizes(browser, newsroom, lang):
    with reader(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["release"])
        page.locator("a.enlarge").click()
        assert page.locator(".large img").is_visible()
        with page.expect_download() as download:
            page.locator(".sizes a").first.click()
        assert download.value.suggested_filename == "kelpwright.jpg"


def test_without_javascript_she_takes_two_releases_away_as_one(browser, newsroom):
    with reader(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{newsroom.url}/zh-hant/")
        for name in ("Kelpwright", "Reedmark"):
            page.locator(".row", has_text=name).get_by_role("checkbox").check()
        with page.expect_download() as download:
            page.locator(".take-ticked button").click()
        assert download.value.suggested_filename == "press-releases-zh-hant.zip"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_correction_shows_what_changed_to_eye_and_ear(browser, newsroom, lang):
    with reader(browser, width=360) as context:
        page = context.new_page()
        page.goto(newsroom.pages(lang)["corrected"])
        page.locator(".changes summary").click()
        assert page.locator(".changes ins").first.is_visible()
        assert "taken out" in page.locator(".changes del .heard").first.inner_text() or lang != "en"


def test_an_announcement_counts_down_where_she_is_and_turns_public_without_a_reload(browser, newsroom):
    """Her clock is a day ahead, which shows nothing early. Last of all, as it changes the site."""
    newsroom.act("lift_soon")
    with reader(browser, width=390, timezone_id="America/New_York") as context:
        page = context.new_page()
        page.clock.set_system_time(datetime.datetime.now() + datetime.timedelta(days=1))
        page.goto(f"{newsroom.url}/en/upcoming/")
        assert "Comingtide" not in page.locator("main").inner_text()
        assert "GMT-" in page.locator(".own-time").inner_text()
        released = page.locator(".released a")
        released.wait_for(timeout=60_000)
        assert released.inner_text() == "Comingtide Gauges Read the Tide"
        released.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Comingtide Gauges Read the Tide"
