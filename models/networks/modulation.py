"""What a style tells the decoder beyond the features: a scale and a shift of its hidden channels.

After the arbitrary-style networks that predict the parameters of conditional instance normalisation (Ghiasi et al.
2017, Babaeizadeh and Ghiasi 2018), here one set a style layer, summed with the live layer weights. A style is read
once and cached, so that this costs nothing while frames are painted.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from models.layers import full_precision, perceptron
from models.networks.reader import StyleReader
from models.transforms import LAYERS

SUMMARY = 128
SUMMARY_LIMIT = 18.0
"""Longest summary: that of an ordinary style is about 15 long, that of one in twenty is longer than this. Stripes and
checks are ten times as far out, where nothing has been learned; held at 24, some came out nearly black."""


_FIRST_NOISE = 0.02


class StyleModulation(nn.Module):
    """From a style image to a vector [B, LAYERS, outputs], which starts at zero, and matrices [B, LAYERS, rows,
    columns]: first those that mix hidden channels, then those that lay the canvas on.

    Attributes:
        reader, summary: made beforehand and frozen (`training.reading`). The summary turns the reader's numbers into
            fewer ones that differ from style to style: about 0 on average, and uncorrelated. Those of the reader are
            nearly the same for all styles, and a network fed with them learns one answer for all.
    """

    def __init__(
        self,
        outputs: int,
        mixing: Sequence[tuple[int, int]] = (),
        canvas: Sequence[tuple[int, int]] = (),
        told: int = 0,
        hidden: int = 128,
    ) -> None:
        """`mixing`, `canvas`: shapes of the matrices. `told`: units between a summary and them; 0: they are zero."""
        super().__init__()
        self.outputs, self.shapes = outputs, (*mixing, *canvas)
        self.reader = StyleReader().requires_grad_(False)
        self.summary = nn.Linear(self.reader.outputs, SUMMARY).requires_grad_(False)
        self.layers = perceptron(SUMMARY, hidden, LAYERS * outputs)
        self.matrices = None
        if self.shapes and told:
            mixed, laid = (sum(rows * columns for rows, columns in shapes) for shapes in (mixing, canvas))
            self.matrices = perceptron(SUMMARY, told, LAYERS * (mixed + laid))
            with torch.no_grad():
                first = torch.cat([torch.zeros(mixed), _FIRST_NOISE / LAYERS * torch.randn(laid)])
                self.matrices[2].bias.copy_(first.repeat(LAYERS))  # type: ignore[operator]

    def forward(self, style: Tensor) -> tuple[Tensor, ...]:
        """Of [B, 3, H, W], RGB 0..1; float32."""
        found = self.reader(style)
        with full_precision(found):
            summary = self.summary(found)
            length = summary.square().sum(1, keepdim=True).sqrt()
            limited = summary * (SUMMARY_LIMIT / length.clamp_min(SUMMARY_LIMIT))
            vector = self.layers(limited).view(-1, LAYERS, self.outputs)
            if self.matrices is None:
                return (vector, *(vector.new_zeros(len(vector), LAYERS, *shape) for shape in self.shapes))
            flat = self.matrices(limited).view(len(vector), LAYERS, -1)
            parts = flat.split([rows * columns for rows, columns in self.shapes], 2)
            return (vector, *(part.unflatten(2, shape) for part, shape in zip(parts, self.shapes, strict=True)))

    def silence(self) -> None:
        """Tell the decoder nothing, for good: it paints every style with the same hand."""
        self.requires_grad_(False)
        last = [self.layers[2], *([] if self.matrices is None else [self.matrices[2]])]
        for parameter in (parameter for layer in last for parameter in layer.parameters()):
            nn.init.zeros_(parameter)
