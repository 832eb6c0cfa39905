"""Companies, people and topics that she follows. What may not be seen cannot be followed: it is as if it never was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from contacts.follows import MOST, Follow
from contacts.outlets import Journalist
from newsroom.pages import not_found
from newsroom.press_room.pages import language
from newsroom.search import matching
from newsroom.views import topic_names, topic_slug
from releases.document import LANGUAGES
from releases.editions import EditionCompany
from releases.exporting.html import HTML_LANGUAGES
from releases.search_index import mark
from releases.search_words import Query


@dataclass(frozen=True, slots=True)
class Subject:
    """What is followed, as public pages name it."""

    name: str
    html_lang: str
    path: str


def company(pk: str, lang: str) -> Subject | None:
    row = EditionCompany.objects.visible_to().filter(company=pk, language=lang).newest_first().first()
    if row is None:
        return None
    return Subject(row.name, HTML_LANGUAGES[row.text_language], reverse("company", args=[lang, row.address]))


def topic(pk: str, lang: str) -> Subject | None:
    names = topic_names(pk)
    code = lang if lang in names else next(iter(names), "")
    path = reverse("topic", args=[lang, (topic_slug(names), pk)]) if names else ""
    return Subject(names[code], HTML_LANGUAGES[code], path) if names else None


def person(pk: str, lang: str) -> Subject | None:
    """By the newest release that quotes this person."""
    texts, _following = matching(Query(((mark("person", pk),),)), lang, limit=1)
    for quoted in (p for text in texts for p in text.people if p.get("person") == pk):
        for code in (lang, *LANGUAGES):
            if name := quoted["forms"].get(code, {}).get("name"):
                path = f"{reverse('search', args=[lang])}?{urlencode({'q': f'“{name}”'})}"
                return Subject(name, HTML_LANGUAGES[code], path)
    return None


SUBJECTS: dict[str, Callable[[str, str], Subject | None]] = {"company": company, "person": person, "topic": topic}


def follows(request: HttpRequest) -> HttpResponse:
    """The list, in which each can be ended."""
    journalist: Journalist = request.journalist  # type: ignore[attr-defined]
    if request.method == "POST":
        journalist.follows.filter(pk=request.POST.get("end", "")).delete()
        return HttpResponseRedirect(reverse("press_follows"), status=303)
    lang = language()
    listed = [{"follow": f, "subject": SUBJECTS[f.kind](f.subject, lang)} for f in journalist.follows.all()[:MOST]]
    return render(request, "press/follows.html", {"listed": listed})


def follow(request: HttpRequest, kind: str, subject: str) -> HttpResponse:
    """Where “Follow” on a public page leads: GET asks, POST does."""
    journalist: Journalist = request.journalist  # type: ignore[attr-defined]
    found = SUBJECTS[kind](subject, language())
    if found is None:
        return not_found(language())
    already = journalist.follows.filter(kind=kind, subject=subject).exists()
    full = not already and journalist.follows.count() >= MOST
    if request.method == "POST" and not full:
        Follow.objects.get_or_create(journalist=journalist, kind=kind, subject=subject)
        return HttpResponseRedirect(reverse("press_follows"), status=303)
    told = {"subject": found, "kind": kind, "already": already, "full": full, "most": MOST}
    return render(request, "press/follow.html", told)
