"""Teach the perceptual network that ships to see what VGG-19 sees: `python -m models.training.perceptual --data DIR
--perceptual FILE --pictures DIR --out DIR [--publish]`.

Regression of the four taps on photographs, paintings, patterns, and photographs as a network that is being studied
paints them: an optimisation goes wherever a perceptual network does not look. What counts in the end is the distance
of Gram matrices, so that is a loss of its own once the taps are near.
"""

from __future__ import annotations

import argparse
import logging
import math
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from models.loading import load_network
from models.networks.network import Folded, StyleNetwork, fold_codes
from models.perception.losses import StyleStatistics, style_statistics
from models.perception.perceptual import Perceptual
from models.perception.precision import half_precision
from models.registry import weights_record
from models.studied import READ_SIDE_PX, read_studied, style_key
from models.study.contents import on_grid
from models.study.perceptual import DistilledPerceptual, load_perceptual, publish_perceptual
from models.training.data.pictures import Crops, PictureSet, batch
from models.transforms import LAYERS, Parts

log = logging.getLogger(__name__)

_RATE = 2e-3
_WARM_UP = 50
_BLIND_STEPS = 150
"""Before them Gram matrices say nothing yet, and lead astray."""
_GRAM_WEIGHT = 0.15
_SAMPLE_WEIGHT = 0.3
_GRADIENT_NORM = 2.0
_SLOWEST_AVERAGE = 0.005
_CHECKPOINT_EVERY = 250


class LearnedCode(NamedTuple):
    """A style's folded code as read, and what studying adds to it."""

    read: Parts
    learned: Parts


class Material:
    """Batches that depend on the step alone: half photographs, of which two thirds are painted, half styles."""

    def __init__(
        self,
        contents: PictureSet,
        styles: PictureSet,
        network: StyleNetwork,
        codes: list[LearnedCode],
        count: int,
        side: int,
    ) -> None:
        """`count`: pictures of a batch, a multiple of 6. `side`: in pixels."""
        self._contents, self._styles, self._network, self._codes = contents, styles, network, codes
        self._count, self._side = count, side

    def at(self, step: int) -> Tensor:
        """[B, 3, side, side], about 0..1."""
        rng, half = np.random.default_rng((7, step)), self._count // 2
        contents = batch(self._contents, half, Crops(self._side, 0.35), (1, step)).pictures
        styles = batch(self._styles, half, Crops(self._side, 0.25, made_up=0.08), (2, step)).pictures
        pictures = torch.cat([contents, styles]).float() / 255
        painted = self._count // 3
        pictures[:painted] = self._painted(pictures[:painted], rng, step)
        for index in range(self._count):
            pictures[index] = _disturbed(pictures[index], rng)
        return pictures.contiguous(memory_format=torch.channels_last)

    @torch.no_grad()
    def _painted(self, frames: Tensor, rng: np.random.Generator, step: int) -> Tensor:
        """In a style anywhere between unstudied and a little beyond studied."""
        code, share, count = self._codes[int(rng.integers(len(self._codes)))], float(rng.uniform(0, 1.2)), len(frames)
        generator = torch.Generator().manual_seed(step)
        parts = (read + share * learned for read, learned in zip(*code, strict=True))
        style = Folded(tuple(part.expand(count, *part.shape[1:]) for part in parts), torch.ones(count))
        with torch.autocast("cpu", torch.bfloat16, enabled=half_precision(torch.device("cpu"))):
            features = self._network.read(frames)
            canvas = tuple(
                torch.randn(count, *level.shape[1:], generator=generator)
                for level in self._network.canvas(self._side, self._side)
            )
            painted = self._network.paint(features, self._network.statistics(features.levels), style, canvas=canvas)
        return painted.float().clamp(-0.1, 1.1)


def _disturbed(picture: Tensor, rng: np.random.Generator) -> Tensor:
    """Grain, another contrast, or other colours, of each a tenth; else as it is."""
    kind = rng.random()
    if kind < 0.12:
        grain = rng.normal(0, float(rng.uniform(0.01, 0.12)), tuple(picture.shape)).astype(np.float32)
        return picture + torch.from_numpy(grain)
    if kind < 0.24:
        middle = picture.mean()
        return (picture - middle) * float(rng.uniform(0.3, 1.3)) + middle
    return picture[torch.from_numpy(rng.permutation(3))] if kind < 0.32 else picture


class PerceptualDistilling:
    """The training of one network. Attributes: step: steps done. network: what is trained."""

    def __init__(
        self, teacher: Perceptual, material: Material, steps: int, start: DistilledPerceptual | None = None
    ) -> None:
        """`start`: what is trained on; None = a new network."""
        network = DistilledPerceptual() if start is None else start
        self.step = 0
        self.network = network.requires_grad_(True).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._teacher, self._material, self._steps = teacher, material, steps
        self._optimizer = torch.optim.AdamW(self.network.parameters(), lr=_RATE, betas=(0.9, 0.99), weight_decay=1e-4)
        self._averaged = [part.detach().clone() for part in self.network.parameters()]
        with torch.no_grad():
            taps = [tap.float() for tap in teacher(material.at(0))]
        # By channel: those that seldom answer would count for nothing beside the others.
        self._spreads = [tap.std((0, 2, 3), keepdim=True) + 0.1 * tap.std() for tap in taps]

    def advance(self) -> tuple[list[float], list[float]]:
        """A step; left unexplained of each tap, and relative distance of the Gram matrices of each."""
        pictures = self._material.at(self.step)
        with torch.no_grad():
            theirs = [tap.float() for tap in self._teacher(pictures)]
        with torch.autocast("cpu", torch.bfloat16, enabled=half_precision(torch.device("cpu"))):
            mine = [tap.float() for tap in self.network(pictures)]
        pairs = list(zip(mine, theirs, strict=True))
        taps = [((a - b) / spread).square().mean() for (a, b), spread in zip(pairs, self._spreads, strict=True)]
        seen = [(style_statistics(a), style_statistics(b)) for a, b in pairs]
        weight = _GRAM_WEIGHT if self.step >= _BLIND_STEPS else 0.0
        loss = torch.stack(taps).sum() + weight * torch.stack([_apart(*pair) for pair in seen]).sum()
        for group in self._optimizer.param_groups:
            cosine = 0.5 * (1 + math.cos(math.pi * self.step / self._steps))
            group["lr"] = _RATE * min(1.0, (self.step + 1) / _WARM_UP) * (0.02 + 0.98 * cosine)
        self._optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(self.network.parameters(), _GRADIENT_NORM)
        self._optimizer.step()
        self.step += 1
        with torch.no_grad():
            for average, part in zip(self._averaged, self.network.parameters(), strict=True):
                average.lerp_(part, max(_SLOWEST_AVERAGE, 1 / self.step))
        return [tap.item() for tap in taps], [_relative(a.gram, b.gram).item() for a, b in seen]

    def averaged(self) -> DistilledPerceptual:
        """The network with its averaged weights."""
        network = DistilledPerceptual()
        for part, average in zip(network.parameters(), self._averaged, strict=True):
            part.data.copy_(average)
        return network

    def keep(self, path: Path) -> None:
        """Write what `restore` reads."""
        torch.save(
            {
                "step": self.step,
                "network": self.network.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "averaged": self._averaged,
            },
            path,
        )

    def restore(self, path: Path) -> None:
        """Go on from there."""
        state = torch.load(path, weights_only=True)
        self.step, self._averaged = state["step"], state["averaged"]
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])


def _apart(mine: StyleStatistics, theirs: StyleStatistics) -> Tensor:
    """Mean over means, deviations and Gram matrices of their relative distance: of the whole batch, where plain
    pictures cannot outweigh the rest, and of each picture.
    """
    found = []
    for a, b in zip(mine, theirs, strict=True):
        each = (a - b).square().flatten(1).sum(1) / b.square().flatten(1).sum(1).clamp_min(1e-6)
        found.append((_relative(a, b) + _SAMPLE_WEIGHT * each.clamp_max(1).mean()).clamp_max(4))
    return torch.stack(found).mean()


def _relative(mine: Tensor, theirs: Tensor) -> Tensor:
    return (mine - theirs).square().sum() / theirs.square().sum().clamp_min(1e-6)


def studied_codes(network: StyleNetwork, weights: str, styles: Path) -> list[LearnedCode]:
    """Of the studied styles in a folder of pictures."""
    known, found = read_studied(weights_record(weights)), []
    for path in sorted(styles.glob("*.jpg")):
        for parts in known.get(style_key(path.read_bytes()), {}).values():
            with torch.no_grad():
                code = network.code(on_grid(np.asarray(Image.open(path).convert("RGB")), READ_SIDE_PX))
            read = fold_codes(code, torch.ones(1, LAYERS)).parts
            found.append(LearnedCode(read, tuple(torch.from_numpy(part)[None] for part in parts)))
    return found


def main() -> None:
    """Train, or go on from the checkpoint in --out."""
    parser = argparse.ArgumentParser(prog="python -m models.training.perceptual", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of content-*.tar and style-*.tar")
    parser.add_argument("--perceptual", type=Path, required=True, help="VGG-19 weights (safetensors)")
    parser.add_argument("--pictures", type=Path, required=True, help="folder of the decoded pictures")
    parser.add_argument("--styles", type=Path, default=Path("assets/styles"), help="studied styles to paint in")
    parser.add_argument("--weights", default="fast", help="what paints")
    parser.add_argument("--out", type=Path, required=True, help="folder of the checkpoint")
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--batch", type=int, default=12, help="a multiple of 6")
    parser.add_argument("--side", type=int, default=112, help="of the crops, in pixels")
    parser.add_argument("--from-shipped", action="store_true", help="begin with the network that ships")
    parser.add_argument("--publish", action="store_true", help="put the averaged weights where they ship")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    device = torch.device("cpu")
    teacher = Perceptual.load(arguments.perceptual, device, torch.bfloat16 if half_precision(device) else torch.float32)
    contents, styles = (PictureSet(arguments.data, kind, arguments.pictures) for kind in ("content", "style"))
    network = load_network(arguments.weights)
    codes = studied_codes(network, arguments.weights, arguments.styles)
    material = Material(contents, styles, network, codes, arguments.batch, arguments.side)
    start = load_perceptual() if arguments.from_shipped else None
    distilling = PerceptualDistilling(teacher, material, arguments.steps, start)
    arguments.out.mkdir(parents=True, exist_ok=True)
    checkpoint = arguments.out / "checkpoint.pt"
    if checkpoint.exists():
        distilling.restore(checkpoint)
    while distilling.step < arguments.steps:
        taps, grams = distilling.advance()
        if distilling.step % _CHECKPOINT_EVERY == 0 or distilling.step == arguments.steps:
            distilling.keep(checkpoint)
        if distilling.step % 25 == 0:
            log.info("step %d  taps %s  gram %s", distilling.step, _figures(taps), _figures(grams))
    if arguments.publish:
        publish_perceptual(distilling.averaged(), {"steps": arguments.steps, "batch": arguments.batch})


def _figures(values: list[float]) -> str:
    return " ".join(f"{value:.3f}" for value in values)


if __name__ == "__main__":
    main()
