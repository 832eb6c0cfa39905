"""The article: a ReleaseDocument as HTML, the same on the public page, in a preview and in the press room."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from contacts.phones import readable, tel
from releases.document import (
    Block,
    Bullets,
    Contact,
    Figure,
    FigurePlace,
    Item,
    Paragraph,
    ReleaseDocument,
    Run,
    Runs,
    Table,
    paragraphs_in,
    text_of,
)

HTML_LANGUAGES = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One block as the template draws it: ready HTML, or a figure."""

    html: str = ""
    figure: Figure | None = None
    is_quote: bool = False


def article(document: ReleaseDocument, people: list[dict[str, Any]], pictures: bool = True) -> SafeString:
    """The release from its notice to its contacts. `people`: as frozen beside the document, for names side by side."""
    return render_to_string("releases/_article.html", context(document, people, pictures))


def context(document: ReleaseDocument, people: list[dict[str, Any]], pictures: bool = True) -> dict[str, Any]:
    figures = {figure.id: figure for figure in document.figures} if pictures else {}
    placed = {b.figure for s in document.sections for b in s.blocks if isinstance(b, FigurePlace)}
    anchors = first_marks(document)
    return {
        "document": document,
        "lang": HTML_LANGUAGES[document.language],
        "sections": [
            {"heading": s.heading, "level": s.level, "blocks": list(_blocks(s.blocks, figures, anchors))}
            for s in document.sections
        ],
        "figures_after": [f for f in document.figures if pictures and f.id not in placed],
        "quotes_after": [quote for quote in document.quotes if quote.words],
        "contacts": [_contact(contact) for contact in document.contacts],
        "people": people,
    }


def first_marks(document: ReleaseDocument) -> set[int]:
    """Identity of the first run of each quote: it carries the address of the quote."""
    seen: set[str] = set()
    first: set[int] = set()
    for runs in paragraphs_in(document.sections):
        for run in runs:
            if run.quote and run.quote not in seen:
                seen.add(run.quote)
                first.add(id(run))
    return first


def _blocks(blocks: tuple[Block, ...], figures: dict[str, Figure], anchors: set[int]) -> Iterator[Shown]:
    for block in blocks:
        match block:
            case Paragraph():
                yield Shown(mark_safe(f"<p>{inline(block.runs, anchors)}</p>"), is_quote=_mostly_quote(block.runs))
            case Bullets():
                yield Shown(mark_safe(_list(block.items, block.ordered, anchors)))
            case Table():
                yield Shown(mark_safe(_table(block, anchors)))
            case FigurePlace() if block.figure in figures:
                yield Shown(figure=figures[block.figure])


def _mostly_quote(runs: Runs) -> bool:
    """A paragraph that is there for its quote is set as one."""
    quoted = sum(len(run.text) for run in runs if run.quote)
    return quoted > 0.5 * len(text_of(runs))


def inline(runs: Runs, anchors: set[int]) -> str:
    """Runs as HTML; a quote is one <q> whose first mark has the address #quote-ID."""
    out: list[str] = []
    quote = ""
    for run in runs:
        if run.quote != quote:
            out.append("</q>" if quote else "")
            quote = run.quote
            address = f' id="quote-{html.escape(quote)}"' if id(run) in anchors else ""
            out.append(f'<q data-quote="{html.escape(quote)}"{address}>' if quote else "")
        out.append(_run(run))
    return "".join(out) + ("</q>" if quote else "")


def _run(run: Run) -> str:
    text = html.escape(run.text, quote=False).replace("\n", "<br>")
    for wanted, tag in ((run.position, run.position), (run.italic, "em"), (run.bold, "strong")):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    return f'<a href="{html.escape(run.href)}" rel="noopener noreferrer">{text}</a>' if run.href else text


def _list(items: tuple[Item, ...], ordered: bool, anchors: set[int]) -> str:
    tag = "ol" if ordered else "ul"
    inner = "".join(
        f"<li>{inline(item.runs, anchors)}{_list(item.items, item.ordered, anchors) if item.items else ''}</li>"
        for item in items
    )
    return f"<{tag}>{inner}</{tag}>"


def _table(table: Table, anchors: set[int]) -> str:
    head = table.rows[:1] if table.header else ()
    rows = "".join(
        "<tr>" + "".join(f"<td>{inline(c, anchors)}</td>" for c in row) + "</tr>" for row in table.rows[len(head) :]
    )
    top = "".join("<tr>" + "".join(f'<th scope="col">{inline(c, anchors)}</th>' for c in row) + "</tr>" for row in head)
    return f'<div class="table"><table>{f"<thead>{top}</thead>" if top else ""}<tbody>{rows}</tbody></table></div>'


def _contact(contact: Contact) -> dict[str, Any]:
    phones = [{"kind": p.kind, "shown": readable(p.number), "tel": tel(p.number)} for p in contact.phones]
    return {"contact": contact, "phones": phones}
