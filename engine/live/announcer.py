"""Delivers events of many threads to one listener: one after the other, in order, with no lock held.

A thread that publishes while no other delivers does the delivering; the others queue their event and go on. So a
listener may call back into the session, and a thread that waits for another cannot keep that one from ending.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from engine.events import Event
from engine.live.mailbox import Mailbox
from engine.values import Rendered

log = logging.getLogger(__name__)


class Announcer:
    """The session's voice. Threads: any thread publishes; the listener runs on one of them at a time."""

    def __init__(self, listener: Callable[[Event], None]) -> None:
        self._listener = listener
        self._changed = threading.Condition()
        # Not bounded by a number: it holds what was published during one call of the listener, which may not block.
        self._waiting: deque[Event] = deque()
        self._delivering = False

    def publish(self, *events: Event, effect: Callable[[], object] = lambda: None) -> None:
        """Deliver `events` after all that were published before them.

        effect: quick, done with the events: whatever is published by somebody who has seen it comes after them.
        """
        with self._changed:
            self._waiting.extend(events)
            # Under the lock: an event published by somebody who has seen the effect is queued after these.
            effect()
            if self._delivering:
                return
            self._delivering = True
        self._deliver()

    def settle(self, timeout_s: float) -> bool:
        """Wait until everything published was delivered; False when it took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._delivering, timeout_s)

    def _deliver(self) -> None:
        while (event := self._next()) is not None:
            try:
                self._listener(event)
            except Exception:
                # The listener is the only one that could be told; the log is all that is left.
                log.exception("the listener failed on %s", type(event).__name__)

    def _next(self) -> Event | None:
        with self._changed:
            if self._waiting:
                return self._waiting.popleft()
            self._delivering = False
            self._changed.notify_all()
            return None


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where the results of a run go; shared by all runs of a session."""

    announcer: Announcer
    display: Mailbox[Rendered]
    on_frame: Callable[[], None]
