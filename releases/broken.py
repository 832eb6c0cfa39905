"""A broken embargo: who broke it, where and when, and what was decided.

To hold changes nothing but the record. To end the embargo for everyone is a loosening act: a second person's, or one
person's with a reason that a second one confirms afterwards. Either way all who hold it hear it in one message.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ids import RandomIdField
from accounts.models import User
from contacts.outlets import Outlet
from releases import issuing, workflow
from releases.editions import Edition, Event, now
from releases.models import Release
from releases.workflow import Refused


class Breach(models.Model):
    class Decision(models.TextChoices):
        HOLD = "hold", gettext_lazy("the embargo holds")
        END = "end", gettext_lazy("the embargo ended for everyone")

    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="breaches")
    outlet = models.ForeignKey(Outlet, models.SET_NULL, null=True, related_name="+")
    named = models.CharField(gettext_lazy("outlet"), max_length=200)
    link = models.URLField(gettext_lazy("address"), max_length=500, blank=True)
    seen = models.DateTimeField(gettext_lazy("seen at"))
    note = models.TextField(gettext_lazy("note"), blank=True)
    decision = models.CharField(max_length=4, choices=Decision)
    message = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    urgent = models.BooleanField(default=False)
    confirmed = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("broken embargo")
        verbose_name_plural = gettext_lazy("broken embargoes")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.named

    @property
    def waits_for_confirmation(self) -> bool:
        return self.urgent and self.confirmed is None


@transaction.atomic
def report(
    release: Release,
    by: User | None,
    named: str,
    seen: datetime.datetime,
    decision: str,
    message: dict[str, str],
    link: str = "",
    outlet: Outlet | None = None,
    note: str = "",
    reason: str = "",
) -> Breach:
    """Record it, decide, and leave one message for all who hold the edition. Raises Refused with the reasons."""
    release = issuing.locked(release)
    edition = workflow.pending(release)
    if edition is None:
        raise Refused(_("Nothing of this release is under embargo, so no embargo of it can be broken."))
    ending = decision == Breach.Decision.END
    urgent = ending and bool(workflow.why_not_end(release, by)) and bool(reason.strip())
    if ending:
        edition = issuing.end_embargo(release, by, reason, urgent)
    moment = now()
    breach = Breach.objects.create(
        edition=edition,
        outlet=outlet,
        named=named,
        link=link,
        seen=seen,
        note=note,
        decision=decision,
        message=message,
        reason=reason,
        at=moment,
        by=by,
        urgent=urgent,
    )
    before = {"breach": breach.pk}
    issuing.record(edition, Event.Kind.BROKEN, by, moment, decision, before=before)
    return breach


def why_not_confirm(breach: Breach, by: User) -> str:
    """Why this person is not the second one; empty if she is."""
    if not breach.waits_for_confirmation:
        return _("This needs no confirmation, or has it already.")
    if breach.by_id == by.pk:
        return _("You ended the embargo: a second person confirms it.")
    return ""


@transaction.atomic
def confirm(pk: str, by: User) -> Breach:
    """The second person's yes, afterwards. Raises Refused."""
    breach = Breach.objects.select_for_update().get(pk=pk)
    if reason := why_not_confirm(breach, by):
        raise Refused(reason)
    breach.confirmed, breach.confirmed_by = now(), by
    breach.save(update_fields=["confirmed", "confirmed_by"])
    return breach
