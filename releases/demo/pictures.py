"""Pictures for the demonstration, drawn rather than downloaded: draw("reef") gives the bytes of a JPEG.

Each scene is a function that paints on a Canvas, beside its height in units (the width is always 1200). The scenes
stand in modules by subject; their name is what a release's figures are called by.
"""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from releases.demo import scenes_city, scenes_people, scenes_rooms, scenes_sea, scenes_streets
from releases.demo.painting import Canvas

SCENES: dict[str, tuple[Callable[[Canvas], None], float]] = {
    **scenes_sea.SCENES,
    **scenes_city.SCENES,
    **scenes_rooms.SCENES,
    **scenes_people.SCENES,
    **scenes_streets.SCENES,
}


def draw(scene: str, width: int = 2400) -> bytes:
    """The scene as a JPEG, `width` pixels wide; the same bytes every time."""
    paint, height = SCENES[scene]
    canvas = Canvas(width, height, seed=crc32(scene.encode()))
    paint(canvas)
    return canvas.jpeg()
