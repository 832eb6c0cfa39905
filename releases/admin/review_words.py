"""What the review page calls the parts of a document, and why it doubts some."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DOUBTFUL = 0.7  # a guess below this is marked for the officer to look at

ROLE_NAMES = {
    "headline": gettext_lazy("headline"),
    "subhead": gettext_lazy("sub-headline"),
    "highlight": gettext_lazy("key point"),
    "dateline": gettext_lazy("dateline"),
    "label": gettext_lazy("label"),
    "notice": gettext_lazy("issued on behalf of"),
    "timing": gettext_lazy("embargo"),
    "paragraph": gettext_lazy("text"),
    "heading": gettext_lazy("heading"),
    "quote": gettext_lazy("quote"),
    "caption": gettext_lazy("caption"),
    "end-mark": gettext_lazy("end mark"),
    "about-heading": gettext_lazy("“About” heading"),
    "about": gettext_lazy("“About” text"),
    "notes-heading": gettext_lazy("heading of the notes"),
    "note": gettext_lazy("note to editors"),
    "contacts-heading": gettext_lazy("heading of the media contacts"),
    "contact": gettext_lazy("media contact"),
    "left-out": gettext_lazy("left out"),
}
_GROUPS = (
    (
        gettext_lazy("Above the text"),
        ("headline", "subhead", "highlight", "dateline", "label", "notice", "timing"),
    ),
    (gettext_lazy("The text"), ("paragraph", "heading", "quote", "caption", "end-mark")),
    (
        gettext_lazy("Below the text"),
        ("about-heading", "about", "notes-heading", "note", "contacts-heading", "contact"),
    ),
)
ROLE_GROUPS = [(name, [(role, ROLE_NAMES[role]) for role in roles]) for name, roles in _GROUPS]

_PARTS = {
    "notice": "notice",
    "label": "label",
    "timing": "timing",
    "headline": "headline",
    "subheads": "subhead",
    "highlights": "highlight",
    "dateline": "dateline",
    "sections": "heading",
    "quotes": "quote",
    "figures": "caption",
    "boilerplates": "about",
    "notes": "note",
    "contacts": "contact",
}


def part_name(part: str) -> str:
    return str(ROLE_NAMES[_PARTS[part]]) if part in _PARTS else _("company")


def why_in_words(why: str) -> str:
    """The recogniser's own words, in the language of the desk."""
    known = {
        "": _("The document gives no clear sign."),
        "title or organisation was not found": _("Title or organisation was not found."),
        "the first line below the label": _("Taken for it as the first line below the label."),
        "a bullet before the text": _("Taken for it as a bullet before the text."),
        "the day called today in the text": _("Taken from the day that the text calls today."),
        "the day on which the embargo ends": _("Taken from the day on which the embargo ends."),
        "a date on a line of its own": _("Taken from a date on a line of its own."),
        "at the head of the lead paragraph": _("Taken from the head of the first paragraph."),
    }
    return known.get(why, why)


def change_word(kind: str) -> str:
    words = {"insertion": _("Put in"), "deletion": _("Taken out"), "move": _("Moved here"), "comment": _("Comment")}
    return words[kind]
