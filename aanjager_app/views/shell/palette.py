"""One box for everything: terrains, persons, actions, measures, and what the window can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aanjager_app.services.search import Hit, HitKind, search
from aanjager_app.services.terrain_filters import folded
from aanjager_app.services.terrain_header import names_of
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.shell.commands import Command
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.icons import Icon, icon
from aanjager_app.views.widgets.text import ElidedLabel, Muted

_WAIT_MS: Final = 60
_MOST_HITS: Final = 16
"""More lines take longer to draw than to read; another letter brings the rest nearer."""
_MOST_COMMANDS: Final = 6

_NOTHING: Final = "Niets gevonden. Probeer minder letters, of zoek op gemeente."
_NO_TERRAIN: Final = "Dit staat in de catalogus. Open eerst een terrein, dan kun je het gebruiken."

_KINDS: Final = {
    HitKind.TERRAIN: ("terrein", Icon.TERRAIN, Tab.OVERVIEW),
    HitKind.PERSON: ("persoon", Icon.PERSON, Tab.CONTACTS),
    HitKind.ACTION: ("actie", Icon.ACTION, Tab.WORKGROUPS),
    HitKind.COST_LINE: ("maatregel", Icon.MEASURE, Tab.WORKSHEET),
    HitKind.MEASURE: ("maatregel", Icon.MEASURE, Tab.WORKSHEET),
    HitKind.AMBITION: ("ambitie", Icon.AMBITION, Tab.AMBITIONS),
    HitKind.PROJECT: ("project", Icon.RIGHT, Tab.CHAIN),
    HitKind.ORGANISATION: ("organisatie", Icon.GROUP, Tab.CONTACTS),
    HitKind.WORKGROUP: ("werkgroep", Icon.GROUP, Tab.WORKGROUPS),
    HitKind.MEETING: ("bijeenkomst", Icon.MEETING, Tab.WORKGROUPS),
    HitKind.DECISION: ("besluit", Icon.CHECK, Tab.WORKGROUPS),
    HitKind.VISIT_NOTE: ("bezoeknotitie", Icon.VISIT, Tab.VISITS),
    HitKind.NOTE: ("tekst", Icon.NOTE, Tab.DOCUMENTS),
    HitKind.SUB_AREA: ("deelgebied", Icon.AREA, Tab.AREA),
    HitKind.COMPANY: ("bedrijf", Icon.TERRAINS, Tab.AREA),
    HitKind.PLOT: ("kavel", Icon.AREA, Tab.AREA),
    HitKind.FUNDING_ROUTE: ("financiering", Icon.MONEY, Tab.WORKSHEET),
    HitKind.THEME: ("thema", Icon.AMBITION, Tab.AMBITIONS),
}


_TOPICS: Final = {
    HitKind.COST_LINE: "costs",
    HitKind.MEASURE: "costs",
    HitKind.FUNDING_ROUTE: "transfers",
}
_WITHOUT_RECORD: Final = frozenset(
    {
        *(HitKind.TERRAIN, HitKind.NOTE, HitKind.COST_LINE),
        *(HitKind.MEASURE, HitKind.FUNDING_ROUTE, HitKind.THEME),
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the palette: a hit or a command."""

    title: str
    about: str
    picture: Icon
    place: Place | None = None
    command: Command | None = None


class Palette(QDialog):
    """Type, move with the arrows, Enter."""

    def __init__(self, desk: Desk, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._over = parent
        self.setWindowTitle("Zoeken en opdrachten")
        self._desk = desk
        self._commands = [c for c in commands if c.title != "Zoeken en opdrachten"]
        self._choices: list[Choice] = []
        frame = QFrame()
        frame.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        self.box = QLineEdit()
        self.box.setPlaceholderText("Zoek een terrein, persoon, maatregel of opdracht")
        self.box.setAccessibleName("Zoeken en opdrachten")
        self.list = QListWidget()
        self.list.setAccessibleName("Wat gevonden is")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self.choose)
        self._nothing = Muted(_NOTHING)
        self._nothing.hide()
        column.addWidget(self.box)
        column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.look)
        self.box.textChanged.connect(self._wait)
        self.look()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered now."""
        return tuple(self._choices)

    def open_over(self, place: QWidget) -> None:
        """Open at the place of the search box."""
        width = min(max(place.width(), Size.DIALOG), self._over.width() - 2 * Space.XL)
        self.setFixedWidth(width)
        self.setFixedHeight(min(Size.FORM, self._over.height() - 2 * Space.XL))
        self.move(place.mapToGlobal(QPoint(0, 0)))
        self.open()
        self.box.setFocus()

    def look(self) -> None:
        """Search for what stands in the box."""
        self._timer.stop()
        wanted = self.box.text().strip()
        self._nothing.setText(_NOTHING)
        self._choices = self._found(wanted) if wanted else self._at_first()
        self.list.clear()
        for choice in self._choices:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, Size.ROW + Space.XS))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.title}, {choice.about}")
            self.list.addItem(item)
            self.list.setItemWidget(item, self._line(choice))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._choices))
        self._nothing.setVisible(not self._choices)

    def choose(self) -> None:
        """Go to the chosen line, or do it."""
        number = self.list.currentRow()
        if not 0 <= number < len(self._choices):
            return
        choice = self._choices[number]
        self.accept()
        if choice.place is not None:
            self._desk.navigator.go(choice.place)
        elif choice.command is not None:
            choice.command.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move through the list, Enter chooses, Escape closes."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        key = Qt.Key(event.key())
        if key in steps:
            row = self.list.currentRow() + steps[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self.look()
            self.choose()
        else:
            super().keyPressEvent(event)

    def _wait(self) -> None:
        self._timer.start()

    def _at_first(self) -> list[Choice]:
        recent = names_of(self._desk.context.store, self._desk.workbench.workplace.recent)
        terrains = [
            Choice(
                terrain.name,
                "recent",
                Icon.TERRAIN,
                Place(Screen.TERRAIN, terrain.id, Tab.OVERVIEW),
            )
            for terrain in recent
        ]
        return terrains + [_of_command(c) for c in self._commands if c.enabled()]

    def _found(self, wanted: str) -> list[Choice]:
        context = self._desk.context
        hits = search(context.store, context.content, wanted)
        here = self._desk.navigator.here.terrain
        found = [c for hit in hits if (c := _of_hit(hit, here)) is not None][:_MOST_HITS]
        if any(hit.terrain is None and hit.kind in _KINDS for hit in hits):
            self._nothing.setText(_NOTHING if here else _NO_TERRAIN)
        words = folded(wanted).split()
        commands = [
            _of_command(command)
            for command in self._commands
            if command.enabled() and all(word in folded(command.title) for word in words)
        ][:_MOST_COMMANDS]
        exact = [c for c in commands if folded(c.title).startswith(folded(wanted))]
        rest = [c for c in commands if c not in exact]
        return exact + found + rest

    def _line(self, choice: Choice) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        picture = QLabel()
        drawn = icon(choice.picture, self._desk.theme.colours.muted)
        picture.setPixmap(drawn.pixmap(Size.ICON, Size.ICON))
        row.addWidget(picture)
        row.addWidget(ElidedLabel(choice.title), 3)
        about = ElidedLabel(choice.about, role="small")
        about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(about, 2)
        return line


def _of_hit(hit: Hit, here: str | None) -> Choice | None:
    terrain = hit.terrain or here
    if terrain is None or hit.kind not in _KINDS:
        return None  # reference content is for a terrain; a tip has no screen of its own
    word, picture, tab = _KINDS[hit.kind]
    about = f"{word} · {hit.subtitle}" if hit.subtitle else word
    topic = hit.id if hit.kind is HitKind.NOTE else _TOPICS.get(hit.kind)
    record = None if hit.kind in _WITHOUT_RECORD else hit.id
    return Choice(
        hit.title, about, picture, Place(Screen.TERRAIN, terrain, tab, record=record, topic=topic)
    )


def _of_command(command: Command) -> Choice:
    keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
    about = f"opdracht · {keys}" if keys else "opdracht"
    return Choice(command.title, about, Icon.COMMAND, command=command)
