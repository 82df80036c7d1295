"""What a style is studied on: crops of photographs or of scenes made up, and what is seen in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor

from models.colour.palette import Colours
from models.colour.recolouring import colours_of_batch
from models.grid import GRID_PX
from models.perception.perceptual import shrunk
from models.study.lesson import Lesson
from models.study.objective import Perceives
from models.study.scenes import scene

Pixels = npt.NDArray[np.uint8]

_AT_ONCE = 8


class Contents(NamedTuple):
    """Crops [n, 3, side, side], RGB 0..1, their colours, and relu3_1 and relu4_1 of each."""

    crops: Tensor
    colours: list[Colours]
    taps: tuple[Tensor, Tensor]


def contents_of(
    frames: Sequence[Pixels], perceptual: Perceives, lesson: Lesson, seed: int, told: Callable[[], None] = lambda: None
) -> Contents:
    """Crops of frames [H, W, 3] of any size, in turn; where there are none, of scenes made up. `told` is called between
    two looks, and may end it by raising.
    """
    rng = np.random.default_rng(seed)
    crops = torch.stack([_crop(frames, index, lesson, rng) for index in range(lesson.contents)])
    looked = []
    for some in torch.split(crops, _AT_ONCE):
        told()
        with torch.no_grad():
            looked.append([tap.half() for tap in perceptual(shrunk(some, 0))[2:]])
    detail, coarse = (torch.cat(taps) for taps in zip(*looked, strict=True))
    return Contents(crops, colours_of_batch(crops), (detail, coarse))


def _crop(frames: Sequence[Pixels], index: int, lesson: Lesson, rng: np.random.Generator) -> Tensor:
    side = lesson.side_px
    if not frames:
        return as_tensor(scene(side, rng))
    enlarged = scaled(frames[index % len(frames)], lesson.frame_px)
    top, left = (int(rng.integers(0, extent - side + 1)) for extent in enlarged.shape[:2])
    crop = enlarged[top : top + side, left : left + side]
    return as_tensor(crop[:, ::-1] if rng.random() < 0.5 else crop)


def scaled(pixels: Pixels, side_px: int) -> Pixels:
    """A picture [H, W, 3] with its short side at `side_px`, its shape kept."""
    height, width = pixels.shape[:2]
    scale = side_px / min(height, width)
    size = max(side_px, round(width * scale)), max(side_px, round(height * scale))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))


def as_tensor(pixels: Pixels) -> Tensor:
    """uint8 [H, W, 3] as [3, H, W], 0..1."""
    return torch.from_numpy(np.array(pixels)).permute(2, 0, 1).float() / 255


def on_grid(picture: Pixels, side_px: int) -> Tensor:
    """[1, 3, H, W], 0..1, the short side about `side_px`, both sides multiples of the network's grid."""
    pixels = scaled(picture, side_px)
    height, width = (extent // GRID_PX * GRID_PX for extent in pixels.shape[:2])
    return as_tensor(pixels[:height, :width])[None]
