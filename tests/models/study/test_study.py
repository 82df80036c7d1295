"""Studying brings a painting nearer to its style, leaves the network as it is, and can be left and gone on with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from models.networks.network import StyleNetwork
from models.study import study as module
from models.study.contents import Contents, Pixels, contents_of
from models.study.lesson import Lesson
from models.study.perceptual import DistilledPerceptual
from models.study.study import CodeStudy, Stage, StudyError, StudyRequest, study

LESSON = Lesson(
    steps=12,
    batch=2,
    side_px=96,
    read_side_px=64,
    style_side_px=96,
    contents=4,
    content_weight=0.1,
    detail_weight=0.1,
    tone_weight=1.0,
    lattice_weight=0.0,
)


@pytest.fixture(scope="module")
def style() -> Pixels:
    rows, columns = np.indices((96, 128))
    stripes = ((rows + columns) // 6 % 2 * 200 + 20).astype(np.uint8)
    return np.stack([stripes, stripes // 2, 255 - stripes], 2)


@pytest.fixture
def perceptual() -> DistilledPerceptual:
    with torch.random.fork_rng():
        torch.manual_seed(1)
        return DistilledPerceptual().requires_grad_(False)


@pytest.fixture
def contents(perceptual: DistilledPerceptual) -> Contents:
    return contents_of([], perceptual, LESSON, seed=1)


def test_a_style_is_nearer_once_it_has_been_studied(
    small_network: StyleNetwork, perceptual: DistilledPerceptual, contents: Contents, style: Pixels
) -> None:
    before = {name: part.clone() for name, part in small_network.state_dict().items()}
    going = CodeStudy(small_network, perceptual, contents, style, LESSON)
    first = going._losses().total.item()
    for _ in range(LESSON.steps):
        going.advance()
    # The same crops and the same canvas once more.
    going.step = 0
    assert going._losses().total.item() < 0.97 * first
    assert [part.shape for part in going.learned()] == list(map(tuple, small_network.style_shapes))
    for name, part in small_network.state_dict().items():
        assert torch.equal(part, before[name])


def test_one_that_was_left_goes_on_as_if_it_had_not_been(
    small_network: StyleNetwork, perceptual: DistilledPerceptual, contents: Contents, style: Pixels, tmp_path: Path
) -> None:
    whole, first, second = (CodeStudy(small_network, perceptual, contents, style, LESSON) for _ in range(3))
    for _ in range(6):
        whole.advance()
    for _ in range(3):
        first.advance()
    first.keep(tmp_path / "state", b"this one")
    second.restore(tmp_path / "state", b"this one")
    assert second.step == 3
    for _ in range(3):
        second.advance()
    for one, other in zip(whole.learned(), second.learned(), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


@pytest.mark.parametrize("damage", ["another", "cut", "missing"])
def test_what_cannot_be_gone_on_from_begins_anew(
    small_network: StyleNetwork,
    perceptual: DistilledPerceptual,
    contents: Contents,
    style: Pixels,
    tmp_path: Path,
    damage: str,
) -> None:
    state = tmp_path / "state"
    first, second = (CodeStudy(small_network, perceptual, contents, style, LESSON) for _ in range(2))
    first.advance()
    first.keep(state, b"this one")
    if damage == "cut":
        state.write_bytes(state.read_bytes()[:50])
    elif damage == "missing":
        state.unlink()
    second.restore(state, b"another" if damage == "another" else b"this one")
    assert second.step == 0
    second.advance()


def test_a_network_without_a_canvas_cannot_learn_a_style(
    small_network: StyleNetwork, perceptual: DistilledPerceptual, contents: Contents, style: Pixels
) -> None:
    plain = StyleNetwork(replace(small_network.config, canvas=0, mixing=False, told=0))
    with pytest.raises(StudyError, match="cannot be studied"):
        CodeStudy(plain, perceptual, contents, style, LESSON)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, small_network: StyleNetwork) -> None:
    """What ships is small and quick."""
    monkeypatch.setattr(module, "load_record", lambda _: small_network)
    monkeypatch.setattr(module, "Lesson", lambda: replace(LESSON, steps=5))
    monkeypatch.setattr(module, "_STAGE_STEPS", 2)


@pytest.mark.usefixtures("small")
def test_stages_come_while_it_is_studied_and_the_last_one_is_whole(style: Pixels) -> None:
    stages: list[Stage] = []
    study(StudyRequest("fast", style, 96, [style, style[:, ::-1]]), stages.append, lambda: False)
    assert [stage.step for stage in stages] == [1, 2, 3, 4, 5]
    assert [stage.learned is not None for stage in stages] == [False, True, False, True, True]


@pytest.mark.usefixtures("small")
def test_one_that_is_stopped_is_gone_on_with(style: Pixels, tmp_path: Path) -> None:
    stages: list[Stage] = []
    request = StudyRequest("fast", style, 96, steps=4, state=tmp_path / "state")
    study(request, stages.append, lambda: len(stages) == 2)
    assert [stage.step for stage in stages] == [1, 2]
    study(request, stages.append, lambda: False)
    assert [stage.step for stage in stages] == [1, 2, 3, 4]
    study(replace(request, style=255 - style), stages.append, lambda: len(stages) == 5)
    assert stages[-1].step == 1


def test_unknown_weights_are_one_sentence(style: Pixels) -> None:
    with pytest.raises(StudyError, match="no weights named"):
        study(StudyRequest("nothing", style, 96), lambda _: None, lambda: False)
