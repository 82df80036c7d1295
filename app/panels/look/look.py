"""The look: strength, the four layers of the style, keep colours, steadiness, region and depth."""

from __future__ import annotations

from dataclasses import replace

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from app.graphics.theme import GRID_PX
from app.i18n.language import marked, said
from app.panels.look.region import RegionPanel
from app.panels.widgets.choices import choice_grid, choice_list
from app.panels.widgets.group import Group
from app.panels.widgets.slider import PercentSlider
from engine import MAX_STRENGTH, KeepColors, Look

_LAYERS = (
    (marked("Fine texture"), marked("The finest marks: grain, hatching, dots, the weave of a canvas.")),
    (marked("Strokes"), marked("The brush: strokes, edges and how paint is laid down.")),
    (marked("Shapes"), marked("The forms in between: swirls, facets, cut-out pieces.")),
    (marked("Composition"), marked("The large arrangement: big patches of colour and how they sit together.")),
)
"""Name and tip of each layer, in the order of `Look.layers`."""

_COLORS = (
    (KeepColors.OFF, marked("of the style"), marked("The painting takes on the colours of the style.")),
    (
        KeepColors.LUMINANCE,
        marked("of the picture"),
        marked("Take only light and dark from the style and leave the picture its own colours."),
    ),
    (
        KeepColors.PALETTE,
        marked("picture's palette"),
        marked("Paint with every stroke of the style, light, dark and coloured, in the palette of the picture."),
    ),
)
"""What is kept of the picture's colours, words and tip."""


class LookPanel(QWidget):
    """Every control of `Look` except the styles.

    Attributes:
        strength: slider 0..150 %. layers: four sliders, in the order of `Look.layers`. keep_colors: the list.
        steadiness: slider. region: where the style goes; its list and its mask are tied elsewhere, its depth here.

    Signals:
        look_changed(Look): the user moved something; the styles of the look are those of the last `show_look`.

    Threads: GUI.
    """

    look_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self.strength = PercentSlider(
            self.tr("Strength"),
            self.tr("How much of the style: 0 % is the untouched picture, 100 % the full style, more goes beyond it."),
            most=MAX_STRENGTH,
        )
        self.layers = tuple(PercentSlider(said(name), said(tip)) for name, tip in _LAYERS)
        self.keep_colors = choice_list(self.tr("Colours"), self.tr("Whose colours the painting has."))
        self.steadiness = PercentSlider(
            self.tr("Steadiness"),
            self.tr("How calmly the painting follows the scene: more flickers less, 0 % paints every frame by itself."),
            usual=Look().steadiness,
        )
        self.region = RegionPanel()
        self._arrange()
        self._connect()

    def show_look(self, look: Look) -> None:
        """Show `look` without a signal."""
        self._look = look
        self.strength.show_value(look.strength)
        for slider, weight in zip(self.layers, look.layers, strict=True):
            slider.show_value(weight)
        self.steadiness.show_value(look.steadiness)
        self.region.by_depth.show_value(look.depth)
        self.keep_colors.setCurrentIndex(self.keep_colors.findData(look.keep_colors))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Group("look", self.tr("Look"), self._sliders()))
        layout.addWidget(Group("colour", self.tr("Colour"), self._colors()))
        layout.addWidget(Group("motion", self.tr("Motion"), self.steadiness))
        layout.addWidget(Group("region", self.tr("Region"), self.region))

    def _sliders(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX // 2)
        for slider in (self.strength, *self.layers):
            layout.addWidget(slider)
        return box

    def _colors(self) -> QWidget:
        for row, (kept, words, tip) in enumerate(_COLORS):
            self.keep_colors.addItem(said(words), kept)
            self.keep_colors.setItemData(row, said(tip), Qt.ItemDataRole.ToolTipRole)
        box = QWidget()
        box.setLayout(choice_grid(self.keep_colors))
        return box

    def _connect(self) -> None:
        self.strength.moved.connect(lambda value: self._change(replace(self._look, strength=value)))
        self.steadiness.moved.connect(lambda value: self._change(replace(self._look, steadiness=value)))
        self.region.by_depth.moved.connect(lambda value: self._change(replace(self._look, depth=value)))
        for slider in self.layers:
            slider.moved.connect(lambda _: self._change(replace(self._look, layers=self._layer_weights())))
        self.keep_colors.activated.connect(lambda row: self._change(replace(self._look, keep_colors=_COLORS[row][0])))

    def _layer_weights(self) -> tuple[float, float, float, float]:
        first, second, third, fourth = (slider.value() for slider in self.layers)
        return first, second, third, fourth

    def _change(self, look: Look) -> None:
        self._look = look
        self.look_changed.emit(look)
