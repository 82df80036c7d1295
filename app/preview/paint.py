"""Paints before and after as an arrangement says."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from PyQt6.QtCore import QRect, QRectF, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QRegion

from app.graphics.pixels import Images, undeveloped
from app.preview.arrangement import Arrangement, Compare
from app.preview.marks import paint_badge, paint_divider
from engine import Rendered

_SHARP_SCALE = 2.0
_LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT_BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_RIGHT_BOTTOM = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom


@dataclass(frozen=True, slots=True)
class Names:
    """What the two pictures are called."""

    before: str
    after: str


def paint_surround(painter: QPainter, room: QRect, arrangement: Arrangement | None, color: QColor) -> None:
    """Fill what no picture will cover, and no more: to fill all of a large room takes as long as to paint it."""
    bare = QRegion(room)
    if arrangement is not None:
        for pane in arrangement.panes():
            bare = bare.subtracted(QRegion(_inner(arrangement.seen(pane))))
    painter.setClipRegion(bare)
    painter.fillRect(room, color)
    painter.setClipping(False)


def paint_pictures(
    painter: QPainter,
    arrangement: Arrangement,
    rendered: Rendered,
    only_original: bool,
    names: Names,
    images: Images = undeveloped,
) -> None:
    """Before and after where they belong, with their names; `only_original`: before in every place."""
    scaled = arrangement.scale() != 1.0
    before, after = (images(frame.pixels, scaled) for frame in (rendered.original, rendered.stylized))
    if only_original:
        _paint_panes(painter, arrangement, [before] * len(arrangement.panes()), [names.before])
    elif arrangement.is_split:
        _paint_split(painter, arrangement, before, after, names)
    elif arrangement.compare is Compare.SIDE_BY_SIDE:
        _paint_panes(painter, arrangement, [before, after], [names.before, names.after])
    else:
        _paint_panes(painter, arrangement, [after], [])
    if arrangement.viewport.scale is not None:
        seen = arrangement.seen(arrangement.panes()[-1])
        paint_badge(painter, f"{arrangement.viewport.scale:.0%}", seen, _RIGHT_BOTTOM)


def _paint_panes(painter: QPainter, arrangement: Arrangement, pictures: list[QImage], words: list[str]) -> None:
    panes = arrangement.panes()
    for pane, picture in zip(panes, pictures, strict=True):
        _paint_part(painter, arrangement, pane, pane, picture)
    for pane, text in zip(panes, words, strict=False):
        paint_badge(painter, text, arrangement.seen(pane), _LEFT_TOP)


def _paint_split(painter: QPainter, arrangement: Arrangement, before: QImage, after: QImage, names: Names) -> None:
    pane = arrangement.panes()[0]
    first, second = arrangement.halves()
    _paint_part(painter, arrangement, pane, first, before)
    _paint_part(painter, arrangement, pane, second, after)
    paint_divider(painter, arrangement.seen(pane), arrangement.edge(), arrangement.is_across)
    paint_badge(painter, names.before, first, _LEFT_TOP)
    # As far from each other as they can be.
    paint_badge(painter, names.after, second, _LEFT_BOTTOM if arrangement.is_across else _RIGHT_TOP)


def _paint_part(painter: QPainter, arrangement: Arrangement, pane: QRectF, part: QRectF, picture: QImage) -> None:
    # Whoever looks that close wants to see the pixels.
    smooth = arrangement.viewport.scale is None or arrangement.scale() < _SHARP_SCALE
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.save()
    painter.setClipRect(part)
    painter.drawImage(arrangement.rect_in(pane), picture)
    painter.restore()


def _inner(rect: QRectF) -> QRect:
    """The whole units within: an edge between two of them shares its unit with the surround."""
    left, top = ceil(rect.left()), ceil(rect.top())
    return QRect(left, top, floor(rect.right()) - left, floor(rect.bottom()) - top)
