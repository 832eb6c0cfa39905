"""Which part of a release each piece belongs to, before any part is read closely.

A release runs front, lead and body, then captions, end mark, boilerplates, notes and contacts in an order that every
country has its own of. Headings and lines that say what they are (signs.py) open a zone; what follows belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from releases.document import Run
from releases.importing import signs, timing
from releases.importing.contact_lines import holds_contact, is_contact_heading
from releases.importing.dateline import find_dateline, own_line
from releases.importing.reading import Piece
from releases.importing.wrapping import cells

_NOTICE = re.compile(
    r"(?:the )?(?:following|below|this) (?:is a )?(?:joint )?(?:press|news|media)? ?(?:release|statement|announcement|notice).{0,40}?(?:issued|released|distributed|published|sent)\b"
    r"|(?:issued|released|distributed) (?:by .{2,80} )?on behalf of\b|issued by .{2,120} on behalf of"
    r"|(?:以下|本|此|下列)(?:新[闻聞]|媒[体體]|[传傳]媒)?(?:稿|公[报報]|通稿|[声聲]明).{0,12}?由.{2,60}?(?:代[发發表]|[发發][佈布放]|受.{1,20}委[托託])",
    re.I,
)
_HIGHLIGHTS_HEADING = re.compile(
    r"(?:key |main |release )?(?:points?|highlights|facts|takeaways|messages|findings at a glance|summary|at a glance|in brief|headlines)(?: at a glance)?"
    r"|(?:[财財][务務]|[业業][绩績]|[新本]?[闻聞]?稿?|研究|[内內]容)?(?:重[点點]|要[点點]|摘要|概要|亮[点點])|(?:重[点點]|要[点點]|摘要|亮[点點]|新[闻聞]重[点點]|重點摘要|本[文稿](?:重[点點]|摘要)|新聞摘要|核心要点|关键要点)",
    re.I,
)


@dataclass
class Zones:
    """The pieces of each part, in order. Every piece of the file is in exactly one of the lists."""

    notice: list[Piece] = field(default_factory=list)
    label: list[Piece] = field(default_factory=list)
    timing: list[Piece] = field(default_factory=list)
    head: list[Piece] = field(default_factory=list)  # headline and subheads
    letterhead: list[Piece] = field(default_factory=list)
    highlights: list[Piece] = field(default_factory=list)
    dateline: list[Piece] = field(default_factory=list)  # a line of its own, or a date in the front or behind the end
    body: list[Piece] = field(default_factory=list)
    figures: list[Piece] = field(default_factory=list)
    end_mark: list[Piece] = field(default_factory=list)
    boilerplates: list[list[Piece]] = field(default_factory=list)  # each begins with its heading
    notes: list[Piece] = field(default_factory=list)
    notes_heading: list[Piece] = field(default_factory=list)
    contacts: list[Piece] = field(default_factory=list)
    contacts_heading: list[Piece] = field(default_factory=list)
    unplaced: list[Piece] = field(default_factory=list)
    discarded: list[Piece] = field(default_factory=list)


def with_text(piece: Piece, text: str) -> Piece:
    return replace(piece, runs=(Run(text),))


def zones_of(pieces: list[Piece], country: str = "") -> Zones:
    """Sort the pieces of a file into the parts of a release."""
    zones = Zones()
    pieces = _without_furniture(pieces, zones)
    lead = lead_index(pieces, country)
    _front(_split_lines(pieces[:lead]), zones, country)
    _rest(pieces[lead:], zones)
    return zones


def _without_furniture(pieces: list[Piece], zones: Zones) -> list[Piece]:
    kept = []
    for piece in pieces:
        furniture = piece.furniture or (
            signs.is_furniture(piece.text) and not signs.is_end_mark(piece.text) and not piece.marker
        )
        blank = not piece.text.strip() and piece.picture is None
        (zones.discarded if furniture or blank else kept).append(piece)
    return kept


# The lead


def lead_index(pieces: list[Piece], country: str) -> int:
    """Where the text begins: at the dateline, else at the first paragraph that reads as one."""
    sentence = _first_sentence(pieces)
    for n, piece in enumerate(pieces[: sentence + 4]):
        if _is_text(piece) and not signs.is_filing(piece.text) and not signs.date_meta(piece.text):
            found = find_dateline(piece.text, country)
            if found and found.end < len(piece.text) and signs.ends_sentence(piece.text) and cells(piece.text) > 40:
                return n
        if signs.is_end_mark(piece.text) or (signs.about_company(piece.text) and n > 3):
            break
    return sentence


def _first_sentence(pieces: list[Piece]) -> int:
    """The first paragraph that reads as a lead; the third piece of a text that has none."""
    for shortest in (110, 50, 24):
        for n, piece in enumerate(pieces):
            if _is_text(piece) and _reads_as_lead(piece.text, shortest):
                return n
    return min(len(pieces), 2)


def _reads_as_lead(text: str, shortest: int) -> bool:
    """A sentence long enough. A Chinese headline takes no full stop, an English sub-headline may."""
    if text.rstrip().rstrip("」”』）").endswith("。"):
        shortest = min(shortest, 44)
    return cells(text) >= shortest and signs.ends_sentence(text) and _could_lead(text)


def _is_text(piece: Piece) -> bool:
    return (
        not piece.marker and piece.cell is None and piece.picture is None and piece.style not in ("title", "subtitle")
    )


def _could_lead(text: str) -> bool:
    """Not a notice, an embargo, a contact sentence or a caption, which are paragraphs too."""
    return not (
        is_notice(text)
        or timing.kind_of(text)
        or signs.caption_mark(text)
        or is_contact_heading(text)
        or holds_contact(text)
        or signs.is_filing(text)
        or signs.label_of(text)
    )


def is_notice(text: str) -> bool:
    return len(text) <= 500 and bool(_NOTICE.search(text[:300]))


# Before the lead


def _split_lines(pieces: list[Piece]) -> list[Piece]:
    """Line breaks inside a paragraph are lines in the front: Word users set label and date with them."""
    out: list[Piece] = []
    for piece in pieces:
        lines = [line.strip() for line in piece.text.split("\n") if line.strip()]
        if len(lines) < 2 or not any(_says_what_it_is(line) for line in lines):
            out.append(piece)
        else:
            out += [with_text(piece, line) for line in lines]
    return out


def _says_what_it_is(line: str) -> bool:
    return bool(signs.label_of(line) or timing.kind_of(line) or own_line(line) or holds_contact(line))


def _front(pieces: list[Piece], zones: Zones, country: str) -> None:
    pieces = _front_contacts(pieces, zones)
    for n, piece in enumerate(pieces):
        text = piece.text.strip()
        previous = pieces[n - 1].text if n else ""
        if is_notice(text):
            zones.notice.append(piece)
        elif piece.marker and not (piece.marker in "–-" and not zones.head):
            zones.highlights.append(piece)
        elif zones.highlights and _HIGHLIGHTS_HEADING.fullmatch(signs.bare(text)):
            zones.discarded.append(piece)
        elif _label_and_timing(piece, zones) or _timing_goes_on(piece, previous, zones, country):
            continue
        elif (signs.date_meta(text) and own_line(signs.date_meta(text), country)) or own_line(text, country):
            zones.dateline.append(piece)
        elif (
            signs.is_filing(text)
            or signs.is_end_mark(text)
            or text.startswith(("http://", "https://"))
            or (_HIGHLIGHTS_HEADING.fullmatch(signs.bare(text)) and zones.head)
        ):
            zones.discarded.append(piece)
        elif signs.caption_mark(text) or piece.picture is not None:
            zones.figures.append(piece)
        else:
            zones.head.append(piece)
    _set_letterhead_apart(zones)


def _front_contacts(pieces: list[Piece], zones: Zones) -> list[Piece]:
    """American releases open with the contacts: from their heading to the last line with a number or an address."""
    found = [n for n, p in enumerate(pieces) if holds_contact(p.text)]
    if not found:
        return pieces
    start = next((n for n, p in enumerate(pieces[: found[0] + 1]) if is_contact_heading(p.text)), None)
    if start is None:
        start = _back_to_name(pieces, found[0])
    end = found[-1] + 1
    taken = [p for p in pieces[start:end] if not signs.label_of(p.text) and not timing.kind_of(p.text)]
    _contact_pieces(taken, zones)
    return [p for p in pieces[:end] if p not in taken] + pieces[end:]


def _back_to_name(pieces: list[Piece], first: int) -> int:
    """The name lines just above the first number: at most three, without a gap between them."""
    start = first
    while start > 0 and first - start < 3 and pieces[start].gap <= 1 and cells(pieces[start - 1].text) <= 50:
        above = pieces[start - 1].text
        if signs.label_of(above) or timing.kind_of(above) or own_line(above):
            break
        start -= 1
    return start


_LABEL_TIMING = re.compile(r"\s*(?:[|｜/／]|\s[-–—]\s|[:：]\s|\t|\s{3,}|[-–—]{2,})\s*")


def _label_and_timing(piece: Piece, zones: Zones) -> bool:
    """Whether the line is a label, a timing line, or both in one."""
    text = piece.text.strip()
    if signs.label_of(text):
        (zones.label if not zones.label else zones.discarded).append(piece)
        return True
    for match in _LABEL_TIMING.finditer(text if len(text) <= 160 else ""):
        left, right = text[: match.start()], text[match.end() :]
        for label, other in ((left, right), (right, left)):
            if signs.label_of(label) and not zones.label and len(text) <= 160:
                zones.label.append(with_text(piece, label))
                if timing.kind_of(other):
                    zones.timing.append(with_text(piece, other))
                elif other and own_line(other):
                    zones.dateline.append(with_text(piece, other))
                elif other:
                    zones.letterhead.append(with_text(piece, other))
                return True
    if timing.kind_of(text) and not zones.timing and not piece.style == "title":
        zones.timing.append(piece)
        return True
    return False


def _timing_goes_on(piece: Piece, previous: str, zones: Zones, country: str) -> bool:
    """ "EMBARGOED UNTIL" on one line and the hour on the next."""
    if not zones.timing or len(zones.timing) > 2 or zones.timing[-1].text != previous:
        return False
    first = " ".join(p.text for p in zones.timing)
    if timing.kind_of(first) != "embargo":
        return False
    known = timing.read_timing(first, country, 2000)
    if known and known.embargo_until and not (timing.find_times(piece.text) and not timing.find_times(first)):
        return False
    if len(piece.text) <= 90 and (timing.find_date(piece.text) or timing.find_times(piece.text)):
        zones.timing.append(piece)
        return True
    return False


_LETTERHEAD_WORDS = 6


def _set_letterhead_apart(zones: Zones) -> None:
    """Short lines above the label, while something stands below it, are the sender's letterhead and no headline."""
    signals = [p.place.line for p in (*zones.label, *zones.timing)]
    if not signals or not zones.head:
        return
    above = [p for p in zones.head if p.place.line < min(signals)]
    below = [p for p in zones.head if p.place.line > min(signals)]
    if below:
        apart = (
            [p for p in above if not _like_headline(p.text)]
            if any(map(_like_headline, (p.text for p in above)))
            else above
        )
        zones.letterhead += apart
        zones.head = [p for p in zones.head if p not in apart]


def _like_headline(text: str) -> bool:
    return len(text.split()) > _LETTERHEAD_WORDS or (not text.isascii() and cells(text) >= 28)


# From the lead on


def _rest(pieces: list[Piece], zones: Zones) -> None:
    """Walk on from the lead; `zone` is the list that plain text goes to."""
    zone: list[Piece] = zones.body
    captions = False
    for n, piece in enumerate(pieces):
        text = piece.text.strip()
        if piece.picture is not None or (signs.caption_mark(text) and zone is not zones.contacts):
            zones.figures.append(piece)
            continue
        if signs.is_caption_heading(text) and _captions_follow(pieces, n):
            captions, _ = True, zones.discarded.append(piece)
            continue
        opened = _opens(piece, pieces, n, zones, zone)
        if opened is not None:
            zone, captions = opened, False
        elif (
            (zone is zones.figures and signs.photo_credit(text))
            or (captions and piece.marker)
            or (signs.photo_credit(text) and zones.figures and n and pieces[n - 1] is zones.figures[-1])
        ):
            zones.figures.append(piece)
        elif _is_stray(piece, pieces, n, zone, zones):
            zones.discarded.append(piece)
        else:
            zone.append(piece)
    zones.boilerplates = [b for b in zones.boilerplates if b]


def _captions_follow(pieces: list[Piece], n: int) -> bool:
    following = pieces[n + 1] if n + 1 < len(pieces) else None
    return following is not None and bool(following.marker or signs.caption_mark(following.text) or following.picture)


def _opens(piece: Piece, pieces: list[Piece], n: int, zones: Zones, zone: list[Piece]) -> list[Piece] | None:
    """The zone that this piece opens, with the piece put where it belongs; None if it opens none."""
    text = piece.text.strip()
    if signs.is_end_mark(text) or signs.is_end_with_date(text):
        return _end(piece, zones, zone)
    if signs.is_notes_heading(text) and not (text.casefold() == "notes" and zone is zones.body and n < 2):
        (zones.notes_heading if not zones.notes_heading else zones.discarded).append(piece)
        return zones.notes
    if _ends_body(piece, pieces, n) and signs.about_company(text):
        zones.boilerplates.append([piece])
        return zones.boilerplates[-1]
    if inline := _inline_boilerplate(piece):
        zones.boilerplates.append(inline)
        return zones.boilerplates[-1]
    if is_contact_heading(text) and _contacts_follow(pieces, n):
        _contact_pieces([piece], zones)
        return zones.contacts
    if zone is not zones.body and signs.is_standing_section(text):
        zones.body.append(piece)
        return zones.body
    if zone is not zones.contacts and _contact_block(pieces, n):
        zones.contacts.append(piece)
        return zones.contacts
    return None


def _ends_body(piece: Piece, pieces: list[Piece], n: int) -> bool:
    return n + 1 < len(pieces) and piece.cell is None


def _end(piece: Piece, zones: Zones, zone: list[Piece]) -> list[Piece]:
    """The end mark. What follows it without a heading is not understood, unless it only dates the release."""
    (zones.end_mark if not zones.end_mark else zones.discarded).append(piece)
    if zone is zones.contacts:
        return zones.unplaced
    return zones.unplaced if zone is zones.body or zone is zones.figures else zone


def _inline_boilerplate(piece: Piece) -> list[Piece]:
    """ "About Example Ltd: Example makes ..." and a heading with a line break before its text."""
    text = piece.text
    head, sep, rest = text.partition("\n")
    if not sep:
        head, sep, rest = _partition(text)
    if (
        not sep
        or len(rest.strip()) < 40
        or not signs.about_company(head)
        or not re.match(r"about |[关關][于於]|有[关關]|.*[简簡]介$", head, re.I)
    ):
        return []
    return [with_text(piece, head.strip()), with_text(piece, rest.strip())]


def _partition(text: str) -> tuple[str, str, str]:
    match = re.match(r"([^:：\n.。]{4,80})[:：]\s*", text)
    return (match.group(1), ":", text[match.end() :]) if match else (text, "", "")


def _contact_pieces(pieces: list[Piece], zones: Zones) -> None:
    for piece in pieces:
        if is_contact_heading(piece.text) and not zones.contacts_heading:
            zones.contacts_heading.append(piece)
        else:
            zones.contacts.append(piece)


def _contacts_follow(pieces: list[Piece], n: int) -> bool:
    """Whether a number or an address stands in this line or in the next few short ones."""
    for k, piece in enumerate(pieces[n : n + 7]):
        if holds_contact(piece.text):
            return not (k == 0 and _sentence_before_end(pieces, n))
        sentence = signs.ends_sentence(piece.text) and cells(piece.text) > 60
        if k and (piece.marker or sentence or is_contact_heading(piece.text) or signs.about_company(piece.text)):
            return False
    return False


def _sentence_before_end(pieces: list[Piece], n: int) -> bool:
    """ "For enquiries, please call ..." as a sentence of the text, the end mark still to come."""
    text = pieces[n].text
    if not signs.ends_sentence(text) or cells(text) < 50 or "@" in text or text.rstrip()[-1] in ":：":
        return False
    return any(signs.is_end_mark(p.text) or signs.is_end_with_date(p.text) for p in pieces[n + 1 : n + 4])


def _contact_block(pieces: list[Piece], n: int) -> bool:
    """A block without a heading: short lines, then a telephone number or an e-mail address, to the end of the text."""
    for k, piece in enumerate(pieces[n : n + 4]):
        if k and is_contact_heading(piece.text):
            return False
        if holds_contact(piece.text) and cells(piece.text) <= 110 and not (k == 0 and signs.ends_sentence(piece.text)):
            return True
        if (
            cells(piece.text) > 60
            or signs.ends_sentence(piece.text)
            or piece.marker
            or (k and piece.gap > pieces[n + 1].gap + 1)
        ):
            return False
    return False


def _link_of_the_page(text: str, pieces: list[Piece], n: int) -> bool:
    """A link that the extractor printed at the foot of the page: the text names the same address elsewhere."""
    if len(pieces) > 2000:
        return False
    address = re.sub(r"^https?://|^www\.|/+$", "", text.casefold()).removeprefix("www.")
    return any(address in p.text.casefold() for k, p in enumerate(pieces) if k != n)


def _is_stray(piece: Piece, pieces: list[Piece], n: int, zone: list[Piece], zones: Zones) -> bool:
    """A link printed by the extractor, a filing line, the page's own label."""
    text = piece.text.strip()
    if re.fullmatch(r"(?:https?://|www\.)\S+", text):
        return zone is not zones.contacts and _link_of_the_page(text, pieces, n)
    if signs.label_of(text) and len(text) <= 30 and zone is not zones.contacts:
        return True
    return signs.is_filing(text) and (zone is not zones.body or n > len(pieces) - 4 or (len(text) <= 60 and n > 0))
