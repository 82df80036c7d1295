"""What a TensorRT engine depends on. Any difference, however small, means another engine.

TensorRT's own cache key leaves out the operators' arguments, the card and the library's version, so that networks that
differ in stride or channels share an entry there; hence a key of our own.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import models
from models.grid import LEAST_PX
from models.registry import NETWORK_VERSION, WeightsRecord

SCHEMA = 1
"""Raised when the cache file's layout or the meaning of its parts changes."""

PRECISION = "fp16"
"""Half precision; statistics and what reads them in float32."""

SETTINGS: Mapping[str, Any] = {
    # A part left to PyTorch would need PyTorch in the window's process.
    "require_full_compilation": True,
    "min_block_size": 1,
    # An engine whose weights can be exchanged is slower, and can only be built where there is a card.
    "immutable_weights": True,
    # Ten bits of mantissa are too few for the covariance of a frame.
    "disable_tf32": True,
    "hardware_compatible": False,
    "version_compatible": False,
    # Its key leaves out what ours holds; see above.
    "cache_built_engines": False,
    "reuse_cached_engines": False,
}
"""What the compiler is told, by the names of its parameters."""

_ROOMS = (
    ((640, 368), (704, 544)),
    ((1280, 720), (1344, 1056)),
    ((1920, 1088), (1984, 1248)),
    ((3840, 2160), (4128, 2336)),
)
"""(best, most) of engines that take many sizes: what the network sees of 640x360, 1280x720, 1920x1080, 3840x2160, with
room for the other cameras of their class."""

_GRAPH = ("*.py", "networks/*.py", "transforms/*.py")
_CONVERSION = Path(__file__).with_name("conversion.py")


@dataclass(frozen=True, slots=True)
class Sizes:
    """The frames an engine takes, as (width, height): from `least` to `most`, those of `best` the fastest."""

    least: tuple[int, int]
    best: tuple[int, int]
    most: tuple[int, int]


@dataclass(frozen=True, slots=True)
class CardIdentity:
    """A graphics card: its name, compute capability ("8.6") and driver."""

    name: str
    capability: str
    driver: str


@dataclass(frozen=True, slots=True)
class EngineKey:
    """Everything that makes an engine what it is.

    Attributes:
        graph: hash of the code that defines the network's graph with all its operators and arguments.
        weights: hash of the weights file.
        architecture: the network's shape, as JSON.
        sizes: the frames it takes.
        precision, settings: what was asked of the compiler; settings as JSON.
        system: operating system and processor family.
        versions: (distribution, version) of PyTorch, the compiler and TensorRT.
        card: what it was compiled for.
        schema: see `SCHEMA`.
    """

    graph: str
    weights: str
    architecture: str
    sizes: Sizes
    precision: str
    settings: str
    system: str
    versions: tuple[tuple[str, str], ...]
    card: CardIdentity
    schema: int = SCHEMA

    def as_text(self) -> str:
        """The key written out, the same for equal keys."""
        return json.dumps(asdict(self), sort_keys=True)

    def digest(self) -> str:
        """The key as a file name."""
        return hashlib.sha256(self.as_text().encode()).hexdigest()


def engine_key(
    record: WeightsRecord, sizes: Sizes, versions: tuple[tuple[str, str], ...], card: CardIdentity
) -> EngineKey:
    """The key of the engine for these weights, for frames of these sizes, on this machine."""
    return EngineKey(
        graph=graph_hash(),
        weights=record.sha256,
        architecture=json.dumps(dict(record.architecture), sort_keys=True),
        sizes=sizes,
        precision=PRECISION,
        settings=json.dumps(dict(SETTINGS), sort_keys=True),
        system=f"{platform.system()} {platform.machine()}",
        versions=versions,
        card=card,
    )


def sizes_around(size_px: tuple[int, int]) -> Sizes:
    """The sizes of the engine that runs frames of `size_px`. Many share one, so that another camera or working size
    seldom compiles anew; a frame too large for all of them has one of its own.
    """
    for best, most in _ROOMS:
        # A camera on its side has the class of one that lies flat.
        if size_px[0] < size_px[1]:
            best, most = best[::-1], most[::-1]
        if size_px[0] <= most[0] and size_px[1] <= most[1]:
            return Sizes((LEAST_PX, LEAST_PX), best, most)
    return Sizes(size_px, size_px, size_px)


def graph_hash() -> str:
    """Hash of the code that builds and converts the graph: it stands for the exported graph itself, which would take
    PyTorch a second to make at every start.
    """
    folder = Path(models.__path__[0])
    sources = [*(source for room in _GRAPH for source in sorted(folder.glob(room))), _CONVERSION]
    digest = hashlib.sha256(str(NETWORK_VERSION).encode())
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes() + b"\0")
    return digest.hexdigest()
