"""Every command of the window in one table: menus, tool bar and shortcuts are made from it.

A row here and a handler of that name in `controllers.connections` make a command; nothing else needs to know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMainWindow, QToolBar

from app.graphics.icons import icon


@dataclass(frozen=True, slots=True)
class Row:
    """One command.

    Attributes:
        name: by which the handler is found. menu: where it stands; rows of one menu keep their order.
        text, tip: for people; the tool tip also names the shortcut. shortcut: as Qt writes it, or empty.
        icon: a file of assets/icons, or empty. checkable: it is either on or off. in_tool_bar: it has a button there.
        has_line_above: a line goes above it in the menu.
    """

    name: str
    menu: str
    text: str
    tip: str
    shortcut: str = ""
    icon: str = ""
    checkable: bool = False
    in_tool_bar: bool = False
    has_line_above: bool = False


TABLE = (
    Row("open_file", "File", "Open video or picture…", "Paint a video or a picture file", "Ctrl+O", "file"),
    Row("open_stream", "File", "Open stream…", "Paint a stream from the network", "Ctrl+L", "stream"),
    Row("open_demo", "File", "Demo scene", "Paint the built-in moving scene", "Ctrl+D", "demo"),
    Row("files", "File", "Repaint files…", "Repaint many videos and pictures, one after the other", "Ctrl+R"),
    Row(
        "render_clip",
        "File",
        "Render this clip with this look",
        "Repaint the video, or what lies between its marks, every frame of it",
        "Ctrl+Shift+R",
        "film",
    ),
    Row(
        "record", "File", "Record", "Record the picture as a video", "R", "record", checkable=True, has_line_above=True
    ),
    Row("pause_recording", "File", "Pause recording", "Leave out what comes, or go on", "Shift+R", checkable=True),
    Row("snapshot", "File", "Snapshot", "Keep the present picture as a PNG file", "S", "snapshot"),
    Row("virtual_camera", "File", "Virtual camera", "Let other programs see the picture as a camera", checkable=True),
    Row("quit", "File", "Quit", "Finish what is being recorded and leave", "Ctrl+Q", has_line_above=True),
    Row("undo", "Edit", "Undo", "Take back the last change of a slider or style", "Ctrl+Z"),
    Row("redo", "Edit", "Redo", "Do again what was taken back", "Ctrl+Shift+Z"),
    Row(
        "copy",
        "Edit",
        "Copy picture",
        "Put the present picture on the clipboard",
        "Ctrl+C",
        "copy",
        has_line_above=True,
    ),
    Row("paste", "Edit", "Paste", "Use the picture on the clipboard as a style", "Ctrl+V"),
    Row(
        "reset_look", "Edit", "Reset sliders", "Put every slider back to where it began", "Ctrl+0", has_line_above=True
    ),
    Row("save_preset", "Style", "Save preset…", "Keep the present look under a name", "Ctrl+S"),
    Row("load_preset", "Style", "Load preset file…", "Take up a look from a file"),
    Row(
        "add_styles",
        "Style",
        "Add styles…",
        "Use pictures of your own as styles",
        "Ctrl+Shift+O",
        "add",
        has_line_above=True,
    ),
    Row("search_styles", "Style", "Search…", "Look for a style by its name", "Ctrl+F"),
    Row("next_style", "Style", "Next style", "Paint in the next style of the strip", "Ctrl+Right", has_line_above=True),
    Row("previous_style", "Style", "Previous style", "Paint in the style before", "Ctrl+Left"),
    Row(
        "tour",
        "Style",
        "Tour",
        "Fade from style to style by itself",
        "T",
        "tour",
        True,
        in_tool_bar=True,
        has_line_above=True,
    ),
    Row("pause", "Play", "Pause", "Hold the picture, or go on", "Space", "pause", checkable=True, in_tool_bar=True),
    Row("step_back", "Play", "One frame back", "Hold a video one frame earlier", ",", "step_back"),
    Row("step_forward", "Play", "One frame on", "Hold a video one frame later", ".", "step_forward"),
    Row("mark_in", "Play", "Clip begins here", "What is rendered of the video begins at this frame", "I", "mark_in"),
    Row("mark_out", "Play", "Clip ends here", "What is rendered of the video ends with this frame", "O", "mark_out"),
    Row("slower", "Play", "Slower", "Play a video slower", "[", has_line_above=True),
    Row("faster", "Play", "Faster", "Play a video faster", "]"),
    Row(
        "compare", "View", "Compare", "Before and after, with a divider to drag", "C", "compare", True, in_tool_bar=True
    ),
    Row(
        "compare_across", "View", "Compare above and below", "Before above, after below", "Ctrl+Shift+C", checkable=True
    ),
    Row("side_by_side", "View", "Side by side", "Before and after as two pictures", "Shift+C", checkable=True),
    Row(
        "see_original", "View", "Hold to see the original", "The picture without the style, while the key is held", "B"
    ),
    Row(
        "zoom_in", "View", "Zoom in", "Nearer, also with the wheel; drag to move the picture", "+", has_line_above=True
    ),
    Row("zoom_out", "View", "Zoom out", "Farther", "-"),
    Row("zoom_actual", "View", "100 %", "Each pixel of the picture on one of the screen", "1"),
    Row("zoom_large", "View", "400 %", "Each pixel of the picture on sixteen of the screen", "4"),
    Row("zoom_fit", "View", "Fit", "All of the picture", "0"),
    Row("hide_panels", "View", "Hide panels", "More room for the picture", "Tab", checkable=True, has_line_above=True),
    Row("full_screen", "View", "Full screen", "Fill the screen, or go back", "F", "fullscreen", True, in_tool_bar=True),
    Row(
        "present", "View", "Presentation", "The picture alone, without a cursor; Escape goes back", "P", checkable=True
    ),
    Row("keys", "Help", "Keyboard shortcuts", "Every key at a glance", "F1"),
    Row("tips", "Help", "Show the tips again", "What to do first"),
    Row(
        "show_log",
        "Help",
        "Show log file",
        "Open the folder of the log file, for reports of defects",
        has_line_above=True,
    ),
    Row("about", "Help", "About Pastiche", "What this is, and which version"),
)


def build_actions(window: QMainWindow) -> dict[str, QAction]:
    """Make the window's menus, and an action for every row."""
    bar = window.menuBar()
    assert bar is not None
    menus = {name: bar.addMenu(_tr(name)) for name in dict.fromkeys(row.menu for row in TABLE)}
    actions: dict[str, QAction] = {}
    for row in TABLE:
        action = actions[row.name] = _action(window, row)
        menu = menus[row.menu]
        assert menu is not None
        if row.has_line_above:
            menu.addSeparator()
        menu.addAction(action)
        # The window holds every action, so that shortcuts work while the menu bar is hidden.
        window.addAction(action)
    return actions


def fill_tool_bar(bar: QToolBar, actions: Mapping[str, QAction]) -> None:
    """Put the rows that want it on the tool bar, in the order of the table."""
    bar.addActions([actions[row.name] for row in TABLE if row.in_tool_bar])


def _action(window: QMainWindow, row: Row) -> QAction:
    action = QAction(_tr(row.text), window)
    action.setObjectName(row.name)
    # What the tool bar shows. A blank: Qt puts the words right beside the icon.
    action.setIconText(f" {_tr(row.text)}")
    action.setShortcut(QKeySequence(row.shortcut))
    action.setCheckable(row.checkable)
    action.setToolTip(f"{_tr(row.tip)} ({row.shortcut})" if row.shortcut else _tr(row.tip))
    action.setStatusTip(_tr(row.tip))
    if row.icon:
        action.setIcon(icon(row.icon))
    return action


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
