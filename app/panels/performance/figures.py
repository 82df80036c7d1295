"""The performance panel: what the picture runs on, how fast, where the time goes, and how fine it is worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QHideEvent, QShowEvent
from PyQt6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.graphics.theme import GRID_PX
from app.panels.performance.stage_bars import StageBars, stage_name
from app.panels.performance.working_size import WORKING_SIZES, WorkingSize
from app.panels.widgets.choices import choice_grid, choice_list
from engine.backends import resident_bytes
from engine.live import SOURCE, bottleneck
from engine.values import Stats

_REFRESH_MS = 500


class FiguresPanel(QWidget):
    """Asks for the figures twice a second while it is in sight.

    Attributes:
        detail: the list of working sizes. bars: the stages. verdict: what sets the pace, in words.
        figures: label of each figure by its name.

    Signals:
        detail_chosen(WorkingSize): the user wants this working size.

    Threads: GUI.
    """

    detail_chosen = pyqtSignal(object)

    def __init__(
        self,
        stats: Callable[[], Stats],
        paint_ms: Callable[[], Mapping[str, float]],
        memory: Callable[[], int | None] = resident_bytes,
        parent: QWidget | None = None,
    ) -> None:
        """`paint_ms`: stages of the window's own, milliseconds by name."""
        super().__init__(parent)
        self._stats, self._paint_ms, self._memory = stats, paint_ms, memory
        self.detail = choice_list(
            self.tr("Working size"),
            self.tr(
                "What the network works at: smaller is faster and less sharp, automatic keeps it fluent.\n"
                "The picture and the recording keep the size of the source."
            ),
        )
        for detail in WORKING_SIZES:
            self.detail.addItem(self.tr(detail.text), detail)
        self.bars = StageBars()
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.figures = {name: QLabel("–") for name in ("size", "in", "out", "delay", "dropped", "memory")}
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._arrange()
        self._timer.timeout.connect(self.refresh)
        self.detail.activated.connect(lambda _: self.detail_chosen.emit(self.detail.currentData()))

    def show_detail(self, detail: WorkingSize | None, text: str = "") -> None:
        """Show that this working size was chosen; None = another one, which `text` names."""
        self.detail.setPlaceholderText(text)
        self.detail.setCurrentIndex(WORKING_SIZES.index(detail) if detail is not None else -1)

    def refresh(self) -> None:
        """Show the figures of the last two seconds."""
        stats, memory = self._stats(), self._memory()
        slowest = bottleneck(stats)
        size_px = stats.running_on.size_px if stats.running_on else None
        texts = {
            "size": f"{size_px[0]} × {size_px[1]}" if size_px else "–",
            "in": f"{stats.fps_in:.1f}",
            "out": f"{stats.fps_out:.1f}",
            "delay": f"{stats.age_ms:.0f} ms",
            "dropped": f"{stats.dropped:,}",
            "memory": f"{memory / 2**20:,.0f} MB" if memory else "–",
        }
        for name, text in texts.items():
            self.figures[name].setText(text)
        self.bars.show_stages({**stats.stage_ms, **self._paint_ms()}, slowest or "")
        self.verdict.setText(self._verdict(slowest))

    def showEvent(self, a0: QShowEvent | None) -> None:
        """Refresh while the panel is in sight."""
        self.refresh()
        self._timer.start()

    def hideEvent(self, a0: QHideEvent | None) -> None:
        """Stop refreshing."""
        self._timer.stop()

    def stop(self) -> None:
        """Stop refreshing: the session is being closed."""
        self._timer.stop()

    def _verdict(self, slowest: str | None) -> str:
        if slowest is None:
            return ""
        if slowest == SOURCE:
            return self.tr("Nothing holds it up: every frame of the source is painted.")
        if slowest != "network":
            words = self.tr("The bottleneck is “{0}”; the working size does not change that.")
            return words.format(stage_name(slowest))
        return self.tr("The bottleneck is “{0}”. A smaller working size is faster.").format(stage_name(slowest))

    def _arrange(self) -> None:
        words = {
            "size": self.tr("Works at"),
            "in": self.tr("Frames in per second"),
            "out": self.tr("Frames out per second"),
            "delay": self.tr("Delay"),
            "dropped": self.tr("Left out to stay live"),
            "memory": self.tr("Memory"),
        }
        form = QGridLayout()
        form.setVerticalSpacing(GRID_PX // 2)
        form.setColumnStretch(0, 1)
        for row, (name, label) in enumerate(self.figures.items()):
            label.setObjectName("muted")
            words_of = QLabel(words[name])
            # Other languages need more words, and the width of the panel is fixed.
            words_of.setWordWrap(True)
            form.addWidget(words_of, row, 0)
            form.addWidget(label, row, 1, Qt.AlignmentFlag.AlignRight)
        self.verdict.setObjectName("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX)
        layout.addLayout(choice_grid(self.detail))
        layout.addLayout(form)
        layout.addWidget(self.bars)
        layout.addWidget(self.verdict)
