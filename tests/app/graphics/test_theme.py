"""Dark and light: readable, and following the system."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QColor, QIcon, QImage
from PyQt6.QtWidgets import QApplication

from app.graphics.icons import app_icon, icon
from app.graphics.theme import DARK, LIGHT, Colors, Theme, theme_palette


def contrast(one: str, other: str) -> float:
    """Ratio of luminances as the accessibility guidelines define it."""

    def luminance(color: str) -> float:
        parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb(color)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(color: str) -> tuple[float, float, float]:
    qcolor = QColor(color)
    return qcolor.redF(), qcolor.greenF(), qcolor.blueF()


@pytest.mark.parametrize("colors", [DARK, LIGHT], ids=["dark", "light"])
def test_words_stand_out_from_what_is_behind_them(colors: Colors) -> None:
    for ground in (colors.window, colors.panel, colors.raised):
        assert contrast(colors.text, ground) >= 7.0
        assert contrast(colors.muted, ground) >= 4.5
    for ground in (colors.panel, colors.raised):
        assert contrast(colors.disabled, ground) >= 3.0
    assert contrast(colors.muted, colors.field) >= 4.5
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    assert contrast(colors.accent, colors.panel) >= 3.0


def test_the_theme_follows_the_system(qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.follow(Qt.ColorScheme.Light)
    assert qapp.palette().window().color() == QColor(LIGHT.window)
    theme.follow(Qt.ColorScheme.Dark)
    assert qapp.palette().window().color() == QColor(DARK.window)


def test_a_system_that_does_not_say_gets_the_dark_theme(qapp: QApplication) -> None:
    Theme(qapp).follow(Qt.ColorScheme.Unknown)
    assert qapp.palette().window().color() == QColor(DARK.window)


def strongest(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """The colour of the most opaque pixel of an icon."""
    image = shown.pixmap(QSize(48, 48), mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(colors, key=QColor.alpha)


@pytest.mark.parametrize("colors", [DARK, LIGHT], ids=["dark", "light"])
def test_icons_take_the_colour_of_the_text(qapp: QApplication, colors: Colors) -> None:
    qapp.setPalette(theme_palette(colors))
    shown = strongest(icon("camera"))
    assert (shown.alpha(), shown.name()) == (255, QColor(colors.text).name())
    assert strongest(icon("camera"), QIcon.Mode.Disabled).name() == QColor(colors.disabled).name()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_icons_have_a_pixel_for_each_of_the_screen(scale: float) -> None:
    pixmap = icon("camera").pixmap(QSize(24, 24), scale)
    assert pixmap.size() == QSize(24, 24) * scale
    assert pixmap.devicePixelRatio() == scale


@pytest.mark.usefixtures("qapp")
def test_an_icon_of_no_size_is_empty_and_nothing_is_painted() -> None:
    assert icon("camera").pixmap(QSize(0, 16), 2.0).isNull()


@pytest.mark.usefixtures("qapp")
def test_the_programs_own_icon_is_sharp_at_any_size() -> None:
    assert app_icon().pixmap(QSize(256, 256), 2.0).size() == QSize(512, 512)


@pytest.mark.usefixtures("qapp")
def test_an_icon_that_does_not_exist_is_a_defect() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such icon")
