"""Teaches a network of another shape what a trained one paints: `python -m models.training.distilling --from fast ..`.

A leaner network for slower machines does not have to find out again what a style is. It begins as far as it can as the
teacher (`begin_as`), and learns to see and to paint like it (Hinton et al. 2015; here features and pictures instead of
probabilities). No perceptual network is asked, so that a step costs a fifth of one of training, which goes on from
there.
"""

from __future__ import annotations

import argparse
import logging
import time
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn

from models.colour.recolouring import colours_of_batch, recolour
from models.layers import Residual
from models.loading import load_network
from models.networks.decoder import Decoder, Part
from models.networks.encoder import Encoder
from models.networks.network import StyleNetwork, fold_codes
from models.networks.surroundings import paint_surrounded
from models.perception.losses import border, lattice
from models.perception.precision import half_precision
from models.training.checkpoint import load_checkpoint, save_checkpoint
from models.training.config import TrainingConfig, read_config
from models.training.data.pictures import CropBatch, Crops, PictureSet, batch
from models.training.family import modulation_rows
from models.training.objective import film, sample_weights, walls
from models.training.trainer import learning_rate

log = logging.getLogger(__name__)

_SEEING = 0.1
"""Weight of features that differ, in shares of their variance, beside pictures that differ."""
_CALM = 0.15
"""Weight of the grid and the frame that the pupil prints, of that in training, where a whole picture's style stands
against them.
"""
_AROUND_PX = 32
"""How much of a frame's mirror image the teacher sees around it: it paints the borders like the rest, and the pupil,
which sees zeros there, learns to.
"""
_PAINTINGS_ONE_IN = 4
_REPORT_EVERY = 50
_CHECKPOINT_EVERY_S = 240.0
_GRADIENT_NORM = 1.0


def begin_as(teacher: StyleNetwork, pupil: StyleNetwork) -> None:
    """Copy into `pupil` what it can have of `teacher`: levels from the coarsest up, which have the same widths in both,
    and of the hidden channels of each block those that do the most. Where the teacher has a finer level more, nothing
    of what goes on in it is copied: what turns pixels into the pupil's finest level, and back, has to be learned.

    Raises ValueError where either is told matrices by what is read of a style: which channels do the most is then up to
    the style. What was studied for the teacher (`models.studied`) is not the pupil's.
    """
    if any(network.modulation.matrices is not None for network in (teacher, pupil)):
        raise ValueError("networks that read how to mix hidden channels off a style cannot be distilled")
    lacking = len(teacher.config.widths) - len(pupil.config.widths)
    names = ["modulation.reader", "modulation.summary", "modulation.layers.0"]
    if lacking == 0:
        names += ["encoder.stem", "decoder.last", "decoder.head", "decoder.ground"]
    pairs = [(name, name) for name in names]
    for listed in ("transforms", "encoder.downs", "decoder.narrows"):
        count = len(list(pupil.get_submodule(listed).children()))
        pairs += [(f"{listed}.{level}", f"{listed}.{level + lacking}") for level in range(count)]
    for mine, theirs in pairs:
        pupil.get_submodule(mine).load_state_dict(teacher.get_submodule(theirs).state_dict())
    for level in range(len(pupil.config.widths)):
        for block, model in zip(_blocks(pupil.encoder, level), _blocks(teacher.encoder, level + lacking), strict=False):
            _narrowed(model, block)
    _begin_decoding_as(teacher, pupil, lacking)


def _begin_decoding_as(teacher: StyleNetwork, pupil: StyleNetwork, lacking: int) -> None:
    """The decoder's blocks, and what the modulation says to the channels that are kept."""
    theirs = {part[:2]: begin for part, begin in _begins(teacher)}
    for part, begin in _begins(pupil):
        # The last convolution belongs to the finest level, and has no block to be narrowed.
        level = part.level + lacking if part.level >= 0 else part.level - lacking
        if (level, part.block) in theirs:
            kept = torch.arange(part.width)
            if part.level >= 0:
                block = _blocks(pupil.decoder, part.level)[part.block]
                kept = _narrowed(_blocks(teacher.decoder, level)[part.block], block)
            _copy_modulation(teacher, theirs[level, part.block] + kept, pupil, torch.arange(begin, begin + part.width))


def _blocks(half: Encoder | Decoder, level: int) -> list[Residual]:
    return list(cast(nn.ModuleList, half.blocks[level]))  # type: ignore[arg-type]


def _begins(network: StyleNetwork) -> list[tuple[Part, int]]:
    """The parts of a modulation, and where each begins."""
    parts = network.decoder.parts
    return list(zip(parts, accumulate((part.width for part in parts), initial=0), strict=False))


def _copy_modulation(teacher: StyleNetwork, channels: Tensor, pupil: StyleNetwork, into: Tensor) -> None:
    """What the modulation says to `channels`, to those of the pupil's channels `into`."""
    source, target = (cast(nn.Linear, network.modulation.layers[2]) for network in (teacher, pupil))
    taken, written = modulation_rows(teacher, channels), modulation_rows(pupil, into)
    with torch.no_grad():
        target.weight[written] = source.weight[taken]
        target.bias[written] = source.bias[taken]


def _narrowed(model: Residual, block: Residual) -> Tensor:
    """Copy into `block` the hidden channels of `model` that do the most; which these are."""
    size = model.first.weight.flatten(1).norm(dim=1) * model.second.weight.transpose(0, 1).flatten(1).norm(dim=1)
    kept: Tensor = size.topk(block.first.out_channels).indices.sort().values
    with torch.no_grad():
        block.first.weight.copy_(model.first.weight[kept])
        block.first.bias.copy_(model.first.bias[kept])  # type: ignore[union-attr, index]
        block.second.weight.copy_(model.second.weight[:, kept])
        block.second.bias.copy_(model.second.bias)  # type: ignore[union-attr, arg-type]
    return kept


@dataclass
class Distilling:
    """One run, resumable: everything random depends on the seed and the step alone.

    Attributes:
        config: of the pupil; its seed, batch, crops, grain, learning rate and steps are those of this run.
        step: steps done.
    """

    config: TrainingConfig
    teacher: StyleNetwork
    content: PictureSet
    style: PictureSet
    folder: Path
    step: int = 0

    def __post_init__(self) -> None:
        torch.manual_seed(self.config.seed)
        self.network = StyleNetwork(self.config.network).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        begin_as(self.teacher, self.network)
        self.teacher.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimizer = torch.optim.AdamW(_trained(self.network), lr=self.config.learning_rate, weight_decay=1e-4)
        self.folder.mkdir(parents=True, exist_ok=True)
        state = load_checkpoint(self.folder / "checkpoint.pt")
        if state is not None:
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]

    def run(self) -> None:
        """Learn until the last step; leaves a checkpoint."""
        started = last = time.monotonic()
        first, sums = self.step, torch.zeros(2)
        while self.step < self.config.steps:
            sums += self.learn()
            if self.step % _REPORT_EVERY == 0:
                rate = (self.step - first) / (time.monotonic() - started)
                painting, seeing = (sums / _REPORT_EVERY).tolist()
                log.info(
                    "step %d/%d  painting %.4f seeing %.4f  %.2f steps/s",
                    *(self.step, self.config.steps, painting, seeing, rate),
                )
                sums.zero_()
            if time.monotonic() - last > _CHECKPOINT_EVERY_S:
                self.save()
                last = time.monotonic()
        self.save()

    def learn(self) -> Tensor:
        """One step: how far pictures and features were off."""
        config = self.config
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(config, self.step)
        generator = torch.Generator().manual_seed(config.seed * 1_000_003 + self.step)
        content, style = (
            (drawn.pictures.float() / 255).contiguous(memory_format=torch.channels_last) for drawn in self._batch()
        )
        # It will read styles with the same eyes: some of the frames are paintings.
        paintings = len(content) // _PAINTINGS_ONE_IN
        content = torch.cat([content[paintings:], style.roll(1, 0)[:paintings]])
        weights = sample_weights(len(content), generator)
        filmed = film(content, config.noise, generator)
        colours = colours_of_batch(content), colours_of_batch(style), weights.mean(1).tolist()
        frame = recolour(filmed, *colours)
        with torch.autocast("cpu", torch.bfloat16, enabled=half_precision(torch.device("cpu"))):
            with torch.no_grad():
                wanted, shown = paint_surrounded(
                    self.teacher, frame, fold_codes(self.teacher.code(style), weights), _AROUND_PX
                )
            folded = fold_codes(self.network.code(style), weights)
            found, seen = paint_surrounded(self.network, frame, folded)
            framed, _ = paint_surrounded(self.network, walls(frame, generator), folded)
        painting = (found - wanted).abs().mean()
        # From the coarsest up: what the pupil has no level for it need not see.
        levels = zip(seen[::-1], shown[::-1], strict=False)
        seeing = torch.stack([_unlike(mine, theirs) for mine, theirs in levels]).mean()
        printed = config.lattice_weight * lattice(found) + config.border_weight * border(framed)
        loss = painting + _SEEING * seeing + _CALM * printed.mean()
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(self.network.parameters(), _GRADIENT_NORM)
        self.optimizer.step()
        self.step += 1
        return torch.stack([painting.detach(), seeing.detach()])

    def _batch(self) -> tuple[CropBatch, CropBatch]:
        config = self.config
        content = Crops(config.side_at(self.step), config.smallest_crop)
        style = content._replace(own=config.own_styles, made_up=config.made_up_styles)
        return (
            batch(self.content, config.batch, content, (config.seed, self.step, 0)),
            batch(self.style, config.batch, style, (config.seed, self.step, 1)),
        )

    def save(self) -> None:
        """Leave a checkpoint. There is no average: what is learned hardly moves at the end."""
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step}
        save_checkpoint(self.folder / "checkpoint.pt", state | {"average": self.network.state_dict()})


def _trained(network: StyleNetwork) -> list[nn.Parameter]:
    """All but the transforms and what reads styles, which are the teacher's."""
    return [*network.encoder.parameters(), *network.decoder.parameters(), *network.modulation.layers[2].parameters()]


def _unlike(mine: Tensor, theirs: Tensor) -> Tensor:
    """Mean squared difference in shares of each channel's variance."""
    mine, theirs = mine.float(), theirs.float()
    spread = theirs.var((0, 2, 3), keepdim=True) + 1e-4
    return ((mine - theirs).square() / spread).mean()


def main() -> None:
    """Distil, or go on where the checkpoint in the run's folder stands."""
    parser = argparse.ArgumentParser(prog="python -m models.training.distilling", description=__doc__)
    parser.add_argument("--config", required=True, help="of the pupil: name in models/training/configs, or a TOML file")
    parser.add_argument("--set", dest="changes", nargs="+", default=[], metavar="KEY=VALUE", help="change the config")
    parser.add_argument("--from", dest="teacher", required=True, metavar="NAME", help="shipped weights to learn from")
    parser.add_argument("--data", type=Path, required=True, help="folder of content-*.tar and style-*.tar")
    parser.add_argument("--folder", type=Path, required=True, help="folder of the checkpoint")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    cache = arguments.folder.parent / "pictures"
    Distilling(
        read_config(arguments.config, arguments.changes),
        load_network(arguments.teacher),
        PictureSet(arguments.data, "content", cache),
        PictureSet(arguments.data, "style", cache, own=Path("assets/styles")),
        arguments.folder,
    ).run()


if __name__ == "__main__":
    main()
