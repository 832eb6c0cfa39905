"""Files of an embargoed edition for one holder: her PDF and Word copies, marked as hers, and pictures for print.

They are made when she asks for them and kept nowhere. Two copies of one holder are the same to the byte.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils import translation

from accounts.desk import named
from releases.document import ReleaseDocument
from releases.exporting import docx_issued, fonts, pdf
from releases.exporting.issued import Copy, Issued, Read
from releases.grants import Holder

ENDINGS = {"pdf": "application/pdf", "docx": docx_issued.TYPE}


def copy_of(holder: Holder) -> Copy:
    """Her name and outlet as the visible line says them, in the language in force.

    A name that no font here can draw gives way to her address.
    """
    assert holder.journalist is not None
    person = holder.journalist
    outlet = person.outlet or holder.grant.outlet
    works_for = named(outlet, "name") if outlet else person.outlet_named
    said = ", ".join(part for part in (person.name, works_for) if part)
    return Copy(person.email if fonts.undrawn(said) else said, holder.mark)


def offered(document: ReleaseDocument, issued: Issued) -> list[str]:
    return [ending for ending in ENDINGS if ending != "pdf" or pdf.offered(document, issued)]


def made(ending: str, document: ReleaseDocument, issued: Issued, holder: Holder, read: Read) -> bytes:
    """Raises pdf.NotDrawn where a font is missing."""
    with translation.override(document.language):
        own = replace(issued, copy=copy_of(holder))
    render = pdf.render if ending == "pdf" else docx_issued.render
    return render(document, own, read)
