"""Steps 3 and 4: what the import would do, or did."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import count, format_number
from aanjager_app.exchange.tabular import WrongRow
from aanjager_app.services.terrain_import import ImportedTerrain, ImportFate, ImportReport
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.cards import Chip, ChipKind
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Body

_FATES = {
    ImportFate.NEW: ("nieuw", ChipKind.ACCENT),
    ImportFate.CHANGED: ("gewijzigd", ChipKind.INFO),
    ImportFate.SAME: ("gelijk", ChipKind.NEUTRAL),
    ImportFate.OLDER: ("ouder dan wat er is", ChipKind.NEUTRAL),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row that can't go in, or goes in with a remark."""

    row: WrongRow
    goes_in: bool


class OutcomeStep(QWidget):
    """Counts, the terrains with what happens to them, and the rows that are wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(Space.S)
        self._sentence = Body()
        self.terrains: RowsItemModel[ImportedTerrain] = RowsItemModel(
            (
                Column("Terrein", _name, width=230),
                Column("RIN", _rin, width=90),
                Column("Gemeente", _municipality, width=140),
                Column("Regio", _region, width=170),
                Column("Wat gebeurt er", _fate, width=140),
            ),
            self,
        )
        self.wrong: RowsItemModel[_Line] = RowsItemModel(
            (
                Column("Waar", _place, width=150, sort_key=_line_key),
                Column("Kolom", _column, width=120),
                Column("Wat er staat", _value, width=140),
                Column("Wat er is", _problem, width=270),
                Column("", _goes_in, width=110),
            ),
            self,
        )
        self._tabs = QTabWidget()
        for title, model in (("Terreinen", self.terrains), ("Aandacht nodig", self.wrong)):
            table = TableView(title)
            table.show_model(model)
            self._tabs.addTab(table, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._chips)
        column.addWidget(self._sentence)
        column.addWidget(self._tabs, 1)
        self.has_work = False

    def show_report(self, report: ImportReport) -> None:
        """Show an import, or its trial."""
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for fate, (word, kind) in _FATES.items():
            number = report.count(fate)
            if number:
                self._chips.addWidget(Chip(f"{format_number(number)} {word}", kind))
        if report.wrong:
            kind = ChipKind.WARNING
            self._chips.addWidget(Chip(f"{format_number(len(report.wrong))} fout", kind))
        self._chips.addStretch(1)
        self.has_work = bool(report.count(ImportFate.NEW) + report.count(ImportFate.CHANGED))
        self._sentence.setText(_sentence_of(report, has_work=self.has_work))
        self.terrains.set_rows(report.terrains)
        lines = [_Line(row, goes_in=False) for row in report.wrong]
        lines += [_Line(row, goes_in=True) for row in report.reading.attention]
        self.wrong.set_rows(lines)
        self._tabs.setTabText(1, f"Aandacht nodig ({len(lines)})")
        self._tabs.setTabVisible(1, bool(lines))


def _sentence_of(report: ImportReport, *, has_work: bool) -> str:
    wrong = ""
    if report.wrong:
        rows = count(len(report.wrong), "rij gaat", "rijen gaan")
        wrong = f" {rows} niet mee: kijk bij “Aandacht nodig”."
    if not has_work:
        return f"Er is niets nieuws in dit bestand.{wrong}"
    if report.dry_run:
        return f"Druk op Importeren om dit te doen. Je kunt het daarna ongedaan maken.{wrong}"
    return f"De terreinen staan erin. Regio en regisseur zijn een voorstel.{wrong}"


def _name(row: ImportedTerrain) -> str:
    return row.name


def _rin(row: ImportedTerrain) -> str:
    return row.rin


def _municipality(row: ImportedTerrain) -> str:
    return row.municipality or ""


def _region(row: ImportedTerrain) -> str:
    return row.region or ""


def _fate(row: ImportedTerrain) -> str:
    return _FATES[row.fate][0]


def _place(line: _Line) -> str:
    return line.row.place


def _line_key(line: _Line) -> int:
    return line.row.line


def _column(line: _Line) -> str:
    return line.row.column


def _value(line: _Line) -> str:
    return line.row.value


def _problem(line: _Line) -> str:
    return line.row.problem


def _goes_in(line: _Line) -> str:
    return "gaat wel mee" if line.goes_in else "gaat niet mee"
