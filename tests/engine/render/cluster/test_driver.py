"""A film that a pool renders is the film that one process renders, whatever happens to the pool."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.errors import BackendError, SinkError
from engine.look.tour import Tour
from engine.media.images import write_picture
from engine.media.sinks import make_sink
from engine.media.sinks.encoders import EncoderBench
from engine.media.sinks.formats import Encoding, Quality
from engine.media.sources import make_source
from engine.render.cluster.driver import MOST_TRIES, Watch, render_films
from engine.render.cluster.film import FilmOrder, FilmResult
from engine.render.cluster.plan import Cutting
from engine.render.cluster.store import folder_beside
from engine.render.cluster.task import Recipe
from engine.render.video import RenderProgress, render_video
from engine.styles.library import StyleLibrary
from engine.stylize.frame_stylizer import Stylizer
from tests.engine.render.cluster.worker_pools import PoolHere, Remembering, grey_pictures
from tests.media import MakeClip, play

CUTTING = Cutting(segment_s=1.0)
GREY_LEVELS = 2.5


def on_pool(
    orders: list[FilmOrder], recipe: Recipe, library: StyleLibrary, pool: PoolHere, watch: Watch | None = None
) -> tuple[FilmResult, ...]:
    return render_films(orders, recipe, CUTTING, library, pool, watch or Watch())


def alone(clip: Path, output: Path, recipe: Recipe, stylizer: Any = None) -> Path:
    """The same film by the ordinary render."""
    sink = make_sink("recorder", output, audio_from=clip, plan=EncoderBench().plan(recipe.encoding))
    stylizer = stylizer or Remembering()
    render_video(make_source(str(clip), live=False), sink, stylizer, recipe.look, tour=recipe.tour)
    stylizer.close()
    return output


def streams_of(path: Path) -> list[tuple[object, ...]]:
    """What a player is told of a file, and the time stamps of all its packets."""
    with av.open(str(path)) as container:
        tracks = [(stream.type, stream.codec_context.name, stream.duration) for stream in container.streams]
        video = container.streams.video[0]
        context = video.codec_context
        picture = (video.average_rate, video.width, video.height, context.colorspace, context.color_range)
        packets = [(packet.stream.index, packet.pts) for packet in container.demux() if packet.size]
        return [(container.duration,), *tracks, picture, *sorted(packets)]


@pytest.mark.parametrize(
    ("suffix", "format", "wanted"),
    [
        (".mp4", "mp4-h264", {"frames": 100}),
        (".mkv", "mkv-h264", {"frames": 100, "fps": 29.97}),
        (".mp4", "mp4-h265", {"frames": 60, "audio": None}),
        (".mkv", "mkv-av1", {"frames": 60, "audio": "pcm_s16le", "name": "clip.mkv"}),
        (".mp4", "mp4-h264", {"frames": 60, "name": "clip.ts"}),
        (".mp4", "mp4-h264", {"frames": 60, "size": (63, 47), "pix_fmt": "yuv444p"}),
        (".mp4", "mp4-h264", {"times_s": [index / 25 + (index % 3) * 0.007 for index in range(90)]}),
    ],
)
def test_time_stamps_size_and_sound_are_those_of_one_process(
    make_clip: MakeClip,
    recipe: Recipe,
    library: StyleLibrary,
    tmp_path: Path,
    suffix: str,
    format: str,
    wanted: dict[str, Any],
) -> None:
    clip = make_clip(**wanted)
    recipe = replace(recipe, encoding=Encoding(format))
    (result,) = on_pool([FilmOrder(clip, tmp_path / f"pool{suffix}")], recipe, library, pool := PoolHere())
    assert (result.problem, result.summary.stopped) == ("", False)
    assert len(pool.tasks) > 1, "a film in one segment proves nothing"
    expected = alone(clip, tmp_path / f"alone{suffix}", recipe)
    assert streams_of(tmp_path / f"pool{suffix}") == streams_of(expected)
    one, other = play(tmp_path / f"pool{suffix}"), play(expected)
    assert result.summary.frames == len(one.pictures) == len(other.pictures)
    assert (one.times_s, one.sound_s, one.sound_start_s) == (other.times_s, other.sound_s, other.sound_start_s)


def test_what_is_remembered_of_a_scene_goes_on_over_the_cuts(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    clip = make_clip(pictures=grey_pictures(150), times_s=[index / 30 for index in range(150)])
    on_pool([FilmOrder(clip, tmp_path / "pool.mp4")], recipe, library, PoolHere())
    one, other = play(tmp_path / "pool.mp4"), play(alone(clip, tmp_path / "alone.mp4", recipe))
    levels = np.array([picture.mean() for picture in one.pictures])
    assert np.abs(levels - [picture.mean() for picture in other.pictures]).max() < GREY_LEVELS
    assert np.ptp(levels) > 10 * GREY_LEVELS, "nothing moved, so nothing was remembered"


@pytest.mark.slow
def test_the_real_network_paints_over_the_cuts_as_one_process_does(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path, engine_cache: Path
) -> None:
    clip = make_clip(frames=75, size=(96, 64))
    encoding = replace(recipe.encoding, format="mp4-h264", quality=Quality.BEST)
    recipe = replace(recipe, cache=engine_cache, encoding=encoding)
    on_pool([FilmOrder(clip, tmp_path / "pool.mp4")], recipe, library, PoolHere(1, make=Stylizer))
    stylizer = Stylizer(recipe.config, library, engine_cache)
    one, other = play(tmp_path / "pool.mp4"), play(alone(clip, tmp_path / "alone.mp4", recipe, stylizer))
    source = play(clip)
    apart = [_change(*pair) for pair in zip(one.pictures, other.pictures, strict=True)]
    painted = [_change(*pair) for pair in zip(source.pictures, other.pictures, strict=True)]
    # Two encodings of fine strokes are never the same; what a missing memory makes of a frame is as much again.
    assert max(apart) < 5.0 < min(painted)


def _change(one: Any, other: Any) -> float:
    return float(np.abs(one.astype(np.float32) - other.astype(np.float32)).mean())


def test_a_tour_goes_on_over_the_cuts(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    keys = tuple(library.get(name).reading_key for name in ("mosaic", "woodcut"))
    recipe = replace(recipe, tour=Tour(keys, 0.5, 0.2))
    clip = make_clip(frames=90)
    made: list[Remembering] = []

    def make(config, _library, _cache):  # type: ignore[no-untyped-def]
        made.append(Remembering(config))
        return made[-1]

    (result,) = on_pool([FilmOrder(clip, tmp_path / "out.mp4")], recipe, library, PoolHere(1, make=make))
    assert result.problem == ""
    assert made[0].encoded == list(keys)
    assert made[0].looks[-1].styles == recipe.tour.shares_at(89 / 30)


def test_what_a_lost_worker_had_is_rendered_again(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    seen: Counter[int] = Counter()

    def loses(task: Any) -> bool:
        seen[task.segment.number] += 1
        return task.segment.number == 1 and seen[1] == 1

    clip, said, told = make_clip(frames=100), [], []
    pool = PoolHere(loses=loses)
    watch = Watch(on_progress=said.append, tell=told.append)
    (result,) = on_pool([FilmOrder(clip, tmp_path / "out.mp4")], recipe, library, pool, watch)
    assert (result.problem, result.summary.frames) == ("", 100)
    assert seen == {0: 1, 1: 2, 2: 1}
    assert told == ["A worker was lost, so clip.mp4 from 1.2 to 2.4 s is rendered again: it was killed."]
    assert len(play(tmp_path / "out.mp4").pictures) == 100
    assert said[-1].done == said[-1].total == 100
    assert all(isinstance(each, RenderProgress) and 0 <= each.done <= 100 for each in said)
    assert pool.closed == 1
    assert not folder_beside(tmp_path / "out.mp4").exists()


def test_while_there_is_nobody_one_is_told_so(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    steps: list[str] = []
    watch = Watch(on_working=lambda step: steps.append(step.label), cancelled=lambda: len(steps) > 4)
    order = FilmOrder(make_clip(frames=20), tmp_path / "out.mp4")
    (result,) = on_pool([order], recipe, library, PoolHere(0), watch)
    assert result.summary.stopped
    assert steps[:3] == ["Looking through clip.mp4", "Calling the workers together", "Waiting for workers"]


def test_a_damaged_segment_is_rendered_again(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    spoilt: list[int] = []

    def spoils(task: Any) -> bool:
        spoilt.append(task.segment.number)
        return spoilt == [0]

    clip = make_clip(frames=70)
    (result,) = on_pool([FilmOrder(clip, tmp_path / "out.mp4")], recipe, library, PoolHere(spoils=spoils))
    assert result.problem == ""
    assert sorted(spoilt) == [0, 0, 1]
    assert len(play(tmp_path / "out.mp4").pictures) == 70


def test_a_segment_that_costs_worker_after_worker_is_given_up_and_other_films_are_not(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    bad, good = make_clip("bad.mp4", frames=70), make_clip("good.mp4", frames=70)
    orders = [FilmOrder(clip, tmp_path / f"painted-{clip.name}") for clip in (bad, good)]
    pool = PoolHere(loses=lambda task: task.film.name == "bad.mp4" and task.segment.number == 1)
    lost, whole = on_pool(orders, recipe, library, pool)
    assert lost.problem.startswith("Nobody could render bad.mp4 from 1.2 to 2.3 s; 3 tries failed")
    assert not lost.order.output.exists()
    assert lost.kept == folder_beside(lost.order.output)
    assert sum(task.film.name == "bad.mp4" and task.segment.number == 1 for task in pool.tasks) == MOST_TRIES
    assert (whole.problem, len(play(whole.order.output).pictures)) == ("", 70)


def test_a_film_that_cannot_be_read_does_not_stop_the_others(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    text = tmp_path / "text.mp4"
    text.write_text("no film")
    orders = [FilmOrder(text, tmp_path / "a.mp4"), FilmOrder(make_clip(frames=40), tmp_path / "b.mp4")]
    bad, good = on_pool(orders, recipe, library, PoolHere())
    assert "is not a video that can be read" in bad.problem
    assert (good.problem, good.summary.frames) == ("", 40)


def test_a_job_that_was_stopped_goes_on_where_it_was(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    clip, order = make_clip(frames=130), FilmOrder(make_clip(frames=130), tmp_path / "out.mp4")
    first = PoolHere(1)
    done = Watch(cancelled=lambda: len(first.tasks) == 3)
    (stopped,) = on_pool([order], recipe, library, first, done)
    assert stopped.summary.stopped
    assert (stopped.summary.frames, stopped.kept) == (0, folder_beside(order.output))
    assert not order.output.exists()
    (unfinished := folder_beside(order.output) / "unfinished-1.mp4").write_bytes(b"half")
    second, told = PoolHere(1), []
    (result,) = on_pool([order], recipe, library, second, Watch(tell=told.append))
    assert (result.problem, result.summary.frames) == ("", 130)
    assert told == ["clip.mp4: 72 of 130 frames are there from before."]
    assert [task.segment.number for task in second.tasks] == [2, 3]
    assert len(play(order.output).pictures) == len(play(clip).pictures)
    assert not unfinished.exists()


def test_what_somebody_else_put_beside_the_film_stays(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    order = FilmOrder(make_clip(frames=20), tmp_path / "out.mp4")
    own = folder_beside(order.output) / "holiday.mp4"
    own.parent.mkdir()
    own.write_text("not ours")
    (result,) = on_pool([order], recipe, library, PoolHere())
    assert result.problem == ""
    assert list(own.parent.iterdir()) == [own]


def test_a_job_that_never_began_leaves_nothing(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    class Nobody(PoolHere):
        def open(self) -> None:
            raise BackendError("Nobody is there.")

    order = FilmOrder(make_clip(frames=20), tmp_path / "out.mp4")
    with pytest.raises(BackendError):
        on_pool([order], recipe, library, pool := Nobody())
    assert pool.closed == 1
    assert not folder_beside(order.output).exists()


def test_segments_of_another_look_are_not_taken(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    order = FilmOrder(make_clip(frames=70), tmp_path / "out.mp4")
    first = PoolHere(1)
    on_pool([order], recipe, library, first, Watch(cancelled=lambda: len(first.tasks) == 2))
    other = replace(recipe, look=replace(recipe.look, strength=0.5))
    second = PoolHere(1)
    (result,) = on_pool([order], other, library, second)
    assert result.problem == ""
    assert [task.segment.number for task in second.tasks] == [0, 1]


def test_styles_of_the_user_travel_with_the_film(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    rng = np.random.default_rng(0)
    picture = tmp_path / "own.png"
    write_picture(picture, rng.integers(0, 255, (80, 80, 3), np.uint8))
    own = library.add(picture)
    look = replace(recipe.look, styles=(replace(recipe.look.styles[0], key=own.reading_key),))
    seen: list[str] = []

    def make(config, its_library, _cache):  # type: ignore[no-untyped-def]
        seen.append(its_library.get(own.reading_key).name)
        return Remembering(config)

    clip = make_clip(frames=10)
    order = FilmOrder(clip, tmp_path / "out.mp4")
    (result,) = on_pool([order], replace(recipe, look=look), library, PoolHere(1, make=make))
    assert result.problem == ""
    assert seen == ["own"]


def test_what_cannot_be_joined_is_refused_before_any_work(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    order = FilmOrder(make_clip(frames=10), tmp_path / "out.gif")
    for encoding in (Encoding("gif"), Encoding(hardware=True)):
        with pytest.raises(SinkError, match="joined"):
            on_pool([order], replace(recipe, encoding=encoding), library, pool := PoolHere())
        assert not pool.tasks
