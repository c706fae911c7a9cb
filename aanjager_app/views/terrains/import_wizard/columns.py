"""Step 2: which column is which, beside the first rows."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import count
from aanjager_app.services.import_preview import REQUIRED, Column, ImportPreview
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets import tables
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Muted

_ABREAST = 2


class ColumnsStep(QWidget):
    """A choice per field, and the first rows of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._about = Muted()
        self.boxes: dict[Column, QComboBox] = {}
        fields = Scroller()
        fields.column.setContentsMargins(0, 0, Space.S, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        for number, field in enumerate(Column):
            label = QLabel(field.value[0].upper() + field.value[1:] + _star(field))
            box = QComboBox()
            box.setAccessibleName(f"Kolom voor {field.value}")
            box.setMinimumContentsLength(12)
            label.setBuddy(box)
            row, column = divmod(number, _ABREAST)
            grid.addWidget(label, row, column * 2)
            grid.addWidget(box, row, column * 2 + 1)
            self.boxes[field] = box
        for column in range(_ABREAST):
            grid.setColumnStretch(column * 2 + 1, 1)
        fields.column.addLayout(grid)
        fields.column.addStretch(1)
        self._remember = QCheckBox("Onthouden voor bestanden met dezelfde kolommen")
        self._remember.setChecked(True)
        self.table = tables.TableView("Eerste rijen van het bestand")
        self.table.setMinimumHeight(Size.ROW * 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.S)
        outer.addWidget(self._about)
        outer.addWidget(fields, 3)
        outer.addWidget(self._remember)
        outer.addWidget(self.table, 2)

    @property
    def columns(self) -> dict[Column, str]:
        """What was chosen: the name of the column per field."""
        chosen = {field: box.currentData() for field, box in self.boxes.items()}
        return {field: name for field, name in chosen.items() if isinstance(name, str)}

    @property
    def is_to_be_remembered(self) -> bool:
        """The user wants this again next time."""
        return self._remember.isChecked()

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what is in a file and what is proposed."""
        sheet = f", blad “{preview.table.sheet}”" if preview.table.sheet else ""
        rows = count(preview.total, "rij", "rijen")
        known = " Deze kolommen heb je eerder zo gekozen." if preview.remembered else ""
        self._about.setText(
            f"{preview.name}{sheet}: {rows}, {len(preview.header)} kolommen.{known}"
        )
        for field, box in self.boxes.items():
            box.clear()
            box.addItem("– niet in dit bestand", None)
            for title in preview.header:
                box.addItem(title, title)
            box.setCurrentIndex(max(0, box.findData(preview.columns.get(field))))
        self._show_rows(preview)

    def _show_rows(self, preview: ImportPreview) -> None:
        columns = [
            tables.Column(title or "(zonder naam)", _cell_of(place), width=120)
            for place, title in enumerate(preview.header)
        ]
        model: tables.RowsItemModel[tuple[str, ...]] = tables.RowsItemModel(columns, self.table)
        old = self.table.model()
        self.table.show_model(model)
        if old is not None:
            old.deleteLater()
        model.set_rows(preview.rows)


def _star(field: Column) -> str:
    return " *" if field in REQUIRED else ""


def _cell_of(place: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a small reader
    def cell(row: tuple[str, ...]) -> str:
        return row[place] if place < len(row) else ""

    return cell
