"""Personal copies: whose they are stands on every page, and the mark is still there after a file was saved anew."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from accounts import ids
from releases import copies, tracing
from releases.exporting import marks, photo
from releases.exporting.issued import Issued
from tests.cast import photo as picture
from tests.cast import whole_release
from tests.early_access import embargoed, granted, journalist, outlet, published_terms

pytestmark = pytest.mark.django_db


def issued(edition) -> Issued:
    return Issued(
        id=edition.release_id,
        number=1,
        kind="first",
        lift=edition.lift,
        first_lift=edition.lift,
        url="https://news.example/en/releases/x/",
        site="Newsroom",
        site_url="https://news.example",
        embargoed=True,
    )


@pytest.fixture
def holder(maya):
    published_terms()
    edition = embargoed(whole_release(maya))
    return granted(edition, journalist("Ada Fenn", outlet()))


def made(holder, ending: str, language: str = "en") -> bytes:
    edition = holder.grant.edition
    document = edition.texts.get(language=language).reading
    return copies.made(ending, document, issued(edition), holder, lambda source: None)


def marks_in(data: bytes) -> set[str]:
    return set(tracing.searched(data))


@pytest.mark.no_database
def test_the_alphabet_of_marks_is_that_of_ids():
    assert (marks.ALPHABET, marks.LENGTH) == (ids.ALPHABET, ids.LENGTH)


@pytest.mark.parametrize("ending", copies.ENDINGS)
def test_a_copy_carries_its_mark_in_several_ways_and_is_the_same_to_the_byte(holder, ending):
    content = made(holder, ending)
    assert content == made(holder, ending)
    assert tracing.searched(content).count(holder.mark) >= 3
    assert tracing.known(tracing.searched(content))[0].holder == holder


@pytest.mark.parametrize("ending", copies.ENDINGS)
def test_two_holders_have_two_marks(holder, ending):
    other = granted(holder.grant.edition, journalist("Bo Quill", outlet("The Other Paper")))
    assert holder.mark not in marks_in(made(other, ending))


def pdf_text(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_every_page_of_a_pdf_says_whose_it_is(holder, language):
    for text in pdf_text(made(holder, "pdf", language)):
        assert "Ada Fenn" in text
        assert marks.grouped(holder.mark) in re.sub(r"\s+", " ", text)


def test_the_word_copy_says_at_the_head_of_every_page_whose_it_is(holder):
    head = docx.Document(io.BytesIO(made(holder, "docx"))).sections[0].header
    text = "\n".join(p.text for p in head.paragraphs)
    assert "Ada Fenn, The Harbour Post" in text
    assert "Embargoed until" in text


def saved_by_python_docx(content: bytes) -> bytes:
    """Opened, a paragraph changed, saved under another name."""
    word, out = docx.Document(io.BytesIO(content)), io.BytesIO()
    word.add_paragraph("Changed by somebody.")
    word.core_properties.title = "Something else"
    word.save(out)
    return out.getvalue()


def saved_by_pdfium(content: bytes) -> bytes:
    out = io.BytesIO()
    pypdfium2.PdfDocument(content).save(out)
    return out.getvalue()


def pages_taken_over(content: bytes) -> bytes:
    """As printing to a file does: the pages are in a new document, and what stood beside them is gone."""
    old, new, out = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new(), io.BytesIO()
    new.import_pages(old)
    new.save(out)
    assert holder_free(new)
    return out.getvalue()


def holder_free(document: pypdfium2.PdfDocument) -> bool:
    return not any(document.get_metadata_dict(skip_empty=True).get(key) for key in ("Keywords", "Author"))


def last_page_alone(content: bytes) -> bytes:
    old, new, out = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new(), io.BytesIO()
    new.import_pages(old, [len(old) - 1])
    new.save(out)
    return out.getvalue()


@pytest.mark.parametrize("save", [saved_by_pdfium, pages_taken_over, last_page_alone], ids=lambda act: act.__name__)
def test_the_mark_of_a_pdf_survives(holder, save):
    assert holder.mark in marks_in(save(made(holder, "pdf")))


def test_the_mark_of_a_word_file_survives_saving(holder):
    assert tracing.searched(saved_by_python_docx(made(holder, "docx"))).count(holder.mark) >= 3


def without(content: bytes, drop: str) -> bytes:
    """The file as a program saves it that does not know one of the carriers."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if drop in name or (drop == "header" and "/header" in name):
                continue
            if drop == "bookmarks":
                text = re.sub(rb"<w:bookmark(?:Start|End)[^>]*/>", b"", text)
            if drop == "rsids":
                text = re.sub(rb' w:rsid\w+="\w+"|<w:rsids>.*?</w:rsids>', b"", text, flags=re.S)
            if drop == "variables":
                text = re.sub(rb"<w:docVars>.*?</w:docVars>", b"", text, flags=re.S)
            new.writestr(name, text)
    return out.getvalue()


CARRIERS = ["custom.xml", "copy.xml", "header", "bookmarks", "rsids", "variables"]


def test_any_one_carrier_of_a_word_file_is_enough(holder):
    content = made(holder, "docx")
    for kept in CARRIERS:
        bare = content
        for drop in CARRIERS:
            bare = bare if drop == kept else without(bare, drop)
        assert holder.mark in marks_in(bare), kept
    for drop in CARRIERS:
        bare = without(bare, drop)
    assert holder.mark not in marks_in(bare)


def test_the_mark_survives_an_office_program(holder, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("There is no LibreOffice here.")
    file = tmp_path / "leak.docx"
    file.write_bytes(made(holder, "docx"))
    done = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    done += ["docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(file)]
    subprocess.run(done, check=True, capture_output=True, timeout=120)
    assert tracing.searched((tmp_path / "out" / "leak.docx").read_bytes()).count(holder.mark) >= 3


def test_a_mark_says_nothing_of_the_person(holder):
    assert re.fullmatch(f"[{marks.ALPHABET}]{{20}}", holder.mark)
    assert holder.mark not in (holder.pk, holder.journalist_id, holder.grant_id, holder.journalist.user_id)


def test_revision_ids_find_back_to_the_mark_in_any_order():
    mark = ids.random_id()
    assert mark in list(marks.from_rsids(reversed(marks.rsids(mark))))
    assert list(marks.from_rsids(marks.rsids(mark)[1:])) == []


# The command


def test_trace_leak_names_the_grant(holder, tmp_path, capsys):
    file = tmp_path / "found-on-the-net.pdf"
    file.write_bytes(saved_by_pdfium(made(holder, "pdf")))
    call_command("trace_leak", str(file))
    told = capsys.readouterr().out
    assert f"grant {holder.grant_id}: Ada Fenn, Reporter, The Harbour Post" in told
    assert holder.grant.edition.release_id in told


@pytest.mark.parametrize("content", [b"", b"just text", b"PK\x03\x04 broken", b"%PDF-1.7 broken", b"9" * 90_000])
def test_a_file_without_a_mark_is_told_in_a_sentence(content, tmp_path, db):
    file = tmp_path / "harmless.bin"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="carries no mark") as refusal:
        call_command("trace_leak", str(file))
    assert refusal.value.returncode == 2


def test_the_number_of_a_photographed_page_is_enough(holder, capsys):
    call_command("trace_leak", number=marks.grouped(holder.mark))
    assert "Ada Fenn" in capsys.readouterr().out
    for wrong in ({"number": "2345"}, {}, {"number": marks.grouped(ids.random_id())}):
        with pytest.raises(CommandError):
            call_command("trace_leak", **wrong)


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read") as refusal:
        call_command("trace_leak", str(tmp_path / "nothing.pdf"))
    assert refusal.value.returncode == 2


def test_an_erased_person_leaves_the_grant_nameable(holder, tmp_path, capsys):
    file = tmp_path / "leak.docx"
    file.write_bytes(made(holder, "docx"))
    holder.journalist.user.delete()
    call_command("trace_leak", str(file))
    told = capsys.readouterr().out
    assert "somebody whose account was erased" in told
    assert "Ada" not in told


# Pictures


def test_a_picture_for_print_says_the_embargo_in_iptc_and_keeps_its_pixels(holder):
    edition = holder.grant.edition
    document = edition.texts.get(language="zh-hant").reading
    original = picture()
    content = photo.render(document, document.figures[0].id, original, issued(edition))
    lift = edition.lift
    assert b"\x1c\x02\x1e\x00\x08" + f"{lift:%Y%m%d}".encode() in content
    assert b"\x1c\x02\x23\x00\x0b" + f"{lift:%H%M%S}+0000".encode() in content
    assert b"EMBARGOED" in content
    assert "請於".encode() in content
    assert photo.split(content)[1] == photo.split(original)[1]
    public = photo.render(document, document.figures[0].id, original, replace(issued(edition), embargoed=False))
    assert b"EMBARGOED" not in public
    assert b"\x1c\x02\x1e" not in public
