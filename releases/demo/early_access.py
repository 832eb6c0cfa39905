"""Early access in the demonstration: terms, a list, and the embargoed releases given to the invented journalists.

Each of them has one release that she has opened the embargo of, and one whose terms she still has to accept.
"""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from contacts.outlets import Journalist
from releases import grants, looks, terms
from releases.admin.access_terms import first
from releases.document import LANGUAGES
from releases.editions import Edition
from releases.grants import AccessList, Holder
from releases.looks import Look


def load(editions: Iterable[Edition], editor: User) -> None:
    """`editions` are those that wait, the nearest lift first."""
    people = list(Journalist.objects.filter(state=Journalist.State.ACCREDITED).order_by("user__name"))
    for number, person in enumerate(people):
        person.phone = f"+852255501{61 + number}"
        person.save(update_fields=["phone"])
    version = terms.publish({code: first(code) for code in LANGUAGES}, experts=True, anew=False, by=editor)
    listed = AccessList.objects.create(name="City and harbour desks")
    listed.journalists.set(people)
    for place, edition in enumerate(editions):
        contact = people[place % len(people)]
        outlet = contact.outlet
        grants.give(edition, editor, people, [(contact, outlet.colleague_limit)] if outlet else [], listed.name)
        holder = Holder.objects.select_related("grant__edition").get(grant__edition=edition, journalist=contact)
        terms.accept(contact, version, contact.user.language)
        grants.accept(holder, version)
        looks.record(holder, Look.What.TAPPED, contact.user.language, version.pk)
        looks.record(holder, Look.What.OPENED, contact.user.language)
