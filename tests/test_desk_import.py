"""From a dropped document to a draft: refused in a sentence, put right with a click, merged, never doubled."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from accounts.models import User
from releases.editions import now
from releases.importing import LARGEST
from releases.importing.forgetting import forget, forget_old
from releases.importing.refusals import sentence
from releases.models import Import, ImportedDocument, Release
from tests import versions
from tests.cast import photo
from tests.desk_form import fields

pytestmark = pytest.mark.django_db
START = "/admin/releases/release/import/"
PK = "bcdfghjkmnpqrstvwxz2"
SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def desk(client, maya):
    client.force_login(maya)
    return client


def file(text: str | bytes, name: str) -> io.BytesIO:
    made = io.BytesIO(text.encode() if isinstance(text, str) else text)
    made.name = name
    return made


def drop(desk, *files, **more):
    return desk.post(START, {"drop": PK, "file": list(files), **more})


def review_of(desk, name: str) -> str:
    document = ImportedDocument.objects.get(name=name)
    return f"{START}{document.drop_id}/{document.pk}/"


def sent(desk, address: str, **changed):
    form = fields(desk.get(address).content)
    return desk.post(address, {**form, **changed})


def line_of(page: bytes, words: str) -> str:
    """The number of the line that begins with these words."""
    document = ImportedDocument.objects.filter(reading__isnull=False).first()
    runs = ["".join(run["text"] for run in piece.get("runs", [])) for piece in document.pieces]
    return str(next(n for n, text in enumerate(runs) if text.startswith(words)))


def test_a_document_becomes_a_draft(desk, maya):
    assert drop(desk, file(versions.ENGLISH, "ferries.txt")).status_code == 302
    address = review_of(desk, "ferries.txt")
    page = desk.get(address).content.decode()
    assert "Every line has a place." in page
    assert sent(desk, address, _make="1").url == f"/admin/releases/release/{Release.objects.get().pk}/change/"
    release = Release.objects.get()
    assert release.owner == maya
    assert release.quotes.count() == 2


def test_a_second_click_makes_nothing_twice(desk):
    drop(desk, file(versions.ENGLISH, "ferries.txt"))
    drop(desk, file(versions.ENGLISH, "ferries.txt"))
    assert (Import.objects.count(), ImportedDocument.objects.count()) == (1, 1)
    address = review_of(desk, "ferries.txt")
    form = {**fields(desk.get(address).content), "_make": "1"}
    first, second = desk.post(address, form), desk.post(address, form)
    assert first.status_code == 302
    assert second.status_code in (200, 302)
    assert Release.objects.count() == 1


def test_every_refusal_is_a_sentence_beside_its_file_and_the_others_are_kept(desk):
    files = [file(b"\xff\xd8", "boat.heic"), file("", "empty.txt"), file(b"%PDF-1.7 nonsense", "broken.pdf")]
    drop(desk, file(versions.ENGLISH, "ferries.txt"), *files, file(b"x" * (LARGEST + 1), "large.txt"))
    page = desk.get(review_of(desk, "ferries.txt")).content.decode()
    for name in ("boat.heic", "empty.txt", "broken.pdf", "large.txt"):
        refused = sentence(ImportedDocument.objects.get(name=name).refusal)
        assert refused.endswith("."), name
        assert name in page
    assert "larger than 20 MB" in page


def test_a_file_dropped_twice_waits_once_and_is_done_with_once(desk):
    for pk in (PK, "bcdfghjkmnpqrstvwxz7"):
        drop(desk, file(versions.ENGLISH, "a.txt"), drop=pk)
    first, second = ImportedDocument.objects.order_by("drop__at")
    assert [file["pk"] for file in desk.get(START).context["left"]] == [second.pk]
    sent(desk, f"{START}{second.drop_id}/{second.pk}/", _make="1")
    assert desk.get(START).context["left"] == []
    assert sent(desk, f"{START}{first.drop_id}/{first.pk}/", _make="1").status_code == 200, "it says that it is made"
    assert Release.objects.count() == 1


@pytest.mark.parametrize(("language", "words"), [("zh-hant", "PDF損壞，無法讀取"), ("zh-hans", "PDF损坏，无法读取")])
def test_a_refusal_is_read_in_the_language_of_whoever_looks(language, words, desk, maya):
    drop(desk, file(versions.ENGLISH, "a.txt"), file(b"%PDF-1.7 nonsense", "broken.pdf"))
    assert "The PDF is damaged" in desk.get(review_of(desk, "a.txt")).content.decode()
    maya.language = language
    maya.save()
    assert words in desk.get(review_of(desk, "a.txt")).content.decode()


def test_the_pages_of_a_pdf_are_shown_with_every_line_in_its_place(desk, monkeypatch):
    drop(desk, file((SAMPLES / "pdf_letterhead_en.pdf").read_bytes(), "roads.pdf"))
    address = review_of(desk, "roads.pdf")
    sheets = desk.get(address).context["sheets"]
    boxed = {box["line"].number for sheet in sheets for box in sheet["boxes"]}
    document = ImportedDocument.objects.get()
    assert boxed == set(range(len(document.pieces)))
    for sheet in sheets:
        for box in sheet["boxes"]:
            assert 0 <= box["x"] < box["x"] + box["width"] <= sheet["width"] + 1
            assert 0 <= box["y"] < box["y"] + box["height"] <= sheet["height"] + 1
    page = desk.get(f"{address}pages/1/")
    image = Image.open(io.BytesIO(page.content))
    assert (page["Content-Type"], image.format, image.width) == ("image/webp", "WEBP", 1100)
    assert abs(image.height / image.width - sheets[0]["height"] / sheets[0]["width"]) < 0.01
    assert page["Content-Security-Policy"] == "default-src 'none'; sandbox"
    headline = next(box for sheet in sheets for box in sheet["boxes"] if box["line"].role == "headline")
    scale = image.width / sheets[0]["width"]
    corners = [headline[key] * scale for key in ("x", "y")]
    part = image.convert("L").crop(
        (*corners, *(c + headline[k] * scale for c, k in zip(corners, ("width", "height"), strict=True)))
    )
    assert part.getextrema()[0] < 90, "the words are where the box says"
    monkeypatch.setattr("releases.admin.importing.draw_in_sandbox", lambda *_: pytest.fail("it was drawn before"))
    assert desk.get(f"{address}pages/1/").content == page.content
    for number in (0, len(sheets) + 1):
        assert desk.get(f"{address}pages/{number}/").status_code == 404
    sent(desk, address, **{f"role-{headline['line'].number}": "subhead"})
    assert desk.get(address).context["sheets"], "the pages stay after a correction"
    forget(ImportedDocument.objects.get())
    assert not list(default_storage.listdir("imports")[1])


def test_what_an_officer_puts_right_is_made_anew_within_limits_or_not_at_all(desk, monkeypatch):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    address = review_of(desk, "a.txt")
    number = line_of(b"", "The boats charge")
    monkeypatch.setattr("releases.importing.sandbox.WALL", 0.001)
    page = desk.post(address, {**fields(desk.get(address).content), f"role-{number}": "note"}, follow=True)
    assert "took too long" in page.content.decode()
    assert ImportedDocument.objects.get().corrections == {}
    monkeypatch.undo()
    sent(desk, address, **{f"role-{number}": "note"})
    assert ImportedDocument.objects.get().corrections["roles"] == {number: "note"}


def test_each_file_can_be_sent_by_itself_and_is_answered_as_data(desk):
    answer = desk.post(START, {"drop": PK, "file": file(versions.ENGLISH, "a.txt")}, HTTP_ACCEPT="application/json")
    assert answer.json()["files"][0]["said"].startswith("Marram Point Ferries Puts 14")
    wrong = desk.post(START, {"drop": PK, "file": file("x", "a.exe")}, HTTP_ACCEPT="application/json")
    assert "not a kind of file" in wrong.json()["files"][0]["wrong"]
    assert Import.objects.count() == 1


def test_pasted_text_is_a_document_too_and_nothing_at_all_is_said(desk):
    desk.post(START, {"drop": PK, "text": versions.TRADITIONAL})
    assert ImportedDocument.objects.get().reading["document"]["language"] == "zh-hant"
    assert "Choose a file" in desk.post(START, {"drop": "bcdfghjkmnpqrstvwxz3"}).content.decode()


def test_three_languages_dropped_together_become_one_draft(desk):
    drop(
        desk,
        file(versions.SIMPLIFIED, "c.txt"),
        file(versions.OTHER, "other.txt"),
        file(versions.ENGLISH, "a.txt"),
        file(versions.TRADITIONAL, "b.txt"),
    )
    address = review_of(desk, "a.txt")
    assert "3 of the files are one release" in desk.get(address).content.decode()
    sent(desk, address, _make="1")
    release = Release.objects.get()
    assert all((release.headline_en, release.headline_zh_hant, release.headline_zh_hans))
    assert ImportedDocument.objects.get(name="other.txt").release is None


def test_a_file_that_is_another_release_is_taken_apart(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"), file(versions.TRADITIONAL, "b.txt"))
    sent(desk, review_of(desk, "b.txt"), _apart="1")
    sent(desk, review_of(desk, "a.txt"), _make="1")
    assert not Release.objects.get().headline_zh_hant


def test_a_later_file_is_added_to_its_draft_as_the_missing_language(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    sent(desk, review_of(desk, "a.txt"), _make="1")
    drop(desk, file(versions.TRADITIONAL, "b.txt"), drop="bcdfghjkmnpqrstvwxz4")
    address = review_of(desk, "b.txt")
    assert "Add it there as 繁體中文" in desk.get(address).content.decode()
    sent(desk, address, _add="1")
    release = Release.objects.get()
    assert release.headline_zh_hant
    assert [q.speaker_zh_hant for q in release.quotes.all()] == ["韋澳蒂", "譚潤"]


def test_the_same_file_again_leads_to_its_draft_for_those_who_may_see_it(desk, client):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    sent(desk, review_of(desk, "a.txt"), _make="1")
    link = f"/admin/releases/release/{Release.objects.get().pk}/change/"
    answer = desk.post(
        START,
        {"drop": "bcdfghjkmnpqrstvwxz5", "file": file(versions.ENGLISH, "again.txt")},
        HTTP_ACCEPT="application/json",
    )
    assert answer.json()["files"][0]["known"] == link
    assert link in desk.get(f"{START}bcdfghjkmnpqrstvwxz5/").content.decode()
    assert Release.objects.count() == 1


def test_what_was_dropped_is_hers_alone(desk, client, edith):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    address = review_of(desk, "a.txt")
    client.force_login(edith)
    assert client.get(address).status_code == 404
    nobody = User.objects.create_user("nobody@desk.example", "a long pass phrase", name="No", is_staff=True)
    client.force_login(nobody)
    assert client.get(START).status_code == 404


def test_a_line_put_right_stays_right_and_the_rest_follows(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    address = review_of(desk, "a.txt")
    number = line_of(desk.get(address).content, "The boats charge in 22")
    sent(desk, address, **{f"role-{number}": "quote"})
    page = desk.get(address).content.decode()
    form = fields(page.encode())
    assert form[f"role-{number}"] == "quote"
    sent(desk, address, **{f"quote-{number}.0-speaker": "Somebody Else"})
    sent(desk, address, _make="1")
    assert [q.speaker_en for q in Release.objects.get().quotes.all()] == [
        "Ottilie Vane",
        "Somebody Else",
        "Ruan Teague",
    ]


@pytest.mark.parametrize(
    ("words", "role", "field", "expected"),
    [
        ("Fleet carries", "highlight", "highlights_en", "Fleet carries 26,500 passengers a day from March"),
        ("The boats charge", "headline", "headline_en", "The boats charge in 22 minutes at the Quayhead"),
        ("The boats charge", "note", "notes_en", "The boats charge in 22 minutes at the Quayhead"),
        ("PRESS RELEASE", "left-out", "label_en", ""),
        ("The boats charge", "heading", "body_en", "<h2>The boats charge"),
    ],
)
def test_a_line_can_be_given_any_role(words, role, field, expected, desk):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    address = review_of(desk, "a.txt")
    sent(desk, address, **{f"role-{line_of(b'', words)}": role})
    sent(desk, address, _make="1")
    value = getattr(Release.objects.get(), field) or ""
    assert (expected in value) if expected else not value


def test_every_line_of_the_document_is_somewhere_after_any_correction(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    address = review_of(desk, "a.txt")
    for role in ("caption", "contact", "about", "left-out", "paragraph", "subhead"):
        sent(desk, address, **{f"role-{line_of(b'', 'The boats charge')}": role})
        page = desk.get(address)
        lost = [line.text for line in page.context["lines"] if not line.role and line not in page.context["not_placed"]]
        assert lost == [], role


def test_what_is_not_a_quote_is_none_and_a_company_is_the_known_one(desk):
    from companies.models import Company

    known = Company.objects.create(name_en="Marram Group")
    drop(desk, file(versions.ENGLISH, "a.txt"))
    address = review_of(desk, "a.txt")
    key = next(name for name in fields(desk.get(address).content) if name.endswith("-speaker")).split("-")[1]
    names = [part.company for _, parts in desk.get(address).context["found"] for part in parts if part.company]
    sent(desk, address, **{f"not-quote-{key}": "1", f"company-{names[0]['n']}": known.pk})
    sent(desk, address, _make="1")
    release = Release.objects.get()
    assert release.quotes.count() == 1
    assert known in [row.company for row in release.companies.all()]


def test_a_newer_text_shows_what_changed_and_takes_only_what_is_chosen(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    sent(desk, review_of(desk, "a.txt"), _make="1")
    release = Release.objects.get()
    release.body_en = release.body_en.replace("The boats charge", "All boats charge")
    release.save()
    drop(desk, file(versions.NEWER, "newer.txt"), drop="bcdfghjkmnpqrstvwxz6")
    address = review_of(desk, "newer.txt")
    assert sent(desk, address, _newer="1").url == f"{address}newer/"
    page = desk.get(f"{address}newer/")
    found = {one.part: one for one in page.context["changes"]}
    subheads = found["subheads"]
    assert ("del", "26,500") in subheads.words
    assert ("ins", "27,800") in subheads.words
    edited = found["body"]
    assert len(found) == 2
    assert edited.edited
    assert not subheads.edited
    desk.post(f"{address}newer/", {"take": [subheads.key]})
    release.refresh_from_db()
    assert "27,800" in release.subheads_en
    assert "All boats charge in 22 minutes" in release.body_en
    assert release.quotes.count() == 2


def test_a_page_opened_before_somebody_changed_the_draft_takes_nothing_that_it_did_not_show(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    sent(desk, review_of(desk, "a.txt"), _make="1")
    drop(desk, file(versions.NEWER, "newer.txt"), drop="bcdfghjkmnpqrstvwxz6")
    address = review_of(desk, "newer.txt")
    found = {one.part: one.key for one in desk.get(f"{address}newer/").context["changes"]}
    release = Release.objects.get()
    release.subheads_en = "Somebody wrote another line"
    release.save()
    answer = desk.post(f"{address}newer/", {"take": list(found.values())})
    assert "Somebody changed the draft while you were looking" in answer.content.decode()
    shown = {one.part: one for one in answer.context["changes"]}
    assert f'value="{shown["body"].key}" checked' in answer.content.decode(), "chosen before, and still the same"
    assert f'value="{shown["subheads"].key}" checked' not in answer.content.decode()
    release.refresh_from_db()
    assert release.subheads_en == "Somebody wrote another line"
    assert desk.post(f"{address}newer/", {"take": [shown["body"].key]}).status_code == 302
    again = desk.post(f"{address}newer/", {"take": [shown["body"].key]})
    assert again.status_code == 302, "the second click finds it done"
    release.refresh_from_db()
    assert release.subheads_en == "Somebody wrote another line"
    assert "19 minutes" in release.body_en


def test_a_paragraph_taken_over_keeps_the_quotes_of_the_others(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"))
    sent(desk, review_of(desk, "a.txt"), _make="1")
    before = Release.objects.get()
    newer = versions.NEWER.replace("We built 14 of them.", "We built fourteen of them.")
    drop(desk, file(newer, "newer.txt"), drop="bcdfghjkmnpqrstvwxz6")
    address = review_of(desk, "newer.txt")
    keys = [one.key for one in desk.get(f"{address}newer/").context["changes"]]
    desk.post(f"{address}newer/", {"take": keys})
    after = Release.objects.get()
    assert "in 19 minutes" in after.body_en
    assert "fourteen" in after.body_en
    assert [q.pk for q in before.quotes.all()] == [q.pk for q in after.quotes.all()]
    for quote in after.quotes.all():
        assert f'data-quote="{quote.pk}"' in after.body_en
    assert desk.get(f"{address}newer/").context["changes"] == []


def test_what_never_became_a_draft_is_forgotten_after_a_month(desk):
    drop(desk, file(versions.ENGLISH, "a.txt"), file(versions.OTHER, "b.txt"))
    sent(desk, review_of(desk, "a.txt"), _make="1")
    path = ImportedDocument.objects.get(name="b.txt").path
    forget_old(now())
    assert default_storage.exists(path)
    forget_old(now() + datetime.timedelta(days=31))
    assert not default_storage.exists(path)
    assert [document.name for document in ImportedDocument.objects.all()] == ["a.txt"]


def word_file() -> bytes:
    """With a tracked insertion, a tracked deletion and a comment."""
    document = Document()
    for text in versions.ENGLISH.split("\n\n"):
        document.add_paragraph(text)
    who = f'{nsdecls("w")} w:author="Bo Quill" w:date="2027-02-01T10:00:00Z"'
    paragraph = document.paragraphs[5]
    paragraph._p.append(
        parse_xml(f'<w:ins w:id="1" {who}><w:r><w:t xml:space="preserve"> A new sentence.</w:t></w:r></w:ins>')
    )
    paragraph._p.append(
        parse_xml(
            f'<w:del w:id="2" {who}><w:r><w:delText xml:space="preserve"> An old sentence.</w:delText></w:r></w:del>'
        )
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_tracked_changes_are_decided_by_somebody(desk):
    drop(desk, file(word_file(), "a.docx"))
    address = review_of(desk, "a.docx")
    assert "A new sentence." in desk.get(address).content.decode()
    refused = desk.post(address, {**fields(desk.get(address).content), "_make": "1"}, follow=True)
    assert "Accept or refuse the tracked changes first" in refused.content.decode()
    assert not Release.objects.exists()
    sent(desk, address, **{"change-0": "refuse", "change-1": "refuse"})
    sent(desk, address, _make="1")
    body = Release.objects.get().body_en
    assert "A new sentence." not in body
    assert "An old sentence." in body


def test_a_picture_is_given_to_the_caption_it_belongs_to(desk):
    document = Document()
    for text in versions.ENGLISH.split("\n\n"):
        document.add_paragraph(text)
        if text.startswith("“The harbour"):
            for colour in ("teal", "red"):
                document.add_picture(io.BytesIO(photo(colour=colour)))
    out = io.BytesIO()
    document.save(out)
    drop(desk, file(out.getvalue(), "a.docx"))
    address = review_of(desk, "a.docx")
    shown = [part.figure for _, parts in desk.get(address).context["found"] for part in parts if part.figure]
    pictures = [n for n, _ in shown[0]["pictures"]]
    assert len(pictures) == 2
    captioned = [one for one in shown if one["caption"] not in pictures]
    sent(desk, address, **{f"picture-{captioned[0]['caption']}": str(pictures[1])})
    sent(desk, address, **{f"picture-{captioned[1]['caption']}": str(pictures[0])})
    sent(desk, address, _make="1")
    figures = Release.objects.get().figures.all()
    assert [bool(figure.picture) for figure in figures] == [True, True]
    assert figures[0].picture.sha256 != figures[1].picture.sha256
    image = desk.get(f"{address}pictures/{pictures[0]}/")
    assert image["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_the_pages_speak_chinese(language, desk, maya):
    maya.language = language
    maya.save()
    assert {"zh-hant": "由文件開始", "zh-hans": "从文件开始"}[language] in desk.get(START).content.decode()
    drop(desk, file(versions.TRADITIONAL, "b.txt"))
    assert {"zh-hant": "建立草稿", "zh-hans": "生成草稿"}[language] in desk.get(
        review_of(desk, "b.txt")
    ).content.decode()
