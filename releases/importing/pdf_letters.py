"""A PDF page -> its letters, and what else tells how text is meant: rules, bullets drawn, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.page import Page

Box = tuple[float, float, float, float]  # x0, top, x1, bottom in points from the page's upper left corner

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|W[6-9]\b|-B$|,Bold", re.I)
_ITALIC = re.compile(r"italic|oblique|-It\b", re.I)
_CID = re.compile(r"\(cid:\d+\)")
SMALLEST = 2.0  # points: below this a letter is a trick of the producer and not text


@dataclass(frozen=True, slots=True)
class Letter:
    """One glyph. `base` is the base line it stands on, growing down the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    italic: bool
    href: str = ""
    artifact: bool = False  # the file itself says that it is page decoration
    raised: str = ""  # "sup" or "sub"


@dataclass
class Sheet:
    """What a page holds."""

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    sideways: str = ""  # text that is turned: watermarks, marginal notes
    unmapped: int = 0  # glyphs that the file gives no characters for
    rules: list[Box] = field(default_factory=list)  # horizontal lines
    dots: list[Box] = field(default_factory=list)  # small filled shapes: browsers draw bullets so
    images: list[dict[str, Any]] = field(default_factory=list)
    tables: list[list[list[Box | None]]] = field(default_factory=list)  # ruled tables: rows of cell boxes


def sheet_of(page: Page) -> Sheet:
    """Read a page. Raises whatever the PDF library raises on broken content."""
    sheet = Sheet(page.page_number, float(page.width), float(page.height))
    links = [(box_of(link), link["uri"]) for link in page.hyperlinks if _is_web(link.get("uri"))]
    sideways: list[str] = []
    for char in page.dedupe_chars(tolerance=1).chars:
        if not _within(char, sheet) or char["size"] < SMALLEST:
            continue
        if not char.get("upright", True) or abs(char["matrix"][1]) > abs(char["matrix"][0]):
            sideways.append(char["text"])
        elif _CID.fullmatch(char["text"]):
            sheet.unmapped += 1
            sheet.letters.append(_letter(char, "\ufffd", links))
        elif char["text"]:
            sheet.letters.append(_letter(char, char["text"], links))
    sheet.sideways = "".join(sideways).strip()
    sheet.images = list(page.images)
    _shapes(page, sheet)
    sheet.tables = list(_ruled_tables(page))
    return sheet


def _letter(char: dict[str, Any], text: str, links: list[tuple[Box, str]]) -> Letter:
    font = str(char.get("fontname", "")).partition("+")[2] or str(char.get("fontname", ""))
    middle_x, middle_y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return Letter(
        text=" " if text.isspace() or text in "\u00a0\u2002\u2003\u2009" else text,
        x0=char["x0"],
        x1=char["x1"],
        top=char["top"],
        bottom=char["bottom"],
        base=-float(char["matrix"][5]),
        size=float(char["size"]),
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        href=next((uri for box, uri in links if _inside(middle_x, middle_y, box)), ""),
        artifact=char.get("tag") == "Artifact",
    )


def box_of(thing: dict[str, Any]) -> Box:
    return (float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _is_web(uri: object) -> bool:
    return isinstance(uri, str) and uri.casefold().startswith(("http://", "https://", "mailto:"))


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] - 0.5 <= x <= box[2] + 0.5 and box[1] - 0.5 <= y <= box[3] + 0.5


def _within(char: dict[str, Any], sheet: Sheet) -> bool:
    return (
        char["x0"] >= -1 and char["x1"] <= sheet.width + 1 and char["top"] >= -1 and char["bottom"] <= sheet.height + 6
    )


def _shapes(page: Page, sheet: Sheet) -> None:
    for shape in (*page.lines, *page.rects, *page.curves):
        x0, top, x1, bottom = box_of(shape)
        width, height = x1 - x0, bottom - top
        if height < 3 and width > 30:
            sheet.rules.append((x0, top, x1, bottom))
        elif 1 < width < 9 and 1 < height < 9 and 0.6 < width / height < 1.7:
            sheet.dots.append((x0, top, x1, bottom))


def _ruled_tables(page: Page) -> Iterator[list[list[Box | None]]]:
    """Tables drawn with lines, of two rows or more and two columns or more."""
    if len(page.lines) + len(page.rects) + len(page.curves) < 4 or len(page.edges) > 2_000:
        return
    for table in page.find_tables():
        rows = [list(row.cells) for row in table.rows]
        columns = max((sum(cell is not None for cell in row) for row in rows), default=0)
        if len(rows) > 1 and columns > 1:
            yield rows
