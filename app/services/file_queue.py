"""The window's way to the file queue: every call returns at once, changes come as one signal however many there are."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.background import Background
from app.services.queued_connection import connect_queued
from engine.look import Look, Preset, PresetFolder, preset_of
from engine.media import is_still_picture
from engine.render import WHOLE, JobState, QueueJob, RenderQueue, Span
from engine.styles import StyleLibrary
from engine.stylize import StylizerLike
from engine.values import EngineConfig

_NO_STYLES = "–"


@dataclass(frozen=True, slots=True)
class ResultFolders:
    """Where results go.

    Attributes:
        videos: what moves. pictures: what does not.
    """

    videos: Path
    pictures: Path

    def of(self, source: Path) -> Path:
        """Where what is made of this file goes. Reads the beginning of the file."""
        return self.pictures if is_still_picture(source) else self.videos


class FileQueueService(QObject):
    """The queue and what the user can ask of it.

    Attributes:
        queue: the engine's.

    Signals:
        changed(tuple[QueueJob]): the list, or how far one is; at most one is under way at any moment.
        all_done(tuple[QueueJob]): nothing is left to do; the jobs that ended since the queue was last idle.
        problem(str): a sentence for the user.

    Threads: GUI, but for `close`.
    """

    changed = pyqtSignal(object)
    all_done = pyqtSignal(object)
    problem = pyqtSignal(str)
    _change_posted = pyqtSignal()

    def __init__(
        self,
        file: Path,
        make_stylizer: Callable[[EngineConfig], StylizerLike],
        library: StyleLibrary,
        presets: PresetFolder,
        config: EngineConfig,
        background: Background,
    ) -> None:
        super().__init__()
        self._library, self._presets, self._background = library, presets, background
        # A flag that is set once: held from the moment a wake-up is posted until it is handled. Nobody waits for it.
        self._wake_up_posted = threading.Lock()
        self._unfinished: set[int] = set()
        self._begun = False
        connect_queued(self._change_posted, self._emit_changed)
        self.queue = RenderQueue(file, make_stylizer, library, config, self._post_change, gentle=True)

    def begin(self) -> None:
        """Take up what was left over the last time; any number of times."""
        if not self._begun:
            self._begun = True
            self.queue.start()

    def add(
        self,
        paths: Sequence[Path],
        folders: ResultFolders,
        look: Look,
        config: EngineConfig,
        on_card: bool = False,
        span: Span = WHOLE,
    ) -> None:
        """Repaint files, or `span` of each, in a look, on what `config` says; `on_card`: a card decodes videos."""

        def named() -> Preset:
            names = [self._library.get(share.key).name for share in look.styles]
            return preset_of(" + ".join(names) or _NO_STYLES, look, self._library)

        self._add(paths, folders, named, config, on_card, span)

    def add_with_preset(
        self,
        paths: Sequence[Path],
        folders: ResultFolders,
        name: str,
        present: Look,
        config: EngineConfig,
        on_card: bool = False,
    ) -> None:
        """Repaint files in a look that was kept; one without styles takes those of the present look."""

        def found() -> Preset:
            # Presets are read from disk: not on the GUI thread.
            preset = self._presets.get(name)
            if preset.styles or preset.regions:
                return preset
            painted = preset_of(name, present, self._library)
            return replace(preset, styles=painted.styles, regions=painted.regions)

        self._add(paths, folders, found, config, on_card)

    def close(self) -> None:
        """Stop in the middle; what is left goes on the next time. Blocks for a moment; any thread."""
        self.queue.close()

    def _add(
        self,
        paths: Sequence[Path],
        folders: ResultFolders,
        make_look: Callable[[], Preset],
        config: EngineConfig,
        on_card: bool,
        span: Span = WHOLE,
    ) -> None:
        def prepare() -> tuple[Preset, list[tuple[Path, Path]]]:
            return make_look(), [(folders.of(path), path) for path in paths]

        def add(prepared: tuple[Preset, list[tuple[Path, Path]]]) -> None:
            # The queue starts after the first picture. Files that are added before it must be kept on disk even if the
            # window closes before that.
            self.begin()
            self.queue.set_config(config)
            look, placed = prepared
            for folder, group in groupby(placed, itemgetter(0)):
                self.queue.add([path for _, path in group], folder, look, config.working_size, on_card, span)

        self._background.run(prepare, add, self.problem.emit)

    def _post_change(self) -> None:
        if self._wake_up_posted.acquire(blocking=False):
            self._change_posted.emit()

    def _emit_changed(self) -> None:
        # Released before the list is read: a change that comes in between posts again and is not missed.
        self._wake_up_posted.release()
        jobs = self.queue.jobs()
        self.changed.emit(jobs)
        self._note_end(jobs)

    def _note_end(self, jobs: Sequence[QueueJob]) -> None:
        open_ = {job.number for job in jobs if job.state in (JobState.WAITING, JobState.RUNNING)}
        ended = [job for job in jobs if job.number in self._unfinished and job.is_over]
        self._unfinished |= open_
        # Said once for all files of a session, not once for each.
        if ended and not open_:
            self._unfinished.clear()
            self.all_done.emit(tuple(ended))
