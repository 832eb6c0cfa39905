"""Drawings of rooms: wards, workshops, laboratories, halls."""

from __future__ import annotations

import math

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


class Box:
    """A room in one-point perspective: metres across, up-down and deep become points on the canvas."""

    def __init__(self, vanish: Point, focal: float = 620) -> None:
        self.vanish = vanish
        self.focal = focal

    def __call__(self, x: float, y: float, z: float) -> Point:
        return self.vanish[0] + self.focal * x / z, self.vanish[1] + self.focal * y / z

    def wall(self, x: float, top: float, bottom: float, near: float, far: float) -> Shape:
        """A panel on a side wall."""
        return poly(self(x, top, near), self(x, top, far), self(x, bottom, far), self(x, bottom, near))

    def flat(self, y: float, left: float, right: float, near: float, far: float) -> Shape:
        """A panel on the floor or ceiling."""
        return poly(self(left, y, near), self(left, y, far), self(right, y, far), self(right, y, near))

    def back(self, z: float, left: float, right: float, top: float, bottom: float) -> Shape:
        return poly(self(left, top, z), self(right, top, z), self(right, bottom, z), self(left, bottom, z))


def robot(c: Canvas, x: float, y: float, s: float, lamp: str = "#ffd98f", night: float = 0) -> None:
    """The care robot, standing at (x, y), some 300 units high at size 1."""
    pale, shade = mixed("#fbf4e6", "#5e7fa8", night), mixed("#c9bda8", "#1c3157", night)
    dark = mixed("#32506b", "#0d1c3c", night)
    c.fill(ellipse(x, y + 2 * s, 104 * s, 20 * s), "#0b1730", 0.45, blur=9 * s)
    base = rounded(x - 84 * s, y - 42 * s, 168 * s, 44 * s, (14 * s, 14 * s, 20 * s, 20 * s))
    body = poly(
        *curve(
            [
                (x - 78 * s, y - 30 * s),
                (x - 88 * s, y - 96 * s),
                (x - 76 * s, y - 168 * s),
                (x - 58 * s, y - 204 * s),
                (x, y - 214 * s),
                (x + 58 * s, y - 204 * s),
                (x + 76 * s, y - 168 * s),
                (x + 88 * s, y - 96 * s),
                (x + 78 * s, y - 30 * s),
            ],
            steps=14,
        )
    )
    head = poly(*arc(x, y - 222 * s, 62 * s, 180, 360, 66 * s), (x + 58 * s, y - 212 * s), (x - 58 * s, y - 212 * s))
    c.fill(base, across(x - 84 * s, x + 84 * s, mixed(dark, "#ffffff", 0.12), dark))
    c.fill(
        body,
        Linear(
            (x - 80 * s, y - 200 * s),
            (x + 90 * s, y - 40 * s),
            ((0, pale), (0.5, mixed(pale, shade, 0.25)), (1, shade)),
        ),
    )
    c.stipple(body, (x + 95 * s, y - 30 * s), (x + 10 * s, y - 190 * s), mixed(shade, "#2b2440", 0.45), 0.45)
    tray = rounded(x - 54 * s, y - 132 * s, 108 * s, 16 * s, 8 * s)
    c.fill(tray, mixed(dark, "#000000", 0.1), 0.85)
    c.fill(rounded(x - 54 * s, y - 96 * s, 108 * s, 40 * s, 12 * s), mixed(pale, shade, 0.45), 0.8)
    c.fill(rect(x - 58 * s, y - 214 * s, 116 * s, 9 * s), dark)
    c.fill(head, Linear((x - 50 * s, y - 286 * s), (x + 66 * s, y - 210 * s), ((0, pale), (1, shade))))
    visor = rounded(x - 46 * s, y - 262 * s, 92 * s, 34 * s, 17 * s)
    c.fill(visor, down(y - 262 * s, y - 228 * s, "#1a2f4f", "#0c1a36"))
    eyes = together(ellipse(x + dx * s, y - 245 * s, 6.5 * s, 8 * s) for dx in (-18, 18))
    c.glow(x, y - 245 * s, 70 * s, lamp, 0.45)
    c.fill(eyes, "#fff0c8")
    c.fill(stroke(4 * s, (x, y - 288 * s), (x, y - 312 * s)), dark)
    c.glow(x, y - 318 * s, 130 * s, lamp, 0.85)
    c.fill(ellipse(x, y - 320 * s, 11 * s), "#fff3cf")


def night_corridor(c: Canvas) -> None:
    c.wash("#132447")
    b = Box((430, 350))
    near, far, left, right, top, floor = 0.55, 7.5, -1.55, 1.75, -1.35, 1.35
    c.fill(b.flat(top, left, right, near, far), down(0, 350, "#0d1a38", "#2a4470"))
    c.fill(b.wall(left, top, floor, near, far), across(0, 330, "#16294f", "#35568a"))
    c.fill(b.wall(right, top, floor, near, far), across(570, 1200, "#31517f", "#1d3560"))
    c.fill(b.flat(floor, left, right, near, far), down(460, 800, "#38588a", "#223d6d", "#142950"))
    c.fill(b.back(far, left, right, top, floor), down(240, 470, "#5a86b4", "#7fa3c2"))
    # A window with the moon at the end.
    window = b.back(far - 0.01, -0.75, 0.75, -0.85, 0.35)
    c.fill(window, down(270, 390, "#9cc4dc", "#e6efe0"))
    c.glow(*b(0, -0.3, far), 260, "#cfe6f2", 0.65)
    c.fill(
        stroke(3, b(0, -0.85, far), b(0, 0.35, far)) + stroke(3, b(-0.75, -0.25, far), b(0.75, -0.25, far)), "#4a739f"
    )
    c.light(b.flat(floor - 0.001, -0.6, 0.6, 2.0, far), "#a9cde6", 0.28, blur=12)
    for z in (1.5, 2.6, 3.9, 5.4):
        c.fill(b.flat(top + 0.01, -0.28, 0.42, z, z + 0.55), "#6f97bd", 0.5)
    for x in (left, right):
        rail = b.wall(x, 0.38, 0.46, near, far)
        c.shadow(rail, 0, 8, 6, 0.4)
        c.fill(rail, across(0, 1200, "#8a6f66", "#b98f6f", "#8a6f66"))
        c.fill(b.wall(x, 1.22, floor, near, far), "#0e1c3d", 0.6)
    for z in (4.6, 3.0):
        _shut_door(c, b, left, z)
    _shut_door(c, b, left, 1.62)
    _shut_door(c, b, right, 4.4)
    _open_door(c, b, right)
    c.fill(ellipse(705, 724, 240, 46), "#ffce85", 0.28, blur=26)
    robot(c, 700, 712, 1.06, night=0.32)
    c.stipple(rect(0, 0, UNITS, 800), (0, 800), (0, 350), "#081228", 0.35)
    c.finish(vignette=0.42)


def _shut_door(c: Canvas, b: Box, x: float, z: float) -> None:
    frame = b.wall(x, -0.86, 1.35, z - 0.06, z + 0.98)
    leaf = b.wall(x, -0.8, 1.35, z, z + 0.92)
    c.fill(frame, "#1a2f57")
    c.fill(leaf, Linear(b(x, 0, z), b(x, 0, z + 0.9), ((0, "#3d5f8f"), (1, "#547ba6"))))
    c.stipple(leaf, b(x, 1.3, z), b(x, -0.6, z), "#14264c", 0.6)
    c.fill(b.wall(x, -0.5, 0.0, z + 0.58, z + 0.74), "#8fb4d0", 0.5)
    tile = b(x, -0.1, z + 0.28)
    c.fill(ellipse(*tile, 10 * 2.2 / z, 15 * 2.2 / z), "#d6a66b")


def _open_door(c: Canvas, b: Box, x: float) -> None:
    """The room behind it is dark and warm; the leaf stands inwards."""
    near, far = 1.52, 2.56
    frame = b.wall(x, -0.9, 1.35, near - 0.08, far + 0.06)
    gap = b.wall(x, -0.82, 1.35, near, far)
    c.fill(frame, "#16284e")
    c.fill(gap, Linear(b(x, 0, near), b(x, 0, far), ((0, "#3a2a44"), (1, "#1a1d3d"))))
    c.light(b.wall(x, 0.1, 1.35, near, far), "#c98a55", 0.35, blur=30, inside=gap)
    leaf = poly(b(x, -0.82, far), b(x + 0.2, -0.8, far - 0.5), b(x + 0.2, 1.36, far - 0.5), b(x, 1.35, far))
    c.shadow(leaf, 10, 0, 14, 0.5, inside=gap)
    c.fill(leaf, across(b(x, 0, far)[0], b(x + 0.2, 0, far - 0.5)[0], "#5d84ad", "#35547f"), inside=gap)
    tile = b(x, -0.05, far + 0.22)
    c.fill(stroke(1.6, (tile[0], tile[1] - 30), tile), "#d9c29a")
    c.shadow(ellipse(tile[0], tile[1] + 10, 11, 17), 4, 4, 4, 0.5)
    c.fill(ellipse(tile[0], tile[1] + 10, 11, 17), "#e3b57a")


def ward_robot(c: Canvas) -> None:
    c.wash(down(0, 800, "#f5ead2", "#e9dcc0"))
    c.fill(rect(0, 0, UNITS, 560), down(0, 560, "#dfe9dd", "#f6ecd6"))
    for x in (70, 330, 590):
        _tall_window(c, x)
    floor = rect(0, 560, UNITS, 240)
    c.fill(floor, down(560, 800, "#e3c9a0", "#cfa878"))
    boards = [stroke(1.4, (600 + (x - 600) * 0.86, 560), (600 + (x - 600) * 1.5, 800)) for x in range(-120, 1400, 74)]
    c.fill(together(boards), "#a77f54", 0.35)
    for x in (70, 330, 590):
        patch = poly((x + 60, 566), (x + 240, 566), (x + 350, 800), (x + 120, 800))
        c.light(patch, "#fff3cf", 0.6, blur=5)
    c.fill(rect(0, 548, UNITS, 14), "#f7f0df")
    c.fill(rect(0, 560, UNITS, 4), "#9a7f5f", 0.4)
    _bed(c)
    _curtain(c)
    robot(c, 470, 736, 1.12)
    tray = smooth(*pts("420 596, 470 588, 520 596, 470 604"))
    c.fill(tray, "#8a6f5a", 0.0)
    _side_table(c)
    c.finish(vignette=0.16)


def _tall_window(c: Canvas, x: float) -> None:
    frame = rounded(x, 70, 190, 400, (95, 95, 0, 0))
    pane = rounded(x + 12, 82, 166, 388, (83, 83, 0, 0))
    c.fill(frame, "#fbf7ea")
    c.fill(pane, down(82, 470, "#a9d4d8", "#d3e8dc", "#f7efcf"))
    hills = poly((x, 470), *curve([(x - 10, 400), (x + 50, 372), (x + 110, 396), (x + 200, 350)]), (x + 200, 470))
    c.fill(hills, down(350, 470, "#7fb0a4", "#bcd3b0"), inside=pane)
    towers = together(
        rect(x + dx, 470 - tall, wide, tall)
        for dx, wide, tall in ((30, 22, 74), (62, 16, 110), (112, 26, 64), (146, 14, 96))
    )
    c.fill(towers, down(350, 470, "#8fa9b8", "#cfd6c6"), 0.8, inside=pane)
    bars = (
        stroke(7, (x + 95, 82), (x + 95, 470))
        + stroke(7, (x + 12, 210), (x + 178, 210))
        + stroke(6, (x + 12, 340), (x + 178, 340))
    )
    c.fill(bars, "#fbf7ea", inside=frame)
    c.fill(rounded(x - 14, 468, 218, 18, 4), "#fffaf0")
    c.shadow(rect(x - 10, 486, 210, 6), 0, 3, 6, 0.25)


def _bed(c: Canvas) -> None:
    c.fill(ellipse(950, 738, 300, 26), "#5b4028", 0.4, blur=12)
    frame = (
        stroke(12, (690, 730), (690, 560)) + stroke(12, (1190, 730), (1190, 440)) + stroke(14, (690, 660), (1190, 660))
    )
    c.fill(frame, down(440, 730, "#f5efe2", "#b9b3a6"))
    mattress = rounded(692, 606, 500, 54, 16)
    c.fill(mattress, down(606, 660, "#fffdf6", "#d8d3c6"))
    pillow = smooth(*pts("1080 560, 1120 516, 1180 508, 1196 560, 1180 606, 1100 606"))
    c.fill(pillow, Linear((1080, 510), (1180, 606), ((0, "#ffffff"), (1, "#cfd3cf"))))
    # A reader sitting up in bed.
    c.fill(
        smooth(*pts("1020 606, 1030 520, 1062 470, 1110 470, 1136 520, 1140 606")),
        Linear((1020, 470), (1140, 606), ((0, "#e9a06a"), (1, "#b8653f"))),
    )
    c.fill(ellipse(1082, 424, 40, 46), Linear((1050, 380), (1120, 470), ((0, "#f0c7a0"), (1, "#c08a66"))))
    c.fill(
        poly(
            *curve(
                pts("1046 420, 1044 384, 1076 366, 1112 376, 1130 412, 1122 452, 1108 440, 1104 404, 1070 396"),
                closed=True,
            )
        ),
        "#d9d6d2",
    )
    blanket = poly(
        (690, 600),
        *curve(pts("690 600, 760 566, 860 548, 930 520, 980 540, 1030 590, 1060 606")),
        (1060, 668),
        (690, 690),
    )
    c.shadow(blanket, 0, 8, 10, 0.25)
    c.fill(blanket, Linear((700, 540), (1040, 690), ((0, "#6fb0a8"), (1, "#2f7478"))))
    for n in range(5):
        c.fill(
            stroke(5, *curve([(720 + n * 70, 600 - n * 11), (730 + n * 70, 640), (724 + n * 70, 680)])),
            "#f3e6c4",
            0.55,
            inside=blanket,
        )
    c.stipple(blanket, (760, 700), (900, 540), "#184a55", 0.6)
    paper = poly(*pts("948 452, 1004 476, 1000 566, 944 536"))
    c.fill(paper.moved(5, 6), "#5b4028", 0.25, blur=4)
    c.fill(paper, "#fffaf0")
    c.fill(together(stroke(2, (956, 470 + n * 11), (994, 486 + n * 11)) for n in range(6)), "#8d8a88", 0.6)
    c.fill(smooth(*pts("1000 520, 1024 512, 1040 530, 1016 546")), "#e0ab82")


def _curtain(c: Canvas) -> None:
    c.fill(stroke(6, (800, 60), (1210, 60)), "#b9b3a6")
    cloth = poly((1080, 62), (1210, 62), (1210, 560), *curve(pts("1210 560, 1180 548, 1150 562, 1120 548, 1094 558")))
    c.fill(cloth, across(1080, 1210, "#f3cdb4", "#dca083"), 0.85)
    folds = [stroke(9, *curve([(x, 64), (x + 5, 300), (x - 3, 556)])) for x in (1106, 1140, 1174)]
    c.fill(together(folds), "#b9765c", 0.3, blur=5, inside=cloth)


def _side_table(c: Canvas) -> None:
    c.fill(ellipse(150, 748, 110, 16), "#5b4028", 0.4, blur=9)
    c.fill(stroke(12, (90, 620), (80, 744)) + stroke(12, (210, 620), (220, 744)), "#8a5d3b")
    c.fill(rounded(50, 604, 200, 22, 8), down(604, 626, "#c08a58", "#8f5f39"))
    pot = poly(*pts("108 560, 168 560, 160 606, 116 606"))
    for lean in (-3, -2, -1, 0, 1, 2, 3):
        tip = (138 + lean * 28, 452 + abs(lean) * 18)
        leaf = poly(
            *curve([(138, 562), (124 + lean * 15, 500), tip]), *curve([tip, (150 + lean * 15, 512), (138, 562)])
        )
        c.fill(leaf, down(440, 562, "#7fb086", "#2f6a58"))
    c.fill(pot, across(108, 168, "#e78a62", "#b0523c"))


def robot_workshop(c: Canvas) -> None:
    c.wash(down(0, 800, "#28485c", "#315a68", "#244656"))
    board = rounded(120, 70, 960, 380, 10)
    c.fill(board, Linear((120, 70), (1080, 450), ((0, "#d8a868"), (1, "#a87440"))))
    holes = together(ellipse(150 + n * 32, 100 + m * 32, 2.2) for n in range(29) for m in range(11))
    c.fill(holes, "#5f3d20", 0.5)
    _tools(c)
    for x in (250, 600, 950):
        cone = poly((x - 30, 150), (x + 30, 150), (x + 260, 640), (x - 260, 640))
        c.light(cone, "#ffe2a6", 0.24, blur=26)
    bench = rect(0, 590, UNITS, 46)
    c.fill(rect(0, 636, UNITS, 170), down(636, 800, "#5d3b26", "#2c1b18"))
    for x in (110, 430, 750, 1070):
        drawer = rounded(x - 130, 660, 270, 96, 8)
        c.fill(drawer, down(660, 756, "#7f5433", "#553521"))
        c.fill(rounded(x - 30, 700, 70, 12, 6), "#d9a860")
    c.shadow(bench, 0, 14, 12, 0.5)
    c.fill(bench, down(590, 636, "#e6bd86", "#b98550"))
    c.fill(rect(0, 588, UNITS, 5), "#fff0cf", 0.7)
    _half_robot(c, 600, 590)
    _bench_things(c)
    for x in (250, 600, 950):
        _pendant(c, x)
    c.stipple(rect(0, 0, UNITS, 800), (0, 0), (0, 420), "#12263a", 0.5)
    c.finish(vignette=0.3)


def _pendant(c: Canvas, x: float) -> None:
    c.fill(stroke(3, (x, -10), (x, 92)), "#14202e")
    shade = poly(*curve([(x - 64, 152), (x - 44, 106), (x, 88), (x + 44, 106), (x + 64, 152)]))
    c.fill(shade, across(x - 64, x + 64, "#f0b25a", "#c8702f"))
    c.glow(x, 156, 170, "#fff0c4", 0.75)
    c.fill(ellipse(x, 153, 62, 8), "#fff6d9")


def _tools(c: Canvas) -> None:
    ink = "#2c3f52"
    shapes = [
        stroke(13, (210, 190), (210, 330)) + rounded(176, 176, 68, 30, 6),
        stroke(9, (290, 190), (290, 260)) + rounded(278, 256, 24, 80, 10),
        stroke(9, (340, 190), (340, 250)) + rounded(328, 248, 24, 88, 10),
        stroke(10, *curve([(410, 200), (398, 250), (402, 330)]))
        + stroke(10, *curve([(426, 200), (440, 250), (436, 330)]))
        + ellipse(418, 222, 13),
        ellipse(790, 216, 40) - ellipse(790, 216, 25),
        stroke(15, (880, 220), (880, 340)) + (ellipse(880, 206, 28) - poly(*pts("868 170, 892 170, 890 206, 870 206"))),
        poly(*pts("950 190, 1040 190, 1040 214, 974 214, 974 330, 950 330")),
        ellipse(790, 318, 34) - ellipse(790, 318, 20),
    ]
    tools = together(shapes)
    c.shadow(tools, 9, 12, 7, 0.45, "#3a2008")
    c.fill(tools, down(170, 340, mixed(ink, "#ffffff", 0.3), ink))
    handles = together([rounded(278, 262, 24, 74, 10), rounded(328, 254, 24, 82, 10), rounded(202, 250, 17, 84, 8)])
    c.fill(handles, down(250, 340, "#e5734f", "#a8402f"))


def _half_robot(c: Canvas, x: float, y: float) -> None:
    """The robot without its shell: frame, boards and cables, its head beside it."""
    c.fill(ellipse(x, y + 4, 150, 14), "#3a2008", 0.5, blur=8)
    c.fill(rounded(x - 92, y - 46, 184, 48, 14), across(x - 92, x + 92, "#4a6b86", "#23405c"))
    shell = poly(
        (x, y - 46),
        (x - 84, y - 46),
        *curve([(x - 84, y - 46), (x - 94, y - 120), (x - 80, y - 196), (x - 60, y - 228), (x, y - 238)]),
    )
    inside = poly(
        *curve([(x, y - 238), (x + 60, y - 228), (x + 80, y - 196), (x + 94, y - 120), (x + 84, y - 46)]), (x, y - 46)
    )
    c.fill(inside, across(x, x + 94, "#1d3448", "#2e4c62"))
    ribs = [
        stroke(5, (x + 4, yy), (x + 84 - abs(yy - y + 130) * 0.14, yy)) for yy in (y - 76, y - 112, y - 148, y - 184)
    ]
    c.fill(together(ribs), "#9fb6bf")
    for dx, dy, w, h, tone in (
        (18, -106, 40, 22, "#3f8f7a"),
        (24, -142, 30, 22, "#2f7478"),
        (14, -178, 44, 22, "#4a9a84"),
        (20, -72, 44, 20, "#3f8f7a"),
    ):
        c.fill(rounded(x + dx, y + dy, w, h, 3), tone)
        c.fill(together(rect(x + dx + 5 + n * 8, y + dy + 6, 4, 4) for n in range(3)), "#f2d38a")
    for points, tone in (
        ([(x + 60, y - 100), (x + 92, y - 130), (x + 72, y - 172), (x + 40, y - 236)], "#e5734f"),
        ([(x + 30, y - 66), (x + 8, y - 120), (x + 24, y - 200), (x + 12, y - 252)], "#f2c14e"),
    ):
        c.fill(stroke(5, *curve(points)), tone)
    c.fill(shell, Linear((x - 90, y - 230), (x + 10, y - 50), ((0, "#fffaf0"), (1, "#cdbfa6"))))
    c.stipple(shell, (x - 95, y - 40), (x - 10, y - 220), "#6b5560", 0.5)
    c.fill(rounded(x - 60, y - 146, 56, 14, 7), "#32506b")
    hx = x + 210
    c.fill(ellipse(hx, y + 4, 84, 10), "#3a2008", 0.5, blur=6)
    head = poly(*arc(hx, y - 14, 70, 180, 360, 74), (hx + 66, y), (hx - 66, y))
    c.fill(head, Linear((hx - 60, y - 90), (hx + 70, y), ((0, "#fffaf0"), (1, "#bfb096"))))
    c.fill(rounded(hx - 52, y - 58, 104, 36, 18), "#14294a")
    c.fill(together(ellipse(hx + dx, y - 40, 6, 8) for dx in (-20, 20)), "#6f8aa6")
    c.stipple(head, (hx + 70, y), (hx - 20, y - 70), "#6b5560", 0.5)


def _bench_things(c: Canvas) -> None:
    laptop = poly(*pts("180 590, 330 590, 352 470, 206 470"))
    c.shadow(ellipse(262, 594, 120, 8), 0, 0, 6, 0.5, "#3a2008")
    c.fill(laptop, Linear((180, 470), (350, 590), ((0, "#39536c"), (1, "#1b2f45"))))
    c.fill(poly(*pts("194 582, 324 582, 342 478, 214 478")), down(478, 582, "#9fd3cd", "#3f8f97"))
    c.fill(stroke(3, *curve(pts("212 560, 240 520, 262 544, 296 498, 326 510"))), "#fff3cf")
    c.fill(rounded(160, 586, 200, 10, 5), "#7f95a6")
    mug = rounded(1010, 540, 48, 50, (6, 6, 12, 12))
    c.fill(stroke(8, *arc(1060, 562, 16, -80, 80)), "#c65a43")
    c.fill(mug, across(1010, 1058, "#f08c62", "#b5472f"))
    for n, (w, tone) in enumerate(((120, "#2f6d78"), (104, "#e6c27f"), (112, "#a8402f"))):
        c.fill(
            rounded(430 - w / 2, 574 - n * 18, w, 17, 4),
            across(430 - w / 2, 430 + w / 2, mixed(tone, "#ffffff", 0.15), mixed(tone, "#101830", 0.3)),
        )
    for x, y in ((935, 586), (958, 588), (978, 585)):
        c.fill(ellipse(x, y, 8, 5), "#d8b46a")


def museum_hall(c: Canvas) -> None:
    c.wash(down(0, 800, "#e9cfa4", "#d9a878", "#8f5f52"))
    b = Box((600, 430), 700)
    c.fill(b.flat(1.0, -3, 3, 0.9, 11), down(500, 800, "#e8c596", "#a8704f", "#6b4038"))
    c.fill(b.back(11, -2.6, 2.6, -3.2, 1.0), down(220, 500, "#fff0cc", "#f4d6a2"))
    c.glow(600, 330, 420, "#fff6dc", 0.8)
    for z in (10.0, 7.6, 5.8, 4.4, 3.3, 2.45):
        _arch(c, b, z)
        if z > 4:  # the air is thick only where there is much of it
            c.haze(100, 800, "#f7dcae", 0.1)
    for left, lean, wide, strength in ((380, -130, 60, 0.34), (560, -30, 84, 0.42), (760, 90, 66, 0.34)):
        shaft = poly(
            (left - wide * 0.4, -20),
            (left + wide * 0.5, -20),
            (left + lean + wide * 1.9, 760),
            (left + lean - wide * 1.3, 760),
        )
        c.light(shaft, "#fff2cf", strength, blur=24)
    _hung_hull(c)
    for x, z, coat in (
        (-0.9, 6.4, "#7c4a5a"),
        (-0.72, 6.3, "#2f6d78"),
        (0.95, 4.7, "#a8483a"),
        (1.1, 4.6, "#39507a"),
        (-0.35, 3.4, "#e0a243"),
        (0.3, 8.0, "#5f7a6a"),
    ):
        px, py = b(x, 1.0, z)
        stretched = [
            poly((px, py), (px + 10, py), (px + 60 + 200 / z, py + 150 / z), (px + 30 + 200 / z, py + 150 / z))
        ]
        c.fill(together(stretched), "#4a2a2c", 0.22, blur=5)
        walker(c, px, py, 640 / z, coat=coat, stride=0.2)
    c.finish(vignette=0.34)


def _arch(c: Canvas, b: Box, z: float) -> None:
    """A wall across the hall with one great arched opening."""
    tone = mixed("#7c4a42", "#f0cf9c", min(1.0, z / 11))
    half, spring, top = 1.72, -1.35, -3.4
    left, foot = b(-half, 1.0, z)
    right, spring_y = b(half, spring, z)
    centre = (left + right) / 2
    radius = (right - left) / 2
    wall = b.back(z, -4.2, 4.2, top * 1.6, 1.0)
    opening = poly(
        (left, foot + 2), (left, spring_y), *arc(centre, spring_y, radius, 180, 360, radius * 0.96), (right, foot + 2)
    )
    if z < 5:  # farther away it would not be seen
        c.shadow(wall - opening, 0, 10 / z, 26 / z + 3, 0.25, "#4a2028")
    c.fill(
        wall - opening,
        Linear(
            (left - 200, 0), (right + 200, 800), ((0, mixed(tone, "#ffffff", 0.14)), (1, mixed(tone, "#2a1420", 0.3)))
        ),
    )
    inner = radius * 1.0
    rim = [
        stroke(
            20 / z + 1.2,
            (left, foot),
            (left, spring_y),
            *arc(centre, spring_y, inner, 180, 360, inner * 0.96),
            (right, foot),
        )
    ]
    c.fill(together(rim), mixed(tone, "#fff3d4", 0.5))
    if z < 5:  # farther away it would not be seen
        c.stipple(wall - opening, (0, 0), (centre, 500), mixed(tone, "#2a1420", 0.6), 0.35)


def _hung_hull(c: Canvas) -> None:
    keel = curve(pts("318 196, 360 262, 470 306, 620 316, 760 296, 862 240, 902 176"))
    rail = curve(pts("902 176, 780 216, 600 230, 430 222, 318 196"))
    hull = poly(*keel, *rail)
    for x in (400, 610, 810):
        c.fill(stroke(2, (x, 216), (x + (x - 600) * 0.12, -10)), "#5a3830", 0.9)
    c.shadow(hull, 10, 26, 22, 0.32, "#3a1c20")
    c.fill(hull, Linear((330, 190), (860, 320), ((0, "#b86a44"), (0.5, "#8f4a36"), (1, "#54282c"))))
    planks = [
        stroke(
            2.2,
            *curve(
                [
                    (330 + n * 9, 200 + n * 20),
                    (480, 240 + n * 16),
                    (620, 248 + n * 15),
                    (770, 232 + n * 15),
                    (886 - n * 12, 194 + n * 18),
                ]
            ),
        )
        for n in range(1, 6)
    ]
    c.fill(together(planks), "#3a1c22", 0.45, inside=hull)
    c.fill(stroke(8, *rail), "#e9b07a")
    c.stipple(hull, (620, 330), (600, 200), "#2a1018", 0.6)


def sampan_gallery(c: Canvas) -> None:
    c.wash(down(0, 800, "#183642", "#1f4a52", "#24484e"))
    for x, wide in ((60, 200), (300, 150), (780, 150), (970, 180)):
        c.fill(rect(x, 150, wide, 210), "#12303a")
        photo = rect(x + 12, 162, wide - 24, 186)
        c.fill(photo, down(162, 348, "#8fb0a8", "#d9c79c", "#5f7f80"))
        sea = poly(
            (x + 12, 300),
            *curve([(x + 12, 296), (x + wide * 0.4, 304), (x + wide - 12, 292)]),
            (x + wide - 12, 348),
            (x + 12, 348),
        )
        c.fill(sea, "#3f6f74", 0.8, inside=photo)
        boat = poly(
            (x + wide * 0.3, 300), (x + wide * 0.7, 300), (x + wide * 0.62, 316), (x + wide * 0.36, 316)
        ) + poly((x + wide * 0.48, 298), (x + wide * 0.48, 230), (x + wide * 0.64, 292))
        c.fill(boat, "#233a40", 0.9)
    c.fill(rect(0, 560, UNITS, 240), down(560, 800, "#3f5f5c", "#23413f", "#152c30"))
    c.fill(rect(0, 556, UNITS, 6), "#0f262c")
    for x, aim in ((200, 430), (600, 600), (1000, 760)):
        cone = poly((x - 16, 36), (x + 16, 36), (aim + 200, 690), (aim - 200, 690))
        c.light(cone, "#ffe6b4", 0.3, blur=26)
        c.fill(poly((x - 24, 14), (x + 24, 14), (x + 16, 46), (x - 16, 46)), "#0f1f26")
        c.fill(ellipse(x, 46, 16, 5), "#fff2cf")
    c.fill(ellipse(600, 690, 470, 46), "#fff0c8", 0.2, blur=18)
    c.fill(ellipse(600, 686, 400, 26), "#0a1a1e", 0.6, blur=14)
    for x in (330, 870):
        cradle = poly(
            (x - 64, 690), (x - 40, 560), (x + 40, 560), (x + 64, 690), (x + 40, 690), (x, 600), (x - 40, 690)
        )
        c.fill(cradle, across(x - 60, x + 60, "#7c5a40", "#3f2a22"))
    hull_top = curve(pts("150 470, 300 520, 600 540, 900 516, 1050 440"))
    hull_bottom = curve(pts("1050 440, 960 560, 820 616, 600 630, 380 616, 230 570, 150 470"))
    inside = poly(*hull_top, *curve(pts("1050 440, 880 480, 600 500, 320 486, 150 470")))
    c.fill(inside, down(440, 540, "#5a3626", "#2f1a16"))
    _galley(c)
    hull = poly(*hull_top, *hull_bottom)
    c.fill(hull, Linear((200, 460), (980, 640), ((0, "#c98a54"), (0.5, "#a8643a"), (1, "#6b3826"))))
    planks = [
        stroke(
            2.4,
            *curve(
                [
                    (172 + n * 14, 486 + n * 20),
                    (380, 538 + n * 18),
                    (600, 552 + n * 18),
                    (820, 536 + n * 18),
                    (1020 - n * 20, 470 + n * 24),
                ]
            ),
        )
        for n in range(1, 5)
    ]
    c.fill(together(planks), "#4a2418", 0.5, inside=hull)
    c.fill(stroke(11, *hull_top), "#e0a96a")
    c.stipple(hull, (600, 650), (600, 500), "#33160f", 0.6)
    for cx, cy in ((420, 566), (540, 580), (690, 582), (800, 566)):
        c.fill(rounded(cx, cy, 46, 11, 3), "#dca66c", 0.55)
    c.fill(stroke(4, (1038, 446), (1058, 330), (1092, 330)), "#3a241c")
    c.glow(1094, 372, 120, "#ffb35c", 0.75)
    c.fill(
        smooth(*pts("1074 350, 1094 338, 1114 350, 1118 376, 1094 400, 1070 376")), down(338, 400, "#ff8f5a", "#d2402f")
    )
    for x, coat in ((80, "#e0a243"), (1150, "#cf7566")):
        walker(c, x, 740, 250, coat=coat, stride=0.2)
    c.finish(vignette=0.42)


def _galley(c: Canvas) -> None:
    """The hood over the boat, and under it the stove with its pot."""
    hood = poly((470, 512), *curve(pts("470 512, 486 380, 560 316, 660 300, 760 320, 826 390, 838 500")), (838, 512))
    c.fill(hood, Linear((480, 310), (840, 510), ((0, "#b9885a"), (1, "#5f3b2a"))))
    ribs = [
        stroke(3.4, *curve([(x, 506), (x + (650 - x) * 0.16, 400), (x + (650 - x) * 0.34, 316 + abs(x - 650) * 0.12)]))
        for x in range(496, 830, 34)
    ]
    c.fill(together(ribs), "#3f2418", 0.5, inside=hood)
    mouth = poly(
        (300, 516),
        (470, 512),
        *curve([(470, 512), (478, 420), (500, 372)]),
        *curve([(500, 372), (440, 400), (360, 470)]),
    )
    c.fill(mouth, "#3a2219", 0.0)
    c.fill(rounded(336, 452, 120, 66, 8), across(336, 456, "#7f8a86", "#3f4a4c"))
    c.light(rounded(356, 478, 60, 30, 8), "#ff9a3c", 0.9, blur=9)
    c.fill(rounded(362, 484, 48, 20, 6), down(484, 504, "#ffe08a", "#f0702f"))
    c.fill(poly(*pts("350 420, 444 420, 436 454, 358 454")), across(350, 444, "#cfd3cc", "#6f7a7a"))
    c.fill(ellipse(397, 420, 47, 9), "#e9ece4")
    for n, (dx, tall) in enumerate(((-18, 150), (4, 190), (22, 140))):
        steam = stroke(
            13,
            *curve(
                [
                    (397 + dx, 414),
                    (397 + dx + 20 * (1 - n), 414 - tall * 0.4),
                    (397 + dx - 16, 414 - tall * 0.75),
                    (397 + dx + 10, 414 - tall),
                ]
            ),
        )
        c.light(steam, "#fff3dc", 0.32, blur=12)
    for x, tone in ((520, "#dfe9e2"), (552, "#9fc3bd"), (584, "#e9d9b4")):
        c.fill(poly((x - 14, 478), (x + 14, 478), (x + 9, 500), (x - 9, 500)), tone)


def kitchen(c: Canvas) -> None:
    c.wash(down(0, 800, "#f4e6c9", "#ecd5ac"))
    tiles = [rect(x * 60 + 2, 2 + y * 46, 56, 42) for x in range(20) for y in range(11)]
    c.fill(together(tiles), Linear((0, 0), (1200, 500), ((0, "#cfe3d9"), (0.5, "#f2efdf"), (1, "#b9d6cf"))))
    band = [rect(x * 60 + 2, 232, 56, 42) for x in range(20)]
    c.fill(together(band), "#2f7d80", 0.85)
    c.glow(980, 120, 520, "#fff3cf", 0.7)
    _window_light(c)
    hood = poly(*pts("120 0, 760 0, 700 120, 180 120"))
    c.shadow(hood, 0, 16, 20, 0.3)
    c.fill(hood, across(120, 760, "#dfe4e0", "#8f9fa2"))
    c.fill(rect(170, 116, 540, 14), "#6f8084")
    c.fill(stroke(7, (160, 196), (720, 196)), "#5f6f74")
    for x, kind in ((210, 0), (282, 1), (352, 0), (430, 2), (510, 0), (590, 1), (664, 2)):
        _utensil(c, x, kind)
    counter = rect(0, 560, UNITS, 40)
    c.fill(rect(0, 596, UNITS, 210), down(596, 800, "#3f6f78", "#254852"))
    for x in range(0, 1200, 200):
        c.fill(rounded(x + 14, 624, 172, 150, 8), down(624, 774, "#4f858c", "#2f5c66"))
        c.fill(rounded(x + 70, 640, 60, 9, 4), "#e6c98f")
    c.fill(counter, down(560, 600, "#fff6e2", "#d3b98a"))
    for x, r, tone in (
        (230, 92, ("#e0e4e0", "#7f8c90")),
        (450, 110, ("#f08a5c", "#a8402f")),
        (660, 80, ("#d9dedb", "#74838a")),
    ):
        _pot(c, x, 560, r, tone)
    _cook(c)
    _vegetables(c)
    c.finish(vignette=0.2)


def _window_light(c: Canvas) -> None:
    frame = rect(850, 40, 280, 250)
    c.fill(frame, "#fbf5e4")
    pane = rect(862, 52, 256, 226)
    c.fill(pane, down(52, 278, "#b4dbe0", "#f4f0cf"))
    blocks = together(rect(x, 278 - tall, 40, tall) for x, tall in ((880, 90), (930, 130), (1000, 74), (1060, 112)))
    c.fill(blocks, down(140, 278, "#9cbfc6", "#dbe3cf"), inside=pane)
    c.fill(stroke(7, (990, 52), (990, 278)) + stroke(7, (862, 160), (1118, 160)), "#fbf5e4")
    c.light(poly(*pts("850 290, 1130 290, 900 800, 420 800")), "#fff3cf", 0.25, blur=30)


def _utensil(c: Canvas, x: float, kind: int) -> None:
    c.fill(stroke(3, (x, 192), (x, 214)), "#5f6f74")
    shaft = stroke(7, (x, 212), (x, 322))
    if kind == 0:
        shape = shaft + poly(*arc(x, 322, 32, 0, 180, 36))
    elif kind == 1:
        shape = shaft + rounded(x - 24, 316, 48, 62, 12)
    else:
        shape = shaft + (ellipse(x, 350, 32, 36) - ellipse(x, 350, 25, 29))
    c.shadow(shape, 10, 10, 8, 0.25)
    c.fill(shape, across(x - 30, x + 30, "#e9ece8", "#7f8d92"))
    if kind == 1:
        c.fill(together(rounded(x - 14 + n * 12, 328, 5, 38, 2) for n in range(3)), "#56666c", 0.8)


def _pot(c: Canvas, x: float, base: float, r: float, tone: tuple[str, str]) -> None:
    c.fill(ellipse(x, base + 2, r * 1.1, 10), "#3a2a20", 0.4, blur=6)
    for n, lean in enumerate((-0.3, 0.05, 0.34)):
        start = (x + lean * r, base - r * 1.25)
        steam = stroke(
            r * 0.26,
            *curve(
                [
                    start,
                    (start[0] + 26 - 18 * n, start[1] - r * 0.9),
                    (start[0] - 20 + 14 * n, start[1] - r * 1.7),
                    (start[0] + 10, start[1] - r * 2.5),
                ]
            ),
        )
        c.fill(steam, "#ffffff", 0.62, blur=15)
    body = rounded(x - r, base - r * 1.2, 2 * r, r * 1.2, (6, 6, r * 0.3, r * 0.3))
    c.fill(body, across(x - r, x + r, mixed(tone[0], "#ffffff", 0.2), tone[0], tone[1]))
    c.stipple(body, (x + r, base), (x - r * 0.2, base - r), mixed(tone[1], "#1a1c30", 0.5), 0.5)
    c.fill(ellipse(x, base - r * 1.2, r, r * 0.17), mixed(tone[1], "#ffffff", 0.25))
    c.fill(ellipse(x, base - r * 1.2, r * 0.92, r * 0.13), down(base - r * 1.34, base - r * 1.06, "#c98a3c", "#f3cf7c"))
    for side in (-1, 1):
        c.fill(
            stroke(
                9,
                (x + side * r, base - r * 0.92),
                (x + side * (r + 22), base - r * 0.92),
                (x + side * (r + 22), base - r * 0.72),
                (x + side * r, base - r * 0.72),
            ),
            mixed(tone[1], "#ffffff", 0.1),
        )


def _cook(c: Canvas) -> None:
    body = poly(*curve(pts("800 570, 806 420, 850 350, 910 330, 975 352, 1016 430, 1022 570")))
    c.shadow(body, 14, 0, 22, 0.3)
    c.fill(body, Linear((800, 340), (1020, 570), ((0, "#fffdf4"), (1, "#c3cdcb"))))
    c.stipple(body, (1022, 570), (860, 360), "#6f8488", 0.5)
    apron = poly(*pts("852 410, 966 410, 990 570, 838 570"))
    c.fill(apron, down(410, 570, "#2f7d80", "#1f5660"))
    c.fill(stroke(7, (856, 412), (888, 344)) + stroke(7, (962, 412), (934, 344)), "#2f7d80")
    c.fill(rounded(884, 306, 54, 46, 16), "#a9724e")
    head = smooth(*pts("862 262, 868 216, 910 196, 954 216, 960 262, 944 302, 910 320, 878 302"))
    c.fill(head, Linear((866, 206), (962, 318), ((0, "#dca67c"), (1, "#a36a48"))))
    c.fill(rounded(862, 150, 98, 74, (30, 30, 8, 8)), across(862, 960, "#ffffff", "#cfd8d6"))
    c.fill(rect(860, 214, 102, 14), "#e9eeea")
    c.fill(stroke(3, *arc(890, 262, 9, 200, 340, 6)) + stroke(3, *arc(932, 262, 9, 200, 340, 6)), "#5a3226", 0.85)
    c.fill(stroke(7, *curve([(884, 290), (911, 282), (938, 290)])), "#e6e0d6")
    arm = stroke(48, *curve([(824, 420), (760, 470), (700, 470)]))
    c.shadow(arm, 4, 12, 8, 0.25)
    c.fill(arm, across(690, 830, "#e6ebe7", "#fffdf4"))
    c.fill(ellipse(682, 470, 25, 21), "#c98f68")
    c.fill(stroke(9, (676, 478), (668, 360)), "#8a5a36")
    c.fill(stroke(46, *curve([(1000, 430), (1036, 500), (990, 548)])), across(960, 1040, "#e9eeea", "#aebbba"))
    c.fill(ellipse(980, 552, 25, 19), "#b97f5c")


def _vegetables(c: Canvas) -> None:
    board = rounded(930, 548, 240, 16, 6)
    c.shadow(board, 0, 8, 6, 0.3)
    c.fill(board, down(548, 564, "#d9a56a", "#a8703c"))
    c.fill(ellipse(1120, 524, 38, 30), ball(1108, 512, 60, "#f7c27a", "#e07f3a", "#a8501f"))
    c.fill(stroke(7, (1120, 496), (1124, 482)), "#5f7a3c")
    for n in range(6):
        c.fill(ellipse(1010 + n * 14, 541, 10, 9), ball(1006 + n * 14, 538, 16, "#fff0d2", "#e9a05c"))
    for x, tone in ((60, "#8fc07a"), (104, "#5f9a5f"), (140, "#a6cf86")):
        leaf = smooth((x, 560), (x - 34, 512), (x - 10, 462), (x + 22, 474), (x + 30, 520))
        c.fill(
            leaf,
            Linear((x - 30, 460), (x + 30, 560), ((0, mixed(tone, "#ffffff", 0.2)), (1, mixed(tone, "#1f4a3a", 0.4)))),
        )
        c.fill(stroke(4, *curve([(x, 556), (x - 4, 510), (x + 2, 476)])), "#f4f0d9", 0.8)


def robot_row(c: Canvas) -> None:
    c.wash(down(0, 800, "#e6efe6", "#f7f0de"))
    b = Box((820, 330), 700)
    c.fill(b.flat(-1.5, -4, 2.4, 0.8, 13), down(0, 330, "#c3d9d6", "#eef2e4"))
    c.fill(b.wall(-2.6, -1.5, 1.25, 0.7, 13), across(0, 700, "#dbe7dd", "#f7f2e0"))
    c.fill(b.wall(1.5, -1.5, 1.25, 0.7, 13), across(900, 1200, "#cfe0da", "#9fc3c0"))
    c.fill(b.back(13, -2.6, 1.5, -1.5, 1.25), "#fff8e4")
    c.fill(b.flat(1.25, -2.6, 1.5, 0.8, 13), down(397, 800, "#efe0c2", "#cfb48c", "#a98862"))
    for z in (1.4, 2.2, 3.3, 4.9, 7.4):
        pane = b.wall(-2.59, -1.15, 0.5, z, z * 1.32)
        c.fill(pane, down(0, 460, "#a9d6d9", "#e9efd4"))
        c.light(b.flat(1.249, -2.3, -0.3, z * 1.02, z * 1.24), "#fff6d6", 0.6, blur=8)
    lamps = together(b.flat(-1.49, -0.8, -0.5, z, z + 0.8) for z in (1.2, 2.4, 3.8, 5.6, 8.0))
    c.light(lamps, "#fffbe8", 0.9, blur=6)
    lines = [stroke(1.2, b(x, 1.25, 0.9), b(x, 1.25, 13)) for x in (-2.2, -1.6, -1.0, -0.4, 0.2, 0.8, 1.3)]
    c.fill(together(lines), "#8f6f4a", 0.4)
    for row_x, start in ((0.62, 2.3), (-0.95, 1.96)):
        for n in reversed(range(9)):
            z = start + n * 0.82
            px, py = b(row_x, 1.25, z)
            c.fill(ellipse(px + 130 / z, py + 2, 260 / z, 26 / z), "#5b4028", 0.25, blur=12 / z)
            robot(c, px, py, 2.0 / z)
            if n > 1:
                c.haze(py - 700 / z, py, "#f7efd9", 0.03)
    c.finish(vignette=0.2)


def lecture_hall(c: Canvas) -> None:
    c.wash(down(0, 800, "#27314f", "#3a3f5f", "#2a2338"))
    c.fill(rect(0, 0, UNITS, 470), down(0, 470, "#34406a", "#574a66"))
    slats = [rect(x, 0, 7, 470) for x in range(0, 1200, 28)]
    c.fill(together(slats), "#1f2747", 0.35)
    screen = rect(250, 60, 700, 300)
    c.light(screen, "#fff0cf", 0.55, blur=50)
    c.fill(screen, down(60, 360, "#fbf3de", "#f1e1bd"))
    _shore_drawing(c, screen)
    c.fill(rect(0, 440, UNITS, 60), down(440, 500, "#8a5f4a", "#5f3f38"))
    c.light(ellipse(1030, 452, 150, 22), "#ffe2a8", 0.5, blur=16)
    desk = rounded(986, 372, 110, 84, 6)
    c.fill(desk, across(986, 1096, "#b9825a", "#6b4430"))
    _speaker(c)
    for row, (y, s, count) in enumerate(((520, 0.62, 15), (590, 0.8, 12), (676, 1.02, 9), (790, 1.34, 7))):
        _row(c, y, s, count, row)
    c.finish(vignette=0.4)


def _shore_drawing(c: Canvas, screen: Shape) -> None:
    for n, tone in enumerate(("#cfe3d6", "#9fcbc4", "#6aa9ac", "#3f8590")):
        edge = [
            (x, 230 + n * 24 + 30 * (0.5 - ((x - 600) / 700) ** 2) + 14 * ((x // 50 + n) % 3 - 1))
            for x in range(240, 970, 50)
        ]
        c.fill(poly((240, 370), *curve(edge), (960, 370)), tone, 0.95, inside=screen)
    land = poly((250, 60), (250, 220), *curve(pts("250 220, 330 190, 420 206, 500 160, 590 176, 660 120, 720 60")))
    c.fill(land, Linear((250, 60), (700, 220), ((0, "#c9a56a"), (1, "#e6c98f"))), inside=screen)
    for k in range(1, 5):
        line = curve(
            [(250, 220 - k * 32), (330, 190 - k * 30), (420, 206 - k * 33), (500, 160 - k * 27), (590, 176 - k * 36)]
        )
        c.fill(stroke(2, *line), "#8a5f3a", 0.5, inside=screen)
    for x, y in ((330, 190), (500, 160), (660, 120)):
        c.fill(ellipse(x, y, 9), "#d6503c")
        c.fill(stroke(2, (x, y), (x + 60, y + 70), (x + 130, y + 70)), "#d6503c", 0.9)


def _speaker(c: Canvas) -> None:
    body = poly(*curve(pts("926 452, 922 370, 944 316, 974 306, 1006 318, 1022 372, 1016 452")))
    c.fill(body, Linear((922, 310), (1020, 452), ((0, "#e9805a"), (1, "#9c3f38"))))
    c.fill(stroke(20, *curve([(936, 340), (890, 320), (856, 280)])), "#e37a54")
    c.fill(ellipse(850, 272, 11), "#e0ab82")
    c.fill(rounded(962, 284, 24, 30, 8), "#c08a64")
    c.fill(ellipse(974, 262, 26, 30), Linear((950, 240), (1000, 290), ((0, "#e9bd98"), (1, "#b0765a"))))
    c.fill(poly(*curve(pts("948 268, 944 238, 970 222, 1000 234, 1004 268, 994 250, 970 242"), closed=True)), "#3a2c33")


def _row(c: Canvas, y: float, s: float, count: int, row: int) -> None:
    """A bench of listeners from behind."""
    coats = ("#2f6d78", "#a8483a", "#e0a243", "#4f5f8f", "#5f8a6a", "#8a5f86", "#c98a5c", "#39507a")
    hairs = ("#1f1c28", "#3a2c33", "#5a4038", "#2a2a36", "#8a8690")
    pitch = UNITS / count
    for n in range(count):
        x = (n + 0.5 + (0.5 if row % 2 else 0.0)) * pitch - (pitch * 0.25) + c.chance.uniform(-9, 9)
        coat, hair = coats[(n * 3 + row * 2) % 8], hairs[(n * 2 + row) % 5]
        coat = mixed(coat, "#1a1c34", 0.34 - row * 0.06)
        body = poly(
            *curve(
                [
                    (x - 52 * s, y + 70 * s),
                    (x - 50 * s, y + 10 * s),
                    (x - 26 * s, y - 18 * s),
                    (x, y - 24 * s),
                    (x + 26 * s, y - 18 * s),
                    (x + 50 * s, y + 10 * s),
                    (x + 52 * s, y + 70 * s),
                ]
            )
        )
        c.fill(
            body,
            Linear(
                (x - 50 * s, y - 20 * s),
                (x + 50 * s, y + 60 * s),
                ((0, mixed(coat, "#ffe2b0", 0.25)), (1, mixed(coat, "#0d0f22", 0.35))),
            ),
        )
        c.fill(rounded(x - 11 * s, y - 36 * s, 22 * s, 22 * s, 6 * s), "#a8745a")
        head = ellipse(x, y - 60 * s, 27 * s, 32 * s)
        c.fill(
            head, Linear((x, y - 92 * s), (x, y - 28 * s), ((0, mixed(hair, "#ffe2b0", 0.35)), (0.4, hair), (1, hair)))
        )
        if (n + row) % 3 == 0:
            c.fill(ellipse(x, y - 94 * s, 13 * s, 12 * s), mixed(hair, "#ffe2b0", 0.25))
    bench = rect(-10, y + 38 * s, UNITS + 20, 64 * s)
    c.shadow(bench, 0, -8 * s, 8 * s, 0.35)
    c.fill(bench, down(y + 38 * s, y + 100 * s, "#a8704f", "#4f302c"))
    c.fill(rect(-10, y + 37 * s, UNITS + 20, 5 * s), "#e6b27c", 0.9)


def lab_bench(c: Canvas) -> None:
    c.wash(down(0, 800, "#e9f0e6", "#dfe9df"))
    window = rect(60, 40, 1080, 400)
    c.fill(rect(44, 24, 1112, 432), "#fbf8ec")
    c.fill(window, down(40, 300, "#a9d3da", "#dcebdd", "#fbeecb"))
    far = poly((60, 300), *curve(pts("60 262, 220 226, 420 268, 640 240, 860 206, 1140 258")), (1140, 300))
    c.fill(far, down(206, 300, "#8fb8b0", "#d3dfc4"), inside=window)
    c.fill(rect(60, 296, 1080, 144), down(296, 440, "#a6d0c9", "#4f9aa0"), inside=window)
    glints = [
        smooth((x - w, y), (x, y - 1.4), (x + w, y), (x, y + 1.4))
        for x, y, w in (
            (c.chance.uniform(60, 1140), c.chance.uniform(302, 436), c.chance.uniform(8, 40)) for _ in range(120)
        )
    ]
    c.fill(together(glints), "#f7f3da", 0.6, inside=window)
    c.fill(stroke(14, (420, 40), (420, 440)) + stroke(14, (780, 40), (780, 440)), "#fbf8ec")
    c.fill(rect(30, 440, 1140, 22), "#fffdf4")
    bench = rect(0, 590, UNITS, 210)
    c.fill(rect(0, 462, UNITS, 130), down(462, 592, "#d6e2d6", "#bcd0c8"))
    c.fill(bench, down(590, 800, "#5f8a8c", "#2f5f66", "#234a54"))
    c.fill(rect(0, 586, UNITS, 8), "#e9f3e9")
    c.light(poly(*pts("100 600, 1000 600, 1150 800, 0 800")), "#dff3e6", 0.25, blur=30)
    _rack_of_tubes(c, 110, 586)
    _flask(c, 400, 610, 1.0, ("#9ad08f", "#2f8a5f"), 0.42)
    _cylinder(c, 560, 622, 300, ("#f7cf6a", "#d98a2f"), 0.7)
    _round_flask(c, 700, 628, 1.0, ("#7fd3cf", "#1f7f8f"))
    _flask(c, 890, 640, 1.25, ("#f2a05c", "#b8502f"), 0.3)
    _beaker(c, 1070, 618, 0.95, ("#cfe6a0", "#6fa04a"))
    _flask(c, 285, 668, 0.72, ("#e6d27a", "#b5892f"), 0.5)
    c.fill(smooth(*pts("470 690, 520 676, 640 684, 690 700, 640 712, 520 708")), "#0f2f38", 0.0)
    c.finish(vignette=0.18)


def _glass(c: Canvas, shape: Shape, left: float, right: float) -> None:
    """Clear glass: a little lighter than what is behind it, with a bright and a dark edge."""
    c.fill(shape, across(left, right, "#ffffff", "#eaf6f2", "#cfe6e4"), 0.34)


def _liquid(c: Canvas, shape: Shape, inside: Shape, top: float, bottom: float, tone: tuple[str, str]) -> None:
    c.fill(shape, down(top, bottom, *tone), 0.88, inside=inside)


def _foot(c: Canvas, x: float, y: float, half: float, tone: str) -> None:
    c.fill(ellipse(x + 10, y + 2, half * 1.06, 11), "#0f2a33", 0.4, blur=6)
    c.light(ellipse(x + half * 0.7, y + 16, half * 0.9, 12), tone, 0.45, blur=10)


def _flask(c: Canvas, x: float, y: float, s: float, tone: tuple[str, str], full: float) -> None:
    _foot(c, x, y, 96 * s, tone[0])
    outline = [
        (x - 24 * s, y - 250 * s),
        (x - 24 * s, y - 168 * s),
        (x - 96 * s, y - 22 * s),
        (x - 84 * s, y),
        (x + 84 * s, y),
        (x + 96 * s, y - 22 * s),
        (x + 24 * s, y - 168 * s),
        (x + 24 * s, y - 250 * s),
    ]
    shape = poly(*outline)
    _glass(c, shape, x - 96 * s, x + 96 * s)
    level = y - 168 * s * full - 30 * s
    _liquid(c, rect(x - 100 * s, level, 200 * s, y - level - 5 * s), shape, level, y, tone)
    half = 24 * s + 72 * s * (1 - (y - level - 22 * s) / (146 * s))
    c.fill(ellipse(x, level, half * 0.97, 8 * s), mixed(tone[0], "#ffffff", 0.45), 0.9)
    c.fill(stroke(2.6, *outline), "#ffffff", 0.75)
    c.fill(
        stroke(7 * s, (x - 14 * s, y - 238 * s), (x - 14 * s, y - 176 * s))
        + stroke(7 * s, (x - 34 * s, y - 128 * s), (x - 74 * s, y - 34 * s)),
        "#ffffff",
        0.6,
    )
    c.fill(rounded(x - 31 * s, y - 260 * s, 62 * s, 14 * s, 7 * s), "#ffffff", 0.8)


def _round_flask(c: Canvas, x: float, y: float, s: float, tone: tuple[str, str]) -> None:
    _foot(c, x, y, 80 * s, tone[0])
    c.fill(ellipse(x, y - 4, 62 * s, 13 * s) - ellipse(x, y - 8, 44 * s, 7 * s), "#8a6f4f")
    globe = ellipse(x, y - 104 * s, 98 * s)
    neck = rect(x - 21 * s, y - 300 * s, 42 * s, 110 * s)
    _glass(c, globe + neck, x - 98 * s, x + 98 * s)
    _liquid(
        c, rect(x - 100 * s, y - 118 * s, 200 * s, 120 * s), ellipse(x, y - 104 * s, 93 * s), y - 118 * s, y - 4, tone
    )
    c.fill(ellipse(x, y - 118 * s, 91 * s, 11 * s), mixed(tone[0], "#ffffff", 0.5), 0.9)
    c.fill(
        stroke(2.6, *arc(x, y - 104 * s, 98 * s, -76, 256))
        + stroke(2.6, (x - 22 * s, y - 198 * s), (x - 22 * s, y - 300 * s))
        + stroke(2.6, (x + 22 * s, y - 198 * s), (x + 22 * s, y - 300 * s)),
        "#ffffff",
        0.75,
    )
    c.fill(stroke(9 * s, *arc(x, y - 104 * s, 80 * s, 190, 240)), "#ffffff", 0.65)
    c.fill(rounded(x - 29 * s, y - 310 * s, 58 * s, 13 * s, 6 * s), "#ffffff", 0.8)


def _cylinder(c: Canvas, x: float, y: float, tall: float, tone: tuple[str, str], full: float) -> None:
    _foot(c, x, y, 50, tone[0])
    body = rounded(x - 31, y - tall, 62, tall - 8, 6)
    c.fill(smooth((x - 58, y - 4), (x, y - 14), (x + 58, y - 4), (x, y + 6)), "#ffffff", 0.6)
    _glass(c, body, x - 31, x + 31)
    level = y - tall * full
    _liquid(c, rect(x - 31, level, 62, tall * full - 10), body, level, y, tone)
    c.fill(ellipse(x, level, 30, 6), mixed(tone[0], "#ffffff", 0.5), 0.9)
    marks = [
        stroke(2, (x + 8, yy), (x + (26 if n % 5 else 16), yy))
        for n, yy in enumerate(range(int(y - tall + 30), int(y - 20), 14))
    ]
    c.fill(together(marks), "#2f5f66", 0.55)
    c.fill(stroke(6, (x - 20, y - tall + 16), (x - 20, y - 30)), "#ffffff", 0.6)
    c.fill(stroke(2.6, (x - 31, y - 10), (x - 31, y - tall), (x + 31, y - tall), (x + 31, y - 10)), "#ffffff", 0.75)


def _beaker(c: Canvas, x: float, y: float, s: float, tone: tuple[str, str]) -> None:
    _foot(c, x, y, 84 * s, tone[0])
    body = rounded(x - 80 * s, y - 190 * s, 160 * s, 190 * s, (4, 4, 18 * s, 18 * s))
    _glass(c, body, x - 80 * s, x + 80 * s)
    _liquid(c, rect(x - 80 * s, y - 110 * s, 160 * s, 106 * s), body, y - 110 * s, y, tone)
    c.fill(ellipse(x, y - 110 * s, 78 * s, 10 * s), mixed(tone[0], "#ffffff", 0.5), 0.9)
    c.fill(
        stroke(2.6, (x - 80 * s, y - 12 * s), (x - 80 * s, y - 190 * s))
        + stroke(2.6, (x + 80 * s, y - 12 * s), (x + 80 * s, y - 190 * s)),
        "#ffffff",
        0.75,
    )
    c.fill(stroke(3, *arc(x, y - 190 * s, 80 * s, 0, 360, 12 * s)), "#ffffff", 0.8)
    c.fill(stroke(8 * s, (x - 62 * s, y - 170 * s), (x - 62 * s, y - 26 * s)), "#ffffff", 0.55)
    c.fill(stroke(5 * s, (x + 20 * s, y - 40 * s), (x + 66 * s, y - 262 * s)), "#fdfdf6", 0.85)


def _rack_of_tubes(c: Canvas, x: float, y: float) -> None:
    tones = (("#f0c56a", "#c98a2f"), ("#9ad08f", "#3f8a5f"), ("#7fd3cf", "#2f8a96"), ("#f2a05c", "#b8502f"))
    c.fill(ellipse(x + 80, y + 6, 120, 12), "#0f2a33", 0.4, blur=6)
    for n, tone in enumerate(tones):
        tx = x + 16 + n * 42
        tube = rounded(tx - 13, y - 172, 26, 156, (3, 3, 13, 13))
        _glass(c, tube, tx - 13, tx + 13)
        level = y - 110 + (n % 3) * 18
        _liquid(c, rect(tx - 13, level, 26, y - level - 16), tube, level, y, tone)
        c.fill(stroke(4, (tx - 6, y - 162), (tx - 6, y - 36)), "#ffffff", 0.6)
        c.fill(rounded(tx - 17, y - 178, 34, 9, 4), "#ffffff", 0.85)
    c.fill(
        together(
            [
                rounded(x - 24, y - 130, 188, 16, 4),
                rounded(x - 24, y - 14, 188, 18, 4),
                rect(x - 24, y - 130, 12, 130),
                rect(x + 152, y - 130, 12, 130),
            ]
        ),
        across(x - 24, x + 164, "#d9a868", "#a06f3c"),
    )


def glass_disc(c: Canvas) -> None:
    c.wash(down(0, 800, "#0d1a2b", "#12283a", "#0f2230"))
    c.fill(rect(0, 640, UNITS, 160), down(640, 800, "#16323f", "#0a1824"))
    c.glow(600, 320, 620, "#3fae9c", 0.5)
    disc = ellipse(600, 320, 262)
    c.light(disc, "#6fe0c8", 0.6, blur=50)
    c.fill(disc, ball(520, 240, 430, "#f2ffe2", "#a6ecc8", "#3fb3a6", "#1f7f92", "#164f76"))
    swirls = []
    for n in range(26):
        r = 24 + n * 9.4
        turn = c.chance.uniform(0, 360)
        swirls.append(
            stroke(
                c.chance.uniform(1.4, 6),
                *arc(600 + 10 * (n % 3), 320 - 6 * (n % 4), r, turn, turn + c.chance.uniform(60, 200), r * 0.94),
            )
        )
    c.fill(together(swirls[::2]), "#eafff0", 0.3, inside=disc)
    c.fill(together(swirls[1::2]), "#0f4f72", 0.32, inside=disc)
    for _ in range(60):
        a, r = c.chance.uniform(0, 6.28), c.chance.uniform(20, 250)
        point = (600 + r * math.cos(a), 320 + r * math.sin(a))
        c.fill(ellipse(*point, c.chance.uniform(1, 5)), "#f7fff0", c.chance.uniform(0.2, 0.6))
    c.stipple(disc, (820, 540), (480, 200), "#0a2c4a", 0.5)
    c.fill(stroke(4, *arc(600, 320, 262, 0, 360)), "#dffff0", 0.5)
    c.light(smooth(*pts("430 170, 520 110, 600 96, 540 130, 460 190")), "#ffffff", 0.6, blur=8)
    c.fill(stroke(2, (440, 112), (440, -10)) + stroke(2, (760, 112), (760, -10)), "#5f8a90", 0.8)
    mirror = ellipse(600, 730, 300, 60)
    c.light(mirror, "#4fc9b4", 0.5, blur=30)
    for x, y, tall, coat in ((470, 770, 330, "#0f2c3a"), (610, 764, 262, "#143644")):
        walker(c, x, y, tall, coat=coat, trousers="#081824", stride=0.15, hair="#081420")
    c.fill(stroke(3, *curve([(510, 480), (520, 540), (518, 590)])), "#7fe6cf", 0.0)
    c.finish(vignette=0.4)


SCENES = {
    "night-corridor": (night_corridor, 800),
    "ward-robot": (ward_robot, 800),
    "robot-workshop": (robot_workshop, 800),
    "museum-hall": (museum_hall, 800),
    "sampan-gallery": (sampan_gallery, 800),
    "kitchen": (kitchen, 800),
    "robot-row": (robot_row, 800),
    "lecture-hall": (lecture_hall, 800),
    "lab-bench": (lab_bench, 800),
    "glass-disc": (glass_disc, 800),
}
