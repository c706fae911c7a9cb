"""A table whose columns share the width there is, so that nothing hides beside the frame."""

from typing import Any

from PySide6.QtGui import QResizeEvent, QShowEvent

from aanjager_app.views.tokens import Size
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView


class FittingTable(TableView):
    """Numbers and dates keep their width; texts share the rest, and elide with a tooltip."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__(accessible_name)
        self._columns: tuple[Column[Any], ...] = ()
        self.horizontalHeader().setMinimumSectionSize(Size.ROW)

    def show_model(self, model: RowsItemModel[Any]) -> None:
        """Take a model and the widths of its columns."""
        self._columns = model.columns
        super().show_model(model)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Divide the new width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Divide the width once the headings have their look."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        heads = self.horizontalHeader()
        room = self.viewport().width()
        texts: list[tuple[float, int]] = []
        for number, column in enumerate(self._columns):
            least = heads.sectionSizeHint(number)
            if column.numeric or column.sort_key is not None:
                width = max(column.width, least)
                self.setColumnWidth(number, width)
                room -= width
            else:
                texts.append((column.width / least, number))
        # The ones that their heading already fills come first; the others share what is left.
        wanted = sum(self._columns[number].width for _, number in texts)
        for _, number in sorted(texts):
            own = self._columns[number].width
            width = max(room * own // wanted, heads.sectionSizeHint(number))
            self.setColumnWidth(number, width)
            room, wanted = room - width, wanted - own
