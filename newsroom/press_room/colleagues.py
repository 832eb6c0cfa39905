"""The contact of an outlet names its colleagues for one release, and takes them back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accounts.desk import named
from newsroom.pages import not_found
from newsroom.press_room.pages import language
from releases import grants, looks, terms
from releases.grants import CannotName, Holder, Reader
from releases.looks import Look


class Colleague(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"))
    expert = forms.BooleanField(label=_("An expert whom we ask for comment"), required=False)


def context(request: HttpRequest, reader: Reader, release: str, form: Colleague | None = None) -> dict[str, Any] | None:
    """What the contact sees of her outlet's people; None for everybody else."""
    contact = grants.contact_of(reader, release)
    if contact is None or not contact.grant.limit:
        return None
    rows = list(grants.named_by(contact))
    version = terms.current()
    return {
        "outlet": named(contact.grant.outlet, "name") if contact.grant.outlet else "",
        "named": [shown(holder) for holder in rows],
        "limit": contact.grant.limit,
        "left": max(0, contact.grant.limit - len(rows)),
        "experts": bool(version and version.experts),
        "form": form or Colleague(),
    }


def shown(holder: Holder) -> dict[str, Any]:
    return {
        "pk": holder.pk,
        "name": holder.journalist.name if holder.journalist else holder.name,
        "email": holder.journalist.email if holder.journalist else holder.email,
        "expert": holder.place == Holder.Place.EXPERT,
        "accepted": holder.accepted,
    }


def changed(request: HttpRequest, reader: Reader, release: str) -> HttpResponse:
    """Name one, or take one back."""
    contact = grants.contact_of(reader, release)
    if contact is None:
        return not_found(language())
    if "drop" in request.POST:
        if grants.drop_named(contact, request.POST["drop"]):
            looks.record(contact, Look.What.DROPPED, language(), request.POST["drop"])
        return HttpResponseRedirect(f"{request.path}#colleagues", status=303)
    form = Colleague(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            added = grants.name_colleague(contact, said["name"], said["email"], said["expert"])
        except CannotName as problem:
            form.add_error(None, str(problem))
        else:
            looks.record(contact, Look.What.NAMED, language(), added.pk)
            return HttpResponseRedirect(f"{request.path}#colleagues", status=303)
    told = {"colleagues": context(request, reader, release, form), "release": release}
    return render(request, "press/colleagues.html", told)
