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

    A row is used again for another check, which is quicker than a new one.

    Attributes:
        ticked: emitted with the slug, whether it is done, and the evidence.
        led: emitted with the room where it is mended.
    """

    ticked = Signal(str, bool, str)
    led = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: CheckState | None = None
        self._project = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._commit)
        self._mark = Chip()
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        self._text = Body()
        self._evidence = Muted()
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText("Waar blijkt dat uit?")
        self.evidence.editingFinished.connect(self._on_evidence)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._text)
        words.addWidget(self._evidence)
        words.addWidget(self.evidence)
        row.addLayout(words, 1)
        self.link = LinkButton("")
        self.link.clicked.connect(self._lead)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def slug(self) -> str:
        """Of the check that is shown."""
        return self._state.check.slug if self._state is not None else ""

    def show_check(self, project: str, state: CheckState, *, writable: bool) -> None:
        """Show how a check of a project stands now; the same one keeps what is being typed."""
        if (project, state.check.slug) != (self._project, self.slug):
            self._name(state)
        self._project, self._state = project, state
        self._evidence.setText(state.evidence)
        self.link.setVisible(state.computed and not state.met)
        if state.computed:
            self._mark.show_text(
                "in orde" if state.met else "nog niet",
                ChipKind.ACCENT if state.met else ChipKind.WARNING,
            )
        else:
            self.tick.setChecked(state.met)
            known = "" if state.evidence in _EMPTY else state.evidence
            if not self.evidence.isModified():
                self.evidence.setText(known)
        self.tick.setEnabled(writable)
        self.evidence.setReadOnly(not writable)

    def _name(self, state: CheckState) -> None:
        check = state.check
        self._text.setText(check.text)
        self._text.setToolTip(check.why)
        self.tick.setAccessibleName(check.text)
        self.evidence.setAccessibleName(f"Onderbouwing: {check.text}")
        self.evidence.setModified(False)
        self.link.setText(check.button)
        self.link.setAccessibleName(f"{check.button}: {check.text}")
        self._mark.setVisible(state.computed)
        self._evidence.setVisible(state.computed)
        self.tick.setVisible(not state.computed)
        self.evidence.setVisible(not state.computed)

    def _on_evidence(self) -> None:
        if self.evidence.isModified():
            self._commit()

    def _commit(self) -> None:
        self.evidence.setModified(False)
        self.ticked.emit(self.slug, self.tick.isChecked(), self.evidence.text())

    def _lead(self) -> None:
        if self._state is not None:
            self.led.emit(self._state.check.room)


_EMPTY = frozenset({"afgevinkt", "nog niet afgevinkt"})
