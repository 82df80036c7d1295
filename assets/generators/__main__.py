"""`python -m assets.generators [NAME...] [--out DIR]`: paint the bundled styles (all, or those named) into a folder."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from assets.generators.table import PAINTERS, paint, save


def main(arguments: list[str] | None = None) -> int:
    """Paint and report one line a style."""
    parser = argparse.ArgumentParser(prog="python -m assets.generators", description="Paint the bundled style images.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(PAINTERS)} (default: all)")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "styles", metavar="DIR")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(PAINTERS))
    if unknown:
        parser.error(f"no such style: {', '.join(unknown)}")
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.names or PAINTERS:
        _paint_one(name, options.out)
    return 0


def _paint_one(name: str, folder: Path) -> None:
    begun, path = time.perf_counter(), folder / f"{name}.jpg"
    quality = save(paint(name), path)
    seconds = time.perf_counter() - begun
    sys.stdout.write(f"{path}  {path.stat().st_size // 1000} kB  quality {quality}  {seconds:.1f} s\n")


if __name__ == "__main__":
    sys.exit(main())
