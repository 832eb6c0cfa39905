"""A page of a PDF as a picture, for the officer to see what was read. Drawn in the limited process alone."""

from __future__ import annotations

import io

import pypdfium2 as pdfium

from releases.importing.reading import UnreadableFile

WIDTH = 1100  # pixels, about what half a wide screen shows sharply
MOST_PIXELS = 4_000_000


def drawn(data: bytes, number: int) -> bytes:
    """The page of this number, from 1, as WebP; the whole of its sheet, as places on it are counted. Raises
    UnreadableFile."""
    try:
        document = pdfium.PdfDocument(data)
        if not 1 <= number <= len(document):
            raise UnreadableFile("pdf-damaged")
        page = document[number - 1]
        page.set_cropbox(*page.get_mediabox())
        width, height = page.get_size()
        scale = min(WIDTH / width, (MOST_PIXELS / (width * height)) ** 0.5)
        image = page.render(scale=scale).to_pil().convert("RGB")
        out = io.BytesIO()
        image.save(out, "WEBP", quality=82, method=1)
    except (pdfium.PdfiumError, ValueError, OSError, ZeroDivisionError, TypeError):
        raise UnreadableFile("pdf-damaged") from None
    return out.getvalue()
