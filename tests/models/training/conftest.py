"""Pictures to train on, a handful and made up."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    for kind in ("content", "style"):
        with tarfile.open(tmp_path / f"{kind}-000.tar", "w") as tar:
            for number in range(6):
                coarse = rng.integers(0, 256, (6, 7, 3), np.uint8)
                data = io.BytesIO()
                Image.fromarray(coarse).resize((91, 80)).save(data, "JPEG")
                member = tarfile.TarInfo(f"{number:06d}.jpg")
                member.size = data.tell()
                data.seek(0)
                tar.addfile(member, data)
    (tmp_path / "own").mkdir()
    Image.fromarray(rng.integers(0, 256, (5, 9, 3), np.uint8)).resize((400, 300)).save(tmp_path / "own" / "mine.jpg")
    return tmp_path
