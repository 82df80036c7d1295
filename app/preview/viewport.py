"""Where a picture lies in the window: fitted, or enlarged about a point and moved. Arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PyQt6.QtCore import QPointF, QRectF, QSizeF

MOST_SCALE = 8.0
_LEAST_SCALE = 0.05


@dataclass(frozen=True, slots=True)
class Viewport:
    """How a picture is looked at; replaced whole.

    Attributes:
        scale: device pixels for each pixel of the picture (1 = as it is, 4 = 400 %); None = as large as fits.
        center: the point of the picture in the middle of the view, as fractions of its width and height.
    """

    scale: float | None = None
    center: tuple[float, float] = (0.5, 0.5)

    def scale_in(self, pane: QRectF, picture: QSizeF, ratio: float) -> float:
        """Device pixels for each pixel of the picture when shown in `pane`, with `ratio` device pixels to a unit."""
        if self.scale is not None:
            return self.scale
        return min(pane.width() * ratio / picture.width(), pane.height() * ratio / picture.height())

    def rect(self, pane: QRectF, picture: QSizeF, ratio: float) -> QRectF:
        """Where the picture lies, on whole device pixels so that edges stay crisp; it may reach beyond `pane`."""
        scale = self.scale_in(pane, picture, ratio)
        left, width = _span(pane.left(), pane.width(), picture.width() * scale / ratio, self.center[0], ratio)
        top, height = _span(pane.top(), pane.height(), picture.height() * scale / ratio, self.center[1], ratio)
        return QRectF(left, top, width, height)

    def zoomed(self, scale: float, at: QPointF, pane: QRectF, picture: QSizeF, ratio: float) -> Viewport:
        """The view at `scale` in which the point under `at` stays where it is, if no edge would come into sight."""
        rect = self.rect(pane, picture, ratio)
        scale = min(max(scale, _LEAST_SCALE), MOST_SCALE)
        point = (at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()
        size = picture * (scale / ratio)
        middle = pane.center()
        return Viewport(
            scale,
            (
                _held(point[0] + (middle.x() - at.x()) / size.width(), pane.width() / size.width()),
                _held(point[1] + (middle.y() - at.y()) / size.height(), pane.height() / size.height()),
            ),
        )

    def moved(self, by: QPointF, pane: QRectF, picture: QSizeF, ratio: float) -> Viewport:
        """The view after the picture was pulled by so much."""
        rect = self.rect(pane, picture, ratio)
        x = _held(self.center[0] - by.x() / rect.width(), pane.width() / rect.width())
        y = _held(self.center[1] - by.y() / rect.height(), pane.height() / rect.height())
        return replace(self, center=(x, y))


def _held(center: float, visible: float) -> float:
    """The nearest centre that leaves no gap at an edge; a picture that fits lies in the middle."""
    half = visible / 2
    return 0.5 if half >= 0.5 else min(max(center, half), 1 - half)


def _span(start: float, room: float, length: float, center: float, ratio: float) -> tuple[float, float]:
    begin = start + room / 2 - _held(center, room / length) * length
    return round(begin * ratio) / ratio, round(length * ratio) / ratio
