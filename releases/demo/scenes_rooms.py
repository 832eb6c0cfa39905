"""Drawings of rooms: wards, workshops, laboratories, halls."""

from __future__ import annotations

from releases.demo.painting import (
    UNITS,
    Canvas,
    Linear,
    Point,
    Shape,
    across,
    arc,
    curve,
    down,
    ellipse,
    mixed,
    poly,
    rect,
    rounded,
    smooth,
    stroke,
    together,
)


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
    c.stipple(body, (x + 95 * s, y - 30 * s), (x - 20 * s, y - 180 * s), mixed(shade, "#2b2440", 0.45), 0.55)
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
    bed = poly(b(x, 0.72, 1.7), b(x, 0.62, 2.5), b(x, 1.0, 2.5), b(x, 1.16, 1.7))
    c.fill(bed, "#7f6a86", 0.9, inside=gap)
    c.fill(
        smooth(b(x, 0.64, 2.3), b(x, 0.52, 2.42), b(x, 0.6, 2.54), b(x, 0.76, 2.5), b(x, 0.78, 2.3)),
        "#c9b8bd",
        0.9,
        inside=gap,
    )
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
    tray = smooth((420, 596), (470, 588), (520, 596), (470, 604))
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
    pillow = smooth((1080, 560), (1120, 516), (1180, 508), (1196, 560), (1180, 606), (1100, 606))
    c.fill(pillow, Linear((1080, 510), (1180, 606), ((0, "#ffffff"), (1, "#cfd3cf"))))
    # A reader sitting up in bed.
    c.fill(
        smooth((1020, 606), (1030, 520), (1062, 470), (1110, 470), (1136, 520), (1140, 606)),
        Linear((1020, 470), (1140, 606), ((0, "#e9a06a"), (1, "#b8653f"))),
    )
    c.fill(ellipse(1082, 424, 40, 46), Linear((1050, 380), (1120, 470), ((0, "#f0c7a0"), (1, "#c08a66"))))
    c.fill(
        poly(
            *curve(
                [
                    (1046, 420),
                    (1044, 384),
                    (1076, 366),
                    (1112, 376),
                    (1130, 412),
                    (1122, 452),
                    (1108, 440),
                    (1104, 404),
                    (1070, 396),
                ],
                closed=True,
            )
        ),
        "#d9d6d2",
    )
    blanket = poly(
        (690, 600),
        *curve([(690, 600), (760, 566), (860, 548), (930, 520), (980, 540), (1030, 590), (1060, 606)]),
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
    paper = poly((948, 452), (1004, 476), (1000, 566), (944, 536))
    c.fill(paper.moved(5, 6), "#5b4028", 0.25, blur=4)
    c.fill(paper, "#fffaf0")
    c.fill(together(stroke(2, (956, 470 + n * 11), (994, 486 + n * 11)) for n in range(6)), "#8d8a88", 0.6)
    c.fill(smooth((1000, 520), (1024, 512), (1040, 530), (1016, 546)), "#e0ab82")


def _curtain(c: Canvas) -> None:
    c.fill(stroke(6, (800, 60), (1210, 60)), "#b9b3a6")
    cloth = poly(
        (1080, 62), (1210, 62), (1210, 560), *curve([(1210, 560), (1180, 548), (1150, 562), (1120, 548), (1094, 558)])
    )
    c.fill(cloth, across(1080, 1210, "#f3cdb4", "#dca083"), 0.85)
    folds = [stroke(9, *curve([(x, 64), (x + 5, 300), (x - 3, 556)])) for x in (1106, 1140, 1174)]
    c.fill(together(folds), "#b9765c", 0.3, blur=5, inside=cloth)


def _side_table(c: Canvas) -> None:
    c.fill(ellipse(150, 748, 110, 16), "#5b4028", 0.4, blur=9)
    c.fill(stroke(12, (90, 620), (80, 744)) + stroke(12, (210, 620), (220, 744)), "#8a5d3b")
    c.fill(rounded(50, 604, 200, 22, 8), down(604, 626, "#c08a58", "#8f5f39"))
    pot = poly((108, 560), (168, 560), (160, 606), (116, 606))
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
        stroke(15, (880, 220), (880, 340))
        + (ellipse(880, 206, 28) - poly((868, 170), (892, 170), (890, 206), (870, 206))),
        poly((950, 190), (1040, 190), (1040, 214), (974, 214), (974, 330), (950, 330)),
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
    laptop = poly((180, 590), (330, 590), (352, 470), (206, 470))
    c.shadow(ellipse(262, 594, 120, 8), 0, 0, 6, 0.5, "#3a2008")
    c.fill(laptop, Linear((180, 470), (350, 590), ((0, "#39536c"), (1, "#1b2f45"))))
    c.fill(poly((194, 582), (324, 582), (342, 478), (214, 478)), down(478, 582, "#9fd3cd", "#3f8f97"))
    c.fill(stroke(3, *curve([(212, 560), (240, 520), (262, 544), (296, 498), (326, 510)])), "#fff3cf")
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


SCENES = {
    "night-corridor": (night_corridor, 800),
    "ward-robot": (ward_robot, 800),
    "robot-workshop": (robot_workshop, 800),
}
