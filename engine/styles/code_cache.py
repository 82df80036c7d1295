"""Style codes on disk: a style that these weights have read once need not be read again."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from engine.style_code import StyleCode
from models.registry import NETWORK_VERSION, WeightsRecord

log = logging.getLogger(__name__)


class CodeCache:
    """Keyed by the style image's hash and the weights' hash. Any thread; files appear whole or not at all."""

    def __init__(self, folder: Path, weights: WeightsRecord) -> None:
        """`folder` is made when missing."""
        self._folder, self._weights = folder, weights

    def load(self, key: str, side_px: int) -> StyleCode | None:
        """The code of the style `key` read at `side_px`, or None when it is not there or damaged."""
        path = self._path(key, side_px)
        if not path.exists():
            return None
        try:
            tensors = load(path.read_bytes())
            parts = [tensors[f"part{index}"] for index in range(len(tensors))]
            _check_shapes(parts, self._weights)
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            log.info("style code %s is damaged and will be made again: %s", path.name, error)
            return None
        return StyleCode(tuple(parts))

    def save(self, key: str, side_px: int, code: StyleCode) -> None:
        """Keep `code`. A full or read-only disk costs the next start some time, nothing else: it is logged."""
        path = self._path(key, side_px)
        partial = path.with_suffix(f".{os.getpid()}.partial")
        tensors = {f"part{index}": part for index, part in enumerate(code.parts)}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(save(tensors))
            os.replace(partial, path)
        except OSError as error:
            log.info("style code %s was not kept: %s", path.name, error)
            # Named after this process: nobody else would ever remove it.
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def _path(self, key: str, side_px: int) -> Path:
        # Other weights, or another version of the network, read a style differently.
        text = f"{self._weights.sha256} {NETWORK_VERSION} {side_px}"
        return self._folder / f"{key}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.safetensors"


def _check_shapes(parts: Sequence[npt.NDArray[np.float32]], weights: WeightsRecord) -> None:
    """Raises ValueError for a code of another network: what the same weights are used for may change."""
    for part, shape in zip(parts, weights.style_shapes, strict=True):
        if part.shape[1:] != shape:
            raise ValueError(f"a part of the shape {part.shape[1:]} where it is {shape}")
