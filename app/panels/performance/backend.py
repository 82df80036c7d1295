"""The choice of the network, the back end and the precision, and the button that finds the fastest one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.graphics.theme import COMBO_PX, GRID_PX
from app.i18n.backend_names import backend_name, precision_name
from app.i18n.language import told
from app.panels.performance.card_switch import CardSwitch
from app.panels.widgets.choices import choice_grid, choice_list, grey
from engine.diagnostics import Candidate
from engine.values import AUTO_NETWORK, PRECISIONS

AUTO = "auto"


class BackendPanel(QWidget):
    """Lists of networks, back ends and precisions, those that do not work here greyed with the reason,
    and a button.

    Attributes:
        network: the list of networks. choice: that of back ends. precision: that of what they compute in.
        card: whether films are decoded by a graphics card.
        refusal: why what was chosen last does not run. tune: the button that measures, and while it does so ends it.
        step: what is being measured.

    Signals:
        network_chosen(str): the user wants this one.
        backend_chosen(str), precision_chosen(str): the user wants this one, or "auto".
        tuning_wanted(bool): measure, or leave off.
        reasons_wanted(): the list is in sight for the first time.

    Threads: GUI.
    """

    network_chosen = pyqtSignal(str)
    backend_chosen = pyqtSignal(str)
    precision_chosen = pyqtSignal(str)
    tuning_wanted = pyqtSignal(bool)
    reasons_wanted = pyqtSignal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """`names`: the back end table, the preferred first."""
        super().__init__(parent)
        self._tuning = False
        self._asked = False
        self._precisions: Mapping[str, Mapping[str, str | None]] = {}
        self.network = choice_list(
            self.tr("Network"),
            self.tr(
                "The fine network paints with real strokes and needs four to five times the time for a frame.\n"
                "Automatic takes it for pictures, and for what moves where it keeps up."
            ),
        )
        self.network.addItem(self.tr("automatic"), AUTO_NETWORK)
        self.network.addItem(self.tr("fast"), "fast")
        self.network.addItem(self.tr("fine"), "quality")
        self.choice = choice_list(
            self.tr("Back end"), self.tr("What computes the picture. By itself it is the first that passes its test.")
        )
        self.choice.addItem(self.tr("automatic"), AUTO)
        for name in names:
            self.choice.addItem(backend_name(name), name)
        self.precision = choice_list(
            self.tr("Precision"),
            self.tr("What the network is computed in: fewer bits are quicker and a little less exact."),
        )
        self.precision.addItem(self.tr("automatic"), AUTO)
        for name in PRECISIONS:
            self.precision.addItem(precision_name(name), name)
        self.card = CardSwitch()
        self.tune = QPushButton()
        self.tune.setMinimumHeight(COMBO_PX)
        self.tune.setToolTip(
            self.tr("Measure every back end on this machine and take the fastest that paints the right picture.")
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the measuring"))
        self.step = QLabel()
        self.step.setObjectName("muted")
        self.step.setWordWrap(True)
        self.refusal = QLabel()
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX // 2)
        layout.addLayout(choice_grid(self.network, self.choice, self.precision))
        for widget in (self.refusal, self.card, self.tune, self.bar, self.step):
            layout.addWidget(widget)
        self.network.activated.connect(lambda _: self.network_chosen.emit(self.network.currentData()))
        self.choice.activated.connect(lambda _: self.backend_chosen.emit(self.choice.currentData()))
        self.precision.activated.connect(lambda _: self.precision_chosen.emit(self.precision.currentData()))
        self.tune.clicked.connect(lambda: self.tuning_wanted.emit(not self._tuning))
        self.show_tuning(False)

    def show_network(self, name: str) -> None:
        """Show that this one is wanted."""
        self.network.setCurrentIndex(max(0, self.network.findData(name)))

    def show_painting(self, name: str) -> None:
        """Show which network paints now, beside the choice that leaves it to the program."""
        automatic, place = self.network.findData(AUTO_NETWORK), self.network.findData(name)
        self.network.setItemText(automatic, f"{self.tr('automatic')} ({self.network.itemText(place)})")

    def show_backend(self, name: str) -> None:
        """Show that this one is wanted."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))
        self._grey_precisions()

    def show_precision(self, name: str) -> None:
        """Show that this one is wanted."""
        self.precision.setCurrentIndex(max(0, self.precision.findData(name)))

    def show_reasons(self, reasons: Mapping[str, str | None]) -> None:
        """Grey the back ends with a reason why they cannot run here."""
        grey(self.choice, reasons)

    def show_precisions(self, reasons: Mapping[str, Mapping[str, str | None]]) -> None:
        """Know of each back end which precisions it does not compute in, and why; grey those of the one on show."""
        self._precisions = reasons
        self._grey_precisions()

    def why_not(self, backend: str, precision: str) -> str | None:
        """Why this back end does not compute in this precision; None where nothing is known against it."""
        # What has not been found out yet is allowed: the engine says so if it cannot.
        return self._precisions.get(backend, {}).get(precision)

    def _grey_precisions(self) -> None:
        reasons = self._precisions.get(self.choice.currentData(), {})
        grey(self.precision, {name: reasons.get(name) for name in PRECISIONS})

    def show_tuning(self, on: bool) -> None:
        """Measuring goes on, or does not."""
        self._tuning = on
        self.tune.setText(self.tr("Cancel") if on else self.tr("Optimise for this machine"))
        self.bar.setVisible(on)
        self.step.setVisible(on)
        self.choice.setEnabled(not on)
        self.step.setText(self.tr("Getting ready…") if on else "")
        # A range of 0 is a bar that moves without an end: how many there are is known after the first step.
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

    def show_refusal(self, reason: str) -> None:
        """Say why what was chosen does not run, until something is chosen again; the lists show what does."""
        self.refusal.setText(told(reason))
        self.refusal.setVisible(bool(reason))

    def showEvent(self, a0: QShowEvent | None) -> None:
        """The first time, ask what can run here."""
        # Not before somebody looks: every library has to be loaded for it.
        if not self._asked:
            self._asked = True
            self.reasons_wanted.emit()
