"""Compiling a network is most of what a short test costs: one that OpenVINO has compiled before is taken again.

A pytest plug-in, named in the top conftest.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.backends.openvino.loading import load_openvino

_MOST = 16
"""So many are kept, those used last: each takes tens of megabytes."""

# Numbered anew whenever a graph is drawn.
_NAMES = re.compile(rb' \w*names?="[^"]*"')


class _Compiler:
    """Stands in for `openvino.Core.compile_model`. Requests of one network share nothing but its weights."""

    def __init__(self, openvino: Any, folder: Path) -> None:
        self._openvino, self._compile, self._folder = openvino, openvino.Core.compile_model, folder
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, str], Any] = OrderedDict()

    def compile(self, core: Any, graph: Any, device: str, settings: dict[str, str]) -> Any:
        # What is kept in memory need not be kept on disk, in the folder of one test.
        options = {name: value for name, value in settings.items() if name != "CACHE_DIR"}
        with self._lock:
            key = (self._digest(graph), device, str(sorted(options.items())))
            if key not in self._kept:
                self._kept[key] = self._compile(core, graph, device, options)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return self._kept[key]

    def _digest(self, graph: Any) -> str:
        """Of all its operations, in order, and of its weights."""
        operations, weights = self._folder / "graph.xml", self._folder / "graph.bin"
        self._openvino.serialize(graph, operations, weights)
        return hashlib.sha256(_NAMES.sub(b"", operations.read_bytes()) + weights.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """From now on, no graph is compiled twice. What compiles again and again, if need be."""
    openvino = load_openvino()
    compiler = _Compiler(openvino, tmp_path_factory.mktemp("graphs"))
    with pytest.MonkeyPatch.context() as patch:
        original = openvino.Core.compile_model
        patch.setattr(openvino.Core, "compile_model", lambda *arguments: compiler.compile(*arguments))
        yield original


@pytest.fixture
def compiled_anew(compiled_once: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """For one test everything is compiled, and kept on disk, as it is for a user."""
    monkeypatch.setattr(load_openvino().Core, "compile_model", compiled_once)
