"""The window answers at any time: whatever is slow behind it, the GUI thread is never kept for longer than a blink."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QMimeData
from PyQt6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app import application, settings
from app.application import WindowOptions
from app.graphics.display_frames import image_of
from app.panels.drops import file_bytes
from app.services.record.microphones import Microphones
from app.services.record.recordings import RecordingRequest
from engine.look.look import Look
from engine.look.needs import Need
from engine.protocols import Source
from engine.values import EngineConfig, Progress, StreamInfo
from tests.app.conftest import WAIT_MS, OpenStage, Stage, drop
from tests.app.heartbeat import Watch
from tests.fakes import FakeStylizer, ScriptedSink, ScriptedSource, frame

SLOW_S = 0.2
"""What every slow part takes: four times what the GUI thread may."""

SIZE_PX = (640, 360)


def dawdle() -> None:
    """Take the time of something slow, as a disk or a driver does."""
    threading.Event().wait(SLOW_S)


class SlowSource(ScriptedSource):
    """Takes its time to open and to close."""

    def open(self) -> StreamInfo:
        dawdle()
        return super().open()

    def close(self) -> None:
        dawdle()
        super().close()


class SlowStylizer(FakeStylizer):
    """Takes its time to be built, to read a style, and to be closed."""

    def prepare(
        self, size_px: tuple[int, int], progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> None:
        dawdle()
        super().prepare(size_px, progress, cancelled)

    def load(self, need: Need) -> None:
        dawdle()
        super().load(need)

    def close(self) -> None:
        dawdle()
        super().close()


class SlowSink(ScriptedSink):
    """Takes its time to open and to finish its file."""

    def open(self, info: StreamInfo) -> None:
        dawdle()
        super().open(info)

    def close(self) -> None:
        dawdle()
        super().close()


def slow_source() -> Source:
    dawdle()
    frames = (frame(index, width=SIZE_PX[0], height=SIZE_PX[1]) for index in itertools.count())
    return SlowSource(frames, size_px=SIZE_PX)


def make_slow_recorder(_microphones: Microphones, wish: RecordingRequest) -> SlowSink:
    dawdle()
    return SlowSink(path=wish.path)


OpenSlowStage = Callable[[], Stage]


@pytest.fixture
def open_slow_stage(qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch) -> OpenSlowStage:
    """Opens the whole window with everything behind it slow, and waits for a picture on it."""
    save = settings.save_settings

    def save_slowly(path: Path, kept: settings.Settings) -> None:
        dawdle()
        save(path, kept)

    monkeypatch.setattr(settings, "save_settings", save_slowly)
    monkeypatch.setattr(application, "make_recorder", make_slow_recorder)

    def open_one() -> Stage:
        sources = {f"film {number}": slow_source for number in range(9)}
        stage = open_stage(WindowOptions(source="film 0"), sources=sources, make_stylizer=SlowStylizer)
        wait_for_picture(qtbot, stage, "film 0")
        return stage

    return open_one


@pytest.fixture
def stage(open_slow_stage: OpenSlowStage) -> Stage:
    """One such window."""
    return open_slow_stage()


@pytest.fixture
def watch(qtbot: QtBot, stage: Stage) -> Iterator[Watch]:
    """Measures the window, which has settled before."""
    assert stage.window.main.isVisible()
    watch = Watch(qtbot)
    yield watch
    watch.close()


def shows(stage: Stage, spec: str) -> bool:
    return stage.window.services.session_controller.spec == spec and stage.window.main.preview.rendered is not None


def is_painted_in(stage: Stage, key: str) -> bool:
    looks = stage.stylizers[-1].looks if stage.stylizers else []
    return bool(looks) and [share.key for share in looks[-1].styles] == [key]


def wait_for_picture(qtbot: QtBot, stage: Stage, spec: str) -> None:
    session_controller = stage.window.services.session_controller
    qtbot.waitUntil(lambda: shows(stage, spec) and bool(session_controller.look.styles), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: is_painted_in(stage, session_controller.look.styles[0].key), timeout=WAIT_MS)


def test_a_call_that_blocks_is_found(watch: Watch) -> None:
    assert watch.blocks(lambda: time.sleep(SLOW_S))


def test_a_call_that_computes_is_found(watch: Watch) -> None:
    def compute() -> None:
        until_s = time.thread_time() + SLOW_S
        while time.thread_time() < until_s:
            pass

    assert watch.blocks(compute)


def test_opening_a_slow_source_blocks_nothing(stage: Stage, watch: Watch) -> None:
    opened = stage.opened
    assert not watch.blocks(
        lambda: stage.window.main.source.source_chosen.emit(f"film {len(opened)}"),
        lambda: shows(stage, opened[-1]) and len(stage.stylizers) == len(opened),
    )


def test_picking_a_style_that_is_slow_to_read_blocks_nothing(stage: Stage, watch: Watch) -> None:
    session_controller = stage.window.services.session_controller
    assert not watch.blocks(
        lambda: stage.window.main.strip.choose(+3), lambda: is_painted_in(stage, session_controller.look.styles[0].key)
    )


def test_compiling_blocks_nothing(stage: Stage, watch: Watch) -> None:
    session_controller, made = stage.window.services.session_controller, stage.stylizers

    def compile_another() -> None:
        made_before.append(len(made))
        session_controller.change_config(EngineConfig(backend=f"other {len(made)}"))

    made_before: list[int] = []
    assert not watch.blocks(compile_another, lambda: len(made) > made_before[-1] and bool(made[-1].looks))


def test_recording_blocks_nothing_from_its_start_to_its_end(stage: Stage, watch: Watch) -> None:
    takes, command = stage.window.services.recordings, stage.window.main.commands["record"]
    closed: list[object] = []
    stage.window.services.session_signals.sink_closed.connect(closed.append)
    silences_ms = []
    for attempt in range(3):
        started_ms = watch.longest_silence_ms(command.trigger, lambda: takes.recording)
        stopped_ms = watch.longest_silence_ms(command.trigger, lambda wanted=attempt: len(closed) > wanted)
        silences_ms.append(max(started_ms, stopped_ms))
        if silences_ms[-1] <= watch.limit_ms:
            break
    assert min(silences_ms) <= watch.limit_ms


def test_settings_on_a_slow_disk_block_nothing(stage: Stage, watch: Watch) -> None:
    settings_store, file = stage.window.services.settings_store, stage.folders.settings
    assert not watch.blocks(
        lambda: settings_store.change(look=Look(strength=settings_store.settings.look.strength / 2)),
        lambda: settings.load_settings(file).look == settings_store.settings.look,
    )


def test_pasting_a_picture_that_is_slow_to_encode_blocks_nothing(
    stage: Stage, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def encode_slowly(image: bytes | QImage) -> bytes:
        dawdle()
        return file_bytes(image)

    monkeypatch.setattr("app.controllers.styles.file_bytes", encode_slowly)
    style_service, counts = stage.window.services.style_service, [0]

    def bring_another() -> None:
        counts.append(len(style_service.styles))
        pixels = np.random.default_rng(len(counts)).integers(0, 255, (96, 96, 3), np.uint8)
        data = QMimeData()
        data.setImageData(image_of(pixels).copy())
        drop(stage.window.main, data)

    assert not watch.blocks(bring_another, lambda: len(style_service.styles) > counts[-1])


def test_quitting_in_the_middle_of_a_recording_blocks_nothing(
    qtbot: QtBot, open_slow_stage: OpenSlowStage, watch: Watch
) -> None:
    stages: list[Stage] = []

    def record() -> None:
        stages.append(open_slow_stage())
        stages[-1].window.main.commands["record"].trigger()
        qtbot.waitUntil(lambda: stages[-1].window.services.recordings.recording, timeout=WAIT_MS)

    def quit_() -> None:
        stages[-1].window.main.commands["quit"].trigger()

    silences_ms = []
    for _ in range(3):
        record()
        silences_ms.append(watch.longest_silence_ms(quit_, lambda: not stages[-1].window.main.isVisible()))
        if silences_ms[-1] <= watch.limit_ms:
            break
    assert min(silences_ms) <= watch.limit_ms
