"""Gets frames ready for the screen before the GUI thread sees them, where that spares it work.

Qt scales a picture of four bytes a pixel in half the time that one of three takes. One that is shown pixel by pixel it
copies: then three bytes are as good, and to turn them into four would be work for nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtGui import QImage

from app.graphics.pixels import image_of, screen_image_of
from engine import Pixels, Rendered, ScreenPixels, for_screen


@dataclass(frozen=True, slots=True)
class _Developed:
    """A frame's pixels, and the same as screens have them; `image` looks at `memory`."""

    pixels: Pixels
    memory: ScreenPixels
    image: QImage


class Darkroom:
    """Stands between the session's display and the preview.

    Threads: `develop` on the one that hands frames over, the rest on the GUI thread.
    """

    def __init__(self, newest: Callable[[], Rendered | None]) -> None:
        """`newest` takes the newest frame out of the display; any thread."""
        self._newest = newest
        self._lock = threading.Lock()
        self._ready: Rendered | None = None
        # The one on the screen and the one after it.
        self._developed: tuple[_Developed, ...] = ()
        self._wanted = False

    def develop(self) -> None:
        """Get the newest frame ready, while the last one was shown larger or smaller than it is."""
        if not self._wanted:
            return
        rendered = self._newest()
        if rendered is None:
            return
        pixels = rendered.stylized.pixels
        memory = for_screen(pixels)
        self._developed = (_Developed(pixels, memory, screen_image_of(memory)), *self._developed[:1])
        with self._lock:
            self._ready = rendered

    def take(self) -> Rendered | None:
        """The newest frame; None when there is none since the last time."""
        with self._lock:
            ready, self._ready = self._ready, None
        # What was not got ready came later.
        return self._newest() or ready

    def image_of(self, pixels: Pixels, scaled: bool) -> QImage:
        """See `app.graphics.pixels.Images`. Keep the array as long as the image is in use."""
        self._wanted = scaled
        ready = (one.image for one in self._developed if one.pixels is pixels)
        return next(ready, None) or image_of(pixels)
