"""Is there something to issue, and is it whole in every language?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from releases.freezing import column, languages_of, missing_texts, said, started_languages
from releases.models import Release
from releases.preflight import Finding, Severity, check

NAMES = dict(settings.LANGUAGES)


@check
def no_headline(release: Release, lift: datetime.datetime | None) -> Iterator[Finding]:
    started = started_languages(release)
    for language in started:
        if not said(release, "headline", language):
            sentence = _("There is no headline in %(language)s. Write one, or empty that language.")
            yield Finding(
                "text.no_headline",
                Severity.ERROR,
                sentence % {"language": NAMES[language]},
                column("headline", language),
                language,
            )
    if not started:
        yield Finding("text.no_headline", Severity.ERROR, _("There is no headline yet in any language."), "headline")


@check
def no_language_complete(release: Release, lift: datetime.datetime | None) -> Iterator[Finding]:
    complete = languages_of(release)
    if not complete:
        yield Finding(
            "text.no_language_complete",
            Severity.ERROR,
            _("No language is complete. One needs at least a headline and a text."),
            "body",
        )
    for language in started_languages(release):
        if complete and language not in complete and said(release, "headline", language):
            sentence = _("%(language)s has a headline but no text; it would be left out. Write it, or empty it.")
            yield Finding(
                "text.language_incomplete",
                Severity.ERROR,
                sentence % {"language": NAMES[language]},
                column("body", language),
                language,
            )


@check
def missing_in_one_language(release: Release, lift: datetime.datetime | None) -> Iterator[Finding]:
    for missing in missing_texts(release, languages_of(release)):
        sentence = _("“%(thing)s” has no %(column)s, which the other languages have. It would stand empty on the page.")
        yield Finding(
            "text.missing_in_language",
            Severity.ERROR if missing.field.startswith(("name", "organisation", "caption")) else Severity.WARNING,
            sentence % {"thing": missing.thing, "column": missing.field},
            missing.field,
            missing.language,
        )
