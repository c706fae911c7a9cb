"""Ambitions and the gap to them."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.goals import GapRow, Progress, read_progress
from aanjager_app.services.records import RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.record_columns import shown, title
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.charts import ChartView
from aanjager_app.views.widgets.fitting_table import FittingTable
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.sections import Sections
from aanjager_app.views.widgets.states import EmptyState
from aanjager_app.views.widgets.tables import Column, RowsItemModel
from aanjager_app.views.widgets.text import Muted


class AmbitionsTab(TerrainTab):
    """The list of ambitions, and how far the terrain is."""

    help_topic: ClassVar[str] = "ambities"
    shows: ClassVar[frozenset[str]] = frozenset(
        {"ambition", "baseline", "indicator_score", "organisation"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.panel = RecordPanel(
            desk,
            RecordKind.AMBITION,
            (shown("Thema", "theme", 150), title("Ambitie", 200), shown("Termijn", "term", 110)),
            empty="Wat wil het terrein bereiken, per thema, hoeveel en wanneer?",
        )
        self.progress = ProgressPart(desk)
        self.progress.empty.pressed.connect(self._start)
        self.sections = Sections("Onderdelen van Ambities")
        self.sections.add_all((("Ambities", self.panel), ("De opgave", self.progress)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.sections)

    def load(self) -> None:
        """Read the ambitions and the gaps."""
        if self.terrain is None:
            return
        self.panel.show_parent(self.terrain)
        context = self.desk.context
        progress = read_progress(context.store, context.content, self.terrain)
        self.progress.show_progress(progress)

    def open(self, place: Place) -> None:
        """Show the record that a place names."""
        if place.record is not None and self.panel.select(place.record):
            self.sections.show_part(self.panel)

    def _start(self) -> None:
        self.sections.show_part(self.panel)
        self.panel.add()


class ProgressPart(QWidget):
    """The picture, with the same in a table beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.empty = EmptyState(
            "Nog geen opgave",
            "De opgave is het verschil tussen de nulmeting en de ambitie. Leg van een ambitie een "
            "indicator en een streefwaarde vast.",
            "Ambitie toevoegen",
        )
        self._picture = Card("Hoe ver het terrein is")
        self.chart = ChartView("Hoe ver het terrein is, per thema", desk.theme)
        self._note = Muted()
        self._picture.body.addWidget(self.chart)
        self._picture.body.addWidget(self._note)
        self._picture.body.addStretch(1)
        self._list = Card("Van nu naar het doel")
        self.model: RowsItemModel[GapRow] = RowsItemModel(
            (
                Column("Thema", _theme, width=105),
                Column("Indicator", _indicator, width=150),
                Column("Nu", _now, width=90),
                Column("Doel", _target, width=110),
                Column("Verschil", _gap, width=155, tooltip=_sentence),
            ),
            self,
        )
        self.table = FittingTable("De opgave per ambitie")
        self.table.show_model(self.model)
        self.table.setMinimumHeight(Size.ROW * 5)
        self._sentences = Muted()
        self._list.body.addWidget(self.table, 1)
        self._list.body.addWidget(self._sentences)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self._picture, 2)
        row.addWidget(self._list, 3)
        both = QWidget()
        both.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        scroller = Scroller()
        scroller.column.setContentsMargins(0, 0, 0, 0)
        scroller.column.addWidget(both)
        self._both = scroller
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(scroller)

    def show_progress(self, progress: Progress) -> None:
        """Show how far a terrain is."""
        self.empty.setVisible(not progress.rows)
        self._both.setVisible(bool(progress.rows))
        self.model.set_rows(progress.rows)
        self._sentences.setText(
            "\n".join(f"{row.indicator}: {row.sentence}" for row in progress.rows)
        )
        self._picture.setVisible(progress.chart is not None)
        if progress.chart is not None:
            self.chart.show_chart(progress.chart, progress.description)
            self._note.setText(progress.note)
            self._note.setAlignment(Qt.AlignmentFlag.AlignLeft)


def _theme(row: GapRow) -> str:
    return row.theme


def _indicator(row: GapRow) -> str:
    return row.indicator


def _now(row: GapRow) -> str:
    return row.now


def _target(row: GapRow) -> str:
    return row.target


def _gap(row: GapRow) -> str:
    return row.gap


def _sentence(row: GapRow) -> str:
    return row.sentence
