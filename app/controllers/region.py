"""Where the style goes: connects the row of the mask and the canvas over the picture with the look."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QSize, Qt
from PyQt6.QtGui import QShortcut

from app.controllers.mask_target import is_turned_over
from app.main_window import MainWindow
from app.panels.file_dialogs import FileDialogs
from app.preview.brush_stroke import blank
from app.preview.mask_canvas import Tool
from app.window_services import WindowServices
from engine.look import Look, Mask, Target, read_mask, write_mask

_SIZE_WITHOUT_PICTURE = QSize(1280, 720)
"""Shape of a mask that is begun before there is a picture."""


class RegionController(QObject):
    """Painting begins when a mask is wanted, and ends with Escape or the mask. Threads: GUI."""

    def __init__(self, window: MainWindow, services: WindowServices, dialogs: FileDialogs) -> None:
        super().__init__(window)
        self._services, self._dialogs = services, dialogs
        self._preview, self._canvas, self._panel = window.preview, window.canvas, window.look.mask_row
        self._notices = window.notifications
        self._last_mask: Mask | None = None
        self._shown = Look()
        # The tool that was in hand before a mask was turned over for a target: it comes back with the mask.
        self._tool_before = Tool.PAINT
        self._escape = QShortcut(Qt.Key.Key_Escape, window)
        # Only while a tool is in hand: Escape also leaves the full screen.
        self._escape.setEnabled(False)
        self._escape.activated.connect(lambda: self._use_tool(Tool.NONE))
        self._connect_panel()
        self._connect_canvas()
        services.session_controller.look_changed.connect(self._show)

    def _connect_panel(self) -> None:
        tools = self._panel.tools
        self._panel.mask_wanted.connect(self._switch_mask)
        tools.tool_chosen.connect(self._use_tool)
        tools.brush.moved.connect(self._canvas.set_size)
        tools.invert_wanted.connect(lambda: self._set_mask(self._mask().inverted()))
        tools.clear_wanted.connect(lambda: self._set_mask(self._blank()))
        tools.load_wanted.connect(lambda: self._dialogs.open_mask(self._load))
        tools.save_wanted.connect(lambda: self._dialogs.save_mask(self._save))

    def _connect_canvas(self) -> None:
        history = self._services.history
        # One stroke is one step of the history, however many masks it passes through.
        self._canvas.began.connect(history.hold)
        self._canvas.painted.connect(self._set_mask)
        self._canvas.ended.connect(history.let_go)

    def _switch_mask(self, on: bool) -> None:
        """Bring the last mask back, or begin one, with the tool for it in hand; or take the mask away."""
        everything = self._look.target is Target.ALL
        # A first mask is empty and waits for the brush. Where only a target is painted it is full and waits for the
        # eraser: an empty one would make all paint vanish.
        fresh = self._blank() if everything else self._blank().inverted()
        self._change(replace(self._look, mask=(self._last_mask or fresh) if on else None))
        if on:
            self._use_tool(Tool.PAINT if everything else Tool.ERASE)

    def _use_tool(self, tool: Tool) -> None:
        self._panel.tools.show_tool(tool)
        self._canvas.take_up(tool)
        self._escape.setEnabled(tool is not Tool.NONE)

    def _set_mask(self, mask: Mask) -> None:
        self._change(replace(self._look, mask=mask))

    def _change(self, look: Look) -> None:
        self._services.session_controller.change_look(look)

    def _show(self, look: Look) -> None:
        if look.mask is not None and not (look.mask.is_empty or look.mask.is_full):
            self._last_mask = look.mask
        self._canvas.show_mask(look.mask)
        before, self._shown = self._shown, look
        if look.mask is None:
            self._swap_tool(Tool.NONE)
        elif is_turned_over(before, look):
            self._tool_before = self._canvas.tool
            self._swap_tool(Tool.ERASE)
        elif is_turned_over(look, before):
            self._swap_tool(self._tool_before)

    def _swap_tool(self, tool: Tool) -> None:
        """In place of the one in hand; an empty hand stays empty."""
        if self._canvas.tool not in (Tool.NONE, tool):
            self._use_tool(tool)

    @property
    def _look(self) -> Look:
        return self._services.session_controller.look

    def _mask(self) -> Mask:
        return self._look.mask or self._blank()

    def _blank(self) -> Mask:
        arrangement = self._preview.arrangement()
        return blank(arrangement.picture.toSize() if arrangement is not None else _SIZE_WITHOUT_PICTURE)

    def _load(self, path: Path) -> None:
        self._services.background.run(partial(read_mask, path), self._set_mask)

    def _save(self, path: Path) -> None:
        said = partial(self._notices.note, self.tr("Saved {0}").format(path.name))
        self._services.background.run(partial(write_mask, path, self._mask()), lambda _: said())
