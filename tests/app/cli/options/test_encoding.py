"""What the command line says of formats, and what becomes of it."""

from __future__ import annotations

import pytest

from app.cli.console import UsageError
from app.cli.options.encoding import FORMAT_NAMES, QUALITY_NAMES, plan_of
from app.cli.parser import parse
from engine.media import FORMATS, EncodingPlan, Quality


def plan_for(*words: str) -> EncodingPlan:
    return plan_of(parse(["video", "demo", "-s", "mosaic", *words]))


def test_the_names_are_those_of_the_engine() -> None:
    assert tuple(format.name for format in FORMATS) == FORMAT_NAMES
    assert tuple(quality.value for quality in Quality) == QUALITY_NAMES


@pytest.mark.parametrize(("name", "format"), [("a.mp4", "mp4-h264"), ("a.mkv", "mkv-h264"), ("a.gif", "gif")])
def test_the_suffix_decides_unless_a_format_is_given(name: str, format: str) -> None:
    plan = plan_for("-o", name)
    assert (plan.format.name, plan.quality) == (format, Quality.GOOD)


def test_a_format_and_a_quality_are_taken() -> None:
    plan = plan_for("-o", "a.mkv", "--format", "mkv-h265", "--quality", "best")
    assert (plan.format.name, plan.quality) == ("mkv-h265", Quality.BEST)
    assert plan.encoders[0].name == "libx265"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [(["-o", "a.avi"], r"written as \.mp4, "), (["-o", "a.mp4", "--format", "gif"], r"end in \.gif, not as 'a\.mp4'")],
)
def test_what_does_not_go_together_is_a_mistake_of_the_command_line(words: list[str], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        plan_for(*words)


def test_names_nobody_knows_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        plan_for("-o", "a.mp4", "--format", "wmv")
    assert "mp4-h265" in capsys.readouterr().err
