"""What has moved is found again, and what the key frame does not show is not trusted."""

from __future__ import annotations

import numpy as np
import pytest

from engine.stylize.motion.flow import Flow, Follower, enlarged_way
from engine.values import Pixels
from tests.engine.stylize.motion.moving import HEIGHT, WIDTH, blotches, window


def _followed(*frames: Pixels) -> Flow:
    follower = Follower()
    follower.begin(frames[0])
    return [follower.follow(frame) for frame in frames[1:]][-1]


@pytest.mark.parametrize("step_px", [1, 4])
def test_a_pan_is_followed_to_a_fraction_of_a_pixel_and_trusted(step_px: int) -> None:
    scene = blotches(1)
    flow = _followed(*(window(scene, 40 + step_px * index) for index in range(6)))
    way = enlarged_way(flow.way, (WIDTH, HEIGHT))[30:-30, 30:-30]
    np.testing.assert_allclose(np.median(way, (0, 1)), (5 * step_px, 0), atol=0.15)
    assert np.abs(way - (5 * step_px, 0)).max(2).mean() < 0.4
    assert flow.trust[30:-30, 30:-30].mean() > 0.95


def test_what_comes_in_at_the_edge_is_not_trusted() -> None:
    scene = blotches(1)
    flow = _followed(*(window(scene, 40 + 4 * index) for index in range(6)))
    # Twenty pixels have come in on the right.
    assert flow.trust[:, -16:].max() < 0.05


def test_noise_of_a_camera_is_no_motion() -> None:
    rng, scene = np.random.default_rng(3), window(blotches(2), 50)
    noisy = [np.clip(scene + rng.normal(0, 4, scene.shape), 0, 255).astype(np.uint8) for _ in range(3)]
    flow = _followed(*noisy)
    assert np.abs(np.median(flow.way, (0, 1))).max() < 0.1
    assert flow.trust[10:-10, 10:-10].mean() > 0.9


def test_what_was_hidden_is_not_trusted_and_all_else_is() -> None:
    scene, passing = window(blotches(1), 50), blotches(7, 80, 80)
    frames = [scene.copy() for _ in range(2)]
    frames[0][60:140, 100:180] = passing
    frames[1][60:140, 112:192] = passing
    trust = _followed(*frames).trust
    assert trust[70:130, 102:110].mean() < 0.2
    assert trust[10:50].mean() > 0.95
    assert trust[70:130, 130:180].mean() > 0.9


def test_another_scene_is_not_trusted() -> None:
    assert _followed(window(blotches(1), 50), window(blotches(2), 50)).trust.mean() < 0.2


@pytest.mark.parametrize("shape", [(16, 16, 3), (1, 40, 3), (400, 3, 3), (1080, 1920, 3)])
def test_frames_of_every_shape_can_be_followed(shape: tuple[int, int, int]) -> None:
    frame = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    flow = _followed(frame, frame)
    assert np.isfinite(flow.way).all()
    assert flow.trust.min() >= 0
    assert flow.trust.max() <= 1
