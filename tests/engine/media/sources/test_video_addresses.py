"""Films and live streams at an address."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from tests.engine.media.sources.films import frames_of, good_frames_and_error
from tests.media import MakeClip


def test_an_address_where_nobody_answers_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"http://127\.0\.0\.1:9/live cannot be opened: connection refused"):
        VideoSource("http://127.0.0.1:9/live").open()


@contextmanager
def served(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A web server on this machine that answers every request with `answer`; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/film"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(request: BaseHTTPRequestHandler, data: bytes, announce: bool) -> None:
    request.send_response(200)
    if announce:
        request.send_header("Content-Length", str(len(data)))
    request.end_headers()
    with suppress(ConnectionError):
        request.wfile.write(data)


def test_a_film_on_a_web_server_is_no_live_stream(make_clip: MakeClip) -> None:
    data = make_clip(frames=20, options={"movflags": "faststart"}).read_bytes()
    with served(lambda request: send(request, data, announce=True)) as address:
        source = VideoSource(address)
        info = source.open()
        frames = frames_of(source)
        source.close()
    assert (info.live, info.frame_count, len(frames)) == (False, 20, 20)


def test_an_endless_stream_is_live_and_its_end_is_an_error(make_clip: MakeClip) -> None:
    data = make_clip("clip.ts", frames=90, audio=None).read_bytes()
    with served(lambda request: send(request, data, announce=False)) as address:
        source = VideoSource(address)
        info = source.open()
        frames, error = good_frames_and_error(source)
    assert (info.live, info.duration_s, info.audio_path) == (True, None, None)
    assert len(frames) > 60
    assert error is not None
    assert "broke off" in error


def test_a_stream_that_falls_silent_is_an_error_after_its_last_frames(make_clip: MakeClip) -> None:
    data = make_clip("clip.ts", frames=150, audio=None).read_bytes()
    test_over = threading.Event()

    def fall_silent(request: BaseHTTPRequestHandler) -> None:
        send(request, data, announce=False)
        test_over.wait(timeout=30)

    with served(fall_silent) as address:
        source = VideoSource(address, live=True, read_timeout_s=0.5)
        source.open()
        with pytest.raises(SourceError, match=r"gave no frame for 0\.5 seconds"):
            frames_of(source)
        source.close()
        test_over.set()


def test_an_unknown_kind_of_address_is_an_error() -> None:
    with pytest.raises(SourceError, match="not an address that can be read"):
        VideoSource("carrier-pigeon://127.0.0.1/live").open()


def test_an_address_is_live_and_a_file_is_not() -> None:
    assert VideoSource("rtsp://camera.local/1").live
    assert not VideoSource("film.mp4").live
