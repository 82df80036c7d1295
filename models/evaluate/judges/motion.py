"""Clips whose motion is known exactly: a window that travels over a still photograph, and light and grain on it.

Coordinates are (x, y, 1) in pixels from the middle of the frame or of the photograph; a pose takes the frame's to the
photograph's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from models.evaluate.grid import image_tensor
from models.evaluate.painter import eight_bits

FRAMES = 16
ROOM = 1.15
"""Short side of the photograph per side of the frame: no motion below looks beyond the photograph's edge."""


@dataclass(frozen=True, slots=True)
class Motion:
    """How a clip moves and flickers, per frame.

    Attributes:
        shift: (x, y) of a pan, in frame sides.
        zoom: factor on the scale.
        turn_deg: rotation.
        sway: amplitude of a hand's unrest, in frame sides.
        grain: deviation of noise drawn anew for every frame and value, in values 0..1.
        light: amplitude of a slow change of exposure, as a share.
    """

    name: str
    shift: tuple[float, float] = (0.0, 0.0)
    zoom: float = 1.0
    turn_deg: float = 0.0
    sway: float = 0.0
    grain: float = 0.0
    light: float = 0.0

    def pose(self, frame: float, side_px: int) -> Tensor:
        """float64 [3, 3] at `frame`, which counts from the middle of the clip."""
        waves = [math.sin(2 * math.pi * frame / period + phase) for period, phase in _SWAYS]
        angle = math.radians(self.turn_deg * frame + 60 * self.sway * waves[2])
        scale = self.zoom**frame
        x, y = (side_px * (self.shift[axis] * frame + self.sway * waves[axis]) for axis in range(2))
        cos, sin = scale * math.cos(angle), scale * math.sin(angle)
        return torch.tensor([[cos, -sin, x], [sin, cos, y], [0.0, 0.0, 1.0]], dtype=torch.float64)


# Periods in frames that share no multiple, so that the hand never repeats itself within a clip.
_SWAYS = ((7.3, 0.0), (5.1, 1.0), (9.7, 2.0))

MOTIONS = (
    Motion("pan", shift=(0.0075, 0.0028)),
    Motion("zoom", zoom=1.008),
    Motion("turn", turn_deg=0.5),
    Motion("hand", shift=(0.002, 0.0), sway=0.01),
    Motion("grain", grain=0.02),
    Motion("light", light=0.05),
)


@dataclass(frozen=True, slots=True)
class Clip:
    """Frames [FRAMES, 3, side, side], RGB 0..1 in 8-bit steps, and the pose of each."""

    motion: Motion
    frames: Tensor
    poses: tuple[Tensor, ...]


def make_clip(photograph: Tensor, motion: Motion, side_px: int, seed: int) -> Clip:
    """Film a photograph [3, h, w] (`enlarged`) in a motion."""
    instants = [index - (FRAMES - 1) / 2 for index in range(FRAMES)]
    poses = tuple(motion.pose(instant, side_px) for instant in instants)
    frames = torch.stack([sampled_at(photograph, places(side_px, pose)) for pose in poses])
    exposure = torch.tensor([1 + motion.light * math.sin(2 * math.pi * instant / 11) for instant in instants])
    grain = torch.randn(frames.shape, generator=torch.Generator().manual_seed(seed)) * motion.grain
    lit = frames * exposure.view(-1, 1, 1, 1).to(frames.device) + grain.to(frames.device)
    return Clip(motion, eight_bits(lit), poses)


def enlarged(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], side_px: int) -> Tensor:
    """A photograph uint8 [H, W, 3] with its short side at `ROOM` frames, as [3, h, w] in 0..1."""
    height, width = pixels.shape[:2]
    factor = ROOM * side_px / min(height, width)
    size = (math.ceil(width * factor), math.ceil(height * factor))
    return image_tensor(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))


def places(side_px: int, pose: Tensor) -> Tensor:
    """Where each pixel of a frame lies behind `pose`: (x, y) in pixels from the middle, float64 [side, side, 2]."""
    axis = torch.arange(side_px, dtype=torch.float64) - (side_px - 1) / 2
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    return (torch.stack([x, y, torch.ones_like(x)], 2) @ pose.T)[..., :2]


def sampled_at(picture: Tensor, at: Tensor) -> Tensor:
    """A picture [3, h, w] read at places [H, W, 2], bicubic: [3, H, W]."""
    height, width = picture.shape[-2:]
    grid = (2 * at / torch.tensor([width, height])).to(picture)
    return F.grid_sample(picture[None], grid[None], "bicubic", "border", align_corners=False)[0]
