"""What the window of the file queue does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject

from app.i18n.language import told
from app.main_window import MainWindow
from app.panels.drops import Brought, DropTarget, opened
from app.panels.file_dialogs import Dialogs
from app.panels.files.window import FilesWindow
from app.panels.notifications import Offer
from app.window_services import Parts
from engine import JobState, QueueJob


class FilesDesk(QObject):
    """Ties the window of the queue to the queue.

    Attributes:
        window: the queue's; made at the start, shown when asked for.

    Threads: GUI.
    """

    def __init__(self, main: MainWindow, parts: Parts, dialogs: Dialogs) -> None:
        super().__init__(main)
        self.window = FilesWindow(main)
        self._main, self._parts, self._dialogs = main, parts, dialogs
        self._greeted = False
        window, queue = self.window, parts.files.queue
        window.files_wanted.connect(lambda: dialogs.add_files(self.add))
        window.folder_wanted.connect(lambda: dialogs.choose_folder(self._folder(), self._take_folder))
        window.hold_wanted.connect(queue.set_paused)
        window.cancel_wanted.connect(queue.cancel)
        window.retry_wanted.connect(queue.retry)
        window.remove_wanted.connect(queue.remove)
        window.clear_wanted.connect(queue.clear)
        window.result_wanted.connect(lambda path: dialogs.show_folder(path.parent))
        DropTarget(window).brought.connect(self._receive)
        parts.files.changed.connect(lambda jobs: window.show_jobs(jobs, queue.paused))
        parts.files.changed.connect(self._greet)
        parts.files.all_done.connect(self._say_done)
        parts.presets.listed.connect(window.show_presets)
        window.show_folder(self._folder())

    def show(self) -> None:
        """Bring the window to the front."""
        self.window.show()
        self.window.activateWindow()

    def add(self, paths: Sequence[Path]) -> None:
        """Repaint these files in what is chosen in the window."""
        files, studio = self._parts.files, self._parts.studio
        on_card = self._parts.keeper.settings.card_decoding
        if self.window.preset:
            files.add_with_preset(paths, self._folder(), self.window.preset, studio.look, studio.config, on_card)
        else:
            files.add(paths, self._folder(), studio.look, studio.config, on_card)

    def offer(self, paths: Sequence[Path]) -> None:
        """Several videos were brought, of which one plays: they can all be repainted."""

        def repaint() -> None:
            self.show()
            self.add(paths)

        self._main.notifications.note(
            self.tr("The first of {0} videos plays here.").format(len(paths)),
            Offer(self.tr("Repaint all of them"), repaint),
        )

    def _receive(self, brought: Brought) -> None:
        if brought.folders:
            self._parts.background.run(partial(opened, brought), partial(self._receive_opened, brought.folders[0].name))
        elif brought.pictures or brought.videos:
            self.add((*brought.videos, *brought.pictures))

    def _receive_opened(self, folder: str, brought: Brought) -> None:
        for why in brought.refused:
            self._main.notifications.problem(why)
        self._receive(brought)
        if not brought:
            problem = self.tr("There is no picture and no video in “{0}”.").format(folder)
            self._main.notifications.problem(problem)

    def _folder(self) -> Path:
        chosen = self._parts.keeper.settings.files_folder
        return Path(chosen) if chosen else self._parts.folders.videos

    def _take_folder(self, folder: Path) -> None:
        self._parts.keeper.change(files_folder=str(folder))
        self.window.show_folder(folder)

    def _greet(self, jobs: Sequence[QueueJob]) -> None:
        """The first word of the queue is of what the last time left over: nobody shall wonder what is at work."""
        left = sum(not job.is_over for job in jobs)
        if left and not self._greeted:
            text = self.tr("Files left over from the last time: {0}").format(left)
            self._main.notifications.note(text, Offer(self.tr("Show the list"), self.show))
        self._greeted = True

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
