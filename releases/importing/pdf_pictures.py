"""Pictures of a PDF: cut out where they stand, without logos, backgrounds and rules."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from releases.importing.image_types import image_type
from releases.importing.pdf_letters import Box, Image, Sheet
from releases.importing.pdf_lines import Line
from releases.importing.reading import Picture

SMALLEST = 42.0  # points: nothing smaller in both directions is a picture to publish
MOST = 60  # pictures of one file
MOST_BYTES = 60 * 1024 * 1024
MOST_PIXELS = 9_000_000  # of one picture that has to be drawn
LONGEST_SIDE = 3_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on its page. `data` is the JPEG as it is in the file, where it is one."""

    page: int
    box: Box
    pixels: tuple[int, int]
    data: bytes = b""

    @property
    def top(self) -> float:
        return self.box[1]


def pictures_on(sheets: list[Sheet], lines: list[list[Line]]) -> list[Placed]:
    """The pictures to publish, page by page from the top."""
    repeated = _repeated(sheets)
    found: list[Placed] = []
    for sheet, text in zip(sheets, lines, strict=True):
        boxes = [image for image in sheet.images if _counts(image, sheet, text) and _key(image) not in repeated]
        found += _stripes_joined([_placed(image, sheet) for image in boxes])
    return found[:MOST]


def _key(image: Image) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = image.box
    return (round(x0), round(top), round(x1), round(bottom))


def _repeated(sheets: list[Sheet]) -> set[tuple[int, int, int, int]]:
    """Places that hold a picture on several pages near their edges: the logo of each page."""
    seen: Counter[tuple[int, int, int, int]] = Counter()
    for sheet in sheets:
        for key in {_key(image) for image in sheet.images}:
            if key[3] < 0.22 * sheet.height or key[1] > 0.82 * sheet.height or _covers(key, sheet):
                seen[key] += 1
    return {key for key, times in seen.items() if times > 1}


def _covers(box: Any, sheet: Sheet) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > 0.8 * sheet.width * sheet.height


def _counts(image: Image, sheet: Sheet, text: list[Line]) -> bool:
    """Not a rule, not an icon, not a background behind the text, not a logo above it all on the first page."""
    x0, top, x1, bottom = image.box
    width, height = x1 - x0, bottom - top
    if min(width, height) < 12 or max(width, height) < SMALLEST:
        return False
    words = [line for line in text if not line.furniture]
    behind = [line for line in words if x0 < line.middle < x1 and top < (line.top + line.bottom) / 2 < bottom]
    if len(behind) > 3 and _covers((x0, top, x1, bottom), sheet):
        return False
    first = min((line.top for line in words), default=0.0)
    letterhead = sheet.number == 1 and bottom <= first + 20 and height <= 110 and words
    small_at_edge = (bottom < 0.12 * sheet.height or top > 0.9 * sheet.height) and height < 90
    return not (letterhead or small_at_edge)


def _placed(image: Image, sheet: Sheet) -> Placed:
    x0, top, x1, bottom = image.box
    box = (max(0.0, x0), max(0.0, top), min(sheet.width, x1), min(sheet.height, bottom))
    return Placed(sheet.number, box, image.pixels, _jpeg(image))


def _jpeg(image: Image) -> bytes:
    """The bytes of a plain JPEG; b"" for one that is masked, in inks, or held in another way: that is drawn instead."""
    stream = image.stream
    if stream is None or "SMask" in stream.attrs or "Mask" in stream.attrs or "Decode" in stream.attrs:
        return b""
    filters = [str(getattr(name, "name", name)) for name, _ in stream.get_filters()]
    if filters != ["DCTDecode"] or "CMYK" in image.colours or "DeviceN" in image.colours:
        return b""
    data = stream.get_rawdata() or b""
    return data if image_type(data) == "image/jpeg" else b""


def _stripes_joined(placed: list[Placed]) -> list[Placed]:
    """Some programs cut a picture into stripes: boxes of one width that touch are one picture, drawn anew."""
    out: list[Placed] = []
    for one in sorted(placed, key=lambda p: (p.box[1], p.box[0])):
        last = out[-1] if out else None
        if (
            last
            and abs(last.box[0] - one.box[0]) < 1
            and abs(last.box[2] - one.box[2]) < 1
            and abs(last.box[3] - one.box[1]) < 1
        ):
            pixels = (max(last.pixels[0], one.pixels[0]), last.pixels[1] + one.pixels[1])
            out[-1] = Placed(one.page, (*last.box[:3], one.box[3]), pixels)
        elif last and last.box == one.box:
            out[-1] = Placed(one.page, one.box, max(last.pixels, one.pixels))  # a picture and its mask
        else:
            out.append(one)
    return out


def cut_out(data: bytes, placed: list[Placed]) -> Iterator[Picture | None]:
    """The picture of each place; None for one that cannot be drawn. The bytes of all together are limited."""
    total = 0
    document: pdfium.PdfDocument | None = None
    for number, place in enumerate(placed, 1):
        if total > MOST_BYTES:
            yield None
            continue
        picture: Picture | None
        if place.data:
            picture = Picture(place.data, "image/jpeg", f"picture-{number}.jpg")
        else:
            document = document or pdfium.PdfDocument(data)
            drawn = _drawn(document, place)
            picture = Picture(drawn, "image/png", f"picture-{number}.png") if drawn else None
        total += len(picture.data) if picture else 0
        yield picture


def _drawn(document: pdfium.PdfDocument, place: Placed) -> bytes:
    """The place on its page as a PNG, as many pixels as the picture has and no more than a screen can use."""
    try:
        page = document[place.page - 1]
        width, height = place.box[2] - place.box[0], place.box[3] - place.box[1]
        scale = max(place.pixels[0] / width, place.pixels[1] / height, 1.0)
        scale = min(scale, LONGEST_SIDE / max(width, height), (MOST_PIXELS / (width * height)) ** 0.5)
        page_width, page_height = page.get_size()
        crop = (place.box[0], page_height - place.box[3], page_width - place.box[2], place.box[1])
        image = page.render(scale=scale, crop=tuple(max(0.0, edge) for edge in crop)).to_pil()
        out = io.BytesIO()
        image.convert("RGB").save(out, "PNG")
    except (pdfium.PdfiumError, ValueError, OSError, ZeroDivisionError):
        return b""
    return out.getvalue()
