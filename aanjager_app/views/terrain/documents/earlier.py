"""What was exported earlier."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_moment
from aanjager_app.services.exports import EarlierExport
from aanjager_app.views.widgets.states import EmptyState
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView


class EarlierPart(QWidget):
    """A list of exports."""

    def __init__(self) -> None:
        super().__init__()
        self.model: RowsItemModel[EarlierExport] = RowsItemModel(
            (
                Column("Wanneer", _when, width=140, sort_key=_at),
                Column("Document", _what, width=200),
                Column("Status", _status, width=100),
                Column("Bestand", _file, width=280),
                Column("Persoonsgegevens", _personal, width=170),
                Column("Door", _by, width=120),
            ),
            self,
        )
        table = TableView("Eerder gemaakte documenten")
        table.show_model(self.model)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(
            EmptyState("Nog niets gemaakt", "Documenten die je exporteert, staan hier met datum.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_exports(self, exports: Sequence[EarlierExport]) -> None:
        """Show what was made."""
        self.model.set_rows(exports)
        self._stack.setCurrentIndex(0 if exports else 1)


def _when(row: EarlierExport) -> str:
    return format_moment(row.at.astimezone())


def _at(row: EarlierExport) -> object:
    return row.at


def _what(row: EarlierExport) -> str:
    return row.what


def _status(row: EarlierExport) -> str:
    return row.status


def _file(row: EarlierExport) -> str:
    return row.file_name


def _personal(row: EarlierExport) -> str:
    return row.personal


def _by(row: EarlierExport) -> str:
    return row.by
