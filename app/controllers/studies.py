"""Connects what studies styles with the strip, the picture and the files of studied styles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer

from app.main_window import MainWindow
from app.panels.file_dialogs import FileDialogs
from app.panels.notifications import Offer
from app.services.studies import Frames, StudyState
from app.window_services import WindowServices
from engine.media import SourceSpec
from engine.study import FrameSamples, frames_of, study_side
from engine.styles import Style
from engine.values import RunningOn

_BY_ITSELF_MS = 20_000
"""How long somebody looks at a new style before it is worth minutes of the processor."""

_PICTURE_PX = 360
"""Short side of the picture as long as nothing paints."""


class StudyController(QObject):
    """Ties the strip to the studies, and the studies to the picture.

    Attributes:
        due: runs out when a new style has been on screen for long enough to be studied by itself.

    Threads: GUI.
    """

    def __init__(self, window: MainWindow, services: WindowServices, dialogs: FileDialogs) -> None:
        super().__init__(window)
        self._window, self._services, self._dialogs = window, services, dialogs
        self._samples = FrameSamples()
        self._picture_px = _PICTURE_PX
        self._left_alone: set[str] = set()
        self._on_screen = ""
        self.due = QTimer(self)
        self.due.setSingleShot(True)
        self.due.setInterval(_BY_ITSELF_MS)
        self.due.timeout.connect(self._study_by_itself)
        self._connect_strip()
        self._connect_studies()
        services.style_service.listed.connect(lambda _: self._know_styles())
        services.style_service.added.connect(self._offer_study)
        services.style_service.removed.connect(lambda style, _: services.studies.cancel(style.key))
        services.session_signals.runner_ready.connect(self._know_runner)
        services.session_signals.frame_ready.connect(self._sample)
        services.session_controller.source_opened.connect(lambda *_: self._samples.forget())
        services.session_controller.look_changed.connect(lambda _: self._watch_screen())

    def _connect_strip(self) -> None:
        button, studies = self._window.strip.study, self._services.studies
        button.study_wanted.connect(self.study)
        for signal, act in (
            (button.pause_wanted, studies.pause),
            (button.cancel_wanted, studies.cancel),
            (button.forget_wanted, studies.forget),
        ):
            signal.connect(partial(self._leave_alone, act))
        button.export_wanted.connect(self._export)
        button.import_wanted.connect(lambda: self._dialogs.open_studied_style(studies.take))
        button.show_by_themselves(self._services.settings_store.settings.study_new)
        button.by_themselves_toggled.connect(self._switch_by_themselves)

    def _connect_studies(self) -> None:
        studies, session_controller = self._services.studies, self._services.session_controller
        studies.changed.connect(self._window.strip.show_marks)
        studies.learned.connect(session_controller.refresh_style)
        studies.studied.connect(self._say_studied)
        studies.left_over.connect(self._say_left_over)
        studies.imported.connect(self._use_imported)
        studies.exported.connect(self._say_exported)

    def study(self, key: str) -> None:
        """Study a style for the picture as it is painted now, or go on with it."""
        style = self._style(key)
        if style is not None:
            stroke_px = self._picture_px * self._services.session_controller.look.stroke_size * style.view.scale
            self._services.studies.start(key, study_side(stroke_px), self._frames())

    def _frames(self) -> Frames:
        """Of the film that is shown, from its beginning to its end; else of what was seen of late."""
        session_controller = self._services.session_controller
        path, info = SourceSpec.parse(session_controller.spec).path, session_controller.info
        if path is not None and info is not None and info.duration_s:
            return partial(frames_of, (path,))
        return self._samples.frames

    def _sample(self) -> None:
        rendered = self._window.preview.rendered
        # Of a film frames are taken when it is time; a picture has no others.
        if rendered is None or SourceSpec.parse(self._services.session_controller.spec).path is not None:
            return
        if self._samples.is_due(rendered.original.captured_s):
            keep = partial(self._samples.keep, rendered.original.pixels)
            self._services.background.run(keep, lambda _: None)

    def _know_runner(self, running_on: RunningOn) -> None:
        if running_on.size_px is not None:
            self._picture_px = min(running_on.size_px)
        # Perhaps with other weights, for which other styles have been studied.
        self._know_styles()

    def _know_styles(self) -> None:
        weights = self._services.session_controller.config.weights
        self._services.studies.know(self._services.style_service.styles, weights)

    def _watch_screen(self) -> None:
        """Another style on screen: it is studied by itself when it stays there."""
        styles = self._services.session_controller.look.styles
        key = styles[0].key if len(styles) == 1 else ""
        if key != self._on_screen:
            self._on_screen = key
            self.due.start()

    def _study_by_itself(self) -> None:
        services, style = self._services, self._style(self._on_screen)
        wanted = services.settings_store.settings.study_new and services.session_controller.flowing
        if style is None or style.bundled or not wanted or style.key in self._left_alone:
            return
        if services.studies.can_study and services.studies.mark_of(style.key).state is StudyState.NONE:
            self.study(style.key)
            text = self.tr("“{0}” is being studied: within minutes it becomes a painting.").format(style.name)
            pause = partial(self._leave_alone, services.studies.pause, style.key)
            self._window.notifications.note(text, Offer(self.tr("Pause"), pause))

    def _offer_study(self, styles: Sequence[Style]) -> None:
        """Say once what can be done with a style that is new, unless it is done without a word."""
        state = self._services.studies.mark_of(styles[0].key).state
        by_itself = self._services.settings_store.settings.study_new
        if self._services.studies.can_study and not by_itself and state is StudyState.NONE:
            text = self.tr("“{0}” can be studied: within minutes it becomes a painting.").format(styles[0].name)
            self._window.notifications.note(text, Offer(self.tr("Study it"), partial(self.study, styles[0].key)))

    def _switch_by_themselves(self, on: bool) -> None:
        self._services.settings_store.change(study_new=on)
        self._window.strip.study.show_by_themselves(on)
        if on:
            self.due.start()

    def _leave_alone(self, act: object, key: str) -> None:
        """What the user has stopped does not begin again by itself."""
        assert callable(act)
        self._left_alone.add(key)
        act(key)

    def _export(self, key: str) -> None:
        style = self._style(key)
        if style is not None:
            self._dialogs.save_studied_style(style.name, partial(self._services.studies.export, style))

    def _use_imported(self, style: Style, learned: bool) -> None:
        self._services.style_service.load(lambda _: self._services.session_controller.choose_style(style.key))
        if learned:
            self._window.notifications.note(self.tr("Imported the studied style “{0}”").format(style.name))
            return
        text = self.tr("“{0}” was studied for another network: its picture is here, and can be studied again.")
        offer = Offer(self.tr("Study it"), partial(self.study, style.key))
        self._window.notifications.problem(text.format(style.name), offer)

    def _say_studied(self, style: Style) -> None:
        self._window.notifications.note(self.tr("“{0}” has been studied").format(style.name))

    def _say_left_over(self, styles: Sequence[Style]) -> None:
        def go_on() -> None:
            for style in styles:
                self.study(style.key)

        names = ", ".join(f"“{style.name}”" for style in styles)
        text = self.tr("Left off in the middle of studying: {0}").format(names)
        self._window.notifications.note(text, Offer(self.tr("Go on"), go_on))

    def _say_exported(self, path: Path) -> None:
        show = Offer(self.tr("Show in folder"), partial(self._dialogs.reveal, path))
        self._window.notifications.note(self.tr("Saved {0}").format(path.name), show)

    def _style(self, key: str) -> Style | None:
        return next((style for style in self._services.style_service.styles if style.key == key), None)
