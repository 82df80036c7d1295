"""What this computer is: processor, graphics cards, and the versions of what Pastiche stands on.

Asked by the doctor and the benchmark, on any thread; slow (it imports torch), so never while frames run.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from engine.backends.pytorch.loading import torch_problem

PACKAGES = (
    "pastiche", "torch", "openvino", "torch-tensorrt", "torch-tensorrt-rtx", "numpy", "opencv-python",
    "opencv-python-headless", "av", "pillow", "PyQt6",
)  # fmt: skip

# The instruction sets that decide the speed of a network on a processor, fastest first.
_FEATURES = ("amx_bf16", "amx_int8", "avx512_bf16", "avx512_vnni", "avx512f", "avx_vnni", "avx2", "asimddp", "bf16")

# nvidia-smi wakes a sleeping card first.
_ASK_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Gpu:
    """A graphics card.

    Attributes:
        name: as its driver calls it.
        memory_mb: its own memory, None where it shares the computer's.
        problem: None when torch can compute on it, else the reason why not, as one sentence.
    """

    name: str
    memory_mb: int | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """One computer.

    Attributes:
        system: operating system and its release.
        python: version of the interpreter.
        cpu: the processor's name.
        cores: cores this process may use.
        features: the instruction sets of `_FEATURES` that are there (empty where the system does not tell).
        gpus: graphics cards for computing.
        packages: distribution name -> version, None when not installed.
    """

    system: str
    python: str
    cpu: str
    cores: int
    features: tuple[str, ...]
    gpus: tuple[Gpu, ...]
    packages: dict[str, str | None]


def look_at_machine() -> Machine:
    """Find out; never raises."""
    return Machine(
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        cpu=_cpu_name(),
        cores=_cores(),
        features=_features(),
        gpus=_gpus(),
        packages={name: _version(name) for name in PACKAGES},
    )


def resident_mb() -> float | None:
    """Memory this process holds now, in MiB; None where the system does not tell it simply."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return _peak_mb()
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _peak_mb() -> float | None:
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, the others kibibytes.
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _cpu_name() -> str:
    named = _cpuinfo().get("model name")
    if named is None and sys.platform == "darwin":
        named = _answer_of(["sysctl", "-n", "machdep.cpu.brand_string"])
    return named or platform.processor() or platform.machine()


def _cores() -> int:
    # What this process may use, which in a container is less than there is.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _features() -> tuple[str, ...]:
    info = _cpuinfo()
    flags = set((info.get("flags") or info.get("Features") or "").split())
    return tuple(name for name in _FEATURES if name in flags)


def _cpuinfo() -> dict[str, str]:
    """The first value of each field of Linux' description of the processor; empty elsewhere."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    pairs = [(name.strip(), value.strip()) for name, colon, value in (line.partition(":") for line in lines) if colon]
    # The first value of each field wins: the cores of a machine are alike.
    return dict(reversed(pairs))


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _gpus() -> tuple[Gpu, ...]:
    # The driver may know cards that PyTorch, which is broken, cannot use.
    if (reason := torch_problem()) is not None:
        return tuple(Gpu(name, problem=reason) for name in _cards_of_the_driver())
    import torch

    if torch.cuda.is_available():
        cards = [torch.cuda.get_device_properties(index) for index in range(torch.cuda.device_count())]
        return tuple(Gpu(card.name, card.total_memory // 2**20) for card in cards)
    if torch.backends.mps.is_available():
        return (Gpu("Apple GPU"),)
    return tuple(Gpu(name, problem=_why_unused(torch.version.cuda)) for name in _cards_of_the_driver())


def _why_unused(cuda: str | None) -> str:
    if cuda is None:
        return "The installed torch is a build without CUDA."
    return f"The installed torch (CUDA {cuda}) does not get along with the driver."


def _cards_of_the_driver() -> list[str]:
    answer = _answer_of(["nvidia-smi", "--query-gpu=name", "--format=csv,noheader"])
    return [line.strip() for line in (answer or "").splitlines() if line.strip()]


def _answer_of(command: list[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_ASK_TIMEOUT_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
