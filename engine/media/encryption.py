"""Films that are locked: FFmpeg hands their packets on as they are, and decoders take them for damage. Called from any
thread.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_LOCKED = ("encryption_info", "encryption_init_info")

# What shops call the codecs of films that they have locked in a way of their own, and what MP4 calls all such streams.
_LOCKED_TAGS = frozenset(["drmi", "drms", "encv", "enca"])

_SYNC, _PACKET_BYTES, _LOOKED_AT = 0x47, 188, 1000


def is_encrypted(packet: Any) -> bool:
    """Whether what a packet of a file holds cannot be decoded without a key."""
    context = packet.stream.codec_context
    tagged = context is not None and context.codec_tag in _LOCKED_TAGS
    return tagged or any(packet.has_sidedata(kind) for kind in _LOCKED)


def is_scrambled(path: Path) -> bool:
    """Whether a file is a transport stream as broadcasters scramble them, of which FFmpeg says nothing: the beginning
    of most of its packets (ISO 13818-1, 2.4.3.3) does.
    """
    with open(path, "rb") as file:
        data = file.read(_LOOKED_AT * _PACKET_BYTES)
    heads = [data[at : at + 4] for at in range(0, len(data) - 3, _PACKET_BYTES)]
    scrambled = sum(bool(head[3] & 0xC0) for head in heads)
    return bool(heads) and all(head[0] == _SYNC for head in heads) and 2 * scrambled > len(heads)


def why_locked(name: str) -> str:
    """One sentence for people."""
    return f"{name} is encrypted; only the player that it was made for has the key."
