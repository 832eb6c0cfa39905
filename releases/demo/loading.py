"""The demonstration through the real doors: drafts as an officer writes them, issued as an editor issues them."""

from __future__ import annotations

import csv
import datetime
import io
import json
import secrets
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import typst
from django.contrib.auth.models import Permission
from django.db import models, transaction

from accounts.models import User
from companies.models import Company, CompanyAlias, Person
from contacts.models import ContactEmail, ContactPhone, MediaContact
from releases.body import clean
from releases.demo import content as demo
from releases.demo import early_access, press
from releases.demo.pictures import draw
from releases.demo.sign_ins import DOMAIN, loaded
from releases.editions import Edition, now
from releases.history import remember
from releases.issuing import issue, withdraw
from releases.models import (
    Attachment,
    Figure,
    Quote,
    Release,
    ReleaseCompany,
    ReleaseContact,
    ReleaseTopic,
    StoredFile,
    Topic,
)
from releases.pictures import keep_picture
from releases.stored_files import keep_attachment
from releases.workflow import advance

WIDTH = 2000
WHY = "Invented content for a demonstration, issued with the dates of its story."
PEOPLE = {
    "editor": ("Ines Calloway", True, "en"),
    "officer": ("Hui Ka-lam", False, "en"),
}


class NotEmpty(Exception):
    """The database holds something else."""


@transaction.atomic
def load() -> dict[str, str]:
    """Load everything once. -> e-mail: password of the new sign-ins, empty if the demonstration was there already.

    Raises NotEmpty where anything else has been written, so that invented news never stands beside real.
    """
    if loaded():
        return {}
    if any(model._default_manager.exists() for model in (User, Release, Company, Person, MediaContact)):
        raise NotEmpty
    sign_ins = {f"{key}@{DOMAIN}": secrets.token_urlsafe(9) for key in PEOPLE}
    users = {key: make_user(key, sign_ins[f"{key}@{DOMAIN}"]) for key in PEOPLE}
    content = demo.load()
    known = Known(content, drawn({figure.scene for release in content.releases for figure in release.figures}))
    for release in content.releases:
        make_release(release, known, users)
    topics, companies = ([row.pk for row in list(rows.values())[:2]] for rows in (known.topics, known.companies))
    sign_ins |= press.load(topics, companies, now())
    early_access.load(waiting(), users["editor"])
    return sign_ins


def waiting() -> list[Edition]:
    return list(Edition.objects.filter(lift__gt=now(), until=None).order_by("lift"))


def drawn(scenes: set[str]) -> dict[str, bytes]:
    """Every scene as a JPEG, on all processors: it is most of the time that loading takes."""
    names = sorted(scenes)
    with ProcessPoolExecutor() as pool:
        return dict(zip(names, pool.map(draw, names, [WIDTH] * len(names)), strict=True))


def make_user(key: str, password: str) -> User:
    name, superuser, language = PEOPLE[key]
    email = f"{key}@{DOMAIN}"
    make = User.objects.create_superuser if superuser else User.objects.create_user
    user = make(email, password, name=name, language=language)
    user.is_staff = True
    user.save()
    labels = ("companies", "contacts", "releases")
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=labels))
    return user


def write(thing: models.Model, texts: Mapping[str, demo.Text]) -> None:
    """Set a text in each language: {"name": Each(...)} -> name_en, name_zh_hant, name_zh_hans."""
    for field, text in texts.items():
        for code, value in text.items():
            setattr(thing, f"{field}_{code}", value)


class Known:
    """Companies, people, topics and contacts by their keys in the content."""

    def __init__(self, content: demo.DemoContent, drawings: dict[str, bytes]) -> None:
        self.drawings = drawings
        self.companies = {company.key: make_company(company) for company in content.companies}
        self.people = {person.key: self.make_person(person) for person in content.people}
        self.organisation = {person.key: person.company for person in content.people}
        self.said = {person.key: person for person in content.people}
        self.called = {company.key: company for company in content.companies}
        self.topics = {topic.key: make_topic(topic) for topic in content.topics}
        self.contacts = {contact.key: self.make_contact(contact) for contact in content.contacts}

    def make_person(self, person: demo.Person) -> Person:
        row = Person(company=self.companies[person.company])
        write(row, {"name": person.name, "honorific": person.honorific, "title": person.title})
        row.save()
        return row

    def make_contact(self, contact: demo.Contact) -> MediaContact:
        acts_for = self.companies[contact.acts_for] if contact.acts_for else None
        row = MediaContact(company=self.companies.get(contact.company), acts_for=acts_for)
        texts = {"organisation": contact.organisation, "person": contact.person, "title": contact.title}
        write(row, texts | {"hours": contact.hours})
        row.save()
        for order, phone in enumerate(contact.phones):
            ContactPhone.objects.create(contact=row, number=phone.number, kind=phone.kind, order=order)
        for order, email in enumerate(contact.emails):
            ContactEmail.objects.create(contact=row, address=email, order=order)
        return row


def make_company(company: demo.Company) -> Company:
    row = Company(website=company.website)
    about = company.boilerplate.map(lambda code, paragraphs: "\n\n".join(paragraphs))
    write(row, {"name": company.name, "short_name": company.short_name, "boilerplate": about})
    row.save()
    for alias in company.aliases:
        CompanyAlias.objects.get_or_create(company=row, name=alias)
    return row


def make_topic(topic: demo.Topic) -> Topic:
    row = Topic()
    write(row, {"name": topic.name})
    row.save()
    return row


def make_release(told: demo.Release, known: Known, users: dict[str, User]) -> Release:
    """A draft with all its parts, carried as far as its state says."""
    officer, editor = users["officer"], users["editor"]
    today = datetime.datetime.now(demo.ZONE).date()
    lift = told.when.at(today)
    release = Release.objects.create(owner=officer, country="HK", dateline_date=told.when.day(today))
    keys = write_parts(release, told, known)
    write_texts(release, told.text, told.when.day(today), keys)
    remember(release, officer, "written")
    if told.state == "draft":
        release.planned_lift = lift
        release.save()
        return release
    advance("submit", release, officer)
    if told.state == "in-review":
        release.planned_lift = lift
        release.save()
        return release
    advance("approve", release, editor)
    announced = by_language(told.announced) if told.announced else None
    issue(release, editor, lift=lift, announced=announced, override=WHY)
    if told.revision and told.revised:
        revise(release, told, told.revision, keys, editor, today)
    if told.withdrawal:
        release.refresh_from_db()
        withdraw(release, by_language(told.withdrawal.reason), editor)
    return release


def revise(
    release: Release,
    told: demo.Release,
    revision: demo.Revision,
    keys: dict[str, str],
    editor: User,
    today: datetime.date,
) -> None:
    release.refresh_from_db()
    advance("revise", release, editor)
    assert told.revised is not None
    write_texts(release, told.revised, told.when.day(today), keys)
    remember(release, editor, revision.kind)
    lift = revision.when.at(today)
    issue(release, editor, lift=lift, kind=revision.kind, note=by_language(revision.note), override=WHY)


def by_language(text: demo.Text) -> dict[str, str]:
    return {code.replace("_", "-"): value for code, value in text.items()}


def write_parts(release: Release, told: demo.Release, known: Known) -> dict[str, str]:
    """Companies, contacts, quotes, pictures and attachments. -> key of a quote or figure: the id of its row."""
    for order, company in enumerate(told.companies):
        row = known.companies[company.company]
        ReleaseCompany.objects.create(
            release=release, company=row, role=company.role, order=order, has_boilerplate=company.role != "agency"
        )
    for key in told.topics:
        ReleaseTopic.objects.create(release=release, topic=known.topics[key])
    for order, key in enumerate(told.contacts):
        ReleaseContact.objects.create(release=release, contact=known.contacts[key], order=order)
    for order, attachment in enumerate(told.attachments):
        write_attachment(release, attachment, order)
    keys = {quote.key: write_quote(release, quote, order, known) for order, quote in enumerate(told.quotes)}
    return keys | {figure.key: write_figure(release, figure, n, known) for n, figure in enumerate(told.figures)}


def write_quote(release: Release, quote: demo.Quote, order: int, known: Known) -> str:
    person = known.said[quote.person]
    organisation = known.called[person.company].short_name
    row = Quote(release=release, person=known.people[quote.person], order=order, position=quote.position["en"])
    texts = {"speaker": person.name, "honorific": person.honorific, "title": person.title, "verb": quote.verb}
    write(row, texts | {"organisation": organisation})
    row.save()
    return row.pk


LABELS = {"en": "Photo {n}", "zh_hant": "圖{han}", "zh_hans": "图{han}"}
HAN = "〇一二三四五六七八九"


def write_figure(release: Release, figure: demo.Figure, order: int, known: Known) -> str:
    picture = keep_picture(known.drawings[figure.scene], f"{figure.scene}.jpg")
    row = Figure(release=release, picture=picture, number=figure.number, order=order)
    write(row, {"caption": figure.caption, "credit": figure.credit, "alt": figure.alt})
    for code, label in LABELS.items():
        setattr(row, f"label_{code}", label.format(n=figure.number, han=HAN[figure.number]))
    row.save()
    return row.pk


def write_attachment(release: Release, told: demo.Attachment, order: int) -> None:
    """A table is a file in each language; slides are in English for all; a video is an address."""
    if told.rows:
        for code, rows in told.rows.items():
            file = keep_attachment(as_csv(rows), f"{told.key}-{code}.csv")
            row = Attachment(release=release, kind=told.kind, file=file, order=order)
            setattr(row, f"title_{code}", told.title[code])
            row.save()
        return
    stored: StoredFile | None = None
    if told.slides:
        stored = keep_attachment(as_pdf(told.title["en"], told.slides["en"]), f"{told.key}.pdf")
    row = Attachment(release=release, kind=told.kind, file=stored, url=told.url, order=order)
    write(row, {"title": told.title})
    row.save()


def as_csv(rows: demo.Rows) -> bytes:
    """With a byte order mark, without which spreadsheets take Chinese for something else."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


SLIDES = b"""
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title, date: none)
#set page(width: 33.9cm, height: 19.05cm, margin: (x: 2.6cm, y: 2.2cm), fill: rgb("#f7f5f0"))
#set text(size: 22pt, fill: rgb("#1d2b36"))
#for slide in told.slides [
  #page[
    #text(size: 34pt, weight: "bold", slide.title)
    #v(0.6cm)
    #line(length: 4cm, stroke: 3pt + rgb("#b4532a"))
    #v(0.8cm)
    #for point in slide.bullets [- #point #v(0.35cm)]
    #place(bottom + left, text(size: 12pt, fill: rgb("#6b7680"), told.title))
  ]
]
"""


def as_pdf(title: str, slides: tuple[demo.Slide, ...]) -> bytes:
    told: dict[str, Any] = {"title": title, "slides": [{"title": s.title, "bullets": s.bullets} for s in slides]}
    return typst.compile(SLIDES, sys_inputs={"told": json.dumps(told)})


def write_texts(release: Release, texts: demo.Each[demo.ReleaseText], day: datetime.date, keys: dict[str, str]) -> None:
    for code, text in texts.items():
        values = {
            "notice": text.notice,
            "label": text.label,
            "headline": text.headline,
            "subheads": "\n".join(text.subheads),
            "highlights": "\n".join(text.highlights),
            "dateline": dateline(code, text.dateline_place, day),
            "dateline_place": text.dateline_place,
            "body": body(text.body, keys),
            "end_mark": text.end_mark,
            "notes": "\n\n".join(text.notes),
        }
        for field, value in values.items():
            setattr(release, f"{field}_{code}", value)
    release.save()


def dateline(code: str, place: str, day: datetime.date) -> str:
    if code == "en":
        return f"({place}, {day.day} {day:%B %Y}) –"
    return f"（{place}，{day.year}年{day.month}月{day.day}日）—"


def body(source: str, keys: dict[str, str]) -> str:
    """The text with the ids of our rows in place of the content's keys."""
    for key, pk in keys.items():
        source = source.replace(f'data-quote="{key}"', f'data-quote="{pk}"')
        source = source.replace(f'data-figure="{key}"', f'data-figure="{pk}"')
    return clean(source)
