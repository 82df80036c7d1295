"""The doctor believes what it sees, not what a back end says of itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.diagnostics.doctor import check_backends, check_folder
from engine.diagnostics.trial import Effort
from engine.errors import BackendError
from engine.style_code import FoldedStyle, StyleCode
from engine.values import EngineConfig, Pixels, Progress, RunningOn

BRIEF = Effort(warm_up=0, most=2, most_s=0.0)


class ScriptedBackend:
    """A back end whose picture is what `paint` makes of the frame."""

    def __init__(
        self,
        name: str,
        paint: Callable[[Pixels], Pixels] = lambda pixels: pixels,
        reason: str | None = None,
        breaks: Exception | None = None,
    ) -> None:
        self.name = name
        self.running_on = RunningOn(name, "pretended", "fp32")
        self.closed = False
        self._paint, self._reason, self._breaks = paint, reason, breaks

    def probe(self) -> str | None:
        return self._reason

    def precision_problem(self, config: EngineConfig) -> str | None:
        return None if config.precision == "fp32" else "It is exact."

    def free_bytes(self, config: EngineConfig) -> int | None:
        return None

    def build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> ScriptedBackend:
        if self._breaks is not None:
            raise self._breaks
        return self

    def encode(self, image: Pixels) -> StyleCode:
        return StyleCode((np.zeros((4, 2, 2), np.float32), np.zeros((4, 3), np.float32)))

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0) -> Pixels:
        return self._paint(pixels)

    def close(self) -> None:
        self.closed = True


def test_one_that_agrees_with_the_reference_works() -> None:
    fast, eager = check_backends([ScriptedBackend("fast"), ScriptedBackend("eager")], BRIEF)
    assert (fast.name, fast.problem, eager.name, eager.problem) == ("fast", None, "eager", None)
    assert fast.agreement_db == float("inf")
    assert fast.median_ms is not None
    assert eager.agreement_db is None


def test_what_it_computes_in_and_why_not_in_the_rest_is_reported() -> None:
    (found,) = check_backends([ScriptedBackend("eager")], BRIEF)
    assert dict(found.precisions) == {
        "fp32": None,
        "bf16": "It is exact.",
        "fp16": "It is exact.",
        "int8": "It is exact.",
    }


def test_one_that_cannot_run_says_why() -> None:
    (found,) = check_backends([ScriptedBackend("gone", reason="It is not installed.")], BRIEF)
    assert (found.problem, found.running_on) == ("It is not installed.", None)


def test_one_that_fails_to_build_says_why() -> None:
    (found,) = check_backends([ScriptedBackend("poor", breaks=BackendError("No memory."))], BRIEF)
    assert found.problem == "No memory."


@pytest.mark.expects_log("broke in its self-test")
def test_one_that_breaks_is_a_finding_and_not_the_end() -> None:
    found = check_backends([ScriptedBackend("bad", breaks=OSError("bad driver")), ScriptedBackend("eager")], BRIEF)
    assert "bad driver" in (found[0].problem or "")
    assert found[1].problem is None


@pytest.mark.parametrize(
    ("paint", "word"),
    [(np.zeros_like, "empty"), (lambda pixels: 255 - pixels, "wrong")],
)
def test_one_whose_picture_is_black_or_wrong_does_not_work(paint: Callable[[Pixels], Pixels], word: str) -> None:
    found = check_backends([ScriptedBackend("odd", paint=paint), ScriptedBackend("eager")], BRIEF)
    assert word in (found[0].problem or "")


def test_every_runner_is_closed() -> None:
    backends = [ScriptedBackend("fast"), ScriptedBackend("eager")]
    check_backends(backends, BRIEF)
    assert all(backend.closed for backend in backends)


WITHOUT_PYTORCH = """
import sys
from pathlib import Path
sys.modules["torch"] = None
from engine.diagnostics.doctor import examine
report = examine([], Path(sys.argv[1]), seconds=0.05)
by_name = {checkup.name: checkup.problem for checkup in report.backends}
print(report.chosen, by_name["openvino"], by_name["eager"], by_name["cuda"] is not None, len(report.networks), sep="|")
"""


def test_a_computer_whose_pytorch_cannot_be_loaded_is_examined_all_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_PYTORCH, str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == "openvino|None|PyTorch is not installed.|True|2"


def test_a_folder_is_weighed_and_one_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "file").write_bytes(b"x" * 1000)
    there, not_yet = check_folder("cache", tmp_path), check_folder("cache", tmp_path / "a" / "b")
    assert (there.bytes, there.writable) == (1000, True)
    assert (not_yet.bytes, not_yet.writable) == (0, True)


def test_a_file_where_a_folder_should_be_is_not_writable(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not check_folder("cache", tmp_path / "file" / "deeper").writable
