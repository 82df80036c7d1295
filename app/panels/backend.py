"""The choice of the network and the back end, and the button that finds the fastest one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QShowEvent, QStandardItemModel
from PyQt6.QtWidgets import QComboBox, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.backend_names import backend_name
from app.theme import COMBO_PX, GRID_PX
from engine import Candidate

AUTO = "auto"


class BackendPanel(QWidget):
    """Lists of networks and of back ends, of which those that cannot run here are greyed with the reason, and a button.

    Attributes:
        network: the list of networks. choice: that of back ends.
        tune: the button that measures, and while it does so ends it. step: what is being measured.

    Signals:
        network_chosen(str): the user wants this one.
        backend_chosen(str): the user wants this one, or "auto". tuning_wanted(bool): measure, or leave off.
        reasons_wanted(): the list is in sight for the first time.

    Threads: GUI.
    """

    network_chosen = pyqtSignal(str)
    backend_chosen = pyqtSignal(str)
    tuning_wanted = pyqtSignal(bool)
    reasons_wanted = pyqtSignal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """`names`: the back end table, the preferred first."""
        super().__init__(parent)
        self._tuning = False
        self._asked = False
        self.network = QComboBox()
        self.network.setAccessibleName(self.tr("Network"))
        self.network.setToolTip(self.tr("The finer network needs about twice the time for a frame."))
        self.network.addItem(self.tr("Network: fast"), "fast")
        self.network.addItem(self.tr("Network: fine"), "quality")
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Back end"))
        self.choice.setToolTip(self.tr("What computes the picture. By itself it is the first that passes its test."))
        for box in (self.network, self.choice):
            box.setMinimumHeight(COMBO_PX)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice.addItem(self.tr("Back end: automatic"), AUTO)
        for name in names:
            self.choice.addItem(backend_name(name), name)
        self.tune = QPushButton()
        self.tune.setToolTip(
            self.tr("Measure every back end on this machine and take the fastest that paints the right picture.")
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the measuring"))
        self.step = QLabel()
        self.step.setObjectName("muted")
        self.step.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX // 2)
        for widget in (self.network, self.choice, self.tune, self.bar, self.step):
            layout.addWidget(widget)
        self.network.activated.connect(lambda _: self.network_chosen.emit(self.network.currentData()))
        self.choice.activated.connect(lambda _: self.backend_chosen.emit(self.choice.currentData()))
        self.tune.clicked.connect(lambda: self.tuning_wanted.emit(not self._tuning))
        self.show_tuning(False)

    def show_network(self, name: str) -> None:
        """Show that this one is wanted."""
        self.network.setCurrentIndex(max(0, self.network.findData(name)))

    def show_backend(self, name: str) -> None:
        """Show that this one is wanted."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    def show_reasons(self, reasons: Mapping[str, str | None]) -> None:
        """Grey those with a reason why they cannot run here."""
        model = self.choice.model()
        assert isinstance(model, QStandardItemModel)
        for name, reason in reasons.items():
            row = self.choice.findData(name)
            item = model.item(row)
            if row >= 0 and item is not None:
                item.setEnabled(reason is None)
                self.choice.setItemData(row, reason or "", Qt.ItemDataRole.ToolTipRole)

    def show_tuning(self, on: bool) -> None:
        """Measuring goes on, or does not."""
        self._tuning = on
        self.tune.setText(self.tr("Cancel") if on else self.tr("Optimise for this machine"))
        self.bar.setVisible(on)
        self.step.setVisible(on)
        self.choice.setEnabled(not on)
        self.step.setText(self.tr("Getting ready…") if on else "")
        self.bar.setRange(0, 0)

    def show_step(self, name: str, number: int, total: int) -> None:
        """`name` is being measured, after `number` others of `total`."""
        self.step.setText(self.tr("Measuring {0}…").format(backend_name(name)))
        self.bar.setRange(0, total)
        self.bar.setValue(number)

    def show_result(self, candidates: Sequence[Candidate]) -> None:
        """What each needs for a frame."""
        lines = [
            f"{backend_name(each.name)}: {each.median_ms:.0f} ms" for each in candidates if each.median_ms is not None
        ]
        self.step.setText("\n".join(lines))
        self.step.setVisible(bool(lines))

    def showEvent(self, a0: QShowEvent | None) -> None:
        """Ask what can run only when somebody looks: it takes a moment."""
        if not self._asked:
            self._asked = True
            self.reasons_wanted.emit()
