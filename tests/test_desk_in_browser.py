"""An officer at the desk, in a browser: whole tasks, in three languages, with nothing to complain of in its console."""

from __future__ import annotations

import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from companies.models import Company
from releases.body import clean
from releases.issuing import issue
from releases.models import Figure, Quote, Release
from tests.browser import browser, reader

__all__ = ["browser"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
LANGUAGES = ("en", "zh-hant", "zh-hans")
WRITTEN = {
    "en": ("Kelpwright Opens a Tide Garden", "The garden opens on Friday. We grew it from one leaf.", "Ada Fenn", "Director"),
    "zh-hant": ("海藻工房開設潮汐花園", "花園星期五開放。我們由一片葉子種起。", "范雅達", "總監"),
    "zh-hans": ("海藻工房开设潮汐花园", "花园星期五开放。我们从一片叶子种起。", "范雅达", "总监"),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _playwright_runs_a_loop_of_its_own():
    """For as long as the browser runs: the database is emptied after each test, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def at_the_desk(browser, live_server):
    """-> a page of the desk with the person signed in."""

    def sign_in(context, user):
        page = context.new_page()
        page.goto(f"{live_server.url}/admin/login/?next=/admin/")
        page.fill("#id_username", user.email)
        page.fill("#id_password", "a long pass phrase")
        page.click("#login-form [type=submit]")
        page.wait_for_selector("#user-tools")
        return page

    return sign_in


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


def form_of(live_server, release) -> str:
    return f"{live_server.url}/admin/releases/release/{release.pk}/change/"


def editor(page, code):
    return page.locator(f'[data-language="{code}"] .ProseMirror')


def select_last_sentence(page, code, words):
    """With the keyboard, as one does: from the end of the text back."""
    editor(page, code).click()
    page.keyboard.press("Control+End")
    for _ in words:
        page.keyboard.press("Shift+ArrowLeft")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_officer_writes_marks_a_quote_places_pictures_and_issues_under_embargo(
    language, browser, live_server, at_the_desk, maya
):
    maya.language = language
    maya.save()
    code = language.replace("-", "_")
    headline, text, speaker, title = WRITTEN[language]
    said = re.split(r"(?<=[.。])\s*", text)[1]
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.goto(f"{live_server.url}/admin/releases/release/add/")
        page.click(f'.language-tabs button[value="{code}"]')
        page.fill(f"#id_headline_{code}", headline)
        editor(page, code).click()
        page.keyboard.type(text)

        select_last_sentence(page, code, said)
        page.locator(f'[data-language="{code}"] [data-tool="quote"]').click()
        page.fill("dialog [name=name]", speaker)
        page.fill("dialog [name=job]", title)
        page.click("dialog .primary")
        assert editor(page, code).locator("q").inner_text() == said

        page.set_input_files(
            "[data-upload]",
            [
                {"name": "first.jpg", "mimeType": "image/jpeg", "buffer": picture("teal")},
                {"name": "second.jpg", "mimeType": "image/jpeg", "buffer": picture("orange")},
            ],
        )
        rows = page.locator("#part-figures .row")
        rows.nth(1).wait_for()
        page.fill(f"#id_figures-0-caption_{code}", "A")
        page.fill(f"#id_figures-1-caption_{code}", "B")
        rows.nth(1).locator('[data-do="up"]').click()
        editor(page, code).click()
        page.keyboard.press("Control+End")
        page.keyboard.press("Enter")
        page.locator(f'[data-language="{code}"] [data-tool="figure"]').click()
        page.click("dialog .primary")
        assert editor(page, code).locator("figure.placed img").count() == 1

        page.click('button[name="_save"]')
        page.wait_for_selector(".messagelist .success")
        release = Release.objects.get()
        quote = Quote.objects.get()
        assert f'<q data-quote="{quote.pk}">{said}</q>' in getattr(release, f"body_{code}")
        assert getattr(quote, f"speaker_{code}") == speaker
        first, second = Figure.objects.order_by("order")
        assert [getattr(f, f"caption_{code}") for f in (first, second)] == ["B", "A"]
        assert f'<figure data-figure="{first.pk}"></figure>' in getattr(release, f"body_{code}")
        assert page.locator("#part-quotes .words:visible").inner_text() == said

        page.click('button[name="_preview"]')
        article = page.frame_locator(".preview-frame").locator("article.release")
        assert headline in article.inner_text()
        assert article.locator("img").first.evaluate("img => img.decode().then(() => img.naturalWidth > 0)")

        page.goto(form_of(live_server, release))
        page.click('button[name="_step"][value="submit"]')
        page.click(".desk-actions .primary")
        page.wait_for_selector(".messagelist .success")
        page.goto(f"{live_server.url}/admin/releases/release/{release.pk}/do/issue/")
        page.check('[name="when"][value="later"]')
        page.fill("#id_lift_0", "2031-12-03")
        page.fill("#id_lift_1", "0:01")
        page.select_option("#id_lift_2", "Asia/Hong_Kong")
        page.locator(".will-time", has_text="16:01").wait_for()
        page.click(".desk-actions .primary")
        page.wait_for_selector(".messagelist .success")
    edition = Release.objects.get().editions.get()
    assert edition.lift.isoformat() == "2031-12-02T16:01:00+00:00"
    assert list(edition.texts.filter(written=True).values_list("language", flat=True)) == [language]


BODY = """<p>A <strong>bold</strong> and <em>fine</em> H<sub>2</sub>O, see <a href="https://example.org/a?b=1&amp;c=2">this</a>.<br>New line</p>
<h2>Heading</h2>
<ul><li><p>one</p><ul><li><p>nested</p></li></ul></li><li><p>two</p></li></ul>
<ol><li><p>first</p></li></ol>
<p>“<q data-quote="QUOTE">We <strong>said</strong> this,</q>” and “<q data-quote="QUOTE">and that.</q>”</p>
<figure data-figure="FIGURE"></figure>
<h3>Small</h3>
<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>
<p>　全形空格　與中文。</p>"""


def test_opening_and_saving_leaves_the_text_as_it_was(browser, live_server, at_the_desk, maya, release):
    quote, figure = Quote.objects.create(release=release, speaker_en="Ada Fenn"), Figure.objects.create(release=release)
    release.body_en = clean(BODY.replace("QUOTE", quote.pk).replace("FIGURE", figure.pk))
    release.save()
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.goto(form_of(live_server, release))
        editor(page, "en").wait_for()
        page.fill("#id_headline_en", "Another headline")
        page.click('button[name="_save"]')
        page.wait_for_selector(".messagelist .success")
        assert Release.objects.get().body_en == release.body_en
        editor(page, "en").locator("p").first.click()
        page.keyboard.press("Home")
        page.keyboard.type("x")
        page.click('button[name="_save"]')
        page.wait_for_selector(".messagelist .success")
    assert Release.objects.get().body_en == release.body_en.replace("<p>A ", "<p>xA ", 1)


WORD = """<html><head><style>p.MsoNormal {color:red}</style></head><body><!--StartFragment-->
<p class=MsoNormal style='margin:0cm'><b><span lang=EN-GB style='font-size:12pt;color:red'>Bold</span></b><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>  </span></span>First point</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>  </span></span>Second point</p>
<p class=MsoNormal><script>alert(1)</script><img src=x onerror=alert(2)>After</p><!--EndFragment--></body></html>"""


def test_what_is_pasted_from_word_comes_out_clean(browser, live_server, at_the_desk, maya):
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.goto(f"{live_server.url}/admin/releases/release/add/")
        page.fill("#id_headline_en", "Pasted")
        editor(page, "en").click()
        page.evaluate(
            """html => {
                const data = new DataTransfer()
                data.setData("text/html", html)
                const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
                document.querySelector('[data-language="en"] .ProseMirror').dispatchEvent(paste)
            }""",
            WORD,
        )
        page.click('button[name="_save"]')
        page.wait_for_selector(".messagelist .success")
    assert Release.objects.get().body_en == (
        "<p><strong>Bold</strong></p>\n<ul><li><p>First point</p></li><li><p>Second point</p></li></ul>\n<p>After</p>"
    )


def test_what_was_written_before_the_connection_was_lost_can_be_restored(
    browser, live_server, at_the_desk, maya, release
):
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.goto(form_of(live_server, release))
        page.wait_for_timeout(800)
        page.fill("#id_headline_en", "Written in a tunnel")
        editor(page, "en").click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" And more.")
        page.click("#part-quotes .add")
        page.fill("#id_quotes-0-speaker_en", "Ada Fenn")
        page.wait_for_selector(".bar-saved:not(:empty)")
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(form_of(live_server, release))
        page.click(".restore button >> nth=0")
        assert page.input_value("#id_headline_en") == "Written in a tunnel"
        assert editor(page, "en").inner_text().rstrip().endswith("And more.")
        assert page.input_value("#id_quotes-0-speaker_en") == "Ada Fenn"
        page.click('button[name="_save"]')
        page.wait_for_selector(".messagelist .success")
        page.wait_for_timeout(800)
        assert page.locator(".restore").is_hidden()
    assert Release.objects.get().headline_en == "Written in a tunnel"


def test_a_company_is_found_by_typing_and_sorted_with_the_keyboard(browser, live_server, at_the_desk, maya, release):
    for name in ("Kelpwright Instruments", "Reedmark Gauges"):
        Company.objects.create(name_en=name)
    with reader(browser, width=1400) as context:
        page = at_the_desk(context, maya)
        page.goto(form_of(live_server, release))
        for typed in ("kelp", "reed"):
            page.click("#part-companies .add")
            page.keyboard.type(typed)
            page.locator("#part-companies [role=option]:visible").first.wait_for()
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
        page.locator('#part-companies .row >> nth=1 >> [data-do="up"]').press("Enter")
        page.click('button[name="_save"]')
        page.wait_for_selector(".messagelist .success")
    assert [str(row) for row in release.companies.all()] == ["Reedmark Gauges", "Kelpwright Instruments"]


def test_a_picture_that_cannot_be_read_is_refused_in_a_sentence(browser, live_server, at_the_desk, maya, release):
    heic = b"\0\0\0\x18ftypheic" + bytes(64)
    with reader(browser) as context:
        page = at_the_desk(context, maya)
        page.goto(form_of(live_server, release))
        page.set_input_files("[data-upload]", [{"name": "a.heic", "mimeType": "image/heic", "buffer": heic}])
        page.wait_for_selector(".uploads .wrong")
        assert "HEIC" in page.inner_text(".uploads .wrong")
        assert page.locator("#part-figures .row").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_the_desk(scheme, browser, live_server, at_the_desk, maya, release):
    waiting = Release.objects.create(owner=maya, state="in-review", headline_en="Waiting", body_en="<p>Text</p>")
    issue(release, maya)
    Quote.objects.create(release=release, speaker_en="Ada Fenn", title_en="Director")
    Figure.objects.create(release=release, caption_en="A laboratory")
    of = f"/admin/releases/release/{release.pk}"
    paths = [
        "/admin/", "/admin/me/", "/admin/releases/release/", f"{of}/change/", "/admin/releases/release/add/",
        f"{of}/do/issue/", f"{of}/do/withdraw/", f"/admin/releases/release/{waiting.pk}/do/approve/", f"{of}/preview/",
        "/admin/companies/company/", "/admin/companies/company/add/", "/admin/companies/person/add/",
        "/admin/contacts/mediacontact/add/", "/admin/accounts/user/",
    ]  # fmt: skip
    found = {}
    with reader(browser, width=1400, color_scheme=scheme) as context:
        page = at_the_desk(context, maya)
        for path in paths:
            page.goto(live_server.url + path)
            page.wait_for_timeout(200)
            result = Axe().run(page, options={"iframes": False, "preload": False})
            found |= {
                (path, v["id"]): [node["html"][:160] for node in v["nodes"]][:3] for v in result.response["violations"]
            }
    assert found == {}


@pytest.mark.parametrize("width", [320, 640, 1000])
def test_nothing_is_wider_than_the_screen(width, browser, live_server, at_the_desk, maya, release):
    with reader(browser, width=width) as context:
        page = at_the_desk(context, maya)
        for path in ("/admin/", "/admin/releases/release/", f"/admin/releases/release/{release.pk}/change/",
                     f"/admin/releases/release/{release.pk}/do/issue/", "/admin/companies/company/add/"):  # fmt: skip
            page.goto(live_server.url + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
