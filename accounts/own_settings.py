"""A person's own page at the desk: the language it speaks to her, and her zone."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User


class OwnSettings(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "language", "time_zone")


def own_settings(request: HttpRequest) -> HttpResponse:
    form = OwnSettings(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with translation.override(user.language):
            messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)
    context = {**admin.site.each_context(request), "title": _("Your settings"), "form": form}
    return TemplateResponse(request, "admin/desk/own_settings.html", context)
