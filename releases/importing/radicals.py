"""Radicals that stand for characters: ⻋ for 车, ⾨ for 門. PDF fonts give them, since both are drawn alike.

Unicode's compatibility forms know the Kangxi radicals only. Of the others (U+2E80 to U+2EFF) it says in
EquivalentUnifiedIdeograph.txt which character each one equals; these are its lines.
"""

from __future__ import annotations

import re
import unicodedata

from releases.importing.language import SIMPLIFIED, TRADITIONAL

RADICALS = re.compile("[\u2e80-\u2fdf]")

_SUPPLEMENT = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒羊羊羋耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
# Where the compatibility form is not the one that people write: always, and in Simplified text.
_WRITTEN = {"靑": "青"}
_WRITTEN_SIMPLIFIED = {"戶": "户", "黃": "黄"}


def unified(text: str, simplified: bool | None = None) -> str:
    """The text with characters for radicals. Whether it is Simplified is found out, unless it is said."""
    if not RADICALS.search(text):
        return text
    if simplified is None:
        simplified = reads_simplified(text)
    return RADICALS.sub(lambda match: _character(match.group(), simplified), text)


def reads_simplified(text: str) -> bool:
    return sum(c in SIMPLIFIED for c in text) > sum(c in TRADITIONAL for c in text)


def _character(radical: str, simplified: bool) -> str:
    character = _SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)
    character = _WRITTEN.get(character, character)
    return _WRITTEN_SIMPLIFIED.get(character, character) if simplified else character
