"""The demo scene as a source: what there is to see when no camera is. Used on the capture thread, and by tests."""

from __future__ import annotations

import threading
import time
from typing import Any

from engine.errors import SourceError
from engine.media.scene import DemoScene
from engine.media.sources.spec import SourceOptions, SourceSpec
from engine.values import Frame, StreamInfo

_MIN_SIDE_PX = 48


class SyntheticSource:
    """A person talking in a room, painted anew for every frame; frame n always has the same bytes.

    Threads: open, read and close on one thread; `close` may also come from another and ends a waiting `read`.
    """

    def __init__(
        self, width: int = 640, height: int = 360, fps: float = 30.0, frames: int | None = None, live: bool = True
    ) -> None:
        """Arguments:
        width, height: pixels, at least 48 each.
        fps: frames per second of the scene's own clock.
        frames: how many there are before the end; None = without end.
        live: frames come in real time, as from a camera; else as fast as they are read.
        """
        self._size = (width, height)
        self._fps = fps
        self._frames = frames
        self._live = live
        self._scene: DemoScene | None = None
        self._closed = threading.Event()
        self._started_s = self._due_s = 0.0
        self._index = 0

    @classmethod
    def of(cls, _spec: SourceSpec, options: SourceOptions) -> SyntheticSource:
        """The demo scene; it has no other name."""
        wanted: dict[str, Any] = options.asked("fps", "frames", "live")
        if options.size is not None:
            wanted["width"], wanted["height"] = options.size
        return cls(**wanted)

    @property
    def known_size_px(self) -> tuple[int, int]:
        """(width, height) of the frames to come."""
        return self._size

    @property
    def why_clinging(self) -> str:
        """One sentence on what keeps a call from ending: a large scene is still being painted."""
        return "The demo scene does not let go yet; it ends by itself."

    def open(self) -> StreamInfo:
        """Paint the layers of the scene (0.7 s at 640 x 360). Raises SourceError for impossible sizes and rates."""
        width, height = self._size
        if min(width, height) < _MIN_SIDE_PX:
            raise SourceError(f"The demo scene needs {_MIN_SIDE_PX} pixels each way, not {width} x {height}.")
        if self._fps <= 0:
            raise SourceError(f"The demo scene needs a frame rate above 0, not {self._fps}.")
        self._scene, self._index = DemoScene(width, height), 0
        self._closed.clear()
        self._started_s = self._due_s = time.perf_counter()
        duration_s = None if self._frames is None else self._frames / self._fps
        return StreamInfo("Demo scene", width, height, self._fps, self._frames, duration_s, self._live)

    def read(self) -> Frame | None:
        """The next frame, when live at its time; None after the last one and after `close`."""
        scene = self._scene
        if scene is None or self._index == self._frames:
            return None
        if self._live and not self._wait_until_due():
            return None
        # By its number, not by the clock: frame n always has the same bytes.
        scene_s = self._index / self._fps
        pixels = scene.frame(scene_s)
        now_s = time.perf_counter()
        frame = Frame(pixels, now_s - self._started_s if self._live else scene_s, now_s, self._index)
        self._index += 1
        return frame

    def close(self) -> None:
        """Let go of the scene; any number of times."""
        self._closed.set()
        self._scene = None

    def _wait_until_due(self) -> bool:
        """Wait for the time of the next frame; False when closed meanwhile."""
        if self._closed.wait(max(0.0, self._due_s - time.perf_counter())):
            return False
        # After a long wait for the reader the rhythm starts anew instead of catching up in a burst.
        self._due_s = max(self._due_s + 1.0 / self._fps, time.perf_counter())
        return True
