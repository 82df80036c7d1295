"""PyTorch is loaded beside a window that goes on."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.backends.torch_loading import load_torch

_OPENING = """
import os, sys, threading
from engine.backends.torch_loading import open_library
opening = threading.Thread(target=open_library, args=(sys.argv[1],))
opening.start()
# Whoever opens a pipe waits for its other end. Were Python's lock kept meanwhile, this line would never be reached.
with open(sys.argv[1], "wb") as other_end:
    other_end.write(b"no library")
opening.join()
"""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_other_threads_go_on_while_a_library_is_being_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "slow.so"
    os.mkfifo(pipe)
    ended = subprocess.run([sys.executable, "-c", _OPENING, str(pipe)], check=False, timeout=60)
    assert ended.returncode == 0


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
