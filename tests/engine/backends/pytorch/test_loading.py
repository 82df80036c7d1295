"""PyTorch is loaded beside a window that goes on."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

from engine.backends.pytorch.loading import load_torch

_LOADING = """
import gc, sys
from engine.backends.pytorch.loading import load_torch
usual_s = sys.getswitchinterval()
package = load_torch()
assert not package.COLLECTED
assert package.SWITCHED_S < usual_s
assert gc.isenabled()
assert sys.getswitchinterval() == usual_s
# What was loaded is not among what is looked through.
assert not any(each is package.KEPT for each in gc.get_objects())
assert load_torch() is package
"""

_PACKAGE = """
import gc, sys
COLLECTED, SWITCHED_S, KEPT = gc.isenabled(), sys.getswitchinterval(), []
"""

_BROKEN = """
from pathlib import Path
from engine.backends.selection import make_backend
from engine.backends.pytorch import nvidia
from engine.errors import BackendError
from engine.values import EngineConfig
nvidia.has_driver = lambda: True
print(make_backend("cuda", Path()).probe())
try:
    make_backend("eager", Path()).build(EngineConfig(), (64, 64), print, bool)
except BackendError as error:
    print(error)
"""


def test_the_package_is_loaded_and_garbage_is_collected_as_before() -> None:
    torch = load_torch()
    assert torch.zeros(1).item() == 0.0
    assert gc.isenabled()
    gc.disable()
    try:
        load_torch()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_holds_up_others_is_left_out_while_it_is_loaded_and_only_then(tmp_path: Path) -> None:
    package = tmp_path / "torch"
    package.mkdir()
    (package / "__init__.py").write_text(_PACKAGE, "utf-8")
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    ended = subprocess.run(
        [sys.executable, "-c", _LOADING],
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr


def test_a_package_that_does_not_load_is_a_reason_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text("raise OSError('libcudnn.so.9: cannot open shared object file')")
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    command, environment = [sys.executable, "-c", _BROKEN], os.environ | {"PYTHONPATH": paths}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.splitlines() == ["PyTorch cannot be loaded: libcudnn.so.9: cannot open shared object file."] * 2
