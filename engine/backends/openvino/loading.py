"""Loads OpenVINO without its usage reporter, and without holding up other threads."""

from __future__ import annotations

import sys
from typing import Any

from engine.libraries import open_libraries


def load_openvino() -> Any:
    """The package, kept from reporting usage: importing it would send an event from a thread of its own."""
    # A module that is None cannot be imported: OpenVINO then falls back to a stub of its own.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    open_libraries("openvino")
    import openvino

    return openvino
