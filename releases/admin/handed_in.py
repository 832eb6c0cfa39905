"""What comes through a drop link: read as at the desk, and taken into the release by somebody at the desk alone."""

from __future__ import annotations

from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases.admin import drops
from releases.drop_links import DropLink, HandedIn, claimed
from releases.editions import now
from releases.history import remember
from releases.importing.forgetting import forget_file
from releases.importing.image_types import image_type
from releases.importing.kept import keep, stored
from releases.models import Attachment, Figure, Import, Release
from releases.pictures import keep_picture, opened, saved
from releases.stored_files import BadFile, attachable, keep_attachment

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".tif", ".tiff", ".bmp")
ATTACHMENTS = {".xlsx": Attachment.Kind.DATA, ".csv": Attachment.Kind.DATA, ".pptx": Attachment.Kind.SLIDES}
PREVIEW = 640  # pixels, the longer side


def hand_in(link: DropLink, name: str, data: bytes) -> HandedIn:
    """Keep and read a file. -> its row, which says why where it cannot be taken.

    Raises BadFile with a sentence where the link itself has had enough. A sender learns nothing from the answer, nor
    from how long it takes, of whether the newsroom has the file from elsewhere.
    """
    row = claimed(link, name, data)
    if row.settled:
        return row
    ending = PurePath(name).suffix.lower()
    try:
        if ending in PICTURES or image_type(data) in ("image/jpeg", "image/png", "image/webp", "image/heic"):
            look_at_picture(row, data)
        elif ending in ATTACHMENTS:
            attachable(data, name)
            row.kind, row.path = HandedIn.Kind.ATTACHMENT, keep(data)
        else:
            read_document(row, link, name, data)
    except BadFile as problem:
        row.refused = str(problem)
    row.save()
    Import.objects.filter(pk=link.drop_id).update(at=now())  # what is forgotten after a month counts from here
    return row


def look_at_picture(row: HandedIn, data: bytes) -> None:
    """Only a small copy of our own making is ever shown before somebody takes the picture."""
    row.kind = HandedIn.Kind.PICTURE
    image = opened(data, row.name)
    row.path = keep(data)
    image.thumbnail((PREVIEW, PREVIEW))
    row.preview = keep(saved(image, "JPEG", quality=80))


def read_document(row: HandedIn, link: DropLink, name: str, data: bytes) -> None:
    row.document = drops.take(link.drop, name, data, link)


def waiting(link: DropLink) -> int:
    """How many files nobody has done anything with."""
    files = link.files.filter(refused="", taken=None)
    documents = files.filter(document__reading__isnull=False, document__release=None)
    return documents.count() + files.exclude(path="").count()


@transaction.atomic
def take(row: HandedIn, release: Release, by: User) -> None:
    """A picture or attachment becomes part of the release; the second click finds it done. Raises BadFile."""
    list(Release.objects.select_for_update().filter(pk=release.pk).values_list("pk"))
    row = HandedIn.objects.select_for_update().get(pk=row.pk)
    if row.taken or not row.path:
        return
    release.refresh_from_db()
    data = stored(row.path)
    if row.kind == HandedIn.Kind.PICTURE:
        row.picture = keep_picture(data, row.name)
        if not release.figures.filter(picture=row.picture).exists():
            Figure.objects.create(release=release, picture=row.picture, order=release.figures.count())
    else:
        file, order = keep_attachment(data, row.name), release.attachments.count()
        kind = ATTACHMENTS.get(PurePath(row.name).suffix.lower(), Attachment.Kind.DOCUMENT)
        Attachment.objects.create(release=release, kind=kind, file=file, order=order)
    path, row.path = row.path, ""
    row.taken, row.taken_by = now(), by
    row.save()
    release.revision += 1
    release.save()
    remember(release, by, _("%(name)s taken from a drop link") % {"name": row.name[:60]})
    transaction.on_commit(lambda: forget_file(path))
