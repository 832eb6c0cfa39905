"""A PDF that cannot be drawn is said before issuing, and never stops it."""

from __future__ import annotations

import pytest
import typst

from releases import preflight
from releases.exporting import fonts
from releases.issuing import issue
from releases.preflight import Severity

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare(monkeypatch):
    own = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(fonts, "installed", lambda: own)
    monkeypatch.setattr(fonts, "families", lambda: frozenset(own.families()))
    monkeypatch.setattr(fonts, "_drawn", {})


def found(release) -> list[preflight.Finding]:
    return [finding for finding in preflight.findings(release) if finding.code.startswith("fonts.")]


def test_a_language_without_a_font_is_named_with_the_package_to_ask_for(release, bare):
    findings = found(release)
    assert [(f.code, f.language, f.severity) for f in findings] == [
        ("fonts.none_for_script", "zh-hant", Severity.WARNING),
        ("fonts.none_for_script", "zh-hans", Severity.WARNING),
    ]
    assert "fonts-noto-cjk" in findings[0].sentence


def test_a_character_without_a_shape_is_named(release, bare):
    release.headline_en = "Tidewater Array (潮汐) Opens"
    (finding,) = [f for f in found(release) if f.language == "en"]
    assert finding.code == "fonts.undrawn"
    assert finding.sentence.endswith("汐 潮")


def test_it_is_issued_all_the_same(release, maya, bare):
    assert issue(release, maya)
