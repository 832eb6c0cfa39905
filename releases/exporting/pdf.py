"""PDF/UA-1: tagged, with bookmarks, language and title, set by typst from pdf.typ.

The text reaches the typesetter as data, never as markup; its pictures through a folder that is gone again afterwards.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typst
from django.utils import translation
from django.utils.translation import gettext as _

from contacts.phones import readable, tel
from releases.document import (
    Attachment,
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
    Section,
    Table,
)
from releases.exporting import fonts, words
from releases.exporting.html import attribution, mostly_quote, renditions
from releases.exporting.issued import Issued, Read
from releases.exporting.text import opening
from releases.zones import in_words

TEMPLATE = Path(__file__).with_name("pdf.typ")
PLACES = {"en": ("en", "GB"), "zh-hant": ("zh", "HK"), "zh-hans": ("zh", "CN")}
TALLEST = 0.9  # of the width of the column
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()（）「」『』“”，。；、]*[^\s<>()（）「」『』“”，。；、.,;:!?]")

Part = dict[str, Any]


class NotDrawn(Exception):
    """A font is missing; the message is the characters, or empty where a whole script has none."""


def offered(document: ReleaseDocument, issued: Issued) -> bool:
    """Whether every character can be drawn here. If not, there is no PDF rather than a broken one."""
    return not fonts.missing(document.language) and not undrawn(document, issued.note + issued.site)


def undrawn(document: ReleaseDocument, more: str = "") -> str:
    """The characters of the text, and of what is printed with it, that no font here can draw."""
    said = dataclasses.replace(document, companies=(), topics=())
    return fonts.undrawn(json.dumps(said.to_json(), ensure_ascii=False) + more)


def render(document: ReleaseDocument, issued: Issued, read: Read) -> bytes:
    """The same bytes whenever and wherever it is made. Raises NotDrawn where a font is missing."""
    if fonts.missing(document.language):
        raise NotDrawn
    with tempfile.TemporaryDirectory() as folder, translation.override(document.language):
        data = content(document, issued, pictures(document.figures, read, Path(folder)))
        page = f"{folder}/page.typ"
        Path(page).write_bytes(TEMPLATE.read_bytes())  # what it draws has to lie beside it
        try:
            return typst.compile(
                page,
                root=folder,
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=int(issued.lift.timestamp()),
                font_paths=fonts.installed(),
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            )
        except typst.TypstError as refusal:
            if characters := fonts.undrawn(json.dumps(data, ensure_ascii=False)):
                raise NotDrawn(characters) from refusal
            raise


def pictures(figures: Iterable[Figure], read: Read, folder: Path) -> dict[str, Part]:
    """Write each figure's screen-size JPEG for the typesetter. -> figure id: its file and its share of the column."""
    shown: dict[str, Part] = {}
    for figure in figures:
        _types, source = renditions(figure.sources)
        content = read(source) if source and source.type == "image/jpeg" else None
        if source and content:
            name = f"{len(shown)}.jpg"
            (folder / name).write_bytes(content)
            shown[figure.id] = {"file": name, "width": min(1.0, TALLEST * source.width / source.height)}
    return shown


def content(document: ReleaseDocument, issued: Issued, shown: dict[str, Part]) -> Part:
    """All that the page says, in its order, as pdf.typ reads it."""
    lang, region = PLACES[document.language]
    state, when = words.timing(issued)
    own = fonts.han(document.language)
    return {
        "lang": lang,
        "region": region,
        "latin": fonts.LATIN,
        "han": own,
        "title": document.headline,
        "author": [company.name for company in document.companies if company.role == "issuer"],
        "topics": [topic.name for topic in document.topics],
        "site": issued.site,
        "url": issued.url,
        "address": f"{issued.site_url}/{document.language}/releases/{issued.id}/".partition("://")[2],
        "running": running(document.headline),
        "notice": linked(document.notice),
        "label": document.label or _("Press release"),
        "state": state,
        "when": when.split(" = "),
        "embargoed": issued.embargoed,
        "copy": words.copy_line(issued),
        "mark": issued.copy.mark if issued.copy else "",
        "note": note(issued),
        "headline": document.headline.split("\u3000"),
        "subheads": document.subheads,
        "highlights": {"heading": _("Key points"), "items": [linked(point) for point in document.highlights]},
        "blocks": list(blocks(document, shown)),
        "end_mark": document.end_mark,
        "after": list(after(document, shown)),
        "about": [{"heading": b.heading, "items": [linked(p) for p in b.paragraphs]} for b in document.boilerplates],
        "notes": {
            "heading": document.notes_heading or _("Notes to editors"),
            "items": [linked(n) for n in document.notes],
        },
        "contacts": {
            "heading": document.contacts_heading or _("Media enquiries"),
            "items": [contact(c) for c in document.contacts],
        },
        "attachments": {"heading": _("Downloads"), "items": [attachment(a, issued) for a in document.attachments]},
        "page": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
    }


def running(headline: str) -> str:
    """The headline in one line at the head of later pages; a Han character is as wide as two Latin ones."""
    line, room = headline.replace("\u3000", " "), 84
    for place, character in enumerate(line):
        room -= 1 if character < "\u2e80" else 2
        if room < 0:
            return line[:place].rstrip() + "…"
    return line


def note(issued: Issued) -> Part | None:
    if issued.kind == "first":
        return None
    return {
        "heading": words.kind_in_words(issued.kind),
        "when": in_words(issued.lift),
        "text": linked(issued.note),
        "correction": issued.kind == "correction",
    }


def blocks(document: ReleaseDocument, shown: dict[str, Part]) -> Iterator[Part]:
    figures = {figure.id: figure for figure in document.figures}
    line = (document.dateline.text or document.dateline.place) if document.dateline else ""
    level = 1
    for section in document.sections:
        if section.heading:
            level = min(section.level, level + 1)  # a reader by ear may not be led from level 1 to 3
            yield {"type": "heading", "level": level, "text": section.heading}
        for part in of_section(section, figures, shown):
            if line and part["type"] == "paragraph":
                part, line = {**part, "opening": opening(line)}, ""
            yield part


def of_section(section: Section, figures: dict[str, Figure], shown: dict[str, Part]) -> Iterator[Part]:
    for block in section.blocks:
        yield from of_block(block, figures, shown)


def of_block(block: Block, figures: dict[str, Figure], shown: dict[str, Part]) -> Iterator[Part]:
    match block:
        case Paragraph():
            yield {"type": "quotation" if mostly_quote(block.runs) else "paragraph", "runs": runs(block.runs)}
        case Bullets():
            yield {"type": "list", "ordered": block.ordered, "items": [item(one) for one in block.items]}
        case Table() if block.rows:
            wide = max(len(row) for row in block.rows)
            rows = [[runs(cell) for cell in row] + [[]] * (wide - len(row)) for row in block.rows]
            yield {"type": "table", "header": block.header, "columns": wide, "rows": rows}
        case FigurePlace() if block.figure in figures:
            yield picture(figures[block.figure], shown)


def item(one: Item) -> Part:
    return {"runs": runs(one.runs), "ordered": one.ordered, "items": [item(inner) for inner in one.items]}


def runs(parts: Runs) -> list[Part]:
    return [plain(run) for run in parts]


def plain(run: Run) -> Part:
    return {"t": run.text, "b": run.bold, "i": run.italic, "p": run.position, "h": run.href}


def linked(text: str) -> list[Part]:
    """A plain text as runs, its web addresses as links."""
    out: list[Part] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0] if match[0].startswith("http") else f"https://{match[0]}"
        out += [plain(Run(text[end : match.start()])), plain(Run(match[0], href=address))]
        end = match.end()
    return [run for run in [*out, plain(Run(text[end:]))] if run["t"]]


def picture(figure: Figure, shown: dict[str, Part]) -> Part:
    """A figure whose picture is not there keeps its caption."""
    facts = " · ".join(part for part in (words.credit(figure), figure.rights) if part)
    alt = figure.alt or figure.caption or figure.label or _("Picture")
    caption = {"label": figure.label, "caption": linked(figure.caption), "facts": facts, "alt": alt}
    return {"type": "figure", **caption, **shown.get(figure.id, {"file": ""})}


def after(document: ReleaseDocument, shown: dict[str, Part]) -> Iterator[Part]:
    """What has no place in the text: quotes first, then pictures."""
    placed = {b.figure for s in document.sections for b in s.blocks if isinstance(b, FigurePlace)}
    for quote in document.quotes:
        if quote.words:
            who = attribution(document.language, quote.speaker, quote.honorific, quote.title, quote.organisation)
            yield {"type": "said", "words": quote.words, "who": who}
    yield from (picture(figure, shown) for figure in document.figures if figure.id not in placed)


def contact(one: Contact) -> Part:
    name, *others = words.contact_lines(one) or [""]
    reach = [
        {
            "kind": words.phone_kind(phone.kind),
            "text": readable(phone.number),
            "href": "" if phone.kind in ("fax", "wechat") else tel(phone.number),
        }
        for phone in one.phones
    ]
    reach += [{"kind": _("e-mail"), "text": address, "href": f"mailto:{address}"} for address in one.emails]
    reach += [{"kind": _("hours"), "text": one.hours, "href": ""}] if one.hours else []
    return {"name": name, "lines": others, "reach": reach}


def attachment(one: Attachment, issued: Issued) -> Part:
    address = f"{issued.site_url}/files/{one.file.name}" if one.file else one.url
    return {
        "title": one.title,
        "facts": words.attachment_kind(one.kind),
        "text": linked(one.description),
        "href": address,
    }
