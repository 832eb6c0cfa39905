"""Lists of a Word file: bullets and numbers in nine levels, each list with numbers of its own."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

DEEPEST = 8
BULLETS = "•◦▪"
STEP = 360  # twips that each level stands further in


class Lists:
    """One bulleted and one numbered definition; a new list is a new number that starts anew from the definition."""

    def __init__(self, word: Document) -> None:
        self.root = word.part.numbering_part.element
        numbers = [int(n.get(qn("w:abstractNumId"))) for n in self.root.findall(qn("w:abstractNum"))]
        self.bullets, self.numbers = max(numbers, default=0) + 1, max(numbers, default=0) + 2
        first = self.root.find(qn("w:num"))
        for id, ordered in ((self.bullets, False), (self.numbers, True)):
            definition = parse_xml(_definition(id, ordered))
            if first is None:
                self.root.append(definition)
            else:
                first.addprevious(definition)
        self.last = max((int(n.get(qn("w:numId"))) for n in self.root.findall(qn("w:num"))), default=0)
        self.open: dict[bool, int] = {}

    def begin(self, ordered: bool) -> None:
        """The items that follow are a new list."""
        self.open = {}

    def item(self, paragraph: Paragraph, depth: int, ordered: bool = False) -> None:
        """Make a paragraph an item. `depth` from 0."""
        if ordered not in self.open:
            self.last += 1
            self.open[ordered] = self.last
            self.root.append(parse_xml(_list(self.last, self.numbers if ordered else self.bullets)))
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = min(depth, DEEPEST)
        properties.get_or_add_numId().val = self.open[ordered]


def _definition(id: int, ordered: bool) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if ordered else "bullet"}"/>'
        f'<w:lvlText w:val="{f"%{n + 1}." if ordered else BULLETS[n % 3]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{(n + 1) * STEP}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
        for n in range(DEEPEST + 1)
    )
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}">{kind}{levels}</w:abstractNum>'


def _list(id: int, definition: int) -> str:
    return (
        f'<w:num {nsdecls("w")} w:numId="{id}"><w:abstractNumId w:val="{definition}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
