"""A real engine, compiled by TensorRT for RTX, which needs no card for that. Running it does: see the tests on a card.

Needs the extra tensorrt-rtx, and is no part of the ordinary run:  python -m pytest -m tensorrt
"""

from __future__ import annotations

import pytest

from engine.backends.tensorrt.key import Sizes, sizes_around
from engine.backends.tensorrt.loading import TENSORRT_RTX, installed
from engine.backends.tensorrt.toolkit import InstalledToolkit
from engine.errors import BackendError
from engine.values import Progress
from models.registry import weights_record

pytestmark = [
    pytest.mark.tensorrt,
    pytest.mark.skipif(TENSORRT_RTX not in installed(), reason="torch-tensorrt-rtx must be installed (tensorrt-rtx)"),
]

TOOLKIT = InstalledToolkit(TENSORRT_RTX, "tests.engine.backends.tensorrt.without_card")


ALL_SMALL_ONES = sizes_around((160, 96))
ONE_ONLY = Sizes((160, 96), (160, 96), (160, 96))


@pytest.fixture(scope="module", params=[ALL_SMALL_ONES, ONE_ONLY], ids=["many sizes", "one size"])
def engine(request: pytest.FixtureRequest) -> tuple[bytes, list[Progress]]:
    """The shipped network, and what was reported meanwhile."""
    steps: list[Progress] = []
    return TOOLKIT.compile(weights_record("fast"), request.param, "auto", steps.append, lambda: False), steps


def test_the_whole_network_becomes_one_engine(engine: tuple[bytes, list[Progress]]) -> None:
    # It would have failed on a single operator outside: full compilation is asked for.
    assert engine[0].startswith(b"vtrt")
    assert len(engine[0]) > 1_000_000


def test_styles_and_sliders_are_inputs_of_it(engine: tuple[bytes, list[Progress]]) -> None:
    record = weights_record("fast")
    rest = len(record.statistics_shapes) + len(record.style_shapes)
    names = [b"image", b"gain", b"blend", *(f"inputs_{index}".encode() for index in range(rest))]
    assert [name for name in names if name not in engine[0]] == []


def test_it_says_how_far_it_is(engine: tuple[bytes, list[Progress]]) -> None:
    assert [step.done for step in engine[1]] == [0, 1, 2]
    assert {step.total for step in engine[1]} == {3}


def test_a_compilation_can_be_cancelled_half_way() -> None:
    steps: list[Progress] = []
    with pytest.raises(BackendError, match="cancelled"):
        TOOLKIT.compile(weights_record("fast"), ONE_ONLY, "auto", steps.append, lambda: len(steps) == 3)
