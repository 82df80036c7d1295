"""Ways to run the network: one folder a library, one row each in `selection`."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.backends.memory import resident_bytes as resident_bytes
    from engine.backends.selection import BACKENDS as BACKENDS
else:
    __getattr__ = open_door(__spec__)
