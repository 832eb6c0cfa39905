"""English names of people: what is one, and splitting "title of organisation" beside it."""

from __future__ import annotations

import re

from releases.importing.organisations import Organisations
from releases.importing.words_en import FUNCTIONS, HONORIFIC, NO_NAMES, ORG_WORDS, PARTICLES, POST_NOMINALS, TITLE_WORDS

_TOKEN = re.compile(r"[^\W\d_][\w.’'‑-]*")
_NICKNAME = re.compile(r"\s*(?:[(（][^)）]{1,30}[)）]|[“\"‘][^”\"’]{1,20}[”\"’])")
_POSSESSIVE = re.compile(r"^(?P<org>.{2,80}?)[’']s?\s+(?P<title>\S.*)$")
_PLACE_OF_WORK = re.compile(r"\s*,?\s+(?:at|from|with)\s+(?=(?:the\s+|our\s+)?[A-Z0-9])")


def split_honorific(text: str) -> tuple[str, str]:
    """("Dr", "Jane Doe") for "Dr Jane Doe"; the article before one is dropped."""
    text = re.sub(r"^[Tt]he (?=(?:Rt|Hon|Rev)\b)", "", text.strip())
    match = HONORIFIC.match(text)
    return (match.group("h").strip(), text[match.end() :]) if match else ("", text)


def clean_name(text: str) -> str:
    """Without post-nominals, brackets, nicknames: "Jane (Janie) Doe CBE" is "Jane Doe"."""
    text = POST_NOMINALS.sub("", text.strip(" ,"))
    return " ".join(_NICKNAME.sub("", text).split()).strip(" ,.")


def is_name(text: str, single: bool = False) -> bool:
    """Whether the whole text is a person's name: two to five capitalised words, none a title or an organisation's.

    `single`: one word is enough, as after an honorific.
    """
    words = text.split()
    if not words or len(words) > 5 or (len(words) == 1 and not single):
        return False
    real = [w for w in words if w.casefold() not in PARTICLES]
    return bool(real) and all(_namely(w) for w in real) and words[-1].casefold() not in ("of", "the")


def _namely(word: str) -> bool:
    if not _TOKEN.fullmatch(word) or not word[0].isupper():
        return False
    bare = word.casefold().strip(".")
    if bare in TITLE_WORDS or bare in ORG_WORDS or bare in NO_NAMES:
        return False
    return len(bare) > 1 or word.endswith(".") or word.isupper()


def name_at_end(text: str) -> tuple[str, str]:
    """("chief executive", "Jane Doe") for "chief executive Jane Doe"; (text, "") if no name stands at the end."""
    words = text.split()
    for start in range(max(0, len(words) - 4), len(words) - 1):
        tail = " ".join(words[start:])
        led = words[start - 1].casefold() if start else ""
        if (led in ("for", "of", "and", "&") or led in FUNCTIONS) and words[start].casefold() in FUNCTIONS:
            continue  # "Minister for Culture Jane Doe", "Head of Human Resources Jane Doe"
        if is_name(tail) and words[start].casefold() not in PARTICLES - {"de", "van", "von", "le", "la"}:
            return " ".join(words[:start]), tail
    return text, ""


def name_at_start(text: str) -> tuple[str, str]:
    """("Jane Doe", "of Acme") for "Jane Doe of Acme"; ("", text) if it does not begin with a name."""
    words = text.split()
    for end in range(min(5, len(words)), 1, -1):
        if is_name(" ".join(words[:end])):
            return " ".join(words[:end]), " ".join(words[end:])
    return "", text


def has_title(text: str) -> bool:
    return any(word.casefold().strip(".,") in TITLE_WORDS for word in re.split(r"[\s/&-]+", text)) or any(
        word.casefold().strip(".,") in TITLE_WORDS for word in text.split()
    )


def looks_like_organisation(text: str) -> bool:
    words = [w.casefold().strip(".,") for w in text.split()]
    return any(w in ORG_WORDS for w in words)


def title_and_organisation(text: str, known: Organisations) -> tuple[str, str]:
    """Split "Head of Life Sciences at Example Campus" and its like. Either part may be empty."""
    text = re.sub(r"^(?:(?:aged )?\d{1,2}|the|a|an|our|its)(?:,\s*|\s+)", "", _without_stop(text), flags=re.I)
    if not text:
        return "", ""
    text = re.sub(r"\s+(?:from|based)\s+(?:near|outside|in)\s.*$", "", text)
    for split in (_known_end, _known_start, _possessive, _at, _comma, _of, _leading):
        found = split(text, known)
        if found is not None:
            return _tidy_title(found[0]), _tidy_organisation(found[1])
    if has_title(text) or not looks_like_organisation(text):
        return _tidy_title(text), ""
    return "", _tidy_organisation(text)


def _without_stop(text: str) -> str:
    """Less the punctuation at its ends, but "Inc." keeps its own."""
    text = text.strip(" ,–—-")
    return text if re.search(r"\b(?:Inc|Ltd|Corp|Co|LLC|Jr)\.$", text) else text.rstrip(".")


def _tidy_title(text: str) -> str:
    text = re.sub(r"\s+(?:of|at|for|from|with|in|and|to)$", "", text.strip(" ,"))
    return re.sub(r"^(?:the|a|an|our)\s+", "", text, flags=re.I)


def _tidy_organisation(text: str) -> str:
    office = re.search(r",?\s+(?:and|&)\s+(?:the\s+|a\s+)?(?P<more>[a-z][\w-]*\b.*)$", text)
    if office and has_title(office.group("more")):  # "Example Institute and first author"
        text = text[: office.start()]
    text = re.sub(r"\s*[(（][^)）]*[)）]\s*$", "", text.strip(" ,"))
    return re.sub(r"^(?:the|our)\s+", "", text, flags=re.I)


def _known_end(text: str, known: Organisations) -> tuple[str, str] | None:
    for form in known.forms():
        if text.casefold().endswith(form.casefold()) and (len(text) == len(form) or not text[-len(form) - 1].isalnum()):
            title = text[: -len(form)].rstrip(" ,")
            if not title or has_title(title) or re.search(r"\b(?:of|at|for|from|with|the)$", title):
                inner = _PLACE_OF_WORK.search(title)  # "Director of the Institute of X, University of Y"
                if inner and looks_like_organisation(title[inner.end() :]):
                    return title[: inner.start()], text[inner.end() :]
                return re.sub(r"\s+the$", "", title), text[len(text) - len(form) :]
    return None


def _known_start(text: str, known: Organisations) -> tuple[str, str] | None:
    for form in known.forms():
        rest = text[len(form) :]
        if text.startswith(form) and re.match(r"[’']s?\s|\s|,", rest) and has_title(rest):
            return re.sub(r"^[’']s?|^,", "", rest), form
    return None


def _possessive(text: str, known: Organisations) -> tuple[str, str] | None:
    match = _POSSESSIVE.match(text)
    if match and has_title(match.group("title")) and not has_title(match.group("org")):
        generic = match.group("org").split()[-1].islower()
        return match.group("title"), "" if generic else match.group("org")
    return None


def _at(text: str, known: Organisations) -> tuple[str, str] | None:
    matches = list(_PLACE_OF_WORK.finditer(text))
    if text.startswith("from ") and not looks_like_organisation(text):
        return "", ""  # "Jane Doe, 17, from Exampleton": a place
    if text.startswith(("at ", "from ", "with ")):
        return "", text.split(" ", 1)[1]
    if not matches:
        return None
    match = matches[0]
    left, right = text[: match.start()], text[match.end() :]
    inside = re.search(r"\bof (?:the )?(?P<org>[A-Z].*)$", left)
    if inside and looks_like_organisation(inside.group("org")) and len(inside.group("org").split()) > 2:
        return left[: inside.start()], f"{inside.group('org')} at {right}"
    return left, right


def _comma(text: str, known: Organisations) -> tuple[str, str] | None:
    parts = re.split(r",\s+(?!(?:Inc|Ltd|LLC|Limited|PLC|plc|Corp)\b)", text)
    if len(parts) < 2:
        return None
    for n in range(1, len(parts)):
        head, tail = ", ".join(parts[:n]), ", ".join(parts[n:])
        if (
            has_title(head)
            and tail[:1].isupper()
            and (looks_like_organisation(tail) or not _is_function(tail))
            and not has_title(tail)
        ):
            left = _of(head, known)
            if left is not None and left[1] and looks_like_organisation(left[1]):
                return left[0], f"{left[1]}, {tail}"
            return head, tail
    return None


def _is_function(text: str) -> bool:
    words = [w.casefold().strip(".,") for w in text.split()]
    return bool(words) and all(w in FUNCTIONS for w in words)


def _of(text: str, known: Organisations) -> tuple[str, str] | None:
    """ "Director of the Example Trust" names one; "Director of Communications", "Secretary for Health" do not."""
    for match in re.finditer(r"\s+(?:of|for|in)\s+(?:the\s+)?", text):
        left, right = text[: match.start()], text[match.end() :]
        if (not right[:1].isupper() and not right[:1].isdigit()) or not has_title(left):
            continue
        article = match.group().endswith("the ")
        if _is_function(right) or (re.match(r"\s+(?:for|in)\b", match.group()) and not looks_like_organisation(right)):
            continue
        if re.match(r"State\b", right):
            continue
        if not article and not _whose(left) and not looks_like_organisation(right) and right not in known.forms():
            continue  # "Director of Harbour Works" is what governments call the head of it
        first = right.split()[0].casefold()
        if (
            first in FUNCTIONS
            and not article
            and " of " in right
            and not looks_like_organisation(right.split(" of ")[0])
        ):
            continue
        return left, right
    return None


_MINISTERS = frozenset(["minister", "secretary", "commissioner"])  # "Rural Life Minister": the field is the title's own


_HEADS = frozenset(
    [
        "executive",
        "chief",
        "president",
        "ceo",
        "cfo",
        "coo",
        "cto",
        "founder",
        "co-founder",
        "cofounder",
        "chair",
        "chairman",
        "chairwoman",
        "owner",
    ]
)


_TRADES = frozenset([
    "practitioner", "nurse", "therapist", "porter", "midwife", "consultant", "surgeon", "physician", "doctor",
    "pharmacist", "scientist", "engineer", "researcher", "worker", "teacher", "student", "survivor", "patient",
    "volunteer", "driver", "farmer", "artist", "player", "winner", "owner", "champion", "lecturer", "fellow",
    "technician", "designer", "writer", "author", "historian", "biologist", "ecologist", "specialist",
    "operator", "ranger", "coach", "captain", "apprentice", "graduate", "resident",
])  # fmt: skip


def _whose(title: str) -> bool:
    """Titles that are always of an organisation: "Chief Executive of Quiet Hands"."""
    words = re.findall(r"[\w-]+", title.casefold())
    return any(w in _HEADS for w in words) or title.casefold().endswith(
        ("managing director", "general manager", "spokesperson")
    )


def _leading(text: str, known: Organisations) -> tuple[str, str] | None:
    """ "Example Robotics Chief Executive": an organisation before the first title word, if not the title's field."""
    words = text.split()
    first = next((n for n, w in enumerate(words) if w.casefold().strip(".,") in TITLE_WORDS), None)
    if not first or not all(w[:1].isupper() or w in ("of", "the", "&", "and", "for") for w in words[:first]):
        return None
    if first == 1 and words[1].casefold().strip(".,") in _TRADES and words[0] not in " ".join(known.forms()):
        return None  # "Transfusion practitioner": the field of a trade
    if _is_function(" ".join(words[:first])) or words[first].casefold() in _MINISTERS:
        return None
    return " ".join(words[first:]), " ".join(words[:first])
