"""The bundled styles by name: one row a style, painted from its own seed."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path

import cv2
import numpy as np

from assets.generators.paint.fields import Picture

PAINTERS = {
    "impasto_swirl": "paintings.night:impasto_swirl",
    "ink_wash": "paintings.ink:ink_wash",
    "mosaic": "patterns.tiles:mosaic",
    "watercolour": "paintings.washes:watercolour",
    "woodcut": "patterns.prints:woodcut",
    "block_waves": "paintings.waves:block_waves",
    "stained_glass": "patterns.glass:stained_glass",
    "neon_garden": "paintings.neon:neon_garden",
    "pointillism": "patterns.dots:pointillism",
    "paper_cut": "patterns.cutouts:paper_cut",
    "halftone": "patterns.screens:halftone",
    "crystal_shards": "paintings.crystal:crystal_shards",
    "autumn_oil": "paintings.oil:autumn_oil",
    "marbled_paper": "patterns.marbling:marbled_paper",
    "gilded_tree": "paintings.gilded:gilded_tree",
    "cubist_guitar": "paintings.cubism:cubist_guitar",
    "pastel_chalk": "paintings.chalk:pastel_chalk",
    "embroidery": "patterns.threads:embroidery",
}
"""Name -> "room.module:function"; the function takes a side in pixels and a random generator and returns a picture."""

SIDE_PX = 512
MAX_BYTES = 300_000
_OVERSAMPLING = 2


def paint(name: str, side_px: int = SIDE_PX) -> Picture:
    """Paint one style at twice its size and scale it down; the same name and size give the same picture every time."""
    module, function = PAINTERS[name].split(":")
    # A seed of its own for every name: a new style never changes the others.
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little")
    large = getattr(importlib.import_module(f"assets.generators.{module}"), function)(
        side_px * _OVERSAMPLING, np.random.default_rng(seed)
    )
    small = cv2.resize(np.clip(large, 0, 1), (side_px, side_px), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def save(picture: Picture, path: Path) -> int:
    """Write a JPEG at the best quality that stays within `MAX_BYTES`; returns that quality."""
    pixels = cv2.cvtColor(np.round(picture * 255).astype(np.uint8), cv2.COLOR_RGB2BGR)
    for quality in range(95, 40, -3):
        options = (
            cv2.IMWRITE_JPEG_QUALITY,
            quality,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
        )
        _, data = cv2.imencode(".jpg", pixels, (*options, cv2.IMWRITE_JPEG_OPTIMIZE, 1))
        if len(data) <= MAX_BYTES:
            path.write_bytes(data.tobytes())
            return quality
    raise ValueError(f"{path.name} does not fit {MAX_BYTES} bytes at any decent quality")
