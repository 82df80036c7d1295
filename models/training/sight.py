"""Training of the network that sees people and nearness: `python -m models.training.sight --data DIR --folder DIR`.

An hour on one core of a processor. A run that was killed goes on from its checkpoint; `--publish` makes the averaged
weights those that ship.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from models.loading import load_sight, publish_sight
from models.networks.sight import SightConfig, SightNetwork
from models.perception.precision import half_precision
from models.training.checkpoint import load_checkpoint, save_checkpoint
from models.training.data.labels import Labelled, LabelledSet
from models.training.data.pictures import PictureSet

log = logging.getLogger(__name__)

_SEED = 20261128
_BATCH = 24
_RATE = 1.5e-3
_WARM_UP = 0.05
_EMA = 0.997
_GRADIENT_NORM = 5.0
_SIZES_PX = ((256, 160), (256, 160), (256, 128), (192, 192), (160, 256))
_EVALUATED_PX = (256, 192)
_REPORT_EVERY = 50
_CHECKPOINT_EVERY = 200
_PREFETCH = 3
_BANDS = 0.05
"""What lies nearer to each other than this counts as equally near."""


def main() -> None:
    """Train, evaluate, and publish if asked to."""
    arguments = _parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    pictures = PictureSet(arguments.data, "content", arguments.pictures or arguments.folder.parent / "pictures")
    labelled = LabelledSet(arguments.data, pictures)
    start = load_sight() if arguments.go_on else None
    run = SightRun(labelled, arguments.folder, arguments.steps, start)
    run.train()
    figures = evaluate_sight(run.average, labelled)
    log.info("step %d: %s", run.step, json.dumps(figures))
    if arguments.publish:
        training = {"steps": run.step, "batch": _BATCH, "pictures": len(labelled.training), "held_out": figures}
        log.info("published %s", publish_sight(run.average, training))


def loss_of(network: SightNetwork, batch: Labelled) -> Tensor:
    """Cross-entropy and overlap of the people, absolute error of nearness and of its steps; a scalar."""
    logits = network.logits(batch.pictures.float() / 255).float()
    found, near = logits[:, 0], torch.sigmoid(logits[:, 1])
    entropy = F.binary_cross_entropy_with_logits(found, batch.person)
    share = torch.sigmoid(found)
    common = (share * batch.person).sum((1, 2))
    union = (share + batch.person - share * batch.person).sum((1, 2))
    there = (batch.person.mean((1, 2)) > 0.005).float()
    overlap = (there * (1 - (common + 1) / (union + 1))).sum() / there.sum().clamp_min(1)
    error = (near - batch.near).abs().mean((1, 2)) + 2 * _steps_apart(near, batch.near)
    nearness = (batch.known * error).sum() / batch.known.sum().clamp_min(1)
    return entropy + 0.5 * overlap + nearness


@torch.no_grad()
def evaluate_sight(network: SightNetwork, labelled: LabelledSet) -> dict[str, float]:
    """On the photographs kept out of training: `iou` of people in those with people (mean), `false_people` share of the
    places in those without, `near_error` mean absolute error, `near_order` share of pairs of places in the right order.
    """
    network = network.eval()
    ious, falses, errors, orders = list[float](), list[float](), list[float](), list[float]()
    generator = torch.Generator().manual_seed(_SEED)
    for row in labelled.evaluation:
        batch = labelled.whole(row, _EVALUATED_PX)
        person, near = network(batch.pictures.float() / 255)[0]
        truth = batch.person[0] > 0.5
        if labelled.has_people(row):
            ious.append(float(((person > 0.5) & truth).sum() / ((person > 0.5) | truth).sum().clamp_min(1)))
        else:
            falses.append(float((person > 0.5).float().mean()))
        errors.append(float((near - batch.near[0]).abs().mean()))
        orders.append(_in_order(near.flatten(), batch.near[0].flatten(), generator))
    names = ("iou", "false_people", "near_error", "near_order")
    return {
        name: round(sum(all) / len(all), 4) for name, all in zip(names, (ious, falses, errors, orders), strict=True)
    }


def _in_order(near: Tensor, truth: Tensor, generator: torch.Generator, pairs: int = 2000) -> float:
    a, b = torch.randint(0, len(truth), (2, pairs), generator=generator)
    apart = (truth[a] - truth[b]).abs() > _BANDS
    right = (near[a] > near[b]) == (truth[a] > truth[b])
    return float((right & apart).sum() / apart.sum().clamp_min(1))


def _steps_apart(near: Tensor, truth: Tensor) -> Tensor:
    error = near - truth
    down, across = error[:, 1:] - error[:, :-1], error[:, :, 1:] - error[:, :, :-1]
    return down.abs().mean((1, 2)) + across.abs().mean((1, 2))


class SightRun:
    """A resumable run: everything random depends on the step alone.

    Attributes:
        network, average: the one that learns, and its averaged weights.
        step: steps done.
    """

    def __init__(self, labelled: LabelledSet, folder: Path, steps: int, start: SightNetwork | None = None) -> None:
        """`start`: what a new run begins with, instead of a random network; a checkpoint goes before it."""
        torch.manual_seed(_SEED)
        self._labelled, self._folder, self._steps = labelled, folder, steps
        self.network, self.average = _made(), _made()
        if start is not None:
            self.network.load_state_dict(start.state_dict())
        self.average.load_state_dict(self.network.state_dict())
        self._optimizer = torch.optim.AdamW(self.network.parameters(), lr=_RATE, weight_decay=1e-3)
        self._halves = half_precision(torch.device("cpu"))
        self.step = 0
        folder.mkdir(parents=True, exist_ok=True)
        state = load_checkpoint(folder / "checkpoint.pt")
        if state is not None:
            self.step = state["step"]
            for name, part in self._parts().items():
                part.load_state_dict(state[name])

    def train(self) -> None:
        """Train until the last step; leaves a checkpoint."""
        first, began_s, total = self.step, time.monotonic(), 0.0
        for batch in self._batches():
            total += self._learn(batch)
            self.step += 1
            if self.step % _REPORT_EVERY == 0:
                rate = (self.step - first) / (time.monotonic() - began_s)
                figures = self.step, self._steps, total / _REPORT_EVERY, (self._steps - self.step) / rate / 60
                log.info("step %d/%d  loss %.4f  %.0f min left", *figures)
                total = 0.0
            if self.step % _CHECKPOINT_EVERY == 0 or self.step == self._steps:
                states = {name: part.state_dict() for name, part in self._parts().items()}
                save_checkpoint(self._folder / "checkpoint.pt", states | {"step": self.step})

    def _learn(self, batch: Labelled) -> float:
        for group in self._optimizer.param_groups:
            group["lr"] = _rate(self.step, self._steps)
        with torch.autocast("cpu", torch.bfloat16, enabled=self._halves):
            loss = loss_of(self.network, batch)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), _GRADIENT_NORM)
        self._optimizer.step()
        decay = min(_EMA, self.step / (self.step + 10))
        with torch.no_grad():
            for mine, theirs in zip(self.average.parameters(), self.network.parameters(), strict=True):
                mine.lerp_(theirs, 1 - decay)
        return float(loss.detach())

    def _batches(self) -> Iterator[Labelled]:
        """The batches of the remaining steps, cut ahead on a worker thread."""
        first, steps = self.step, self._steps
        with ThreadPoolExecutor(1) as pool:
            waiting = [pool.submit(self._cut, step) for step in range(first, min(first + _PREFETCH, steps))]
            for step in range(first, steps):
                ready = waiting.pop(0)
                if step + _PREFETCH < steps:
                    waiting.append(pool.submit(self._cut, step + _PREFETCH))
                yield ready.result()

    def _cut(self, step: int) -> Labelled:
        return self._labelled.batch(_BATCH, _SIZES_PX[step % len(_SIZES_PX)], (_SEED, step))

    def _parts(self) -> dict[str, Any]:
        return {"network": self.network, "average": self.average, "optimizer": self._optimizer}


def _made() -> SightNetwork:
    return SightNetwork(SightConfig()).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def _rate(step: int, steps: int) -> float:
    warm_up = _WARM_UP * steps
    if step < warm_up:
        return _RATE * (step + 1) / warm_up
    return _RATE * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (step - warm_up) / (steps - warm_up))))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training.sight", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of content-*.tar, person.tar, depth.tar, person.tsv"
    )
    parser.add_argument("--folder", type=Path, required=True, help="folder of the checkpoint")
    parser.add_argument("--pictures", type=Path, help="folder of the decoded pictures (default: beside the run)")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--go-on", action="store_true", help="begin a new run with the weights that ship")
    parser.add_argument("--publish", action="store_true", help="make the averaged weights those that ship")
    return parser


if __name__ == "__main__":
    main()
