"""The perceptual network: VGG-19's relu taps, for training losses and evaluation only. Never needed to run the
application.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LAYER_ORDER = ("1_1", "1_2", "2_1", "2_2", "3_1", "3_2", "3_3", "3_4", "4_1")
TAPS = ("1_1", "2_1", "3_1", "4_1")
_POOL_BEFORE = ("2_1", "3_1", "4_1")


class Perceptual(nn.Module):
    """Frozen feature network. Input RGB [B, 3, H, W] in 0..1 (its own normalisation is folded into conv1_1), sides >=
    32.
    """

    def __init__(self, tensors: dict[str, Tensor]) -> None:
        """`tensors`: conv{layer}.weight and .bias for every layer of `LAYER_ORDER`. Raises KeyError when one is
        missing.
        """
        super().__init__()
        self.convs = nn.ModuleList()
        for layer in LAYER_ORDER:
            weight, bias = tensors[f"conv{layer}.weight"], tensors[f"conv{layer}.bias"]
            conv = nn.Conv2d(weight.shape[1], weight.shape[0], 3)
            conv.weight.data, conv.bias.data = weight.clone(), bias.clone()  # type: ignore[union-attr]
            self.convs.append(conv)
        self.requires_grad_(False)

    @classmethod
    def load(cls, path: Path, device: torch.device, dtype: torch.dtype) -> Perceptual:
        """Read a safetensors file; the weights are kept in `dtype` so that autocast need not cast them each step."""
        network = cls(load_file(path)).to(device=device, dtype=dtype)
        return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]

    @property
    def tap_channels(self) -> list[int]:
        """Channels of the taps, finest first."""
        taken = [self.convs[LAYER_ORDER.index(layer)] for layer in TAPS]
        return [int(conv.get_parameter("weight").shape[0]) for conv in taken]

    def forward(self, image: Tensor) -> list[Tensor]:
        """relu1_1, relu2_1, relu3_1, relu4_1 of `image`, [B, 64..512, h, w], in the precision of the weights."""
        x = image.to(self.convs[0].weight.dtype)  # type: ignore[arg-type]
        taps = []
        for layer, conv in zip(LAYER_ORDER, self.convs, strict=True):
            if layer in _POOL_BEFORE:
                x = F.max_pool2d(x, 2)
            x = F.relu(conv(F.pad(x, (1, 1, 1, 1), mode="reflect")))
            if layer in TAPS:
                taps.append(x)
        return taps
