"""Films that are locked are called so, at once, and not damaged."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from tests.engine.media.sinks.claps import repainted
from tests.media import MakeClip

COMMON_ENCRYPTION = {
    "encryption_scheme": "cenc-aes-ctr",
    "encryption_key": "00112233445566778899aabbccddeeff",
    "encryption_kid": "ffeeddccbbaa99887766554433221100",
}


def encrypted(clip: Path) -> Path:
    """The same film as shops send it."""
    locked = clip.with_name("locked.mp4")
    with av.open(str(clip)) as source, av.open(str(locked), "w", options=COMMON_ENCRYPTION) as output:
        copies = [output.add_stream_from_template(stream) for stream in source.streams]
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                output.mux(packet)
    return locked


def test_an_encrypted_film_is_called_so_before_a_picture_is_shown(make_clip: MakeClip) -> None:
    with pytest.raises(SourceError, match=r"locked\.mp4 is encrypted"):
        VideoSource(encrypted(make_clip(frames=60))).open()


def test_a_film_in_a_wrapping_of_its_shop_is_not_called_damaged(make_clip: MakeClip, tmp_path: Path) -> None:
    locked = tmp_path / "bought.m4v"
    locked.write_bytes(make_clip(frames=10).read_bytes().replace(b"avc1", b"drmi").replace(b"mp4a", b"drms"))
    with pytest.raises(SourceError, match=r"bought\.m4v are of a kind that is not known here, or encrypted"):
        VideoSource(locked).open()


def test_a_scrambled_broadcast_is_called_encrypted(make_clip: MakeClip) -> None:
    path = make_clip("broadcast.ts", frames=60)
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), 188):
        if (data[at + 1] & 31, data[at + 2]) in ((1, 0), (1, 1)):
            data[at + 3] |= 0x80
            data[at + 12 : at + 188] = bytes(byte ^ 0x5A for byte in data[at + 12 : at + 188])
    path.write_bytes(bytes(data))
    with pytest.raises(SourceError, match=r"broadcast\.ts is encrypted"):
        VideoSource(path).open()


def test_sound_that_is_encrypted_is_left_out_and_named(make_clip: MakeClip, tmp_path: Path) -> None:
    half = tmp_path / "half.mp4"
    half.write_bytes(make_clip(frames=30).read_bytes().replace(b"mp4a", b"enca"))
    told: list[str] = []
    with av.open(str(repainted(half, tmp_path / "out.mp4", told))) as container:
        assert not container.streams.audio
    assert len(told) == 1
    assert "half.mp4" in told[0]
    assert "encrypted" in told[0]
