"""The last picture of a film is shown as long as it was, though no other one ends it."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from PIL import Image

from engine.media.sinks import make_recording
from engine.media.sinks.encoders import EncoderBench
from engine.media.sinks.formats import FORMATS, Encoding, Format
from engine.media.sources.video import VideoSource

SHOWN_MS = [1000, 2000, 3000]


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    """An animated GIF of three pictures: 1, 2 and 3 seconds."""
    pictures = [Image.new("RGB", (64, 48), colour) for colour in ("red", "green", "blue")]
    path = tmp_path / "slides.gif"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=SHOWN_MS, loop=0)
    return path


def test_a_file_says_how_long_each_of_its_pictures_is_shown(slides: Path) -> None:
    source = VideoSource(slides)
    source.open()
    assert [frame.duration_s for frame in iter(source.read, None)] == [1.0, 2.0, 3.0]
    source.close()


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_slides_are_six_seconds_in_every_format(slides: Path, tmp_path: Path, format: Format) -> None:
    target = tmp_path / f"out{format.suffixes[0]}"
    source = VideoSource(slides)
    sink = make_recording(target, EncoderBench().plan(Encoding(format.name)), print, audio_from=slides)
    sink.open(source.open())
    for frame in iter(source.read, None):
        sink.write(frame)
    sink.close()
    source.close()
    with av.open(str(target)) as container:
        assert container.duration / av.time_base == pytest.approx(6.0, abs=0.011)
    if format.muxer == "gif":
        with Image.open(target) as animated:
            assert [_delay_ms(animated, number) for number in range(animated.n_frames)] == SHOWN_MS


def _delay_ms(animated: Image.Image, number: int) -> int:
    animated.seek(number)
    return int(animated.info["duration"])
