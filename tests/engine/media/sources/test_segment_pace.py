"""Streams in segments: shown at their own pace, however they come."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from engine.media.sources.segment_pace import SegmentPace
from engine.media.sources.video import VideoSource
from tests.media import MakeClip


class _Clock:
    """A clock that only waiting moves, and the test."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.pace = SegmentPace(self._wait, lambda: self.now_s)

    def shown_at(self, *times_s: float) -> list[float]:
        """When frames of these times are shown."""
        shown_s = []
        for time_s in times_s:
            self.pace.wait_for(time_s)
            shown_s.append(self.now_s)
        return shown_s

    def _wait(self, seconds: float) -> None:
        self.now_s += seconds


def test_a_segment_that_comes_at_once_is_shown_frame_by_frame() -> None:
    assert _Clock().shown_at(7.0, 7.25, 7.5, 8.25) == [100.0, 100.25, 100.5, 101.25]


def test_after_a_late_segment_the_rhythm_begins_anew() -> None:
    clock = _Clock()
    clock.shown_at(0.0, 0.5)
    clock.now_s = 104.0
    assert clock.shown_at(1.0, 1.5) == [104.0, 104.5]


def test_a_leap_of_the_streams_own_time_is_not_waited_out() -> None:
    clock = _Clock()
    clock.shown_at(0.0)
    assert clock.shown_at(3600.0, 3600.5) == [101.0, 101.5]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(make_clip: MakeClip) -> Iterator[str]:
    """A live stream of one segment that is there as a whole."""
    clip = make_clip("0.ts", frames=20, fps=50.0)
    _write_playlist(clip.with_name("live.m3u8"), clip.name)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(clip.parent)))
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}/live.m3u8"
    server.shutdown()
    serving.join()
    server.server_close()


def _write_playlist(path: Path, segment: str) -> None:
    path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:0.4,\n{segment}\n")


def test_a_live_stream_in_segments_is_read_no_faster_than_its_time_stamps_say(address: str) -> None:
    source = VideoSource(address, read_timeout_s=5.0)
    assert source.open().live
    frames = [source.read() for _ in range(12)]
    source.close()
    moments = [(frame.time_s, frame.captured_s) for frame in frames if frame is not None]
    assert len(moments) == 12
    assert moments[-1][1] - moments[0][1] >= moments[-1][0] - moments[0][0] - 0.001
    assert all(later[1] > earlier[1] for earlier, later in pairwise(moments))
