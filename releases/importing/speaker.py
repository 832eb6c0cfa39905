"""Who speaks: the shapes that the attribution readers give, and the people whom a release has named so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as an attribution names them. `pronoun` for she, 他: the name is then to be found elsewhere."""

    name: str
    honorific: str = ""
    title: str = ""
    organisation: str = ""
    pronoun: bool = False
    unnamed: bool = False  # a spokesperson, 發言人
    alone: bool = False  # a first name is all that is given, as for a child


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker and the verb, and the span of the gap between quotation marks that it takes."""

    speaker: Speaker
    verb: str
    start: int
    end: int
    colon: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A person met in narration. `verb` if they are reported; `certain` if nobody else can be meant by the words."""

    speaker: Speaker
    verb: str = ""
    certain: bool = False


class People:
    """Whom the release has named, in order. The last of them is who "she added" means."""

    def __init__(self, issuer: str = "") -> None:
        self.known: list[Speaker] = []
        self.last: Speaker | None = None
        self.issuer = issuer

    def meet(self, speaker: Speaker, only_known: bool = False) -> Speaker | None:
        """The full person behind a mention, now the last one named; None if nobody fits."""
        if only_known and not speaker.pronoun and self._earlier(speaker.name) is None:
            return None
        found = self._resolved(speaker)
        if found is not None:
            self.last = found
        return found

    def _resolved(self, speaker: Speaker) -> Speaker | None:
        if speaker.pronoun:
            return self.last
        if speaker.unnamed:
            return self._unnamed(speaker)
        earlier = self._earlier(speaker.name)
        if earlier is None:
            new = speaker.alone or _is_full(speaker.name) or (not speaker.name.isascii() and speaker.honorific)
            return self._added(speaker) if new else None
        index = self.known.index(earlier)
        full = replace(
            earlier,
            honorific=earlier.honorific or speaker.honorific,
            title=earlier.title or speaker.title,
            organisation=earlier.organisation or speaker.organisation,
        )
        self.known[index] = full
        return full

    def _unnamed(self, speaker: Speaker) -> Speaker:
        if not speaker.organisation:
            earlier = next((k for k in reversed(self.known) if k.unnamed), None)
            speaker = replace(speaker, organisation=earlier.organisation if earlier else self.issuer)
        return self._added(speaker)

    def _added(self, speaker: Speaker) -> Speaker:
        self.known.append(speaker)
        return speaker

    def _earlier(self, name: str) -> Speaker | None:
        for known in self.known:
            if not known.unnamed and same_person(known.name, name):
                return known
        return None


def same_person(full: str, mention: str) -> bool:
    """Whether a mention may be this person: the same name, a surname or a given name of it, 簡先生 of 簡兆麟."""
    if full.casefold() == mention.casefold():
        return True
    if not mention.isascii() and re.fullmatch(r"[\u4e00-\u9fff]+", mention):
        return len(mention) <= 2 and full.startswith(mention) and len(full) > len(mention)
    words, parts = full.casefold().split(), mention.casefold().split()
    if len(parts) == 1:
        return len(words) > 1 and parts[0] in words
    return len(parts) < len(words) and parts[0] == words[0] and parts[-1] == words[-1]


def _is_full(name: str) -> bool:
    return " " in name or (not name.isascii() and len(name) >= 2)
