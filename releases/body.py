"""The text of a release between the editor's HTML and a document's blocks.

HTML is what the desk edits and stores; blocks are what is frozen and rendered. Whatever is pasted is first reduced to
the few elements listed here, so nothing else can reach a page. `sections_of(html_of(sections)) == sections` for
canonical sections, and reading any HTML once more changes nothing (both held by property tests).

Two marks of ours: `<q data-quote=ID>` round the words of a quote (the printed quote marks stay outside it), and
`<figure data-figure=ID>` where a figure stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3

from releases.document import (
    Block,
    Bullets,
    FigurePlace,
    Item,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    joined,
    text_of,
)

_TAGS = {
    "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "strong", "b", "em", "i", "sub", "sup", "a", "br", "q", "figure",
    "table", "tbody", "thead", "tr", "td", "th", "div", "blockquote", "pre",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "q": {"data-quote"}, "figure": {"data-figure"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_PARAGRAPHS = {"p", "div", "blockquote", "pre"}
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 3}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
# Spaces that only wrap the source; a no-break or an ideographic space is the writer's own.
_SPACE = re.compile(r"[ \t\r\f\v]+")
# Marks that turn the direction of what follows, and control characters: never part of a press release.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def clean(source: str) -> str:
    """The same text in canonical HTML; scripts, styles and everything unknown are gone."""
    return html_of(sections_of(source))


def sections_of(source: str) -> tuple[Section, ...]:
    reduced = nh3.clean(source, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    reader = _Reader()
    reader.feed(reduced)
    reader.close()
    return reader.sections()


@dataclass
class _List:
    ordered: bool
    items: list[Item] = field(default_factory=list)


class _Reader(HTMLParser):
    """Builds blocks as tags open and close. nh3 has balanced them, so each end tag closes the newest start."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Section] = [Section(None)]
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.mark = Run("")
        self.marks: list[tuple[str, Run]] = []
        self.lists: list[_List] = []
        self.open_items: list[Runs] = []
        self.heading = 0
        self.rows: list[list[Runs]] | None = None
        self.header = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.runs.append(replace(self.mark, text="\n"))
        elif tag in ("strong", "b", "em", "i", "sub", "sup", "a", "q"):
            self.marks.append((tag, self.mark))
            self.mark = _marked(self.mark, tag, given)
        elif tag in _HEADINGS:
            self.end_paragraph()
            self.heading = 0 if self.lists or self.rows is not None else _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self.open_list(ordered=tag == "ol")
        elif tag == "li":
            self.end_paragraph()
        elif tag == "figure":
            self.end_paragraph()
            if not self.lists and self.rows is None and _ID.fullmatch(given.get("data-figure", "")):
                self.blocks.append(FigurePlace(given["data-figure"]))
        elif tag == "table":
            self.end_paragraph()
            if not self.lists:
                self.rows, self.header = [], False
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag == "th" and self.rows is not None and len(self.rows) == 1:
            self.header = True
        elif tag in _PARAGRAPHS:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if self.marks and tag == self.marks[-1][0]:
            self.mark = self.marks.pop()[1]
        elif tag in _HEADINGS:
            self.end_heading()
        elif tag in ("ul", "ol"):
            self.close_list()
        elif tag == "li":
            self.end_paragraph()
            self.close_item()
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(self.take_runs())
        elif tag == "table":
            self.close_table()
        elif tag in _PARAGRAPHS:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        self.runs.append(replace(self.mark, text=data.replace("\n", " ")))

    def take_runs(self) -> Runs:
        runs, self.runs = tidy(self.runs), []
        return runs

    def end_paragraph(self) -> None:
        if self.rows:
            self.runs.append(Run("\n"))  # paragraphs in a cell become its lines
            return
        runs = self.take_runs()
        if not runs:
            return
        if self.open_items and len(self.open_items) == len(self.lists):
            before = self.open_items[-1]
            self.open_items[-1] = joined((*before, Run("\n"), *runs)) if before else runs
        elif self.lists:
            self.open_items.append(runs)
        elif self.heading:
            self.start_section(runs, self.heading)
        else:
            self.blocks.append(Paragraph(runs))

    def end_heading(self) -> None:
        self.end_paragraph()
        self.heading = 0

    def start_section(self, runs: Runs, level: int) -> None:
        self.end_section()
        self.done.append(Section(text_of(runs).replace("\n", " "), (), level))

    def end_section(self) -> None:
        self.done[-1] = replace(self.done[-1], blocks=tuple(self.blocks))
        self.blocks = []

    def open_list(self, ordered: bool) -> None:
        self.end_paragraph()
        if len(self.lists) > len(self.open_items):
            self.open_items.append(())  # a list inside a list without an item of its own
        self.lists.append(_List(ordered))

    def close_item(self) -> None:
        """The item at the depth of the innermost list is complete, unless its children already closed it."""
        if self.lists and len(self.open_items) == len(self.lists):
            runs = self.open_items.pop()
            self.lists[-1].items.append(Item(runs))

    def close_list(self) -> None:
        self.end_paragraph()
        if not self.lists:
            return
        self.close_item()
        finished = self.lists.pop()
        items = tuple(item for item in finished.items if item.runs or item.items)
        if not items:
            return
        if self.lists:
            self.adopt(items, finished.ordered)
        else:
            self.blocks.append(Bullets(items, finished.ordered))

    def adopt(self, items: tuple[Item, ...], ordered: bool) -> None:
        """Hang a finished list under the item that it stood in."""
        outer = self.lists[-1]
        if len(self.open_items) == len(self.lists):
            runs = self.open_items.pop()
            if runs or not outer.items:
                outer.items.append(Item(runs, items, ordered))
                return
        if outer.items:
            last = outer.items[-1]
            outer.items[-1] = replace(last, items=last.items + items, ordered=last.ordered or ordered)

    def close_table(self) -> None:
        rows, self.rows = self.rows, None
        if rows is None:
            return
        filled = tuple(tuple(row) for row in rows if any(row))
        if filled:
            width = max(len(row) for row in filled)
            even = tuple(row + ((),) * (width - len(row)) for row in filled)
            self.blocks.append(Table(even, self.header and bool(rows[0]) and any(rows[0])))
        self.runs = []

    def sections(self) -> tuple[Section, ...]:
        self.end_paragraph()
        self.end_section()
        first, *rest = self.done
        return tuple([first] if first.blocks else []) + tuple(rest)


def _marked(mark: Run, tag: str, given: dict[str, str]) -> Run:
    if tag in ("strong", "b"):
        return replace(mark, bold=True)
    if tag in ("em", "i"):
        return replace(mark, italic=True)
    if tag == "sub" or tag == "sup":
        return replace(mark, position=tag)  # type: ignore[arg-type]
    if tag == "a":
        return replace(mark, href=safe_link(given.get("href", "")))
    quote = given.get("data-quote", "")
    return replace(mark, quote=quote if _ID.fullmatch(quote) else "")


def safe_link(address: str) -> str:
    """The address if it is one that a page may carry, else nothing."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme.lower() in _SCHEMES else ""


def tidy(runs: Iterable[Run]) -> Runs:
    """Runs with white space as it is read: single spaces, none at the ends or beside a line break."""
    out: list[Run] = []
    for run in runs:
        text = _SPACE.sub(" ", _UNWANTED.sub("", run.text))
        before = out[-1].text[-1:] if out else "\n"
        if before in (" ", "\n"):
            text = text.lstrip(" \n") if not out else text.lstrip(" ")
        text = re.sub(" ?\n ?", "\n", text)
        if text.startswith("\n") and before == " ":
            out[-1] = replace(out[-1], text=out[-1].text[:-1])
            if not out[-1].text:
                out.pop()
        if text:
            out.append(replace(run, text=text))
    while out and out[-1].text[-1] in " \n":
        text = out[-1].text.rstrip(" \n")
        out = out[:-1] + ([replace(out[-1], text=text)] if text else [])
    return joined(out) if any(run.text.strip() for run in out) else ()  # Word writes an empty line as a no-break space


def html_of(sections: Iterable[Section]) -> str:
    """Canonical HTML, one block a line."""
    lines: list[str] = []
    for section in sections:
        if section.heading is not None:
            lines.append(f"<h{section.level}>{html.escape(section.heading, quote=False)}</h{section.level}>")
        lines += [_block_html(block) for block in section.blocks]
    return "\n".join(lines)


def _block_html(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{runs_html(block.runs)}</p>"
        case Bullets():
            return _list_html(block.items, block.ordered)
        case FigurePlace():
            return f'<figure data-figure="{html.escape(block.figure)}"></figure>'
        case Table():
            return _table_html(block)


def _list_html(items: Iterable[Item], ordered: bool) -> str:
    tag = "ol" if ordered else "ul"
    inner = "".join(f"<li>{_item_html(item)}</li>" for item in items)
    return f"<{tag}>{inner}</{tag}>"


def _item_html(item: Item) -> str:
    nested = _list_html(item.items, item.ordered) if item.items else ""
    return (f"<p>{runs_html(item.runs)}</p>" if item.runs else "") + nested


def _table_html(table: Table) -> str:
    rows = []
    for number, row in enumerate(table.rows):
        tag = "th" if table.header and number == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{runs_html(cell)}</{tag}>" for cell in row) + "</tr>")
    return "<table><tbody>" + "".join(rows) + "</tbody></table>"


def runs_html(runs: Runs) -> str:
    """Inline HTML. A quote mark is outermost, so that a quote is one element however its words are set."""
    out: list[str] = []
    quote = ""
    for run in runs:
        if run.quote != quote:
            out.append("</q>" if quote else "")
            quote = run.quote
            out.append(f'<q data-quote="{html.escape(quote)}">' if quote else "")
        out.append(_run_html(run))
    return "".join(out) + ("</q>" if quote else "")


def _run_html(run: Run) -> str:
    text = html.escape(run.text, quote=False).replace("\n", "<br>")
    for wanted, tag in ((run.position, run.position), (run.italic, "em"), (run.bold, "strong")):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    return f'<a href="{html.escape(run.href)}">{text}</a>' if run.href else text
