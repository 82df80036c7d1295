"""The rate_control on made-up machines: it finds the size that holds the rate, and stays there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.live.rate_control import SCALES, RateControl


class _Machine:
    """A clock and a network whose time goes with the area, plus a little of its own."""

    def __init__(
        self,
        full_ms: float,
        fixed_ms: float = 1.0,
        size_px: tuple[int, int] = (1280, 720),
        least_lines: int = 96,
    ) -> None:
        self.now_s = 0.0
        self.full_ms, self.fixed_ms, self.size_px = full_ms, fixed_ms, size_px
        self.rate_control = RateControl(size_px, 30.0, least_lines, lambda: self.now_s)

    @property
    def network_ms(self) -> float:
        width, height = self.rate_control.working_size
        return self.full_ms * width * height / (self.size_px[0] * self.size_px[1])

    @property
    def busy_ms(self) -> float:
        return self.fixed_ms + self.network_ms

    def advise(self) -> bool:
        return self.rate_control.advise(self.network_ms, self.fixed_ms)

    def run(self, seconds: int) -> list[tuple[int, int]]:
        """The sizes it worked at, one a change, the first one included."""
        sizes = [self.rate_control.working_size]
        for _ in range(seconds):
            self.now_s += 1.0
            if self.advise():
                self.rate_control.rebuilt()
                sizes.append(self.rate_control.working_size)
        return sizes


def test_a_machine_that_holds_the_rate_keeps_the_full_size() -> None:
    assert _Machine(20).run(120) == [(1280, 720)]


def test_a_slow_machine_goes_straight_to_the_size_that_fits() -> None:
    machine = _Machine(80)
    sizes = machine.run(10)
    assert len(sizes) == 2
    assert machine.busy_ms <= 1000 / 30


def test_a_machine_that_gets_free_again_goes_back_up_step_by_step() -> None:
    machine = _Machine(80)
    machine.run(10)
    machine.full_ms = 10
    sizes = machine.run(120)
    assert sizes[-1] == (1280, 720)
    assert sizes == sorted(sizes)


@settings(max_examples=60, deadline=None)
@given(full_ms=st.floats(1, 2000), fixed_ms=st.floats(0, 20))
def test_it_does_not_go_to_and_fro_on_any_steady_machine(full_ms: float, fixed_ms: float) -> None:
    machine = _Machine(full_ms, fixed_ms)
    machine.run(60)
    assert len(machine.run(600)) <= 6


def test_a_step_up_that_fails_is_tried_more_and_more_rarely() -> None:
    machine = _Machine(80)
    machine.run(10)
    base = machine.rate_control.working_size
    ups = []
    for _ in range(2000):
        machine.now_s += 1.0
        # Larger sizes turn out slower than their area says.
        busy_ms = 15.0 if machine.rate_control.working_size <= base else 40.0
        if machine.rate_control.advise(busy_ms, 0.0):
            machine.rate_control.rebuilt()
            if machine.rate_control.working_size > base:
                ups.append(machine.now_s)
    gaps = [later - earlier for earlier, later in pairwise(ups)]
    assert len(ups) >= 3
    assert all(later > earlier for earlier, later in pairwise(gaps[:4]))


def test_figures_of_the_former_size_are_not_held_against_the_new_one() -> None:
    machine = _Machine(80)
    machine.now_s = 10
    assert machine.advise()
    machine.now_s += 2
    assert not machine.rate_control.advise(80, 1)
    machine.rate_control.rebuilt()
    machine.now_s += 2
    assert not machine.rate_control.advise(80, 1)


def test_nothing_is_advised_on_top_of_a_size_that_is_still_being_built() -> None:
    machine = _Machine(80)
    machine.now_s = 10
    network_ms = machine.network_ms
    assert machine.rate_control.advise(network_ms, 1)
    advised = machine.rate_control.working_size
    for _ in range(30):
        machine.now_s += 1
        assert not machine.rate_control.advise(network_ms, 1)
    assert machine.rate_control.working_size == advised


def test_a_size_that_is_not_coming_is_advised_again_from_the_one_that_runs() -> None:
    machine = _Machine(80)
    machine.now_s = 10
    network_ms = machine.network_ms
    assert machine.rate_control.advise(network_ms, 1)
    advised = machine.rate_control.working_size
    machine.rate_control.withdraw()
    assert machine.rate_control.working_size == machine.size_px
    machine.now_s += 10
    assert machine.rate_control.advise(network_ms, 1)
    assert machine.rate_control.working_size == advised


@pytest.mark.parametrize("size_px", [(640, 480), (640, 360), (1280, 720), (1080, 1920), (160, 120), (3840, 2160)])
@pytest.mark.parametrize("least_lines", [240, 360, 720])
def test_the_picture_never_gets_smaller_than_is_allowed(size_px: tuple[int, int], least_lines: int) -> None:
    machine = _Machine(100_000, size_px=size_px, least_lines=least_lines)
    machine.run(60)
    smallest = min(machine.rate_control.working_size)
    assert smallest >= min(least_lines, *size_px)
    # All that is allowed is used, down to a third of a very large picture.
    assert smallest == max(min(least_lines, *size_px), round(SCALES[-1] * min(size_px)))
    assert machine.rate_control.is_shrunk == (smallest < min(size_px))


def test_the_picture_is_not_ruined_for_what_the_network_has_no_part_in() -> None:
    # A talking head: whatever finds people took twice as long as the network.
    assert _Machine(14, fixed_ms=33, size_px=(640, 480)).run(120) == [(640, 480)]


def test_where_a_smaller_network_makes_up_for_the_rest_it_gets_smaller() -> None:
    machine = _Machine(30, fixed_ms=15)
    machine.run(60)
    assert machine.rate_control.is_shrunk
    assert machine.busy_ms <= 1000 / 30


def test_the_steps_go_down() -> None:
    assert SCALES[0] == 1.0
    assert list(SCALES) == sorted(SCALES, reverse=True)
