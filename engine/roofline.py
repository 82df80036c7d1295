"""What this machine could do at best: the speed of a matrix product and of a copy, measured beside a network.

The benchmark sets what a network reaches against them (the roofline model, Williams et al. 2009).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from engine.trial import Effort, timed
from models.operations import FrameWork

if TYPE_CHECKING:
    import torch

EFFORT = Effort(warm_up=2, most=20, most_s=2.0)
BYTES = {"fp32": 4, "bf16": 2, "fp16": 2, "int8": 1}
"""Of one number, by precision."""

_COPIED_SIDE = 4
_CARD_FACTOR = 4


@dataclass(frozen=True, slots=True)
class Peaks:
    """What was measured of the machine.

    Attributes:
        matmul_tflops: 10^12 operations a second of a matrix product: "fp32" and "bf16" of the processor, "cuda_fp32"
            and "cuda_bf16" where there is a card.
        copy_gbs: 10^9 bytes a second, read and written, of a copy in memory: "cpu", and "cuda" where there is a card.
    """

    matmul_tflops: dict[str, float] = field(default_factory=dict)
    copy_gbs: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shares:
    """What a network reaches of it.

    Attributes:
        gflops: 10^9 operations a second.
        gbs: 10^9 bytes a second, each layer's inputs and result counted once.
        of_matmul, of_copy: as shares of the peaks, None where they are not known.
        of_roofline: the time that the slower of both bounds would take, as a share of the time taken; None likewise.
    """

    gflops: float
    gbs: float
    of_matmul: float | None
    of_copy: float | None
    of_roofline: float | None


def measure_peaks(matmul_side: int) -> Peaks:
    """Multiply and copy square matrices of `matmul_side`, larger ones on a card: it needs more before it shows."""
    import torch

    tflops = {name: _matmul_tflops(matmul_side, kind, "cpu") for name, kind in _kinds().items()}
    copies = {"cpu": _copy_gbs(_COPIED_SIDE * matmul_side, "cpu")}
    if torch.cuda.is_available():
        side = _CARD_FACTOR * matmul_side
        tflops |= {f"cuda_{name}": _matmul_tflops(side, kind, "cuda") for name, kind in _kinds().items()}
        copies["cuda"] = _copy_gbs(_COPIED_SIDE * side, "cuda")
    return Peaks(tflops, copies)


def shares(work: FrameWork, precision: str, on_card: bool, time_ms: float, peaks: Peaks) -> Shares:
    """What `work` in `time_ms` milliseconds is of the peaks."""
    moved, seconds = work.values * BYTES[precision], time_ms / 1000
    kind = precision.replace("fp16", "bf16")
    tflops = peaks.matmul_tflops.get(f"cuda_{kind}" if on_card else kind)
    copied = peaks.copy_gbs.get("cuda" if on_card else "cpu")
    computing = None if tflops is None else work.operations / (tflops * 1e12) / seconds
    moving = None if copied is None else moved / (copied * 1e9) / seconds
    bound = None if computing is None or moving is None else max(computing, moving)
    return Shares(work.operations / seconds / 1e9, moved / seconds / 1e9, computing, moving, bound)


def _kinds() -> dict[str, torch.dtype]:
    import torch

    return {"fp32": torch.float32, "bf16": torch.bfloat16}


def _matmul_tflops(side: int, dtype: torch.dtype, device: str) -> float:
    import torch

    one, other = (torch.randn(side, side, device=device).to(dtype) for _ in range(2))

    def multiply() -> None:
        (one @ other).sum().item()

    return float(2 * side**3 / (median(timed(multiply, EFFORT)) / 1000.0) / 1e12)


def _copy_gbs(side: int, device: str) -> float:
    import torch

    source = torch.zeros(side, side, dtype=torch.uint8, device=device)
    target = torch.empty_like(source)

    def copy() -> None:
        # Reading one number waits for a card.
        target.copy_(source)[0, 0].item()

    return 2 * source.nbytes / (median(timed(copy, EFFORT)) / 1000.0) / 1e9
