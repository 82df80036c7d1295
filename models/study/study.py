"""The study of one style: steps of an optimisation that can be left and gone on with."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor, nn

from models.colour.recolouring import colours_of_batch, recolour
from models.loading import load_record
from models.networks.network import Folded, StyleNetwork, fold_codes
from models.perception.precision import half_precision
from models.registry import WeightsError, WeightsRecord, weights_record
from models.study.contents import Contents, Pixels, contents_of, on_grid
from models.study.lesson import Lesson
from models.study.objective import Losses, Perceives, losses, style_targets
from models.study.perceptual import load_perceptual
from models.transforms import LAYERS

Floats = npt.NDArray[np.float32]

_PROCESSOR = torch.device("cpu")
_GRADIENT_NORM = 5.0
_FIRST_NOISE = 0.02
_STAGE_STEPS = 20
_KEPT_EVERY_S = 8.0


class StudyError(Exception):
    """A style cannot be studied; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class StudyRequest:
    """What to study.

    Attributes:
        weights: name of the network that shall paint.
        style: the whole style picture, uint8 [H, W, 3], RGB.
        side_px: short side of the style picture beside a frame that is painted with strokes as large as there.
        frames: photographs or frames to learn on, uint8 [H, W, 3]; empty: scenes made up.
        steps: None: as many as a lesson has.
        state: the file from which it can be gone on; written every few seconds.
    """

    weights: str
    style: Pixels
    side_px: int
    frames: Sequence[Pixels] = ()
    steps: int | None = None
    state: Path | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a study is.

    Attributes:
        step, steps: done, of how many.
        style: mean style distance of the latest step.
        learned: what to write with `models.studied.write_studied`, where this is better than what came before.
    """

    step: int
    steps: int
    style: float
    learned: tuple[Floats, ...] | None


def study(request: StudyRequest, on_stage: Callable[[Stage], None], should_stop: Callable[[], bool]) -> None:
    """Study a style to the end, or until `should_stop`, which leaves the state to go on from. Blocks for minutes.

    Raises StudyError.
    """
    lesson = replace(Lesson(), style_side_px=request.side_px)
    if request.steps is not None:
        lesson = replace(lesson, steps=request.steps)
    record = _record(request.weights)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    perceptual = _perceptual(device)

    def check() -> None:
        if should_stop():
            raise _Stopped

    with suppress(_Stopped):
        check()
        contents = contents_of(request.frames, perceptual, lesson, seed=1)
        going = CodeStudy(load_record(record), perceptual, contents, request.style, lesson, device)
        _go_on(going, record, request, on_stage, check)


class _Stopped(Exception):  # noqa: N818 - no error
    """Somebody wants no more of it."""


def _go_on(
    going: CodeStudy,
    record: WeightsRecord,
    request: StudyRequest,
    on_stage: Callable[[Stage], None],
    check: Callable[[], None],
) -> None:
    fits = hashlib.sha256(repr((record.sha256, going.lesson)).encode() + request.style.tobytes()).digest()
    if request.state is not None:
        going.restore(request.state, fits)
    kept = monotonic()
    while going.step < going.lesson.steps:
        try:
            check()
        except _Stopped:
            if request.state is not None:
                going.keep(request.state, fits)
            raise
        found = going.advance()
        last = going.step == going.lesson.steps
        learned = going.learned() if last or going.step % _STAGE_STEPS == 0 else None
        on_stage(Stage(going.step, going.lesson.steps, found.style, learned))
        if request.state is not None and (last or monotonic() - kept > _KEPT_EVERY_S):
            going.keep(request.state, fits)
            kept = monotonic()


class CodeStudy:
    """The optimisation of one style's code.

    Attributes:
        lesson: how. step: steps done.
    """

    def __init__(
        self,
        network: StyleNetwork,
        perceptual: Perceives,
        contents: Contents,
        style: Pixels,
        lesson: Lesson,
        device: torch.device = _PROCESSOR,
    ) -> None:
        """`style`: the whole picture, uint8 [H, W, 3]. `device`: where `perceptual` is. Raises StudyError for a network
        without a canvas.
        """
        if not network.canvas_px:
            raise StudyError("The styles of these weights cannot be studied: they paint on no canvas.")
        self.lesson, self.step = lesson, 0
        self._network, self._perceptual, self._contents = network.requires_grad_(False), perceptual, contents
        read, compared = (on_grid(style, side) for side in (lesson.read_side_px, lesson.style_side_px))
        self._device = device
        with torch.no_grad():
            self._start = fold_codes(network.code(read), torch.ones(1, LAYERS)).parts
        self._network.to(self._device)
        self._colours = colours_of_batch(read)
        self._targets = style_targets(compared.to(self._device), perceptual)
        self._parts = [nn.Parameter(part.to(self._device, copy=True)) for part in self._start]
        self._lay_first_noise()
        self._optimizer = self._made_optimizer()

    def advance(self) -> Losses:
        """A step."""
        lesson = self.lesson
        for group in self._optimizer.param_groups:
            group["lr"] = group["rate"] * _share(self.step, lesson.steps)
        found = self._losses()
        self._optimizer.zero_grad()
        torch.autograd.backward(found.total)
        nn.utils.clip_grad_norm_(self._parts, _GRADIENT_NORM)
        self._optimizer.step()
        self.step += 1
        return found

    def learned(self) -> tuple[Floats, ...]:
        """What is to be added to the folded code that is read of the style; of each part, without a batch axis."""
        pairs = zip(self._parts, self._start, strict=True)
        return tuple((part.detach().cpu() - before)[0].numpy() for part, before in pairs)

    def keep(self, path: Path, fits: bytes) -> None:
        """Write what `restore` reads; whole or not at all. A full disk costs what could be gone on from, no more."""
        tensors = {f"part{index}": part.detach().cpu() for index, part in enumerate(self._parts)}
        for index, part in enumerate(self._parts):
            known = self._optimizer.state[part]
            tensors |= {f"{name}{index}": known[name].cpu() for name in ("exp_avg", "exp_avg_sq") if name in known}
        tensors["step"] = torch.tensor(self.step)
        tensors["fits"] = torch.frombuffer(bytearray(fits), dtype=torch.uint8)
        partial = path.with_suffix(f".{os.getpid()}.partial")
        try:
            partial.write_bytes(save({name: tensor.contiguous() for name, tensor in tensors.items()}))
            os.replace(partial, path)
        except OSError:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def restore(self, path: Path, fits: bytes) -> None:
        """Go on from what `keep` wrote of this very study; from the beginning where that is missing, damaged or of
        another one.
        """
        try:
            tensors = load(path.read_bytes())
            if bytes(tensors["fits"].tolist()) != fits:
                return
            parts = [tensors[f"part{index}"] for index in range(len(self._parts))]
            steps = int(tensors["step"])
            moments = [
                {name: tensors[f"{name}{index}"] for name in ("exp_avg", "exp_avg_sq")} for index in range(len(parts))
            ]
        except (OSError, SafetensorError, KeyError, ValueError):
            return
        self.step = steps
        for part, kept, moment in zip(self._parts, parts, moments, strict=True):
            part.data.copy_(kept)
            moved = {name: tensor.to(self._device) for name, tensor in moment.items()}
            self._optimizer.state[part] = {"step": torch.tensor(float(steps)), **moved}

    def _lay_first_noise(self) -> None:
        """What lays the canvas on is zero where nothing was studied, and learns only from a first noise."""
        generator = torch.Generator().manual_seed(0)
        for part in self._parts[len(self._parts) - len(self._network.canvas_px) :]:
            part.data.add_(_FIRST_NOISE * torch.randn(part.shape, generator=generator).to(self._device))

    def _made_optimizer(self) -> torch.optim.Adam:
        """Adam, slower for the matrices, of which there is more."""
        matrices = len(self._network.modulation.shapes)
        coded, made = self._parts[: len(self._parts) - matrices], self._parts[len(self._parts) - matrices :]
        rate = self.lesson.rate
        groups = [{"params": coded, "rate": rate}, {"params": made, "rate": rate / 2}]
        return torch.optim.Adam(groups, lr=rate, betas=(0.9, 0.99))

    def _losses(self) -> Losses:
        # By the step alone: a study that was left sees what it would have seen.
        generator = torch.Generator().manual_seed(self.step)
        count = self.lesson.batch
        chosen = torch.randint(0, len(self._contents.crops), (count,), generator=generator).tolist()
        own = [self._contents.colours[index] for index in chosen]
        frames = recolour(self._contents.crops[chosen], own, self._colours * count, [1.0] * count).to(self._device)
        seen = self._contents.seen(chosen, self._device)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=half_precision(self._device)):
            painted = self._painted(frames, generator)
            return losses(painted, frames, seen, self._targets, self._perceptual, self.lesson)

    def _painted(self, frames: Tensor, generator: torch.Generator) -> Tensor:
        """On a canvas that is new in each step: a code that saw one alone would learn it by heart."""
        network, count = self._network, len(frames)
        features = network.read(frames)
        canvas = tuple(
            torch.randn(count, *level.shape[1:], generator=generator).to(self._device)
            for level in network.canvas(*frames.shape[2:])
        )
        style = Folded(
            tuple(part.expand(count, *part.shape[1:]) for part in self._parts), torch.ones(count, device=self._device)
        )
        return network.paint(features, network.statistics(features.levels), style, canvas=canvas).float()


def _share(step: int, steps: int) -> float:
    """Of the rate: ten steps upwards, then a cosine to a twentieth."""
    return min(1.0, (step + 1) / 10) * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def _record(name: str) -> WeightsRecord:
    try:
        return weights_record(name)
    except WeightsError as error:
        raise StudyError(str(error)) from error


def _perceptual(device: torch.device) -> nn.Module:
    try:
        network = load_perceptual()
    except WeightsError as error:
        raise StudyError(str(error)) from error
    dtype = torch.bfloat16 if half_precision(device) else torch.float32
    return network.to(device, dtype).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]
