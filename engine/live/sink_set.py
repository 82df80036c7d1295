"""The sinks of a live session: each with a writer of its own, coming and going while frames pass."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from engine.errors import StateError
from engine.events import SinkClosed
from engine.live.writer import QUEUE_BYTES, SinkFigures, Writer
from engine.protocols import Sink
from engine.values import Frame, StreamInfo


class SinkSet:
    """The sinks of a live session, coming and going while frames pass.

    Threads: `offer` belongs to the stylize thread, the rest may be called from any.
    """

    def __init__(
        self, announce: Callable[[SinkClosed], None], max_bytes: int = QUEUE_BYTES, steps_back: int = 0
    ) -> None:
        """`steps_back`: as in `Writer`."""
        self._announce = announce
        self._max_bytes = max_bytes
        self._steps_back = steps_back
        self._lock = threading.Lock()
        self._info: StreamInfo | None = None
        # Added before the stream was known: their files need its size.
        self._early: dict[int, Sink] = {}
        self._writers: dict[int, Writer] = {}
        # Replaced whole: the stylize thread goes through it without the lock.
        self._fed: tuple[Writer, ...] = ()
        self._last_id = 0
        self._dropped_before = 0
        self._finishing = False

    @property
    def dropped(self) -> int:
        """Frames that sinks could not take, those of closed sinks included."""
        with self._lock:
            return self._dropped_before + sum(writer.dropped for writer in self._writers.values())

    @property
    def are_fed(self) -> bool:
        """Whether any sink takes frames that it keeps."""
        with self._lock:
            return bool(self._early) or any(writer.keeps for writer in self._fed)

    def add(self, sink: Sink) -> int:
        """Give `sink` a writer (as soon as the stream is known) and an id. Raises StateError once finishing,
        ThreadError.
        """
        with self._lock:
            if self._finishing:
                raise StateError("Nothing can be recorded any more: the session is stopping.")
            self._last_id += 1
            if self._info is None:
                self._early[self._last_id] = sink
            else:
                self._start_writer(self._last_id, sink, self._info)
            return self._last_id

    def begin(self, info: StreamInfo) -> None:
        """The stream is known: open the sinks that were added early. Raises ThreadError."""
        with self._lock:
            self._info = info
            for sink_id in tuple(self._early):
                self._start_writer(sink_id, self._early[sink_id], info)
                del self._early[sink_id]

    def offer(self, frame: Frame) -> None:
        """Offer `frame` to every sink."""
        for writer in self._fed:
            writer.offer(frame)

    def pause(self, sink_id: int, on: bool) -> None:
        """Let frames pass one sink by, or feed it again: it goes on without a gap. Ids that are gone are no error."""
        with self._lock:
            writer = self._writers.get(sink_id)
        if writer is not None and writer.paused != on:
            # The cut first: the very next frame that is let through must come after it.
            writer.cut()
            writer.paused = on

    def cut(self) -> None:
        """The next frame follows the last one without a gap, in every sink."""
        for writer in self._fed:
            writer.cut()

    def figures(self, sink_id: int) -> SinkFigures | None:
        """How one sink is doing; None when it is gone or not begun."""
        with self._lock:
            writer = self._writers.get(sink_id)
        return None if writer is None else writer.figures()

    def remove(self, sink_id: int) -> None:
        """Let one sink write what is queued, close it and announce it. Ids that are gone are no error."""
        with self._lock:
            writer = self._writers.get(sink_id)
            early = self._early.pop(sink_id, None)
            self._stop_feeding(writer)
        if writer is not None:
            writer.finish()
        if early is not None:
            self._announce(SinkClosed(sink_id, None, None))

    def end_recordings(self) -> None:
        """Let every sink that keeps its frames write what is queued and close: there are no more of this film."""
        with self._lock:
            ids = [sink_id for sink_id, writer in self._writers.items() if writer.keeps]
        for sink_id in ids:
            self.remove(sink_id)

    def finish(self) -> None:
        """Take no more, let every sink write what is queued and close; returns at once."""
        with self._lock:
            self._finishing = True
            ids = (*self._writers, *self._early)
        for sink_id in ids:
            self.remove(sink_id)

    def join(self, timeout_s: float) -> bool:
        """Wait until every sink is closed and announced; False when it took longer."""
        until_s = time.monotonic() + timeout_s
        with self._lock:
            writers = tuple(self._writers.values())
        return all(writer.join(max(0.0, until_s - time.monotonic())) for writer in writers)

    def _start_writer(self, sink_id: int, sink: Sink, info: StreamInfo) -> None:
        writer = Writer(sink, info, lambda ended: self._ended(sink_id, ended), self._max_bytes, self._steps_back)
        # Started before it is entered: a writer whose thread did not start would never leave the table again.
        writer.start()
        self._writers[sink_id] = writer
        self._fed = (*self._fed, writer)

    def _stop_feeding(self, writer: Writer | None) -> None:
        self._fed = tuple(fed for fed in self._fed if fed is not writer)

    def _ended(self, sink_id: int, writer: Writer) -> None:
        problem = None if writer.error is None else str(writer.error)
        # Announced before it leaves the table, since `join` waits for the table: by then every file is announced.
        self._announce(SinkClosed(sink_id, writer.path, problem, writer.figures().share_missing))
        with self._lock:
            self._stop_feeding(writer)
            self._dropped_before += writer.dropped
            del self._writers[sink_id]
