"""The choices of back end and precision, and the search for the fastest."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from app.i18n.backend_names import backend_name
from app.i18n.language import told
from app.main_window import MainWindow
from app.panels.performance.backend import AUTO
from app.panels.performance.working_size import box_text, working_size_of
from app.services.queued_connection import connect_queued
from app.window_services import WindowServices
from engine.diagnostics import Tuning, find_fastest, probe_backends, probe_precisions
from engine.events import Finished
from engine.media import card_problem
from engine.values import RunningOn, StopReason

_USUAL_SIZE_PX = (640, 360)

Reasons = tuple[dict[str, str | None], dict[str, dict[str, str | None]]]
"""Why back ends cannot run here, and why each of the others does not compute in a precision."""


class BackendController(QObject):
    """Ties the panel to the session controller and to the engine's measuring. Threads: GUI."""

    _stepped = pyqtSignal(str, int, int)

    def __init__(self, window: MainWindow, services: WindowServices, cache: Path) -> None:
        super().__init__(window)
        self._window, self._services, self._cache = window, services, cache
        self._size_px = _USUAL_SIZE_PX
        self._cancel_tuning = threading.Event()
        panel = window.backend
        panel.backend_chosen.connect(self.choose_backend)
        panel.tuning_wanted.connect(self._tune)
        panel.precision_chosen.connect(self.choose_precision)
        panel.card.toggled.connect(self._decode_on_card)
        window.figures.detail_chosen.connect(lambda _: panel.show_refusal(""))
        # Asking loads every library there is: not beside the first picture.
        panel.reasons_wanted.connect(lambda: services.first_picture.then(self._find_reasons))
        services.session_signals.runner_ready.connect(self._remember_size)
        services.session_signals.finished.connect(self._drop_failed_choice)
        services.session_controller.config_kept.connect(self._show_kept_config)
        connect_queued(self._stepped, panel.show_step)

    def choose_backend(self, name: str, precision: str | None = None) -> None:
        """Run on this back end from now on, or on whatever the engine chooses ("auto").

        precision: None = the present one; where the back end does not compute in it the choice is left to the back
            end, and the user told.
        """
        wanted = self._run_on(name, precision or self._services.session_controller.config.precision)
        self._services.settings_store.change(backend=name, precision=wanted)

    def choose_precision(self, name: str) -> None:
        """Compute in this precision from now on, or in whatever the back end chooses ("auto")."""
        self.choose_backend(self._services.session_controller.config.backend, name)

    def _run_on(self, name: str, precision: str) -> str:
        """Run on this back end, in this precision or automatically where it does not compute in it; in which."""
        session_controller, panel = self._services.session_controller, self._window.backend
        panel.show_refusal("")
        reason = panel.why_not(name, precision)
        if reason is not None:
            precision = AUTO
            self._window.notifications.note(self.tr("{0} The precision is automatic again.").format(told(reason)))
        session_controller.change_config(replace(session_controller.config, backend=name, precision=precision))
        panel.show_backend(name)
        panel.show_precision(precision)
        return precision

    def close(self) -> None:
        """Stop measuring: the window closes."""
        self._cancel_tuning.set()

    def _tune(self, on: bool) -> None:
        self._cancel_tuning.set()
        self._window.backend.show_tuning(on)
        if on:
            cancel = self._cancel_tuning = threading.Event()
            search = partial(
                find_fastest,
                self._services.session_controller.config,
                self._size_px,
                self._cache,
                self._stepped.emit,
                cancel.is_set,
            )
            self._services.background.run(
                search, partial(self._take_fastest, cancel), partial(self._say_tuning_failed, cancel)
            )

    def _take_fastest(self, cancel: threading.Event, found: Tuning) -> None:
        # The event of this search: another one may have begun since.
        if cancel.is_set():
            return
        self._window.backend.show_tuning(False)
        self._window.backend.show_result(found.candidates)
        self._window.backend.show_reasons({each.name: each.problem for each in found.candidates})
        if found.fastest is None:
            self._window.notifications.problem(self.tr("No back end works on this machine."))
            return
        # The measurement left the precision to the back end.
        self.choose_backend(found.fastest, AUTO)
        text = self.tr("{0} is the fastest here and is used from now on.")
        self._window.notifications.note(text.format(backend_name(found.fastest)))

    def _say_tuning_failed(self, cancel: threading.Event, reason: str) -> None:
        if not cancel.is_set():
            self._window.backend.show_tuning(False)
            self._window.notifications.problem(reason)

    def _remember_size(self, running_on: RunningOn) -> None:
        self._size_px = running_on.size_px or self._size_px

    def _drop_failed_choice(self, finished: Finished) -> None:
        """Go back to automatic where a run failed because of the back end or the precision that was chosen."""
        config, settings_store = self._services.session_controller.config, self._services.settings_store
        named = [name for name in (config.backend, config.precision) if f"“{name}”" in (finished.problem or "")]
        if named and finished.reason is StopReason.FAILED:
            self._run_on(*(AUTO if each in named else each for each in (config.backend, config.precision)))
            # A choice is remembered: without its graphics card every start to come would end like this one. What the
            # command line chose is not, and what was remembered is not to blame.
            kept = settings_store.settings
            backend, precision = (AUTO if each in named else each for each in (kept.backend, kept.precision))
            settings_store.change(backend=backend, precision=precision)

    def _show_kept_config(self, reason: str) -> None:
        """Show and remember what runs instead of what was chosen and cannot be built, and say why."""
        config, panel, figures = self._services.session_controller.config, self._window.backend, self._window.figures
        detail = working_size_of(config)
        panel.show_backend(config.backend)
        panel.show_precision(config.precision)
        panel.show_refusal(reason)
        figures.show_detail(detail, box_text(config))
        self._services.settings_store.change(backend=config.backend, precision=config.precision)
        if detail is not None:
            self._services.settings_store.change(detail=detail.name)

    def _decode_on_card(self, on: bool) -> None:
        """Have films opened from now on decoded by a graphics card, or by the processor."""
        self._services.source_opener.on_card = on
        self._services.settings_store.change(card_decoding=on)

    def _find_reasons(self) -> None:
        config, panel = self._services.session_controller.config, self._window.backend

        def look() -> Reasons:
            return probe_backends(self._cache), probe_precisions(config, self._cache)

        def show(found: Reasons) -> None:
            panel.show_reasons(found[0])
            panel.show_precisions(found[1])

        self._services.background.run(look, show)
        self._services.background.run(card_problem, panel.card.show_problem)
