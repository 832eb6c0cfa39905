"""The fields that web pages print between the headline and the text: "From:" on one line, who it is on the next."""

from __future__ import annotations

import re

from releases.importing import signs
from releases.importing.dateline import own_line
from releases.importing.reading import Piece
from releases.importing.wrapping import cells

_SENDER = re.compile(
    r"(?:from|issued by|department|[来來]源|[单單]位|[发發][布佈](?:[机機][关關构構]|[单單]位))\s*[:：]?", re.I
)
_OTHER = re.compile(
    r"(?:first |last )?(?:published|updated)(?: on)?\s*[:：]?"
    r"|(?:delivered on|location|date|release date|categor(?:y|ies)|topics?|tags?|author)\s*[:：]"
    r"|(?:[发發][布佈](?:日期|[时時][间間])|日期|作者|[编編][辑輯]|[浏瀏][览覽](?:次[数數]|量))\s*[:：]",
    re.I,
)
_IN_LINE = re.compile(
    r"(?:^|(?<=[\s|｜·，,；;（(\[【]))(?P<name>(?:published|posted|updated|date|author|by|source|views?|category|editor"
    r"|reading time"
    r"|(?:[发發][布佈稿]|更新|刊登)?(?:日期|[时時][间間])|[来來]源|作者|[责責]任?[编編][辑輯]?|[编編][辑輯]"
    r"|[审審][核校稿]|[撰供]稿(?:人|[单單]位)?"
    r"|[记記]者|[摄攝]影|[图圖文]|[通讯訊]{2}[员員]|[发發][布佈][单單]位|[单單]位"
    r"|(?:[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀])(?:次[数數]|量|[数數])?|字[号號体體]))\s*[:：]\s*",
    re.I,
)
REACH = 12  # pieces from the top of the file among which such fields stand


def field_at(pieces: list[Piece], n: int) -> bool:
    """Whether piece n is nothing but a field's name and the next is a short value."""
    text = pieces[n].text.strip()
    if n + 1 >= len(pieces) or len(text) > 24 or not (_SENDER.fullmatch(text) or _OTHER.fullmatch(text)):
        return False
    value = pieces[n + 1]
    return not value.marker and cells(value.text) <= 130 and not signs.ends_sentence(value.text)


def last_field(pieces: list[Piece], start: int) -> int:
    """The place behind the last field's value below piece `start`; `start` if there is none, or no date among them."""
    found = [n for n in range(start, min(len(pieces) - 1, start + REACH)) if field_at(pieces, n)]
    dated = any(own_line(pieces[n + 1].text.strip()) for n in found)
    return found[-1] + 2 if dated else start


def sender(name: str, value: str) -> str:
    """The organisation that a field names; "" for a field of another kind."""
    if not _SENDER.fullmatch(name.strip()):
        return ""
    return re.split(r"\s+and\s+(?=(?:The )?(?:Rt |Right )?Hon)|\s*[,、；;]\s*", value.strip())[0]


def line_of_fields(text: str) -> list[str] | None:
    """The dates of a line that is a row of fields (发布时间：… 来源：… 作者：…); None for any other line."""
    names = list(_IN_LINE.finditer(text)) if len(text) <= 200 else []
    if len(names) < 2 or names[0].start() > 1 or signs.ends_sentence(text):
        return None
    ends = [*(match.start() for match in names[1:]), len(text)]
    values = [
        (name.group("name"), text[name.end() : end].strip(" \u3000|｜·，,；;)）]】"))
        for name, end in zip(names, ends, strict=True)
    ]
    if any(len(value) > 40 for _, value in values):
        return None
    return [value for name, value in values if re.search(r"date|publish|post|日期|[时時][间間]", name, re.I)]
