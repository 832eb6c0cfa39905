"""From a query to texts that the door lets out, newest first."""

from __future__ import annotations

from newsroom.views import PAGE, in_editions
from releases.editions import EditionText
from releases.search_index import TOPKEY, Candidate, candidates, waiting
from releases.search_words import AnyOf, Query


def matching(
    wanted: Query | AnyOf, lang: str, low: int = 0, high: int = TOPKEY, limit: int = PAGE
) -> tuple[list[EditionText], int | None]:
    """A page of texts in the language between two keys, and the key below which the next page begins.

    Candidates come from the index of lifted editions and from rows whose lift has passed; each goes through the door.
    """
    found = _through_the_door(wanted, lang, low, high, limit + 1)
    late = waiting(wanted)
    if late:
        found += [(key, text) for key, text in _late(late, lang) if low <= key < high]
        found.sort(key=lambda pair: -pair[0])
    following = found[limit - 1][0] if len(found) > limit else None
    return [text for _key, text in found[:limit]], following


def _through_the_door(
    wanted: Query | AnyOf, lang: str, low: int, high: int, limit: int
) -> list[tuple[int, EditionText]]:
    found: list[tuple[int, EditionText]] = []
    for batch in candidates(wanted, high):
        for start in range(0, len(batch), limit):  # no more texts are read than one page shows
            some = [one for one in batch[start : start + limit] if one[0] >= low]
            found += _public(some, lang)
            if len(found) >= limit or len(some) < len(batch[start : start + limit]):
                return found[:limit]
    return found


def _public(some: list[Candidate], lang: str) -> list[tuple[int, EditionText]]:
    """Those of the candidates that the door lets out, in their order."""
    texts = in_editions([edition for _key, edition in some], lang).defer("people") if some else []
    by_edition = {text.edition_id: text for text in texts}
    return [(key, by_edition[edition]) for key, edition in some if edition in by_edition]


def _late(editions: list[str], lang: str) -> list[tuple[int, EditionText]]:
    return [((int(text.edition.lift.timestamp()) << 31), text) for text in in_editions(editions, lang)]
