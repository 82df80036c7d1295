"""Joins segments into a film without encoding anew, with the time stamps and the sound of the source.

What an ordinary render writes through encoder and muxer is written here through the muxer alone, with the same clock
and the same accompaniment (`engine/media/sinks/movie.py`). Used by the driver.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np

from engine.errors import SinkError
from engine.media.sinks.formats import Format
from engine.media.sinks.movie import GUESSED_FPS, MUXER_OPTIONS, TICKS_PER_S, TIME_BASE, nominal_rate, sound_end_s
from engine.media.sinks.recording_file import RecordingFile, why_not_written
from engine.media.sinks.streams.accompaniment import Accompaniment
from engine.media.sinks.timeline import Timeline
from engine.render.cluster.plan import FilmPlan
from engine.render.cluster.segment_file import SegmentFile
from engine.values import Frame

_log = logging.getLogger(__name__)

_NO_PIXELS = np.zeros((1, 1, 3), np.uint8)


def join(
    plan: FilmPlan, files: Sequence[SegmentFile], target: Path, format: Format, tell: Callable[[str], None] = _log.info
) -> None:
    """Write all of `files`, the segments of `plan` in order, into `target`, which is replaced when it is there.

    `tell` gets a sentence on what of the film's sounds and subtitles cannot be in it.

    Raises SinkError when they do not fit together or the file cannot be written; then there is no `target`.
    """
    # A decoder is told once how all of the film is encoded.
    if len({file.header for file in files}) != 1 or sum(file.frames for file in files) != len(plan.times_s):
        raise SinkError(f"The segments of {plan.path.name} do not fit together; were they encoded by the same version?")
    file = RecordingFile(target, overwrite=True)
    try:
        _write(file, plan, [each.path for each in files], format, tell)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        file.failure = file.failure or (error if isinstance(error, OSError) else OSError(str(error)))
    finally:
        file.finish()
    if file.failure is not None:
        # Half a film is no film.
        target.unlink(missing_ok=True)
        raise SinkError(why_not_written(target, file.failure)) from file.failure


def _write(
    file: RecordingFile, plan: FilmPlan, paths: Sequence[Path], format: Format, tell: Callable[[str], None]
) -> None:
    fps = plan.info.fps or GUESSED_FPS
    timeline = Timeline(1.0 / fps)
    with (
        av.open(f"file:{paths[0]}") as first,
        av.open(file, "w", format=format.muxer, options=dict(MUXER_OPTIONS[format.muxer])) as container,
    ):
        video = _add_video(container, first.streams.video[0], format, fps)
        options = MUXER_OPTIONS[format.muxer]
        sound = Accompaniment(plan.path, container, timeline, format.muxer, options, tell)
        try:
            timeline.place(_moment(plan.times_s[0]))
            sound.start()
            last_tick = -1
            for time_s, packet in zip(plan.times_s, _packets(paths), strict=True):
                place_s = timeline.place(_moment(time_s, float(packet.duration * packet.time_base)))
                # Rising whatever the rounding, as in an ordinary recording: muxers refuse equal times.
                last_tick = max(round(place_s * TICKS_PER_S), last_tick + 1)
                packet.pts = packet.dts = last_tick
                packet.time_base, packet.stream = TIME_BASE, video
                container.mux(packet)
                file.hold_here()
                sound.write_until(place_s)
            sound.write_until(sound_end_s(timeline, plan.info.duration_s))
            sound.finish()
        finally:
            sound.close()


def _add_video(container: Any, template: Any, format: Format, fps: float) -> Any:
    # opaque: the decoder's name for AV1 is none that an encoder could be found by.
    video = container.add_stream_from_template(template, opaque=True)
    # Matroska's frame rate; what a template says of its own is lost.
    video.codec_context.framerate = nominal_rate(fps)
    if format.tag:
        video.codec_context.codec_tag = format.tag
    return video


def _packets(paths: Sequence[Path]) -> Iterator[Any]:
    for path in paths:
        with av.open(f"file:{path}") as container:
            for packet in container.demux(container.streams.video[0]):
                # The demuxer ends with an empty packet.
                if packet.size:
                    yield packet


def _moment(time_s: float, shown_s: float | None = None) -> Frame:
    """A frame as far as clocks look at it."""
    return Frame(_NO_PIXELS, time_s, 0.0, 0, shown_s or None)
