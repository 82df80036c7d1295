"""Loads OpenVINO without its usage reporter, and without holding up other threads."""

from __future__ import annotations

import sys
from typing import Any

from engine.libraries import open_libraries


def load_openvino() -> Any:
    """The package, kept from reporting home: importing it sends a usage event from a thread of its own, unasked.

    It falls back to a stub when its reporter cannot be imported, which is what happens here.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    open_libraries("openvino")
    import openvino

    return openvino
