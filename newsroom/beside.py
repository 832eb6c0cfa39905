"""What stands beside a release on its page, asked for at once: its earlier versions, and what else is about the same.

Related are the newest public releases of the same topics and companies, those first that share most. Each topic and
company is one short look into its index, so that the page costs the same however long the archive is, and there are
two, so that it costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, JSONField, QuerySet, When

from releases.document import ReleaseDocument
from releases.editions import Edition, EditionCompany, EditionText, EditionTopic

NEWEST = 5  # of each topic and company: enough to choose from
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """`before` is the text of the version that this one took the place of, where it was written in the language."""

    earlier: tuple[EditionText, ...]
    before: ReleaseDocument | None
    related: tuple[EditionText, ...]


def beside(text: EditionText, document: ReleaseDocument) -> Beside:
    """One query. `text` comes with its edition, which is public."""
    edition = text.edition
    wanted = about_the_same(document, text.language)
    if edition.number > 1:
        wanted.append(Edition.objects.once_visible_to().filter(release_id=edition.release_id).values("pk"))
    if not wanted:
        return Beside((), None, ())
    rows: QuerySet[Any] = EditionText.objects.visible_to()
    if edition.number > 1:
        rows = EditionText.objects.once_visible_to()
        took_its_place = When(edition__release_id=edition.release_id, edition__until=edition.lift, then=F("document"))
        rows = rows.annotate(before=Case(took_its_place, default=None, output_field=JSONField()))
    union = wanted[0].union(*wanted[1:]) if wanted[1:] else wanted[0]
    rows = rows.filter(language=text.language, edition_id__in=union)
    rows = rows.select_related("edition").defer("document", "people")
    found = sorted(rows, key=lambda row: (row.edition.lift, row.pk), reverse=True)
    own = [row for row in found if row.edition.release_id == edition.release_id]
    others = [row for row in found if row.edition.release_id != edition.release_id and row.written]
    before = next((row.before for row in own if getattr(row, "before", None)), None)
    return Beside(
        tuple(row for row in own if row.pk != text.pk),
        ReleaseDocument.from_json(before) if before else None,
        tuple(nearest(others, document)[:SHOWN]),
    )


def about_the_same(document: ReleaseDocument, language: str) -> list[QuerySet[Any]]:
    """For the issuer and the first topic, the ids of the newest public editions."""
    issuers = [company.id for company in document.companies if company.id and company.role == "issuer"]
    topics = [topic.id for topic in document.topics]
    looks: list[QuerySet[Any]] = [
        EditionCompany.objects.visible_to().filter(company=id, language=language) for id in issuers[:1]
    ]
    looks += [EditionTopic.objects.visible_to().filter(topic=id, language=language) for id in topics[:1]]
    return [Edition.objects.visible_to().filter(pk__in=newest(rows)).values("pk") for rows in looks]


def newest(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.newest_first().values("edition_id")[:NEWEST]  # type: ignore[attr-defined]


def nearest(rows: list[EditionText], document: ReleaseDocument) -> list[EditionText]:
    """Those that share most companies and topics first, among them the newest; a card tells what it has of both."""
    own = {company.id for company in document.companies if company.role != "agency"}
    own |= {topic.id for topic in document.topics}

    def shared(row: EditionText) -> int:
        told = [*row.card.get("companies", []), *row.card.get("topics", [])]
        return len(own & {one.get("id", "") for one in told})

    return sorted(rows, key=lambda row: -shared(row))
