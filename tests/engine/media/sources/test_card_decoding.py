"""Films decoded by a graphics card: refused where none can, the same frames where one stands in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.errors import SourceError
from engine.media.sources import card_decoding, make_source
from engine.media.sources.video import VideoSource
from tests.media import MakeClip


def test_kinds_that_are_not_there_are_named_with_their_reasons(make_clip: MakeClip) -> None:
    clip = make_clip()
    with pytest.raises(SourceError, match=r"No graphics card here decodes .*\(nosuch: .+; neither: .+\)\.$"):
        card_decoding.open_on_card(clip, ["nosuch", "neither"])


def test_a_film_is_refused_where_there_is_no_card(make_clip: MakeClip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_decoding, "hwdevices_available", list)
    source = make_source(str(make_clip()), live=False, on_card=True)
    with pytest.raises(SourceError, match=r"No graphics card here decodes .*built without any"):
        source.open()
    source.close()


def test_why_no_card_decodes_anything_is_one_sentence_with_the_reason_of_each_kind() -> None:
    assert card_decoding.why_no_card([]) == "No graphics card here decodes videos (FFmpeg was built without any)."
    problem = card_decoding.why_no_card(["nosuch", "neither"])
    assert problem is not None
    assert re.fullmatch(r"No graphics card here decodes videos \(nosuch: .+; neither: .+\)\.", problem)


def test_one_card_that_decodes_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    class Card:
        def __init__(self, kind: str, allow_software_fallback: bool) -> None:
            assert not allow_software_fallback
            self.kind = kind

        def create(self, codec: av.Codec) -> None:
            if self.kind != "cuda":
                raise NotImplementedError(f"No supported hardware config for {codec}")

    monkeypatch.setattr(card_decoding, "HWAccel", Card)
    assert card_decoding.why_no_card(["qsv", "cuda"]) is None
    assert card_decoding.why_no_card(["qsv"]) is not None


def test_a_film_that_cannot_be_read_is_not_blamed_on_the_card(tmp_path: Path) -> None:
    (tmp_path / "no.mp4").write_bytes(b"no film" * 100)
    with pytest.raises(SourceError, match="is not a video that can be read"):
        VideoSource(tmp_path / "no.mp4", on_card=True).open()


def test_a_card_that_takes_another_picture_of_the_file_is_no_use(
    make_clip: MakeClip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_decoding, "open_on_card", lambda path: (av.open(str(path)), "pretended"))
    with pytest.raises(SourceError, match="pretended: does not decode films of this kind"):
        VideoSource(make_clip(), on_card=True).open()


def test_what_a_card_decodes_comes_like_any_film_and_says_so(
    make_clip: MakeClip, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = make_clip(frames=4, audio=None)
    kinds: list[str] = []

    def opened(path: str, hwaccel: Any) -> Any:
        kinds.append(hwaccel)
        return real_open(path)

    real_open = av.open
    by_card, by_processor = VideoSource(clip, on_card=True), VideoSource(clip)
    monkeypatch.setattr(card_decoding, "hwdevices_available", lambda: ["cuda"])
    monkeypatch.setattr(card_decoding, "check_on_card", lambda *_: None)
    monkeypatch.setattr(card_decoding.av, "open", lambda path, hwaccel=None: opened(path, hwaccel))
    infos = [source.open() for source in (by_card, by_processor)]
    assert [info.decoded_on for info in infos] == ["cuda", ""]
    assert [each is not None for each in kinds] == [False, True, False]
    while (frame := by_card.read()) is not None:
        expected = by_processor.read()
        assert expected is not None
        assert frame.time_s == expected.time_s
        np.testing.assert_array_equal(frame.pixels, expected.pixels)
    assert by_processor.read() is None
    for source in (by_card, by_processor):
        source.close()
