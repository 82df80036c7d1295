"""How a style is studied: steps, sizes, and what each loss weighs."""

from __future__ import annotations

from dataclasses import dataclass

from models.studied import READ_SIDE_PX

_FRAME_SHARE = 0.82
_LEAST_FRAME_PX, _MOST_FRAME_PX = 256, 640


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a style is studied.

    Attributes:
        steps, batch: of the optimisation (Adam, a cosine to a twentieth of the rate).
        side_px: of the square crops of contents that are painted.
        read_side_px: short side of the style as the network reads it.
        style_side_px: the same as it is compared with results: as large as its strokes shall be in them.
        contents: how many crops there are; what the perceptual network sees of them is looked at once.
        rate: of learning; that of the matrices is half of it.
        *_weight: factors of the losses (`models.study.objective`); style is the mean over layers and sizes.
    """

    steps: int = 240
    batch: int = 3
    side_px: int = 176
    read_side_px: int = READ_SIDE_PX
    style_side_px: int = 512
    contents: int = 90
    rate: float = 1.5e-2
    style_weight: float = 15.0
    content_weight: float = 1.2
    detail_weight: float = 0.6
    tone_weight: float = 100.0
    colour_weight: float = 200.0
    lattice_weight: float = 9000.0
    smoothness_weight: float = 1.0
    range_weight: float = 10.0

    @property
    def frame_px(self) -> int:
        """Short side of the pictures that crops are cut from."""
        return min(max(round(_FRAME_SHARE * self.style_side_px), _LEAST_FRAME_PX), _MOST_FRAME_PX)
