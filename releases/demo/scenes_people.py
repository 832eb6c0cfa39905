"""Drawings of people: portraits in cut paper, and people at work."""

from __future__ import annotations

from dataclasses import dataclass

from releases.demo.painting import (
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
        *curve(pts("40 1420, 90 1200, 210 1070, 380 990, 500 940, 600 915, 680 960, 840 1030, 960 1140, 1030 1420"))
    )
    c.shadow(face, 20, 22, 24, 0.3)
    c.fill(face, Linear((800, 420), (420, 800), ((0, look.skin[0]), (1, look.skin[1]))))
    # The jaw throws its shadow on the neck.
    neck_shade = smooth(*pts("430 800, 560 850, 640 828, 700 830, 620 900, 560 960, 420 940"))
    c.fill(neck_shade, mixed(look.skin[1], "#1b1030", 0.45), 0.55, blur=10, inside=face)
    c.stipple(face, (400, 900), (600, 690), mixed(look.skin[1], "#241436", 0.55), 0.55)
    cheek = ellipse(680, 640, 70, 60)
    c.fill(cheek, mixed(look.skin[0], "#f0705a", 0.5), 0.22, blur=28, inside=face)
    c.shadow(shoulders, 0, -14, 26, 0.35)
    c.fill(shoulders, Linear((300, 1040), (800, 1400), ((0, look.coat[0]), (1, look.coat[1]))))
    c.stipple(shoulders, (100, 1400), (620, 1060), mixed(look.coat[1], "#0a0f24", 0.6), 0.7)
    c.shadow(hair, 12, 14, 12, 0.35, inside=face)
    c.fill(hair, Linear((680, 300), (380, 820), ((0, look.hair[0]), (1, look.hair[1]))))
    c.stipple(hair, (360, 840), (620, 320), mixed(look.hair[1], "#05060f", 0.6), 0.7)
    ear = smooth(*pts("540 560, 572 552, 584 590, 566 640, 546 648, 534 600"))
    c.fill(ear, Linear((584, 560), (534, 640), ((0, look.skin[0]), (1, mixed(look.skin[1], "#5b2a3a", 0.25)))))
    c.fill(stroke(4, *curve(pts("550 576, 568 584, 562 616, 550 628"))), mixed(look.skin[1], "#3a1830", 0.5), 0.7)


def _eye(c: Canvas, ink: str) -> None:
    """Barely there: a lash and a brow."""
    c.fill(stroke(6, *curve([(694, 528), (716, 536), (736, 530)])), ink, 0.9)
    c.fill(stroke(9, *curve([(676, 476), (706, 464), (736, 470)])), ink, 0.9)
    c.fill(stroke(5, *curve([(726, 676), (748, 674), (766, 670)])), ink, 0.6)


def _lapels(c: Canvas, coat: str, shirt: str) -> None:
    """The open front of a jacket, with a shirt in it."""
    front = poly(*pts("486 952, 560 925, 640 935, 690 968, 640 1260, 610 1240"))
    c.fill(front, down(930, 1260, shirt, mixed(shirt, "#5a5f7a", 0.35)))
    c.fill(stroke(3, *pts("604 940, 628 1030, 634 1220")), mixed(shirt, "#5a5f7a", 0.5), 0.8)
    left = poly(*pts("520 930, 470 950, 408 1060, 480 1082, 446 1124, 640 1330, 650 1262, 560 1090"))
    right = poly(*pts("668 946, 712 974, 776 1064, 716 1086, 748 1124, 640 1330, 634 1258, 690 1070"))
    for lapel, shade in ((right, 0.12), (left, 0.0)):
        c.shadow(lapel, 8, 8, 10, 0.35)
        lit, dim = mixed(coat, "#ffffff", 0.13 - shade), mixed(coat, "#000000", shade)
        c.fill(lapel, Linear((420, 940), (760, 1330), ((0, lit), (1, dim))))
    c.stipple(left, (446, 1330), (560, 980), "#080c1e", 0.45)
    c.fill(stroke(4, *pts("640 1330, 636 1420")), "#080c1e", 0.5)
    c.fill(ellipse(664, 1368, 11), mixed(coat, "#000000", 0.4))


def portrait_engineer(c: Canvas) -> None:
    look = Look(
        ("#8cc7bd", "#3f8f90", "#1f5f6e"), ("#f2c9a5", "#c98a6a"), ("#5a3a30", "#2a1b22"), ("#e8b04a", "#b5742c")
    )
    hair = smooth(
        *pts("700 352, 640 296, 540 280, 440 318, 386 420, 372 560, 392 680, 440 716, 486 700, 500 640, 526 640"),
        *pts("536 560, 590 520, 640 452, 700 420, 724 396"),
    )
    _sitter(c, look, hair)
    _eye(c, "#3a221f")
    # A work jacket with a turned-down collar.
    for points in (
        pts("476 948, 590 918, 640 1010, 540 1090, 450 1010"),
        pts("640 930, 694 962, 752 1030, 690 1086, 636 1010"),
    ):
        collar = poly(*points)
        c.shadow(collar, 6, 8, 8, 0.3)
        c.fill(collar, down(920, 1090, "#f3c26a", "#c98a38"))
    c.fill(stroke(5, *pts("636 1010, 640 1420")) + stroke(5, *pts("820 1190, 960 1210")), "#8a5520", 0.7)
    c.fill(together(ellipse(662, y, 10) for y in (1110, 1220, 1330)), "#8a5520")
    c.finish()


def portrait_professor(c: Canvas) -> None:
    look = Look(
        ("#f3cf86", "#dd9a45", "#a95f2c"), ("#e9bd98", "#b0765a"), ("#c9c3bd", "#7c7682"), ("#3d4f7a", "#1f2b4f")
    )
    hair = smooth(
        *pts("706 364, 650 302, 552 284, 456 316, 404 400, 398 520, 424 640, 462 690, 490 640, 520 560, 570 520"),
        *pts("620 440, 690 400, 716 384"),
    )
    _sitter(c, look, hair, behind=ellipse(396, 372, 96, 88))
    _eye(c, "#4a3a3c")
    glasses = stroke(7, *arc(704, 534, 46, 0, 360)) + stroke(7, *pts("748 522, 764 520"))
    glasses += stroke(7, *curve(pts("658 530, 610 548, 556 566")))
    c.fill(ellipse(704, 534, 42), "#ffffff", 0.16)
    c.fill(glasses, "#2a2338")
    _lapels(c, "#33446d", "#f4e7cf")
    c.finish()


def portrait_director(c: Canvas) -> None:
    look = Look(
        ("#f0b7a1", "#cf7566", "#7f3b4a"), ("#e8bd92", "#b87f58"), ("#2c2a3c", "#12131f"), ("#2b6d70", "#143f4a")
    )
    back = smooth(*pts("560 292, 440 312, 366 430, 344 600, 352 800, 376 900, 470 920, 520 860, 540 700, 560 480"))
    hair = smooth(
        *pts("716 384, 690 330, 620 286, 520 280, 430 326, 376 440, 356 600, 366 800, 420 872, 480 850, 520 760"),
        *pts("540 650, 590 560, 640 470, 700 424"),
    )
    _sitter(c, look, hair, behind=back)
    _eye(c, "#241a24")
    _lapels(c, "#24606a", "#f7efe2")
    c.fill(ellipse(562, 668, 11), ball(558, 662, 16, "#fff3c9", "#d69b3c"))
    c.finish()


def portrait_founder(c: Canvas) -> None:
    look = Look(
        ("#bcd3e6", "#6f97bd", "#33567f"), ("#d9a379", "#96613f"), ("#3a3a44", "#17171f"), ("#5b3550", "#2f1b33")
    )
    hair = smooth(
        *pts("712 372, 700 318, 620 272, 520 268, 436 306, 392 400, 396 520, 430 620, 470 650, 498 600, 520 540"),
        *pts("556 470, 610 412, 690 400"),
    )
    _sitter(c, look, hair)
    _eye(c, "#1e1820")
    beard = smooth(
        *pts("520 640, 560 700, 640 700, 716 706, 752 740, 764 764, 744 812, 700 832, 640 826, 570 790, 520 720")
    )
    face = poly(*curve(FACE, closed=True, steps=10))
    c.fill(beard, Linear((760, 700), (520, 800), ((0, "#4a444c"), (1, "#211d27"))), 0.92, inside=face)
    c.stipple(beard, (520, 820), (740, 690), "#0d0b12", 0.6, inside=face)
    _lapels(c, "#54304c", "#e8ded0")
    c.finish()


def portrait_scientist(c: Canvas) -> None:
    look = Look(
        ("#dcebc9", "#93bd9c", "#3f7a72"), ("#edc39b", "#b9805c"), ("#33303c", "#15151d"), ("#2f5f86", "#16344f")
    )
    back = smooth(*pts("520 300, 420 350, 366 470, 362 620, 400 730, 470 752, 520 700, 540 560"))
    hair = smooth(
        *pts("722 430, 706 350, 640 292, 540 276, 440 312, 380 420, 364 560, 384 690, 440 744, 500 738, 532 690"),
        *pts("524 600, 560 520, 600 470, 670 452"),
    )
    _sitter(c, look, hair, behind=back)
    _eye(c, "#241a24")
    # A sailing jacket with a high collar.
    collar = poly(*curve(pts("436 890, 560 925, 664 900, 716 960, 700 1050, 560 1080, 430 1030"), closed=True))
    c.shadow(collar, 0, -6, 14, 0.3)
    c.fill(collar, across(430, 720, "#f2784f", "#c04a35"))
    c.stipple(collar, (430, 1080), (680, 890), "#5f1f28", 0.5)
    c.fill(stroke(8, *pts("672 912, 640 1060, 648 1420")), "#f7ecd2", 0.9)
    c.finish()


def walker(
    c: Canvas,
    x: float,
    y: float,
    tall: float,
    coat: str,
    trousers: str = "#2b3350",
    umbrella: str = "",
    apron: str = "",
    stride: float = 0.4,
    hair: str = "#2c2634",
) -> None:
    """A small figure on foot, `tall` units from the ground at (x, y) to the crown. Seen from behind, so no face."""
    u = tall / 100

    def at(dx: float, dy: float) -> Point:
        return x + dx * u, y + dy * u

    c.fill(ellipse(*at(4, 0.6), 17 * u, 2.6 * u), "#1a1c30", 0.35, blur=2 * u)
    step = 15 * stride
    legs = stroke(8.4 * u, at(-4, -46), at(-4 - step, -3)) + stroke(8.4 * u, at(4, -46), at(4 + step, -3))
    c.fill(legs, down(y - 46 * u, y, mixed(trousers, "#ffffff", 0.08), trousers))
    outline = pts("-12 -40, -14 -62, -11 -80, 0 -84.5, 11 -80, 14 -62, 12 -40, 0 -36")
    body = smooth(*(at(*p) for p in outline))
    arms = stroke(6.6 * u, at(-11, -76), at(-17, -60), at(-15, -46))
    arms += stroke(6.6 * u, at(11, -76), at(17, -62), at(10, -66) if umbrella else at(15, -46))
    c.fill(arms, mixed(coat, "#10142a", 0.22))
    lit, dim = mixed(coat, "#ffffff", 0.2), mixed(coat, "#10142a", 0.22)
    c.fill(body, Linear(at(-13, -84), at(14, -38), ((0, lit), (1, dim))))
    if apron:
        c.fill(rounded(x - 9 * u, y - 70 * u, 18 * u, 36 * u, 3 * u), apron)
    c.fill(rect(x - 3 * u, y - 88 * u, 6 * u, 6 * u), "#b9835f")
    head = ellipse(*at(0, -93), 6.4 * u, 7.4 * u)
    c.fill(head, Linear(at(-6, -99), at(6, -86), ((0, mixed(hair, "#ffffff", 0.15)), (1, hair))))
    if umbrella:
        c.fill(stroke(1.5 * u, at(10, -64), at(8, -116)), "#3a3f50")
        hood = poly(*arc(x + 6 * u, y - 100 * u, 30 * u, 180, 360, 22 * u))
        lit, dim = mixed(umbrella, "#ffffff", 0.25), mixed(umbrella, "#10142a", 0.2)
        c.fill(hood, Linear(at(-24, -120), at(36, -100), ((0, lit), (1, dim))))
        ribs = together(stroke(0.7 * u, at(6, -122), at(dx, -100)) for dx in (-14, -4, 16, 26))
        c.fill(ribs, mixed(umbrella, "#10142a", 0.4), 0.6)


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
            ((0, mixed(skin, "#ffffff", 0.12)), (1, mixed(skin, "#7a3b30", 0.14))),
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
    for x, colours in ((90, ("#e5734f", "#a8402f")), (1110, ("#e8b44c", "#b5742c"))):
        _plant(c, x, 560, colours)
    _person(c, 392, 560, 1.0, "#22345c", "#e2b48d", "#2a2230", lean=16)
    _person(c, 808, 560, 1.0, "#a8483a", "#c98f68", "#4a2f2a", lean=16, flip=True)
    _shirt(c, 392, 1, "#f6eede")
    _shirt(c, 808, -1, "#f7e9cf")
    table = poly(*pts("60 556, 1140 556, 1230 820, -30 820"))
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


def phone_payment(c: Canvas) -> None:
    c.wash(Linear((0, 0), (1200, 800), ((0, "#2f8b8c"), (0.5, "#1f6a76"), (1, "#15455c"))))
    c.light(poly(*pts("0 0, 420 0, 1000 800, 240 800")), "#bfeee0", 0.22, blur=40)
    for n, r in enumerate((190, 250, 310, 370, 430)):
        ring = ellipse(420, 470, r, r * 0.62) - ellipse(420, 470, r - 7 + n, (r - 7 + n) * 0.62)
        c.fill(ring, "#ffe7a3", 0.62 - n * 0.11)
    c.fill(ellipse(436, 530, 190, 84), "#0a2430", 0.45, blur=20)
    c.fill(ellipse(420, 500, 168, 98), across(250, 590, "#d9962f", "#9c5f1f"))
    c.fill(ellipse(420, 470, 168, 98), Linear((280, 390), (560, 560), ((0, "#ffe486"), (1, "#eeac34"))))
    c.fill(ellipse(420, 466, 96, 55), Linear((340, 420), (500, 520), ((0, "#fffdf0"), (1, "#f0d695"))))
    c.stipple(ellipse(420, 470, 168, 98), (580, 560), (360, 400), "#a8641c", 0.4)
    for r in (24, 44, 64):
        c.fill(stroke(7, *arc(398, 468, r, -48, 48, r * 0.62)), "#c9842a", 0.9)
    _hand_with_phone(c)
    c.finish(vignette=0.3)


def _hand_with_phone(c: Canvas) -> None:
    """Turned as one: wrist and palm behind the telephone, fingertips round its far edge, thumb in front."""
    about = (720, 380)

    def turned(shape: Shape) -> Shape:
        return shape.turned(24, about)

    skin, deep = "#e6b48a", "#b5764f"
    sleeve = poly(*pts("800 640, 1010 560, 1180 900, 900 980"))
    palm = smooth(*pts("640 300, 760 250, 880 300, 930 430, 920 560, 1010 700, 860 760, 760 640, 660 560, 620 430"))
    phone = rounded(560, 150, 236, 430, 34)
    c.shadow(turned(phone + palm), -20, 46, 30, 0.45)
    c.fill(turned(palm), Linear((640, 260), (960, 720), ((0, mixed(skin, "#ffffff", 0.12)), (1, deep))))
    c.stipple(turned(palm), (960, 720), (700, 300), "#7a3f30", 0.5)
    c.fill(turned(phone), Linear((560, 150), (800, 580), ((0, "#3f4a63"), (1, "#161d30"))))
    screen = rounded(574, 166, 208, 398, 22)
    c.fill(turned(screen), Linear((574, 166), (790, 560), ((0, "#f7fbf0"), (1, "#bfe3dc"))))
    c.fill(turned(rounded(650, 176, 58, 11, 5)), "#161d30")
    c.fill(turned(ellipse(678, 300, 62)), Linear((620, 240), (740, 360), ((0, "#4fc0a8"), (1, "#1f8288"))))
    c.fill(turned(stroke(15, (650, 302), (672, 324), (710, 278))), "#fffdf4")
    c.fill(turned(rounded(612, 396, 132, 20, 10)), "#2f6d78", 0.85)
    c.fill(turned(rounded(636, 432, 84, 13, 6)), "#7fb3b0", 0.85)
    c.fill(turned(rounded(612, 486, 132, 42, 21)), "#f2b84a")
    for y in (250, 322, 392, 456):
        finger = stroke(50, (520 + (y - 250) * 0.06, y), (578, y - 4))
        c.shadow(turned(finger), 6, 8, 8, 0.3, inside=turned(phone))
        c.fill(
            turned(finger),
            Linear((510, 240), (590, 470), ((0, mixed(skin, "#ffffff", 0.15)), (1, mixed(skin, deep, 0.5)))),
        )
        c.fill(turned(rounded(577, y - 17, 20, 26, 10)), "#f6d9c3", 0.85)
    thumb = smooth(
        *pts("906 590, 884 450, 830 380, 772 330, 744 350, 752 392, 784 440, 790 520, 800 620, 850 740, 950 700")
    )
    c.shadow(turned(thumb), -8, 14, 12, 0.35)
    c.fill(
        turned(thumb), Linear((750, 340), (900, 580), ((0, mixed(skin, "#ffffff", 0.18)), (1, mixed(skin, deep, 0.6))))
    )
    c.fill(turned(smooth(*pts("752 344, 772 338, 784 356, 770 368, 756 362"))), "#f6d9c3", 0.9)
    sleeve = poly(*pts("752 664, 1012 548, 1230 900, 880 1040"))
    c.shadow(turned(sleeve), -4, -10, 12, 0.3)
    c.fill(turned(sleeve), Linear((760, 640), (1080, 900), ((0, "#f08a5c"), (1, "#b0442f"))))
    c.stipple(turned(sleeve), (1100, 900), (860, 600), "#5f1f28", 0.5)
    c.fill(turned(stroke(22, (758, 664), (1008, 554))), "#f7e6cc")


DISHES = (
    ("#e5734f", "#a83f2a"),
    ("#8fb95f", "#4a7a3a"),
    ("#f2c45c", "#c98a2f"),
    ("#c98a5c", "#7a4a2c"),
    ("#f4e6c8", "#d3b888"),
)
COATS = ("#2f6d78", "#e5734f", "#e0a243", "#4f5f8f", "#5f8a6a", "#a8483a", "#8a5f86", "#d98f6a", "#39507a")
HAIRS = ("#1f1c28", "#3a2c33", "#5a4038", "#2a2a36", "#b9b5b8", "#6b4a3a")


def long_table(c: Canvas) -> None:
    """Seen from above, across the picture, so that it has no end."""
    c.wash(Linear((0, 0), (1200, 800), ((0, "#284a55"), (1, "#17303f"))))
    about = (600, 400)
    planks = together(rect(-300, y, 1800, 3) for y in range(-500, 1300, 46)).turned(-24, about)
    c.fill(planks, "#0d202c", 0.5)
    c.glow(600, 400, 760, "#ffcf8f", 0.4)
    seats = [(x, side) for x in range(-310, 1520, 132) for side in (-1, 1)]
    for n, (x, side) in enumerate(seats):
        _diner_back(c, x + (46 if side > 0 else 0), side, n, about)
    cloth = rect(-400, 286, 2000, 228).turned(-24, about)
    c.shadow(cloth, 6, 18, 18, 0.45)
    c.fill(cloth, Linear((200, 100), (900, 700), ((0, "#fffaf0"), (1, "#e6d3b3"))))
    runner = rect(-400, 368, 2000, 64).turned(-24, about)
    c.fill(runner, Linear((100, 600), (1100, 200), ((0, "#d9644a"), (1, "#b04036"))))
    stitches = together(rect(x, y, 12, 3) for x in range(-400, 1600, 26) for y in (374, 423)).turned(-24, about)
    c.fill(stitches, "#f7dfb4", 0.8)
    for n, x in enumerate(range(-300, 1520, 118)):
        _dish(c, x, 400 + (8 if n % 2 else -8), 46 + 8 * (n % 3), n, about)
    for n, (x, side) in enumerate(seats):
        _place(c, x + (46 if side > 0 else 0), side, n, about)
    c.finish(vignette=0.34)


def _diner_back(c: Canvas, x: float, side: int, n: int, about: Point) -> None:
    """Stool, shoulders and head of someone at the table, from above."""
    coat = COATS[(n * 4 + 1) % len(COATS)]
    y = 400 + side * 176
    stool = ellipse(x, y + side * 12, 44).turned(-24, about)
    c.shadow(stool, 8, 14, 12, 0.4)
    c.fill(stool, mixed("#8a5d3a", "#2a1a18", 0.3))
    shoulders = smooth(
        (x - 56, y),
        (x - 40, y - side * 30),
        (x, y - side * 36),
        (x + 40, y - side * 30),
        (x + 56, y),
        (x + 34, y + side * 26),
        (x, y + side * 30),
        (x - 34, y + side * 26),
    ).turned(-24, about)
    c.shadow(shoulders, 8, 14, 12, 0.35)
    (ax, ay), (bx, by) = shoulders.areas[0][0][0], shoulders.areas[0][0][40]
    c.fill(shoulders, Linear((ax, ay), (bx, by), ((0, mixed(coat, "#ffffff", 0.15)), (1, mixed(coat, "#0d1024", 0.3)))))


def _place(c: Canvas, x: float, side: int, n: int, about: Point) -> None:
    """Arms, head, bowl and chopsticks: what lies over the cloth's edge."""
    coat, hair = COATS[(n * 4 + 1) % len(COATS)], HAIRS[(n * 5) % len(HAIRS)]
    skin = ("#e6b48a", "#c98f68", "#a9724e", "#f0c7a0")[n % 4]
    y = 400 + side * 176
    reach = (-26, 18, -8, 34)[n % 4]
    bowl_at = (x - 4, 400 + side * 84)
    bowl = ellipse(*bowl_at, 25).turned(-24, about)
    c.shadow(bowl, 4, 7, 6, 0.35, "#5a3a20")
    c.fill(bowl, "#fdf8ea" if n % 3 else "#7fb3b0")
    c.fill(ellipse(*bowl_at, 20).turned(-24, about), "#f4ecd6" if n % 2 else "#f0c98a")
    c.fill(ellipse(bowl_at[0] - 3, bowl_at[1] - 3, 13).turned(-24, about), "#fffdf4" if n % 2 else "#d98f4a", 0.9)
    for dx, to in ((-44, -30), (44, 26 + reach)):
        hand = (x + to, 400 + side * (100 - (abs(reach) if dx > 0 else 0)))
        arm = stroke(21, (x + dx, y - side * 10), (x + dx * 0.98, y - side * 52), hand).turned(-24, about)
        c.shadow(arm, 4, 8, 6, 0.3, "#3a2418")
        c.fill(arm, mixed(coat, "#ffffff", 0.06))
        c.fill(ellipse(*hand, 13).turned(-24, about), skin)
        if dx > 0:
            sticks = [stroke(2.6, hand, (hand[0] - 12 + k, hand[1] - side * 50)) for k in (0, 7)]
            c.fill(together(sticks).turned(-24, about), "#7a3f28")
    head = ellipse(x, y - side * 6, 29).turned(-24, about)
    c.shadow(head, 5, 9, 8, 0.35)
    (cx, cy) = head.areas[0][0][0]
    c.fill(head, Linear((cx - 60, cy - 30), (cx, cy + 20), ((0, mixed(hair, "#ffffff", 0.25)), (1, hair))))
    if n % 5 == 2:
        c.fill(ellipse(x, y + side * 22, 13).turned(-24, about), mixed(hair, "#ffffff", 0.1))


def _dish(c: Canvas, x: float, y: float, r: float, n: int, about: Point) -> None:
    light, deep = DISHES[n % len(DISHES)]
    plate = ellipse(x, y, r).turned(-24, about)
    c.shadow(plate, 4, 8, 8, 0.35, "#5a2018")
    c.fill(plate, ("#fdf8ea", "#dfeae4", "#f7e3c6")[n % 3])
    c.fill((ellipse(x, y, r * 0.82) - ellipse(x, y, r * 0.78)).turned(-24, about), "#5f8f96", 0.7)
    (px, py) = ellipse(x, y, 0.1).turned(-24, about).areas[0][0][0]
    food = [
        ellipse(px + c.chance.gauss(0, r * 0.26), py + c.chance.gauss(0, r * 0.26), c.chance.uniform(r * 0.1, r * 0.24))
        for _ in range(15)
    ]
    c.fill(together(food[:8]), deep)
    c.fill(together(food[8:]), light)
    c.fill(
        together(ellipse(px + c.chance.gauss(0, r * 0.3), py + c.chance.gauss(0, r * 0.3), 2.4) for _ in range(7)),
        "#5f9a5a",
    )


SCENES = {
    "portrait-engineer": (portrait_engineer, 1400),
    "portrait-professor": (portrait_professor, 1400),
    "portrait-director": (portrait_director, 1400),
    "portrait-founder": (portrait_founder, 1400),
    "portrait-scientist": (portrait_scientist, 1400),
    "phone-payment": (phone_payment, 800),
    "long-table": (long_table, 800),
    "signing-table": (signing_table, 800),
}
