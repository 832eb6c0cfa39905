"""The page on which a spreadsheet is handed in, and what its dry run shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import named
from releases.diary import dates
from releases.diary import sheet as sheets
from releases.diary.entries import DiaryEntry
from releases.importing.decoding import decode
from releases.importing.reading import UnreadableFile

ORDERS = [
    ("", gettext_lazy("as the sheet shows; if nothing tells, the day first")),
    ("day", gettext_lazy("the day first: 3 December")),
    ("month", gettext_lazy("the month first: 12 March")),
]


class SheetForm(forms.Form):
    """A file, or its text when it comes back to be confirmed."""

    file = forms.FileField(label=gettext_lazy("Spreadsheet saved as CSV"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or paste the cells"),
        required=False,
        widget=forms.Textarea({"rows": 5, "spellcheck": "false"}),
    )
    order = forms.ChoiceField(label=gettext_lazy("Dates such as 3/12/2026 begin with"), choices=ORDERS, required=False)
    public = forms.BooleanField(label=gettext_lazy("Readers see the new entries under “Upcoming”"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            text = text_of(given["file"]) if given.get("file") else given.get("text", "")
            if not text.strip():
                raise sheets.UnreadableSheet(_("Choose a file, or paste the cells with their headings."))
            given["text"] = text
            given["sheet"] = sheets.read(text, cast("dates.Order | None", given.get("order") or None))
        except (sheets.UnreadableSheet, UnreadableFile) as problem:
            self.add_error("file" if given.get("file") else "text", str(problem))
        return given

    def checked(self, known: QuerySet[DiaryEntry]) -> sheets.Sheet:
        """`known`: the entries that this person finds; a row matches no other."""
        return sheets.check(self.cleaned_data["sheet"], known, self.cleaned_data["public"])


def text_of(file: Any) -> str:
    if file.size > sheets.MOST_BYTES:
        raise sheets.UnreadableSheet(_("The file is larger than 1 MB. A year of dates is not: is it the right one?"))
    data = file.read()
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise sheets.UnreadableSheet(
            _("This is a workbook. Save it as CSV in the spreadsheet program and choose that.")
        )
    return decode(data)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the dry run as it is shown. `changes`: (what, before, after)."""

    number: int
    what: str
    label: str
    title: str
    when: str
    state: str
    wrong: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]


def lines_of(sheet: sheets.Sheet) -> list[Line]:
    labels = {"new": _("new"), "changed": _("changed"), "same": _("as before"), "wrong": _("to mend")}
    return [
        Line(
            number=row.number,
            what=row.what,
            label=labels[row.what],
            title=named(row.entry, "title") if row.entry else "",
            when=row.cells.get("day", "") if row.what == "wrong" else when(row.entry),
            state=row.entry.get_state_display() if row.entry else "",
            wrong=row.wrong,
            changes=list(changes(row)) if row.what == "changed" else [],
        )
        for row in sheet.rows
    ]


def when(entry: DiaryEntry | None) -> str:
    if entry is None or entry.day is None:
        return _("not known yet")
    day = formats.date_format(entry.day, _("l j F Y"))
    return f"{day}, {entry.time:%H:%M}" if entry.time else day


def changes(row: sheets.Row) -> Iterator[tuple[str, str, str]]:
    before, after = row.before, row.entry
    if before is None or after is None:
        return
    if (before.day, before.time) != (after.day, after.time):
        yield _("planned for"), when(before), when(after)
    if before.state != after.state:
        yield _("how sure it is"), before.get_state_display(), after.get_state_display()
    for code in ("en", "zh_hant", "zh_hans"):
        was, now = (getattr(one, f"title_{code}") or "" for one in (before, after))
        if was != now:
            yield _("title of the entry"), was, now
