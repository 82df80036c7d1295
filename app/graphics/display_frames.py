"""The engine's pixels as Qt's images; frames are got ready for the screen before the GUI thread sees them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PyQt6.QtGui import QImage

from engine.media import ScreenPixels, for_screen
from engine.values import Pixels, Rendered

Images = Callable[[Pixels, bool], QImage]
"""The image of a frame's pixels; whether it is to be painted larger or smaller than it is, or pixel by pixel."""


def image_of(pixels: Pixels) -> QImage:
    """A QImage that looks at the array's own memory: no copy. Keep the array alive as long as the image is in use."""
    height, width = pixels.shape[:2]
    # Any buffer will do; the stubs know only bytes.
    memory = cast(bytes, pixels.data)
    return QImage(memory, width, height, pixels.strides[0], QImage.Format.Format_RGB888)


def direct_image(pixels: Pixels, _scaled: bool) -> QImage:
    """An image of the frame's own memory, however it is shown."""
    return image_of(pixels)


def screen_image_of(pixels: ScreenPixels) -> QImage:
    """The same for pixels as screens have them."""
    height, width = pixels.shape[:2]
    return QImage(cast(bytes, pixels.data), width, height, pixels.strides[0], QImage.Format.Format_RGB32)


@dataclass(frozen=True, slots=True)
class _ScreenFrame:
    """A frame's pixels, and the same as screens have them; `image` looks at `memory`."""

    pixels: Pixels
    memory: ScreenPixels
    image: QImage


class DisplayFrames:
    """Stands between the session's display and the preview.

    Threads: `prepare` on the one that hands frames over, the rest on the GUI thread.
    """

    def __init__(self, newest: Callable[[], Rendered | None]) -> None:
        """`newest` takes the newest frame out of the display; any thread."""
        self._newest = newest
        self._lock = threading.Lock()
        self._ready: Rendered | None = None
        # The one on the screen and the one after it: an image has no memory of its own.
        self._prepared: tuple[_ScreenFrame, ...] = ()
        self._is_scaled = False

    def prepare(self) -> None:
        """Get the newest frame ready, as long as frames are shown larger or smaller than they are."""
        # Qt scales four bytes a pixel in half the time that three take. Unscaled it turns three into four with all its
        # cores, and copies four on the GUI thread alone: there they would be work for nothing.
        if not self._is_scaled:
            return
        rendered = self._newest()
        if rendered is None:
            return
        pixels = rendered.stylized.pixels
        memory = for_screen(pixels)
        self._prepared = (_ScreenFrame(pixels, memory, screen_image_of(memory)), *self._prepared[:1])
        with self._lock:
            self._ready = rendered

    def take(self) -> Rendered | None:
        """The newest frame; None when there is none since the last time."""
        with self._lock:
            ready, self._ready = self._ready, None
        # A frame that was not prepared came after the prepared one.
        return self._newest() or ready

    def image_of(self, pixels: Pixels, scaled: bool) -> QImage:
        """See `Images`. Keep the array as long as the image is in use."""
        self._is_scaled = scaled
        ready = (one.image for one in self._prepared if one.pixels is pixels)
        return next(ready, None) or image_of(pixels)
