"""A drop link: files for one release from somebody without an account, as refused and read as at the desk."""

from __future__ import annotations

import datetime
import io
import time

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from accounts.models import User
from releases.admin import handed_in
from releases.drop_links import DropLink, HandedIn, hashed, make, revoke
from releases.editions import now
from releases.importing.forgetting import forget_old
from releases.models import ImportedDocument, Release
from tests import versions
from tests.cast import photo

pytestmark = pytest.mark.django_db
PK = "bcdfghjkmnpqrstvwxz2"
WEEK = datetime.timedelta(days=7)


def file(content: str | bytes, name: str) -> io.BytesIO:
    made = io.BytesIO(content.encode() if isinstance(content, str) else content)
    made.name = name
    return made


@pytest.fixture
def link(maya, release):
    return made(maya, release)


def made(by, release, ends: datetime.timedelta = WEEK, pk: str = PK):
    """-> the link and its address."""
    link, token = make(by, release, "Fathom Communications", "Please send the final text.", now() + ends, pk)
    return link, f"/en/press/drop/{token}/"


def test_an_officer_makes_one_and_is_shown_its_address_once(client, maya, release):
    client.force_login(maya)
    here = f"/admin/releases/release/{release.pk}/drop-links/"
    form = {"_make": "1", "pk": PK, "whom": "Fathom", "note": "The final text.", "days": "3", "language": "zh-hant"}
    page = client.post(here, form).content.decode()
    token = page.partition("/zh-hant/press/drop/")[2].partition("/")[0]
    kept = DropLink.objects.get()
    assert kept.token == hashed(token)
    assert token not in str(vars(kept))
    assert 2.9 < (kept.ends - now()).total_seconds() / 86400 < 3.1
    assert token not in client.get(here).content.decode()
    assert Client().get(f"/zh-hant/press/drop/{token}/").status_code == 200


def test_a_second_click_makes_one_link_whose_shown_address_is_the_one_that_works(client, maya, release):
    client.force_login(maya)
    here = f"/admin/releases/release/{release.pk}/drop-links/"
    form = {"_make": "1", "pk": PK, "whom": "Fathom", "note": "", "days": "3", "language": "en"}
    first, second = (client.post(here, form).content.decode() for _ in range(2))
    tokens = [page.partition("/en/press/drop/")[2].partition("/")[0] for page in (first, second)]
    assert DropLink.objects.count() == 1
    assert [Client().get(f"/en/press/drop/{token}/").status_code for token in tokens] == [404, 200]


def test_the_page_shows_the_note_and_nothing_of_the_release_and_a_look_never_acts(link, release):
    answer = Client().get(link[1])
    page = answer.content.decode()
    assert "Please send the final text." in page
    for secret in ("Tidewater", "Fathom", "Maya", release.pk):
        assert secret not in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies
    assert "canonical" not in page
    assert Client().head(link[1]).status_code == 200
    assert HandedIn.objects.count() == 0


@pytest.mark.parametrize("why", ["ended", "revoked", "forged", "officer gone", "too short"])
def test_an_address_that_is_not_open_is_the_404_of_every_other(why, maya, release):
    link, address = made(maya, release, -WEEK if why == "ended" else WEEK)
    if why == "revoked":
        revoke(link)
    elif why == "forged":
        address = "/en/press/drop/" + "b" * 40 + "/"
    elif why == "officer gone":
        User.objects.filter(pk=maya.pk).update(is_active=False)
    elif why == "too short":
        address = address[:-2] + "/"
    for method in ("get", "post"):
        sent = {"file": file(versions.ENGLISH, "a.txt")} if method == "post" else {}
        answer, never = (getattr(Client(), method)(path, sent) for path in (address, "/en/press/drop/anything/"))
        assert answer.status_code == 404
        assert answer.content == never.content == Client().get("/en/nowhere/").content
        assert answer.headers == never.headers
    assert HandedIn.objects.count() == 0


def test_a_long_wrong_address_costs_no_time():
    started = time.monotonic()
    for address in (f"/en/press/drop/{'b' * 400}/.json", f"/en/press/{'b' * 60}!", "/en/press/" + "b/" * 200 + "!"):
        Client().get(address)
    assert time.monotonic() - started < 5


def test_documents_and_photos_are_kept_each_with_a_receipt_and_the_refused_ones_with_a_sentence(link):
    files = [
        file(versions.ENGLISH, "ferries.txt"),
        file(photo(), "boat.jpg"),
        file("a,b\n1,2\n", "fleet.csv"),
        file(b"%PDF-1.7 nonsense", "broken.pdf"),
        file(b"\xff\xd8 no picture", "broken.jpg"),
        file("x", "run.exe"),
    ]
    page = Client().post(link[1], {"file": files}).content.decode()
    assert "3 files received" in page
    assert page.count("receipt-wrong") == 3
    rows = {row.name: row for row in HandedIn.objects.all()}
    assert {row.kind for row in rows.values() if not row.wrong} == {"document", "picture", "attachment"}
    for name in ("broken.pdf", "broken.jpg", "run.exe"):
        assert rows[name].wrong.endswith("."), name
        assert not rows[name].path
    assert "nothing of the text" not in page
    assert "Marram" not in page, "the sender is told that a file came, not what it says"


def test_a_receipt_as_data_says_name_size_and_time(link):
    answer = Client().post(link[1], {"file": file(versions.ENGLISH, "a.txt")}, HTTP_ACCEPT="application/json")
    told = answer.json()["files"][0]
    assert told["name"] == "a.txt"
    assert told["size"].endswith("KB")
    assert "Hong Kong" in told["when"]
    assert set(told) == {"name", "size", "when"}


def test_the_same_file_again_is_one_file_and_one_known_elsewhere_is_received_like_any_other(link, maya):
    from releases.importing import read_here
    from releases.importing.save import save

    save(read_here("old.txt", versions.ENGLISH.encode()), "old.txt", versions.ENGLISH.encode(), maya)
    for _ in range(2):
        assert "1 file received" in Client().post(link[1], {"file": file(versions.ENGLISH, "a.txt")}).content.decode()
    assert HandedIn.objects.count() == 1
    known = ImportedDocument.objects.get()
    assert known.reading, "read all the same, so that no time tells"
    assert known.release is not None


def test_a_link_takes_so_much_and_no_more(link, monkeypatch):
    monkeypatch.setattr("releases.drop_links.MOST_FILES", 2)
    for n in range(2):
        Client().post(link[1], {"file": file(f"x{n}", f"{n}.exe")})
    assert "as many files as it can" in Client().post(link[1], {"file": file("x", "3.exe")}).content.decode()
    monkeypatch.setattr("releases.drop_links.MOST_FILES", 60)
    monkeypatch.setattr("releases.drop_links.MOST_BYTES", 5)
    assert "as many files as it can" in Client().post(link[1], {"file": file("xyz", "3.exe")}).content.decode()
    monkeypatch.setattr("releases.drop_links.MOST_BYTES", 500)
    monkeypatch.setattr("releases.drop_links.MOST_A_MINUTE", 2)
    assert "Wait a minute" in Client().post(link[1], {"file": file("x", "3.exe")}).content.decode()
    assert HandedIn.objects.count() == 2
    monkeypatch.setattr("newsroom.drop_link.MOST_AT_ONCE", 10)
    assert "more than can be sent at once" in Client().post(link[1], {"file": file("x", "4.exe")}).content.decode()


def test_the_officer_finds_what_came_and_takes_it_once(client, link, maya, release):
    Client().post(link[1], {"file": [file(versions.TRADITIONAL, "b.txt"), file(photo(), "boat.jpg")]})
    client.force_login(maya)
    assert (
        "2 files came through a drop link"
        in client.get(f"/admin/releases/release/{release.pk}/change/").content.decode()
    )
    here = f"/admin/releases/release/{release.pk}/drop-links/"
    page = client.get(here).content.decode()
    document = ImportedDocument.objects.get()
    assert f"/import/{document.drop_id}/{document.pk}/" in page
    assert document.near == release
    boat = HandedIn.objects.get(name="boat.jpg")
    assert client.get(f"/admin/releases/release/drop-links/{boat.pk}/preview/")["Content-Type"] == "image/jpeg"
    path = boat.path
    for _ in range(2):
        client.post(here, {"_take": boat.pk})
    figure = release.figures.get()
    boat.refresh_from_db()
    assert figure.picture == boat.picture
    assert boat.taken_by == maya
    assert release.versions.first().by == maya
    assert handed_in.waiting(link[0]) == 1
    assert default_storage.exists(path), "it goes when the transaction is done"


def test_everybody_who_works_on_the_release_can_look_at_what_came_for_it(client, link, edith):
    Client().post(link[1], {"file": file(versions.TRADITIONAL, "b.txt")})
    document = ImportedDocument.objects.get()
    address = f"/admin/releases/release/import/{document.drop_id}/{document.pk}/"
    client.force_login(edith)
    assert client.get(address).status_code == 200
    DropLink.objects.update(release=None)
    assert client.get(address).status_code == 404, "until there is a release, it is hers who made the link"
    client.force_login(User.objects.create_user("no@desk.example", "a long pass phrase", name="No", is_staff=True))
    assert client.get("/admin/releases/release/drop-links/").status_code == 404


def test_a_link_for_a_release_to_come_belongs_to_the_draft_that_is_made_of_it(client, maya):
    link, address = made(maya, None)
    Client().post(address, {"file": [file(versions.ENGLISH, "a.txt"), file(photo(), "boat.jpg")]})
    client.force_login(maya)
    assert "as soon as there is a release" in client.get("/admin/releases/release/drop-links/").content.decode()
    document = ImportedDocument.objects.get()
    client.post(f"/admin/releases/release/import/{document.drop_id}/{document.pk}/", {"_make": "1"})
    release = Release.objects.get()
    link.refresh_from_db()
    assert link.release == release
    assert "boat.jpg" in client.get(f"/admin/releases/release/{release.pk}/drop-links/").content.decode()


def test_a_link_is_revoked_at_once_and_what_came_stays(client, link, maya, release):
    Client().post(link[1], {"file": file(photo(), "boat.jpg")})
    client.force_login(maya)
    client.post(f"/admin/releases/release/{release.pk}/drop-links/", {"_revoke": link[0].pk})
    assert Client().get(link[1]).status_code == 404
    assert "boat.jpg" in client.get(f"/admin/releases/release/{release.pk}/drop-links/").content.decode()


def test_what_nobody_took_is_deleted_a_month_after_the_last_file(link):
    Client().post(link[1], {"file": file(photo(), "boat.jpg")})
    row = HandedIn.objects.get()
    forget_old(now() + datetime.timedelta(days=29))
    assert default_storage.exists(row.path)
    forget_old(now() + datetime.timedelta(days=31))
    assert not default_storage.exists(row.path)
    row.refresh_from_db()
    assert (row.name, row.path, row.preview) == ("boat.jpg", "", "")


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hant", "傳送檔案給新聞辦公室"), ("zh-hans", "发送文件给新闻办公室")]
)
def test_the_page_speaks_the_language_of_its_address(language, words, link):
    address = link[1].replace("/en/", f"/{language}/")
    assert words in Client().get(address).content.decode()
    assert {"zh-hant": "已收到1個檔案", "zh-hans": "已收到1个文件"}[language] in Client().post(
        address, {"file": file(versions.ENGLISH, "a.txt")}
    ).content.decode()
