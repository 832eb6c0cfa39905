"""Tracked changes and comments of a Word file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from releases.importing.docx_package import W14, W15, Element, Package, W, value
from releases.importing.office_messages import LONGEST, Comment, Revision


def revision_of(element: Element) -> Revision | None:
    """The revision that a w:ins, w:del, w:moveFrom or w:moveTo records; None for any other element."""
    kind = _KINDS.get(element.tag)
    return Revision(kind, value(element, "author")[:200], value(element, "date")[:40]) if kind else None


_KINDS: dict[str, Literal["insertion", "deletion", "move"]] = {
    f"{W}ins": "insertion",
    f"{W}del": "deletion",
    f"{W}moveFrom": "deletion",
    f"{W}moveTo": "move",
}


def comments_of(package: Package) -> dict[str, Comment]:
    """Comment id -> Comment. Answers and settled ones are told by a second part, by paragraph ids."""
    root, extended = package.first("comments"), package.first("commentsExtended")
    states: dict[str, Any] = {}
    for entry in extended.iter(f"{W15}commentEx") if extended is not None else ():
        states[entry.get(f"{W15}paraId", "")] = (
            bool(entry.get(f"{W15}paraIdParent")),
            entry.get(f"{W15}done", "0") in ("1", "true"),
        )
    found: dict[str, Any] = {}
    for element in root.iter(f"{W}comment") if root is not None else ():
        paragraphs = element.findall(f"{W}p")
        text = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs).strip()
        last = paragraphs[-1].get(f"{W14}paraId", "") if paragraphs else ""
        answers, done = states.get(last, (False, False))
        found[value(element, "id")] = Comment(
            text[:LONGEST], value(element, "author")[:200], value(element, "date")[:40], answers, done
        )
    return found


def words_in(elements: Iterable[Element]) -> str:
    """The words of runs that were taken out."""
    out = []
    for element in elements:
        for node in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br"):
            out.append(node.text or "" if node.tag in (f"{W}t", f"{W}delText") else " ")
    return "".join(out)
