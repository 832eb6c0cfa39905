"""Who is written to: outlets, and the people of the press room. What they may see is said by grants, never here."""

from __future__ import annotations

import datetime
import re

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField
from companies.models import any_language, named_somehow
from contacts.phones import E164Field

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


def all_languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def domains(written: str) -> None:
    for line in written.split():
        if not _DOMAIN.fullmatch(line.lower()):
            raise ValidationError(
                _("“%(line)s” is not the part of an e-mail address after the @. Write one a line, like example.com."),
                params={"line": line},
            )


def not_suspended(at: Combinable, path: str = "") -> Q:
    """A suspension ends by itself: nobody has to remember it."""
    return Q(**{f"{path}suspended_until__isnull": True}) | Q(**{f"{path}suspended_until__lte": at})


class Outlet(models.Model):
    """A newspaper, a broadcaster, an agency, an office: whom a journalist works for."""

    id = RandomIdField()
    name = models.CharField(_("name"), max_length=200, blank=True)
    domains = models.TextField(
        _("domains of its e-mail addresses"),
        blank=True,
        validators=[domains],
        help_text=_("One a line, like example.com. An application from such an address is shown beside this outlet."),
    )
    colleague_limit = models.PositiveSmallIntegerField(
        _("how many colleagues it may name"),
        default=5,
        help_text=_("For one release under embargo. Its accredited journalists name them themselves."),
    )
    suspended_until = models.DateTimeField(
        _("suspended until"),
        null=True,
        blank=True,
        help_text=_("Until then nobody of this outlet sees anything under embargo. It ends by itself."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For the press office alone."))

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name_en", "name_zh_hant", "name_zh_hans"]

    def __str__(self) -> str:
        return any_language(self, "name")

    def clean(self) -> None:
        named_somehow(self)


class JournalistQuerySet(models.QuerySet["Journalist"]):
    def in_good_standing(self, at: Combinable) -> JournalistQuerySet:
        """Accredited, with a live account, and neither she nor her outlet suspended. `at` is the door's clock."""
        return self.filter(
            not_suspended(at),
            Q(outlet__isnull=True) | not_suspended(at, "outlet__"),
            state=Journalist.State.ACCREDITED,
            user__is_active=True,
        )


class Journalist(models.Model):
    """Somebody with an account in the press room. Her name, address, language and zone are those of her account."""

    class Kind(models.TextChoices):
        JOURNALIST = "journalist", _("journalist")
        OFFICIAL = "official", _("official")
        PARTNER = "partner", _("partner")
        EXPERT = "expert", _("expert")

    class State(models.TextChoices):
        APPLIED = "applied", _("applied")
        ACCREDITED = "accredited", _("accredited")
        REFUSED = "refused", _("refused")

    id = RandomIdField()
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="journalist", verbose_name=_("account")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.JOURNALIST)
    job_title = models.CharField(_("job title"), max_length=200, blank=True)
    phone = E164Field(_("phone"), blank=True, help_text=_("Where she is reached when an embargo moves."))
    beats = models.CharField(_("what she covers"), max_length=300, blank=True)
    outlet_named = models.CharField(_("outlet as she wrote it"), max_length=200, blank=True)
    outlet = models.ForeignKey(
        Outlet, models.SET_NULL, null=True, blank=True, related_name="journalists", verbose_name=_("outlet")
    )
    reads = models.JSONField(_("languages she reads"), default=all_languages)
    state = models.CharField(_("accreditation"), max_length=10, choices=State, default=State.APPLIED)
    applied_at = models.DateTimeField(_("applied"), auto_now_add=True)
    accredited_at = models.DateTimeField(_("accredited"), null=True, blank=True)
    accredited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accredited by"),
    )
    refusal = models.TextField(_("reason for refusing"), blank=True)
    suspended_until = models.DateTimeField(
        _("suspended until"),
        null=True,
        blank=True,
        help_text=_("Until then this person sees nothing under embargo. It ends by itself."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For the press office alone."))

    objects = JournalistQuerySet.as_manager()

    class Meta:
        verbose_name = _("journalist")
        verbose_name_plural = _("journalists")
        ordering = ["user__name", "id"]
        indexes = [models.Index(fields=["state", "applied_at"], name="journalist_waiting")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.user.name or self.user.email

    @property
    def email(self) -> str:
        return self.user.email

    def in_good_standing(self, at: Combinable) -> bool:
        """Asked of the database, by its clock, each time: a suspension is at once, and so is its end."""
        return Journalist.objects.in_good_standing(at).filter(pk=self.pk).exists()

    def clean(self) -> None:
        if not set(self.reads) <= set(all_languages()) or not self.reads:
            raise ValidationError({"reads": _("Choose at least one language.")})


def outlets_of(address: str) -> list[Outlet]:
    """The outlets to whose domains an e-mail address belongs, subdomains included."""
    host = address.rpartition("@")[2].lower()
    return [
        outlet
        for outlet in Outlet.objects.exclude(domains="")
        if any(host == d or host.endswith(f".{d}") for d in outlet.domains.lower().split())
    ]


def forget_unfinished(before: datetime.datetime) -> None:
    """Accounts that somebody began to open and whose address was never confirmed: they say nothing of anybody."""
    begun = get_user_model().objects.filter(
        date_joined__lt=before, last_login__isnull=True, is_staff=False, journalist__isnull=True
    )
    begun.filter(emailaddress__isnull=False).exclude(emailaddress__verified=True).delete()
