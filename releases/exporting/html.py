"""The article: a ReleaseDocument as HTML, the same on the public page, in a preview and in the press room."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

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
    Quote,
    ReleaseDocument,
    Run,
    Runs,
    Section,
    Source,
    Table,
    paragraphs_in,
    text_of,
    words_of,
)

HTML_LANGUAGES: dict[str, str] = {"en": "en", "zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}


QUOTE_MARKS = {"en": "“{}”", "zh-hant": "「{}」", "zh-hans": "“{}”"}
# Before a picture lies in its column, or fills a phone: the widths that the style sheet gives a figure.
FIGURE_SIZES = "(min-width: 75rem) 50rem, (min-width: 60rem) calc(100vw - 22rem), calc(100vw - 2.5rem)"

SIZES_AFTER = "(min-width: 75rem) 27rem, (min-width: 60rem) calc(50vw - 12rem), (min-width: 46rem) 50vw, 100vw"


@dataclass(frozen=True, slots=True)
class Timing:
    """Whether the text may be used, and since or until when. Not part of the document: it may move after freezing."""

    state: Literal["public", "embargoed", "earlier", "draft"]
    at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """A <source> of a picture: one type, all widths."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure as a page draws it: sources by type, best first, and one picture that every browser knows."""

    figure: Figure
    renditions: tuple[Rendition, ...] = ()
    fallback: Source | None = None
    eager: bool = False

    @property
    def tall(self) -> bool:
        """Upright, so that it would fill more than a screen at the width of the others."""
        return self.fallback is not None and self.fallback.height > self.fallback.width


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with what a reader takes away when she copies it: the words in quote marks and who said them."""

    quote: Quote
    named: str
    words: str
    copy: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One block as the template draws it: ready HTML, a figure, or paragraphs that are there for their quotes."""

    html: str = ""
    figure: ShownFigure | None = None
    said: tuple[Said, ...] = ()


def article(
    document: ReleaseDocument,
    people: list[dict[str, Any]],
    pictures: bool = True,
    timing: Timing | None = None,
    originals: str = "",
    large: str = "",
) -> SafeString:
    """The release from its notice to its contacts. `people`: as frozen beside the document, for names side by side.

    `originals` is where pictures for print are had with their captions written into them; else they come as they are.
    `large` is where each picture has a page of its own.
    """
    shown = context(document, people, pictures) | {"timing": timing, "originals": originals, "large": large}
    return render_to_string("releases/_article.html", shown)


def context(document: ReleaseDocument, people: list[dict[str, Any]], pictures: bool = True) -> dict[str, Any]:
    figures = _figures(document) if pictures else {}
    placed = {b.figure for s in document.sections for b in s.blocks if isinstance(b, FigurePlace)}
    said = {quote.id: _said(document, quote) for quote in document.quotes}
    anchors = first_marks(document)
    sections = [
        {"heading": s.heading, "level": s.level, "blocks": list(_blocks(s, figures, said, anchors))}
        for s in document.sections
    ]
    line = (document.dateline.text or document.dateline.place) if document.dateline else ""
    return {
        "document": document,
        "lang": HTML_LANGUAGES[document.language],
        "page_lang": document.language,
        "dateline": "" if run_in(line, sections) else line,
        "sections": sections,
        "sizes": FIGURE_SIZES,
        "sizes_after": SIZES_AFTER,
        "figures": list(figures.values()),
        "figures_after": [shown for id, shown in figures.items() if id not in placed],
        "said": list(said.values()),
        "quotes_after": [said[quote.id] for quote in document.quotes if quote.words],
        "contacts": [_contact(contact) for contact in document.contacts],
        "people": [_person(person, said) for person in people],
        "companies": [
            {"role": role, "companies": [c for c in document.companies if c.role == role]}
            for role in ("issuer", "partner", "agency")
            if any(c.role == role for c in document.companies)
        ],
    }


def run_in(line: str, sections: list[dict[str, Any]]) -> bool:
    """Set the dateline at the head of the first paragraph, as newspapers do. -> False if there is none to take it."""
    blocks = sections[0]["blocks"] if sections and not sections[0]["heading"] else []
    if not line or not blocks or not blocks[0].html.startswith("<p>") or blocks[0].said:
        return False
    space = "" if line[-1] in "）】」—" else " "
    opened = f'<p><span class="dateline">{html.escape(line)}</span>{space}{blocks[0].html[3:]}'
    blocks[0] = Shown(mark_safe(opened))
    return True


def _figures(document: ReleaseDocument) -> dict[str, ShownFigure]:
    """Every figure in reading order; the first picture that a reader comes to is fetched at once."""
    known = {figure.id: figure for figure in document.figures}
    places = [b.figure for s in document.sections for b in s.blocks if isinstance(b, FigurePlace)]
    order = dict.fromkeys([id for id in places if id in known] + list(known))
    first = next((id for id in order if known[id].sources), "")
    return {id: shown_figure(known[id], eager=id == first) for id in order}


def shown_figure(figure: Figure, eager: bool = False) -> ShownFigure:
    return ShownFigure(figure, *renditions(figure.sources), eager=eager)


def renditions(sources: Iterable[Source]) -> tuple[tuple[Rendition, ...], Source | None]:
    """Sources by type for <picture>, AVIF before WebP, and the widest JPEG (or whatever there is) for <img>."""
    order = {"image/avif": 0, "image/webp": 1}
    ranked = sorted(sources, key=lambda s: (order.get(s.type, 2), s.width))
    if not ranked:
        return (), None
    fallback = ranked[-1]
    types = [(type, list(same)) for type, same in groupby(ranked, key=lambda s: s.type) if type in order]
    return (
        tuple(Rendition(type, ", ".join(f"/files/{s.name} {s.width}w" for s in same)) for type, same in types),
        fallback,
    )


def _said(document: ReleaseDocument, quote: Quote) -> Said:
    words = words_of(document, quote)
    who = attribution(document.language, quote.speaker, quote.honorific, quote.title, quote.organisation)
    marked = QUOTE_MARKS[document.language].format(words)
    dash = "—" if document.language == "en" else "——"
    return Said(quote, addressed(document.language, quote.speaker, quote.honorific), words, f"{marked}\n{dash} {who}")


def addressed(language: str, name: str, honorific: str) -> str:
    """ "Dr Inès Valcourt"; "盧穎芯女士"; "Inès Valcourt 博士": the honorific on its side of the name."""
    if language == "en":
        return f"{honorific} {name}".strip()
    return f"{name}{' ' if _LATIN_END.search(name) else ''}{honorific}".strip()


def attribution(language: str, name: str, honorific: str, title: str, organisation: str) -> str:
    """Who it is, in one line as the language orders it: the name first in English, last in Chinese."""
    named = addressed(language, name, honorific)
    if language == "en":
        return ", ".join(part for part in (named, title, organisation) if part)
    office = organisation + title
    return f"{office}{' ' if office and _LATIN_END.search(name) else ''}{named}"


def _person(person: dict[str, Any], said: dict[str, Said]) -> dict[str, Any]:
    """Names side by side, in the site's order of languages, and what this text quotes of the person."""
    forms = [
        {
            "code": code,
            "html_lang": html_lang,
            **form,
            "copy": attribution(code, form["name"], form["honorific"], form["title"], form["organisation"]),
        }
        for code, html_lang in HTML_LANGUAGES.items()
        if (form := person["forms"].get(code)) and form["name"]
    ]
    return {"id": person.get("person", ""), "forms": forms, "said": [said[id] for id in person["quotes"] if id in said]}


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


def _blocks(
    section: Section, figures: dict[str, ShownFigure], said: dict[str, Said], anchors: set[int]
) -> Iterator[Shown]:
    """Neighbouring paragraphs of one speaker's words are one quotation, however many paragraphs it has."""
    waiting: list[Paragraph] = []
    for block in section.blocks:
        if isinstance(block, Paragraph) and mostly_quote(block.runs):
            if waiting and _speakers(waiting[-1], said) != _speakers(block, said):
                yield _quotation(waiting, said, anchors)
                waiting = []
            waiting.append(block)
            continue
        if waiting:
            yield _quotation(waiting, said, anchors)
            waiting = []
        yield from _block(block, figures, anchors)
    if waiting:
        yield _quotation(waiting, said, anchors)


def _block(block: Block, figures: dict[str, ShownFigure], anchors: set[int]) -> Iterator[Shown]:
    match block:
        case Paragraph():
            yield Shown(mark_safe(f"<p>{inline(block.runs, anchors)}</p>"))
        case Bullets():
            yield Shown(mark_safe(_list(block.items, block.ordered, anchors)))
        case Table():
            yield Shown(mark_safe(_table(block, anchors)))
        case FigurePlace() if block.figure in figures:
            yield Shown(figure=figures[block.figure])


def _quotation(paragraphs: list[Paragraph], said: dict[str, Said], anchors: set[int]) -> Shown:
    ids = dict.fromkeys(run.quote for p in paragraphs for run in p.runs if run.quote in said)
    text = "".join(f"<p{_hanging(p.runs)}>{inline(p.runs, anchors)}</p>" for p in paragraphs)
    return Shown(mark_safe(text), said=tuple(said[id] for id in ids))


def _hanging(runs: Runs) -> str:
    """A paragraph that begins with a quote mark lets it hang in the margin, so that the words stand flush."""
    return ' class="hangs"' if text_of(runs)[:1] in ("“", "「", "『", '"') else ""


def _speakers(paragraph: Paragraph, said: dict[str, Said]) -> set[str]:
    return {said[run.quote].quote.speaker for run in paragraph.runs if run.quote in said}


def mostly_quote(runs: Runs) -> bool:
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
    text = latin_words(html.escape(run.text, quote=False)).replace("\n", "<br>")
    for wanted, tag in ((run.position, run.position), (run.italic, "em"), (run.bold, "strong")):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    return f'<a href="{html.escape(run.href)}" rel="noopener noreferrer">{text}</a>' if run.href else text


_LATIN_END = re.compile(r"[A-Za-zÀ-ɏ.]$")
_APOSTROPHE = re.compile(r"[A-Za-z]+’[A-Za-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def latin_words(escaped: str) -> str:
    """A Latin word with an apostrophe, marked as English where it stands among Han characters.

    A Han font draws U+2019 as wide as a character, as it closes quotations there: “Children’s” would fall apart.
    """
    if not _HAN.search(escaped):
        return escaped
    return _APOSTROPHE.sub(lambda word: f'<span lang="en">{word[0]}</span>', escaped)


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
