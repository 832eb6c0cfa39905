"""When two printed names are one company: the full name, the short one, an alias, with or without its legal form."""

from __future__ import annotations

import re
import unicodedata

from django.db.models import Q, QuerySet

from companies.models import Company, Person

_LEGAL_FORM = re.compile(
    r"[\s,]*(?:\((?:hong kong|holdings|group)\)\s*)?"
    r"(?:company limited|co\.?,? ltd\.?|pte\.? ltd\.?|pty\.? ltd\.?|limited|ltd\.?|llc|llp|plc|inc\.?|corp\.?"
    r"|corporation|gmbh|s\.?a\.?|ag|n\.?v\.?|b\.?v\.?|股份有限公司|私人有限公司|集團有限公司|集团有限公司|有限责任公司|有限公司)$",
    re.IGNORECASE,
)


def plain(name: str) -> str:
    """The name as it is compared: one width, one case, single spaces, no leading article."""
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return folded.removeprefix("the ")


def core(name: str) -> str:
    """The name without its legal form: "Lumen Tide Robotics Limited" -> "lumen tide robotics"."""
    return _LEGAL_FORM.sub("", plain(name)).strip(" ,")


def _anywhere(fields: tuple[str, ...], name: str, lookup: str) -> Q:
    found = Q(**{f"aliases__name__{lookup}": name})
    for field in fields:
        for language in ("en", "zh_hant", "zh_hans"):
            found |= Q(**{f"{field}_{language}__{lookup}": name})
    return found


def company_named(name: str, among: QuerySet[Company] | None = None) -> Company | None:
    """The company of this name or alias in any language; failing that, one that differs by its legal form alone."""
    name = name.strip()
    if not name:
        return None
    among = Company.objects.all() if among is None else among
    exact = among.filter(_anywhere(("name", "short_name"), name, "iexact")).distinct()[:2]
    if exact:
        return exact[0]
    near = among.filter(_anywhere(("name", "short_name"), core(name)[:40], "istartswith")).distinct()[:50]
    same = [company for company in near if core(name) in {core(form) for form in forms(company)}]
    return same[0] if len(same) == 1 else None


def forms(company: Company) -> set[str]:
    """Every name that the company is known by."""
    fields = [f"{field}_{language}" for field in ("name", "short_name") for language in ("en", "zh_hant", "zh_hans")]
    names = {getattr(company, field) for field in fields} | {alias.name for alias in company.aliases.all()}
    return {name for name in names if name}


def person_named(name: str, company: Company | None, among: QuerySet[Person] | None = None) -> Person | None:
    """The person of this name or alias. Someone known to be with another company is someone else."""
    among = Person.objects.all() if among is None else among
    found = among.filter(_anywhere(("name",), name.strip(), "iexact")).distinct()
    same = [p for p in found if p.company_id is None or company is None or p.company_id == company.pk]
    return same[0] if len(same) == 1 else None
