"""A stroke of the brush on a mask. No widgets; the canvas makes one whenever a button goes down. GUI thread."""

from __future__ import annotations

import numpy as np
from PyQt6.QtCore import QPointF, QSize, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPen

from engine.look import LONGEST_PX, Mask


def blank(picture: QSize) -> Mask:
    """A mask in the shape of a picture on which nothing is painted."""
    scale = min(1.0, LONGEST_PX / max(picture.width(), picture.height()))
    width, height = max(1, round(picture.width() * scale)), max(1, round(picture.height() * scale))
    return Mask.of(np.zeros((height, width), np.uint8))


class Stroke:
    """Goes on from place to place, and makes a new mask each time.

    Places are in pixels of the picture; they may lie outside.
    """

    def __init__(self, mask: Mask, picture: QSize, diameter_px: float, erases: bool) -> None:
        """`diameter_px`: of the brush, in pixels of the picture."""
        width, height = mask.size_px
        self._image = QImage(mask.values, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self._scale = width / picture.width(), height / picture.height()
        ink = Qt.GlobalColor.black if erases else Qt.GlobalColor.white
        self._pen = QPen(QColor(ink), diameter_px, cap=Qt.PenCapStyle.RoundCap, join=Qt.PenJoinStyle.RoundJoin)
        self._at: QPointF | None = None

    def to(self, place: QPointF) -> Mask:
        """The mask with the stroke drawn on to `place`; the first place is a dot."""
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(*self._scale)
        painter.setPen(self._pen)
        if self._at is None or self._at == place:
            painter.drawPoint(place)
        else:
            painter.drawLine(self._at, place)
        painter.end()
        self._at = place
        return self._mask()

    def _mask(self) -> Mask:
        image = self._image
        bits = image.constBits()
        assert bits is not None
        # Qt fills each row up to whole words.
        rows = np.frombuffer(bits.asstring(image.sizeInBytes()), np.uint8).reshape(image.height(), -1)
        return Mask.of(rows[:, : image.width()])
