"""PDF files with a text layer -> Contents: lines joined to paragraphs, columns and pages in order, pictures cut out."""

from __future__ import annotations

import io
import logging
from dataclasses import replace

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from releases.document import Run
from releases.importing.pdf_columns import Numbers, in_reading_order
from releases.importing.pdf_furniture import body_size, set_footnotes_apart, set_furniture_apart
from releases.importing.pdf_letters import Box, Sheet, sheet_of
from releases.importing.pdf_lines import Line, lines_of
from releases.importing.pdf_paragraphs import Paragraph, paragraphs_of, piece_of, setting_of
from releases.importing.pdf_pictures import Placed, cut_out, pictures_on
from releases.importing.radicals import RADICALS, reads_simplified, unified
from releases.importing.reading import Contents, Picture, Piece, Place, UnreadableFile

MOST_PAGES = 60
MOST_DRAWN = 3 * 1000 * 1000  # bytes of drawing instructions: seconds of work; a page of text takes a few thousand
PADDING = 4.0  # points that the text of a cell keeps from its rules, at least
FEWEST_LETTERS = 20  # of a page on average: fewer, and the pages are pictures of text

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font


def read_pdf(data: bytes) -> Contents:
    """The paragraphs of a PDF in reading order. Raises UnreadableFile with a sentence."""
    sheets = _sheets(data)
    _refuse_without_text(sheets)
    _write_radicals_out(sheets)
    pages = [_lines(sheet) for sheet in sheets]
    size = body_size(line for page in pages for line in page)
    set_furniture_apart(pages, sheets, size)
    for sheet, page in zip(sheets, pages, strict=True):
        set_footnotes_apart(page, sheet, size)
    placed = pictures_on(sheets, pages)
    numbers = Numbers()
    ordered = [
        _ordered(page, [p for p in placed if p.page == sheet.number], numbers)
        for sheet, page in zip(sheets, pages, strict=True)
    ]
    pieces = _pieces([line for page in ordered for line in page if not line.furniture and not line.note], size)
    notes = _pieces([line for page in pages for line in page if line.note], size)
    pieces = _with_pictures(pieces, placed, list(cut_out(data, placed)))
    furniture = [_furniture(line) for page in pages for line in page if line.furniture]
    furniture += [_sideways(sheet) for sheet in sheets if sheet.sideways]
    numbered = [replace(p, place=replace(p.place, line=n)) for n, p in enumerate([*pieces, *notes, *furniture], 1)]
    return Contents(numbered, sheets=tuple((sheet.width, sheet.height) for sheet in sheets))


def _sheets(data: bytes) -> list[Sheet]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise UnreadableFile("pdf-pages", pages=len(document.pages), most=MOST_PAGES)
            sheets = []
            drawn = 0
            for page in document.pages:
                drawn += sum(len(stream.get_data()) for stream in page.page_obj.contents)
                if drawn > MOST_DRAWN:
                    raise UnreadableFile("pdf-endless")
                sheets.append(sheet_of(page))
                page.close()
            return sheets
    except UnreadableFile:
        raise
    except (PdfminerException, PDFException, PSException) as error:
        locked = error.args and isinstance(error.args[0], PDFPasswordIncorrect)
        raise UnreadableFile("pdf-locked" if locked or b"/Encrypt" in data else "pdf-damaged") from None
    except _BROKEN:
        raise UnreadableFile("pdf-damaged") from None


# What the libraries raise where a file is not what they expect.
_BROKEN = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OSError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    StopIteration,
    NotImplementedError,
)


def _refuse_without_text(sheets: list[Sheet]) -> None:
    letters = sum(len(sheet.letters) for sheet in sheets)
    if letters - sum(sheet.unmapped for sheet in sheets) < FEWEST_LETTERS * max(1, len(sheets)):
        if sum(sheet.unmapped for sheet in sheets) > FEWEST_LETTERS:
            raise UnreadableFile("pdf-unmapped")
        if any(sheet.images for sheet in sheets):
            raise UnreadableFile("pdf-scan")
        if letters < FEWEST_LETTERS:
            raise UnreadableFile("pdf-without")
    if sum(sheet.unmapped for sheet in sheets) > 0.2 * letters:
        raise UnreadableFile("pdf-unmapped")


def _write_radicals_out(sheets: list[Sheet]) -> None:
    """Characters for the radicals that fonts give; which ones depends on the script of the whole text."""
    text = "".join(letter.text for sheet in sheets for letter in sheet.letters)
    if not RADICALS.search(text):
        return
    simplified = reads_simplified(text)
    for sheet in sheets:
        sheet.letters = [
            replace(c, text=unified(c.text, simplified)) if RADICALS.search(c.text) else c for c in sheet.letters
        ]


# A page's lines, those of ruled tables cell by cell


def _lines(sheet: Sheet) -> list[Line]:
    free = list(sheet.letters)
    inside: list[Line] = []
    for number, table in enumerate(sheet.tables):
        found, free = _table_lines(table, free, sheet.number, -1000 * sheet.number - number)
        inside += found
    lines = lines_of(free, sheet.number) + inside
    _give_bullets(lines, sheet)
    return lines


def _table_lines(table: list[list[Box | None]], letters: list, page: int, number: int) -> tuple[list[Line], list]:
    lines: list[Line] = []
    left = letters
    for r, row in enumerate(table):
        for c, box in enumerate(row):
            if box is None:
                continue
            here = [
                x for x in left if box[0] <= (x.x0 + x.x1) / 2 <= box[2] and box[1] <= (x.top + x.bottom) / 2 <= box[3]
            ]
            taken = {id(x) for x in here}
            left = [x for x in left if id(x) not in taken]
            for line in lines_of(here, page, whole=True):
                line.cell, line.left, line.right = (number, r, c), box[0] + PADDING, box[2] - PADDING
                lines.append(line)
    return lines, left


def _give_bullets(lines: list[Line], sheet: Sheet) -> None:
    """A small filled shape just left of a line is its bullet: browsers draw them and write none."""
    for x0, top, x1, bottom in sheet.dots:
        middle = (top + bottom) / 2
        beside = [one for one in lines if one.top - 1 < middle < one.bottom + 1 and 0 < one.x0 - x1 < 2.6 * one.size]
        if beside:
            line = min(beside, key=lambda one: one.x0)
            if x1 - x0 < 0.75 * line.size:
                line.marker = "•"


def _ordered(lines: list[Line], pictures: list[Placed], numbers: Numbers) -> list[Line]:
    """Lines of a page as they are read; captions told from the text by standing under a picture."""
    text = [line for line in lines if not line.furniture and not line.note]
    size = body_size(text)
    for line in text if pictures else ():
        set_apart = line.size <= 0.95 * size or line.italic
        line.caption = set_apart and any(_is_under(line, picture, text) for picture in pictures)
    free = [line for line in text if line.cell is None]
    cells = [line for line in text if line.cell is not None]
    ordered = in_reading_order(free, numbers)
    for table in sorted({line.cell[0] for line in cells if line.cell}):
        rows = [line for line in cells if line.cell and line.cell[0] == table]
        rows.sort(key=lambda line: (line.cell or (0, 0, 0), line.base))
        top = min(line.top for line in rows)
        at = next((n for n, line in enumerate(ordered) if line.top > top and line.cell is None), len(ordered))
        ordered[at:at] = rows
    return ordered


def _is_under(line: Line, picture: Placed, lines: list[Line]) -> bool:
    """Right below a picture, or below lines that are and are set alike."""
    x0, _, x1, bottom = picture.box
    if not (bottom - 4 < line.top and x0 - 20 < line.middle < x1 + 20):
        return False
    between = [one for one in lines if bottom - 4 < one.top < line.top - 1 and one.x0 < x1 and one.x1 > x0]
    last = max((one.bottom for one in between), default=bottom)
    alike = all(abs(one.size - line.size) < 0.6 for one in between)
    return alike and len(between) < 6 and line.top - last < 2.2 * line.size


# Pieces


def _pieces(lines: list[Line], size: float) -> list[Piece]:
    setting = setting_of(lines, size)
    out: list[Piece] = []
    before: Paragraph | None = None
    for paragraph in paragraphs_of(lines, setting):
        gap = 0
        if before is not None and before.lines[-1].page == paragraph.lines[0].page:
            last, first = before.lines[-1], paragraph.lines[0]
            gap = int((first.base - last.base) / max(first.size, last.size) > setting.pitch * 1.3 + 0.1)
        out.append(piece_of(paragraph, len(out) + 1, setting, gap))
        before = paragraph
    return _cells_numbered(out)


def _cells_numbered(pieces: list[Piece]) -> list[Piece]:
    """Tables counted from 1 in the order in which they stand."""
    numbers: dict[int, int] = {}
    return [
        replace(p, cell=(numbers.setdefault(p.cell[0], len(numbers) + 1), *p.cell[1:])) if p.cell else p for p in pieces
    ]


def _with_pictures(pieces: list[Piece], placed: list[Placed], pictures: list[Picture | None]) -> list[Piece]:
    """Pictures put in before the first text that stands below them."""
    out = list(pieces)
    for place, picture in reversed(list(zip(placed, pictures, strict=True))):
        if picture is None:
            continue
        piece = Piece((), Place(0, page=place.page, box=tuple(round(n, 1) for n in place.box)), picture=picture)  # type: ignore[arg-type]
        at = next((n for n, p in enumerate(out) if _is_below(p, place)), len(out))
        out.insert(at, piece)
    return out


def _is_below(piece: Piece, place: Placed) -> bool:
    page = piece.place.page or 0
    if page != place.page:
        return page > place.page
    box = piece.place.box
    return (
        box is not None
        and box[1] >= place.box[3] - 8
        and ((box[0] < place.box[2] and box[2] > place.box[0]) or box[1] > place.box[3])
    )


def _furniture(line: Line) -> Piece:
    return Piece(line.runs, Place(0, page=line.page, box=line.box), furniture=True)


def _sideways(sheet: Sheet) -> Piece:
    return Piece((Run(sheet.sideways),), Place(0, page=sheet.number), furniture=True)
