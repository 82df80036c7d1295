"""What people call the back ends and what they compute in. Not translated: they are names."""

from __future__ import annotations

from engine.backends import BACKENDS
from engine.values import PRECISIONS


def backend_name(name: str) -> str:
    """A name of the back end table as people write it; one that is not known stays as it is."""
    return BACKENDS[name].label if name in BACKENDS else name


def precision_name(name: str) -> str:
    """A precision of the engine as people write it; one that is not known stays as it is."""
    return PRECISIONS.get(name, name)
