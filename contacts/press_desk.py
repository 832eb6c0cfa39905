"""The press room at the desk: applications, accreditation to an outlet, and suspension until a date."""

from __future__ import annotations

import smtplib
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media

from accounts.desk import DeskAdmin, Written, named
from accounts.plain_text import OneLine
from contacts import mails
from contacts.models import Journalist, Outlet
from contacts.outlets import outlets_of

# What allauth keeps is the press room's own affair.
for model in (EmailAddress, EmailConfirmation, Authenticator):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class Until(forms.SplitDateTimeField):
    """A day and a time of day in the newsroom's zone, by the browser's own fields."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date"}, time_attrs={"type": "time"}, date_format="%Y-%m-%d", time_format="%H:%M"
        )
        super().__init__(required=False, widget=widget, **kwargs)


def until_in_words(row: Outlet | Journalist) -> str:
    return date_format(localtime(row.suspended_until), "j.n.Y H:i") if row.suspended_until else ""


@admin.register(Outlet)
class OutletDesk(DeskAdmin):
    list_display = ("called", "domains_shown", "colleague_limit", "suspended")
    list_display_links = ("called",)
    search_fields = ("name_en", "name_zh_hant", "name_zh_hans", "domains")
    search_help_text = gettext_lazy("Name or domain")
    fieldsets = (
        (None, {"fields": ("name",)}),
        (gettext_lazy("Its people"), {"fields": ("domains", "colleague_limit")}),
        (gettext_lazy("Suspension"), {"fields": ("suspended_until",)}),
        (gettext_lazy("For the press office alone"), {"fields": ("note",)}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if db_field.name == "suspended_until":
            return Until(label=db_field.verbose_name, help_text=db_field.help_text)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("name"), ordering="name_en")
    def called(self, outlet: Outlet) -> str:
        return named(outlet, "name")

    @admin.display(description=gettext_lazy("domains"))
    def domains_shown(self, outlet: Outlet) -> str:
        return " · ".join(outlet.domains.split())

    @admin.display(description=gettext_lazy("suspended until"), ordering="suspended_until")
    def suspended(self, outlet: Outlet) -> str:
        return until_in_words(outlet)


class NewPerson(forms.ModelForm):
    """Somebody whom the press office invites: her account is made with it, and she signs in with a code by mail."""

    name = OneLine(label=gettext_lazy("Name, as the person writes it"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    language = forms.ChoiceField(label=gettext_lazy("Language of mails"))

    class Meta:
        model = Journalist
        fields = ("name", "email", "language", "kind", "job_title", "phone", "outlet", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = get_user_model()._meta.get_field("language").choices  # type: ignore[attr-defined,union-attr]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if Journalist.objects.filter(user__email=email).exists():
            raise forms.ValidationError(_("There is somebody with this address already."))
        return email

    def save(self, commit: bool = True) -> Journalist:
        told = {"name": self.cleaned_data["name"], "language": self.cleaned_data["language"], "password": "!"}
        user, new = get_user_model().objects.get_or_create(email=self.cleaned_data["email"], defaults=told)
        if new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        self.instance.user = user
        self.instance.state = Journalist.State.ACCREDITED
        return super().save(commit)


class Decision(forms.ModelForm):
    suspended_until = Until(
        label=gettext_lazy("Suspended until"),
        help_text=gettext_lazy("Until then this person sees nothing under embargo. It ends by itself."),
    )

    class Meta:
        model = Journalist
        fields = ("kind", "job_title", "phone", "beats", "outlet", "state", "refusal", "suspended_until", "note")
        widgets = {"state": forms.RadioSelect}
        help_texts = {"refusal": gettext_lazy("The person reads it, in the press room and in a mail.")}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("state") == Journalist.State.REFUSED and not told.get("refusal"):
            self.add_error("refusal", _("Say why: the person reads it."))
        return told


class Standing(admin.SimpleListFilter):
    title = gettext_lazy("suspension")
    parameter_name = "suspended"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", gettext_lazy("suspended"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Journalist]) -> QuerySet[Journalist]:
        if self.value() != "1":
            return queryset
        return queryset.filter(suspended_until__isnull=False) | queryset.filter(outlet__suspended_until__isnull=False)


@admin.register(Journalist)
class JournalistDesk(Written, admin.ModelAdmin):
    change_form_template = "admin/desk/change_form.html"
    change_list_template = "admin/desk/change_list.html"
    show_facets = admin.ShowFacets.NEVER
    actions = None
    list_per_page = 50
    list_display = ("called", "job_title", "outlet_shown", "kind", "state", "applied", "suspended")
    list_display_links = ("called",)
    list_filter = ("state", "kind", Standing, ("outlet", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("user", "outlet")
    ordering = ("-applied_at",)
    search_fields = ("user__name", "user__email", "job_title", "outlet_named")
    search_help_text = gettext_lazy("Name, e-mail address, job title or outlet")
    autocomplete_fields = ("outlet",)
    readonly_fields = ("who", "outlet_named", "suggested", "decided")

    @property
    def media(self) -> Media:
        return Media.from_media(super().media + Media(js=["desk/rows.js", "desk/form.js"]))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change=change, **kwargs | {"form": Decision if obj else NewPerson})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [(None, {"fields": list(NewPerson.Meta.fields)})]
        return [
            (None, {"fields": ["who", "job_title", "phone", "beats", "kind"]}),
            (_("Accreditation"), {"fields": ["outlet_named", "suggested", "outlet", "state", "refusal", "decided"]}),
            (_("Suspension"), {"fields": ["suspended_until"]}),
            (_("For the press office alone"), {"fields": ["note"]}),
        ]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:  # type: ignore[override]
        """The filters of the page, and no other question."""
        return lookup in {"suspended", "state__exact", "kind__exact", "outlet__id__exact", "outlet__isnull"}

    def save_model(self, request: HttpRequest, obj: Journalist, form: Any, change: bool) -> None:
        decided = not change or "state" in form.changed_data
        if decided and obj.state == Journalist.State.ACCREDITED:
            obj.accredited_by = request.user  # type: ignore[assignment]
            obj.accredited_at = timezone.now()
        super().save_model(request, obj, form, change)
        if decided and obj.state != Journalist.State.APPLIED:
            self.tell(request, obj)

    def tell(self, request: HttpRequest, journalist: Journalist) -> None:
        with translation.override(journalist.user.language):
            accredited = journalist.state == Journalist.State.ACCREDITED
            outlet = named(journalist.outlet, "name") if journalist.outlet else ""
            letter = mails.accredited(outlet) if accredited else mails.refused(journalist.refusal)
            mail: EmailMultiAlternatives = letter.to(journalist.email)
        try:
            mail.send()
        except (OSError, smtplib.SMTPException):
            messages.warning(
                request, _("It is saved, but the mail about it could not be sent. Tell the person yourself.")
            )

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        return self.response_post_save_add(request, obj)

    @admin.display(description=gettext_lazy("name"), ordering="user__name")
    def called(self, journalist: Journalist) -> str:
        return journalist.name

    @admin.display(description=gettext_lazy("Person"))
    def who(self, journalist: Journalist) -> str:
        return f"{journalist.name} · {journalist.email}"

    @admin.display(description=gettext_lazy("outlet"), ordering="outlet__name_en")
    def outlet_shown(self, journalist: Journalist) -> str:
        return named(journalist.outlet, "name") if journalist.outlet else journalist.outlet_named

    @admin.display(description=gettext_lazy("Outlet of the e-mail address"))
    def suggested(self, journalist: Journalist) -> str:
        return " · ".join(named(outlet, "name") for outlet in outlets_of(journalist.email)) or "—"

    @admin.display(description=gettext_lazy("Accredited"))
    def decided(self, journalist: Journalist) -> str:
        if not journalist.accredited_at:
            return "—"
        when = date_format(localtime(journalist.accredited_at), "j.n.Y H:i")
        return f"{when} · {journalist.accredited_by}" if journalist.accredited_by else when

    @admin.display(description=gettext_lazy("applied"), ordering="applied_at")
    def applied(self, journalist: Journalist) -> str:
        return date_format(localtime(journalist.applied_at), "j.n.Y")

    @admin.display(description=gettext_lazy("suspended until"), ordering="suspended_until")
    def suspended(self, journalist: Journalist) -> str:
        return until_in_words(journalist)
