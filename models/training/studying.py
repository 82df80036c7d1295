"""Study styles: `python -m models.training.studying --weights fast --data DIR --perceptual FILE --out DIR STYLE..`.

What a network reads of a style at once is a guess that has to do for every style. To study one is to optimise its style
code itself, the network frozen: the parts of the transforms, the modulation, the matrices that mix hidden channels and
those that lay the canvas on. After conditional instance normalisation, where a style is what is learned of it (Dumoulin
et al. 2017). What comes out is a code like any other: strength, layers and mixtures are sums of its parts as before.
"""

from __future__ import annotations

import argparse
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image
from safetensors.numpy import load, save
from torch import Tensor, nn
from torch.nn import functional as F

from models.colour.palette import Colours
from models.colour.recolouring import colours_of_batch, recolour
from models.loading import load_network
from models.networks.network import Folded, StyleNetwork, fold_codes
from models.perception.losses import (
    StyleStatistics,
    content_distance,
    lattice,
    out_of_range,
    style_distances,
    style_statistics,
    total_variation,
)
from models.perception.perceptual import Perceptual
from models.registry import weights_record
from models.studied import studied_path, style_key, write_studied
from models.training.data.memory import shrunk
from models.training.data.pictures import PictureSet
from models.training.trainer import half_precision
from models.transforms import LAYERS, Parts

log = logging.getLogger(__name__)

_SIZES = 3
_TONE_PX = 8
_GRADIENT_NORM = 5.0
_KNEE = 8.0
_FIRST_NOISE = 0.02


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a style is studied.

    Attributes:
        steps, batch: of the optimisation (Adam, a cosine to a twentieth of the rate).
        side: of the contents' crops in pixels, cut from photographs whose short side is `frame`.
        read_side: short side of the style in pixels as it is read: that at which the application reads styles.
        style_side: the same as it is compared with results: as large as its strokes shall be in a frame of `frame`.
        contents: how many crops there are; what the perceptual network sees of them is looked at once.
        rate: of learning; that of the matrices is half of it.
        *_weight: factors of the losses in `perception.losses` and of `_tone_distance`; style is the mean over layers
            and sizes.
    """

    steps: int = 150
    batch: int = 3
    side: int = 176
    frame: int = 420
    read_side: int = 256
    style_side: int = 512
    contents: int = 90
    rate: float = 1.5e-2
    style_weight: float = 12.0
    content_weight: float = 1.0
    detail_weight: float = 0.6
    tone_weight: float = 30.0
    lattice_weight: float = 3000.0
    smoothness_weight: float = 1.0
    range_weight: float = 10.0


class Contents(NamedTuple):
    """Crops [n, 3, side, side], RGB 0..1, their colours, and relu3_1 and relu4_1 of each."""

    crops: Tensor
    colours: list[Colours]
    taps: tuple[Tensor, Tensor]


def contents_of(pictures: PictureSet, perceptual: Perceptual, lesson: Lesson, seed: int) -> Contents:
    """Crops of photographs that may be learned from."""
    rng = np.random.default_rng(seed)
    rows = [pictures.training[index] for index in rng.choice(len(pictures.training), lesson.contents, replace=False)]
    crops = torch.stack([_cut(Image.fromarray(np.asarray(pictures.picture(row))), lesson, rng) for row in rows])
    with torch.no_grad():
        looked = [[tap.half() for tap in perceptual(shrunk(some, 0))[2:]] for some in torch.split(crops, 8)]
    detail, coarse = (torch.cat(taps) for taps in zip(*looked, strict=True))
    return Contents(crops, colours_of_batch(crops), (detail, coarse))


def _cut(picture: Image.Image, lesson: Lesson, rng: np.random.Generator) -> Tensor:
    enlarged = _scaled(picture, lesson.frame)
    left, top = (int(rng.integers(0, extent - lesson.side + 1)) for extent in enlarged.size)
    return _tensor(enlarged.crop((left, top, left + lesson.side, top + lesson.side)))


class Studying:
    """Studies one style after the other on the same contents."""

    def __init__(self, network: StyleNetwork, perceptual: Perceptual, contents: Contents, lesson: Lesson) -> None:
        self.network, self.perceptual = network.requires_grad_(False), perceptual
        self.contents, self.lesson = contents, lesson

    def study(self, style: Tensor, painted_as: Tensor, seed: int = 1) -> Parts:
        """What is learned of a style beyond what the network reads of it at once: to be added to its folded code.

        Args:
            style: the image [1, 3, H, W], RGB 0..1, as it is read, sides multiples of 16.
            painted_as: the same at the size at which results are compared with it.
        """
        lesson, generator = self.lesson, torch.Generator().manual_seed(seed)
        with torch.no_grad():
            read = self.network.code(style)
            targets = [
                style_statistics(tap) for size in range(_SIZES) for tap in self.perceptual(shrunk(painted_as, size))
            ]
        start = fold_codes(read, torch.ones(1, LAYERS)).parts
        learned = [nn.Parameter(part.clone()) for part in start]
        optimizer = self._optimizer(learned, generator)
        for step in range(lesson.steps):
            share = min(1.0, (step + 1) / 10) * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * step / lesson.steps)))
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * share
            loss, report = self._loss(learned, colours_of_batch(style), targets, generator)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(learned, _GRADIENT_NORM)
            optimizer.step()
            if step % 25 == 24 or step == 0:
                log.info("step %d/%d  %s", step + 1, lesson.steps, report)
        return tuple((part.detach() - before)[0] for part, before in zip(learned, start, strict=True))

    def _optimizer(self, learned: Sequence[nn.Parameter], generator: torch.Generator) -> torch.optim.Adam:
        """Adam, slower for the matrices, of which there is more; those that lay the canvas on need a first noise to
        learn from.
        """
        matrices = len(self.network.modulation.shapes)
        coded, made = learned[: len(learned) - matrices], learned[len(learned) - matrices :]
        canvas = made[len(made) - len(self.network.canvas_px) :]
        with torch.no_grad():
            for part in canvas:
                part.add_(_FIRST_NOISE * torch.randn(part.shape, generator=generator))
        rate = self.lesson.rate
        groups = [{"params": coded, "rate": rate}, {"params": made, "rate": rate / 2}]
        return torch.optim.Adam(groups, lr=rate, betas=(0.9, 0.99))

    def _loss(
        self,
        learned: Sequence[Tensor],
        colours: list[Colours],
        targets: list[StyleStatistics],
        generator: torch.Generator,
    ) -> tuple[Tensor, str]:
        lesson, count = self.lesson, self.lesson.batch
        chosen = torch.randint(0, len(self.contents.crops), (count,), generator=generator)
        crops = self.contents.crops[chosen]
        own = [self.contents.colours[index] for index in chosen.tolist()]
        frames = recolour(crops, own, colours * count, [1.0] * count)
        with torch.autocast("cpu", torch.bfloat16, enabled=half_precision(torch.device("cpu"))):
            painted = self._painted(frames, learned, generator)
            taps = [self.perceptual(shrunk(painted, size)) for size in range(_SIZES)]
            found = [style_statistics(tap) for each in taps for tap in each]
            repeated = [StyleStatistics(*(part.expand(count, *part.shape[1:]) for part in each)) for each in targets]
            style = style_distances(found, repeated).clamp_max(_KNEE).mean()
            detail, coarse = (
                content_distance(mine, theirs[chosen]).mean()
                for mine, theirs in zip(taps[0][2:], self.contents.taps, strict=True)
            )
        loss = (
            lesson.style_weight * style
            + lesson.content_weight * coarse
            + lesson.detail_weight * detail
            + lesson.tone_weight * _tone_distance(painted, frames)
            + lesson.lattice_weight * lattice(painted).mean()
            + lesson.smoothness_weight * total_variation(painted).mean()
            + lesson.range_weight * out_of_range(painted).mean()
        )
        return loss, f"style {style.item():.4f} content {coarse.item():.3f}"

    def _painted(self, frames: Tensor, learned: Sequence[Tensor], generator: torch.Generator) -> Tensor:
        """On a canvas that is new in each step: a code that saw one alone would learn it by heart."""
        network, count = self.network, len(frames)
        features = network.read(frames)
        canvas = tuple(
            torch.randn(count, *level.shape[1:], generator=generator) for level in network.canvas(*frames.shape[2:])
        )
        style = Folded(tuple(part.expand(count, *part.shape[1:]) for part in learned), torch.ones(count))
        painted = network.paint(features, network.statistics(features.levels), style, canvas=canvas)
        return painted.float()


def _tone_distance(painted: Tensor, frames: Tensor) -> Tensor:
    """Mean squared difference of light and dark in squares of 8 pixels, [B, 3, h, w] each.

    Content features are normalised by channel, and style has no places: neither minds when an eye grows as light as the
    cheek around it.
    """
    return (F.avg_pool2d(painted.mean(1), _TONE_PX) - F.avg_pool2d(frames.mean(1), _TONE_PX)).square().mean()


def style_picture(path: Path, side: int) -> Tensor:
    """A style image file as [1, 3, H, W], RGB 0..1, its short side about `side`, both multiples of 16."""
    picture = _scaled(Image.open(path).convert("RGB"), side)
    width, height = (extent // 16 * 16 for extent in picture.size)
    return _tensor(picture.crop((0, 0, width, height)))[None]


def _scaled(picture: Image.Image, side: int) -> Image.Image:
    scale = side / min(picture.size)
    width, height = (max(side, round(extent * scale)) for extent in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _tensor(picture: Image.Image) -> Tensor:
    return torch.from_numpy(np.asarray(picture).copy()).permute(2, 0, 1).float() / 255


def main() -> None:
    """Study the styles named, one after the other, but for those that lie in the folder already."""
    parser = argparse.ArgumentParser(prog="python -m models.training.studying", description=__doc__)
    parser.add_argument("styles", nargs="+", type=Path, metavar="STYLE", help="picture files")
    parser.add_argument("--weights", default="fast", help="the network that shall paint")
    parser.add_argument("--data", type=Path, required=True, help="folder of content-*.tar")
    parser.add_argument("--perceptual", type=Path, required=True, help="VGG-19 weights (safetensors)")
    parser.add_argument("--pictures", type=Path, required=True, help="folder of the decoded pictures")
    parser.add_argument("--out", type=Path, required=True, help="folder of the studied codes")
    parser.add_argument("--publish", action="store_true", help="then put all that is in that folder beside the weights")
    parser.add_argument("--steps", type=int, default=Lesson().steps)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    device = torch.device("cpu")
    precision = torch.bfloat16 if half_precision(device) else torch.float32
    perceptual, lesson = Perceptual.load(arguments.perceptual, device, precision), Lesson(steps=arguments.steps)
    record = weights_record(arguments.weights)
    contents = contents_of(PictureSet(arguments.data, "content", arguments.pictures), perceptual, lesson, seed=1)
    studying = Studying(load_network(arguments.weights), perceptual, contents, lesson)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.styles:
        target = arguments.out / f"{path.stem}.safetensors"
        if target.exists():
            continue
        log.info("studying %s", path.stem)
        learned = studying.study(style_picture(path, lesson.read_side), style_picture(path, lesson.style_side))
        sizes = {lesson.style_side: [part.numpy() for part in learned]}
        write_studied(target, record, {style_key(path.read_bytes()): sizes})
    if arguments.publish:
        parts = [load(file.read_bytes()) for file in sorted(arguments.out.glob("*.safetensors"))]
        together = {name: array for part in parts for name, array in part.items()}
        studied_path(record).write_bytes(save(together))


if __name__ == "__main__":
    main()
