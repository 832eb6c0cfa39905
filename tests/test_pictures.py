"""Pictures in: re-encoded, upright, in every size; what is none, or would fill the memory, gets a sentence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from releases.models import Picture, StoredFile
from releases.pictures import BadPicture, keep_picture
from releases.stored_files import BadFile, keep_attachment, safe_name
from tests.cast import photo

pytestmark = pytest.mark.django_db


def opened(file: StoredFile) -> Image.Image:
    return Image.open(default_storage.open(file.path))


def original(picture: Picture) -> Image.Image:
    return opened(picture.files.get(original=True))


def test_it_is_kept_in_the_sizes_and_formats_that_pages_use():
    picture = keep_picture(photo(2000, 1000), "harbour.jpg")
    widths = {(f.type, f.width) for f in picture.files.filter(original=False)}
    assert {("image/avif", w) for w in (480, 960, 1600)} <= widths
    assert {("image/webp", w) for w in (480, 960, 1600)} <= widths
    assert ("image/jpeg", 960) in widths
    for file in picture.files.all():
        assert opened(file).size == (file.width, file.height)


def test_a_small_picture_is_never_made_larger():
    picture = keep_picture(photo(500, 400), "small.jpg")
    assert max(f.width for f in picture.files.all()) == 500


def test_the_same_bytes_twice_are_one_picture():
    data = photo()
    assert keep_picture(data, "a.jpg") == keep_picture(data, "b.jpg")


def test_a_photo_on_its_side_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = keep_picture(photo(800, 500, exif=exif), "side.jpg")
    assert (picture.width, picture.height) == (500, 800)


def test_what_the_camera_wrote_is_gone_place_and_names_included():
    exif = Image.Exif()
    exif[0x013B] = "A photographer's name"
    exif.get_ifd(0x8825)[1] = "N"
    picture = keep_picture(photo(exif=exif, comment=b"a private remark"), "gps.jpg")
    for file in picture.files.all():
        image = opened(file)
        assert not image.getexif()
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(image.info)


@pytest.mark.parametrize("mode", ["CMYK", "L", "P", "RGBA", "LA", "1", "I;16"])
def test_any_kind_of_colour_becomes_rgb(mode):
    image = Image.new("L", (300, 300), 120)
    out = io.BytesIO()
    if mode == "CMYK":
        Image.new("CMYK", (300, 300), (10, 20, 30, 0)).save(out, "JPEG")
    elif mode == "I;16":
        Image.new("I;16", (300, 300), 40000).save(out, "PNG")
    else:
        image.convert(mode).save(out, "PNG")
    assert original(keep_picture(out.getvalue(), f"{mode.replace(';', '')}.png")).mode == "RGB"


def test_sixteen_bits_keep_their_brightness():
    out = io.BytesIO()
    Image.new("I;16", (300, 300), 0x8000).save(out, "PNG")
    assert abs(original(keep_picture(out.getvalue(), "deep.png")).getpixel((5, 5))[0] - 128) <= 2


def test_transparent_parts_become_white():
    out = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(out, "PNG")
    assert original(keep_picture(out.getvalue(), "logo.png")).getpixel((5, 5)) == (255, 255, 255)


def bomb() -> bytes:
    """A PNG of a few hundred bytes that claims to be 60,000 by 60,000."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a picture that we can read"),
        (b"%PDF-1.7 something", "not a picture that we can read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture that we can read"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (photo()[:900], "damaged or cut short"),
        (photo(150, 150), "only 150 by 150 pixels"),
        (bomb(), "more than 100 megapixels"),
        (b"\xff\xd8\xff" + b"x" * 51 * 1024 * 1024, "larger than 50 MB"),
    ],
    ids=["empty", "pdf", "svg", "heic", "cut", "small", "bomb", "large"],
)
def test_what_cannot_be_taken_is_refused_in_a_sentence_and_leaves_nothing(data, sentence):
    with pytest.raises(BadPicture, match=sentence):
        keep_picture(data, "x.jpg")
    assert not Picture.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_photo_of_sixty_megapixels_is_taken():
    picture = keep_picture(photo(9500, 6400, quality=40), "large.jpg")
    assert max(picture.width, picture.height) <= 6000


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Café Réunion.JPG", "cafe-reunion.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("圖一.png", "file.jpg"),
        ("a" * 300 + ".png", "a" * 60 + ".jpg"),
        ("in\u202egpj.exe", "ingpj.jpg"),
        ('x"\r\nSet-Cookie: a.png', "x-set-cookie-a.jpg"),
        ("\0.png", "png.jpg"),
    ],
)
def test_a_file_name_is_harmless_whatever_was_uploaded(name, expected):
    assert safe_name(name, ".jpg") == expected


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.exe", b"MZ", "cannot be attached"),
        ("a.svg", b"<svg/>", "cannot be attached"),
        ("a.html", b"<script>", "cannot be attached"),
        ("a.pdf", b"MZ", "not what its ending says"),
        ("a.csv", b"\0\1", "not a text"),
        ("a.csv", b"", "is empty"),
    ],
)
def test_an_attachment_is_of_a_kind_that_we_know(name, data, sentence):
    with pytest.raises(BadFile, match=sentence):
        keep_attachment(data, name)
