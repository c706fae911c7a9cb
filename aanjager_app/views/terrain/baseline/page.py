"""Baselines with their scores."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from aanjager_app.domain.dutch import format_date_short
from aanjager_app.domain.vocabulary import ScoreMethod
from aanjager_app.services.records import Record, RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.record_columns import day, shown, title
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.child_panel import ChildPanel
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.sections import Sections
from aanjager_app.views.widgets.tables import Column


class BaselineTab(TerrainTab):
    """Measurements above, the scores of the chosen one below; in any order, at any moment."""

    help_topic: ClassVar[str] = "nulmeting"
    shows: ClassVar[frozenset[str]] = frozenset({"baseline", "indicator_score"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.baselines = BaselinesPanel(desk)
        self.scores = ChildPanel(
            RecordPanel(
                desk,
                RecordKind.INDICATOR_SCORE,
                (
                    title("Indicator", 230),
                    Column("Score", _level, width=110),
                    shown("Onderbouwing", "evidence", 200),
                ),
                empty="Geef elke indicator een waarde of een label, met waar dat uit blijkt.",
            ),
            heading="Scores van",
            up="Alle metingen",
            nothing="Kies eerst een meting",
        )
        self.scores.note.setText(
            "Dit is een eigen inschatting en geen officiële meting of stresstest."
        )
        self.sections = Sections("Onderdelen van Nulmeting")
        self.sections.add_all((("Metingen", self.baselines), ("Scores", self.scores)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.sections)
        self.baselines.chosen.connect(self._on_baseline)
        self.baselines.to_scores.clicked.connect(self._show_scores)
        self.scores.went_up.connect(self._show_baselines)

    def load(self) -> None:
        """Read the measurements."""
        self.baselines.show_parent(self.terrain)

    def open(self, place: Place) -> None:
        """Show the measurement that a place names."""
        if place.record is not None:
            self.baselines.select(place.record)

    def _on_baseline(self, key: str) -> None:
        record = self.baselines.record_of(key)
        is_own = record is not None and record.values["method"] is ScoreMethod.OWN_ESTIMATE
        self.scores.note.setVisible(is_own)
        self.scores.show_parent(key or None, record.title if record else "")

    def _show_scores(self) -> None:
        self.sections.show_part(self.scores)

    def _show_baselines(self) -> None:
        self.sections.show_part(self.baselines)


class BaselinesPanel(RecordPanel):
    """The measurements."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            RecordKind.BASELINE,
            (day("Datum", "measured_on"), shown("Methode", "method"), shown("Bron", "source", 180)),
            empty="Een nulmeting mag op elk moment, en vaker. Zonder is de opgave geen getal.",
        )
        self.to_scores = PlainButton("Scores", Icon.AMBITION)
        self.add_tool(self.to_scores)
        self.chosen.connect(self._on_chosen)

    def _on_chosen(self, key: str) -> None:
        self.to_scores.setVisible(bool(key))

    def first_texts(self) -> dict[str, str]:
        """A new measurement is one of today."""
        today = format_date_short(self.desk.context.today())
        return {"measured_on": today, "method": ScoreMethod.OWN_ESTIMATE.value}


def _level(record: Record) -> str:
    value, label = record.shown["value"], record.shown["label"]
    if value:
        return f"{value} {record.shown['unit']}".strip()
    return f"label {label}" if label else "ontbreekt"
