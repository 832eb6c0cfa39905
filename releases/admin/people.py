"""People quoted before, for the “Who said this?” of the editor: names and titles in every language at once."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from companies.models import Person
from releases.access import seen

MOST = 8
CODES = ("en", "zh_hant", "zh_hans")


@require_safe
def people(request: HttpRequest) -> JsonResponse:
    """?q= finds by any name; ?id= gives one person. -> {"people": [{"id", "name_en", ..., "organisation_zh_hans"}]}"""
    if pk := request.GET.get("id"):
        found = Person.objects.filter(pk=pk)
    else:
        found = named_like(request.GET.get("q", "").strip())
    found = seen(found, request.user)  # type: ignore[arg-type]
    return JsonResponse({"people": [as_json(person) for person in found.select_related("company")[:MOST]]})


def named_like(text: str) -> Any:
    if not text:
        return Person.objects.none()
    match = Q(aliases__name__icontains=text)
    for code in CODES:
        match |= Q(**{f"name_{code}__icontains": text}) | Q(**{f"company__name_{code}__icontains": text})
    return Person.objects.filter(match).distinct()


def as_json(person: Person) -> dict[str, str]:
    told = {"id": person.pk, "shown": str(person)}
    for code in CODES:
        company = person.company
        told |= {
            f"{field}_{code}": getattr(person, f"{field}_{code}") or "" for field in ("name", "honorific", "title")
        }
        short = getattr(company, f"short_name_{code}") or getattr(company, f"name_{code}") if company else ""
        told[f"organisation_{code}"] = short or ""
    return told
