"""Several processes that train one network: `torchrun --nproc-per-node 4 -m models.training ..` starts them.

Each takes a batch of its own; their gradients are averaged before every step, so that all hold the same weights ever
after (data parallel, as DistributedDataParallel does it). One process alone is a team of one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, distributed


@dataclass(frozen=True, slots=True)
class Team:
    """Who this process is.

    Attributes:
        rank: 0 .. size - 1; 0 writes checkpoints and logs.
        size: processes in all.
    """

    rank: int = 0
    size: int = 1

    @classmethod
    def join(cls, device: torch.device) -> Team:
        """The team that torchrun has formed (its environment variables), or a team of one."""
        if int(os.environ.get("WORLD_SIZE", "1")) == 1:
            return cls()
        distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
        return cls(distributed.get_rank(), distributed.get_world_size())

    @property
    def leads(self) -> bool:
        """Whether this process writes."""
        return self.rank == 0

    @contextmanager
    def leader_first(self) -> Iterator[None]:
        """Let rank 0 through the block before all others: it fills a cache that they read."""
        if self.size > 1 and not self.leads:
            distributed.barrier()
        yield
        if self.size > 1 and self.leads:
            distributed.barrier()

    def average(self, parameters: Sequence[Tensor], stopping: bool) -> bool:
        """Average the gradients of all processes in place; whether any of them wants to stop: then all do."""
        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        if self.size == 1 or not gradients:
            return stopping
        wish = gradients[0].new_tensor([float(stopping)])
        together = torch.cat([*(gradient.reshape(-1) for gradient in gradients), wish])
        distributed.all_reduce(together)
        together /= self.size
        for gradient, part in zip(gradients, torch.split(together[:-1], [g.numel() for g in gradients]), strict=True):
            gradient.copy_(part.view_as(gradient))
        return bool(together[-1] > 0)

    def leave(self) -> None:
        """Say goodbye; any number of times."""
        if self.size > 1 and distributed.is_initialized():
            distributed.destroy_process_group()
