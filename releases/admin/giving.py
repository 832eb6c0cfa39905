"""To give early access: find people, outlets and lists, read back what will happen, then give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import named
from accounts.models import User
from contacts.outlets import Journalist, Outlet
from releases import grants, terms, workflow
from releases.document import LANGUAGES
from releases.editions import Edition
from releases.embargo import as_of
from releases.grants import AccessList
from releases.models import Release
from releases.zones import in_words

MOST = 60


def page(request: HttpRequest, release: Release, context: dict[str, Any]) -> HttpResponse:
    """Find people, outlets and lists; read back what will happen; then give."""
    edition = workflow.pending(release)
    if edition is None:
        messages.error(request, _("Nothing of this release is under embargo. Issue it with an embargo time first."))
        return HttpResponseRedirect(reverse("admin:releases_release_access", args=[release.pk]))
    chosen = Chosen.of(request.POST)
    if request.method == "POST" and "_give" in request.POST and chosen.any and terms.current():
        return given(request, release, edition, chosen)
    question = request.GET.get("q", "") or request.POST.get("q", "")
    shown = {
        "title": _("Give early access"),
        "q": question,
        "terms": terms.current(),
        "chosen": chosen,
        "review": request.method == "POST" and "_review" in request.POST and chosen.any,
        "nothing_chosen": request.method == "POST" and not chosen.any,
        "consequences": consequences(edition, chosen) if chosen.any else [],
        **found(question),
    }
    return TemplateResponse(request, "admin/releases/access/give.html", {**context, **shown})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was ticked: people, lists, and for outlets the person through whom they get it."""

    people: tuple[Journalist, ...] = ()
    contacts: tuple[Journalist, ...] = ()
    lists: tuple[AccessList, ...] = ()

    @classmethod
    def of(cls, posted: Any) -> Chosen:
        contacts = [posted.get(f"contact-{pk}", "") for pk in posted.getlist("outlet")]
        accredited = whole(Journalist.objects.filter(state=Journalist.State.ACCREDITED))
        return cls(
            tuple(accredited.filter(pk__in=posted.getlist("person"))),
            tuple(accredited.filter(pk__in=contacts, outlet__isnull=False)),
            tuple(AccessList.objects.filter(pk__in=posted.getlist("list"))),
        )

    @property
    def any(self) -> bool:
        return bool(self.people or self.contacts or self.lists)

    @property
    def all_people(self) -> list[Journalist]:
        """Everybody by name, those of the lists too."""
        listed = whole(Journalist.objects.filter(pk__in=[p.pk for one in self.lists for p in one.journalists.all()]))
        accredited = [person for person in listed if person.state == Journalist.State.ACCREDITED]
        return list({person.pk: person for person in (*self.people, *accredited)}.values())

    @property
    def all_contacts(self) -> list[Journalist]:
        """One person for each outlet; of an outlet on a list, the one accredited first."""
        taken = {person.outlet_id for person in self.contacts}
        outlets = {outlet.pk: outlet for one in self.lists for outlet in one.outlets.all()}
        firsts = [contacts_of(outlet)[:1] for pk, outlet in outlets.items() if pk not in taken]
        return [*self.contacts, *(person for first in firsts for person in first)]


def whole(people: QuerySet[Journalist]) -> QuerySet[Journalist]:
    return people.select_related("user", "outlet").order_by("user__name", "pk")


def contacts_of(outlet: Outlet) -> list[Journalist]:
    """Through whom an outlet can get access: its accredited people, the one accredited first before the others."""
    rows = whole(Journalist.objects.filter(outlet=outlet, state=Journalist.State.ACCREDITED, user__is_active=True))
    return list(rows.order_by("accredited_at", "user__name"))


def found(question: str) -> dict[str, Any]:
    """People, outlets and lists that answer to a question; without one, all while they are few."""
    words = question.split()[:8]
    names = [f"name_{code.replace('-', '_')}" for code in LANGUAGES]
    people, outlets, lists = Q(), Q(), Q()
    for word in words:
        of_outlet = [Q(**{f"outlet__{name}__icontains": word}) for name in names]
        people &= either(
            Q(user__name__icontains=word), Q(job_title__icontains=word), Q(beats__icontains=word), *of_outlet
        )
        outlets &= either(*(Q(**{f"{name}__icontains": word}) for name in names))
        lists &= Q(name__icontains=word)
    accredited = whole(Journalist.objects.filter(people, state=Journalist.State.ACCREDITED))
    good = set(Journalist.objects.in_good_standing(as_of()).values_list("pk", flat=True))
    return {
        "people": [{"person": one, "good": one.pk in good} for one in accredited[:MOST]],
        "outlets": [{"outlet": one, "contacts": contacts_of(one)} for one in Outlet.objects.filter(outlets)[:MOST]],
        "lists": [{"list": one, "people": one.journalists.count(), "outlets": one.outlets.count()}
                  for one in AccessList.objects.filter(lists)[:MOST]],
        "more": accredited.count() > MOST,
    }  # fmt: skip


def either(*conditions: Q) -> Q:
    either_of = Q()
    for condition in conditions:
        either_of |= condition
    return either_of


def consequences(edition: Edition, chosen: Chosen) -> list[str]:
    """What will happen, each a sentence."""
    there = set(grants.holders_of(edition).filter(ended=None).values_list("journalist", flat=True))
    outlets = set(edition.grants.filter(ended=None, outlet__isnull=False).values_list("outlet", flat=True))
    contacts = [person for person in chosen.all_contacts if person.outlet_id not in outlets]
    through = {person.pk for person in contacts}
    people = [person for person in chosen.all_people if person.pk not in there | through]
    everybody = {person.pk: person for person in (*contacts, *people)}
    good = set(Journalist.objects.in_good_standing(as_of()).filter(pk__in=everybody).values_list("pk", flat=True))
    more = sum(person.outlet.colleague_limit for person in contacts if person.outlet)
    sentences = [
        ngettext(
            "%(n)d person will be able to read it, once the embargo is accepted.",
            "%(n)d people will be able to read it, each once the embargo is accepted.",
            len(good),
        )
        % {"n": len(good)}
    ]
    if more:
        sentence = ngettext(
            "Their outlets may name %(n)d colleague more.", "Their outlets may name up to %(n)d colleagues more.", more
        )
        sentences.append(sentence % {"n": more})
    if shut := [str(person) for pk, person in everybody.items() if pk not in good]:
        sentences.append(_("Not while suspended: %(names)s.") % {"names": ", ".join(shut)})
    if already := [str(p) for p in chosen.all_people if p.pk in there]:
        sentences.append(_("Has access already: %(names)s.") % {"names": ", ".join(already)})
    if without := [named(o, "name") for one in chosen.lists for o in one.outlets.all() if not contacts_of(o)]:
        sentences.append(_("Nobody is accredited for %(names)s, so it gets nothing.") % {"names": ", ".join(without)})
    sentences.append(
        _("The embargo ends on %(time)s. Until then you can take access back at once.")
        % {"time": in_words(edition.lift)}
    )
    sentences += kinds(everybody.values())
    return sentences


def kinds(people: Iterable[Journalist]) -> list[str]:
    """Officials, partners and experts among them, as it is easily overlooked that they are no journalists."""
    counted = Counter(p.get_kind_display() for p in people if p.kind != Journalist.Kind.JOURNALIST)
    if not counted:
        return []
    listed = ", ".join(f"{kind}: {n}" for kind, n in sorted(counted.items()))
    return [_("Among them are others than journalists (%(kinds)s).") % {"kinds": listed}]


def given(request: HttpRequest, release: Release, edition: Edition, chosen: Chosen) -> HttpResponse:
    by: User = request.user  # type: ignore[assignment]
    contacts = [(person, person.outlet.colleague_limit) for person in chosen.all_contacts if person.outlet]
    through = ", ".join(one.name for one in chosen.lists)[:120]
    made = grants.give(edition, by, chosen.all_people, contacts, through)
    sentence = ngettext("Access was given once.", "Access was given %(n)d times.", len(made)) % {"n": len(made)}
    messages.success(request, sentence if made else _("Everybody had access already."))
    return HttpResponseRedirect(reverse("admin:releases_release_access", args=[release.pk]))
