"""The live session: a source, a look and sinks tied together by threads. The one object `app` talks to."""

from __future__ import annotations

from collections.abc import Callable

from engine.events import Event
from engine.mailbox import Mailbox
from engine.pipeline import StylizerLike
from engine.protocols import Sink, Source
from engine.values import EngineConfig, Look, Rendered, State, Stats


class Session:
    """Runs one source at a time, again and again.

    Attributes:
        display: the newest `Rendered`; whoever paints takes it out whenever it likes.

    Threads: every method may be called from any thread, in any state, and returns at once; `wait` and `close` block.
        `on_event` is called on engine threads, one event after the other; `on_frame` on the stylize thread after each
        picture put into `display`. Neither may block.
    """

    def __init__(
        self,
        stylizer_factory: Callable[[EngineConfig], StylizerLike],
        on_event: Callable[[Event], None],
        on_frame: Callable[[], None] = lambda: None,
    ) -> None:
        self.display: Mailbox[Rendered] = Mailbox()

    @property
    def state(self) -> State:
        """Where the session stands."""
        raise NotImplementedError

    def start(self, source: Source, config: EngineConfig, look: Look) -> None:
        """Open `source` and begin. Raises StateError unless idle."""
        raise NotImplementedError

    def stop(self) -> None:
        """Ask for the end; `Finished` follows. Legal in any state."""
        raise NotImplementedError

    def pause(self) -> None:
        """Hold the picture; a file stands still, a live source goes on unseen. No effect unless running."""
        raise NotImplementedError

    def resume(self) -> None:
        """Go on after `pause`. No effect unless paused."""
        raise NotImplementedError

    def set_look(self, look: Look) -> None:
        """Use `look` from the next frame on (styles not yet encoded join as soon as they are). Legal in any state."""
        raise NotImplementedError

    def set_config(self, config: EngineConfig) -> None:
        """Build a runner for `config` in the background and swap it in between two frames. No effect when idle."""
        raise NotImplementedError

    def warm(self, key: str) -> None:
        """Encode the style `key` ahead; `StyleReady` follows. When idle it is done at the next start."""
        raise NotImplementedError

    def add_sink(self, sink: Sink) -> int:
        """Send every stylized frame from now on to `sink`. Raises StateError when idle or stopping."""
        raise NotImplementedError

    def remove_sink(self, sink_id: int) -> None:
        """Let the sink take what waits for it, finish its file, and announce `SinkClosed`. Unknown ids: no effect."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """Figures of the last two seconds."""
        raise NotImplementedError

    def wait(self, timeout_s: float) -> bool:
        """Block until idle; False when it took longer. Never call it from `on_event` or `on_frame`."""
        raise NotImplementedError

    def close(self, timeout_s: float = 10.0) -> None:
        """Stop, and join every thread. Legal at any time, any number of times."""
        raise NotImplementedError
