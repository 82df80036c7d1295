"""The source picker: cameras, files, streams, the demo scene."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QToolButton, QWidget

from app.graphics.icons import icon
from app.panels.source.camera_menu import CameraMenu
from engine.media import DEMO, CameraInfo, SourceSpec


class SourceState(Enum):
    """How a source is doing. STILL: it cannot fall silent, and there is nothing to say."""

    STILL = "still"
    OPENING = "opening"
    LIVE = "live"
    WAITING = "waiting"
    LOST = "lost"


_NAME_PX = 280
_COLORS = {SourceState.LIVE: "#3fa35b", SourceState.WAITING: "#d9822b", SourceState.LOST: "#e5484d"}
"""Green, amber, red, each plain on dark and on light; the words say the same."""


class SourcePicker(QToolButton):
    """A button that names what is being shown and how it is doing; its menu holds everything else that can be.

    Attributes:
        state: how the source is doing. pictures: sizes and rates of the present camera.

    Signals:
        source_chosen(str): as `engine.media.sources.make_source` reads it.
        mode_chosen(CameraMode): the present camera shall give this picture.
        file_wanted(), stream_wanted(): a dialogue is due.
        scan_wanted(): look for cameras again.

    Threads: GUI.
    """

    source_chosen = pyqtSignal(str)
    mode_chosen = pyqtSignal(object)
    file_wanted = pyqtSignal()
    stream_wanted = pyqtSignal()
    scan_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self.state = SourceState.STILL
        self._spec = self._name = ""
        self._menu = QMenu(self)
        self._cameras: list[QAction] = []
        self._no_camera = self._entry("camera", self.tr("Looking for cameras…"))
        self._no_camera.setEnabled(False)
        self.pictures = CameraMenu(self)
        self.pictures.mode_chosen.connect(self.mode_chosen)
        self._rows = self._menu.addMenu(self.pictures)
        self._menu.addSeparator()
        self._entry("demo", self.tr("Demo scene")).triggered.connect(lambda: self.source_chosen.emit(DEMO))
        self._entry("file", self.tr("Open a video or picture…")).triggered.connect(self.file_wanted)
        self._entry("stream", self.tr("Open a stream…")).triggered.connect(self.stream_wanted)
        self._menu.addSeparator()
        self._entry("refresh", self.tr("Look for cameras again")).triggered.connect(self._scan)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Source"))
        self.setToolTip(
            self.tr(
                "What is painted: a camera, a video, a picture, a stream or the demo scene.\n"
                "A video dropped on the window plays here; a picture dropped on it becomes a style."
            )
        )
        self.show_source("", self.tr("Source"))

    def show_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        """List these cameras."""
        for action in self._cameras:
            self._menu.removeAction(action)
        self._cameras = [self._camera_entry(camera) for camera in cameras]
        # An entry that says so, instead of a menu in which something is missing.
        self._no_camera.setVisible(not cameras)
        self._no_camera.setText(self.tr("No camera found"))

    def show_source(self, spec: str, name: str) -> None:
        """Say what will be shown, and that it is being opened."""
        self._spec, self._name = spec, name
        self.show_state(SourceState.OPENING if spec else SourceState.STILL)

    def show_state(self, state: SourceState) -> None:
        """Say how the source is doing."""
        self.state = state
        # The middle goes: the beginning and the end of a file's name tell most. “&” would underline a letter.
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, _NAME_PX).replace("&", "&&")
        words = {
            SourceState.OPENING: self.tr("opening…"),
            SourceState.LIVE: self.tr("live"),
            SourceState.WAITING: self.tr("reconnecting…"),
            SourceState.LOST: self.tr("not there"),
        }.get(state, "")
        # A blank: Qt puts the words right beside the icon.
        self.setText(f" {shown} · {words}" if words else f" {shown}")
        self.setIcon(icon(_kind_of(self._spec), _COLORS.get(state)))

    def _camera_entry(self, camera: CameraInfo) -> QAction:
        action = QAction(icon("camera"), camera.name.replace("&", "&&"), self)
        action.triggered.connect(lambda: self.source_chosen.emit(f"camera:{camera.index}"))
        self._menu.insertAction(self._rows, action)
        return action

    def _entry(self, icon_name: str, text: str) -> QAction:
        action = self._menu.addAction(icon(icon_name), text)
        assert action is not None
        return action

    def _scan(self) -> None:
        self._no_camera.setText(self.tr("Looking for cameras…"))
        self.scan_wanted.emit()


def _kind_of(spec: str) -> str:
    """The icon of a source."""
    return SourceSpec.parse(spec or DEMO).kind.value
