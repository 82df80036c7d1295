"""Makes docs/images/contact-sheet.jpg: public-domain photographs and a demo frame in every bundled style.

    .venv/bin/python docs/contact_sheet.py

Needs the `test` extra (scikit-image ships the photographs). Styles run down the page, photographs across, large
enough to see strokes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from skimage import data

from engine.look import Look, StyleShare
from engine.look.needs import StyleNeed
from engine.media import make_source
from engine.stats import StageClock
from engine.styles import StyleLibrary
from engine.stylize import Stylizer
from engine.values import EngineConfig, Frame, Pixels

SIDE_PX = 512
SHOWN_PX = 208
SHEET = Path(__file__).parent / "images" / "contact-sheet.jpg"


def main() -> None:
    """Stylize everything, as `pastiche image` does, and write the sheet."""
    with tempfile.TemporaryDirectory() as folder:
        rows = painted_rows(Path(folder))
    sheet = np.vstack(rows)
    SHEET.parent.mkdir(exist_ok=True)
    Image.fromarray(sheet).save(SHEET, quality=84, optimize=True)


def painted_rows(folder: Path) -> list[Pixels]:
    """The pictures as they are, then one row a style: the style, and every picture in it."""
    library = StyleLibrary(folder / "styles")
    stylizer = Stylizer(EngineConfig(weights="quality"), library, folder / "cache")
    stylizer.prepare((SIDE_PX, SIDE_PX), lambda _: None, lambda: False)
    pictures = photographs()
    heading = row([np.full_like(pictures[0], 255), *pictures])
    rows = []
    for style in library.styles():
        stylizer.load(StyleNeed(style.key))
        look = Look((StyleShare(style.key),), steadiness=0.0)
        painted = [stylizer.stylize(Frame(picture, 0, 0, 0), look, StageClock()).pixels for picture in pictures]
        rows.append(row([square(library.image(style.key)), *painted]))
    stylizer.close()
    return [heading, *rows]


def row(pictures: list[Pixels]) -> Pixels:
    """Pictures side by side at the size of the sheet."""
    shown = [cv2.resize(picture, (SHOWN_PX, SHOWN_PX), interpolation=cv2.INTER_AREA) for picture in pictures]
    return np.asarray(np.hstack(shown), np.uint8)


def photographs() -> list[Pixels]:
    """Faces first, then fur, a still life, a sky, and a frame of the demo scene."""
    astronaut = data.astronaut()
    demo = make_source("demo", frames=60, live=False)
    demo.open()
    frames = [demo.read() for _ in range(45)]
    demo.close()
    last = frames[-1]
    assert last is not None
    return [
        square(picture)
        for picture in (astronaut[:300, 80:380], data.chelsea(), data.coffee(), data.rocket(), last.pixels)
    ]


def square(picture: Pixels) -> Pixels:
    """The middle of a picture, SIDE_PX by SIDE_PX."""
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    middle = np.ascontiguousarray(picture[top : top + side, left : left + side])
    return np.asarray(cv2.resize(middle, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA), np.uint8)


if __name__ == "__main__":
    main()
