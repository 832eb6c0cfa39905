"""What a table in a Word file is for: data, contacts side by side, labels and answers, or only to lay out a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from releases.importing import signs
from releases.importing.contact_lines import EMAIL_WORD, PHONE_WORD
from releases.importing.docx_package import A, Element, W, value
from releases.importing.wrapping import cells

Use = Literal["cells", "labels", "layout"]

LONG = 100  # cells of text in one paragraph: a table cell of data is shorter


@dataclass(frozen=True, slots=True)
class Cell:
    element: Element
    row: int
    column: int

    @property
    def paragraphs(self) -> list[str]:
        """A quick look at the texts; the real reading comes later."""
        texts = ("".join(t.text or "" for t in p.iter(f"{W}t")).strip() for p in self.element.iter(f"{W}p"))
        return [text for text in texts if text]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def pictured(self) -> bool:
        return next(self.element.iter(f"{A}blip"), None) is not None


def cells_of(table: Element) -> list[list[Cell]]:
    """Rows of cells. A cell that a merged one above covers is left out, a row that was taken out too."""
    rows = []
    for number, row in enumerate(_rows(table)):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        column, found = 0, []
        for element in _through(row, f"{W}tc"):
            properties = element.find(f"{W}tcPr")
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            if merged is None or value(merged) == "restart":
                found.append(Cell(element, number, column))
            span = value(properties.find(f"{W}gridSpan")) if properties is not None else ""
            column += int(span) if span.isdigit() and 0 < int(span) < 64 else 1
        rows.append(found)
    return rows


def deleted_rows(table: Element) -> Iterator[Element]:
    return (row for row in _rows(table) if row.find(f"{W}trPr/{W}del") is not None)


def _rows(table: Element) -> Iterator[Element]:
    return _through(table, f"{W}tr")


def _through(element: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, those inside content controls and custom markup as well."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _through(child, tag)


def use_of(rows: list[list[Cell]]) -> Use:
    every = [cell for row in rows for cell in row]
    filled = [cell for cell in every if cell.text]
    if len({cell.column for cell in filled}) <= 1 or any(cell.pictured for cell in every):
        return "layout"
    if any(sum(_running(text) for text in cell.paragraphs) >= 1 and len(cell.paragraphs) > 2 for cell in filled):
        return "layout"
    if any(cell.element.find(f".//{W}tbl") is not None for cell in filled):
        return "layout"
    return "labels" if _labelled(rows) else "cells"


def _running(text: str) -> bool:
    """A paragraph of text and no entry of a table."""
    return cells(text) > LONG and signs.ends_sentence(text)


def _labelled(rows: list[list[Cell]]) -> bool:
    """Two columns whose first asks and whose second answers: "Tel:" | "+44 ...", "Embargo" | "00:01 ..."."""
    pairs = [[cell for cell in row if cell.text] for row in rows]
    pairs = [pair for pair in pairs if pair]
    if any(len(pair) > 2 for pair in pairs) or not any(len(pair) == 2 for pair in pairs):
        return False
    labels = [pair[0].text for pair in pairs if len(pair) == 2]
    return sum(map(_is_label, labels)) * 2 > len(labels) and all(cells(label) <= 40 for label in labels)


def _is_label(text: str) -> bool:
    if re.search(r"[:：]$", text.strip()):
        return True
    return bool(PHONE_WORD.fullmatch(text.strip()) or EMAIL_WORD.fullmatch(text.strip()))


def in_reading_order(rows: list[list[Cell]]) -> Iterator[Cell]:
    """Row by row; but a row of pictures above a row of captions is read picture, caption, picture, caption."""
    n = 0
    while n < len(rows):
        row, below = rows[n], rows[n + 1] if n + 1 < len(rows) else []
        pictures = [cell for cell in row if cell.pictured]
        if (
            len(pictures) > 1
            and len(below) == len(row)
            and not any(c.text for c in row)
            and not any(c.pictured for c in below)
        ):
            for above, caption in zip(row, below, strict=True):
                yield from (above, caption)
            n += 2
        else:
            yield from row
            n += 1
