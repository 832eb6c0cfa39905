"""From the lead on: body, captions, end mark, boilerplates, notes and contacts, in whatever order they come."""

from __future__ import annotations

import re

from releases.importing import signs
from releases.importing.contact_lines import heading_part, holds_contact, is_contact_heading
from releases.importing.notice import is_notice
from releases.importing.reading import Piece
from releases.importing.wrapping import cells
from releases.importing.zones import Zones, contact_pieces, with_text

# "Issued by the press team of Example. Media enquiries: 020 ...": the heading stands inside the line.
_ENQUIRIES = re.compile(r"\b(?:media|press|news) (?:enquir|inquir|contact)\w*\s*:", re.I)


# （图片由农学院提供　审核：倪东升）: who made the page
_PAGE_CREDITS = re.compile(
    r"[（(【\[]?(?:(?:[图圖]片|照片|[图圖]文?|文字?|[撰供]稿|[编編][辑輯]|[审審][核校稿]|[责責][编編]|[摄攝]影|[通讯訊]{2}[员員])"
    r"(?:由.{2,20}提供|[^。！？]{0,3}[:：／/][^。！？]{2,20}?)[\s，,；;|]*)+[)）】\]]?"
)


# "High-resolution photos: https://...", 高解像度圖片下載：https://…
_DOWNLOAD = re.compile(
    r"(?:.{0,60}\b(?:photos?|images?|pictures?|videos?|b-roll|press kit|media kit|logos?)\b.{0,60}"
    r"|.{0,24}(?:[图圖]片|相片|照片|影片|[视視][频頻]|新[闻聞][资資]料[夹夾]?|素材).{0,24})"
    r"[:：]\s*\[?(?:https?://|www\.)\S+\]?",
    re.I,
)


_LINKS = re.compile(
    r"(?:相[关關][连連鏈链][结結接]|[延参參][伸考][阅閱][读讀]|related links?)\s*[:：].{0,30}(?:https?://|www\.)\S+",
    re.I,
)


_ABOUT_WORK = re.compile(
    r"about (?:the |this )?(?:research|survey|study|data|poll|polling|report|paper|figures|method)", re.I
)


def sort_rest(pieces: list[Piece], zones: Zones) -> None:
    """Walk on from the lead; `zone` is the list that plain text goes to."""
    zone: list[Piece] = zones.body
    captions = False
    for n, piece in enumerate(pieces):
        text = piece.text.strip()
        if piece.picture is not None or (signs.caption_mark(text) and zone is not zones.contacts):
            zones.figures.append(piece)
            continue
        if signs.is_caption_heading(text) and _captions_follow(pieces, n):
            captions = True
            zones.discarded.append(piece)
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
    _sections_put_back(zones)


# Somebody speaks: 張三表示：「…」, “…,” said Jane Doe
_SPEECH = re.compile(
    r"[:：]\s*[“「\"][^”」\"]{15,}|[,，。.!?！？][”」\"]\s*(?:\S+\s+){0,6}?(?:said|says|added|adds|commented)\b"
    r"|[，。！？][」”][^，。]{2,30}(?:[說说]|表示|指出)"
)


def _sections_put_back(zones: Zones) -> None:
    """ "About the new drug" inside the text is a section of it: in what describes a company nobody speaks."""
    speaking = [n for n, b in enumerate(zones.boilerplates) if any(_SPEECH.search(p.text) for p in b[1:])]
    if not speaking or zones.end_mark:
        return
    last = speaking[-1]
    zones.body += [p for b in zones.boilerplates[: last + 1] for p in b]
    zones.body.sort(key=lambda p: p.place.line)
    del zones.boilerplates[: last + 1]


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
    if (inline := _inline_boilerplate(piece)) and not (zone is zones.notes and _ABOUT_WORK.match(text)):
        zones.boilerplates.append(inline)
        return zones.boilerplates[-1]
    if n > len(pieces) // 2 and not zones.notice and is_notice(text):
        zones.notice.append(piece)  # some agencies name themselves below the text
        return zone
    if zone is not zones.body and _ENQUIRIES.search(text) and holds_contact(text):
        zones.contacts.append(piece)
        return zones.contacts
    if is_contact_heading(text) and _contacts_follow(pieces, n):
        contact_pieces([piece], zones)
        return zones.contacts
    if signs.is_board_signature(text):
        zones.unplaced.append(piece)
        return zones.unplaced
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


def _contacts_follow(pieces: list[Piece], n: int) -> bool:
    """Whether a number or an address stands in this line or in the next few short ones."""
    for k, piece in enumerate(pieces[n : n + 7]):
        if holds_contact(piece.text):
            return not (k == 0 and _sentence_before_end(pieces, n))
        if k == 1 and is_contact_heading(piece.text):
            continue  # "Contacts" above "Media contact:"
        sentence = signs.ends_sentence(piece.text) and cells(piece.text) > 60
        if k and (piece.marker or sentence or _another_heading(piece.text) or signs.about_company(piece.text)):
            return False
    return False


def _another_heading(text: str) -> bool:
    """A heading and nothing behind it; 联系人：张三 is a line of the block."""
    return is_contact_heading(text) and heading_part(text).strip() == text.strip()


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
    if signs.is_social(text) or _PAGE_CREDITS.fullmatch(text):
        return True
    if n > len(pieces) // 2 and _LINKS.fullmatch(text):
        return True
    if _DOWNLOAD.fullmatch(text) and zones.figures:
        return True
    if re.fullmatch(r"(?:https?://|www\.)\S+", text):
        return zone is not zones.contacts and _link_of_the_page(text, pieces, n)
    if signs.label_of(text) and len(text) <= 30 and zone is not zones.contacts:
        return True
    return signs.is_filing(text) and (zone is not zones.body or n > len(pieces) - 4 or (len(text) <= 60 and n > 0))
