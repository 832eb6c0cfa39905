"""Quotes: which quotations are somebody's words, whose, and which parts are one.

The hard part of the recogniser. A paragraph is quotations and the gaps between them. An attribution is looked for at
the end of the gap before a quotation and at the beginning of the gap behind it; a quotation with neither is a name, a
title or a scare quote, unless it goes on from one that has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import ModuleType
from typing import Literal

from releases.document import Quote
from releases.importing import attribution_en, attribution_zh
from releases.importing.organisations import Organisations
from releases.importing.quotation import Span, single_quoted, spans_of
from releases.importing.speaker import Attribution, People, Speaker

Position = Literal["", "before", "after", "middle"]
Marks = dict[int, list[tuple[int, int, str]]]


@dataclass
class Draft:
    """A quote while it grows."""

    id: str
    speaker: Speaker
    verb: str = ""
    position: Position = ""
    paragraphs: list[int] = field(default_factory=list)


@dataclass
class QuotesFound:
    """`marks`: paragraph -> (start, end, quote id) of every part; `drafts` in document order."""

    drafts: list[Draft]
    marks: Marks

    def quotes(self) -> tuple[Quote, ...]:
        return tuple(_quote(draft) for draft in self.drafts)


def _quote(draft: Draft) -> Quote:
    who = draft.speaker
    return Quote(draft.id, who.name, who.honorific, who.title, who.organisation, draft.verb, draft.position)


def find_quotes(
    paragraphs: list[str],
    chinese: bool,
    known: Organisations,
    issuer: str = "",
    front: list[str] | None = None,
    prose: list[bool] | None = None,
) -> QuotesFound:
    """The quotes of a body given as its paragraphs' texts, list items among them.

    `front`: what stands before the body and may name people. `prose`: which of the paragraphs are no list items.
    """
    finder = _Finder(paragraphs, chinese, known, issuer)
    finder.front, finder.prose = front or [], prose or [True] * len(paragraphs)
    return finder.run()


class _Finder:
    """One pass over the paragraphs, with what is still open between them."""

    def __init__(self, paragraphs: list[str], chinese: bool, known: Organisations, issuer: str) -> None:
        self.paragraphs = paragraphs
        self.chinese = chinese
        self.reader: ModuleType = attribution_zh if chinese else attribution_en
        self.known = known
        self.people = People(issuer)
        self.front: list[str] = []
        self.prose: list[bool] = []
        self.single = not chinese and single_quoted(paragraphs)
        self.drafts: list[Draft] = []
        self.marks: Marks = {}
        self.open: Draft | None = None  # the quotation that the paragraph before did not close
        self.ended: Draft | None = None  # the quotation that the paragraph before ended with
        self.pending: Attribution | None = None  # the paragraph before ended in "she said:"
        self.unmarked: Draft | None = None  # a block quotation without marks stood in the paragraph before
        self.reported: tuple[Speaker, str] | None = None  # whom the narration just reported, and the verb
        self.homeless: list[tuple[int, Span]] = []  # whole paragraphs in quotation marks that wait for a speaker

    def run(self) -> QuotesFound:
        for n, text in enumerate(self.paragraphs):
            spans = spans_of(text, self.single)
            if spans:
                self._quoting(n, text, spans)
            else:
                self._narration(n, text)
        return QuotesFound(self.drafts, self.marks)

    def _quoting(self, n: int, text: str, spans: list[Span]) -> None:
        """A paragraph with quotations, each given to an attribution or left as it is."""
        gaps = _gaps(text, spans)
        self.unmarked = None
        carried, ended = self._carried(), self.ended
        current: Draft | None = None
        taken = 0  # how much of the gap before a quotation belongs to the attribution of the one before it
        settled = 0  # where the last real quotation ended: names in quotation marks behind it are narration
        for k, span in enumerate(spans):
            gap, words = text[settled + taken : span.start], text[span.inner : span.inner_end]
            self._meet_all(gap)
            draft, taken = (carried, 0) if k == 0 and carried and not gap.strip() else (None, 0)
            draft = draft or self._joined_on(current, gaps[k]) or self._led(gap, words, gaps[k + 1])
            if draft is None:
                draft, taken = self._followed(words, gaps[k + 1])
            if draft is None and self.reported and _is_sentence(words) and _ends_sentence(gap, self.chinese):
                draft = self._new(*self.reported, "before")  # "She said it was late. “We ran.”"
            if draft is None and current and not gap.strip(" ,，、") and _is_sentence(words):
                draft = current
            if draft:
                self._adopt_homeless(draft)
                self._mark(draft, n, span)
                settled = span.end
            else:
                self._whole_paragraph(n, text, span, ended)
            current = draft
        self._close(text, spans[-1], gaps[-1][taken if current else 0 :], current)

    def _carried(self) -> Draft | None:
        """The quote that a quotation at the head of this paragraph goes on from, if any."""
        if self.open:
            return self.open
        speaker = self._person(self.pending.speaker) if self.pending else None
        if not speaker or not self.pending:
            return None
        # Only made into a quote when a quotation does open the paragraph: see _mark.
        return Draft("", speaker, self.pending.verb, "before")

    def _close(self, text: str, span: Span, last: str, current: Draft | None) -> None:
        """Keep what the end of a paragraph leaves open for the next."""
        self.open = current if current and not span.closed else None
        if current or not self._is_whole(text, span):
            self.ended = current if current and not last.strip(" .。") else None
        self._meet_all(last)
        self.pending = self.reader.before(last, self.known) if last.rstrip().endswith((":", "：")) else None

    def _narration(self, n: int, text: str) -> None:
        """A paragraph without quotation marks: it names people, signs the quotation above, or announces the next."""
        if (draft := self._block_quote(n, text)) is not None:
            self.open = self.ended = None
            self.unmarked = draft
            return
        self.unmarked = None
        signed = self.reader.signature(text, self.known) if self.homeless else None
        if signed and (speaker := self.people.meet(signed)):
            self._adopt_homeless(self._new(speaker, "", "after"))
        self.homeless = []
        self._meet_all(text)
        self.open = self.ended = None
        self.pending = self.reader.before(text, self.known) if text.rstrip().endswith((":", "：")) else None

    def _block_quote(self, n: int, text: str) -> Draft | None:
        """A paragraph below "The minister said:" without marks: web pages indent their quotations instead.

        It goes on while the speaker says "we" and "I".
        """
        if len(text) < 40 or not self.prose[n] or text.rstrip().endswith((":", "：")):
            return None
        if self.unmarked and _FIRST_PERSON.search(text):
            draft = self.unmarked
        elif self.pending and self.pending.verb and (speaker := self._person(self.pending.speaker)):
            draft = self._new(speaker, self.pending.verb, "before")
        else:
            return None
        self.pending = None
        self._mark(draft, n, Span(0, 0, len(text), len(text), True))
        return draft

    # Where a quotation may get its speaker from

    def _joined_on(self, current: Draft | None, gap: str) -> Draft | None:
        """“A,” said N. “B.”: the gap is nothing but the attribution of the quotation before."""
        if current is None or current.position != "after":
            return None
        found = self.reader.after(gap, self.known)
        if not found or gap[found.end :].strip(" ,，"):
            return None
        current.position = "middle"
        return current

    def _led(self, gap: str, words: str, behind: str) -> Draft | None:
        found = self.reader.before(gap, self.known) if gap.strip() else None
        if found is None or not _speech_after(gap, words, behind, self.chinese):
            return None
        speaker = self._person(found.speaker)
        return self._new(speaker, found.verb, "before") if speaker else None

    def _followed(self, words: str, behind: str) -> tuple[Draft | None, int]:
        found = self.reader.after(behind, self.known) if behind.strip() else None
        if found is None or not _speech_before(words, behind, self.chinese):
            return None, 0
        speaker = self._person(found.speaker)
        return (self._new(speaker, found.verb, "after"), found.end) if speaker else (None, 0)

    def _whole_paragraph(self, n: int, text: str, span: Span, ended: Draft | None) -> None:
        """A paragraph that is one quotation without a speaker: the one before goes on, or one is still to come."""
        if not self._is_whole(text, span) or not _is_sentence(text[span.inner : span.inner_end]):
            return
        if ended:
            self._mark(ended, n, span)
        else:
            self.homeless.append((n, span))

    @staticmethod
    def _is_whole(text: str, span: Span) -> bool:
        return not text[: span.start].strip() and not text[span.end :].strip(" .。")

    # Bookkeeping

    def _person(self, mention: Speaker) -> Speaker | None:
        """The person meant; a surname that nobody has had so far is looked for in the whole text."""
        met = self.people.meet(mention)
        if met is None and mention.name:
            full = self.reader.full_name(mention.name, [*self.paragraphs, *self.front], self.known)
            met = self.people.meet(full) and self.people.meet(mention) if full else None
        return met

    def _meet_all(self, narration: str) -> None:
        self.reported = None
        for mention in self.reader.mentions(narration, self.known):
            who = mention.speaker
            described = mention.certain or who.title or who.organisation or who.honorific
            met = self.people.meet(who, only_known=not described)
            self.reported = (met, mention.verb) if met and mention.verb else None

    def _new(self, speaker: Speaker, verb: str, position: Position) -> Draft:
        draft = Draft(f"q{len(self.drafts) + 1}", speaker, verb, position)
        self.drafts.append(draft)
        return draft

    def _mark(self, draft: Draft, n: int, span: Span) -> None:
        if not draft.id:  # announced by the paragraph before, and now it is here
            draft.id = f"q{len(self.drafts) + 1}"
            self.drafts.append(draft)
        self.marks.setdefault(n, []).append((span.inner, span.inner_end, draft.id))
        draft.paragraphs.append(n)

    def _adopt_homeless(self, draft: Draft) -> None:
        """Quoted paragraphs that waited for their speaker: the attribution came with the next."""
        for n, span in self.homeless:
            self._mark(draft, n, span)
        self.homeless = []


def _gaps(text: str, spans: list[Span]) -> list[str]:
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


_FIRST_PERSON = re.compile(r"\b(?:we|We|I|our|Our|my|My|us)\b|我[们們]?")
_STOP = ".。!！?？…"


def _is_sentence(words: str) -> bool:
    words = words.strip()
    return len(words) > 12 and (words[-1] in _STOP + ",，—" or len(words) > 60)


def _ends_sentence(gap: str, chinese: bool) -> bool:
    return bool(gap.strip()) and gap.rstrip()[-1] in (".。!！?？，" if chinese else ".!?")


def _speech_after(gap: str, words: str, behind: str, chinese: bool) -> bool:
    """Whether what follows an attribution is speech and no mere term (said the “turning point” was near)."""
    lead, words = gap.rstrip(), words.strip()
    ended = bool(words) and words[-1] in _STOP
    if len(words) < 2:
        return False
    if lead[-1] in ":：":
        return len(words) > 3 or ended
    if chinese and lead[-1] in "，,":
        return len(words) >= 6 and (ended or words[-1] in "，" or behind.lstrip()[:1] in ("。", "，", ""))
    if chinese:
        return len(words) >= 10 and (ended or behind.lstrip()[:1] in ("。", ""))
    if lead[-1] in ",–—-":
        return len(words.split()) >= 3
    return words[0].isupper() and len(words.split()) >= 4 and (ended or words[-1] == "," or not behind.strip(" ."))


def _speech_before(words: str, behind: str, chinese: bool) -> bool:
    """Whether what stands before an attribution is speech: it ends as sentences do, or a comma parts them."""
    words, behind = words.strip(), behind.lstrip()
    if not words:
        return False
    if chinese:
        return len(words) >= 4 and (words[-1] in _STOP + "，,—；" or behind[:1] in "，," or len(words) >= 12)
    return words[-1] in _STOP + ",—–-" or behind[:1] in (",", "–", "—")
