"""The user's way to studying styles: one study at a time, others wait. Every call returns at once."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from app.i18n.language import marked
from app.services.background import Background
from app.services.queued_connection import connect_queued
from engine.errors import EngineError
from engine.study import (
    STYLE_PX,
    USUAL_STEPS,
    Study,
    StudyProgress,
    StudyRun,
    StudyStore,
    StudyStores,
    export_style,
    import_style,
    study_style,
    threads_beside_picture,
)
from engine.styles import Style, StyleLibrary
from engine.threads import start_thread
from engine.values import NETWORKS, Pixels

log = logging.getLogger(__name__)

UNEXPECTED = marked("Studying a style failed in an unexpected way; the log has the details.")

Frames = Callable[[], Sequence[Pixels]]
"""What gives frames to learn on, on the studying thread; it may raise EngineError."""


StudyStyle = Callable[..., bool]
"""`engine.study.study_style`, or what stands in for it."""


class StudyState(Enum):
    """How a style stands."""

    NONE = "none"
    WAITING = "waiting"
    """Another one is studied first."""
    RUNNING = "running"
    PAUSED = "paused"
    STUDIED = "studied"


@dataclass(frozen=True, slots=True)
class StudyMark:
    """What the strip shows of a style.

    Attributes:
        state: see `StudyState`. share: of the study that is done, 0..1. remaining_s: None where that cannot be told.
        learned: whether anything is known of it. own: whether any of that was learned here, and can be forgotten.
    """

    state: StudyState = StudyState.NONE
    share: float = 0.0
    remaining_s: float | None = None
    learned: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Wish:
    """A study that is under way, or waits."""

    style: Style
    study: Study
    store: StudyStore
    frames: Frames


class _After(Enum):
    """What becomes of a study that was stopped."""

    PAUSE = 1
    CANCEL = 2
    FORGET = 3


class Studies(QObject):
    """Studies styles on a thread of its own, and knows which of them were studied for the weights that paint.

    Signals:
        changed(dict[str, StudyMark]): how the styles stand, by their keys.
        learned(str): more is known of the style of this key, or less: it is to be read anew.
        studied(Style): done. left_over(tuple[Style]): at the start, those whose study was left off.
        imported(Style, bool): from a file; whether anything was learned of it for the weights here.
        exported(Path): this file was written. problem(str): a sentence for the user.

    Threads: GUI, but for `close`.
    """

    changed = pyqtSignal(object)
    learned = pyqtSignal(str)
    studied = pyqtSignal(object)
    left_over = pyqtSignal(object)
    imported = pyqtSignal(object, bool)
    exported = pyqtSignal(object)
    problem = pyqtSignal(str)
    _progressed = pyqtSignal(object)
    _ended = pyqtSignal(object, object)

    def __init__(
        self,
        library: StyleLibrary,
        stores: StudyStores,
        background: Background,
        study: StudyStyle = study_style,
    ) -> None:
        """`study`: what studies, or stands in for it in tests."""
        super().__init__()
        self._library, self._stores, self._background = library, stores, background
        self._study = study
        self._styles: tuple[Style, ...] = ()
        self._weights = NETWORKS[0]
        # As the disk has it; what is under way is laid over it.
        self._on_disk: Mapping[str, StudyMark] = {}
        self._look_number = 0
        self._has_looked = False
        self._waiting: deque[_Wish] = deque()
        self._running: _Wish | None = None
        self._progress: StudyProgress | None = None
        self._after = _After.PAUSE
        self._stop = threading.Event()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        connect_queued(self._progressed, self._on_progress)
        connect_queued(self._ended, self._on_end)

    def mark_of(self, key: str) -> StudyMark:
        """How the style of this key stands."""
        return self._marks().get(key, StudyMark())

    def know(self, styles: Sequence[Style], weights: str) -> None:
        """These are the styles, and what paints; `changed` follows."""
        self._styles, self._weights = tuple(styles), weights
        self._look()

    @property
    def can_study(self) -> bool:
        """Whether styles can be studied for what paints."""
        return self._weights in NETWORKS and self._stores.of(self._weights).can_learn

    def start(self, key: str, side_px: int, frames: Frames) -> None:
        """Study a style, or go on with it: now, or when those before it are done."""
        style = next((style for style in self._styles if style.key == key), None)
        if style is None or self.mark_of(key).state in (StudyState.RUNNING, StudyState.WAITING):
            return
        store = self._stores.of(self._weights)
        # A small folder: nobody waits for its list.
        left_off = (study for study in store.unfinished() if study.key == _study_key(style))
        wish = _Wish(style, next(left_off, Study(style.reading_key, side_px)), store, frames)
        self._waiting.append(wish)
        self._start_next()
        self._tell()

    def pause(self, key: str) -> None:
        """Leave a study off; it can be gone on with."""
        self._end(key, _After.PAUSE)

    def cancel(self, key: str) -> None:
        """Drop a study: what was known of the style before it counts again."""
        self._end(key, _After.CANCEL)

    def forget(self, key: str) -> None:
        """Forget all that was learned here of a style."""
        self._end(key, _After.FORGET)

    def export(self, style: Style, path: Path) -> None:
        """Write a style and what was learned of it; `exported` follows."""
        stores = [self._stores.of(name) for name in NETWORKS]
        write = partial(export_style, style, stores, path)
        self._background.run(write, lambda _: self.exported.emit(path), self.problem.emit)

    def take(self, path: Path) -> None:
        """Add the style of a file, and what was learned of it; `imported` follows."""
        stores = [self._stores.of(name) for name in NETWORKS]

        def taken(result: tuple[Style, bool]) -> None:
            self.imported.emit(*result)
            self.learned.emit(result[0].key)

        self._background.run(partial(import_style, path, self._library, stores), taken, self.problem.emit)

    def close(self) -> None:
        """Leave off what is under way, so that it can be gone on with. Blocks for a moment; any thread."""
        self._closed.set()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _end(self, key: str, after: _After) -> None:
        if self._running is not None and self._running.style.key == key:
            self._after = after
            self._stop.set()
            return
        self._waiting = deque(wish for wish in self._waiting if wish.style.key != key)
        style = next((style for style in self._styles if style.key == key), None)
        if style is not None and after is not _After.PAUSE:
            self._drop(style, self._stores.of(self._weights), after)
        self._tell()

    def _drop(self, style: Style, store: StudyStore, after: _After) -> None:
        """Remove an unfinished study, or all that was learned."""

        def drop() -> None:
            if after is _After.FORGET:
                store.forget(style.reading_key)
            else:
                for study in store.unfinished():
                    if study.key == _study_key(style):
                        store.cancel(study)

        def dropped(_: None) -> None:
            self.learned.emit(style.key)
            self._look()

        self._background.run(drop, dropped, self.problem.emit)

    def _start_next(self) -> None:
        if self._running is not None or not self._waiting or self._closed.is_set():
            return
        self._running, self._progress, self._after = self._waiting.popleft(), None, _After.PAUSE
        self._stop.clear()
        self._thread = threading.Thread(target=self._work, args=(self._running,), name="studying")
        try:
            start_thread(self._thread)
        except EngineError as error:
            self._thread = None
            self._on_end(self._running, str(error))

    def _work(self, wish: _Wish) -> None:
        """On the studying thread."""
        problem = ""
        try:
            run = StudyRun(tuple(wish.frames()), threads=threads_beside_picture())
            image = self._library.image(wish.study.key, STYLE_PX)
            done = self._study(wish.study, image, wish.store, run, self._progressed.emit, self._stop.is_set)
        except EngineError as error:
            done, problem = False, str(error)
        except Exception:
            log.exception("studying a style failed")
            done, problem = False, UNEXPECTED
        self._ended.emit(wish, problem or done)

    def _on_progress(self, progress: StudyProgress) -> None:
        if self._running is None:
            return
        self._progress = progress
        if progress.better:
            self.learned.emit(self._running.style.key)
            # It can be passed on from now on.
            self._look()
        self._tell()

    def _on_end(self, wish: _Wish, outcome: bool | str) -> None:
        """`outcome`: whether it is done, or a sentence why it failed."""
        self._running = self._progress = None
        if isinstance(outcome, str):
            self.problem.emit(outcome)
        elif outcome:
            self.studied.emit(wish.style)
        if self._after is not _After.PAUSE:
            self._drop(wish.style, wish.store, self._after)
        self.learned.emit(wish.style.key)
        self._start_next()
        self._look()

    def _look(self) -> None:
        """Look at the disk, and tell."""
        if self._weights not in NETWORKS:
            # Nothing is painted either, and the session says why.
            return
        self._look_number += 1
        styles, number = self._styles, self._look_number
        store = self._stores.of(self._weights)

        def seen(marks: Mapping[str, StudyMark]) -> None:
            # Several look at once: the latest counts.
            if number == self._look_number:
                self._on_disk = marks
                self._tell()
                self._tell_left_over(styles)

        self._background.run(partial(_marks_on_disk, styles, store), seen, self.problem.emit)

    def _tell_left_over(self, styles: Sequence[Style]) -> None:
        if styles and not self._has_looked:
            self._has_looked = True
            paused = tuple(style for style in styles if self.mark_of(style.key).state is StudyState.PAUSED)
            if paused:
                self.left_over.emit(paused)

    def _tell(self) -> None:
        self.changed.emit(self._marks())

    def _marks(self) -> dict[str, StudyMark]:
        marks = dict(self._on_disk)
        for wish in self._waiting:
            marks[wish.style.key] = _with(marks.get(wish.style.key), StudyState.WAITING, 0.0, None)
        if self._running is not None:
            at, key = self._progress, self._running.style.key
            share, left = (at.step / at.steps, at.remaining_s) if at is not None else (0.0, None)
            marks[key] = _with(marks.get(key), StudyState.RUNNING, share, left)
        return marks


def _with(mark: StudyMark | None, state: StudyState, share: float, remaining_s: float | None) -> StudyMark:
    before = mark or StudyMark()
    return StudyMark(state, share, remaining_s, before.learned, before.own)


def _study_key(style: Style) -> str:
    """Of the part of it that is read."""
    return Study(style.reading_key, 1).key


def _marks_on_disk(styles: Sequence[Style], store: StudyStore) -> dict[str, StudyMark]:
    unfinished = {study.key: study for study in store.unfinished()}
    return {style.key: _mark_on_disk(style, unfinished, store) for style in styles}


def _mark_on_disk(style: Style, unfinished: Mapping[str, Study], store: StudyStore) -> StudyMark:
    learned, own = store.is_studied(style.reading_key), store.is_own(style.reading_key)
    left_off = unfinished.get(_study_key(style))
    if left_off is not None:
        share = min(1.0, store.steps_done(left_off) / USUAL_STEPS)
        return StudyMark(StudyState.PAUSED, share, None, learned, own)
    return StudyMark(StudyState.STUDIED if learned else StudyState.NONE, 0.0, None, learned, own)
