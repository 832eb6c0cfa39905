"""Drawings of the city: towers, stairs, streets, and what is measured in them."""

from __future__ import annotations

import math

from releases.demo.painting import (
    UNITS,
    Canvas,
    Linear,
    Point,
    Shape,
    at,
    ball,
    curve,
    down,
    ellipse,
    mixed,
    poly,
    rect,
    rounded,
    stroke,
    together,
)


def estate_night(c: Canvas) -> None:
    c.wash(down(0, 800, "#101a38", "#1d2f58", "#3b4a78", "#7a6a8c", "#c58f86"))
    c.fill(
        together(
            ellipse(c.chance.uniform(0, UNITS), c.chance.uniform(0, 300), c.chance.uniform(0.5, 1.5)) for _ in range(90)
        ),
        "#f3ead2",
        0.55,
    )
    c.glow(930, 150, 300, "#f7e6c0", 0.55)
    c.fill(ellipse(930, 150, 44), ball(918, 138, 70, "#fffbe8", "#f3d9a4"))
    hills = poly(
        (0, 800),
        *curve([(-20, 560), (180, 500), (400, 540), (640, 480), (860, 530), (1040, 470), (1220, 520)], steps=20),
        (1220, 800),
    )
    c.fill(hills, down(470, 800, "#2f3c68", "#75688a"))
    for x, top, wide in ((-30, 330, 130), (250, 380, 120), (560, 300, 130), (760, 360, 110), (1080, 320, 140)):
        _block(c, x, top, wide, "#2d3966", "#5a547f", lit=0.14, pane=0.8)
    c.haze(380, 800, "#8d7390", 0.35)
    for x, top, wide in ((70, 190, 190), (640, 230, 180), (990, 150, 230)):
        _block(c, x, top, wide, "#1c2850", "#3d4070", lit=0.2, pane=1.0)
    c.haze(560, 800, "#a9808c", 0.3)
    _block(c, 330, 60, 250, "#141f44", "#2b3263", lit=0.2, pane=1.2, stairs=True)
    ground = poly((0, 800), *curve([(-20, 735), (200, 722), (500, 742), (820, 720), (1220, 738)]), (1220, 800))
    c.fill(ground, "#0d1734")
    crowns = []
    for x in range(-20, 1240, 46):
        crowns += [
            ellipse(x + c.chance.uniform(-14, 14), 735 + c.chance.uniform(-12, 10), c.chance.uniform(22, 40))
            for _ in range(2)
        ]
    c.fill(together(crowns), down(690, 790, "#182a4a", "#0b1430"))
    for x in (150, 610, 905):
        c.fill(stroke(3, (x, 742), (x, 668), (x + 18, 660)), "#0b1430")
        c.glow(x + 20, 664, 90, "#ffd48a", 0.8)
        c.fill(ellipse(x + 20, 663, 5), "#fff0c9")
    c.finish(vignette=0.3)


def _block(
    c: Canvas, x: float, top: float, wide: float, dark: str, pale: str, lit: float, pane: float, stairs: bool = False
) -> None:
    """A residential tower: bays, rows of windows, some lit, perhaps a glowing stairwell down the middle."""
    body = rect(x, top, wide, 760 - top) + rect(x + wide * 0.32, top - 26, wide * 0.36, 30)
    body += rect(x + wide * 0.12, top - 12, wide * 0.1, 14) + rect(x + wide * 0.8, top - 16, wide * 0.08, 18)
    c.shadow(body, 14, 0, 18, 0.3, "#070d22")
    c.fill(body, Linear((x, top), (x + wide, 760), ((0, mixed(dark, pale, 0.4)), (0.3, dark), (1, pale))))
    bays = together(rect(x + wide * n / 6, top, 2.2 * pane, 760 - top) for n in range(1, 6))
    c.fill(bays, "#080f28", 0.4)
    step, pitch = 22 * pane, wide / 12
    dim, warm, cool = [], [], []
    for row in range(int((740 - top) / step)):
        for col in range(12):
            if stairs and col in (5, 6):
                continue
            pane_shape = rect(x + pitch * (col + 0.22), top + 14 * pane + row * step, pitch * 0.56, step * 0.5)
            chance = c.chance.random()
            (warm if chance < lit * 0.75 else cool if chance < lit else dim).append(pane_shape)
    c.fill(together(dim), "#0a1330", 0.55)
    if warm:
        c.light(together(warm), "#ffb55e", 0.4, blur=5)
        c.fill(together(warm), down(top, 760, "#ffd893", "#ffc06e"))
    if cool:
        c.fill(together(cool), "#bfe0df", 0.8)
    c.stipple(body, (x + wide, 0), (x + wide * 0.3, 0), "#060c22", 0.5)
    if stairs:
        _lit_stairs(c, x + wide * 5.1 / 12, top, wide * 1.8 / 12, step)


def _lit_stairs(c: Canvas, x: float, top: float, wide: float, step: float) -> None:
    shaft = rect(x, top + 6, wide, 748 - top)
    c.light(shaft, "#7fe0d0", 0.5, blur=22)
    c.fill(shaft, down(top, 760, "#d7fbe9", "#8ad9c9"))
    flights = []
    for n in range(int((740 - top) / step)):
        y = top + 10 + n * step
        left, right = (x, x + wide) if n % 2 else (x + wide, x)
        flights.append(stroke(3.4, (left, y + step), (right, y)))
    c.fill(together(flights), "#1c4a5a", 0.75, inside=shaft)
    for n in (3, 9, 15, 20):
        y = top + 10 + n * step
        seat = x + wide * (0.3 if n % 2 else 0.62)
        c.fill(ellipse(seat, y + step * 0.15, 4.6) + rounded(seat - 5, y + step * 0.3, 10, step * 0.6, 4), "#123246")


def staircase(c: Canvas) -> None:
    """Looking down a stairwell: a squarish spiral, each turn smaller, lit from the bottom."""
    c.wash(ball(600, 400, 760, "#fff0c4", "#f0bf7e", "#54708f", "#1c2f56", "#0f1c3c"))
    steps = 34  # to a turn
    turns = 6
    total = steps * turns
    order = range(total)
    for n in order:
        _tread(c, n, steps)
    rail = [_well(n / steps * 2 * math.pi, 1, 0.64) for n in range(total + 1)]
    c.fill(stroke(13, *((x + 5, y + 9) for x, y in rail[: steps * 3])), "#0a1430", 0.35, blur=4)
    for start in range(0, total, 4):
        piece = rail[start : start + 5]
        depth = start / total
        c.fill(stroke(13 * _shrink(start / steps * 2 * math.pi) + 1.5, *piece), mixed("#e9a15a", "#fff1c9", depth))
    c.glow(600, 400, 330, "#ffe9b0", 0.75)
    c.fill(ellipse(600, 400, 13), "#fffbe6")
    c.finish(vignette=0.34)


def _shrink(angle: float) -> float:
    return math.exp(-angle * 0.098)


def _well(angle: float, level: float, size: float) -> Point:
    """A point on the spiral: a circle drawn towards a square, wider than high like the picture."""
    bearing = angle - math.pi / 3
    cos, sin = math.cos(bearing), math.sin(bearing)
    square = (abs(cos) ** 3.4 + abs(sin) ** 3.4) ** (-1 / 3.4)
    r = 880 * size * level * _shrink(angle)
    return 600 + r * cos * square * 1.12, 400 + r * sin * square * 0.86


def _tread(c: Canvas, n: int, steps: int) -> None:
    a, b = n / steps * 2 * math.pi, (n + 1.02) / steps * 2 * math.pi
    outer, inner = 1.12, 0.645
    tread = poly(_well(a, 1, outer), _well(b, 1, outer), _well(b, 1, inner), _well(a, 1, inner))
    depth = _shrink(a)
    # Light comes from the bottom left: treads on that side are warmer.
    facing = 0.5 + 0.5 * math.cos(a - math.pi / 3 - 2.4)
    cold = mixed("#31507f", "#16284f", depth)
    warm = mixed("#f6cf92", "#7f7f95", min(1, depth * 1.1))
    tone = mixed(cold, warm, 0.25 + 0.55 * facing * (1.15 - depth) + 0.3 * (1 - depth))
    c.fill(tread, tone)
    edge = stroke(5.5 * depth + 0.6, _well(a, 1, outer), _well(a, 1, inner))
    c.fill(edge, mixed(tone, "#fff2d0", 0.42))
    fall = poly(_well(a, 1, outer), _well(a + 0.06, 1, outer), _well(a + 0.06, 1, inner), _well(a, 1, inner))
    c.fill(fall, "#0b1738", 0.35)


WARMTH = ((0, "#1d3f73"), (0.25, "#3a86a8"), (0.48, "#9ccbbd"), (0.62, "#f3dfa2"), (0.8, "#ec8f4f"), (1, "#b5302f"))


def heat_poster(c: Canvas) -> None:
    """A picture made of numbers: a ring for a night, a dot for a reading."""
    c.wash(down(0, 800, "#fbf5e7", "#f3e9d3"))
    cx, cy = 600.0, 400.0
    c.fill(ellipse(cx, cy, 352), "#efe2c6", 0.55)
    by_colour: dict[str, list[Shape]] = {}
    for ring in range(27):
        r = 76 + ring * 10.4
        count = int(2 * math.pi * r / 10.6)
        for n in range(count):
            angle = 2 * math.pi * n / count - math.pi / 2
            heat = _heat(angle, ring) + c.chance.gauss(0, 0.055)
            heat = max(0.0, min(1.0, heat))
            colour = "#{:02x}{:02x}{:02x}".format(*at(WARMTH, round(heat * 40) / 40))
            size = 2.0 + 3.0 * heat + (ring / 27) * 0.8
            by_colour.setdefault(colour, []).append(ellipse(cx + r * math.cos(angle), cy + r * math.sin(angle), size))
    for colour, dots in sorted(by_colour.items()):
        c.fill(together(dots), colour, 0.95)
    c.fill(
        together(
            stroke(1.2, _out(cx, cy, 366, a), _out(cx, cy, 378 if n % 6 else 390, a))
            for n, a in ((n, math.radians(n * 15)) for n in range(24))
        ),
        "#3d4a63",
        0.8,
    )
    _side_charts(c)
    c.finish(grain=0.06, vignette=0.12)


def _out(cx: float, cy: float, r: float, angle: float) -> Point:
    return cx + r * math.cos(angle), cy + r * math.sin(angle)


def _heat(angle: float, ring: int) -> float:
    """Two hot spells a summer, and cooler hours before dawn."""
    spell = 0.5 + 0.5 * math.cos(angle - 0.9) * math.cos((angle - 0.9) * 1.5)
    hour = ring / 26
    return 0.14 + 0.52 * spell + 0.42 * hour * (0.55 + 0.45 * math.sin(angle * 3 + 1)) - 0.1 * math.sin(hour * 9)


def _side_charts(c: Canvas) -> None:
    """Small ranges of lines either side, as in an atlas."""
    for side, left in enumerate((40, 1010)):
        for row in range(7):
            y = 150 + row * 88
            points = [
                (
                    left + n * 6,
                    y
                    - 26 * math.exp(-(((n - 12 - row * 0.6 * (1 - 2 * side)) / 5) ** 2)) * (0.6 + 0.12 * row)
                    - c.chance.uniform(0, 4),
                )
                for n in range(26)
            ]
            area = poly(*curve(points, steps=4), (left + 150, y + 14), (left, y + 14))
            colour = "#{:02x}{:02x}{:02x}".format(*at(WARMTH, 0.12 + row * 0.14))
            c.fill(area, down(y - 40, y + 14, colour, mixed(colour, "#fbf5e7", 0.75)), 0.9)
            c.fill(stroke(2, *curve(points, steps=4)), mixed(colour, "#22304f", 0.35))
            c.fill(stroke(1, (left, y + 14), (left + 150, y + 14)), "#3d4a63", 0.6)


SCENES = {
    "estate-night": (estate_night, 800),
    "staircase": (staircase, 800),
    "heat-poster": (heat_poster, 800),
}
