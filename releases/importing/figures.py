"""Captions: number, words, and the credit in the bracket at the end or on a line of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from releases.document import Figure
from releases.importing import signs
from releases.importing.markers import number_of
from releases.importing.reading import Piece

_CREDIT_WORD = (
    r"(?:(?:photo(?:graph|graphy|s)?|image|picture|pic|video)?\s*(?:credits?|courtesy(?: of)?|supplied by|source"
    r"|by)?\s*[:：]\s*"
    r"|(?:photo(?:graph)?s?|images?|pictures?)\s+(?:credits?|courtesy of|supplied by|by|from)\s+|courtesy of\s+"
    r"|supplied by\s+|©\s*|\(c\)\s*|copyright\s+|credit\s+)"
)
_CREDIT_EN = re.compile(rf"\s*[(（\[]\s*{_CREDIT_WORD}(?P<credit>[^()（）\[\]]{{2,80}}?)\s*[)）\]]\s*\.?$", re.I)
_CREDIT_EN_BARE = re.compile(
    r"\s*(?:[|–—]\s*)?\b(?:photo(?:graph)?s?|images?|pictures?)(?:\s+credits?\s*[:：]?|\s*[:：]|\s+courtesy of"
    r"|\s+by)\s+(?P<credit>[A-Z][^.。()]{2,70}?)\.?$|\s*(?:\b[Cc]redits?\s*[:：]|\b[Cc]ourtesy of"
    r"|©)\s*(?P<credit2>[A-Z][^.。()]{2,70}?)\.?$"
)
_CREDIT_ZH = re.compile(
    r"\s*[（(【\[]\s*(?:(?:[图圖]片?|照片|相片|[摄攝]影|[来來]源)(?:[来來]源|提供|版[权權]"
    r"|由)?(?:者)?\s*[:：/／]?\s*(?P<a>[^（）()]{1,30}?)(?:提供)?|(?P<b>[^（）()，。]{1,30}?\s*(?:提供|供[图圖]"
    r"|[摄攝]影?|／[摄攝]|/[摄攝])))\s*[)）】\]]\s*。?$"
)
_CREDIT_ZH_BARE = re.compile(
    r"(?<=[。！])\s*(?:[图圖]片?(?:[来來]源)?|照片[来來]源|[摄攝]影)\s*[:：/／]\s*(?P<a>[^（）()。]{1,30})。?$"
)


def read_figures(pieces: list[Piece]) -> list[tuple[Figure, list[Piece]]]:
    """Each caption with the pieces that it was read from. A picture takes the caption that follows it."""
    found: list[tuple[Figure, list[Piece]]] = []
    picture: list[Piece] = []
    for piece in pieces:
        if piece.picture is not None and not piece.text.strip():
            if picture:
                found.append((Figure(""), picture))
            picture = [piece]
        elif (
            found and not picture and not signs.caption_mark(piece.text) and (credit := signs.photo_credit(piece.text))
        ):
            figure, of = found[-1]
            found[-1] = (replace(figure, credit=figure.credit or credit.rstrip(".。")), [*of, piece])
        else:
            found.append((_figure(piece), [*picture, piece]))
            picture = []
    if picture:
        found.append((Figure(""), picture))
    return [(replace(figure, id=f"f{n}"), of) for n, (figure, of) in enumerate(found, 1)]


def _figure(piece: Piece) -> Figure:
    text = " ".join(piece.text.split("\n"))
    match = signs.caption_mark(text)
    label, number, rest = "", None, text
    if match:
        label = text[: match.end()].strip().rstrip(":：.．-–—、︰").strip()
        digits = next((g for g in match.group("zn", "zwn", "zcn", "enn") if g), "")
        number, rest = number_of(digits) or None, text[match.end() :].strip()
    elif piece.marker:
        label, number = piece.marker, number_of(piece.marker) or None
    caption, credit = split_credit(rest)
    return Figure("", number, label, caption, credit)


def split_credit(text: str) -> tuple[str, str]:
    """("caption", "credit") of "caption (Photo: credit)", 说明（某某供图）."""
    for pattern in (_CREDIT_EN, _CREDIT_ZH, _CREDIT_EN_BARE, _CREDIT_ZH_BARE):
        match = pattern.search(text)
        if match and match.start() > 0:
            credit = next(value for value in match.groupdict().values() if value)
            return text[: match.start()].strip(), credit.strip(" .")
    return text, ""
