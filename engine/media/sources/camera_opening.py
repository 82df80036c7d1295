"""Opens cameras with a limit: a driver may take minutes, or for ever, and nothing ends a call that is inside it.

Each call runs on a thread of its own. A late call is handed to whoever asks for the same camera again; if it ends when
nobody waits any more, the camera is released at once. No call is made to a camera while another is inside its driver.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from engine.errors import SourceError

log = logging.getLogger(__name__)

OPEN_S = 5.0
"""How long a camera may take from the call into its driver to its first picture."""


@dataclass(slots=True)
class _Call:
    """A call into a driver. `wanted`: somebody waits for it."""

    wish: Hashable
    ended: threading.Event = field(default_factory=threading.Event)
    wanted: bool = True
    opened: Any = None
    error: SourceError | None = None


class CameraOpener:
    """Opens devices for every camera source of a program.

    Attributes:
        limit_s: how long each may take.

    Threads: any; each call into a driver has its own.
    """

    def __init__(self, limit_s: float = OPEN_S) -> None:
        self.limit_s = limit_s
        self._lock = threading.Lock()
        self._calls: dict[int, _Call] = {}

    def open(
        self, index: int, name: str, wish: Hashable, work: Callable[[], Any], discard: Callable[[Any], object]
    ) -> Any:
        """What `work` opens of camera `index`, asked for `wish`; `discard` gets it when it comes too late.

        Raises SourceError: that of `work`, or when it takes too long.
        """
        until_s = time.monotonic() + self.limit_s
        former = self._calls.get(index)
        if former is not None and former.wish != wish:
            # Outside the lock: other cameras may be opened meanwhile.
            former.ended.wait(self.limit_s)
        with self._lock:
            call = self._calls.get(index)
            if call is not None and call.wish != wish:
                raise SourceError(self._late(name))
            if call is None:
                call = self._calls[index] = _Call(wish)
                enter = threading.Thread(
                    target=self._enter, args=(index, call, work, discard), name="camera driver", daemon=True
                )
                enter.start()
            # A call that was late for somebody else is good for this one: it was asked for the same.
            call.wanted = True
        call.ended.wait(max(0.0, until_s - time.monotonic()))
        with self._lock:
            call.wanted = False
            if not call.ended.is_set():
                raise SourceError(self._late(name))
            # Its outcome is taken here, and belongs to nobody else.
            self._calls.pop(index, None)
        if call.error is not None:
            raise call.error
        return call.opened

    def is_awaited(self, index: int) -> bool:
        """Whether somebody waits for camera `index`."""
        with self._lock:
            call = self._calls.get(index)
            return call is not None and call.wanted

    def _enter(self, index: int, call: _Call, work: Callable[[], Any], discard: Callable[[Any], object]) -> None:
        try:
            call.opened = work()
        except SourceError as error:
            call.error = error
        except Exception:
            log.exception("opening a camera failed")
            call.error = SourceError("The camera failed in an unexpected way; the log has the details.")
        with self._lock:
            if call.wanted:
                call.ended.set()
                return
            # Whoever asks for it from here on waits until it is given back, and does not take it.
            call.wish = object()
        self._discard(call, discard)
        with self._lock:
            self._calls.pop(index, None)
            call.ended.set()

    def _discard(self, call: _Call, discard: Callable[[Any], object]) -> None:
        """Give back what came too late; without the lock, for the driver may take its time once more."""
        try:
            if call.opened is not None:
                discard(call.opened)
        except Exception:
            log.exception("giving back a camera failed")

    def _late(self, name: str) -> str:
        return f"{name} did not open within {self.limit_s:.0f} seconds: is another program using it?"
