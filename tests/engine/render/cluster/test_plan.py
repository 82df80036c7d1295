"""Films are cut at key frames so that every frame is in one segment, once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from engine.render.cluster.plan import Cutting, cut, plan_film
from tests.media import MakeClip


def times_of(path: Path) -> list[float]:
    source = VideoSource(path, live=False)
    source.open()
    times = []
    while (frame := source.read()) is not None:
        times.append(frame.time_s)
    source.close()
    return times


@given(
    steps=st.lists(st.floats(0.001, 2.0), min_size=0, max_size=60),
    keys=st.sets(st.integers(0, 60)),
    segment_s=st.floats(0.01, 20.0),
    warm_up_s=st.floats(0.0, 10.0),
)
def test_every_frame_is_in_one_segment_and_each_segment_begins_at_a_key_frame(
    steps: list[float], keys: set[int], segment_s: float, warm_up_s: float
) -> None:
    times_s = [0.0]
    for step in steps:
        times_s.append(times_s[-1] + step)
    keys_s = [times_s[index] for index in sorted(keys | {0}) if index < len(times_s)]
    segments = cut(times_s, keys_s, segment_s, warm_up_s)
    at = 0
    for number, segment in enumerate(segments):
        own = times_s[at : at + segment.frames]
        assert (segment.number, segment.first_s, segment.last_s) == (number, own[0], own[-1])
        assert segment.first_s in keys_s
        warm = [each for each in times_s if segment.first_s - warm_up_s <= each < segment.first_s]
        assert segment.warm_up == len(warm)
        assert segment.warm_from_s == (warm[0] if warm else segment.first_s)
        at += segment.frames
    assert at == len(times_s)
    assert all(after.first_s - before.first_s >= segment_s for before, after in pairwise(segments))


def test_the_plan_knows_the_times_that_decoding_gives(make_clip: MakeClip) -> None:
    clip = make_clip(frames=70, audio="aac")
    plan = plan_film(clip, Cutting(segment_s=0.7), warm_up_s=0.45)
    assert list(plan.times_s) == times_of(clip)
    assert [segment.first_s for segment in plan.segments] == pytest.approx([0.0, 0.8, 1.6])
    assert [segment.warm_up for segment in plan.segments] == [0, 13, 13]
    assert plan.info.frame_count == 70


@pytest.mark.parametrize("name", ["clip.ts", "clip.mkv"])
def test_films_that_do_not_begin_at_zero_are_planned_as_they_are_played(make_clip: MakeClip, name: str) -> None:
    clip = make_clip(name, frames=50)
    assert list(plan_film(clip, Cutting(0.5)).times_s) == times_of(clip)


def test_an_uneven_rate_is_no_obstacle(make_clip: MakeClip) -> None:
    times_s = [0.0, 0.04, 0.05, 0.2, 0.21, 0.5, 0.9, 0.933, 1.2, 1.21, 1.3, 1.5, 1.6, 1.7, 3.0, 3.1]
    clip = make_clip(times_s=times_s, audio=None)
    plan = plan_film(clip, Cutting(1.0))
    assert plan.times_s == pytest.approx(times_s, abs=1e-4)
    assert sum(segment.frames for segment in plan.segments) == len(times_s)


@pytest.mark.parametrize("cutting", [Cutting(0.5, most_frames=21), Cutting(0.5, most_s=0.7)])
def test_a_part_of_a_film_is_planned_as_the_part_it_is(make_clip: MakeClip, cutting: Cutting) -> None:
    plan = plan_film(make_clip(frames=60), cutting)
    assert len(plan.times_s) == 21
    assert sum(segment.frames for segment in plan.segments) == 21


def test_a_film_that_does_not_say_when_its_frames_are_shown_is_refused(tmp_path: Path, make_clip: MakeClip) -> None:
    bare = tmp_path / "bare.h264"
    with av.open(str(make_clip(audio=None))) as container, av.open(str(bare), "w", format="h264") as out:
        stream = out.add_stream_from_template(container.streams.video[0])
        for packet in container.demux(container.streams.video[0]):
            if packet.size:
                packet.stream = stream
                out.mux(packet)
    with pytest.raises(SourceError, match=r"does not say of every frame when it is shown"):
        plan_film(bare, Cutting())


def test_recordings_joined_end_to_end_are_refused(make_clip: MakeClip) -> None:
    one, other = (
        make_clip("one.ts", frames=40),
        make_clip("other.ts", times_s=[0.017 + index / 30 for index in range(40)]),
    )
    one.write_bytes(one.read_bytes() + other.read_bytes())
    with pytest.raises(SourceError, match="render it without a cluster"):
        plan_film(one, Cutting())


def test_what_is_no_film_is_refused_in_the_words_of_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        plan_film(tmp_path / "none.mp4", Cutting())
