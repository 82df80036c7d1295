"""How frames change hands between two threads: newest only, or every one in order.

The capture thread puts, the stylize thread takes; the stylize thread puts, a writer thread or the display takes.
Both kinds have the same face (`Handoff`): a live session and an offline render share the code on either side.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")

# A wait without limit swallows Ctrl-C on Windows.
_WAIT_S = 1.0


class Handoff(Protocol[T]):
    """What both kinds offer. Handing over transfers ownership: nobody writes into what was put."""

    def put(self, item: T) -> bool:
        """Hand `item` over; False when the other side takes no more."""

    def take(self, timeout_s: float = 0.0) -> T | None:
        """The next item; None when none came in time, when woken, or at the end."""

    def wake(self) -> None:
        """Make a waiting (or the next) `take` return at once."""

    def close(self) -> None:
        """Nothing more will be put; what is there may still be taken."""

    @property
    def ended(self) -> bool:
        """Closed and empty."""


class Mailbox(Generic[T]):
    """One slot, latest wins: a reader that is late sees the newest item and never delays the writer.

    Threads: any number of putters and takers.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._item: T | None = None
        self._woken = False
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """Items replaced before anybody took them."""
        with self._changed:
            return self._dropped

    @property
    def ended(self) -> bool:
        """Closed and empty."""
        with self._changed:
            return self._closed and self._item is None

    def put(self, item: T) -> bool:
        """Replace what is in the slot; never blocks. False once closed."""
        with self._changed:
            if self._closed:
                return False
            self._dropped += self._item is not None
            self._item = item
            self._changed.notify_all()
            return True

    def take(self, timeout_s: float = 0.0) -> T | None:
        """Empty the slot, waiting up to `timeout_s` for something to be there."""
        with self._changed:
            # Woken counts once: a `wake` that came before the `take` must not be lost.
            self._changed.wait_for(lambda: self._item is not None or self._woken or self._closed, timeout_s)
            self._woken = False
            item, self._item = self._item, None
            return item

    def wake(self) -> None:
        """Make a waiting (or the next) `take` return at once."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def close(self) -> None:
        """Take no more; what is in the slot may still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


class BoundedQueue(Generic[T]):
    """Every item, in order, up to a bound; `put` waits for room, `offer` refuses instead.

    Attributes:
        limit: the most that may wait, in the unit of `cost` (bytes for frames). An empty queue lets anything in.

    Threads: any number of putters and takers.
    """

    def __init__(self, limit: int, cost: Callable[[T], int] = lambda _: 1) -> None:
        self.limit = limit
        self._cost = cost
        self._changed = threading.Condition()
        self._items: deque[T] = deque()
        self._filled = 0
        self._woken = False
        self._closed = False

    @property
    def closed(self) -> bool:
        """Nothing can be put any more."""
        with self._changed:
            return self._closed

    @property
    def ended(self) -> bool:
        """Closed and empty."""
        with self._changed:
            return self._closed and not self._items

    def put(self, item: T) -> bool:
        """Append, waiting for room; False once closed."""
        cost = self._cost(item)
        with self._changed:
            # Ends now and then although nothing changed, see _WAIT_S.
            while not self._changed.wait_for(lambda: self._closed or self._has_room(cost), _WAIT_S):
                pass
            return self._append(item, cost)

    def offer(self, item: T) -> bool:
        """Append if there is room right now; False when full or closed."""
        cost = self._cost(item)
        with self._changed:
            return self._has_room(cost) and self._append(item, cost)

    def take(self, timeout_s: float = 0.0) -> T | None:
        """Remove the oldest item, waiting up to `timeout_s` for one."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._items) or self._woken or self._closed, timeout_s)
            self._woken = False
            if not self._items:
                return None
            item = self._items.popleft()
            self._filled -= self._cost(item)
            self._changed.notify_all()
            return item

    def wake(self) -> None:
        """Make a waiting (or the next) `take` return at once."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def close(self) -> None:
        """Take no more; what is there may still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def abandon(self) -> None:
        """Close and throw away what is there: the reader is gone."""
        with self._changed:
            self._closed = True
            # Frees what a reader that is gone would hold for ever.
            self._items.clear()
            self._filled = 0
            self._changed.notify_all()

    def _has_room(self, cost: int) -> bool:
        # One frame that is larger than the bound must still get through.
        return not self._items or self._filled + cost <= self.limit

    def _append(self, item: T, cost: int) -> bool:
        if self._closed:
            return False
        self._items.append(item)
        self._filled += cost
        self._changed.notify_all()
        return True
