"""A PDF page -> its letters, and what else tells how text is meant: rules, bullets drawn, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage
from pdfplumber.page import Page

Box = tuple[float, float, float, float]  # x0, top, x1, bottom in points from the page's upper left corner

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|W[6-9]\b|-B$|,Bold", re.I)
_ITALIC = re.compile(r"italic|oblique|-It\b", re.I)
_CID = re.compile(r"\(cid:\d+\)")
MOST_SHAPES = 1_000  # of a page: a drawing of more is no table
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


@dataclass(frozen=True, slots=True)
class Image:
    """A picture placed on a page. `stream` is the PDF library's; `pixels` are its own width and height."""

    box: Box
    stream: Any
    pixels: tuple[int, int]
    colours: str = ""


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
    shapes: int = 0  # lines, boxes and curves in all
    images: list[Image] = field(default_factory=list)
    tables: list[list[list[Box | None]]] = field(default_factory=list)  # ruled tables: rows of cell boxes


def sheet_of(page: Page) -> Sheet:
    """Read a page. Raises whatever the PDF library raises on broken content.

    The library's own objects are taken and not pdfplumber's tables of them, which cost as much again to make.
    """
    sheet = Sheet(page.page_number, float(page.width), float(page.height))
    links = [(box_of(link), link["uri"]) for link in page.hyperlinks if _is_web(link.get("uri"))]
    shift = (float(page.mediabox[0]), float(page.height) + float(page.mediabox[1]))
    sideways: list[str] = []
    for thing in _things(page.layout._objs):
        box = (thing.x0 + shift[0], shift[1] - thing.y1, thing.x1 + shift[0], shift[1] - thing.y0)
        if isinstance(thing, LTChar):
            _take_letter(thing, box, sheet, links, sideways)
        elif isinstance(thing, LTImage):
            pixels = tuple(int(n) if isinstance(n, int | float) else 0 for n in thing.srcsize)
            sheet.images.append(Image(box, thing.stream, (pixels[0], pixels[1]), str(thing.colorspace)))
        elif isinstance(thing, LTCurve):
            _take_shape(box, sheet)
    sheet.letters = _once(sheet.letters)
    sheet.sideways = "".join(sideways).strip()
    sheet.tables = list(_ruled_tables(page, sheet))
    return sheet


def _things(objects: Iterable[LTComponent]) -> Iterator[LTComponent]:
    """Everything on the page, what is inside forms and groups too."""
    for thing in objects:
        if isinstance(thing, LTContainer):
            yield from _things(thing._objs)
        else:
            yield thing


def _take_letter(char: LTChar, box: Box, sheet: Sheet, links: list[tuple[Box, str]], sideways: list[str]) -> None:
    text = char.get_text()
    if not text or not _within(box, sheet) or char.size < SMALLEST:
        return
    if not char.upright or abs(char.matrix[1]) > abs(char.matrix[0]):
        sideways.append(text)
        return
    if _CID.fullmatch(text):
        sheet.unmapped += 1
        text = "\ufffd"
    sheet.letters.append(_letter(char, text, box, links))


def _letter(char: LTChar, text: str, box: Box, links: list[tuple[Box, str]]) -> Letter:
    font = char.fontname if isinstance(char.fontname, str) else repr(char.fontname)
    font = font.partition("+")[2] or font
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return Letter(
        text=" " if text.isspace() or text in "\u00a0\u2002\u2003\u2009" else text,
        x0=box[0],
        x1=box[2],
        top=box[1],
        bottom=box[3],
        base=-float(char.matrix[5]),
        size=float(char.size),
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        href=next((uri for link, uri in links if _inside(middle_x, middle_y, link)), ""),
        artifact=getattr(char, "tag", None) == "Artifact",
    )


def _once(letters: list[Letter]) -> list[Letter]:
    """Letters printed twice on one spot, as programs do that have no bold, once."""
    kept: list[Letter] = []
    seen: set[tuple[str, int, int]] = set()
    for letter in letters:
        x, y = round(letter.x0), round(letter.base)
        spots = ((letter.text, x + dx, y + dy) for dx in (0, -1, 1) for dy in (0, -1, 1))
        near = letter.text != " " and any(spot in seen for spot in spots)
        if near and any(_same_spot(letter, other) for other in reversed(kept[-200:])):
            continue
        seen.add((letter.text, x, y))
        kept.append(letter)
    return kept


def _same_spot(a: Letter, b: Letter) -> bool:
    return a.text == b.text and abs(a.x0 - b.x0) < 1 and abs(a.base - b.base) < 1


def box_of(thing: dict[str, Any]) -> Box:
    return (float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _is_web(uri: object) -> bool:
    return isinstance(uri, str) and uri.casefold().startswith(("http://", "https://", "mailto:"))


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] - 0.5 <= x <= box[2] + 0.5 and box[1] - 0.5 <= y <= box[3] + 0.5


def _within(box: Box, sheet: Sheet) -> bool:
    return box[0] >= -1 and box[2] <= sheet.width + 1 and box[1] >= -1 and box[3] <= sheet.height + 6


def _take_shape(box: Box, sheet: Sheet) -> None:
    sheet.shapes += 1
    width, height = box[2] - box[0], box[3] - box[1]
    if height < 3 and width > 30:
        sheet.rules.append(box)
    elif 1 < width < 9 and 1 < height < 9 and 0.6 < width / height < 1.7:
        sheet.dots.append(box)


def _ruled_tables(page: Page, sheet: Sheet) -> Iterator[list[list[Box | None]]]:
    """Tables drawn with lines, of two rows or more and two columns or more."""
    if not 4 <= sheet.shapes <= MOST_SHAPES:
        return
    for table in page.find_tables():
        rows = [list(row.cells) for row in table.rows]
        columns = max((sum(cell is not None for cell in row) for row in rows), default=0)
        if len(rows) > 1 and columns > 1:
            yield rows
