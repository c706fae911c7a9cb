"""The chain 0 to 7 of each project."""

from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.chain_status import ProjectChain, read_chain
from aanjager_app.services.records import RecordKind, add_record
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.chain.phase import PhaseView
from aanjager_app.views.terrain.chain.projects import ProjectDialog
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.chain_strip import ChainStrip
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.states import EmptyState
from aanjager_app.views.widgets.text import ElidedLabel


class ChainTab(TerrainTab):
    """Choose a project, choose a phase, and see what it asks; nothing blocks."""

    help_topic: ClassVar[str] = "keten"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chains: tuple[ProjectChain, ...] = ()
        self._chosen = ""
        self._phase: int | None = None
        self.projects = QComboBox()
        self.projects.setAccessibleName("Project")
        self.projects.setMinimumWidth(Size.LIST)
        self.projects.activated.connect(self._on_project)
        self.edit = PlainButton("Project bewerken", Icon.EDIT)
        self.edit.clicked.connect(self._edit_project)
        self.add = PlainButton("Project toevoegen", Icon.ADD)
        self.add.clicked.connect(self._add_project)
        self.scope = ElidedLabel(role="muted")
        names = [phase.name for phase in desk.context.content.phases]
        self.strip = ChainStrip(desk.theme, names)
        self.strip.chosen.connect(self.show_phase)
        self.phase = PhaseView(desk)
        self.phase.left.connect(self.show_phase)
        self._empty = EmptyState(
            "Nog geen project",
            "Een project is een plan voor het terrein of een deel ervan. Het heeft een eigen plek "
            "in de keten van fase 0 tot en met 7.",
            "Project toevoegen",
        )
        self._empty.pressed.connect(self._add_project)
        self._lay_out()

    def load(self) -> None:
        """Read the projects."""
        if self.terrain is None:
            return
        context = self.desk.context
        self._chains = read_chain(context.store, context.content, self.terrain, context.today())
        real = [chain for chain in self._chains if chain.key]
        self.projects.clear()
        for chain in real:
            self.projects.addItem(chain.name, chain.key)
        self._empty.setVisible(not real)
        self._body.setVisible(bool(real))
        if real:
            keys = [chain.key for chain in real]
            number = keys.index(self._chosen) if self._chosen in keys else 0
            self.projects.setCurrentIndex(number)
            self._show(real[number])

    def show_terrain(self, terrain: str) -> None:
        """Show another terrain, in its present phase."""
        if terrain != self.terrain:
            self._phase = None
        super().show_terrain(terrain)

    def open(self, place: Place) -> None:
        """Show the phase that a place names, or the present one."""
        wanted = int(place.topic) if place.topic and place.topic.isdigit() else None
        if wanted != self._phase:
            self._phase = wanted
            chain = self._chain()
            if chain is not None:
                self._show(chain)

    def show_phase(self, number: int) -> None:
        """Show what a phase asks."""
        self._phase = number
        chain = self._chain()
        if chain is not None:
            self._show(chain)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.projects)
        head.addWidget(self.edit)
        head.addWidget(self.scope, 1)
        head.addWidget(self.add)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(Space.M)
        body.addLayout(head)
        body.addWidget(self.strip)
        scroller = Scroller()
        scroller.column.setContentsMargins(0, 0, 0, 0)
        scroller.column.addWidget(self.phase)
        scroller.column.addStretch(1)
        body.addWidget(scroller, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._body)

    def _chain(self) -> ProjectChain | None:
        key = self.projects.currentData()
        return next((chain for chain in self._chains if chain.key == key), None)

    def _show(self, chain: ProjectChain) -> None:
        self._chosen = chain.key
        number = chain.current if self._phase is None else self._phase
        self.scope.show_text(", ".join(chain.scope) if chain.scope else "het hele terrein")
        self.strip.show_state(chain.current)
        self.strip.mark(number)
        if self.terrain is not None:
            self.phase.show_phase(self.terrain, chain, number)

    def _on_project(self) -> None:
        self._phase = None
        chain = self._chain()
        if chain is not None:
            self._show(chain)

    def _add_project(self) -> None:
        context = self.desk.context
        texts = {"name": f"Project {len(self._chains) if self._chosen else 1}", "phase": "0"}
        added = self.desk.carry_out(
            lambda: add_record(
                context.store, context.content, RecordKind.PROJECT, self.terrain, texts
            )
        )
        if added is not None:
            self._chosen = added.id
            self._phase = None
            self.mark_stale()
            self._edit_project()

    def _edit_project(self) -> None:
        if self._chosen:
            dialog = ProjectDialog(self.desk, self._chosen, self.window())
            dialog.open()
