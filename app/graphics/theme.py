"""Colours, palette and style sheet of the window, dark and light, following the system.

Everything that paints itself takes its colours from the palette, so a change of theme needs nothing else: accent is
`Highlight`, muted text is `PlaceholderText`, the surround of the picture is `Dark`, lines are `Mid`.

Threads: GUI.
"""

from __future__ import annotations

from dataclasses import dataclass

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtGui import QColor, QPalette
from PyQt6.QtWidgets import QApplication

from app.graphics.house_style import put_on

GRID_PX = 8
"""Every distance in the window is a multiple of this, or half of it."""

COMBO_PX = 30
"""Height of a list that unfolds: that of the buttons beside it."""

CHOICE_PX = 19 * GRID_PX
"""Width of a list that unfolds where its name stands on its left."""

TILE_PX = 88
"""Side of a thumbnail in the strip, in device-independent pixels."""


@dataclass(frozen=True, slots=True)
class Colors:
    """One theme, as `#rrggbb`. Contrast on panel: text above 7:1, muted above 4.5:1, disabled above 3:1."""

    window: str
    panel: str
    raised: str
    hover: str
    line: str
    stage: str
    text: str
    field: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    alert: str


DARK = Colors(
    window="#141517",
    panel="#1b1d20",
    raised="#26292d",
    hover="#30343a",
    line="#2d3035",
    stage="#0c0d0e",
    text="#e9eaec",
    field="#141517",
    muted="#9ba1a9",
    disabled="#747b84",
    accent="#e5a84b",
    on_accent="#1a1408",
    alert="#ff5c4d",
)
LIGHT = Colors(
    window="#eceef0",
    panel="#f8f9fa",
    raised="#ffffff",
    hover="#e7eaed",
    line="#d5d9de",
    stage="#d9dcdf",
    text="#1b1e22",
    field="#ffffff",
    muted="#5a616a",
    disabled="#848b94",
    accent="#a9660b",
    on_accent="#ffffff",
    alert="#cf2c1d",
)


class Theme(QObject):
    """Applies the theme that the system asks for, now and whenever that changes.

    Threads: GUI.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        put_on(application)
        hints = application.styleHints()
        assert hints is not None
        hints.colorSchemeChanged.connect(self.follow)
        self.follow(hints.colorScheme())

    def follow(self, scheme: Qt.ColorScheme) -> None:
        """Use the colours for this scheme."""
        # Dark where the system does not say: pictures stand out on it.
        colors = LIGHT if scheme == Qt.ColorScheme.Light else DARK
        self._application.setPalette(theme_palette(colors))
        self._application.setStyleSheet(style_sheet_of(colors))


def theme_palette(colors: Colors) -> QPalette:
    """The Qt palette of a theme."""
    roles = QPalette.ColorRole
    palette = QPalette(QColor(colors.raised), QColor(colors.window))
    for role, color in {
        roles.Window: colors.window,
        roles.WindowText: colors.text,
        roles.Base: colors.panel,
        roles.AlternateBase: colors.raised,
        roles.Text: colors.text,
        roles.Button: colors.raised,
        roles.ButtonText: colors.text,
        roles.BrightText: colors.alert,
        roles.ToolTipBase: colors.raised,
        roles.ToolTipText: colors.text,
        roles.PlaceholderText: colors.muted,
        roles.Highlight: colors.accent,
        roles.HighlightedText: colors.on_accent,
        roles.Link: colors.accent,
        roles.Light: colors.hover,
        roles.Midlight: colors.raised,
        roles.Mid: colors.line,
        roles.Dark: colors.stage,
        roles.Shadow: "#000000",
    }.items():
        palette.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.disabled))
    return palette


def style_sheet_of(colors: Colors) -> str:
    """The style sheet of a theme: shapes and distances the palette cannot say."""
    return f"""
    QMainWindow, QDialog {{ background: {colors.window}; }}
    QWidget#side, QWidget#strip, QWidget#mix, QWidget#status, QWidget#seek {{ background: {colors.panel}; }}
    QWidget#side {{ border-left: 1px solid {colors.line}; }}
    QWidget#strip, QWidget#mix, QWidget#status {{ border-top: 1px solid {colors.line}; }}
    QLabel#muted {{ color: {colors.muted}; }}

    QMenuBar {{ background: {colors.panel}; padding: 2px; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {colors.hover}; }}
    QMenu {{ background: {colors.raised}; border: 1px solid {colors.line}; padding: 4px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::item:selected {{ background: {colors.hover}; }}
    QMenu::item:disabled {{ color: {colors.disabled}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {colors.line}; margin: 4px 8px; }}

    QToolBar {{ background: {colors.panel}; border: none; border-bottom: 1px solid {colors.line};
                padding: 6px 8px; spacing: 8px; }}
    QToolButton, QPushButton {{ background: {colors.raised}; border: 1px solid {colors.line}; border-radius: 6px;
                                padding: 6px 12px; color: {colors.text}; }}
    QToolBar QToolButton {{ background: transparent; border-color: transparent; padding: 6px 10px; }}
    QToolBar QToolButton#source {{ background: {colors.raised}; border-color: {colors.line}; padding-right: 24px;
                                   margin-left: 8px; }}
    QToolButton#source::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }}
    QToolButton:hover, QPushButton:hover, QToolBar QToolButton:hover {{ background: {colors.hover}; }}
    QToolButton:pressed, QPushButton:pressed {{ background: {colors.line}; }}
    QToolButton:focus, QPushButton:focus {{ border-color: {colors.accent}; }}
    QToolButton:disabled, QPushButton:disabled {{ color: {colors.disabled}; }}
    QToolBar QToolButton::menu-button {{ background: transparent; border: none; width: 18px; }}
    QToolBar QToolButton:checked {{ background: {colors.hover}; color: {colors.accent}; }}
    QPushButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right; right: 10px;
                                   image: none; width: 0; height: 0; border-top: 5px solid {colors.muted};
                                   border-left: 4px solid {colors.raised}; border-right: 4px solid {colors.raised}; }}
    QPushButton#record {{ padding: 8px 12px; }}
    QPushButton#square, QToolButton#square {{ padding: 0; }}
    QToolButton#square::menu-indicator {{ image: none; width: 0; }}
    QPushButton#encoding {{ background: transparent; border: 1px solid transparent; color: {colors.muted};
                            padding: 2px 16px 2px 0; text-align: left; }}
    QPushButton#microphone {{ background: transparent; border: 1px solid transparent; padding: 0; }}
    QPushButton#microphone:hover, QPushButton#microphone:focus {{ border-color: {colors.line}; }}
    QPushButton#microphone::menu-indicator {{ image: none; width: 0; border: none; }}
    QPushButton#encoding:hover, QPushButton#encoding:focus {{ color: {colors.accent}; }}
    QPushButton#encoding::menu-indicator {{ right: 4px; border-left-color: {colors.panel};
                                            border-right-color: {colors.panel}; }}
    QPushButton#record {{ font-weight: 600; }}
    QPushButton#tool:checked {{ background: {colors.hover}; border-color: {colors.accent}; color: {colors.accent}; }}
    QPushButton#record:checked {{ background: {colors.alert}; border-color: {colors.alert}; color: #ffffff; }}
    QPushButton#link {{ background: transparent; border: none; color: {colors.accent}; padding: 2px 0;
                        font-weight: 600; }}
    QPushButton#link:hover {{ text-decoration: underline; }}
    QToolButton#close {{ background: transparent; border: none; padding: 2px; }}

    QFrame#notification {{ background: {colors.raised}; border: 1px solid {colors.line}; border-radius: 8px; }}
    QFrame#bar {{ background: {colors.alert}; border-radius: 2px; }}
    QToolTip {{ background: {colors.raised}; color: {colors.text}; border: 1px solid {colors.line}; padding: 6px; }}

    QLineEdit {{ background: {colors.field}; border: 1px solid {colors.line}; border-radius: 6px; padding: 6px 8px; }}
    QLineEdit#search {{ padding: 2px 6px; }}
    QLineEdit:focus {{ border-color: {colors.accent}; }}
    QDoubleSpinBox#percent {{ background: transparent; border: 1px solid transparent; border-radius: 4px;
                              color: {colors.muted}; padding: 1px 0; }}
    QDoubleSpinBox#percent:hover {{ border-color: {colors.line}; color: {colors.text}; }}
    QDoubleSpinBox#percent:focus {{ border-color: {colors.accent}; color: {colors.text}; }}
    QDoubleSpinBox#percent:disabled {{ color: {colors.disabled}; border-color: transparent; }}
    QLabel:disabled {{ color: {colors.disabled}; }}
    QToolButton#group {{ background: transparent; border: none; color: {colors.muted}; font-weight: 600;
                         padding: 2px 0; text-align: left; }}
    QToolButton#group:hover, QToolButton#group:focus {{ color: {colors.accent}; }}
    QToolButton#flat {{ background: transparent; border: none; padding: 2px; }}
    QToolButton#flat:hover {{ background: {colors.hover}; }}
    QToolButton#flat::menu-indicator {{ image: none; width: 0; }}
    QComboBox {{ background: {colors.raised}; border: 1px solid {colors.line}; border-radius: 6px; padding: 6px 8px; }}
    QComboBox:hover {{ background: {colors.hover}; }}
    QComboBox:focus {{ border-color: {colors.accent}; }}
    QComboBox:disabled {{ color: {colors.disabled}; background: {colors.raised}; }}
    QComboBox::drop-down {{ border: none; width: 20px; }}
    QComboBox::down-arrow {{ width: 0; height: 0; margin-right: 6px; border-top: 5px solid {colors.muted};
                             border-left: 4px solid {colors.raised}; border-right: 4px solid {colors.raised}; }}
    QComboBox QAbstractItemView {{ background: {colors.raised}; border: 1px solid {colors.line}; outline: none;
                                   selection-background-color: {colors.hover}; selection-color: {colors.text}; }}
    QTextBrowser {{ background: {colors.panel}; border: 1px solid {colors.line}; border-radius: 6px; }}
    QTableView#files {{ background: {colors.panel}; border: 1px solid {colors.line}; border-radius: 6px; outline: none;
                       selection-background-color: {colors.hover}; selection-color: {colors.text}; }}
    QTableView#files::item {{ padding: 0 8px; }}
    QHeaderView {{ background: transparent; border: none; }}
    QHeaderView::section {{ background: transparent; color: {colors.muted}; border: none;
                            padding: 8px 8px 8px 11px; }}
    QListView#styles {{ background: transparent; border: none; outline: none; }}
    QScrollArea, QScrollArea > QWidget, QWidget#content {{ background: transparent; border: none; }}
    QScrollBar:horizontal {{ height: 8px; background: transparent; margin: 0; }}
    QScrollBar:vertical {{ width: 8px; background: transparent; margin: 0; }}
    QScrollBar::handle {{ background: {colors.hover}; border-radius: 4px; min-width: 48px; min-height: 48px; }}
    QScrollBar::handle:hover {{ background: {colors.disabled}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
        {{ width: 0; height: 0; background: transparent; }}
    QWidget#seek QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {colors.hover}; }}
    QWidget#seek QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {colors.accent}; }}
    QWidget#seek QSlider::sub-page:horizontal:disabled {{ background: {colors.disabled}; }}
    QWidget#seek QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
                                               background: {colors.text}; }}
    QWidget#seek QSlider::handle:horizontal:focus {{ background: {colors.accent}; }}
    QProgressBar {{ background: {colors.line}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
    QProgressBar::chunk {{ background: {colors.accent}; border-radius: 2px; }}
    """
