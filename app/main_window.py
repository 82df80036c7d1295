"""The window: puts the panels in their places. Who acts on their signals is told in `controllers.connections`."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QKeyEvent
from PyQt6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from app.actions import build_actions, fill_tool_bar
from app.graphics.display_frames import Images, direct_image
from app.panels.drops import DropTarget
from app.panels.look.look import LookPanel
from app.panels.look.presets import PresetPanel
from app.panels.notifications import Notifications
from app.panels.performance.backend import BackendPanel
from app.panels.performance.figures import FiguresPanel
from app.panels.performance.status_line import StatusLine
from app.panels.record.record import RecordPanel
from app.panels.side import SidePanel
from app.panels.source.seek import SeekBar
from app.panels.source.source import SourcePicker
from app.panels.styles.mix import MixPanel
from app.panels.styles.strip import StyleStrip
from app.panels.widgets.group import Group
from app.panels.widgets.stack import stacked
from app.preview.mask_canvas import MaskCanvas
from app.preview.preview import Preview
from app.view_mode import ViewMode
from engine.backends import BACKENDS
from engine.values import Rendered, Stats

_FIRST_SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Picture in the middle, styles below it, look and recording at the side, figures at the bottom.

    Attributes:
        preview, canvas, source, strip, presets, mix, look, backend, figures, side, record, seek, status, notifications,
            drops: the panels, for the controllers to connect.
        commands: the actions of `app.actions` by name. view_mode: how much of all this shows.

    Signals:
        close_wanted(): the user wants out; the window stays until `close_now`, so that files can be finished.

    Threads: GUI.
    """

    close_wanted = pyqtSignal()

    def __init__(
        self,
        newest: Callable[[], Rendered | None],
        stats: Callable[[], Stats],
        images: Images = direct_image,
    ) -> None:
        super().__init__()
        self.preview = Preview(newest, images)
        # A child of the preview that lies over it: it needs no place in the layout.
        self.canvas = MaskCanvas(self.preview)
        self.source = SourcePicker()
        self.strip = StyleStrip()
        self.mix = MixPanel()
        self.look = LookPanel()
        self.backend = BackendPanel(tuple(BACKENDS))
        self.figures = FiguresPanel(stats, self.preview.clock.medians)
        self.record = RecordPanel()
        self.presets = PresetPanel()
        self.side = SidePanel(
            [
                Group("presets", self.tr("Presets"), self.presets),
                self.look,
                Group("performance", self.tr("Performance"), stacked(self.backend, self.figures)),
            ],
            self.record,
        )
        self.seek = SeekBar()
        self._seek_box = QWidget()
        self.status = StatusLine(stats)
        self.notifications = Notifications(self.preview)
        self.drops = DropTarget(self)
        self.commands = build_actions(self)
        self._may_close = False
        self.setWindowTitle("Pastiche")
        tool_bar = self._tool_bar()
        self.addToolBar(tool_bar)
        self._body = self._arrange()
        self.setCentralWidget(self._body)
        menu_bar = self.menuBar()
        assert menu_bar is not None
        self.view_mode = ViewMode(
            self,
            self.preview,
            panels=[self.side, self.strip, self.mix],
            bars=[menu_bar, tool_bar, self._seek_box, self.status],
        )
        self._keep_tab_for_the_picture()
        # Buttons take the focus from the keyboard only, so that after a click the space bar goes on pausing.
        for button in self._body.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Else the first button has it, and the keys of the picture go nowhere.
        self.preview.setFocus()
        self.resize(_FIRST_SIZE)

    def menus(self) -> tuple[QMenu, ...]:
        """Those of the menu bar."""
        bar = self.menuBar()
        found = [action.menu() for action in bar.actions()] if bar is not None else []
        return tuple(menu for menu in found if menu is not None)

    def geometry_text(self) -> str:
        """Size and place, to be given to `restore` another time."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore(self, geometry_text: str) -> None:
        """Take size and place from another time; Qt ignores what makes no sense."""
        if geometry_text:
            self.restoreGeometry(QByteArray.fromBase64(geometry_text.encode("ascii", "ignore")))

    def event(self, event: QEvent | None) -> bool:
        """Leave the space bar to a button that has the focus, although it is a shortcut too."""
        # Accepted, the key goes to the widget with the focus and not to the shortcut.
        if isinstance(event, QKeyEvent) and self._belongs_to_a_button(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, a0: QKeyEvent | None) -> None:
        """Escape leaves the presentation, else the full screen."""
        escape = a0 is not None and a0.key() == Qt.Key.Key_Escape
        if escape and self.view_mode.presenting:
            self.commands["present"].trigger()
        elif escape and self.isFullScreen():
            self.commands["full_screen"].trigger()
        else:
            super().keyPressEvent(a0)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Ask; close only when everything else has ended."""
        assert event is not None
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()

    def show_finishing(self, file: str, goes_on: bool) -> None:
        """Everything is being brought to its end, `file` too if one is recorded; nothing can be asked for any more.

        `goes_on`: files to be repainted are left for the next start.
        """
        self.status.stop()
        self.figures.stop()
        self.view_mode.present(False)
        self._body.setEnabled(False)
        # Shortcuts work without a body that could be disabled.
        for action in self.commands.values():
            action.setEnabled(False)
        words = [self.tr("Finishing {0}…").format(file) if file else self.tr("Finishing…")]
        if goes_on:
            words.append(self.tr("Files that are left are repainted after the next start."))
        self.preview.show_last_message("\n".join(words))

    def close_now(self) -> None:
        """Really close."""
        self._may_close = True
        self.close()

    def take_down(self) -> None:
        """Destroy the window with all that is in it: the very last, while there still is an application."""
        # At the end of the interpreter widgets may be freed after the application, which crashes now and then.
        self.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _belongs_to_a_button(self, event: QKeyEvent) -> bool:
        # Qt asks with this event before it looks for a shortcut.
        is_space = event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Space
        return is_space and isinstance(self.focusWidget(), QAbstractButton)

    def _keep_tab_for_the_picture(self) -> None:
        """Tab hides the panels while the picture has the keyboard; everywhere else it goes from control to control."""
        action = self.commands["hide_panels"]
        # As a shortcut of the whole window it would take Tab away from everybody else.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.preview.addAction(action)

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tool bar"), self)
        bar.setMovable(False)
        # Qt's own menu would let the user hide the bar and never find it again.
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addWidget(self.source)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        fill_tool_bar(bar, self.commands)
        return bar

    def _arrange(self) -> QWidget:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.preview, 1)
        # In a box of its own: the bar comes and goes with films, the box with presentations.
        seek_box = QVBoxLayout(self._seek_box)
        seek_box.setContentsMargins(0, 0, 0, 0)
        seek_box.addWidget(self.seek)
        middle.addWidget(self._seek_box)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addLayout(middle, 1)
        upper.addWidget(self.side)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper, 1)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addWidget(self.strip, 1)
        lower.addWidget(self.mix)
        layout.addLayout(lower)
        layout.addWidget(self.status)
        return body
