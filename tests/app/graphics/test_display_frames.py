"""Frames that the screen shows larger or smaller are got ready before the GUI thread paints them."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.graphics.display_frames import DisplayFrames, image_of
from app.preview.preview import Preview
from engine.live.mailbox import Mailbox
from engine.values import Frame, Rendered

THREE, FOUR = QImage.Format.Format_RGB888, QImage.Format.Format_RGB32


@pytest.fixture
def display() -> Mailbox[Rendered]:
    return Mailbox()


@pytest.fixture
def display_frames(display: Mailbox[Rendered]) -> DisplayFrames:
    return DisplayFrames(display.take)


def rendered(index: int, width: int = 160, height: int = 90) -> Rendered:
    pixels = np.random.default_rng(index).integers(0, 255, (2, height, width, 3), np.uint8)
    painted, original = (Frame(np.ascontiguousarray(part), 0.0, 0.0, index) for part in pixels)
    return Rendered(painted, original)


def hand_over(display: Mailbox[Rendered], display_frames: DisplayFrames, index: int) -> Rendered:
    """What the thread that paints does with each frame."""
    frame = rendered(index)
    display.put(frame)
    display_frames.prepare()
    return frame


def test_a_frame_that_is_scaled_comes_as_screens_have_it_and_is_the_same_picture(
    display: Mailbox[Rendered], display_frames: DisplayFrames
) -> None:
    display_frames.image_of(rendered(0).stylized.pixels, scaled=True)
    frame = hand_over(display, display_frames, 1)
    assert display_frames.take() is frame
    assert display_frames.take() is None
    image, plain = display_frames.image_of(frame.stylized.pixels, scaled=True), image_of(frame.stylized.pixels)
    assert (image.format(), plain.format()) == (FOUR, THREE)
    assert image == plain.convertToFormat(FOUR)
    assert display_frames.image_of(frame.original.pixels, scaled=True).format() is THREE


def test_a_frame_that_is_shown_pixel_by_pixel_is_left_as_it_is(
    display: Mailbox[Rendered], display_frames: DisplayFrames
) -> None:
    for scaled in (True, False):
        display_frames.image_of(rendered(0).stylized.pixels, scaled)
    frame = hand_over(display, display_frames, 1)
    assert display_frames.take() is frame
    assert display_frames.image_of(frame.stylized.pixels, scaled=False).format() is THREE


def test_the_newest_frame_is_taken_whether_it_was_got_ready_or_not(
    display: Mailbox[Rendered], display_frames: DisplayFrames
) -> None:
    display_frames.image_of(rendered(0).stylized.pixels, scaled=True)
    for index in (1, 2):
        newest = hand_over(display, display_frames, index)
    assert display_frames.take() is newest
    hand_over(display, display_frames, 3)
    display.put(newest)
    assert display_frames.take() is newest
    assert display_frames.take() is None


def test_the_picture_on_the_screen_stays_ready_while_the_next_one_comes(
    display: Mailbox[Rendered], display_frames: DisplayFrames
) -> None:
    display_frames.image_of(rendered(0).stylized.pixels, scaled=True)
    shown = hand_over(display, display_frames, 1)
    following = hand_over(display, display_frames, 2)
    for frame in (shown, following):
        assert display_frames.image_of(frame.stylized.pixels, scaled=True).format() is FOUR


@pytest.mark.parametrize(("size", "form"), [((160, 90), THREE), ((400, 400), FOUR)])
def test_the_preview_has_frames_got_ready_when_it_scales_them(
    qtbot: QtBot, display: Mailbox[Rendered], display_frames: DisplayFrames, size: tuple[int, int], form: QImage.Format
) -> None:
    painted: list[QImage.Format] = []

    def note(pixels: np.ndarray, scaled: bool) -> QImage:
        image = display_frames.image_of(pixels, scaled)
        painted.append(image.format())
        return image

    preview = Preview(display_frames.take, note)
    qtbot.addWidget(preview)
    preview.setMinimumSize(1, 1)
    preview.resize(*size)
    preview.show()
    for index in range(3):
        hand_over(display, display_frames, index)
        preview.refresh()
        preview.grab()
    # Before comes first, and is not got ready.
    assert painted[-2:] == [THREE, form]
