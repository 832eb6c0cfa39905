"""Can the PDF of this release be drawn here? It is issued without one rather than not at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from releases.exporting import fonts, pdf
from releases.freezing import document_of, languages_of
from releases.models import Release
from releases.preflight import Finding, Severity, check

NAMES = dict(settings.LANGUAGES)


@check
def font_for_the_script(release: Release, lift: datetime.datetime | None) -> Iterator[Finding]:
    for language in languages_of(release):
        if fonts.missing(language):
            sentence = _(
                "The PDF in %(language)s will not be offered, as this server has no font for it. "
                "Ask for the package %(package)s."
            )
            values = {"language": NAMES[language], "package": fonts.PACKAGE}
            yield Finding("fonts.none_for_script", Severity.WARNING, sentence % values, "body", language)


@check
def character_without_a_shape(release: Release, lift: datetime.datetime | None) -> Iterator[Finding]:
    for language in languages_of(release):
        undrawn = "" if fonts.missing(language) else pdf.undrawn(document_of(release, language))
        if undrawn:
            sentence = _(
                "The PDF in %(language)s will not be offered, as no font on this server can draw: %(characters)s"
            )
            values = {"language": NAMES[language], "characters": " ".join(undrawn[:20])}
            yield Finding("fonts.undrawn", Severity.WARNING, sentence % values, "body", language)
