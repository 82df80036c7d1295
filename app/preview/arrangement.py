"""Where the picture lies in its room, alone, split or twice side by side, and what a place in the room means.

Arithmetic only; the `Preview` makes one whenever it paints or is touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PyQt6.QtCore import QPointF, QRectF, QSizeF, Qt

from app.preview.viewport import Viewport

_GRAB_PX = 12
_GAP_PX = 4


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
        """Whether one can take hold of the divider here."""
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
        return self.painted_part().contains(at) and not self.is_on_divider(at)

    def painted_place(self, at: QPointF) -> QPointF:
        """The place of the painted picture that lies here, in its own pixels; outside of it where nothing does."""
        rect = self.painted_rect()
        return QPointF(
            (at.x() - rect.left()) / rect.width() * self.picture.width(),
            (at.y() - rect.top()) / rect.height() * self.picture.height(),
        )

    def can_pull(self) -> bool:
        """Whether there is more of the picture than is in sight."""
        pane = self.panes()[0]
        return not pane.contains(self.rect_in(pane))

    def pulled(self, by: QPointF) -> Viewport:
        """The view after the picture was pulled by so much."""
        return self.viewport.moved(by, self.panes()[0], self.picture, self.ratio)

    def zoomed(self, scale: float, at: QPointF | None) -> Viewport:
        """The view at `scale`; `at`, else the middle, stays where it is."""
        panes = self.panes()
        pane = next((pane for pane in panes if at is not None and pane.contains(at)), panes[0])
        return self.viewport.zoomed(scale, at or pane.center(), pane, self.picture, self.ratio)
