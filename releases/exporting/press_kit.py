"""The press kit: everything a newsroom takes from a release, in one ZIP, in all its languages.

    README.txt  SHA256SUMS  captions.csv
    en/  zh-hant/  zh-hans/     the release as PDF, Word, plain text and ninjs; captions; contacts as text and vCard
    pictures/                   the originals, captioned in every language
    attachments/

It is written part by part to wherever the caller keeps it, so that no kit ever stands whole in memory, and its bytes
depend on the release alone: its files are dated with the edition's own time.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

from django.utils import translation
from django.utils.translation import gettext as _

from contacts.phones import readable
from releases.document import Contact, Figure, ReleaseDocument, Source
from releases.exporting import photo, text, words
from releases.exporting.issued import Issued, Read

README_NAMES = {"en": "English", "zh-hant": "繁體中文", "zh-hans": "简体中文"}
Files = Callable[[ReleaseDocument, Issued], Iterable[tuple[str, bytes]]]
"""What stands beside the page of one language: (ending, bytes)."""


@dataclass(slots=True)
class Kit:
    """A ZIP as it grows, and the checksum of everything in it."""

    zip: zipfile.ZipFile
    at: datetime.datetime
    folder: str
    sums: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, content: bytes, packed: bool = True) -> None:
        """A file of the kit. A JPEG is as small as it gets: packing it again would only take time."""
        entry = zipfile.ZipInfo(f"{self.folder}/{name}", self.at.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        self.zip.writestr(entry, content)
        self.sums.append((hashlib.sha256(content).hexdigest(), name))

    def seal(self) -> None:
        lines = "".join(f"{checksum}  {name}\n" for checksum, name in self.sums)
        self.add("SHA256SUMS", lines.encode())


def opened(out: IO[bytes]) -> zipfile.ZipFile:
    return zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6)


def render(
    out: IO[bytes], folder: str, documents: Mapping[str, tuple[ReleaseDocument, Issued]], files: Files, read: Read
) -> None:
    """Write the kit of one release to `out`. `folder` is the name that everything in it stands under."""
    with opened(out) as zip:
        write(zip, folder, documents, files, read)


def write(
    zip: zipfile.ZipFile,
    folder: str,
    documents: Mapping[str, tuple[ReleaseDocument, Issued]],
    files: Files,
    read: Read | None,
) -> None:
    """`read` None leaves out pictures and attachments, which then have their addresses in the texts."""
    issued = next(iter(documents.values()))[1]
    kit = Kit(zip, issued.lift.astimezone(datetime.UTC), folder)
    texts = [document for document, _issued in documents.values()]
    kit.add("README.txt", readme(documents, pictures=read is not None))
    for language, (document, edition) in documents.items():
        in_language(kit, language, document, edition, files)
    names = picture_names(texts)
    if names:
        kit.add("captions.csv", captions_table(texts, names))
    if read:
        pictures(kit, documents, names, read)
        attachments(kit, texts, read)
    kit.seal()


def in_language(kit: Kit, language: str, document: ReleaseDocument, issued: Issued, files: Files) -> None:
    name = kit.folder.rpartition("/")[2]
    for ending, content in files(document, issued):
        kit.add(f"{language}/{name}.{ending}", content)
    with translation.override(language):
        if document.figures:
            kit.add(f"{language}/captions.txt", captions(document, picture_names([document])))
        if document.contacts:
            kit.add(f"{language}/contacts.txt", (text.contacts(document.contacts) + "\n").encode())
            kit.add(f"{language}/contacts.vcf", vcards(document.contacts))


# Pictures


def picture_names(documents: Iterable[ReleaseDocument]) -> dict[str, str]:
    """Figure id -> its file in the kit, the same whatever the language."""
    names: dict[str, str] = {}
    for document in documents:
        for place, figure in enumerate(document.figures, 1):
            if figure.original and figure.id not in names:
                names[figure.id] = f"{figure.number or place:02d}-{figure.original.name.rpartition('/')[2]}"
    return names


def pictures(
    kit: Kit, documents: Mapping[str, tuple[ReleaseDocument, Issued]], names: Mapping[str, str], read: Read
) -> None:
    texts = [document for document, _issued in documents.values()]
    for id, name in names.items():
        document, figure = next((d, f) for d in texts for f in d.figures if f.id == id and f.original)
        content = read(figure.original) if figure.original else None
        if content:
            issued = documents[document.language][1]
            kit.add(f"pictures/{name}", captioned(document, id, content, issued, texts), packed=False)


def captioned(
    document: ReleaseDocument, figure: str, content: bytes, issued: Issued, others: Iterable[ReleaseDocument]
) -> bytes:
    """The original with its words in it; one that is no JPEG as it is."""
    try:
        return photo.render(document, figure, content, issued, others)
    except photo.NotJPEG:
        return content


def captions(document: ReleaseDocument, names: Mapping[str, str]) -> bytes:
    return ("\n\n".join(caption(figure, names.get(figure.id, "")) for figure in document.figures) + "\n").encode()


def caption(figure: Figure, name: str) -> str:
    first = " ".join(part for part in (figure.label, figure.caption) if part)
    return "\n".join(part for part in (name, first, words.credit(figure), figure.rights) if part)


def captions_table(documents: Iterable[ReleaseDocument], names: Mapping[str, str]) -> bytes:
    """A row for each picture and language; with a byte order mark, or spreadsheets take Chinese for something else."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(["file", "language", "number", "caption", "credit", "rights", "description"])
    for document in documents:
        for figure in document.figures:
            number = figure.number or ""
            cells = [figure.label or str(number), figure.caption, figure.credit, figure.rights, figure.alt]
            table.writerow([names.get(figure.id, ""), document.language, *(harmless(cell) for cell in cells)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def harmless(cell: str) -> str:
    """A spreadsheet takes what begins like a formula for one."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def attachments(kit: Kit, documents: Iterable[ReleaseDocument], read: Read) -> None:
    """Each file once, however many languages offer it; two of one name are told apart."""
    taken: dict[str, Source] = {}
    for document in documents:
        for attachment in document.attachments:
            if attachment.file and attachment.file not in taken.values():
                taken[free(attachment.file.name.rpartition("/")[2], taken)] = attachment.file
    for name, source in taken.items():
        content = read(source)
        if content:
            kit.add(f"attachments/{name}", content)


def free(name: str, taken: Mapping[str, object]) -> str:
    stem, dot, ending = name.partition(".")
    choices = (f"{stem}-{n}{dot}{ending}" for n in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in choices if one not in taken)


# Contacts


def vcards(contacts: Iterable[Contact]) -> bytes:
    """vCard 3.0, the one that every address book reads; RFC 2426, folded by RFC 2425."""
    cards = (card(contact) for contact in contacts)
    return "".join("\r\n".join(folded(line) for line in lines) + "\r\n" for lines in cards).encode()


def card(contact: Contact) -> list[str]:
    name = contact.person or contact.title or contact.organisation
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{escaped(name)};;;;", f"FN:{escaped(name)}"]
    lines += [f"ORG:{escaped(contact.organisation)}"] if contact.organisation else []
    lines += [f"TITLE:{escaped(contact.title)}"] if contact.title else []
    lines += [f"TEL;TYPE={PHONES.get(phone.kind, 'WORK,VOICE')}:{readable(phone.number)}" for phone in contact.phones]
    lines += [f"EMAIL;TYPE=INTERNET:{escaped(address)}" for address in contact.emails]
    note = "\n".join(part for part in (contact.acts_for, contact.hours) if part)
    lines += [f"NOTE:{escaped(note)}"] if note else []
    return [*lines, "END:VCARD"]


PHONES = {"mobile": "WORK,CELL", "whatsapp": "WORK,CELL", "fax": "WORK,FAX"}


def escaped(value: str) -> str:
    for plain, safe in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        value = value.replace(plain, safe)
    return value


def folded(line: str) -> str:
    """No line longer than 75 octets, broken between characters."""
    lines, current = [], ""
    for character in line:
        if len((current + character).encode()) > 74:
            lines.append(current)
            current = ""
        current += character
    return "\r\n ".join([*lines, current])


# What the kit is


def readme(documents: Mapping[str, tuple[ReleaseDocument, Issued]], pictures: bool) -> bytes:
    return (
        "\n\n\n".join(
            "\n".join(introduction(language, document, issued, pictures))
            for language, (document, issued) in documents.items()
        ).encode()
        + b"\n"
    )


def introduction(language: str, document: ReleaseDocument, issued: Issued, pictures: bool) -> Iterator[str]:
    with translation.override(language):
        state, when = words.timing(issued)
        yield f"{README_NAMES[language]} – {_('Press kit')}"
        yield ""
        yield document.headline
        yield f"{state} – {when}"
        yield issued.url
        yield ""
        if correction := text.correction(issued):
            yield correction
            yield ""
        yield _("%(folder)s: the press release as PDF, Word, plain text and ninjs, captions and media contacts") % {
            "folder": f"{language}/"
        }
        if pictures:
            yield _("pictures/: the originals for print, with caption, credit and rights written into each file")
            yield _("attachments/: data tables, fact sheets and other documents")
        else:
            yield _("Pictures and attachments are in the press kit of the release, at the address above.")
        yield _("SHA256SUMS: checksums, to see that nothing was changed on the way")
