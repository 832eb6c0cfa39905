"""The companies on a release: who issues it, who takes part, who answers the telephone for them."""

from __future__ import annotations

import re
from typing import Literal

from releases.document import CompanyOnRelease, Contact, ReleaseDocument
from releases.importing import notice as notices
from releases.importing.boilerplates import company_of, is_about_us
from releases.importing.dateline import find_dateline
from releases.importing.names_en import looks_like_organisation
from releases.importing.organisations import Organisations, short_name
from releases.importing.zones import Zones

Role = Literal["issuer", "partner", "agency"]
_AGENCY = re.compile(
    r"public relations|\bPR\b|communications$|\bcomms\b|consult|agency|公[关關](?:[顾顧][问問])?(?:公司)?$"
    r"|[传傳]播$|[传傳]媒(?:有限公司)?$|[顾顧][问問]",
    re.I,
)


def issuer_of(zones: Zones, known: Organisations) -> str:
    """Whose release it is, as the notice says, else the first boilerplate, else the first full name in the lead."""
    notice = notices.parties(" ".join(p.text for p in zones.notice))
    if notice.issued_by:
        return notice.issued_by
    lead = " ".join(p.text for p in (*zones.head, *zones.body[:2]))
    about = [company_of(b[0].text) for b in zones.boilerplates if not is_about_us(b[0].text)]
    named = [name for name in about if name and short_name(name) in lead]
    named.sort(key=lambda name: lead.find(short_name(name)))  # "About Chronic Cough" may come before the company
    if named or about:
        return (named or about)[0]
    in_lead = [name for name in known.aliases if name in lead]
    if in_lead:
        return min(in_lead, key=lead.find)
    if subject := _subject(zones):
        return subject
    letterhead = next((p.text.strip() for p in zones.letterhead if len(p.text) < 60), "")
    return letterhead


_SUBJECT_EN = re.compile(
    r"^(?:The )?(?P<name>[A-Z][\w’'&.-]*(?: (?:[A-Z&][\w’'&.-]*|of|the|for|and|in)){1,8}?)(?= (?:\([A-Z]|has|have"
    r"|is|will|today|announces?d?|said|and [a-z]|[a-z]+ed\b|[a-z]+s\b))"
)
_SUBJECT_ZH = re.compile(
    r"^[\u4e00-\u9fff·]{2,24}?(?:公司|集[团團]|大[学學]|[医醫]院|基金[会會]|[协協][会會]|[学學][会會]|[馆館]|局|署"
    r"|[会會]|社|[银銀]行)"
)


def _subject(zones: Zones) -> str:
    """Who the first sentence says did it, where that reads as an organisation."""
    if not zones.body:
        return ""
    found = find_dateline(zones.body[0].text)
    lead = zones.body[0].text[found.end if found else 0 :].strip()
    if match := _SUBJECT_ZH.match(lead):
        return match.group()
    match = _SUBJECT_EN.match(lead)
    return match.group("name") if match and looks_like_organisation(match.group("name")) else ""


def companies_of(document: ReleaseDocument, known: Organisations, issuer: str) -> tuple[CompanyOnRelease, ...]:
    """Every company once, the issuer first, agencies last."""
    found: dict[str, CompanyOnRelease] = {}
    agencies = {c.organisation for c in document.contacts if _is_agency(c, document)}
    spoken_for = [b.company for b in document.boilerplates]
    for name in (issuer, *known.aliases, *spoken_for):
        full = known.full_name(name) if name else ""
        if not full or full in found or any(short_name(full) == short_name(other) for other in found):
            continue
        aliases = tuple(known.aliases.get(full, ()))
        short = aliases[0] if aliases else short_name(full).replace(full, "")
        found[full] = CompanyOnRelease(full, _role(full, bool(found), issuer, agencies), short, aliases)
    return tuple(sorted(found.values(), key=lambda c: ("issuer", "partner", "agency").index(c.role)))


def _role(name: str, later: bool, issuer: str, agencies: set[str]) -> Role:
    """The first is the issuer, where there is one."""
    if issuer and not later:
        return "issuer"
    return "agency" if name in agencies else "partner"


def _is_agency(contact: Contact, document: ReleaseDocument) -> bool:
    if contact.acts_for:
        return True
    about = {short_name(b.company) for b in document.boilerplates}
    return bool(_AGENCY.search(contact.organisation)) and short_name(contact.organisation) not in about
