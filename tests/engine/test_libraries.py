"""Large libraries are opened beside a window that goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from engine.libraries import libraries, open_library

_OPENING = """
import os, sys, threading
from engine.libraries import open_library
opening = threading.Thread(target=open_library, args=(sys.argv[1],))
opening.start()
# Whoever opens a pipe waits for its other end. Were Python's lock kept meanwhile, this line would never be reached.
with open(sys.argv[1], "wb") as other_end:
    other_end.write(b"no library")
opening.join()
"""

_FIRST = """
import sys
from engine import libraries
opened = []
libraries.open_library = lambda path: opened.append("av" if "av.libs" in str(path) else path.parent.name)
{use}
assert {module!r} in sys.modules
assert {folder!r} in opened, opened
"""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_other_threads_go_on_while_a_library_is_being_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "slow.so"
    os.mkfifo(pipe)
    ended = subprocess.run([sys.executable, "-c", _OPENING, str(pipe)], check=False, timeout=60)
    assert ended.returncode == 0


def test_a_file_that_is_no_library_is_left_to_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"pastiche_broken{EXTENSION_SUFFIXES[-1]}"
    path.write_bytes(b"no library")
    monkeypatch.syspath_prepend(tmp_path)
    open_library(path)
    with pytest.raises(ImportError, match="pastiche_broken"):
        import_module("pastiche_broken")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere packages lie otherwise")
@pytest.mark.parametrize("package", ["av", "openvino", "torch"])
def test_the_libraries_of_what_is_installed_are_found(package: str) -> None:
    # Wheels of several platforms name them alike; one that is built from source has none beside it.
    assert libraries(package)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere packages lie otherwise")
@pytest.mark.parametrize(
    ("use", "module", "folder"),
    [
        ("from engine.media.sinks import make_sink; make_sink('gif', __import__('pathlib').Path('x.gif'))", "av", "av"),
        ("from engine.media.sinks.encoders import EncoderBench, Encoding; EncoderBench().plan(Encoding())", "av", "av"),
        ("from engine.media.sources import make_source; make_source('https://127.0.0.1/x.mp4')", "av", "av"),
        ("from engine.backends.openvino.loading import load_openvino; load_openvino()", "openvino", "libs"),
    ],
)
def test_libraries_are_opened_before_they_are_imported(use: str, module: str, folder: str) -> None:
    """In a process of its own, for here they are loaded."""
    ended = subprocess.run(
        [sys.executable, "-c", _FIRST.format(use=use, module=module, folder=folder)],
        check=False,
        timeout=60,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
