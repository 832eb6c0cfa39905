"""Why a file cannot be read: each reason a code, with one sentence that says what is wrong and what to do.

The limited process hands out a code and what fills the sentence's blanks; the sentence is looked up outside. So nothing
that a hostile file makes that process say is shown as ours, and everybody reads it in the language of her own screen.
Django is not loaded there, so this module knows it only where somebody asks for a language.
"""

from __future__ import annotations

import re
from typing import Any


def gettext_noop(text: str) -> str:
    """Marks a text for the catalogues, as the function of this name in Django does."""
    return text


LONGEST = 200  # characters of what fills a blank
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

SENTENCES = {
    # Whatever the kind of file
    "large": gettext_noop(
        "The file is larger than %(most)s MB, and that is the largest that can be read. "
        "Take the pictures out and upload them by themselves."
    ),
    "empty": gettext_noop("The file is empty. Choose the file that holds the text of the release."),
    "no-text": gettext_noop("No text was found in the file. Choose the file that holds the text of the release."),
    "endless": gettext_noop(
        "The file holds %(characters)s characters, more than any release. Choose the one that holds the release."
    ),
    "locked": gettext_noop("The file is locked with a password. Save it without a password and choose it again."),
    "slow": gettext_noop(
        "Reading the file took too long, so it was stopped. It may be damaged or hold something that is not text. "
        "Save the text by itself as .docx or .txt and choose that."
    ),
    "memory": gettext_noop(
        "Reading the file needed more memory than a document ever does, so it was stopped. "
        "Take the pictures out, save the text by itself and choose that."
    ),
    "failed": gettext_noop(
        "The file could not be read: it is damaged, or written in an unusual way. "
        "Open it in the program it came from, save it again as .docx and choose that."
    ),
    # Kinds of file that are not read
    "not-as-named": gettext_noop(
        "The file is called %(ending)s but is not %(kind)s: it may have been cut off on its way. "
        "Use another copy of it."
    ),
    "unknown": gettext_noop(
        "“%(name)s” is not a kind of file that can be read. Save it as .docx, .pdf, .rtf, .odt or .txt and choose that."
    ),
    "doc": gettext_noop(
        "This is an old Word file (.doc). Open it in Word or LibreOffice and save it as .docx, then choose that."
    ),
    "wps": gettext_noop("This is a WPS file. Open it in WPS Office and save it as .docx, then choose that."),
    "pages": gettext_noop(
        "This is a Pages document. Open it in Pages, choose File > Export To > Word, and choose that file."
    ),
    "word-xml": gettext_noop("This is a Word file in XML. Open it in Word and save it as .docx, then choose that."),
    "flat-odt": gettext_noop(
        "This is a flat OpenDocument file. Open it in LibreOffice and save it as .docx, then choose that."
    ),
    "heic": gettext_noop(
        "This is a photo (HEIC). Upload it under Pictures; here, choose the file that holds the text."
    ),
    "picture": gettext_noop(
        "This is a picture. Upload it under Pictures; here, choose the file that holds the text of the release."
    ),
    "spreadsheet": gettext_noop(
        "This is a spreadsheet. Attach it to the release; here, choose the file that holds the text."
    ),
    "presentation": gettext_noop(
        "This is a presentation. Attach it to the release; here, choose the file that holds the text."
    ),
    "outlook": gettext_noop("This is an Outlook message. Save its attachment, or copy its text and paste it."),
    "xml": gettext_noop("This is an XML file, not a document. Choose the document that it was made from."),
    "program": gettext_noop("This is a program and no document. It was not kept; choose the document itself."),
    "compressed": gettext_noop("This is a compressed file. Unpack it and upload the files inside it one by one."),
    "zip": gettext_noop("This is a ZIP file. Unpack it and upload the files inside it one by one: %(files)s."),
    "zip-without": gettext_noop(
        "This is a ZIP file without a document in it. Unpack it and upload what the release is in."
    ),
    # Containers
    "cut-off": gettext_noop(
        "The file is damaged: it breaks off before its end. Use another copy of it, or save it again."
    ),
    "container": gettext_noop(
        "The file is damaged: its container cannot be opened. "
        "Open it in the program it came from, save it again and choose it again."
    ),
    "entry": gettext_noop(
        "The file is damaged: “%(name)s” in it cannot be unpacked. "
        "Open it in the program it came from, save it again and choose it again."
    ),
    "mixed-up": gettext_noop(
        "The file is damaged: the text in it breaks off or is mixed up. "
        "Open it in the program it came from, save it again and choose it again."
    ),
    "entries": gettext_noop(
        "The file holds %(number)s files inside, more than any document has. Save it again and retry."
    ),
    "bomb": gettext_noop(
        "The file would unpack to %(megabytes)s MB. "
        "Take the pictures out, save the text by itself and upload the pictures separately."
    ),
    "outside": gettext_noop(
        "The file holds an entry that points outside it, as no document does. It was not opened; "
        "choose the document itself."
    ),
    "doctype": gettext_noop(
        "The file holds a document type definition, which no office program writes and which can be used for an "
        "attack. Open it in the program it came from, save it again and choose it again."
    ),
    # Word, OpenDocument, rich text, mails
    "not-word": gettext_noop(
        "This is a zip file and not a Word document. Unpack it and upload the files inside it one by one."
    ),
    "word-without": gettext_noop(
        "The file has the form of a Word document but no text in it. "
        "Open it in Word, save it again as .docx and choose it again."
    ),
    "odt-without": gettext_noop(
        "The file has the form of an OpenDocument file but holds no text document. "
        "Save the release as .odt or .docx and choose it again."
    ),
    "deep": gettext_noop("The file is damaged: it nests deeper than any text. Save it again as .docx."),
    "mail": gettext_noop(
        "This is an e-mail with %(files)s attached. Save the attachment from your mail program and upload that."
    ),
    "mail-without": gettext_noop(
        "The e-mail holds no text. Copy the release out of it and paste it, or upload the file."
    ),
    # PDF
    "pdf-damaged": gettext_noop(
        "The PDF is damaged and cannot be read. Use another copy of it, or the Word document it was made from."
    ),
    "pdf-locked": gettext_noop(
        "The PDF is locked with a password. "
        "Save a copy without a password, or upload the Word document it was made from."
    ),
    "pdf-scan": gettext_noop(
        "The PDF is a scan: its pages are pictures and hold no text. "
        "Upload the document it was made from, or have its text recognised (OCR) first."
    ),
    "pdf-unmapped": gettext_noop(
        "The PDF shows text but does not say which characters it is made of, so none can be taken from it. "
        "Upload the Word document it was made from."
    ),
    "pdf-endless": gettext_noop(
        "The PDF holds more drawing than text can need, so it was not read. "
        "Upload the document it was made from, or save the text by itself."
    ),
    "pdf-pages": gettext_noop(
        "The PDF has %(pages)s pages; a release has a few. Upload one of at most %(most)s pages."
    ),
    "pdf-without": gettext_noop(
        "No text was found in the PDF: its letters may be drawn as shapes. Upload the document it was made from."
    ),
    # Plain text
    "not-plain": gettext_noop("This is %(kind)s, not plain text. Rename it with its own ending, or save it as text."),
    "two-encodings": gettext_noop(
        "The file mixes two encodings: line %(line)s is not UTF-8 as the rest is. "
        "Open it in the program it came from, save it as plain text (UTF-8) and choose it again."
    ),
    "encoding-breaks": gettext_noop(
        "The file is damaged: it begins as %(encoding)s and does not go on so. "
        "Open it in the program it came from, save it as plain text (UTF-8) and choose it again."
    ),
    "encoding-unknown": gettext_noop(
        "The encoding of this file cannot be told. "
        "Open it in the program it came from, save it as plain text (UTF-8) and choose it again."
    ),
    "binary": gettext_noop(
        "This is not a text file: it holds binary data. "
        "Open it in the program it came from, save it as plain text (UTF-8) and choose it again."
    ),
}
KINDS = {
    "docx": gettext_noop("a Word document"),
    "pdf": gettext_noop("a PDF"),
    "odt": gettext_noop("an OpenDocument text"),
    "rtf": gettext_noop("rich text"),
    "zipped": gettext_noop("a Word, OpenDocument or zip file"),
    "old-word": gettext_noop("an old Word file (.doc)"),
    "picture": gettext_noop("a picture"),
    "compressed": gettext_noop("a compressed file"),
}
"""What `kind` in a sentence may be."""


class UnreadableFile(Exception):
    """The file cannot be read. As text it is the sentence in English; `sentence` puts it into another language."""

    def __init__(self, code: str, **given: str | int) -> None:
        super().__init__(code)
        self.code, self.given = code, given

    def __str__(self) -> str:
        return filled(SENTENCES[self.code], self.given)

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, **self.given}


def refusal(data: Any) -> UnreadableFile:
    """What `to_json` gave, checked: it may come from a process that read a hostile file."""
    if not isinstance(data, dict) or data.get("code") not in SENTENCES:
        return UnreadableFile("failed")
    wanted = set(re.findall(r"%\((\w+)\)s", SENTENCES[data["code"]]))
    given = {key: clean(value) for key, value in data.items() if key in wanted}
    if set(given) != wanted or ("kind" in wanted and given["kind"] not in KINDS):
        return UnreadableFile("failed")
    return UnreadableFile(data["code"], **given)


def clean(value: Any) -> str | int:
    return value if type(value) is int else _UNSEEN.sub("", str(value))[:LONGEST]


def sentence(data: Any) -> str:
    """The sentence in the language of the screen; "" for none."""
    from django.utils.translation import gettext

    if not data:
        return ""
    problem = refusal(data)
    kind = {"kind": gettext(KINDS[str(problem.given["kind"])])} if "kind" in problem.given else {}
    return filled(gettext(SENTENCES[problem.code]), {**problem.given, **kind})


def filled(text: str, given: dict[str, str | int]) -> str:
    kind = KINDS.get(str(given.get("kind")), given.get("kind", ""))
    shown = {key: f"{value:,}" if isinstance(value, int) else value for key, value in given.items()}
    return text % {**shown, "kind": kind}
