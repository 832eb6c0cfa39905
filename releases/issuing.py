"""Issue, move, withdraw: each one transaction that writes the edition, its rows and one event row."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases import embargo, grants, known, preflight, search_index, workflow
from releases.diary import announcing
from releases.document import LANGUAGES, Language, ReleaseDocument, Source
from releases.editions import (
    Announcement,
    Edition,
    EditionCompany,
    EditionContact,
    EditionFile,
    EditionText,
    EditionTopic,
    Event,
    Pulse,
    now,
    now_at_the_door,
)
from releases.exporting import card
from releases.freezing import card_of, document_of, languages_of, lead_of, people_in, release_slugs, source_of
from releases.models import Release, StoredFile
from releases.stored_files import keep
from releases.workflow import Refused
from releases.zones import in_words

AT_ONCE = datetime.timedelta(seconds=10)
"""A lift nearer than this counts as issued now, so that no lift passes between two looks at the generation."""
SECOND = datetime.timedelta(seconds=1)


def issue(
    release: Release,
    by: User | None = None,
    lift: datetime.datetime | None = None,
    announced: dict[str, str] | None = None,
    kind: str = "",
    note: dict[str, str] | None = None,
    override: str = "",
) -> Edition:
    """Freeze the release in all its complete languages and hand it to the clock. `lift` None: now.

    What is embargoed already is replaced and keeps its kind, and its announcement unless there is a new one. A release
    that is public already needs a `kind`: correction, update or addition. `override` is the reason for issuing in
    spite of the checks and the second person. Raises Refused with every reason why not.
    """
    draw_cards(release)
    with transaction.atomic():
        return frozen(release, by, lift, announced, kind, note, override)


def draw_cards(release: Release) -> None:
    """Ahead, as nobody should wait at a locked release for a picture: when it is frozen they are at hand."""
    for language in languages_of(release):
        card.drawn(card.face_of(document_of(release, language)))


def frozen(
    release: Release,
    by: User | None,
    lift: datetime.datetime | None,
    announced: dict[str, str] | None,
    kind: str,
    note: dict[str, str] | None,
    override: str,
) -> Edition:
    """The edition and all its rows, in the transaction that holds the release."""
    release = locked(release)
    moment = now()
    refuse_unless(allowed_to_issue(release, by, lift, override))
    before, replaced = workflow.standing(release), workflow.pending(release)
    public = previous_public(release, replaced)
    number = next_number(release)
    documents = {language: document_of(release, language) for language in languages_of(release)}
    edition = Edition(
        release=release,
        number=replaced.number if replaced else number,
        kind=replaced.kind if replaced else kind_of(before, kind, number),
        note=note or (replaced.note if replaced else {}),
        lift=lift or after(moment, public),
        issued=moment,
        issued_by=by.pk if by else "",
        override=override,
        languages=release_slugs(documents),
    )
    edition.first_lift = public.first_lift if public else edition.lift
    edition.save(force_insert=True)
    write_rows(edition, documents)
    search_index.add(edition, documents, now_at_the_door())
    if replaced:
        end(replaced, replaced.lift)
    if public:
        end(public, edition.lift)
    announce(edition, announced, replaced, moment)
    record(edition, Event.Kind.REPLACED if replaced else Event.Kind.ISSUED, by, moment, override, due=edition.lift)
    if replaced:
        stop_events(replaced, moment)
        tell_holders(edition, replaced, by, moment)
    workflow.enter("issue", release, by)
    if edition.lift <= now() + AT_ONCE or announced or Announcement.objects.filter(edition=edition).exists():
        embargo.raise_generation(Pulse)
    refuse_unless(held_by_freeze(edition.lift))  # asked again, as somebody may have frozen the newsroom meanwhile
    return edition


def held_by_freeze(lift: datetime.datetime | None) -> list[str]:
    """Why nothing can be issued for that time (None: now) while the newsroom is frozen; empty if it can."""
    frozen = Pulse.objects.filter(pk=1).values_list("frozen", flat=True).first()
    if frozen is None or (lift is not None and lift > frozen):
        return []
    return [
        _("The newsroom is frozen, so nothing becomes public now. Issue it under embargo, or end the freeze first.")
    ]


def allowed_to_issue(release: Release, by: User | None, lift: datetime.datetime | None, override: str) -> list[str]:
    reasons = workflow.reasons_why_not("issue", release, by)
    if override and release.state in workflow.TRANSITIONS["issue"].sources:
        reasons = []
    found = preflight.errors(release, lift)
    if override:  # nothing can be overridden into being: without a complete language there is no text to freeze
        found = [finding for finding in found if finding.code.startswith("text.no_")]
    return held_by_freeze(lift) + reasons + [str(finding.sentence) for finding in found]


def locked(release: Release) -> Release:
    """The release as it is now, held until the transaction ends: two people never issue at once."""
    return Release.objects.select_for_update().get(pk=release.pk)


def refuse_unless(reasons: list[str]) -> None:
    if reasons:
        raise Refused(*reasons)


def next_number(release: Release) -> int:
    """After everything that was ever public. One withdrawn before its lift leaves no gap, which would give it away."""
    return 1 + max((e.number for e in release.editions.all() if e.until is None or e.until > e.lift), default=0)


def kind_of(before: Edition | None, kind: str, number: int) -> str:
    if before is None:
        return kind or (Edition.Kind.FIRST if number == 1 else Edition.Kind.UPDATE)
    if kind not in (Edition.Kind.CORRECTION, Edition.Kind.UPDATE, Edition.Kind.ADDITION):
        raise Refused(_("This release is public already. Say whether this is a correction, an update or an addition."))
    return kind


def after(moment: datetime.datetime, before: Edition | None) -> datetime.datetime:
    """Now in whole seconds, and never the same second as the edition that it ends, which would then never have been."""
    lift = moment.replace(microsecond=0)
    return max(lift, before.lift + SECOND) if before else lift


def previous_public(release: Release, replaced: Edition | None) -> Edition | None:
    """The edition that readers have until the new one's lift."""
    end_at = replaced.lift if replaced else None
    others = release.editions.filter(withdrawn__isnull=True, until=end_at).exclude(pk=replaced.pk if replaced else None)
    return next((e for e in others.order_by("-number") if e.until is None or e.until > e.lift), None)


def end(edition: Edition, until: datetime.datetime) -> None:
    """`until` at or before the lift means that it never was public; then it leaves every ordering too."""
    edition.until = until
    edition.save(update_fields=["until"])
    if until <= edition.lift or edition.withdrawn:
        search_index.remove(edition)
    if until <= edition.lift:
        for rows in (edition.texts, edition.company_rows, edition.contact_rows, edition.topic_rows):
            rows.update(listed=None)
        known.note(edition)


def write_rows(edition: Edition, documents: dict[Language, ReleaseDocument]) -> None:
    people, cards = people_in(documents), keep_cards(documents)
    EditionText.objects.bulk_create(text_row(edition, language, documents, people, cards) for language in LANGUAGES)
    for language in LANGUAGES:
        EditionCompany.objects.bulk_create(company_rows(edition, language, in_language(documents, language)))
    for language, document in documents.items():
        EditionContact.objects.bulk_create(contact_rows(edition, language, document))
        EditionTopic.objects.bulk_create(
            EditionTopic(edition=edition, topic=t.id, language=language, name=t.name, listed=edition.lift)
            for t in document.topics
        )
    EditionFile.objects.bulk_create(file_rows(edition, documents, cards))
    known.note(edition)


def keep_cards(documents: dict[Language, ReleaseDocument]) -> dict[Language, Source]:
    """The card of each language that has one, in the private folder like any file."""
    drawn = {language: card.drawn(card.face_of(document)) for language, document in documents.items()}
    return {
        language: source_of(
            keep(picture, f"card-{language}.png", card.TYPE, None, width=card.WIDTH, height=card.HEIGHT)
        )
        for language, picture in drawn.items()
        if picture
    }


def in_language(documents: dict[Language, ReleaseDocument], language: Language) -> ReleaseDocument:
    """The document in the language, or the one that stands in for it and is marked as what it is."""
    return documents.get(language) or next(iter(documents.values()))


def text_row(
    edition: Edition,
    language: Language,
    documents: dict[Language, ReleaseDocument],
    people: list[dict[str, Any]],
    cards: dict[Language, Source],
) -> EditionText:
    """A language's own text; where it was not written, a row that stands in and says which language there is."""
    own, shown = documents.get(language), in_language(documents, language)
    return EditionText(
        edition=edition,
        language=language,
        written=own is not None,
        text_language=shown.language,
        slug=edition.languages[shown.language],
        headline=shown.headline,
        lead=lead_of(shown),
        card=card_of(shown) | ({"share": dataclasses.asdict(cards[language])} if language in cards else {}),
        document=own.to_json() if own else None,
        people=people if own else [],
        listed=edition.lift,
    )


def company_rows(edition: Edition, language: Language, document: ReleaseDocument) -> list[EditionCompany]:
    about = {boilerplate.company_id: boilerplate for boilerplate in document.boilerplates}
    rows = []
    for company in document.companies:
        text = about.get(company.id)
        profile = {"heading": text.heading, "paragraphs": text.paragraphs, "urls": text.urls} if text else {}
        rows.append(
            EditionCompany(
                edition=edition,
                company=company.id,
                language=language,
                text_language=document.language,
                role=company.role,
                name=company.name,
                slug=company.slug,
                profile={"short_name": company.short_name, **profile},
                listed=edition.lift,
            )
        )
    return rows


def contact_rows(edition: Edition, language: Language, document: ReleaseDocument) -> list[EditionContact]:
    data = document.to_json().get("contacts", [])
    return [
        EditionContact(
            edition=edition,
            contact=contact.id,
            language=language,
            order=order,
            organisation=contact.organisation,
            details=details,
            listed=edition.lift,
        )
        for order, (contact, details) in enumerate(zip(document.contacts, data, strict=True))
    ]


def file_rows(
    edition: Edition, documents: dict[Language, ReleaseDocument], cards: dict[Language, Source]
) -> list[EditionFile]:
    """One row per file, however many languages show it."""
    names: dict[str, bool] = {source.name: False for source in cards.values()}
    for document in documents.values():
        for figure in document.figures:
            names |= {source.name: False for source in figure.sources}
            names |= {figure.original.name: True} if figure.original else {}
        names |= {attachment.file.name: True for attachment in document.attachments if attachment.file}
    ids = {name.partition("/")[0]: download for name, download in names.items()}
    return [
        EditionFile(
            edition=edition,
            random=file.id,
            name=file.name,
            type=file.type,
            bytes=file.bytes,
            path=file.path,
            download=ids[file.id],
        )
        for file in StoredFile.objects.filter(pk__in=ids)
    ]


def announce(
    edition: Edition, announced: dict[str, str] | None, replaced: Edition | None, moment: datetime.datetime
) -> None:
    kept = Announcement.objects.filter(edition=replaced).first() if replaced else None
    if kept:
        kept.edition = edition
        if announced or kept.edition.lift != (replaced.lift if replaced else None):
            kept.line = announced or kept.line
            announcing.move(kept, replaced.lift if replaced else edition.lift, moment)
        kept.save()
    elif announced and edition.lift > moment:
        new = Announcement(edition=edition, line=announced, changed=moment)
        announcing.take_over(new, moment)
        new.save(force_insert=True)


def record(
    edition: Edition,
    kind: str,
    by: User | None,
    moment: datetime.datetime,
    reason: str,
    due: datetime.datetime | None = None,
    before: dict[str, str] | None = None,
) -> None:
    Event.objects.create(
        edition=edition,
        kind=kind,
        by=by.pk if by else "",
        at=moment,
        reason=reason,
        before=before or {},
        due=due or moment,
    )


def tell_holders(edition: Edition, replaced: Edition, by: User | None, moment: datetime.datetime) -> None:
    """Whoever may read the old text early may read the new one, and hears at once that it is another."""
    if grants.follow(replaced, edition):
        before = {"edition": replaced.pk, "lift": replaced.lift.isoformat()}
        record(edition, Event.Kind.CHANGED, by, moment, "", before=before)


def stop_events(edition: Edition, moment: datetime.datetime) -> None:
    """What was to follow from this edition's lift will not: there is another in its place, or none."""
    edition.events.filter(done__isnull=True, due=edition.lift).update(done=moment)


@transaction.atomic
def move(release: Release, lift: datetime.datetime, by: User | None = None, reason: str = "") -> Edition:
    """Another time for the embargo of what waits. Raises Refused with every reason why not."""
    release = locked(release)
    refuse_unless(workflow.reasons_why_not("move", release, by))
    moment = now()
    if lift <= moment:
        raise Refused(
            _("%(time)s is in the past. To make the release public now, issue it now.") % {"time": in_words(lift)}
        )
    return shifted(release, lift, by, moment, reason)


@transaction.atomic
def end_embargo(release: Release, by: User | None = None, reason: str = "", urgent: bool = False) -> Edition:
    """Public for everyone now, as it was issued: the working copy is not read. Raises Refused.

    `urgent` is the lane for one person alone: it takes the reason, and whoever calls has it confirmed afterwards.
    """
    release = locked(release)
    refuse_unless(held_by_freeze(None) + workflow.why_not_end(release, by, urgent and bool(reason.strip())))
    moment = now()
    waiting = workflow.pending(release)
    assert waiting is not None
    return shifted(release, after(moment, previous_public(release, waiting)), by, moment, reason)


def shifted(
    release: Release, lift: datetime.datetime, by: User | None, moment: datetime.datetime, reason: str
) -> Edition:
    """What waits has another lift, in all its rows; what readers have until then ends with it."""
    edition = workflow.pending(release)
    assert edition is not None
    public = previous_public(release, edition)
    old, edition.lift = edition.lift, lift
    edition.first_lift = public.first_lift if public else lift
    edition.save(update_fields=["lift", "first_lift"])
    for rows in (edition.texts, edition.company_rows, edition.contact_rows, edition.topic_rows):
        rows.update(listed=lift)
    known.note(edition)
    search_index.moved(edition)
    if public:
        end(public, lift)
    edition.events.filter(done__isnull=True, due=old).update(due=lift)
    record(edition, Event.Kind.MOVED, by, moment, reason, before={"lift": old.isoformat()})
    shown = Announcement.objects.filter(edition=edition).first()
    if shown:
        shown.edition = edition
        announcing.move(shown, old, moment)
        shown.save(update_fields=["sequence", "history", "changed"])
    if shown or lift <= moment + AT_ONCE:
        embargo.raise_generation(Pulse)
    return edition


@transaction.atomic
def withdraw(release: Release, reason: dict[str, str], by: User | None = None) -> bool:
    """Take back everything issued, at once. -> True if the public had it: its address then says so (410).

    `reason` by language, for the readers of that address.
    """
    reason = {language: text.strip() for language, text in reason.items() if text.strip()}
    release = locked(release)
    refuse_unless(workflow.reasons_why_not("withdraw", release, by))
    if not reason:
        raise Refused(_("Say why the release is withdrawn: readers of its address will see the reason."))
    moment, seen = now(), now_at_the_door()
    was_public = False
    for edition in release.editions.filter(withdrawn__isnull=True):
        if edition.until and edition.until <= seen:
            continue  # ended before: an earlier edition
        public = edition.lift <= seen and (edition.until is None or edition.until > edition.lift)
        was_public = was_public or public
        edition.withdrawn, edition.withdrawal = moment, reason
        edition.save(update_fields=["withdrawn", "withdrawal"])
        end(edition, moment if public else edition.lift)
        if not public:
            announcing.give_back(edition, reason, moment)
        stop_events(edition, moment)
        record(edition, Event.Kind.WITHDRAWN, by, moment, next(iter(reason.values())))
    announced = Announcement.objects.filter(edition__release=release).exists()
    workflow.enter("withdraw", release, by)
    if was_public or announced:
        embargo.raise_generation(Pulse)
    return was_public
