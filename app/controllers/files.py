"""Connects the window of the file queue with the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject

from app.i18n.language import told
from app.main_window import MainWindow
from app.panels.drops import Dropped, DropTarget, with_folder_contents
from app.panels.file_dialogs import FileDialogs
from app.panels.files.window import FilesWindow
from app.panels.notifications import Offer
from app.services.file_queue import ResultFolders
from app.window_services import WindowServices
from engine.media import SourceSpec
from engine.render import JobState, QueueJob, Span

# Of a film that does not say its own.
_GUESSED_FPS = 30.0
# Marks are whole milliseconds.
_ROUNDED_S = 0.002


@dataclass(frozen=True, slots=True)
class ClipOfFilm:
    """A part of a film: the file, and what of it."""

    path: Path
    span: Span


class FileQueueController(QObject):
    """Ties the window of the queue to the queue.

    Attributes:
        window: the queue's; made at the start, shown when asked for.

    Threads: GUI.
    """

    def __init__(self, main: MainWindow, services: WindowServices, dialogs: FileDialogs) -> None:
        super().__init__(main)
        self.window = FilesWindow(main)
        self._main, self._services, self._dialogs = main, services, dialogs
        self._has_looked = False
        window, queue = self.window, services.file_queue.queue
        window.files_wanted.connect(lambda: dialogs.add_files(self.add))
        window.folder_wanted.connect(lambda: dialogs.choose_folder(self._folders().videos, self._choose_folder))
        window.hold_wanted.connect(queue.set_paused)
        window.cancel_wanted.connect(queue.cancel)
        window.retry_wanted.connect(queue.retry)
        window.remove_wanted.connect(queue.remove)
        window.clear_wanted.connect(queue.clear)
        window.result_wanted.connect(lambda path: dialogs.show_folder(path.parent))
        # Dropped here, pictures are files to be repainted; dropped on the main window they become styles.
        DropTarget(window).dropped.connect(self._receive)
        services.file_queue.changed.connect(lambda jobs: window.show_jobs(jobs, queue.paused))
        services.file_queue.changed.connect(self._say_what_is_left)
        services.file_queue.all_done.connect(self._say_done)
        services.presets.listed.connect(window.show_presets)
        main.seek.render_wanted.connect(self.render_clip)
        self._show_folders()

    @property
    def has_work(self) -> bool:
        """Whether files are still to be repainted."""
        return any(not job.is_over for job in self._services.file_queue.queue.jobs())

    def show(self) -> None:
        """Bring the window to the front."""
        self.window.show()
        self.window.activateWindow()

    def add(self, paths: Sequence[Path]) -> None:
        """Repaint these files in what is chosen in the window."""
        files, session_controller = self._services.file_queue, self._services.session_controller
        on_card = self._services.settings_store.settings.card_decoding
        if self.window.preset:
            files.add_with_preset(
                paths, self._folders(), self.window.preset, session_controller.look, session_controller.config, on_card
            )
        else:
            files.add(paths, self._folders(), session_controller.look, session_controller.config, on_card)

    def clip(self) -> ClipOfFilm | None:
        """What is marked of the film that is on; None = there is no film on."""
        session_controller = self._services.session_controller
        path, info = SourceSpec.parse(session_controller.spec).path, session_controller.info
        if path is None or info is None or info.live or info.duration_s is None:
            return None
        begin_s, end_s = self._main.seek.marks
        # With the frame at the mark, for as long as it lasts, and not with the one behind it.
        interval_s = 1.0 / (info.fps or _GUESSED_FPS)
        last_s = max(interval_s / 2, interval_s - _ROUNDED_S)
        return ClipOfFilm(path, Span(begin_s or 0.0, None if end_s is None else end_s + last_s))

    def render_clip(self) -> None:
        """Repaint what is marked of the film into a file, in the present look."""
        clip = self.clip()
        if clip is None:
            self._main.notifications.problem(self.tr("Only a video can be rendered, and none is on."))
        else:
            self.render(clip)

    def render(self, clip: ClipOfFilm) -> None:
        """Repaint a clip into a file, in the present look."""
        session_controller = self._services.session_controller
        on_card = self._services.settings_store.settings.card_decoding
        self._services.file_queue.add(
            [clip.path], self._folders(), session_controller.look, session_controller.config, on_card, clip.span
        )
        self._main.notifications.note(
            self.tr("{0} is being rendered beside the picture.").format(clip.path.name),
            Offer(self.tr("Show the list"), self.show),
        )

    def offer(self, paths: Sequence[Path]) -> None:
        """Several videos were dropped and the first one plays: offer to repaint them all."""

        def repaint() -> None:
            self.show()
            self.add(paths)

        self._main.notifications.note(
            self.tr("The first of {0} videos plays here.").format(len(paths)),
            Offer(self.tr("Repaint all of them"), repaint),
        )

    def _receive(self, dropped: Dropped) -> None:
        # A folder may lie on a slow disk and hold thousands of files.
        if dropped.folders:
            self._services.background.run(
                partial(with_folder_contents, dropped), partial(self._receive_contents, dropped.folders[0].name)
            )
        elif dropped.pictures or dropped.videos:
            self.add((*dropped.videos, *dropped.pictures))

    def _receive_contents(self, folder: str, dropped: Dropped) -> None:
        for why in dropped.refused:
            self._main.notifications.problem(why)
        self._receive(dropped)
        if not dropped:
            problem = self.tr("There is no picture and no video in “{0}”.").format(folder)
            self._main.notifications.problem(problem)

    def _folders(self) -> ResultFolders:
        chosen, usual = self._services.settings_store.settings.files_folder, self._services.folders
        return ResultFolders(Path(chosen), Path(chosen)) if chosen else ResultFolders(usual.videos, usual.pictures)

    def _choose_folder(self, folder: Path) -> None:
        self._services.settings_store.change(files_folder=str(folder))
        self._show_folders()

    def _show_folders(self) -> None:
        folders = self._folders()
        self.window.show_folders([folders.videos, folders.pictures])

    def _say_what_is_left(self, jobs: Sequence[QueueJob]) -> None:
        """Once, at the start: say how many files the last session left over."""
        # They are repainted without being asked for: the user should know why the processor is busy.
        left = sum(not job.is_over for job in jobs)
        if left and not self._has_looked:
            text = self.tr("Files left over from the last time: {0}").format(left)
            self._main.notifications.note(text, Offer(self.tr("Show the list"), self.show))
        self._has_looked = True

    def _say_done(self, jobs: Sequence[QueueJob]) -> None:
        done = [job.target for job in jobs if job.state is JobState.DONE and job.target is not None]
        failed = [told(job.problem) for job in jobs if job.state is JobState.FAILED]
        if done:
            text = self.tr("Saved {0}").format(done[0].name)
            if len(done) > 1:
                text = self.tr("Repainted {0} files").format(len(done))
            show = Offer(self.tr("Show in folder"), partial(self._dialogs.show_folder, done[-1].parent))
            self._main.notifications.note(text, show)
        if failed:
            text = failed[0]
            if len(failed) > 1:
                text = self.tr("{0} files could not be repainted").format(len(failed))
            self._main.notifications.problem(text, Offer(self.tr("Show the list"), self.show))
