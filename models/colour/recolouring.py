"""`models.colour.palette` for batches of tensors, as training and evaluation have them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from models.colour.palette import Colours, colours_of, towards


def colours_of_batch(pictures: Tensor) -> list[Colours]:
    """Of [B, 3, H, W], RGB 0..1 or uint8."""
    whole = pictures if pictures.dtype == torch.uint8 else pictures.mul(255).round().to(torch.uint8)
    return [colours_of(picture) for picture in whole.permute(0, 2, 3, 1).cpu().numpy()]


def recolour(pictures: Tensor, frames: Sequence[Colours], styles: Sequence[Colours], gains: Sequence[float]) -> Tensor:
    """Pictures [B, 3, H, W], RGB 0..1, whose colours are `frames`, in the colours of their styles; clamped to 0..1."""
    triples = zip(frames, styles, gains, strict=True)
    maps = torch.from_numpy(np.stack([towards(*triple) for triple in triples])).to(pictures)
    moved = torch.einsum("bij,bjhw->bihw", maps[:, :, :3], pictures) + maps[:, :, 3, None, None]
    return moved.clamp(0, 1).contiguous(memory_format=torch.channels_last)
