"""Paints before and after as an arrangement says, and what lies over them: divider, badges, words on a dark ground."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from PyQt6.QtCore import QPointF, QRect, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF, QRegion

from app.graphics.display_frames import Images, direct_image
from app.preview.arrangement import Arrangement, Compare
from engine.values import Rendered

MARGIN_PX = 16
_BADGE_PX = 12
_SHARP_SCALE = 2.0
_LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT_BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_RIGHT_BOTTOM = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom


@dataclass(frozen=True, slots=True)
class Captions:
    """What the two pictures are called."""

    before: str
    after: str


def paint_surround(painter: QPainter, room: QRect, arrangement: Arrangement | None, color: QColor) -> None:
    """Fill what no picture will cover."""
    # Only that: filling all of a large window takes as long as painting the picture.
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
    names: Captions,
    images: Images = direct_image,
) -> None:
    """Paint before and after where they belong, with captions; `only_original`: before in every place."""
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


def paint_divider(painter: QPainter, rect: QRectF, edge: float, across: bool = False) -> None:
    """A line with a knob at x = `edge`, over the height of `rect`; `across`: at y = `edge`, over its width."""
    painter.save()
    if across:
        # The same, turned about the corner: what was down goes to the right.
        painter.translate(rect.left(), edge)
        painter.rotate(-90)
        rect, edge = QRectF(0, 0, 0, rect.width()), 0.0
    _paint_upright(painter, rect, edge)
    painter.restore()


def paint_badge(painter: QPainter, text: str, part: QRectF, corner: Qt.AlignmentFlag) -> None:
    """`text` in a corner of `part`; left out where there is no room for it."""
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
    # A badge that is cut off, or covers all of a narrow half, helps nobody.
    if part.width() < width + 2 * MARGIN_PX or part.height() < height + 2 * _BADGE_PX:
        return
    at_left, at_top = bool(corner & Qt.AlignmentFlag.AlignLeft), bool(corner & Qt.AlignmentFlag.AlignTop)
    left = part.left() + _BADGE_PX if at_left else part.right() - _BADGE_PX - width
    top = part.top() + _BADGE_PX if at_top else part.bottom() - _BADGE_PX - height
    badge = QRectF(left, top, width, height)
    path = QPainterPath()
    path.addRoundedRect(badge, 6, 6)
    painter.fillPath(path, QColor(0, 0, 0, 140))
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def paint_words(painter: QPainter, room: QRectF, text: str, color: QColor, font: QFont) -> None:
    """`text` in the middle, somewhat larger than usual."""
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * 1.4)
    painter.setPen(color)
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(room.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0), flags, text)


def paint_hint(painter: QPainter, room: QRectF, text: str, accent: QColor, font: QFont) -> None:
    """Everything dark, a dashed frame, and `text` in it."""
    painter.fillRect(room, QColor(0, 0, 0, 170))
    frame = room.adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
    painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 12, 12)
    paint_words(painter, frame, text, QColor(255, 255, 255), font)


def _paint_panes(painter: QPainter, arrangement: Arrangement, pictures: list[QImage], words: list[str]) -> None:
    panes = arrangement.panes()
    for pane, picture in zip(panes, pictures, strict=True):
        _paint_part(painter, arrangement, pane, pane, picture)
    for pane, text in zip(panes, words, strict=False):
        paint_badge(painter, text, arrangement.seen(pane), _LEFT_TOP)


def _paint_split(painter: QPainter, arrangement: Arrangement, before: QImage, after: QImage, names: Captions) -> None:
    pane = arrangement.panes()[0]
    first, second = arrangement.halves()
    _paint_part(painter, arrangement, pane, first, before)
    _paint_part(painter, arrangement, pane, second, after)
    paint_divider(painter, arrangement.seen(pane), arrangement.edge(), arrangement.is_across)
    paint_badge(painter, names.before, first, _LEFT_TOP)
    # As far from each other as they can be.
    paint_badge(painter, names.after, second, _LEFT_BOTTOM if arrangement.is_across else _RIGHT_TOP)


def _paint_part(painter: QPainter, arrangement: Arrangement, pane: QRectF, part: QRectF, picture: QImage) -> None:
    # Whoever zooms in that far wants to see the pixels.
    smooth = arrangement.viewport.scale is None or arrangement.scale() < _SHARP_SCALE
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.save()
    # The picture is drawn whole and cut: scaling just a part would shift it by a fraction of a pixel.
    painter.setClipRect(part)
    painter.drawImage(arrangement.rect_in(pane), picture)
    painter.restore()


def _inner(rect: QRectF) -> QRect:
    """The largest rectangle of whole units within `rect`."""
    # A unit that is covered in part is filled too, or what was there before would shine through.
    left, top = ceil(rect.left()), ceil(rect.top())
    return QRect(left, top, floor(rect.right()) - left, floor(rect.bottom()) - top)


def _paint_upright(painter: QPainter, rect: QRectF, edge: float) -> None:
    # White between two dark hairlines shows on any picture.
    painter.fillRect(QRectF(edge - 2, rect.top(), 4, rect.height()), QColor(0, 0, 0, 90))
    painter.fillRect(QRectF(edge - 1, rect.top(), 2, rect.height()), QColor(255, 255, 255, 230))
    knob = QPointF(edge, rect.center().y())
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1))
    painter.setBrush(QColor(255, 255, 255, 240))
    painter.drawEllipse(knob, 14, 14)
    painter.setPen(QPen(QColor(40, 40, 40), 2, cap=Qt.PenCapStyle.RoundCap, join=Qt.PenJoinStyle.RoundJoin))
    for side in (-1, 1):
        x = knob.x() + side * 7
        back = x - side * 3
        arrow = [QPointF(back, knob.y() - 4), QPointF(x, knob.y()), QPointF(back, knob.y() + 4)]
        painter.drawPolyline(QPolygonF(arrow))
