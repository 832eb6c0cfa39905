"""A picture taken away knows what it shows and whose it is, and its pixels are those of the original to the byte."""

from __future__ import annotations

import dataclasses
import io

import pytest
from lxml import etree
from PIL import Image, IptcImagePlugin

from releases.exporting import photo
from tests import cast
from tests.exported import FILES, ORIGINAL, document, issued

pytestmark = pytest.mark.no_database
PIXELS = FILES[ORIGINAL.name]
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def made(language="en", original=PIXELS, **changes) -> bytes:
    first = document(language)
    figure = dataclasses.replace(first.figures[0], **changes)
    first = dataclasses.replace(first, figures=(figure,))
    return photo.render(first, "fig1", original, issued(language), [document(x) for x in ("en", "zh-hant", "zh-hans")])


def iptc(content: bytes) -> dict[tuple[int, int], str]:
    found = IptcImagePlugin.getiptcinfo(Image.open(io.BytesIO(content)))
    assert found is not None
    return {key: value.decode() for key, value in found.items() if key[0] == 2 and key[1] > 0}


def xmp(content: bytes) -> etree._Element:
    for marker, segment in photo.split(content)[0]:
        if marker == 0xE1 and segment.startswith(photo.XMP):
            return etree.fromstring(segment[len(photo.XMP) :])
    raise AssertionError("no XMP")


def alternatives(content: bytes, name: str) -> dict[str, str]:
    return {li.get(LANG): li.text for li in xmp(content).iterfind(f".//{name}//{RDF}li", photo.NAMESPACES)}


def test_the_pixels_are_the_very_bytes_of_the_original():
    content = made()
    assert photo.split(content)[1] == photo.split(PIXELS)[1]
    assert Image.open(io.BytesIO(content)).tobytes() == Image.open(io.BytesIO(PIXELS)).tobytes()


def test_caption_credit_and_rights_are_in_iptc_in_the_language_asked_for():
    assert iptc(made()) == {
        (2, 105): "Kelpwright’s Gauges Read the Tide & <the> #moon",
        (2, 110): "Ines Marr",
        (2, 115): "Kelpwright Limited",
        (2, 116): "Free for news.",
        (2, 120): "A gauge at the pier.",
    }
    chinese = made("zh-hant")
    assert iptc(chinese)[2, 120] == "碼頭上的儀器。"
    assert IptcImagePlugin.getiptcinfo(Image.open(io.BytesIO(chinese)))[1, 90] == b"\x1b%G"


def test_xmp_has_every_language_and_the_one_asked_for_stands_for_the_rest():
    assert alternatives(made("zh-hant"), "dc:description") == {
        "x-default": "碼頭上的儀器。",
        "zh-Hant": "碼頭上的儀器。",
        "en": "A gauge at the pier.",
        "zh-Hans": "码头上的仪器。",
    }
    assert alternatives(made(), "xmpRights:UsageTerms")["x-default"] == "Free for news."
    assert alternatives(made(), "Iptc4xmpCore:AltTextAccessibility")["en"] == "A brass gauge."
    root = xmp(made())
    assert root.find(".//photoshop:Credit", photo.NAMESPACES).text == "Ines Marr"
    assert root.find(".//xmpRights:WebStatement", photo.NAMESPACES).text == issued().url


def test_nothing_else_is_in_it():
    """What a camera or an editor wrote does not come along, and JFIF stays first."""
    markers = [marker for marker, _content in photo.split(made())[0]]
    assert markers == [0xE0, 0xED, 0xE1]


def test_written_twice_it_is_written_once():
    assert made(original=made("zh-hans")) == made()


def test_the_same_words_are_the_same_bytes():
    assert made() == made()


def test_a_long_caption_is_cut_between_characters_and_the_picture_still_opens():
    content = made("zh-hant", caption="潮" * 9000, rights="汐&" * 9000, alt="<" * 9000, credit="攝" * 40)
    assert iptc(content)[2, 120] == "潮" * 666
    assert iptc(content)[2, 110] == "攝" * 10
    Image.open(io.BytesIO(content)).load()


def test_what_xml_cannot_hold_is_left_out():
    assert alternatives(made(caption="a\x00b\x0b<&>c"), "dc:description")["en"] == "a b <&>c"


def test_a_figure_without_words_still_names_its_release():
    content = made(caption="", credit="", rights="", alt="")
    assert set(iptc(content)) == {(2, 105), (2, 115)}


def test_what_is_no_jpeg_is_refused():
    for wrong in (b"", b"\xff\xd8\xff", cast.photo(format="PNG"), PIXELS[:12]):
        with pytest.raises(photo.NotJPEG):
            made(original=wrong)
