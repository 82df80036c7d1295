"""The weights as NumPy arrays, for engines that put the network together without PyTorch."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load

from models.registry import Shape, WeightsRecord, read_weights


def load_arrays(record: WeightsRecord) -> dict[str, npt.NDArray[np.float32]]:
    """Every array of the network by its name in PyTorch, float32. Raises WeightsError."""
    return {name: array.astype(np.float32) for name, array in load(read_weights(record)).items()}


def array_shapes(record: WeightsRecord) -> dict[str, Shape]:
    """The shape of every array of the network by its name in PyTorch. Raises WeightsError."""
    return {name: array.shape for name, array in load(read_weights(record)).items()}
