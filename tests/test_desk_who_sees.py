"""A restricted release is found by the people named on it, and leaves no trace at the desk for anybody else."""

from __future__ import annotations

import pytest
from django.contrib import admin

from accounts.guarded import Guarded
from companies.models import Company, Person
from contacts.models import MediaContact
from releases.access import Named, change_people, stamp
from releases.made_for import note
from releases.models import Topic
from tests.cast import whole_release

LISTS = [
    "", "releases/release/", "releases/release/?q=Kelpwright", "companies/company/?q=Kelpwright", "companies/person/",
    "contacts/mediacontact/?q=kelpwright", "releases/topic/", "releases/release/people/?q=Kelpwright",
    "autocomplete/?term=Kelp&app_label=releases&model_name=quote&field_name=person",
]  # fmt: skip


@pytest.fixture
def secret(maya):
    release = whole_release(maya)
    for model in (Company, Person, MediaContact, Topic):
        note(model.objects.get(), release.pk, maya)
    change_people(release, True, [maya], maya)
    return release


def test_every_page_of_an_admin_goes_through_the_guard():
    for model, desk in admin.site._registry.items():
        assert isinstance(desk, Guarded), model
        for inline in desk.inlines:
            assert issubclass(inline, Guarded), inline


@pytest.mark.parametrize("address", LISTS)
def test_nobody_else_finds_a_word_of_it_in_lists_superusers_included(address, client, secret, maya, edith):
    client.force_login(maya)
    assert b"Kelpwright" in client.get(f"/admin/{address}").content.replace(b'value="Kelpwright"', b"")
    client.force_login(edith)
    page = client.get(f"/admin/{address}")
    assert page.status_code == 200
    assert b"Kelpwright " not in page.content


def test_its_addresses_answer_like_those_of_an_id_that_never_was(client, secret, edith):
    client.force_login(edith)
    things = [("releases/release", secret), ("companies/company", Company.objects.get())]
    for place, thing in things:
        own = ("preview", "who", "read", "do/issue") if thing == secret else ()
        for page in ("change", "delete", "history", *own):
            found = client.get(f"/admin/{place}/{thing.pk}/{page}/")
            never = client.get(f"/admin/{place}/bcdfghjkmnpqrstvwxz2/{page}/")
            assert (found.status_code, found.content) == (404, never.content), (place, page)


def test_taking_somebody_off_acts_at_once_and_the_last_one_stays(client, secret, maya, edith):
    change_people(secret, True, [maya, edith], maya)
    address = f"/admin/releases/release/{secret.pk}/who/"
    client.force_login(edith)
    assert b"2 people see this release; nobody else finds it." in client.get(address).content
    client.force_login(maya)
    form = {"who": "named", "people": [maya.pk], "opened": stamp(secret)}
    assert client.post(address, form).status_code == 302
    refused = client.post(address, {"who": "named", "people": [], "opened": stamp(secret)})
    assert refused.status_code == 200
    assert Named.objects.get(release=secret).user == maya
    client.force_login(edith)
    assert client.get(address).status_code == 404
