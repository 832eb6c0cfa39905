"""The words that files and pages put around a release, in the language in force."""

from __future__ import annotations

from django.utils.translation import gettext as _

from releases.document import Contact, Figure
from releases.exporting.issued import Issued
from releases.exporting.marks import grouped
from releases.zones import in_words


def kind_in_words(kind: str) -> str:
    """What an edition is, as the heading of a note."""
    return {
        "first": _("First version"),
        "correction": _("Correction"),
        "update": _("Further information"),
        "addition": _("Added language or material"),
    }[kind]


def part_in_words(part: str) -> str:
    """A part of a release, as the heading of what changed in it."""
    return {
        "notice": _("Notice"),
        "headline": _("Headline"),
        "subheads": _("Sub-headline"),
        "highlights": _("Key points"),
        "text": _("Text"),
        "people": _("People and quotes"),
        "pictures": _("Pictures"),
        "downloads": _("Downloads"),
        "notes": _("Notes to editors"),
        "contacts": _("Media enquiries"),
        "about": _("About the companies"),
    }[part]


def phone_kind(kind: str) -> str:
    """A kind of phone; an unknown one as it is."""
    known = {
        "": _("office"),
        "mobile": _("mobile"),
        "out-of-hours": _("out of hours"),
        "whatsapp": _("WhatsApp"),
        "wechat": _("WeChat"),
        "fax": _("fax"),
    }
    return known.get(kind, kind)


def attachment_kind(kind: str) -> str:
    return {
        "data": _("data table"),
        "fact-sheet": _("fact sheet"),
        "slides": _("slides"),
        "video": _("video"),
        "document": _("document"),
    }[kind]


def timing(issued: Issued) -> tuple[str, str]:
    """Whether the text may be used, and since or until when."""
    at = issued.timing.at
    assert at is not None
    if issued.embargoed:
        return _("Under embargo"), _("Embargoed until %(time)s") % {"time": in_words(at)}
    return _("For immediate release"), f"{_('Published')} {in_words(at)}"


def copy_line(issued: Issued) -> str:
    """What stands on every page of a personal copy."""
    if issued.copy is None:
        return ""
    return _("Personal copy of %(holder)s. Embargoed until %(time)s. No. %(number)s") % {
        "holder": issued.copy.holder,
        "time": in_words(issued.lift),
        "number": grouped(issued.copy.mark),
    }


def credit(figure: Figure) -> str:
    return _("Photo: %(credit)s") % {"credit": figure.credit} if figure.credit else ""


def contact_lines(contact: Contact) -> list[str]:
    """Who it is: the person, what she is, where, for whom."""
    acts_for = _("for %(company)s") % {"company": contact.acts_for} if contact.acts_for else ""
    return [line for line in (contact.person, contact.title, contact.organisation, acts_for) if line]
