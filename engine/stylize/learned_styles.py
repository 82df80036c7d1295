"""Where what was learned of styles by studying them comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.errors import BackendError
from models.registry import WeightsError, WeightsRecord
from models.studied import Studied, read_studied

Learned = Mapping[int, tuple[npt.NDArray[np.float32], ...]]
"""What was learned of one style: short side of its image in pixels -> what to add; see `models.studied.Studied`."""


class LearnedStyles(Protocol):
    """What studying has added to styles. It may come and change at any time: whoever changes it has the style read
    again (`StyleCodes.read`). Threads: the job thread.
    """

    def learned(self, key: str) -> Learned | None:
        """Of the style `key`; the very same object until that changes. None where it has not been studied. Raises
        BackendError.
        """


class ShippedStudies:
    """What comes with the weights, read at the first style. Threads: one at a time."""

    def __init__(self, weights: WeightsRecord) -> None:
        self._weights = weights
        self._studied: Studied | None = None

    def learned(self, key: str) -> Learned | None:
        """See `LearnedStyles`. Raises BackendError when the file is damaged."""
        if self._studied is None:
            try:
                self._studied = read_studied(self._weights)
            except WeightsError as error:
                raise BackendError(str(error)) from error
        return self._studied.get(key)
