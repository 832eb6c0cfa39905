"""Who answers: the media contacts printed on releases, each reusable with all its phones and addresses.

Who is written to is in `outlets`, what they follow in `follows`.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField
from companies.models import Company, any_language
from contacts.follows import FeedAddress, Follow, SavedSearch
from contacts.outlets import Journalist, Outlet
from contacts.phones import E164Field, readable

__all__ = [
    "ContactEmail",
    "ContactPhone",
    "FeedAddress",
    "Follow",
    "Journalist",
    "MediaContact",
    "Outlet",
    "SavedSearch",
]


class MediaContact(models.Model):
    """A person, or a desk without a name, at an organisation."""

    id = RandomIdField()
    company = models.ForeignKey(
        Company, models.SET_NULL, null=True, blank=True, related_name="contacts", verbose_name=_("company")
    )
    organisation = models.CharField(
        _("organisation as printed"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the company's full name."),
    )
    person = models.CharField(_("name"), max_length=120, blank=True, help_text=_("Empty for a desk."))
    title = models.CharField(_("title"), max_length=200, blank=True)
    hours = models.CharField(
        _("hours"), max_length=200, blank=True, help_text=_("When this contact answers, with the zone.")
    )
    acts_for = models.ForeignKey(
        Company,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="agency_contacts",
        verbose_name=_("acts for"),
    )

    class Meta:
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["organisation_en", "organisation_zh_hant", "person_en", "person_zh_hant"]

    def __str__(self) -> str:
        person = any_language(self, "person")
        organisation = any_language(self, "organisation")
        shown = [organisation if organisation != self.pk else str(self.company or "")]
        shown += [person] if person != self.pk else []
        return " · ".join(part for part in shown if part) or self.pk


class ContactPhone(models.Model):
    class Kind(models.TextChoices):
        OFFICE = "", _("office")
        MOBILE = "mobile", _("mobile")
        OUT_OF_HOURS = "out-of-hours", _("out of hours")
        WHATSAPP = "whatsapp", _("WhatsApp")
        WECHAT = "wechat", _("WeChat")
        FAX = "fax", _("fax")

    id = RandomIdField()
    contact = models.ForeignKey(MediaContact, models.CASCADE, related_name="phones")
    number = E164Field(_("phone"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, blank=True, default=Kind.OFFICE)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return readable(self.number)


class ContactEmail(models.Model):
    id = RandomIdField()
    contact = models.ForeignKey(MediaContact, models.CASCADE, related_name="emails")
    address = models.EmailField(_("e-mail"), db_index=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.address
