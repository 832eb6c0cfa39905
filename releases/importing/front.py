"""From the first line to the lead: notice, label, timing, headline, highlights, contacts where they stand first."""

from __future__ import annotations

import re

from releases.importing import signs, timing
from releases.importing.contact_lines import holds_contact, is_contact_heading
from releases.importing.dateline import find_dateline, own_line
from releases.importing.notice import is_notice
from releases.importing.page_fields import field_at, last_field, line_of_fields, sender
from releases.importing.reading import Piece
from releases.importing.wrapping import cells
from releases.importing.zones import Zones, contact_pieces, with_text

_HIGHLIGHTS_HEADING = re.compile(
    r"(?:key |main |release )?(?:points?|highlights|facts|takeaways|messages|findings at a glance|summary"
    r"|at a glance|in brief|headlines)(?: at a glance)?"
    r"|(?:[财財][务務]|[业業][绩績]|[新本]?[闻聞]?稿?|研究|[内內]容)?(?:重[点點]|要[点點]|摘要|概要|亮[点點])"
    r"|(?:重[点點]|要[点點]|摘要|亮[点點]|新[闻聞]重[点點]|重點摘要|本[文稿](?:重[点點]|摘要)|新聞摘要|核心要点"
    r"|关键要点)",
    re.I,
)


# （股份代號：9468）, (NYSE: ABC), "Stock code: 123 | ISIN ...", （於開曼群島註冊成立的有限公司）:
# what stands on a line of its own below a company's name
_STOCK_CODE = re.compile(
    r"[(（]?\s*[於于在].{2,14}(?:[註注][冊册]|成立).{0,8}(?:公司)?\s*[)）]?"
    r"|[(（]?\s*(?:incorporated|registered|organi[sz]ed|established) in .{3,60}(?:liability|company|limited)\s*[)）]?"
    r"|[(（\[]?\s*(?:.{0,40}(?:股[份票]代[號号码碼]|[證证]券代[號号码碼]|stock codes?|ticker)\s*[:：].{2,60}"
    r"|(?:NYSE|Nasdaq|LSE|AIM|ASX|SGX|HKEX|SEHK|TPEx|TWSE)\s*[:：]\s*\w{2,6}.{0,30})\s*[)）\]]?",
    re.I,
)


def lead_index(pieces: list[Piece], country: str) -> int:
    """Where the text begins: at the dateline, else at the first paragraph that reads as one."""
    sentence = _first_sentence(pieces)
    below = last_field(pieces, sentence)
    if below > sentence:  # the sentence was the summary that a page prints above its date
        sentence = below + _first_sentence(pieces[below:])
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
        or signs.is_disclaimer(text)
        or timing.kind_of(text)
        or signs.caption_mark(text)
        or is_contact_heading(text)
        or holds_contact(text)
        or signs.is_filing(text)
        or signs.label_of(text)
    )


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


def sort_front(pieces: list[Piece], zones: Zones, country: str) -> None:
    """Sort the pieces before the lead."""
    pieces = _without_fields(_front_contacts(_split_lines(pieces), zones), zones, country)
    for n, piece in enumerate(pieces):
        text = piece.text.strip()
        if (dates := line_of_fields(text)) is not None:
            zones.dateline += [with_text(piece, date) for date in dates if own_line(date, country)][:1]
            zones.discarded.append(piece)
            continue
        previous = pieces[n - 1].text if n else ""
        if signs.is_disclaimer(text):
            zones.unplaced.append(piece)
        elif is_notice(text):
            zones.notice.append(piece)
        elif piece.marker and not (piece.marker in "–-" and not zones.head):
            zones.highlights.append(piece)
        elif zones.highlights and _HIGHLIGHTS_HEADING.fullmatch(signs.bare(text)):
            zones.discarded.append(piece)
        elif _label_and_timing(piece, zones) or _timing_goes_on(piece, previous, zones, country):
            continue
        elif (signs.date_meta(text) and own_line(signs.date_meta(text), country)) or own_line(text, country):
            zones.dateline.append(piece)
        elif _STOCK_CODE.fullmatch(text):
            zones.letterhead.append(piece)
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


def _without_fields(pieces: list[Piece], zones: Zones, country: str) -> list[Piece]:
    """Fields of a web page put away, with the line that holds the value."""
    taken: set[int] = set()
    for n, piece in enumerate(pieces):
        if n in taken or not field_at(pieces, n):
            continue
        taken |= {n, n + 1}
        zones.discarded.append(piece)
        value = pieces[n + 1]
        if own_line(value.text.strip(), country):
            zones.dateline.append(value)
        elif organisation := sender(piece.text, value.text):
            zones.letterhead.append(with_text(value, organisation))
        else:
            zones.discarded.append(value)
    return [piece for n, piece in enumerate(pieces) if n not in taken]


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
    contact_pieces(taken, zones)
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
    if timing.kind_of(text) and not zones.timing and piece.style != "title":
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
