"""Processes that train together, on this machine's processor."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
import torch
from torch import nn

from models.training.team import Team


def test_one_process_is_a_team_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    team, layer = Team.join(torch.device("cpu")), nn.Linear(2, 1)
    layer(torch.ones(1, 2)).sum().backward()
    with team.leader_first():
        assert [team.average(list(layer.parameters()), wish) for wish in (False, True)] == [False, True]
    assert team.leads
    torch.testing.assert_close(layer.weight.grad, torch.ones(1, 2))


def _train(rank: int, port: int, folder: Path) -> None:
    """One of two processes: other pictures than the other's, three steps, then rank 1 has had enough."""
    os.environ |= {"RANK": str(rank), "WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    torch.manual_seed(1)
    team, layer = Team.join(torch.device("cpu")), nn.Linear(3, 2)
    ended = []
    for step in range(3):
        layer.zero_grad()
        layer(torch.full((1, 3), float(rank + 1))).sum().backward()
        ended.append(team.average(list(layer.parameters()), stopping=rank == 1 and step == 2))
        # By hand: to make an optimizer, PyTorch loads its compiler, half of what such a process costs.
        for parameter in layer.parameters():
            parameter.data -= 0.1 * parameter.grad
    with team.leader_first():
        order = len(list(folder.iterdir()))
        torch.save({"weight": layer.weight.data, "ended": ended, "order": order}, folder / f"{rank}.pt")
    team.leave()


def test_two_processes_take_the_same_steps_and_stop_together(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    torch.multiprocessing.spawn(_train, (port, tmp_path), nprocs=2)
    first, second = (torch.load(tmp_path / f"{rank}.pt") for rank in range(2))
    assert torch.equal(first["weight"], second["weight"])
    assert first["ended"] == second["ended"] == [False, False, True]
    assert (first["order"], second["order"]) == (0, 1)
    # The mean gradient of inputs of ones and of twos.
    torch.manual_seed(1)
    torch.testing.assert_close(first["weight"], nn.Linear(3, 2).weight.data - 3 * 0.1 * 1.5)
