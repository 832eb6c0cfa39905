"""Each picture has a page of its own, which obeys its release's; and pages lead to it with and without a script."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from releases.editions import now
from releases.issuing import issue, withdraw
from releases.models import Release
from tests.cast import addresses_of, whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
CAPTIONS = {"en": "A Kelpwright gauge.", "zh-hant": "Kelpwright儀器。", "zh-hans": "Kelpwright仪器。"}


def address(release: Release, lang: str = "en") -> str:
    return next(a for a in addresses_of(release) if a.startswith(f"/{lang}/") and "/pictures/" in a and a.endswith("/"))


def test_it_shows_caption_sizes_and_the_original_in_each_language(maya):
    release = whole_release(maya)
    issue(release)
    for lang, caption in CAPTIONS.items():
        here = address(release, lang)
        with CaptureQueriesContext(connection) as asked:
            page = Client().get(here)
        assert page.status_code == 200
        assert len(asked) == 1
        html = page.content.decode()
        assert caption in html
        assert address(release, lang).rstrip("/") + ".jpg" in html
        assert html.count("/files/") >= 4
        assert 'width="640" height="420"' in html
        assert "noindex" in html


def test_the_release_leads_to_it(maya):
    release = whole_release(maya)
    issue(release)
    page = Client().get(address(release).partition("pictures/")[0]).content.decode()
    assert f'class="enlarge" href="{address(release)}"' in page


def test_it_obeys_its_release(maya):
    release = whole_release(maya)
    issue(release, lift=now().replace(microsecond=0) + HOUR)
    never = Client().get(address(release).replace(release.pk, "2" * 20))
    hidden = Client().get(address(release))
    assert (hidden.status_code, hidden.content) == (404, never.content)
    issue(release)
    assert Client().get(address(release)).status_code == 200
    assert Client().get(address(release).replace("kelpwright", "another")).status_code == 301
    assert Client().get(address(release).replace(release.figures.get().pk, "2" * 20)).status_code == 404
    withdraw(release, {"en": "Gone."})
    assert Client().get(address(release)).status_code == 410
