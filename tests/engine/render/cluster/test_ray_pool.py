"""Ray's workers on this machine, one of them killed in the middle: the film is whole all the same."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from engine.errors import BackendError
from engine.render.cluster.driver import Watch, render_films
from engine.render.cluster.film import FilmOrder
from engine.render.cluster.plan import Cutting
from engine.render.cluster.ray_pool import RayPool
from engine.render.cluster.store import folder_beside
from engine.render.cluster.task import Recipe
from engine.styles.library import StyleLibrary
from tests.engine.render.cluster.worker_pools import VICTIM, grey_pictures, victim
from tests.media import MakeClip, play

ROOT = Path(__file__).resolve().parents[4]

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="needs Ray: pip install ray")


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RayPool]:
    """Two workers on this machine; however the test ends, no process of Ray's outlives it."""
    monkeypatch.setenv(VICTIM, str(tmp_path / "victim"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pool = RayPool(workers=2, make_stylizer=victim)
    yield pool
    pool.close()
    import ray

    assert not ray.is_initialized()


@needs_ray
@pytest.mark.slow
def test_a_film_is_whole_although_a_worker_was_killed_in_the_middle(
    pool: RayPool,
    make_clip: MakeClip,
    recipe: Recipe,
    library: StyleLibrary,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    pictures = grey_pictures(120)
    clip = make_clip(pictures=pictures, times_s=[index / 30 for index in range(120)])
    order = FilmOrder(clip, tmp_path / "out.mp4")
    before = signal.getsignal(signal.SIGTERM)
    killed: list[int] = []

    def kill_who_stands_still() -> bool:
        file = tmp_path / "victim"
        if file.exists() and not killed:
            killed.append(int(file.read_text()))
            os.kill(killed[0], signal.SIGKILL)
        return False

    (result,) = render_films([order], recipe, Cutting(0.8), library, pool, Watch(cancelled=kill_who_stands_still))
    assert len(killed) == 1
    assert (result.problem, result.summary.frames) == ("", 120)
    one, other = play(order.output), play(clip)
    assert (one.times_s, one.size, one.sound_codec) == (other.times_s, other.size, other.sound_codec)
    assert one.sound_s == pytest.approx(other.sound_s, abs=0.05)
    assert np.ptp([picture.mean() for picture in one.pictures]) > 25, "it is painted"
    assert not folder_beside(order.output).exists()
    assert signal.getsignal(signal.SIGTERM) is before
    assert capfd.readouterr().out == "", "stdout belongs to the program"


@needs_ray
@pytest.mark.parametrize("address", ["auto", "127.0.0.1:1", "[::1]:1"])
def test_a_cluster_that_is_not_there_is_a_sentence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    with pytest.raises(BackendError, match=rf"^Ray cannot be used at {re.escape(address)}: .*\.$"):
        RayPool(address).open()


def test_without_ray_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(BackendError, match=r"pip install ray"):
        RayPool()
