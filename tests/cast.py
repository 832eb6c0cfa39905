"""Invented companies, people and a release with every part, for tests that need the whole of it."""

from __future__ import annotations

import io
import zlib

from django.utils.text import slugify
from PIL import Image

from accounts.models import User
from companies.models import Company, Person
from contacts.models import ContactEmail, ContactPhone, MediaContact
from releases.editions import Announcement, now
from releases.exporting import formats
from releases.issuing import issue
from releases.models import Attachment, Figure, Quote, Release, ReleaseCompany, ReleaseContact, ReleaseTopic, Topic
from releases.pictures import keep_picture
from releases.stored_files import keep_attachment

SUFFIXES = ("en", "zh_hant", "zh_hans")
FEEDS = ("rss", "atom", "json")


def photo(width: int = 640, height: int = 420, colour: str = "teal", format: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, format, **options)
    return out.getvalue()


def said(thing, **texts: tuple[str, str, str]) -> None:
    for field, values in texts.items():
        for suffix, value in zip(SUFFIXES, values, strict=True):
            setattr(thing, f"{field}_{suffix}", value)


def whole_release(maya: User, word: str = "Kelpwright") -> Release:
    """A release with every part, in three languages. `word` stands in every text, so that it can be searched for."""
    company = Company()
    said(
        company,
        name=(f"{word} Instruments Limited", f"{word}儀器有限公司", f"{word}仪器有限公司"),
        boilerplate=(f"{word} makes gauges.", f"{word}製造量度儀器。", f"{word}制造量度仪器。"),
    )
    company.save()
    person = Person(company=company)
    said(person, name=(f"{word} Ada Fenn", f"{word}范雅達", f"{word}范雅达"), title=("Director", "總監", "总监"))
    person.save()
    contact = MediaContact(company=company)
    said(contact, person=(f"{word} Rue", f"{word}路", f"{word}路"))
    contact.save()
    ContactPhone.objects.create(contact=contact, number="+85225550142")
    ContactEmail.objects.create(contact=contact, address=f"{word.lower()}@press.example")
    topic = Topic()
    said(topic, name=(f"{word} tides", f"{word}潮汐", f"{word}潮汐"))
    topic.save()

    release = Release(owner=maya)
    release.save()
    quote = Quote(release=release, person=person)
    said(
        quote,
        speaker=(f"{word} Ada Fenn", f"{word}范雅達", f"{word}范雅达"),
        title=("Director", "總監", "总监"),
        organisation=(f"{word} Instruments", f"{word}儀器", f"{word}仪器"),
    )
    quote.save()
    figure = Figure(
        release=release,
        number=1,
        picture=keep_picture(photo(colour=f"#{zlib.crc32(word.encode()) % 0xFFFFFF:06x}"), f"{word}.jpg"),
    )
    said(figure, caption=(f"A {word} gauge.", f"{word}儀器。", f"{word}仪器。"), alt=("A gauge.", "儀器。", "仪器。"))
    figure.save()
    table = Attachment(release=release, kind="data", file=keep_attachment(f"{word},1\n".encode(), f"{word}.csv"))
    said(table, title=(f"{word} table", f"{word}數據", f"{word}数据"))
    table.save()
    ReleaseCompany.objects.create(release=release, company=company, role="issuer")
    ReleaseContact.objects.create(release=release, contact=contact)
    ReleaseTopic.objects.create(release=release, topic=topic)
    q = f'<q data-quote="{quote.pk}">'
    said(
        release,
        notice=(f"Issued for {word}.", f"代{word}發布。", f"代{word}发布。"),
        headline=(f"{word} Gauges Read the Tide", f"{word}儀器讀懂潮汐", f"{word}仪器读懂潮汐"),
        subheads=(f"{word} in five harbours", f"{word}遍及五個海港", f"{word}遍及五个海港"),
        highlights=(f"{word} point one\npoint two", f"{word}重點一\n重點二", f"{word}要点一\n要点二"),
        notes=(f"{word} note", f"{word}備註", f"{word}备注"),
        body=(
            f"<p>{word} opened. “{q}{word} words,</q>” said Ada Fenn.</p><h2>{word} part</h2>"
            f'<figure data-figure="{figure.pk}"></figure><ul><li>{word} item</li></ul>',
            f"<p>{word}開幕。范雅達說：「{q}{word}的話。</q>」</p>",
            f"<p>{word}开幕。范雅达说：“{q}{word}的话。</q>”</p>",
        ),
    )
    release.save()
    return release


def addresses_of(release: Release) -> list[str]:
    """Every public address that an issued release has or would have, its files and company included."""
    edition = release.editions.order_by("-number", "-issued").first()
    found = []
    for lang in ("en", "zh-hant", "zh-hans"):
        slug = edition.languages.get(lang) or next(iter(edition.languages.values()))
        found.append(f"/{lang}/releases/{slug}-{release.pk}/")
        found.append(f"/{lang}/releases/{slug}-{release.pk}/editions/1/")
        found += [f"/{lang}/releases/{slug}-{release.pk}.{ending}" for ending in formats.TYPES]
        found += [f"/{lang}/releases/{slug}-{release.pk}/pictures/{f.pk}.jpg" for f in release.figures.all()]
        found += [f"/{lang}/releases/{slug}-{release.pk}/pictures/{f.pk}/" for f in release.figures.all()]
        found += [f"/{lang}/upcoming/{one.pk}/" for one in Announcement._base_manager.filter(edition=edition)]
        found.append(f"/{lang}/releases/selection.zip?id={release.pk}")
        for row in edition.company_rows.filter(language=lang):
            found.append(f"/{lang}/companies/{row.slug}-{row.company}/")
            found += [f"/{lang}/companies/{row.slug}-{row.company}/feed.{form}" for form in FEEDS]
        for row in edition.topic_rows.filter(language=lang):
            address = f"/{lang}/topics/{slugify(edition.topic_rows.get(language='en').name)}-{row.topic}/"
            found += [address, *(f"{address}feed.{form}" for form in FEEDS)]
    found.append(f"/api/v1/releases/{release.pk}")
    found += [f"/files/{row.random}/{row.name}" for row in edition.file_rows.all()]
    return found


def everything_issued(maya: User) -> list[str]:
    """A release with every part, public; one withdrawn. -> every public address there is."""
    release = whole_release(maya)
    issue(release, maya)
    general = [f"/{lang}/{page}" for lang in ("en", "zh-hant", "zh-hans")
               for page in ("", "companies/", "contacts/", "upcoming/", "upcoming.ics", "feed.rss", "feed.atom", "feed.json",
                            "search/?q=gauges", "suggest?q=kelp", "nowhere/")]  # fmt: skip
    general += ["/sitemap.xml", "/sitemaps/pages.xml", "/news-sitemap.xml", "/robots.txt", "/en/opensearch.xml",
                f"/sitemaps/{now():%Y-%m}.xml"]  # fmt: skip
    general += [f"/api/v1/{name}" for name in ("releases", "companies", "contacts", "openapi.json")]
    return ["/", "/healthz", "/readyz", *general, *addresses_of(release)]
