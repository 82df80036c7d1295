"""The perceptual network that studying looks through: small enough to ship, and taught to see what VGG-19 sees.

Four taps at the sizes of VGG-19's relu1_1, 2_1, 3_1 and 4_1, each led by a 1x1 convolution into as many channels as
that has, so that distances between them are VGG's own as far as it was taught (`models.training.perceptual`; after the
distilled encoders of Wang et al. 2020). A fifth of the work of VGG-19 up to relu4_1, a quarter of its weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional as F

from models.loading import publish_only
from models.perception.perceptual import mirrored
from models.registry import PERCEPTUAL_MANIFEST, perceptual_record, read_weights

_WIDTHS = ((3, 64), (64, 32), (32, 64), (64, 64), (64, 128), (128, 128), (128, 128), (128, 256))
_POOLED = (2, 4, 7)
_TAPPED = {0: 64, 2: 128, 4: 256, 7: 512}
_MIDDLE, _SPREAD = 0.45, 0.25


class DistilledPerceptual(nn.Module):
    """Input RGB [B, 3, H, W] in 0..1, sides >= 32; output as that of `models.perception.perceptual.Perceptual`."""

    def __init__(self) -> None:
        super().__init__()
        self.convs = nn.ModuleList(nn.Conv2d(before, after, 3) for before, after in _WIDTHS)
        self.leads = nn.ModuleList(nn.Conv2d(_WIDTHS[index][1], taps, 1) for index, taps in _TAPPED.items())
        for conv in self.convs:
            nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")  # type: ignore[arg-type]
            nn.init.zeros_(conv.bias)  # type: ignore[arg-type]

    def forward(self, image: Tensor) -> list[Tensor]:
        """What stands for relu1_1, relu2_1, relu3_1, relu4_1 of `image`, [B, 64..512, h, w]."""
        x = (image.to(self.convs[0].weight.dtype) - _MIDDLE) / _SPREAD  # type: ignore[arg-type]
        taps: list[Tensor] = []
        for index, conv in enumerate(self.convs):
            if index in _POOLED:
                x = F.max_pool2d(x, 2)
            x = conv(mirrored(x)).relu()
            if index in _TAPPED:
                taps.append(self.leads[len(taps)](x))
        return taps


def load_perceptual() -> DistilledPerceptual:
    """The network as it ships, float32, on the CPU, frozen. Raises WeightsError."""
    record = perceptual_record()
    network = DistilledPerceptual()
    network.load_state_dict({key: tensor.float() for key, tensor in load(read_weights(record)).items()})
    return network.eval().requires_grad_(False)


def publish_perceptual(network: DistilledPerceptual, training: Mapping[str, Any]) -> Path:
    """Write the network as the one that ships, in half precision, with its record."""
    return publish_only(PERCEPTUAL_MANIFEST, network, {}, training)
