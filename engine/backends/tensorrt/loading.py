"""Which TensorRT is installed. There are two, for data centres and for RTX cards; both bring a module `torch_tensorrt`,
so that one machine has one of them at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module, metadata
from typing import Any


@dataclass(frozen=True, slots=True)
class Flavour:
    """One of the two.

    Attributes:
        name: for people.
        compiler, library: its distributions: what turns a network of PyTorch into an engine, and what runs engines.
        module: what to import to run engines.
        captures: it makes a CUDA graph of an engine itself, and compiles kernels when an engine is first loaded.
    """

    name: str
    compiler: str
    library: str
    module: str
    captures: bool


TENSORRT = Flavour("TensorRT", "torch-tensorrt", "tensorrt", "tensorrt", captures=False)
TENSORRT_RTX = Flavour("TensorRT for RTX", "torch-tensorrt-rtx", "tensorrt_rtx", "tensorrt_rtx", captures=True)


def installed() -> tuple[Flavour, ...]:
    """The flavours whose compiler is installed; more than one is a mistake."""
    return tuple(flavour for flavour in (TENSORRT, TENSORRT_RTX) if _version(flavour.compiler) is not None)


def versions(flavour: Flavour) -> tuple[tuple[str, str], ...]:
    """(distribution, version) of everything an engine depends on."""
    names = ("torch", flavour.compiler, flavour.library)
    # A library that is missing is part of the key as well: its engines must not be taken for others.
    return tuple((name, _version(name) or "missing") for name in names)


def load_library(flavour: Flavour) -> Any:
    """The module that runs engines. Importing it can fail in any way: ask the probe first."""
    return import_module(flavour.module)


def load_compiler() -> Any:
    """The module `torch_tensorrt`, only ever in a process of its own: it patches a good deal of PyTorch."""
    return import_module("torch_tensorrt")


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
