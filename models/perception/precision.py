"""Which precision pays."""

from __future__ import annotations

import torch


def half_precision(device: torch.device) -> bool:
    """Whether bfloat16 is faster there; on a processor without its instructions it is five times slower."""
    return device.type != "cpu" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))
