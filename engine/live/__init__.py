"""The live session: its threads, and what they hand each other."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.live.pace import SOURCE as SOURCE
    from engine.live.pace import bottleneck as bottleneck
    from engine.live.pace import network_for as network_for
    from engine.live.run import Limits as Limits
    from engine.live.session import Session as Session
    from engine.live.writer import SinkFigures as SinkFigures
else:
    __getattr__ = open_door(__spec__)
