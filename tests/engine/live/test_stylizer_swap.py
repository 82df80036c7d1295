"""The working size follows the rate control while the picture goes on; without a target rate nothing does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from engine.events import ConfigKept, Problem
from engine.live import stylizer_swap as module
from engine.live.stylizer_swap import StylizerSwap
from engine.look.look import Look, StyleShare
from engine.look.needs import StyleNeed
from engine.stats import StageClock
from engine.stylize.protocol import StylizerLike
from engine.values import EngineConfig
from tests.fakes import PATIENCE_S, EventLog, FakeStylizer, frame

SIZE = (640, 360)


class _Advisor:
    """A rate control that advises half the size at the first question."""

    is_shrunk = False

    def __init__(self, size_px: tuple[int, int], target_fps: float, least_lines: int) -> None:
        assert (size_px, target_fps, least_lines) == (SIZE, 25.0, 360)
        self.working_size, self.is_due, self.heard, self.settled = size_px, True, 0.0, 0
        self.withdrawn = False

    def advise(self, network_ms: float, other_ms: float) -> bool:
        self.heard, self.is_due = network_ms, False
        self.working_size = (320, 180)
        return True

    def rebuilt(self) -> None:
        self.settled += 1

    def withdraw(self) -> None:
        self.withdrawn = True


class _Bench:
    """A stylizer swap whose wake-ups are heard."""

    def __init__(self, config: EngineConfig) -> None:
        self.made: list[FakeStylizer] = []
        self.log, self.clock, self._woken = EventLog(), StageClock(), threading.Semaphore(0)
        self.swap = StylizerSwap(self._make, config, Look(), (), self.clock, self.log, self._woken.release)
        self.swap.start()
        self.swap.begin(SIZE)
        self.adopt_next()

    def adopt_next(self) -> None:
        """Wait for what is being built and swap it in."""
        before = self.swap.painter.stylizer
        while self.swap.painter.stylizer is before:
            assert self._woken.acquire(timeout=PATIENCE_S)
            self.swap.adopt()

    def adopt_until(self, happened: Callable[[], bool]) -> None:
        """Look at what was built, whenever woken."""
        for _ in range(round(PATIENCE_S / 0.01)):
            if happened():
                return
            self._woken.acquire(timeout=0.01)
            self.swap.adopt()
        raise AssertionError(f"it did not happen; what did: {self.log.events}")

    def _make(self, config: EngineConfig) -> FakeStylizer:
        self.made.append(FakeStylizer(config))
        return self.made[-1]


def failing(bench: _Bench) -> Callable[[EngineConfig], FakeStylizer]:
    """What makes stylizers that cannot be built."""

    def make(config: EngineConfig) -> FakeStylizer:
        stylizer = bench._make(config)
        stylizer.fail_prepare = "No room."
        return stylizer

    return make


@pytest.fixture
def make_bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Bench]]:
    monkeypatch.setattr(module, "RateControl", _Advisor)
    made: list[_Bench] = []

    class Kept(_Bench):
        def __init__(self, config: EngineConfig) -> None:
            super().__init__(config)
            made.append(self)

    yield Kept
    for bench in made:
        bench.swap.close()
        assert bench.swap.join(PATIENCE_S)


def test_advice_is_followed_between_two_frames(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig(target_fps=25.0))
    with bench.clock.measure("network"):
        pass
    bench.swap.control_rate()
    bench.adopt_next()
    assert [stylizer.config.working_size for stylizer in bench.made] == [SIZE, (320, 180)]
    rate_control = bench.swap._request.rate_control
    assert isinstance(rate_control, _Advisor)
    assert rate_control.heard > 0
    assert rate_control.settled == 2


def test_nobody_governs_a_size_chosen_by_hand_or_a_session_without_a_target(make_bench: type[_Bench]) -> None:
    for config in (EngineConfig(), EngineConfig(target_fps=25.0, working_size=(160, 90))):
        bench = make_bench(config)
        bench.swap.control_rate()
        assert bench.swap._request.rate_control is None
        assert [stylizer.config for stylizer in bench.made] == [config]


def test_a_target_set_while_running_brings_a_governor(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig())
    bench.swap.set_config(EngineConfig(target_fps=25.0))
    bench.adopt_next()
    assert isinstance(bench.swap._request.rate_control, _Advisor)


def test_a_size_that_cannot_be_built_is_not_asked_for_again(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig(target_fps=25.0))
    bench.swap._builds._factory = failing(bench)
    bench.swap.control_rate()
    assert bench._woken.acquire(timeout=PATIENCE_S)
    bench.swap.adopt()
    assert bench.swap._request.rate_control is None
    assert bench.swap.painter.stylizer is bench.made[0]
    assert not bench.log.of(ConfigKept)


def test_a_choice_that_cannot_be_built_leaves_the_governor_of_what_runs(make_bench: type[_Bench]) -> None:
    config, refused = EngineConfig(target_fps=25.0), EngineConfig(backend="other")
    bench = make_bench(config)
    rate_control = bench.swap._request.rate_control
    bench.swap._builds._factory = failing(bench)
    bench.swap.set_config(refused)
    assert bench._woken.acquire(timeout=PATIENCE_S)
    bench.swap.adopt()
    assert isinstance(rate_control, _Advisor)
    assert bench.swap._request.rate_control is rate_control
    assert rate_control.withdrawn, "what it had built meanwhile was cancelled for the other one"
    assert bench.log.of(ConfigKept) == [ConfigKept(config, refused, "No room. The picture goes on as before.")]


def test_a_choice_made_while_advice_is_followed_is_the_last_to_be_built(make_bench: type[_Bench]) -> None:
    bench, chosen = make_bench(EngineConfig(target_fps=25.0)), EngineConfig(backend="other")
    build = bench.swap._builds.build
    order: list[EngineConfig] = []
    user = threading.Thread(target=bench.swap.set_config, args=(chosen,))

    def handed_over(config: EngineConfig, *rest: Any) -> None:
        if not order and not user.ident:
            user.start()
            # Where it must wait for its turn, it never ends in here.
            user.join(0.1)
        order.append(config)
        build(config, *rest)

    bench.swap._builds.build = handed_over  # type: ignore[method-assign, assignment]
    bench.swap.control_rate()
    user.join(PATIENCE_S)
    assert order[-1] == chosen


def test_a_style_asked_for_ahead_while_the_stylizer_changes_is_ordered_before_the_former_one_is_closed(
    make_bench: type[_Bench],
) -> None:
    bench = make_bench(EngineConfig())
    former, builds = bench.made[0], bench.swap._builds
    order, retire = builds.order, builds.retire
    done: list[str] = []
    painting = threading.Thread(target=bench.adopt_next)

    def ordered(stylizer: StylizerLike, *rest: Any) -> None:
        if stylizer is former and not painting.ident:
            painting.start()
            # Where it must wait for its turn, it never ends in here.
            painting.join(0.1)
        done.append("ordered" if stylizer is former else "ordered anew")
        order(stylizer, *rest)

    def retired(stylizer: StylizerLike) -> None:
        done.append("retired")
        retire(stylizer)

    builds.order, builds.retire = ordered, retired  # type: ignore[method-assign]
    bench.swap.set_config(EngineConfig(backend="other"))
    bench.swap.warm("a")
    painting.join(PATIENCE_S)
    assert done == ["ordered", "retired", "ordered anew"]


def held(bench: _Bench, problem: str = "") -> threading.Event:
    """Has the next stylizer wait, while it is built, for the event that is given back; it then fails for `problem`."""
    gate = threading.Event()

    def make(config: EngineConfig) -> FakeStylizer:
        stylizer = bench._make(config)
        stylizer.hold_prepare, stylizer.fail_prepare = gate, problem
        return stylizer

    bench.swap._builds._factory = make
    return gate


def test_a_refused_choice_takes_what_it_had_replaced_with_it(make_bench: type[_Bench]) -> None:
    config, replaced, refused = (EngineConfig(backend=name) for name in ("auto", "other", "third"))
    bench = make_bench(config)
    bench.swap.set_config(replaced)
    assert bench._woken.acquire(timeout=PATIENCE_S)
    # Built, but it cannot take over: what is wanted by now it has not read.
    bench.swap.set_look(Look((StyleShare("a"),)))
    gate = held(bench, "No room.")
    bench.swap.set_config(refused)
    bench.swap.adopt()
    gate.set()
    bench.adopt_until(lambda: bool(bench.log.of(ConfigKept)))
    bench.adopt_until(lambda: bench.made[1].closed)
    assert bench.log.of(ConfigKept) == [ConfigKept(config, refused, "No room. The picture goes on as before.")]
    assert bench.swap.painter.stylizer is bench.made[0]


def test_what_was_built_just_before_another_choice_keeps_its_own_governor(make_bench: type[_Bench]) -> None:
    bench, governed = make_bench(EngineConfig()), EngineConfig(target_fps=25.0)
    bench.swap.set_config(governed)
    assert bench._woken.acquire(timeout=PATIENCE_S)
    gate = held(bench, "No room.")
    bench.swap.set_config(EngineConfig(backend="other"))
    bench.swap.adopt()
    assert bench.swap.painter.stylizer is bench.made[1]
    gate.set()
    bench.adopt_until(lambda: bool(bench.log.of(ConfigKept)))
    rate_control = bench.swap._request.rate_control
    assert isinstance(rate_control, _Advisor), "the rate that was asked for is held by nobody"
    assert rate_control.settled == 1


def test_frames_of_another_size_are_painted_on_while_the_job_thread_builds_for_them(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig())
    first = bench.made[0]
    held = threading.Event()
    names: list[str] = []

    def make(config: EngineConfig) -> FakeStylizer:
        names.append(threading.current_thread().name)
        stylizer = bench._make(config)
        stylizer.hold_prepare = held
        return stylizer

    bench.swap._builds._factory = make
    for index in range(3):
        # Asked for once, however many frames of that size come meanwhile.
        smaller = frame(index, width=32, height=24)
        bench.swap.follow(smaller)
        assert bench.swap.painter.paint(smaller).original is smaller
    assert not first.closed
    assert first.sizes == [SIZE]
    held.set()
    bench.adopt_next()
    assert (bench.made[1:], bench.made[-1].sizes) == ([bench.swap.painter.stylizer], [(32, 24)])
    assert names == ["job"]


def test_frames_of_the_size_that_was_announced_ask_for_nothing(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig())
    bench.swap.follow(frame(width=SIZE[0], height=SIZE[1]))
    bench.swap.close()
    assert bench.swap.join(PATIENCE_S)
    assert len(bench.made) == 1


def test_a_style_of_which_more_was_learned_is_read_anew_where_it_is_in_memory(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig())
    bench.swap.warm("a")
    bench.adopt_until(lambda: bench.made[0].encoded == ["a"])
    bench.swap.refresh("a")
    bench.swap.refresh("b")
    bench.adopt_until(lambda: bench.made[0].refreshed == ["a"])
    bench.swap.set_config(EngineConfig("other"))
    bench.adopt_next()
    # Read for the first time it is as new as can be.
    assert bench.made[0].refreshed == ["a"]
    assert bench.made[1].refreshed == []


def test_a_stylizer_that_waits_to_be_swapped_in_reads_the_style_anew_too(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig())
    bench.swap.set_look(Look((StyleShare("a"),)))
    # Built with the style of the look; what is said meanwhile comes after that.
    bench.swap.set_config(EngineConfig("other"))
    bench.swap.refresh("a")
    bench.adopt_next()
    bench.adopt_until(lambda: bool(bench.made[1].refreshed))
    assert bench.made[1].refreshed == ["a"]
    assert bench.swap.painter.stylizer is bench.made[1]


def test_a_style_that_cannot_be_read_anew_stays_as_it_was_and_that_is_said(make_bench: type[_Bench]) -> None:
    bench = make_bench(EngineConfig())
    bench.swap.warm("a")
    bench.adopt_until(lambda: bench.made[0].encoded == ["a"])
    bench.made[0].unreadable.add("a")
    bench.swap.refresh("a")
    bench.adopt_until(lambda: bool(bench.log.of(Problem)))
    assert bench.made[0].missing([StyleNeed("a")]) == ()
