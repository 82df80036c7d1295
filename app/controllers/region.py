"""Where the style goes: ties the panel and the canvas over the picture to the look."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QSize, Qt
from PyQt6.QtGui import QShortcut

from app.controllers.mask_target import aimed_at, is_turned_over
from app.main_window import MainWindow
from app.panels.file_dialogs import Dialogs
from app.preview.brush_stroke import blank
from app.preview.mask_canvas import Tool
from app.window_services import Parts
from engine import Look, Mask, Target, read_mask, write_mask

_SIZE = QSize(1280, 720)
"""Shape of a mask that is begun before there is a picture."""


class RegionDesk(QObject):
    """Painting begins when a mask is wanted, and ends with Escape or the mask. Threads: GUI."""

    def __init__(self, window: MainWindow, parts: Parts, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._parts, self._dialogs = parts, dialogs
        self._preview, self._canvas, self._panel = window.preview, window.canvas, window.look.region
        self._notices = window.notifications
        self._last: Mask | None = None
        self._shown = Look()
        # An eraser has nothing to do on a mask that waits for the brush.
        self._laid_down = Tool.PAINT
        self._escape = QShortcut(Qt.Key.Key_Escape, window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(lambda: self._take_up(Tool.NONE))
        self._tie_panel()
        self._tie_canvas()
        parts.studio.look_changed.connect(self._show)

    def _tie_panel(self) -> None:
        tools = self._panel.tools
        self._panel.mask_wanted.connect(self._want_mask)
        self._panel.target_chosen.connect(self._choose_target)
        tools.tool_chosen.connect(self._take_up)
        tools.brush.moved.connect(self._canvas.set_size)
        tools.invert_wanted.connect(lambda: self._put(self._mask().inverted()))
        tools.clear_wanted.connect(lambda: self._put(self._blank()))
        tools.load_wanted.connect(lambda: self._dialogs.open_mask(self._load))
        tools.save_wanted.connect(lambda: self._dialogs.save_mask(self._save))

    def _tie_canvas(self) -> None:
        history = self._parts.history
        self._canvas.began.connect(history.hold)
        self._canvas.painted.connect(self._put)
        self._canvas.ended.connect(history.let_go)

    def _want_mask(self, on: bool) -> None:
        """The mask of before comes back; the first one waits for the brush, or where a target is painted already, for
        what is to be rubbed out of that.
        """
        everything = self._look.target is Target.ALL
        fresh = self._blank() if everything else self._blank().inverted()
        self._change(replace(self._look, mask=(self._last or fresh) if on else None))
        if on:
            self._take_up(Tool.PAINT if everything else Tool.ERASE)

    def _choose_target(self, target: Target) -> None:
        self._change(aimed_at(self._look, target))

    def _take_up(self, tool: Tool) -> None:
        self._panel.tools.show_tool(tool)
        self._canvas.take_up(tool)
        self._escape.setEnabled(tool is not Tool.NONE)

    def _put(self, mask: Mask) -> None:
        self._change(replace(self._look, mask=mask))

    def _change(self, look: Look) -> None:
        self._parts.studio.change_look(look)

    def _show(self, look: Look) -> None:
        if look.mask is not None and not (look.mask.is_empty or look.mask.is_full):
            self._last = look.mask
        self._panel.show_region(look.target, look.mask is not None)
        self._canvas.show_mask(look.mask)
        before, self._shown = self._shown, look
        if look.mask is None:
            self._swap_tool(Tool.NONE)
        elif is_turned_over(before, look):
            self._laid_down = self._canvas.tool
            self._swap_tool(Tool.ERASE)
        elif is_turned_over(look, before):
            self._swap_tool(self._laid_down)

    def _swap_tool(self, tool: Tool) -> None:
        """In place of the one in hand; an empty hand stays empty."""
        if self._canvas.tool not in (Tool.NONE, tool):
            self._take_up(tool)

    @property
    def _look(self) -> Look:
        return self._parts.studio.look

    def _mask(self) -> Mask:
        return self._look.mask or self._blank()

    def _blank(self) -> Mask:
        arrangement = self._preview.arrangement()
        return blank(arrangement.picture.toSize() if arrangement is not None else _SIZE)

    def _load(self, path: Path) -> None:
        self._parts.background.run(partial(read_mask, path), self._put)

    def _save(self, path: Path) -> None:
        said = partial(self._notices.note, self.tr("Saved {0}").format(path.name))
        self._parts.background.run(partial(write_mask, path, self._mask()), lambda _: said())
