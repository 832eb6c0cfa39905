"""A year of dates from a spreadsheet saved as CSV: read, checked as a dry run, and saved only when somebody says so.

Headings may be English or Chinese and in any order. A row finds its entry again by its reference; without one, by its
title where only one entry has it, else by title and day. So importing again changes entries and doubles none.
"""

from __future__ import annotations

import copy
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from releases.diary import dates
from releases.diary.entries import DiaryEntry, State
from releases.diary.publishing import publish, reasons_why_not

MOST_BYTES = 1024 * 1024
MOST_ROWS = 2000
HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": ("reference", "ref", "id", "no", "no.", "number", "編號", "编号", "參考編號", "参考编号"),
    "day": ("date", "day", "release date", "日期", "發布日期", "发布日期"),
    "time": ("time", "release time", "時間", "时间", "發布時間", "发布时间"),
    "state": ("state", "status", "狀態", "状态", "狀況"),
    "title_en": ("title", "title (en)", "title_en", "english title", "event", "英文標題", "英文标题"),
    "title_zh_hant": ("title (zh-hant)", "title_zh_hant", "標題", "題目", "繁體標題", "中文標題", "繁体标题"),
    "title_zh_hans": ("title (zh-hans)", "title_zh_hans", "标题", "题目", "简体标题", "中文标题", "簡體標題"),
    "reason_en": ("reason", "reason (en)", "reason_en", "英文原因"),
    "reason_zh_hant": ("reason (zh-hant)", "reason_zh_hant", "原因", "繁體原因", "理由"),
    "reason_zh_hans": ("reason (zh-hans)", "reason_zh_hans", "简体原因"),
}  # fmt: skip
STATES: dict[str, tuple[str, ...]] = {
    State.PROVISIONAL: ("provisional", "tentative", "tbc", "to be confirmed", "暫定", "暂定", "待定"),
    State.CONFIRMED: ("confirmed", "firm", "已確定", "確定", "已確認", "已确定", "确定", "已确认"),
    State.POSTPONED: ("postponed", "deferred", "延期", "押後", "推迟"),
    State.CANCELLED: ("cancelled", "canceled", "取消", "已取消"),
}
_KNOWN = {heading: name for name, headings in HEADINGS.items() for heading in headings}
_TITLES = ("title_en", "title_zh_hant", "title_zh_hans")


class UnreadableSheet(ValueError):
    """A sentence that says what is wrong with the whole of it."""


@dataclass
class Row:
    """`number` as the spreadsheet counts it. `wrong`: (heading, sentence). `what`: new, changed, same or wrong."""

    number: int
    cells: dict[str, str]
    entry: DiaryEntry | None = None
    what: str = "wrong"
    wrong: list[tuple[str, str]] = field(default_factory=list)
    before: DiaryEntry | None = None


@dataclass
class Sheet:
    headings: dict[str, str]
    """Name of ours -> heading as it stands in the sheet."""
    rows: list[Row]
    unknown: list[str]
    order: dates.Order
    guessed: bool
    """Nothing in the sheet says whether 3/12/2026 begins with the day."""

    def count(self, what: str) -> int:
        return sum(row.what == what for row in self.rows)


def read(text: str, order: dates.Order | None = None) -> Sheet:
    """The rows as they stand, not yet checked. Raises UnreadableSheet."""
    lines = table(text)
    at, headings, unknown = headings_of(lines)
    rows = [Row(n, cells(line, lines[at], headings)) for n, line in enumerate(lines[at + 1 :], at + 2) if any(line)]
    if not rows:
        raise UnreadableSheet(_("There is a row of headings and nothing below it."))
    if len(rows) > MOST_ROWS:
        raise UnreadableSheet(_("The sheet has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
    try:
        told = dates.order_of(row.cells.get("day", "") for row in rows)
    except ValueError as problem:
        if order is None:
            raise UnreadableSheet(str(problem)) from None
        told = order
    return Sheet(headings, rows, unknown, order or told or "day", guessed=not (order or told))


def table(text: str) -> list[list[str]]:
    """Cells without spaces around. The separator is the one by which the headings are recognised."""
    text = text.removeprefix("\ufeff")
    if text[:5].casefold().startswith("sep="):  # Excel's own first line
        text = text.partition("\n")[2]
    found = [list(_split(text, separator)) for separator in (",", ";", "\t", "|", "，", "；")]
    return max(found, key=lambda lines: max((_recognised(line) for line in lines[:10]), default=0))


def _split(text: str, separator: str) -> Iterator[list[str]]:
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [cell.strip() for cell in line]
    except csv.Error:
        return


def _recognised(line: list[str]) -> int:
    return len({_KNOWN.get(dates.plain(cell).casefold()) for cell in line} - {None})


def headings_of(lines: list[list[str]]) -> tuple[int, dict[str, str], list[str]]:
    """Which row the headings are in, those we know, and those we do not. A title may stand above them."""
    at = max(range(min(10, len(lines))), key=lambda n: _recognised(lines[n]), default=0)
    named = [(cell, _KNOWN.get(dates.plain(cell).casefold())) for cell in (lines[at] if lines else [])]
    headings: dict[str, str] = {}
    for cell, name in named:
        if name in headings:
            both = {"one": headings[name], "two": cell}
            raise UnreadableSheet(_("The columns “%(one)s” and “%(two)s” are the same. Remove one of them.") % both)
        if name:
            headings[name] = cell
    if "day" not in headings or not headings.keys() & set(_TITLES):
        raise UnreadableSheet(
            _("The sheet needs a row of headings with at least “Date” and “Title” (or 日期 and 標題, 日期 and 标题).")
        )
    return at, headings, [cell for cell, name in named if cell and not name]


def cells(line: list[str], heads: list[str], headings: dict[str, str]) -> dict[str, str]:
    by_heading = dict(zip(heads, line, strict=False))
    return {name: by_heading.get(heading, "") for name, heading in headings.items()}


def check(sheet: Sheet, entries: Iterable[DiaryEntry], public: bool = False) -> Sheet:
    """Give each row its entry as it would be saved, or what is wrong with it. Saves nothing.

    `entries`: those that a row may be about.
    `public`: readers are to see the new entries too. Those that they see already change for them either way.
    """
    known = list(entries)
    taken: dict[str, int] = {}
    for row in sheet.rows:
        found = find(row, known, sheet)
        entry = found or DiaryEntry(public=public)
        row.before = copy.copy(found)
        entry.public = entry.public or public
        fill(entry, row, sheet)
        if not row.wrong:
            row.wrong += [(heading_of(name, sheet), sentence) for name, sentence in reasons_why_not(entry).items()]
        earlier = taken.setdefault(entry.pk, row.number)
        if earlier != row.number:
            sentence = _("Row %(number)s is about the same entry. Keep one of them.") % {"number": earlier}
            row.wrong.append(
                (heading_of("reference" if "reference" in sheet.headings else "title_en", sheet), sentence)
            )
        row.entry = entry
        row.what = "wrong" if row.wrong else "new" if not found else "changed" if changed(entry, row.before) else "same"
        if not found and not row.wrong:
            known.append(entry)
    return sheet


def heading_of(name: str, sheet: Sheet) -> str:
    """As it stands in the sheet; of a column that the sheet does not have, as we would call it."""
    near = [name, *(n for n in sheet.headings if n.split("_")[0] == name.split("_")[0])]
    return next((sheet.headings[n] for n in near if n in sheet.headings), HEADINGS.get(name, (name,))[0].capitalize())


def find(row: Row, known: list[DiaryEntry], sheet: Sheet) -> DiaryEntry | None:
    """The entry that a row is about."""
    reference = row.cells.get("reference", "")
    if reference:
        return next((entry for entry in known if entry.reference == reference), None)
    titles = {(name, row.cells[name]) for name in _TITLES if row.cells.get(name)}
    named = [e for e in known if any(getattr(e, name) == title for name, title in titles)]
    alike = [r for r in sheet.rows if any(r.cells.get(name) == title for name, title in titles)]
    if len(named) == 1 and len(alike) == 1:
        return named[0]
    try:
        wanted = dates.day_and_time(row.cells.get("day", ""), sheet.order)[0]
    except ValueError:
        return None
    return next((entry for entry in named if entry.day == wanted), None)


def fill(entry: DiaryEntry, row: Row, sheet: Sheet) -> None:
    """The cells onto the entry. A text that the sheet leaves empty stays as it is; an empty day or time is unknown."""
    for name in (*_TITLES, "reference", "reason_en", "reason_zh_hant", "reason_zh_hans"):
        if row.cells.get(name):
            most = getattr(DiaryEntry._meta.get_field(name), "max_length", 0) or 0
            if len(row.cells[name]) > most:
                row.wrong.append((sheet.headings[name], _("At most %(most)s characters.") % {"most": most}))
            setattr(entry, name, row.cells[name])
    _fill_state(entry, row, sheet)
    _fill_time(entry, row, sheet)


def _fill_state(entry: DiaryEntry, row: Row, sheet: Sheet) -> None:
    given = dates.plain(row.cells.get("state", "")).casefold()
    if not given:
        return
    state = next((state for state, words in STATES.items() if given in words), None)
    if state is None:
        sentence = _("“%(text)s” is none of provisional, confirmed, postponed and cancelled.")
        row.wrong.append((sheet.headings["state"], sentence % {"text": given[:60]}))
    else:
        entry.state = state


def _fill_time(entry: DiaryEntry, row: Row, sheet: Sheet) -> None:
    given, clock = row.cells.get("day", ""), row.cells.get("time", "")
    try:
        entry.day, in_cell = dates.day_and_time(given, sheet.order) if given else (None, None)
    except ValueError as problem:
        row.wrong.append((sheet.headings["day"], str(problem)))
        return
    try:
        if clock:
            entry.time = dates.clock(clock)
        elif in_cell or "time" in sheet.headings or entry.day is None:
            entry.time = in_cell
    except ValueError as problem:
        row.wrong.append((sheet.headings["time"], str(problem)))


def changed(entry: DiaryEntry, before: DiaryEntry | None) -> bool:
    names = (*_TITLES, "reference", "state", "day", "time", "public")
    return before is None or any((getattr(entry, n) or "") != (getattr(before, n) or "") for n in names)


@transaction.atomic
def save(sheet: Sheet) -> int:
    """What `check` found right and new or changed. -> how many entries."""
    saved = 0
    for row in sheet.rows:
        if row.entry and row.what in ("new", "changed"):
            row.entry.save()
            publish(row.entry)
            saved += 1
    return saved
