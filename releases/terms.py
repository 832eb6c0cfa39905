"""The terms of early access: published versions that never change, and who accepted which.

An outlet accepts them once a year through one of its people; somebody without an outlet accepts for herself. For each
edition there is one tap more, which stands with the holder in `grants`.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from accounts.ids import RandomIdField
from accounts.models import User
from contacts.outlets import Journalist, Outlet
from releases.editions import now

YEAR = datetime.timedelta(days=365)


class Terms(models.Model):
    """One version. A change is a new version: what somebody accepted can always be read again."""

    id = RandomIdField()
    number = models.PositiveSmallIntegerField(_("number"), unique=True, editable=False)
    text = models.JSONField(_("text, by language"), default=dict)
    experts = models.BooleanField(
        _("an expert may be asked for comment"),
        default=False,
        help_text=_("An outlet may then name one expert, who reads the release under the same terms."),
    )
    anew = models.BooleanField(
        _("accepted anew by everybody"),
        default=False,
        help_text=_("Nobody reads anything under embargo before accepting this version. Otherwise at the year's end."),
    )
    at = models.DateTimeField(_("published"), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("terms of early access")
        verbose_name_plural = _("terms of early access")
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class Acceptance(models.Model):
    """A year's yes: of an outlet, or of somebody who has none. `until` is set earlier when new terms ask it anew."""

    id = RandomIdField()
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="acceptances")
    outlet = models.ForeignKey(Outlet, models.CASCADE, null=True, related_name="+")
    journalist = models.ForeignKey(Journalist, models.SET_NULL, null=True, related_name="+")
    language = models.CharField(max_length=10)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("acceptance of the terms")
        verbose_name_plural = _("acceptances of the terms")
        ordering = ["-at"]
        indexes = [models.Index(fields=["outlet", "until"], name="acceptance_of_outlet")]

    def __str__(self) -> str:
        return f"{self.terms_id} {self.outlet_id or self.journalist_id}"


def current() -> Terms | None:
    """The version in force; None until the press office has published one."""
    return Terms.objects.order_by("-number").first()


@transaction.atomic
def publish(text: dict[str, str], experts: bool, anew: bool, by: User | None) -> Terms:
    """A new version, in force at once. `anew` ends every acceptance of an earlier one at this moment."""
    moment = now()
    highest = Terms.objects.aggregate(highest=Max("number"))["highest"] or 0
    made = Terms.objects.create(number=highest + 1, text=text, experts=experts, anew=anew, at=moment, by=by)
    if anew:
        Acceptance.objects.filter(until__gt=moment).update(until=moment)
    return made


def accept(journalist: Journalist, terms: Terms, language: str) -> Acceptance:
    """For her outlet, or for herself if she has none; for a year."""
    moment = now()
    return Acceptance.objects.create(
        terms=terms,
        outlet=journalist.outlet,
        journalist=journalist,
        language=language,
        at=moment,
        until=moment + YEAR,
    )


def accepted(at: Combinable, journalist: str) -> Exists:
    """Whether the year's terms stand for somebody. `journalist` is the path to her row, such as "journalist__"."""
    outlet = Q(outlet__isnull=False, outlet=OuterRef(f"{journalist}outlet"))
    herself = Q(outlet__isnull=True, journalist=OuterRef(f"{journalist}pk"))
    return Exists(Acceptance.objects.filter(outlet | herself, until__gt=at))
