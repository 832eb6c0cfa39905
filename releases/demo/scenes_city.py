"""Drawings of the city: towers, stairs, streets, and what is measured in them."""

from __future__ import annotations

import math

from releases.demo.painting import (
    UNITS,
    Canvas,
    Linear,
    Point,
    Shape,
    across,
    at,
    ball,
    curve,
    down,
    ellipse,
    mixed,
    poly,
    pts,
    rect,
    rounded,
    smooth,
    stroke,
    together,
)
from releases.demo.scenes_people import walker


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
        *curve(pts("-20 560, 180 500, 400 540, 640 480, 860 530, 1040 470, 1220 520"), steps=20),
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
    ground = poly((0, 800), *curve(pts("-20 735, 200 722, 500 742, 820 720, 1220 738")), (1220, 800))
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
    dim: list[Shape] = []
    warm: list[Shape] = []
    cool: list[Shape] = []
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
    c.fill(ellipse(600, 400, 60, 46), ball(600, 400, 70, "#fffbe6", "#ffdf9a"))
    # From the bottom up, so that each flight lies over the one below it.
    for turn in reversed(range(TURNS)):
        for n in reversed(range(-EARLIER if turn == 0 else 0, TREADS)):
            _tread(c, turn * TREADS + n)
        _string(c, turn)
    c.glow(600, 400, 380, "#ffe2a0", 0.7)
    c.finish(vignette=0.36)


TREADS = 26  # to a turn
TURNS = 5
EARLIER = 20  # treads of the first flight above the picture's own turns, so that it fills the corners
OUTER, INNER = 1.3, 0.72  # where a flight ends at the wall, and at the rail


def _shrink(angle: float) -> float:
    return math.exp(-angle * 0.094)


def _well(n: float, size: float) -> Point:
    """A point on the spiral: a circle drawn towards a square, wider than high like the picture."""
    angle = n / TREADS * 2 * math.pi
    bearing = angle - math.pi / 3
    cos, sin = math.cos(bearing), math.sin(bearing)
    square = (abs(cos) ** 4 + abs(sin) ** 4) ** (-1 / 4)
    r = 560 * size * _shrink(angle)
    return 600 + r * cos * square * 1.16, 400 + r * sin * square * 0.88


def _tread(c: Canvas, n: int) -> None:
    depth = _shrink(n / TREADS * 2 * math.pi)
    corners = [_well(n, OUTER), _well(n + 1.04, OUTER), _well(n + 1.04, INNER), _well(n, INNER)]
    # The light comes from below, and from a window on the left.
    facing = 0.5 + 0.5 * math.cos(n / TREADS * 2 * math.pi - math.pi / 3 - 2.6)
    near = mixed(mixed("#26406f", "#8ea3b8", facing), "#f7d79c", (1 - depth) * 0.9)
    far = mixed(mixed("#12234a", "#4a6288", facing), "#d99a5c", (1 - depth) * 0.9)
    stops = ((0, far), (0.35, near), (1, mixed(near, "#fff3d4", 0.25)))
    c.fill(poly(*corners), Linear(corners[0], corners[1], stops))
    riser = poly(_well(n, OUTER), _well(n + 0.2, OUTER), _well(n + 0.2, INNER), _well(n, INNER))
    c.fill(riser, mixed(far, "#050b1f", 0.5), 0.85)
    c.fill(stroke(3.4 * depth + 0.4, _well(n, OUTER), _well(n, INNER)), mixed(near, "#fff3d4", 0.6))


def _string(c: Canvas, turn: int) -> None:
    """The inner side of a flight: its edge seen from above, balusters and the rail, and their shadow below."""
    first, last = turn * TREADS - (EARLIER if turn == 0 else 0), (turn + 1) * TREADS
    depth = _shrink(turn * 2 * math.pi)
    path = [first + (last - first) * m / 120 for m in range(122)]

    def band(outer: float, inner: float) -> Shape:
        return poly(*(_well(n, outer) for n in path), *(_well(n, inner) for n in reversed(path)))

    c.shadow(band(INNER * 0.97, INNER * 0.8), 0, 10 * depth, 12 * depth + 2, 0.5, "#070d24")
    lit, dim = mixed("#5d7397", "#f6c987", 1 - depth), mixed("#1a2b55", "#c98a50", 1 - depth)
    c.fill(band(INNER, INNER * 0.94), Linear((100, 100), (1100, 700), ((0, lit), (1, dim))))
    posts = [
        stroke(3.2 * depth + 0.5, _well(n + 0.5, INNER), _well(n + 0.5, INNER * 1.075)) for n in range(first, last)
    ]
    c.fill(together(posts), mixed("#141f42", "#7a4a2c", 1 - depth))
    rail = [_well(n, INNER * 1.085) for n in path]
    c.shadow(stroke(15 * depth + 1, *rail), 3 * depth, 7 * depth, 5 * depth + 1, 0.4, "#070d24")
    # In short pieces: a rail farther down is thinner.
    for m in range(0, 120, 6):
        piece = rail[m : m + 8]
        share = _shrink(path[m] / TREADS * 2 * math.pi)
        c.fill(stroke(17 * share + 1, *piece), mixed("#b5622f", "#ffe2a6", 1 - share))
        shine = [(x - 2 * share, y - 3 * share) for x, y in piece]
        c.fill(stroke(5 * share + 0.4, *shine), mixed("#f0b070", "#fff6dc", 1 - share), 0.85)


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


def campus(c: Canvas) -> None:
    c.wash(down(0, 520, "#8cc4d6", "#c6e2de", "#f3f0d8"))
    c.glow(220, 110, 420, "#fffbe2", 0.7)
    for x, y, wide in ((150, 110, 210), (470, 70, 150), (860, 130, 240), (1060, 70, 130)):
        puffs = [
            ellipse(
                x + wide * t,
                y + 10 * math.sin(t * 9),
                wide * 0.2 * (1.1 - abs(t - 0.5)),
                15 + 16 * (0.5 - abs(t - 0.5)),
            )
            for t in (0.05, 0.25, 0.45, 0.65, 0.85)
        ]
        c.fill(together(puffs), "#ffffff", 0.75, blur=4)
    for peaks, top, foot in (
        (pts("-20 330, 140 262, 330 300, 520 214, 720 280, 930 190, 1080 250, 1230 220"), "#8fb9ae", "#cfdfc4"),
        (pts("-20 380, 180 330, 380 372, 620 320, 860 300, 1060 330, 1230 290"), "#5f9a86", "#a8c7a2"),
    ):
        hill = poly((-20, 690), *curve(peaks, steps=20), (1230, 690))
        c.fill(hill, down(190, 640, top, foot))
        c.stipple(hill, (0, 190), (0, 500), mixed(top, "#12473f", 0.5), 0.35)
    # From the back of the hill down to the quay.
    for left, right, roof, ground in (
        (640, 1010, 300, 600),
        (330, 720, 340, 600),
        (860, 1180, 372, 640),
        (120, 470, 410, 640),
        (500, 930, 430, 660),
        (700, 1120, 520, 690),
        (250, 640, 528, 690),
    ):
        _terrace(c, left, right, roof, ground)
    quay = poly((0, 664), (UNITS, 640), (UNITS, 712), (0, 722))
    c.fill(quay, down(640, 722, "#f2e3c2", "#cdb188"))
    c.fill(
        together(ellipse(x, 668 - (x % 3) * 2, 21, 18) for x in range(10, 1200, 47)),
        down(640, 690, "#6fa978", "#2f6f5c"),
    )
    for x in range(30, 1200, 96):
        walker(
            c,
            x + c.chance.uniform(-20, 20),
            706 - x * 0.006,
            34,
            coat=c.chance.choice(("#e5734f", "#2f6d78", "#e0a243", "#4b2b46")),
            stride=0.4,
        )
    c.fill(rect(0, 714, UNITS, 90), down(714, 800, "#7fc0bd", "#3f8d98", "#226a7c"))
    c.fill(poly((0, 716), (UNITS, 706), (UNITS, 724), (0, 728)), "#8f7a5f")
    waves = [
        smooth((x - w, y), (x, y - 1.6), (x + w, y), (x, y + 1.6))
        for x, y, w in (
            (c.chance.uniform(0, UNITS), c.chance.uniform(730, 796), c.chance.uniform(12, 60)) for _ in range(90)
        )
    ]
    c.fill(together(waves), "#f0f7e2", 0.5)
    c.finish(vignette=0.16)


def _terrace(c: Canvas, left: float, right: float, roof: float, foot: float) -> None:
    """A building of three steps, each with a garden on its roof and bands of glass below it."""
    steps = 3
    for n in range(steps):
        top = roof + (foot - roof) * n / steps * 0.86
        west, east = left - n * 16, right + n * 22
        low = top + (foot - roof) / steps + 20 if n < steps - 1 else foot
        body = rect(west, top, east - west, low - top)
        c.shadow(body, 12, 8, 16, 0.22, "#123a44")
        c.fill(body, Linear((west, top), (east, low), ((0, "#fffaf0"), (0.6, "#f0e4cd"), (1, "#cfc2b0"))))
        y = top + 14
        while y < low - 12:
            c.fill(rect(west + 8, y, east - west - 16, 13), across(west, east, "#5fa3b0", "#2f6d80", "#4f93a0"))
            posts = [rect(x, y, 3, 13) for x in range(int(west) + 22, int(east) - 10, 24)]
            c.fill(together(posts), "#f4ead6", 0.9)
            y += 25
        plants = [
            ellipse(
                x + c.chance.uniform(-5, 5),
                top - c.chance.uniform(0, 6),
                c.chance.uniform(9, 17),
                c.chance.uniform(8, 15),
            )
            for x in range(int(west) + 8, int(east) - 4, 15)
        ]
        c.fill(together(plants[::2]), down(top - 22, top + 8, "#8fc48a", "#3f8a63"))
        c.fill(together(plants[1::2]), down(top - 22, top + 8, "#6fb07f", "#2b705a"))
        c.fill(rect(west, top - 1, east - west, 7), "#fffdf4")
        c.stipple(body, (east, low), (west, top), "#6f6a78", 0.3)


def flow_poster(c: Canvas) -> None:
    """Nine depots and a day of rounds, as a map of nothing but where the tricycles went."""
    c.wash(Linear((0, 0), (1200, 800), ((0, "#14273f"), (0.6, "#10203a"), (1, "#0b172c"))))
    grid = [stroke(0.8, (x, 0), (x, 800)) for x in range(0, 1201, 50)] + [
        stroke(0.8, (0, y), (1200, y)) for y in range(0, 801, 50)
    ]
    c.fill(together(grid), "#5f86a8", 0.12)
    coast = poly((0, 800), *curve(pts("0 690, 180 720, 380 690, 600 742, 860 716, 1060 752, 1200 720")), (1200, 800))
    c.fill(coast, "#1d3f58", 0.7)
    depots = (
        (170, 190),
        (420, 130),
        (690, 200),
        (960, 150),
        (280, 400),
        (560, 420),
        (840, 400),
        (1060, 420),
        (660, 610),
    )
    tones = ("#f2b25c", "#e5734f", "#5fb3a6", "#f4dc9a", "#e58ea0", "#7fb3e0", "#f2934f", "#9fd3a8", "#f7c66a")
    for (x, y), tone in zip(depots, tones, strict=True):
        _rounds(c, x, y, tone)
    for (x, y), tone in zip(depots, tones, strict=True):
        c.glow(x, y, 90, tone, 0.8)
        c.fill(ellipse(x, y, 15), "#fffaf0")
        c.fill(ellipse(x, y, 8), tone)
    c.finish(grain=0.06, vignette=0.3)


def _rounds(c: Canvas, x: float, y: float, tone: str) -> None:
    """Rounds along a grid of streets, a little askew: out, round two or three corners, and stop by stop to the end."""
    lines: list[Shape] = []
    faint: list[Shape] = []
    stops: list[Shape] = []
    askew = math.radians(c.chance.uniform(-16, 16))
    cos, sin = math.cos(askew), math.sin(askew)
    for n in range(40):
        across_, along = 0.0, 0.0
        turned = [(x, y)]
        sideways = bool(n % 2)
        heading = (c.chance.choice((-1, 1)), c.chance.choice((-1, 1)))
        for _leg in range(c.chance.choice((2, 3, 3, 4))):
            # Streets lie 15 units apart, so that rounds share them and the network shows.
            length = 15 * c.chance.randint(1, 5)
            across_ += length * heading[0] if sideways else 0
            along += 0 if sideways else length * heading[1]
            sideways = not sideways
            turned.append((x + across_ * cos - along * sin, y + across_ * sin + along * cos))
        (lines if n % 3 else faint).append(stroke(c.chance.uniform(1.2, 3.0), *turned))
        stops.append(ellipse(*turned[-1], c.chance.uniform(2.6, 5)))
        stops += [ellipse(*p, 1.7) for p in turned[1:-1]]
    c.fill(together(faint), tone, 0.45)
    c.fill(together(lines), tone, 0.75)
    c.fill(together(stops), mixed(tone, "#ffffff", 0.5), 0.95)


def votes_poster(c: Canvas) -> None:
    """A column for each trial, a dot for each vote; those against are hollow."""
    c.wash(down(0, 800, "#faf4e6", "#f0e6d0"))
    tones = ("#1f6d78", "#2f8b8c", "#5fa39a", "#a3c3a0", "#e8c46a", "#e8a24c", "#e5834f", "#d15f45", "#a8402f")
    for n, (votes, tone) in enumerate(zip((42, 39, 35, 33, 30, 27, 21, 16, 9), tones, strict=True)):
        left = 138 + n * 106
        full, hollow = [], []
        for vote in range(48):
            col, row = vote % 4, vote // 4
            cx, cy = left + col * 20, 640 - row * 42 - (10 if col % 2 else 0)
            if vote < votes:
                full.append(ellipse(cx, cy, 8.4))
            else:
                hollow.append(ellipse(cx, cy, 7.4) - ellipse(cx, cy, 5.2))
        c.shadow(together(full), 2, 4, 3, 0.22, "#5a4020")
        c.fill(together(full), Linear((left, 640), (left + 60, 140), ((0, tone), (1, mixed(tone, "#ffffff", 0.25)))))
        if hollow:
            c.fill(together(hollow), mixed(tone, "#8a8578", 0.3), 0.75)
        c.fill(rounded(left - 12, 676, 84, 8, 4), tone)
        c.fill(ellipse(left + 30, 716, 15), tone)
        c.fill(ellipse(left + 30, 716, 6), "#faf4e6")
    half = 640 - 5.5 * 42
    dashes = [stroke(1.8, (x, half), (x + 9, half)) for x in range(90, 1110, 18)]
    c.fill(together(dashes), "#3d4a63", 0.7)
    c.fill(stroke(1.4, (90, 662), (1110, 662)), "#3d4a63", 0.7)
    c.finish(grain=0.06, vignette=0.12)


SCENES = {
    "estate-night": (estate_night, 800),
    "staircase": (staircase, 800),
    "heat-poster": (heat_poster, 800),
    "campus": (campus, 800),
    "flow-poster": (flow_poster, 800),
    "votes-poster": (votes_poster, 800),
}
