"""AAC as MPEG-TS has it: a description on every packet, where files have it once, in their header.

FFmpeg's own filter hands the description over with the first packet, when a Matroska header is laid out already and has
no room for it; here it is read from that packet beforehand and taken off each.
"""

from __future__ import annotations

_HEADER_BYTES = 7
_CHECKSUM_BYTES = 2

_LOW_COMPLEXITY = 2
_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_LAYOUTS = ("", "mono", "stereo", "3.0", "4.0", "5.0", "5.1", "7.1")


def is_adts(packet: bytes) -> bool:
    """Whether there is a description on a packet."""
    return len(packet) > _HEADER_BYTES and packet[0] == 0xFF and packet[1] & 0xF6 == 0xF0


def description_from(packet: bytes) -> bytes:
    """The AudioSpecificConfig (ISO 14496-3) that the header of a packet says in other words: profile, rate, channels.

    Empty where it does not: the channels are laid down in the sound itself, or one packet holds several blocks of it.
    """
    profile, rate = packet[2] >> 6, packet[2] >> 2 & 15
    channels = (packet[2] & 1) << 2 | packet[3] >> 6
    several = packet[6] & 3
    return b"" if several or not channels else (profile + 1 << 11 | rate << 7 | channels << 3).to_bytes(2, "big")


def without_header(packet: bytes) -> bytes:
    """What is behind the description."""
    return packet[_HEADER_BYTES + (0 if packet[1] & 1 else _CHECKSUM_BYTES) :]


def is_low_complexity(description: bytes) -> bool:
    """Whether an encoder of ours can make sound of this description."""
    rate_index, layout_index = _indices(description)
    return description[0] >> 3 == _LOW_COMPLEXITY and rate_index < len(_RATES) and 0 < layout_index < len(_LAYOUTS)


def rate_and_layout(description: bytes) -> tuple[int, str]:
    """The samples a second and the channels that a description means, one that `is_low_complexity`."""
    rate_index, layout_index = _indices(description)
    return _RATES[rate_index], _LAYOUTS[layout_index]


def _indices(description: bytes) -> tuple[int, int]:
    bits = int.from_bytes(description[:2], "big")
    return bits >> 7 & 15, bits >> 3 & 15
