"""Boilerplates: "About X" and what it says; 关于我们 is about the issuer."""

from __future__ import annotations

import re

from releases.document import Boilerplate
from releases.importing import signs
from releases.importing.contact_lines import URL
from releases.importing.reading import Piece

_US = re.compile(
    r"us|our (?:company|organi[sz]ation|group)|the company|我[们們]|本公司|公司|本集[团團]|本[机機][构構]"
    r"|[发發][布佈]方",
    re.I,
)


def read_boilerplate(pieces: list[Piece], issuer: str) -> Boilerplate:
    """The first piece is the heading. `issuer` is whom "About us" is about."""
    heading = pieces[0].text.strip().strip("【】[]■●◆* ").rstrip(":：").strip()
    company = company_of(heading) or heading
    if _US.fullmatch(company):
        company = issuer or company
    paragraphs = tuple(_text(p) for p in pieces[1:] if p.text.strip())
    urls = tuple(dict.fromkeys(url_of(m.group()) for text in paragraphs for m in URL.finditer(text)))
    return Boilerplate(heading, company, paragraphs, urls)


def company_of(heading: str) -> str:
    """ "X" for "About the X"; a bracket with the stock code or short form goes, as does the article."""
    company = signs.about_company(heading).strip(" :：")
    company = re.sub(r"^the\s+", "", company, flags=re.I)
    company = re.sub(
        r"\s*[(（](?=[^()（）]*(?:\d{2}|NYSE|NASDAQ|stock|股[份票]))[^()（）]*[)）]$", "", company, flags=re.I
    )
    return company.strip('“”"「」 ')


def is_about_us(heading: str) -> bool:
    return bool(_US.fullmatch(company_of(heading)))


def _text(piece: Piece) -> str:
    return f"{piece.marker} {piece.text}".strip() if piece.marker else piece.text.strip()


def url_of(printed: str) -> str:
    """A link without the stop or bracket that ended its sentence."""
    return printed.rstrip(".,;:!?)]}”\"’'>。，；：）】」")
