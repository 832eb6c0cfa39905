"""Who she is: filled in once as her application, and put right by her whenever something changes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from contacts.outlets import Journalist
from newsroom.press_room import cookies
from newsroom.press_room.forms import Details
from newsroom.press_room.home import named_in
from newsroom.press_room.pages import language


def details(request: HttpRequest) -> HttpResponse:
    known: Journalist | None = request.journalist  # type: ignore[attr-defined]
    journalist = known or Journalist(user=request.user)  # type: ignore[misc]
    form = Details(request.POST or None, instance=journalist)
    if request.method == "POST" and form.is_valid():
        form.save()
        there = reverse("press_details") + "?saved=1" if known else cookies.place(request) or reverse("press_home")
        return HttpResponseRedirect(there, status=303)
    told = {"form": form, "saved": "saved" in request.GET, "state": journalist.state if known else ""}
    told["outlet_name"] = named_in(journalist.outlet, language()) if journalist.outlet else ""
    return render(request, "press/details.html", told)
