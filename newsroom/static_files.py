"""Style sheets and scripts under names that change with their content, so that browsers may keep them."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStorage(CompressedManifestStaticFilesStorage):
    """Before `collectstatic` has run (tests, a fresh checkout) files go by their plain names and are still found."""

    # A style sheet of a library may name a picture that it does not ship; our own are checked by a test.
    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            return name
