"""Searches that she keeps. A search is kept as the question of its address, cut to what the search page knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from contacts.follows import MOST, SavedSearch
from contacts.outlets import Journalist
from newsroom.press_room.pages import language
from newsroom.search import Asked

KEPT = ("q", "company", "topic", "kind", "language", "pictures")
"""Days are left out: what is kept is a look-out for what comes."""


def question(given: QueryDict) -> str:
    """The part of a search page's address that is kept, "" if it asks for nothing."""
    asked = Asked.read(given)
    kept = QueryDict(mutable=True)
    values: dict[str, Any] = {"q": asked.text, "company": asked.company, "topic": asked.topic, "kind": asked.kind}
    values |= {"language": asked.language, "pictures": "1" if asked.pictures else ""}
    for name in KEPT:
        if values[name]:
            kept[name] = values[name]
    return kept.urlencode() if asked.query() else ""


def searches(request: HttpRequest) -> HttpResponse:
    """The list. GET with a question asks whether to keep it: the link beside the search form leads here."""
    journalist: Journalist = request.journalist  # type: ignore[attr-defined]
    if request.method == "POST" and "end" in request.POST:
        journalist.searches.filter(pk=request.POST["end"]).delete()
        return HttpResponseRedirect(reverse("press_searches"), status=303)
    new = question(request.POST if request.method == "POST" else request.GET)
    already = bool(new) and journalist.searches.filter(question=new).exists()
    full = not already and journalist.searches.count() >= MOST
    if request.method == "POST":
        if new and not already and not full:
            SavedSearch.objects.create(journalist=journalist, question=new, name=named(new))
        return HttpResponseRedirect(reverse("press_searches"), status=303)
    path = reverse("search", args=[language()])
    listed = [
        {"search": s, "asked": Asked.read(QueryDict(s.question)), "path": f"{path}?{s.question}"}
        for s in journalist.searches.all()[:MOST]
    ]
    told = {"listed": listed, "new": Asked.read(QueryDict(new)) if new and not already else None, "full": full}
    return render(request, "press/searches.html", {**told, "most": MOST, "path": path})


def named(asked: str) -> str:
    return QueryDict(asked).get("q", "")[:100]
