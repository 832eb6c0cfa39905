"""The card: the picture that stands beside a link to a release where people share it, one in each language.

It holds the headline, who issues it and the newsroom's name; no time, so that it stays true when the embargo moves. A
card with a character that no font here can draw is not made: a page without one shows its first picture instead.
"""

from __future__ import annotations

import functools
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import typst
from django.conf import settings

from releases.document import ReleaseDocument
from releases.exporting import fonts
from releases.exporting.pdf import PLACES

TEMPLATE = Path(__file__).with_name("card.typ").read_bytes()
TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Face:
    """All that a card shows."""

    language: str
    headline: str
    company: str
    site: str


def face_of(document: ReleaseDocument) -> Face:
    issuers = [company.short_name or company.name for company in document.companies if company.role == "issuer"]
    return Face(document.language, document.headline, " · ".join(issuers), settings.NEWSROOM_NAME)


@functools.lru_cache(maxsize=32)
def drawn(face: Face) -> bytes | None:
    """A PNG, the same bytes whenever it is drawn with the same fonts; None where a font is missing."""
    if fonts.missing(face.language) or fonts.undrawn("".join(asdict(face).values())):
        return None
    lang, region = PLACES[face.language]
    data = {
        "lang": lang,
        "region": region,
        "latin": fonts.LATIN,
        "han": fonts.han(face.language),
        "headline": face.headline.split("\u3000"),
        "company": face.company,
        "site": face.site,
    }
    return typst.compile(
        TEMPLATE,
        format="png",
        ppi=72.0,
        font_paths=fonts.installed(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
