"""Word, PDF, rich text and OpenDocument reach the recogniser as the same release, or are refused in a sentence."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
import typst
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from releases.document import text_of
from releases.importing import read_file
from releases.importing.reading import UnreadableFile
from releases.importing.seed_form import seed_form
from tests.cast import photo
from tests.shared import SHARED, needs_shared, scorer

pytestmark = pytest.mark.no_database

HEAD = ["PRESS RELEASE", "FOR IMMEDIATE RELEASE", "Otterline Orders Six Electric Boats for Its Harbour Lines"]
LEAD = (
    "(Hong Kong, 14 March 2024) – Otterline Ferries Limited (Otterline) today ordered six electric boats for its harbour "
    "lines. The first of them sails next spring, and the old ones are to be sold abroad."
)
QUOTE = "Captain Priya Lund, Director of Otterline, said: “They are quiet, and so are the passengers.”"


def word(change=lambda document: None) -> bytes:
    document = docx.Document()
    for line in [*HEAD, LEAD, QUOTE]:
        document.add_paragraph(line)
    document.add_paragraph("fast boats", style="List Bullet")
    document.add_paragraph("of steel", style="List Bullet 2")
    document.add_picture(io.BytesIO(photo(400, 300)))
    document.add_paragraph("Photo 1: A boat of the new kind. (Credit: Otterline)")
    document.add_paragraph("###")
    document.add_paragraph("About Otterline Ferries Limited")
    document.add_paragraph("Otterline sails to nine piers.")
    document.add_paragraph("For media enquiries, please contact:")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "Otterline Ferries Limited\nJon Weir\nTel: +852 2555 0142\nEmail: jon@otterline.example"
    cells[1].text = "Saltfish Communications\nMay Tse\nTel: +852 2555 0143\nEmail: may@saltfish.example"
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file_becomes_the_release_with_its_picture_and_the_contacts_of_its_table():
    reading = read_file("boats.docx", word(), "HK")
    form = seed_form(reading, "boats")
    assert form["headline"] == HEAD[2]
    assert form["dateline"]["date"] == "2024-03-14"
    assert [q["speaker"] for q in form["quotes"]] == ["Priya Lund"]
    assert [(f["number"], f["caption"]) for f in form["figures"]] == [(1, "A boat of the new kind.")]
    assert {c["person"]: c["phones"] for c in form["contacts"]} == {
        "Jon Weir": ["+85225550142"],
        "May Tse": ["+85225550143"],
    }
    bullets = [b for s in form["sections"] for b in s["blocks"] if b["type"] == "bullets"]
    assert bullets[0]["items"][0]["items"][0]["text"] == "of steel"
    assert len(reading.pictures) == 1


def test_tracked_changes_are_kept_as_decisions_and_never_silently_taken_or_dropped():
    def track(document) -> None:
        lead = document.paragraphs[3]
        for kind, words in (("w:ins", " Inserted words."), ("w:del", " Deleted words.")):
            change, run = OxmlElement(kind), OxmlElement("w:r")
            change.set(qn("w:author"), "The agency")
            text = OxmlElement("w:t" if kind == "w:ins" else "w:delText")
            text.text = words
            run.append(text)
            change.append(run)
            lead._p.append(change)

    reading = read_file("boats.docx", word(track), "HK")
    body = " ".join(text_of(b.runs) for s in reading.document.sections for b in s.blocks if hasattr(b, "runs"))
    assert "Inserted words." in body
    assert "Deleted words." not in body
    assert {(c.kind, c.text.strip()) for c in reading.changes} == {
        ("insertion", "Inserted words."),
        ("deletion", "Deleted words."),
    }


def test_a_pdf_of_two_pages_is_joined_over_lines_and_pages():
    lines = "\n\n".join([*HEAD, LEAD, *([LEAD.partition("– ")[2]] * 14), QUOTE, "\\#\\#\\#"])
    source = f"#set page(width: 15cm, height: 20cm, header: [Otterline news])\n#set text(size: 10pt)\n{lines}"
    form = seed_form(read_file("boats.pdf", typst.compile(source.encode()), "HK"), "boats")
    assert form["headline"] == HEAD[2]
    paragraphs = [b["text"] for s in form["sections"] for b in s["blocks"] if b["type"] == "paragraph"]
    assert paragraphs == [*([LEAD.partition("– ")[2]] * 15), QUOTE]
    assert [q["speaker"] for q in form["quotes"]] == ["Priya Lund"]
    assert not any("Otterline news" in text for text in paragraphs)


def test_rich_text_with_chinese_is_read():
    def coded(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in text)

    lines = [
        "新聞稿",
        "即時發布",
        "獺線渡輪訂購六艘電動船",
        "（香港，2024年3月14日）— 獺線渡輪有限公司今日宣布訂購六艘電動船。",
        "- 完 -",
    ]
    data = "{\\rtf1\\ansi\\ansicpg1252 " + "\\par ".join(map(coded, lines)) + "\\par}"
    form = seed_form(read_file("boats.rtf", data.encode("ascii")), "boats")
    assert (form["language"], form["headline"]) == ("zh-Hant", "獺線渡輪訂購六艘電動船")
    assert form["dateline"]["date"] == "2024-03-14"


def test_an_open_document_is_read():
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in [*HEAD, LEAD, QUOTE, "###"])
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"{paragraphs}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    form = seed_form(read_file("boats.odt", out.getvalue(), "HK"), "boats")
    assert form["headline"] == HEAD[2]
    assert [q["speaker"] for q in form["quotes"]] == ["Priya Lund"]


def scan() -> bytes:
    return typst.compile(b"#rect(width: 100%, height: 100%, fill: gray)")


def laughs() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + data.partition(b"?>")[2]
            target.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("scan.pdf", scan()),
        ("cut.pdf", scan()[:300]),
        ("cut.docx", word()[:2000]),
        ("laughs.docx", laughs()),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("photo.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40),
        ("photo.jpg", photo()),
        ("files.zip", b"PK\x05\x06" + b"\0" * 18),
        ("empty.docx", b""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name, data):
    with pytest.raises(UnreadableFile) as refused:
        read_file(name, data)
    assert 20 < len(str(refused.value)) < 400
    assert str(refused.value).rstrip().endswith((".", "。"))


@needs_shared
@pytest.mark.parametrize(
    ("name", "least"),
    [("hans4.docx", 0.96), ("en1.pdf", 0.95), ("hans4.pdf", 0.95), ("en1.txt", 0.97), ("hant3.txt", 0.97)],
)
def test_each_sample_is_read_as_well_as_promised(name, least):
    import json

    score = scorer()
    truth = json.loads((SHARED / "samples" / f"{name.partition('.')[0]}.json").read_text())
    reading = read_file(name, (SHARED / "samples" / name).read_bytes())
    assert score.overall(score.score(seed_form(reading, name), truth)) >= least
