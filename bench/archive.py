"""A newsroom of any size, written straight into the tables that issuing writes: minutes instead of days.

Every 50th edition waits for a lift to come. English is always written, Traditional Chinese by every second release,
Simplified by one in 500. Texts of known frequency are planted: see PLANTED.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterator
from typing import Any

from django.db import connection, models, transaction

from accounts.ids import ALPHABET, LENGTH
from releases.document import LANGUAGES, CompanyOnRelease, Paragraph, ReleaseDocument, Run, Section, TopicOnRelease
from releases.editions import Edition, EditionCompany, EditionContact, EditionText, EditionTopic, Pulse
from releases.freezing import card_of
from releases.known import KnownSince
from releases.models import Release
from releases.search_index import SearchPending, SearchRow, key_for, mark, title_marks
from releases.search_words import as_tsvector, words

BATCH = 2000
YEARS = 10
THINGS = {"company": 200, "topic": 30, "contact": 100}
WRITTEN_EVERY = {"en": 1, "zh-hant": 2, "zh-hans": 500}
HIDDEN_EVERY = 50
PLANTED = {  # a text: it stands in every so manieth release
    "harbour": 2,
    "office": 3,
    "harbour office": 1_000,
    "estuary": 100,
    "quillfeather": 20_000,
    "港口": 2,
    "管理局": 6,
    "港口管理局": 1_000,
    "潮汐測量": 100,
    "岬角": 20_000,
}
SENTENCES = 3000
EACH = 12
_ENGLISH = [
    *("river", "bridge", "council", "museum", "students", "library", "figures", "rainfall", "survey", "garden"),
    *("tram", "lantern", "orchestra", "ferry", "market", "timber", "winter", "reading", "engineers", "volunteers"),
]
_HAN = "海灣研究中心今日公布新圖書館學生展覽橋樑河流市場鐵路冬季收成衛星繪畫玻璃劇院檔案島嶼草地雨量數字工程師義務"

Rows = dict[type[models.Model], list[Any]]
Words = list[str]


class Archive:
    def __init__(self, count: int, seed: str = "archive") -> None:
        self.count = count
        self.chance = random.Random(seed)
        self.moment = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        self.apart = datetime.timedelta(days=365 * YEARS) / count
        self.things = {kind: [self.id() for _ in range(size)] for kind, size in THINGS.items()}
        self.since: dict[tuple[str, str], datetime.datetime] = {}
        self.planted = {text: [*words(text), "|"] for text in PLANTED}
        self.sentences = self.made_once()

    def id(self) -> str:
        return "".join(self.chance.choices(ALPHABET, k=LENGTH))

    def made_once(self) -> dict[str, list[tuple[str, Words]]]:
        """Sentences with their words: to turn each release into words anew would take hours."""
        rare = ["".join(self.chance.choices("bcdfglmnprst", k=3)) + "alo"[n % 3] for n in range(9000)]
        often = list(itertools.accumulate(1 / (n + 2) for n in range(len(_ENGLISH) + len(rare))))
        latin = [" ".join(self.chance.choices(_ENGLISH + rare, cum_weights=often, k=18)) for _ in range(SENTENCES)]
        han = ["".join(self.chance.choices(_HAN, k=24)) for _ in range(SENTENCES)]
        english, chinese = ([(text, [*words(text), "|"]) for text in texts] for texts in (latin, han))
        return {"en": english, "zh-hant": chinese, "zh-hans": chinese}

    def fill(self) -> None:
        """Into an empty, migrated database."""
        for start in range(0, self.count, BATCH):
            rows: Rows = {}
            indexed = [self.add(rows, number) for number in range(start, min(start + BATCH, self.count))]
            self.write(rows, indexed)
        KnownSince._base_manager.bulk_create(
            KnownSince(id=self.id(), kind=kind, thing=thing, since=lift) for (kind, thing), lift in self.since.items()
        )
        Pulse._base_manager.get_or_create(pk=1)
        if connection.vendor == "postgresql":  # as it does by itself after a while
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")

    def add(self, rows: Rows, number: int) -> tuple[Edition, Words]:
        """One edition with all its rows, and its words."""
        codes = [code for code, every in WRITTEN_EVERY.items() if number % every == every - 1]
        hidden = number % HIDDEN_EVERY == 0
        lift = self.moment + datetime.timedelta(days=1 + number % 300) if hidden else self.moment - self.apart * number
        release = Release(id=self.id(), state="issued", headline_en=f"Release {number}")
        slugs = dict.fromkeys(codes, f"release-{number}")
        edition = Edition(
            id=self.id(), release_id=release.pk, number=1, lift=lift.replace(microsecond=0), languages=slugs
        )
        edition.issued = edition.first_lift = edition.lift
        rows.setdefault(Release, []).append(release)
        rows.setdefault(Edition, []).append(edition)
        named = {kind: self.chance.choice(things) for kind, things in self.things.items()}
        for pair in named.items():
            self.since[pair] = min(self.since.get(pair, edition.lift), edition.lift)
        marks = [mark("kind", "first"), mark("company", named["company"]), mark("topic", named["topic"])]
        marks += [mark("pictures", "yes")] if number % 3 == 0 else []
        documents, texts = {}, []
        for code in codes:
            documents[code], own = self.document(code, number, named)
            marks.append(mark("language", code))
            texts += own
        found = [word for one in (*marks, *title_marks(documents)) for word in (one, "|")] + texts
        for code in LANGUAGES:
            self.rows_of(rows, edition, code, documents, named)
        return edition, found

    def document(self, code: Any, number: int, named: dict[str, str]) -> tuple[ReleaseDocument, Words]:
        chosen = self.chance.choices(self.sentences[code], k=EACH)
        for text, every in PLANTED.items():
            if text.isascii() == (code == "en") and number % every == every - 1:
                chosen.insert(self.chance.randrange(EACH), (text, self.planted[text]))
        document = ReleaseDocument(
            language=code,
            headline=f"Release {number} of the river council",
            sections=(Section(None, tuple(Paragraph((Run(text),)) for text, _words in chosen)),),
            companies=(
                CompanyOnRelease(f"Company {named['company'][:4]}", "issuer", id=named["company"], slug="company"),
            ),
            topics=(TopicOnRelease(named["topic"], f"Topic {named['topic'][:4]}", "topic"),),
        )
        return document, [word for _text, own in chosen for word in own]

    def rows_of(
        self, rows: Rows, edition: Edition, code: str, documents: dict[str, ReleaseDocument], named: dict[str, str]
    ) -> None:
        """The rows of one site language; where the edition was not written in it, those that stand in."""
        own = documents.get(code)
        shown = own or documents["en"]
        shared = {"edition_id": edition.pk, "language": code, "listed": edition.lift}
        company, topic = shown.companies[0], shown.topics[0]
        text = EditionText(id=self.id(), **shared, written=bool(own), text_language=shown.language)
        text.slug, text.headline, text.card = f"release-{edition.pk[:4]}", shown.headline, card_of(shown)
        text.document = own.to_json() if own else None
        rows.setdefault(EditionText, []).append(text)
        of_company = EditionCompany(id=self.id(), **shared, text_language=shown.language, role="issuer")
        of_company.company, of_company.name, of_company.slug = company.id, company.name, company.slug
        rows.setdefault(EditionCompany, []).append(of_company)
        if own:
            of_topic = EditionTopic(id=self.id(), **shared, topic=topic.id, name=topic.name)
            of_contact = EditionContact(id=self.id(), **shared, contact=named["contact"], organisation="Desk")
            rows.setdefault(EditionTopic, []).append(of_topic)
            rows.setdefault(EditionContact, []).append(of_contact)

    @transaction.atomic
    def write(self, rows: Rows, indexed: list[tuple[Edition, Words]]) -> None:
        for model, made in rows.items():
            model._base_manager.bulk_create(made, batch_size=500)
        waiting = [SearchPending(edition=e, lift=e.lift, words=" ".join(w)) for e, w in indexed if e.lift > self.moment]
        SearchPending._base_manager.bulk_create(waiting, batch_size=500)
        lifted = [(SearchRow(edition=e, key=key_for(e.lift)), w) for e, w in indexed if e.lift <= self.moment]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                insert = "INSERT INTO releases_searchrow (id, edition_id, key, words) VALUES (%s, %s, %s, %s::tsvector)"
                cursor.executemany(insert, [(r.pk, r.edition_id, r.key, as_tsvector(w)) for r, w in lifted])
            else:
                SearchRow._base_manager.bulk_create((row for row, _words in lifted), batch_size=500)
                insert = "INSERT INTO releases_searchwords (rowid, words) VALUES (%s, %s)"
                cursor.executemany(insert, [(r.key, " ".join(w)) for r, w in lifted])


def some(kind: str) -> str:
    """A company, topic or contact of the archive."""
    return KnownSince._base_manager.filter(kind=kind).order_by("thing").values_list("thing", flat=True)[0]


def addresses() -> Iterator[tuple[str, str]]:
    """(what, address) of every kind of list, feed and map, and of one release."""
    company, topic = some("company"), some("topic")
    moment = datetime.datetime.now(datetime.UTC)
    rows = EditionText._base_manager.filter(language="en", listed__lt=moment).select_related("edition")
    deep = rows.order_by("listed")[rows.count() // 2]
    yield "release page", f"/en/releases/{deep.edition.languages['en']}-{deep.edition.release_id}/"
    yield "latest", "/en/"
    yield "latest, half way down", f"/en/?before={int(deep.listed.timestamp())}-{deep.pk}"
    yield "company", f"/en/companies/company-{company}/"
    yield "topic", f"/en/topics/topic-{topic[:4]}-{topic}/"
    yield "companies", "/en/companies/"
    yield "contacts", "/en/contacts/"
    yield "feed", "/en/feed.rss"
    yield "feed in a rare language", "/zh-hans/feed.rss"
    yield "company feed in it", f"/zh-hans/companies/company-{company}/feed.rss"
    yield "API, releases", "/api/v1/releases"
    yield "API, rare language", "/api/v1/releases?language=zh-hans"
    yield "API, companies", "/api/v1/companies"
    yield "API, contacts", "/api/v1/contacts"
    yield "site map", "/sitemap.xml"
    yield "site map of lists", "/sitemaps/pages.xml"
    yield "site map of news", "/news-sitemap.xml"
