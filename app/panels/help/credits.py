"""What Pastiche is made of: its version, and the packages it uses, under which licences."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, version

CREDITED = (
    "PyQt6", "torch", "openvino", "torch-tensorrt", "torch-tensorrt-rtx", "numpy", "opencv-python",
    "opencv-python-headless", "av", "pillow", "safetensors", "platformdirs",
)  # fmt: skip

_CLASSIFIER = "License :: OSI Approved :: "
_MOST_LICENCE_CHARS = 80


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is installed and used."""

    name: str
    version: str
    licence: str


def own_version() -> str:
    """Pastiche's, empty when it runs without being installed."""
    try:
        return version("pastiche")
    except PackageNotFoundError:
        return ""


def packages() -> tuple[Package, ...]:
    """Those of `CREDITED` that are here. Reads files: off the GUI thread."""
    found = []
    for name in CREDITED:
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue
        found.append(Package(name, told["Version"], _licence(told)))
    return tuple(found)


def system() -> str:
    """Python and the operating system, in one line."""
    return f"Python {platform.python_version()}, {platform.platform(terse=True)}"


def _licence(told: PackageMetadata) -> str:
    """As the package says it: the new field, else the classifier, else the first line of the old field."""
    classifiers = [text.removeprefix(_CLASSIFIER) for text in told.get_all("Classifier") or () if _CLASSIFIER in text]
    # Some put the whole text of their licence into the old field.
    old = _field(told, "License").strip().split("\n")[0][:_MOST_LICENCE_CHARS]
    return _field(told, "License-Expression") or ", ".join(classifiers) or old or "?"


def _field(told: PackageMetadata, name: str) -> str:
    # Asking a message for a field that is not there gives None, against what its type says.
    return str(told[name] or "")
