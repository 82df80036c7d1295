"""What was learned of styles by studying them (`models.training.studying`): one file beside the weights it was learned
for. No torch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from models.registry import WeightsError, WeightsRecord

Floats = npt.NDArray[np.float32]

KEY_DIGITS = 16
"""Length of a style key, hexadecimal digits."""


def style_key(data: bytes) -> str:
    """How the style of an image file with these bytes is called, the same everywhere."""
    return hashlib.sha256(data).hexdigest()[:KEY_DIGITS]


def studied_path(record: WeightsRecord) -> Path:
    """Where what was learned for these weights lies, if there is any."""
    return record.path.with_suffix(".studied.safetensors")


def read_studied(record: WeightsRecord) -> Mapping[str, tuple[Floats, ...]]:
    """Style key -> what studying adds to each part of the style's folded code, float32 in the shapes of
    `record.style_shapes`. Empty where no style has been studied for these weights.

    Raises WeightsError when the file is damaged or was made for other weights.
    """
    path = studied_path(record)
    if not path.exists():
        return {}
    try:
        arrays = load(path.read_bytes())
        weights = bytes(arrays.pop("weights")).hex()
        keys = sorted({name.split("/")[0] for name in arrays})
        found = {
            key: tuple(arrays[f"{key}/{index}"].astype(np.float32) for index in range(len(record.style_shapes)))
            for key in keys
        }
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise WeightsError(f"The file {path} cannot be read: install Pastiche again.") from error
    if weights != record.sha256:
        raise WeightsError(f"The styles in {path} were studied for other weights.")
    return found


def write_studied(path: Path, record: WeightsRecord, learned: Mapping[str, Sequence[npt.NDArray[np.generic]]]) -> None:
    """Write a file that `read_studied` reads, in half precision."""
    arrays = {
        f"{key}/{index}": np.ascontiguousarray(part, np.float16)
        for key, parts in learned.items()
        for index, part in enumerate(parts)
    }
    arrays["weights"] = np.frombuffer(bytes.fromhex(record.sha256), np.uint8).copy()  # type: ignore[assignment]
    path.write_bytes(save(arrays))
