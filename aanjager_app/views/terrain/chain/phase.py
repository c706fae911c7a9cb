"""One phase of a project: what it is for, what it asks, and what was decided."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.domain.chain import LAST_PHASE, Room
from aanjager_app.domain.dutch import format_date
from aanjager_app.services.chain_editing import Tick, decide_gate, move_to_phase, tick_check
from aanjager_app.services.chain_status import PhaseStatus, ProjectChain
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import place_of_room
from aanjager_app.views.terrain.chain.checks import CheckRow
from aanjager_app.views.terrain.chain.gate import GateForm
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.cards import Card, Chip, ChipKind
from aanjager_app.views.widgets.text import Body, Muted, Small


class PhaseView(QWidget):
    """Guidance, checks, decisions.

    Attributes:
        left: emitted with the phase that the project went to.
    """

    left = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._terrain = ""
        self._chain: ProjectChain | None = None
        self._number = 0
        self._rows: list[CheckRow] = []
        self._guide = Card("Fase")
        self._state = Chip()
        self._guide.add_to_head(self._state)
        self._purpose = Body()
        self._expert = Muted()
        self._source = Small()
        self._stays = Muted()
        for label in (self._purpose, self._expert, self._stays, self._source):
            self._guide.body.addWidget(label)
        self._checks = Card("Wat deze fase vraagt")
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self._checks.body.addLayout(self._list)
        self._gate = Card("Het besluit aan het eind van deze fase")
        self._advice = Body()
        self._decided = Muted()
        self.gate_form = GateForm(desk.context.content.labels)
        self.gate_form.decided.connect(self._on_decided)
        self.onward = PlainButton("")
        self.onward.clicked.connect(self._on_move)
        row = QHBoxLayout()
        row.addWidget(self.onward)
        row.addStretch(1)
        for widget in (self._advice, self._decided, self.gate_form):
            self._gate.body.addWidget(widget)
        self._gate.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for card in (self._guide, self._checks, self._gate):
            column.addWidget(card)

    def show_phase(self, terrain: str, chain: ProjectChain, number: int) -> None:
        """Show a phase of a project."""
        self._terrain, self._chain, self._number = terrain, chain, number
        status = chain.phases[number]
        self._show_guide(status, chain)
        self._show_checks(status, chain)
        self._show_gate(status, chain)

    def _show_guide(self, status: PhaseStatus, chain: ProjectChain) -> None:
        phase = status.phase
        self._guide.title.setText(f"Fase {phase.number} {phase.name}")
        here = phase.number == chain.current
        self._state.show_text("hier is het project nu" if here else "", ChipKind.ACCENT)
        self._purpose.setText(phase.purpose)
        role = phase.expert_role
        self._expert.setText(
            f"De groenexpert: {role[0].lower()}{role[1:]}"
            if role
            else "De bron noemt hier geen rol voor de groenexpert."
        )
        stays = [
            f"{format_date(s.started_on) if s.started_on else '?'} tot "
            f"{format_date(s.finished_on) if s.finished_on else 'nu'}"
            for s in status.stays
        ]
        self._stays.setText(f"In deze fase: {'; '.join(stays)}." if stays else "")
        self._stays.setVisible(bool(stays))
        self._source.setText(f"Bron: {phase.source}, {phase.date}")

    def _show_checks(self, status: PhaseStatus, chain: ProjectChain) -> None:
        writable = not self._desk.context.store.read_only
        while len(self._rows) < len(status.checks):
            self._add_row()
        for row, state in zip(self._rows, status.checks, strict=False):
            row.show_check(chain.key, state, writable=writable)
            row.show()
        for row in self._rows[len(status.checks) :]:
            row.hide()
        met = f"{status.met} van {len(status.checks)} in orde"
        self._checks.title.setText(f"Wat deze fase vraagt · {met}")

    def _add_row(self) -> None:
        row = CheckRow()
        row.ticked.connect(self._on_ticked)
        row.led.connect(self._on_led)
        self._rows.append(row)
        self._list.addWidget(row)

    def _show_gate(self, status: PhaseStatus, chain: ProjectChain) -> None:
        labels = self._desk.context.content.labels
        self._advice.setText(f"Advies: {status.phase.gate} Het houdt je niet tegen.")
        lines = []
        for gate in status.gates:
            when = f"{format_date(gate.decided_on)}: " if gate.decided_on else ""
            why = f" ({gate.reason})" if gate.reason else ""
            lines.append(f"{when}{labels.of(gate.outcome).lower()}{why}")
        self._decided.setText("\n".join(lines))
        self._decided.setVisible(bool(lines))
        target = self._target(chain)
        name = chain.phases[target].phase.name
        self.onward.setText(f"Ga met het project naar fase {target} {name}")
        writable = not self._desk.context.store.read_only
        self.onward.setEnabled(writable)
        self.gate_form.setEnabled(writable)

    def _target(self, chain: ProjectChain) -> int:
        """From the present phase to the next; from another phase to that one."""
        if self._number != chain.current:
            return self._number
        return min(self._number + 1, LAST_PHASE)

    def _on_ticked(self, slug: str, done: bool, evidence: str) -> None:  # noqa: FBT001 - a signal
        if self._chain is None:
            return
        context, key = self._desk.context, self._chain.key
        tick = Tick(done, evidence)
        self._desk.carry_out(lambda: tick_check(context.store, context.content, key, slug, tick))

    def _on_led(self, room: Room) -> None:
        self._desk.navigator.go(place_of_room(room, self._terrain))

    def _on_decided(self, outcome: object, reason: str) -> None:
        if self._chain is None:
            return
        store, key, number = self._desk.context.store, self._chain.key, self._number
        done = self._desk.carry_out(
            lambda: decide_gate(store, key, number, outcome, reason)  # type: ignore[arg-type]
        )
        if done is not None:
            self.gate_form.clear()

    def _on_move(self) -> None:
        if self._chain is None:
            return
        context, key, target = self._desk.context, self._chain.key, self._target(self._chain)
        done = self._desk.carry_out(
            lambda: move_to_phase(context.store, context.content, key, target)
        )
        if done is not None:
            self.left.emit(target)
            self._desk.notices.tell(f"{done.label}. Ctrl+Z zet het terug.")
