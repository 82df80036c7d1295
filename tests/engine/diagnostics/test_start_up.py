"""A start is measured from outside, in a process of its own."""

from __future__ import annotations

import pytest

from engine.backends.selection import make_backend
from engine.diagnostics.start_up import measure_starts
from engine.errors import BackendError
from engine.values import EngineConfig


def test_a_start_on_openvino_needs_no_pytorch(tmp_path_factory: pytest.TempPathFactory) -> None:
    reason = make_backend("openvino", tmp_path_factory.mktemp("cache")).probe()
    if reason is not None:
        pytest.skip(reason)
    first, second = measure_starts(EngineConfig(backend="openvino"), (96, 64))
    assert (first.backend, first.loaded_torch, second.loaded_torch) == ("openvino", False, False)
    assert second.seconds > 0
    assert first.rss_mb is None or first.rss_mb > 20


def test_a_start_that_fails_says_why() -> None:
    with pytest.raises(BackendError, match="no weights named"):
        measure_starts(EngineConfig(weights="nosuch"), (96, 64))
