"""What this machine could do at best: the speed of a matrix product and of a copy, measured beside a network.

The benchmark sets what a network reaches against them (the roofline model, Williams et al. 2009).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING

from engine.backends.openvino.product import byte_product
from engine.diagnostics.trial import Effort, timed
from engine.processes import first_line
from models.operations import FrameWork

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)

EFFORT = Effort(warm_up=2, most=20, most_s=2.0)
BYTES = {"fp32": 4, "bf16": 2, "fp16": 2, "int8": 1}
"""Of one number, by precision."""

# Sides of what is copied, as a multiple: larger than any cache.
_COPIED_SIDE = 4
# A card needs more work before its speed shows.
_CARD_FACTOR = 4
_TASTE_SIDE = 256
_TASTE = Effort(warm_up=1, most=3)
_SOON_MS = 1000.0


@dataclass(frozen=True, slots=True)
class Peaks:
    """What was measured of the machine.

    Attributes:
        matmul_tflops: 10^12 operations a second of a matrix product: "fp32", "bf16" and, with OpenVINO, "int8" of the
            processor, "cuda_fp32" and "cuda_bf16" where there is a card.
        copy_gbs: 10^9 bytes a second, read and written, of a copy in memory: "cpu", and "cuda" where there is a card.
    """

    matmul_tflops: dict[str, float] = field(default_factory=dict)
    copy_gbs: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PeakShares:
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
    """Multiply and copy square matrices of `matmul_side`, larger ones on a card; smaller ones in a precision that the
    machine has no unit for.
    """
    # Bytes first: PyTorch's threads, once started, would compete for the cores.
    bytes_tflops = _bytes_tflops(matmul_side)
    import torch

    tflops = bytes_tflops | {name: _matmul_tflops(matmul_side, kind, "cpu") for name, kind in _kinds().items()}
    copies = {"cpu": _copy_gbs(_COPIED_SIDE * matmul_side, "cpu")}
    if torch.cuda.is_available():
        side = _CARD_FACTOR * matmul_side
        tflops |= {f"cuda_{name}": _matmul_tflops(side, kind, "cuda") for name, kind in _kinds().items()}
        copies["cuda"] = _copy_gbs(_COPIED_SIDE * side, "cuda")
    return Peaks(tflops, copies)


def product_tflops(product: Callable[[int], Callable[[], object]], side: int) -> float:
    """10^12 operations a second of `product(n)`, a function that multiplies matrices of n rows: of `side` rows, or of
    fewer where that takes longer than a second.
    """
    # A small product first: work grows with the third power of the side.
    taste = min(side, _TASTE_SIDE)
    taste_ms = min(timed(product(taste), _TASTE))
    while side > taste and taste_ms * (side / taste) ** 3 > _SOON_MS:
        side //= 2
    return float(2 * side**3 / (median(timed(product(side), EFFORT)) / 1000.0) / 1e12)


def shares(work: FrameWork, precision: str, on_card: bool, time_ms: float, peaks: Peaks) -> PeakShares:
    """What `work` in `time_ms` milliseconds is of the peaks."""
    moved, seconds = work.values * BYTES[precision], time_ms / 1000
    # Both have the same units on cards; the peak was taken in bfloat16.
    kind = precision.replace("fp16", "bf16")
    tflops = peaks.matmul_tflops.get(f"cuda_{kind}" if on_card else kind)
    copied = peaks.copy_gbs.get("cuda" if on_card else "cpu")
    computing = None if tflops is None else work.operations / (tflops * 1e12) / seconds
    moving = None if copied is None else moved / (copied * 1e9) / seconds
    bound = None if computing is None or moving is None else max(computing, moving)
    return PeakShares(work.operations / seconds / 1e9, moved / seconds / 1e9, computing, moving, bound)


def _kinds() -> dict[str, torch.dtype]:
    import torch

    return {"fp32": torch.float32, "bf16": torch.bfloat16}


def _bytes_tflops(side: int) -> dict[str, float]:
    """Of the processor in 8 bits; nothing where OpenVINO is not there, or does not run."""
    try:
        return {"int8": product_tflops(byte_product, side)} if find_spec("openvino") else {}
    except (ImportError, OSError, RuntimeError) as error:
        log.warning("The product in 8 bits was not measured: %s", first_line(error))
        return {}


def _matmul_tflops(side: int, dtype: torch.dtype, device: str) -> float:
    import torch

    def product(side: int) -> Callable[[], object]:
        one, other = (torch.randn(side, side, device=device).to(dtype) for _ in range(2))
        # Asking for one number waits for a card.
        return lambda: (one @ other).sum().item()

    return product_tflops(product, side)


def _copy_gbs(side: int, device: str) -> float:
    import torch

    source = torch.zeros(side, side, dtype=torch.uint8, device=device)
    target = torch.empty_like(source)

    def copy() -> None:
        # Reading one number waits for a card.
        target.copy_(source)[0, 0].item()

    return 2 * source.nbytes / (median(timed(copy, EFFORT)) / 1000.0) / 1e9
