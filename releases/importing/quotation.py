"""Quotation marks: where the outermost quotations of a paragraph begin and end.

“ ” and 「 」 nest; straight marks alternate; ‘ ’ are outer marks only where a text uses no other, and the apostrophe is
none of them. A quotation that is still open at the end of its paragraph goes on in the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PAIRS = {"“": "”", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "«": "»"}
CLOSERS = {close: opening for opening, close in PAIRS.items()}


@dataclass(frozen=True, slots=True)
class Span:
    """A quotation: `start`..`end` with its marks, `inner`..`inner_end` its words. `closed`: in this paragraph."""

    start: int
    inner: int
    inner_end: int
    end: int
    closed: bool


def single_quoted(texts: list[str]) -> bool:
    """Whether a text uses ‘ ’ for speech: they hold whole sentences, and double marks hardly occur."""
    opened = sum(len(re.findall(r"(?<!\w)[‘'](?=\w)", text)) for text in texts)
    single = min(opened, sum(len(re.findall(r"[,.!?][’'](?!\w)", text)) for text in texts))
    double = sum(text.count("“") + text.count('"') // 2 + text.count("「") for text in texts)
    return single > double


def spans_of(text: str, single: bool = False) -> list[Span]:
    """The outermost quotations of a paragraph, in order. `single`: ‘ ’ and ' ' are outer marks."""
    spans: list[Span] = []
    stack: list[str] = []
    start = 0
    for n, char in enumerate(text):
        if stack and _closes(text, n, stack[-1]):
            stack.pop()
            if not stack:
                spans.append(Span(start, start + 1, n, n + 1, True))
        elif opened := _opens(text, n, single, stack):
            if not stack:
                start = n
            stack.append(opened)
        elif char in CLOSERS and CLOSERS[char] in stack:  # an inner mark was never closed
            while stack and stack.pop() != CLOSERS[char]:
                pass
            if not stack:
                spans.append(Span(start, start + 1, n, n + 1, True))
    if stack:
        spans.append(Span(start, start + 1, len(text.rstrip()), len(text), False))
    return spans


def _opens(text: str, n: int, single: bool, stack: list[str]) -> str:
    """The mark that opens here, or ""."""
    char = text[n]
    if char in PAIRS:
        return "" if stack and stack[-1] == char and char != "「" else char
    if char in '"＂' and not (stack and '"' in stack):
        return '"' if _before_words(text, n) else ""
    if (
        single
        and char in "‘'"
        and "'" not in stack
        and _before_words(text, n)
        and (n == 0 or not text[n - 1].isalnum())
    ):
        return "'"
    return ""


def _before_words(text: str, n: int) -> bool:
    """Whether a straight mark can open: words follow at once."""
    return n + 1 < len(text) and not text[n + 1].isspace() and text[n + 1] not in ",.;:!?)"


def _closes(text: str, n: int, opened: str) -> bool:
    char = text[n]
    if opened in PAIRS:
        return char == PAIRS[opened]
    if opened == '"':
        return char in '"＂'
    if char not in "’'":
        return False
    if n + 1 < len(text) and text[n + 1].isalnum():
        return False  # an apostrophe
    return (n > 0 and text[n - 1] in ",.!?…—–") or not _closes_later(text, n)


def _closes_later(text: str, n: int) -> bool:
    """Whether a better closing mark follows: then this one is an apostrophe, as in nurses’."""
    later = re.search(r"[,.!?…—–][’'](?!\w)", text[n + 1 : n + 800])
    if later is None:
        return False
    opening = re.search(r"(?<!\w)‘", text[n + 1 : n + 800])
    return not (opening and opening.start() < later.start())
