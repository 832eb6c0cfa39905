"""The terms of early access and the lists of people who often get it. Terms are published, never edited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import HTML_LANGUAGES, LANGUAGE_NAMES
from accounts.guarded import GuardedAdmin
from accounts.models import User
from accounts.plain_text import PlainText
from contacts.outlets import Journalist
from releases import terms
from releases.admin.lists import local_clock
from releases.document import LANGUAGES
from releases.grants import AccessList
from releases.terms import Acceptance, Terms

MAY_PUBLISH = "releases.add_terms"
FIRST = Path(__file__).parents[1] / "first_terms"
"""What the first version begins with, a file for each language: the office makes it its own and publishes it."""


class TermsForm(forms.Form):
    experts = forms.BooleanField(
        label=gettext_lazy("An outlet may show a release to one expert for comment"), required=False
    )
    anew = forms.BooleanField(
        label=gettext_lazy("Everybody accepts this version before reading on"),
        required=False,
        help_text=gettext_lazy(
            "Otherwise an outlet accepts it at its year's end. Each release shows the newest version."
        ),
    )

    def __init__(self, *args: Any, before: Terms | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            field = PlainText(
                label=_("The terms"), widget=forms.Textarea({"rows": 14, "lang": HTML_LANGUAGES[language]})
            )
            field.initial = before.text.get(language, "") if before else first(language)
            self.fields[f"text_{language}"] = field
        self.fields["experts"].initial = before.experts if before else False

    def texts(self) -> list[dict[str, Any]]:
        return [
            {"field": self[f"text_{code}"], "html": HTML_LANGUAGES[code], "name": LANGUAGE_NAMES[code]}
            for code in LANGUAGES
        ]


def first(language: str) -> str:
    return (FIRST / f"{language}.txt").read_text(encoding="utf-8").strip()


@admin.register(Terms)
class TermsDesk(GuardedAdmin):
    """One page: the form for the next version, and all that there were."""

    def get_urls(self) -> list[Any]:
        return [path("", self.admin_site.admin_view(self.page), name="releases_terms_changelist")]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(MAY_PUBLISH)  # type: ignore[union-attr]

    def page(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            return self.admin_site.login(request)
        before = terms.current()
        form = TermsForm(request.POST or None, before=before)
        if request.method == "POST" and form.is_valid():
            by: User = request.user  # type: ignore[assignment]
            text = {code: form.cleaned_data[f"text_{code}"] for code in LANGUAGES}
            made = terms.publish(text, form.cleaned_data["experts"], form.cleaned_data["anew"], by)
            messages.success(request, _("Version %(number)d is published and in force.") % {"number": made.number})
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Terms of early access"),
            "form": form,
            "before": before,
            "number": (before.number if before else 0) + 1,
            "versions": [version_row(version) for version in Terms.objects.select_related("by")],
        }
        return TemplateResponse(request, "admin/releases/access/terms.html", context)


def version_row(version: Terms) -> dict[str, Any]:
    texts = [{"html": HTML_LANGUAGES[code], "name": LANGUAGE_NAMES[code], "text": version.text.get(code, "")}
             for code in LANGUAGES]  # fmt: skip
    return {
        "version": version,
        "at": local_clock(version.at),
        "by": str(version.by or "—"),
        "texts": texts,
        "acceptances": Acceptance.objects.filter(terms=version).count(),
    }


@admin.register(AccessList)
class AccessListDesk(GuardedAdmin):
    """A list opens nothing by itself: it only saves ticking the same people again."""

    change_list_template = "admin/desk/change_list.html"
    list_display = ("name", "how_many")
    search_fields = ("name",)
    search_help_text = gettext_lazy("Name of the list")
    actions = None

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["widget"] = forms.CheckboxSelectMultiple()
        if db_field.name == "journalists":
            kwargs["queryset"] = Journalist.objects.filter(state=Journalist.State.ACCREDITED).select_related("user")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("on it"))
    def how_many(self, listed: AccessList) -> str:
        told = {"people": listed.journalists.count(), "outlets": listed.outlets.count()}
        return _("%(people)d people, %(outlets)d outlets") % told
