"""Turn a run's checkpoint into shipped weights: `python -m models.training.export --config quality --folder DIR`."""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from typing import Any

from models.loading import publish
from models.training.checkpoint import averaged_network, load_checkpoint, mixed_states
from models.training.config import TrainingConfig, read_config
from models.training.family import smaller_network


def main() -> None:
    """Publish the averaged weights of a run, and if wanted the smaller networks cut from them."""
    parser = argparse.ArgumentParser(prog="python -m models.training.export", description=__doc__)
    parser.add_argument("--config", default="quality")
    parser.add_argument("--name", help="of the weights (default: that of the config)")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument(
        "--towards",
        nargs=2,
        action="append",
        default=[],
        metavar=("FOLDER", "SHARE"),
        help="go so far, 0 to 1, to what was distilled of it or what it went on from; several times, one after another",
    )
    parser.add_argument("--smaller", action="store_true", help="publish the smaller networks of the config too")
    parser.add_argument("--pictures", type=Path, help="folder of the decoded pictures (default: beside the run)")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    state = _state(arguments.folder)
    for folder, share in arguments.towards:
        state = mixed_states(state, _state(Path(folder)), float(share))
    network = averaged_network(state, config.network)
    pictures = arguments.pictures or arguments.folder.parent / "pictures"
    training = _training(config, state, arguments.folder, pictures)
    family = {arguments.name or Path(arguments.config).stem: network}
    if arguments.smaller:
        family |= {name: smaller_network(network, size) for name, size in config.smaller.items()}
    for name, member in family.items():
        path = publish(name, member, training)
        print(f"{path}: {path.stat().st_size} bytes, step {state['step']}")  # noqa: T201


def _state(folder: Path) -> dict[str, Any]:
    state = load_checkpoint(folder / "checkpoint.pt")
    if state is None:
        raise SystemExit(f"There is no checkpoint in {folder}.")
    return state


def _training(config: TrainingConfig, state: dict[str, Any], run: Path, pictures: Path) -> dict[str, Any]:
    rows = [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]
    curve = [{key: round(value, 4) for key, value in row.items()} for row in _summary(rows)]
    return {
        "steps": state["step"],
        "batch": config.batch,
        "minutes": round(state["seconds"] / 60),
        "pictures": {kind: len(json.loads((pictures / f"{kind}.json").read_text())) for kind in ("content", "style")},
        "loss_curve": curve,
        "commit": subprocess.run(
            ["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True
        ).stdout.strip(),
        "terms": "trained on pictures that are licensed for non-commercial research only",
    }


def _summary(rows: list[dict[str, float]], points: int = 12) -> list[dict[str, float]]:
    """`points` means over equal stretches of the log."""
    size = max(1, len(rows) // points)
    stretches = [rows[start : start + size] for start in range(0, len(rows), size)]
    return [
        {"step": stretch[-1]["step"]}
        | {key: sum(row[key] for row in stretch) / len(stretch) for key in stretch[0] if key != "step"}
        for stretch in stretches
    ]


if __name__ == "__main__":
    main()
