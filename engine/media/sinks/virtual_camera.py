"""Frames to a virtual camera. Written on a writer thread; the camera outlives it."""

from __future__ import annotations

from engine.media.virtual_camera import VirtualCamera
from engine.values import Frame, StreamInfo


class VirtualCameraSink:
    """Shows every frame on a camera that is open already and stays so: the source may change, the call goes on.

    Attributes:
        path: always None: there is no file. newest_only: a frame that has to wait is worth nothing.

    Threads: open, write and close on one writer thread.
    """

    path = None
    newest_only = True

    def __init__(self, camera: VirtualCamera) -> None:
        self._camera = camera

    def open(self, info: StreamInfo) -> None:
        """Nothing to do: the camera keeps its own size and rate."""

    def write(self, frame: Frame) -> None:
        """Show it."""
        self._camera.show(frame.pixels)

    def close(self) -> None:
        """Nothing to do: the last picture stands until another comes."""
