"""A small paint box over Pillow: smooth shapes, gradients, soft shadows, stippled shading and grain.

A canvas is 1200 units wide whatever its width in pixels, so scenes are drawn once and come out at any size. Shapes
are lists of points; their edges are smoothed by drawing each at several times its size and reducing it. Chance comes
from a seed: the same scene is the same picture every time.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
Points = list[Point]
Colour = tuple[int, int, int]
Stops = Sequence[tuple[float, str]]

UNITS = 1200  # the width of every canvas, in its own units


def rgb(colour: str) -> Colour:
    red, green, blue, *_rest = ImageColor.getrgb(colour)
    return red, green, blue


def mixed(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one, from 0 to 1."""
    share = max(0.0, min(1.0, share))
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


# Shapes.


def pts(written: str) -> Points:
    """Points as written in scenes: "10 20, 30 40"."""
    return [(float(x), float(y)) for x, y in (pair.split() for pair in written.split(","))]


@dataclass(frozen=True)
class Shape:
    """Areas and strokes, drawn in order; a hole takes away from what is under it."""

    areas: tuple[tuple[tuple[Point, ...], bool], ...] = ()  # points, and whether they are solid or a hole
    strokes: tuple[tuple[tuple[Point, ...], float], ...] = ()  # points and width

    def __add__(self, other: Shape) -> Shape:
        return Shape(self.areas + other.areas, self.strokes + other.strokes)

    def __sub__(self, other: Shape) -> Shape:
        holes = tuple((points, False) for points, _solid in other.areas)
        return Shape(self.areas + holes, self.strokes)

    def moved(self, dx: float, dy: float) -> Shape:
        return self._changed(lambda p: (p[0] + dx, p[1] + dy))

    def turned(self, degrees: float, about: Point) -> Shape:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        ax, ay = about
        return self._changed(
            lambda p: (
                ax + (p[0] - ax) * cos - (p[1] - ay) * sin,
                ay + (p[0] - ax) * sin + (p[1] - ay) * cos,
            )
        )

    def scaled(self, factor: float, about: Point, flip: bool = False) -> Shape:
        across = -factor if flip else factor
        shape = self._changed(lambda p: (about[0] + (p[0] - about[0]) * across, about[1] + (p[1] - about[1]) * factor))
        return Shape(shape.areas, tuple((points, width * factor) for points, width in shape.strokes))

    def _changed(self, change: Callable[[Point], Point]) -> Shape:
        return Shape(
            tuple((tuple(change(p) for p in points), solid) for points, solid in self.areas),
            tuple((tuple(change(p) for p in points), width) for points, width in self.strokes),
        )

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = [], []
        for points, solid in self.areas:
            if solid:
                xs += [x for x, _y in points]
                ys += [y for _x, y in points]
        for points, width in self.strokes:
            xs += [x + side for x, _y in points for side in (-width, width)]
            ys += [y + side for _x, y in points for side in (-width, width)]
        return min(xs), min(ys), max(xs), max(ys)


def poly(*points: Point) -> Shape:
    return Shape(((tuple(points), True),))


def rect(x: float, y: float, w: float, h: float) -> Shape:
    return poly((x, y), (x + w, y), (x + w, y + h), (x, y + h))


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None) -> Shape:
    ry = rx if ry is None else ry
    steps = 96
    return poly(
        *(
            (cx + rx * math.cos(2 * math.pi * n / steps), cy + ry * math.sin(2 * math.pi * n / steps))
            for n in range(steps)
        )
    )


def rounded(x: float, y: float, w: float, h: float, radius: float | tuple[float, float, float, float]) -> Shape:
    """Corners clockwise from the top left."""
    radii = radius if isinstance(radius, tuple) else (radius,) * 4
    corners = ((x, y, 180), (x + w, y, 270), (x + w, y + h, 0), (x, y + h, 90))
    inward = ((1, 1), (-1, 1), (-1, -1), (1, -1))
    points: Points = []
    for (cx, cy, start), (ix, iy), r in zip(corners, inward, radii, strict=True):
        for n in range(13):
            angle = math.radians(start + n * 7.5)
            points.append((cx + ix * r + r * math.cos(angle), cy + iy * r + r * math.sin(angle)))
    return poly(*points)


def curve(points: Sequence[Point], closed: bool = False, steps: int = 14) -> Points:
    """A smooth line through the points (Catmull-Rom)."""
    given = list(points)
    if closed:
        given = [given[-1], *given, given[0], given[1]]
    else:
        given = [given[0], *given, given[-1]]
    out: Points = []
    for a, b, c, d in zip(given, given[1:], given[2:], given[3:], strict=False):
        for n in range(steps):
            t = n / steps
            out.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    if not closed:
        out.append(given[-2])
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)


def smooth(*points: Point) -> Shape:
    """A closed shape without corners."""
    return poly(*curve(points, closed=True))


def stroke(width: float, *points: Point) -> Shape:
    """A line with round ends and joints."""
    return Shape(strokes=((tuple(points), width),))


def arc(cx: float, cy: float, r: float, start: float, end: float, ry: float | None = None) -> Points:
    """Points along an ellipse, degrees clockwise from three o'clock."""
    steps = max(4, int(abs(end - start) / 4))
    angles = (math.radians(start + (end - start) * n / steps) for n in range(steps + 1))
    return [(cx + r * math.cos(a), cy + (r if ry is None else ry) * math.sin(a)) for a in angles]


def together(shapes: Iterable[Shape]) -> Shape:
    """Many small shapes as one, which is much quicker than one after another."""
    areas: list = []
    strokes: list = []
    for shape in shapes:
        areas += shape.areas
        strokes += shape.strokes
    return Shape(tuple(areas), tuple(strokes))


# Paints.


@dataclass(frozen=True)
class Linear:
    start: Point
    end: Point
    stops: Stops


@dataclass(frozen=True)
class Radial:
    centre: Point
    radius: float
    stops: Stops


Paint = str | Linear | Radial


def down(top: float, bottom: float, *colours: str) -> Linear:
    """Colours at equal distances from a height to another."""
    last = max(1, len(colours) - 1)
    return Linear((0, top), (0, bottom), tuple((n / last, c) for n, c in enumerate(colours)))


def across(left: float, right: float, *colours: str) -> Linear:
    last = max(1, len(colours) - 1)
    return Linear((left, 0), (right, 0), tuple((n / last, c) for n, c in enumerate(colours)))


def ball(cx: float, cy: float, radius: float, *colours: str) -> Radial:
    last = max(1, len(colours) - 1)
    return Radial((cx, cy), radius, tuple((n / last, c) for n, c in enumerate(colours)))


def at(stops: Stops, t: float) -> Colour:
    """The colour at t, from 0 to 1, between the stops."""
    return _ramp(tuple(stops))[round(255 * max(0.0, min(1.0, t)))]


@lru_cache(maxsize=4096)
def _ramp(stops: tuple[tuple[float, str], ...]) -> tuple[Colour, ...]:
    """256 colours from the first stop to the last: asking for one by one would take most of the time of a drawing."""
    places = [place for place, _colour in stops]
    colours = [rgb(colour) for _place, colour in stops]
    out = []
    for n in range(256):
        t = n / 255
        after = bisect_right(places, t)
        if after in (0, len(places)):
            out.append(colours[max(0, after - 1)])
            continue
        low, high = colours[after - 1], colours[after]
        share = (t - places[after - 1]) / (places[after] - places[after - 1])
        red, green, blue = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
        out.append((red, green, blue))
    return tuple(out)


Box = tuple[int, int, int, int]


@dataclass
class Canvas:
    """`height` in units. Pixels are `width` by what follows from it."""

    width: int
    height: float = 800
    seed: int = 1
    chance: random.Random = field(init=False)
    image: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.scale = self.width / UNITS
        self.image = Image.new("RGB", (self.width, round(self.height * self.scale)), "white")

    # Laying paint.

    def wash(self, paint: Paint) -> None:
        """The whole ground."""
        box = (0, 0, *self.image.size)
        self.image.paste(self._laid(paint, box), box)

    def fill(
        self,
        shape: Shape,
        paint: Paint,
        opacity: float = 1,
        blur: float = 0,
        inside: Shape | None = None,
    ) -> None:
        """Paint a shape, perhaps only where it lies inside another."""
        found = self._mask(shape, blur, inside)
        if found:
            mask, box = found
            if opacity < 1:
                mask = mask.point([round(v * opacity) for v in range(256)])
            self.image.paste(self._laid(paint, box), box, mask)

    def shadow(
        self,
        shape: Shape,
        dx: float = 0,
        dy: float = 12,
        blur: float = 14,
        opacity: float = 0.35,
        colour: str = "#0d1b2a",
        inside: Shape | None = None,
    ) -> None:
        self.fill(shape.moved(dx, dy), colour, opacity, blur, inside)

    def light(
        self, shape: Shape, colour: str, opacity: float = 0.5, blur: float = 20, inside: Shape | None = None
    ) -> None:
        """Add light: what is bright stays bright."""
        found = self._mask(shape, blur, inside)
        if found:
            mask, box = found
            mask = mask.point([round(v * opacity) for v in range(256)])
            under = self.image.crop(box)
            lit = ImageChops.screen(under, Image.new("RGB", under.size, rgb(colour)))
            self.image.paste(lit, box, mask)

    def glow(self, cx: float, cy: float, radius: float, colour: str, opacity: float = 0.8) -> None:
        """Light around a point, falling off evenly."""
        box = self._box((cx - radius, cy - radius, cx + radius, cy + radius), 0)
        if not box:
            return
        mask = self._radial((cx, cy), radius, box).point(
            [round(opacity * 255 * (1 - v / 255) ** 2.2) for v in range(256)]
        )
        under = self.image.crop(box)
        self.image.paste(ImageChops.screen(under, Image.new("RGB", under.size, rgb(colour))), box, mask)

    def stipple(
        self,
        shape: Shape,
        start: Point,
        end: Point,
        colour: str,
        opacity: float = 0.6,
        inside: Shape | None = None,
    ) -> None:
        """Shade a shape as with a dry brush: dense at `start`, thinning out towards `end`."""
        found = self._mask(shape, 0, inside)
        if not found:
            return
        mask, box = found
        fade = self._laid(Linear(start, end, ((0, "#ffffff"), (1, "#000000"))), box).getchannel(0)
        noise = self._noise(mask.size, 0.7)
        # Above half where the fade outweighs the noise; the factor decides how hard a grain looks.
        grains = ImageChops.subtract(fade, noise, 0.45, 96)
        # No grain at all where the fade has run out.
        grains = ImageChops.multiply(grains, fade.point([min(255, v * 3) for v in range(256)]))
        mask = ImageChops.multiply(mask, grains).point([round(v * opacity) for v in range(256)])
        self.image.paste(rgb(colour), box, mask)

    def haze(self, top: float, bottom: float, colour: str, opacity: float) -> None:
        """A veil that is densest at `bottom` and gone at `top`."""
        first, last = min(top, bottom), max(top, bottom)
        box = self._box((0, first, UNITS, last), 0)
        if not box:
            return
        strongest = "#" + f"{round(255 * opacity):02x}" * 3
        fade = self._laid(Linear((0, top), (0, bottom), ((0, "#000000"), (1, strongest))), box).getchannel(0)
        self.image.paste(rgb(colour), box, fade)

    # Finishing.

    def finish(self, grain: float = 0.08, vignette: float = 0.22) -> None:
        """Paper, grain and slightly darker corners hold a picture together."""
        size = self.image.size
        if vignette:
            reach = math.hypot(UNITS, self.height) * 0.62
            ring = self._radial((UNITS / 2, self.height / 2), reach, (0, 0, *size))
            ring = ring.point([round(255 * vignette * max(0.0, (v - 110) / 145) ** 1.8) for v in range(256)])
            self.image.paste((16, 20, 40), (0, 0, *size), ring)
        if grain:
            noise = self._noise(size, 0.6)
            mottle = self._noise((size[0] // 40, size[1] // 40), 0.8).resize(size, Image.Resampling.BICUBIC)
            texture = Image.blend(noise, mottle, 0.3)
            texture = texture.point([round(128 + (v - 128) * grain * 2) for v in range(256)])
            self.image = ImageChops.overlay(self.image, Image.merge("RGB", (texture,) * 3))

    def jpeg(self) -> bytes:
        out = BytesIO()
        self.image.save(out, "JPEG", quality=86, progressive=True, optimize=True)
        return out.getvalue()

    # How it is done.

    def _box(self, units: tuple[float, float, float, float], margin: float) -> Box | None:
        """The pixels that a box in units touches, if any are on the canvas."""
        x0, y0, x1, y1 = (v * self.scale for v in units)
        edge = margin * self.scale + 2
        box = (
            max(0, math.floor(x0 - edge)),
            max(0, math.floor(y0 - edge)),
            min(self.image.width, math.ceil(x1 + edge)),
            min(self.image.height, math.ceil(y1 + edge)),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _mask(self, shape: Shape, blur: float, inside: Shape | None) -> tuple[Image.Image, Box] | None:
        box = self._box(shape.box, blur * 3)
        if not box:
            return None
        mask = self._drawn(shape, box, blur * self.scale)
        if inside:
            mask = ImageChops.multiply(mask, self._drawn(inside, box, 0))
        return mask, box

    def _drawn(self, shape: Shape, box: Box, blur: float) -> Image.Image:
        """How far each pixel of the box is covered."""
        width, height = box[2] - box[0], box[3] - box[1]
        # A wide blur shows nothing of the edge: draw it small. Otherwise small shapes get the finest edges.
        if blur > 6:
            factor = max(1 / 8, 3 / blur)
        else:
            factor = 2 if width * height > 600_000 else 3
        size = max(1, math.ceil(width * factor)), max(1, math.ceil(height * factor))
        mask = Image.new("L", size, 0)
        draw = ImageDraw.Draw(mask)
        unit = self.scale * factor
        left, top = box[0] * factor, box[1] * factor

        def placed(points: tuple[Point, ...]) -> Points:
            return [(x * unit - left, y * unit - top) for x, y in points]

        for points, solid in shape.areas:
            draw.polygon(placed(points), fill=255 if solid else 0)
        for points, line_width in shape.strokes:
            _thick(draw, placed(points), line_width * unit)
        if blur > 6:
            return mask.filter(ImageFilter.GaussianBlur(blur * factor)).resize(
                (width, height), Image.Resampling.BICUBIC
            )
        mask = mask.reduce(int(factor))
        mask = mask.crop((0, 0, width, height))
        return mask.filter(ImageFilter.GaussianBlur(blur)) if blur else mask

    def _laid(self, paint: Paint, box: Box) -> Image.Image:
        size = box[2] - box[0], box[3] - box[1]
        if isinstance(paint, str):
            return Image.new("RGB", size, rgb(paint))
        if isinstance(paint, Radial):
            level = self._radial(paint.centre, paint.radius, box)
            colours = _ramp(tuple(paint.stops))
            return Image.merge("RGB", [level.point([c[n] for c in colours]) for n in range(3)])
        return self._linear(paint, box, size)

    def _linear(self, paint: Linear, box: Box, size: tuple[int, int]) -> Image.Image:
        """A strip of the colours, laid over the box in the paint's direction."""
        (x0, y0), (x1, y1) = paint.start, paint.end
        dx, dy = (x1 - x0) * self.scale, (y1 - y0) * self.scale
        square = dx * dx + dy * dy or 1

        def share(x: float, y: float) -> float:
            return ((x - x0 * self.scale) * dx + (y - y0 * self.scale) * dy) / square

        corners = [share(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        low, high = min(corners), max(corners) + 1e-6
        rows = 1024 if size[0] * size[1] > 100_000 else 256
        ramp = _ramp(tuple(paint.stops))
        step = 255 * (high - low) / (rows - 1)
        colours = [ramp[max(0, min(255, round(255 * low + step * n)))] for n in range(rows)]
        strip = Image.frombytes("RGB", (2, rows), bytes(v for c in colours for v in (*c, *c)))
        per = (rows - 3) / (high - low)
        a, b = dx / square * per, dy / square * per
        start = (share(box[0], box[1]) - low) * per + 1
        return strip.transform(size, Image.Transform.AFFINE, (0, 0, 1, a, b, start), Image.Resampling.BILINEAR)

    def _radial(self, centre: Point, radius: float, box: Box) -> Image.Image:
        """0 at the centre to 255 at the radius and beyond."""
        cx, cy, r = (v * self.scale for v in (*centre, radius))
        per = 127.5 / r
        data = (per, 0, (box[0] - cx) * per + 128, 0, per, (box[1] - cy) * per + 128)
        size = box[2] - box[0], box[3] - box[1]
        level = Image.radial_gradient("L").point(_TO_THE_EDGE)
        return level.transform(size, Image.Transform.AFFINE, data, Image.Resampling.BILINEAR, fillcolor=255)

    def _noise(self, size: tuple[int, int], soften: float) -> Image.Image:
        width, height = max(1, size[0]), max(1, size[1])
        noise = Image.frombytes("L", (width, height), self.chance.randbytes(width * height))
        return noise.filter(ImageFilter.GaussianBlur(soften)).point(_SPREAD) if soften else noise


# Pillow's radial gradient reaches its end in the corners of its square; ours in the middle of its sides.
_TO_THE_EDGE = [min(255, round(v * math.sqrt(2))) for v in range(256)]

# Softening noise draws it together about the middle; this spreads it again.
_SPREAD = [max(0, min(255, round(128 + (v - 128) * 2.4))) for v in range(256)]


def _thick(draw: ImageDraw.ImageDraw, points: Points, width: float) -> None:
    """A line with round ends: Pillow's own are cut square."""
    draw.line(points, fill=255, width=max(1, round(width)), joint="curve")
    r = width / 2
    if r > 1:
        for x, y in (points[0], points[-1]):
            draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
