"""The index of what can be searched: one table of lifted editions, another of those that wait.

A query looks in the index of lifted editions, and at the rows that wait only where their lift has passed: an index
range, matched afterwards. So it touches no hidden row. A worker moves rows over; without it every answer is the same.

Rows are found newest first by `key`, which begins with the lift. What is found here is only a candidate: the page
fetches it through the door.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator

from django.db import connection, models
from django.db.models import Q

from accounts.ids import RandomIdField, random_bits
from releases import embargo
from releases.document import Language, ReleaseDocument, paragraphs_in, text_of
from releases.editions import Edition
from releases.search_words import AnyOf, Query, as_fts5, as_tsquery, as_tsvector, in_a_row, title_words, words

Candidate = tuple[int, str]
"""A key and the id of its edition."""
BATCH = 200
LATE = 50
TOPKEY = 2**63 - 1
FEW = 3000
"""Up to so many matches PostgreSQL collects them all and sorts; with more, walking newest first is faster."""
LOOK = 16
"""It first looks through so many rows for each that is wanted."""
_SQLITE = """
    SELECT found.key, lifted.edition_id, TRUE
    FROM (SELECT rowid AS key FROM releases_searchwords
          WHERE releases_searchwords MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s) AS found
    CROSS JOIN releases_searchrow AS lifted ON lifted.key = found.key
    ORDER BY found.key DESC"""
# Which way is fast depends on how common the words are, and the planner, asked for an order, takes the wrong one for a
# rare word. So: look through the newest few hundred, which is enough for common words. Else collect all matches by the
# index and sort them, if they are not too many. Else walk on from the newest, as there are so many. Each step runs only
# if the one before did not do: its condition is on a count, which is decided before any row is read.
_POSTGRESQL = """
    WITH newest AS MATERIALIZED (
        SELECT key FROM (
            SELECT key, words FROM releases_searchrow WHERE key < %(below)s ORDER BY key DESC LIMIT %(look)s) AS top
        WHERE words @@ %(wanted)s::tsquery ORDER BY key DESC LIMIT %(size)s),
    seen AS MATERIALIZED (SELECT count(*) AS n FROM newest),
    few AS MATERIALIZED (
        SELECT key FROM releases_searchrow
        WHERE words @@ %(wanted)s::tsquery AND key < %(below)s AND (SELECT n FROM seen) < %(size)s LIMIT %(few)s + 1),
    counted AS MATERIALIZED (SELECT count(*) AS n FROM few),
    found AS MATERIALIZED (
        SELECT key FROM newest WHERE (SELECT n FROM seen) = %(size)s
        UNION ALL SELECT key FROM few WHERE (SELECT n FROM counted) <= %(few)s
        UNION ALL (
            SELECT key FROM releases_searchrow
            WHERE words @@ %(wanted)s::tsquery AND key < %(below)s AND (SELECT n FROM counted) > %(few)s
            ORDER BY key DESC LIMIT %(size)s)
        ORDER BY key DESC LIMIT %(size)s)
    SELECT lifted.key, lifted.edition_id, %(whole)s = '' OR lifted.words @@ %(whole)s::tsquery
    FROM found JOIN releases_searchrow AS lifted ON lifted.key = found.key
    ORDER BY lifted.key DESC"""


class SearchRow(models.Model):
    """A lifted edition. Its words stand beside it: in the column `words` on PostgreSQL, in an FTS5 table on SQLite."""

    id = RandomIdField()
    edition = models.OneToOneField(Edition, models.CASCADE, related_name="search")
    key = models.BigIntegerField(unique=True)

    objects = embargo.ProjectionQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.key)


class SearchPending(models.Model):
    """An edition that waits for its lift, with its words as text."""

    id = RandomIdField()
    edition = models.OneToOneField(Edition, models.CASCADE, related_name="search_pending")
    lift = models.DateTimeField()
    words = models.TextField()

    objects = embargo.ProjectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["lift", "id"], name="pending_by_lift")]

    def __str__(self) -> str:
        return self.edition_id


def words_of(documents: dict[Language, ReleaseDocument], marks: list[str]) -> list[str]:
    """The words of an edition in all its languages. Between two parts stands a word that no query has."""
    found = [word for one in (*marks, *title_marks(documents)) for word in (one, "|")]
    for document in documents.values():
        for part in parts_of(document):
            found += [*words(part), "|"]
    return found


def parts_of(document: ReleaseDocument) -> Iterator[str]:
    """Every text that a reader may search for, the headline first."""
    yield document.headline
    yield from document.subheads
    yield from document.highlights
    for section in document.sections:
        yield section.heading or ""
        yield from (text_of(runs) for runs in paragraphs_in([section]))
    for quote in document.quotes:
        yield f"{quote.speaker} {quote.title} {quote.organisation}"
        yield quote.words
    for figure in document.figures:
        yield f"{figure.caption} {figure.credit}"
    for boilerplate in document.boilerplates:
        yield boilerplate.heading
        yield from boilerplate.paragraphs
    yield from document.notes
    for company in document.companies:
        yield " ".join((company.name, company.short_name))
    for topic in document.topics:
        yield topic.name
    for contact in document.contacts:
        yield f"{contact.organisation} {contact.person}"


def marks_of(edition: Edition, documents: dict[Language, ReleaseDocument]) -> list[str]:
    """What one can filter by, as words of a form that no text has."""
    marks = [mark("kind", edition.kind)]
    for language, document in documents.items():
        marks.append(mark("language", language))
        marks += [mark("company", company.id) for company in document.companies]
        marks += [mark("topic", topic.id) for topic in document.topics]
        marks += [mark("person", quote.person) for quote in document.quotes if quote.person]
        marks += [mark("pictures", "yes")] if any(figure.sources for figure in document.figures) else []
    return list(dict.fromkeys(marks))


def title_marks(documents: dict[Language, ReleaseDocument]) -> list[str]:
    """The words of headlines once more, so that titles can be suggested. Latin ones unstemmed, as they are typed."""
    return list(dict.fromkeys(title_mark(w) for d in documents.values() for w in title_words(d.headline)))


def title_mark(word: str) -> str:
    return f"xtitlex{word}"


def mark(name: str, value: str) -> str:
    return f"x{name}x{value.replace('-', '')}"


def add(edition: Edition, documents: dict[Language, ReleaseDocument], moment: datetime.datetime) -> None:
    """Part of freezing: to the lifted ones if the lift has come, else to those that wait."""
    indexed = words_of(documents, marks_of(edition, documents))
    if edition.lift <= moment:
        insert(edition, indexed)
    else:
        SearchPending.objects.create(edition=edition, lift=edition.lift, words=" ".join(indexed))


def key_for(lift: datetime.datetime) -> int:
    """The lift in seconds and 31 random bits: newest first without a second column."""
    return (max(0, int(lift.timestamp())) << 31) | random_bits(31)


def insert(edition: Edition, indexed: list[str]) -> None:
    row = SearchRow.objects.create(edition=edition, key=key_for(edition.lift))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "UPDATE releases_searchrow SET words = %s::tsvector WHERE id = %s", [as_tsvector(indexed), row.pk]
            )
        else:
            cursor.execute(
                "INSERT INTO releases_searchwords (rowid, words) VALUES (%s, %s)", [row.key, " ".join(indexed)]
            )


def remove(edition: Edition) -> None:
    """It is not to be found any more: withdrawn, replaced, or over."""
    SearchPending.objects.filter(edition=edition).delete()
    for row in SearchRow.objects.filter(edition=edition):
        if connection.vendor != "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM releases_searchwords WHERE rowid = %s", [row.key])
        row.delete()


def moved(edition: Edition) -> None:
    SearchPending.objects.filter(edition=edition).update(lift=edition.lift)


def settle(moment: datetime.datetime) -> int:
    """Move rows whose lift has passed over to the lifted ones, and drop those of editions that are over."""
    count = 0
    for row in SearchPending.objects.filter(lift__lte=moment).select_related("edition")[:BATCH]:
        insert(row.edition, row.words.split(" "))
        row.delete()
        count += 1
    for over in SearchRow.objects.filter(edition__until__lte=moment).select_related("edition")[:BATCH]:
        remove(over.edition)
    return count


def candidates(query: Query | AnyOf, below: int | None = None) -> Iterator[list[Candidate]]:
    """Lifted editions that match, newest first, in batches: first a page of them. Below a key: for the next page."""
    for size in itertools.chain((BATCH // 8,), itertools.repeat(BATCH)):
        batch = _newest(query, below if below is not None else TOPKEY, size)
        yield [(key, edition) for key, edition, fits in batch if fits]
        if len(batch) < size:
            return
        below = batch[-1][0]


def _newest(query: Query | AnyOf, below: int, size: int) -> list[tuple[int, str, bool]]:
    """The editions stand beside the keys, so that the door can begin at them: a table may be large, a page is not.

    The last of each says whether longer phrases stand in it in a row.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked: dict[str, str | int] = {
                "wanted": as_tsquery(query),
                "whole": in_a_row(query),
                "below": below,
                "size": size,
            }
            cursor.execute(_POSTGRESQL, {**asked, "few": FEW, "look": LOOK * size})
        else:
            cursor.execute(_SQLITE, [as_fts5(query), below, size])
        return cursor.fetchall()


def waiting(query: Query | AnyOf) -> list[str]:
    """Ids of editions whose lift has passed, that match and have not been moved over yet.

    A few at a time: an index is walked for a few, while for all of them a whole table may be read, hidden rows too.
    """
    found: list[str] = []
    rows = SearchPending.objects.filter(lift__lte=embargo.as_of()).order_by("-lift", "-id")
    last: SearchPending | None = None
    while True:
        after = Q(lift__lt=last.lift) | Q(lift=last.lift, id__lt=last.pk) if last else Q()
        batch = list(rows.filter(after)[:LATE])
        found += [row.edition_id for row in batch if query.matches(row.words)]
        if len(batch) < LATE:
            return found
        last = batch[-1]
