"""Damaged and hostile files, the same every time: crafted ones of every class known to us, then mutations of samples."""

from __future__ import annotations

import functools
import io
import random
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.shared import SAMPLES, SHARED

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
LINE = "The harbour ferry will sail every ten minutes from Monday, the company said today. "

Hostile = tuple[str, bytes]

SLOW = {"phones.txt", "said.txt", "paragraphs.rtf", "form-tree.pdf", "character-map.pdf", "open-states.pdf"}
"""Files that are stopped by the processor's limit and not before: the drill of 2,000 has them, the suite does not."""


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def docx(body: str, before: str = "", rels: str = "", more: dict[str, bytes | str] | None = None) -> bytes:
    """A Word file whose document is this body; `before` stands before the root element."""
    root = f'<Relationships xmlns="{RELS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "_rels/.rels": f"{HEAD}{root}</Relationships>",
            "word/document.xml": f"{HEAD}{before}<w:document {W} {R}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{RELS}">{rels}</Relationships>',
            **(more or {}),
        }
    )


def p(text: str = LINE, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def laughs(levels: int = 9) -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]>'


def word_files() -> Iterator[Hostile]:
    text = p() * 3
    yield "laughs.docx", docx(p("&a8;"), laughs())
    yield "external-entity.docx", docx(p("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "external-dtd.docx", docx(text, '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/evil.dtd">')
    utf16 = (
        f'<?xml version="1.0" encoding="UTF-16"?>{laughs()}<w:document {W}><w:body>{p("&a8;")}</w:body></w:document>'
    )
    yield "laughs-utf16.docx", docx("", more={"word/document.xml": utf16.encode("utf-16")})
    for wide in ("utf-16-le", "utf-16-be", "utf-32"):
        yield f"laughs-{wide}.docx", docx("", more={"word/document.xml": utf16.replace("UTF-16", wide).encode(wide)})
    utf7 = f'<?xml version="1.0" encoding="UTF-7"?>{laughs()}<w:document {W}/>'.encode("utf-7")
    yield "laughs-utf7.docx", docx("", more={"word/document.xml": utf7})
    for kind in ("image", "attachedTemplate", "oleObject", "officeDocument", "styles", "header", "comments"):
        rel = f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="file:///etc/passwd" TargetMode="External"/>'
        inside = f'<Relationship Id="y" Type="{OFFICE}/{kind}" Target="../../../etc/passwd"/>'
        yield f"external-{kind}.docx", docx(text, rels=rel)
        yield f"outside-{kind}.docx", docx(text, rels=inside)
    deep = 3_000
    yield "deep-tables.docx", docx("<w:tbl><w:tr><w:tc>" * deep + text + "</w:tc></w:tr></w:tbl>" * deep)
    yield "deep-tables-80.docx", docx("<w:tbl><w:tr><w:tc>" * 80 + text + "</w:tc></w:tr></w:tbl>" * 80)
    yield "deep-controls.docx", docx("<w:sdt><w:sdtContent>" * 120 + text + "</w:sdtContent></w:sdt>" * 120)
    box = "<w:p><w:r><w:pict><w:txbxContent>"
    yield "deep-boxes.docx", docx(box * 60 + text + "</w:txbxContent></w:pict></w:r></w:p>" * 60)
    yield "many-paragraphs.docx", docx(p("x") * 120_000)
    yield "long-paragraph.docx", docx(p(LINE * 60_000))
    yield "node-of-20-mb.docx", docx(p("a" * 20_000_000))
    yield "many-runs.docx", docx("<w:p>" + "<w:r><w:t>a b </w:t></w:r>" * 100_000 + "</w:p>")
    yield "many-cells.docx", docx("<w:tbl>" + ("<w:tr>" + f"<w:tc>{p('x')}</w:tc>" * 60 + "</w:tr>") * 400 + "</w:tbl>")
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>'
    yield "fields-without-end.docx", docx(field * 500 + text)
    span = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>'
    for amount in ("999999999", "-5", "x", "1e9"):
        yield f"span-{amount}.docx", docx(span.format(amount, p(), p()))
    for level in ("999999", "-1", "9", "x"):
        numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{level}"/></w:numPr>'
        yield f"level-{level}.docx", docx(p(properties=numbers) * 3)
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{(n + 1) % 50}"/></w:style>'
        for n in range(50)
    )
    styles = f"{HEAD}<w:styles {W}>{circle}</w:styles>"
    rel = f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
    yield (
        "styles-in-a-circle.docx",
        docx(p(properties='<w:pStyle w:val="s1"/>') * 4, rels=rel, more={"word/styles.xml": styles}),
    )
    numbers = (
        f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="x"/></w:abstractNum></w:numbering>'
    )
    rel = f'<Relationship Id="s" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    yield "numbering-nonsense.docx", docx(text, rels=rel, more={"word/numbering.xml": numbers})
    yield "no-body.docx", docx("", more={"word/document.xml": f"{HEAD}<w:document {W}/>"})
    yield "empty-part.docx", docx("", more={"word/document.xml": b""})
    yield "nulls.docx", docx("", more={"word/document.xml": b"\x00" * 5_000})
    yield "html-inside.docx", docx("", more={"word/document.xml": "<html><body>hello"})
    yield (
        "deletions.docx",
        docx('<w:p><w:del w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>' * 5_000 + text),
    )


def containers() -> Iterator[Hostile]:
    yield "bomb-one-part.docx", zipped({"word/document.xml": b" " * 120_000_000})
    yield "bomb-ratio.docx", docx(p() * 3, more={"word/media/a.bmp": b"\x00" * 40_000_000})
    yield "entries.docx", zipped({f"word/{n}.xml": b"" for n in range(2_100)})
    inner = zipped({"a.zip": zipped({"b": b"\x00" * 10_000_000})})
    yield "nested.zip", zipped({f"{n}.zip": inner for n in range(16)})
    for name in ("../../etc/cron.d/x", "/etc/passwd", "..\\..\\x", "word/../../x", "\\\\server\\share\\x"):
        yield f"slip-{len(name)}.docx", docx(p() * 3, more={name: b"x"})
    out = io.BytesIO(docx(p() * 3))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("word/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    yield "symlink.docx", out.getvalue()
    good = docx(p() * 3)
    yield "cut.docx", good[: len(good) // 2]
    yield "tail-only.docx", good[len(good) // 2 :]
    yield "garbage-after.docx", good + b"\x00" * 100_000
    yield (
        "encrypted-flag.docx",
        good.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
    )
    yield "size-lies.docx", _lying(good)
    yield (
        "unknown-method.docx",
        good.replace(b"PK\x03\x04\x14\x00\x00\x00\x08\x00", b"PK\x03\x04\x14\x00\x00\x00\x63\x00"),
    )
    yield "empty.zip", zipped({})
    yield "just-magic.docx", b"PK\x03\x04"
    yield "documents.zip", zipped({"release.docx": good, "photo.jpg": b"\xff\xd8\xff"})
    yield "sheet.xlsx", zipped({"xl/workbook.xml": "<x/>"})
    yield (
        "old.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le") + b"\x00" * 900,
    )
    yield "locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    yield "photo.heic", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 99


def _lying(data: bytes) -> bytes:
    """The directory says that every part is ten bytes long."""
    out = bytearray(data)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", out, at + 24, 10)
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1."""
    out, offsets = b"%PDF-1.7\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), more, content)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def one_page(
    content: bytes, page: bytes = b"", catalog: bytes = b"", more: bytes = b"", others: list[bytes] | None = None
) -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R %s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
            b"/Contents 4 0 R %s>>" % page,
            stream(content, more),
            FONT,
            *(others or [b"null"]),
        ]
    )


def shown(lines: int = 30, x: float = 70) -> bytes:
    text = b"".join(b"(%s) Tj 0 -14 Td " % LINE.encode() for _ in range(lines))
    return b"BT /F1 11 Tf %g 780 Td %s ET" % (x, text)


def pdf_files() -> Iterator[Hostile]:
    zeros = zlib.compress(b"\x00" * 50_000_000, 9)
    flate = b"/Filter/FlateDecode"
    yield "flate-bomb.pdf", one_page(zeros, more=flate)
    twice = zlib.compress(zlib.compress(b"(x) Tj " * 20_000_000, 1), 9)
    yield "flate-twice.pdf", one_page(twice, more=b"/Filter[/FlateDecode/FlateDecode]")
    yield "operators.pdf", one_page(zlib.compress(b"q Q " * 6_000_000, 9), more=flate)
    yield "open-states.pdf", one_page(zlib.compress(b"q " * 6_000_000, 9), more=flate)
    yield "letters.pdf", one_page(zlib.compress(b"BT /F1 9 Tf " + b"(" + b"a" * 3_000_000 + b") Tj ET", 9), more=flate)
    yield (
        "same-place.pdf",
        one_page(zlib.compress(b"BT /F1 9 Tf " + b"1 0 0 1 70 700 Tm (a) Tj " * 80_000 + b"ET", 9), more=flate),
    )
    yield "pages-loop.pdf", pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    yield "contents-loop.pdf", one_page(shown(), page=b"/Contents[3 0 R 4 0 R 3 0 R]")
    yield (
        "form-loop.pdf",
        one_page(
            b"/X Do " + shown(),
            others=[stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")],
        ),
    )
    forms = [
        stream(b"/X Do " * 12, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % n)
        for n in range(7, 16)
    ]
    yield "form-tree.pdf", one_page(b"/X Do " + shown(), others=[*forms, b"null"])
    good = one_page(shown())
    yield "xref-loop.pdf", good.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % good.rindex(b"xref\n0"))
    yield "no-xref.pdf", good[: good.rindex(b"xref\n0")]
    yield "cut.pdf", good[: len(good) // 2]
    yield "only-head.pdf", b"%PDF-1.7\n"
    yield (
        "locked.pdf",
        pdf(
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"],
            b"/Root 1 0 R/Encrypt<</Filter/Standard/V 4/R 4/O("
            + b"a" * 32
            + b")/U("
            + b"b" * 32
            + b")/P -4/Length 128>>/ID[(x)(x)]",
        ),
    )
    yield "odd-lock.pdf", pdf([b"<</Type/Catalog/Pages 2 0 R>>"], b"/Root 1 0 R/Encrypt 1 0 R")
    yield "deep-arrays.pdf", one_page(shown(), page=b"/A" + b"[" * 60_000 + b"]" * 60_000)
    yield "deep-dicts.pdf", one_page(shown(), page=b"/A" + b"<</B" * 20_000 + b" 1" + b">>" * 20_000)
    yield "huge-page.pdf", one_page(shown(), page=b"/MediaBox[0 0 1e9 1e9]")
    yield "negative-page.pdf", one_page(shown(), page=b"/MediaBox[595 842 0 0]")
    yield "no-page-size.pdf", one_page(shown()).replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0]        ")
    yield "far-text.pdf", one_page(shown(x=1e12))
    yield "zero-font.pdf", one_page(shown().replace(b"/F1 11", b"/F1 0"))
    yield "no-font.pdf", one_page(shown().replace(b"/F1", b"/F9"))
    yield "script.pdf", one_page(shown(), catalog=b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>")
    yield "launch.pdf", one_page(shown(), catalog=b"/OpenAction<</S/Launch/F(cmd.exe)>>")
    yield "embedded.pdf", one_page(shown(), catalog=b"/Names<</EmbeddedFiles<</Names[(x)<</EF<</F 4 0 R>>>>]>>>>")
    yield (
        "many-pages.pdf",
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[" + b"3 0 R " * 20_000 + b"]/Count 20000>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            ]
        ),
    )
    yield "count-lies.pdf", good.replace(b"/Count 1", b"/Count 999999999")
    image = b"/Type/XObject/Subtype/Image/Width 90000/Height 90000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
    placed = b"q 400 0 0 300 70 300 cm /X Do Q " + shown(10)
    yield "pixel-bomb.pdf", one_page(placed, others=[stream(zlib.compress(b"\x00" * 1_000_000), image)])
    mono = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode"
    yield (
        "pixel-bomb-full.pdf",
        one_page(placed, others=[stream(zlib.compress(b"\x00" * (30000 * 30000 // 8), 9), mono)]),
    )
    yield (
        "jpeg-that-is-none.pdf",
        one_page(
            placed,
            others=[
                stream(
                    b"\xff\xd8\xff junk",
                    b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode",
                )
            ],
        ),
    )
    yield (
        "many-images.pdf",
        one_page(
            b"q 50 0 0 50 70 300 cm /X Do Q " * 5_000 + shown(10),
            others=[
                stream(
                    b"\x00" * 27,
                    b"/Type/XObject/Subtype/Image/Width 3/Height 3/BitsPerComponent 8/ColorSpace/DeviceRGB",
                )
            ],
        ),
    )
    wide = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        + b"1 beginbfrange <0000> <FFFF> <0041> endbfrange " * 200
        + b"endcmap"
    )
    font = [b"null", stream(wide)]
    mapped = one_page(shown(), others=font).replace(FONT, FONT[:-2] + b"/ToUnicode 7 0 R>>")
    yield "character-map.pdf", mapped
    yield "lzw.pdf", one_page(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 50_000, more=b"/Filter/LZWDecode")
    yield "run-length.pdf", one_page(b"\x81 " * 1_000_000, more=b"/Filter/RunLengthDecode")
    yield "ascii85.pdf", one_page(b"z" * 5_000_000, more=b"/Filter/ASCII85Decode")
    yield "unknown-filter.pdf", one_page(shown(), more=b"/Filter/Nonsense")
    yield (
        "predictor.pdf",
        one_page(
            zlib.compress(b"\x02" + b"\x00" * 9),
            more=b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 999999999>>",
        ),
    )
    yield "lines.pdf", one_page(zlib.compress(b"70 700 m 500 700 l S " * 200_000 + shown(), 9), more=flate)
    yield (
        "boxes.pdf",
        one_page(
            zlib.compress(b"".join(b"%d %d 5 5 re S " % (n % 80 * 6, n // 80 * 6) for n in range(9_000)) + shown(), 9),
            more=flate,
        ),
    )
    yield (
        "scan.pdf",
        one_page(
            b"q 595 0 0 842 0 0 cm /X Do Q",
            others=[
                stream(
                    b"\x00" * 27,
                    b"/Type/XObject/Subtype/Image/Width 3/Height 3/BitsPerComponent 8/ColorSpace/DeviceRGB",
                )
            ],
        ),
    )


def text_files() -> Iterator[Hostile]:
    rtf = "{\\rtf1\\ansi "
    yield "deep.rtf", (rtf + "{" * 100_000 + "x" + "}" * 100_000).encode()
    yield "bin.rtf", (rtf + "\\bin2147483647 x\\par " + LINE + "}").encode()
    yield "unclosed.rtf", (rtf + "{\\*\\fldinst {HYPERLINK " * 2_000 + LINE).encode()
    yield "codes.rtf", (rtf + "\\u99999999999 ?\\u-70000 ?\\uc999999\\u20013 " + LINE + "\\par}").encode()
    yield "picture.rtf", (rtf + "{\\pict\\pngblip " + "89" * 9_000_000 + "}" + LINE + "\\par}").encode()
    yield "paragraphs.rtf", (rtf + "a\\par " * 400_000 + "}").encode()
    yield "bytes.rtf", (rtf + "\\'ff" * 400_000 + "}").encode()
    odt = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>{}</office:text></office:body></office:document-content>'
    kind = {"mimetype": "application/vnd.oasis.opendocument.text"}
    yield (
        "spaces.odt",
        zipped({**kind, "content.xml": odt.format('<text:p>a<text:s text:c="999999999"/>b</text:p>' * 50)}),
    )
    yield (
        "lists.odt",
        zipped(
            {
                **kind,
                "content.xml": odt.format(
                    "<text:list><text:list-item>" * 100
                    + f"<text:p>{LINE}</text:p>"
                    + "</text:list-item></text:list>" * 100
                ),
            }
        ),
    )
    yield "laughs.odt", zipped({**kind, "content.xml": laughs() + odt.format("<text:p>&a8;</text:p>")})
    yield "no-content.odt", zipped(kind)
    yield "deep.html", ("<html><body>" + "<div>" * 200_000 + LINE).encode()
    yield "unclosed.html", ("<html><body><p>" + "<b><i><a href='x" * 50_000 + LINE).encode()
    yield (
        "parts.eml",
        (
            "From: a\nSubject: b\nMIME-Version: 1.0\n"
            + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(800))
            + "\n"
            + LINE
        ).encode(),
    )
    yield (
        "charset.eml",
        ("From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\n\n" + LINE * 9).encode(),
    )
    yield "header.eml", ("From: " + "=?utf-8?q?x?= " * 100_000 + "\nSubject: b\nTo: c\n\n" + LINE * 9).encode()
    for name, piece in (
        ("quotes", "“"),
        ("phones", "+852 2555 01"),
        ("mails", "a@b."),
        ("dates", "3 July 2025, "),
        ("brackets", "（"),
        ("spaces", " \t"),
        ("said", '"x," said A B, C of D. '),
        ("han", "他表示：「"),
        ("bullets", "• a\n"),
        ("links", "http://a.b/"),
        ("dashes", "— "),
        ("about", "About X\n"),
    ):
        yield f"{name}.txt", (piece * (300_000 // len(piece.encode()))).encode()
    yield "utf16.txt", ("﻿" + LINE * 50).encode("utf-16-le")
    yield "mixed.txt", (LINE * 5).encode() + "香港".encode("big5") * 30 + "中国".encode() * 30
    yield "name\r\nX: y.txt", (LINE * 9).encode()
    yield "../../etc/passwd", b"root:x:0:0\n" * 9
    yield "\u202etxt.exe", b"MZ" + b"\x00" * 900
    yield "x" * 300 + ".docx", b"not a document"


@functools.cache
def crafted() -> dict[str, bytes]:
    """Every crafted file by its name."""
    return dict(item for family in (word_files, containers, pdf_files, text_files) for item in family())


def mutations(count: int, seed: int = 1) -> Iterator[Hostile]:
    """Samples with bytes changed, cut out, doubled or overwritten; inside zip parts as well as outside."""
    chance = random.Random(seed)
    folders = [SAMPLES, SHARED / "samples"]
    sources = sorted(
        f for d in folders if d.exists() for f in d.iterdir() if f.suffix in (".docx", ".pdf", ".rtf", ".odt")
    )
    for n in range(count if sources else 0):
        file = sources[n % len(sources)]
        data = file.read_bytes()
        inside = file.suffix in (".docx", ".odt") and chance.random() < 0.7
        yield f"{n}-{file.name}", _inside_mutated(data, chance) if inside else _mutated(data, chance)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        at = chance.randrange(max(1, len(out)))
        match chance.randrange(5):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + chance.randrange(1, 400)]
            case 2:
                out[at:at] = out[at : at + chance.randrange(1, 400)]
            case 3:
                out[at:at] = chance.choice(
                    (b"\x00" * 40, b"<", b">>", b"\xff\xff\xff\xff", b"99999999999", b"[", b"stream\n")
                )
            case 4:
                digits = [i for i in range(at, min(at + 400, len(out))) if 48 <= out[i] <= 57]
                if digits:
                    out[chance.choice(digits)] = chance.choice(b"0129")
    return bytes(out)


def _inside_mutated(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError):
        return _mutated(data, chance)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    for name in chance.sample(names, min(len(names), 2)):
        part = parts[name]
        parts[name] = _mutated(part if isinstance(part, bytes) else part.encode(), chance)
    return zipped(parts)
