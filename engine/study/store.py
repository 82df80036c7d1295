"""What was learned of styles: what comes with the weights, and what was studied on this computer, one file for each
style, size of strokes and weights.

Files appear whole or not at all. What is damaged, foreign or was learned for other weights is left out and logged.
"""

from __future__ import annotations

import logging
import os
import re
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open

from engine.errors import BackendError, StyleError
from engine.styles.index import write_atomically
from engine.styles.view import at_own_size
from engine.stylize.learned_styles import Learned, ShippedStudies
from models.registry import WeightsError, WeightsRecord, weights_record
from models.studied import KEY_DIGITS, parse_studied, studied_bytes

log = logging.getLogger(__name__)

_SIDES_PX = (256, 512, 1024)
_WEIGHTS_DIGITS = 16
_UNFINISHED = "unfinished"
_STATE, _LEARNED = ".state", ".safetensors"
_NAME = re.compile(rf"(?P<key>[0-9a-f]{{{KEY_DIGITS}}}(@[\d,]+)?)~(?P<side>\d+)-(?P<weights>[0-9a-f]+)")


def study_side(stroke_px: float) -> int:
    """For which size of strokes a style is studied that is to be painted with strokes of `stroke_px`: the short side of
    its picture beside the painting. One of a few, for between them what was learned is mixed.
    """
    return min(_SIDES_PX, key=lambda side: abs(np.log(side / max(stroke_px, 1.0))))


@dataclass(frozen=True, slots=True)
class Study:
    """What is studied.

    Attributes:
        key: of the style, or of a part of it; a size of strokes in it does not count.
        side_px: see `study_side`.
    """

    key: str
    side_px: int

    def __post_init__(self) -> None:
        # Frozen: this is the way to normalise a field.
        object.__setattr__(self, "key", at_own_size(self.key))


class StudyStore:
    """What was learned for one network's weights; see `engine.stylize.learned_styles.LearnedStyles`.

    Attributes:
        weights: the record of these.

    Threads: any.
    """

    def __init__(self, folder: Path, weights: WeightsRecord) -> None:
        """`folder` is made when something is kept."""
        self.weights = weights
        self._folder = folder
        self._shipped = ShippedStudies(weights)
        self._lock = threading.Lock()
        # What was read, until it changes: whoever compares by identity sees that nothing has changed.
        self._known: dict[str, Learned | None] = {}

    @property
    def can_learn(self) -> bool:
        """Whether styles can be studied for these weights: others paint on no canvas."""
        return self.weights.canvas[1] > 0

    def learned(self, key: str) -> Learned | None:
        """What studying has added to a style: of an unfinished study the latest stage. None where there is nothing.

        Raises BackendError where what comes with the weights is damaged.
        """
        key = at_own_size(key)
        with self._lock:
            if key not in self._known:
                own = {
                    study.side_px: parts for study in self._studies() if study.key == key for parts in self._of(study)
                }
                self._known[key] = {**(self._shipped.learned(key) or {}), **own} or None
            return self._known[key]

    def is_studied(self, key: str) -> bool:
        """Whether studying has added something to a style. Raises BackendError, as `learned`."""
        return self.learned(key) is not None

    def is_own(self, key: str) -> bool:
        """Whether any of it was studied on this computer, if only begun, or came in a file: it can be forgotten."""
        return any(study.key == at_own_size(key) for study in (*self._studies(), *self.unfinished()))

    def unfinished(self) -> tuple[Study, ...]:
        """The studies that can be gone on with."""
        return tuple(self._named(_STATE, self._folder / _UNFINISHED))

    def state_file(self, study: Study) -> Path:
        """Where a study keeps what it can be gone on from; its folder is there. Raises StyleError."""
        path = self._path(study, _STATE, unfinished=True)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StyleError(f"Cannot keep what is studied in {self._folder}: {error.strerror}.") from error
        return path

    def steps_done(self, study: Study) -> int:
        """How far an unfinished study is; 0 where that cannot be told."""
        try:
            with safe_open(self._path(study, _STATE, unfinished=True), "np") as state:
                return int(state.get_tensor("step"))
        except (OSError, SafetensorError, ValueError):
            return 0

    def keep_stage(self, study: Study, parts: Sequence[npt.NDArray[np.float32]]) -> None:
        """What an unfinished study has learned so far: painted with from now on. Raises StyleError."""
        self._keep(study, parts, unfinished=True)

    def keep(self, study: Study, parts: Sequence[npt.NDArray[np.float32]]) -> None:
        """What was learned, in place of what there was. Raises StyleError."""
        self._keep(study, parts, unfinished=False)
        self.cancel(study)

    def finish(self, study: Study) -> None:
        """The latest stage of a study is what it has learned. Raises StyleError, also where it has learned nothing."""
        try:
            os.replace(self._path(study, _LEARNED, unfinished=True), self._path(study, _LEARNED, unfinished=False))
        except OSError as error:
            raise StyleError(f"Cannot keep what was studied in {self._folder}: {error.strerror}.") from error
        self.cancel(study)

    def cancel(self, study: Study) -> None:
        """Drop an unfinished study: what was learned before it counts again. No effect where there is none."""
        self._remove([self._path(study, suffix, unfinished=True) for suffix in (_STATE, _LEARNED)])
        self._changed(study.key)

    def forget(self, key: str) -> None:
        """Forget all that was learned here of a style, and its unfinished studies; what comes with the program stays.

        Raises StyleError.
        """
        key = at_own_size(key)
        for study in {*self._studies(), *self.unfinished()}:
            if study.key == key:
                paths = [self._path(study, _LEARNED, unfinished=False)]
                self._remove(paths + [self._path(study, suffix, unfinished=True) for suffix in (_STATE, _LEARNED)])
        self._changed(key)

    def parse(self, data: bytes, name: str) -> dict[Study, tuple[npt.NDArray[np.float32], ...]]:
        """What a file of these weights says, by what was studied. Raises WeightsError."""
        found = parse_studied(data, self.weights, name)
        return {Study(key, side): parts for key, sizes in found.items() for side, parts in sizes.items()}

    def own_bytes(self, key: str) -> bytes | None:
        """All that is known of a style, as `parse` reads it; None where that is nothing. Raises BackendError."""
        learned = self.learned(key)
        return None if learned is None else studied_bytes(self.weights, {at_own_size(key): learned})

    def _keep(self, study: Study, parts: Sequence[npt.NDArray[np.float32]], unfinished: bool) -> None:
        path = self._path(study, _LEARNED, unfinished)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, studied_bytes(self.weights, {study.key: {study.side_px: parts}}))
        except OSError as error:
            raise StyleError(f"Cannot keep what is studied in {self._folder}: {error.strerror}.") from error
        self._changed(study.key)

    def _studies(self) -> tuple[Study, ...]:
        """Those of which there are files: the stages of unfinished ones, too."""
        finished = self._named(_LEARNED, self._folder)
        return tuple(dict.fromkeys((*finished, *self._named(_LEARNED, self._folder / _UNFINISHED))))

    def _named(self, suffix: str, folder: Path) -> list[Study]:
        try:
            names = sorted(path.name.removesuffix(suffix) for path in folder.iterdir() if path.name.endswith(suffix))
        except OSError:
            # Nothing was kept so far.
            return []
        matches = [match for match in map(_NAME.fullmatch, names) if match and match["weights"] == self._digits]
        return [Study(match["key"], int(match["side"])) for match in matches]

    def _of(self, study: Study) -> list[tuple[npt.NDArray[np.float32], ...]]:
        """What was learned in one study, the latest first; nothing where its files are of no use."""
        for unfinished in (True, False):
            path = self._path(study, _LEARNED, unfinished)
            try:
                return [self.parse(path.read_bytes(), path.name)[study]]
            except FileNotFoundError:
                continue
            except (OSError, WeightsError, KeyError) as error:
                log.info("what was studied in %s is left out: %s", path, error)
        return []

    def _path(self, study: Study, suffix: str, unfinished: bool) -> Path:
        folder = self._folder / _UNFINISHED if unfinished else self._folder
        return folder / f"{study.key}~{study.side_px}-{self._digits}{suffix}"

    @property
    def _digits(self) -> str:
        return self.weights.sha256[:_WEIGHTS_DIGITS]

    def _remove(self, paths: Sequence[Path]) -> None:
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StyleError(f"Cannot remove {path}: {error.strerror}.") from error

    def _changed(self, key: str) -> None:
        with self._lock, suppress(KeyError):
            del self._known[key]


class StudyStores:
    """The stores of all weights, each made once: whoever studies and whoever paints share it. Threads: any."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._stores: dict[str, StudyStore] = {}

    def of(self, weights: str) -> StudyStore:
        """The store of the weights called so. Raises BackendError for unknown ones."""
        with self._lock:
            if weights not in self._stores:
                try:
                    self._stores[weights] = StudyStore(self._folder, weights_record(weights))
                except WeightsError as error:
                    raise BackendError(str(error)) from error
            return self._stores[weights]
