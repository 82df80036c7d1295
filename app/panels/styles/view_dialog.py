"""How a style is read: which part of its picture, and how large its strokes are."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QIcon, QPixmap
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.graphics.display_frames import image_of
from app.graphics.theme import GRID_PX
from app.panels.styles.crop_picture import WHOLE_PICTURE, CropPicture
from app.panels.widgets.slider import PercentSlider
from engine.styles import LEAST_CROP, LEAST_SCALE, MOST_SCALE, Style, StyleView
from engine.values import Pixels

_LEAST_PX = 64


class ViewDialog(QDialog):
    """The picture of a style with a rectangle on it, and a slider.

    Attributes:
        picture: the picture with the rectangle. scale: the slider. buttons: OK, Cancel, Reset.

    Signals:
        view_chosen(StyleView): the user wants the style read in this way, another one than before.

    Threads: GUI.
    """

    view_chosen = pyqtSignal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = CropPicture()
        self.scale = PercentSlider(
            self.tr("Stroke size"),
            self.tr(
                "Makes the brush strokes of this style larger or smaller, on top of the stroke size of the look, which "
                "is for all styles."
            ),
            most=MOST_SCALE,
            least=LEAST_SCALE,
        )
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Reset | kinds.Cancel | kinds.Ok)
        for button in self.buttons.buttons():
            # No icons: those of the system's style look like nothing else in this window.
            button.setIcon(QIcon())
        self._key, self._before = style.key, style.view
        self.setWindowTitle(self.tr("Crop and stroke size of “{0}”").format(style.name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX)
        layout.setSpacing(2 * GRID_PX)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.scale)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        reset = self.buttons.button(kinds.Reset)
        assert reset is not None
        reset.clicked.connect(self._reset)
        self.accepted.connect(self._tell)
        self.finished.connect(self.deleteLater)
        self.picture.show_crop(style.view.crop)
        self.scale.show_value(style.view.scale)

    def show_picture(self, key: str, pixels: Pixels) -> None:
        """The picture of a style, as a whole; those of other styles are passed over."""
        if key != self._key:
            return
        height, width = pixels.shape[:2]
        # A style that is read from fewer pixels has nothing to teach.
        self.picture.least = (
            min(1.0, max(LEAST_CROP, _LEAST_PX / width)),
            min(1.0, max(LEAST_CROP, _LEAST_PX / height)),
        )
        self.picture.show_picture(QPixmap.fromImage(image_of(pixels)))

    def _reset(self) -> None:
        self.picture.show_crop(WHOLE_PICTURE)
        self.scale.show_value(1.0)

    def _tell(self) -> None:
        view = StyleView(self.scale.value(), self.picture.crop)
        # Reading a style again takes seconds.
        if view != self._before:
            self.view_chosen.emit(view)
