"""Freezing: one transaction, one event row, and content that later edits of the working copy never reach."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from releases import issuing
from releases.editions import Edition, EditionCompany, EditionFile, EditionText, Event, Pulse, now
from releases.freezing import slug_of
from releases.issuing import issue, move, withdraw
from releases.workflow import Refused
from tests.cast import whole_release

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def soon() -> datetime.datetime:
    return now().replace(microsecond=0) + HOUR


def test_an_edition_holds_a_document_for_each_complete_language(maya):
    edition = issue(whole_release(maya))
    documents = {text.language: text.reading for text in edition.texts.all()}
    assert set(documents) == {"en", "zh-hant", "zh-hans"}
    english = documents["en"]
    assert english.headline == "Kelpwright Gauges Read the Tide"
    assert english.quotes[0].speaker == "Kelpwright Ada Fenn"
    assert english.figures[0].caption == "A Kelpwright gauge."
    assert english.boilerplates[0].heading == "About Kelpwright Instruments Limited"
    assert documents["zh-hant"].boilerplates[0].heading == "關於Kelpwright儀器有限公司"
    assert english.contacts[0].phones[0].number == "+85225550142"
    assert english.topics[0].name == "Kelpwright tides"
    assert english.attachments[0].title == "Kelpwright table"


def test_editing_the_working_copy_never_changes_what_was_issued(maya):
    release = whole_release(maya)
    edition = issue(release)
    before = [text.document for text in edition.texts.order_by("language")]
    company = release.companies.get().company
    company.boilerplate_en = "Something about a coming deal."
    company.name_en = "Another name"
    company.save()
    release.refresh_from_db()
    release.headline_en = "Something else"
    release.save()
    release.quotes.all().delete()
    assert [text.document for text in edition.texts.order_by("language")] == before
    page = Client().get(f"/en/companies/x-{company.pk}/", follow=True).content.decode()
    assert "coming deal" not in page


def test_a_language_that_was_not_written_gets_a_row_that_says_so(release):
    release.headline_zh_hans = release.body_zh_hans = ""
    release.save()
    edition = issue(release)
    row = edition.texts.get(language="zh-hans")
    assert (row.written, row.text_language, row.document) == (False, "en", None)


def test_a_name_that_one_language_lacks_stops_issuing_and_names_the_column(maya):
    release = whole_release(maya)
    company = release.companies.get().company
    company.name_zh_hans = ""
    company.save()
    with pytest.raises(Refused, match="name_zh_hans"):
        issue(release)


def test_issuing_writes_one_event_that_is_due_at_the_lift(release):
    lift = soon()
    edition = issue(release, lift=lift)
    event = Event.objects.get(edition=edition)
    assert (event.kind, event.due, event.done) == ("issued", lift, None)


def test_a_move_takes_the_event_along(release):
    edition = issue(release, lift=soon())
    later = soon() + HOUR
    move(release, later, reason="The minister is late.")
    assert Event.objects.get(edition=edition, kind="issued").due == later
    assert Event.objects.get(edition=edition, kind="moved").reason == "The minister is late."


def test_a_withdrawal_stops_what_was_to_follow(release):
    edition = issue(release, lift=soon())
    withdraw(release, {"en": "Called off."})
    assert Event.objects.get(edition=edition, kind="issued").done is not None


def test_a_failure_in_the_middle_leaves_nothing_behind(release, monkeypatch):
    monkeypatch.setattr(issuing, "record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        issue(release)
    assert not Edition.objects.filter(release=release).exists()
    assert not EditionText.objects.filter(edition__release=release).exists()


def test_a_public_release_is_issued_again_only_as_a_correction_update_or_addition(release):
    issue(release)
    with pytest.raises(Refused, match="correction, an update or an addition"):
        issue(release)
    edition = issue(release, kind="correction", note={"en": "The date was wrong."})
    assert (edition.number, edition.kind) == (2, "correction")


def test_both_editions_of_one_second_were_public(release):
    """Issued and corrected within a second: the first was public for a moment, and stays an earlier version."""
    first = issue(release)
    second = issue(release, kind="correction")
    first.refresh_from_db()
    assert first.lift < first.until == second.lift


def test_the_first_lift_stays_through_corrections(release):
    first = issue(release)
    assert issue(release, kind="update").first_lift == first.lift


def test_hidden_changes_never_raise_the_generation(release):
    def generation():
        return Pulse.objects.get_or_create(pk=1)[0].generation

    before = generation()
    issue(release, lift=soon())
    move(release, soon() + HOUR)
    issue(release, lift=soon() + HOUR)
    withdraw(release, {"en": "Never mind."})
    assert generation() == before


def test_changes_that_outsiders_see_raise_the_generation(release):
    def generation():
        return Pulse.objects.get_or_create(pk=1)[0].generation

    seen = [generation()]
    issue(release)
    seen.append(generation())
    issue(release, kind="correction")
    seen.append(generation())
    withdraw(release, {"en": "Wrong."})
    seen.append(generation())
    assert seen == sorted(set(seen))


def test_a_lift_less_than_ten_seconds_ahead_counts_as_now(release):
    Pulse.objects.get_or_create(pk=1)
    issue(release, lift=now().replace(microsecond=0) + datetime.timedelta(seconds=5))
    assert Pulse.objects.get().generation == 1


def test_files_and_companies_are_rows_of_the_edition(maya):
    edition = issue(whole_release(maya))
    types = set(EditionFile.objects.filter(edition=edition).values_list("type", flat=True))
    assert {"image/jpeg", "image/webp", "image/avif", "text/csv; charset=utf-8"} <= types
    assert EditionCompany.objects.filter(edition=edition).count() == 3


def test_an_empty_release_is_refused_even_with_an_override(maya):
    from releases.models import Release

    with pytest.raises(Refused, match="headline"):
        issue(Release.objects.create(), override="I insist.")


def test_a_lift_in_the_past_is_refused_without_a_reason(release):
    past = now() - HOUR
    with pytest.raises(Refused, match="in the past"):
        issue(release, lift=past.replace(microsecond=0))
    edition = issue(release, lift=past.replace(microsecond=0), override="Moved here from the old site.")
    assert edition.override == "Moved here from the old site."


@pytest.mark.parametrize(
    ("latin", "other", "expected"),
    [
        ("Two Partner Companies Join Forces", "", "two-partner-companies-join-forces"),
        ("A " + "very long headline " * 9, "", "a-very-long-headline-very-long-headline-very-long-headline-very-long"),
        ("", "稻浪科技攜手　山城大學", "稻浪科技攜手-山城大學"),
        ("", "！？", "release"),
        ("x" * 300, "", "x" * 70),
    ],
)
def test_a_slug_is_readable_and_cut_between_words(latin, other, expected):
    assert slug_of(latin, other, "release") == expected
