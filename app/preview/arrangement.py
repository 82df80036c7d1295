"""Where the picture lies in its room, alone, split or twice side by side, and what a place in the room means.

Arithmetic only; the `Preview` makes one whenever it paints or is touched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PyQt6.QtCore import QPointF, QRectF, QSizeF, Qt

_GRAB_PX = 12
_GAP_PX = 4
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
        """Where the picture lies; it may reach beyond `pane`."""
        scale = self.scale_in(pane, picture, ratio)
        left, width = _span(pane.left(), pane.width(), picture.width() * scale / ratio, self.center[0], ratio)
        top, height = _span(pane.top(), pane.height(), picture.height() * scale / ratio, self.center[1], ratio)
        return QRectF(left, top, width, height)

    def zoomed(self, scale: float, at: QPointF, pane: QRectF, picture: QSizeF, ratio: float) -> Viewport:
        """The view at `scale` in which the point under `at` stays where it is, if no edge would come into sight."""
        rect = self.rect(pane, picture, ratio)
        # The point under the mouse stays under the mouse.
        scale = min(max(scale, _LEAST_SCALE), MOST_SCALE)
        point = (at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()
        size = picture * (scale / ratio)
        middle = pane.center()
        return Viewport(
            scale,
            (
                _without_gaps(point[0] + (middle.x() - at.x()) / size.width(), pane.width() / size.width()),
                _without_gaps(point[1] + (middle.y() - at.y()) / size.height(), pane.height() / size.height()),
            ),
        )

    def moved(self, by: QPointF, pane: QRectF, picture: QSizeF, ratio: float) -> Viewport:
        """The view after the picture was panned by so much."""
        rect = self.rect(pane, picture, ratio)
        x = _without_gaps(self.center[0] - by.x() / rect.width(), pane.width() / rect.width())
        y = _without_gaps(self.center[1] - by.y() / rect.height(), pane.height() / rect.height())
        return replace(self, center=(x, y))


class Compare(Enum):
    """How before and after are shown; the value is what the settings call it."""

    OFF = "off"
    SPLIT = "split"
    SPLIT_ACROSS = "split across"
    SIDE_BY_SIDE = "side by side"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One picture, or two of the same size, in a room.

    Attributes:
        room: all there is. picture: size of the picture in its own pixels. compare: how before and after are shown.
        viewport: how near, and which part.
        divider: of a split view, 0..1 from the left edge of the picture, or from its upper one where it lies across.
        ratio: device pixels to a unit of the room.
    """

    room: QRectF
    picture: QSizeF
    compare: Compare
    viewport: Viewport
    divider: float
    ratio: float

    @property
    def is_split(self) -> bool:
        """Whether a divider is between before and after."""
        return self.compare in (Compare.SPLIT, Compare.SPLIT_ACROSS)

    @property
    def is_across(self) -> bool:
        """Whether that lies across the picture, from its left edge to its right one."""
        return self.compare is Compare.SPLIT_ACROSS

    def panes(self) -> tuple[QRectF, ...]:
        """The room of the picture, or the two rooms side by side (or one above the other, where that shows more)."""
        room = self.room
        if self.compare is not Compare.SIDE_BY_SIDE:
            return (room,)
        # Side by side or one above the other, whichever shows more of a picture of this shape.
        wide = QSizeF((room.width() - _GAP_PX) / 2, room.height())
        high = QSizeF(room.width(), (room.height() - _GAP_PX) / 2)
        fit = Qt.AspectRatioMode.KeepAspectRatio
        if self.picture.scaled(wide, fit).width() >= self.picture.scaled(high, fit).width():
            return QRectF(room.topLeft(), wide), QRectF(QPointF(room.right() - wide.width(), room.top()), wide)
        return QRectF(room.topLeft(), high), QRectF(QPointF(room.left(), room.bottom() - high.height()), high)

    def scale(self) -> float:
        """Device pixels for each pixel of the picture."""
        return self.viewport.scale_in(self.panes()[0], self.picture, self.ratio)

    def fitted_scale(self) -> float:
        """The scale at which all of the picture shows."""
        return Viewport().scale_in(self.panes()[0], self.picture, self.ratio)

    def rect_in(self, pane: QRectF) -> QRectF:
        """Where the picture lies in this pane; it may reach beyond it."""
        return self.viewport.rect(pane, self.picture, self.ratio)

    def seen(self, pane: QRectF) -> QRectF:
        """The part of the picture that is in sight."""
        return self.rect_in(pane) & pane

    def edge(self) -> float:
        """x of the divider, y where it lies across, as near to its place as is in sight."""
        pane = self.panes()[0]
        rect, seen = self.rect_in(pane), self.seen(pane)
        if self.is_across:
            return min(max(rect.top() + rect.height() * self.divider, seen.top()), seen.bottom())
        # An enlarged picture may have its divider out of sight, where it could not be dragged.
        return min(max(rect.left() + rect.width() * self.divider, seen.left()), seen.right())

    def halves(self) -> tuple[QRectF, QRectF]:
        """What is in sight left and right of the divider, or above and below it."""
        seen, edge = self.seen(self.panes()[0]), self.edge()
        if self.is_across:
            return (
                QRectF(seen.left(), seen.top(), seen.width(), edge - seen.top()),
                QRectF(seen.left(), edge, seen.width(), seen.bottom() - edge),
            )
        return (
            QRectF(seen.left(), seen.top(), edge - seen.left(), seen.height()),
            QRectF(edge, seen.top(), seen.right() - edge, seen.height()),
        )

    def is_on_divider(self, at: QPointF) -> bool:
        """Whether the divider can be grabbed here."""
        if not self.is_split:
            return False
        seen = self.seen(self.panes()[0])
        if self.is_across:
            return abs(at.y() - self.edge()) <= _GRAB_PX and seen.left() <= at.x() <= seen.right()
        return abs(at.x() - self.edge()) <= _GRAB_PX and seen.top() <= at.y() <= seen.bottom()

    def place_of(self, at: QPointF) -> float:
        """The divider's place when it is put here."""
        rect = self.rect_in(self.panes()[0])
        if self.is_across:
            return (at.y() - rect.top()) / rect.height() if rect.height() else self.divider
        return (at.x() - rect.left()) / rect.width() if rect.width() else self.divider

    def painted_rect(self) -> QRectF:
        """Where the painted picture lies; it may reach beyond its room."""
        return self.rect_in(self.panes()[-1])

    def painted_part(self) -> QRectF:
        """Where the painted picture is in sight."""
        return self.halves()[1] if self.is_split else self.seen(self.panes()[-1])

    def is_painted_at(self, at: QPointF) -> bool:
        """Whether the painted picture is in sight here, and no handle over it."""
        # The divider wins: otherwise it could not be moved while a mask is painted.
        return self.painted_part().contains(at) and not self.is_on_divider(at)

    def painted_place(self, at: QPointF) -> QPointF:
        """The place of the painted picture that lies here, in its own pixels; outside of it where nothing does."""
        rect = self.painted_rect()
        return QPointF(
            (at.x() - rect.left()) / rect.width() * self.picture.width(),
            (at.y() - rect.top()) / rect.height() * self.picture.height(),
        )

    def can_pan(self) -> bool:
        """Whether part of the picture is out of sight."""
        pane = self.panes()[0]
        return not pane.contains(self.rect_in(pane))

    def panned(self, by: QPointF) -> Viewport:
        """The view after the picture was panned by so much."""
        return self.viewport.moved(by, self.panes()[0], self.picture, self.ratio)

    def zoomed(self, scale: float, at: QPointF | None) -> Viewport:
        """The view at `scale`; `at`, else the middle, stays where it is."""
        panes = self.panes()
        # In a view of two pictures the mouse may be over either.
        pane = next((pane for pane in panes if at is not None and pane.contains(at)), panes[0])
        return self.viewport.zoomed(scale, at or pane.center(), pane, self.picture, self.ratio)


def _without_gaps(center: float, visible: float) -> float:
    """The nearest centre of the view that leaves no gap at an edge; a picture that fits lies in the middle."""
    half = visible / 2
    return 0.5 if half >= 0.5 else min(max(center, half), 1 - half)


def _span(start: float, room: float, length: float, center: float, ratio: float) -> tuple[float, float]:
    begin = start + room / 2 - _without_gaps(center, room / length) * length
    # On whole device pixels: anything else blurs every edge of the picture.
    return round(begin * ratio) / ratio, round(length * ratio) / ratio
