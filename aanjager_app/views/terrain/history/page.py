"""Who changed what and when."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from aanjager_app.domain.dutch import format_moment
from aanjager_app.services.activity import Activity, last_steps
from aanjager_app.views.desk import Desk
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Muted

_MOST = 500


def _when(step: Activity) -> str:
    return format_moment(step.at.astimezone())


def _at(step: Activity) -> object:
    return step.at


def _author(step: Activity) -> str:
    return step.author


def _label(step: Activity) -> str:
    return step.label


class HistoryTab(TerrainTab):
    """The last steps on this terrain; each record has its own history at its form."""

    help_topic: ClassVar[str] = "geschiedenis"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(
            Muted(
                "De laatste stappen op dit terrein. Bij elk formulier zie je met het klokje de "
                "geschiedenis van dat ene gegeven, en kun je een eerdere waarde terugzetten."
            )
        )
        self.model: RowsItemModel[Activity] = RowsItemModel(
            (
                Column("Wanneer", _when, width=150, sort_key=_at),
                Column("Wie", _author, width=180),
                Column("Wat", _label, width=420),
            ),
            self,
        )
        self.table = TableView("Laatste stappen op dit terrein")
        self.table.show_model(self.model)
        column.addWidget(self.table, 1)

    def load(self) -> None:
        """Read the last steps."""
        if self.terrain is not None:
            self.model.set_rows(last_steps(self.desk.context.store, self.terrain, _MOST))
