"""What was thrown away, and the way back."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_moment
from aanjager_app.services.records import BinLine, list_bin, restore_record
from aanjager_app.views.desk import Desk
from aanjager_app.views.page import Page
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import PrimaryButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.states import EmptyState
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Muted, Title


def _what(line: BinLine) -> str:
    return line.what.capitalize()


def _title(line: BinLine) -> str:
    return line.title


def _terrain(line: BinLine) -> str:
    return line.terrain


def _when(line: BinLine) -> str:
    return format_moment(line.at.astimezone()) if line.at else ""


def _at(line: BinLine) -> object:
    return line.at


def _author(line: BinLine) -> str:
    return line.author


class BinPage(Page):
    """The bin."""

    help_topic: ClassVar[str] = "prullenbak"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.addWidget(Title("Prullenbak"), 1)
        self.restore = PrimaryButton("Terugzetten", Icon.RESTORE)
        self.restore.clicked.connect(self._restore)
        head.addWidget(self.restore)
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "De prullenbak is leeg",
                "Wat je weggooit, komt hier. Je kunt het altijd terugzetten.",
            )
        )
        self._stack.addWidget(self._list())
        column.addWidget(self._stack, 1)

    def load(self) -> None:
        """Read what is in the bin."""
        lines = list_bin(self.desk.context.store, self.desk.context.content)
        self.model.set_rows(lines)
        self._stack.setCurrentIndex(1 if lines else 0)
        self.restore.setVisible(bool(lines))
        if lines:
            self.table.selectRow(0)
        self.restore.setEnabled(bool(lines) and not self.desk.context.store.read_only)

    def _list(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Muted("Wat onder een weggegooid terrein hangt, komt met het terrein mee terug.")
        )
        self.model: RowsItemModel[BinLine] = RowsItemModel(
            (
                Column("Wat", _what, width=130),
                Column("Naam", _title, width=320),
                Column("Terrein", _terrain, width=200),
                Column("Weggegooid", _when, width=140, sort_key=_at),
                Column("Door", _author, width=140),
            ),
            self,
        )
        self.table = TableView("Prullenbak")
        self.table.show_model(self.model)
        self.table.opened.connect(self._on_opened)
        column.addWidget(self.table, 1)
        return part

    def _on_opened(self, number: int) -> None:
        self.table.selectRow(number)
        self._restore()

    def _restore(self) -> None:
        store = self.desk.context.store
        for line in [self.model.rows[n] for n in self.table.selected_rows()]:
            done = self.desk.carry_out(partial(restore_record, store, line.kind, line.id))
            if done is not None:
                self.desk.notices.tell(f"{line.what.capitalize()} teruggezet: {line.title}")
