"""Early access at the desk: given, read back, taken back, printed; whom to call; and a broken embargo."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from releases import grants, terms
from releases.broken import Breach
from releases.editions import Edition, Event
from releases.grants import AccessList, Grant, Holder
from releases.issuing import issue, move
from releases.looks import Look, record
from tests.early_access import embargoed, granted, journalist, opens, outlet, published_terms, soon, tapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(release) -> Edition:
    published_terms()
    return embargoed(release)


@pytest.fixture
def post():
    return outlet(limit=3)


@pytest.fixture
def ada(post):
    return journalist("Ada Fenn", post)


@pytest.fixture
def desk(edith) -> Client:
    client = Client()
    client.force_login(edith, backend="accounts.backends.DeskBackend")
    return client


def at(release, page: str = "access/") -> str:
    return f"/admin/releases/release/{release.pk}/{page}"


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_who_may_not_give_access_finds_none_of_its_pages(edition, release):
    clerk = User.objects.create_user(
        "clerk@desk.example", "a long pass phrase", name="Clerk", is_staff=True, role="officer"
    )
    client = Client()
    client.force_login(clerk, backend="accounts.backends.DeskBackend")
    for page in ("access/", "access/give/", "access/print/", "calls/", "broken/"):
        assert client.get(at(release, page)).status_code == 404


def test_what_will_happen_is_read_back_before_anything_does(desk, edition, release, ada):
    people = [journalist(f"Reader {n}") for n in range(3)]
    late = journalist("Lou Late", suspended_until=soon(50))
    found = text(desk.get(at(release, "access/give/?q=Reader")))
    assert "Reader 2" in found
    assert "Ada Fenn" not in found
    chosen = {
        "person": [*(p.pk for p in people), late.pk],
        "outlet": [ada.outlet_id],
        f"contact-{ada.outlet_id}": ada.pk,
    }
    review = text(desk.post(at(release, "access/give/"), {**chosen, "_review": "1"}))
    assert "4 people will be able to read it" in review
    assert "up to 3 colleagues more" in review
    assert "Lou Late" in review
    assert not Grant.objects.exists()
    desk.post(at(release, "access/give/"), {**chosen, "_give": "1"})
    assert Grant.objects.count() == 5
    assert Holder.objects.get(place="contact").journalist == ada
    assert Event.objects.filter(kind="granted").count() == 1


def test_a_list_gives_to_its_people_and_outlets(desk, edition, release, ada):
    listed = AccessList.objects.create(name="Harbour reporters")
    listed.journalists.add(journalist("Bo Quill"), journalist("Cy Reed", state="applied"))
    listed.outlets.add(ada.outlet, outlet("A paper with nobody"))
    review = text(desk.post(at(release, "access/give/"), {"list": listed.pk, "_review": "1"}))
    assert "2 people will be able to read it" in review
    assert "Nobody is accredited for A paper with nobody" in review
    desk.post(at(release, "access/give/"), {"list": listed.pk, "_give": "1"})
    assert {h.journalist.name for h in Holder.objects.all()} == {"Bo Quill", "Ada Fenn"}
    assert set(Grant.objects.values_list("through", flat=True)) == {"Harbour reporters"}


def test_without_terms_nothing_is_given(desk, release, ada):
    embargoed(release)
    page = text(desk.post(at(release, "access/give/"), {"person": ada.pk, "_give": "1"}))
    assert "There are no terms yet" in page
    assert not Grant.objects.exists()


def test_nobody_ticked_is_told(desk, edition, release):
    assert "Nobody is ticked yet" in text(desk.post(at(release, "access/give/"), {"_review": "1"}))


def test_taking_back_is_at_once_and_said(desk, edition, release, ada):
    holder = granted(edition, ada)
    assert "can read it" in text(desk.get(at(release)))
    done = desk.post(at(release), {"_revoke": holder.pk}, follow=True)
    assert "can read it no longer" in text(done)
    assert not opens(edition, ada)
    assert Grant.objects.get().ended_by.name == "Edith Okafor"


def test_taking_back_from_everybody(desk, edition, release, ada):
    granted(edition, ada)
    granted(edition, journalist("Bo Quill"))
    desk.post(at(release), {"_all": "1"})
    assert not Grant.objects.filter(ended=None).exists()


def test_one_colleague_is_taken_back_without_the_outlet(desk, edition, release, ada):
    (grant,) = grants.give(edition, None, contacts=[(ada, 2)])
    contact = tapped(grant.holders.get())
    bo = journalist("Bo Quill", ada.outlet)
    grants.name_colleague(contact, "Bo", bo.email)
    grants.claim(bo)
    tapped(bo.held.get())
    desk.post(at(release), {"_revoke": bo.held.get().pk})
    assert not opens(edition, bo)
    assert opens(edition, ada)


def test_the_list_prints_officials_and_partners_by_job_title(desk, edition, release, ada):
    granted(edition, ada)
    granted(edition, journalist("Cy Reed", kind="official", job_title="Deputy Secretary"))
    page = text(desk.get(at(release, "access/print/")))
    assert page.index("Deputy Secretary") < page.index("Reporter")


# Whom to call


def test_the_call_list_puts_those_first_who_have_not_opened_the_change(desk, edition, release, ada):
    knows, unread = granted(edition, ada), granted(edition, journalist("Zoe Late", phone="+85255550199"))
    granted(edition, journalist("Never Opened"))
    for holder in (knows, unread):
        record(holder, Look.What.OPENED, "en")
    assert "nobody has to be called" in text(desk.get(at(release, "calls/")))
    move(release, soon(9), reason="A later hour.")
    record(knows, Look.What.OPENED, "en")
    page = text(desk.get(at(release, "calls/")))
    assert "1 person has not seen the latest change." in page
    assert "A later hour." in page
    assert page.index("Zoe Late") < page.index("Ada Fenn")
    assert "tel:+85255550199" in page
    assert page.count("has not seen it: call") == 1


def test_another_text_and_a_withdrawal_are_on_the_call_list_too(desk, edition, release, ada):
    holder = granted(edition, ada)
    record(holder, Look.What.OPENED, "en")
    release.refresh_from_db()
    release.body_en = "<p>Other words.</p>"
    release.save()
    issue(release, lift=edition.lift)
    assert "another text" in text(desk.get(at(release, "calls/")))
    desk.post(f"/admin/releases/release/{release.pk}/do/withdraw/", {"reason_en": "It was wrong."})
    page = text(desk.get(at(release, "calls/")))
    assert "withdrawn. It was wrong." in page
    assert "Ada Fenn" in page


# A broken embargo


def reported(desk, release, **more):
    seen = {"seen_0": "2026-11-24", "seen_1": "09:30", "seen_2": "Asia/Hong_Kong"}
    told = {"named": "The Harbour Post", "link": "https://post.example/early", "decision": "hold", **seen, **more}
    return desk.post(at(release, "broken/"), told, follow=True)


def test_to_hold_changes_nothing_but_the_record_and_tells_all(desk, edition, release, ada, post):
    granted(edition, ada)
    assert "1 person will be told" in text(desk.get(at(release, "broken/")))
    page = text(reported(desk, release))
    assert "The embargo stands." in page
    breach = Breach.objects.get()
    assert (breach.outlet, breach.link, breach.decision) == (post, "https://post.example/early", "hold")
    assert set(breach.message) == {"en", "zh-hant", "zh-hans"}
    assert "Please go on keeping it." in breach.message["en"]
    assert "禁發" in breach.message["zh-hant"]
    assert opens(edition, ada)
    assert Event.objects.filter(kind="broken").count() == 1


def test_to_end_it_makes_the_release_public_as_it_was_issued(desk, edition, release, ada):
    granted(edition, ada)
    release.refresh_from_db()
    release.body_en = "<p>Words that nobody approved.</p>"
    release.save()
    assert "has ended" in text(reported(desk, release, decision="end", message_en="You may publish now."))
    public = Edition.objects.visible_to().get()
    assert public == edition
    assert "nobody approved" not in str(public.texts.get(language="en").document)
    assert Breach.objects.get().message["en"] == "You may publish now."


def test_with_two_persons_the_officer_alone_needs_the_urgent_lane_and_a_second_ones_yes(
    settings, release, maya, edith, edition
):
    settings.NEWSROOM_TWO_PERSONS = True
    client = Client()
    client.force_login(maya, backend="accounts.backends.DeskBackend")
    assert "a second person ends its embargo" in text(reported(client, release, decision="end"))
    assert not Edition.objects.visible_to().exists()
    reported(client, release, decision="end", reason="It is on every screen in town.")
    assert Edition.objects.visible_to().exists()
    breach = Breach.objects.get()
    assert breach.waits_for_confirmation
    client.post(at(release, "broken/"), {"_confirm": breach.pk})
    breach.refresh_from_db()
    assert breach.waits_for_confirmation
    second = Client()
    second.force_login(edith, backend="accounts.backends.DeskBackend")
    assert at(release, "broken/") in text(second.get("/admin/"))
    assert at(release, "broken/") not in text(client.get("/admin/"))
    second.post(at(release, "broken/"), {"_confirm": breach.pk})
    breach.refresh_from_db()
    assert breach.confirmed_by == edith


def test_what_is_missing_is_said_and_nothing_is_lost(desk, edition, release):
    page = text(reported(desk, release, named="", note="Seen by Rue."))
    assert "Seen by Rue." in page
    assert not Breach.objects.exists()


# Terms


def test_terms_are_published_as_versions_and_old_ones_kept(desk, edith):
    first = text(desk.get("/admin/releases/terms/"))
    assert "A first text is proposed" in first
    texts = {"text_en": "One.", "text_zh-hant": "一。", "text_zh-hans": "一。"}
    desk.post("/admin/releases/terms/", texts)
    desk.post("/admin/releases/terms/", {**texts, "text_en": "Two.", "experts": "on"})
    assert [(t.number, t.text["en"], t.experts) for t in terms.Terms.objects.order_by("number")] == [
        (1, "One.", False),
        (2, "Two.", True),
    ]
    page = text(desk.get("/admin/releases/terms/"))
    assert "One." in page
    assert terms.current().by == edith
    missing = text(desk.post("/admin/releases/terms/", {**texts, "text_en": ""}))
    assert "errorlist" in missing
    assert terms.current().number == 2


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_every_page_speaks_the_three_languages(desk, edith, edition, release, ada, language):
    edith.language = language
    edith.save()
    granted(edition, ada)
    for page in ("access/", "access/give/", "access/print/", "calls/", "broken/"):
        html = text(desk.get(at(release, page)))
        assert language == "en" or "Early access" not in html.replace("early_access", "")
    text(desk.get("/admin/releases/accesslist/add/"))
    text(desk.get("/admin/releases/terms/"))


def test_the_release_leads_to_early_access_also_once_it_is_public(desk, edition, release):
    form = f"/admin/releases/release/{release.pk}/change/"
    assert at(release) in text(desk.get(form))
    reported(desk, release, decision="end")
    assert at(release) in text(desk.get(form))
