"""The freeze: the whole newsroom stands still at one moment, and moves on when somebody decides so.

While it is frozen the door answers as of the moment of freezing. What was public stays public, whatever is due waits,
no mail goes out; only a withdrawal still acts, as tightening always does. To freeze is one person's act, done at once.
To end the freeze makes everything public that fell due in it, so it says beforehand what that is.
"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases import embargo
from releases.editions import Edition, Freeze, Pulse, now
from releases.workflow import Refused
from releases.zones import in_words


def current() -> Freeze | None:
    """The freeze that lasts, if there is one."""
    return Freeze.objects.filter(ended=None).first()


@transaction.atomic
def freeze(reason: str, by: User | None = None) -> Freeze:
    """Stop at this moment. Frozen already: the first moment and its reason stay. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Say why the newsroom is frozen: whoever ends the freeze has to know."))
    began = now()
    Pulse.objects.select_for_update().get(pk=1)
    lasting = current()
    if lasting:
        return lasting
    frozen = Freeze.objects.create(began=began, began_by=by.pk if by else "", reason=reason.strip())
    Pulse.objects.filter(pk=1).update(frozen=began)
    embargo.raise_generation(Pulse)
    return frozen


@transaction.atomic
def thaw(by: User | None = None) -> list[Edition]:
    """End the freeze. -> what became public by it. Raises Refused if there is none, or a second person is needed."""
    moment = now()
    Pulse.objects.select_for_update().get(pk=1)
    lasting = current()
    if lasting is None:
        raise Refused(_("The newsroom is not frozen."))
    if reason := why_not_thaw(lasting, by):
        raise Refused(reason)
    due = waiting()
    lasting.ended, lasting.ended_by = moment, by.pk if by else ""
    lasting.save(update_fields=["ended", "ended_by"])
    Pulse.objects.filter(pk=1).update(frozen=None)
    embargo.raise_generation(Pulse)
    return due


def why_not_thaw(lasting: Freeze, by: User | None) -> str:
    """To loosen takes a second person where the newsroom asks for two."""
    if settings.NEWSROOM_TWO_PERSONS and by is not None and lasting.began_by == by.pk:
        return _("You froze the newsroom: a second person has to end the freeze.")
    return ""


def waiting() -> list[Edition]:
    """Editions that fell due in the freeze: they become public in the moment it ends."""
    lasting = current()
    if lasting is None:
        return []
    due = Edition.objects.filter(embargo.is_public(embargo.clock()), lift__gt=lasting.began)
    return list(due.select_related("release").order_by("lift"))


def in_a_sentence(lasting: Freeze) -> str:
    return _("The newsroom has been frozen since %(time)s: nothing new becomes public. Reason: %(reason)s") % {
        "time": in_words(lasting.began),
        "reason": lasting.reason,
    }
