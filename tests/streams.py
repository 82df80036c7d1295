"""A network camera on this machine: MJPEG over HTTP that a test starts, stalls, kills and starts again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np

from tests.fakes import PATIENCE_S

_BOUNDARY = "picture"

DARK, BRIGHT = range(20, 120), range(140, 240)
"""Shades for `NetworkCamera.shades`, told apart also after JPEG."""

_HEAD = f"multipart/x-mixed-replace; boundary={_BOUNDARY}"


class NetworkCamera:
    """Gives plain grey pictures, each of another shade, to whoever connects, at `fps`.

    Attributes:
        size_px: (width, height) of the pictures. address: of the stream.
        connections: how many clients there were. shades: of the pictures, over and over again.

    Threads: commands from the test's; it serves on threads of its own, which end with `kill`.
    """

    def __init__(self, size_px: tuple[int, int] = (64, 48), fps: float = 50.0) -> None:
        self.size_px = size_px
        self.connections = 0
        self._period_s = 1.0 / fps
        self.shades = DARK
        self._sent = 0
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self._serving: threading.Thread | None = None
        self._off = threading.Event()
        self._flowing = threading.Event()
        self._mute = threading.Event()
        self._changed = threading.Condition()
        self._flowing.set()

    @property
    def address(self) -> str:
        """Where the stream is; the same after every start."""
        return f"http://127.0.0.1:{self._port}/live.mjpg"

    def start(self) -> None:
        """Plug in; the port stays the same from the second time on."""
        self._off.clear()
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), self._handler())
        self._server.daemon_threads = False
        self._port = self._server.server_port
        self._serving = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="network camera")
        self._serving.start()

    def kill(self) -> None:
        """Pull the plug: connections break, new ones are refused. Any number of times."""
        self._off.set()
        self._flowing.set()
        if self._server is not None and self._serving is not None:
            self._server.shutdown()
            self._server.server_close()
            self._serving.join()
        self._server = self._serving = None

    def stall(self) -> None:
        """Keep connections and send nothing more."""
        self._flowing.clear()

    def flow(self) -> None:
        """Send pictures again."""
        self._flowing.set()

    def go_mute(self) -> None:
        """Take connections and answer not even with a header, from now on."""
        self._mute.set()

    def wait_for_connections(self, number: int) -> None:
        """Wait until there were so many clients."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.connections >= number, PATIENCE_S)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        camera = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                camera._count()
                with suppress(ConnectionError):
                    camera._serve(self)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        return Handler

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        if self._mute.is_set():
            self._off.wait()
            return
        request.send_response(200)
        request.send_header("Content-Type", _HEAD)
        request.end_headers()
        while not self._off.wait(self._period_s):
            self._flowing.wait()
            request.wfile.write(_part(self._picture()))

    def _count(self) -> None:
        with self._changed:
            self.connections += 1
            self._changed.notify_all()

    def _picture(self) -> bytes:
        self._sent += 1
        width, height = self.size_px
        grey = np.full((height, width, 3), self.shades[self._sent % len(self.shades)], np.uint8)
        return bytes(cv2.imencode(".jpg", grey)[1])


@contextmanager
def network_camera(size_px: tuple[int, int] = (64, 48), fps: float = 50.0) -> Iterator[NetworkCamera]:
    """A camera that is on, and off at the end."""
    camera = NetworkCamera(size_px, fps)
    camera.start()
    try:
        yield camera
    finally:
        camera.kill()


def _part(jpeg: bytes) -> bytes:
    head = f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
    return head.encode() + jpeg + b"\r\n"
