"""Study the styles that ship: `python -m models.training.studying --weights fast --data DIR --pictures DIR --out DIR
STYLE..`.

As a user's styles are studied (`models.study`), but on the training photographs; with `--perceptual`, looked at through
VGG-19 itself.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.numpy import load, save

from models.loading import load_network
from models.perception.perceptual import Perceptual
from models.perception.precision import half_precision
from models.registry import weights_record
from models.studied import studied_path, style_key, write_studied
from models.study.contents import contents_of
from models.study.lesson import Lesson
from models.study.objective import Perceives
from models.study.perceptual import load_perceptual
from models.study.study import CodeStudy
from models.training.data.pictures import PictureSet

log = logging.getLogger(__name__)

_SEED = 1


def perceptual_of(file: Path | None) -> Perceives:
    """VGG-19 of a safetensors file, or the network that ships."""
    device = torch.device("cpu")
    dtype = torch.bfloat16 if half_precision(device) else torch.float32
    if file is not None:
        return Perceptual.load(file, device, dtype)
    return load_perceptual().to(dtype).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def photographs(pictures: PictureSet, count: int) -> list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    """Some that may be learned from."""
    rng = np.random.default_rng(_SEED)
    rows = rng.choice(len(pictures.training), min(count, len(pictures.training)), replace=False)
    return [np.asarray(pictures.picture(pictures.training[row])) for row in rows]


def main() -> None:
    """Study the styles named, one after the other, but for those that lie in the folder already."""
    parser = argparse.ArgumentParser(prog="python -m models.training.studying", description=__doc__)
    parser.add_argument("styles", nargs="+", type=Path, metavar="STYLE", help="picture files")
    parser.add_argument("--weights", default="fast", help="the network that shall paint")
    parser.add_argument("--data", type=Path, required=True, help="folder of content-*.tar")
    parser.add_argument("--perceptual", type=Path, help="VGG-19 weights (safetensors), in place of what ships")
    parser.add_argument("--pictures", type=Path, required=True, help="folder of the decoded pictures")
    parser.add_argument("--out", type=Path, required=True, help="folder of the studied codes")
    parser.add_argument("--publish", action="store_true", help="then put all that is in that folder beside the weights")
    parser.add_argument("--steps", type=int, default=Lesson().steps)
    parser.add_argument("--stroke-px", type=int, default=Lesson().style_side_px, help="short side of a style's picture")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    lesson = Lesson(steps=arguments.steps, style_side_px=arguments.stroke_px)
    perceptual, record = perceptual_of(arguments.perceptual), weights_record(arguments.weights)
    pictures = PictureSet(arguments.data, "content", arguments.pictures)
    contents = contents_of(photographs(pictures, lesson.contents), perceptual, lesson, _SEED)
    network = load_network(arguments.weights)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.styles:
        target = arguments.out / f"{path.stem}@{lesson.style_side_px}.safetensors"
        if target.exists():
            continue
        log.info("studying %s", path.stem)
        study = CodeStudy(network, perceptual, contents, np.asarray(Image.open(path).convert("RGB")), lesson)
        while study.step < lesson.steps:
            found = study.advance()
            if study.step % 40 == 0:
                log.info("step %d/%d  style %.3f content %.3f", study.step, lesson.steps, found.style, found.content)
        write_studied(target, record, {style_key(path.read_bytes()): {lesson.style_side_px: study.learned()}})
    if arguments.publish:
        parts = [load(file.read_bytes()) for file in sorted(arguments.out.glob("*.safetensors"))]
        together = {name: array for part in parts for name, array in part.items()}
        studied_path(record).write_bytes(save(together))


if __name__ == "__main__":
    main()
