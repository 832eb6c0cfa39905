"""Taking the documents that somebody drops: each is kept, read, and looked at beside those that are here already."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.ids import random_id
from accounts.models import User
from releases.access import seen
from releases.document import ReleaseDocument
from releases.drop_links import DropLink
from releases.freezing import document_of, started_languages
from releases.importing import LARGEST, kept, read_file
from releases.importing.corrections import Corrections
from releases.importing.merge import SAME_RELEASE, sameness, together
from releases.importing.reading import Reading, UnreadableFile
from releases.importing.sandbox import correct_in_sandbox
from releases.models import Import, ImportedDocument, ImportedFile, Release
from releases.stored_files import shown

log = logging.getLogger("newsroom.importing")
MOST_FILES = 12
LOOKED_AT = 12  # drafts that a new document is compared with


def drop_of(by: User, pk: str) -> Import:
    """The drop of this id, which the page made up: the same form sent twice is one drop."""
    drop = seen(Import.objects.filter(pk=pk, by=by, link=None), by).first()
    if drop:
        return drop
    free = len(pk) == 20 and not Import.objects.filter(pk=pk).exists()
    return Import.objects.create(pk=pk if free else random_id(), by=by)


def take(drop: Import, name: str, data: bytes, link: DropLink | None = None) -> ImportedDocument:
    """Keep a file and read it. What cannot be read is kept as a sentence beside its name.

    What comes through a link belongs to its release, and is read even if the newsroom has it from elsewhere.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    known = drop.documents.filter(sha256=sha256).first()
    if known:
        return known
    document = ImportedDocument(drop=drop, name=shown(name)[:200], sha256=sha256, order=drop.documents.count())
    before = seen(ImportedFile.objects.filter(sha256=sha256), drop.by).order_by("at").first()
    if link or not before:
        understand(document, name, data)
    if before:
        document.release = before.release
    elif link and link.release:
        document.near = link.release
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:  # the same file, sent twice at once
        return drop.documents.get(sha256=sha256)
    sort_out(drop)
    return document


def waiting(by: User) -> list[ImportedDocument]:
    """What this person dropped and has not made a draft of: nothing is lost with a closed window. A file that she
    dropped several times stands here once."""
    mine = seen(ImportedDocument.objects.filter(drop__by=by, reading__isnull=False, release=None), by)
    newest: dict[str, ImportedDocument] = {}
    for document in mine.order_by("-drop__at", "order").defer("pieces")[: 5 * MOST_FILES]:
        newest.setdefault(document.sha256, document)
    return list(newest.values())[:MOST_FILES]


def understand(document: ImportedDocument, name: str, data: bytes) -> None:
    try:
        reading = read(name, data)
    except UnreadableFile as problem:
        document.refusal = problem.to_json()
        return
    kept.begin(document, reading, data)
    document.near = nearest(reading.document, document.drop.by)


def read(name: str, data: bytes) -> Reading:
    if len(data) > LARGEST:
        raise UnreadableFile("large", most=LARGEST // 1024 // 1024)
    try:
        return read_file(name, data)
    except UnreadableFile:
        raise
    except Exception:
        # Whatever a hostile or broken file makes a reader do, the officer gets a sentence and the others are kept.
        log.exception("a document could not be read")
        raise UnreadableFile("failed") from None


def reading(document: ImportedDocument) -> Reading:
    """As it stands with everything put right; for each picture the path of its file."""
    return kept.kept(document)


def whole_reading(document: ImportedDocument) -> Reading:
    """The same with its pictures, to make a draft of."""
    return kept.kept(document, load=True)


def correct(document: ImportedDocument, said: Corrections) -> None:
    """Read the same pieces again with what the officer said, in the limited process: they are somebody else's text.

    Raises UnreadableFile; then nothing is changed.
    """
    old = kept.kept(document)
    new = correct_in_sandbox(old, document.reading["guessed_country"], said.to_json())
    kept.note(document, replace(new, sheets=old.sheets))
    document.corrections = said.to_json()
    document.save(update_fields=["reading", "pieces", "corrections"])


@transaction.atomic
def keep_page(document: ImportedDocument, number: int, picture: bytes) -> None:
    """A page that was drawn. Two who look at it at once keep one."""
    row = ImportedDocument.objects.select_for_update().get(pk=document.pk)
    if str(number) not in row.pages:
        row.pages[str(number)] = kept.keep(picture)
        row.save(update_fields=["pages"])
    document.pages = row.pages


def sort_out(drop: Import) -> None:
    """Which of the files are versions of one release."""
    waiting = [d for d in drop.documents.all() if d.reading and not d.release_id]
    numbers = together([reading(d).document for d in waiting])
    for document, number in zip(waiting, numbers, strict=True):
        if document.together != number:
            ImportedDocument.objects.filter(pk=document.pk).update(together=number)


# Drafts that it may belong to.


def nearest(document: ReleaseDocument, by: User) -> Release | None:
    """The draft or release of which this is another language, or a newer text."""
    best: tuple[float, Release] | None = None
    for release in candidates(document, by):
        score = max((sameness(document, own) for own in documents_of(release)), default=0.0)
        if score >= SAME_RELEASE and (best is None or score > best[0]):
            best = score, release
    return best[1] if best else None


def candidates(document: ReleaseDocument, by: User) -> Iterator[Release]:
    """Those that she finds and that share its date or an address; the newest first, and no more than a few."""
    emails = [email for contact in document.contacts for email in contact.emails]
    alike = Q(contacts__contact__emails__address__in=emails)
    if document.dateline and document.dateline.date:
        alike |= Q(dateline_date=document.dateline.date)
    yield from seen(Release.objects.filter(alike), by).distinct().order_by("-changed")[:LOOKED_AT]


def documents_of(release: Release) -> list[ReleaseDocument]:
    return [document_of(release, language) for language in started_languages(release)]
