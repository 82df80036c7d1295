"""Writer threads: one per sink, fed through a queue bounded in bytes, so that a slow disk never holds up the picture.

The live session offers frames (a full queue drops and counts); the offline render puts them (a full queue waits).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from engine.errors import EngineError, SinkError
from engine.live.mailbox import BoundedQueue
from engine.protocols import Sink
from engine.threads import lower_priority, start_thread
from engine.values import Frame, StreamInfo

log = logging.getLogger(__name__)

QUEUE_BYTES = 256 * 1024 * 1024
"""Most that may wait for one sink: about 40 frames of 1080p."""

_WAIT_S = 1.0


@runtime_checkable
class CuttableSink(Protocol):
    """A sink that can leave something out without a gap."""

    def cut(self) -> None:
        """The next frame follows the last one directly, whatever lies between them."""


@dataclass(frozen=True, slots=True)
class SinkFigures:
    """How a sink is doing.

    Attributes:
        written, dropped: frames taken, and frames it could not take.
        unpainted: frames of a film that went by before they could be painted.
        length_s: seconds recorded, without what was cut out; 0 for sinks that do not count.
        size_bytes: how large the file is so far; 0 for sinks without one.
        paused: frames pass it by.
    """

    written: int = 0
    dropped: int = 0
    length_s: float = 0.0
    size_bytes: int = 0
    paused: bool = False
    unpainted: int = 0

    @property
    def missing(self) -> int:
        """Frames of the source that the file does not have."""
        return self.dropped + self.unpainted

    @property
    def share_missing(self) -> float:
        """The same of all frames, 0..1."""
        return self.missing / max(1, self.written + self.missing)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A frame on its way to a sink; `after_cut`: what came before it was left out."""

    frame: Frame
    after_cut: bool = False


class Writer:
    """Opens, feeds and closes one sink on a thread of its own; ends at `finish`, or by itself when the sink fails
    or is done (a snapshot).

    Attributes:
        error: why it ended early, if it did.
        written: frames the sink took.
        dropped: frames offered that found the queue full.
        unpainted: frames of a film that were never offered, since the one before took too long.
        path: the file, if the sink makes one and took at least one frame.
        keeps: what it takes is kept; False for a sink that only shows, whose queue holds one frame and whose drops do
            not count.
        paused: what is offered passes the sink by; set from any thread, and `cut` follows when it ends.

    Threads: one thread feeds it; `cut` and the figures from any.
    """

    def __init__(
        self,
        sink: Sink,
        info: StreamInfo,
        on_end: Callable[[Writer], None] = lambda _: None,
        max_bytes: int = QUEUE_BYTES,
        steps_back: int = 0,
    ) -> None:
        """`steps_back`: how far its thread, with those of the encoder, stands behind others (`engine.threads`)."""
        self.error: EngineError | None = None
        self.written = 0
        self.dropped = 0
        self.unpainted = 0
        self.path: Path | None = None
        self.paused = False
        # Not part of the protocol: only a sink that shows frames, and keeps none, has the attribute.
        self.keeps = not getattr(sink, "newest_only", False)
        self._cut = False
        self._last_index: int | None = None
        self._sink = sink
        self._info = info
        self._on_end = on_end
        self._steps_back = steps_back
        self._queue: BoundedQueue[_Entry] = BoundedQueue(
            # An empty queue takes a frame of any size: with a bound of one byte the newest frame waits alone.
            max_bytes if self.keeps else 1,
            lambda entry: entry.frame.pixels.nbytes,
        )
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        """Begin; the sink is opened on the thread. Raises ThreadError."""
        start_thread(self._thread)

    def offer(self, frame: Frame) -> None:
        """Queue `frame`, or drop and count it when there is no room. Never blocks. While paused it goes nowhere."""
        if self.paused:
            return
        self._count_unpainted(frame)
        if self._queue.offer(_Entry(frame, self._cut)):
            self._cut = False
        elif self.keeps and not self._queue.closed:
            # A closed queue refuses frames, too, but those nobody misses.
            self.dropped += 1

    def put(self, frame: Frame) -> bool:
        """Queue `frame`, waiting for room; False when the writer has ended."""
        return self._queue.put(_Entry(frame))

    def cut(self) -> None:
        """The next frame offered follows the last one without a gap."""
        self._cut = True

    def figures(self) -> SinkFigures:
        """How the sink is doing."""
        # Attributes of recorders; no part of the protocol, as `path` below.
        length_s, size_bytes = getattr(self._sink, "length_s", 0.0), getattr(self._sink, "size_bytes", 0)
        return SinkFigures(self.written, self.dropped, length_s, size_bytes, self.paused, self.unpainted)

    def finish(self) -> None:
        """Ask to write what is queued and close the sink; returns at once."""
        self._queue.close()

    def join(self, timeout_s: float | None) -> bool:
        """Wait for the end; False when it took longer."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _count_unpainted(self, frame: Frame) -> None:
        # Of a live source a late frame is worth nothing; a film has all of its frames to give.
        if not (self._info.live or self._cut or self._last_index is None):
            self.unpainted += max(0, frame.index - self._last_index - 1)
        self._last_index = frame.index

    def _run(self) -> None:
        lower_priority(self._steps_back)
        try:
            self._feed()
        except EngineError as error:
            self.error = error
        except Exception:
            log.exception("the sink failed")
            self.error = SinkError("Writing failed in an unexpected way; the log has the details.")
        finally:
            # A render that waits for room must not wait for a writer that has failed.
            self._queue.abandon()
            self._close()
            self._on_end(self)

    def _feed(self) -> None:
        self._sink.open(self._info)
        # `path` and `done` are no part of the protocol: a sink in memory has no file, a recorder never has enough.
        while not (self._queue.ended or getattr(self._sink, "done", False)):
            entry = self._queue.take(_WAIT_S)
            if entry is not None:
                if entry.after_cut and isinstance(self._sink, CuttableSink):
                    self._sink.cut()
                self._sink.write(entry.frame)
                self.written += 1
                self.path = getattr(self._sink, "path", None)

    def _close(self) -> None:
        try:
            self._sink.close()
        except EngineError as error:
            self.error = self.error or error
        except Exception as error:
            log.exception("closing the sink failed")
            self.error = self.error or SinkError(f"The file could not be finished properly: {error}.")
