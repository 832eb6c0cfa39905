"""Drawings of people: portraits in cut paper, and people at work."""

from __future__ import annotations

from dataclasses import dataclass

from releases.demo.painting import (
    Canvas,
    Linear,
    Point,
    Shape,
    arc,
    ball,
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

# A profile looking right, from the hairline round the face to the nape.
FACE: tuple[Point, ...] = (
    (560, 330), (640, 322), (706, 356), (738, 420), (748, 470), (744, 500), (760, 540), (786, 584), (790, 604),
    (766, 620), (764, 634), (780, 652), (776, 670), (764, 678), (778, 694), (772, 716), (756, 728), (762, 762),
    (744, 806), (700, 824), (646, 822), (622, 850), (606, 900), (604, 980), (640, 1040),
    (420, 1060), (436, 960), (430, 860), (416, 760), (424, 600), (450, 420),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """The colours of a sitter."""

    ground: tuple[str, ...]
    skin: tuple[str, str]
    hair: tuple[str, str]
    coat: tuple[str, str]
    collar: str


def _sitter(c: Canvas, look: Look, hair: Shape, behind: Shape | None = None) -> None:
    """Ground, a disc of light, shoulders, neck and face, and hair over them."""
    c.wash(Linear((100, 0), (1100, 1400), tuple((n / (len(look.ground) - 1), g) for n, g in enumerate(look.ground))))
    disc = ellipse(640, 620, 470)
    c.fill(
        disc,
        ball(760, 480, 760, mixed(look.ground[0], "#ffffff", 0.42), mixed(look.ground[0], look.ground[-1], 0.4)),
        0.9,
    )
    c.stipple(disc, (250, 1050), (900, 300), look.ground[-1], 0.5)
    if behind:
        c.shadow(behind, 14, 16, 18, 0.3)
        c.fill(behind, Linear((350, 300), (700, 1000), ((0, look.hair[0]), (1, look.hair[1]))))
    face = poly(*curve(FACE, closed=True, steps=10))
    shoulders = poly(
        *curve(
            [
                (60, 1420),
                (110, 1250),
                (240, 1130),
                (420, 1060),
                (520, 1010),
                (610, 990),
                (680, 1040),
                (840, 1110),
                (950, 1210),
                (1010, 1420),
            ],
            steps=16,
        )
    )
    c.shadow(face, 20, 22, 24, 0.3)
    c.fill(face, Linear((800, 420), (420, 800), ((0, look.skin[0]), (1, look.skin[1]))))
    # The jaw throws its shadow on the neck.
    neck_shade = smooth((430, 800), (560, 850), (640, 828), (700, 830), (620, 900), (560, 960), (420, 940))
    c.fill(neck_shade, mixed(look.skin[1], "#1b1030", 0.45), 0.55, blur=10, inside=face)
    c.stipple(face, (410, 760), (690, 560), mixed(look.skin[1], "#241436", 0.55), 0.6)
    cheek = ellipse(680, 640, 70, 60)
    c.fill(cheek, mixed(look.skin[0], "#f0705a", 0.5), 0.22, blur=28, inside=face)
    c.shadow(shoulders, 0, -14, 26, 0.35)
    c.fill(shoulders, Linear((300, 1040), (800, 1400), ((0, look.coat[0]), (1, look.coat[1]))))
    c.stipple(shoulders, (100, 1400), (620, 1060), mixed(look.coat[1], "#0a0f24", 0.6), 0.7)
    c.shadow(hair, 12, 14, 12, 0.35, inside=face)
    c.fill(hair, Linear((680, 300), (380, 820), ((0, look.hair[0]), (1, look.hair[1]))))
    c.stipple(hair, (360, 840), (620, 320), mixed(look.hair[1], "#05060f", 0.6), 0.7)
    ear = smooth((540, 560), (572, 552), (584, 590), (566, 640), (546, 648), (534, 600))
    c.fill(ear, Linear((584, 560), (534, 640), ((0, look.skin[0]), (1, mixed(look.skin[1], "#5b2a3a", 0.25)))))
    c.fill(
        stroke(4, *curve([(550, 576), (568, 584), (562, 616), (550, 628)])), mixed(look.skin[1], "#3a1830", 0.5), 0.7
    )


def _eye(c: Canvas, ink: str) -> None:
    """Barely there: a lash and a brow."""
    c.fill(stroke(6, *curve([(694, 528), (716, 536), (736, 530)])), ink, 0.9)
    c.fill(stroke(9, *curve([(676, 476), (706, 464), (736, 470)])), ink, 0.9)
    c.fill(stroke(5, *curve([(726, 676), (748, 674), (766, 670)])), ink, 0.6)


def _lapels(c: Canvas, coat: str, shirt: str) -> None:
    front = poly((560, 1012), (640, 1030), (720, 1062), (700, 1420), (620, 1420))
    c.fill(front, down(1010, 1420, shirt, mixed(shirt, "#5a5f7a", 0.4)))
    left = poly((520, 1008), (566, 1012), (650, 1420), (520, 1420), (440, 1180), (500, 1150), (456, 1110))
    right = poly((700, 1046), (760, 1074), (812, 1150), (772, 1170), (800, 1210), (716, 1420), (668, 1420))
    c.shadow(left, 8, 8, 10, 0.3)
    c.fill(left, mixed(coat, "#ffffff", 0.07))
    c.fill(right, mixed(coat, "#000000", 0.16))
    c.stipple(left, (430, 1420), (560, 1040), "#080c1e", 0.5)


def portrait_engineer(c: Canvas) -> None:
    look = Look(
        ("#8cc7bd", "#3f8f90", "#1f5f6e"),
        ("#f2c9a5", "#c98a6a"),
        ("#5a3a30", "#2a1b22"),
        ("#e8b04a", "#b5742c"),
        "#fff",
    )
    hair = smooth(
        (700, 352),
        (640, 296),
        (540, 280),
        (440, 318),
        (386, 420),
        (372, 560),
        (392, 680),
        (440, 716),
        (486, 700),
        (500, 640),
        (526, 640),
        (536, 560),
        (590, 520),
        (640, 452),
        (700, 420),
        (724, 396),
    )
    _sitter(c, look, hair)
    _eye(c, "#3a221f")
    collar = poly((520, 1006), (600, 988), (690, 1040), (640, 1120), (570, 1060))
    c.shadow(collar, 6, 8, 8, 0.3)
    c.fill(collar, down(990, 1120, "#f6ecd7", "#d6c3a2"))
    c.fill(together([stroke(7, (250, 1200), (300, 1420)), stroke(7, (800, 1180), (776, 1420))]), "#8a5520", 0.6)
    c.finish()


def portrait_professor(c: Canvas) -> None:
    look = Look(
        ("#f3cf86", "#dd9a45", "#a95f2c"),
        ("#e9bd98", "#b0765a"),
        ("#c9c3bd", "#7c7682"),
        ("#3d4f7a", "#1f2b4f"),
        "#fff",
    )
    bun = ellipse(404, 372, 96, 88)
    hair = smooth(
        (706, 364),
        (650, 302),
        (552, 284),
        (456, 316),
        (404, 400),
        (398, 520),
        (424, 640),
        (462, 690),
        (490, 640),
        (520, 560),
        (570, 520),
        (620, 440),
        (690, 400),
        (716, 384),
    )
    _sitter(c, look, hair, behind=bun)
    c.stipple(bun, (330, 440), (450, 300), "#4d4858", 0.6)
    _eye(c, "#4a3a3c")
    glasses = (
        stroke(7, *arc(704, 534, 46, 0, 360))
        + stroke(7, *curve([(658, 530), (610, 548), (556, 566)]))
        + stroke(7, (748, 522), (764, 520))
    )
    c.fill(ellipse(704, 534, 42), "#ffffff", 0.16)
    c.fill(glasses, "#2a2338")
    _lapels(c, "#33446d", "#f4e7cf")
    c.fill(
        together(ellipse(560 + n * 21, 1020 + 30 * (n / 7) + 22 * (1 - ((n - 3.5) / 3.5) ** 2), 9) for n in range(8)),
        ball(620, 1010, 150, "#fff7e3", "#d9b98a"),
    )
    c.finish()


def portrait_director(c: Canvas) -> None:
    look = Look(
        ("#f0b7a1", "#cf7566", "#7f3b4a"),
        ("#e8bd92", "#b87f58"),
        ("#2c2a3c", "#12131f"),
        ("#2b6d70", "#143f4a"),
        "#fff",
    )
    back = smooth(
        (560, 292),
        (440, 312),
        (366, 430),
        (344, 600),
        (352, 800),
        (376, 900),
        (470, 920),
        (520, 860),
        (540, 700),
        (560, 480),
    )
    hair = smooth(
        (716, 384),
        (690, 330),
        (620, 286),
        (520, 280),
        (430, 326),
        (376, 440),
        (356, 600),
        (366, 800),
        (420, 872),
        (480, 850),
        (520, 760),
        (540, 650),
        (590, 560),
        (640, 470),
        (700, 424),
    )
    _sitter(c, look, hair, behind=back)
    _eye(c, "#241a24")
    _lapels(c, "#24606a", "#f7efe2")
    c.fill(ellipse(562, 668, 11), ball(558, 662, 16, "#fff3c9", "#d69b3c"))
    c.finish()


def portrait_founder(c: Canvas) -> None:
    look = Look(
        ("#bcd3e6", "#6f97bd", "#33567f"),
        ("#d9a379", "#96613f"),
        ("#3a3a44", "#17171f"),
        ("#5b3550", "#2f1b33"),
        "#fff",
    )
    hair = smooth(
        (712, 372),
        (700, 318),
        (620, 272),
        (520, 268),
        (436, 306),
        (392, 400),
        (396, 520),
        (430, 620),
        (470, 650),
        (498, 600),
        (520, 540),
        (556, 470),
        (610, 412),
        (690, 400),
    )
    _sitter(c, look, hair)
    _eye(c, "#1e1820")
    beard = smooth(
        (520, 640),
        (560, 700),
        (640, 700),
        (716, 706),
        (752, 740),
        (764, 764),
        (744, 812),
        (700, 832),
        (640, 826),
        (570, 790),
        (520, 720),
    )
    face = poly(*curve(FACE, closed=True, steps=10))
    c.fill(beard, Linear((760, 700), (520, 800), ((0, "#4a444c"), (1, "#211d27"))), 0.92, inside=face)
    c.stipple(beard, (520, 820), (740, 690), "#0d0b12", 0.6, inside=face)
    _lapels(c, "#54304c", "#e8ded0")
    c.finish()


def _person(
    c: Canvas, x: float, y: float, s: float, coat: str, skin: str, hair: str, lean: float = 0, flip: bool = False
) -> None:
    """Head and shoulders seated behind a table, leaning over it. `y` is the table's edge."""
    body = poly(
        *curve(
            [
                (x - 108, y + 20),
                (x - 112, y - 110),
                (x - 82, y - 196),
                (x - 28, y - 226),
                (x + 30, y - 226),
                (x + 84, y - 194),
                (x + 112, y - 110),
                (x + 108, y + 20),
            ],
            steps=14,
        )
    )
    neck = rounded(x - 24 + lean, y - 262, 48, 60, 16)
    head = smooth(
        (x - 50 + lean, y - 312),
        (x - 40 + lean, y - 364),
        (x + lean, y - 384),
        (x + 42 + lean, y - 362),
        (x + 50 + lean, y - 310),
        (x + 32 + lean, y - 262),
        (x + lean, y - 246),
        (x - 34 + lean, y - 264),
    )
    about = (x, y)
    body, neck, head = (shape.scaled(s, about, flip) for shape in (body, neck, head))
    c.shadow(body, 16, 6, 20, 0.3)
    c.fill(
        body,
        Linear(
            (x - 110 * s, y - 220 * s),
            (x + 120 * s, y),
            ((0, mixed(coat, "#ffffff", 0.16)), (1, mixed(coat, "#0b1024", 0.3))),
        ),
    )
    c.stipple(body, (x + 120 * s, y), (x - 40 * s, y - 200 * s), mixed(coat, "#080b1c", 0.7), 0.7)
    c.fill(neck, mixed(skin, "#5b2a2a", 0.28))
    c.fill(
        head,
        Linear(
            (x - 50 * s, y - 380 * s),
            (x + 60 * s, y - 250 * s),
            ((0, mixed(skin, "#ffffff", 0.12)), (1, mixed(skin, "#7a3b30", 0.28))),
        ),
    )
    top = poly(
        *curve(
            [
                (x - 56 + lean, y - 300),
                (x - 58 + lean, y - 356),
                (x - 30 + lean, y - 396),
                (x + 16 + lean, y - 400),
                (x + 54 + lean, y - 366),
                (x + 57 + lean, y - 300),
                (x + 44 + lean, y - 330),
                (x + 10 + lean, y - 346),
                (x - 30 + lean, y - 344),
                (x - 46 + lean, y - 322),
            ],
            closed=True,
        )
    ).scaled(s, about, flip)
    c.fill(top, Linear((x, y - 400 * s), (x, y - 300 * s), ((0, mixed(hair, "#ffffff", 0.14)), (1, hair))))


def signing_table(c: Canvas) -> None:
    c.wash(Linear((0, 0), (1200, 800), ((0, "#2f6d78"), (0.55, "#1f4d63"), (1, "#17324e"))))
    for n, tone in enumerate(("#3b838a", "#2c6a78", "#46939a", "#2a6272", "#3a7f89", "#25596b")):
        panel = rect(n * 200, 0, 200, 560)
        c.fill(panel, down(0, 560, tone, mixed(tone, "#14304a", 0.6)), 0.55)
    c.glow(600, 120, 560, "#ffe8b8", 0.5)
    c.fill(together(ellipse(600, 210, r) - ellipse(600, 210, r - 3) for r in (96, 130, 164)), "#f3d9a0", 0.5)
    c.fill(
        smooth((540, 232), (572, 214), (604, 232), (640, 208), (664, 226), (640, 246), (604, 254), (566, 244)),
        "#f6e3b6",
        0.7,
    )
    for x, colours in ((90, ("#e5734f", "#a8402f")), (1110, ("#e8b44c", "#b5742c"))):
        _plant(c, x, 560, colours)
    _person(c, 392, 560, 1.0, "#22345c", "#e2b48d", "#2a2230", lean=16)
    _person(c, 808, 560, 1.0, "#a8483a", "#c98f68", "#4a2f2a", lean=16, flip=True)
    _shirt(c, 392, 1, "#f6eede")
    _shirt(c, 808, -1, "#f7e9cf")
    table = poly((60, 556), (1140, 556), (1230, 820), (-30, 820))
    c.shadow(table, 0, -12, 16, 0.35)
    c.fill(table, down(556, 800, "#f3dfbd", "#d9b384", "#b98a5c"))
    c.stipple(table, (0, 830), (0, 560), "#6d4426", 0.5)
    c.fill(rect(60, 553, 1080, 7), "#fff1d6", 0.8)
    for x, flip in ((392, 1), (808, -1)):
        _folder(c, x, flip)
    _arm(c, 392, 1, "#22345c", "#e2b48d")
    _arm(c, 808, -1, "#a8483a", "#c98f68")
    for x, tone in ((600, "#e5734f"),):
        vase = smooth(
            (x - 26, 640),
            (x - 34, 612),
            (x - 14, 580),
            (x - 14, 564),
            (x + 14, 564),
            (x + 14, 580),
            (x + 34, 612),
            (x + 26, 640),
        )
        c.shadow(ellipse(x + 16, 644, 46, 10), 0, 0, 8, 0.4, "#4a2a18")
        for dx, tall in ((-34, 96), (-14, 126), (8, 112), (30, 88)):
            c.fill(stroke(3.4, *curve([(x, 570), (x + dx * 0.5, 540), (x + dx, 570 - tall)])), "#3f6b4f")
            c.fill(ellipse(x + dx, 566 - tall, 15), ball(x + dx - 5, 560 - tall, 24, "#ffd9b8", tone))
        c.fill(vase, Linear((x - 34, 580), (x + 34, 640), ((0, "#ffffff"), (1, "#9fb9bd"))))
    c.finish()


def _shirt(c: Canvas, x: float, side: int, white: str) -> None:
    y = 560
    front = poly(
        (x - 26 * side + 8 * side, y - 222), (x + 40 * side, y - 224), (x + 22 * side, y - 60), (x + 6 * side, y - 60)
    )
    c.fill(front, white)
    c.fill(
        poly(
            (x + 6 * side, y - 216),
            (x + 24 * side, y - 218),
            (x + 26 * side, y - 80),
            (x + 14 * side, y - 60),
            (x + 4 * side, y - 82),
        ),
        "#c65a43" if side > 0 else "#28485f",
    )


def _folder(c: Canvas, x: float, side: int) -> None:
    folder = poly((x - 110, 664), (x + 110, 664), (x + 136, 742), (x - 136, 742))
    page = poly((x - 96, 668), (x + 96, 668), (x + 118, 734), (x - 118, 734))
    c.shadow(folder, 8, 12, 12, 0.4, "#5a3517")
    c.fill(folder, down(660, 742, "#2a5866", "#173b4c"))
    c.fill(page, down(664, 734, "#fffdf4", "#ede2cc"))
    lines = [stroke(2, (x - 78, 680 + n * 9), (x + 70 - (n % 3) * 22, 680 + n * 9)) for n in range(4)]
    c.fill(together(lines), "#8d8a88", 0.7)
    c.fill(stroke(1.6, (x - 20 * side, 724), (x + 72 * side, 724)), "#4a4a55", 0.8)


def _arm(c: Canvas, x: float, side: int, coat: str, skin: str) -> None:
    """The arm that signs, over the table."""
    upper = stroke(58, *curve([(x - 88 * side, 470), (x - 96 * side, 580), (x - 40 * side, 668)]))
    fore = stroke(46, *curve([(x - 52 * side, 662), (x - 10 * side, 690), (x + 22 * side, 704)]))
    c.shadow(upper + fore, 6, 16, 12, 0.35, "#4a2a18")
    c.fill(
        upper,
        Linear((x - 130 * side, 470), (x, 680), ((0, mixed(coat, "#ffffff", 0.12)), (1, mixed(coat, "#0b1024", 0.2)))),
    )
    c.fill(fore, mixed(coat, "#ffffff", 0.04))
    c.fill(stroke(40, (x + 34 * side, 707), (x + 42 * side, 709)), "#f4ead6")
    hand = smooth(
        (x + 44 * side, 692), (x + 78 * side, 692), (x + 92 * side, 706), (x + 80 * side, 722), (x + 46 * side, 726)
    )
    c.fill(
        hand,
        Linear(
            (x + 44 * side, 690),
            (x + 80 * side, 724),
            ((0, mixed(skin, "#ffffff", 0.12)), (1, mixed(skin, "#7a3b30", 0.2))),
        ),
    )
    c.fill(stroke(6, (x + 68 * side, 718), (x + 98 * side, 652)), "#1a1f33")
    c.fill(stroke(3, (x + 64 * side, 724), (x + 68 * side, 716)), "#e0b45c")


def _plant(c: Canvas, x: float, y: float, colours: tuple[str, str]) -> None:
    for lean in range(-4, 5):
        tip = (x + lean * 34, y - 250 + abs(lean) * 26)
        mid = (x + lean * 13, y - 150)
        leaf = poly(
            *curve([(x, y - 70), (mid[0] - 16, mid[1]), tip]), *curve([tip, (mid[0] + 18, mid[1] + 8), (x, y - 70)])
        )
        c.fill(leaf, down(y - 260, y - 60, "#6fa583" if lean % 2 else "#4f8a72", "#1f4d4a"), 0.95)
    pot = poly((x - 62, y - 84), (x + 62, y - 84), (x + 44, y + 20), (x - 44, y + 20))
    c.fill(pot, Linear((x - 60, 0), (x + 60, 0), ((0, colours[0]), (1, colours[1]))))


SCENES = {
    "portrait-engineer": (portrait_engineer, 1400),
    "portrait-professor": (portrait_professor, 1400),
    "portrait-director": (portrait_director, 1400),
    "portrait-founder": (portrait_founder, 1400),
    "signing-table": (signing_table, 800),
}
