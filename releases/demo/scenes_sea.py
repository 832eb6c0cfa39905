"""Drawings of water: the harbour, boats, the reef."""

from __future__ import annotations

import math
from collections.abc import Iterator

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


def ridge(c: Canvas, base: float, peaks: list[Point], rough: float = 6) -> Shape:
    """Hills through the peaks, down to the base line."""
    line = curve(peaks, steps=24)
    jagged = [(x, y + c.chance.uniform(-rough, rough) * 0.5) for x, y in line]
    return poly((peaks[0][0], base), *jagged, (peaks[-1][0], base))


def glints(
    c: Canvas, top: float, bottom: float, colour: str, count: int, middle: float | None = None, opacity: float = 0.5
) -> None:
    """Strokes of light lying on water: thin and close far away, long and wide near by."""
    strokes = []
    for _ in range(count):
        depth = c.chance.random() ** 1.6
        y = top + (bottom - top) * depth
        half = (10 + 60 * depth) * c.chance.uniform(0.4, 1.3)
        spread = 90 + 260 * depth
        x = c.chance.gauss(middle, spread * 0.5) if middle is not None else c.chance.uniform(-50, UNITS + 50)
        thick = 0.8 + 3.4 * depth
        strokes.append(smooth((x - half, y), (x, y - thick), (x + half, y), (x, y + thick)))
    c.fill(together(strokes), colour, opacity)


def harbour_dusk(c: Canvas) -> None:
    c.wash(down(0, 520, "#233a63", "#5b5f8d", "#c9808a", "#f2a779", "#ffd7a0"))
    c.glow(820, 470, 420, "#ffdf9e", 0.75)
    c.fill(ellipse(820, 452, 46), ball(820, 440, 60, "#fff4d6", "#ffd48a"))
    for y, left, right, tone in ((150, 80, 620, "#dd8f93"), (210, 620, 1180, "#f0a184"), (285, 220, 760, "#f6b98d")):
        cloud = [smooth((left, y), ((left + right) / 2, y - 16), (right, y - 2), ((left + right) / 2, y + 9))]
        c.fill(together(cloud), tone, 0.5, blur=4)
    far = ridge(c, 545, pts("-20 470, 120 420, 260 380, 420 430, 600 452, 760 430, 1000 470, 1230 450"))
    c.fill(far, down(380, 540, "#8d6f97", "#d79a94"))
    near = ridge(c, 545, pts("-20 430, 90 400, 220 450, 380 492, 640 505, 900 500, 1080 455, 1230 425"))
    c.fill(near, down(400, 545, "#5d527f", "#a87a8c"))
    _skyline(c, 545, 1.3, "#8a6c98", "#dba296", lit=0.06)
    c.haze(360, 545, "#ffcf9f", 0.4)
    _skyline(c, 545, 1.05, "#4d4a7c", "#8a6d8b", lit=0.16)
    c.haze(420, 545, "#ffcf9f", 0.25)
    _skyline(c, 548, 0.72, "#232f57", "#3f4370", lit=0.3)
    c.fill(rect(0, 540, UNITS, 260), down(540, 800, "#e8a58a", "#8d7193", "#3b4a75", "#22325a"))
    c.haze(600, 541, "#ffd9a8", 0.35)
    reflections = together(
        rect(x, 548, c.chance.uniform(8, 30), c.chance.uniform(40, 150)) for x in range(0, UNITS, 26)
    )
    c.fill(reflections, down(548, 700, "#3a4470", "#3a4470"), 0.22, blur=5)
    glints(c, 556, 800, "#ffe3b4", 190, middle=820, opacity=0.75)
    glints(c, 560, 800, "#253660", 150, opacity=0.28)
    _ferry(c, 330, 640, 1.0)
    _sampan(c, 1010, 706, 1.0)
    c.finish()


def _skyline(c: Canvas, base: float, size: float, top: str, foot: str, lit: float) -> None:
    towers, windows = [], []
    x = -20.0
    while x < UNITS + 20:
        wide = c.chance.uniform(22, 58) * size
        # Taller towards two clusters, as the land is dearer there.
        cluster = math.exp(-(((x - 330) / 170) ** 2)) + 0.8 * math.exp(-(((x - 930) / 190) ** 2))
        tall = (40 + 190 * cluster * c.chance.uniform(0.55, 1.1)) * size
        towers.append(_tower(c, x, base, wide, tall))
        windows += _panes(c, x, base, wide, tall, lit)
        x += wide + c.chance.choice((-5, -3, -1, 14))
    c.fill(together(towers), down(base - 260 * size, base, top, foot))
    if windows:
        c.fill(together(windows), "#ffd58f", 0.75)


def _tower(c: Canvas, x: float, base: float, wide: float, tall: float) -> Shape:
    crown = c.chance.choice(("flat", "step", "slope", "mast"))
    body = rect(x, base - tall, wide, tall + 6)
    if crown == "step":
        return body + rect(x + wide * 0.2, base - tall - 14, wide * 0.6, 16)
    if crown == "slope":
        return body + poly((x, base - tall + 1), (x + wide, base - tall + 1), (x + wide, base - tall - wide * 0.45))
    if crown == "mast":
        return body + rect(x + wide * 0.47, base - tall - 40, 2.4, 42)
    return body


def _panes(c: Canvas, x: float, base: float, wide: float, tall: float, lit: float) -> list[Shape]:
    return [
        rect(x + 4 + col * 6, base - tall + 6 + row * 9, 2.6, 3.6)
        for row in range(int((tall - 12) / 9))
        for col in range(int((wide - 6) / 6))
        if c.chance.random() < lit
    ]


def _ferry(c: Canvas, x: float, y: float, s: float) -> None:
    """A double-ended harbour ferry, two decks and a funnel."""
    hull = smooth(
        (x - 150 * s, y - 20 * s),
        (x - 120 * s, y + 14 * s),
        (x, y + 20 * s),
        (x + 120 * s, y + 14 * s),
        (x + 150 * s, y - 20 * s),
        (x, y - 12 * s),
    )
    c.fill(hull.scaled(1, (x, y)).moved(0, 34 * s), "#1b2848", 0.5, blur=7)
    lower = rounded(x - 128 * s, y - 44 * s, 256 * s, 34 * s, 8 * s)
    upper = rounded(x - 108 * s, y - 80 * s, 216 * s, 34 * s, 9 * s)
    c.fill(rect(x - 10 * s, y - 116 * s, 26 * s, 40 * s), across(x - 10, x + 16, "#3c4f6d", "#1f2c49"))
    c.fill(upper, down(y - 80 * s, y - 46 * s, "#fbe9cd", "#d8b6a3"))
    c.fill(lower, down(y - 44 * s, y - 10 * s, "#f4dcc0", "#c49a90"))
    openings = [rounded(x + dx * s, y - 70 * s, 15 * s, 14 * s, 3 * s) for dx in range(-96, 92, 22)]
    openings += [rounded(x + dx * s, y - 36 * s, 17 * s, 15 * s, 3 * s) for dx in range(-116, 108, 25)]
    c.fill(together(openings), "#ffb65c")
    c.fill(hull, down(y - 20 * s, y + 20 * s, "#24603f", "#143a35"))
    c.fill(stroke(2.4 * s, *curve([(x - 146 * s, y - 16 * s), (x, y - 8 * s), (x + 146 * s, y - 16 * s)])), "#f7e3c2")
    c.glow(x, y - 40 * s, 190 * s, "#ffbd70", 0.25)
    foam = smooth((x - 175 * s, y + 16 * s), (x, y + 24 * s), (x + 178 * s, y + 15 * s), (x, y + 19 * s))
    c.fill(foam, "#ffe7c6", 0.8)


def _sampan(c: Canvas, x: float, y: float, s: float) -> None:
    hull = poly(
        *curve(
            [
                (x - 92 * s, y - 26 * s),
                (x - 60 * s, y + 4 * s),
                (x + 10 * s, y + 14 * s),
                (x + 74 * s, y + 2 * s),
                (x + 98 * s, y - 30 * s),
            ]
        ),
        *curve([(x + 98 * s, y - 30 * s), (x, y - 8 * s), (x - 92 * s, y - 26 * s)]),
    )
    c.fill(hull.moved(4, 22), "#131f3d", 0.5, blur=6)
    c.fill(hull, down(y - 30 * s, y + 14 * s, "#4c3145", "#1d1b36"))
    hood = poly(*arc(x + 6 * s, y - 10 * s, 44 * s, 180, 360, 40 * s))
    c.fill(hood, across(x - 38 * s, x + 50 * s, "#7f5064", "#2b2545"))
    figure = smooth(
        (x - 66 * s, y - 14 * s),
        (x - 70 * s, y - 52 * s),
        (x - 60 * s, y - 62 * s),
        (x - 50 * s, y - 48 * s),
        (x - 52 * s, y - 12 * s),
    )
    c.fill(figure, "#1c1c38")
    c.fill(ellipse(x - 59 * s, y - 70 * s, 8 * s), "#1c1c38")
    c.fill(poly((x - 78 * s, y - 72 * s), (x - 59 * s, y - 86 * s), (x - 40 * s, y - 72 * s)), "#2a2443")
    c.fill(stroke(2.6 * s, (x - 52 * s, y - 44 * s), (x - 104 * s, y + 20 * s)), "#1c1c38")


def research_vessel(c: Canvas) -> None:
    c.wash(down(0, 480, "#8fc3c9", "#c6e0d7", "#fbe8c8", "#fbd3a6"))
    c.glow(300, 430, 460, "#fff2cf", 0.8)
    c.fill(ellipse(300, 408, 34), "#fff6dc")
    ranges = (
        (pts("-20 420, 140 372, 300 396, 520 336, 700 380, 900 350, 1230 402"), "#a9c9c4", "#e7ddc0"),
        (pts("380 470, 560 400, 700 356, 820 330, 960 380, 1090 350, 1240 330"), "#71a3a1", "#c6cfb8"),
        (pts("-30 360, 70 385, 190 440, 330 472, 420 478"), "#5a8f90", "#b6c6b0"),
        (pts("760 480, 880 440, 1000 402, 1120 430, 1240 392"), "#3d7478", "#8fae9f"),
    )
    for peaks, top, foot in ranges:
        hill = ridge(c, 486, peaks, rough=5)
        c.fill(hill, down(min(y for _x, y in peaks), 486, top, foot))
        c.stipple(hill, (0, min(y for _x, y in peaks) - 10), (0, 486), mixed(top, "#10383f", 0.5), 0.35)
        c.haze(400, 486, "#fdeacb", 0.35)
    c.fill(rect(0, 480, UNITS, 320), down(480, 800, "#f7d9ae", "#a8c6b9", "#4f949a", "#2b6b7b"))
    glints(c, 486, 800, "#fff3d2", 170, middle=310, opacity=0.8)
    glints(c, 490, 800, "#e3efe2", 90, opacity=0.45)
    glints(c, 520, 800, "#1f5a6b", 130, opacity=0.3)
    _vessel(c, 660, 590)
    for x, y, s in ((180, 640, 1.0), (1040, 560, 0.6)):
        _buoy(c, x, y, s)
    c.fill(together(_gull(x, y, s) for x, y, s in ((430, 190, 1.2), (500, 150, 0.8), (910, 210, 1.0))), "#3a5d66")
    c.finish()


def _gull(x: float, y: float, s: float) -> Shape:
    return stroke(
        2.4 * s,
        *curve(
            [
                (x - 22 * s, y - 5 * s),
                (x - 10 * s, y - 9 * s),
                (x, y),
                (x + 11 * s, y - 10 * s),
                (x + 24 * s, y - 4 * s),
            ]
        ),
    )


def _vessel(c: Canvas, x: float, y: float) -> None:
    hull = poly(
        (x - 250, y - 46),
        *curve(
            [
                (x - 250, y - 46),
                (x - 236, y + 26),
                (x - 150, y + 34),
                (x + 170, y + 34),
                (x + 232, y + 6),
                (x + 300, y - 74),
            ]
        ),
        *curve([(x + 300, y - 74), (x + 180, y - 52), (x + 40, y - 44), (x - 250, y - 46)]),
    )
    mirror = poly(*((px, 2 * (y + 36) - py * 1.0) for px, py in hull.areas[0][0]))
    c.fill(mirror, "#eef4ea", 0.28, blur=5)
    c.fill(rect(x - 190, y + 60, 300, 70), "#f3f3e6", 0.14, blur=9)
    # House, bridge, mast, and the frame over the stern that lowers instruments.
    c.fill(rounded(x - 90, y - 112, 220, 74, (10, 22, 0, 0)), across(x - 90, x + 130, "#fffaf0", "#d9e2dc"))
    c.fill(rounded(x - 30, y - 166, 128, 58, (8, 26, 0, 0)), across(x - 30, x + 98, "#ffffff", "#cfdcd8"))
    panes = [
        poly((x + dx, y - 150), (x + dx + 20, y - 150), (x + dx + 22, y - 126), (x + dx, y - 126))
        for dx in (-18, 8, 34, 60)
    ]
    c.fill(together(panes), down(y - 150, y - 126, "#1f4d5e", "#5e98a0"))
    c.fill(together(ellipse(x + dx, y - 78, 9) for dx in (-64, -28, 8, 44, 80)), "#2a5d6b")
    c.fill(stroke(5, (x + 10, y - 166), (x + 10, y - 252)), "#e9efe9")
    c.fill(stroke(3, (x - 18, y - 222), (x + 38, y - 222)) + stroke(3, (x - 8, y - 204), (x + 28, y - 204)), "#e9efe9")
    c.fill(ellipse(x + 10, y - 258, 9), "#f2c14e")
    frame = stroke(9, (x - 246, y - 44), (x - 262, y - 168), (x - 214, y - 178), (x - 196, y - 44))
    c.fill(frame, down(y - 178, y - 44, "#f0a94a", "#d07f34"))
    c.fill(stroke(2, (x - 240, y - 172), (x - 276, y + 10)), "#27454d")
    c.fill(rounded(x - 288, y + 8, 24, 30, 6), "#e9b44c")
    c.fill(rounded(x - 152, y - 92, 40, 54, 6), across(x - 152, x - 112, "#e9e4d2", "#b8c4bd"))
    c.fill(hull, down(y - 74, y + 36, "#fdfbf2", "#dfe7df"))
    stripe = poly(
        (x - 247, y - 18),
        *curve([(x - 247, y - 18), (x + 40, y - 14), (x + 190, y - 22), (x + 268, y - 40)]),
        *curve([(x + 250, y - 20), (x + 180, y - 2), (x + 40, y + 4), (x - 243, y)]),
    )
    c.fill(stripe, across(x - 240, x + 260, "#1f6d78", "#2f8b8c"))
    c.stipple(hull, (0, y + 40), (0, y - 40), "#55808a", 0.5)
    c.fill(smooth((x - 260, y + 32), (x, y + 40), (x + 262, y + 28), (x, y + 35)), "#fff8e2", 0.9)


def _buoy(c: Canvas, x: float, y: float, s: float) -> None:
    float_ = ellipse(x, y, 26 * s, 12 * s)
    c.fill(float_.moved(0, 14 * s), "#1d5666", 0.4, blur=5)
    c.fill(
        poly((x - 12 * s, y - 6 * s), (x - 5 * s, y - 62 * s), (x + 5 * s, y - 62 * s), (x + 12 * s, y - 6 * s)),
        across(x - 12 * s, x + 12 * s, "#f4c659", "#d4882f"),
    )
    c.fill(rect(x - 16 * s, y - 74 * s, 32 * s, 14 * s), "#29586a")
    c.fill(float_, across(x - 26 * s, x + 26 * s, "#f6cf6b", "#cf7e2d"))
    c.fill(ellipse(x, y - 82 * s, 5 * s), "#fff4cf")


def reef(c: Canvas) -> None:
    c.wash(down(0, 800, "#bfeadb", "#5fc0bf", "#23839a", "#125a7c", "#0d3d62"))
    c.glow(640, -60, 760, "#f4ffe6", 0.75)
    for x, lean, wide, strength in (
        (420, -150, 60, 0.22),
        (560, -50, 90, 0.3),
        (700, 40, 70, 0.26),
        (850, 150, 100, 0.2),
    ):
        ray = poly(
            (x - wide * 0.3, -20), (x + wide * 0.4, -20), (x + lean * 2 + wide * 1.6, 700), (x + lean * 2 - wide, 700)
        )
        c.light(ray, "#e6fff0", strength, blur=26)
    layers = (("#3c9aa6", "#1e7590", 520, 40), ("#1f7087", "#145373", 600, 60), ("#15506e", "#0e3a5a", 690, 70))
    for n, (top, foot, base, swing) in enumerate(layers):
        peaks: list[Point] = [
            (x, base - c.chance.uniform(0, swing) - (abs(x - 640) / 640) ** 2 * 150) for x in range(-60, 1320, 110)
        ]
        bank = ridge(c, 820, peaks, rough=8)
        growth = together(_thicket(c, x + c.chance.uniform(-30, 30), y + 14, 0.7 + 0.28 * n) for x, y in peaks[1:-1])
        c.fill(bank + growth, down(base - 160, 820, top, foot))
        c.stipple(bank, (0, base - 150), (0, base + 130), mixed(top, "#d8fff0", 0.35), 0.3)
        c.haze(300, 800, "#2f93a5", 0.18)
    _school(c, 470, 300, 46, "#fbe7b0", "#e9a94b")
    _school(c, 880, 240, 24, "#d9f3e2", "#79bdb4")
    _garden(c)
    specks = (
        ellipse(c.chance.uniform(0, UNITS), c.chance.uniform(0, 640), c.chance.uniform(0.8, 2.6)) for _ in range(70)
    )
    c.fill(together(specks), "#eafff2", 0.4)
    c.finish(vignette=0.3)


def _branching(c: Canvas, x: float, y: float, length: float, thick: float, angle: float = -90, depth: int = 4) -> Shape:
    """A staghorn: every branch forks until it is thin."""
    turn = math.radians(angle)
    end = (x + length * math.cos(turn), y + length * math.sin(turn))
    bend = (
        (x + end[0]) / 2 + c.chance.uniform(-0.12, 0.12) * length,
        (y + end[1]) / 2 + c.chance.uniform(-0.05, 0.05) * length,
    )
    parts = [stroke(thick, *curve([(x, y), bend, end], steps=6))]
    if depth > 0:
        for side in (-1, 1) if depth < 4 or c.chance.random() < 0.5 else (-1, 0, 1):
            parts.append(
                _branching(
                    c,
                    *end,
                    length * c.chance.uniform(0.62, 0.84),
                    thick * 0.76,
                    angle + side * c.chance.uniform(14, 34) + c.chance.uniform(-6, 6),
                    depth - 1,
                )
            )
    return together(parts)


def _thicket(c: Canvas, x: float, y: float, s: float) -> Shape:
    """A far coral, one of three kinds, as an outline against the water."""
    match c.chance.choice(("dome", "fingers", "table")):
        case "dome":
            return poly(*arc(x, y + 4, 46 * s, 180, 360, 34 * s))
        case "table":
            top = smooth((x - 70 * s, y - 42 * s), (x, y - 52 * s), (x + 72 * s, y - 44 * s), (x, y - 30 * s))
            return top + poly(
                (x - 12 * s, y - 36 * s), (x + 12 * s, y - 36 * s), (x + 20 * s, y + 10), (x - 20 * s, y + 10)
            )
        case _:
            return together(
                stroke(11 * s, (x, y + 10), *curve([(x + lean * 0.5, y - tall * 0.5), (x + lean, y - tall)], steps=6))
                for lean, tall in (
                    (-46 * s, 46 * s),
                    (-22 * s, 76 * s),
                    (4 * s, 92 * s),
                    (30 * s, 70 * s),
                    (52 * s, 44 * s),
                )
            )


def _fish(x: float, y: float, s: float, angle: float) -> Shape:
    body = smooth(
        (x - 16 * s, y),
        (x - 4 * s, y - 6.5 * s),
        (x + 12 * s, y - 4 * s),
        (x + 18 * s, y + 0.5 * s),
        (x + 11 * s, y + 5 * s),
        (x - 4 * s, y + 6 * s),
    )
    tail = poly((x - 13 * s, y), (x - 25 * s, y - 8 * s), (x - 21 * s, y), (x - 25 * s, y + 8 * s))
    return (body + tail).turned(angle, (x, y))


def _school(c: Canvas, cx: float, cy: float, count: int, light: str, deep: str) -> None:
    fishes = []
    for _ in range(count):
        x, y = c.chance.gauss(cx, 105), c.chance.gauss(cy, 42)
        fishes.append(_fish(x, y + (x - cx) * 0.12, c.chance.uniform(0.7, 1.25), c.chance.uniform(-4, 16)))
    school = together(fishes)
    c.fill(school.moved(6, 26), "#0d4a63", 0.16, blur=5)
    c.fill(school, down(cy - 60, cy + 80, light, deep))


def _garden(c: Canvas) -> None:
    """The corals close to the eye, in colour."""
    sand = ridge(c, 820, pts("-40 735, 200 765, 420 742, 700 772, 950 738, 1250 760"), rough=3)
    c.fill(sand, down(720, 810, "#7fae9f", "#27566b"))
    c.stipple(sand, (0, 830), (0, 720), "#0f3c56", 0.7)
    staghorns = (
        (150, 760, 92, 17, "#f4a58a", "#b8434d"),
        (1060, 770, 104, 19, "#f7c873", "#c4652f"),
        (760, 782, 66, 12, "#f2b6c0", "#a34a75"),
        (330, 790, 50, 10, "#f9dba0", "#cd8a3b"),
    )
    for x, y, length, thick, light, deep in staghorns:
        for dx, lean in ((-0.55, -24), (0, 2), (0.55, 24)):
            branch = _branching(c, x + dx * length * 0.5, y, length * (1 - abs(dx) * 0.3), thick, -90 + lean, 4)
            c.shadow(branch, 5, 7, 5, 0.25, "#08283f")
            c.fill(branch, down(y - length * 3, y, light, deep))
            c.stipple(branch, (0, y + 10), (0, y - length * 2.2), mixed(deep, "#1a1538", 0.5), 0.55)
    for x, y, r, light, deep in (
        (520, 765, 96, "#d8e29a", "#4f8a6a"),
        (905, 785, 74, "#e9a98e", "#8d3f57"),
        (35, 790, 80, "#c6b3df", "#5a4a8a"),
    ):
        _brain(c, x, y, r, light, deep)
    for x, y, s in ((640, 790, 1.0), (250, 795, 0.8), (1170, 790, 0.9)):
        _fan(c, x, y, s)
    front = ridge(
        c,
        830,
        pts("-40 786, 120 770, 300 794, 470 780, 690 796, 850 778, 1060 774, 1250 792"),
        rough=5,
    )
    c.shadow(front, 0, -6, 8, 0.4, "#08283f")
    c.fill(front, down(765, 805, "#3f7f86", "#123f58"))
    c.stipple(front, (0, 765), (0, 810), "#c9e6cf", 0.3)


def _brain(c: Canvas, x: float, y: float, r: float, light: str, deep: str) -> None:
    dome = poly(*arc(x, y, r, 180, 360, r * 0.82), (x + r, y + 30), (x - r, y + 30))
    c.shadow(dome, 10, 4, 14, 0.4, "#08283f")
    c.fill(dome, ball(x - r * 0.35, y - r * 0.6, r * 1.7, light, mixed(light, deep, 0.5), deep))
    grooves = []
    for ring in range(1, 8):
        rr = r * ring / 8
        wave = [
            (
                x + (rr + 5 * math.sin(a * 9 + ring * 2)) * math.cos(a),
                y - 0.82 * (rr + 5 * math.sin(a * 9 + ring * 2)) * math.sin(a),
            )
            for a in (n * math.pi / 60 for n in range(61))
        ]
        grooves.append(stroke(3.2, *wave))
    c.fill(together(grooves), mixed(deep, "#122a40", 0.3), 0.55, inside=dome)
    c.stipple(dome, (x + r, y + 20), (x - r * 0.5, y - r), mixed(deep, "#0b1f38", 0.6), 0.6)


def _fan(c: Canvas, x: float, y: float, s: float) -> None:
    ribs = []
    for n in range(11):
        angle = -90 + (n - 5) * 12
        ribs.append(_branching(c, x, y, 40 * s * (1 - abs(n - 5) * 0.05), 4.5 * s, angle, 3))
    fan = together(ribs)
    c.fill(fan, down(y - 150 * s, y, "#c98bd0", "#5c2f6d"), 0.95)


HexTile = tuple[Shape, Shape, Shape, Point, float]


def reef_tiles(c: Canvas) -> None:
    c.wash(down(0, 800, "#8fd8d0", "#3fa3b0", "#1d7090", "#155577"))
    c.glow(760, -40, 640, "#eefff0", 0.7)
    for x, lean in ((640, -90), (760, 0), (890, 110)):
        c.light(
            poly((x - 20, -10), (x + 30, -10), (x + lean * 2 + 130, 640), (x + lean * 2 - 60, 640)),
            "#e4fff2",
            0.22,
            blur=24,
        )
    far = ridge(c, 420, pts("-40 330, 140 296, 300 338, 560 352, 800 330, 1010 290, 1250 318"), rough=9)
    c.fill(far, down(280, 430, "#3b98a6", "#5fb3b5"))
    c.fill(rect(0, 372, UNITS, 430), down(372, 800, "#6fbab5", "#6a9d98", "#3e7486", "#204d68"))
    c.haze(300, 400, "#7fccc4", 0.5)
    c.stipple(rect(0, 380, UNITS, 420), (0, 800), (0, 420), "#123c58", 0.5)
    pebbles = []
    for _ in range(420):
        depth = c.chance.random() ** 0.7
        y = 392 + 400 * depth
        pebbles.append(
            ellipse(c.chance.uniform(0, UNITS), y, 2 + 9 * depth * c.chance.random(), 1 + 4 * depth * c.chance.random())
        )
    c.fill(together(pebbles), "#2b6076", 0.4)
    for top, side, ridges, middle, size in _tiles(c):
        if size > 0.25:  # farther away a shadow shows nothing
            c.shadow(side, 8 * size, 10 * size, 10 * size, 0.45, "#0a2b45")
        near = min(1.0, size)
        c.fill(side, mixed("#7d5560", "#8a3d2c", near))
        c.fill(
            top,
            Linear(
                (middle[0] - 90 * size, middle[1] - 60 * size),
                (middle[0] + 110 * size, middle[1] + 60 * size),
                ((0, mixed("#b9a79a", "#f0a87c", near)), (1, mixed("#8a8790", "#b9573a", near))),
            ),
        )
        c.fill(ridges.moved(0, 2.2 * size), mixed("#6d6a78", "#7c3226", near), 0.75, inside=top)
        c.fill(ridges.moved(0, -1.2 * size), mixed("#c2b4a6", "#f7bd92", near), 0.6, inside=top)
        _sprouts(c, middle, size)
    c.haze(600, 376, "#5db7b9", 0.62)
    _school(c, 380, 250, 30, "#fdeebc", "#eab257")
    c.finish(vignette=0.28)


def _floor(x: float, z: float) -> Point:
    """A point on the seabed seen from a little above it."""
    return 600 + 760 * x / z, 330 + 760 / z


def _tiles(c: Canvas) -> Iterator[HexTile]:
    """Hexagons from far to near, now and then one missing."""
    size = 0.62
    for row in range(12, -1, -1):
        z = 1.78 + row * size * 1.5
        shift = (row % 2) * size * 0.866
        for col in range(-9, 10):
            x = col * size * 1.732 + shift
            if abs(x / z) > 1.0 or c.chance.random() < 0.16:
                continue
            sx = c.chance.uniform(-0.03, 0.03)
            corners = [
                _floor(x + sx + size * 0.94 * math.sin(a), z + size * 0.94 * math.cos(a))
                for a in (n * math.pi / 3 for n in range(6))
            ]
            if min(y for _x, y in corners) > 830:
                continue
            lift = 60 / z
            top = poly(*((px, py - lift) for px, py in corners))
            side = (
                poly(*corners)
                + poly(
                    *(p for pair in zip(corners, ((px, py - lift) for px, py in corners), strict=True) for p in pair)
                )
                + top
            )
            ridges = _ridges(c, x + sx, z, size, lift)
            px, py = _floor(x + sx, z)
            yield top, side, ridges, (px, py - lift), 2.2 / z


def _ridges(c: Canvas, x: float, z: float, size: float, lift: float) -> Shape:
    lines = []
    phase = c.chance.uniform(0, 6)
    for n in range(-4, 5):
        points = []
        for m in range(-12, 13):
            u = m / 12 * size
            v = n / 4.5 * size + 0.045 * math.sin(u * 22 + phase + n * 1.4)
            px, py = _floor(x + u, z + v)
            points.append((px, py - lift))
        lines.append(stroke(9 / z, *points))
    return together(lines)


def _sprouts(c: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    colours = (("#f7c0ac", "#c4505a"), ("#f7dca0", "#cf8a3a"), ("#d9e6a6", "#5f9a6b"), ("#e3c2e0", "#87509a"))
    for _ in range(c.chance.choice((0, 1, 2, 3))):
        light, deep = c.chance.choice(colours)
        sx, sy = x + c.chance.uniform(-62, 62) * size, y + c.chance.uniform(-18, 20) * size
        plant = _branching(c, sx, sy, 24 * size, 7.5 * size, -90 + c.chance.uniform(-12, 12), 3)
        c.fill(ellipse(sx + 4 * size, sy + 2 * size, 16 * size, 5 * size), "#3b2330", 0.35, blur=2)
        c.fill(plant, down(sy - 70 * size, sy, light, deep))


def buoy(c: Canvas) -> None:
    c.wash(down(0, 460, "#7fb4c4", "#c3dcd3", "#fbe5bd", "#fbc98f"))
    c.glow(930, 400, 420, "#fff3cc", 0.85)
    c.fill(ellipse(930, 392, 30), "#fff8df")
    for peaks, top, foot in (
        (pts("-20 420, 160 372, 330 400, 520 350, 760 398, 980 420, 1230 390"), "#9dbfbf", "#f0dcb8"),
        (pts("-20 380, 120 400, 260 436, 420 452"), "#5f959a", "#b9ccb6"),
    ):
        hill = ridge(c, 460, peaks, rough=5)
        c.fill(hill, down(350, 460, top, foot))
        c.stipple(hill, (0, 350), (0, 460), mixed(top, "#10383f", 0.4), 0.3)
    c.fill(rect(0, 452, UNITS, 350), down(452, 800, "#f6cf9c", "#8fc0b2", "#3f8f92"))
    glints(c, 456, 560, "#fff3d2", 110, middle=930, opacity=0.8)
    swells = (
        (500, "#8fc3b4", "#5aa39f", 16),
        (552, "#6fb2a6", "#3f8c8f", 22),
        (610, "#559f98", "#2b7580", 28),
    )
    for n, (y, light, deep, high) in enumerate(swells):
        _swell(c, y, high, n * 1.3, light, deep)
    _instrument_buoy(c, 560, 640)
    for n, (y, light, deep, high) in enumerate(((668, "#3f8f8e", "#1f6474", 34), (748, "#2f7c82", "#134a60", 40))):
        _swell(c, y, high, 2.1 + n * 1.7, light, deep)
    glints(c, 660, 800, "#dff3e2", 60, opacity=0.4)
    c.fill(together(_gull(x, y, s) for x, y, s in ((230, 150, 1.4), (320, 110, 0.9), (820, 170, 1.1))), "#33566a")
    c.finish(vignette=0.24)


def _swell(c: Canvas, y: float, high: float, phase: float, light: str, deep: str) -> None:
    crest = [
        (x, y - high * math.sin(x / 190 + phase) - high * 0.3 * math.sin(x / 71 + phase * 2))
        for x in range(-40, 1260, 40)
    ]
    water = poly((-40, 820), *curve(crest), (1240, 820))
    c.shadow(water, 0, -10, 14, 0.22, "#0c3446")
    c.fill(water, down(y - high, y + 150, light, deep))
    c.stipple(water, (0, y + 130), (0, y - high), mixed(deep, "#06202f", 0.4), 0.5)
    c.fill(stroke(2.6, *curve(crest)), "#f4fbe8", 0.55)


def _instrument_buoy(c: Canvas, x: float, y: float) -> None:
    """Everything leans a little: the sea is moving."""
    about = (x, y)

    def leaning(shape: Shape) -> Shape:
        return shape.turned(5, about)

    c.fill(ellipse(x + 30, y + 34, 190, 24), "#0c3446", 0.5, blur=12)
    legs = stroke(11, (x - 92, y - 56), (x - 34, y - 330)) + stroke(11, (x + 92, y - 56), (x + 34, y - 330))
    legs += stroke(9, (x, y - 56), (x, y - 330)) + stroke(8, (x - 72, y - 150), (x + 72, y - 150))
    legs += stroke(8, (x - 52, y - 245), (x + 52, y - 245)) + stroke(5, (x - 72, y - 150), (x + 52, y - 245))
    c.fill(leaning(legs), across(x - 100, x + 100, "#ffd86b", "#c9772a"))
    panel = poly((x - 118, y - 190), (x - 20, y - 206), (x - 8, y - 108), (x - 106, y - 92))
    c.shadow(leaning(panel), 8, 10, 8, 0.35)
    c.fill(
        leaning(panel), Linear((x - 118, y - 200), (x - 8, y - 100), ((0, "#5f86b8"), (0.5, "#2b4d80"), (1, "#17305c")))
    )
    cells = [
        stroke(2, (x - 118 + n * 24.5 + 24, y - 194 - n * 4), (x - 106 + n * 24.5 + 24, y - 96 - n * 4))
        for n in range(3)
    ]
    cells += [stroke(2, (x - 114 + n * 4, y - 158 + n * 33), (x - 16 + n * 4, y - 174 + n * 33)) for n in range(2)]
    c.fill(leaning(together(cells)), "#a9c3e0", 0.8)
    box = rounded(x + 14, y - 222, 64, 64, 8)
    c.shadow(leaning(box), 5, 6, 6, 0.3)
    c.fill(leaning(box), across(x + 14, x + 78, "#fdf8ea", "#b9c3bd"))
    c.fill(leaning(ellipse(x + 46, y - 190, 13)), "#2f6d78")
    c.fill(leaning(rounded(x - 58, y - 352, 116, 26, 8)), across(x - 58, x + 58, "#ffd86b", "#d07f2c"))
    c.fill(leaning(stroke(5, (x - 30, y - 350), (x - 30, y - 440))), "#3f5560")
    c.fill(
        leaning(together(ellipse(x - 30 + dx, y - 442 + dy, 9) for dx, dy in ((-20, 6), (20, 6), (0, -12)))), "#3f5560"
    )
    lamp = leaning(rounded(x + 10, y - 394, 36, 44, 10))
    c.glow(x + 62, y - 368, 130, "#fff0b0", 0.8)
    c.fill(lamp, down(y - 394, y - 350, "#fffbe0", "#f2c14e"))
    hull = poly(
        *curve(
            [
                (x - 176, y - 44),
                (x - 150, y + 22),
                (x - 70, y + 52),
                (x + 70, y + 52),
                (x + 150, y + 22),
                (x + 176, y - 44),
            ]
        ),
        *curve([(x + 176, y - 44), (x, y - 60), (x - 176, y - 44)]),
    )
    c.fill(
        leaning(hull), Linear((x - 170, y - 50), (x + 170, y + 50), ((0, "#ffdc73"), (0.5, "#f2ab3c"), (1, "#b8642a")))
    )
    c.stipple(leaning(hull), (x + 120, y + 60), (x - 60, y - 60), "#6b3218", 0.6)
    deck = smooth((x - 176, y - 44), (x, y - 66), (x + 176, y - 44), (x, y - 26))
    c.fill(leaning(deck), across(x - 170, x + 170, "#ffe9a0", "#d9923c"))
    c.fill(leaning(stroke(9, *curve([(x - 160, y - 6), (x, y + 20), (x + 160, y - 6)]))), "#23475c", 0.85)


def promenade(c: Canvas) -> None:
    c.wash(down(0, 470, "#1f3563", "#3d5688", "#8a84a8", "#e0a79a", "#f7cf9f"))
    c.glow(260, 430, 360, "#ffdfae", 0.6)
    far = ridge(c, 440, pts("-20 400, 140 372, 320 392, 520 350, 720 384, 900 402"), rough=5)
    c.fill(far, down(350, 440, "#6a6a95", "#c79a9c"))
    _skyline(c, 438, 0.55, "#4a5384", "#8f7f9c", lit=0.18)
    c.haze(330, 440, "#f7c9a0", 0.3)
    c.fill(rect(0, 432, UNITS, 368), down(432, 760, "#e9b39a", "#7a7ea6", "#35507f", "#24365f"))
    glints(c, 440, 640, "#ffe0b2", 120, middle=280, opacity=0.6)
    glints(c, 440, 700, "#2a3f70", 90, opacity=0.35)
    walk = poly((1230, 456), *curve(pts("1230 456, 900 470, 700 512, 560 600, 470 720, 430 820")), (1240, 820))
    c.shadow(walk, -14, 8, 18, 0.4)
    c.fill(walk, Linear((500, 800), (1200, 440), ((0, "#c9a58a"), (0.5, "#a98a8c"), (1, "#7f7796"))))
    c.stipple(walk, (1200, 820), (640, 520), "#3d3354", 0.5)
    rails = (
        pts("1230 456, 900 470, 700 512, 560 600, 470 720, 430 820"),
        pts("1230 428, 900 436, 690 464, 532 530, 426 620, 368 700"),
    )
    base, top = curve(rails[0]), curve(rails[1])
    posts = [stroke(2 + 5 * (n / len(base)), base[n], top[n]) for n in range(6, len(base) - 4, 5)]
    c.fill(together(posts), "#27345a")
    c.fill(stroke(7, *top), across(400, 1200, "#e9b98f", "#56608c"))
    c.fill(
        stroke(3, *(((bx + tx) / 2, (by + ty) / 2) for (bx, by), (tx, ty) in zip(base, top, strict=True))), "#27345a"
    )
    for x, y, s in ((1120, 500, 0.62), (930, 560, 0.9), (1130, 690, 1.5)):
        _tree(c, x, y, s)
    for x, y, s in ((820, 486, 0.5), (700, 552, 0.75), (590, 690, 1.2)):
        _lamp(c, x, y, s)
    for x, y, tall, coat, umbrella in (
        (760, 552, 96, "#e5734f", ""),
        (790, 556, 92, "#2f6d78", ""),
        (900, 640, 170, "#e0a243", ""),
        (690, 742, 240, "#39507a", ""),
        (752, 748, 226, "#a8483a", ""),
    ):
        walker(c, x, y, tall, coat=coat, umbrella=umbrella, stride=0.45)
    c.finish(vignette=0.34)


def _tree(c: Canvas, x: float, y: float, s: float) -> None:
    c.fill(ellipse(x + 20 * s, y + 3, 90 * s, 13 * s), "#2a2244", 0.4, blur=8)
    trunk = poly((x - 13 * s, y), (x - 8 * s, y - 150 * s), (x + 8 * s, y - 150 * s), (x + 14 * s, y))
    c.fill(trunk, across(x - 13 * s, x + 14 * s, "#7a5a5f", "#3a2c44"))
    crowns = [
        ellipse(x + dx * s, y + dy * s, r * s, r * 0.86 * s)
        for dx, dy, r in (
            (-70, -190, 70),
            (60, -200, 78),
            (0, -256, 88),
            (-20, -180, 76),
            (90, -160, 52),
            (-104, -160, 46),
        )
    ]
    crown = together(crowns)
    c.shadow(crown, 8, 14, 14, 0.3)
    c.fill(
        crown,
        Linear(
            (x - 120 * s, y - 320 * s), (x + 120 * s, y - 130 * s), ((0, "#5f8f86"), (0.5, "#356a6b"), (1, "#1d3f52"))
        ),
    )
    c.stipple(crown, (x + 110 * s, y - 120 * s), (x - 60 * s, y - 320 * s), "#12283f", 0.7)


def _lamp(c: Canvas, x: float, y: float, s: float) -> None:
    c.fill(stroke(6 * s, (x, y), (x, y - 210 * s), (x + 26 * s, y - 226 * s)), "#1d2a4d")
    c.light(ellipse(x + 26 * s, y + 4, 120 * s, 24 * s), "#ffd596", 0.6, blur=18 * s)
    c.glow(x + 30 * s, y - 222 * s, 130 * s, "#ffdf9f", 0.9)
    c.fill(ellipse(x + 30 * s, y - 220 * s, 13 * s, 10 * s), "#fff6dc")


SCENES = {
    "harbour-dusk": (harbour_dusk, 800),
    "research-vessel": (research_vessel, 800),
    "reef": (reef, 800),
    "reef-tiles": (reef_tiles, 800),
    "buoy": (buoy, 800),
    "promenade": (promenade, 800),
}
