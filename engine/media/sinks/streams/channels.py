"""Which channel of a sound is which loudspeaker, and what AAC makes of them. Used by the tracks of a recording on its
writer thread, and in the process that tries a sound out.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
from av.filter import Graph

# What AAC has a number for, so that every player knows it, the smallest first.
_AAC_LAYOUTS = ("mono", "stereo", "3.0", "4.0", "5.0", "5.1", "7.1")
_WIDEST = _AAC_LAYOUTS[-1]

_PAIRS = (("FL", "FR"), ("BL", "BR"), ("SL", "SR"))
_SINGLES = ("FC", "LFE", "BC")
_FRONT = {"FL", "FR", "FC"}


@dataclass(frozen=True, slots=True)
class Channels:
    """The channels of a sound.

    Attributes:
        text: FFmpeg's name of them: "5.1", "7 channels", "3 channels (FL+FR+TFL)".
        count: how many. names: loudspeaker by loudspeaker in the order of the samples; empty where nobody says.
        is_usual: FFmpeg has a name for just these in just this order, or for their number.
    """

    text: str
    count: int
    names: tuple[str, ...]
    is_usual: bool

    @property
    def is_default(self) -> bool:
        """Whether they are what a number of channels means where nobody says more."""
        return self.is_usual and (not self.names or self.text == _usual_text(self.count))

    @property
    def mixed(self) -> tuple[str, ...]:
        """Those of `names` that FFmpeg can mix; empty: it takes the usual ones for this number."""
        kept = [name for pair in _PAIRS if set(pair) <= set(self.names) for name in pair]
        kept += [name for name in _SINGLES if name in self.names]
        return tuple(name for name in self.names if name in kept) if _FRONT & set(kept) else ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """Those of `names` that are lost."""
        lost = self.mixed and not self.is_usual
        return tuple(name for name in self.names if name not in self.mixed) if lost else ()

    @property
    def in_aac(self) -> str:
        """The smallest of AAC's layouts with a place for each channel; the widest where none has one."""
        names = set(self.mixed or _names_of(_usual_text(self.count)))
        wanted = _behind(names)
        return next((each for each in _AAC_LAYOUTS if wanted <= set(_names_of(each))), _WIDEST)


def channels_of(text: str) -> Channels:
    """What FFmpeg's description of a layout means. Raises ValueError."""
    count, _, rest = text.partition(" channels")
    if not count.isdecimal():
        names = _names_of(text)
        return Channels(text, len(names), names, is_usual=True)
    names = tuple(rest.strip(" ()").split("+")) if rest else ()
    return Channels(text, int(count), names, is_usual=not names)


def _usual_text(count: int) -> str:
    try:
        return str(av.AudioLayout(f"{count}c").name)
    except ValueError:
        return _WIDEST


def _names_of(text: str) -> tuple[str, ...]:
    return tuple(channel.name for channel in av.AudioLayout(text).channels)


def _behind(names: set[str]) -> set[str]:
    """The same with the loudspeakers at the side at the back where there are none yet: two words for one place."""
    if {"BL", "BR", "BC"} & names:
        return names
    return {{"SL": "BL", "SR": "BR"}.get(name, name) for name in names}


class Mixer:
    """Samples of one kind to those that an encoder takes: other channels, rate and format, at the same times.

    Threads: one.
    """

    def __init__(self, like: Any, channels: Channels, layout: str, rate: int) -> None:
        """For frames like `like`, whose channels are `channels`, to `layout` and `rate` in float32 planes."""
        self._graph = graph = Graph()
        time_base = str(like.time_base or Fraction(1, like.sample_rate))
        begin = graph.add(
            "abuffer",
            sample_rate=str(like.sample_rate),
            sample_fmt=like.format.name,
            channel_layout=like.layout.name,
            time_base=time_base,
        )
        end = graph.add("aformat", sample_rates=str(rate), sample_fmts="fltp", channel_layouts=layout)
        sink = graph.add("abuffersink")
        if channels.mixed and not channels.is_usual:
            named = graph.add("channelmap", _map_of(channels))
            begin.link_to(named)
            named.link_to(end)
        else:
            begin.link_to(end)
        end.link_to(sink)
        graph.configure()

    def mix(self, frame: Any) -> list[Any]:
        """What is ready of a frame and those before it; None: all that is left."""
        self._graph.push(frame)
        ready: list[Any] = []
        while True:
            try:
                ready.append(self._graph.pull())
            except (BlockingIOError, av.error.EOFError):
                return ready


def _map_of(channels: Channels) -> str:
    """Options of FFmpeg's channelmap: which sample is which loudspeaker, in the order that FFmpeg keeps them in."""
    kept = "|".join(f"{index}-{name}" for index, name in enumerate(channels.names) if name in channels.mixed)
    return f"map={kept}:channel_layout={'+'.join(_in_order(channels.mixed))}"


def _in_order(names: tuple[str, ...]) -> list[str]:
    order = ("FL", "FR", "FC", "LFE", "BL", "BR", "BC", "SL", "SR")
    return [name for name in order if name in names]
