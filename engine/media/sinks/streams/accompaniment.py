"""What goes with the pictures of a file in a recording of them: its sounds, subtitles, chapters and tags. Used by the
recorder on its writer thread.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import av
from av.stream import Disposition

from engine.errors import SinkError
from engine.media.encryption import is_encrypted
from engine.media.sinks.streams import tags
from engine.media.sinks.streams.aac import AacTrack
from engine.media.sinks.streams.sound_trial import try_sound
from engine.media.sinks.streams.subtitles import subtitles_for
from engine.media.sinks.streams.tracks import Copy, ToAac, Track, is_copied, says_no_order
from engine.media.sinks.timeline import Timeline
from engine.media.splices import MAY_HAVE_SEAMS, Splices

_log = logging.getLogger(__name__)

# Decoders need a packet or two before the first that is heard (AAC: 21 ms); they lie before time 0.
_RUN_UP_S = 0.05

# How far into a file the first packet of each sound is looked for, before the others are written without it. What lies
# there of the others is kept meanwhile.
_LOOK_AHEAD_S = 300.0
_LOOK_AHEAD_BYTES = 64 * 1024 * 1024

# How far sounds of one file may lie apart in it.
_APART_S = 5.0


class Accompaniment:
    """Puts all that a file has beside its pictures into an output container, in step with the frames.

    Sounds are copied as they are where the container takes them, else decoded and encoded to AAC, and so are subtitles
    of words. They stand where the timeline has the frames they belong to; what is cut out of the picture is cut out of
    them, to the packet (21 ms), and where the film begins anew, so do they. What cannot be in the container is told.

    Threads: everything on the writer thread.
    """

    def __init__(
        self,
        path: Path,
        output: av.container.OutputContainer,
        timeline: Timeline,
        muxer: str,
        options: Mapping[str, str],
        tell: Callable[[str], None],
    ) -> None:
        """Open `path`; a file without sound is fine and gives none. `muxer`, `options`: those of `output`. Raises
        SinkError.
        """
        self._output: Any = output
        self._path, self._timeline = path, timeline
        self._muxer, self._options, self._tell = muxer, options, tell
        self._lap = 0
        self._packets: Iterator[Any] = iter(())
        self._held: deque[Any] = deque()
        self._open()
        self._ahead: deque[Any] = deque()
        self._tracks: dict[int, Track] = {}
        self._sounds: tuple[int, ...] = ()

    def start(self) -> None:
        """Add the streams, before the output's header is written, and begin at the first frame."""
        self._go_to_first_frame()
        self._packets = self._heard()
        first = self._look_ahead()
        left_out: list[str] = []
        for stream in self._input.streams:
            track = self._track_for(stream, first.get(stream.index), left_out)
            if track is not None:
                _say_what_it_is(track.stream, stream)
                self._tracks[stream.index] = track
        self._sounds = tuple(stream.index for stream in self._input.streams.audio if stream.index in self._tracks)
        left_out += tags.copy(self._input, self._output, self._muxer)
        if left_out:
            self._tell(f"The recording does not have all that {self._path.name} has: {', '.join(left_out)}.")

    def write_until(self, time_s: float) -> None:
        """Mux all that starts before `time_s` of the recording."""
        while self._lap < self._timeline.lap:
            self._write_until(self._timeline.lap_end_s(self._lap))
            self._begin_again()
        self._write_until(time_s)

    def _write_until(self, time_s: float) -> None:
        """The same, within the lap."""
        held, self._held = self._held, deque()
        for packet in held:
            self._write_or_hold(packet, time_s)
        while not self._is_there(time_s):
            following = self._next()
            if following is None:
                return
            self._write_or_hold(following, time_s)

    def finish(self) -> None:
        """Write out what encoders still hold; nothing can follow but the chapters, which end with the pictures."""
        for track in self._tracks.values():
            track.finish()
        self._packets, self._held = iter(()), deque()
        # The first time they come is enough: more would only fill the menu of a player.
        self._lap = 0
        chapters = tags.chapters(self._input, self._place, self._timeline.lap_end_s(0))
        if chapters:
            self._output.set_chapters(chapters)

    def close(self) -> None:
        """Let go of the file; any number of times."""
        self._packets = iter(())
        self._input.close()

    def _open(self) -> None:
        """Open the file at its beginning. Raises SinkError."""
        try:
            self._input = av.open(f"file:{self._path}", metadata_errors="replace")
        except (av.error.FFmpegError, OSError, ValueError) as error:
            raise SinkError(f"The sound of {self._path} cannot be read.") from error
        self._lead: Any = _pictures(self._input)
        self._lead_start_s = _start_s(self._lead)
        self._splices = Splices(self._lead, _period_s(self._lead)) if self._lead is not None else None
        self._packets, self._held = iter(()), deque()
        self._seen_s: dict[int, float] = {}

    def _begin_again(self) -> None:
        """The film has begun anew: so does all that goes with it."""
        for track in self._tracks.values():
            track.begin_again()
        self._input.close()
        self._ahead.clear()
        # Opened anew: where recordings were joined, or without an index, going back need not lead to the beginning.
        self._open()
        self._lap += 1
        self._packets = self._heard()

    def _go_to_first_frame(self) -> None:
        begin_s = self._timeline.stream_s(0.0)
        if begin_s > 1.0 and not self._input.format.flags & MAY_HAVE_SEAMS:
            self._input.seek(round((self._lead_start_s + begin_s - _RUN_UP_S) * av.time_base), backward=True)

    def _heard(self) -> Iterator[Any]:
        """Packets with a time that are not over before the recording starts; ends early where the file is damaged."""
        first_heard_s = self._timeline.stream_s(0.0) - _RUN_UP_S if self._lap == 0 else 0.0
        try:
            for packet in self._input.demux():
                if self._splices is not None:
                    self._splices.shift(packet)
                if packet.pts is not None and packet.size and self._stream_s(packet, at_end=True) > first_heard_s:
                    yield packet
        except (av.error.FFmpegError, OSError) as error:
            _log.info("%s: the sound ends early (%s)", self._path, error)

    def _look_ahead(self) -> dict[int, Any]:
        """The first packet of each sound, but of one that begins long after another."""
        missing = {stream.index for stream in self._input.streams.audio}
        first: dict[int, Any] = {}
        kept_bytes, begin_s = 0, self._timeline.stream_s(0.0)
        for packet in self._packets:
            index = packet.stream.index
            if index != self._lead_index():
                self._ahead.append(packet)
                kept_bytes += packet.size
            if index in missing:
                missing.remove(index)
                first[index] = packet
            far = self._stream_s(packet) > begin_s + _LOOK_AHEAD_S or kept_bytes > _LOOK_AHEAD_BYTES
            if not missing or (far and first):
                break
        return first

    def _track_for(self, stream: Any, first: Any, left_out: list[str]) -> Track | None:
        if stream is self._lead or (stream.type == "data" and self._input.chapters()):
            # MP4 keeps the names of chapters in a stream, too.
            return None
        if stream.type == "audio" and first is not None:
            return self._sound(stream, first, left_out)
        track = subtitles_for(stream, self._output, self._muxer, self._options) if stream.type == "subtitle" else None
        if track is None:
            left_out.append(_words_for(stream))
        return track

    def _sound(self, stream: Any, first: Any, left_out: list[str]) -> Track | None:
        if is_encrypted(first):
            left_out.append(f"{_words_for(stream)}, encrypted")
            return None
        if stream.codec_context is None:
            left_out.append(_words_for(stream))
            return None
        copied = is_copied(stream, first, self._muxer, self._options)
        if copied and not says_no_order(stream, first):
            return self._copy(stream, first)
        try:
            channels = try_sound(self._path, stream.index)
        except SinkError as error:
            left_out.append(f"{_words_for(stream)}, {error}")
            return None
        if copied and channels.is_default:
            return self._copy(stream, first)
        if channels.left_out:
            left_out.append(f"{'+'.join(channels.left_out)} of {_words_for(stream)}")
        aac = AacTrack(self._output, stream.codec_context.sample_rate, channels.in_aac)
        return ToAac(stream, aac, channels)

    def _copy(self, stream: Any, first: Any) -> Track:
        return Copy(stream, self._output, bytes(first), self._say_that_it_ends)

    def _say_that_it_ends(self, place_s: float) -> None:
        self._tell(f"The sound of {self._path.name} changes its kind and ends after {place_s:.1f} s.")

    def _next(self) -> Any:
        return self._ahead.popleft() if self._ahead else next(self._packets, None)

    def _write_or_hold(self, packet: Any, time_s: float) -> None:
        index = packet.stream.index
        place_s = self._place(float(packet.pts * packet.time_base))
        if place_s is not None:
            self._seen_s[index] = max(place_s, self._seen_s.get(index, place_s))
        if index not in self._tracks or place_s is None:
            return
        if place_s >= time_s:
            self._held.append(packet)
        else:
            self._tracks[index].take(packet, self._place)

    def _is_there(self, time_s: float) -> bool:
        """Whether all sounds have been read up to `time_s`, or one of them, or the pictures, far beyond."""
        awaited = self._sounds or (self._lead_index(),)
        seen = [self._seen_s.get(index, 0.0) for index in awaited]
        farthest_s = max([self._seen_s.get(self._lead_index(), 0.0), *seen])
        return min(seen) >= time_s or farthest_s > time_s + _APART_S

    def _place(self, stream_s: float) -> float | None:
        """Where a moment of the file's own clock stands in the recording."""
        return self._timeline.of_stream(stream_s - self._lead_start_s, self._lap)

    def _stream_s(self, packet: Any, at_end: bool = False) -> float:
        """When a packet begins, in the clock of the frames."""
        ticks = packet.pts + (packet.duration or 0 if at_end else 0)
        return float(ticks * packet.time_base) - self._lead_start_s

    def _lead_index(self) -> int:
        return -1 if self._lead is None else int(self._lead.index)


def _pictures(container: av.container.InputContainer) -> Any:
    """The stream of the frames, as `VideoSource` chooses it."""
    return next((each for each in container.streams.video if not each.disposition & Disposition.attached_pic), None)


def _start_s(lead: Any) -> float:
    """Where the video of the file starts, in the clock that its sound shares."""
    if lead is None or lead.start_time is None or lead.time_base is None:
        return 0.0
    return float(lead.start_time * lead.time_base)


def _period_s(lead: Any) -> float:
    rate = lead.average_rate or lead.guessed_rate
    return float(1 / rate) if rate else 0.04


def _say_what_it_is(stream: Any, source: Any) -> None:
    stream.metadata.update(tags.of_stream(source.metadata))
    stream.disposition = source.disposition


def _words_for(stream: Any) -> str:
    """A stream, for people: "subtitle hdmv_pgs_subtitle (de)"."""
    context = stream.codec_context
    name = f" {context.name}" if context is not None else ""
    language = f" ({stream.language})" if stream.language and stream.language != "und" else ""
    kind = "picture" if stream.type == "video" else stream.type
    return f"{kind}{name}{language}"
