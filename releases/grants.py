"""Early access: who may read an edition before its embargo ends.

An editor gives a grant to a person, or to an outlet through one of its people, who names colleagues within the limit
and, where the terms allow, an expert. Whoever may read is a Holder, one row each, so that the door asks one question:

    open means   grant and holder not ended; she and both outlets in good standing; the right kind of person for her
                 place in the grant; this edition's tap made, the year's terms accepted    in SQL, as it is read

A grant belongs to what waits, not to its wording: a new text or another time before the lift keeps it. At the lift it
has nothing left to open; a withdrawal ends it, as the door never opens what is withdrawn.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ids import RandomIdField, random_id
from accounts.models import User
from contacts.outlets import Journalist, Outlet, not_suspended
from releases import terms
from releases.editions import Edition, Event, now
from releases.embargo import as_of


class AccessList(models.Model):
    """People and outlets who are often given access together. A list opens nothing by itself."""

    id = RandomIdField()
    name = models.CharField(gettext_lazy("name"), max_length=120)
    journalists = models.ManyToManyField(Journalist, blank=True, verbose_name=gettext_lazy("people"), related_name="+")
    outlets = models.ManyToManyField(Outlet, blank=True, verbose_name=gettext_lazy("outlets"), related_name="+")
    note = models.TextField(gettext_lazy("note"), blank=True)

    class Meta:
        verbose_name = gettext_lazy("access list")
        verbose_name_plural = gettext_lazy("access lists")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """What an editor gave, to a person or to an outlet, for one edition under embargo."""

    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="grants")
    outlet = models.ForeignKey(Outlet, models.CASCADE, null=True, related_name="+")
    limit = models.PositiveSmallIntegerField(default=0, help_text=gettext_lazy("How many the outlet may name."))
    through = models.CharField(max_length=120, blank=True, help_text=gettext_lazy("The list it was given by."))
    given = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("early access")
        verbose_name_plural = gettext_lazy("early access")
        ordering = ["given", "id"]

    def __str__(self) -> str:
        return self.pk


class Holder(models.Model):
    """One person of a grant. `name` and `email` are what a colleague wrote, until there is an account behind them.

    `mark` is in every personal copy of hers. It says nothing but which row this is.
    """

    class Place(models.TextChoices):
        PERSON = "person", gettext_lazy("named by the press office")
        CONTACT = "contact", gettext_lazy("contact of the outlet")
        COLLEAGUE = "colleague", gettext_lazy("named by the outlet")
        EXPERT = "expert", gettext_lazy("expert for comment")

    id = RandomIdField()
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="holders")
    journalist = models.ForeignKey(Journalist, models.SET_NULL, null=True, related_name="held")
    place = models.CharField(max_length=10, choices=Place)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True, db_index=True)
    added = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    accepted = models.DateTimeField(null=True)
    terms = models.ForeignKey(terms.Terms, models.PROTECT, null=True, related_name="+")
    mark = models.CharField(max_length=20, default=random_id, unique=True, editable=False)

    class Meta:
        verbose_name = gettext_lazy("holder of early access")
        verbose_name_plural = gettext_lazy("holders of early access")
        ordering = ["added", "id"]
        constraints = [models.UniqueConstraint(fields=["grant", "journalist"], name="holder_once_per_grant")]

    def __str__(self) -> str:
        return self.mark


NAMED = (Holder.Place.COLLEAGUE, Holder.Place.EXPERT)


# The rule


def live(at: Combinable | None = None) -> models.QuerySet[Holder]:
    """Holders to whom access is given and whose standing is good, whether or not they have accepted the terms."""
    at = at or as_of()
    of_the_outlet = Q(place=Holder.Place.PERSON) | Q(journalist__outlet=F("grant__outlet"))
    an_expert = Q(place=Holder.Place.EXPERT, journalist__kind=Journalist.Kind.EXPERT)
    return Holder.objects.filter(
        of_the_outlet | an_expert,
        Q(grant__outlet__isnull=True) | not_suspended(at, "grant__outlet__"),
        ended__isnull=True,
        grant__ended__isnull=True,
        journalist__in=Journalist.objects.in_good_standing(at),
    )


def accepted(at: Combinable | None = None) -> Q:
    """This edition's tap, and the year's terms."""
    return Q(accepted__isnull=False) & Q(terms.accepted(at or as_of(), "journalist__"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody signed in at the press room, as the door knows her."""

    journalist: str

    def opens(self, at: Combinable, edition: str) -> Exists:
        """Whether she may read the edition whose id is in the column `edition` of the row that is asked for."""
        held = live(at).filter(accepted(at), journalist=self.journalist, grant__edition=OuterRef(edition))
        return Exists(held)


# What an editor does


def give(
    edition: Edition,
    by: User | None,
    journalists: Iterable[Journalist] = (),
    contacts: Iterable[tuple[Journalist, int]] = (),
    through: str = "",
) -> list[Grant]:
    """Access for people, and for outlets by one of their people with how many colleagues she may name.

    Whoever has access already is passed over. -> the grants made.
    """
    moment = now()
    with transaction.atomic():
        there = set(holders_of(edition).filter(ended=None).values_list("journalist", flat=True))
        outlets = set(edition.grants.filter(ended=None, outlet__isnull=False).values_list("outlet", flat=True))
        made = []
        for contact, limit in contacts:
            if contact.outlet_id not in outlets and contact.outlet_id:
                made.append(_given(edition, by, moment, through, contact, Holder.Place.CONTACT, limit))
                outlets.add(contact.outlet_id)
                there.add(contact.pk)
        for person in journalists:
            if person.pk not in there:
                made.append(_given(edition, by, moment, through, person, Holder.Place.PERSON))
                there.add(person.pk)
        if made:
            who = by.pk if by else ""
            Event.objects.create(edition=edition, kind=Event.Kind.GRANTED, by=who, at=moment, due=moment)
    return made


def _given(
    edition: Edition,
    by: User | None,
    moment: datetime.datetime,
    through: str,
    person: Journalist,
    place: str,
    limit: int = 0,
) -> Grant:
    outlet = person.outlet if place == Holder.Place.CONTACT else None
    grant = Grant.objects.create(
        edition=edition, outlet=outlet, limit=limit, through=through, given=moment, given_by=by
    )
    Holder.objects.create(grant=grant, journalist=person, place=place, added=moment)
    return grant


def revoke(grants: Iterable[Grant], by: User | None) -> None:
    """At once: the next question asked at the door is answered no."""
    Grant.objects.filter(pk__in=[grant.pk for grant in grants], ended=None).update(ended=now(), ended_by=by)


def revoke_holder(holder: Holder) -> None:
    Holder.objects.filter(pk=holder.pk, ended=None).update(ended=now())


def follow(replaced: Edition, edition: Edition) -> int:
    """Another text under the same embargo: everybody who had the old one has this one. -> how many grants."""
    return Grant.objects.filter(edition=replaced).update(edition=edition)


def holders_of(edition: Edition) -> models.QuerySet[Holder]:
    """Everybody to whom access was given and not taken back, whatever her standing."""
    return Holder.objects.filter(grant__edition=edition, grant__ended=None)


# What the holder does


def offers(reader: Reader, at: Combinable | None = None) -> models.QuerySet[Holder]:
    """Her places in grants for what still waits, accepted or not. `open` says whether the door opens already."""
    at = at or as_of()
    waiting = Q(grant__edition__until__isnull=True) | Q(grant__edition__until__gt=F("grant__edition__lift"))
    found = live(at).filter(waiting, journalist=reader.journalist)
    found = found.filter(grant__edition__lift__gt=at, grant__edition__withdrawn__isnull=True)
    year = terms.accepted(at, "journalist__")
    return found.annotate(year=year).select_related("grant__edition", "grant__outlet", "journalist__outlet", "terms")


def accept(holder: Holder, version: terms.Terms) -> None:
    """The tap for this edition, once: a second one changes nothing."""
    Holder.objects.filter(pk=holder.pk, accepted=None).update(accepted=now(), terms=version)


def named_by(holder: Holder) -> models.QuerySet[Holder]:
    """Those whom the contact of an outlet has named on this grant."""
    return Holder.objects.filter(grant=holder.grant_id, place__in=NAMED, ended=None).select_related("journalist__user")


class CannotName(ValueError):
    """The message is a sentence for the contact of the outlet."""


@transaction.atomic
def name_colleague(holder: Holder, name: str, email: str, expert: bool = False) -> Holder:
    """The contact names somebody by address. The answer is the same whether or not there is such an account.

    She reads once an account of that address is accredited: a colleague at the same outlet, an expert as expert.
    Raises CannotName.
    """
    grant = Grant.objects.select_for_update().get(pk=holder.grant_id)
    email = email.strip().lower()
    if holder.place != Holder.Place.CONTACT:
        raise CannotName(_("Only the person whom the press office named for your outlet can add colleagues."))
    rows = named_by(holder)
    if rows.count() >= grant.limit:
        sentence = _("You have named %(limit)d people, which is as many as your outlet may.")
        raise CannotName(sentence % {"limit": grant.limit})
    if rows.filter(Q(email=email) | Q(journalist__user__email=email)).exists():
        raise CannotName(_("You have named this address already."))
    version = terms.current()
    if expert and not (version and version.experts):
        raise CannotName(_("The terms do not allow an expert for comment."))
    if expert and rows.filter(place=Holder.Place.EXPERT).exists():
        raise CannotName(_("You have named an expert already."))
    place = Holder.Place.EXPERT if expert else Holder.Place.COLLEAGUE
    return Holder.objects.create(grant=grant, place=place, name=name.strip(), email=email, added=now())


def drop_named(holder: Holder, pk: str) -> bool:
    """The contact takes back one whom she named. -> False if she named nobody of this id."""
    return bool(named_by(holder).filter(pk=pk).update(ended=now()))


def claim(journalist: Journalist) -> None:
    """Join her account to the rows that name her address, which is verified, or she could not have signed in.

    What was written of her goes: from now on it is her account that says who she is, and erasing it erases her here.
    """
    waiting = Holder.objects.filter(journalist=None, ended=None, email=journalist.user.email.lower())
    held = Holder.objects.filter(journalist=journalist, grant=OuterRef("grant"))
    if waiting.exists():  # an UPDATE takes the one writer's place, and this is asked at each visit
        waiting.filter(~Exists(held)).update(journalist=journalist, name="", email="")


def offer(reader: Reader, release: str) -> Holder | None:
    """Her best place in a grant for what waits of a release: an accepted one, else one in which she can name others."""
    found = offers(reader).filter(grant__edition__release=release)
    places = [Holder.Place.CONTACT, Holder.Place.PERSON, Holder.Place.COLLEAGUE, Holder.Place.EXPERT]
    return min(found, key=lambda held: (held.accepted is None, places.index(Holder.Place(held.place))), default=None)


def contact_of(reader: Reader, release: str) -> Holder | None:
    """Her place as the contact of an outlet, from which she names colleagues."""
    return offers(reader).filter(grant__edition__release=release, place=Holder.Place.CONTACT).first()
