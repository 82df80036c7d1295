"""What the machine says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict

import torch

from engine.diagnostics.machine import look_at_machine, resident_mb


def test_a_machine_has_a_processor_cores_and_versions() -> None:
    machine = look_at_machine()
    assert machine.cpu
    assert machine.cores >= 1
    # What a build calls itself besides ("+cu130") stands in the one, in the other, or in both.
    assert machine.packages["torch"].split("+")[0] == torch.__version__.split("+")[0]
    assert machine.packages["openvino"]


def test_a_machine_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(asdict(look_at_machine())))["cores"] >= 1


def test_memory_held_grows_with_what_is_held() -> None:
    before = resident_mb()
    assert before is not None
    held = bytearray(b"x" * 2**26)
    after = resident_mb()
    assert after is not None
    assert after > before + 32
    assert len(held) == 2**26
