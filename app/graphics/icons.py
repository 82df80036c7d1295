"""Icons: one-colour SVGs from `assets/icons`, tinted with the palette's text colour at the moment they are painted.

Because the tint happens while painting, icons are sharp at any scale and follow a change of theme by themselves.

Threads: GUI.
"""

from __future__ import annotations

from importlib import resources

from PyQt6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PyQt6.QtSvg import QSvgRenderer
from PyQt6.QtWidgets import QApplication


def icon(name: str, color: str | None = None) -> QIcon:
    """The icon `assets/icons/<name>.svg`, in the text colour of the theme or in `color`. Raises FileNotFoundError."""
    file = resources.files("assets") / "icons" / f"{name}.svg"
    return QIcon(_TintedSvg(file.read_bytes(), color))


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resources.files("assets") / "icons" / "app.svg"))


class _TintedSvg(QIconEngine):
    """Draws the shape of an SVG in one colour that is looked up when it is drawn."""

    def __init__(self, svg: bytes, color: str | None) -> None:
        super().__init__()
        self._svg = svg
        self._color = color

    def clone(self) -> QIconEngine:
        """Qt copies engines when an icon is about to change."""
        return _TintedSvg(self._svg, self._color)

    def paint(self, painter: QPainter | None, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into `rect`, at the resolution of the device below."""
        assert painter is not None
        device = painter.device()
        scale = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon at `size` pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        """The icon at `size`, with `scale` device pixels to each of its pixels."""
        if size.isEmpty():
            # Styled menus ask for icons of no size when they measure rows without one.
            return QPixmap()
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self._svg)).render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(QRect(QPoint(0, 0), size), self._tint(mode, state))
        painter.end()
        return pixmap

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        palette = QApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if self._color is not None:
            return QColor(self._color)
        if state == QIcon.State.On:
            return palette.color(QPalette.ColorRole.Highlight)
        return palette.color(QPalette.ColorRole.ButtonText)
