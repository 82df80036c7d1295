"""What was learned of styles by studying them (`models.study`): one file beside the weights it was learned
for. No torch.
"""

from __future__ import annotations

import hashlib
import math
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


READ_SIDE_PX = 256
"""Short side of a style's image when the code is read that studying adds to."""

Studied = Mapping[str, Mapping[int, tuple[Floats, ...]]]
"""Style key -> short side of its image in pixels, beside a frame that is painted with strokes as large as there -> what
studying adds to each part of the style's folded code, float32 in the shapes of `WeightsRecord.style_shapes`."""

Learned = Mapping[str, Mapping[int, Sequence[npt.NDArray[np.generic]]]]
"""The same, to be written."""


def style_key(data: bytes) -> str:
    """How the style of an image file with these bytes is called, the same everywhere."""
    return hashlib.sha256(data).hexdigest()[:KEY_DIGITS]


def studied_path(record: WeightsRecord) -> Path:
    """Where what was learned for these weights lies, if there is any."""
    return record.path.with_suffix(".studied.safetensors")


def read_studied(record: WeightsRecord) -> Studied:
    """What was learned of styles for these weights. Empty where none has been studied.

    Raises WeightsError when the file is damaged or was made for other weights.
    """
    path = studied_path(record)
    if not path.exists():
        return {}
    try:
        return parse_studied(path.read_bytes(), record, str(path))
    except OSError as error:
        raise WeightsError(f"The file {path} cannot be read: install Pastiche again.") from error


def parse_studied(data: bytes, record: WeightsRecord, name: str) -> Studied:
    """What `studied_bytes` made for these weights; `name` is what a refusal calls it.

    Raises WeightsError when it is damaged or was made for other weights.
    """
    try:
        weights, found = _read(data, len(record.style_shapes))
    except (ValueError, KeyError, SafetensorError) as error:
        raise WeightsError(f"The file {name} cannot be read: install Pastiche again.") from error
    if weights != record.sha256:
        raise WeightsError(f"The styles in {name} were studied for other weights.")
    # What is damaged elsewhere than in its table still has arrays, but others.
    sets = (parts for sizes in found.values() for parts in sizes.values())
    if not all(_fits(parts, record) for parts in sets):
        raise WeightsError(f"The file {name} cannot be read: install Pastiche again.")
    return found


def write_studied(path: Path, record: WeightsRecord, learned: Learned) -> None:
    """Write a file that `read_studied` reads, in half precision."""
    path.write_bytes(studied_bytes(record, learned))


def studied_bytes(record: WeightsRecord, learned: Learned) -> bytes:
    """What `parse_studied` reads, in half precision."""
    arrays = {
        f"{key}@{side_px}/{index}": np.ascontiguousarray(part, np.float16)
        for key, sizes in learned.items()
        for side_px, parts in sizes.items()
        for index, part in enumerate(parts)
    }
    arrays["weights"] = np.frombuffer(bytes.fromhex(record.sha256), np.uint8).copy()  # type: ignore[assignment]
    return save(arrays)


def learned_at(sizes: Mapping[int, tuple[Floats, ...]], side_px: float) -> tuple[Floats, ...]:
    """What was learned of a style at `side_px`: between two sizes that were studied a mixture of both, beyond them that
    of the nearest.
    """
    known = sorted(sizes)
    above = next((side for side in known if side >= side_px), known[-1])
    below = next((side for side in reversed(known) if side <= side_px), known[0])
    if above == below:
        return sizes[above]
    share = math.log(side_px / below) / math.log(above / below)
    pairs = zip(sizes[below], sizes[above], strict=True)
    return tuple(np.asarray((1 - share) * small + share * large, np.float32) for small, large in pairs)


def _fits(parts: Sequence[Floats], record: WeightsRecord) -> bool:
    shapes = tuple(part.shape for part in parts)
    return shapes == record.style_shapes and all(bool(np.isfinite(part).all()) for part in parts)


def _read(data: bytes, count: int) -> tuple[str, Studied]:
    arrays = load(data)
    weights = bytes(arrays.pop("weights")).hex()
    found: dict[str, dict[int, tuple[Floats, ...]]] = {}
    for name in sorted({name.split("/")[0] for name in arrays}):
        key, _, side_px = name.rpartition("@")
        parts = tuple(arrays[f"{name}/{index}"].astype(np.float32) for index in range(count))
        found.setdefault(key, {})[int(side_px)] = parts
    return weights, found
