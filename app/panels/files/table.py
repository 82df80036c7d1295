"""The list of files to be repainted: a table model over the queue's jobs, and how progress is painted in it."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, Qt
from PyQt6.QtGui import QPainter, QPalette
from PyQt6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from app.graphics.theme import GRID_PX
from app.i18n.language import told
from app.panels.record.record import elapsed_text
from engine.render import JobState, QueueJob

_NOWHERE = QModelIndex()
_BAR_PX = 4
_WORDS_PX = GRID_PX + 3
"""Where the words of a cell begin: behind the padding of the style sheet and Qt's own margin."""
_SHARE_ROLE = Qt.ItemDataRole.UserRole


class FileModel(QAbstractTableModel):
    """One row a job: file, look, state.

    Attributes:
        jobs: what is shown.

    Threads: GUI.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs: tuple[QueueJob, ...] = ()

    def show_jobs(self, jobs: Sequence[QueueJob]) -> None:
        """Show these; the selection stays as long as the list is the same."""
        # A reset drops the selection, and progress comes several times a second.
        same = [job.number for job in jobs] == [job.number for job in self.jobs]
        if not same:
            self.beginResetModel()
        self.jobs = tuple(jobs)
        if not same:
            self.endResetModel()
        elif jobs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(jobs) - 1, StateTiles.COLUMN))

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """A row for each job."""
        return 0 if parent.isValid() else len(self.jobs)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """File, look, state."""
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words above the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("Look"), self.tr("State"))[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, tool tips, and the share that is done."""
        job = self.jobs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (job.source.name, job.look.name, self.state_text(job))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return told(job.problem) or "\n".join([str(job.target or job.source), *map(told, job.notes)])
        if role == _SHARE_ROLE and index.column() == StateTiles.COLUMN and job.state is JobState.RUNNING:
            return job.done / job.total if job.total else 0.0
        return None

    def state_text(self, job: QueueJob) -> str:
        """Where a job stands, in words."""
        match job.state:
            case JobState.WAITING:
                return self.tr("Waiting")
            case JobState.RUNNING:
                return self._progress_text(job)
            case JobState.DONE:
                return self.tr("Done")
            case JobState.FAILED:
                return told(job.problem)
            case JobState.CANCELLED:
                return self.tr("Cancelled")

    def _progress_text(self, job: QueueJob) -> str:
        if not job.done:
            return f"{told(job.step)}…" if job.step else self.tr("Getting ready…")
        if not job.total:
            return self.tr("{0} frames").format(job.done)
        percent = f"{min(job.done / job.total, 1.0):.0%}"
        return percent if job.eta_s is None else self.tr("{0}, {1} left").format(percent, elapsed_text(job.eta_s))


class StateTiles(QStyledItemDelegate):
    """Paints a bar below the words of a job that runs. Threads: GUI."""

    COLUMN = 2

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """The words, and the bar."""
        super().paint(painter, option, index)
        share = index.data(_SHARE_ROLE)
        if painter is None or not isinstance(share, float):
            return
        cell = QRectF(option.rect)
        track = QRectF(cell.left() + _WORDS_PX, cell.bottom() - _BAR_PX - 2, cell.width() - 2 * _WORDS_PX, _BAR_PX)
        # Not the table's own palette: through the style sheet its highlight is that of a selected row.
        palette = QApplication.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        track.setWidth(max(_BAR_PX, track.width() * min(share, 1.0)))
        painter.drawRoundedRect(track, 2, 2)
        painter.restore()
