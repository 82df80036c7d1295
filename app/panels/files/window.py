"""The window of the file queue: videos and pictures that are repainted one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.graphics.icons import icon
from app.graphics.theme import COMBO_PX, GRID_PX
from app.i18n.preset_names import shown_name
from app.panels.files.table import FileModel, StateTiles
from app.preview.paint import paint_words
from engine.render import JobState, QueueJob

_ROW_PX = 36
_SIZE_PX = (760, 480)


class FilesWindow(QDialog):
    """Lists the queue, takes more files, and says what the user wants of those that are there.

    Attributes:
        look: list of looks: the present one, then the presets. folder: button that names where results go.
        table: the list. add, hold, cancel, retry, remove, clear, show_result: the buttons.

    Signals:
        files_wanted(): a file dialogue is due. folder_wanted(): one for the folder.
        hold_wanted(bool) · cancel_wanted(int) · retry_wanted(int) · remove_wanted(int) · clear_wanted():
            of the queue, or of the job of that number. result_wanted(Path): show this file.

    Threads: GUI.
    """

    files_wanted = pyqtSignal()
    folder_wanted = pyqtSignal()
    hold_wanted = pyqtSignal(bool)
    cancel_wanted = pyqtSignal(int)
    retry_wanted = pyqtSignal(int)
    remove_wanted = pyqtSignal(int)
    clear_wanted = pyqtSignal()
    result_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Repaint files"))
        self.look = QComboBox()
        self.look.setMinimumHeight(COMBO_PX)
        self.look.setAccessibleName(self.tr("Look"))
        self.look.setToolTip(self.tr("What the files added from now on are painted in"))
        self.folder = QPushButton(icon("file"), "")
        self.folder.setMinimumHeight(COMBO_PX)
        self.folder.setAccessibleName(self.tr("Folder for the results"))
        self.model = FileModel(self)
        self.table = _Table(self.model, self.tr("Drop videos and pictures here, or add them below."))
        self.table.setAccessibleName(self.tr("Files"))
        self.add = self._button(self.tr("Add files…"), "add")
        self.hold = self._button(self.tr("Pause"), "pause")
        self.hold.setCheckable(True)
        self.cancel = self._button(self.tr("Cancel"), "stop")
        self.retry = self._button(self.tr("Do again"), "refresh")
        self.remove = self._button(self.tr("Remove"), "remove")
        self.clear = self._button(self.tr("Clear finished"))
        self.show_result = self._button(self.tr("Show in folder"))
        self.verdict = QLabel()
        self.verdict.setObjectName("muted")
        self._arrange()
        self._connect()
        self.show_presets(())
        self.show_jobs((), paused=False)
        self.resize(*_SIZE_PX)

    def show_jobs(self, jobs: Sequence[QueueJob], paused: bool) -> None:
        """Show the queue as it is."""
        self.model.show_jobs(jobs)
        self.hold.setChecked(paused)
        self.hold.setText(self.tr(" Go on") if paused else self.tr(" Pause"))
        self.hold.setIcon(icon("play" if paused else "pause"))
        self.table.fit_rows()
        self.verdict.setText(self._verdict(jobs) if jobs else "")
        self._enable_buttons()

    def show_presets(self, names: Sequence[str]) -> None:
        """Offer these looks beside the present one."""
        current = self.preset
        self.look.clear()
        self.look.addItem(self.tr("The present look"), "")
        for name in names:
            self.look.addItem(self.tr("Preset: {0}").format(shown_name(name)), name)
        # A preset that was deleted meanwhile gives way to the present look.
        self.look.setCurrentIndex(max(0, self.look.findData(current)))

    def show_folders(self, folders: Iterable[Path]) -> None:
        """Name where results go."""
        named = " · ".join(dict.fromkeys(map(str, folders)))
        shown = self.fontMetrics().elidedText(named, Qt.TextElideMode.ElideMiddle, 320)
        # “&” would underline the letter behind it.
        self.folder.setText(f" {shown}".replace("&", "&&"))
        self.folder.setToolTip(self.tr("Results go to {0}. Click to choose another folder.").format(named))

    @property
    def preset(self) -> str:
        """The preset chosen for files to come; empty = the present look."""
        return str(self.look.currentData() or "")

    def chosen(self) -> tuple[QueueJob, ...]:
        """The selected jobs."""
        selection = self.table.selectionModel()
        rows = sorted({index.row() for index in selection.selectedRows()}) if selection is not None else []
        return tuple(self.model.jobs[row] for row in rows)

    def _verdict(self, jobs: Sequence[QueueJob]) -> str:
        done, failed = (sum(job.state is state for job in jobs) for state in (JobState.DONE, JobState.FAILED))
        finished = self.tr("{0} of {1} finished").format(done, len(jobs))
        return f"{finished}, {self.tr('{0} failed').format(failed)}" if failed else finished

    def _button(self, text: str, icon_name: str = "") -> QPushButton:
        button = QPushButton(icon(icon_name), f" {text}") if icon_name else QPushButton(text)
        # Enter in a list must not press whatever button Qt takes for the default one.
        button.setAutoDefault(False)
        button.setMinimumHeight(COMBO_PX)
        button.setAccessibleName(text)
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(QLabel(self.tr("Paint in")))
        top.addWidget(self.look, 1)
        top.addSpacing(GRID_PX)
        top.addWidget(QLabel(self.tr("and save to")))
        top.addWidget(self.folder)
        state = QHBoxLayout()
        state.addWidget(self.add)
        state.addWidget(self.hold)
        state.addStretch(1)
        state.addWidget(self.verdict)
        state.addWidget(self.clear)
        each = QHBoxLayout()
        for button in (self.cancel, self.retry, self.remove):
            each.addWidget(button)
        each.addStretch(1)
        each.addWidget(self.show_result)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX)
        layout.setSpacing(GRID_PX)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(each)
        layout.addLayout(state)

    def _connect(self) -> None:
        self.add.clicked.connect(self.files_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.hold.clicked.connect(self.hold_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        # Of all that is chosen, those that the button is for: a mixed choice is no error.
        self.cancel.clicked.connect(lambda: self._for_chosen(self.cancel_wanted.emit, lambda job: not job.is_over))
        self.retry.clicked.connect(lambda: self._for_chosen(self.retry_wanted.emit, lambda job: job.is_over))
        self.remove.clicked.connect(lambda: self._for_chosen(self.remove_wanted.emit, lambda _: True))
        self.show_result.clicked.connect(lambda: self.result_wanted.emit(self._results()[0].target))
        selection = self.table.selectionModel()
        assert selection is not None
        selection.selectionChanged.connect(lambda *_: self._enable_buttons())
        self.model.modelReset.connect(self._enable_buttons)

    def _for_chosen(self, tell: Callable[[int], object], fits: Callable[[QueueJob], bool]) -> None:
        for job in self.chosen():
            if fits(job):
                tell(job.number)

    def _results(self) -> list[QueueJob]:
        return [job for job in self.chosen() if job.target is not None]

    def _enable_buttons(self) -> None:
        chosen = self.chosen()
        self.cancel.setEnabled(any(not job.is_over for job in chosen))
        self.retry.setEnabled(any(job.is_over for job in chosen))
        self.remove.setEnabled(bool(chosen))
        self.show_result.setEnabled(bool(self._results()))
        self.clear.setEnabled(any(job.is_over for job in self.model.jobs))
        self.hold.setEnabled(
            # A queue that is paused can always be resumed, even when nothing waits.
            self.hold.isChecked() or any(job.state in (JobState.WAITING, JobState.RUNNING) for job in self.model.jobs)
        )


class _Table(QTableView):
    """The list, which says what to do while it is empty. Threads: GUI."""

    def __init__(self, model: FileModel, invitation: str) -> None:
        super().__init__()
        self._invitation = invitation
        self._jobs = model
        self._fitted: object = None
        self.setObjectName("files")
        self.setModel(model)
        self.setItemDelegateForColumn(StateTiles.COLUMN, StateTiles(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        # The whole window takes drops; a table would keep them for itself.
        self.setAcceptDrops(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        assert rows is not None
        assert columns is not None
        rows.hide()
        rows.setDefaultSectionSize(_ROW_PX)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def fit_rows(self) -> None:
        """Give each job that failed the lines that its reason needs, and every other one line."""
        problems = tuple(job.problem if job.state is JobState.FAILED else "" for job in self._jobs.jobs)
        width = self.columnWidth(StateTiles.COLUMN)
        # Progress comes several times a second, and measuring words takes its time.
        if self._fitted != (problems, width):
            self._fitted = problems, width
            for row, problem in enumerate(problems):
                self.setRowHeight(row, max(_ROW_PX, self.sizeHintForRow(row)) if problem else _ROW_PX)

    def resizeEvent(self, e: QResizeEvent | None) -> None:
        """Other columns, other lines."""
        super().resizeEvent(e)
        self.fit_rows()

    def paintEvent(self, e: QPaintEvent | None) -> None:
        """Rows, or what to do."""
        super().paintEvent(e)
        model, viewport = self.model(), self.viewport()
        if model is not None and viewport is not None and not model.rowCount():
            painter = QPainter(viewport)
            muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
            paint_words(painter, viewport.rect().toRectF(), self._invitation, muted, self.font())
            painter.end()
