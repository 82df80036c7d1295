"""The training run: steps, averaged weights, checkpoints, a log line and a picture now and then."""

from __future__ import annotations

import json
import logging
import math
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from models.colour.recolouring import colours_of_batch
from models.networks.network import StyleNetwork
from models.perception.perceptual import Perceptual
from models.perception.precision import half_precision
from models.training.checkpoint import load_checkpoint, save_checkpoint
from models.training.config import TrainingConfig
from models.training.data.memory import Memory, Seen, Wanted, look
from models.training.data.pictures import CropBatch, Crops, PictureSet, all_fixed_crops, batch
from models.training.family import carry_over
from models.training.objective import Objective, TrainingPair, sample_weights
from models.training.reading import lesson, teach
from models.training.sheet import write_progress
from models.training.team import Team

log = logging.getLogger(__name__)

_GRADIENT_NORM = 5.0
_CONNECTED_SHARE = 0.2
_MATRICES = "modulation.matrices."
_UNTRAINED_SHARE = 4.0
_WARM_UP = 0.06
_JUDGES_RATE = 1e-3
_REPORT_EVERY = 25
_CHECKPOINT_EVERY_S = 240.0
_PREFETCH = 3


class _Stateful(Protocol):
    """Anything with a state to save."""

    def state_dict(self) -> dict[str, Any]:
        """The state."""

    def load_state_dict(self, state_dict: Any) -> Any:
        """Take a state up."""


@dataclass
class Trainer:
    """One run, resumable: everything random depends on the seed and the step alone.

    Attributes:
        start: a network of the family that a new run begins with instead of a random one, smaller or larger ones too; a
            checkpoint goes before it.
        team: the processes that train together; everything random depends on the rank too.
        step: steps done.
        seconds: time spent training, over all processes of the run.
        stopping: set it (from a signal handler) and the run ends after the step at hand, with a checkpoint.
    """

    config: TrainingConfig
    content: PictureSet
    style: PictureSet
    perceptual: Perceptual
    device: torch.device
    folder: Path
    start: StyleNetwork | None = None
    team: Team = field(default_factory=Team)
    step: int = 0
    seconds: float = 0.0
    stopping: bool = False
    _memories: dict[tuple[str, int], Memory] = field(default_factory=dict)
    _sums: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        torch.manual_seed(self.config.seed)
        self.network = self._place(StyleNetwork(self.config.network))
        if self.start is not None:
            carry_over(self.start, self.network, transforms=not self.config.new_transforms)
        if self.config.plain_decoder:
            self.network.modulation.silence()
        self.average = self._place(StyleNetwork(self.config.network)).requires_grad_(False)
        self.average.load_state_dict(self.network.state_dict())
        self.memories = self.folder.parent / "memories"
        self.optimizer = torch.optim.AdamW(
            _groups(self.network, self.config.new_transforms), lr=self.config.learning_rate, weight_decay=1e-4
        )
        self.objective = Objective(self.perceptual, self.config).to(self.device)
        self.judges = torch.optim.AdamW(self.objective.coherence.parameters(), lr=_JUDGES_RATE)
        self._trained = [*self.network.parameters(), *self.objective.coherence.parameters()]
        self._resume()
        self._learn_to_read()

    def run(self, minutes: float | None = None) -> None:
        """Train until the last step, or for `minutes` of this process; leaves a checkpoint."""
        started = last = time.monotonic()
        for content, style in self._batches():
            over = minutes is not None and time.monotonic() - started > minutes * 60
            ended = self._train(content, style, self.stopping or over)
            now = time.monotonic()
            if self.step % _REPORT_EVERY == 0 and self.team.leads:
                self._report(now - started)
            if now - last > _CHECKPOINT_EVERY_S and self.team.leads:
                self._save(now - last)
                last = now
            if ended:
                break
        if self.team.leads:
            self._save(time.monotonic() - last)

    def _place(self, network: StyleNetwork) -> StyleNetwork:
        return network.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]

    def _train(self, content: CropBatch, style: CropBatch, stopping: bool) -> bool:
        """One step; whether it was the last one of the whole team."""
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.config, self.step) * group["share"]
        generator = torch.Generator().manual_seed(self.config.seed * 1_000_003 + self.step + self.team.rank * 10**12)
        weights = sample_weights(len(content.pictures), generator).to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=half_precision(self.device)):
            loss, parts = self.objective(self.network, self._pair(content, style), weights, generator)
        self.optimizer.zero_grad(set_to_none=True)
        self.judges.zero_grad(set_to_none=True)
        loss.backward()
        ended = self.team.average(self._trained, stopping)
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), _GRADIENT_NORM)
        if torch.isfinite(norm):
            self.optimizer.step()
            self.judges.step()
        else:
            log.warning("step %d skipped: its gradient is not finite", self.step)
        self._average()
        self.step += 1
        for name, value in {"loss": loss.detach(), **parts}.items():
            self._sums[name] = self._sums.get(name, 0.0) + float(value)
        return ended

    def _average(self) -> None:
        """Exponential moving average; early on the plain mean, so that the start is forgotten."""
        decay = min(self.config.ema, self.step / (self.step + 10))
        with torch.no_grad():
            pairs = zip(self.average.parameters(), self.network.parameters(), strict=True)
            for mine, theirs in pairs:
                mine.lerp_(theirs, 1 - decay)

    def _pair(self, content: CropBatch, style: CropBatch) -> TrainingPair:
        contents, styles = self._upload(content.pictures), self._upload(style.pictures)
        return TrainingPair(
            contents,
            styles,
            content_colours=colours_of_batch(content.pictures),
            style_colours=colours_of_batch(style.pictures),
            content_seen=self._look("content", content.keys, contents),
            style_seen=self._look("style", style.keys, styles),
        )

    def _look(self, kind: str, keys: list[int] | None, pictures: Tensor) -> Seen:
        wanted = self._wanted(kind)
        if keys is None:
            return look(self.perceptual, pictures, wanted)
        side = pictures.shape[-1]
        if (kind, side) not in self._memories:
            source, fixed = ((self.content, self.style)[kind == "style"], self.config.fixed_crops[kind == "style"])
            # What another way of cutting left there would be something else under the same key.
            smallest = self._crops(0)[kind == "style"].smallest
            folder = self.memories / f"{kind}-{fixed}-{smallest:g}"
            with self.team.leader_first():
                memory = Memory(folder, self.perceptual, source.count * fixed, side, wanted)
            self._memories[kind, side] = memory
        return self._memories[kind, side].look(keys, pictures)

    def _wanted(self, kind: str) -> Wanted:
        """What losses ask of contents and of styles."""
        if kind == "style":
            return Wanted(self.config.style_sizes)
        return Wanted(taps=3 if self.config.coherence_weight else 2 if self.config.detail_weight else 1)

    def _upload(self, pictures: Tensor) -> Tensor:
        moved = pictures.to(self.device, non_blocking=True).float().div(255)
        return moved.contiguous(memory_format=torch.channels_last)

    def _batches(self) -> Iterator[tuple[CropBatch, CropBatch]]:
        """The batches of the remaining steps, decoded ahead on worker threads."""
        with ThreadPoolExecutor(_PREFETCH) as pool:
            waiting = [
                pool.submit(self._batch, step)
                for step in range(self.step, min(self.step + _PREFETCH, self.config.steps))
            ]
            for step in range(self.step, self.config.steps):
                ready = waiting.pop(0)
                if step + _PREFETCH < self.config.steps:
                    waiting.append(pool.submit(self._batch, step + _PREFETCH))
                yield ready.result()

    def _batch(self, step: int) -> tuple[CropBatch, CropBatch]:
        config = self.config
        seed = (config.seed, step) if self.team.leads else (config.seed, step, self.team.rank)
        content, style = self._crops(step)
        return (
            batch(self.content, config.batch, content, (*seed, 0)),
            batch(self.style, config.batch, style, (*seed, 1)),
        )

    def _crops(self, step: int) -> tuple[Crops, Crops]:
        """How contents and styles are cut."""
        config = self.config
        content, style = (
            Crops(side, smallest, fixed)
            for side, smallest, fixed in zip(
                (config.side_at(step), config.style_side_at(step)),
                (config.smallest_crop, config.smallest_style_crop or config.smallest_crop),
                config.fixed_crops,
                strict=True,
            )
        )
        return content, style._replace(own=config.own_styles, made_up=config.made_up_styles)

    def _report(self, elapsed_s: float) -> None:
        full, none = max(self._sums["full"], 1), max(self._sums["none"], 1)
        row = {"step": self.step, "loss": self._sums["loss"] / _REPORT_EVERY}
        row |= {name: self._sums[name] / full for name in ("style1", "style2", "style3", "style4", "content")}
        row["identity"] = self._sums["identity"] / none
        row |= {name: self._sums[name] / _REPORT_EVERY for name in ("coherence", "unrest", "spread", "border")}
        self._sums.clear()
        with (self.folder / "log.jsonl").open("a") as out:
            out.write(json.dumps(row) + "\n")
        rate = (self.step - self._first) / elapsed_s
        left_min = (self.config.steps - self.step) / rate / 60
        figures = " ".join(f"{name} {value:.3f}" for name, value in row.items() if name != "step")
        log.info("step %d/%d  %s  %.2f steps/s, %.0f min left", self.step, self.config.steps, figures, rate, left_min)

    def _save(self, elapsed_s: float) -> None:
        self.seconds += elapsed_s
        state = {name: part.state_dict() for name, part in self._parts().items()}
        save_checkpoint(self.folder / "checkpoint.pt", state | {"step": self.step, "seconds": self.seconds})
        write_progress(self.average, self.content, self.style, self.folder / "sheet.png", self.device)

    def _parts(self) -> dict[str, _Stateful]:
        """What a checkpoint holds; the perceptual network stays out."""
        return {
            "network": self.network,
            "average": self.average,
            "optimizer": self.optimizer,
            "coherence": self.objective.coherence,
            "judges": self.judges,
        }

    def _learn_to_read(self) -> None:
        """Make the reader of styles that a run from the very beginning needs (`training.reading`): by one process,
        handed to the others in the checkpoint.
        """
        if not self.config.reader_steps or (self.folder / "checkpoint.pt").exists():
            return
        with self.team.leader_first():
            if self.team.leads:
                keys, crops = all_fixed_crops(self.style, self._crops(0)[1])
                material = lesson(keys, crops, lambda *batch: self._look("style", *batch), self.device)
                teach(self.network.modulation, material, self.config.reader_steps, self.device)
                self.average.modulation.load_state_dict(self.network.modulation.state_dict())
                self._save(0.0)
            else:
                self._resume()

    def _resume(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        state = load_checkpoint(self.folder / "checkpoint.pt")
        if state is not None:
            for name, part in self._parts().items():
                part.load_state_dict(state[name])
            self.step, self.seconds = state["step"], state["seconds"]
            log.info("resumed at step %d after %.0f minutes", self.step, self.seconds / 60)
        self._first = self.step


def _groups(network: StyleNetwork, new_transforms: bool) -> list[dict[str, Any]]:
    """The parameters by their share of the learning rate.

    Of a fully connected layer every output has hundreds of inputs, and Adam moves it by about as many rates in one
    step: at the whole rate what styles tell the decoder grew until a run blew up. What makes matrices has few inputs.
    Transforms that start untrained
    among layers that have learned have the furthest to go.
    """
    connected = {
        id(parameter) for layer in network.modules() if isinstance(layer, nn.Linear) for parameter in layer.parameters()
    }
    few = {id(parameter) for name, parameter in network.named_parameters() if name.startswith(_MATRICES)}
    untrained = {id(parameter) for parameter in network.transforms.parameters()} if new_transforms else set()
    groups: dict[float, list[nn.Parameter]] = {}
    for parameter in network.parameters():
        share = _CONNECTED_SHARE if id(parameter) in connected - few else 1.0
        share *= _UNTRAINED_SHARE if id(parameter) in untrained else 1.0
        groups.setdefault(share, []).append(parameter)
    return [{"params": parameters, "share": share} for share, parameters in groups.items()]


def learning_rate(config: TrainingConfig, step: int) -> float:
    """Linear warm-up, then a cosine to a hundredth. Depends on the step alone: a run may be lengthened."""
    warm_up = _WARM_UP * config.steps
    if step < warm_up:
        return config.learning_rate * (0.04 + 0.96 * step / warm_up)
    progress = (step - warm_up) / (config.steps - warm_up)
    return config.learning_rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
