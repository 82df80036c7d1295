"""What a style tells the decoder beyond the features: a scale and a shift of its hidden channels.

After the arbitrary-style networks that predict the parameters of conditional instance normalisation (Ghiasi et al.
2017, Babaeizadeh and Ghiasi 2018), here one set a style layer, summed with the live layer weights. A style is read
once and cached, so that this costs nothing while frames are painted.
"""

from __future__ import annotations

from torch import Tensor, nn

from models.layers import full_precision, perceptron
from models.reader import StyleReader
from models.transforms import LAYERS

SUMMARY = 128
SUMMARY_LIMIT = 18.0
"""Longest summary: that of an ordinary style is about 15 long, that of one in twenty is longer than this. Stripes and
checks are ten times as far out, where nothing has been learned; held at 24, some came out nearly black."""


class StyleModulation(nn.Module):
    """From a style image to [B, LAYERS, outputs]; starts at zero.

    Attributes:
        reader, summary: made beforehand and frozen (`training.reading`). The summary turns the reader's numbers into
            fewer ones that differ from style to style: about 0 on average, and uncorrelated. Those of the reader are
            nearly the same for all styles, and a network fed with them learns one answer for all.
    """

    def __init__(self, outputs: int, hidden: int = 128) -> None:
        super().__init__()
        self.outputs = outputs
        self.reader = StyleReader().requires_grad_(False)
        self.summary = nn.Linear(self.reader.outputs, SUMMARY).requires_grad_(False)
        self.layers = perceptron(SUMMARY, hidden, LAYERS * outputs)

    def forward(self, style: Tensor) -> Tensor:
        """Of [B, 3, H, W], RGB 0..1; float32."""
        found = self.reader(style)
        with full_precision(found):
            summary = self.summary(found)
            length = summary.square().sum(1, keepdim=True).sqrt()
            result: Tensor = self.layers(summary * (SUMMARY_LIMIT / length.clamp_min(SUMMARY_LIMIT)))
            return result.view(-1, LAYERS, self.outputs)

    def silence(self) -> None:
        """Tell the decoder nothing, for good: it paints every style with the same hand."""
        self.requires_grad_(False)
        for parameter in self.layers[2].parameters():
            nn.init.zeros_(parameter)
