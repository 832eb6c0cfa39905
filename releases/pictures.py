"""Pictures are re-encoded when they are uploaded, in every size that a page uses: nothing is made on first view.

What the camera wrote into the file, place and names included, does not survive; colours are turned into sRGB.
"""

from __future__ import annotations

import hashlib
import io
import warnings

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from accounts.models import User
from releases.access import seen
from releases.models import Picture
from releases.stored_files import LARGEST, BadFile, keep, safe_name, shown

FORMATS = ("JPEG", "PNG", "WEBP")
WIDTHS = (480, 960, 1600)
FALLBACK_WIDTH = 960
LONGEST_SIDE = 6000
MOST_PIXELS = 100_000_000
SMALLEST_SIDE = 200
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class BadPicture(BadFile):
    pass


def keep_picture(data: bytes, name: str, by: User | None = None) -> Picture:
    """Store an uploaded picture with its renditions; the same bytes twice give the same Picture.

    Not so where somebody else has it and `by` may not know: she gets one of her own.
    Raises BadPicture with a sentence for anything that is not a picture we can print.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    known = seen(Picture.objects.filter(sha256=sha256), by).order_by("uploaded", "pk").first()
    if known:
        return known
    image = opened(data, shown(name))
    made = [
        (suffix, type, *encoded(image, width, format, options)) for suffix, type, width, format, options in plan(image)
    ]
    with transaction.atomic():
        picture = Picture.objects.create(name=shown(name), width=image.width, height=image.height, sha256=sha256, by=by)
        original = saved(image, "JPEG", quality=92, subsampling=0)
        jpg, width, height = safe_name(name, ".jpg"), image.width, image.height
        keep(original, jpg, "image/jpeg", picture, original=True, width=width, height=height)
        for suffix, type, content, width, height in made:
            keep(content, safe_name(name, suffix), type, picture, width=width, height=height)
    return picture


def opened(data: bytes, name: str) -> Image.Image:
    """The picture upright, in sRGB, no larger than print needs."""
    if len(data) > LARGEST:
        raise BadPicture(_("“%(name)s” is larger than 50 MB. Save it as a JPEG and retry.") % {"name": name})
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"):
        raise BadPicture(
            _("“%(name)s” is a HEIC photo. On the phone, share it as JPEG (“Most compatible”) and retry.")
            % {"name": name}
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            if image.format in ("JPEG", "MPO"):
                image.draft(None, (LONGEST_SIDE // 2, LONGEST_SIDE // 2))
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        sentence = _("“%(name)s” has more than 100 megapixels. Save a smaller one and retry.")
        raise BadPicture(sentence % {"name": name}) from None
    except UnidentifiedImageError:
        sentence = _("“%(name)s” is not a picture that we can read. Use a JPEG, PNG or WebP file.")
        raise BadPicture(sentence % {"name": name}) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        sentence = _("“%(name)s” is damaged or cut short. Save it again and retry.")
        raise BadPicture(sentence % {"name": name}) from None
    if min(image.size) < SMALLEST_SIDE:
        sentence = _("“%(name)s” is only %(width)d by %(height)d pixels. A picture for print needs more.")
        raise BadPicture(sentence % {"name": name, "width": image.width, "height": image.height})
    upright = ImageOps.exif_transpose(image)
    upright = in_srgb(upright)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return upright


def in_srgb(image: Image.Image) -> Image.Image:
    """RGB with eight bits, transparent parts on white, whatever the file had."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the plain conversion is the best there is
    clean = image.convert("RGB")
    clean.info = {}
    return clean


Plan = list[tuple[str, str, int, str, dict[str, int]]]


def plan(image: Image.Image) -> Plan:
    """(ending, type, width, format, options) of every rendition: never wider than the picture itself."""
    widths = sorted({min(width, image.width) for width in WIDTHS})
    fallback = min(FALLBACK_WIDTH, image.width)
    webp: Plan = [(f"-{w}.webp", "image/webp", w, "WEBP", {"quality": 80, "method": 4}) for w in widths]
    avif: Plan = [(f"-{w}.avif", "image/avif", w, "AVIF", {"quality": 60, "speed": 8}) for w in widths]
    return [*avif, *webp, (f"-{fallback}.jpg", "image/jpeg", fallback, "JPEG", {"quality": 82})]


def encoded(image: Image.Image, width: int, format: str, options: dict[str, int]) -> tuple[bytes, int, int]:
    height = max(1, round(image.height * width / image.width))
    smaller = (
        image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0) if width < image.width else image
    )
    return saved(smaller, format, **options), width, height


def saved(image: Image.Image, format: str, **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()
