"""Baselines with their scores."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_date_short
from aanjager_app.domain.vocabulary import ScoreMethod
from aanjager_app.services.records import Record, RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.record_columns import day, shown, title
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.tables import Column
from aanjager_app.views.widgets.text import Heading, Muted


class BaselineTab(TerrainTab):
    """Measurements above, the scores of the chosen one below; in any order, at any moment."""

    help_topic: ClassVar[str] = "nulmeting"
    shows: ClassVar[frozenset[str]] = frozenset({"baseline", "indicator_score"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.baselines = BaselinesPanel(desk)
        self.scores = RecordPanel(
            desk,
            RecordKind.INDICATOR_SCORE,
            (
                title("Indicator", 230),
                Column("Score", _level, width=110),
                shown("Onderbouwing", "evidence", 200),
            ),
            empty="Geef elke indicator een waarde of een label, met waar dat uit blijkt.",
        )
        self._own = Muted("Dit is een eigen inschatting en geen officiële meting of stresstest.")
        self._lower = QWidget()
        lower = QVBoxLayout(self._lower)
        lower.setContentsMargins(0, Space.S, 0, 0)
        lower.addWidget(Heading("Scores"))
        lower.addWidget(self._own)
        lower.addWidget(self.scores, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Space.S)
        split.addWidget(self.baselines)
        split.addWidget(self._lower)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(split)
        self.baselines.chosen.connect(self._on_baseline)

    def load(self) -> None:
        """Read the measurements."""
        self.baselines.show_parent(self.terrain)

    def open(self, place: Place) -> None:
        """Show the measurement that a place names."""
        if place.record is not None:
            self.baselines.select(place.record)

    def _on_baseline(self, key: str) -> None:
        record = self.baselines.record_of(key)
        self._lower.setVisible(record is not None)
        is_own = record is not None and record.values["method"] is ScoreMethod.OWN_ESTIMATE
        self._own.setVisible(is_own)
        self.scores.show_parent(key or None)


class BaselinesPanel(RecordPanel):
    """The measurements."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            RecordKind.BASELINE,
            (day("Datum", "measured_on"), shown("Methode", "method"), shown("Bron", "source", 180)),
            empty="Een nulmeting mag op elk moment, en vaker. Zonder is de opgave geen getal.",
        )

    def first_texts(self) -> dict[str, str]:
        """A new measurement is one of today."""
        today = format_date_short(self.desk.context.today())
        return {"measured_on": today, "method": ScoreMethod.OWN_ESTIMATE.value}


def _level(record: Record) -> str:
    value, label = record.shown["value"], record.shown["label"]
    if value:
        return f"{value} {record.shown['unit']}".strip()
    return f"label {label}" if label else "ontbreekt"
