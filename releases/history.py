"""Who saved what: a Version holds the whole release as ReleaseDocuments."""

from __future__ import annotations

from django.db.models import Max

from accounts.models import User
from releases.freezing import snapshot
from releases.models import Release, Version


def remember(release: Release, by: User | None, did: str) -> Version | None:
    """A Version of the release as it is now; None if nothing has changed since the last one."""
    documents = snapshot(release)
    last = release.versions.first()
    if last and last.documents == documents:
        return None
    highest = release.versions.aggregate(highest=Max("number"))["highest"] or 0
    return Version.objects.create(release=release, number=highest + 1, by=by, did=did, documents=documents)
