"""One check of a phase: whether it is so, what shows it, and where it is mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aanjager_app.domain.chain import CheckState
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.cards import Chip, ChipKind
from aanjager_app.views.widgets.text import Body, Muted


class CheckRow(QWidget):
    """A check; a computed one leads to its place, another is ticked with evidence.

    Attributes:
        ticked: emitted with the slug, whether it is done, and the evidence.
        led: emitted with the room where it is mended.
    """

    ticked = Signal(str, bool, str)
    led = Signal(object)

    def __init__(self, state: CheckState) -> None:
        super().__init__()
        self.slug = state.check.slug
        self._state = state
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self.tick = QCheckBox()
        self.tick.setAccessibleName(state.check.text)
        self.tick.clicked.connect(self._commit)
        self._mark = Chip()
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        text = Body(state.check.text)
        text.setToolTip(state.check.why)
        words.addWidget(text)
        self._evidence = Muted()
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText("Waar blijkt dat uit?")
        self.evidence.setAccessibleName(f"Onderbouwing: {state.check.text}")
        self.evidence.editingFinished.connect(self._on_evidence)
        if state.computed:
            row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
            words.addWidget(self._evidence)
            self.tick.hide()
        else:
            row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
            words.addWidget(self.evidence)
        row.addLayout(words, 1)
        self.link = LinkButton(state.check.button)
        self.link.setAccessibleName(f"{state.check.button}: {state.check.text}")
        self.link.clicked.connect(self._lead)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: CheckState, *, writable: bool) -> None:
        """Show how it stands now."""
        self._state = state
        self._mark.show_text(
            "in orde" if state.met else "nog niet",
            ChipKind.ACCENT if state.met else ChipKind.WARNING,
        )
        self._evidence.setText(state.evidence)
        self.link.setVisible(state.computed and not state.met)
        if not state.computed:
            self.tick.setChecked(state.met)
            known = "" if state.evidence in _EMPTY else state.evidence
            if not self.evidence.isModified():
                self.evidence.setText(known)
        self.tick.setEnabled(writable)
        self.evidence.setReadOnly(not writable)

    def _on_evidence(self) -> None:
        if self.evidence.isModified():
            self._commit()

    def _commit(self) -> None:
        self.evidence.setModified(False)
        self.ticked.emit(self.slug, self.tick.isChecked(), self.evidence.text())

    def _lead(self) -> None:
        self.led.emit(self._state.check.room)


_EMPTY = frozenset({"afgevinkt", "nog niet afgevinkt"})
