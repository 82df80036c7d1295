"""The status line: what computes the picture, what is being done, frames per second, delay, drops."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from app.graphics.theme import GRID_PX
from app.i18n.backend_names import backend_name, precision_name
from app.i18n.language import marked, said, told
from engine.values import Progress, RunningOn, Stats

_REFRESH_MS = 500


class StatusLine(QWidget):
    """Asks for the figures twice a second and shows them; always says what the picture is computed on.

    Attributes:
        running_on, sees, activity, figures: the labels. `sees` is there while people and distances are looked for.
        computes: what `running_on` and `sees` say; None before anything computes.

    Threads: GUI.
    """

    def __init__(self, stats: Callable[[], Stats], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stats = stats
        self.computes: RunningOn | None = None
        self.running_on = QLabel(self.tr("Getting ready…"))
        self.sees = QLabel()
        self.sees.setToolTip(self.tr("The small network that finds people and distances in the picture"))
        # Cut where there is no room: the words must not make the window wider.
        self.sees.setMinimumWidth(1)
        self.sees.hide()
        self.activity = QLabel()
        self.figures = QLabel()
        for label in (self.sees, self.activity, self.figures):
            label.setObjectName("muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(12 * GRID_PX)
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX // 2, 2 * GRID_PX, GRID_PX // 2)
        layout.setSpacing(2 * GRID_PX)
        for widget in (self.running_on, self.sees, self.activity, self._bar):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.figures)
        self.figures.setToolTip(
            self.tr(
                "Frames painted per second · time from the camera to the screen · frames left out to stay live\n"
                "(dropping frames is how a slow computer keeps the delay short)"
            )
        )
        self._bar.hide()
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def refresh(self) -> None:
        """Show the figures of the last two seconds."""
        stats = self._stats()
        if stats.running_on is not None:
            self.show_running_on(stats.running_on)
        self.figures.setText(figures_text(stats))

    def show_running_on(self, running_on: RunningOn) -> None:
        """Show what computes the picture; back ends passed over are named, with the reason, in the tool tip."""
        self.computes = running_on
        self.running_on.setText(running_on_text(running_on))
        self.sees.setText(sees_text(running_on))
        self.sees.setVisible(running_on.sight is not None)
        self.running_on.setToolTip(
            "\n".join(f"{backend_name(name)}: {told(reason)}" for name, reason in running_on.skipped.items())
        )

    def show_progress(self, progress: Progress) -> None:
        """Show what is being done in the background; done == total > 0 ends it."""
        over = 0 < progress.total <= progress.done
        self.activity.setText("" if over else told(progress.label))
        self._bar.setVisible(not over)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def clear_progress(self) -> None:
        """Nothing is being done."""
        self.activity.clear()
        self._bar.hide()

    def stop(self) -> None:
        """Stop refreshing: the session is being closed."""
        self._timer.stop()


def running_on_text(running_on: RunningOn) -> str:
    """Running on: OpenVINO, CPU, bfloat16."""
    return said(marked("Running on: {0}")).format(_where(running_on))


def sees_text(running_on: RunningOn) -> str:
    """sees: OpenVINO, CPU, bfloat16; empty while people and distances are not looked for."""
    return "" if running_on.sight is None else said(marked("sees: {0}")).format(_where(running_on.sight))


def _where(running_on: RunningOn) -> str:
    return f"{backend_name(running_on.backend)}, {running_on.device}, {precision_name(running_on.precision)}"


def figures_text(stats: Stats) -> str:
    """31 fps · painted at 480 × 360 to keep up · 42 ms delay · 0 dropped; nothing before the first frames."""
    if stats.still:
        return said(marked("still picture"))
    if stats.fps_out <= 0:
        return ""
    size_px = stats.running_on.size_px if stats.running_on is not None and stats.shrunk else None
    parts = [
        said(marked("{0} fps")).format(f"{stats.fps_out:.0f}"),
        *([said(marked("painted at {0} to keep up")).format(f"{size_px[0]} × {size_px[1]}")] if size_px else []),
        said(marked("{0} ms delay")).format(f"{stats.age_ms:.0f}"),
        said(marked("{0} dropped")).format(f"{stats.dropped:,}"),
    ]
    if stats.sink_dropped:
        parts.append(said(marked("{0} missing in the recording")).format(f"{stats.sink_dropped:,}"))
    return "  ·  ".join(parts)
