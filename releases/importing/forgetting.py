"""Documents that were dropped and never became a draft are not kept for ever."""

from __future__ import annotations

import datetime

from django.core.files.storage import default_storage

from releases.drop_links import HandedIn
from releases.importing.kept import files_of
from releases.models import Import, ImportedDocument

KEPT = datetime.timedelta(days=30)


def forget(document: ImportedDocument) -> None:
    """The row, and the file and pictures that were kept for it."""
    files = files_of(document)
    document.delete()
    for path in files:
        forget_file(path)


def forget_file(path: str) -> None:
    default_storage.delete(path)


def forget_old(moment: datetime.datetime) -> None:
    """What nobody made a draft of in a month. What became one stays: a newer text is compared with it."""
    for document in ImportedDocument.objects.filter(drop__at__lt=moment - KEPT, release=None):
        forget(document)
    Import.objects.filter(at__lt=moment - KEPT, documents=None, link=None).delete()
    forget_handed_in(moment)


def forget_handed_in(moment: datetime.datetime) -> None:
    """The bytes of what came through a drop link and nobody took; that it came stays on the release."""
    old = HandedIn.objects.filter(link__drop__at__lt=moment - KEPT, taken=None).exclude(path="")
    for row in old:
        for path in filter(None, (row.path, row.preview)):
            forget_file(path)
        HandedIn.objects.filter(pk=row.pk).update(path="", preview="")
