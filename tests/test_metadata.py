"""What a release page says to machines is true, absolute, safe inside HTML, and accepted by the page's own policy."""

from __future__ import annotations

import contextlib
import datetime
import json

import lxml.html
import pytest
from django.test import Client

from releases.editions import now
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
