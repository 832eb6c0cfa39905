"""The companies on a release: who issues it, who takes part, who answers the telephone for them."""

from __future__ import annotations

import re

from releases.document import CompanyOnRelease, Contact, ReleaseDocument
from releases.importing import notice as notices
from releases.importing.boilerplates import company_of, is_about_us
from releases.importing.organisations import Organisations, short_name
from releases.importing.zones import Zones

_AGENCY = re.compile(
    r"public relations|\bPR\b|communications$|\bcomms\b|consult|agency|公[关關](?:[顾顧][问問])?(?:公司)?$|[传傳]播$|[传傳]媒(?:有限公司)?$|[顾顧][问問]",
    re.I,
)


def issuer_of(zones: Zones, known: Organisations) -> str:
    """Whose release it is: the notice's issuer, else the first boilerplate's company, else the first full name in the lead."""
    notice = notices.parties(" ".join(p.text for p in zones.notice))
    if notice.issued_by:
        return notice.issued_by
    lead = " ".join(p.text for p in (*zones.head, *zones.body[:2]))
    about = [company_of(b[0].text) for b in zones.boilerplates if not is_about_us(b[0].text)]
    named = [name for name in about if name and short_name(name) in lead]
    if named or about:
        return (named or about)[0]
    in_lead = [name for name in known.aliases if name in lead]
    if in_lead:
        return min(in_lead, key=lead.find)
    letterhead = next((p.text.strip() for p in zones.letterhead if len(p.text) < 60), "")
    return letterhead


def companies_of(document: ReleaseDocument, known: Organisations, issuer: str) -> tuple[CompanyOnRelease, ...]:
    """Every company once, the issuer first, agencies last."""
    found: dict[str, CompanyOnRelease] = {}
    agencies = {c.organisation for c in document.contacts if _is_agency(c, document)}
    spoken_for = [b.company for b in document.boilerplates]
    for name in (issuer, *known.aliases, *spoken_for):
        full = known.full_name(name) if name else ""
        if not full or full in found or any(short_name(full) == short_name(other) for other in found):
            continue
        role = "issuer" if not found and issuer else "agency" if full in agencies else "partner"
        aliases = tuple(known.aliases.get(full, ()))
        found[full] = CompanyOnRelease(
            full, role, aliases[0] if aliases else short_name(full) if short_name(full) != full else "", aliases
        )
    return tuple(sorted(found.values(), key=lambda c: ("issuer", "partner", "agency").index(c.role)))


def _is_agency(contact: Contact, document: ReleaseDocument) -> bool:
    if contact.acts_for:
        return True
    about = {short_name(b.company) for b in document.boilerplates}
    return bool(_AGENCY.search(contact.organisation)) and short_name(contact.organisation) not in about
