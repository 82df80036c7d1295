"""What the TensorRT back end asks of the machine: which card, compile, load. Tests put a stand-in in its place."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Protocol

from engine.backends.pytorch.nvidia import driver
from engine.backends.tensorrt.key import CardIdentity, Sizes
from engine.backends.tensorrt.loading import Flavour, versions
from engine.errors import BackendError
from engine.processes import run_module
from engine.protocols import Runner, TileRunner
from engine.values import Progress
from models.registry import WeightsRecord

_CONVERSION = "engine.backends.tensorrt.conversion"
_ENGINE_FILE = "engine"
_STEPS = 3


class EngineRunner(TileRunner, Protocol):
    """A runner of a TensorRT engine."""

    def reference(self) -> Runner:
        """The same network on the same device, run by PyTorch in float32."""

    def kernels(self) -> bytes | None:
        """What is worth keeping beside the engine, if anything."""


class Toolkit(Protocol):
    """TensorRT on this machine."""

    def versions(self) -> tuple[tuple[str, str], ...]:
        """(distribution, version) of all that engines depend on."""

    def card(self, device: str) -> CardIdentity:
        """The card that `device` ("auto", "cuda", "cuda:1") means. Raises BackendError when there is none."""

    def compile(
        self,
        record: WeightsRecord,
        sizes: Sizes,
        device: str,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> bytes:
        """An engine. Raises BackendError."""

    def load(
        self, engine: bytes, kernels: bytes | None, record: WeightsRecord, size_px: tuple[int, int], device: str
    ) -> EngineRunner:
        """A runner of an engine. Raises BackendError, RuntimeError."""


class InstalledToolkit:
    """The TensorRT that is installed. PyTorch is imported when it is first asked for something."""

    def __init__(self, flavour: Flavour, module: str = _CONVERSION) -> None:
        """`module`: what compiles, in a process of its own."""
        self._flavour, self._module = flavour, module

    def versions(self) -> tuple[tuple[str, str], ...]:
        """See `Toolkit`."""
        return versions(self._flavour)

    def card(self, device: str) -> CardIdentity:
        """See `Toolkit`."""
        # Here and not above: asking which versions there are must not load PyTorch.
        import torch

        # Before PyTorch is asked: a device that is no card has a sentence of its own.
        number = _number(device)
        if number >= torch.cuda.device_count():
            raise BackendError(f"There is no NVIDIA card “{device}”; PyTorch sees {torch.cuda.device_count()}.")
        properties = torch.cuda.get_device_properties(number)
        return CardIdentity(properties.name, f"{properties.major}.{properties.minor}", driver())

    def compile(
        self,
        record: WeightsRecord,
        sizes: Sizes,
        device: str,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> bytes:
        """See `Toolkit`."""
        # A file, since engines are large and stdout belongs to what libraries print.
        with tempfile.TemporaryDirectory() as folder:
            arguments = [record.name, json.dumps(astuple(sizes)), str(_number(device)), folder]
            finished = run_module(self._module, arguments, cancelled, _Steps(progress))
            if finished.code != 0:
                raise BackendError(f"{self._flavour.name} could not compile the network: {finished.problem}")
            return (Path(folder) / _ENGINE_FILE).read_bytes()

    def load(
        self, engine: bytes, kernels: bytes | None, record: WeightsRecord, size_px: tuple[int, int], device: str
    ) -> EngineRunner:
        """See `Toolkit`."""
        import torch

        from engine.backends.tensorrt.runner import TensorRtRunner

        return TensorRtRunner(self._flavour, engine, kernels, record, size_px, torch.device("cuda", _number(device)))


class _Steps:
    """Turns what the compiling process says into progress; the libraries in it print things of their own."""

    def __init__(self, progress: Callable[[Progress], None]) -> None:
        self._progress, self._done = progress, 0

    def __call__(self, line: str) -> None:
        if line.startswith('{"step": '):
            self._progress(Progress(json.loads(line)["step"], self._done, _STEPS))
            self._done += 1


def _number(device: str) -> int:
    """The card's number. Raises BackendError on a device that is no card."""
    kind, _, number = device.partition(":")
    if kind not in ("auto", "cuda") or not (number or "0").isdecimal():
        raise BackendError(f"The back end “tensorrt” cannot use the device “{device}”.")
    return int(number or 0)
