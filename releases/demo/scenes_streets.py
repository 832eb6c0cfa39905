"""Drawings of streets: shops, stalls, tricycles, and the people in them."""

from __future__ import annotations

import math
from collections.abc import Callable

from releases.demo.painting import (
    UNITS,
    Canvas,
    Linear,
    Point,
    Shape,
    across,
    arc,
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
from releases.demo.scenes_rooms import Box, robot

At = Callable[[float, float], Point]  # from a machine's own measures to the canvas


def wheel(c: Canvas, x: float, y: float, r: float, ink: str = "#24303f", rim: str = "#d9d3c4") -> None:
    c.fill(ellipse(x, y, r) - ellipse(x, y, r * 0.84), ink)
    c.fill(ellipse(x, y, r * 0.86) - ellipse(x, y, r * 0.8), rim)
    spokes = [
        stroke(1.4, (x, y), (x + r * 0.82 * math.cos(a), y + r * 0.82 * math.sin(a)))
        for a in (n * math.pi / 9 for n in range(18))
    ]
    c.fill(together(spokes), rim, 0.8)
    c.fill(ellipse(x, y, r * 0.12), ink)


def tricycle(c: Canvas, x: float, y: float, s: float, box: tuple[str, str], rider: bool = True) -> None:
    """A cargo tricycle seen from its right side, going right; `y` is the road under its wheels."""

    def at(dx: float, dy: float) -> Point:
        return x + dx * s, y + dy * s

    c.fill(ellipse(x - 10 * s, y + 4 * s, 240 * s, 16 * s), "#141c30", 0.45, blur=9 * s)
    back, front = at(-118, -52), at(176, -46)
    frame = stroke(9 * s, back, at(20, -60), at(112, -150)) + stroke(9 * s, at(20, -60), at(-6, -146))
    frame += stroke(9 * s, at(112, -150), front) + stroke(8 * s, at(-4, -128), at(106, -136))
    bars = stroke(7 * s, at(112, -150), at(104, -196), at(74, -204))
    saddle = smooth(at(-40, -150), at(-8, -158), at(24, -150), at(-8, -140))
    wheel(c, *back, 52 * s)
    case = rounded(x - 236 * s, y - 222 * s, 206 * s, 150 * s, 12 * s)
    if rider:
        _rider_far_side(c, at, s)
    c.fill(frame, across(x - 120 * s, x + 180 * s, "#f4e6c8", "#e2c48d"))
    wheel(c, *front, 46 * s)
    c.shadow(case, 6 * s, 8 * s, 8 * s, 0.3)
    c.fill(case, Linear(at(-236, -222), at(-30, -72), ((0, mixed(box[0], "#ffffff", 0.12)), (1, box[1]))))
    c.fill(rect(x - 236 * s, y - 168 * s, 206 * s, 8 * s), "#fff5dd", 0.75)
    c.fill(ellipse(x - 133 * s, y - 118 * s, 26 * s), "#fff5dd", 0.9)
    bird = smooth(at(-150, -112), at(-136, -130), at(-120, -124), at(-106, -126), at(-118, -112), at(-134, -104))
    c.fill(bird, box[1])
    c.stipple(case, at(-236, -60), at(-60, -220), mixed(box[1], "#101430", 0.6), 0.5)
    roof = stroke(6 * s, at(-40, -218), at(-44, -352)) + stroke(5 * s, at(108, -150), at(124, -340))
    c.fill(roof, "#6d7c84")
    top = smooth(at(-74, -350), at(30, -374), at(150, -346), at(40, -352))
    c.fill(top, down(y - 374 * s, y - 344 * s, mixed(box[0], "#ffffff", 0.25), box[1]))
    c.fill(saddle, "#2a3346")
    c.fill(bars, "#39455a")
    if rider:
        _rider(c, at, s)
    c.fill(ellipse(*at(20, -60), 17 * s) - ellipse(*at(20, -60), 11 * s), "#39455a")


def _rider_far_side(c: Canvas, at: At, s: float) -> None:
    c.fill(stroke(26 * s, at(-8, -160), at(52, -112), at(44, -58)), "#22304a")
    c.fill(stroke(15 * s, at(30, -56), at(58, -54)), "#e9e2d2")


def _rider(c: Canvas, at: At, s: float) -> None:
    leg = stroke(28 * s, at(-10, -162), at(56, -128), at(24, -46))
    c.fill(leg, Linear(at(-10, -170), at(40, -40), ((0, "#33486b"), (1, "#22304a"))))
    c.fill(stroke(16 * s, at(10, -34), at(42, -32)), "#f4efe2")
    torso = smooth(at(-36, -156), at(-30, -220), at(-2, -272), at(34, -276), at(44, -240), at(22, -190), at(10, -148))
    c.fill(torso, Linear(at(-30, -270), at(40, -150), ((0, "#f7b267"), (1, "#d9692f"))))
    c.stipple(torso, at(-40, -150), at(30, -270), "#8a3420", 0.5)
    arm = stroke(19 * s, at(26, -256), at(56, -214), at(80, -204))
    c.fill(arm, Linear(at(20, -260), at(84, -200), ((0, "#f9bd78"), (1, "#e07f3f"))))
    c.fill(ellipse(*at(86, -204), 10 * s), "#b9774f")
    c.fill(stroke(20 * s, at(24, -276), at(30, -294)), "#a9683f")
    head = ellipse(*at(38, -314), 29 * s, 32 * s)
    c.fill(head, Linear(at(10, -340), at(66, -284), ((0, "#c98a5c"), (1, "#9a5c38"))))
    helmet = poly(*arc(*at(36, -318), 37 * s, 170, 372, 36 * s))
    c.fill(helmet, Linear(at(0, -354), at(74, -310), ((0, "#fffaf0"), (1, "#c9d3d3"))))
    c.fill(stroke(4 * s, at(66, -312), at(84, -306)), "#c9d3d3")


def delivery_tricycle(c: Canvas) -> None:
    c.wash(down(0, 520, "#f9d9b0", "#fbe9cd", "#fdf3df"))
    c.glow(80, 120, 620, "#fff3d0", 0.6)
    fronts = (
        (-40, 250, "#e9a48c", "#fdf0dc", "#3f7f7d"), (210, 230, "#8fc1b5", "#fbf3e0", "#b5533c"),
        (440, 250, "#f2c879", "#fff6e2", "#2f5f7c"), (690, 240, "#b9a7cc", "#fbf1e3", "#3f7f66"),
        (930, 290, "#e7b9a2", "#fff4e4", "#7c3f4d"),
    )  # fmt: skip
    for x, wide, wall, trim, shutter in fronts:
        _shophouse(c, x, wide, wall, trim, shutter)
    c.fill(rect(0, 606, UNITS, 20), "#f0e3c8")
    c.fill(rect(0, 624, UNITS, 180), down(624, 800, "#8f8a92", "#5f5f72", "#454a60"))
    c.stipple(rect(0, 624, UNITS, 180), (0, 800), (0, 624), "#262d45", 0.5)
    c.fill(
        together(poly((x, 742), (x + 110, 742), (x + 96, 754), (x - 16, 754)) for x in range(-40, 1240, 220)),
        "#f4e7c9",
        0.7,
    )
    for x, tall in ((130, 1.0), (1050, 0.9)):
        walker(c, x, 622, 150 * tall, coat="#2f6d78" if x < 500 else "#a8402f", stride=0.4)
    shade = poly(*pts("330 716, 840 716, 1060 790, 520 790"))
    c.fill(shade, "#1b2238", 0.35, blur=10)
    tricycle(c, 590, 716, 1.18, ("#2f8b8c", "#1d5566"))
    _foliage(c, 1120, 40, "#4f8a6a", "#1f5148")
    c.light(poly(*pts("0 0, 260 0, 900 800, 0 800")), "#fff0c8", 0.16, blur=40)
    c.finish(vignette=0.2)


def _shophouse(c: Canvas, x: float, wide: float, wall: str, trim: str, shutter: str) -> None:
    front = rect(x, 60, wide, 550)
    c.fill(front, down(60, 610, mixed(wall, "#ffffff", 0.22), wall, mixed(wall, "#5a3a4a", 0.15)))
    c.stipple(front, (x + wide, 610), (x, 60), mixed(wall, "#5a2f3f", 0.5), 0.35)
    gable = poly(
        *curve([(x + 12, 62), (x + wide * 0.3, 40), (x + wide * 0.5, 14), (x + wide * 0.7, 40), (x + wide - 12, 62)])
    )
    c.fill(gable, down(14, 62, mixed(wall, "#ffffff", 0.3), wall))
    c.fill(
        stroke(
            5,
            *curve(
                [(x + 12, 62), (x + wide * 0.3, 40), (x + wide * 0.5, 14), (x + wide * 0.7, 40), (x + wide - 12, 62)]
            ),
        ),
        trim,
    )
    for y in (62, 248, 396):
        c.fill(rect(x, y, wide, 11), trim)
        c.shadow(rect(x, y + 11, wide, 5), 0, 3, 5, 0.2)
    for level in (96, 270):
        for n in range(3):
            wx = x + wide * (0.12 + 0.28 * n)
            _window(c, wx, level, wide * 0.2, 118, trim, shutter)
    # The covered way: dark arches between the pillars.
    for n in range(2):
        ax = x + wide * (0.06 + 0.47 * n)
        aw = wide * 0.41
        arch = poly((ax, 610), (ax, 470), *arc(ax + aw / 2, 470, aw / 2, 180, 360, 52), (ax + aw, 610))
        c.fill(arch, down(420, 610, mixed(shutter, "#1a1c30", 0.72), mixed(shutter, "#3a2f3f", 0.5)))
        c.light(rect(ax + aw * 0.2, 500, aw * 0.6, 110), "#ffc978", 0.3, blur=16, inside=arch)
        c.fill(stroke(6, *arc(ax + aw / 2, 470, aw / 2, 180, 360, 52)), trim)
    for px in (x, x + wide * 0.49, x + wide - 14):
        pillar = rect(px, 408, 16, 202)
        c.fill(pillar, across(px, px + 16, trim, mixed(trim, "#7c5a52", 0.4)))


def _window(c: Canvas, x: float, y: float, w: float, h: float, trim: str, shutter: str) -> None:
    frame = poly((x, y + h), (x, y + 18), *arc(x + w / 2, y + 18, w / 2, 180, 360, 20), (x + w, y + h))
    c.shadow(frame, 4, 5, 5, 0.25)
    c.fill(frame, trim)
    for side in (0, 1):
        leaf = rect(x + 4 + side * (w / 2 - 2), y + 20, w / 2 - 6, h - 24)
        c.fill(leaf, across(x, x + w, mixed(shutter, "#ffffff", 0.12), shutter))
        slats = [
            stroke(1.6, (x + 6 + side * (w / 2 - 2), yy), (x + w / 2 - 5 + side * (w / 2 - 2), yy))
            for yy in range(int(y + 28), int(y + h - 8), 7)
        ]
        c.fill(together(slats), mixed(shutter, "#10182c", 0.5), 0.6)


def _foliage(c: Canvas, x: float, y: float, light: str, deep: str) -> None:
    leaves = []
    for _ in range(170):
        lx, ly = c.chance.gauss(x, 120), c.chance.gauss(y, 62)
        turn = c.chance.uniform(0, 180)
        leaves.append(smooth((lx - 18, ly), (lx, ly - 7), (lx + 18, ly), (lx, ly + 7)).turned(turn, (lx, ly)))
    c.shadow(together(leaves), 20, 30, 12, 0.2)
    c.fill(together(leaves[:110]), deep)
    c.fill(together(leaves[110:]), light)


def parcel_depot(c: Canvas) -> None:
    c.wash("#cfe0d6")
    b = Box((640, 400), 640)
    sky = rect(0, 0, UNITS, 800)
    c.fill(sky, down(200, 470, "#bfe0de", "#fdf0cf"))
    c.glow(640, 380, 380, "#fffbe3", 0.9)
    blocks = together(
        rect(x, 400 - tall, 38, tall + 40)
        for x, tall in ((440, 70), (490, 96), (560, 60), (700, 104), (760, 74), (820, 90))
    )
    c.fill(blocks, down(290, 430, "#9cc0c2", "#e3e6cd"))
    crowns = together(ellipse(400 + n * 24, 424 + (n % 3) * 5, 30, 24) for n in range(24))
    c.fill(crowns, down(396, 450, "#7fae8c", "#4f8a70"))
    floor = b.flat(1.3, -6, 6, 1.0, 12)
    c.fill(floor, down(468, 800, "#e3d3b4", "#a9a09a", "#6b6f80"))
    deck = b.flat(-1.25, -4.2, 4.2, 0.8, 12)
    c.fill(deck, down(0, 340, "#3f4a5f", "#7f8793"))
    beams = [b.flat(-1.24, x, x + 0.34, 0.8, 12) for x in (-3.2, -1.9, -0.6, 0.7, 2.0, 3.3)]
    c.fill(together(beams), down(0, 340, "#2b3448", "#69717f"))
    c.stipple(deck, (640, 0), (640, 330), "#161d30", 0.5)
    for z in (9.0, 6.6, 4.8, 3.5, 2.55):
        for side in (-1, 1):
            _pillar(c, b, side * 2.1, z)
        _rack(c, b, z)
    for z, colours in (
        (7.4, ("#e5734f", "#a8402f")),
        (5.3, ("#2f8b8c", "#1d5566")),
        (3.9, ("#e8b44c", "#b5742c")),
        (2.9, ("#2f8b8c", "#1d5566")),
    ):
        px, py = b(0.98, 1.3, z)
        tricycle(c, px + 30, py, 1.28 / z, colours, rider=False)
    c.light(poly(*pts("470 400, 820 400, 980 800, 250 800")), "#fff3cc", 0.32, blur=30)
    px, py = b(-0.15, 1.3, 3.2)
    walker(c, px, py, 380 / 3.2 * 1.55, coat="#e07f3f", stride=0.3)
    px, py = b(-0.55, 1.3, 5.6)
    walker(c, px, py, 380 / 5.6 * 1.55, coat="#2f6d78", stride=0.5)
    c.finish(vignette=0.34)


def _pillar(c: Canvas, b: Box, x: float, z: float) -> None:
    face = b.back(z, x - 0.24, x + 0.24, -1.25, 1.3)
    inner = b.wall(x + (0.24 if x < 0 else -0.24), -1.25, 1.3, z, z + 0.5)
    tone = mixed("#4d566a", "#b9bdb4", min(1.0, z / 10))
    c.fill(inner, mixed(tone, "#fff0cf", 0.35))
    c.fill(
        face,
        Linear(
            b(x - 0.24, 0, z), b(x + 0.24, 0, z), ((0, mixed(tone, "#ffffff", 0.1)), (1, mixed(tone, "#151c2e", 0.25)))
        ),
    )
    left, top = b(x - 0.24, 0.62, z)
    right, low = b(x + 0.24, 0.72, z)
    c.fill(poly((left, top), (right, top), (right, low), (left, low)), "#f2c14e", 0.9)


def _rack(c: Canvas, b: Box, z: float) -> None:
    """Shelves along the left side, with parcels seen on their long face."""
    x = -1.35
    uprights: list[Shape] = []
    boards: list[Shape] = []
    parcels: dict[str, list[Shape]] = {tone: [] for tone in ("#d9a76a", "#c18a4e", "#e9c894", "#b5533c", "#5f9a92")}
    for step in range(4):
        zz = z + step * 0.42
        uprights.append(stroke(7 / z, b(x, -0.7, zz), b(x, 1.3, zz)))
    for level in (-0.15, 0.4, 0.95):
        boards.append(stroke(8 / z, b(x, level, z), b(x, level, z + 1.26)))
        place = z + 0.04
        while place < z + 1.14:
            deep, tall = c.chance.uniform(0.14, 0.3), c.chance.uniform(0.2, 0.44)
            shape = b.wall(x + 0.01, level - tall, level - 0.02, place, min(place + deep, z + 1.24))
            parcels[c.chance.choice(list(parcels))].append(shape)
            place += deep + 0.02
    for tone, shapes in parcels.items():
        if shapes:
            c.shadow(together(shapes), 3, 3, 3, 0.25)
            c.fill(together(shapes), Linear((0, 200), (600, 700), ((0, mixed(tone, "#2a2234", 0.25)), (1, tone))))
    c.fill(together(boards + uprights), "#39465c")


def bakery_night(c: Canvas) -> None:
    c.wash(down(0, 800, "#131a36", "#1d2849", "#27304f"))
    for x, wide, top, tone in ((-20, 300, 40, "#232f57"), (270, 700, 0, "#1b2547"), (960, 280, 60, "#26325a")):
        c.fill(rect(x, top, wide, 600), down(top, 600, mixed(tone, "#0a1026", 0.3), tone))
    panes: list[Shape] = []
    lit: list[Shape] = []
    for x in range(20, 1180, 94):
        for y in (70, 170):
            (lit if c.chance.random() < 0.3 else panes).append(rounded(x, y, 48, 62, 3))
    c.fill(together(panes), "#0d1532", 0.8)
    c.light(together(lit), "#ffb662", 0.45, blur=9)
    c.fill(together(lit), down(70, 230, "#ffd896", "#e9a75c"))
    road = rect(0, 600, UNITS, 200)
    c.fill(road, down(600, 800, "#343c5c", "#1a2240", "#10172f"))
    _bakery_front(c)
    # The wet street holds the light of the shop.
    for x, wide, strength in ((330, 90, 0.5), (470, 120, 0.7), (620, 110, 0.65), (760, 90, 0.5)):
        c.light(rounded(x, 622, wide, 190, 30), "#ffb45e", strength * 0.75, blur=22)
    glints = [
        smooth((x - w, y), (x, y - 2), (x + w, y), (x, y + 2))
        for x, y, w in (
            (c.chance.gauss(560, 210), c.chance.uniform(630, 795), c.chance.uniform(14, 50)) for _ in range(110)
        )
    ]
    c.fill(together(glints), "#ffd794", 0.4)
    c.fill(rect(0, 596, UNITS, 12), "#4a5070")
    tricycle(c, 985, 700, 0.9, ("#2f8b8c", "#1b4d60"))
    walker(c, 286, 604, 172, coat="#f4ece0", trousers="#3a3350", stride=0.1, apron="#e9e2d4")
    rain = [
        stroke(0.9, (x, y), (x - 5, y + 34))
        for x, y in ((c.chance.uniform(0, UNITS), c.chance.uniform(-20, 780)) for _ in range(150))
    ]
    c.fill(together(rain), "#cfd9ee", 0.2)
    c.finish(vignette=0.4)


def _bakery_front(c: Canvas) -> None:
    front = rect(240, 270, 640, 332)
    c.fill(front, down(270, 602, "#7c4a35", "#5c3427"))
    window = rounded(372, 344, 300, 206, 6)
    door = rect(716, 340, 110, 262)
    c.light(window + door, "#ffae52", 0.6, blur=40)
    c.fill(window, down(344, 550, "#fff0c6", "#ffd085", "#f0a552"))
    c.fill(door, down(340, 602, "#ffe9b8", "#f7b968"))
    for y in (412, 476, 540):
        c.fill(rect(378, y, 288, 7), "#9a5a2e")
        for n in range(9):
            lx = 394 + n * 32 + c.chance.uniform(-3, 3)
            if c.chance.random() < 0.3 and y < 500:
                continue
            loaf = smooth((lx - 14, y), (lx - 12, y - 17), (lx, y - 24), (lx + 12, y - 17), (lx + 14, y))
            c.fill(loaf, Linear((lx - 14, y - 24), (lx + 14, y), ((0, "#e9a65c"), (1, "#a85f2a"))))
            c.fill(stroke(2, (lx - 5, y - 18), (lx + 5, y - 13)), "#fbdca6", 0.9)
    c.fill(stroke(5, (522, 344), (522, 550)) + stroke(5, (771, 340), (771, 602)), "#6b3b28")
    c.fill(rect(716, 470, 110, 5), "#6b3b28")
    c.fill(
        stroke(6, *pts("372 344, 672 344, 672 550, 372 550, 372 344"))
        + stroke(6, *pts("716 602, 716 340, 826 340, 826 602")),
        "#6b3b28",
    )
    awning = poly(*pts("226 276, 894 276, 930 340, 190 340"))
    c.shadow(awning, 0, 16, 12, 0.5)
    for n in range(12):
        left, right = 226 + n * 55.7, 226 + (n + 1) * 55.7
        low_left, low_right = 190 + n * 61.7, 190 + (n + 1) * 61.7
        stripe = poly(
            (left, 276),
            (right, 276),
            (low_right, 340),
            *arc((low_left + low_right) / 2, 340, 30.8, 0, 180, 14),
            (low_left, 340),
        )
        c.fill(stripe, down(276, 354, "#f7ead2" if n % 2 else "#d65f45", "#d9c6a8" if n % 2 else "#9c3a2e"))
    # The flag that asks for the rider.
    c.fill(stroke(5, (342, 604), (342, 352)), "#e9dcc2")
    flag = poly(*curve(pts("340 356, 312 350, 284 362, 256 354")), *curve(pts("256 398, 284 404, 312 392, 340 398")))
    c.light(flag, "#ffdf8c", 0.3, blur=14)
    c.fill(flag, across(256, 340, "#ffd766", "#e9a23c"))


def market_stall(c: Canvas) -> None:
    c.wash(down(0, 800, "#20374a", "#2d4f56", "#1f3140"))
    for _ in range(46):
        x, y, r = c.chance.uniform(0, UNITS), c.chance.uniform(40, 380), c.chance.uniform(10, 34)
        c.fill(
            ellipse(x, y, r),
            c.chance.choice(("#f2b25c", "#e5734f", "#8fc7b5", "#f7dc9a")),
            c.chance.uniform(0.06, 0.2),
            blur=3,
        )
    cloth = poly((0, 0), (UNITS, 0), (UNITS, 90), *curve([(UNITS, 90), (900, 130), (600, 96), (300, 134), (0, 92)]))
    c.shadow(cloth, 0, 14, 16, 0.4)
    for n in range(15):
        c.fill(rect(n * 80, 0, 80, 150), "#d9543f" if n % 2 else "#f0e6d2", inside=cloth)
    c.stipple(cloth, (600, 150), (600, 0), "#3a1a22", 0.5)
    _stallholder(c)
    for x in (190, 430, 770, 1010):
        _red_lamp(c, x)
    _heaps(c)
    c.finish(vignette=0.34)


def _stallholder(c: Canvas) -> None:
    body = poly(*curve(pts("470 640, 462 470, 500 380, 570 346, 640 346, 706 380, 744 470, 736 640")))
    c.shadow(body, 12, 0, 24, 0.4)
    c.fill(body, Linear((470, 350), (740, 640), ((0, "#5f9aa6"), (1, "#2c5566"))))
    c.stipple(body, (740, 640), (540, 380), "#122a3a", 0.6)
    apron = poly(*pts("538 400, 672 400, 700 640, 510 640"))
    c.fill(apron, down(400, 640, "#f2e4c6", "#cdb68d"))
    c.fill(stroke(7, (544, 404), (572, 346)) + stroke(7, (666, 404), (638, 346)), "#e3d0a8")
    c.fill(rounded(570, 318, 68, 50, 18), "#b97f5c")
    head = smooth(*pts("550 270, 556 222, 604 200, 652 222, 658 270, 642 314, 604 334, 566 314"))
    c.fill(head, Linear((556, 210), (660, 330), ((0, "#e9b88e"), (1, "#b5784f"))))
    hair = poly(
        *curve(pts("544 286, 540 220, 572 184, 640 184, 670 222, 664 286, 650 246, 604 230, 560 246"), closed=True)
    )
    c.fill(hair, down(184, 290, "#4a4250", "#221d2a"))
    c.fill(ellipse(604, 180, 30, 24), "#2b2632")
    c.fill(
        stroke(3, *arc(582, 272, 10, 200, 340, 6))
        + stroke(3, *arc(626, 272, 10, 200, 340, 6))
        + stroke(3, *arc(604, 296, 16, 30, 150, 9)),
        "#6b3a2c",
        0.8,
    )
    left = stroke(46, *curve([(506, 430), (470, 520), (520, 590)]))
    right = stroke(46, *curve([(704, 430), (748, 520), (716, 592)]))
    c.fill(left, across(450, 540, "#6aa5b0", "#3d6f7f"))
    c.fill(right, across(690, 770, "#3d6f7f", "#2c5566"))
    c.fill(ellipse(532, 598, 25, 19) + ellipse(704, 600, 25, 19), "#d29b72")


def _red_lamp(c: Canvas, x: float) -> None:
    c.fill(stroke(3, (x, 60), (x, 190)), "#141c28")
    shade = poly(*curve([(x - 66, 262), (x - 52, 214), (x - 18, 186), (x + 18, 186), (x + 52, 214), (x + 66, 262)]))
    c.glow(x, 268, 280, "#ffcf86", 0.55)
    c.fill(shade, across(x - 66, x + 66, "#f0624a", "#a52a26"))
    c.fill(ellipse(x, 262, 65, 12), "#fff1c9")


def _heaps(c: Canvas) -> None:
    """Trays stepping down towards the eye, each with its own heap."""
    trays = (
        (616, 0.8, "f2a23c c4611c, 8fb94f 3f7435, e7d16a b58a2a, d9543f 8f2a26, a6c86a 4f8440, f0b25c c4702a"),
        (690, 1.0, "7fae4f 2f6a3a, e8604a 9c2b2a, f4d27a c4933a, 8a5a9c 4a2a62, f29a3c b8581c"),
        (778, 1.25, "f3b13f c46a1c, 9cc86a 447d3c, e5734f a83a2a, f0e2b4 c9a86a"),
    )
    for y, s, written in trays:
        heaps = [pair.split() for pair in written.split(", ")]
        wide = UNITS / len(heaps)
        board = rect(0, y, UNITS, 40 * s)
        c.shadow(board, 0, -8, 14, 0.4)
        for n, (light, deep) in enumerate(heaps):
            _heap(c, n * wide + wide / 2, y + 6, wide * 0.46, s, f"#{light}", f"#{deep}")
        c.fill(board, down(y, y + 40 * s, "#8a5d3a", "#4f3222"))
        c.fill(rect(0, y, UNITS, 5 * s), "#c08f5c", 0.9)
    c.shadow(rounded(856, 548, 96, 74, 12), 4, 8, 8, 0.5)
    c.fill(rounded(856, 548, 96, 74, 12), Linear((856, 548), (950, 622), ((0, "#ffe07a"), (1, "#e9a52c"))))
    c.fill(ellipse(904, 585, 24), Linear((880, 560), (928, 610), ((0, "#fffdf2"), (1, "#e0c27a"))))
    for r in (40, 56, 72):
        c.fill(stroke(2.6, *arc(904, 560, r, -128, -52)), "#ffe9a8", 0.75)
    scale = poly(*pts("250 620, 350 620, 334 560, 266 560"))
    c.fill(scale, across(250, 350, "#dfe4df", "#8f9a9c"))
    c.fill(ellipse(300, 592, 20), "#f7f3e4")
    c.fill(stroke(3, (300, 592), (308, 578)), "#b5332a")
    c.fill(smooth(*pts("228 548, 300 540, 372 548, 300 562")), across(228, 372, "#f3f4ee", "#9ca6a6"))


def _heap(c: Canvas, x: float, base: float, half: float, s: float, light: str, deep: str) -> None:
    r = 15 * s
    greens = _leafy(light)
    rows = 4
    for row in range(rows):
        count = int(half * 2 / (r * 1.7)) - row
        for n in range(max(1, count)):
            cx = x + (n - (count - 1) / 2) * r * 1.72 + c.chance.uniform(-2, 2)
            cy = base - row * r * 1.15 - r * 0.4
            if greens:
                leaf = smooth(
                    (cx, cy + r),
                    (cx - r, cy - r * 0.3),
                    (cx - r * 0.3, cy - r * 1.5),
                    (cx + r * 0.9, cy - r * 1.2),
                    (cx + r, cy),
                )
                c.fill(
                    leaf,
                    Linear((cx - r, cy - r * 1.4), (cx + r, cy + r), ((0, mixed(light, "#ffffff", 0.15)), (1, deep))),
                )
            else:
                c.fill(
                    ellipse(cx, cy, r),
                    ball(cx - r * 0.35, cy - r * 0.45, r * 1.7, mixed(light, "#ffffff", 0.35), light, deep),
                )


def _leafy(colour: str) -> bool:
    """Whether a heap of this colour is leaves rather than fruit."""
    red, green = int(colour[1:3], 16), int(colour[3:5], 16)
    return green > red


def trial_street(c: Canvas) -> None:
    c.wash(down(0, 480, "#b5d6dc", "#dcebe2", "#fbf0d8"))
    b = Box((470, 360), 620)
    towers = together(
        rect(x, 400 - tall, wide, tall + 30)
        for x, wide, tall in (
            (250, 40, 120),
            (300, 30, 170),
            (345, 46, 100),
            (560, 34, 150),
            (610, 46, 110),
            (400, 30, 76),
            (520, 26, 90),
        )
    )
    c.fill(towers, down(230, 430, "#9cc0c8", "#d6e2d2"))
    hedge = together(ellipse(x, 416 + (x % 5) * 2, 34, 26 + (x % 3) * 7) for x in range(-20, 1240, 31))
    c.fill(hedge, down(380, 440, "#8fbf9c", "#4f8a72"))
    c.stipple(hedge, (0, 450), (0, 384), "#245548", 0.5)
    c.fill(rect(0, 424, UNITS, 380), down(424, 800, "#cfdcb4", "#a9bd8c"))
    road = b.flat(1.3, -7, -1.0, 0.9, 14)
    c.fill(road, down(410, 800, "#a5a9ac", "#70778a"))
    pavement = b.flat(1.22, -1.0, 3.4, 0.8, 14)
    c.fill(pavement, down(410, 800, "#f7ead0", "#e6cfa6", "#cdb089"))
    joints = [stroke(1.1, b(x, 1.22, 0.9), b(x, 1.22, 13)) for x in (-0.4, 0.2, 0.8, 1.4, 2.0, 2.6)]
    joints += [stroke(1.1, b(-1.0, 1.22, z), b(3.3, 1.22, z)) for z in (1.1, 1.4, 1.8, 2.3, 2.9, 3.7, 4.8, 6.4, 9)]
    c.fill(together(joints), "#a8895f", 0.45)
    for x, tone in ((0.0, "#f2c14e"), (0.34, "#e58a4f"), (0.68, "#5fa39a")):
        dots = together(
            ellipse(*b(x + dx, 1.22, z), 15 / z, 6 / z)
            for z in (1.25 + n * 0.13 for n in range(28))
            for dx in (0.0, 0.12, 0.24)
        )
        c.fill(b.flat(1.221, x - 0.05, x + 0.29, 1.15, 5), tone, 0.5)
        c.fill(dots, mixed(tone, "#5a3a20", 0.35), 0.8)
    kerb = poly(b(-1.0, 1.22, 0.9), b(-1.0, 1.22, 14), b(-1.0, 1.3, 14), b(-1.0, 1.3, 0.9))
    c.fill(kerb, across(0, 470, "#e5734f", "#f2b07a"))
    c.light(kerb, "#ff9a5c", 0.5, blur=12)
    crossing = together(b.flat(1.3, -3.6 + n * 0.5, -3.35 + n * 0.5, 2.2, 3.1) for n in range(6))
    c.fill(crossing, "#f6f1e2", 0.9)
    _canopy(c, b)
    _planters(c, b)
    people = (
        (2.3, 7.2, "#a8402f", "", 0.4), (0.7, 6.0, "#2f6d78", "#e8b44c", 0.5), (1.75, 4.4, "#4b2b46", "#5fa39a", 0.4),
        (-0.5, 4.9, "#e8b44c", "", 0.5), (-0.62, 2.75, "#2f6d78", "#e5734f", 0.5),
    )  # fmt: skip
    for x, z, coat, umbrella, stride in people:
        px, py = b(x, 1.22, z)
        walker(c, px, py, 940 / z, coat=coat, umbrella=umbrella, stride=stride)
    px, py = b(0.62, 1.22, 2.75)
    _wheelchair(c, px, py, 1.0)
    px, py = b(1.62, 1.22, 2.45)
    robot(c, px, py, 0.62)
    for x, z in ((2.75, 3.0), (2.75, 4.6), (2.75, 7.4)):
        _handle(c, b, x, z)
    c.light(poly(*pts("700 0, 1000 0, 640 800, 120 800")), "#fff3cc", 0.2, blur=40)
    c.finish(vignette=0.2)


def _canopy(c: Canvas, b: Box) -> None:
    roof = b.flat(-1.15, 0.7, 3.6, 0.8, 12)
    c.fill(roof, Linear((540, 300), (1200, 0), ((0, "#6fb0a8"), (1, "#2f6d74"))))
    ribs = together(b.flat(-1.14, 0.7, 3.6, z, z + 0.07) for z in (1.2, 1.7, 2.3, 3.1, 4.2, 5.8, 8))
    c.fill(ribs, "#f0ead6", 0.85)
    edge = poly(b(0.7, -1.15, 0.8), b(0.7, -1.15, 12), b(0.7, -1.06, 12), b(0.7, -1.06, 0.8))
    c.fill(edge, "#f6efdc")
    c.stipple(roof, (1200, 0), (620, 320), "#123a44", 0.5)
    for z in (2.3, 4.2, 8.0):
        post = b.wall(2.95, -1.15, 1.22, z, z + 0.1)
        c.fill(
            stroke(26 / z, b(2.95, -1.15, z), b(2.95, 1.22, z)),
            across(b(2.95, 0, z)[0] - 8, b(2.95, 0, z)[0] + 8, "#fbf5e4", "#b9b5a6"),
        )
        c.fill(post, "#fbf5e4", 0.0)


def _planters(c: Canvas, b: Box) -> None:
    for z in (6.6, 4.7, 3.3, 2.35):
        left, top = b(2.05, 0.72, z)
        right, low = b(2.75, 1.24, z)
        box = rounded(left, top, right - left, low - top, 10 / z)
        for n in range(12):
            lx = left + (right - left) * (n + 0.5) / 12
            leaf = smooth(
                (lx, top + 8),
                (lx - 26 / z, top - 60 / z),
                (lx + c.chance.uniform(-30, 30) / z, top - 150 / z),
                (lx + 26 / z, top - 50 / z),
            )
            c.fill(leaf, down(top - 150 / z, top, "#8fc08a" if n % 2 else "#5f9a72", "#2f6a58"))
        c.shadow(box, 10 / z, 14 / z, 20 / z, 0.3)
        c.fill(box, across(left, right, "#f3e5cc", "#b99a7a"))


def _handle(c: Canvas, b: Box, x: float, z: float) -> None:
    px, py = b(x, 1.22, z)
    s = 3.2 / z
    c.fill(stroke(11 * s, (px, py), (px, py - 150 * s)), "#3d4a5a")
    c.fill(
        rounded(px - 20 * s, py - 196 * s, 40 * s, 56 * s, 9 * s),
        across(px - 20 * s, px + 20 * s, "#f6efdc", "#cfc3a8"),
    )
    c.fill(stroke(12 * s, (px - 4 * s, py - 168 * s), (px - 44 * s, py - 168 * s)), "#d8352b")
    c.fill(ellipse(px - 46 * s, py - 168 * s, 10 * s), "#f0564a")


def _wheelchair(c: Canvas, x: float, y: float, s: float) -> None:
    """Someone in a wheelchair seen from behind and a little to the side."""
    c.fill(ellipse(x, y + 2, 84 * s, 13 * s), "#3a2a20", 0.4, blur=6)
    for dx in (-54, 50):
        c.fill(
            ellipse(x + dx * s, y - 62 * s, 22 * s, 62 * s) - ellipse(x + dx * s, y - 62 * s, 16 * s, 54 * s), "#2b3346"
        )
        c.fill(ellipse(x + dx * s, y - 62 * s, 3 * s, 8 * s), "#2b3346")
    body = smooth(
        (x - 46 * s, y - 70 * s),
        (x - 44 * s, y - 150 * s),
        (x, y - 178 * s),
        (x + 44 * s, y - 150 * s),
        (x + 44 * s, y - 70 * s),
    )
    c.fill(body, Linear((x - 46 * s, y - 170 * s), (x + 44 * s, y - 70 * s), ((0, "#f0a05c"), (1, "#c05f34"))))
    c.fill(
        rounded(x - 50 * s, y - 124 * s, 98 * s, 62 * s, 10 * s), across(x - 50 * s, x + 48 * s, "#3f5570", "#22304a")
    )
    c.fill(stroke(13 * s, (x - 42 * s, y - 136 * s), (x - 62 * s, y - 100 * s), (x - 54 * s, y - 78 * s)), "#e58e4c")
    c.fill(stroke(13 * s, (x + 42 * s, y - 136 * s), (x + 60 * s, y - 100 * s), (x + 52 * s, y - 78 * s)), "#b5532c")
    c.fill(ellipse(x, y - 200 * s, 25 * s, 28 * s), "#2c2634")
    c.fill(
        stroke(6 * s, (x - 40 * s, y - 136 * s), (x - 40 * s, y - 62 * s))
        + stroke(6 * s, (x + 38 * s, y - 136 * s), (x + 38 * s, y - 62 * s)),
        "#c9ced2",
    )


SCENES = {
    "delivery-tricycle": (delivery_tricycle, 800),
    "parcel-depot": (parcel_depot, 800),
    "bakery-night": (bakery_night, 800),
    "market-stall": (market_stall, 800),
    "trial-street": (trial_street, 800),
}
