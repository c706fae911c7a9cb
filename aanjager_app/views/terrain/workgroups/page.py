"""Workgroups, meetings, decisions and actions."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from aanjager_app.domain.vocabulary import ActionState
from aanjager_app.services.actions import mark_done, reopen_action
from aanjager_app.services.lists import ListKind
from aanjager_app.services.records import Record, RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.list_import.starting import ListImport
from aanjager_app.views.terrain.record_columns import day, number, shown, title
from aanjager_app.views.terrain.workgroups.groups import GroupsPanel, make_members
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.sections import Sections


class WorkgroupsTab(TerrainTab):
    """Four lists, each with its form."""

    help_topic: ClassVar[str] = "werkgroepen"
    shows: ClassVar[frozenset[str]] = frozenset(
        {"workgroup", "membership", "meeting", "decision", "action", "person"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.actions_panel = ActionsPanel(desk)
        self.groups = GroupsPanel(desk)
        self.members = make_members(desk)
        self.meetings = RecordPanel(
            desk,
            RecordKind.MEETING,
            (day("Datum", "held_on"), title("Titel", 200), number("Deelnemers", "participants")),
            empty="Leg vast wie wanneer bij elkaar kwam, en wat er gezegd werd.",
        )
        self.decisions = RecordPanel(
            desk,
            RecordKind.DECISION,
            (day("Datum", "decided_on"), title("Besluit", 300)),
            empty="Een besluit met een datum en een reden laat later zien waarom iets zo is.",
        )
        self.sections = Sections("Onderdelen van Werkgroepen")
        self.sections.add_all(
            (
                ("Acties", self.actions_panel),
                ("Groepen", self.groups),
                ("Leden", self.members),
                ("Bijeenkomsten", self.meetings),
                ("Besluiten", self.decisions),
            )
        )
        self.groups.chosen.connect(self._on_group)
        self.groups.to_members.clicked.connect(self._show_members)
        self.members.went_up.connect(self._show_groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.sections)

    def load(self) -> None:
        """Read the lists."""
        self.actions_panel.show_parent(self.terrain)
        self.groups.show_parent(self.terrain)
        self.meetings.show_parent(self.terrain)
        self.decisions.show_parent(self.terrain)

    def open(self, place: Place) -> None:
        """Show the record that a place names, or start a new one of the kind that it names."""
        for panel in (self.meetings, self.decisions):
            if place.topic == panel.kind.value:
                self.sections.show_part(panel)
                panel.add()
                return
        if place.record is None:
            return
        for panel in (self.actions_panel, self.groups, self.meetings, self.decisions):
            if panel.select(place.record):
                self.sections.show_part(panel)
                return

    def _on_group(self, key: str) -> None:
        group = self.groups.record_of(key)
        self.members.show_parent(key or None, group.title if group else "")

    def _show_members(self) -> None:
        self.sections.show_part(self.members)

    def _show_groups(self) -> None:
        self.sections.show_part(self.groups)


class ActionsPanel(RecordPanel):
    """The actions, with one button that marks one as done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            RecordKind.ACTION,
            (
                title("Actie", 180),
                day("Voor", "due_on"),
                shown("Wie", "owner_id", 105),
                shown("Status", "state", 70),
            ),
            empty="Wie doet wat, en voor wanneer? Acties die te laat zijn, staan ook op Start.",
        )
        self.done = PlainButton("Gedaan", Icon.CHECK)
        self.done.clicked.connect(self._toggle)
        self.add_tool(self.done)
        self.chosen.connect(self._on_chosen)
        self._bring_in = ListImport(desk, ListKind.ACTIONS, self)
        self.offer("Importeren…", Icon.IMPORT, self.bring_in)

    def bring_in(self) -> None:
        """Import a list of actions from a file."""
        if self.parent_key is not None:
            self._bring_in.begin(self.parent_key, self.window())

    def _on_chosen(self, key: str) -> None:
        record = self.record_of(key)
        self.done.setVisible(record is not None)
        if record is not None:
            self.done.setText("Weer openzetten" if _is_closed(record) else "Gedaan")

    def _toggle(self) -> None:
        record = self.record_of(self.record or "")
        if record is None:
            return
        store = self.desk.context.store
        verb = reopen_action if _is_closed(record) else mark_done
        self.desk.carry_out(lambda: verb(store, record.id))
        self._on_chosen(record.id)


def _is_closed(record: Record) -> bool:
    return record.values["state"] is not ActionState.OPEN
