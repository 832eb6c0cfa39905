"""Web pages and the HTML of e-mails -> Contents: block by block, scripts and styles left out, nothing fetched."""

from __future__ import annotations

from html.parser import HTMLParser

from releases.document import Run
from releases.importing.decoding import cleaned, decode
from releases.importing.docx_package import web_address
from releases.importing.office_pieces import Pieces
from releases.importing.office_styles import Look
from releases.importing.office_text import Bit
from releases.importing.reading import Contents

_BLOCKS = {
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tr", "td", "th", "blockquote", "pre",
    "section", "article", "header", "footer", "figcaption", "figure", "dt", "dd", "hr", "center", "address", "body",
}  # fmt: skip
_SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "nav", "form", "select", "button"}
_BOLD, _ITALIC = {"b", "strong", "th"}, {"i", "em", "cite"}
DEEPEST = 500


def read_html(data: bytes) -> Contents:
    return read_markup(decode(data))


def read_markup(text: str) -> Contents:
    """The blocks of a page in order."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_block()
    return page.pieces.contents()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces = Pieces()
        self.bits: list[Bit] = []
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.lists: list[list] = []  # [ordered, number]
        self.marker, self.kind, self.level = "", "", 0
        self.tables, self.row, self.column = 0, 0, 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag == "br":
            self.bits.append(Bit(Run("\n")))
            return
        if tag in ("img", "hr", "meta", "link", "input", "wbr", "col"):
            return
        if len(self.open) < DEEPEST:
            self.open.append(tag)
        if tag == "a":
            self.hrefs.append(web_address(dict(attributes).get("href") or ""))
        elif tag in ("ul", "ol"):
            self.lists.append([tag == "ol", 0])
        elif tag == "li" and self.lists:
            self.lists[-1][1] += 1
            self.marker = f"{self.lists[-1][1]}." if self.lists[-1][0] else "•"
        elif tag[:1] == "h" and tag[1:].isdigit():
            self.kind, self.level = ("title" if tag == "h1" else "heading"), int(tag[1:])
        elif tag == "figcaption":
            self.kind = "caption"
        elif tag == "table":
            self.tables, self.row, self.column = self.tables + 1, 0, 0
        elif tag == "tr":
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self.column += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "a" and self.hrefs:
            self.hrefs.pop()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if any(tag in _SILENT for tag in self.open):
            return
        text = cleaned(data)
        text = text if "pre" in self.open else " ".join(text.split("\n")).replace("\t", " ")
        if text:
            bold, italic = any(t in _BOLD for t in self.open), any(t in _ITALIC for t in self.open)
            position = next((t for t in reversed(self.open) if t in ("sub", "sup")), "")
            href = self.hrefs[-1] if self.hrefs else ""
            self.bits.append(Bit(Run(text, bold, italic, position, href)))  # type: ignore[arg-type]

    def end_block(self) -> None:
        bits, self.bits = self.bits, []
        if not any(bit.run.text.strip() for bit in bits):
            return
        # A table with one column lays out a page, as e-mails do; only its text counts.
        cell = (self.tables, self.row, self.column) if self.column > 1 and "tr" in self.open else None
        look = Look(kind=self.kind, level=self.level)  # type: ignore[arg-type]
        self.pieces.paragraph(bits, look, self.marker, len(self.lists) if self.marker else 0, cell=cell)
        self.marker, self.kind, self.level = "", "", 0
