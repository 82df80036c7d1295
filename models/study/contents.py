"""What a style is studied on: crops of photographs or of scenes made up, and what is seen in them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor

from models.colour.recolouring import colours_of_batch
from models.grid import GRID_PX
from models.perception.perceptual import halved
from models.study.lesson import Lesson
from models.study.objective import Perceives
from models.study.scenes import scene

Pixels = npt.NDArray[np.uint8]


class Contents:
    """Crops to learn on, and what is seen in them, looked at when a crop is first asked for: a study begins at once.

    Attributes:
        crops: [n, 3, side, side], RGB 0..1. colours: of each.
    """

    def __init__(self, crops: Tensor, perceptual: Perceives) -> None:
        self.crops, self.colours = crops, colours_of_batch(crops)
        self._perceptual = perceptual
        self._seen: dict[int, tuple[Tensor, Tensor]] = {}

    def seen(self, chosen: Sequence[int], device: torch.device) -> list[Tensor]:
        """relu3_1 and relu4_1 of the crops chosen, each [len(chosen), C, h, w]."""
        new = [index for index in dict.fromkeys(chosen) if index not in self._seen]
        if new:
            with torch.no_grad():
                taps = self._perceptual(halved(self.crops[new].to(device), 0))
            self._seen |= {index: (taps[2][row].half(), taps[3][row].half()) for row, index in enumerate(new)}
        return [torch.stack(parts) for parts in zip(*(self._seen[index] for index in chosen), strict=True)]


def contents_of(frames: Sequence[Pixels], perceptual: Perceives, lesson: Lesson, seed: int) -> Contents:
    """Crops of frames [H, W, 3] of any size, in turn; where there are none, of scenes made up."""
    rng = np.random.default_rng(seed)
    crops = torch.stack([_crop(frames, index, lesson, rng) for index in range(lesson.contents)])
    return Contents(crops, perceptual)


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
