"""Early access: when the door opens before the lift, for whom, and what shuts it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from contacts.outlets import Journalist
from releases import grants, terms
from releases.editions import Edition, EditionFile, EditionText, Event
from releases.grants import CannotName, Holder, Reader
from releases.issuing import issue, move, withdraw
from releases.workflow import advance
from tests.early_access import HOUR, embargoed, granted, journalist, opens, outlet, published_terms, soon, tapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return outlet()


@pytest.fixture
def ada(post) -> Journalist:
    return journalist("Ada Fenn", post)


@pytest.fixture
def bo(post) -> Journalist:
    return journalist("Bo Quill", post)


@pytest.fixture
def edition(release) -> Edition:
    published_terms()
    return embargoed(release)


def test_a_grant_opens_the_door_once_terms_and_embargo_are_accepted(edition, ada):
    (grant,) = grants.give(edition, None, [ada])
    assert not opens(edition, ada)
    holder = grant.holders.get()
    terms.accept(ada, terms.current(), "en")
    assert not opens(edition, ada)
    grants.accept(holder, terms.current())
    assert opens(edition, ada)
    holder.refresh_from_db()
    assert holder.terms == terms.current()


def test_the_tap_alone_without_the_years_terms_opens_nothing(edition, ada):
    (grant,) = grants.give(edition, None, [ada])
    grants.accept(grant.holders.get(), terms.current())
    assert not opens(edition, ada)


def test_everything_frozen_with_the_edition_is_as_open_as_it(edition, ada):
    granted(edition, ada)
    reader = Reader(ada.pk)
    assert EditionText.objects.awaiting(reader).filter(edition=edition).count() == 3
    assert EditionText.objects.visible_to(reader).filter(edition=edition).count() == 3
    assert EditionFile.objects.awaiting(reader).count() == edition.file_rows.count()
    assert not EditionText.objects.visible_to().exists()


def test_what_is_public_is_visible_to_a_reader_with_and_without_a_grant(release, ada):
    public = issue(release)
    assert Edition.objects.visible_to(Reader(ada.pk)).get() == public
    assert not Edition.objects.awaiting(Reader(ada.pk)).exists()


def test_a_grant_to_one_edition_opens_no_other(edition, ada, maya, release):
    granted(edition, ada)
    other = type(release).objects.create(owner=maya, headline_en="Another", body_en="<p>Another text.</p>")
    assert not opens(embargoed(other), ada)


def test_nobody_else_of_the_outlet_reads_by_one_persons_grant(edition, ada, bo):
    granted(edition, ada)
    assert not opens(edition, bo)


def shut_by_revoking(holder):
    grants.revoke([holder.grant], None)


def shut_by_suspending_her(holder):
    Journalist.objects.filter(pk=holder.journalist_id).update(suspended_until=soon(24))


def shut_by_suspending_the_outlet(holder):
    type(holder.journalist.outlet).objects.update(suspended_until=soon(24))


def shut_by_closing_the_account(holder):
    User.objects.filter(journalist=holder.journalist).update(is_active=False)


def shut_by_taking_back_accreditation(holder):
    Journalist.objects.filter(pk=holder.journalist_id).update(state="refused")


def shut_by_new_terms(holder):
    published_terms(anew=True)


def shut_by_the_years_end(holder):
    terms.Acceptance.objects.update(until=soon(-1))


def shut_by_withdrawing(holder):
    withdraw(holder.grant.edition.release, {"en": "It was wrong."})


def shut_by_erasing_her(holder):
    holder.journalist.user.delete()


SHUT = [value for name, value in sorted(globals().items()) if name.startswith("shut_by_")]


@pytest.mark.parametrize("shut", SHUT, ids=lambda act: act.__name__.removeprefix("shut_by_"))
def test_the_door_shuts_at_once(shut, edition, ada):
    holder = granted(edition, ada)
    assert opens(edition, ada)
    reader = Reader(ada.pk)
    shut(holder)
    assert not Edition.objects.awaiting(reader).exists()
    assert not EditionText.objects.visible_to(reader).exists()
    assert not grants.offers(reader).filter(year=True).exists()


def test_a_suspension_ends_by_itself(edition, ada):
    granted(edition, ada)
    Journalist.objects.update(suspended_until=soon(-1))
    assert opens(edition, ada)


def test_a_minor_change_of_the_terms_waits_for_the_years_end(edition, ada):
    granted(edition, ada)
    published_terms(anew=False)
    assert opens(edition, ada)


def test_a_grant_survives_a_move_and_a_change_of_the_text(edition, ada, release):
    granted(edition, ada)
    move(release, soon(5))
    assert opens(edition, ada)
    release.refresh_from_db()
    release.body_en = "<p>Another wording altogether.</p>"
    release.save()
    newer = issue(release, lift=soon(6))
    assert opens(newer, ada)
    assert not opens(edition, ada)


def test_what_is_issued_again_after_a_withdrawal_is_not_open_to_those_who_had_it(edition, ada, release):
    granted(edition, ada)
    withdraw(release, {"en": "It was wrong."})
    release.refresh_from_db()
    advance("revise", release)
    again = embargoed(release)
    assert not opens(again, ada)


def test_one_acceptance_is_enough_for_an_outlet_and_a_year(edition, ada, bo):
    granted(edition, ada)
    (grant,) = grants.give(edition, None, [bo])
    grants.accept(grant.holders.get(), terms.current())
    assert opens(edition, bo)


def test_somebody_without_an_outlet_accepts_for_herself_alone(edition):
    one, other = journalist("Cy Reed", kind="official"), journalist("Di Moss", kind="partner")
    granted(edition, one)
    (grant,) = grants.give(edition, None, [other])
    grants.accept(grant.holders.get(), terms.current())
    assert opens(edition, one)
    assert not opens(edition, other)


def test_giving_twice_gives_once(edition, ada):
    assert len(grants.give(edition, None, [ada])) == 1
    assert grants.give(edition, None, [ada]) == []
    assert edition.grants.count() == 1
    assert Event.objects.filter(kind="granted").count() == 1


# Colleagues and experts


@pytest.fixture
def contact(edition, ada) -> Holder:
    (grant,) = grants.give(edition, None, contacts=[(ada, 2)])
    return tapped(grant.holders.get())


def test_a_contact_names_a_colleague_who_reads_once_she_has_tapped(edition, contact, bo):
    grants.name_colleague(contact, "Bo", "Bo.Quill@press.example")
    grants.claim(bo)
    assert not opens(edition, bo)
    grants.accept(bo.held.get(), terms.current())
    assert opens(edition, bo)
    held = bo.held.get()
    assert (held.name, held.email) == ("", "")


def test_a_colleague_has_to_be_of_the_same_outlet(edition, contact):
    stranger = journalist("Eve Marsh", outlet("The Other Paper"))
    grants.name_colleague(contact, "Eve", stranger.email)
    grants.claim(stranger)
    tapped(stranger.held.get())
    assert not opens(edition, stranger)


def test_an_outlet_names_no_more_than_it_may(contact, bo):
    grants.name_colleague(contact, "Bo", bo.email)
    with pytest.raises(CannotName):
        grants.name_colleague(contact, "Bo", bo.email.upper())
    grants.name_colleague(contact, "Cy", "cy@press.example")
    with pytest.raises(CannotName):
        grants.name_colleague(contact, "Di", "di@press.example")
    grants.drop_named(contact, grants.named_by(contact).first().pk)
    assert grants.name_colleague(contact, "Di", "di@press.example").place == "colleague"


def test_only_the_contact_names_anybody(edition, bo):
    with pytest.raises(CannotName):
        grants.name_colleague(granted(edition, bo), "Cy", "cy@press.example")


def test_a_colleague_taken_back_reads_nothing_more(edition, contact, bo):
    grants.name_colleague(contact, "Bo", bo.email)
    grants.claim(bo)
    tapped(bo.held.get())
    assert opens(edition, bo)
    grants.drop_named(contact, bo.held.get().pk)
    assert not opens(edition, bo)


def test_an_expert_is_named_only_if_the_terms_allow_and_reads_only_as_an_expert(edition, contact):
    with pytest.raises(CannotName):
        grants.name_colleague(contact, "Fay", "fay.lund@press.example", expert=True)
    published_terms(experts=True)
    grants.name_colleague(contact, "Fay", "fay.lund@press.example", expert=True)
    fay = journalist("Fay Lund", kind="expert")
    grants.claim(fay)
    tapped(fay.held.get())
    assert opens(edition, fay)
    Journalist.objects.filter(pk=fay.pk).update(kind="journalist", outlet=outlet("The Other Paper"))
    assert not opens(edition, fay)


def test_the_outlets_suspension_shuts_the_door_to_its_expert_too(edition, contact):
    published_terms(experts=True)
    grants.name_colleague(contact, "Fay", "fay.lund@press.example", expert=True)
    fay = journalist("Fay Lund", kind="expert")
    grants.claim(fay)
    tapped(fay.held.get())
    shut_by_suspending_the_outlet(contact)
    assert not opens(edition, fay)


def test_the_door_takes_one_query_however_many_have_access(edition, ada):
    granted(edition, ada)
    reader = Reader(ada.pk)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert EditionText.objects.awaiting(reader).filter(language="en").count() == 1
        return len(queries)

    before = asked()
    for number in range(12):
        granted(edition, journalist(f"Reader {number}"))
    assert before == asked() == 1


def test_an_embargo_that_has_lifted_leaves_nothing_to_open(edition, ada, release):
    granted(edition, ada)
    Edition.objects.filter(pk=edition.pk).update(lift=soon(0) - HOUR)
    assert not opens(edition, ada)
    assert Edition.objects.visible_to(Reader(ada.pk)).get() == edition
