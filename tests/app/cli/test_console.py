"""What the command line says and when."""

from __future__ import annotations

import io
import json
import os

import pytest

from app.cli.console import ProgressLine, UsageError, complain, duration, remaining_s, say, say_json


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "0.0 s"), (4.25, "4.2 s"), (12.4, "12 s"), (59.6, "1:00"), (125, "2:05"), (3725, "1:02:05")],
)
def test_durations_read_as_people_say_them(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_what_remains_is_told_from_the_pace_so_far() -> None:
    assert remaining_s(25, 100, 10.0) == pytest.approx(30.0)
    assert remaining_s(120, 100, 10.0) == 0.0
    assert remaining_s(0, 100, 10.0) is None
    assert remaining_s(25, 0, 10.0) is None


def test_on_a_terminal_one_line_is_rewritten_and_cleared() -> None:
    screen, clock = Terminal(), Clock()
    line = ProgressLine(screen, clock=clock)
    line.show("working hard")
    clock.now_s += 1
    line.show("done")
    line.close()
    assert "\n" not in screen.getvalue()
    assert screen.getvalue().split("\r") == ["", "working hard", "done        ", "    ", ""]


def test_a_terminal_is_not_flooded() -> None:
    screen, clock = Terminal(), Clock()
    line = ProgressLine(screen, clock=clock)
    for number in range(50):
        line.show(f"frame {number}")
        clock.now_s += 0.001
    assert screen.getvalue() == "\rframe 0"


def test_elsewhere_a_line_comes_every_few_seconds() -> None:
    log, clock = io.StringIO(), Clock()
    line = ProgressLine(log, clock=clock)
    for number in range(12):
        line.show(f"second {number}")
        clock.now_s += 1
    line.close()
    assert log.getvalue() == "second 0\nsecond 5\nsecond 10\n"


def test_quiet_says_nothing() -> None:
    log, clock = io.StringIO(), Clock()
    line = ProgressLine(log, quiet=True, clock=clock)
    clock.now_s += 60
    line.show("still here")
    line.close()
    assert log.getvalue() == ""


def test_a_complaint_is_one_line_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    complain("It broke\n  in two places.")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "pastiche: It broke in two places.\n")


def test_json_is_one_object_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"name": "Åse"})
    assert json.loads(capsys.readouterr().out) == {"name": "Åse"}


def test_a_result_that_nobody_takes_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, given = os.pipe()
    os.close(taken)
    # Closed at the end: what it still holds must not be tried once more.
    with os.fdopen(given, "w") as nobody:
        monkeypatch.setattr("sys.stdout", nobody)
        with pytest.raises(UsageError, match="cannot be written to the standard output: broken pipe"):
            say("done")
