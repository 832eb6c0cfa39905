"""What a release page says to machines is true, absolute, safe inside HTML, and accepted by the page's own policy."""

from __future__ import annotations

import contextlib
import datetime
import io
import json

import lxml.html
import pytest
from django.test import Client
from PIL import Image

from releases import issuing
from releases.editions import now
from releases.exporting import card, fonts
from releases.issuing import issue
from tests.browser import browser, newsroom
from tests.cast import addresses_of, whole_release

__all__ = ["browser", "newsroom"]
SITE = "http://127.0.0.1:8000"


def page_of(release, lang: str = "en") -> lxml.html.HtmlElement:
    address = next(a for a in addresses_of(release) if a.startswith(f"/{lang}/releases/"))
    answer = Client().get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content.decode())


def properties(page: lxml.html.HtmlElement) -> dict[str, str]:
    return {m.get("property") or m.get("name"): m.get("content") for m in page.iter("meta") if m.get("content")}


def article(page: lxml.html.HtmlElement) -> dict:
    (block,) = page.xpath('//script[@type="application/ld+json"]')
    return json.loads(block.text)


@pytest.mark.django_db
@pytest.mark.parametrize(("lang", "code"), [("en", "en"), ("zh-hant", "zh-Hant"), ("zh-hans", "zh-Hans")])
def test_a_release_is_a_news_article_in_its_language(maya, lang, code):
    release = whole_release(maya)
    edition = issue(release)
    said = article(page_of(release, lang))
    suffix = lang.replace("-", "_")
    assert said["@type"] == "NewsArticle"
    assert said["headline"] == getattr(release, f"headline_{suffix}")
    assert said["inLanguage"] == code
    assert said["datePublished"] == said["dateModified"] == edition.lift.isoformat().replace("+00:00", "Z")
    assert said["author"][0]["name"] == getattr(release.companies.get().company, f"name_{suffix}")
    assert said["publisher"] == {"@type": "Organization", "name": "Newsroom", "url": SITE}
    assert said["image"][0]["contentUrl"].startswith(f"{SITE}/files/")
    assert Client().get(said["image"][0]["contentUrl"].removeprefix(SITE)).status_code == 200
    assert len(said["workTranslation"]) == 2
    assert said["url"] == SITE + next(a for a in addresses_of(release) if a.startswith(f"/{lang}/releases/"))


@pytest.mark.django_db
def test_open_graph_addresses_are_absolute_and_answer(maya):
    release = whole_release(maya)
    issue(release)
    said = properties(page_of(release))
    assert said["og:type"] == "article"
    assert said["og:title"] == release.headline_en
    assert said["og:locale"] == "en_GB"
    assert said["twitter:card"] == "summary_large_image"
    for name in ("og:url", "og:image"):
        assert said[name].startswith(f"{SITE}/")
        assert Client().get(said[name].removeprefix(SITE)).status_code == 200


@pytest.mark.django_db
def test_a_headline_cannot_leave_the_block_that_it_stands_in(maya):
    release = whole_release(maya)
    release.headline_en = "</script><!-- <b>& “x” \u2028 [[1]] --> {{ site }}"
    release.save()
    issue(release)
    page = page_of(release)
    assert article(page)["headline"] == release.headline_en
    assert properties(page)["og:title"] == release.headline_en


@pytest.mark.django_db
def test_a_correction_is_said(maya):
    release = whole_release(maya)
    issue(release, lift=now().replace(microsecond=0) - datetime.timedelta(hours=1), override="An archive.")
    issue(release, kind="correction", note={"en": "84, not 91."})
    said = article(page_of(release))
    assert said["correction"] == {"@type": "CorrectionComment", "text": "84, not 91."}
    assert said["dateModified"] > said["datePublished"]


@pytest.mark.django_db
def test_each_language_has_a_card_that_opens_with_the_release_and_not_before(maya):
    release = whole_release(maya)
    edition = issue(release, lift=now().replace(microsecond=0) + datetime.timedelta(hours=1))
    cards = {row.name: f"/files/{row.random}/{row.name}" for row in edition.file_rows.filter(type="image/png")}
    assert set(cards) == {"card-en.png", "card-zh-hant.png", "card-zh-hans.png"}
    for address in cards.values():
        assert Client().get(address).content == Client().get("/files/22222222222222222222/x.png").content
    edition = issue(release)
    for row in edition.file_rows.filter(type="image/png"):
        answer = Client().get(f"/files/{row.random}/{row.name}")
        picture = Image.open(io.BytesIO(answer.getvalue()))
        assert (picture.format, picture.size, picture.info) == ("PNG", (1200, 630), {})
    for lang in ("en", "zh-hant", "zh-hans"):
        said = properties(page_of(release, lang))
        assert said["og:image"].endswith(f"/card-{lang}.png")
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")


@pytest.mark.no_database
def test_the_same_card_is_the_same_bytes():
    face = card.Face("zh-hant", "潮汐陣列開設實驗室\u3000全港首間", "潮汐陣列", "Newsroom")
    first = card.drawn(face)
    card.drawn.cache_clear()
    assert card.drawn(face) == first


@pytest.mark.django_db
def test_without_a_font_there_is_no_card_and_the_first_picture_stands_in(maya, monkeypatch):
    monkeypatch.setattr(fonts, "missing", lambda language: language == "zh-hant")
    card.drawn.cache_clear()
    release = whole_release(maya)
    release.headline_zh_hans = "新🧿字"  # no font has a shape for it
    release.save()
    edition = issue(release)
    card.drawn.cache_clear()
    assert [row.name for row in edition.file_rows.filter(type="image/png")] == ["card-en.png"]
    for lang in ("zh-hant", "zh-hans"):
        assert properties(page_of(release, lang))["og:image"].endswith(".jpg")


@pytest.mark.django_db
def test_cards_are_drawn_before_the_release_is_locked(maya, monkeypatch):
    """In the transaction they are at hand already."""
    seen: list[str] = []
    drawing, locking = card.drawn, issuing.locked
    card.drawn.cache_clear()
    monkeypatch.setattr(
        issuing, "locked", lambda release: (seen.append(drawing.cache_info().misses), locking(release))[1]
    )
    issue(whole_release(maya))
    assert seen == [drawing.cache_info().misses] == [3]


@pytest.mark.no_database
def test_the_policy_of_the_page_lets_the_block_stand_and_no_other(browser, newsroom):
    """Chromium reports nothing for the data, and would report a script that is not from a file."""
    with contextlib.closing(browser.new_context()) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.add_init_script(
            "window.broken = []; addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))"
        )
        page.goto(newsroom.pages("en")["release"])
        assert json.loads(page.locator('script[type="application/ld+json"]').text_content())["@type"] == "NewsArticle"
        assert page.evaluate("broken") == said == []
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
        page.wait_for_function("broken.length > 0")
        assert page.evaluate("window.ran") is None
