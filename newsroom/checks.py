"""What the machine lacks, said when the newsroom starts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from releases.exporting import fonts


@register()
def fonts_for_every_language(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W001: releases are issued all the same, without that PDF."""
    missing = [str(name) for code, name in settings.LANGUAGES if fonts.missing(code)]
    if not missing:
        return []
    return [
        Warning(
            f"There is no font for {' and '.join(missing)}: releases in it have no PDF.",
            hint=f"On Debian: apt install {fonts.PACKAGE}",
            id="newsroom.W001",
        )
    ]
